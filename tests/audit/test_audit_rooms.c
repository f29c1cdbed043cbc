/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge on rooms, equipment and invigilators: for each rule what it allows and forbids. */
#include "tests/audit/audit_sitting.h"

static void room_full(struct bench *bench)
{
    bench_candidate(bench, "0002", bench->room, 90);
    MAKE(&bench->make, rooms, bench->room)->seats = 2;
}
static void room_too_full(struct bench *bench)
{
    room_full(bench);
    MAKE(&bench->make, rooms, bench->room)->seats = 1;
}
static void overlap_too_full(struct bench *bench) /* full only while both are there */
{
    int sitting = bench_candidate(bench, "0002", bench->room, 90);
    MAKE(&bench->make, rooms, bench->room)->seats = 1;
    MAKE(&bench->make, seating, sitting)->starts_at += 89;
    MAKE(&bench->make, seating, sitting)->ends_at += 89;
    MAKE(&bench->make, seating, sitting)->release_at += 89;
}
static void no_exams(struct bench *bench)
{
    MAKE(&bench->make, rooms, bench->room)->exam = ROOM_EXAM_NO;
}
static void close_at(struct bench *bench, const char *from, const char *until)
{
    (void)MAKE_ROW(&bench->make, closures, .room = bench->room, .start = make_at(DAY, from),
                   .end = make_at(DAY, until), .why = "");
}
static void closed_after(struct bench *bench)
{
    close_at(bench, "10:30", "12:00");
}
static void closed_later(struct bench *bench)
{
    close_at(bench, "10:45", "12:00");
}
static void closed_before(struct bench *bench)
{
    close_at(bench, "08:00", "08:31");
}
static void closed_during(struct bench *bench)
{
    close_at(bench, "10:29", "12:00");
}
/* The hall is closed at a time; INV was in it until 09:30 and is in R1 from a time on. */
static void hall_closes(struct bench *bench, const char *at, const char *until, const char *from)
{
    int hall = make_room(&bench->make, "HALL", ROOM_HALL, 30);

    (void)MAKE_ROW(&bench->make, incidents, .what = INCIDENT_CLOSE, .room = hall,
                   .recorded_at = make_at(DAY, at), .from_at = make_at(DAY, at), .until_at = -1,
                   .pupil = -1, .paper = -1, .staff = -1, .minutes = -1);
    bench->make.season.n_draft = 0;
    bench_row(bench, bench->person, "invigilator", "08:30", until, hall);
    bench_row(bench, bench->person, "invigilator", from, "10:45", bench->room);
}
static void hall_closed(struct bench *bench)
{
    hall_closes(bench, "09:30", "09:30", "09:30");
}
static void hall_closed_late(struct bench *bench)
{
    hall_closes(bench, "09:30", "09:30", "09:31");
}
static void hall_closed_before(struct bench *bench)
{
    hall_closes(bench, "09:00", "09:30", "09:30");
}
static void hall_left_alone(struct bench *bench)
{
    hall_closes(bench, "09:30", "09:29", "09:30");
}
static void pair_together(struct bench *bench)
{
    bench_candidate(bench, "0002", bench->room, 90);
    (void)MAKE_ROW(&bench->make, apart, .pupil_a = 1, .pupil_b = 0);
}
static void pair_in_two_rooms(struct bench *bench)
{
    pair_together(bench);
    int room = make_room(&bench->make, "R2", ROOM_CLASSROOM, 5);
    MAKE(&bench->make, rooms, room)->summon = SUMMON_RADIO;
    MAKE(&bench->make, seating, 1)->room = room;
    bench_row(bench, bench_invigilator(bench, "INV2"), "invigilator", "08:30", "10:45", room);
}
static void alone(struct bench *bench)
{
    arrange(bench, "separate_invigilation", -1);
}
static void not_alone(struct bench *bench)
{
    alone(bench);
    bench_candidate(bench, "0002", bench->room, 90);
}
static void small_group(struct bench *bench)
{
    arrange(bench, "separate_invigilation", -1)->group_size = 2;
    bench_candidate(bench, "0002", bench->room, 90);
}
static void group_too_large(struct bench *bench)
{
    small_group(bench);
    bench_candidate(bench, "0003", bench->room, 90);
}
static void two_at_once(struct bench *bench)
{
    int paper = make_paper(&bench->make, "X2", DAY, SESSION_AM, 90);
    (void)make_sitting(&bench->make, make_entry(&bench->make, bench->pupil, paper), bench->room, 1,
                       "10:00", 90);
}
static void one_desk(struct bench *bench)
{
    MAKE(&bench->make, seating, bench_candidate(bench, "0002", bench->room, 90))->desk = 1;
}
static void other_room_wanted(struct bench *bench)
{
    int room = make_room(&bench->make, "R2", ROOM_CLASSROOM, 5);
    arrange(bench, "extra_time", 0)->room = room;
}
static void laptops(struct bench *bench, int count, int computers)
{
    arrange(bench, "word_processor", -1);
    (void)MAKE_ROW(&bench->make, equipment, .item = "laptop", .count = count, .site = -1);
    MAKE(&bench->make, rooms, bench->room)->computers = computers;
}
static void one_laptop(struct bench *bench)
{
    laptops(bench, 1, 0);
}
static void no_laptop(struct bench *bench)
{
    laptops(bench, 0, 0);
}
static void no_list(struct bench *bench)
{
    arrange(bench, "word_processor", -1);
}
static void no_list_needed(struct bench *bench)
{
    no_list(bench);
    MAKE(&bench->make, rooms, bench->room)->computers = 1;
}
static void it_room(struct bench *bench)
{
    laptops(bench, 0, 1);
}
static void no_socket(struct bench *bench)
{
    laptops(bench, 1, 0);
    int other = make_room(&bench->make, "R2", ROOM_IT, 5);
    MAKE(&bench->make, rooms, other)->sockets = 4; /* the school tells its sockets */
}
static void pens(struct bench *bench, int count)
{
    arrange(bench, "reading_pen", -1);
    (void)MAKE_ROW(&bench->make, equipment, .item = "reading_pen", .count = count, .site = -1);
}
static void one_pen(struct bench *bench)
{
    pens(bench, 1);
}
static void no_pen(struct bench *bench)
{
    pens(bench, 0);
}
static void many(struct bench *bench, int count)
{
    for (int i = 2; i <= count; i++)
        bench_candidate(bench, arena_text(&bench->arena, "%04d", i), bench->room, 90);
    MAKE(&bench->make, rooms, bench->room)->seats = 100;
}
static void thirty(struct bench *bench)
{
    many(bench, 30);
}
static void thirty_one(struct bench *bench)
{
    many(bench, 31);
}
static void twenty_one_artists(struct bench *bench)
{
    many(bench, 21);
    MAKE(&bench->make, papers, bench->paper)->kind = PAPER_ART;
}
static void cut_at(struct bench *bench, const char *until, const char *from)
{
    struct assignment *row = (struct assignment *)(uintptr_t)bench->make.season.draft;
    row->ends_at = make_at(DAY, until);
    bench_row(bench, bench_invigilator(bench, "INV2"), "invigilator", from, "10:45", bench->room);
}
static void handed_over(struct bench *bench)
{
    cut_at(bench, "09:45", "09:45");
}
static void handed_over_late(struct bench *bench)
{
    cut_at(bench, "09:45", "09:46");
}
static void cannot_call(struct bench *bench)
{
    MAKE(&bench->make, rooms, bench->room)->summon = SUMMON_NONE;
}
static void cannot_call_two(struct bench *bench)
{
    cannot_call(bench);
    bench_row(bench, bench_invigilator(bench, "INV2"), "invigilator", "08:30", "10:45",
              bench->room);
}
static void call_not_told(struct bench *bench)
{
    MAKE(&bench->make, rooms, bench->room)->summon = SUMMON_UNKNOWN;
}

static void rooms(void **state)
{
    static const struct case_row rows[] = {
        {"room full", room_full, "", 0},
        {"room too full", room_too_full, "capacity", AUDIT_HARD},
        {"too full for a minute", overlap_too_full, "capacity", AUDIT_HARD},
        {"no room for exams", no_exams, "room_use", AUDIT_HARD},
        {"closed after", closed_after, "", 0},
        {"closed while it is cleared", closed_after, "closure", AUDIT_SOFT},
        {"closed when it is cleared", closed_later, "", 0},
        {"closed while it is laid out", closed_before, "closure", AUDIT_SOFT},
        {"closed for the last minute", closed_during, "closure", AUDIT_HARD},
        {"a pair together", pair_together, "apart", AUDIT_HARD},
        {"a pair in two rooms", pair_in_two_rooms, "", 0},
        {"alone", alone, "", 0},
        {"not alone", not_alone, "separate_room", AUDIT_HARD},
        {"a small group", small_group, "", 0},
        {"a group too large", group_too_large, "group_size", AUDIT_HARD},
        {"two papers at once", two_at_once, "two_places", AUDIT_HARD},
        {"one desk for two", one_desk, "desk", AUDIT_HARD},
        {"another room is wanted", other_room_wanted, "room_wanted", AUDIT_HARD},
        {"a laptop", one_laptop, "", 0},
        {"no laptop", no_laptop, "equipment", AUDIT_HARD},
        {"no list of laptops", no_list, "equipment", AUDIT_CANNOT_TELL},
        {"no list, a computer of the room", no_list_needed, "", 0},
        {"a computer of the room", it_room, "", 0},
        {"no socket", no_socket, "equipment", AUDIT_HARD},
        {"a pen", one_pen, "", 0},
        {"no pen", no_pen, "equipment", AUDIT_HARD},
        {"thirty", thirty, "", 0},
        {"thirty-one", thirty_one, "ratio", AUDIT_OPEN},
        {"twenty-one in Art", twenty_one_artists, "ratio", AUDIT_OPEN},
        {"handed over", handed_over, "", 0},
        {"handed over a minute late", handed_over_late, "ratio", AUDIT_OPEN},
        {"came from the hall", hall_closed, "ratio", AUDIT_CANNOT_TELL},
        {"came from the hall, nobody is missing", hall_closed, "", 0},
        {"came from the hall a minute late", hall_closed_late, "ratio", AUDIT_OPEN},
        {"the hall was closed before", hall_closed_before, "ratio", AUDIT_OPEN},
        {"nobody in the hall either", hall_left_alone, "ratio", AUDIT_OPEN},
        {"nobody can be called", cannot_call, "summon", AUDIT_HARD},
        {"two need not call", cannot_call_two, "", 0},
        {"how to call is not told", call_not_told, "summon", AUDIT_CANNOT_TELL},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
