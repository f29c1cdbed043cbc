/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/bench/bench_withdrawal.c - lessons missed for sessions over some weeks of a school file:
 * as planned week by week, and when each session takes the first time that is free.
 *
 *     bench_withdrawal SCHOOL MONDAY WEEKS [MILLIONS_OF_WORK]
 *
 * Both have the same rest of the plan around them.  Counted here from the timetable, in order of
 * time: a lesson is missed again too soon when its subject was missed oftener, up to then, than
 * another subject of the pupil's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scheduler/base/day.h"
#include "scheduler/plan/brief.h"
#include "scheduler/plan/withdrawn.h"
#include "scheduler/store/store.h"
#include "tests/support/place_first.h"

enum { SUBJECTS = 60, VISITS = 20000 };

struct visit {
    int pupil;
    int64_t from_at, until_at;
};
struct diary { /* sessions of one way to place them */
    const char *name;
    struct visit visits[VISITS];
    int n, undone;
};

struct weeks {
    struct season season; /* its published grow week by week */
    struct rules rules;
    struct arena arena;
    int64_t work;
    int least;
    struct assignment *published;
    int room;
};

static int by_time(const void *left, const void *right)
{
    const struct visit *a = left, *b = right;

    if (a->pupil != b->pupil)
        return a->pupil - b->pupil;
    return (a->from_at > b->from_at) - (a->from_at < b->from_at);
}

/* ---- counting ---- */

struct count {
    const char *subjects[SUBJECTS];
    int times[SUBJECTS], n;
    bool waits[SUBJECTS]; /* for its turn: lessons of it may be missed */
};

static int subject_of(struct count *count, const char *name)
{
    for (int i = 0; i < count->n; i++)
        if (strcasecmp(count->subjects[i], name) == 0)
            return i;
    if (count->n == SUBJECTS)
        abort();
    count->subjects[count->n] = name;
    return count->n++;
}

static bool is_his(const struct season *season, const struct lesson *lesson, int pupil)
{
    for (int i = 0; i < season->n_classes; i++)
        if (season->classes[i].pupil == pupil &&
            strcmp(season->classes[i].class_name, lesson->class_name) == 0)
            return true;
    return false;
}

static bool is_too_soon(const struct count *count, int subject)
{
    for (int i = 0; i < count->n; i++)
        if (i != subject && count->waits[i] && count->times[i] < count->times[subject])
            return true;
    return false;
}

static void count_pupil(const struct season *season, const struct visit *visits, int n, int *missed,
                        int *again)
{
    struct count count = {.n = 0};

    for (int i = 0; i < season->n_lessons; i++)
        if (*season->lessons[i].subject && season->lessons[i].withdraw == WITHDRAW_YES &&
            is_his(season, &season->lessons[i], visits->pupil))
            count.waits[subject_of(&count, season->lessons[i].subject)] = true;
    for (int v = 0; v < n; v++) {
        int64_t day = day_of(visits[v].from_at);
        for (int i = 0; i < season->n_lessons; i++) {
            const struct lesson *row = &season->lessons[i];
            if (!*row->subject || visits[v].until_at <= day * DAY_MIN + row->start ||
                visits[v].from_at >= day * DAY_MIN + row->end ||
                !is_his(season, row, visits->pupil) ||
                !season_happens(season, day, row->weekday, row->week, row->from, row->until))
                continue;
            int subject = subject_of(&count, row->subject);
            ++*missed;
            *again += is_too_soon(&count, subject);
            count.times[subject]++;
        }
    }
}

static void tell(const struct season *season, struct diary *diary)
{
    int missed = 0, again = 0, worst = 0;

    qsort(diary->visits, (size_t)diary->n, sizeof *diary->visits, by_time);
    for (int first = 0, end; first < diary->n; first = end) {
        int own = 0;
        for (end = first; end < diary->n && diary->visits[end].pupil == diary->visits[first].pupil;)
            end++;
        count_pupil(season, diary->visits + first, end - first, &missed, &own);
        again += own;
        worst = own > worst ? own : worst;
    }
    printf("%s\t%d\t%d\t%d\t%d\t%d\n", diary->name, diary->n, diary->undone, missed, again, worst);
}

/* ---- placing ---- */

static bool is_session(const struct brief *brief, int task)
{
    return brief->world->duties[brief->task_duty[task]].tags & TAG_CASELOAD;
}

static void note(struct diary *diary, const struct brief *brief, const bool *chosen)
{
    for (int t = 0; t < brief->problem.n_tasks; t++) {
        const struct duty *duty = &brief->world->duties[brief->task_duty[t]];
        const struct slot *held = NULL;
        for (int i = 0; is_session(brief, t) && i < brief->problem.n_offers; i++)
            if (chosen[i] && brief->problem.slots[brief->problem.offers[i].slot].task == t)
                held = &brief->problem.slots[brief->problem.offers[i].slot];
        diary->undone += is_session(brief, t) && !held;
        for (int i = 0; held && i < duty->n_pupils && diary->n < VISITS; i++)
            diary->visits[diary->n++] =
                (struct visit){duty->pupils[i], held->starts_at, held->ends_at};
    }
}

/* What was planned is history from now on. */
static void publish(struct weeks *weeks, const struct plan *plan)
{
    struct assignment *all = arena_new(&weeks->arena, struct assignment,
                                       weeks->season.n_published + plan->n_assignments + 1);
    int n = weeks->season.n_published;

    if (n)
        memcpy(all, weeks->season.published, (size_t)n * sizeof *all);
    for (int i = 0; i < plan->n_assignments; i++)
        if (strcmp(plan->assignments[i].kind, "mentoring") == 0)
            all[n++] = plan->assignments[i];
    weeks->season.published = all;
    weeks->season.n_published = n;
}

static bool week(struct weeks *weeks, int64_t monday, struct diary *planned, struct diary *first,
                 struct fault *fault)
{
    struct duties duties = {.arena = &weeks->arena};
    const struct effort effort = {.work = weeks->work};
    struct withdrawals withdrawals;
    struct brief brief;
    struct plan plan;

    duties_derive(&weeks->season, &weeks->rules, monday, monday + 6, &duties);
    struct world world = {.season = &weeks->season,
                          .rules = &weeks->rules,
                          .duties = duties.list,
                          .n_duties = duties.count,
                          .from = monday,
                          .until = monday + 6,
                          .now_at = INT64_MIN};
    if (!plan_make(&world, &effort, &weeks->arena, &plan, fault) ||
        !brief_make(&world, &weeks->arena, &brief, fault))
        return false;
    bool *chosen = arena_new(&weeks->arena, bool, brief.problem.n_offers + 1);
    brief_choose(&brief, plan.assignments, plan.n_assignments, chosen);
    note(planned, &brief, chosen);
    bool *sessions = arena_new(&weeks->arena, bool, brief.problem.n_tasks + 1);
    for (int t = 0; t < brief.problem.n_tasks; t++)
        sessions[t] = is_session(&brief, t);
    if (!place_first(&brief.problem, sessions, chosen))
        return fault_set(fault, FAULT_SYSTEM, "out of memory");
    note(first, &brief, chosen);
    withdrawals_count(&world, plan.assignments, plan.n_assignments, &weeks->arena, &withdrawals);
    for (int i = 0; i < withdrawals.n; i++)
        weeks->least += withdrawals.list[i].least;
    publish(weeks, &plan);
    return true;
}

int main(int argc, char **argv)
{
    static struct diary planned = {.name = "planned"}, first = {.name = "first free time"};
    struct weeks weeks = {.work = argc > 4 ? strtol(argv[4], NULL, 10) * 1000000 : 0};
    struct fault fault = {0};
    struct store *store = NULL;

    if (argc < 4) {
        fputs("bench_withdrawal SCHOOL MONDAY WEEKS [MILLIONS_OF_WORK]\n", stderr);
        return 2;
    }
    int64_t monday = day_parse(argv[2]);
    bool fine = store_open(argv[1], STORE_READ, &store, &fault) &&
                store_load(store, &weeks.arena, &weeks.season, &fault) &&
                rules_load(NULL, monday, &weeks.arena, &weeks.rules, &fault);
    for (int w = 0; fine && w < strtol(argv[3], NULL, 10); w++)
        fine = week(&weeks, monday + 7 * (int64_t)w, &planned, &first, &fault);
    if (!fine) {
        fprintf(stderr, "%s\n", fault.text);
        return 1;
    }
    puts("placed\tvisits\tundone\tlessons missed\tagain too soon\tworst pupil");
    tell(&weeks.season, &first);
    tell(&weeks.season, &planned);
    printf("at least, week by week\t\t\t\t%d\t\n", weeks.least);
    store_close(store);
    arena_release(&weeks.arena);
    return 0;
}
