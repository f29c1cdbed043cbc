/* SPDX-License-Identifier: GPL-3.0-or-later
 * Certificates with prices, written by hand: a duty that one person does at a cost, and another
 * one only at the cost of the level before. */
#include "tests/support/check.h"

#include "scheduler/recount/recount.h"

static const struct task tasks[] = {{0, 1, 1, 0, 5, 0}};
static const struct slot slots[] = {{0, 540, 600, -1, 60, 0}};
static const struct offer offers[] = {{.slot = 0, .person = 0, .cost = {0, 1}},
                                      {.slot = 0, .person = 1, .cost = {3, 0}}};
static const int gaps[2] = {0};
static const uint64_t tags[2] = {0};
static const struct problem problem = {.tasks = tasks,
                                       .slots = slots,
                                       .offers = offers,
                                       .gap_min = gaps,
                                       .person_tags = tags,
                                       .n_tasks = 1,
                                       .n_slots = 1,
                                       .n_offers = 2,
                                       .n_people = 2};

/* A unit of either level counts a hundred. */
#define PRICES "split 2 2\nprice 1 100\nprice 2 100\n"
/* Nothing may cost anything at the first level: the second person is not who does it. */
#define DECIDED "claim 0 1 20\ncol x 1 0 0 1 3\nfix 0 0\nsum 0\n"
/* Done by the first one (a hundred) or left undone (five hundred). */
#define DONE                                                \
    "claim 0 2 20\ncol x 0 0 0 1 100\n"                     \
    "col u 0 0 0 1 500\n"                                   \
    "row cover 1 - 104857600 0 1 1 1\n" /* 2^20 hundreds */ \
    "sum 100\n"
#define NOTHING "claim 1 2 20\nsum 0\n"

static bool add_up(const char *text, int64_t first_cap, struct recount *recount)
{
    static const bool first_does_it[2] = {true, false};
    struct arena arena = {0};
    struct fault fault = {0};
    FILE *file = fmemopen((void *)text, strlen(text), "r");

    assert_non_null(file);
    *recount = (struct recount){.problem = &problem, .chosen = first_does_it};
    recount->levels[0].cap = first_cap;
    recount->levels[1].cap = 1;
    bool fine = recount_read(file, 0, &arena, recount, &fault);

    assert_true(fine || fault.kind == FAULT_INPUT);
    if (getenv("SOLVER_SAY") && recount->first_void)
        print_message("void: %s\n", recount->first_void);
    (void)fclose(file);
    arena_release(&arena);
    return fine;
}

/* What claims of an earlier level decide is decided, whatever that level's price is. */
static void with_prices(void **state)
{
    static const struct {
        const char *label, *text;
        int n_void;
        int64_t proven, first_cap;
    } rows[] = {
        {"all of it", PRICES DECIDED DONE NOTHING, 0, 1, 0},
        {"the hundred may be the first level's", PRICES DECIDED DONE NOTHING, 0, 0, 1},
        {"nobody decided", PRICES DONE NOTHING, 1, 0, 0},
        {"dearer than their prices", "split 2 2\nprice 1 100\nprice 2 99\n" DECIDED DONE, 1, 0, 0},
        {"no price of its own", "split 2 2\nprice 1 100\n" DECIDED DONE, 1, 0, 0},
        {"a choice by prices", PRICES "claim 0 2 20\ncol x 1 0 0 1 300\nfix 0 0\nsum 0\n", 1, 0, 0},
    };
    struct recount recount;

    (void)state;
    EACH (row, rows) {
        CHECK_ROW(row, add_up(row->text, row->first_cap, &recount), true);
        CHECK_ROW(row, recount.n_void, row->n_void);
        CHECK_ROW(row, recount.levels[1].proven, row->proven);
    }
}

/* Another price afterwards would make a hundred of the one. */
static void prices_come_first(void **state)
{
    static const struct {
        const char *label, *text;
    } rows[] = {
        {"after a claim", PRICES DECIDED DONE "price 2 1\n" NOTHING},
        {"after what is decided", PRICES DECIDED "price 2 200\n" DONE},
        {"in no split", "price 1 100\n"},
        {"of a later level", "split 2 1\nprice 2 100\n"},
    };
    struct recount recount;

    (void)state;
    EACH (row, rows)
        CHECK_ROW(row, add_up(row->text, 0, &recount), false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(with_prices),
                                       cmocka_unit_test(prices_come_first)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
