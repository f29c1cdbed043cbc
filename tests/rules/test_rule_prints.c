/* SPDX-License-Identifier: GPL-3.0-or-later
 * What rules put on paper: the candidate's own page of papers that clash (1.8), the board of a room
 * (1.7), approvals that are wanting and by when boards are asked (2.2). */
#include "tests/support/report_make.h"

static int hand, english, maths;

/* One candidate and two papers of one morning; the second may be sat elsewhere. */
static int two_papers(void **state)
{
    nothing(state);
    make_setting(&make, "school", "Harbour School");
    (void)MAKE_ROW(&make, series, .series = "S27", .name = "", .rules = "",
                   .from = day_parse("2027-05-10"), .until = -1);
    make_site(&make, "MAIN");
    hall = make_room(&make, "HALL", ROOM_HALL, 60);
    room_12 = make_room(&make, "R12", ROOM_SMALL, 4);
    english = make_paper(&make, "8700/1", DAY, SESSION_AM, 105);
    maths = make_paper(&make, "8300/1", DAY, SESSION_AM, 90);
    hand = make_pupil(&make, "0042");
    make_sitting(&make, make_entry(&make, hand, english), hall, 1, "09:00", 105);
    return 0;
}

/* A new season in which the candidate's second paper is then, so many days later. */
static struct report_ask second_paper(const char *start, const char *note, int days)
{
    clear(NULL);
    two_papers(NULL);
    struct report_ask ask = ask_all();
    int sat = make_sitting(&make, make_entry(&make, hand, maths), room_12, 2, start, 90);

    MAKE(&make, seating, sat)->note = note;
    MAKE(&make, seating, sat)->starts_at += days * DAY_MIN;
    MAKE(&make, seating, sat)->ends_at += days * DAY_MIN;
    MAKE(&make, seating, sat)->release_at += days * DAY_MIN;
    return ask;
}

/* "Supervised" rows of the candidate's page and what they say. */
static void letter_of_a_clash(void **state)
{
    static const struct {
        const char *label, *start, *note, *has, *has_not;
        int days;
    } rows[] = {
        {"one after the other, elsewhere", "11:05", "clash: after 8700/1, supervised break",
         "10:45,11:05,,Supervised,", "with lunch", 0},
        {"moved to the afternoon", "13:30", "clash: moved to the afternoon session",
         "10:45,13:30,,\"Supervised, with lunch\",", "deferred", 0},
        {"the next morning", "09:00", "", "deferred: from 09:30 on Wed 12 May 2027",
         "Supervised, with lunch", 1},
    };

    (void)state;
    EACH (row, rows) {
        struct report_ask ask = second_paper(row->start, row->note, row->days);
        const char *text = print("candidate", "csv", &ask);
        if (!strstr(text, row->has))
            print_error("row \"%s\":\n%s\n", row->label, text);
        CHECK_ROW(row, strstr(text, row->has) != NULL, true);
        CHECK_ROW(row, strstr(text, row->has_not) != NULL, false);
        has(text, row->days ? "sign the declaration before" : "no contact with other candidates");
        has(text, row->note);
    }
}

/* What the office sends to the board, or asks the candidate. */
static void forms_of_a_clash(void **state)
{
    static const struct {
        const char *label, *start, *note, *has;
        int days;
    } rows[] = {
        {"one after the other: none", "11:05", "clash: after 8700/1, supervised break", "", 0},
        {"moved", "13:30", "clash: moved to the afternoon session",
         "8300/1,13:30,moved to the other session of the day,\"tell the candidate", 0},
        {"deferred", "09:00", "", "8300/1,09:00,deferred to a later day,", 1},
        {"a long day", "11:05", "one paper may be deferred to the next morning: decide",
         "8300/1,11:05,a long day: one paper may wait for the next morning,", 0},
        {"too long for a session", "11:05", "more in one session than is allowed: ask the board",
         "8300/1,11:05,more in one session than is allowed,ask the board", 0},
    };

    (void)state;
    EACH (row, rows) {
        struct report_ask ask = second_paper(row->start, row->note, row->days);
        const char *text = print("clashes", "csv", &ask);
        CHECK_ROW(row, strstr(text, "Supervised and apart: 1") != NULL, row->days == 0);
        if (*row->has)
            has(text, row->has);
        else
            has_not(text, "8300/1");
    }
}

static void no_letter_without_a_clash(void **state)
{
    (void)state;
    struct report_ask ask = ask_all();

    has_not(print("candidate", "csv", &ask), "Supervised");
    has_not(print("candidate", "csv", &ask), "deferred");
    has(print("candidate", "text", &ask), "\n0042, candidate 0042\n"); /* nobody told a name */
}

static void board_says_from_when_late_is_very_late(void **state)
{
    (void)state;
    struct report_ask ask = ask_all();

    has(print("room", "text", &ask), "105 min, very late from 10:00");
    has(print("room", "html", &ask), "told to the board within 7 working days");
    MAKE(&make, papers, english)->date = day_parse(DAY) - 1; /* sat late: nobody else comes */
    has_not(print("room", "text", &ask), "very late");
}

static void approvals_are_listed(void **state)
{
    static const struct {
        const char *label, *kind;
        int route;
        const char *until, *has;
    } rows[] = {
        {"pending", "scribe", ROUTE_PENDING, "",
         "2027-05-12,0042,0042,Scribe,pending,8700/1,1,2027-03-21,chase the application"},
        {"not told", "scribe", ROUTE_UNKNOWN, "",
         "Scribe,not told,8700/1,1,2027-03-21,\"say in route"},
        {"over", "scribe", ROUTE_APPROVED, "2027-05-01", "Scribe,over,8700/1,1"},
        {"good", "scribe", ROUTE_APPROVED, "2027-07-01", ""},
        {"a modified paper is ordered", "modified_paper", ROUTE_APPROVED, "",
         "2027-01-31,0042,Modified paper,2027-05-12,8700/1,order the modified papers"},
        {"another site is notified", "alternative_site", ROUTE_UNKNOWN, "",
         "2027-03-29,0042,Alternative site,2027-05-12,8700/1,send the alternative-site notice"},
    };

    (void)state;
    EACH (row, rows) {
        clear(NULL);
        two_papers(NULL);
        struct report_ask ask = ask_all();
        struct arrangement *made =
            MAKE(&make, arrangements, make_arrangement(&make, hand, row->kind));
        made->route = row->route;
        made->approved_until = *row->until ? day_parse(row->until) : -1;
        const char *text = print("approvals", "csv", &ask);
        if (*row->has)
            has(text, row->has);
        else
            has_not(text, "0042");
        bool wanting = strcmp(row->kind, "scribe") == 0 && *row->has;
        CHECK_ROW(row, strstr(print("shortage", "csv", &ask), "Scribe") != NULL, wanting);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, two_papers, clear)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(letter_of_a_clash),         TEST(forms_of_a_clash),
        TEST(no_letter_without_a_clash), TEST(board_says_from_when_late_is_very_late),
        TEST(approvals_are_listed),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
