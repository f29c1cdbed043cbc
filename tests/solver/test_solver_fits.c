/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a solve is said to take beforehand is what it takes, and not much more. */
#include "tests/support/check.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/solver_week.h"

/* Sanitizers keep what is freed and put room around everything. */
#ifdef __SANITIZE_ADDRESS__
enum { PLAIN = false };
#elif defined __has_feature
#if __has_feature(address_sanitizer)
enum { PLAIN = false };
#else
enum { PLAIN = true };
#endif
#else
enum { PLAIN = true };
#endif

static int64_t peak_bytes(void)
{
    struct rusage usage;

    (void)getrusage(RUSAGE_SELF, &usage);
    return INT64_C(1024) * usage.ru_maxrss;
}

/* In a process of its own, so that nothing is there already. */
static int64_t taken(const struct problem *problem, int64_t work)
{
    int64_t bytes = -1;
    int pipes[2], status;

    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        struct effort effort = {.work = work};
        struct answer answer = {.chosen = calloc((size_t)problem->n_offers + 1, sizeof(bool))};
        int64_t before = peak_bytes();

        if (answer.chosen && problem_solve(problem, &effort, NULL, &answer) != SOLVE_FAILED)
            bytes = peak_bytes() - before;
        _exit(write(pipes[1], &bytes, sizeof bytes) == (ssize_t)sizeof bytes ? 0 : 1);
    }
    assert_int_equal(read(pipes[0], &bytes, sizeof bytes), sizeof bytes);
    assert_int_equal(waitpid(child, &status, 0), child);
    (void)close(pipes[0]);
    (void)close(pipes[1]);
    return bytes;
}

static void takes_what_it_says(void **state)
{
    static const struct {
        const char *label;
        struct week_shape shape;
        int64_t millions;
    } rows[] = {
        {"small", {"ap", 4, 10, 4, 3, 30, 10, 5}, 5},
        {"middle", {"middle", 20, 40, 6, 3, 40, 10, 10}, 6},
        {"large", {"large", 40, 90, 10, 3, 60, 30, 20}, 10},
    };

    (void)state;
    if (!PLAIN)
        skip();
    EACH (row, rows) {
        struct week *week = week_make(&row->shape, 3);
        int64_t said = problem_memory(&week->problem);
        int64_t took = taken(&week->problem, row->millions * 1000000);

        print_message("%s: %d offers, %lld KiB said, %lld KiB taken\n", row->label,
                      week->problem.n_offers, (long long)said / 1024, (long long)took / 1024);
        CHECK_ROW(row, took > 0 && took <= said, true);
        CHECK_ROW(row, said <= 3 * took, true);
        week_release(week);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(takes_what_it_says)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
