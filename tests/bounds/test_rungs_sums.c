/* SPDX-License-Identifier: GPL-3.0-or-later
 * A level asked by how many of each kind are told, from a plan that is often far from the best: the
 * bound it comes to, against all plans there are. */
#include "tests/support/check.h"

#include "solver/rungs/rungs_sums.h"
#include "tests/bounds/told_week.h"

enum { WEEKS = 300, PLENTY = 200000 };

static int asked, raised, closed, better, cut;

static void values_by_level(const struct step *step, int64_t *value)
{
    for (int i = 0; i < step->climb->ask->n_levels; i++)
        value[step->climb->ask->levels[i]] = step->value[i];
}

/* The bound holds, the plan is one, and what may be chosen is as it was. */
static void sum_up(struct told_week *week, struct step *step, int seed)
{
    struct climb *climb = step->climb;
    int64_t value[LEVELS], judged[LEVELS], low = step->bound[step->at],
                                           high = step->value[step->at];
    bool enough = !random_once_in(&week->random, 3);
    int n = climb->model.mip.n_columns;
    struct mip_column *columns = calloc((size_t)n + 1, sizeof *columns);

    assert_non_null(columns);
    memcpy(columns, climb->model.mip.columns, (size_t)n * sizeof *columns);
    values_by_level(step, value);
    climb->sums_work = enough ? PLENTY : 20;
    step_sums(step);
    int64_t least = least_of(week, step->n, value, step->at);
    if (step->bound[step->at] > least)
        fail_msg("week %d: %d told, level %d: %d is no bound, %d can be", seed, step->n, step->at,
                 (int)step->bound[step->at], (int)least);
    assert_true(step_values(climb, step->plan, judged));
    assert_memory_equal(judged, step->value, (size_t)week->ask.n_levels * sizeof *judged);
    assert_true(step->value[step->at] <= high && told_by(week, step->plan) <= step->n);
    for (int j = 0; j < n; j++)
        assert_true(columns[j].low == climb->model.mip.columns[j].low &&
                    columns[j].high == climb->model.mip.columns[j].high);
    free(columns);
    asked++;
    raised += step->bound[step->at] > low;
    closed += step->bound[step->at] == step->value[step->at];
    better += step->value[step->at] < high;
    cut += !enough && step->bound[step->at] < least;
}

/* From what is known; levels before are as good as they are. */
static void ask(struct told_week *week, struct climb *climb, int n, int at, int seed)
{
    struct step step, known;
    int64_t weight[LEVELS] = {0};

    if (!step_make(&step, climb, n) || !step_make(&known, climb, n)) {
        fail_msg("no memory");
        return;
    }
    memcpy(known.plan, climb->known, (size_t)climb->lean.n_offers);
    (void)step_values(climb, known.plan, known.value);
    step_begin(&step, &known);
    step.at = at;
    step.bound[at] = climb->model.constant[week->ask.levels[at]];
    if (step.value[0] == NOT_YET || step.bound[at] >= step.value[at])
        return;
    climb->work = PLENTY;
    weight[week->ask.levels[at]] = 1;
    step_rows(&step, at);
    model_aim(&climb->model, weight);
    climb_relax(climb, 1); /* always the first thing that is done */
    sum_up(week, &step, seed);
}

static void bounds_hold(void **state)
{
    static struct told_week week;

    (void)state;
    for (int seed = 1; seed <= WEEKS; seed++) {
        struct climb climb;
        if (!week_make(&week, (uint64_t)seed))
            continue;
        week.ask.inside = seed % 2;
        assert_true(climb_make(&climb, &week.ask));
        model_begin_at_plan(&climb.model);
        for (int n = climb.n_anyway + 1; n <= PEOPLE && climb.cap_row >= 0; n++)
            for (int at = 0; at < week.ask.n_levels; at++)
                ask(&week, &climb, n, at, seed);
        climb_release(&climb);
    }
    print_message("%d asked, %d bounds raised, %d closed, %d found better, %d cut\n", asked, raised,
                  closed, better, cut);
    assert_true(asked > WEEKS / 4 && raised > 0 && closed > 0 && better > 0 && cut > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(bounds_hold)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
