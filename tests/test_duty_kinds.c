/* SPDX-License-Identifier: GPL-3.0-or-later
 * Kinds of duty of a session of exams: technicians, second pairs of eyes, preparation. */
#include "tests/duty_case.h"

static void technicians_for_papers_on_screen(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int kind, candidates;
        const char *want;
    } rows[] = {
        {"none on paper", PAPER_WRITTEN, 20, ""},
        {"one on screen", PAPER_ONSCREEN, 1, "S27:technician:MAIN:2027-05-12:AM:1 08:45-10:30\n"},
        {"thirty: one", PAPER_ONSCREEN, 30, "S27:technician:MAIN:2027-05-12:AM:1 08:45-10:30\n"},
        {"thirty-one: two", PAPER_ONSCREEN, 31,
         "S27:technician:MAIN:2027-05-12:AM:1 08:45-10:30\n"
         "S27:technician:MAIN:2027-05-12:AM:2 08:45-10:30\n"},
    };
    EACH (row, rows) {
        fresh(NULL);
        MAKE(&make, papers, paper)->kind = row->kind;
        sit(row->candidates, 0, 1, "09:00", 90);
        CHECK_ROW_TEXT(row, told("technician"), row->want);
    }
    const struct duty *duty = find("S27:technician:MAIN:2027-05-12:AM:1");
    assert_string_equal(duty->role, "technician");
    assert_int_equal(duty->level, LEVEL_REQUIRED);
    assert_non_null(strstr(duty->because, "31 candidates on screen"));
    assert_non_null(strstr(duty->because, "estimate"));
}

static void a_second_pair_of_eyes(void **state)
{
    (void)state;
    static const struct {
        const char *label, *setting, *skill, *second, *want;
    } rows[] = {
        {"nobody is told to be authorised", "", "invigilator", "09:00", ""},
        {"somebody is", "", "second_check", "09:00",
         "S27:second_check:MAIN:2027-05-12:AM:1 08:35-08:45\n"},
        {"always", "yes", "invigilator", "09:00",
         "S27:second_check:MAIN:2027-05-12:AM:1 08:35-08:45\n"},
        {"not planned", "no", "second_check", "09:00", ""},
        {"each start wants its own", "yes", "invigilator", "09:30",
         "S27:second_check:MAIN:2027-05-12:AM:1 08:35-08:45\n"
         "S27:second_check:MAIN:2027-05-12:AM:2 09:05-09:15\n"},
    };
    EACH (row, rows) {
        fresh(NULL);
        if (row->setting[0])
            make_setting(&make, "second_check", row->setting);
        make_skill(&make, make_person(&make, "AB", "pastoral"), row->skill);
        sit(3, 1, 1, row->second, 90);
        sit(3, 0, 2, "09:00", 90);
        CHECK_ROW_TEXT(row, told("second_check"), row->want);
    }
    const struct duty *duty = find("S27:second_check:MAIN:2027-05-12:AM:2");
    assert_string_equal(duty->role, "second_check");
    assert_int_equal(duty->level, LEVEL_REQUIRED);
    assert_non_null(strstr(duty->because, "JCQ ICE 2025-26"));
}

/* Language modifiers and signers prepare for an hour, readers come a quarter before. */
static void preparation_before_the_paper(void **state)
{
    (void)state;
    static const struct {
        const char *arrangement, *kind, *want;
    } rows[] = {
        {"reader", "combined", "S27:combined:8700/1:0001 08:30-10:45\n"},
        {"language_modifier", "language_modifier",
         "S27:language_modifier:8700/1:0001 08:00-10:30\n"},
        {"communication_professional", "communication_professional",
         "S27:communication_professional:8700/1:0001 08:00-10:30\n"},
        {"live_speaker", "live_speaker", "S27:live_speaker:8700/1:0001 08:00-10:30\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fresh(NULL);
        make_arrangement(&make, sit(1, 0, 1, "09:00", 90), rows[i].arrangement);
        assert_string_equal(told(rows[i].kind), rows[i].want);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(technicians_for_papers_on_screen),
        TEST(a_second_pair_of_eyes),
        TEST(preparation_before_the_paper),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
