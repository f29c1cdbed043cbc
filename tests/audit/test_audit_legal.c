/* SPDX-License-Identifier: GPL-3.0-or-later
 * Corners of the rules that are legal: the judge finds nothing hard or open in them. */
#include "tests/support/audit_make.h"

static struct sitting *sitting(struct bench *bench)
{
    return MAKE(&bench->make, seating, bench->sitting);
}
static void seat(struct bench *bench, const char *start, const char *end, const char *release)
{
    sitting(bench)->starts_at = make_at(DAY, start);
    sitting(bench)->ends_at = make_at(DAY, end);
    sitting(bench)->release_at = make_at(DAY, release);
}
static void watch(struct bench *bench, const char *start, const char *end)
{
    duty(bench, 0)->starts_at = make_at(DAY, start);
    duty(bench, 0)->ends_at = make_at(DAY, end);
}
static void trained(struct bench *bench, const char *day)
{
    ((struct training *)(uintptr_t)bench->make.season.training)->date = day_parse(day);
}

static void hand_over(struct bench *bench)
{
    watch(bench, "08:30", "09:30");
    bench_row(bench, bench_invigilator(bench, "INW"), "invigilator", "09:30", "10:45", bench->room);
}
static void thirty(struct bench *bench)
{
    for (int i = 2; i <= 30; i++)
        (void)bench_candidate(bench, arena_text(&bench->arena, "%04d", i), bench->room, 90);
}
static void trained_on_the_first(struct bench *bench)
{
    trained(bench, "2026-09-01");
}
static void trained_that_morning(struct bench *bench)
{
    trained(bench, DAY);
}
static void quarter_more(struct bench *bench)
{
    (void)make_arrangement(&bench->make, bench->pupil, "extra_time");
    seat(bench, "09:00", "10:53", "10:53"); /* 112.5 minutes, rounded up */
    watch(bench, "08:30", "11:08");
}
static void earliest(struct bench *bench)
{
    seat(bench, "08:30", "10:00", "10:00");
    watch(bench, "08:00", "10:15");
}
static void latest(struct bench *bench)
{
    seat(bench, "09:30", "11:00", "11:00");
    watch(bench, "09:00", "11:15");
}
static void fixed_early(struct bench *bench)
{
    seat(bench, "08:00", "09:30", "10:00");
    sitting(bench)->fixed = true;
    watch(bench, "08:00", "10:15");
}
static void three_quarters(struct bench *bench)
{
    MAKE(&bench->make, papers, bench->paper)->minutes = 45;
    seat(bench, "09:00", "09:45", "09:45");
}
static void more_than_due(struct bench *bench)
{
    seat(bench, "09:00", "10:40", "10:40"); /* late, and given the full time */
}
static void own_paper_after(struct bench *bench)
{
    int paper = make_paper(&bench->make, "X2", DAY, SESSION_AM, 60);
    int entry = make_entry(&bench->make, bench->pupil, paper);
    (void)make_sitting(&bench->make, entry, bench->room, 1, "10:50", 60); /* 20 minutes' break */
    watch(bench, "08:30", "12:05");
}
static void helper(struct bench *bench, const char *kind, const char *skill)
{
    (void)make_arrangement(&bench->make, bench->pupil, kind);
    make_skill(&bench->make, bench->person, skill);
    (void)MAKE_ROW(&bench->make, training, .staff = bench->person, .kind = "facilitator",
                   .date = day_parse("2026-10-01"), .content = "", .result = "");
}
static void prompter_alone(struct bench *bench)
{
    helper(bench, "prompter", "prompter");
    duty(bench, 0)->kind = "combined"; /* no rover: a prompter alone is not on the list */
}
static void reader_with_invigilator(struct bench *bench)
{
    int person = bench_invigilator(bench, "RD");
    (void)make_arrangement(&bench->make, bench->pupil, "reader");
    make_skill(&bench->make, person, "reader");
    (void)MAKE_ROW(&bench->make, training, .staff = person, .kind = "facilitator",
                   .date = day_parse("2026-10-01"), .content = "", .result = "");
    bench_row(bench, person, "reader", "08:45", "10:30", bench->room);
}
static void teaches(struct bench *bench, const char *subject, bool delivers)
{
    (void)MAKE_ROW(&bench->make, teaches, .staff = bench->person, .subject = subject,
                   .delivers = delivers);
}
static void teaches_another(struct bench *bench)
{
    teaches(bench, "French", true);
}
static void once_taught(struct bench *bench)
{
    teaches(bench, "Maths", false);
}
static void interest_next_door(struct bench *bench)
{
    int room = make_room(&bench->make, "R2", ROOM_CLASSROOM, 30);
    MAKE(&bench->make, rooms, room)->summon = SUMMON_PHONE;
    (void)bench_candidate(bench, "0002", room, 90);
    bench_row(bench, bench_invigilator(bench, "INW"), "invigilator", "08:30", "10:45", room);
    (void)MAKE_ROW(&bench->make, conflicts, .staff = bench->person, .pupil = 1, .paper = -1,
                   .subject = "");
}
static void approved_to_the_day(struct bench *bench)
{
    MAKE(&bench->make, arrangements, make_arrangement(&bench->make, bench->pupil, "reading_pen"))
        ->approved_until = day_parse(DAY);
}
static void closed_until_then(struct bench *bench)
{
    (void)MAKE_ROW(&bench->make, closures, .room = bench->room, .start = make_at(DAY, "08:00"),
                   .end = make_at(DAY, "09:00"), .why = "");
}
static void afternoon(struct bench *bench, const char *start, int minutes)
{
    int paper = make_paper(&bench->make, "X3", DAY, SESSION_PM, minutes);
    int pupil = make_pupil(&bench->make, "0009");
    int other = make_sitting(&bench->make, make_entry(&bench->make, pupil, paper), bench->room, 2,
                             start, minutes);
    if (MAKE(&bench->make, seating, other)->release_at < make_at(DAY, "14:30"))
        MAKE(&bench->make, seating, other)->release_at = make_at(DAY, "14:30");
    bench_row(bench, bench_invigilator(bench, "INW"), "invigilator", "12:30", "15:00", bench->room);
}
static void half_an_hour_empty(struct bench *bench)
{
    MAKE(&bench->make, papers, bench->paper)->minutes = 210;
    seat(bench, "09:00", "12:30", "12:30");
    watch(bench, "08:30", "12:30");
    MAKE(&bench->make, rooms, bench->room)->summon = SUMMON_RADIO;
    afternoon(bench, "13:00", 75);
}
static void apart_at_other_times(struct bench *bench)
{
    afternoon(bench, "13:30", 60);
    (void)MAKE_ROW(&bench->make, apart, .pupil_a = bench->pupil, .pupil_b = 1);
}
static void grid_full(struct bench *bench)
{
    for (int i = 2; i <= 6; i++)
        (void)bench_candidate(bench, arena_text(&bench->arena, "%04d", i), bench->room, 90);
    MAKE(&bench->make, rooms, bench->room)->rows = 2;
    MAKE(&bench->make, rooms, bench->room)->columns = 3;
}
static void full_room(struct bench *bench)
{
    MAKE(&bench->make, rooms, bench->room)->seats = 1;
}
static void withdrawn(struct bench *bench)
{
    int other = bench_candidate(bench, "0002", bench->room, 10); /* and far too short */
    struct entry *entries = (struct entry *)(uintptr_t)bench->make.season.entries;

    entries[MAKE(&bench->make, seating, other)->entry].status = ENTRY_WITHDRAWN;
}
static void declined_help(struct bench *bench)
{
    MAKE(&bench->make, arrangements, make_arrangement(&bench->make, bench->pupil, "scribe"))
        ->wanted = false;
}
static void one_more_in_the_room(struct bench *bench)
{
    bench_row(bench, bench_invigilator(bench, "INW"), "invigilator", "09:00", "10:00", bench->room);
}
static void leaves_at_once(struct bench *bench)
{
    watch(bench, "09:00", "10:30"); /* not a minute before or after: legal, if not wise */
}

static void legal_corners(void **state)
{
    static const struct case_row rows[] = {
        {"1.1 a hand-over in the middle", hand_over, "", 0},
        {"1.1 thirty candidates, one invigilator", thirty, "", 0},
        {"1.1 exactly from start to finish", leaves_at_once, "", 0},
        {"1.1 more adults than needed", one_more_in_the_room, "", 0},
        {"1.3 teaches another subject", teaches_another, "", 0},
        {"1.3 taught the subject once, not these", once_taught, "", 0},
        {"1.3 an interest in a candidate next door", interest_next_door, "", 0},
        {"1.4 trained on 1 September", trained_on_the_first, "", 0},
        {"1.4 trained that morning", trained_that_morning, "", 0},
        {"1.5 started at 08:30", earliest, "", 0},
        {"1.5 started at 09:30", latest, "", 0},
        {"1.5 fixed outside the window by the officer", fixed_early, "", 0},
        {"1.6 a short paper leaves at its finish", three_quarters, "", 0},
        {"1.7 a late candidate with the full time", more_than_due, "", 0},
        {"1.8 two papers, a break of 20 minutes in the room", own_paper_after, "", 0},
        {"1.10 every desk of the room", full_room, "", 0},
        {"1.10 every desk of the grid", grid_full, "", 0},
        {"1.10 a closure that ends as it starts", closed_until_then, "", 0},
        {"1.12 half an hour between two sessions", half_an_hour_empty, "", 0},
        {"2.2 an approval that ends on the day", approved_to_the_day, "", 0},
        {"2.3 a quarter more, rounded up", quarter_more, "", 0},
        {"2.3 help that the candidate declines", declined_help, "", 0},
        {"2.4 invigilator and prompter alone, no rover", prompter_alone, "", 0},
        {"2.4 a reader beside the invigilator, no rover", reader_with_invigilator, "", 0},
        {"a pair kept apart, at other times", apart_at_other_times, "", 0},
        {"a candidate who withdrew", withdrawn, "", 0},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(legal_corners),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
