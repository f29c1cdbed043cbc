/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/report/work.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/report/heading.h"

enum { SATURDAY = 5, WEEK_DAYS = 7 };

enum work work_of(const struct assignment *assignment)
{
    const struct duty_kind *kind = duty_kind_find(assignment->kind);
    unsigned tags = kind ? kind->tags : 0;

    if (is_own_lesson(assignment) || strcmp(assignment->kind, "merged") == 0)
        return WORK_LESSON; /* the minutes count with the class that is joined */
    if (tags & TAG_FACILITATE)
        return WORK_HELP;
    if (tags & TAG_EXAM)
        return WORK_EXAM;
    if (tags & (TAG_COVER | TAG_STANDING)) /* somebody else's lesson */
        return WORK_COVER;
    if (tags & TAG_CASELOAD)
        return WORK_CASELOAD;
    return tags & TAG_SUPPORT ? WORK_SUPPORT : WORK_SCHOOL;
}

bool work_is_exam(enum work work)
{
    return work == WORK_EXAM || work == WORK_HELP;
}

static const struct duty_kind *kind_of(const struct assignment *assignment)
{
    bool covers = strcmp(assignment->kind, "lesson") == 0 && !assignment->standing;

    return duty_kind_find(covers ? "cover" : assignment->kind);
}

const char *work_title(const struct assignment *assignment)
{
    const struct duty_kind *kind = kind_of(assignment);

    return kind ? kind->title : assignment->kind;
}

const char *work_words(const struct assignment *assignment, struct arena *arena)
{
    const char *kind = work_title(assignment);

    if (strncmp(assignment->title, kind, strlen(kind)) == 0 || work_of(assignment) != WORK_COVER)
        return assignment->title;
    return arena_text(arena, "%s - %s", kind, assignment->title);
}

const char *work_letter(const struct assignment *assignment)
{
    const struct duty_kind *kind = kind_of(assignment);

    return kind ? kind->letter : "x";
}

struct days {
    int64_t from, until;
};

static bool in_days(struct days days, int64_t at)
{
    return day_of(at) >= days.from && day_of(at) <= days.until;
}

/* Minutes of [from_at, until_at) in which the plan has the person in another duty. */
static int64_t elsewhere_min(const struct plan *plan, int person, int64_t from_at, int64_t until_at)
{
    int64_t minutes = 0;

    for (int i = 0; i < plan->n_assignments; i++) {
        const struct assignment *row = &plan->assignments[i];
        if (row->starts_at >= until_at)
            break; /* by start */
        if (row->staff != person || work_of(row) == WORK_LESSON)
            continue;
        int64_t start = row->starts_at > from_at ? row->starts_at : from_at;
        int64_t end = row->ends_at < until_at ? row->ends_at : until_at;
        minutes += end > start ? end - start : 0;
    }
    return minutes < until_at - from_at ? minutes : until_at - from_at;
}

static void add_lessons(const struct report_ask *ask, struct days days, struct work_sum *sums)
{
    const struct world *world = ask->world;

    for (int d = 0; d < world->n_duties; d++) {
        const struct duty *duty = &world->duties[d];
        const struct duty_slot *slot = &duty->slots[0];

        if (!(duty->tags & TAG_STANDING) || !in_days(days, slot->starts_at))
            continue;
        for (int i = 0; i < duty->n_standing; i++) {
            int person = duty->standing[i];
            int64_t minutes = slot->ends_at - slot->starts_at -
                              elsewhere_min(ask->plan, person, slot->starts_at, slot->ends_at);
            sums[person].minutes[WORK_LESSON] += minutes;
            sums[person].duties[WORK_LESSON] += minutes > 0;
        }
    }
}

struct work_sum *work_sums(const struct report_ask *ask, int64_t from, int64_t until,
                           struct arena *arena)
{
    struct work_sum *sums = arena_new(arena, struct work_sum, ask->world->season->n_people + 1);
    struct days days = {from, until};

    for (int i = 0; i < ask->plan->n_assignments; i++) {
        const struct assignment *row = &ask->plan->assignments[i];
        enum work work = work_of(row);

        if (row->staff < 0 || work == WORK_LESSON || !in_days(days, row->starts_at))
            continue;
        sums[row->staff].minutes[work] += row->ends_at - row->starts_at;
        sums[row->staff].duties[work]++;
    }
    add_lessons(ask, days, sums);
    return sums;
}

int64_t work_total(const struct work_sum *sum)
{
    int64_t total = 0;

    for (int i = 0; i < N_WORK; i++)
        total += sum->minutes[i];
    return total;
}

/* The pattern's minutes of a day; its own rows replace the week's.  *any: there is a pattern. */
static int64_t pattern_min(const struct season *season, int person, int64_t day, bool *any)
{
    int64_t weekly = 0, dated = 0;
    bool has_date = false;

    for (int i = 0; i < season->n_patterns; i++) {
        const struct pattern *row = &season->patterns[i];
        if (row->staff != person)
            continue;
        int64_t minutes = row->kind == PATTERN_WORK ? row->end - row->start : 0;
        *any |= row->kind == PATTERN_WORK;
        if (row->date == day) {
            has_date = true;
            dated += minutes;
        } else if (row->date < 0 && season_happens(season, day, row->weekday, row->week, -1, -1)) {
            weekly += minutes;
        }
    }
    return has_date ? dated : weekly;
}

static bool is_open(const struct season *season, const struct person *person, int64_t day)
{
    int kind = season_day_kind(season, day);

    return kind != DAY_HOLIDAY && kind != DAY_CLOSED && (person->from < 0 || day >= person->from) &&
           (person->until < 0 || day <= person->until);
}

int64_t work_contract(const struct season *season, int person, int64_t from, int64_t until)
{
    const struct person *who = &season->people[person];
    int64_t contract = 0;

    if (who->contract_min < 0)
        return -1;
    for (int64_t monday = day_week_start(from); monday <= until; monday += WEEK_DAYS) {
        int64_t whole = 0, part = 0;
        bool any = false;

        (void)pattern_min(season, person, monday, &any);
        for (int64_t day = monday; day < monday + WEEK_DAYS; day++) {
            int64_t minutes =
                any ? pattern_min(season, person, day, &any) : day_weekday(day) < SATURDAY;
            whole += minutes;
            if (day >= from && day <= until && is_open(season, who, day))
                part += minutes;
        }
        contract += whole > 0 ? who->contract_min * part / whole : 0;
    }
    return contract;
}

bool is_own_lesson(const struct assignment *assignment)
{
    return assignment->standing &&
           (strcmp(assignment->kind, "lesson") == 0 || strcmp(assignment->kind, "merged") == 0);
}
