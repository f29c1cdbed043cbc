/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/plan/test_brief.c - duties and people as the solver's problem. */
#include "tests/support/check.h"

#include "scheduler/plan/brief.h"
#include "tests/support/plan_school.h"

static const struct school_size SMALL = {8, 10, 4, 14, 5, 3};

static void open_brief(struct school *school, struct brief *brief)
{
    struct fault fault = {0};
    char text[200] = "";

    if (!brief_make(&school->world, &school->arena, brief, &fault))
        print_error("%s\n", fault.text);
    assert_int_equal(fault.kind, FAULT_NONE);
    if (!problem_ok(&brief->problem, text, sizeof text))
        print_error("%s\n", text);
    assert_string_equal(text, "");
}

/* Whatever the school looks like: well formed, nobody offered what the
 * verdict forbids, and a plan that does nothing is legal. */
static void random_schools(void **state)
{
    (void)state;
    int offers = 0, breaks = 0, quotas = 0, standing = 0, bonds = 0, dropped = 0, merges = 0;

    for (uint32_t seed = 0; seed < 150; seed++) {
        struct school school;
        struct brief brief;
        int64_t value[LEVELS];
        assert_true(school_open(&school, seed, SMALL));
        open_brief(&school, &brief);
        for (int i = 0; i < brief.problem.n_offers; i++) {
            const struct may *may = &brief.mays[brief.offer_may[i]];
            struct verdict answer;
            merges += may->merge > 0;
            if (may->merge)
                continue; /* nobody: a class that joins another */
            verdict(&brief.bench, may->duty, may->slot, may->person, &answer);
            assert_null(answer.obstacle);
            assert_true(brief.kept[may->duty]);
            standing += may->owner;
        }
        bool *nothing = arena_new(&school.arena, bool, brief.problem.n_offers + 1);
        assert_true(problem_judge(&brief.problem, nothing, value, NULL, NULL));
        for (int d = 0; d < school.world.n_duties; d++)
            dropped += !brief.kept[d];
        offers += brief.problem.n_offers;
        breaks += brief.problem.n_breaks;
        quotas += brief.problem.n_quotas;
        bonds += brief.problem.n_bonds;
        school_close(&school);
    }
    /* The schools are worth testing: all of it happens. */
    assert_true(offers > 10000 && breaks > 100 && quotas > 100 && standing > 100);
    assert_true(bonds > 10 && dropped > 100 && merges > 10);
}

/* Own lessons with everybody at them are legal too: no limit stands below the timetable. */
static void timetable_is_legal(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < 150; seed++) {
        struct school school;
        struct brief brief;
        int64_t value[LEVELS];
        assert_true(school_open(&school, seed, SMALL));
        open_brief(&school, &brief);
        const struct problem *problem = &brief.problem;
        bool *own = arena_new(&school.arena, bool, problem->n_offers + 1);
        for (int i = 0; i < problem->n_offers; i++) {
            const struct may *may = &brief.mays[brief.offer_may[i]];
            bool clash = school.world.duties[may->duty].n_slots > 1 || !may->owner;
            for (int k = 0; k < i && !clash; k++) { /* wanted twice at once: the file's fault */
                const struct may *last = &brief.mays[brief.offer_may[k]];
                clash = own[k] && last->person == may->person &&
                        brief_excludes(&brief, may->person,
                                       &school.world.duties[may->duty].slots[may->slot],
                                       &school.world.duties[last->duty].slots[last->slot]);
            }
            own[i] = !clash;
        }
        assert_true(problem_judge(problem, own, value, NULL, NULL));
        school_close(&school);
    }
}

/* Mondays only: two teachers, one lesson each at the same time, an exam over both. */
struct lessons {
    struct school school;
    struct brief brief;
};

static void lessons_open(struct lessons *lessons, bool first_invigilates)
{
    struct school *school = &lessons->school;
    struct maker *make = &school->make;
    struct fault fault = {0};

    *school = (struct school){.seed = 1};
    make->arena = &school->arena;
    assert_true(rules_load(NULL, day_parse(SCHOOL_MONDAY), &school->arena, &school->rules, &fault));
    (void)make_room(make, "HALL", ROOM_HALL, 30);
    int a = make_person(make, "A", "teacher"), b = make_person(make, "B", "teacher");
    int c = make_person(make, "C", "invigilator");
    if (first_invigilates)
        make_skill(make, a, "invigilator");
    make_skill(make, c, "invigilator");
    int pupil = make_pupil(make, "0001");
    int other = make_pupil(make, "0002");
    make_member(make, "9A", other);
    int paper = make_paper(make, "X1", SCHOOL_MONDAY, SESSION_AM, 90);
    (void)make_sitting(make, make_entry(make, pupil, paper), 0, 1, "09:00", 90);
    make_teacher(make, make_lesson(make, "L1", "9A", 0, "09:00", "10:00"), a, 0);
    make_teacher(make, make_lesson(make, "L2", "9A", 0, "09:00", "10:00"), b, 0);
    make_teacher(make, make_lesson(make, "L3", "9A", 0, "14:00", "15:00"), a, 0);
    school_derive(school);
    open_brief(school, &lessons->brief);
}

static bool lesson_is_task(const struct lessons *lessons, const char *key)
{
    int duty = brief_duty(&lessons->brief, key);

    assert_true(duty >= 0);
    return lessons->brief.duty_task[duty] >= 0;
}

static void standing_work(void **state)
{
    (void)state;
    struct lessons lessons;

    lessons_open(&lessons, false); /* nobody can be taken from a lesson: none is a task */
    assert_false(lesson_is_task(&lessons, "lesson:L1:2027-05-10"));
    assert_false(lesson_is_task(&lessons, "lesson:L2:2027-05-10"));
    school_close(&lessons.school);

    lessons_open(&lessons, true); /* A could: theirs in the morning is, the others are not */
    assert_true(lesson_is_task(&lessons, "lesson:L1:2027-05-10"));
    assert_false(lesson_is_task(&lessons, "lesson:L2:2027-05-10"));
    assert_false(lesson_is_task(&lessons, "lesson:L3:2027-05-10"));
    int task = lessons.brief.duty_task[brief_duty(&lessons.brief, "lesson:L1:2027-05-10")];
    for (int i = 0; i < lessons.brief.problem.n_offers; i++) {
        const struct offer *offer = &lessons.brief.problem.offers[i];
        if (lessons.brief.problem.slots[offer->slot].task != task)
            continue;
        /* B teaches then: only its own teacher holds an offer, free of any cost.  C may cover. */
        assert_true(offer->person != 1);
        for (int k = 0; k < LEVELS && offer->person == 0; k++)
            assert_int_equal(offer->cost[k], 0);
    }
    school_close(&lessons.school);
}

static void levels_in_order(void **state)
{
    (void)state;
    static const struct {
        const char *label, *setting;
        bool published;
        int want[N_LEVELS];
    } rows[] = {
        {"usual", "", false, {0, 1, 2, 3, 4, 5, 6}},
        {"over told dates changes stand above work", "", true, {0, 1, 3, 2, 4, 5, 6}},
        {"fairness first", "fairness;work;changes;money;preference", false, {0, 1, 5, 2, 3, 4, 6}},
        {"fairness first, told",
         "fairness;work;money;changes;preference",
         true,
         {0, 1, 5, 3, 2, 4, 6}},
        {"what is not named comes last", "money", false, {0, 1, 4, 2, 3, 5, 6}},
    };
    EACH (row, rows) {
        struct school school;
        struct policy policy;
        struct fault fault = {0};
        assert_true(school_open(&school, 1, SMALL));
        if (*row->setting)
            make_setting(&school.make, "level_order", row->setting);
        if (row->published)
            (void)MAKE_ROW(&school.make, versions, .version = 1, .who = "", .note = "",
                           .from = school.world.from, .until = school.world.from, .hash = "");
        assert_true(policy_make(&school.world, &policy, &fault));
        for (int k = 0; k < N_LEVELS; k++) {
            CHECK_ROW(row, policy.order[k], row->want[k]);
            CHECK_ROW(row, policy.rank[policy.order[k]], k);
        }
        school_close(&school);
    }
    struct school school;
    struct policy policy;
    struct fault fault = {0};
    assert_true(school_open(&school, 1, SMALL));
    make_setting(&school.make, "level_order", "money;beauty");
    assert_false(policy_make(&school.world, &policy, &fault));
    assert_int_equal(fault.kind, FAULT_INPUT);
    school_close(&school);
}

/* Late duties on three days, 30 minutes past the pattern each: the week's
 * overtime holds so many of them. */
static void overtime_of_a_week(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int overtime, early_too, want; /* offers left */
    } rows[] = {
        {"none allowed", 0, 0, 0},
        {"too little for one", 29, 0, 0},
        {"enough for one", 30, 0, 1},
        {"enough for two and a half", 75, 0, 2},
        {"enough for all", 90, 0, 3},
        {"early and late, an hour a day", 600, 1, 3}, /* 45 early and 30 late do not fit a day */
    };
    EACH (row, rows) {
        struct school school;
        struct brief brief;
        assert_true(school_open(&school, 1, (struct school_size){0, 0, 0, 0, 0, 0}));
        int person = make_person(&school.make, "P", "mentor");
        struct person *who = (struct person *)(uintptr_t)&school.make.season.people[person];
        who->overtime_minutes_per_week = row->overtime;
        struct duty duties[6];
        struct duty_slot slots[6];
        for (int d = 0; d < 6; d++) {
            int64_t midnight_at = (school.world.from + d / 2) * DAY_MIN;
            slots[d] = (struct duty_slot){.starts_at = midnight_at + 15 * 60,
                                          .ends_at = midnight_at + 16 * 60,
                                          .room = -1,
                                          .site = -1};
            if (d % 2) /* the pattern is the school's day, 08:30 to 15:30 */
                slots[d] = (struct duty_slot){.starts_at = midnight_at + 7 * 60 + 45,
                                              .ends_at = midnight_at + 9 * 60,
                                              .room = -1,
                                              .site = -1};
            duties[d] = (struct duty){.kind = duty_kind_find("invigilator"),
                                      .key = school_code(&school, "D", d),
                                      .because = "",
                                      .title = "",
                                      .level = d % 2 ? LEVEL_WORK : LEVEL_REQUIRED,
                                      .short_cost = 1,
                                      .need = 1,
                                      .slots = &slots[d],
                                      .n_slots = 1,
                                      .piece_of = "",
                                      .paper = -1,
                                      .lesson = -1,
                                      .pupil = -1,
                                      .role = "",
                                      .roles = "",
                                      .skills = "",
                                      .anyone = !(d % 2) || row->early_too,
                                      .only_named = d % 2 && !row->early_too};
        }
        school.world.duties = duties;
        school.world.n_duties = 6;
        open_brief(&school, &brief);
        CHECK_ROW(row, brief.problem.n_offers, row->want);
        school_close(&school);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_schools),     cmocka_unit_test(timetable_is_legal),
        cmocka_unit_test(standing_work),      cmocka_unit_test(levels_in_order),
        cmocka_unit_test(overtime_of_a_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
