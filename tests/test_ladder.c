/* SPDX-License-Identifier: GPL-3.0-or-later
 * Ladders of random small schools: legal by the audit, honest about who is told, each rung better
 * than the one before.  (That each is the best there is: test_rungs.c.) */
#include "tests/check.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/plan/ladder.h"
#include "tests/support/planned.h"

enum { SCHOOLS = 5 };

static bool same(const struct assignment *a, const struct assignment *b)
{
    return a->staff == b->staff && strcmp(a->key, b->key) == 0 && a->starts_at == b->starts_at &&
           a->ends_at == b->ends_at && a->room == b->room && a->site == b->site;
}

static bool is_in(const struct assignment *row, const struct assignment *list, int count)
{
    for (int i = 0; i < count; i++)
        if (same(row, &list[i]))
            return true;
    return false;
}

/* Some row of theirs differs: own work that comes back is no news. */
static bool differs(const struct season *season, const struct plan *plan, int person)
{
    for (int i = 0; i < season->n_published; i++)
        if (season->published[i].staff == person &&
            !is_in(&season->published[i], plan->assignments, plan->n_assignments))
            return true;
    for (int i = 0; i < plan->n_assignments; i++)
        if (plan->assignments[i].staff == person && !plan->assignments[i].standing &&
            !is_in(&plan->assignments[i], season->published, season->n_published))
            return true;
    return false;
}

static bool better(const struct ladder *ladder, const struct rung *a, const struct rung *b)
{
    for (int i = 0; i < ladder->n_compared; i++) {
        int k = ladder->compared[i];
        if (a->plan.levels[k].value != b->plan.levels[k].value)
            return a->plan.levels[k].value < b->plan.levels[k].value;
    }
    return false;
}

static void check_rung(struct planned *planned, const struct world *world,
                       const struct ladder *ladder, int at, int absent)
{
    const struct rung *rung = &ladder->rungs[at];
    struct fault fault = {0};
    struct audit audit;
    struct plan judged;
    int told = 0;

    for (int p = 0; p < world->season->n_people; p++)
        told += p != absent && differs(world->season, &rung->plan, p);
    assert_int_equal(told, rung->people);
    assert_int_equal(rung->n, rung->people);
    assert_true(rung->proven);
    if (at > 0) {
        assert_true(rung->n > rung[-1].n);
        assert_true(better(ladder, rung, &rung[-1]));
    }
    audit_make(world->season, world->rules, rung->plan.assignments, rung->plan.n_assignments,
               planned->from, planned->until, &planned->arena, &audit);
    for (int i = 0; i < audit.n_findings; i++)
        if (audit.findings[i].severity == AUDIT_HARD)
            fail_msg("school %d, %s away, %d told: %s", planned->seed,
                     world->season->people[absent].staff, rung->n, audit.findings[i].text);
    assert_true(plan_judge(world, rung->plan.assignments, rung->plan.n_assignments, &planned->arena,
                           &judged, &fault));
    assert_int_equal(judged.status, SOLVE_FEASIBLE);
    for (int i = 0; i < ladder->n_compared; i++)
        assert_int_equal(judged.levels[ladder->compared[i]].value,
                         rung->plan.levels[ladder->compared[i]].value);
}

/* Rungs as they were heard: the first that is told is the first of the ladder. */
struct heard {
    int n, people;
    int64_t value;
};

static void hear(void *context, const struct ladder *ladder, const struct rung *rung)
{
    struct heard *heard = context;

    if (heard->n++ == 0)
        *heard = (struct heard){1, rung->people, rung->plan.levels[ladder->compared[0]].value};
    assert_true(heard->n > 1 || ladder->fallen != NULL || ladder->n_fallen == 0);
}

/* Asked for the first rung alone, it is the same. */
static void check_first(struct ladder_ask ask, const struct ladder *all, const struct heard *heard,
                        struct arena *arena)
{
    struct ladder ladder;
    struct fault fault = {0};
    const struct rung *first = all->rungs;

    assert_int_equal(heard->n, all->n_rungs);
    assert_int_equal(heard->people, first->people);
    assert_int_equal(heard->value, first->plan.levels[all->compared[0]].value);
    ask.first = true;
    assert_true(ladder_make(&ask, arena, &ladder, &fault));
    assert_int_equal(ladder.n_rungs, 1);
    assert_string_equal(ladder.rungs[0].plan.hash, first->plan.hash);
}

static void check_absence(struct planned *planned, int person, int64_t day)
{
    struct season after = planned->season;
    struct absence *list = arena_new(&planned->arena, struct absence, after.n_absences + 1);
    struct duties duties = {.arena = &planned->arena};
    bool *uncounted = arena_new(&planned->arena, bool, after.n_people + 1);
    struct ladder ladder;
    struct fault fault = {0};

    for (int i = 0; i < after.n_absences; i++)
        list[i] = after.absences[i];
    list[after.n_absences++] =
        (struct absence){.staff = person, .start = day * DAY_MIN, .end = (day + 1) * DAY_MIN};
    after.absences = list;
    uncounted[person] = true;
    duties_derive(&after, &planned->rules, planned->from, planned->until, &duties);
    struct world world = {.season = &after,
                          .rules = &planned->rules,
                          .duties = duties.list,
                          .n_duties = duties.count,
                          .from = planned->from,
                          .until = planned->until,
                          .now_at = INT64_MIN};
    ladder_rename(&world, &after, &planned->arena);
    struct heard heard = {0};
    struct ladder_ask ask = {.world = &world,
                             .from = day,
                             .until = day,
                             .uncounted = uncounted,
                             .found = hear,
                             .context = &heard};

    if (!ladder_make(&ask, &planned->arena, &ladder, &fault))
        fail_msg("%s", fault.text);
    assert_true(ladder.n_rungs > 0);
    assert_int_equal(ladder.rungs[0].n, 0);
    assert_true(ladder.complete);
    for (int i = 0; i < ladder.n_fallen; i++)
        assert_int_equal(ladder.fallen[i].row->staff, person);
    for (int i = 0; i < ladder.n_rungs; i++)
        check_rung(planned, &world, &ladder, i, person);
    check_first(ask, &ladder, &heard, &planned->arena);
}

/* The first day on which the person has something that is not their own. */
static int64_t some_day(const struct season *season, int person)
{
    for (int i = 0; i < season->n_published; i++)
        if (season->published[i].staff == person && !season->published[i].standing)
            return day_of(season->published[i].starts_at);
    return -1;
}

static void rungs_are_legal_and_honest(void **state)
{
    int tried = 0;

    (void)state;
    for (int seed = 1; seed <= SCHOOLS; seed++) {
        struct planned planned;
        struct version version = {.version = 1};
        planned_make(&planned, seed);
        version.from = planned.from;
        version.until = planned.until;
        planned.season.published = planned.season.draft;
        planned.season.n_published = planned.season.n_draft;
        planned.season.versions = &version;
        planned.season.n_versions = 1;
        for (int p = 0; p < planned.season.n_people; p++) {
            int64_t day = some_day(&planned.season, p);
            if (day < 0)
                continue;
            check_absence(&planned, p, day);
            tried++;
        }
        planned_release(&planned);
    }
    assert_true(tried > SCHOOLS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rungs_are_legal_and_honest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
