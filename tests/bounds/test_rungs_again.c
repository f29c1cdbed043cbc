/* SPDX-License-Identifier: GPL-3.0-or-later
 * A rung that is worked on, left, given another plan and worked on again: what was said of plans as
 * good as one is not said of those as good as another. */
#include "tests/support/check.h"

#include "solver/rungs/rungs_step.h"
#include "tests/bounds/told_week.h"

enum { WEEKS = 120, ROUNDS = 4, PLENTY = 200000 };

/* Another plan that tells no more and is better, if the first that is looked at is one. */
static void take_another(struct told_week *week, struct step *step, struct step *from)
{
    const struct problem *p = &week->random.problem;
    int bits = random_below(&week->random, 1 << p->n_offers);
    for (int k = 0; k < 1 << p->n_offers; k++, bits = (bits + 1) % (1 << p->n_offers)) {
        bool stays = true;
        for (int i = 0; i < p->n_offers; i++) {
            from->plan[i] = bits >> i & 1;
            stays = stays && (week->may_change[i] || from->plan[i] == week->known[i]);
        }
        if (!stays || !step_values(step->climb, from->plan, from->value) ||
            told_by(week, from->plan) > step->n ||
            step_compare(step->climb, from->value, step->value) >= 0)
            continue;
        step_take_over(step, from);
        return;
    }
}

/* The best of all that tell at most n. */
static const int64_t *best_of(const struct told_week *week, int n, const bool *there,
                              int64_t best[][LEVELS])
{
    const int64_t *found = NULL;

    for (int i = 0; i <= n; i++)
        if (there[i] && (!found || compare(week, best[i], found) < 0))
            found = best[i];
    return found;
}

/* However it came there, it ends at the best, and proves it. */
static void climb_again(struct told_week *week, struct climb *climb, int n, int seed)
{
    bool there[PEOPLE + 1] = {false};
    int64_t best[PEOPLE + 1][LEVELS];
    struct step step, from;
    bool stop = false;

    week->ask.stop = &stop;
    try_all(week, there, best);
    const int64_t *found = best_of(week, n, there, best);
    if (!step_make(&step, climb, n) || !step_make(&from, climb, n)) {
        fail_msg("no memory");
        return;
    }
    memcpy(from.plan, climb->known, (size_t)climb->lean.n_offers);
    (void)step_values(climb, from.plan, from.value);
    step_begin(&step, &from);
    for (int round = 1; round <= ROUNDS; round++) {
        step.ahead = round < ROUNDS && random_once_in(&week->random, 2);
        climb->work = random_once_in(&week->random, 4) ? random_below(&week->random, 60) : PLENTY;
        stop = !random_once_in(&week->random, 4); /* relaxations end all the same, trees do not */
        if (round == ROUNDS) {
            climb->work = PLENTY;
            stop = false;
        }
        step_climb(&step);
        if (round < ROUNDS)
            take_another(week, &step, &from);
    }
    if (!step_proven(&step))
        fail_msg("week %d: %d told: not proven", seed, n);
    for (int i = 0; found && i < week->ask.n_levels; i++)
        if (step.value[i] != found[week->ask.levels[i]] || step.bound[i] > step.value[i])
            fail_msg("week %d: %d told: not the best", seed, n);
    if (!found && step.value[0] != NOT_YET)
        fail_msg("week %d: %d told: there is no such plan", seed, n);
}

static void again_and_again(void **state)
{
    static struct told_week week;
    int tried = 0;

    (void)state;
    for (int seed = 1; seed <= WEEKS; seed++) {
        struct climb climb;
        if (!week_make(&week, (uint64_t)seed))
            continue;
        assert_true(climb_make(&climb, &week.ask));
        model_begin_at_plan(&climb.model);
        for (int n = climb.n_anyway + 1; n <= PEOPLE && climb.cap_row >= 0; n += 2, tried++)
            climb_again(&week, &climb, n, seed);
        climb_release(&climb);
    }
    assert_true(tried > WEEKS / 2); /* else it says little */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(again_and_again)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
