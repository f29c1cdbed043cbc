/* SPDX-License-Identifier: GPL-3.0-or-later
 * Assignments: which are exam work, whom they serve, what in the week they are. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

/* Kinds of duty that bear another name than the role of the rules. */
static const struct {
    const char *kind, *role;
    bool exam;
} names[] = {
    {"rest_breaks", "rest_supervisor", true},
    {"clash", "clash_supervisor", true},
    {"overnight", "clash_supervisor", true},
    {"late_desk", "floater", true},
    {"late_room", "invigilator", true},
    {"reserve", "invigilator", true},
    {"combined", "invigilator", true},
    {"helper", "", true},
    {"cover", "cover", false},
    {"lesson", "cover", false},
    {"support", "", false},
    {"mentoring", "mentor", false},
};

static bool is_one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

/* "lesson:9C-MA-1:2027-05-12" names 9C-MA-1: what stands between the kind and the day or week.
 * Keys of exam work begin with a series. */
static const char *code_of(const struct auditor *auditor, const struct assignment *row)
{
    size_t kind = strlen(row->kind);
    const char *end = NULL;

    if (strncmp(row->key, row->kind, kind) != 0 || row->key[kind] != ':')
        return "";
    const char *code = row->key + kind + 1;
    for (const char *at = strstr(code, ":20"); at; at = strstr(at + 1, ":20"))
        end = at; /* the last: a code may hold anything */
    return end ? arena_copy_part(auditor->arena, code, (size_t)(end - code)) : code;
}

/* Which kinds of duty are exam work is told by the roles of the rules; a
 * combined duty is an invigilator's and a helper's at once. */
static void read_duty(const struct auditor *auditor, const struct assignment *row,
                      struct duty_fact *duty)
{
    static const char *const invigilators[] = {"combined", "invigilator", "lead_invigilator",
                                               "site_invigilator", NULL};
    const struct rules *rules = auditor->rules;
    const char *role = row->kind;

    *duty = (struct duty_fact){.row = row, .code = code_of(auditor, row)};
    duty->exam = !*duty->code && fact_role(rules, row->kind) >= 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i].kind, row->kind) == 0) {
            role = names[i].role;
            duty->exam = names[i].exam;
        }
    }
    duty->role =
        duty->exam || !*duty->code || strcmp(role, row->kind) != 0 || strcmp(role, "cover") == 0
            ? fact_role(rules, role)
            : -1;
    duty->combined = strcmp(row->kind, "combined") == 0;
    duty->invigilates = is_one_of(row->kind, invigilators);
    duty->helps = duty->combined || strcmp(row->kind, "helper") == 0;
    for (int i = 0; duty->exam && i < rules->n_arrangements; i++)
        duty->helps = duty->helps || strcmp(rules->arrangements[i].helper, row->kind) == 0;
}

static int compare_starts(const struct assignment *a, const struct assignment *b)
{
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

static int by_staff(const void *left, const void *right, const void *context)
{
    const struct duty_fact *a = left, *b = right;

    (void)context;
    if (a->row->staff != b->row->staff)
        return a->row->staff - b->row->staff;
    return compare_starts(a->row, b->row);
}

static int by_duty_room(const void *left, const void *right, const void *context)
{
    const struct duty_fact *duties = context;
    const struct assignment *a = duties[*(const int *)left].row,
                            *b = duties[*(const int *)right].row;

    return a->room != b->room ? a->room - b->room : compare_starts(a, b);
}

static int by_duty_site(const void *left, const void *right, const void *context)
{
    const struct duty_fact *duties = context;
    const struct assignment *a = duties[*(const int *)left].row,
                            *b = duties[*(const int *)right].row;

    return a->site != b->site ? a->site - b->site : compare_starts(a, b);
}

static int by_code(const void *left, const void *right, const void *context)
{
    const struct duty_fact *duties = context;
    const struct duty_fact *a = &duties[*(const int *)left], *b = &duties[*(const int *)right];
    int order = strcmp(a->code, b->code);

    return order ? order : compare_starts(a->row, b->row);
}

static int duty_room_at(const struct auditor *auditor, int i)
{
    return auditor->duties[auditor->room_duties[i]].row->room;
}

/* Somebody has work of it, or a plan of it is stored in which nobody has. */
static bool was_planned(const struct auditor *auditor)
{
    bool planned = auditor->n_duties > 0 || auditor->n_merges > 0;

    for (int i = 0; i < auditor->season->n_plan_runs; i++)
        planned = planned || (auditor->season->plan_runs[i].from <= auditor->until &&
                              auditor->season->plan_runs[i].until >= auditor->from);
    return planned;
}

/* A day is as it is judged; one that nobody planned is as it was told. */
static void read_around(struct auditor *auditor, const struct assignment *list, int count)
{
    const struct season *season = auditor->season;
    int most = count + season->n_published;

    auditor->around = arena_new(auditor->arena, const struct assignment *, most + 1);
    for (int i = 0; i < most; i++) {
        bool judged = i < count;
        const struct assignment *row = judged ? &list[i] : &season->published[i - count];
        int64_t day = day_of(row->starts_at);
        if ((day < auditor->from || day > auditor->until) &&
            (judged || (list != season->published && !season_planned(season, day))))
            auditor->around[auditor->n_around++] = row;
    }
}

const struct assignment *fact_around(const struct auditor *auditor, const char *code,
                                     int64_t monday, int *at)
{
    size_t length = strlen(code);

    while (*at < auditor->n_around) {
        const struct assignment *row = auditor->around[(*at)++];
        const char *found = strstr(row->key, code);
        if (found && found > row->key && found[-1] == ':' && found[length] == ':' &&
            day_week_start(day_of(row->starts_at)) == monday)
            return row;
    }
    return NULL;
}

void facts_read_duties(struct auditor *auditor, const struct assignment *list, int count)
{
    int n_room = 0;

    auditor->duties = arena_new(auditor->arena, struct duty_fact, count + 1);
    auditor->merges = arena_new(auditor->arena, const struct assignment *, count + 1);
    for (int i = 0; i < count; i++) {
        int64_t day = day_of(list[i].starts_at);
        if (day < auditor->from || day > auditor->until || list[i].staff < 0)
            continue;
        if (strcmp(list[i].kind, "merged") ==
            0) /* no work of its own: who has both has one group */
            auditor->merges[auditor->n_merges++] = &list[i];
        else
            read_duty(auditor, &list[i], &auditor->duties[auditor->n_duties++]);
    }
    auditor->planned = was_planned(auditor);
    read_around(auditor, list, count);
    int n = auditor->n_duties;
    sort_rows(auditor->duties, (size_t)n, sizeof *auditor->duties, by_staff, NULL);
    auditor->room_duties = arena_new(auditor->arena, int, n + 1);
    auditor->site_duties = arena_new(auditor->arena, int, n + 1);
    auditor->code_duties = arena_new(auditor->arena, int, n + 1);
    for (int i = 0; i < n; i++) {
        const struct duty_fact *duty = &auditor->duties[i];
        if (*duty->code)
            auditor->code_duties[auditor->n_code_duties++] = i;
        else if (duty->row->room >= 0)
            auditor->room_duties[n_room++] = i;
        else
            auditor->site_duties[auditor->n_site_duties++] = i;
    }
    sort_rows(auditor->room_duties, (size_t)n_room, sizeof(int), by_duty_room, auditor->duties);
    sort_rows(auditor->site_duties, (size_t)auditor->n_site_duties, sizeof(int), by_duty_site,
              auditor->duties);
    sort_rows(auditor->code_duties, (size_t)auditor->n_code_duties, sizeof(int), by_code,
              auditor->duties);
    auditor->room_duties_first =
        facts_offsets(auditor, n_room, auditor->season->n_rooms, duty_room_at);
}

/* The first of code_duties whose code is not before (or, after: is beyond) a code. */
static int code_bound(const struct auditor *auditor, const char *code, bool after)
{
    int low = 0, high = auditor->n_code_duties;

    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(auditor->duties[auditor->code_duties[middle]].code, code);
        if (order < 0 || (after && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void fact_work(const struct auditor *auditor, const char *code, int *first, int *end)
{
    *first = code_bound(auditor, code, false);
    *end = code_bound(auditor, code, true);
}

void fact_duties(const struct auditor *auditor, int person, int *first, int *end)
{
    int low = 0, high = auditor->n_duties;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (auditor->duties[middle].row->staff < person)
            low = middle + 1;
        else
            high = middle;
    }
    for (*first = *end = low;
         *end < auditor->n_duties && auditor->duties[*end].row->staff == person;)
        ++*end;
}

/* "...:0042:+1": the duty was left in the middle, and this is who came after. */
static const char *last_word(const char *key)
{
    const char *last = strrchr(key, ':');

    if (last && last[1] == '+')
        while (last > key && *--last != ':')
            ;
    return last;
}

bool fact_key_names(const char *key, const char *pupil)
{
    const char *last = last_word(key);
    size_t length = strlen(pupil);

    return last && strncmp(last + 1, pupil, length) == 0 &&
           (last[1 + length] == '\0' || last[1 + length] == '~' || last[1 + length] == ':');
}

/* ":8700/1:0042" one candidate's own, ":8700/1:g2:h1:1" those of a helper group, ":8700/1:g2:X:1"
 * those of paper X who want the role; no such key: whoever wants it. */
bool fact_serves(const struct auditor *auditor, const struct duty_fact *duty,
                 const struct seat_fact *seat)
{
    const char *key = duty->row->key;
    const int *first = &auditor->room_runs_first[seat->sitting->room];

    if (duty->combined || fact_key_names(key, fact_pupil(auditor, seat->pupil)))
        return true;
    for (int r = first[0]; r < first[1]; r++) /* somebody else's own? */
        for (int i = auditor->runs[r].first; i < auditor->runs[r].end; i++)
            if (fact_key_names(key, fact_pupil(auditor, auditor->seats[i].pupil)))
                return false;
    const char *group = strstr(key, ":h");
    if (group && group[2] >= '1' && group[2] <= '9')
        return seat->sitting->helper_group == (int)strtol(group + 2, NULL, 10);
    return duty->role < 0 || (seat->roles >> duty->role & 1);
}

bool fact_goes_on(const struct auditor *auditor, int i, bool week)
{
    if (i + 1 >= auditor->n_duties)
        return false;
    const struct assignment *now = auditor->duties[i].row, *next = auditor->duties[i + 1].row;
    int64_t day = day_of(now->starts_at), after = day_of(next->starts_at);
    return now->staff == next->staff &&
           (week ? day_week_start(day) == day_week_start(after) : day == after);
}
