/* SPDX-License-Identifier: GPL-3.0-or-later
 * Certificates of small random problems: told, added up again, and forged. */
#include "tests/support/check.h"

#include "tests/recount/recount_case.h"
#include "tests/support/solver_oracle.h"

static int64_t least_within(const struct recount *recount, int level)
{
    int64_t cap[LEVELS];

    for (int k = 0; k < level; k++)
        cap[k] = recount->levels[k].cap;
    return least(cap, level);
}

/* What the solver says is what adds up, whether it finished or was cut off.  Who is
 * cut off had only the bounds that come first, and those are not stored; cuts that
 * are taken as given are said to be. */
static void adds_up(void **state)
{
    int trees = 0, searches = 0, fixes = 0, split = 0, stored = 0, unstored = 0, given = 0;
    uint64_t n = getenv("EXAMROTA_LONG") ? 3000 : 100;

    (void)state;
    for (uint64_t seed = 1; seed <= n; seed++) {
        bool chosen[TINY_OFFERS];
        struct answer answer = {.chosen = chosen};
        size_t size;

        random_with_slack(seed);
        char *text = solve(&made.problem, &answer, seed % 2 ? 0 : 1 + (int64_t)(seed * 37 % 4000),
                           INT64_MAX, &size);

        if (!text)
            continue;
        struct recount recount = ask(&made.problem, &answer);
        bool fine = size == 0 || read_text(text, size, &recount);

        for (int k = 0; k < LEVELS; k++) {
            bool there = recount.levels[k].proven >= answer.levels[k].bound;

            fine = fine && (there || recount.levels[k].kind) &&
                   recount.levels[k].proven <= answer.levels[k].value;
            given += recount.levels[k].given > 0;
            stored += there && answer.levels[k].bound > 0 && seed % 2;
            unstored += !there && seed % 2;
        }
        trees += size && strstr(text, "\ntree ") != NULL;
        searches += size && strstr(text, "\nsearch ") != NULL;
        fixes += size && strstr(text, "\nfix ") != NULL;
        split += size && strstr(text, "split 2") != NULL;
        if (!fine || recount.n_void)
            (void)fprintf(stderr, "seed %llu: %d of %d claims void\n%s", (unsigned long long)seed,
                          recount.n_void, recount.n_claims, text);
        assert_true(fine);
        assert_int_equal(recount.n_void, 0);
        free(text);
    }
    print_message("%d with trees, %d with searches, %d with choices decided, %d in parts; %d "
                  "bounds shown, %d given, %d not\n",
                  trees, searches, fixes, split, stored, given, unstored);
    assert_true(trees > 5 && searches > 5 && fixes > 5 && split > 5);
    assert_true(stored > 6 * unstored && stored > 6 * given);
}

/* One digit changed somewhere: malformed, or it proves nothing that is not so. */
static void forge(char *text, size_t size, uint64_t *random)
{
    size_t at = 0;

    for (int tries = 0; tries < 1000; tries++) {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        at = (size_t)(*random % size);
        if (text[at] >= '0' && text[at] <= '9')
            break;
    }
    text[at] = (char)('0' + (*random >> 20) % 10);
}

static void forged(void **state)
{
    uint64_t random = 88172645463325252U;
    int weaker = 0, malformed = 0, whole = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 25; seed++) {
        bool chosen[TINY_OFFERS];
        struct answer answer = {.chosen = chosen};
        size_t size;

        random_with_slack(seed);
        char *text = solve(&made.problem, &answer, 0, INT64_MAX, &size);

        if (!text || !size) {
            free(text);
            continue;
        }
        enumerate(&made.problem);
        for (int n = 0; n < 40; n++) {
            struct recount recount = ask(&made.problem, &answer);
            char *copy = malloc(size + 1);
            bool less = false;

            assert_non_null(copy);
            memcpy(copy, text, size + 1);
            forge(copy, size, &random);
            if (n % 2) /* a plan that is worse leaves room for what is wrong */
                for (int k = 0; k < LEVELS; k++)
                    recount.levels[k].cap += n % 5;
            bool fine = read_text(copy, size, &recount);

            for (int k = 0; fine && k < LEVELS; k++) {
                if (recount.levels[k]
                        .given) /* rows of no kind are taken as they stand, and said so */
                    continue;
                if (recount.levels[k].proven > least_within(&recount, k))
                    print_error("seed %llu level %d: %lld proven, %lld is possible\n%s",
                                (unsigned long long)seed, k + 1,
                                (long long)recount.levels[k].proven,
                                (long long)least_within(&recount, k), copy);
                assert_true(recount.levels[k].proven <= least_within(&recount, k));
                less = less || recount.levels[k].proven < answer.levels[k].bound;
            }
            malformed += !fine;
            weaker += fine && less;
            whole += fine && !less;
            free(copy);
        }
        free(text);
    }
    print_message("%d malformed, %d weaker, %d as before\n", malformed, weaker, whole);
    assert_true(weaker > 200 && malformed > 40);
}

/* A file that may not grow further says so, and what is there still counts. */
static void cut(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 15; seed++) {
        bool chosen[TINY_OFFERS];
        struct answer answer = {.chosen = chosen};
        size_t size;

        random_with_slack(seed);
        char *text = solve(&made.problem, &answer, 0, 40 * (int64_t)seed, &size);

        if (!text)
            continue;
        struct recount recount = ask(&made.problem, &answer);

        assert_true(size <= 40 * seed + 6);
        assert_true(size == 0 || read_text(text, size, &recount));
        for (int k = 0; k < LEVELS && !recount.full; k++)
            assert_true(recount.levels[k].kind ||
                        recount.levels[k].proven >= answer.levels[k].bound);
        free(text);
    }
}

/* Another plan than the one it was made for. */
static void another_plan(void **state)
{
    int noticed = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 15; seed++) {
        bool chosen[TINY_OFFERS];
        struct answer answer = {.chosen = chosen};
        size_t size;

        random_with_slack(seed);
        char *text = solve(&made.problem, &answer, 0, INT64_MAX, &size);

        for (int i = 0; text && size && i < made.problem.n_offers; i++) {
            struct recount recount = ask(&made.problem, &answer);

            chosen[i] = !chosen[i];
            assert_true(read_text(text, size, &recount));
            noticed += recount.n_void > 0;
            chosen[i] = !chosen[i];
        }
        free(text);
    }
    assert_true(noticed > 5);
}

static void malformed(void **state)
{
    static const struct {
        const char *label, *text;
    } rows[] = {
        {"no word", "hello\n"},
        {"a claim without parts", "claim 0 1 20\nsum 1\n"},
        {"a part that is not there", "split 1 1\nclaim 1 1 20\nsum 1\n"},
        {"no end", "split 1 1\nclaim 0 1 20\n"},
        {"a claim in a claim", "split 1 1\nclaim 0 1 20\nclaim 0 1 20\n"},
        {"a column of no kind", "split 1 1\nclaim 0 1 20\ncol q 0 0 0 1 0\nsum 1\n"},
        {"a number too large", "split 1 1\nclaim 0 1 20\ncol x 99999999999999999999 0 0 1 0\n"},
        {"an offer that is not there", "split 1 1\nclaim 0 1 20\ncol x 9999 0 0 1 0\nsum 1\n"},
        {"no number", "split one 1\n"},
        {"more than belongs there", "split 1 1 1\n"},
        {"a column that is not there", "split 1 1\nclaim 0 1 20\nrow cover 1 1 5 0 1\nsum 1\n"},
        {"level 8", "split 1 8\n"},
        {"bytes", "\x01\xff\n"},
        {"a node in no tree", "split 1 1\nclaim 0 1 20\nnode -1 -1 - -\n"},
        {"hours of no row", "split 1 1\nweeks 0 1 30\nhours 0\nsum 1\n"},
        {"hours without weeks", "split 1 1\nclaim 0 1 30\nhours 0\nsum 1\n"},
        {"a second root", "split 1 1\ntree 0 1\nnode -1 -1 - -\nnode -1 -1 - -\n"},
    };

    (void)state;
    random_with_slack(1);
    bool chosen[TINY_OFFERS] = {false};

    EACH (row, rows) {
        struct recount recount = {.problem = &made.problem, .chosen = chosen};

        CHECK_ROW(row, read_text(row->text, strlen(row->text), &recount), false);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_up),      cmocka_unit_test(forged),    cmocka_unit_test(cut),
        cmocka_unit_test(another_plan), cmocka_unit_test(malformed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
