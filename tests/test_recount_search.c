/* SPDX-License-Identifier: GPL-3.0-or-later
 * Branch and bound with cuts, narrower ends and smaller factors: whatever it claims is added up
 * again, over random programs whose points can all be gone through; a line that is changed proves
 * nothing that is not so. */
#include "tests/check.h"

#include "tests/told_search.h"

enum { PROGRAMS = 600, FORGED = 300, EACH_FORGED = 30 };

/* False: malformed.  *proven: of the level. */
static bool add_up(const struct told_search *told, const char *text, int64_t *proven, int *n_void)
{
    struct arena arena = {0};
    struct fault fault = {0};
    struct recount recount = {.problem = &told->problem, .chosen = told->chosen};
    FILE *file = fmemopen((void *)text, told->size, "r");

    assert_non_null(file);
    recount.levels[0].cap = told->least;
    bool fine = recount_read(file, 0, &arena, &recount, &fault);

    assert_true(fine || fault.kind == FAULT_INPUT);
    if (getenv("SOLVER_SAY") && recount.first_void)
        print_error("void: %s\n", recount.first_void);
    *proven = recount.levels[0].proven;
    *n_void = recount.n_void;
    (void)fclose(file);
    arena_release(&arena);
    return fine;
}

static int count(const char *text, const char *what)
{
    int n = 0;

    for (const char *at = strstr(text, what); at; at = strstr(at + 1, what))
        n++;
    return n;
}

static void adds_up(void **state)
{
    static const char *const words[] = {"\nshrink", "\nprobe", "\nlink",  "\ncut",
                                        "\nnarrow", "\nvisit", "\nempty", "\nnode"};
    int n[sizeof words / sizeof *words] = {0}, closed = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= PROGRAMS; seed++) {
        struct told_search told;
        int64_t proven;
        int n_void;

        if (!told_make(&told, seed, seed % 4 ? 1000 : 1 + (int)(seed % 7)))
            continue;
        bool fine = add_up(&told, told.text, &proven, &n_void);

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
            bool changed = forge(copy), fine = changed && add_up(&told, copy, &proven, &n_void);

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

#define SEARCH(target, least)                                                                \
    "split 1 1\nsearch 0 1 " target "\ncol u 0 0 0 1 1\ncol u 1 0 0 1 1\nrow given " least   \
    " - 0 0 1 1 1\nout\npart 0 " least " -\nnode -1 -1 - -\nvisit 0 20\nleaves\nsplit 1 1\n" \
    "weeks 0 1 20\n"

/* A claim, and what it proves. */
struct hand {
    const char *label, *text;
    int64_t proven;
    bool is_void;
};

static void add_up_by_hand(const struct hand *row)
{
    struct told_search told = {.least = TINY_COLUMNS, .size = strlen(row->text)};
    int64_t proven;
    int n_void;

    for (int j = 0; j < TINY_COLUMNS; j++)
        (void)mip_add_choice(&told.mip, 1);
    told_problem(&told);
    CHECK_ROW(row, add_up(&told, row->text, &proven, &n_void), true);
    CHECK_ROW(row, n_void, row->is_void);
    CHECK_ROW(row, proven, row->proven);
    mip_release(&told.mip);
}

/* Weeks that rest on a row of a search: what the claim has not makes room in it.  And branches. */
static void told_by_hand(void **state)
{
    static const struct hand rows[] = {
        {"of columns that are there",
         SEARCH("5", "1") "col u 0 0 0 1 1\ncol u 1 0 0 1 1\nbelow\nknown 0 1048576\nsum 1\n", 1,
         false},
        {"beyond the target",
         SEARCH("1", "2") "col u 0 0 0 1 1\ncol u 1 0 0 1 1\nbelow\nknown 0 1048576\nsum 1\n", 1,
         false},
        {"whoever costs something does it, or somebody may be missing",
         "split 1 1\nbranches 0 1\ncol u 0 0 0 1 1\nrow given 1 - 0 0 1\nnode -1 -1 - -\n"
         "paid 0 0 0\npaid 0 0 1\nvisit 1 20 0 0 2097152\nvisit 2 20 0 0 2097152\nleaves\n",
         1, false},
        {"none of it",
         SEARCH("5", "1") "col u 0 0 0 1 1\ncol u 1 0 0 1 1\nbelow\nknown 0 0\nsum 1\n", 0, false},
        {"of another that may be all of it",
         SEARCH("5", "1") "col u 0 0 0 1 1\nbelow\nknown 0 1048576\nsum 1\n", 0, false},
    };

    (void)state;
    EACH (row, rows)
        add_up_by_hand(row);
}

/* Of so many columns that cost one each; where all are 1 the plan stands. */
#define TWO                         "col u 0 0 0 1 1\ncol u 1 0 0 1 1\n"
#define THREE                       TWO "col u 2 0 0 1 1\n"
#define ROOM(target, columns, rows) "split 1 1\nsearch 0 1 " target "\n" columns rows
#define ANY                         "row given 1 - 0 0 1 1 1\n" /* one of the first two, at least */
#define VISIT(row, multiplier)      "visit 0 20 " row " " multiplier "\nleaves\n"
#define ROOT                        "node -1 -1 - -\n"

/* Each line of a search, and one like it that says too much.  A claim of such proves nothing. */
static void lines_by_hand(void **state)
{
    static const struct hand rows[] = {
        {"just below the target there is one",
         ROOM("2", TWO, ANY) "out\npart 0 1 -\n" ROOT VISIT("0", "1048576"), 1, false},
        {"a row that is full breaks nothing",
         ROOM("2", TWO, "row given 2 - 0 0 2 1 1\n") "out\npart 0 2 -\n" ROOT VISIT("0", "524288"),
         1, false},
        {"a factor grows where the column is not yet",
         ROOM("2", TWO,
              ANY) "out\npart 0 1 -\nshrink 0 0 2 1\nshrink 0 1 2 1\n" ROOT VISIT("0", "524288"),
         0, true},
        {"a factor shrinks, and others have less room without it",
         ROOM("3", THREE,
              "row given - 1 0 0 2 1 1 2 -2\nrow given 1 - 0 1 1\n") "out\npart 0 - 1\npart 1 1 "
                                                                     "-\nshrink 0 0 1 1\n" ROOT
                                                                     "visit 0 20 0 -524288 1 "
                                                                     "1572864\nleaves\n",
         0, true},
        {"what is left out makes room",
         ROOM("2", TWO, "row given - 0 0 0 1 1 -1\nrow given 1 - 0 0 1\n") "out 1\npart 0 - "
                                                                           "0\npart 1 1 -\n" ROOT
                                                                           "visit 0 20\nleaves\n",
         0, true},
        {"more than the row says",
         ROOM("2", TWO, ANY) "out\npart 0 2 -\n" ROOT VISIT("0", "1048576"), 0, true},
        {"a link that does not follow",
         ROOM("2", TWO, ANY) "out\npart 0 1 -\nlink 0 1 1 2 0\n" ROOT VISIT("1", "1048576"), 0,
         true},
        {"a link that does",
         ROOM("2", TWO, ANY) "out\npart 0 1 -\nlink 0 1 1 1 0\n" ROOT VISIT("1", "1048576"), 1,
         false},
        {"a cut from ends that are too near",
         ROOM("3", THREE,
              "row given 1 - 0 0 1 1 2\nrow given 0 - 0 1 -1 2 1\n") "out\npart 0 1 -\npart 1 0 "
                                                                     "-\nfrom 0 0 0 1 0 1 2 0 "
                                                                     "1\ncut 1 2 1 0 0 -1\n" ROOT
                                                                     "visit 0 20 1 1048576 2 "
                                                                     "-2097152\nleaves\n",
         0, true},
        {"either way may be the only one for others",
         ROOM("3", THREE, "row given 2 - 0 0 2 1 1 2 1\n") "out\npart 0 2 -\nprobe 0\n" ROOT VISIT(
             "0", "524288"),
         1, false},
        {"reduced costs leave what is just below the target",
         ROOM("2", TWO, ANY) "out\npart 0 1 -\nnarrow 20 0 1048576\n" ROOT VISIT("0", "1048576"), 1,
         false},
        {"a node is not empty because it is said",
         ROOM("2", TWO, ANY) "out\npart 0 1 -\n" ROOT "empty 0 20 0 1048576\nleaves\n", 0, false},
    };

    (void)state;
    EACH (row, rows)
        add_up_by_hand(row);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_up), cmocka_unit_test(forged), cmocka_unit_test(a_part_counts_once),
        cmocka_unit_test(told_by_hand), cmocka_unit_test(lines_by_hand)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
