/* SPDX-License-Identifier: GPL-3.0-or-later
 * A relaxation over some columns at a time against the relaxation over all. */
#include "tests/support/check.h"

#include "solver/lp/certificate.h"
#include "solver/lp/sift.h"
#include "tests/support/solver_random.h"

static struct random_problem made;

static int64_t relaxed(struct solve *solve, struct model *model, int level, bool sifting)
{
    static const struct mip_effort effort = {0};
    struct certificate certificate;
    int64_t weight[LEVELS] = {0}, bound;

    weight[level] = 1;
    model_aim(model, weight);
    model_begin_at_plan(model);
    assert_int_equal(sifting ? sift_relax(solve, &model->mip, 20, 1000000)
                             : mip_relax(&model->mip, &effort),
                     MIP_OPTIMAL);
    assert_true(certificate_make(&certificate, &model->mip, 20));
    bound = certificate.bound;
    certificate_release(&certificate);
    return bound;
}

/* Column by column the relaxation comes to the same. */
static void sifted(void **state)
{
    static const struct random_size small = {5, 10, 60, false};
    static const struct effort effort = {0};
    int above_nothing = 0;

    (void)state;
    for (uint64_t seed = 4000; seed < 4040; seed++) {
        bool chosen[60];
        struct answer answer = {.chosen = chosen};
        struct solve doing = {.problem = &made.problem, .effort = &effort, .work_end = INT64_MAX};

        random_make(&made, &small, seed);
        if (problem_solve(&made.problem, &effort, NULL, &answer) == SOLVE_IMPOSSIBLE)
            continue;
        assert_true(lookup_make(&doing.lookup, &made.problem));
        for (int k = 0; k < LEVELS; k++) {
            struct model model = {.lookup = &doing.lookup, .plan = chosen};

            assert_true(model_make(&model));
            int64_t whole = relaxed(&doing, &model, k, false);
            int64_t bound = relaxed(&doing, &model, k, true);

            /* rounding up may fall on either side of a whole number; 1 in 10,000 is let go */
            assert_true(bound <= whole + 1 && bound >= whole - 1 - whole / 5000);
            assert_true(bound + model.constant[k] <= answer.levels[k].value);
            above_nothing += bound > 0;
            model_release(&model);
        }
        lookup_release(&doing.lookup);
    }
    assert_true(above_nothing > 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sifted)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
