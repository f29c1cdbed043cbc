/* SPDX-License-Identifier: GPL-3.0-or-later
 * A class that takes another in is no person, and who has both has one group: nothing about them
 * is counted twice. */
#include "tests/support/cover_case.h"

#include "scheduler/plan/drill.h"
#include "scheduler/plan/why.h"
#include "scheduler/report/hours/ledger.h"
#include "scheduler/report/why_text.h"

/* 9A and 9C have no teacher and may join 9B, which takes one of them in. */
static void two_for_one(void)
{
    int ct = adult("CT", "teacher", false), third = lesson_at("C1", "9C", WED, 9, ct);

    for (int lesson = 0; lesson < 3; lesson++) {
        MAKE(&make, lessons, lesson)->cover = COVER_SPLIT;
        MAKE(&make, lessons, lesson)->split_to = "9B";
    }
    make_member(&make, "9C", make_pupil(&make, "0005"));
    MAKE(&make, lessons, third)->room = make_room(&make, "R3", ROOM_CLASSROOM, 4);
    absent(at, WED);
    absent(ct, WED);
}
static void and_a_supervisor(void)
{
    two_for_one();
    int more = lesson_at("D1", "9D", WED, 9, at);
    make_member(&make, "9D", make_pupil(&make, "0006"));
    MAKE(&make, lessons, more)->subject = "Art";
    adult("SV", "cover_supervisor", true);
}

static void who_is_counted(void **state)
{
    static const struct {
        const char *label;
        void (*change)(void);
        int people, hosts, wanted;
        const char *says;
    } rows[] = {
        {"one class and nobody", two_for_one, 1, 1, 2,
         "2 seats for 1 class that can take another in."},
        {"one class and one person", and_a_supervisor, 2, 1, 3,
         "3 seats for 1 person and 1 class that can take another in."},
    };

    (void)state;
    EACH (row, rows) {
        struct fault fault = {0};
        struct why why;
        struct bottleneck bottleneck;
        open_case();
        row->change();
        make_the_plan();
        assert_int_equal(plan.n_open, 1);
        assert_true(why_open(&world, plan.assignments, plan.n_assignments, &arena, &why, &fault));
        why_group(&why, plan.open[0].duty, &bottleneck);
        CHECK_ROW(row, bottleneck.what, LIMIT_MOMENT);
        CHECK_ROW(row, bottleneck.n_people, row->people);
        CHECK_ROW(row, bottleneck.n_hosts, row->hosts);
        CHECK_ROW(row, bottleneck.wanted, row->wanted);
        const char *text = why_group_text(&why, plan.open[0].duty, &bottleneck);
        if (!strstr(text, row->says) || !strstr(text, "class 9B"))
            fail_msg("%s: %s", row->label, text);
        arena_release(&arena);
    }
}

/* BT is away as well; SV has 9B, and 9A with it: one hour of work, at the end of their day. */
static void one_group_is_one_duty(void **state)
{
    struct report_ask ask = {.world = &world, .plan = &plan, .person = -1, .room = -1};
    int merged = 0, rows = 0;

    (void)state;
    open_case();
    MAKE(&make, lessons, 0)->cover = COVER_SPLIT;
    MAKE(&make, lessons, 0)->split_to = "9B";
    absent(at, WED);
    absent(bt, WED);
    int sv = adult("SV", "cover_supervisor", true);
    person_of(sv)->contract_min = 600;
    person_of(sv)->overtime_minutes_per_week = 60;
    (void)MAKE_ROW(&make, patterns, .staff = sv, .weekday = WED, .date = -1, .start = 480,
                   .end = 570, .kind = PATTERN_WORK, .minutes = -1);
    make_the_plan();
    for (int i = 0; i < plan.n_assignments; i++) {
        rows += plan.assignments[i].staff == sv;
        merged += strcmp(plan.assignments[i].kind, "merged") == 0;
    }
    assert_int_equal(merged, 1);
    assert_int_equal(rows, 2);
    ask.from = world.from;
    ask.until = world.until;
    assert_int_equal(ledger_read(&ask, &arena)[sv].outside_min, 30);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_counted),
        cmocka_unit_test(one_group_is_one_duty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
