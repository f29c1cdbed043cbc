/* SPDX-License-Identifier: GPL-3.0-or-later
 * Problems of up to 12 people and 40 tasks with every rule on and no slack: the seven levels of the
 * answer are those of the plain model, solved level by level by the library alone.
 * All 500 with the usual effort in an optimised build with EXAMROTA_LONG (./dev test --long),
 * a few with less elsewhere.  EXAMROTA_SEED tries one, or FROM-TO; EXAMROTA_WORK sets the effort
 * (millions, 0 the usual), EXAMROTA_KNOWN keeps what the plain model came to in a file, and
 * SOLVER_SAY tells of each.  Cut off by its effort the solver may prove less, but its plan is
 * the best. */
#include "tests/support/check.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "solver/limits/model.h"
#include "tests/support/solver_random.h"

enum { PROBLEMS = 500, PROBLEMS_SHORT = 28 };
#ifdef __OPTIMIZE__
static const bool fast = true;
#else
static const bool fast = false;
#endif

static struct random_problem made;

static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* The level's best by the library; levels before are capped at what they were found to be. */
static bool by_library(const struct lookup *lookup, int level, int64_t *value)
{
    static const struct mip_effort effort = {.nodes = 20000, .pivots = 100000};
    struct model model = {.lookup = lookup};
    int64_t weight[LEVELS] = {0};
    double sum = 0;

    weight[level] = 1;
    bool fine = model_make(&model);

    for (int k = 0; fine && k < level; k++)
        model_cap(&model, k, value[k]);
    model_aim(&model, weight);
    fine = fine && mip_solve(&model.mip, &effort, NULL) == MIP_OPTIMAL;
    for (int j = 0; fine && j < model.mip.n_columns; j++)
        sum += model.mip.values[j] * (double)model.mip.columns[j].cost;
    value[level] = (int64_t)(sum + 0.5) + model.constant[level];
    model_release(&model);
    return fine;
}

/* The same by cbc, for what the library does not finish.  False: not here, or not finished either.
 */
static bool by_cbc(const struct problem *problem, int level, int64_t *value)
{
    char folder[] = "/tmp/examrota-exact-XXXXXX", path[60], command[200], line[400];
    struct plain *plain = plain_make(problem, NULL);

    assert_non_null(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/level.lp", folder);
    FILE *file = fopen(path, "w");
    bool fine = plain && file && plain_write_lp(plain, level, value, file, 1 << 24), best = false;

    plain_release(plain);
    if (file)
        fine = fclose(file) == 0 && fine;
    (void)snprintf(command, sizeof command,
                   "cbc %s -seconds 200 -allowableGap 0.9 -solve -quit 2>/dev/null", path);
    FILE *pipe = fine ? popen(command, "r") : NULL;

    fine = false;
    while (pipe && fgets(line, sizeof line, pipe)) {
        const char *at = strstr(line, "Objective value:");

        best |= strncmp(line, "Result - Optimal", 16) == 0;
        if (at && best) {
            value[level] = (int64_t)(strtod(at + 16, NULL) + 0.5);
            fine = true;
        }
    }
    if (pipe)
        (void)pclose(pipe);
    (void)unlink(path);
    (void)rmdir(folder);
    return fine;
}

/* How many levels could be finished. */
static int plain_values(const struct problem *problem, int64_t *value)
{
    struct lookup lookup = {0};
    int level = 0;

    if (lookup_make(&lookup, problem))
        while (level < LEVELS &&
               (by_library(&lookup, level, value) || by_cbc(problem, level, value)))
            level++;
    lookup_release(&lookup);
    return level;
}

struct score {
    int tried, impossible, proven, equal, unknown, wrong;
};

static void say(uint64_t seed, const struct answer *answer, const int64_t *want, int known)
{
    print_message("seed %llu, %d people, %d tasks:", (unsigned long long)seed,
                  made.problem.n_people, made.problem.n_tasks);
    for (int k = 0; k < LEVELS; k++) {
        print_message(" %lld", (long long)answer->levels[k].value);
        if (answer->levels[k].bound != answer->levels[k].value)
            print_message("(bound %lld)", (long long)answer->levels[k].bound);
        if (k < known && want[k] != answer->levels[k].value)
            print_message("(WANT %lld)", (long long)want[k]);
    }
    print_message(" known %d\n", known);
}

/* Up to the first level that differs: a bound above the best, or a value below it, is a lie. */
static bool honest(const struct answer *answer, const int64_t *want, int known)
{
    for (int k = 0; k < known; k++) {
        if (answer->levels[k].bound > want[k] || answer->levels[k].value < want[k])
            return false;
        if (answer->levels[k].value != want[k])
            break;
    }
    return true;
}

/* What was found out before, in EXAMROTA_KNOWN: lines of a seed, how many levels, and them. */
static int known_before(uint64_t seed, int64_t *value)
{
    const char *path = getenv("EXAMROTA_KNOWN");
    FILE *file = path ? fopen(path, "r") : NULL;
    char line[400];
    int known = -1;

    while (known < 0 && file && fgets(line, sizeof line, file)) {
        char *at = line;

        if (strtoull(at, &at, 10) != seed)
            continue;
        known = (int)strtol(at, &at, 10);
        for (int k = 0; k < known; k++)
            value[k] = strtoll(at, &at, 10);
    }
    if (file)
        (void)fclose(file);
    return known;
}

static int known_values(const struct problem *problem, uint64_t seed, int64_t *value)
{
    const char *path = getenv("EXAMROTA_KNOWN");
    int known = known_before(seed, value);

    if (known >= 0)
        return known;
    known = plain_values(problem, value);
    FILE *file = path ? fopen(path, "a") : NULL;

    if (file) {
        (void)fprintf(file, "%llu %d", (unsigned long long)seed, known);
        for (int k = 0; k < known; k++)
            (void)fprintf(file, " %lld", (long long)value[k]);
        (void)fprintf(file, "\n");
        (void)fclose(file);
    }
    return known;
}

static bool is_long(void)
{
    return fast && getenv("EXAMROTA_LONG");
}

static void try_one(uint64_t seed, struct score *score)
{
    const char *work = getenv("EXAMROTA_WORK");
    int64_t millions = work ? strtoll(work, NULL, 10) : is_long() ? 0 : 3;
    struct effort effort = {.work = 1000000 * millions};
    struct random_size size = {1 + (int)(seed * 7 % 12), 1 + (int)(seed * 11 % 40), RANDOM_OFFERS,
                               true};
    bool chosen[RANDOM_OFFERS];
    struct answer answer = {.chosen = chosen};
    int64_t value[LEVELS], want[LEVELS] = {0};
    char text[200];

    random_make(&made, &size, seed + 100000);
    assert_true(problem_ok(&made.problem, text, sizeof text));
    score->tried++;
    double began = seconds();
    enum solve_status status = problem_solve(&made.problem, &effort, NULL, &answer);
    double ours = seconds() - began;

    if (status == SOLVE_IMPOSSIBLE) {
        score->impossible++;
        assert_int_equal(known_values(&made.problem, seed, want), 0);
        return;
    }
    assert_true(problem_judge(&made.problem, chosen, value, NULL, NULL));
    began = seconds();
    int known = known_values(&made.problem, seed, want);
    double plain = seconds() - began;
    bool equal = known == LEVELS;

    for (int k = 0; k < LEVELS; k++) {
        assert_int_equal(value[k], answer.levels[k].value);
        equal = equal && value[k] == want[k];
    }
    score->proven += status == SOLVE_OPTIMAL;
    score->equal += equal;
    score->unknown += known < LEVELS;
    score->wrong += !honest(&answer, want, known);
    if (!equal || status != SOLVE_OPTIMAL || getenv("SOLVER_SAY")) {
        print_message("%.1f s, plain %.1f s: ", ours, plain);
        say(seed, &answer, want, known);
    }
}

static void every_rule(void **state)
{
    const char *one = getenv("EXAMROTA_SEED"), *dash = one ? strchr(one, '-') : NULL;
    uint64_t from = one ? strtoull(one, NULL, 10) : 1, to = from;

    if (dash)
        to = strtoull(dash + 1, NULL, 10);
    else if (!one)
        to = is_long() ? PROBLEMS : PROBLEMS_SHORT;
    struct score score = {0};

    (void)state;
    for (uint64_t seed = from; seed <= to; seed++)
        try_one(seed, &score);
    print_message("%d problems: %d impossible, %d proven, %d equal to the plain model, %d "
                  "nobody finished, %d wrong\n",
                  score.tried, score.impossible, score.proven, score.equal, score.unknown,
                  score.wrong);
    assert_int_equal(score.wrong, 0);
    assert_int_equal(score.equal + score.impossible + score.unknown, score.tried);
    assert_true(score.unknown * 20 <= score.tried);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_rule)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
