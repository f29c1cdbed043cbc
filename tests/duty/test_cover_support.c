/* SPDX-License-Identifier: GPL-3.0-or-later
 * Adults beside the teacher: how many, whom, what an exam takes of them, and what the judge says.
 */
#include "tests/support/cover_case.h"

static int ta, mentor; /* in school all day; neither covers */

static void beside(int adults)
{
    ta = adult("TA", "ta", false);
    mentor = adult("TM", "mentor", false);
    MAKE(&make, lessons, 0)->adults = adults;
}
static void none_wanted(void)
{
    beside(0);
}
static void core(void)
{
    beside(1);
    MAKE(&make, lessons, 0)->kind = LESSON_CORE;
    make_teacher(&make, lesson_at("K1", "9A", MON, 14, -1), ta, 1);
    absent(ta, MON); /* who knows the class is ill on Monday: nobody else for that lesson */
    absent(mentor, MON);
}
static void vocational(void)
{
    core();
    MAKE(&make, lessons, 0)->kind = LESSON_VOCATIONAL;
}
static void two_wanted(void)
{
    beside(2);
}
static void too_few(void)
{
    beside(4);
    (void)adult("ZZ", "teacher", false);
    (void)lesson_at("Z1", "7A", WED, 9, make.season.n_people - 1);
    make_skill(&make, ta, "restraint");
    MAKE(&make, lessons, 0)->skills = "restraint";
}
static void key_worker(void)
{
    beside(1);
    MAKE(&make, pupils, 1)->key_worker = mentor;
}
static void key_worker_of_another(void)
{
    beside(1);
    make_teacher(&make, lesson_at("K1", "9A", FRI, 14, -1), ta, 1);
    absent(ta, FRI);
    absent(mentor, FRI);
    MAKE(&make, pupils, 3)->key_worker = mentor;
}

/* A teacher of the subject who knows the class has a free hour. */
static void teacher_free(void)
{
    int teacher = adult("CT", "teacher", false);

    beside(1);
    make_teacher(&make, lesson_at("K1", "9A", FRI, 14, -1), teacher, 1);
    absent(teacher, FRI);
    absent(ta, FRI);
    absent(mentor, FRI);
    absent(mentor, WED);
}
static void teacher_only(void)
{
    teacher_free();
    absent(ta, WED);
}

static void adults_beside(void **state)
{
    (void)state;
    static const struct cover_row rows[] = {
        {"none is asked for", none_wanted, ""},
        {"one in a core lesson, who knows the class", core, "Wed 09:00 A1 TA"},
        {"one in a vocational lesson", vocational, "Wed 09:00 A1 TA"},
        {"as many as it asks", two_wanted, "Wed 09:00 A1 TA; Wed 09:00 A1 TM"},
        {"fewer than it needs, and of the skill", too_few, "Wed 09:00 A1 TA; -"},
        {"the key worker of one of its pupils", key_worker, "Wed 09:00 A1 TM"},
        {"an assistant before a teacher of the class", teacher_free, "Wed 09:00 A1 TA"},
        {"a teacher where nobody else is there", teacher_only, "Wed 09:00 A1 CT"},
        {"not of a pupil elsewhere", key_worker_of_another, "Wed 09:00 A1 TA"},
    };
    cover_rows(rows, ENTRIES(rows), "support");
}

/* Two hours of Maths a week for 0001, by the mentor alone, whose lessons are on Wednesday at 9, 10
 * and 11. */
static void plan_of(bool hard)
{
    beside(0);
    for (int hour = 10; hour <= 11; hour++)
        (void)lesson_at(arena_text(&arena, "A%d", hour), "9A", WED, hour, at);
    (void)MAKE_ROW(&make, support, .pupil = 0, .subject = "Maths", .class_name = "",
                   .minutes_per_week = 120, .staff = mentor, .wish = WISH_ONLY, .hard = hard,
                   .from = -1, .until = -1);
}
/* 0001 sits an exam in a room with an invigilator. */
static void exam_at(const char *start, int minutes)
{
    int inv = adult("IV", "invigilator", false);
    int paper = make_paper(&make, "X1", WEDNESDAY, SESSION_AM, minutes);
    int room = make_room(&make, "S1", ROOM_SMALL, 10);

    MAKE(&make, papers, paper)->subject = "Art";
    MAKE(&make, papers, paper)->start = time_parse(start);
    MAKE(&make, rooms, room)->summon = SUMMON_PHONE;
    make_sitting(&make, make_entry(&make, 0, paper), room, 1, start, minutes);
    make_skill(&make, inv, "invigilator");
}

/* The only one who may be beside the pupil is wanted by an exam that nobody else may staff. */
static void taken_for_exam(bool hard)
{
    plan_of(hard);
    int paper = make_paper(&make, "X1", WEDNESDAY, SESSION_AM, 150);
    int room = make_room(&make, "S1", ROOM_SMALL, 10), other = make_pupil(&make, "0009");
    MAKE(&make, papers, paper)->subject = "Art";
    MAKE(&make, rooms, room)->summon = SUMMON_PHONE;
    make_sitting(&make, make_entry(&make, other, paper), room, 1, "09:00", 150);
    make_skill(&make, mentor, "invigilator");
}

static void hours_of_a_plan(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        bool hard;
        const char *exam; /* of the pupil; "" none, "adult": it takes the adult */
        int minutes, held, open;
    } rows[] = {
        {"both lessons are held", false, "", 0, 2, 0},
        {"an exam of the pupil moves one", false, "09:00", 45, 2, 0},
        {"an exam of two lessons takes one away", false, "09:00", 105, 1, 1},
        {"an exam in the afternoon takes none", false, "13:30", 90, 2, 0},
        {"an exam takes the adult", false, "adult", 0, 0, 2},
    };
    EACH (row, rows) {
        int held = 0, open = 0;
        open_case();
        if (strcmp(row->exam, "adult") == 0)
            taken_for_exam(row->hard);
        else
            plan_of(row->hard);
        if (row->minutes)
            exam_at(row->exam, row->minutes);
        make_the_plan();
        for (int i = 0; i < plan.n_kinds; i++)
            if (strcmp(plan.kinds[i].kind, "pupil_support") == 0) {
                held = plan.kinds[i].filled;
                open = plan.kinds[i].seats - held;
            }
        CHECK_ROW(row, held, row->held);
        CHECK_ROW(row, open, row->open);
        int told = 0;
        for (int i = 0; i < audit.n_findings; i++)
            told += strcmp(audit.findings[i].rule, "pupil_support") == 0;
        CHECK_ROW(row, told > 0, row->open > 0);
        arena_release(&arena);
    }
}

/* Help that a plan makes hard weighs as much as what rules demand. */
static void hard_hours(void **state)
{
    (void)state;
    for (int hard = 0; hard < 2; hard++) {
        open_case();
        plan_of(hard);
        absent(mentor, WED);
        make_the_plan();
        assert_int_equal(plan.n_open, 2);
        for (int i = 0; i < plan.n_open; i++)
            assert_int_equal(world.duties[plan.open[i].duty].level,
                             hard ? LEVEL_REQUIRED : LEVEL_WORK);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adults_beside),
        cmocka_unit_test(hours_of_a_plan),
        cmocka_unit_test(hard_hours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
