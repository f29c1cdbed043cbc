/* SPDX-License-Identifier: GPL-3.0-or-later
 * Certificates whose claims are about plans within caps that grew afterwards. */
#include "tests/support/check.h"

#include "tests/recount/recount_case.h"

/* The first row of an earlier level's cap, of which the text says how much; NULL: there is none. */
static char *cap_of(char *text, const struct recount *recount, int *level)
{
    for (char *row = strstr(text, "\nrow level"); row; row = strstr(row + 1, "\nrow level")) {
        char *cap = row + strlen("\nrow levelN - ");

        *level = row[strlen("\nrow level")] - '1';
        long long most = strtoll(cap, NULL, 10);
        if (*cap >= '0' && *cap <= '9' && most > 0 && most == recount->levels[*level].cap)
            return cap;
    }
    return NULL;
}

/* The cap in the text becomes one less. */
static void outgrow(char *cap)
{
    int digits = (int)strspn(cap, "0123456789");
    char number[24];

    (void)snprintf(number, sizeof number, "%0*lld", digits, strtoll(cap, NULL, 10) - 1);
    memcpy(cap, number, (size_t)digits);
}

/* What its row says the level's last column costs is more than it does.  False: it says nine. */
static bool overcharge(char *cap)
{
    char *last = strchr(cap, '\n') - 1;
    bool more = *last < '9';

    *last = '9';
    return more;
}

/* Void with the lesser cap (false: it is not); not when it is taken back as the solver does when
 * caps grow; and void in any case where its row is wrong besides. */
static bool taken_back(char *text, size_t size, char *cap, int level, const struct recount *asked)
{
    struct recount before = *asked, back = *asked, wrong = *asked;
    char *longer = malloc(size + 100);

    assert_non_null(longer);
    outgrow(cap);
    assert_true(read_text(text, size, &before));
    if (before.n_void == 0) { /* the row says nothing, or the claim is taken back already */
        free(longer);
        return false;
    }
    assert_non_null(before.first_void);
    int n = snprintf(longer, size + 100, "%.*sforget %d\n", (int)size, text, level + 1);

    assert_true(read_text(longer, (size_t)n, &back));
    assert_true(back.n_void < before.n_void && !back.first_void == !back.n_void);
    if (overcharge(longer + (cap - text))) {
        assert_true(read_text(longer, (size_t)n, &wrong));
        assert_true(wrong.n_void > back.n_void && wrong.first_void);
    }
    free(longer);
    return true;
}

static void a_cap_that_grew(void **state)
{
    int met = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        bool chosen[TINY_OFFERS];
        struct answer answer = {.chosen = chosen};
        size_t size;
        int level;

        random_with_slack(seed);
        char *text = solve(&made.problem, &answer, 0, INT64_MAX, &size);
        struct recount asked = ask(&made.problem, &answer);
        char *cap = text && size ? cap_of(text, &asked, &level) : NULL;

        met += cap && taken_back(text, size, cap, level, &asked);
        free(text);
    }
    print_message("%d caps outgrown\n", met);
    assert_true(met > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_cap_that_grew)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
