/* SPDX-License-Identifier: GPL-3.0-or-later
 * Seating: one question at a time.  Random schools: test_seat_random.c. */
#include "tests/check.h"

#include "scheduler/seat/seat.h"
#include "tests/town.h"

enum { AM = 9 * 60, PM = 13 * 60 + 30 };

static struct arena rules_arena;
static struct rules rules;
static int64_t today;
static struct town town;
static struct seating seating;

static int load(void **state)
{
    struct fault fault = {0};

    (void)state;
    today = day_make(2027, 5, 12);
    return rules_load(NULL, today, &rules_arena, &rules, &fault) ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    arena_release(&rules_arena);
    return 0;
}

static int open_town(void **state)
{
    (void)state;
    town_open(&town);
    return 0;
}

static int close_town(void **state)
{
    (void)state;
    arena_release(&town.arena);
    return 0;
}

static void seat(void)
{
    struct fault fault = {0};

    bool good = seat_make(&town.season, &rules, today, today + 6, &town.arena, &seating, &fault);
    if (!good)
        print_error("%s\n", fault.text);
    assert_true(good);
}

/* So many candidates of paper 0, with one arrangement each ("": none). */
static int pupils(int n, const char *kind, int amount)
{
    int first = town.season.n_pupils;

    for (int i = 0; i < n; i++) {
        int pupil = town_pupil(&town);
        town_enter(&town, pupil, 0);
        if (*kind)
            town_has(&town, pupil, kind, amount);
    }
    return first;
}

/* Of someone who has none: room -1. */
static const struct sitting *sitting_of(int pupil, int paper)
{
    static const struct sitting none = {.room = -1, .note = ""};

    for (int i = 0; i < seating.n_sittings; i++) {
        const struct entry *entry = &town.season.entries[seating.sittings[i].entry];
        if (entry->pupil == pupil && entry->paper == paper)
            return &seating.sittings[i];
    }
    return &none;
}

static int start_of(int pupil, int paper)
{
    const struct sitting *row = sitting_of(pupil, paper);

    return row->room >= 0 ? (int)(row->starts_at - today * DAY_MIN) : -1;
}

/* Rooms of these sizes (0 ends), paper 0 of an hour and a half, so many candidates. */
static void make_morning(const int *seats, int n, const char *kind, int amount, int shared)
{
    open_town(NULL);
    town_paper(&town, today, SESSION_AM, 90);
    for (int i = 0; i < 4 && seats[i]; i++)
        town_room(&town, seats[i]);
    pupils(n, kind, amount);
    for (int i = 0; i < town.season.n_arrangements; i++)
        town.arrangements[i].shared = shared ? 1 : -1;
}

static const char *described(void)
{
    return arena_text(&town.arena, "%d seated, %d not, %d rooms, %d adults", seating.n_sittings,
                      seating.n_unseated, seating.rooms, seating.adults);
}

static void rooms_and_adults(void **state)
{
    (void)state;
    static const struct {
        const char *label, *kind;
        int amount, n, shared;
        int seats[4]; /* rooms */
        const char *want;
    } rows[] = {
        {"thirty and one invigilator", "", -1, 30, 0, {40}, "30 seated, 0 not, 1 rooms, 1 adults"},
        {"thirty-one want two", "", -1, 31, 0, {40}, "31 seated, 0 not, 1 rooms, 2 adults"},
        {"the smallest room", "", -1, 10, 0, {90, 12, 30}, "10 seated, 0 not, 1 rooms, 1 adults"},
        {"whole ratios", "", -1, 90, 0, {40, 40, 40}, "90 seated, 0 not, 3 rooms, 3 adults"},
        {"extra time", "extra_time", 25, 20, 0, {40}, "20 seated, 0 not, 1 rooms, 1 adults"},
        {"full", "", -1, 30, 0, {20, 5}, "25 seated, 5 not, 2 rooms, 2 adults"},
        {"scribes alone, a rover",
         "scribe",
         -1,
         3,
         0,
         {30, 2, 2},
         "3 seated, 0 not, 3 rooms, 4 adults"},
        {"no room to be alone", "scribe", -1, 3, 0, {30, 2}, "2 seated, 1 not, 2 rooms, 3 adults"},
        {"readers alone", "reader", -1, 2, 0, {30, 2}, "2 seated, 0 not, 2 rooms, 3 adults"},
        {"four share a reader",
         "reader",
         -1,
         4,
         1,
         {30, 2, 5},
         "4 seated, 0 not, 1 rooms, 2 adults"},
        {"the fifth alone", "reader", -1, 5, 1, {30, 5}, "5 seated, 0 not, 2 rooms, 4 adults"},
        {"small groups of six, and who walks their breaks",
         "rest_breaks",
         -1,
         8,
         0,
         {30, 30},
         "8 seated, 0 not, 2 rooms, 3 adults"},
        {"prompted together", "prompter", -1, 2, 0, {30}, "2 seated, 0 not, 1 rooms, 3 adults"},
        {"prompted alone", "prompter", -1, 1, 0, {30}, "1 seated, 0 not, 1 rooms, 1 adults"},
        {"a modifier and an invigilator",
         "language_modifier",
         -1,
         1,
         0,
         {30},
         "1 seated, 0 not, 1 rooms, 2 adults"},
        {"alone",
         "separate_invigilation",
         -1,
         2,
         0,
         {30, 30},
         "2 seated, 0 not, 2 rooms, 2 adults"},
        {"more than a quarter", "extra_time", 50, 2, 0, {30}, "2 seated, 0 not, 1 rooms, 1 adults"},
    };
    EACH (row, rows) {
        make_morning(row->seats, row->n, row->kind, row->amount, row->shared);
        seat();
        CHECK_ROW_TEXT(row, described(), row->want);
        CHECK_ROW(row, seating.n_entries, row->n);
        CHECK_ROW(row, start_of(0, 0), AM);
        close_town(NULL);
    }
}

static void full_time(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int session, minutes, extra, rest, ends, release;
    } rows[] = {
        {"morning", SESSION_AM, 90, 0, 0, AM + 90, AM + 90},
        {"extra time, rounded up", SESSION_AM, 90, 25, 0, AM + 113, AM + 113},
        {"with rest breaks", SESSION_AM, 105, 25, 10, AM + 132 + 22, AM + 132 + 22},
        {"short", SESSION_AM, 45, 0, 0, AM + 45, AM + 45},
        {"very short", SESSION_PM, 20, 0, 0, PM + 20, PM + 30},
    };
    EACH (row, rows) {
        open_town(NULL);
        town_paper(&town, today, row->session, row->minutes);
        town_room(&town, 10);
        int pupil = pupils(1, "", 0);
        if (row->extra)
            town_has(&town, pupil, "extra_time", row->extra);
        if (row->rest)
            town_has(&town, pupil, "rest_breaks", row->rest);
        seat();
        const struct sitting *got = sitting_of(pupil, 0);
        assert_true(got->room >= 0);
        CHECK_ROW(row, got->ends_at - today * DAY_MIN, row->ends);
        CHECK_ROW(row, got->release_at - today * DAY_MIN, row->release);
        CHECK_ROW(row, got->allowed_min + got->rest_min, got->ends_at - got->starts_at);
        close_town(NULL);
    }
}

static void an_early_start_holds_until_ten(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 60)->start = 8 * 60 + 30;
    town_room(&town, 10);
    int pupil = pupils(1, "", 0);
    seat();
    assert_int_equal(sitting_of(pupil, 0)->ends_at - today * DAY_MIN, 9 * 60 + 30);
    assert_int_equal(sitting_of(pupil, 0)->release_at - today * DAY_MIN, 10 * 60);
}

/* Pupil 0 sits all of these papers, five others the first. */
static void make_clash(const int *sessions, const int *minutes)
{
    open_town(NULL);
    for (int i = 0; i < 8; i++)
        town_room(&town, 30);
    int pupil = town_pupil(&town);
    for (int i = 0; i < 3 && minutes[i]; i++) {
        town_paper(&town, today, sessions[i], minutes[i]);
        town_enter(&town, pupil, i);
    }
    for (int i = 0; i < 5; i++)
        town_enter(&town, town_pupil(&town), 0);
}

/* "09:00 note, 10:50 note": the papers of pupil 0. */
static const char *day_described(void)
{
    const char *text = "";

    for (int i = 0; i < town.season.n_papers; i++)
        text = arena_text(&town.arena, "%s%s%s%s%s", text, i ? ", " : "",
                          time_text(&town.arena, start_of(0, i)),
                          *sitting_of(0, i)->note ? " " : "", sitting_of(0, i)->note);
    return text;
}

static void clashes(void **state)
{
    (void)state;
#define AFTER(paper) " clash: after " paper ", supervised break"
#define DECIDE       "; one paper may be deferred to the next morning: decide"
    static const struct {
        const char *label;
        int sessions[3], minutes[3];
        const char *want;
    } rows[] = {
        {"within three hours", {SESSION_AM, SESSION_AM}, {90, 60}, "09:00, 10:50" AFTER("X00")},
        {"the larger group keeps its time",
         {SESSION_AM, SESSION_AM},
         {60, 90},
         "09:00, 10:20" AFTER("X00")},
        {"over three hours",
         {SESSION_AM, SESSION_AM},
         {120, 75},
         "09:00, 13:30 clash: moved to the afternoon session, supervised in between"},
        {"afternoon to morning",
         {SESSION_PM, SESSION_PM},
         {120, 75},
         "13:30, 09:00 clash: moved to the morning session, supervised in between"},
        {"different sessions", {SESSION_AM, SESSION_PM}, {120, 120}, "09:00, 13:30"},
        {"a long morning", {SESSION_AM, SESSION_PM}, {300, 60}, "09:00, 14:20" AFTER("X00")},
        {"over the day's limit",
         {SESSION_AM, SESSION_AM, SESSION_PM},
         {120, 120, 120},
         "09:00, 11:20" AFTER("X00") DECIDE ", 13:40" AFTER("X01") DECIDE},
    };
    EACH (row, rows) {
        make_clash(row->sessions, row->minutes);
        seat();
        CHECK_ROW(row, seating.n_unseated, 0);
        CHECK_ROW_TEXT(row, day_described(), row->want);
        close_town(NULL);
    }
}

/* Papers in a row, then one that fits no more, and a shorter one that does. */
static void nothing_ends_after_midnight(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int minutes[4]; /* of afternoon papers */
        int unseated, last_end;
    } rows[] = {
        {"up to midnight", {200, 200, 190}, 0, DAY_MIN},
        {"a minute too long", {200, 200, 191}, 1, 20 * 60 + 30},
        {"a shorter one still fits", {300, 240, 200, 30}, 1, 23 * 60 + 40},
        {"one paper alone", {631}, 1, 0},
        {"one paper until midnight", {630}, 0, DAY_MIN},
    };
    EACH (row, rows) {
        int last = 0;
        open_town(NULL);
        for (int i = 0; i < 8; i++)
            town_room(&town, 30);
        int pupil = town_pupil(&town);
        for (int i = 0; i < 4 && row->minutes[i]; i++) {
            town_paper(&town, today, SESSION_PM, row->minutes[i]);
            town_enter(&town, pupil, i);
        }
        seat();
        for (int i = 0; i < seating.n_sittings; i++) {
            int end = (int)(seating.sittings[i].ends_at - today * DAY_MIN);
            last = end > last ? end : last;
        }
        CHECK_ROW(row, seating.n_unseated, row->unseated);
        CHECK_ROW(row, last, row->last_end);
        for (int i = 0; i < seating.n_unseated; i++)
            assert_non_null(strstr(seating.unseated[i].reason, "fix"));
        close_town(NULL);
    }
}

static void extra_time_counts_in_a_clash(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_paper(&town, today, SESSION_AM, 60);
    town_room(&town, 30);
    town_room(&town, 30);
    int pupil = pupils(1, "extra_time", 25);
    town_enter(&town, pupil, 1);
    seat();
    assert_int_equal(start_of(pupil, 0), AM);
    assert_int_equal(start_of(pupil, 1), PM); /* 113 + 75 > 180 */
}

static void apart_never_meet(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 30);
    town_room(&town, 5);
    pupils(10, "", 0);
    town_apart(&town, 2, 7);
    seat();
    assert_int_equal(seating.n_unseated, 0);
    assert_int_not_equal(sitting_of(2, 0)->room, sitting_of(7, 0)->room);
    assert_int_equal(seating.rooms, 2);
}

static void apart_without_a_second_room(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 30);
    pupils(3, "", 0);
    town_apart(&town, 0, 1);
    seat();
    assert_int_equal(seating.n_unseated, 1);
    assert_non_null(strstr(seating.unseated[0].reason, "apart"));
}

/* Word processors, pens: what there is, who gets it, what the refusal says. */
static void equipment(void **state)
{
    (void)state;
    static const struct {
        const char *label, *kind, *item;
        int n, computers, sockets, items, seated;
        const char *reason;
    } rows[] = {
        {"computers of the room", "word_processor", "laptop", 3, 3, 0, 0, 3, ""},
        {"laptops at sockets", "word_processor", "laptop", 3, 0, 4, 3, 3, ""},
        {"too few sockets", "word_processor", "laptop", 3, 0, 2, 9, 2, "3 wanted, 2 found"},
        {"too few laptops", "word_processor", "laptop", 3, 1, 9, 1, 2, "3 wanted, 2 found"},
        {"pens", "reading_pen", "reading_pen", 3, 1, 0, 3, 3, ""},
        {"too few pens", "reading_pen", "reading_pen", 3, 1, 0, 2, 2, "no reading_pen left"},
        {"what is not listed is not counted", "reading_pen", "lamp", 3, 1, 0, 0, 3, ""},
    };
    EACH (row, rows) {
        open_town(NULL);
        town_paper(&town, today, SESSION_AM, 90);
        struct room *room = town_room(&town, 30);
        room->computers = row->computers;
        room->sockets = row->sockets;
        town_room(&town, 30);
        town_item(&town, row->item, row->items, -1);
        pupils(row->n, row->kind, -1);
        pupils(5, "", 0);
        seat();
        CHECK_ROW(row, seating.n_sittings, row->seated + 5);
        CHECK_ROW(row,
                  seating.n_unseated ? strstr(seating.unseated[0].reason, row->reason) != NULL
                                     : *row->reason == '\0',
                  true);
        close_town(NULL);
    }
}

static void reading_papers_want_a_device(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90)->tests_reading = READING_SECTION;
    struct room *room = town_room(&town, 10);
    room->computers = 4;
    pupils(4, "reader", -1);
    seat();
    assert_int_equal(seating.n_sittings, 4);
    assert_int_equal(seating.rooms, 1); /* no human voice: together */
    assert_int_equal(seating.adults, 1);
}

static void rooms_that_may_not(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int exam, summon, closed_from, closed_until, n, seated;
    } rows[] = {
        {"open", ROOM_EXAM_YES, SUMMON_PHONE, 0, 0, 5, 5},
        {"never for exams", ROOM_EXAM_NO, SUMMON_PHONE, 0, 0, 5, 0},
        {"only when nothing else", ROOM_EXAM_LAST, SUMMON_PHONE, 0, 0, 5, 5},
        {"no call for help, one invigilator", ROOM_EXAM_YES, SUMMON_NONE, 0, 0, 5, 0},
        {"no call for help, two invigilators", ROOM_EXAM_YES, SUMMON_NONE, 0, 0, 35, 35},
        {"closed", ROOM_EXAM_YES, SUMMON_PHONE, 8 * 60, 12 * 60, 5, 0},
        {"closed at the very end", ROOM_EXAM_YES, SUMMON_PHONE, AM + 89, 12 * 60, 5, 0},
        {"closed after", ROOM_EXAM_YES, SUMMON_PHONE, AM + 90, 12 * 60, 5, 5},
    };
    EACH (row, rows) {
        open_town(NULL);
        town_paper(&town, today, SESSION_AM, 90);
        struct room *room = town_room(&town, 40);
        room->exam = row->exam;
        room->summon = row->summon;
        if (row->closed_until) {
            town.closures[0] = (struct closure){.room = 0,
                                                .start = today * DAY_MIN + row->closed_from,
                                                .end = today * DAY_MIN + row->closed_until,
                                                .why = ""};
            town.season.n_closures = 1;
        }
        pupils(row->n, "", 0);
        seat();
        CHECK_ROW(row, seating.n_sittings, row->seated);
        CHECK_ROW(row, seating.n_sittings + seating.n_unseated, row->n);
        close_town(NULL);
    }
}

static void last_rooms_come_last(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 10)->exam = ROOM_EXAM_LAST;
    town_room(&town, 50);
    pupils(8, "", 0);
    seat();
    assert_int_equal(seating.sittings[0].room, 1);
}

static void turned_round_before_the_afternoon(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 255); /* until 13:15: too late for 13:30 */
    town_paper(&town, today, SESSION_PM, 60);
    town_room(&town, 15);
    town_room(&town, 30);
    pupils(15, "", 0);
    int other = town_pupil(&town);
    town_enter(&town, other, 1);
    seat();
    assert_int_equal(seating.n_unseated, 0);
    assert_int_equal(sitting_of(0, 0)->room, 0);
    assert_int_equal(sitting_of(other, 1)->room, 1);
}

static void sites(void **state)
{
    (void)state;
    town_site(&town);
    town_site(&town);
    town_site(&town);
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 10);
    town_room(&town, 4)->site = 1;
    pupils(8, "", 0);
    for (int i = 3; i < 6; i++)
        town.pupils[i].site = 1;
    town.pupils[6].site = 2; /* a site without rooms */
    town.pupils[7].site = 2;
    seat();
    assert_int_equal(seating.n_unseated, 0);
    assert_int_equal(sitting_of(0, 0)->room, 0);
    assert_int_equal(sitting_of(4, 0)->room, 1);
    assert_string_equal(sitting_of(4, 0)->note, "");
    assert_int_equal(sitting_of(6, 0)->room, 0);
    assert_string_equal(sitting_of(6, 0)->note, "travels to S0");
    assert_int_equal(seating.rooms, 2);
}

static void no_date_and_elsewhere(void **state)
{
    (void)state;
    struct paper *paper = town_paper(&town, -1, SESSION_NONE, 60);
    paper->earliest = today - 3;
    paper->latest = today + 30;
    town_paper(&town, today, SESSION_AM, 60);
    town_room(&town, 10);
    int undated = pupils(2, "", 0);
    town_fix(&town, undated + 1, 0, 0)->date = today + 1;
    town.fixed[0].start = 11 * 60;
    int away = town_pupil(&town);
    town_enter(&town, away, 1);
    town_has(&town, away, "alternative_site", -1);
    int gone = town_pupil(&town);
    town_enter(&town, gone, 1);
    town.entries[town.season.n_entries - 1].status = ENTRY_WITHDRAWN;
    seat();
    assert_int_equal(seating.n_entries, 3);
    assert_int_equal(seating.n_unseated, 2);
    assert_string_equal(seating.unseated[0].reason,
                        "no date yet: choose one between 2027-05-09 and 2027-06-11");
    assert_non_null(strstr(seating.unseated[1].reason, "alternative site"));
    assert_int_equal(sitting_of(undated + 1, 0)->starts_at, (today + 1) * DAY_MIN + 660);
    assert_true(sitting_of(undated + 1, 0)->fixed);
}

static void parts(void **state)
{
    (void)state;
    struct paper *paper = town_paper(&town, -1, SESSION_DAY, 600);
    paper->parts = "2027-05-12;2027-05-13";
    paper->kind = PAPER_ART;
    town_room(&town, 30);
    pupils(2, "", 0);
    seat();
    assert_int_equal(seating.n_entries, 2);
    assert_int_equal(seating.n_sittings, 4);
    assert_int_equal(seating.sittings[0].part, 0);
    assert_int_equal(seating.sittings[3].part, 1);
    assert_int_equal(seating.sittings[0].allowed_min, 300);
    assert_int_equal(seating.sittings[3].starts_at, (today + 1) * DAY_MIN + AM);
}

static void one_at_a_time(void **state)
{
    (void)state;
    struct paper *paper = town_paper(&town, today, SESSION_AM, 15);
    paper->each_minutes = 15;
    paper->kind = PAPER_SPEAKING;
    town_paper(&town, today, SESSION_AM, 60);
    for (int i = 0; i < 3; i++)
        town_room(&town, 10);
    pupils(20, "", 0);
    town_enter(&town, 0, 1); /* writes until 10:00 */
    seat();
    assert_int_equal(seating.n_unseated, 0);
    assert_int_equal(start_of(1, 0), AM);
    assert_int_equal(start_of(2, 0), AM + 15);
    assert_true(start_of(0, 0) >= AM + 60);
    for (int i = 0; i < seating.n_sittings; i++) {
        for (int j = 0; j < i; j++) {
            const struct sitting *a = &seating.sittings[i];
            const struct sitting *b = &seating.sittings[j];
            if (a->room == b->room)
                assert_true(a->starts_at >= b->release_at || b->starts_at >= a->release_at);
        }
    }
}

static void fixed_stays(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 30);
    town_room(&town, 30);
    pupils(6, "", 0);
    town_fix(&town, 3, 0, 1)->seat = 17;
    seat();
    assert_int_equal(sitting_of(3, 0)->room, 1);
    assert_int_equal(sitting_of(3, 0)->desk, 17);
    assert_true(sitting_of(3, 0)->fixed);
    assert_false(sitting_of(2, 0)->fixed);
    assert_int_equal(seating.rooms, 1); /* the others join: no second adult */
}

static void fixed_contradicts(void **state)
{
    (void)state;
    struct fault fault = {0};

    town_paper(&town, today, SESSION_AM, 90);
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 30);
    town_room(&town, 30);
    int pupil = pupils(1, "", 0);
    town_enter(&town, pupil, 1);
    town_fix(&town, pupil, 0, 0);
    town_fix(&town, pupil, 1, 1);
    assert_false(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_int_equal(fault.kind, FAULT_CONFLICT);
    assert_string_equal(fault.text, "pupil P0000 is fixed in X00 and in X01 at the same time on "
                                    "2027-05-12");
    town.fixed[1].start = PM; /* one of them later: fine */
    seat();
    assert_int_equal(seating.n_sittings, 2);
    town.season.n_fixed_sittings = 3;
    town.fixed[2] = town.fixed[1];
    town.fixed[2].room = 0;
    town.fixed[2].date = today;
    assert_false(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_string_equal(fault.text, "pupil P0000 is fixed in two rooms for X01 on 2027-05-12");
}

/* The seating of before stays: room, desk and group, also when people come and go. */
static void churn(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 20);
    town_room(&town, 25);
    town_room(&town, 8);
    pupils(18, "", 0);
    pupils(4, "rest_breaks", -1);
    seat();
    int room = sitting_of(5, 0)->room;
    int small = sitting_of(20, 0)->room;
    int group = sitting_of(20, 0)->group_no;
    assert_int_not_equal(sitting_of(5, 0)->group_no, group);
    town.season.seating = seating.sittings;
    town.season.n_seating = seating.n_sittings;
    /* Smaller rooms appear and two leave: nobody moves for that. */
    town_room(&town, 4);
    town_room(&town, 18);
    town.entries[0].status = town.entries[18].status = ENTRY_WITHDRAWN;
    struct seating before = seating;
    seat();
    assert_int_equal(seating.n_sittings, 20);
    assert_int_equal(sitting_of(5, 0)->room, room);
    assert_int_equal(sitting_of(20, 0)->room, small);
    assert_int_equal(sitting_of(20, 0)->group_no, group);
    for (int i = 0; i < before.n_sittings; i++) {
        const struct sitting *was = &before.sittings[i];
        const struct sitting *is = sitting_of(town.entries[was->entry].pupil, 0);
        if (is->room >= 0)
            assert_int_equal(is->desk, was->desk);
    }
    /* The room closes: all move together, and are still the same group. */
    town.closures[0] = (struct closure){
        .room = small, .start = today * DAY_MIN, .end = (today + 1) * DAY_MIN, .why = ""};
    town.season.n_closures = 1;
    seat();
    assert_int_not_equal(sitting_of(20, 0)->room, small);
    assert_int_equal(sitting_of(20, 0)->group_no, group);
    assert_int_equal(sitting_of(5, 0)->room, room);
}

/* A room without a way to call for help was right for two invigilators only. */
static void kept_while_legal(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 40)->summon = SUMMON_NONE;
    town_room(&town, 20);
    pupils(31, "", 0);
    seat();
    assert_int_equal(sitting_of(0, 0)->room, 0);
    town.season.seating = seating.sittings;
    town.season.n_seating = seating.n_sittings;
    for (int i = 20; i < 31; i++)
        town.entries[i].status = ENTRY_WITHDRAWN;
    seat();
    assert_int_equal(seating.n_sittings, 20);
    assert_int_equal(sitting_of(0, 0)->room, 1);
}

static void desks_follow_candidate_numbers(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 30);
    pupils(12, "", 0);
    seat();
    for (int i = 0; i < 12; i++)
        assert_int_equal(sitting_of(i, 0)->desk, i + 1);
}

static void shared_readers_have_numbers(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    for (int i = 0; i < 3; i++)
        town_room(&town, 6);
    pupils(6, "reader", -1);
    for (int i = 0; i < 6; i++)
        town.arrangements[i].shared = 1;
    seat();
    assert_int_equal(seating.rooms, 2);
    for (int i = 0; i < seating.n_sittings; i++)
        assert_int_equal(seating.sittings[i].helper_group, 1);
}

static void listening_does_not_mix(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 45)->kind = PAPER_LISTENING;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 30);
    town_room(&town, 30);
    pupils(5, "", 0);
    for (int i = 0; i < 5; i++)
        town_enter(&town, town_pupil(&town), 1);
    seat();
    assert_int_equal(seating.rooms, 2);
    assert_int_not_equal(sitting_of(0, 0)->room, sitting_of(5, 1)->room);
}

static void a_room_asked_for(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 5);
    town_room(&town, 9);
    pupils(2, "", 0);
    town_has(&town, 1, "separate_invigilation", -1)->room = 1;
    seat();
    assert_int_equal(sitting_of(0, 0)->room, 0);
    assert_int_equal(sitting_of(1, 0)->room, 1);
}

/* The peak of a small alternative-provision school: 40 candidates, English
 * Language, most with an arrangement, many rooms of few seats. */
static void worked_peak(void **state)
{
    (void)state;
    static const struct {
        int n, extra;
        const char *kind;
    } groups[] = {{10, 0, ""},       {8, 25, "rest_breaks"}, {12, 25, "computer_reader"},
                  {4, 25, "scribe"}, {3, 0, "prompter"},     {3, 0, "separate_invigilation"}};
    struct paper *paper = town_paper(&town, today, SESSION_AM, 105);
    paper->tests_reading = READING_SECTION;
    for (int i = 0; i < 14; i++) {
        struct room *room = town_room(&town, i == 0 ? 20 : i < 6 ? 8 : 2);
        room->sockets = i < 6 ? 8 : 1;
    }
    town_item(&town, "laptop", 14, -1);
    EACH (group, groups) {
        for (int i = 0; i < group->n; i++) {
            int pupil = pupils(1, group->kind, -1);
            if (group->extra)
                town_has(&town, pupil, "extra_time", group->extra);
        }
    }
    seat();
    assert_string_equal(described(), "40 seated, 0 not, 12 rooms, 17 adults");
    assert_int_equal(sitting_of(12, 0)->ends_at - today * DAY_MIN, AM + 132 + 22);
}

int main(void)
{
#define TOWN_TEST(name) cmocka_unit_test_setup_teardown(name, open_town, close_town)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_and_adults),
        cmocka_unit_test(full_time),
        TOWN_TEST(an_early_start_holds_until_ten),
        cmocka_unit_test(clashes),
        cmocka_unit_test(nothing_ends_after_midnight),
        TOWN_TEST(extra_time_counts_in_a_clash),
        TOWN_TEST(apart_never_meet),
        TOWN_TEST(apart_without_a_second_room),
        cmocka_unit_test(equipment),
        TOWN_TEST(reading_papers_want_a_device),
        cmocka_unit_test(rooms_that_may_not),
        TOWN_TEST(last_rooms_come_last),
        TOWN_TEST(turned_round_before_the_afternoon),
        TOWN_TEST(sites),
        TOWN_TEST(no_date_and_elsewhere),
        TOWN_TEST(parts),
        TOWN_TEST(one_at_a_time),
        TOWN_TEST(fixed_stays),
        TOWN_TEST(fixed_contradicts),
        TOWN_TEST(churn),
        TOWN_TEST(kept_while_legal),
        TOWN_TEST(desks_follow_candidate_numbers),
        TOWN_TEST(shared_readers_have_numbers),
        TOWN_TEST(listening_does_not_mix),
        TOWN_TEST(a_room_asked_for),
        TOWN_TEST(worked_peak),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
