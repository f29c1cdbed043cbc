/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 1.7 and 1.8: candidates who come late, and those who are apart between two papers, lunch
 * and night included. */
#include "tests/support/rule_case.h"

/* Two papers of one candidate and how they are sat. */
struct two {
    const char *label;
    int second_session;
    const char *first_start, *second_start;
    int second_room;
    const char *want; /* the clash duties that follow */
    bool lunch;
};

static int sit_two(const struct two *row)
{
    int second = make_paper(&make, "8702/1", DAY, row->second_session, 60);
    int pupil = make_pupil(&make, "0001");

    MAKE(&make, papers, paper)->minutes = 60;
    int sat = make_sitting(&make, make_entry(&make, pupil, paper), 0, 1, row->first_start, 60);
    MAKE(&make, seating, sat)->release_at = make_at(DAY, "10:00");
    if (MAKE(&make, seating, sat)->release_at < MAKE(&make, seating, sat)->ends_at)
        MAKE(&make, seating, sat)->release_at = MAKE(&make, seating, sat)->ends_at;
    make_sitting(&make, make_entry(&make, pupil, second), row->second_room, 2, row->second_start,
                 60);
    return pupil;
}

static void apart_between_papers(void **state)
{
    static const struct two rows[] = {
        {"each in its session: free in between", SESSION_PM, "09:00", "13:30", 1, "", false},
        {"a short break in the same room: its adult stays", SESSION_AM, "09:00", "10:20", 0, "",
         false},
        {"a short break, another room", SESSION_AM, "09:00", "10:20", 1,
         "S27:clash:MAIN:2027-05-12:AM:1:p1 10:00-10:20\n", false},
        {"moved to the afternoon: all day, with lunch", SESSION_AM, "09:00", "13:30", 1,
         "S27:clash:MAIN:2027-05-12:AM:1:p1 10:00-11:45\n"
         "S27:clash:MAIN:2027-05-12:AM:1:p2 11:45-13:30\n",
         true},
        {"moved to the morning: until the others begin", SESSION_PM, "09:00", "10:20", 0,
         "S27:clash:MAIN:2027-05-12:AM:1:p1 11:20-13:30\n", true},
    };

    (void)state;
    EACH (row, rows) {
        const struct isolation *apart;
        quiet(NULL);
        make_setting(&make, "lunch_minutes", "30");
        make_setting(&make, "floaters", "none");
        sit_two(row);
        CHECK_ROW_TEXT(row, told("clash"), row->want);
        int n =
            isolations_derive(&make.season, &rules, day_parse(DAY), day_parse(DAY), &arena, &apart);
        CHECK_ROW(row, n, *row->want != '\0');
        CHECK_ROW(row, n > 0 && apart[0].lunch, row->lunch);
        if (row->lunch)
            assert_non_null(strstr(find("S27:clash:MAIN:2027-05-12:AM:1:p1")->title, "with lunch"));
    }
}

/* The judge misses the adult who should be with them. */
static void somebody_is_with_them(void **state)
{
    static const struct two rows[] = {
        {"a short break, another room", SESSION_AM, "09:00", "10:20", 1, "", false},
        {"moved to the afternoon", SESSION_AM, "09:00", "13:30", 1, "", false},
        {"moved to the morning", SESSION_PM, "09:00", "10:20", 0, "", false},
    };

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        sit_two(row);
        struct audit all = judged(NULL);
        CHECK_ROW(row, finds(&all, "clash", AUDIT_OPEN), false);
        quiet(NULL);
        sit_two(row);
        struct audit less = judged("clash");
        CHECK_ROW(row, finds(&less, "clash", AUDIT_OPEN), true);
    }
}

/* Who begins late because the room could not begin is waited for there; who begins late as planned
 * is with somebody until then, whatever was held up earlier that morning. */
static void held_up_or_late_as_planned(void **state)
{
    static const struct {
        const char *label, *from;
        int minutes, held_min;
        bool apart;
    } rows[] = {{"late as planned", "", 0, 0, true},
                {"all rooms held up before, late as planned", "09:42", 32, 0, true},
                {"the room could not begin", "08:55", 145, 140, false}};

    (void)state;
    EACH (row, rows) {
        for (int without = 0; without < 2; without++) {
            quiet(NULL);
            int sat = sit(1, 0, 1, "11:20", 60);
            MAKE(&make, seating, sat)->held_min = row->held_min;
            if (row->minutes)
                (void)MAKE_ROW(&make, incidents, .what = INCIDENT_DELAY,
                               .from_at = make_at(DAY, row->from), .until_at = -1, .room = -1,
                               .pupil = -1, .paper = -1, .staff = -1, .minutes = row->minutes,
                               .detail = "", .reason = "", .who = "", .told = "");
            CHECK_ROW(row, count("clash") > 0, row->apart);
            struct audit audit = judged(without ? "clash" : NULL);
            CHECK_ROW(row, finds(&audit, "clash", AUDIT_OPEN), without && row->apart);
        }
    }
}

/* Those apart at one time and place are looked after together, so many by one adult. */
static void supervision_ratio(void **state)
{
    static const struct {
        const char *label;
        int candidates, adults;
    } rows[] = {{"thirty: one", 30, 1}, {"thirty-one: two", 31, 2}};

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        int second = make_paper(&make, "8702/1", DAY, SESSION_AM, 60);
        int first = sit(row->candidates, 0, 1, "09:00", 60);
        for (int i = 0; i < row->candidates; i++)
            make_sitting(&make, make_entry(&make, first + i, second), 1, 2, "10:20", 60);
        CHECK_ROW(row, count("clash"), row->adults);
    }
}

/* A paper waits for the next morning: supervised from half an hour after its published start, at
 * school by staff, at night by the family or by staff who travel. */
static void overnight_supervision(void **state)
{
    static const struct {
        const char *label, *who;
        int days, supervised, escorts;
    } rows[] = {{"the next morning, family", "family", 1, 1, 0},
                {"the next morning, staff there and back", "staff", 1, 1, 2},
                {"on its own day", "staff", 0, 0, 0},
                {"a week later: no such thing", "staff", 7, 0, 0}};

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        make_setting(&make, "overnight", row->who);
        int sat = sit(1, 0, 1, "09:00", 90);
        MAKE(&make, seating, sat)->starts_at += row->days * DAY_MIN;
        MAKE(&make, seating, sat)->ends_at += row->days * DAY_MIN;
        MAKE(&make, seating, sat)->release_at += row->days * DAY_MIN;
        CHECK_ROW(row, count("overnight"), row->supervised);
        CHECK_ROW(row, count("escort"), row->escorts);
        if (row->supervised)
            CHECK_ROW_TEXT(row, told("overnight"), "S27:overnight:8700/1:0001 09:30-15:30\n");
    }
}

/* The desk is there until nobody can come any more without being very late. */
static void late_desk_until_very_late(void **state)
{
    static const struct {
        const char *label, *start, *want;
        int minutes;
    } rows[] = {
        {"from nine", "09:00", "S27:late_desk:MAIN:2027-05-12:AM:1 08:45-10:00\n", 90},
        {"begun early: counted from the published start", "08:30",
         "S27:late_desk:MAIN:2027-05-12:AM:1 08:15-10:00\n", 90},
        {"a short paper: its published finish", "09:00",
         "S27:late_desk:MAIN:2027-05-12:AM:1 08:45-09:40\n", 40},
    };

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        make_setting(&make, "late_desk", "yes");
        MAKE(&make, papers, paper)->minutes = row->minutes;
        sit(10, 0, 1, row->start, row->minutes);
        CHECK_ROW_TEXT(row, told("late_desk"), row->want);
        struct audit less = judged("late_desk");
        CHECK_ROW(row, finds(&less, "late_desk", AUDIT_OPEN), true);
    }
}

/* Who is let in has the full time: somebody stays in the late room until then. */
static void late_room_for_the_full_time(void **state)
{
    static const struct {
        const char *label, *room, *want;
    } rows[] = {
        {"until ten and ninety minutes, and clear-up", "R20",
         "S27:late_room:MAIN:2027-05-12:AM:1:p1 09:00-10:22\n"
         "S27:late_room:MAIN:2027-05-12:AM:1:p2 10:22-11:45\n"},
        {"no such room", "NOWHERE", ""},
        {"the school keeps none", "", ""},
    };

    (void)state;
    EACH (row, rows) {
        for (int without = 0; without < 2; without++) {
            quiet(NULL);
            make_setting(&make, "late_room", row->room);
            sit(10, 0, 1, "09:00", 90);
            CHECK_ROW_TEXT(row, told("late_room"), row->want);
            struct audit audit = judged(without ? "late_room" : NULL);
            CHECK_ROW(row, finds(&audit, "late_room", AUDIT_OPEN), without && *row->want);
            if (!without)
                CHECK_ROW(row, clean(&audit), true);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(apart_between_papers),        TEST(somebody_is_with_them),
        TEST(held_up_or_late_as_planned),  TEST(supervision_ratio),
        TEST(overnight_supervision),       TEST(late_desk_until_very_late),
        TEST(late_room_for_the_full_time),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
