/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every kind of duty that the school's work knows (domain 6.5), and what duties of the school ask
 * beyond their row: adults by ratio, pairs, drivers, first-aiders. */
#include "tests/duty/week_case.h"

/* The rows of domain 6.5 and the kinds they are. */
static void every_row_is_a_kind(void **state)
{
    static const struct {
        const char *label, *kinds;
    } rows[] = {
        {"Lead invigilator", "lead_invigilator"},
        {"Invigilator", "invigilator"},
        {"Roving invigilator", "rover"},
        {"Floater, toilet escort, late desk", "floater late_desk"},
        {"Reader", "reader"},
        {"Scribe", "scribe"},
        {"Prompter", "prompter"},
        {"Practical assistant", "practical_assistant"},
        {"Language Modifier", "language_modifier"},
        {"Communication Professional", "communication_professional"},
        {"Live speaker", "live_speaker"},
        {"Alone with one candidate (2.4)", "combined"},
        {"Word-processor technician", "technician"},
        {"Second pair of eyes", "second_check"},
        {"Clash supervision, supervised lunch", "clash"},
        {"Overnight or travel supervision", "overnight escort"},
        {"Home or hospital sitting", "site_invigilator"},
        {"Rest-break supervisor", "rest_breaks"},
        {"Coloured and modified papers opened early (2.3)", "open_early"},
        {"IT check before a session (2.3)", "it_check"},
        {"Reserve (10)", "reserve"},
        {"Transcript (2.3)", "transcript"},
        {"Cover lesson", "cover"},
        {"In-class support", "support pupil_support"},
        {"Mentoring, one to one and group", "mentoring"},
        {"Review, multi-agency meeting", "review meeting"},
        {"Home visit", "home_visit"},
        {"Work-experience, post-16 visit", "work_experience"},
        {"Trip", "trip transport"},
        {"Break, gate, lunch, bus duty", "break_duty gate_duty lunch_duty bus_duty"},
        {"On call, de-escalation", "on_call"},
        {"Record-keeping, calls", "records"},
        {"PPA, training, supervision meeting", "training supervision induction briefing"},
    };

    (void)state;
    EACH (row, rows) {
        for (const char *at = row->kinds; *at;) {
            size_t size = strcspn(at, " ");
            const char *name = arena_text(&arena, "%.*s", (int)size, at);
            CHECK_ROW(row, duty_kind_find(name) != NULL, true);
            at += size + strspn(at + size, " ");
        }
    }
}

/* Letters stand for kinds on boards: no two are the same. */
static void letters_are_single(void **state)
{
    (void)state;
    for (int i = 0; duty_kinds[i]; i++)
        for (int k = 0; k < i; k++)
            if (strcmp(duty_kinds[i]->letter, duty_kinds[k]->letter) == 0 &&
                strcmp(duty_kinds[i]->name, "merged") != 0) /* a kind of cover */
                fail_msg("%s and %s are both %s", duty_kinds[i]->name, duty_kinds[k]->name,
                         duty_kinds[i]->letter);
}

static void adults_and_skills(void **state)
{
    static const struct {
        const char *label, *kind;
        int people, pupils;
        const char *recorded, *told; /* skills: of somebody at the school, of the row */
        int need;
        const char *skills;
    } rows[] = {
        {"ten pupils, one adult", "trip", -1, 10, "", "", 1, ""},
        {"eleven, two", "trip", -1, 11, "", "", 2, ""},
        {"the ratio stands above the row", "trip", 1, 21, "", "", 3, ""},
        {"the row may ask for more", "trip", 4, 11, "", "", 4, ""},
        {"a first-aider goes along", "trip", 2, 4, "first_aid", "", 2, "1 first_aid"},
        {"who goes alone has it", "trip", 1, 4, "first_aid", "", 1, "first_aid"},
        {"the row asks itself", "trip", 2, 4, "first_aid", "2 first_aid", 2, "2 first_aid"},
        {"beside what the row asks", "trip", 2, 4, "first_aid", "swimming", 2,
         "swimming;1 first_aid"},
        {"a leader, where they are known", "trip", 2, 4, "trip_leader", "", 2, "1 trip_leader"},
        {"home visits are in pairs", "home_visit", -1, 0, "", "", 2, ""},
        {"one where the school says so", "home_visit", 1, 0, "", "", 1, ""},
        {"somebody drives", "home_visit", -1, 0, "driver", "", 2, "1 driver"},
        {"who goes alone drives", "work_experience", -1, 1, "driver", "", 1, "driver"},
        {"nobody is known to drive", "work_experience", -1, 1, "", "", 1, ""},
        {"on call", "on_call", 2, 0, "restraint", "", 2, "1 restraint"},
        {"a gate wants nobody special", "gate_duty", 2, 0, "driver", "", 2, ""},
        {"as many pupils as there may be at a gate", "gate_duty", -1, 40, "", "", 1, ""},
        {"the bus queue", "bus_duty", 2, 0, "", "", 2, ""},
    };

    (void)state;
    EACH (row, rows) {
        fresh(NULL);
        int made = make_duty(&make, "D1", row->kind, DAY, "10:00", "12:00");
        MAKE(&make, school_duties, made)->people = row->people;
        MAKE(&make, school_duties, made)->skills = row->told;
        if (*row->recorded)
            make_skill(&make, teacher, row->recorded);
        for (int i = 0; i < row->pupils; i++)
            (void)MAKE_ROW(&make, duty_pupils, .duty = made,
                           .pupil = make_pupil(&make, arena_text(&arena, "T%03d", i)));
        CHECK_ROW(row, only()->need, row->need);
        CHECK_ROW_TEXT(row, only()->skills, row->skills);
        CHECK_ROW(row, only()->anyone, !*row->skills);
    }
}

/* The rule is named where it asks for more than the row does. */
static void the_rule_is_named(void **state)
{
    (void)state;
    int made = make_duty(&make, "D1", "trip", DAY, "10:00", "12:00");

    for (int i = 0; i < 11; i++)
        (void)MAKE_ROW(&make, duty_pupils, .duty = made,
                       .pupil = make_pupil(&make, arena_text(&arena, "T%03d", i)));
    assert_non_null(strstr(only()->because, "Pupils per adult on a trip: 10 (estimate"));
    MAKE(&make, school_duties, made)->people = 2;
    assert_null(strstr(only()->because, "per adult"));
}

/* Two names on a trip that wants two are sure to be on it, whatever its row says. */
static void named_by_the_ratio(void **state)
{
    (void)state;
    int made = make_duty(&make, "D1", "trip", DAY, "10:00", "12:00");

    for (int i = 0; i < 2; i++)
        (void)MAKE_ROW(&make, duty_staff, .duty = made, .staff = i);
    assert_int_equal(only()->n_standing, 0);
    for (int i = 0; i < 11; i++)
        (void)MAKE_ROW(&make, duty_pupils, .duty = made,
                       .pupil = make_pupil(&make, arena_text(&arena, "T%03d", i)));
    assert_int_equal(only()->n_standing, 2);
}

static const struct duty *of_the_school(const char *kind)
{
    struct duties duties = derive();

    for (int i = 0; i < duties.count; i++)
        if (strcmp(duties.list[i].kind->name, kind) == 0)
            return &duties.list[i];
    fail_msg("no duty %s", kind);
    return NULL;
}

/* A paper cannot be moved: 0001, named for the duty, sits it from 09:00 to 10:00 and stays out. */
static void pupils_who_sit_stay_out(void **state)
{
    static const struct {
        const char *label, *kind, *start, *end;
        bool both; /* 0002 is named too */
        int excused;
        bool blocked;
    } rows[] = {
        {"nobody of a review is left", "review", "09:30", "10:30", false, 1, true},
        {"afterwards", "review", "10:00", "11:00", false, 0, false},
        {"on the way in", "transport", "08:30", "09:00", false, 0, false},
        {"others go on the trip", "trip", "09:30", "12:00", true, 1, false},
    };

    (void)state;
    EACH (row, rows) {
        fresh(NULL);
        exam(pupil, "09:00", 60);
        int made = make_duty(&make, "D1", row->kind, DAY, row->start, row->end);
        (void)MAKE_ROW(&make, duty_pupils, .duty = made, .pupil = pupil);
        if (row->both)
            (void)MAKE_ROW(&make, duty_pupils, .duty = made, .pupil = other);
        const struct duty *duty = of_the_school(row->kind);
        CHECK_ROW(row, duty->n_excused, row->excused);
        CHECK_ROW(row, duty->blocked != NULL, row->blocked);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fresh, clear)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(every_row_is_a_kind), TEST(letters_are_single), TEST(adults_and_skills),
        TEST(the_rule_is_named),   TEST(named_by_the_ratio), TEST(pupils_who_sit_stay_out),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
