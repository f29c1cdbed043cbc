/* SPDX-License-Identifier: GPL-3.0-or-later
 * The officer's hand in the seating: what it may do, and the rule that forbids the rest. */
#include "tests/check.h"

#include "scheduler/seat/hand.h"
#include "tests/town.h"

enum { AM = 9 * 60, PM = 13 * 60 + 30 };
enum { A, B, C, N_ROOMS }; /* rooms R000, R001, R002 */

static struct arena rules_arena;
static struct rules rules;
static int64_t today;
static struct town town;
static struct sitting sittings[400];
static struct hand_result result;
static struct fault fault;

static int load(void **state)
{
    struct fault trouble = {0};

    (void)state;
    today = day_make(2027, 5, 12);
    return rules_load(NULL, today, &rules_arena, &rules, &trouble) ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    arena_release(&rules_arena);
    return 0;
}

/* Three rooms of thirty, a paper of ninety minutes in the morning and one in the afternoon. */
static void school_open(void)
{
    town_open(&town);
    for (int i = 0; i < N_ROOMS; i++)
        town_room(&town, 30)->computers = 1;
    town_paper(&town, today, SESSION_AM, 90);
    town_paper(&town, today, SESSION_PM, 60);
    town.season.seating = sittings;
    result = (struct hand_result){0};
    fault = (struct fault){0};
}

/* So many candidates who sit a paper in a room; the first of them. */
static int sit(int n, int paper, int room, int start, int minutes)
{
    int first = town.season.n_pupils;

    for (int i = 0; i < n; i++) {
        int row = town.season.n_seating++;
        int64_t at = today * DAY_MIN + start;
        town_enter(&town, town_pupil(&town), paper);
        sittings[row] = (struct sitting){.entry = town.season.n_entries - 1,
                                         .room = room,
                                         .desk = i + 1,
                                         .starts_at = at,
                                         .ends_at = at + minutes,
                                         .release_at = at + minutes,
                                         .allowed_min = minutes,
                                         .group_paper = paper,
                                         .group_no = room + 1,
                                         .note = ""};
    }
    return first;
}

static struct arrangement *has(int pupil, const char *kind)
{
    return town_has(&town, pupil, kind, -1);
}

static bool hand(int what, int room, int to, int pupil)
{
    struct hand ask = {.what = what,
                       .room = room,
                       .to = to,
                       .pupil = pupil,
                       .day = -1,
                       .from = today,
                       .until = today,
                       .now_at = (today - 1) * DAY_MIN};

    fault = (struct fault){0};
    return hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault);
}

static void take(void) /* what was made holds from now on */
{
    memcpy(sittings, result.sittings, sizeof *sittings * (size_t)result.n_sittings);
}

/* Rooms merged: R000 into R001. */
static void two_small_groups(void)
{
    sit(3, 0, A, AM, 90);
    sit(4, 0, B, AM, 90);
}
static void two_papers(void)
{
    sit(3, 0, A, AM, 90);
    town_paper(&town, today, SESSION_AM, 60);
    sit(4, 2, B, AM, 60);
}
static void main_into_small(void)
{
    sit(3, 0, A, AM, 90);
    has(sit(3, 0, B, AM, 90), "prompter");
}
static void small_into_main(void)
{
    has(sit(3, 0, A, AM, 90), "prompter");
    sit(3, 0, B, AM, 90);
}
static void small_and_too_many(void)
{
    sit(4, 0, A, AM, 90);
    has(sit(3, 0, B, AM, 90), "prompter");
}
static void group_of_three(void)
{
    sit(3, 0, A, AM, 90);
    has(sit(1, 0, B, AM, 90), "separate_invigilation")->group_size = 3;
}
static void a_scribe(void)
{
    sit(3, 0, A, AM, 90);
    has(sit(1, 0, B, AM, 90), "scribe");
}
static void alone(void)
{
    has(sit(1, 0, A, AM, 90), "separate_invigilation");
    sit(3, 0, B, AM, 90);
}
static void shared_readers(void)
{
    for (int i = 0; i < 2; i++) {
        int first = sit(2, 0, i == 0 ? A : B, AM, 90);
        has(first, "reader")->shared = 1;
        has(first + 1, "reader")->shared = 1;
    }
}
static void five_share(void)
{
    shared_readers();
    has(sit(1, 0, A, AM, 90), "reader")->shared = 1;
}
static void shared_and_others(void)
{
    int first = sit(2, 0, A, AM, 90);

    has(first, "reader")->shared = 1;
    has(first + 1, "reader")->shared = 1;
    sit(2, 0, B, AM, 90);
}
static void other_start(void)
{
    sit(3, 0, A, AM, 90);
    sit(3, 0, B, AM - 30, 90);
}
static void full(void)
{
    sit(16, 0, A, AM, 90);
    sit(15, 0, B, AM, 90);
}
static void exactly_full(void)
{
    sit(15, 0, A, AM, 90);
    sit(15, 0, B, AM, 90);
}
static void the_grid_is_smaller(void)
{
    two_small_groups();
    town.rooms[B].rows = 2;
    town.rooms[B].columns = 3;
}
static void kept_apart(void)
{
    two_small_groups();
    town_apart(&town, 0, 3);
}
static void listening(void)
{
    two_papers();
    town.papers[2].kind = PAPER_LISTENING;
}
static void both_listening(void)
{
    sit(3, 0, A, AM, 90);
    sit(3, 0, B, AM, 90);
    town.papers[0].kind = PAPER_LISTENING;
}
static void one_at_a_time(void)
{
    two_papers();
    town.papers[2].each_minutes = 15;
}
static void no_computer(void)
{
    has(sit(3, 0, A, AM, 90), "word_processor");
    has(sit(3, 0, B, AM, 90), "word_processor");
}
static void no_pen(void)
{
    sit(3, 0, A, AM, 90);
    has(sit(3, 0, B, AM, 90), "reading_pen");
    town_item(&town, "reading_pen", 0, -1);
}
static void asked_for_a_room(void)
{
    has(sit(3, 0, A, AM, 90), "coloured_paper")->room = A;
    sit(3, 0, B, AM, 90);
}
static void not_for_exams(void)
{
    two_small_groups();
    town.rooms[B].exam = ROOM_EXAM_NO;
}
static void no_summon(void)
{
    two_small_groups();
    town.rooms[B].summon = SUMMON_NONE;
}
static void closed_later(void)
{
    sit(3, 0, A, AM, 120);
    sit(3, 0, B, AM, 60);
    town.closures[0] = (struct closure){
        .room = B, .start = today * DAY_MIN + AM + 90, .end = today * DAY_MIN + PM, .why = ""};
    town.season.n_closures = 1;
}
static void afternoon_too_near(void)
{
    sit(3, 0, A, AM, 250); /* until 13:10 */
    sit(3, 0, B, AM, 60);
    sit(3, 1, B, PM, 60);
}
static void other_site(void)
{
    town_site(&town);
    town_site(&town);
    two_small_groups();
    town.rooms[A].site = town.rooms[C].site = 0;
    town.rooms[B].site = 1;
}
static void left_without_help(void)
{
    sit(31, 0, A, AM, 90); /* two invigilators */
    sit(3, 0, B, AM, 90);
    town.rooms[A].summon = SUMMON_NONE;
}

static const char *joined(void)
{
    return fault.kind ? fault.text : result.told;
}

#define NOT "R000 cannot be merged into R001 on 2027-05-12 AM: "

static void merges(void **state)
{
    static const struct {
        const char *label;
        void (*make)(void);
        const char *want;
    } rows[] = {
        {"two groups", two_small_groups,
         "merged R000 into R001 on 2027-05-12 AM: 3 moved, 1 adult instead of 2"},
        {"two papers", two_papers,
         "merged R000 into R001 on 2027-05-12 AM: 3 moved, 1 adult instead of 2"},
        {"the main group in a small room", main_into_small,
         "merged R000 into R001 on 2027-05-12 AM: 3 moved, 2 adults instead of 3"},
        {"a small group in the main room", small_into_main,
         "merged R000 into R001 on 2027-05-12 AM: 3 moved, 2 adults instead of 3"},
        {"exactly full", exactly_full,
         "merged R000 into R001 on 2027-05-12 AM: 15 moved, 1 adult instead of 2"},
        {"both listen", both_listening,
         "merged R000 into R001 on 2027-05-12 AM: 3 moved, 1 adult instead of 2"},
        {"four share a reader", shared_readers,
         "merged R000 into R001 on 2027-05-12 AM: 2 moved, 2 adults instead of 4"},
        {"small rooms are small", small_and_too_many,
         NOT "6 at most sit in a small room (setting small_room_group: P0004 has Prompter) and 7 "
             "would"},
        {"a group of three", group_of_three,
         NOT "P0003 may sit in a group of 3 at most (arrangement) and 4 would"},
        {"a scribe", a_scribe,
         NOT "P0003 must sit alone (Scribe; usual practice: never shared, not overheard)"},
        {"alone", alone,
         NOT "P0000 must sit alone (Separate invigilation; usual practice: substantial "
             "impairment, normal way of working)"},
        {"five share", five_share,
         NOT "4 at most share a helper (JISC guidance on readers 2018; invigilator training "
             "material) and 5 would"},
        {"shared readers and others", shared_and_others,
         NOT "P0000 shares a helper and must not be overheard by others (Reader; JISC guidance "
             "2018: must not be overheard; STRUCT)"},
        {"another start", other_start,
         NOT "all papers in a room start together, and R001 starts at 08:30 where these start at "
             "09:00"},
        {"full", full, NOT "R001 has 30 exam seats and 31 would sit there"},
        {"the grid is full", the_grid_is_smaller,
         NOT "R001 has 6 exam seats and 7 would sit there; R001 into R000 would do"},
        {"apart", kept_apart, NOT "P0000 and P0003 must not share a room (apart)"},
        {"listening", listening, NOT "X02 is a listening test and takes no other paper beside it"},
        {"one at a time", one_at_a_time, NOT "X02 is taken by one candidate at a time"},
        {"computers", no_computer,
         NOT "R001 has no computer, and no socket with a laptop, left for P0003"},
        {"equipment", no_pen, NOT "no reading_pen is left at that site and time for P0003"},
        {"a room asked for", asked_for_a_room,
         NOT "the arrangement of P0000 asks for room R000; R001 into R000 would do"},
        {"not for exams", not_for_exams,
         NOT "R001 is no room for exams (rooms: exam no); R001 into R000 would do"},
        {"nobody to call", no_summon,
         NOT "one invigilator would be alone in R001 and could not call for help (rooms: summon); "
             "R001 into R000 would do"},
        {"closed later", closed_later,
         NOT "R001 is closed until 13:30 (closures); R001 into R000 would do"},
        {"the afternoon is too near", afternoon_too_near,
         NOT "between two sessions R001 must stay empty for 30 minutes (setting turnaround); R001 "
             "into R000 would do"},
        {"another site", other_site, NOT "R001 is at S1 and P0000 sits at S0"},
    };

    (void)state;
    EACH (row, rows) {
        school_open();
        row->make();
        bool good = hand(HAND_MERGE, A, B, -1);
        CHECK_ROW_TEXT(row, joined(), row->want);
        CHECK_ROW(row, fault.kind, good ? FAULT_NONE : FAULT_CONFLICT);
        arena_release(&town.arena);
    }
}

/* Whoever leaves must not leave one invigilator behind who cannot call. */
static void nobody_left_without_help(void **state)
{
    (void)state;
    school_open();
    town.rooms[A].seats = 40;
    left_without_help();
    assert_false(hand(HAND_MOVE, -1, B, 0));
    assert_string_equal(fault.text,
                        "P0000 cannot move to R001 on 2027-05-12 AM: one invigilator would be left "
                        "in R000 and could not call for help (rooms: summon)");
    arena_release(&town.arena);
}

static int room_of(int pupil)
{
    for (int i = 0; i < result.n_sittings; i++) {
        if (town.season.entries[result.sittings[i].entry].pupil == pupil)
            return result.sittings[i].room;
    }
    return -1;
}

static const struct sitting *row_of(int pupil)
{
    for (int i = 0; i < result.n_sittings; i++) {
        if (town.season.entries[result.sittings[i].entry].pupil == pupil)
            return &result.sittings[i];
    }
    return NULL;
}

/* Those who move get new desks and names, all of the room are fixed, others are left alone. */
static void what_a_merge_leaves(void **state)
{
    (void)state;
    school_open();
    sit(3, 0, A, AM, 90);
    sit(4, 0, B, AM, 90);
    sit(2, 0, C, AM, 90);
    assert_true(hand(HAND_MERGE, A, B, -1));
    assert_int_equal(result.changed, 3);
    for (int i = 0; i < 7; i++) {
        assert_int_equal(row_of(i)->room, B);
        assert_true(row_of(i)->fixed);
        assert_int_equal(row_of(i)->group_no, 2);
        for (int k = 0; k < i; k++)
            assert_int_not_equal(row_of(i)->desk, row_of(k)->desk);
    }
    assert_int_equal(row_of(3)->desk, 1); /* they keep theirs */
    assert_int_equal(row_of(0)->desk, 5);
    assert_false(row_of(7)->fixed);
    assert_memory_equal(&result.sittings[7], &sittings[7], sizeof *sittings);
    arena_release(&town.arena);
}

/* What was merged stays merged in every later seating, though another way is open. */
static void later_seatings_keep_it(void **state)
{
    struct seating seating;

    (void)state;
    school_open();
    two_small_groups();
    assert_true(hand(HAND_SPLIT, B, C, -1));
    take();
    assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_in_range(seating.rooms, 2, 3); /* those of A are free to join either */
    for (int i = 0; i < seating.n_sittings; i++) {
        for (int k = 0; k < result.n_sittings; k++) {
            if (result.sittings[k].fixed && seating.sittings[i].entry == result.sittings[k].entry) {
                assert_int_equal(seating.sittings[i].room, result.sittings[k].room);
                assert_int_equal(seating.sittings[i].desk, result.sittings[k].desk);
                assert_true(seating.sittings[i].fixed);
            }
        }
    }
    arena_release(&town.arena);
}

static void six(void)
{
    sit(6, 0, A, AM, 90);
}
static void two_and_four(void)
{
    sit(2, 0, A, AM, 90);
    town_paper(&town, today, SESSION_AM, 60);
    sit(4, 2, A, AM, 60);
}
static void some_finish_later(void)
{
    sit(3, 0, A, AM, 90);
    int first = sit(2, 0, A, AM, 113);
    town_has(&town, first, "extra_time", 25);
    town_has(&town, first + 1, "extra_time", 25);
}
static void one_finishes_later(void)
{
    sit(7, 0, A, AM, 90);
    town_has(&town, sit(1, 0, A, AM, 113), "extra_time", 25);
}
static void one_only(void)
{
    sit(1, 0, A, AM, 90);
}
static void no_room_free(void)
{
    six();
    town.rooms[B].exam = ROOM_EXAM_NO;
    sit(1, 0, C, AM, 90);
}
static void small_rooms(void)
{
    six();
    town.rooms[B].seats = 2;
    town.rooms[C].exam = ROOM_EXAM_NO;
}
static void better_room(void)
{
    six();
    town.rooms[B].exam = ROOM_EXAM_LAST;
    town.rooms[C].seats = 4;
}

static void splits(void **state)
{
    static const struct {
        const char *label;
        void (*make)(void);
        int to;
        const char *want;
    } rows[] = {
        {"in halves", six, -1,
         "split R000 on 2027-05-12 AM: 3 moved to R001, 2 adults instead of 1"},
        {"told where", six, C,
         "split R000 on 2027-05-12 AM: 3 moved to R002, 2 adults instead of 1"},
        {"by paper", two_and_four, -1,
         "split R000 on 2027-05-12 AM: 4 moved to R001 from X02 on, 2 adults instead of 1"},
        {"by finish", some_finish_later, -1,
         "split R000 on 2027-05-12 AM: 2 moved to R001 (those who finish at 10:53 or later), 2 "
         "adults instead of 1"},
        {"not just one of eight", one_finishes_later, -1,
         "split R000 on 2027-05-12 AM: 4 moved to R001, 2 adults instead of 1"},
        {"as many as fit", small_rooms, -1,
         "split R000 on 2027-05-12 AM: 2 moved to R001, 2 adults instead of 1"},
        {"not the last room", better_room, -1,
         "split R000 on 2027-05-12 AM: 3 moved to R002, 2 adults instead of 1"},
        {"one only", one_only, -1,
         "R000 cannot be split on 2027-05-12 AM: only one candidate starts there at a time"},
        {"nothing free", no_room_free, -1,
         "R000 cannot be split on 2027-05-12 AM: no room for exams is free then at its site"},
        {"a room that is used", no_room_free, C,
         "R002 is used on 2027-05-12 AM; seat --move brings a candidate there"},
        {"not for exams", no_room_free, B,
         "R000 cannot be split on 2027-05-12 AM: R001 is no room for exams (rooms: exam no)"},
    };

    (void)state;
    EACH (row, rows) {
        school_open();
        row->make();
        (void)!hand(HAND_SPLIT, A, row->to, -1);
        CHECK_ROW_TEXT(row, joined(), row->want);
        arena_release(&town.arena);
    }
}

static void moves(void **state)
{
    (void)state;
    school_open();
    sit(3, 0, A, AM, 90);
    sit(3, 0, B, AM, 90);
    assert_true(hand(HAND_MOVE, -1, B, 1));
    assert_string_equal(result.told, "moved P0001 to R001 on 2027-05-12 AM: 2 adults as before");
    assert_int_equal(room_of(1), B);
    assert_true(row_of(1)->fixed);
    assert_false(row_of(0)->fixed);
    assert_false(row_of(3)->fixed);
    take();
    assert_false(hand(HAND_MOVE, -1, B, 1));
    assert_string_equal(fault.text, "P0001 sits in R001 already on 2027-05-12 AM");
    assert_true(hand(HAND_MOVE, -1, C, 1)); /* an empty room */
    assert_int_equal(row_of(1)->desk, 1);
    assert_int_equal(row_of(1)->group_no, 3);
    town_apart(&town, 1, 3);
    town.season.n_apart = 1;
    take();
    assert_false(hand(HAND_MOVE, -1, B, 1));
    assert_string_equal(fault.text, "P0001 cannot move to R001 on 2027-05-12 AM: P0001 and P0003 "
                                    "must not share a room (apart)");
    arena_release(&town.arena);
}

/* Rows that came in with a room follow, else they would undo it at the next seating. */
static void imported_rows_follow(void **state)
{
    struct seating seating;

    (void)state;
    school_open();
    sit(2, 0, A, AM, 90);
    sit(2, 0, B, AM, 90);
    town_fix(&town, 0, 0, A)->seat = 1;
    town_fix(&town, 1, 0, A)->keep = false;
    sittings[0].fixed = true;
    assert_true(hand(HAND_MERGE, A, B, -1));
    assert_int_equal(result.fixed[0].room, B);
    assert_int_equal(result.fixed[0].seat, row_of(0)->desk);
    assert_int_equal(result.fixed[1].room, A); /* only where they once sat */
    take();
    memcpy(town.fixed, result.fixed, sizeof *town.fixed * (size_t)result.n_fixed);
    assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_int_equal(seating.rooms, 1);
    /* A changed import holds over what an earlier one left. */
    town.fixed[0].room = C;
    town.fixed[0].seat = -1;
    assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_int_equal(seating.rooms, 2);
    arena_release(&town.arena);
}

static void fix_and_free(void **state)
{
    int pupils[] = {0};
    struct hand ask = {.what = HAND_FIX,
                       .room = -1,
                       .to = -1,
                       .pupil = -1,
                       .day = -1,
                       .from = today,
                       .until = today + 6};

    (void)state;
    school_open();
    sit(2, 0, A, AM, 90);
    sit(2, 1, B, PM, 60);
    town_fix(&town, 3, 1, B);
    ask.pupils = pupils;
    ask.n_pupils = 1;
    assert_true(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_string_equal(result.told, "fixed 1 sitting");
    assert_true(result.sittings[0].fixed);
    assert_false(result.sittings[1].fixed);
    take();
    ask.n_pupils = 0;
    ask.session = SESSION_AM;
    assert_true(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_string_equal(result.told, "fixed 1 sitting; 1 was fixed before");
    take();
    ask.session = SESSION_NONE;
    ask.room = B;
    assert_true(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_string_equal(result.told, "fixed 2 sittings");
    take();
    ask.room = -1;
    ask.what = HAND_FREE;
    assert_true(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_string_equal(result.told,
                        "freed 3 sittings; 1 stays fixed by the import (sittings: keep no)");
    ask.day = today + 1;
    assert_false(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_int_equal(fault.kind, FAULT_MISSING);
    arena_release(&town.arena);
}

/* The session may be left out only where one can be meant, and what has begun is past. */
static void which_session(void **state)
{
    struct hand ask = {.what = HAND_MOVE, .room = -1, .to = C, .day = -1};

    (void)state;
    school_open();
    sit(2, 0, A, AM, 90);
    town_enter(&town, 0, 1);
    sittings[2] = sittings[0];
    sittings[2].entry = 2;
    sittings[2].starts_at = today * DAY_MIN + PM;
    sittings[2].ends_at = sittings[2].release_at = sittings[2].starts_at + 60;
    town.season.n_seating = 3;
    assert_false(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_int_equal(fault.kind, FAULT_USAGE);
    assert_string_equal(fault.text, "there are several sessions in which P0000 has a seat "
                                    "(2027-05-12 AM, 2027-05-12 PM): give --date and --session");
    ask.session = SESSION_PM;
    assert_true(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_int_equal(result.sittings[2].room, C);
    assert_int_equal(result.sittings[0].room, A);
    ask.now_at = today * DAY_MIN + PM + 1;
    fault = (struct fault){0};
    assert_false(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_int_equal(fault.kind, FAULT_CONFLICT);
    assert_string_equal(fault.text, "that session has begun: what is past stays as it was");
    ask.now_at = 0;
    ask.day = today + 1;
    fault = (struct fault){0};
    assert_false(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_int_equal(fault.kind, FAULT_MISSING);
    assert_string_equal(fault.text,
                        "there is no session on 2027-05-13 PM in which P0000 has a seat");
    arena_release(&town.arena);
}

static void prices(void **state)
{
    struct room_prices made;

    (void)state;
    school_open();
    has(sit(2, 0, A, AM, 90), "prompter");
    has(sit(2, 0, B, AM, 90), "prompter");
    has(sit(1, 0, C, AM, 90), "scribe");
    hand_price(&town.season, &rules, today, today, &town.arena, &made);
    assert_int_equal(made.n_rooms, 3);
    assert_int_equal(made.rooms[0].adults, 2);
    assert_int_equal(made.rooms[0].minutes, 2 * (30 + 90 + 15));
    assert_string_equal(made.rooms[2].because, "Scribe");
    assert_int_equal(made.n_merges, 1);
    assert_int_equal(made.merges[0].room, A);
    assert_int_equal(made.merges[0].to, B);
    assert_int_equal(made.merges[0].saves, 1);
    assert_int_equal(made.merges[0].minutes, 30 + 90 + 15);
    assert_int_equal(made.n_refused, 1);
    assert_int_equal(made.refused[0].room, C);
    assert_string_equal(made.refused[0].others, "any room");
    town_apart(&town, 0, 2);
    hand_price(&town.season, &rules, today, today, &town.arena, &made);
    assert_int_equal(made.n_merges, 0);
    assert_int_equal(made.n_refused, 3); /* each of the two rooms, and the scribe's */
    assert_string_equal(made.refused[0].others, "R001");
    assert_string_equal(made.refused[0].refused, "P0000 and P0002 must not share a room (apart)");
    arena_release(&town.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merges),
        cmocka_unit_test(nobody_left_without_help),
        cmocka_unit_test(what_a_merge_leaves),
        cmocka_unit_test(later_seatings_keep_it),
        cmocka_unit_test(splits),
        cmocka_unit_test(moves),
        cmocka_unit_test(imported_rows_follow),
        cmocka_unit_test(fix_and_free),
        cmocka_unit_test(which_session),
        cmocka_unit_test(prices),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
