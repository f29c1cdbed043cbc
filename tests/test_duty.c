/* SPDX-License-Identifier: GPL-3.0-or-later
 * Duties of exams: who is needed in and between the rooms, when, and why. */
#include "tests/check.h"

#include "scheduler/base/day.h"
#include "scheduler/duty/duty.h"
#include "tests/season_make.h"

#define DAY "2027-05-12" /* a Wednesday */

static struct arena rules_arena, arena;
static struct rules rules;
static struct maker make;
static int paper; /* 8700/1, Wednesday morning, 90 minutes */

static int load(void **state)
{
    struct fault fault = {0};

    (void)state;
    if (!rules_load(NULL, day_parse(DAY), &rules_arena, &rules, &fault)) {
        print_error("%s\n", fault.text);
        return -1;
    }
    return 0;
}

static int unload(void **state)
{
    (void)state;
    arena_release(&rules_arena);
    return 0;
}

static int fresh(void **state)
{
    (void)state;
    make = (struct maker){.arena = &arena};
    (void)MAKE_ROW(&make, series, .series = "S27", .name = "", .rules = "", .from = -1,
                   .until = -1);
    make_site(&make, "MAIN");
    for (int i = 1; i <= 20; i++)
        make_room(&make, arena_text(&arena, "R%02d", i), ROOM_CLASSROOM, 30);
    paper = make_paper(&make, "8700/1", DAY, SESSION_AM, 90);
    MAKE(&make, papers, paper)->title = "English Language 1";
    MAKE(&make, papers, paper)->subject = "English Language";
    return 0;
}

static int clear(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct duties derive(void)
{
    struct duties duties = {.arena = &arena};

    duties_derive(&make.season, &rules, day_parse(DAY) - 2, day_parse(DAY) + 4, &duties);
    for (int i = 0; i < duties.count; i++) {
        assert_true(duties.list[i].n_slots >= 1);
        assert_true(duties.list[i].slots[0].starts_at < duties.list[i].slots[0].ends_at);
        assert_true(duties.list[i].because[0] && duties.list[i].title[0]);
    }
    return duties;
}

/* "key start-end" of each duty of a kind, one a line. */
static const char *told(const char *kind)
{
    struct duties duties = derive();
    const char *text = "";

    for (int i = 0; i < duties.count; i++) {
        const struct duty *duty = &duties.list[i];
        if (strcmp(duty->kind->name, kind) != 0)
            continue;
        int64_t day = day_of(duty->slots[0].starts_at) * DAY_MIN;
        text = arena_text(&arena, "%s%s %s-%s\n", text, duty->key,
                          time_text(&arena, (int)(duty->slots[0].starts_at - day)),
                          time_text(&arena, (int)(duty->slots[0].ends_at - day)));
    }
    return text;
}

static int count(const char *kind)
{
    struct duties duties = derive();
    int found = 0;

    for (int i = 0; i < duties.count; i++)
        found += strcmp(duties.list[i].kind->name, kind) == 0;
    return found;
}

static const struct duty *find(const char *key)
{
    struct duties duties = derive();

    for (int i = 0; i < duties.count; i++)
        if (strcmp(duties.list[i].key, key) == 0)
            return &duties.list[i];
    print_error("no duty %s\n", key);
    fail();
    return NULL;
}

static const char *roles_of(const char *key)
{
    const struct duty *duty = find(key);

    return duty ? duty->roles : "";
}

/* So many candidates in one room and group; the first one's number is returned. */
static int sit(int candidates, int room, int no, const char *start, int minutes)
{
    int first = make.season.n_pupils;

    for (int i = 0; i < candidates; i++) {
        int pupil = make_pupil(&make, arena_text(&arena, "%04d", first + i + 1));
        make_sitting(&make, make_entry(&make, pupil, paper), room, no, start, minutes);
    }
    return first;
}

static void invigilators(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int kind, quick, slow, slow_min;
        const char *want;
    } rows[] = {
        {"one for thirty, set-up and clear-up", PAPER_WRITTEN, 30, 0, 0,
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:45\n"},
        {"two for thirty-one", PAPER_WRITTEN, 31, 0, 0,
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:45\n"
         "S27:invigilator:8700/1:g1:2:p1 08:30-10:45\n"},
        {"an art test wants one for twenty", PAPER_ART, 21, 0, 0,
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:45\n"
         "S27:invigilator:8700/1:g1:2:p1 08:30-10:45\n"},
        {"cut where the number falls; the second leaves then", PAPER_WRITTEN, 30, 5, 135,
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:30\n"
         "S27:invigilator:8700/1:g1:2:p1 08:30-10:30\n"
         "S27:invigilator:8700/1:g1:1:p2 10:30-11:30\n"},
        {"not for a few minutes", PAPER_WRITTEN, 30, 5, 100,
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:55\n"
         "S27:invigilator:8700/1:g1:2:p1 08:30-10:30\n"},
        {"cut once when long", PAPER_WRITTEN, 0, 5, 135,
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:00\n"
         "S27:invigilator:8700/1:g1:1:p2 10:00-11:30\n"},
    };
    EACH (row, rows) {
        fresh(NULL);
        MAKE(&make, papers, paper)->kind = row->kind;
        sit(row->quick, 0, 1, "09:00", 90);
        sit(row->slow, 0, 1, "09:00", row->slow_min);
        CHECK_ROW_TEXT(row, told("invigilator"), row->want);
    }
}

static void pieces_share_a_seat(void **state)
{
    (void)state;
    sit(5, 0, 1, "09:00", 135);
    const struct duty *first = find("S27:invigilator:8700/1:g1:1:p1");
    assert_string_equal(first->piece_of, "S27:invigilator:8700/1:g1:1");
    assert_int_equal(first->n_pieces, 2);
    assert_int_equal(find("S27:invigilator:8700/1:g1:1:p2")->piece, 1);
    assert_string_equal(find("S27:invigilator:8700/1:g1:1:p2")->title,
                        "Invigilator - English Language 1");
    assert_non_null(strstr(first->because, "30 candidates"));
}

static void release_holds_the_room(void **state)
{
    (void)state;
    sit(3, 0, 1, "09:00", 45);
    for (int i = 0; i < 3; i++)
        MAKE(&make, seating, i)->release_at = make_at(DAY, "10:00");
    assert_string_equal(told("invigilator"), "S27:invigilator:8700/1:g1:1:p1 08:30-10:15\n");
}

static void neighbours_share_the_time_between(void **state)
{
    (void)state;
    sit(3, 0, 1, "09:00", 60);
    sit(3, 0, 2, "10:30", 60);
    assert_string_equal(told("invigilator"), "S27:invigilator:8700/1:g1:1:p1 08:30-10:15\n"
                                             "S27:invigilator:8700/1:g2:1:p1 10:15-11:45\n");
}

static void a_hall_is_led(void **state)
{
    (void)state;
    int person = make_person(&make, "AB", "invigilator");

    make_skill(&make, person, "lead_invigilator");
    MAKE(&make, rooms, 0)->kind = ROOM_HALL;
    sit(40, 0, 1, "09:00", 135);
    assert_string_equal(find("S27:invigilator:8700/1:g1:1:p1")->role, "lead_invigilator");
    assert_int_equal(find("S27:invigilator:8700/1:g1:1:p1")->n_pieces, 1);
    assert_int_equal(find("S27:invigilator:8700/1:g1:2:p1")->n_pieces, 2);
}

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

static void rovers_and_floaters(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int combined, others, rovers, floaters, required;
    } rows[] = {
        {"no room, nobody", 0, 0, 0, 0, 0},
        {"one combined room", 1, 0, 1, 1, 0},
        {"eight rooms, one rover", 8, 0, 1, 1, 0},
        {"nine rooms, two", 9, 0, 2, 1, 0},
        {"a room of several wants an escort from outside", 1, 1, 1, 1, 1},
        {"eleven rooms: the second floater is no must", 10, 1, 2, 2, 1},
    };
    EACH (row, rows) {
        fresh(NULL);
        for (int i = 0; i < row->combined; i++) {
            int pupil = sit(1, i, i + 1, "09:00", 90);
            make_arrangement(&make, pupil, "scribe");
        }
        if (row->others)
            sit(10, row->combined, row->combined + 1, "09:00", 90);
        struct duties duties = derive();
        int required = 0;
        for (int i = 0; i < duties.count; i++)
            required += strcmp(duties.list[i].kind->name, "floater") == 0 &&
                        duties.list[i].level == LEVEL_REQUIRED;
        CHECK_ROW(row, count("rover"), row->rovers);
        CHECK_ROW(row, count("floater"), row->floaters);
        CHECK_ROW(row, required, row->required);
    }
}

static void a_rover_knows_all_candidates(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++)
        make_arrangement(&make, sit(1, i, i + 1, i == 1 ? "09:15" : "09:00", 90), "scribe");
    const struct duty *rover = find("S27:rover:MAIN:2027-05-12:AM:1");

    assert_int_equal(rover->n_pupils, 3);
    assert_true(rover->walks);
    assert_int_equal(rover->slots[0].starts_at, make_at(DAY, "09:00"));
    assert_int_equal(rover->slots[0].ends_at, make_at(DAY, "10:45"));
    assert_int_equal(rover->slots[0].room, -1);
}

static void rest_breaks(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++) {
        sit(2, i, i + 1, "09:00", 100);
        MAKE(&make, seating, 2 * i)->rest_min = 10;
    }
    assert_int_equal(count("rest_breaks"), 2); /* five rooms, four for each */
    fresh(NULL);
    sit(1, 0, 1, "09:00", 100); /* alone: its own adult is there */
    MAKE(&make, seating, 0)->rest_min = 10;
    assert_int_equal(count("rest_breaks"), 0);
}

static void clashes(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int first_session, second_session;
        const char *first_start, *second_start;
        int second_room;
        const char *want;
    } rows[] = {
        {"morning and afternoon as published", SESSION_AM, SESSION_PM, "09:00", "13:30", 1, ""},
        {"one after the other in a session", SESSION_AM, SESSION_AM, "09:00", "10:20", 1,
         "S27:clash:MAIN:2027-05-12:AM:1:p1 10:00-10:20\n"},
        {"in the same room its adult stays", SESSION_AM, SESSION_AM, "09:00", "10:20", 0, ""},
        {"moved to the afternoon: lunch as well, in two pieces", SESSION_AM, SESSION_AM, "09:00",
         "13:30", 1,
         "S27:clash:MAIN:2027-05-12:AM:1:p1 10:00-11:45\n"
         "S27:clash:MAIN:2027-05-12:AM:1:p2 11:45-13:30\n"},
        {"sat before the others, nothing after", SESSION_PM, SESSION_AM, "11:30", "09:00", 1,
         "S27:clash:MAIN:2027-05-12:PM:1:p1 12:30-13:30\n"},
    };
    EACH (row, rows) {
        fresh(NULL);
        MAKE(&make, papers, paper)->session = row->first_session;
        int second = make_paper(&make, "8702/1", DAY, row->second_session, 60);
        int pupil = make_pupil(&make, "0001");
        make_sitting(&make, make_entry(&make, pupil, paper), 0, 1, row->first_start, 60);
        make_sitting(&make, make_entry(&make, pupil, second), row->second_room, 1,
                     row->second_start, 60);
        CHECK_ROW_TEXT(row, told("clash"), row->want);
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

static void settings_ask_for_more(void **state)
{
    (void)state;
    sit(10, 0, 1, "09:00", 90);
    make_setting(&make, "floaters", "none");
    make_setting(&make, "invigilators_least", "2");
    make_setting(&make, "late_desk", "yes");
    make_setting(&make, "reserve_per_session", "2");
    assert_int_equal(count("floater"), 0);
    assert_int_equal(count("invigilator"), 2);
    assert_string_equal(told("late_desk"), "S27:late_desk:MAIN:2027-05-12:AM:1 08:45-10:00\n");
    assert_int_equal(count("reserve"), 2);
}

static void order_and_keys(void **state)
{
    (void)state;
    for (int i = 0; i < 8; i++)
        sit(35, i, i / 2, i % 2 ? "09:00" : "13:00", 120); /* numbered twice on purpose */
    struct duties duties = derive();

    for (int i = 1; i < duties.count; i++) {
        const struct duty *a = &duties.list[i - 1], *b = &duties.list[i];
        assert_true(a->slots[0].starts_at < b->slots[0].starts_at ||
                    (a->slots[0].starts_at == b->slots[0].starts_at && strcmp(a->key, b->key) < 0));
        for (int k = 0; k < i; k++)
            assert_string_not_equal(duties.list[k].key, b->key);
    }
    for (int i = 0; duty_kinds[i]; i++)
        assert_ptr_equal(duty_kind_find(duty_kinds[i]->name), duty_kinds[i]);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fresh, clear)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(invigilators),
        TEST(pieces_share_a_seat),
        TEST(release_holds_the_room),
        TEST(neighbours_share_the_time_between),
        TEST(a_hall_is_led),
        TEST(combined_roles),
        TEST(helpers_beside_invigilators),
        TEST(shared_readers),
        TEST(rovers_and_floaters),
        TEST(a_rover_knows_all_candidates),
        TEST(rest_breaks),
        TEST(clashes),
        TEST(keys_stay),
        TEST(named_helpers),
        TEST(settings_ask_for_more),
        TEST(order_and_keys),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
