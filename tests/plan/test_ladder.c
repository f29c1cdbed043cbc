/* SPDX-License-Identifier: GPL-3.0-or-later
 * Ladders of random small schools: legal by the audit, honest about who is told, each rung better
 * than the one before.  (That each is the best there is: test_rungs.c.) */
#include "tests/support/check.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/plan/ladder.h"
#include "tests/support/heard.h"
#include "tests/support/needless.h"
#include "tests/support/planned.h"
#include "tests/support/told.h"

enum { SCHOOLS = 4, SCHOOLS_LONG = 60 };

static int later; /* changes on days after the one touched */

static bool better(const struct ladder *ladder, const struct rung *a, const struct rung *b)
{
    for (int i = 0; i < ladder->n_compared; i++) {
        int k = ladder->compared[i];
        if (a->plan.levels[k].value != b->plan.levels[k].value)
            return a->plan.levels[k].value < b->plan.levels[k].value;
    }
    return false;
}

/* What happened to a planned school, and the ladder that was made of it. */
struct trial {
    struct planned *planned;
    int absent[2], n_absent;
    bool known; /* the second was away before, until noon, and counts like anybody else */
    bool noon;  /* the first is away until noon */
    int64_t day;
    bool wide;
    struct season season; /* after it */
    struct world world;
    struct ladder ladder;
};

static bool is_absent(const struct trial *trial, int person)
{
    return person == trial->absent[0] ||
           (trial->n_absent > 1 && !trial->known && person == trial->absent[1]);
}

static bool moves(const struct trial *trial, const char *key)
{
    for (int d = 0; d < trial->world.n_duties; d++)
        if (strcmp(trial->world.duties[d].key, key) == 0)
            return trial->world.duties[d].n_slots > 1;
    return false;
}

static bool told_that_day(const struct trial *trial, const char *key)
{
    for (int i = 0; i < trial->season.n_published; i++)
        if (strcmp(trial->season.published[i].key, key) == 0 &&
            day_of(trial->season.published[i].starts_at) == trial->day)
            return true;
    return false;
}

/* Fixed work of the day, movable work that was on it, to later in the week; nothing else. */
static void check_reach(const struct trial *trial, const struct plan *plan)
{
    for (int i = 0; i < plan->n_changes && !trial->wide; i++) {
        const struct plan_change *change = &plan->changes[i];
        int64_t day = day_of(change->starts_at);
        assert_true(day >= trial->day);
        if (day != trial->day)
            assert_true(moves(trial, change->duty) && told_that_day(trial, change->duty));
        later += day != trial->day;
    }
}

static void check_legal(const struct trial *trial, const struct rung *rung)
{
    struct planned *planned = trial->planned;
    struct audit audit;

    audit_make(&trial->season, trial->world.rules, rung->plan.assignments, rung->plan.n_assignments,
               planned->from, planned->until, &planned->arena, &audit);
    for (int i = 0; i < audit.n_findings; i++)
        if (audit.findings[i].severity == AUDIT_HARD)
            fail_msg("school %d, %s away, %d told: %s", planned->seed,
                     trial->season.people[trial->absent[0]].staff, rung->n, audit.findings[i].text);
}

static void check_rung(const struct trial *trial, int at)
{
    const struct ladder *ladder = &trial->ladder;
    const struct rung *rung = &ladder->rungs[at];
    struct fault fault = {0};
    struct plan judged;
    int told = 0;

    for (int p = 0; p < trial->season.n_people; p++)
        told += !is_absent(trial, p) && differs(&trial->season, &rung->plan, p);
    assert_int_equal(told, rung->people);
    assert_int_equal(rung->n, rung->people);
    assert_true(rung->proven);
    if (at > 0) {
        assert_true(rung->n > rung[-1].n);
        assert_true(better(ladder, rung, &rung[-1]));
    }
    check_legal(trial, rung);
    check_reach(trial, &rung->plan);
    const char *key = needless(&trial->world, ladder, rung, &trial->planned->arena);
    if (key)
        fail_msg("school %d, %d told: %s is changed for nothing", trial->planned->seed, rung->n,
                 key);
    assert_true(plan_judge(&trial->world, rung->plan.assignments, rung->plan.n_assignments,
                           &trial->planned->arena, &judged, &fault));
    assert_int_equal(judged.status, SOLVE_FEASIBLE);
    for (int i = 0; i < ladder->n_compared; i++)
        assert_int_equal(judged.levels[ladder->compared[i]].value,
                         rung->plan.levels[ladder->compared[i]].value);
}

/* Asked for the first rung alone, it is the same. */
static void check_first(const struct trial *trial, struct ladder_ask ask, const struct heard *heard)
{
    struct ladder ladder;
    struct fault fault = {0};

    assert_true(heard->n >= trial->ladder.n_rungs);
    assert_int_equal(heard->people, trial->ladder.rungs[0].people);
    ask.first = true;
    assert_true(ladder_make(&ask, &trial->planned->arena, &ladder, &fault));
    assert_int_equal(ladder.n_rungs, 1);
    assert_string_equal(ladder.rungs[0].plan.hash, trial->ladder.rungs[0].plan.hash);
}

static void season_after(struct trial *trial)
{
    struct season *after = &trial->season;

    *after = trial->planned->season;
    struct absence *list =
        arena_new(&trial->planned->arena, struct absence, after->n_absences + trial->n_absent);
    for (int i = 0; i < after->n_absences; i++)
        list[i] = after->absences[i];
    for (int i = 0; i < trial->n_absent; i++)
        list[after->n_absences++] = (struct absence){.staff = trial->absent[i],
                                                     .start = trial->day * DAY_MIN,
                                                     .end = (trial->day + 1) * DAY_MIN};
    if (trial->known)
        list[after->n_absences - 1].end -= DAY_MIN / 2;
    if (trial->noon)
        list[after->n_absences - trial->n_absent].end -= DAY_MIN / 2;
    after->absences = list;
}

static void trial_make(struct trial *trial)
{
    struct planned *planned = trial->planned;
    struct duties duties = {.arena = &planned->arena};
    struct fault fault = {0};

    season_after(trial);
    bool *uncounted = arena_new(&planned->arena, bool, trial->season.n_people + 1);
    for (int i = 0; i < trial->n_absent - trial->known; i++)
        uncounted[trial->absent[i]] = true;
    duties_derive(&trial->season, &planned->rules, planned->from, planned->until, &duties);
    trial->world = (struct world){.season = &trial->season,
                                  .rules = &planned->rules,
                                  .duties = duties.list,
                                  .n_duties = duties.count,
                                  .from = planned->from,
                                  .until = planned->until,
                                  .now_at = INT64_MIN};
    ladder_rename(&trial->world, &trial->season, &planned->arena);
    struct heard heard = {0};
    struct ladder_ask ask = {.world = &trial->world,
                             .from = trial->day,
                             .until = trial->day,
                             .uncounted = uncounted,
                             .wide = trial->wide,
                             .found = hear,
                             .context = &heard};

    if (!ladder_make(&ask, &planned->arena, &trial->ladder, &fault))
        fail_msg("%s", fault.text);
    check_first(trial, ask, &heard);
}

static void check_trial(struct trial *trial)
{
    trial_make(trial);
    assert_true(trial->ladder.n_rungs > 0);
    assert_int_equal(trial->ladder.rungs[0].n, 0);
    if (!trial->ladder.complete)
        fail_msg("school %d, %d away, %s: not complete", trial->planned->seed, trial->n_absent,
                 trial->wide ? "wide" : "days");
    for (int i = 0; i < trial->ladder.n_fallen; i++)
        assert_true(trial->ladder.fallen[i].row->staff == trial->absent[0] ||
                    trial->ladder.fallen[i].row->staff == trial->absent[1]);
    for (int i = 0; i < trial->ladder.n_rungs; i++)
        check_rung(trial, i);
}

/* With as many told, looking at the whole week is never worse; how often it is better. */
static int compare_wide(const struct trial *narrow, const struct trial *wide)
{
    int gains = 0;

    for (int i = 0, k = 0; i < narrow->ladder.n_rungs; i++) {
        while (k + 1 < wide->ladder.n_rungs &&
               wide->ladder.rungs[k + 1].n <= narrow->ladder.rungs[i].n)
            k++;
        const struct rung *here = &narrow->ladder.rungs[i], *there = &wide->ladder.rungs[k];
        assert_false(better(&narrow->ladder, here, there));
        gains += better(&narrow->ladder, there, here);
    }
    return gains;
}

/* The first day on which the person has something that is not their own. */
static int64_t some_day(const struct season *season, int person)
{
    for (int i = 0; i < season->n_published; i++)
        if (season->published[i].staff == person && !season->published[i].standing)
            return day_of(season->published[i].starts_at);
    return -1;
}

static void publish(struct planned *planned, struct version *version)
{
    planned_make(planned, planned->seed);
    *version = (struct version){.version = 1, .from = planned->from, .until = planned->until};
    planned->season.published = planned->season.draft;
    planned->season.n_published = planned->season.n_draft;
    planned->season.versions = version;
    planned->season.n_versions = 1;
}

/* Rungs in which the one who was away before is told something new. */
static int counts(const struct trial *trial)
{
    int n = 0;

    for (int i = 0; i < trial->ladder.n_rungs; i++)
        n += differs(&trial->season, &trial->ladder.rungs[i].plan, trial->absent[1]);
    return n;
}

static void rungs_are_legal_and_honest(void **state)
{
    int schools = getenv("EXAMROTA_LONG") ? SCHOOLS_LONG : SCHOOLS;
    int tried = 0, gains = 0, counted = 0;

    (void)state;
    for (int seed = 1; seed <= schools; seed++) {
        struct planned planned = {.seed = seed};
        struct version version;
        publish(&planned, &version);
        for (int p = 0; p < planned.season.n_people; p++) {
            struct trial trial = {.planned = &planned,
                                  .absent = {p, (p + 1 + seed) % planned.season.n_people},
                                  .day = some_day(&planned.season, p)};
            if (trial.day < 0)
                continue;
            for (trial.n_absent = 1; trial.n_absent <= 2; trial.n_absent++) {
                struct trial narrow = trial, wide = trial;
                wide.wide = true;
                check_trial(&narrow);
                check_trial(&wide);
                gains += compare_wide(&narrow, &wide);
            }
            struct trial known = trial, noon = trial;
            known.n_absent = 2;
            known.known = true;
            check_trial(&known);
            noon.n_absent = 1;
            noon.noon = true;
            check_trial(&noon);
            counted += counts(&known);
            tried++;
        }
        planned_release(&planned);
    }
    print_message("%d absences, %d rungs better with the week, %d changes later in it, %d with "
                  "somebody who is away for another reason\n",
                  tried, gains, later, counted);
    assert_true(tried > SCHOOLS && gains > 0 && later > 0 && counted > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rungs_are_legal_and_honest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
