/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/report/hours/ledger.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/plan/verdict.h"

struct reader {
    const struct report_ask *ask;
    const struct crew *crew;
    const struct bench *bench;
    struct ledger *list;
};

static int64_t overlap_min(int64_t from_a, int64_t until_a, int64_t from_b, int64_t until_b)
{
    int64_t from = from_a > from_b ? from_a : from_b;
    int64_t until = until_a < until_b ? until_a : until_b;

    return until > from ? until - from : 0;
}

static bool in_ask(const struct report_ask *ask, int64_t at)
{
    return day_of(at) >= ask->from && day_of(at) <= ask->until;
}

/* Assignments come in the order of their start: the last place of each person is known. */
static void read_travel(const struct reader *reader, struct arena *arena)
{
    const struct season *season = reader->ask->world->season;
    const struct assignment **last =
        arena_new(arena, const struct assignment *, season->n_people + 1);

    for (int i = 0; i < reader->ask->plan->n_assignments; i++) {
        const struct assignment *row = &reader->ask->plan->assignments[i];
        if (row->staff < 0 || row->site < 0 || !in_ask(reader->ask, row->starts_at))
            continue;
        const struct assignment *before = last[row->staff];
        if (before && day_of(before->starts_at) == day_of(row->starts_at))
            reader->list[row->staff].travel_min +=
                reader->bench->travel_min[before->site * season->n_sites + row->site];
        last[row->staff] = row;
    }
}

static void read_kept(const struct reader *reader, int person)
{
    struct ledger *ledger = &reader->list[person];

    for (int64_t day = reader->ask->from; day <= reader->ask->until; day++) {
        const struct clock *clock = crew_clock(reader->crew, person, day);
        ledger->kept_min += spans_covered(&clock->kept, day * DAY_MIN, (day + 1) * DAY_MIN);
    }
}

/* Work of the plan past the hours of its day; who has two classes as one has one. */
static void read_outside(const struct reader *reader, const struct assignment *row)
{
    const struct clock *clock = crew_clock(reader->crew, row->staff, day_of(row->starts_at));

    if (!row->standing && strcmp(row->kind, "merged") != 0 &&
        reader->crew->season->people[row->staff].contract_min >= 0)
        reader->list[row->staff].outside_min +=
            row->ends_at - row->starts_at -
            spans_covered(&clock->work, row->starts_at, row->ends_at);
}

static bool is_covered(const struct plan *plan, const struct duty *duty, int person)
{
    for (int i = 0; i < plan->n_assignments; i++)
        if (plan->assignments[i].staff != person &&
            strcmp(plan->assignments[i].key, duty->key) == 0)
            return true;
    return false;
}

/* What of the person's own an exam stands in the place of. */
static void read_displaced(const struct reader *reader, const struct assignment *row)
{
    const struct own_work *own = &reader->bench->own;
    struct ledger *ledger = &reader->list[row->staff];

    ledger->exam_min += row->ends_at - row->starts_at;
    for (int i = own->by_person.first[row->staff]; i < own->by_person.first[row->staff + 1]; i++) {
        const struct own_entry *entry = &own->entries[own->by_person.items[i]];
        const struct duty *duty = &reader->ask->world->duties[entry->duty];
        int64_t minutes =
            overlap_min(entry->starts_at, entry->ends_at, row->starts_at, row->ends_at);
        if (minutes == 0 || strcmp(duty->key, row->key) == 0)
            continue;
        if (duty->tags & TAG_STANDING)
            ledger->lesson_min += minutes;
        else if (duty->tags & TAG_SUPPORT)
            ledger->support_min += minutes;
        else
            ledger->other_min += minutes;
        if (is_covered(reader->ask->plan, duty, row->staff))
            ledger->covered_min += minutes;
    }
    const struct clock *clock = crew_clock(reader->crew, row->staff, day_of(row->starts_at));
    ledger->beyond_min +=
        row->ends_at - row->starts_at - spans_covered(&clock->work, row->starts_at, row->ends_at);
}

/* Time off in lieu, as far as they would have worked. */
static void read_time_off(const struct reader *reader)
{
    const struct season *season = reader->ask->world->season;

    for (int i = 0; i < season->n_balances; i++)
        reader->list[season->balances[i].staff].brought_min += season->balances[i].lieu_min;
    for (int i = 0; i < season->n_absences; i++) {
        const struct absence *row = &season->absences[i];
        for (int64_t day = reader->ask->from;
             row->lieu && !row->tentative && day <= reader->ask->until; day++) {
            const struct clock *clock = crew_clock(reader->crew, row->staff, day);
            int64_t from = row->start > day * DAY_MIN ? row->start : day * DAY_MIN;
            int64_t until = row->end < (day + 1) * DAY_MIN ? row->end : (day + 1) * DAY_MIN;
            if (until > from)
                reader->list[row->staff].taken_min += spans_covered(&clock->work, from, until);
        }
    }
}

static void read_logged(const struct reader *reader)
{
    const struct season *season = reader->ask->world->season;

    for (int i = 0; i < season->n_worked; i++) {
        const struct worked *row = &season->worked[i];
        if (row->date < reader->ask->from || row->date > reader->ask->until || row->out <= row->in)
            continue;
        const struct clock *clock = crew_clock(reader->crew, row->staff, row->date);
        int64_t in = spans_covered(&clock->work, row->date * DAY_MIN + row->in,
                                   row->date * DAY_MIN + row->out);
        reader->list[row->staff].logged_min += row->out - row->in;
        reader->list[row->staff].logged_over_min += row->out - row->in - in;
    }
}

struct ledger *ledger_read(const struct report_ask *ask, struct arena *arena)
{
    int n_people = ask->world->season->n_people;
    struct policy *policy = arena_new(arena, struct policy, 1);
    struct crew *crew = arena_new(arena, struct crew, 1);
    struct bench *bench = arena_new(arena, struct bench, 1);
    struct fault fault = {0};
    struct reader reader = {ask, crew, bench, arena_new(arena, struct ledger, n_people + 1)};

    if (!policy_make(ask->world, policy, &fault))
        return reader.list;
    crew_make(ask->world, policy, arena, crew);
    bench_make(ask->world, policy, crew, arena, bench);
    read_travel(&reader, arena);
    read_logged(&reader);
    read_time_off(&reader);
    for (int p = 0; p < n_people; p++) {
        read_kept(&reader, p);
        reader.list[p].paid = crew->overtime_pence[p] > 0;
    }
    for (int i = 0; i < ask->plan->n_assignments; i++) {
        const struct assignment *row = &ask->plan->assignments[i];
        if (row->staff < 0 || !in_ask(ask, row->starts_at))
            continue;
        read_outside(&reader, row);
        if (work_is_exam(work_of(row)))
            read_displaced(&reader, row);
    }
    return reader.list;
}
