/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/plan/test_drill.c - absences tried one by one, and where reserves are placed. */
#include "tests/support/check.h"

#include "scheduler/plan/drill.h"
#include "tests/support/plan_school.h"

static const struct school_size SMALL = {6, 6, 3, 8, 2, 2};
static const struct effort EFFORT = {.work = 20000};

enum { SCHOOLS = 8 };

/* Whoever takes a case, and when: the same is found. */
static void check_threads(const struct drill_ask *ask, const struct drill *alone,
                          struct arena *arena)
{
    struct drill_ask shared = *ask;
    struct drill drill;
    struct fault fault = {0};

    shared.threads = 3;
    assert_true(drill_make(&shared, arena, &drill, &fault));
    assert_int_equal(drill.n_cases, alone->n_cases);
    for (int i = 0; i < drill.n_cases; i++) {
        const struct drill_case *a = &drill.cases[i], *b = &alone->cases[i];
        assert_int_equal(a->person, b->person);
        assert_int_equal(a->moved, b->moved);
        assert_memory_equal(a->worse, b->worse, sizeof a->worse);
        assert_int_equal(a->n_losses, b->n_losses);
        for (int k = 0; k < a->n_losses; k++)
            assert_string_equal(a->losses[k].title, b->losses[k].title);
    }
}

static bool away_all_day(struct school *school, const struct drill_case *row, struct plan *plan)
{
    struct season season = school->make.season;
    struct absence *list = arena_new(&school->arena, struct absence, season.n_absences + 1);
    struct duties duties = {.arena = &school->arena};
    struct world world = school->world;
    struct fault fault = {0};

    for (int i = 0; i < season.n_absences; i++)
        list[i] = season.absences[i];
    list[season.n_absences++] = (struct absence){
        .staff = row->person, .start = row->day * DAY_MIN, .end = (row->day + 1) * DAY_MIN};
    season.absences = list;
    duties_derive(&season, &school->rules, world.from, world.until, &duties);
    world.season = &season;
    world.duties = duties.list;
    world.n_duties = duties.count;
    return plan_make(&world, &EFFORT, &school->arena, plan, &fault);
}

/* The rest of the week stays in a drill: it can lose no less than planning the whole week again,
 * and with so few people mostly loses just that. */
static void no_better_than_the_week_planned_again(void **state)
{
    (void)state;
    int n = 0, same = 0;

    for (uint32_t seed = 0; seed < SCHOOLS; seed++) {
        struct school school;
        struct plan plan, again;
        struct drill drill;
        struct fault fault = {0};
        assert_true(school_open(&school, seed, SMALL));
        assert_true(plan_make(&school.world, &EFFORT, &school.arena, &plan, &fault));
        school.make.season.draft = plan.assignments;
        school.make.season.n_draft = plan.n_assignments;
        const struct drill_ask ask = {.world = &school.world,
                                      .rows = plan.assignments,
                                      .n_rows = plan.n_assignments,
                                      .every_day = seed % 2 == 1,
                                      .work = 20000};
        assert_true(drill_make(&ask, &school.arena, &drill, &fault));
        check_threads(&ask, &drill, &school.arena);
        for (int i = 0; i < drill.n_cases; i++) {
            const struct drill_case *row = &drill.cases[i];
            if (!away_all_day(&school, row, &again))
                continue;
            int64_t best = again.levels[0].value - plan.levels[0].value;
            assert_true(row->worse[LEVEL_REQUIRED] >= best);
            same += row->worse[LEVEL_REQUIRED] == best;
            n++;
        }
        school_close(&school);
    }
    assert_true(n > 3 * SCHOOLS);
    assert_true(same * 10 >= n * 8);
}

/* Two cases on Monday morning, one of them with two losses at once, and one on Tuesday. */
static const struct drill_loss monday[] = {
    {.title = "a",
     .role = "reader",
     .level = LEVEL_REQUIRED,
     .weight = 2,
     .starts_at = 540,
     .ends_at = 600},
    {.title = "b",
     .role = "reader",
     .level = LEVEL_REQUIRED,
     .weight = 2,
     .starts_at = 560,
     .ends_at = 620},
};
static const struct drill_loss later[] = {
    {.title = "c",
     .role = "reader",
     .level = LEVEL_REQUIRED,
     .weight = 2,
     .starts_at = 620,
     .ends_at = 640},
};
static const struct drill_loss tuesday[] = {
    {.title = "d",
     .role = "cover",
     .level = LEVEL_COVER,
     .weight = 5,
     .starts_at = 1440 + 900,
     .ends_at = 1440 + 960},
    {.title = "e",
     .role = "cover",
     .level = LEVEL_WORK,
     .weight = 5,
     .starts_at = 1440 + 900,
     .ends_at = 1440 + 960},
};

static void reserves_save_most(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int n, places, people, seats;
        int64_t saved;
    } rows[] = {
        {"none", 0, 0, 0, 0, 0},
        {"one: the morning, a or b, and c", 1, 1, 1, 2, 4000},
        {"two: both of the morning", 2, 1, 2, 3, 6000},
        {"three: Tuesday's cover, too", 3, 2, 2, 3, 6150},
        {"more than are of use", 9, 2, 2, 3, 6150},
    };
    const struct drill_case cases[] = {
        {.person = 0, .losses = monday, .n_losses = 2},
        {.person = 1, .losses = later, .n_losses = 1},
        {.person = 2, .day = 1, .losses = tuesday, .n_losses = 2},
    };
    const struct drill drill = {cases, 3};

    EACH (row, rows) {
        struct arena arena = {0};
        const struct reserve *reserves;
        int64_t saved, lost;
        int n = drill_reserves(&drill, row->n, 810, &arena, &reserves, &saved, &lost);
        CHECK_ROW(row, n, row->places);
        CHECK_ROW(row, saved, row->saved);
        if (n > 0) {
            CHECK_ROW(row, reserves[0].people, row->people);
            CHECK_ROW(row, reserves[0].seats, row->seats);
            CHECK_ROW(row, lost, 6150);
        }
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_better_than_the_week_planned_again),
        cmocka_unit_test(reserves_save_most),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
