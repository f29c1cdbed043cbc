/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reports about people: the staff list, hours against the contract, how even it is. */
#include "tests/support/report_make.h"

#include "scheduler/report/hours/ledger.h"

static void staff(void **state)
{
    struct report_ask ask = ask_all();

    (void)state;
    make_skill(&make, person_ab, "reader");
    make_skill(&make, person_ab, "scribe");
    make_absence(&make, person_ab, "2027-05-11", "08:00", "16:00");
    make_absence(&make, person_ab, "2027-05-18", "08:00", "16:00");
    (void)MAKE_ROW(&make, training, .staff = person_cd, .kind = "invigilator",
                   .date = day_parse("2026-09-01"), .content = "", .result = "passed");
    (void)MAKE_ROW(&make, training, .staff = person_ef, .kind = "invigilator",
                   .date = day_parse("2026-08-31"), .content = "", .result = "");
    const char *text = print("staff", "csv", &ask);
    has(text, "AB,AB,mentor,,1800,1,\"reader, scribe\"");
    has(text, "CD,CD,invigilator,2026-09-01,2027-08-31,valid");
    has(text, "EF,EF,invigilator,2026-08-31,2026-08-31,expired");
}

static void spread(void **state)
{
    struct report_ask ask = ask_all();

    (void)state;
    const char *text = print("hours", "csv", &ask);
    /* exams, helping, cover, mentor, school, lessons, travel, protected, worked, contract, over,
     * load */
    has(text, "AB,150,0,0,30,0,0,0,0,180,1800,-1620,5\r\n");
    has(text, "CD,0,135,0,0,0,0,0,0,135,1200,-1065,6\r\n");
    has(text, "EF,0,0,0,0,0,0,0,0,0,,,\r\n");
    has(text, "everybody,exam duties,0:1  1:1  2:1\r\n");
    has(text, "mentor,\"load, in fives\",5:2\r\n");
    text = nested("hours", &ask);
    has(text, "{\"staff\":\"CD\",\"role\":\"mentor\",\"exam_minutes\":0,\"help_minutes\":135,");
    has(text, "\"contract_minutes\":null,\"over_minutes\":null,\"load_min_per_hour\":null,");
    has(text, "{\"role\":\"everybody\",\"what\":\"exam duties\",\"histogram\":\"0:1  1:1  2:1\"}");
}

static void contracts(void **state)
{
    static const struct {
        const char *label, *from, *until;
        bool pattern;
        int want;
    } rows[] = {
        {"week", "2027-05-10", "2027-05-16", false, 1200},
        {"a day of five", "2027-05-12", "2027-05-12", false, 240},
        {"weekend", "2027-05-15", "2027-05-16", false, 0},
        {"two weeks", "2027-05-10", "2027-05-23", false, 2400},
        {"a holiday in it", "2027-05-17", "2027-05-23", false, 1200},
        {"bank holiday", "2027-05-03", "2027-05-09", false, 960},
        {"long day of the pattern", "2027-05-10", "2027-05-10", true, 800},
        {"short day of the pattern", "2027-05-11", "2027-05-11", true, 400},
        {"day off", "2027-05-12", "2027-05-12", true, 0},
    };

    (void)state;
    (void)MAKE_ROW(&make, calendar, .date = day_parse("2027-05-03"), .kind = DAY_HOLIDAY);
    EACH (row, rows) {
        make.season.n_patterns = 0;
        for (int day = 0; row->pattern && day < 2; day++)
            (void)MAKE_ROW(&make, patterns, .staff = person_cd, .weekday = day, .date = -1,
                           .start = 8 * 60, .end = (day ? 12 : 16) * 60, .minutes = -1);
        CHECK_ROW(
            row,
            work_contract(&make.season, person_cd, day_parse(row->from), day_parse(row->until)),
            row->want);
    }
    assert_int_equal(work_contract(&make.season, person_ef, world.from, world.until), -1);
}

/* The duties are one: AB's own lesson from half past nine. */
static void own_lesson_until(const char *end)
{
    static struct duty duty;
    static struct duty_slot slot;

    slot = (struct duty_slot){
        .starts_at = make_at(DAY, "09:30"), .ends_at = make_at(DAY, end), .room = hall, .site = 0};
    duty = (struct duty){.kind = duty_kind_find("lesson"),
                         .key = "lesson:1",
                         .title = "9C Maths",
                         .tags = TAG_STANDING,
                         .need = 1,
                         .slots = &slot,
                         .n_slots = 1,
                         .standing = &person_ab,
                         .n_standing = 1};
    world.duties = &duty;
    world.n_duties = 1;
}

/* A lesson counts for its teacher but for the time in which they are in an exam. */
static void lessons(void **state)
{
    struct report_ask ask = ask_all();

    (void)state;
    own_lesson_until("11:30");
    const struct work_sum *sums = work_sums(&ask, world.from, world.until, &arena);
    assert_int_equal(sums[person_ab].minutes[WORK_LESSON], 30);
    assert_int_equal(work_total(&sums[person_ab]), 150 + 30 + 30);
    assert_int_equal(sums[person_cd].minutes[WORK_LESSON], 0);
}

/* Another site, a quarter of an hour away; AB's work after the exam is there, and late. */
static void work_at_the_farm(const char *start, const char *end)
{
    int farm = make_site(&make, "FARM");

    (void)MAKE_ROW(&make, travel, .from = 0, .to = farm, .minutes = 15);
    (void)MAKE_ROW(&make, travel, .from = farm, .to = 0, .minutes = 15);
    assign(person_ab, "gate_duty", start, end, "Gate duty");
    assignments[plan.n_assignments - 1].site = farm;
    assignments[plan.n_assignments - 1].room = -1;
}

static void beside_duties(void **state)
{
    struct report_ask ask = ask_all();

    (void)state;
    for (int kind = PATTERN_WORK; kind <= PATTERN_PROTECTED; kind++)
        (void)MAKE_ROW(&make, patterns, .staff = person_ab, .weekday = 2, .date = -1,
                       .start = kind == PATTERN_WORK ? 8 * 60 : 14 * 60, .end = 15 * 60,
                       .kind = kind, .minutes = -1);
    MAKE(&make, people, person_ab)->weeks_per_year = 39;
    work_at_the_farm("15:00", "15:20");
    const struct ledger *ledger = &ledger_read(&ask, &arena)[person_ab];
    assert_int_equal(ledger->travel_min, 15);
    assert_int_equal(ledger->kept_min, 60);
    assert_int_equal(ledger->outside_min, 20);
    assert_false(ledger->paid);
    const char *text = print("hours", "csv", &ask);
    has(text, "Overtime and time off in lieu,AB,20,0,20,0,0,20,,\r\n");
    has(text, "The contract of the year,AB,1800,39,70200,1800,68400\r\n");
    MAKE(&make, people, person_ab)->overtime_pence_per_hour = 1500;
    has(print("hours", "csv", &ask), "Overtime and time off in lieu,AB,20,20,0,0,0,0,,\r\n");
    (void)MAKE_ROW(&make, worked, .staff = person_ab, .date = day_parse(DAY), .in = 8 * 60,
                   .out = 15 * 60 + 45, .duty = "", .note = "");
    has(print("hours", "csv", &ask), "Overtime and time off in lieu,AB,20,20,0,0,0,0,465,45\r\n");
}

/* Away in lieu from two to four, with hours until three; maybe away tomorrow. */
static void time_off_is_taken(void **state)
{
    struct report_ask ask = ask_all();
    int64_t day = day_parse(DAY) * DAY_MIN;

    (void)state;
    (void)MAKE_ROW(&make, patterns, .staff = person_ab, .weekday = 2, .date = -1, .start = 8 * 60,
                   .end = 15 * 60, .kind = PATTERN_WORK, .minutes = -1);
    (void)MAKE_ROW(&make, balances, .staff = person_ab, .minutes = 0, .lieu_min = 90);
    (void)MAKE_ROW(&make, absences, .staff = person_ab, .start = day + 14 * 60,
                   .end = day + 16 * 60, .lieu = true);
    (void)MAKE_ROW(&make, absences, .staff = person_ab, .start = day + 8 * 60, .end = day + 9 * 60,
                   .tentative = true, .lieu = true);
    (void)MAKE_ROW(&make, absences, .staff = person_ab, .start = day + 9 * 60,
                   .end = day + 10 * 60);
    has(print("hours", "csv", &ask), "Overtime and time off in lieu,AB,0,0,0,90,60,30,,\r\n");
}

/* AB invigilates for two and a half hours, of which one is a lesson of theirs; CD has it. */
static void what_exams_displace(void **state)
{
    struct report_ask ask = ask_all();

    (void)state;
    own_lesson_until("10:30");
    has(print("hours", "csv", &ask),
        "What exam hours stood in the place of,AB,150,60,0,0,0,0,90\r\n");
    assign(person_ef, "lesson", "09:30", "10:30", "9C Maths");
    assignments[plan.n_assignments - 1].key = "lesson:1";
    has(print("hours", "csv", &ask),
        "What exam hours stood in the place of,AB,150,60,0,0,60,0,90\r\n");
    has(nested("hours", &ask), "\"displaced\":{\"lesson_minutes\":60,");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, week, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(staff),
                                       TEST(spread),
                                       TEST(contracts),
                                       TEST(lessons),
                                       TEST(beside_duties),
                                       TEST(time_off_is_taken),
                                       TEST(what_exams_displace)};

    return cmocka_run_group_tests(tests, load, unload);
}
