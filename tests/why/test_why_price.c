/* SPDX-License-Identifier: GPL-3.0-or-later
 * Why not this person: the price is that of the whole week planned again with them locked. */
#include "tests/support/check.h"

#include <stdlib.h>

#include "tests/why/why_case.h"

static const struct school_size SIZE = {6, 6, 2, 6, 3, 2};
enum { WORK = 60000, EVERY = 7 };

static struct asked asked;
static struct {
    int pairs, levels, forbidden, refused, dearer, done;
} seen;

static int pairs_wanted(void)
{
    return getenv("EXAMROTA_LONG") ? 200 : 12;
}

/* The same week with the lock that an officer would set. */
static bool plan_locked(int duty, int person, struct plan *plan)
{
    struct school *school = &asked.school;
    struct effort effort = {.work = WORK};
    struct season season = school->make.season;
    struct lock lock = {.staff = person,
                        .duty = why_duty(&asked.why, duty)->key,
                        .date = -1,
                        .time = -1,
                        .role = "",
                        .room = -1,
                        .pupil = -1,
                        .paper = -1};
    struct world world = school->world;
    struct fault fault = {0};

    season.locks = &lock;
    season.n_locks = 1;
    season.n_draft = 0;
    world.season = &season;
    bool good = plan_make(&world, &effort, &school->arena, plan, &fault);
    assert_true(good || fault.kind == FAULT_CONFLICT);
    return good;
}

/* Level by level, as far as both are proven. */
static void compare(const struct why_price *price, const struct plan *plan)
{
    seen.pairs++;
    for (int k = 0; k < LEVELS; k++) {
        if (!price->proven[k] || plan->levels[k].value != plan->levels[k].bound)
            break;
        assert_true(price->value[k] == plan->levels[k].value);
        seen.levels++;
    }
    seen.dearer += why_compare(price->value, asked.why.value) > 0;
}

/* The moves lead from the plan to the one that is priced. */
static void check_moves(const struct why_price *price, int duty, int person)
{
    const struct problem *problem = &asked.why.brief->problem;
    int64_t value[LEVELS];
    int n = 0;

    assert_true(price->n_moves > 0);
    assert_int_equal(price->moves[0].duty, duty);
    assert_int_equal(price->moves[0].person, person);
    assert_true(price->moves[0].takes);
    for (int i = 0; i < problem->n_offers; i++)
        n += price->chosen[i] != asked.why.chosen[i];
    assert_int_equal(n, price->n_moves);
    assert_true(problem_judge(problem, price->chosen, value, NULL, NULL));
    assert_memory_equal(value, price->value, sizeof value);
}

static void check_pair(int duty, int person)
{
    struct effort effort = {.work = WORK};
    struct why_price price;
    struct fault fault = {0};
    struct plan plan;

    assert_true(why_force(&asked.why, duty, person, WHY_ALL, &effort, &price, &fault));
    seen.done += price.answer == WHY_DOES;
    if (price.answer == WHY_DOES)
        return;
    bool can = plan_locked(duty, person, &plan);
    if (price.answer == WHY_FORBIDDEN) {
        seen.forbidden++;
        assert_non_null(price.reason);
    }
    seen.refused += price.answer == WHY_NO_ROOM;
    if (can != (price.answer == WHY_PRICED))
        print_error("%s: %d %s\n", why_duty(&asked.why, duty)->key, price.answer,
                    price.reason ? price.reason : "");
    assert_true(can == (price.answer == WHY_PRICED));
    if (!can)
        return;
    check_moves(&price, duty, person);
    compare(&price, &plan);
}

static void test_prices_equal_a_whole_plan(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seen.pairs < pairs_wanted() && seed < 800; seed++) {
        assert_true(asked_make(&asked, seed, SIZE, WORK));
        int n_people = asked.why.brief->crew.n_people, number = (int)seed;
        for (int d = 0; d < asked.why.brief->world->n_duties; d++) {
            for (int p = 0; p < n_people; p++) {
                bool fixed = why_duty(&asked.why, d)->n_slots == 1;
                if (fixed && number++ % (EVERY * EVERY) == 0)
                    check_pair(d, p);
            }
        }
        asked_close(&asked);
    }
    print_message("%d pairs priced (%d dearer), %d levels proven both ways; %d forbidden, %d no "
                  "room, %d done already\n",
                  seen.pairs, seen.dearer, seen.levels, seen.forbidden, seen.refused, seen.done);
    assert_true(seen.pairs >= pairs_wanted());
    assert_true(seen.dearer > 0 && seen.forbidden > 0 && seen.levels > seen.pairs);
}

/* Movable work is forced by leaving nobody else to do it: the price is that of its best time. */
static void test_movable_work_at_its_best_time(void **state)
{
    int found = 0;

    (void)state;
    for (uint32_t seed = 1; found < 3 && seed < 60; seed++) {
        assert_true(asked_make(&asked, seed, SIZE, WORK));
        for (int d = 0; d < asked.why.brief->world->n_duties && found < 3; d++) {
            const struct duty *duty = why_duty(&asked.why, d);
            struct effort effort = {.work = WORK};
            struct why_price price;
            struct fault fault = {0};
            struct plan plan;
            int p = (int)seed % asked.why.brief->crew.n_people;
            if (duty->n_slots < 2 || duty->need > 1 || asked.why.brief->duty_task[d] < 0)
                continue;
            assert_true(why_force(&asked.why, d, p, WHY_ALL, &effort, &price, &fault));
            if (price.answer != WHY_PRICED || !plan_locked(d, p, &plan))
                continue;
            check_moves(&price, d, p);
            if (price.proven[0])
                assert_true(price.value[0] <= plan.levels[0].value);
            found++;
        }
        asked_close(&asked);
    }
    assert_true(found > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_prices_equal_a_whole_plan),
                                       cmocka_unit_test(test_movable_work_at_its_best_time)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
