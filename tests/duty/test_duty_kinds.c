/* SPDX-License-Identifier: GPL-3.0-or-later
 * Kinds of duty of a session of exams: technicians, second pairs of eyes, preparation. */
#include "tests/support/duty_case.h"

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
    assert_non_null(strstr(duty->because, "31 candidates on computers"));
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
        if (strcmp(rows[i].kind, "live_speaker") == 0)
            MAKE(&make, papers, paper)->kind = PAPER_LISTENING;
        assert_string_equal(told(rows[i].kind), rows[i].want);
    }
}

/* The paper of the morning, sat on a later day; another one that ends at some time of its day. */
static void deferred(int days, const char *other_start)
{
    int moved = sit(1, 0, 1, "09:00", 90);

    MAKE(&make, seating, moved)->starts_at += days * DAY_MIN;
    MAKE(&make, seating, moved)->ends_at += days * DAY_MIN;
    MAKE(&make, seating, moved)->release_at += days * DAY_MIN;
    if (!*other_start)
        return;
    int second = make_paper(&make, "8700/2", DAY, SESSION_PM, 60);
    make_sitting(&make, make_entry(&make, moved, second), 1, 1, other_start, 60);
}

static void overnight_and_travel_supervision(void **state)
{
    (void)state;
    static const struct {
        const char *label, *who, *other;
        int days;
        const char *overnight, *escort;
    } rows[] = {
        {"sat with the others", "staff", "", 0, "", ""},
        {"next morning: at school until its day ends", "family", "", 1,
         "S27:overnight:8700/1:0001 09:30-15:30\n", ""},
        {"after the last paper of the day", "family", "13:30", 1,
         "S27:overnight:8700/1:0001 14:30-15:30\n", ""},
        {"it ends after the school day", "family", "15:00", 1, "", ""},
        {"staff travel with the candidate", "staff", "15:00", 1, "",
         "S27:escort:home:8700/1:0001 16:00-16:30\n"
         "S27:escort:back:8700/1:0001 08:15-08:45\n"},
        {"after a week it is no night", "staff", "", 3, "", ""},
    };
    EACH (row, rows) {
        fresh(NULL);
        make_setting(&make, "overnight", row->who);
        deferred(row->days, row->other);
        CHECK_ROW_TEXT(row, told("overnight"), row->overnight);
        CHECK_ROW_TEXT(row, told("escort"), row->escort);
    }
    fresh(NULL);
    make_setting(&make, "overnight", "staff");
    deferred(1, "13:30");
    assert_string_equal(find("S27:escort:home:8700/1:0001")->role, "escort");
    assert_true(find("S27:escort:home:8700/1:0001")->off_site);
    assert_string_equal(find("S27:overnight:8700/1:0001")->role, "clash_supervisor");
    assert_non_null(strstr(find("S27:overnight:8700/1:0001")->because, "JCQ overnight"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(technicians_for_papers_on_screen),
        TEST(a_second_pair_of_eyes),
        TEST(preparation_before_the_paper),
        TEST(overnight_and_travel_supervision),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
