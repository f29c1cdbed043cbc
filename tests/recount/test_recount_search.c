/* SPDX-License-Identifier: GPL-3.0-or-later
 * Branch and bound with cuts, narrower ends and smaller factors: whatever it claims is added up
 * again, over random programs whose points can all be gone through; a line that is changed proves
 * nothing that is not so. */
#include "tests/support/check.h"

#include "tests/recount/told_search.h"

enum { PROGRAMS = 600, FORGED = 300, EACH_FORGED = 30 };

static int count(const char *text, const char *what)
{
    int n = 0;

    for (const char *at = strstr(text, what); at; at = strstr(at + 1, what))
        n++;
    return n;
}

static void adds_up(void **state)
{
    static const char *const words[] = {"\nshrink", "\nprobe", "\nlink",  "\nspare", "\ncut",
                                        "\nnarrow", "\nvisit", "\nempty", "\nnode"};
    int n[sizeof words / sizeof *words] = {0}, closed = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= PROGRAMS; seed++) {
        struct told_search told;
        int64_t proven;
        int n_void;

        if (!told_make(&told, seed, seed % 4 ? 1000 : 1 + (int)(seed % 7)))
            continue;
        bool fine = told_add_up(&told, told.text, &proven, &n_void);

        if (!fine || n_void || proven < told.bound || proven > told.least)
            print_error("seed %d: %lld told, %lld proven, %lld is possible\n%s", (int)seed,
                        (long long)told.bound, (long long)proven, (long long)told.least, told.text);
        assert_true(fine);
        assert_int_equal(n_void, 0);
        assert_true(proven >= told.bound && proven <= told.least);
        closed += proven == told.least;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            n[i] += count(told.text, words[i]);
        told_release(&told);
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        print_message("%d of %s\n", n[i], words[i] + 1);
        assert_true(n[i] > 20);
    }
    assert_true(closed > PROGRAMS / 3);
}

/* One digit changed behind what the program is. */
static bool forge(char *text)
{
    char *from = strstr(text, "\nout");
    int n = from ? (int)strlen(from) : 0;

    for (int tries = 0; n && tries < 1000; tries++) {
        char *at = &from[roll(n)];

        if (*at < '0' || *at > '9')
            continue;
        *at = (char)('0' + roll(10));
        return true;
    }
    return false;
}

static void forged(void **state)
{
    int weaker = 0, malformed = 0, whole = 0, more = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= FORGED; seed++) {
        struct told_search told;
        int64_t proven;
        int n_void;

        if (!told_make(&told, seed, 1000))
            continue;
        for (int n = 0; n < EACH_FORGED; n++) {
            char *copy = strdup(told.text);

            assert_non_null(copy);
            bool changed = forge(copy),
                 fine = changed && told_add_up(&told, copy, &proven, &n_void);

            if (fine && proven > told.least)
                print_error("seed %d: %lld proven, %lld is possible\n%s", (int)seed,
                            (long long)proven, (long long)told.least, copy);
            assert_false(fine && proven > told.least);
            malformed += changed && !fine;
            weaker += fine && proven < told.bound;
            whole += fine && proven == told.bound;
            more += fine && proven > told.bound;
            free(copy);
        }
        told_release(&told);
    }
    print_message("%d malformed, %d weaker, %d as before, %d more\n", malformed, weaker, whole,
                  more);
    assert_true(weaker > 500 && malformed > 100);
}

/* Several claims of a part are worth as much as the best of them. */
static void a_part_counts_once(void **state)
{
    static const struct {
        int part;
        int64_t bound, shown;
    } rows[] = {{0, 3, 3}, {0, 5, 5}, {0, 4, 5}, {1, 2, 7}};
    char *text = NULL;
    size_t size;
    struct proof_sink proof = {.file = open_memstream(&text, &size), .left = INT64_MAX};
    struct model model = {.n_builds = 0};

    (void)state;
    assert_non_null(proof.file);
    proof_split(&proof, 2, 0);
    EACH (row, rows) {
        const struct certificate certificate = {.shift = 20, .bound = row->bound};

        proof_part(&proof, row->part, &model, 0, &certificate);
        assert_int_equal(proof.shown[0], row->shown);
    }
    assert_int_equal(fclose(proof.file), 0);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(adds_up), cmocka_unit_test(forged),
                                       cmocka_unit_test(a_part_counts_once)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
