/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lines of a stored claim written by hand, as small as they can be: what each proves, and that one
 * which says too much proves nothing. */
#include "tests/support/check.h"

#include "tests/recount/told_search.h"

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
    CHECK_ROW(row, told_add_up(&told, row->text, &proven, &n_void), true);
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

/* A search of a few columns that cost one each; all of them 1 is a plan, which costs the target. */
struct line {
    const char *label;
    int n_columns;
    const char *rows, *lines, *nodes; /* without "out" at first: none is */
    int64_t proven;
    bool is_void;
};

#define ANY    "row given 1 - 0 0 1 1 1\n"     /* one of the first two, at least */
#define EITHER "row given 2 - 0 0 2 1 1 2 1\n" /* the first, or both others */

static void search_by_hand(const struct line *line)
{
    char *text = NULL;
    size_t size;
    FILE *file = open_memstream(&text, &size);

    assert_non_null(file);
    fprintf(file, "split 1 1\nsearch 0 1 %d\n", line->n_columns);
    for (int j = 0; j < line->n_columns; j++)
        fprintf(file, "col u %d 0 0 1 1\n", j);
    fprintf(file, "%s%s%snode -1 -1 - -\n%sleaves\n", line->rows,
            strncmp(line->lines, "out", 3) == 0 ? "" : "out\n", line->lines, line->nodes);
    assert_int_equal(fclose(file), 0);
    add_up_by_hand(&(struct hand){line->label, text, line->proven, line->is_void});
    free(text);
}

/* A factor changes where the row stays as it was; a link holds both ways. */
static void links_and_factors(void **state)
{
    static const struct line rows[] = {
        {"a factor grows where the column is not yet", 2, ANY,
         "part 0 1 -\nshrink 0 0 2 1\nshrink 0 1 2 1\n", "visit 0 20 0 524288\n", 0, true},
        {"a factor shrinks, and others have less room without it", 3,
         "row given - 1 0 0 2 1 1 2 -2\nrow given 1 - 0 1 1\n",
         "part 0 - 1\npart 1 1 -\nshrink 0 0 1 1\n", "visit 0 20 0 -524288 1 1572864\n", 0, true},
        {"a factor shrinks where there is no room for less", 3, EITHER,
         "part 0 2 -\nshrink 0 0 1 0\n", "visit 0 20 0 1048576\n", 0, true},
        {"a link that does not follow", 2, ANY, "part 0 1 -\nlink 0 1 1 2 0\n",
         "visit 0 20 1 1048576\n", 0, true},
        {"a link that does", 2, ANY, "part 0 1 -\nlink 0 1 1 1 0\n", "visit 0 20 1 1048576\n", 1,
         false},
        {"a link that follows without its choice", 3, EITHER, "part 0 2 -\nlink 0 1 -1 1 0\n",
         "visit 0 20 0 524288 1 524288\n", 0, true},
        {"a link that follows with it, and may without", 3, "row given 1 - 0 2 1\n",
         "part 0 1 -\nlink 0 1 1 1 0\n", "visit 0 20 0 1048576 1 1048576\n", 0, true},
        {"from above, too", 4, "row given 2 - 0 1 2 2 1 3 1\n", "part 0 2 -\nlink 0 1 -1 0 1\n",
         "visit 0 20 0 1048576 1 -1048576\n", 0, true},
    };

    (void)state;
    EACH (row, rows)
        search_by_hand(row);
}

/* What columns that are left out leave a row; ends that a cut counts from. */
static void rows_and_cuts(void **state)
{
    static const struct line rows[] = {
        {"more than the row says", 2, ANY, "part 0 2 -\n", "visit 0 20 0 1048576\n", 0, true},
        {"what is left out makes room", 2, "row given - 0 0 0 1 1 -1\nrow given 1 - 0 0 1\n",
         "out 1\npart 0 - 0\npart 1 1 -\n", "visit 0 20\n", 0, true},
        {"what is left out may be enough", 3, "row given 2 - 0 0 1 1 1 2 2\n",
         "out 2\npart 0 2 -\n", "visit 0 20 0 1048576\n", 0, true},
        {"what is left out may cost nothing", 2, ANY, "out 1\npart 0 0 -\n", "visit 0 20\n", 0,
         false},
        {"a cut from ends that are too near", 3,
         "row given 1 - 0 0 1 1 2\nrow given 0 - 0 1 -1 2 1\n",
         "part 0 1 -\npart 1 0 -\nfrom 0 0 0 1 0 1 2 0 1\ncut 1 2 1 0 0 -1\n",
         "visit 0 20 1 1048576 2 -2097152\n", 0, true},
    };

    (void)state;
    EACH (row, rows)
        search_by_hand(row);
}

/* What follows for ends leaves every plan below the target in; so do nodes. */
static void ends_and_nodes(void **state)
{
    static const struct line rows[] = {
        {"just below the target there is one", 2, ANY, "part 0 1 -\n", "visit 0 20 0 1048576\n", 1,
         false},
        {"a row that is full breaks nothing", 2, "row given 2 - 0 0 2 1 1\n", "part 0 2 -\n",
         "visit 0 20 0 524288\n", 1, false},
        {"either way may be the only one for others", 3, EITHER, "part 0 2 -\nprobe 0\n",
         "visit 0 20 0 524288\n", 1, false},
        {"a way that is there stays", 3, "row given 1 - 0 1 1\n", "part 0 1 -\nprobe 0\n",
         "visit 0 20 0 1048576\n", 1, false},
        {"reduced costs leave what is just below the target", 2, ANY,
         "part 0 1 -\nnarrow 20 0 1048576\n", "visit 0 20 0 1048576\n", 1, false},
        {"the cheaper one of two nodes", 3, "row given 1 - 0 1 1\n", "part 0 1 -\n",
         "node 0 0 - 0\nnode 0 0 1 -\nvisit 1 20\nvisit 2 20\n", 1, false},
        {"a node is not empty because it is said", 2, ANY, "part 0 1 -\n", "empty 0 20 0 1048576\n",
         0, false},
    };

    (void)state;
    EACH (row, rows)
        search_by_hand(row);
}

#define TWO(rows) \
    "split 1 1\nsearch 0 1 5\ncol u 0 0 0 1 1\ncol u 1 0 0 1 1\n" rows "node -1 -1 - -\n"
#define OVER  "row given 2 - 0 0 3 1 2\nout\npart 0 2 -\n"
#define UNDER "row given - -2 0 0 -3 1 -2\nout\npart 0 - -2\n"
#define BOTH  "row given 1 - 0 0 1 1 1\nrow given 1 - 0 0 1 1 2\nout\npart 0 1 -\npart 1 1 -\n"

#define OTHER                                                             \
    "row given 1 - 0 0 1 1 1\nrow given 0 - 0 1 3\nrow given 0 - 0 0 3\n" \
    "out\npart 0 1 -\npart 1 0 -\npart 2 0 -\n"

/* Rows that a choice makes tighter: just as much as they can be, or they prove nothing. */
static void tighter_by_hand(void **state)
{
    static const struct hand rows[] = {
        {"low side, choice made", TWO(OVER "spare 0 0 0 1 0 1\n") "visit 0 20 1 524288\nleaves\n",
         1, false},
        {"one more", TWO(OVER "spare 0 0 0 1 0 2\n") "visit 0 20 1 524288\nleaves\n", 0, true},
        {"of a choice that may be less",
         TWO(OVER "spare 0 0 1 0 0 1\n") "visit 0 20 1 524288\nleaves\n", 0, true},
        {"of a choice that may be more",
         TWO(OVER "spare 0 0 -1 1 0 -1\n") "visit 0 20 1 524288\nleaves\n", 0, true},
        {"of a side that is not there",
         TWO(OVER "spare 0 0 0 1 1 1\n") "visit 0 20 1 524288\nleaves\n", 0, true},
        {"high side, choice made",
         TWO(UNDER "spare 0 0 0 1 1 1\n") "visit 0 20 1 -524288\nleaves\n", 1, false},
        {"high side, one more", TWO(UNDER "spare 0 0 0 1 1 2\n") "visit 0 20 1 -524288\nleaves\n",
         0, true},
        {"choice not made: by what follows",
         TWO(BOTH "spare 1 0 0 0 0 1\n") "visit 0 20 2 524288\nleaves\n", 1, false},
        {"rows that the choices were not in",
         TWO(OTHER
             "spare 1 0 0 0 0 3\nspare 2 1 0 0 0 3\n") "visit 0 20 3 349525 4 349525\nleaves\n",
         1, false},
        {"choice not made: one more",
         TWO(BOTH "spare 1 0 0 0 0 2\n") "visit 0 20 2 524288\nleaves\n", 0, true},
    };

    (void)state;
    EACH (row, rows)
        add_up_by_hand(row);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(told_by_hand), cmocka_unit_test(tighter_by_hand),
        cmocka_unit_test(links_and_factors), cmocka_unit_test(rows_and_cuts),
        cmocka_unit_test(ends_and_nodes)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
