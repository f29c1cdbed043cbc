/* SPDX-License-Identifier: GPL-3.0-or-later
 * What benchmarks solve is the problem that was written: nothing of it is left out. */
#include "tests/support/check.h"

#include "tests/support/problem_file.h"
#include "tests/support/solver_random.h"

static struct random_problem made;

static void all_of_it(const struct problem *a, const struct problem *b)
{
    assert_int_equal(a->n_offers, b->n_offers);
    for (int i = 0; i < a->n_offers; i++) {
        const struct offer *x = &a->offers[i], *y = &b->offers[i];

        assert_memory_equal(x->cost, y->cost, sizeof x->cost);
        assert_true(x->slot == y->slot && x->person == y->person && x->locked == y->locked);
        assert_true(x->drop_cost == y->drop_cost && x->drop_level == y->drop_level);
        assert_int_equal(x->travel_min, y->travel_min);
    }
    assert_int_equal(a->n_breaks, b->n_breaks);
    for (int i = 0; i < a->n_breaks; i++) {
        const struct rest_break *x = &a->breaks[i], *y = &b->breaks[i];

        assert_true(x->person == y->person && x->minutes == y->minutes);
        assert_true(x->from_at == y->from_at && x->until_at == y->until_at);
        assert_true(x->day_from_at == y->day_from_at && x->day_until_at == y->day_until_at);
        assert_true(x->busy_before == y->busy_before && x->busy_after == y->busy_after);
        assert_int_equal(x->inner, y->inner);
        assert_int_equal(x->n_starts, y->n_starts);
        assert_memory_equal(x->starts, y->starts, (size_t)x->n_starts * sizeof *x->starts);
    }
}

/* Whatever it is worth, it is worth the same. */
static void read_as_written(void **state)
{
    static const struct random_size size = {6, 12, 200, false};
    int travels = 0, inner = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        struct arena arena = {0};
        struct problem copy;
        char *text = NULL;
        size_t n = 0;

        random_make(&made, &size, seed);
        for (int i = 0; i < made.problem.n_offers; i++)
            made.offers[i].travel_min = (int16_t)(i % 3 * 12);
        for (int i = 0; i < made.problem.n_breaks; i++)
            made.breaks[i].inner = i % 2 == 0;
        FILE *file = open_memstream(&text, &n);
        assert_non_null(file);
        assert_true(problem_file_write(&made.problem, file));
        assert_int_equal(fclose(file), 0);
        file = fmemopen(text, n, "r");
        assert_non_null(file);
        assert_true(problem_file_read(&copy, file, &arena));
        (void)fclose(file);
        free(text);
        all_of_it(&made.problem, &copy);
        bool *none = calloc((size_t)copy.n_offers + 1, 1);
        int64_t was[LEVELS], is[LEVELS];

        assert_non_null(none);
        assert_true(problem_judge(&made.problem, none, was, NULL, NULL) ==
                    problem_judge(&copy, none, is, NULL, NULL));
        assert_memory_equal(was, is, sizeof was);
        free(none);
        travels += made.problem.n_offers > 1;
        inner += made.problem.n_breaks;
        arena_release(&arena);
    }
    assert_true(travels > 10 && inner > 10);
}

static bool reads(const char *text, size_t size)
{
    struct arena arena = {0};
    struct problem problem;
    FILE *file = fmemopen((void *)text, size, "r");

    assert_non_null(file);
    bool fine = problem_file_read(&problem, file, &arena);

    (void)fclose(file);
    arena_release(&arena);
    return fine;
}

/* Cut off anywhere it is none (but for digits of its last number), nor with a number that does not
 * fit, and nothing is taken for a file that says it is huge. */
static void not_as_written(void **state)
{
    static const struct random_size size = {4, 6, 20, true};
    char *text = NULL;
    size_t n = 0;

    (void)state;
    random_make(&made, &size, 3);
    FILE *file = open_memstream(&text, &n);
    assert_non_null(file);
    assert_true(problem_file_write(&made.problem, file));
    assert_int_equal(fclose(file), 0);
    assert_true(reads(text, n));
    while (n > 1 && (text[n - 1] == ' ' || text[n - 1] == '\n'))
        n--;
    while (n > 1 && text[n - 1] != ' ' && text[n - 1] != '\n')
        n--;
    for (; n > 1; n--)
        assert_false(reads(text, n));
    free(text);
    assert_false(reads("2147483647 ", 11));
    assert_false(reads("-1 ", 3));
    assert_false(reads("1 0 1 4294967297 0 1 0 ", 23));
    assert_false(reads("99999999999999999999 ", 21));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(read_as_written),
        cmocka_unit_test(not_as_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
