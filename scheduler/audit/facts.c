/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads the season's rows and the rules' cells for the checks.  Nothing here
 * is shared with seating or planning: a mistake there is to be seen here. */
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

const struct figure *fact_figure(const struct auditor *auditor, enum figure_id id)
{
    return &auditor->rules->figures[id];
}

struct audit_spot spot_of(const struct assignment *row)
{
    return (struct audit_spot){row->key, row->staff, row->starts_at, row->ends_at};
}

const char *fact_place(const struct auditor *auditor, int room, int site)
{
    if (room >= 0)
        return auditor->season->rooms[room].room;
    return site >= 0 ? auditor->season->sites[site].site : "no place";
}

const char *fact_span(const struct auditor *auditor, int64_t from_at, int64_t until_at)
{
    return arena_text(auditor->arena, "%s-%s", moment_text(auditor->arena, from_at),
                      time_text(auditor->arena, (int)(until_at - day_of(until_at) * DAY_MIN)));
}

const char *fact_code(const struct auditor *auditor, int person)
{
    return person >= 0 ? auditor->season->people[person].staff : "nobody";
}

bool fact_meets(int64_t from_a, int64_t until_a, int64_t from_b, int64_t until_b)
{
    return from_a < until_b && from_b < until_a;
}

bool fact_has_word(const char *list, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = list; *at;) {
        at += strspn(at, "; ");
        size_t size = strcspn(at, ";");
        if (size == length && strncmp(at, word, length) == 0)
            return true;
        at += size;
    }
    return false;
}

bool fact_key_names(const char *key, const char *code)
{
    size_t length = strlen(code);

    for (const char *at = key; *at;) {
        size_t size = strcspn(at, ":");
        if (size == length && strncmp(at, code, length) == 0)
            return true;
        at += size + (at[size] == ':');
    }
    return false;
}

static const struct arrangement_rule *kind_rule(const struct rules *rules, const char *kind)
{
    for (int i = 0; i < rules->n_arrangements; i++)
        if (strcmp(rules->arrangements[i].kind, kind) == 0)
            return &rules->arrangements[i];
    return NULL;
}

static int role_of(const struct rules *rules, const char *role)
{
    for (int i = 0; i < rules->n_helpers; i++)
        if (strcmp(rules->helpers[i].role, role) == 0)
            return i;
    return -1;
}

/* Does the arrangement count for this candidate's paper on this day? */
static bool applies(const struct season *season, const struct arrangement *row, int paper,
                    int64_t day)
{
    if (!row->wanted || (row->from >= 0 && day < row->from) ||
        (row->until >= 0 && day > row->until))
        return false;
    if (row->paper >= 0)
        return row->paper == paper;
    return !*row->subject || strcmp(row->subject, season->papers[paper].subject) == 0;
}

/* A person reads nothing aloud where the paper tests reading. */
static bool human_reader_barred(const struct season *season, const struct arrangement *row,
                                int paper)
{
    return season->papers[paper].tests_reading != READING_NONE && strcmp(row->kind, "reader") == 0;
}

static void add_arrangement(const struct auditor *auditor, const struct arrangement *row,
                            struct seat_fact *seat)
{
    const struct arrangement_rule *rule = kind_rule(auditor->rules, row->kind);
    bool barred = human_reader_barred(auditor->season, row, seat->paper);

    if (!rule || fact_has_word(rule->not_in, auditor->season->papers[seat->paper].subject))
        return;
    int pct = rule->amount_is_pct && row->amount >= 0 ? row->amount : rule->extra_pct;
    if (pct > seat->extra_pct)
        seat->extra_pct = pct;
    if (rule->rest) {
        int rest =
            row->amount >= 0 ? row->amount : fact_figure(auditor, FIGURE_REST_PER_HOUR)->value;
        if (rest > seat->rest_per_hour)
            seat->rest_per_hour = rest;
    }
    if (*rule->helper && !barred) {
        int role = role_of(auditor->rules, rule->helper);
        if (role >= 0)
            seat->roles |= 1u << role;
    }
    if (rule->place == PLACE_ALONE && row->group_size < 0 && row->shared != 1)
        seat->alone = true;
    if (!barred && (*row->with || *rule->equipment))
        seat->item = *row->with ? row->with : rule->equipment;
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
    return (a->sitting->starts_at > b->sitting->starts_at) -
           (a->sitting->starts_at < b->sitting->starts_at);
}

static bool in_range(const struct auditor *auditor, int64_t at)
{
    int64_t day = day_of(at);
    return day >= auditor->from && day <= auditor->until;
}

static void read_seats(struct auditor *auditor)
{
    const struct season *season = auditor->season;
    int n = season->n_arrangements, *first = arena_new(auditor->arena, int, season->n_pupils + 1);
    const struct arrangement **rows = arena_new(auditor->arena, const struct arrangement *, n + 1);

    for (int i = 0; i < n; i++)
        rows[i] = &season->arrangements[i];
    sort_rows(rows, (size_t)n, sizeof *rows, by_pupil, NULL);
    for (int i = n - 1; i >= 0; i--)
        first[rows[i]->pupil] = i + 1; /* 0: no row */
    auditor->seats = arena_new(auditor->arena, struct seat_fact, season->n_seating + 1);
    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *sitting = &season->seating[i];
        if (!in_range(auditor, sitting->starts_at))
            continue;
        struct seat_fact *seat = &auditor->seats[auditor->n_seats++];
        *seat = (struct seat_fact){.sitting = sitting,
                                   .pupil = season->entries[sitting->entry].pupil,
                                   .paper = season->entries[sitting->entry].paper,
                                   .item = ""};
        int at = first[seat->pupil] - 1;
        for (; at >= 0 && at < n && rows[at]->pupil == seat->pupil; at++)
            if (applies(season, rows[at], seat->paper, day_of(sitting->starts_at)))
                add_arrangement(auditor, rows[at], seat);
    }
    sort_rows(auditor->seats, (size_t)auditor->n_seats, sizeof *auditor->seats, by_room, NULL);
}

static int by_staff(const void *left, const void *right, const void *context)
{
    const struct duty_fact *a = left, *b = right;

    (void)context;
    if (a->row->staff != b->row->staff)
        return a->row->staff - b->row->staff;
    return (a->row->starts_at > b->row->starts_at) - (a->row->starts_at < b->row->starts_at);
}

static int by_duty_room(const void *left, const void *right, const void *context)
{
    const struct duty_fact *duties = context;
    const struct assignment *a = duties[*(const int *)left].row,
                            *b = duties[*(const int *)right].row;

    if (a->room != b->room)
        return a->room - b->room;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

/* Which kinds of duty are exam work is told by the roles of the rules; a
 * combined duty is an invigilator's and a helper's at once. */
static void read_duty(const struct auditor *auditor, const struct assignment *row,
                      struct duty_fact *duty)
{
    static const char *const school_roles[] = {"cover", "support", "mentor", "escort"};
    bool combined = strcmp(row->kind, "combined") == 0;

    *duty = (struct duty_fact){.row = row, .role = role_of(auditor->rules, row->kind)};
    duty->invigilates = combined || strcmp(row->kind, "invigilator") == 0 ||
                        strcmp(row->kind, "lead_invigilator") == 0 ||
                        strcmp(row->kind, "site_invigilator") == 0;
    duty->exam = combined || duty->role >= 0 || strcmp(row->kind, "clash") == 0 ||
                 strcmp(row->kind, "rest_breaks") == 0;
    for (size_t i = 0; i < sizeof school_roles / sizeof *school_roles; i++)
        if (strcmp(row->kind, school_roles[i]) == 0)
            duty->exam = false;
    if (duty->role >= 0)
        for (int i = 0; i < auditor->rules->n_arrangements; i++)
            duty->helps =
                duty->helps || strcmp(auditor->rules->arrangements[i].helper, row->kind) == 0;
    duty->helps = duty->helps || combined;
}

void facts_read(struct auditor *auditor, const struct assignment *assignments, int n_assignments)
{
    read_seats(auditor);
    auditor->duties = arena_new(auditor->arena, struct duty_fact, n_assignments + 1);
    for (int i = 0; i < n_assignments; i++)
        if (in_range(auditor, assignments[i].starts_at))
            read_duty(auditor, &assignments[i], &auditor->duties[auditor->n_duties++]);
    sort_rows(auditor->duties, (size_t)auditor->n_duties, sizeof *auditor->duties, by_staff, NULL);
    auditor->room_duties = arena_new(auditor->arena, int, auditor->n_duties + 1);
    for (int i = 0; i < auditor->n_duties; i++)
        if (auditor->duties[i].row->room >= 0)
            auditor->room_duties[auditor->n_room_duties++] = i;
    sort_rows(auditor->room_duties, (size_t)auditor->n_room_duties, sizeof(int), by_duty_room,
              auditor->duties);
}

void fact_room_seats(const struct auditor *auditor, int room, int *first, int *end)
{
    int low = 0, high = auditor->n_seats;

    while (low < high) {
        int middle = (low + high) / 2;
        if (auditor->seats[middle].sitting->room < room)
            low = middle + 1;
        else
            high = middle;
    }
    for (*first = *end = low;
         *end < auditor->n_seats && auditor->seats[*end].sitting->room == room;)
        ++*end;
}
