/* SPDX-License-Identifier: GPL-3.0-or-later
 * A level asked by one before it, from a plan that is often far from the best: what is then said of
 * it, against all plans there are. */
#include "tests/support/check.h"

#include "solver/rungs/rungs_step.h"
#include "tests/bounds/told_week.h"

enum { WEEKS = 100, PLENTY = 200000 };

static int asked, better, raised, cut;

static void values_by_level(const struct step *step, int64_t *value)
{
    for (int i = 0; i < step->climb->ask->n_levels; i++)
        value[step->climb->ask->levels[i]] = step->value[i];
}

/* The level's bound holds; with enough work it is the plan's value, or a level before got better.
 */
static void check(const struct told_week *week, struct step *step, const int64_t *before,
                  bool enough, int seed)
{
    int64_t value[LEVELS], judged[LEVELS];
    bool same = true;

    values_by_level(step, value);
    int64_t least = least_of(week, step->n, value, step->at);
    if (step->bound[step->at] > least)
        fail_msg("week %d: %d told, level %d: %d is no bound, %d can be", seed, step->n, step->at,
                 (int)step->bound[step->at], (int)least);
    assert_true(step_values(step->climb, step->plan, judged));
    assert_memory_equal(judged, step->value, (size_t)week->ask.n_levels * sizeof *judged);
    assert_true(told_by(week, step->plan) <= step->n);
    for (int i = 0; i < step->at; i++)
        same = same && step->value[i] == before[i];
    if (enough && same && step->bound[step->at] < step->value[step->at])
        fail_msg("week %d: %d told, level %d is left open", seed, step->n, step->at);
    cut += !enough && step->bound[step->at] < step->value[step->at];
}

/* Of plans that tell no more than the step may: as good as can be before the level, and then as bad
 * as can be. */
static void take_worst(const struct told_week *week, struct step *step, struct step *from, int at)
{
    const struct problem *p = &week->random.problem;

    for (int bits = 0; bits < 1 << p->n_offers; bits++) {
        bool stays = true, takes = false, same = true;
        for (int i = 0; i < p->n_offers; i++) {
            from->plan[i] = bits >> i & 1;
            stays = stays && (week->may_change[i] || from->plan[i] == week->known[i]);
        }
        if (!stays || !step_values(step->climb, from->plan, from->value) ||
            told_by(week, from->plan) > step->n)
            continue;
        for (int i = 0; i <= at && same && !takes; i++) {
            int64_t less = step->value[i] - from->value[i];
            takes = i < at ? less > 0 : less < 0;
            same = less == 0;
        }
        if (takes)
            step_take_over(step, from);
    }
}

/* From what is known, or from the worst that levels before allow; levels before are proven as far
 * as they are. */
static void refute(struct told_week *week, struct climb *climb, int n, int at, int seed)
{
    struct step step, known;
    int64_t value[LEVELS], before[LEVELS];

    if (!step_make(&step, climb, n) || !step_make(&known, climb, n)) {
        fail_msg("no memory");
        return;
    }
    memcpy(known.plan, climb->known, (size_t)climb->lean.n_offers);
    (void)step_values(climb, known.plan, known.value);
    step_begin(&step, &known);
    if (step.value[0] == NOT_YET)
        return;
    if (random_once_in(&week->random, 2))
        take_worst(week, &step, &known, at);
    values_by_level(&step, value);
    memcpy(before, step.value, sizeof before);
    for (int i = 0; i < at; i++)
        step.bound[i] = least_of(week, n, value, i);
    step.at = at;
    step.bound[at] = climb->model.constant[week->ask.levels[at]];
    int64_t low = step.bound[at], high = step.value[at];
    if (!step_says_little(&step))
        return;
    climb->work = PLENTY;
    climb_relax(climb, 1); /* always the first thing that is done */
    bool enough = !random_once_in(&week->random, 2);
    climb->work = enough ? PLENTY : random_below(&week->random, 20);
    step_refute(&step);
    check(week, &step, before, enough, seed);
    asked++;
    better += step.value[at] < high;
    raised += step.bound[at] > low;
}

static void what_is_said_holds(void **state)
{
    static struct told_week week;

    (void)state;
    for (int seed = 1; seed <= WEEKS; seed++) {
        struct climb climb;
        if (!week_make(&week, (uint64_t)seed))
            continue;
        week.ask.inside = true; /* levels are asked so whatever their relaxation says */
        assert_true(climb_make(&climb, &week.ask));
        model_begin_at_plan(&climb.model);
        for (int n = climb.n_anyway + 1; n <= PEOPLE && climb.cap_row >= 0; n += 2)
            for (int at = 1; at < week.ask.n_levels; at++)
                refute(&week, &climb, n, at, seed);
        climb_release(&climb);
    }
    print_message("%d asked, %d found better, %d bounds raised, %d cut\n", asked, better, raised,
                  cut);
    assert_true(asked > WEEKS / 4 && better > 0 && raised > 0 && cut > 0); /* else it says little */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_said_holds)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
