/* SPDX-License-Identifier: GPL-3.0-or-later
 * Adults beside candidates: who may be one person, who is shared, and keys that stay. */
#include "tests/support/duty_case.h"

static void arrange(int pupil, const char *kind)
{
    if (kind[0])
        make_arrangement(&make, pupil, kind);
}

static void combined_roles(void **state)
{
    (void)state;
    static const struct {
        const char *label, *first, *second, *combined, *roles;
        int others, invigilators, rovers;
    } rows[] = {
        {"reader and scribe alone", "reader", "scribe", "S27:combined:8700/1:0001 08:30-10:45\n",
         "invigilator;reader;scribe", 0, 0, 1},
        {"prompter alone needs no rover", "prompter", "", "S27:combined:8700/1:0001 08:30-10:45\n",
         "invigilator;prompter", 0, 0, 0},
        {"a language modifier has an invigilator beside", "language_modifier", "", "", "", 0, 1, 0},
        {"with somebody else in the room never", "scribe", "", "", "", 1, 1, 0},
        {"alone without help: its invigilator", "separate_invigilation", "", "", "", 0, 1, 0},
    };
    EACH (row, rows) {
        fresh(NULL);
        int pupil = sit(1, 0, 1, "09:00", 90);
        arrange(pupil, row->first);
        arrange(pupil, row->second);
        sit(row->others, 0, 1, "09:00", 90);
        CHECK_ROW_TEXT(row, told("combined"), row->combined);
        CHECK_ROW(row, count("invigilator"), row->invigilators);
        CHECK_ROW(row, count("rover"), row->rovers);
        if (row->roles[0])
            CHECK_ROW_TEXT(row, roles_of("S27:combined:8700/1:0001"), row->roles);
    }
}

static void helpers_beside_invigilators(void **state)
{
    (void)state;
    int first = sit(3, 0, 1, "09:00", 90);

    make_arrangement(&make, first, "scribe");
    make_arrangement(&make, first, "prompter");
    make_arrangement(&make, first + 1, "language_modifier");
    assert_string_equal(told("scribe"), "S27:scribe:8700/1:0001 08:45-10:30\n");
    assert_string_equal(find("S27:scribe:8700/1:0001")->roles, "scribe;prompter");
    assert_string_equal(find("S27:scribe:8700/1:0001")->title,
                        "Scribe and prompter - English Language 1");
    assert_int_equal(find("S27:scribe:8700/1:0001")->pupil, first);
    assert_string_equal(told("prompter"), "");
    assert_string_equal(told("language_modifier"),
                        "S27:language_modifier:8700/1:0002 08:00-10:30\n");
    assert_int_equal(count("invigilator"), 1);
}

static void shared_readers(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int sharing, alone;
        const char *want;
    } rows[] = {
        {"four share one", 4, 0, "S27:reader:8700/1:g1:h1:1 08:45-10:30\n"},
        {"five never", 5, 0,
         "S27:reader:8700/1:g1:h1:1 08:45-10:30\nS27:reader:8700/1:g1:h1:2 08:45-10:30\n"},
        {"one of her own beside", 2, 1,
         "S27:reader:8700/1:0003 08:45-10:30\nS27:reader:8700/1:g1:h1:1 08:45-10:30\n"},
    };
    EACH (row, rows) {
        fresh(NULL);
        int first = sit(row->sharing + row->alone, 0, 1, "09:00", 90);
        for (int i = 0; i < row->sharing + row->alone; i++) {
            make_arrangement(&make, first + i, "reader");
            MAKE(&make, seating, i)->helper_group = i < row->sharing ? 1 : 0;
        }
        CHECK_ROW_TEXT(row, told("reader"), row->want);
        CHECK_ROW(row, count("invigilator"), 1);
    }
}

static void keys_stay(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int extra, room;
        const char *start;
    } rows[] = {
        {"as it was", 0, 0, "09:00"},
        {"one candidate more", 1, 0, "09:00"},
        {"another room", 0, 7, "09:00"},
        {"an earlier start", 0, 0, "08:40"},
    };
    EACH (row, rows) {
        fresh(NULL);
        int first = sit(6, row->room, 2, row->start, 90);
        make_arrangement(&make, first, "scribe");
        make_arrangement(&make, sit(1, row->room + 1, 3, row->start, 90), "scribe");
        sit(row->extra, row->room, 2, row->start, 90);
        static const char *const keys[] = {
            "S27:invigilator:8700/1:g2:1:p1", "S27:scribe:8700/1:0001", "S27:combined:8700/1:0007",
            "S27:rover:MAIN:2027-05-12:AM:1", "S27:floater:MAIN:2027-05-12:AM:1"};
        EACH (key, keys)
            CHECK_ROW(row, find(*key) != NULL, true);
        CHECK_ROW(row, derive().count, 5);
    }
}

static void named_helpers(void **state)
{
    (void)state;
    int first = sit(2, 0, 1, "09:00", 90), usual = make_person(&make, "AB", "mentor"),
        only = make_person(&make, "CD", "mentor");

    make_arrangement(&make, first, "scribe");
    (void)MAKE_ROW(&make, facilitators, .pupil = first, .staff = usual, .kind = "",
                   .wish = WISH_PREFER);
    assert_int_equal(find("S27:scribe:8700/1:0001")->n_named, 1);
    assert_int_equal(find("S27:scribe:8700/1:0001")->only_named, false);
    (void)MAKE_ROW(&make, facilitators, .pupil = first, .staff = only, .kind = "scribe",
                   .wish = WISH_ONLY);
    assert_int_equal(find("S27:scribe:8700/1:0001")->n_named, 1);
    assert_int_equal(find("S27:scribe:8700/1:0001")->named[0], only);
    assert_int_equal(find("S27:scribe:8700/1:0001")->only_named, true);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(combined_roles), TEST(helpers_beside_invigilators),
        TEST(shared_readers), TEST(keys_stay),
        TEST(named_helpers),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
