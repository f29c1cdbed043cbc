/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sittings with what their candidates' arrangements say, and the runs they
 * form in rooms. */
#include <string.h>
#include <strings.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

struct reading { /* of one sitting: the candidate's arrangement rows [first, end) */
    const struct auditor *auditor;
    const struct arrangement **rows;
    int first, end, paper;
    int64_t day;
};

/* What is said of the paper counts before what is said of its subject, and that before what is
 * said of all papers.  0: does not count. */
static int closeness(const struct reading *reading, const struct arrangement *row)
{
    const struct paper *paper = &reading->auditor->season->papers[reading->paper];

    if ((row->from >= 0 && reading->day < row->from) ||
        (row->until >= 0 && reading->day > row->until))
        return 0;
    if (row->paper >= 0)
        return row->paper == reading->paper ? 3 : 0;
    if (!*row->subject)
        return 1;
    return fact_same(row->subject, paper->subject) ? 2 : 0;
}

/* The closest row of a kind, when it is wanted; among equals the largest amount. */
static const struct arrangement *held(const struct reading *reading, const char *kind)
{
    const struct arrangement *best = NULL;
    int best_close = 1;

    for (int i = reading->first; i < reading->end; i++) {
        const struct arrangement *row = reading->rows[i];
        int close = fact_same(row->kind, kind) ? closeness(reading, row) : 0;
        if (close < best_close)
            continue;
        bool better = !best || close > best_close || (row->wanted && !best->wanted) ||
                      (row->wanted && row->amount > best->amount);
        best = better ? row : best;
        best_close = close;
    }
    return best && best->wanted ? best : NULL;
}

static const struct arrangement_rule *rule_of(const struct rules *rules, const char *kind,
                                              size_t length)
{
    for (int i = 0; i < rules->n_arrangements; i++)
        if (strlen(rules->arrangements[i].kind) == length &&
            strncasecmp(rules->arrangements[i].kind, kind, length) == 0)
            return &rules->arrangements[i];
    return NULL;
}

/* Not in these subjects, told by the subject or by the first words of the title; nor in other
 * kinds of paper than those named. */
static bool not_here(const struct arrangement_rule *rule, const struct paper *paper)
{
    if (fact_has_word(rule->not_in, paper->subject) ||
        (*rule->only_in && !fact_has_word(rule->only_in, paper_kind_words[paper->kind])))
        return true;
    for (const char *at = rule->not_in; *at;) {
        size_t size = strcspn(at, ";");
        if (size && strncasecmp(at, paper->title, size) == 0 &&
            (paper->title[size] == '\0' || paper->title[size] == ' '))
            return true;
        at += size + (at[size] == ';');
    }
    return false;
}

/* A person reads nothing aloud where the paper tests reading: a device does, one the candidate
 * has anyway (NULL: nothing to add) or the first that is allowed. */
static const struct arrangement_rule *as_allowed(const struct reading *reading,
                                                 const struct arrangement_rule *rule)
{
    const struct auditor *auditor = reading->auditor;
    const char *list = rule->instead_for_reading;

    if (!*list || auditor->season->papers[reading->paper].tests_reading == READING_NONE)
        return rule;
    for (const char *at = list; *at;) {
        size_t size = strcspn(at, ";");
        const struct arrangement_rule *other = rule_of(auditor->rules, at, size);
        if (other && held(reading, other->kind))
            return NULL;
        at += size + (at[size] == ';');
    }
    return rule_of(auditor->rules, list, strcspn(list, ";"));
}

static const char *joined(const struct auditor *auditor, const char *list, const char *more)
{
    if (!*more)
        return list;
    return *list ? arena_text(auditor->arena, "%s;%s", list, more) : more;
}

static int larger(int left, int right)
{
    return left > right ? left : right;
}

static void add_place(const struct arrangement_rule *rule, const struct arrangement *row,
                      struct seat_fact *seat)
{
    bool few = rule->place == PLACE_ALONE && !rule->off_site && row->group_size > 1;

    seat->place = larger(seat->place, few ? PLACE_SMALL : rule->place);
    if (row->group_size > 0 && (seat->group_size < 0 || row->group_size < seat->group_size))
        seat->group_size = row->group_size;
    if (row->room >= 0)
        seat->room = row->room;
}

static void add_kind(const struct reading *reading, const struct arrangement_rule *rule,
                     struct seat_fact *seat)
{
    const struct auditor *auditor = reading->auditor;
    const struct arrangement *row = held(reading, rule->kind);
    int64_t kind = rule - auditor->rules->arrangements;

    if (!row || not_here(rule, &auditor->season->papers[reading->paper]))
        return;
    rule = as_allowed(reading, rule);
    if (!rule)
        return;
    seat->kinds |= kind < 64 ? (uint64_t)1 << kind : 0;
    if (rule->amount_is_pct)
        seat->extra_pct = larger(seat->extra_pct, row->amount >= 0 ? row->amount : rule->extra_pct);
    if (rule->rest)
        seat->rest_per_hour = larger(
            seat->rest_per_hour,
            row->amount >= 0 ? row->amount : fact_figure(auditor, FIGURE_REST_PER_HOUR)->value);
    add_place(rule, row, seat);
    int role = *rule->helper ? fact_role(auditor->rules, rule->helper) : -1;
    if (role >= 0) {
        seat->roles |= 1U << role;
        seat->skills = joined(auditor, seat->skills, row->skills);
    }
    role = *rule->after ? fact_role(auditor->rules, rule->after) : -1;
    if (role >= 0)
        seat->after |= 1U << role;
    role = *rule->ready ? fact_role(auditor->rules, rule->ready) : -1;
    if (role >= 0)
        seat->ready |= 1U << role;
    seat->off_site = seat->off_site || rule->off_site;
    seat->items = joined(auditor, joined(auditor, seat->items, rule->equipment), row->with);
    seat->computer = seat->computer || rule->computer;
    seat->socket = seat->socket || rule->socket;
}

static int by_pupil(const void *left, const void *right, const void *context)
{
    const struct arrangement *const *a = left, *const *b = right;

    (void)context;
    return (*a)->pupil - (*b)->pupil;
}

static int by_room(const void *left, const void *right, const void *context)
{
    const struct seat_fact *a = left, *b = right;

    (void)context;
    if (a->sitting->room != b->sitting->room)
        return a->sitting->room - b->sitting->room;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

static bool counts(const struct auditor *auditor, const struct sitting *sitting)
{
    int64_t day = day_of(sitting->starts_at);

    return sitting->room >= 0 && day >= auditor->from && day <= auditor->until &&
           auditor->season->entries[sitting->entry].status != ENTRY_WITHDRAWN;
}

static void read_seat(const struct auditor *auditor, const struct sitting *sitting,
                      struct reading *reading, struct seat_fact *seat)
{
    const struct entry *entry = &auditor->season->entries[sitting->entry];

    *seat =
        (struct seat_fact){.sitting = sitting,
                           .starts_at = sitting->starts_at,
                           .ends_at = sitting->ends_at,
                           .leaves_at = sitting->release_at > sitting->ends_at ? sitting->release_at
                                                                               : sitting->ends_at,
                           .pupil = entry->pupil,
                           .paper = entry->paper,
                           .group_size = -1,
                           .room = -1,
                           .items = "",
                           .skills = ""};
    reading->paper = entry->paper;
    reading->day = day_of(sitting->starts_at);
    for (int i = 0; reading->first < reading->end && i < auditor->rules->n_arrangements; i++)
        add_kind(reading, &auditor->rules->arrangements[i], seat);
    seat->computer = seat->computer || auditor->season->papers[seat->paper].kind == PAPER_ONSCREEN;
}

/* Seats of one pupil stand together, in time. */
static int by_candidate(const void *left, const void *right, const void *context)
{
    const struct seat_fact *seats = context;
    const struct seat_fact *a = &seats[*(const int *)left], *b = &seats[*(const int *)right];

    if (a->pupil != b->pupil)
        return a->pupil - b->pupil;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

static int pupil_at(const struct auditor *auditor, int i)
{
    return auditor->seats[auditor->pupil_seats[i]].pupil;
}

static int run_room_at(const struct auditor *auditor, int i)
{
    return auditor->runs[i].room;
}

static void read_runs(struct auditor *auditor)
{
    int *seen = arena_new(auditor->arena, int, auditor->season->n_pupils + 1);

    auditor->runs = arena_new(auditor->arena, struct run, auditor->n_seats + 1);
    for (int i = 0; i < auditor->n_seats; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        struct run *run = auditor->n_runs ? &auditor->runs[auditor->n_runs - 1] : NULL;
        if (!run || run->room != seat->sitting->room || run->until_at <= seat->starts_at) {
            run = &auditor->runs[auditor->n_runs++];
            *run = (struct run){.room = seat->sitting->room,
                                .first = i,
                                .from_at = seat->starts_at,
                                .until_at = seat->leaves_at};
        }
        run->end = i + 1;
        auditor->seats[i].run = auditor->n_runs - 1;
        run->n_pupils += seen[seat->pupil] != auditor->n_runs;
        seen[seat->pupil] = auditor->n_runs;
        if (seat->leaves_at > run->until_at)
            run->until_at = seat->leaves_at;
    }
    auditor->room_runs_first =
        facts_offsets(auditor, auditor->n_runs, auditor->season->n_rooms, run_room_at);
}

void facts_read_seats(struct auditor *auditor)
{
    const struct season *season = auditor->season;
    int n = season->n_arrangements;
    struct reading reading = {.auditor = auditor};
    int *first = arena_new(auditor->arena, int, season->n_pupils + 2);

    reading.rows = arena_new(auditor->arena, const struct arrangement *, n + 1);
    for (int i = 0; i < n; i++) {
        reading.rows[i] = &season->arrangements[i];
        first[season->arrangements[i].pupil + 1]++;
    }
    for (int i = 0; i < season->n_pupils; i++)
        first[i + 1] += first[i];
    sort_rows(reading.rows, (size_t)n, sizeof(const struct arrangement *), by_pupil, NULL);
    auditor->seats = arena_new(auditor->arena, struct seat_fact, season->n_seating + 1);
    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *sitting = &season->seating[i];
        if (!counts(auditor, sitting))
            continue;
        int pupil = season->entries[sitting->entry].pupil;
        reading.first = first[pupil];
        reading.end = first[pupil + 1];
        read_seat(auditor, sitting, &reading, &auditor->seats[auditor->n_seats++]);
    }
    sort_rows(auditor->seats, (size_t)auditor->n_seats, sizeof *auditor->seats, by_room, NULL);
    auditor->pupil_seats = arena_new(auditor->arena, int, auditor->n_seats + 1);
    for (int i = 0; i < auditor->n_seats; i++)
        auditor->pupil_seats[i] = i;
    sort_rows(auditor->pupil_seats, (size_t)auditor->n_seats, sizeof(int), by_candidate,
              auditor->seats);
    auditor->pupil_first = facts_offsets(auditor, auditor->n_seats, season->n_pupils, pupil_at);
    facts_read_incidents(auditor);
    read_runs(auditor);
}
