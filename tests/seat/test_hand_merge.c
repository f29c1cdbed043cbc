/* SPDX-License-Identifier: GPL-3.0-or-later
 * The officer's hand in the seating: rooms merged, and the rule that forbids the rest. */
#include "tests/seat/hand_case.h"

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
static void outlasted(void)
{
    town_has(&town, sit(1, 0, A, AM, 135), "extra_time", 50);
    has(sit(2, 0, B, AM, 90), "prompter");
}
static void not_outlasted(void)
{
    outlasted();
    town.papers[0].minutes = 120;
    for (int i = 1; i < 3; i++)
        sittings[i].ends_at = sittings[i].release_at = sittings[0].ends_at;
}
static void separate_by_time(void)
{
    town_has(&town, sit(1, 0, A, AM, 144), "extra_time", 60);
    sit(3, 0, B, AM, 90);
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

#define NOT "R000 cannot be merged into R001 on Wed 12 May AM: "

static void merges(void **state)
{
    static const struct {
        const char *label;
        void (*make)(void);
        const char *want;
    } rows[] = {
        {"two groups", two_small_groups,
         "merged R000 into R001 on Wed 12 May AM: 3 moved, 1 adult instead of 2"},
        {"two papers", two_papers,
         "merged R000 into R001 on Wed 12 May AM: 3 moved, 1 adult instead of 2"},
        {"the main group in a small room", main_into_small,
         "merged R000 into R001 on Wed 12 May AM: 3 moved, 2 adults instead of 3"},
        {"a small group in the main room", small_into_main,
         "merged R000 into R001 on Wed 12 May AM: 3 moved, 2 adults instead of 3"},
        {"exactly full", exactly_full,
         "merged R000 into R001 on Wed 12 May AM: 15 moved, 1 adult instead of 2"},
        {"both listen", both_listening,
         "merged R000 into R001 on Wed 12 May AM: 3 moved, 1 adult instead of 2"},
        {"four share a reader", shared_readers,
         "merged R000 into R001 on Wed 12 May AM: 2 moved, 2 adults instead of 4"},
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
        {"outlasted", outlasted,
         NOT "P0000 (50% Extra time) writes until 11:15, P0001 until 10:30: more than 25% extra "
             "time sits apart from whoever it outlasts (usual reading of access arrangements: "
             "apart from the usual extra-time group if they outlast it)"},
        {"not outlasted", not_outlasted,
         "merged R000 into R001 on Wed 12 May AM: 1 moved, 2 adults instead of 3"},
        {"most extra time", separate_by_time,
         NOT "P0000 must sit alone (60% Extra time; usual reading of access arrangements: rare, "
             "with severe or multiple disability)"},
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merges),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
