/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a supposition is said to bring, or a rule to cost, is theirs, not what a little more search
 * brings: what is found as supposed and can be had as things are is compared with. */
#include "tests/support/check.h"

#include "scheduler/office/whatif.h"
#include "tests/support/planned.h"

enum { SCHOOLS = 6 };

/* The draft without one of its rows, or with one more; judged as it then is. */
static struct plan draft_but(struct planned *planned, int without, const struct assignment *more)
{
    const struct assignment *draft = planned->season.draft;
    int n = 0, n_draft = planned->season.n_draft;
    struct assignment *rows = arena_new(&planned->arena, struct assignment, n_draft + 2);
    struct plan plan;

    for (int i = 0; i < n_draft; i++)
        if (i != without)
            rows[n++] = draft[i];
    if (more)
        rows[n++] = *more;
    planned->season.draft = rows;
    planned->season.n_draft = n;
    planned_judge(planned, &plan);
    planned->season.draft = draft;
    planned->season.n_draft = n_draft;
    plan.assignments = rows;
    plan.n_assignments = n;
    return plan;
}

static bool fills_a_seat(const struct assignment *row)
{
    return !row->standing && strcmp(row->kind, "merged") != 0;
}

static void learn(struct planned *planned, const struct plan *found, struct plan *before)
{
    struct fault fault = {0};

    assert_true(whatif_learn(&planned->world, found, &planned->arena, before, &fault));
}

/* Found is better by a seat: it is taken, and the other way round it is not. */
static bool by_a_seat(struct planned *planned, int row)
{
    struct plan whole = draft_but(planned, -1, NULL), less = draft_but(planned, row, NULL);
    struct plan before = less, same = whole;

    if (less.status != SOLVE_FEASIBLE || less.filled != whole.filled - 1)
        return false;
    learn(planned, &whole, &before);
    assert_int_equal(before.filled, whole.filled);
    for (int k = 0; k < LEVELS; k++)
        assert_int_equal(before.levels[k].value, whole.levels[k].value);
    learn(planned, &less, &same);
    assert_int_equal(same.filled, whole.filled);
    return true;
}

/* Somebody is in two places at once: no rule that is lifted makes that a plan. */
static bool not_when_illegal(struct planned *planned, int row)
{
    struct assignment twice = planned->season.draft[row];
    struct plan whole = draft_but(planned, -1, NULL);
    struct plan before = draft_but(planned, row, NULL);

    for (int i = 0; i < planned->season.n_draft; i++) {
        const struct assignment *other = &planned->season.draft[i];
        if (other->staff == twice.staff || other->starts_at >= twice.ends_at ||
            other->ends_at <= twice.starts_at || !fills_a_seat(other))
            continue;
        twice.staff = other->staff;
        struct plan both = draft_but(planned, row, &twice);
        if (both.status == SOLVE_FEASIBLE) /* they may not do it at all: it is left open */
            continue;
        learn(planned, &both, &before);
        assert_int_equal(before.filled, whole.filled - 1);
        return true;
    }
    return false;
}

static void luck_is_no_gain(void **state)
{
    int better = 0, illegal = 0;

    (void)state;
    for (int seed = 1; seed <= SCHOOLS; seed++) {
        struct planned planned;

        planned_make(&planned, seed);
        for (int i = 0; i < planned.season.n_draft; i++) {
            if (!fills_a_seat(&planned.season.draft[i]) || !by_a_seat(&planned, i))
                continue;
            better++;
            illegal += not_when_illegal(&planned, i);
        }
        planned_release(&planned);
    }
    assert_true(better > SCHOOLS);
    assert_true(illegal > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(luck_is_no_gain)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
