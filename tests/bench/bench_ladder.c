/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/bench/bench_ladder.c - how long a ladder takes, by processor time.
 *
 *     bench_ladder SCHOOL FROM UNTIL PEOPLE [DAY|wide]
 *
 * The stored draft of the days counts as published; the PEOPLE with most duties on a day (DAY, or
 * each person's own busiest) are absent all that day, one after the other.  wide: with the whole
 * week open, as away --wide. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "scheduler/base/day.h"
#include "scheduler/office/office.h"
#include "scheduler/plan/ladder.h"

static double now_s(void)
{
    struct timespec at;

    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

struct bench_day {
    int person, duties;
    int64_t day;
};

static int by_duties(const void *left, const void *right)
{
    const struct bench_day *a = left, *b = right;

    if (a->duties != b->duties)
        return b->duties - a->duties;
    return a->person - b->person;
}

/* Each person's busiest day. */
static struct bench_day *busiest(const struct season *season, struct office_range range,
                                 struct arena *arena)
{
    struct bench_day *list = arena_new(arena, struct bench_day, season->n_people + 1);

    for (int p = 0; p < season->n_people; p++) {
        list[p] = (struct bench_day){p, 0, range.from};
        for (int64_t day = range.from; day <= range.until; day++) {
            int n = 0;
            for (int i = 0; i < season->n_published; i++)
                n += season->published[i].staff == p && !season->published[i].standing &&
                     day_of(season->published[i].starts_at) == day;
            if (n > list[p].duties)
                list[p] = (struct bench_day){p, n, day};
        }
    }
    qsort(list, (size_t)season->n_people, sizeof *list, by_duties);
    return list;
}

static struct season season_without(const struct season *season, const struct bench_day *who,
                                    struct arena *arena)
{
    struct season after = *season;
    struct absence *list = arena_new(arena, struct absence, season->n_absences + 1);

    if (season->n_absences)
        memcpy(list, season->absences, (size_t)season->n_absences * sizeof *list);
    list[season->n_absences] = (struct absence){
        .staff = who->person, .start = who->day * DAY_MIN, .end = (who->day + 1) * DAY_MIN};
    after.absences = list;
    after.n_absences++;
    return after;
}

static void tell(const struct ladder *ladder, const struct season *season)
{
    for (int i = 0; i < ladder->n_rungs; i++) {
        const struct rung *rung = &ladder->rungs[i];
        printf("   %d told, %2d changes%s:", rung->people, rung->plan.n_changes,
               rung->proven ? "" : ", NOT PROVEN");
        for (int k = 0; k < ladder->n_compared; k++) {
            int level = ladder->compared[k];
            printf(" %s %lld", rung->plan.level_names[level],
                   (long long)rung->plan.levels[level].value);
            if (rung->bounds[level] != rung->plan.levels[level].value)
                printf("(%lld)", (long long)rung->bounds[level]);
        }
        for (int p = 0; p < rung->n_told; p++)
            printf(" %s", season->people[rung->told[p]].staff);
        printf("\n");
        for (int c = 0; getenv("LADDER_CHANGES") && c < rung->plan.n_changes; c++) {
            const struct plan_change *change = &rung->plan.changes[c];
            printf("        %s %s %s %lld-%lld\n", season->people[change->person].staff,
                   change_words[change->what], change->duty, (long long)change->starts_at % DAY_MIN,
                   (long long)change->ends_at % DAY_MIN);
        }
    }
}

/* When the first repair was there. */
static void hear(void *context, const struct ladder *ladder, const struct rung *rung)
{
    double *first = context;

    (void)ladder;
    (void)rung;
    if (*first == 0)
        *first = now_s();
}

static bool one(struct office *office, struct office_range range, const struct bench_day *who,
                bool wide, struct fault *fault)
{
    struct arena arena = {0};
    struct season after = season_without(&office->season, who, &arena);
    struct duties duties = {.arena = &arena};
    bool *uncounted = arena_new(&arena, bool, after.n_people + 1);
    double begun = now_s();

    duties_derive(&after, &office->rules, range.from, range.until, &duties);
    double derived = now_s();
    struct world world = {.season = &after,
                          .rules = &office->rules,
                          .duties = duties.list,
                          .n_duties = duties.count,
                          .from = range.from,
                          .until = range.until,
                          .now_at = INT64_MIN};
    ladder_rename(&world, &after, &arena);
    struct ladder_ask ask = {
        .world = &world, .from = who->day, .until = who->day, .uncounted = uncounted, .wide = wide};
    struct ladder ladder;
    double first = 0;

    ask.found = hear;
    ask.context = &first;
    uncounted[who->person] = true;
    if (!ladder_make(&ask, &arena, &ladder, fault))
        return false;
    double done = now_s();
    int proven = 0;
    for (int i = 0; i < ladder.n_rungs; i++)
        proven += ladder.rungs[i].proven;
    printf("%s %s: %d duties, %d fallen; derive %.2f first %.2f ladder %.2f s, %d of %d proven%s\n",
           after.people[who->person].staff, day_text(&arena, who->day), who->duties,
           ladder.n_fallen, derived - begun, first - begun, done - begun, proven, ladder.n_rungs,
           ladder.complete ? ", complete" : "");
    tell(&ladder, &after);
    arena_release(&arena);
    return true;
}

static bool run(const char *const *argv, int people, const char *last, struct arena *arena,
                struct fault *fault)
{
    struct office office = {.arena = arena, .who = "bench", .command = "bench"};
    struct office_range range = {day_parse(argv[2]), day_parse(argv[3])};

    if (!store_open(argv[1], STORE_READ, &office.store, fault) || !office_load(&office, fault))
        return false;
    struct version *version = arena_new(arena, struct version, 1);
    *version = (struct version){.version = 1, .from = range.from, .until = range.until};
    office.season.published = office.season.draft;
    office.season.n_published = office.season.n_draft;
    office.season.versions = version;
    office.season.n_versions = 1;
    struct bench_day *list = busiest(&office.season, range, arena);
    bool fine = true, wide = strcmp(last, "wide") == 0;
    for (int i = 0; i < people && i < office.season.n_people && fine; i++) {
        if (*last && !wide)
            list[i].day = day_parse(last);
        fine = one(&office, range, &list[i], wide, fault);
    }
    store_close(office.store);
    return fine;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct fault fault = {0};
    bool fine = argc >= 5 && run((const char *const *)argv, (int)strtol(argv[4], NULL, 10),
                                 argc > 5 ? argv[5] : "", &arena, &fault);

    if (!fine)
        fprintf(stderr, "bench_ladder SCHOOL FROM UNTIL PEOPLE [DAY|wide]: %s\n", fault.text);
    arena_release(&arena);
    return fine ? 0 : 1;
}
