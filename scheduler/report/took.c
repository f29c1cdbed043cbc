/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/report/took.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/report/work.h"

struct taking {
    const struct report_ask *ask;
    const struct assignment **by_key; /* of the plan */
    struct arena *arena;
    struct took_list *people, *pupils;
};

static int by_key(const void *left, const void *right)
{
    const struct assignment *a = *(const struct assignment *const *)left;
    const struct assignment *b = *(const struct assignment *const *)right;
    int order = strcmp(a->key, b->key);

    return order ? order : (a->staff > b->staff) - (a->staff < b->staff);
}

static bool meets(int64_t from_a, int64_t until_a, int64_t from_b, int64_t until_b)
{
    return from_a < until_b && from_b < until_a;
}

static void note(struct taking *taking, struct took_list *list, struct took row)
{
    *LIST_ADD(taking->arena, list->rows, list->n, list->room) = row;
}

/* Somebody who does the duty; person -1: anybody. */
static const struct assignment *held_by(const struct taking *taking, const char *key, int person)
{
    int low = 0, n = taking->ask->plan->n_assignments, high = n;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(taking->by_key[middle]->key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < n && strcmp(taking->by_key[low]->key, key) == 0; low++)
        if (person < 0 || taking->by_key[low]->staff == person)
            return taking->by_key[low];
    return NULL;
}

static bool in_exam_duty(const struct taking *taking, int person, int64_t from_at, int64_t until_at)
{
    const struct plan *plan = taking->ask->plan;

    for (int i = 0; i < plan->n_assignments; i++) {
        const struct assignment *row = &plan->assignments[i];
        if (row->staff == person && meets(row->starts_at, row->ends_at, from_at, until_at) &&
            work_is_exam(work_of(row)))
            return true;
    }
    return false;
}

/* In the room, or on the way into it. */
static bool sits_exam(const struct taking *taking, int pupil, int64_t from_at, int64_t until_at)
{
    const struct season *season = taking->ask->world->season;
    int before_min = rules_figure(taking->ask->world->rules, FIGURE_CANDIDATE_BEFORE);

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        int64_t leaves_at = row->release_at > row->ends_at ? row->release_at : row->ends_at;
        if (season->entries[row->entry].pupil == pupil && leaves_at > row->starts_at &&
            meets(from_at, until_at, row->starts_at - before_min, leaves_at))
            return true;
    }
    return false;
}

static bool in_ask(const struct taking *taking, int64_t at)
{
    return day_of(at) >= taking->ask->from && day_of(at) <= taking->ask->until;
}

/* Their own lesson or place beside a teacher, while they are with an exam. */
static void own_work(struct taking *taking, const struct duty *duty)
{
    const struct duty_slot *slot = &duty->slots[0];
    int minutes = (int)(slot->ends_at - slot->starts_at);
    bool lesson = duty->kind->tags & TAG_STANDING;

    for (int i = 0; i < duty->n_standing; i++) {
        int person = duty->standing[i];
        if (held_by(taking, duty->key, person) ||
            !in_exam_duty(taking, person, slot->starts_at, slot->ends_at))
            continue;
        bool covered = false;
        for (int d = 0; d < taking->ask->plan->n_open; d++)
            covered =
                covered || &taking->ask->world->duties[taking->ask->plan->open[d].duty] == duty;
        covered = !covered;
        note(taking, taking->people,
             (struct took){person, lesson ? TOOK_LESSONS : TOOK_SUPPORT, minutes,
                           covered ? minutes : 0, covered ? 0 : minutes});
    }
}

/* Hours of help that a plan names, gone because pupil or adult is in an exam. */
static void help(struct taking *taking, const struct duty *duty)
{
    const struct duty_slot *slot = &duty->slots[0];
    int minutes = (int)(slot->ends_at - slot->starts_at);
    bool exam = duty->pupil >= 0 && sits_exam(taking, duty->pupil, slot->starts_at, slot->ends_at);

    for (int i = 0; i < duty->n_named; i++)
        exam = exam || in_exam_duty(taking, duty->named[i], slot->starts_at, slot->ends_at);
    if (exam && duty->pupil >= 0 && !held_by(taking, duty->key, -1))
        note(taking, taking->pupils, (struct took){duty->pupil, TOOK_SUPPORT, minutes, 0, minutes});
}

/* ---- sessions ---- */

/* "mentoring:M12:2027-W19:1": the same session whatever its week. */
static bool same_session(const char *a, const char *b)
{
    const char *week_a = strstr(a, ":20"), *week_b = strstr(b, ":20");

    for (const char *at = week_a; at; at = strstr(at + 1, ":20"))
        week_a = at;
    for (const char *at = week_b; at; at = strstr(at + 1, ":20"))
        week_b = at;
    return week_a && week_b && week_a - a == week_b - b &&
           strncmp(a, b, (size_t)(week_a - a)) == 0 &&
           strcmp(strrchr(week_a, ':'), strrchr(week_b, ':')) == 0;
}

/* When it was held the last time it was told, carried to the duty's week; INT64_MIN: never. */
static int64_t usual_at(const struct taking *taking, const struct duty *duty)
{
    const struct season *season = taking->ask->world->season;
    int64_t monday = day_week_start(day_of(duty->slots[0].starts_at)), last = INT64_MIN;

    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        if (row->starts_at > last && day_of(row->starts_at) < monday &&
            strcmp(row->kind, duty->kind->name) == 0 && same_session(row->key, duty->key))
            last = row->starts_at;
    }
    if (last == INT64_MIN)
        return last;
    return last + (monday - day_week_start(day_of(last))) * DAY_MIN;
}

/* Is the mentor or one of the pupils with an exam then? */
static bool is_taken(const struct taking *taking, const struct duty *duty, int64_t from_at,
                     int64_t until_at)
{
    for (int i = 0; i < duty->n_named; i++)
        if (in_exam_duty(taking, duty->named[i], from_at, until_at))
            return true;
    for (int i = 0; i < duty->n_pupils; i++)
        if (sits_exam(taking, duty->pupils[i], from_at, until_at))
            return true;
    return false;
}

/* Its usual time is an exam's now; where it has none yet, a session that is not held at all in a
 * week of exams. */
static void session(struct taking *taking, const struct duty *duty)
{
    int64_t monday = day_week_start(day_of(duty->slots[0].starts_at));
    int64_t usual = usual_at(taking, duty);
    int minutes = (int)(duty->slots[0].ends_at - duty->slots[0].starts_at);
    const struct assignment *held = held_by(taking, duty->key, -1);
    bool took = usual == INT64_MIN
                    ? !held && is_taken(taking, duty, monday * DAY_MIN, (monday + 7) * DAY_MIN)
                    : is_taken(taking, duty, usual, usual + minutes);

    if (!took || (held && held->starts_at == usual))
        return;
    struct took row = {0, TOOK_SESSIONS, minutes, held ? minutes : 0, held ? 0 : minutes};
    for (int i = 0; i < duty->n_named; i++) {
        row.who = duty->named[i];
        note(taking, taking->people, row);
    }
    for (int i = 0; i < duty->n_pupils; i++) {
        row.who = duty->pupils[i];
        note(taking, taking->pupils, row);
    }
}

/* ---- lessons of candidates ---- */

static void lessons_of(struct taking *taking, const struct class_member *member, int64_t day)
{
    const struct season *season = taking->ask->world->season;

    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *row = &season->lessons[i];
        if (strcmp(row->class_name, member->class_name) == 0 &&
            season_happens(season, day, row->weekday, row->week, row->from, row->until) &&
            sits_exam(taking, member->pupil, day * DAY_MIN + row->start, day * DAY_MIN + row->end))
            note(taking, taking->pupils,
                 (struct took){member->pupil, TOOK_LESSONS, row->end - row->start, 0, 0});
    }
}

static bool is_candidate(const struct season *season, int pupil, int64_t day)
{
    for (int i = 0; i < season->n_seating; i++)
        if (season->entries[season->seating[i].entry].pupil == pupil &&
            day_of(season->seating[i].starts_at) == day)
            return true;
    return false;
}

void took_read(const struct report_ask *ask, struct arena *arena, struct took_list *people,
               struct took_list *pupils)
{
    const struct world *world = ask->world;
    struct taking taking = {ask, NULL, arena, people, pupils};
    size_t n = (size_t)ask->plan->n_assignments;

    taking.by_key = arena_new(arena, const struct assignment *, n + 1);
    for (size_t i = 0; i < n; i++)
        taking.by_key[i] = &ask->plan->assignments[i];
    if (n) // NOLINTNEXTLINE(bugprone-sizeof-expression)
        qsort(taking.by_key, n, sizeof *taking.by_key, by_key);
    for (int d = 0; d < world->n_duties; d++) {
        const struct duty *duty = &world->duties[d];
        if (!in_ask(&taking, duty->slots[0].starts_at))
            continue;
        if (duty->kind->tags & TAG_CASELOAD)
            session(&taking, duty);
        else if (strcmp(duty->kind->name, "pupil_support") == 0)
            help(&taking, duty);
        else if (duty->kind->tags & (TAG_STANDING | TAG_SUPPORT))
            own_work(&taking, duty);
    }
    for (int64_t day = ask->from; day <= ask->until; day++) {
        int kind = season_day_kind(world->season, day);
        for (int i = 0; kind == DAY_SCHOOL && i < world->season->n_classes; i++)
            if (is_candidate(world->season, world->season->classes[i].pupil, day))
                lessons_of(&taking, &world->season->classes[i], day);
    }
}
