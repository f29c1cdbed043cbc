/* SPDX-License-Identifier: GPL-3.0-or-later
 * The LP files as other people's solvers read them: the optimum of level k,
 * earlier levels held, is the value that was claimed.  Skipped, with a line,
 * where glpsol or cbc is not there. */
#include "tests/support/check.h"

#include <unistd.h>

#include "tests/support/solver_random.h"

static struct random_problem made;
static char folder[] = "/tmp/examrota-lp-XXXXXX";

static bool have(const char *command)
{
    char text[80];

    (void)snprintf(text, sizeof text, "command -v %s >/dev/null 2>&1 && echo yes", command);
    FILE *pipe = popen(text, "r");
    bool yes = pipe && fgets(text, sizeof text, pipe) && strncmp(text, "yes", 3) == 0;

    if (pipe)
        (void)pclose(pipe);
    if (!yes)
        print_message("%s is not installed: skipped\n", command);
    return yes;
}

/* The number after `label` in what the command prints; false: not there. */
static bool ask(const char *command, const char *label, double *number)
{
    char line[400];
    bool found = false;
    FILE *pipe = popen(command, "r");

    while (pipe && fgets(line, sizeof line, pipe)) {
        const char *at = strstr(line, label);

        if (at) {
            *number = strtod(at + strlen(label), NULL);
            found = true;
        }
    }
    if (pipe)
        (void)pclose(pipe);
    return found;
}

static bool write_lp(const struct problem *problem, int level, const int64_t *cap, FILE *file,
                     size_t max_bytes)
{
    struct plain *plain = plain_make(problem, NULL);
    bool written = plain && plain_write_lp(plain, level, cap, file, max_bytes);

    plain_release(plain);
    return written;
}

static void write_file(const struct problem *problem, int level, const int64_t *cap,
                       const char *path)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(write_lp(problem, level, cap, file, 1 << 20));
    assert_int_equal(fclose(file), 0);
}

static void agree(const char *what, const char *before, const char *after, const char *label,
                  int seeds)
{
    static const struct random_size small = {5, 9, 45, false};
    static const struct effort effort = {.seconds = 0};
    int compared = 0;

    if (!have(what))
        return;
    for (int seed = 1; seed <= seeds; seed++) {
        bool chosen[45];
        struct answer answer = {.chosen = chosen};
        int64_t cap[LEVELS];
        char path[64], command[256];

        random_make(&made, &small, (uint64_t)seed);
        if (problem_solve(&made.problem, &effort, NULL, &answer) == SOLVE_IMPOSSIBLE)
            continue;
        (void)snprintf(path, sizeof path, "%s/level.lp", folder);
        (void)snprintf(command, sizeof command, "%s %s %s 2>&1", before, path, after);
        for (int k = 0; k < LEVELS; k++) {
            double best = -1;

            cap[k] = answer.levels[k].value;
            write_file(&made.problem, k, cap, path);
            assert_true(ask(command, label, &best));
            if (answer.levels[k].value == answer.levels[k].bound &&
                (int64_t)(best + 0.5) != answer.levels[k].value)
                print_error("seed %d level %d: %s says %g, claimed %lld\n", seed, k, what, best,
                            (long long)answer.levels[k].value);
            assert_true(answer.levels[k].value != answer.levels[k].bound ||
                        (int64_t)(best + 0.5) == answer.levels[k].value);
            assert_true((int64_t)(best + 0.5) >= answer.levels[k].bound);
            compared++;
        }
        (void)unlink(path);
    }
    assert_true(compared > 0);
}

static void with_glpsol(void **state)
{
    (void)state;
    agree("glpsol", "glpsol --lp", "-o /dev/stdout", "Objective:  obj =", 20);
}

static void with_cbc(void **state)
{
    (void)state;
    agree("cbc", "cbc", "-solve -quit", "Objective value:", 20);
}

/* Written twice alike; too little room is refused; the plan's variables keep
 * every row of the files: checked by fixing them. */
static void files(void **state)
{
    static const struct random_size small = {5, 9, 45, false};
    static const int64_t cap[LEVELS] = {0};
    char *first = NULL, *second = NULL;
    size_t first_size, second_size;

    (void)state;
    random_make(&made, &small, 5);
    FILE *file = open_memstream(&first, &first_size);

    assert_true(write_lp(&made.problem, 2, cap, file, 1 << 20));
    (void)fclose(file);
    file = open_memstream(&second, &second_size);
    assert_true(write_lp(&made.problem, 2, cap, file, first_size));
    (void)fclose(file);
    assert_string_equal(first, second);
    free(second);
    file = open_memstream(&second, &second_size);
    assert_false(write_lp(&made.problem, 2, cap, file, first_size - 1));
    (void)fclose(file);
    free(first);
    free(second);
}

/* Each line of the solution becomes a bound of the file: still a solution,
 * and of the value claimed. */
static void solution(void **state)
{
    static const struct random_size small = {5, 9, 45, false};
    static const struct effort effort = {.seconds = 0};

    (void)state;
    if (!have("glpsol"))
        return;
    for (int seed = 101; seed <= 112; seed++) {
        bool chosen[45];
        struct answer answer = {.chosen = chosen};
        int64_t cap[LEVELS];
        char path[64], command[256], *text = NULL;
        size_t size;
        long value;
        double best;

        random_make(&made, &small, (uint64_t)seed);
        if (problem_solve(&made.problem, &effort, NULL, &answer) == SOLVE_IMPOSSIBLE)
            continue;
        for (int k = 0; k < LEVELS; k++)
            cap[k] = answer.levels[k].value;
        (void)snprintf(path, sizeof path, "%s/fixed.lp", folder);
        FILE *out = open_memstream(&text, &size);

        assert_true(write_lp(&made.problem, 6, cap, out, 1 << 20));
        (void)fclose(out);
        FILE *file = fopen(path, "w"), *told = tmpfile();
        char *generals = strstr(text, "Generals");

        assert_non_null(file);
        assert_non_null(told);
        assert_non_null(generals);
        (void)fwrite(text, 1, (size_t)(generals - text), file);
        struct plain *plain = plain_make(&made.problem, chosen);

        assert_true(plain && plain_write_sol(plain, told));
        plain_release(plain);
        rewind(told);
        while (fgets(command, sizeof command, told)) {
            char *end = strchr(command, ' ');

            assert_non_null(end);
            *end = '\0';
            value = strtol(end + 1, NULL, 10);
            (void)fprintf(file, " %s = %ld\n", command, value);
        }
        (void)fputs(generals, file);
        (void)fclose(told);
        (void)fclose(file);
        free(text);
        (void)snprintf(command, sizeof command, "glpsol --lp %s -o /dev/stdout 2>&1", path);
        assert_true(ask(command, "Objective:  obj =", &best));
        assert_int_equal((int64_t)(best + 0.5), answer.levels[6].value);
        (void)unlink(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_glpsol),
        cmocka_unit_test(with_cbc),
        cmocka_unit_test(files),
        cmocka_unit_test(solution),
    };

    if (!mkdtemp(folder))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    (void)rmdir(folder);
    return failed;
}
