/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge on rooms and times: for each rule what it allows and what it forbids. */
#include "tests/audit_make.h"

static struct sitting *first(struct bench *bench)
{
    return MAKE(&bench->make, seating, bench->sitting);
}

static void last_until(struct bench *bench, int minutes)
{
    first(bench)->ends_at = first(bench)->release_at = first(bench)->starts_at + minutes;
    ((struct assignment *)(uintptr_t)bench->make.season.draft)[0].ends_at =
        first(bench)->ends_at + 15;
}

static struct arrangement *arrange(struct bench *bench, const char *kind, int amount)
{
    int row = make_arrangement(&bench->make, bench->pupil, kind);

    MAKE(&bench->make, arrangements, row)->amount = amount;
    return MAKE(&bench->make, arrangements, row);
}

static void nothing(struct bench *bench)
{
    (void)bench;
}
static void minute_short(struct bench *bench)
{
    first(bench)->ends_at--;
}
static void quarter_more_kept(struct bench *bench)
{
    arrange(bench, "extra_time", 25); /* 112.5: the half minute is rounded up */
    last_until(bench, 113);
}
static void quarter_more_cut(struct bench *bench)
{
    arrange(bench, "extra_time", 25);
    last_until(bench, 112);
}
static void breaks_kept(struct bench *bench)
{
    arrange(bench, "rest_breaks", 10); /* 90 minutes: 15 */
    last_until(bench, 105);
}
static void breaks_cut(struct bench *bench)
{
    arrange(bench, "rest_breaks", 10);
    last_until(bench, 104);
}
static void breaks_capped(struct bench *bench)
{
    arrange(bench, "rest_breaks", 40); /* 60, but 30 at most */
    last_until(bench, 120);
}
static void not_wanted_here(struct bench *bench)
{
    arrange(bench, "extra_time", 25);
    struct arrangement *row = arrange(bench, "extra_time", 25);
    row->subject = "maths";
    row->wanted = false;
}
static void not_wanted_elsewhere(struct bench *bench)
{
    arrange(bench, "extra_time", 25);
    struct arrangement *row = arrange(bench, "extra_time", 25);
    row->subject = "French";
    row->wanted = false;
}
static void other_subject(struct bench *bench)
{
    arrange(bench, "extra_time", 25)->subject = "French";
}
static void over_by_then(struct bench *bench)
{
    arrange(bench, "extra_time", 25)->until = day_parse(DAY) - 1;
}
static void from_that_day(struct bench *bench)
{
    arrange(bench, "extra_time", 25)->from = day_parse(DAY);
}
static void short_paper(struct bench *bench)
{
    MAKE(&bench->make, papers, bench->paper)->minutes = 45;
    last_until(bench, 45);
}
static void short_paper_gone(struct bench *bench)
{
    MAKE(&bench->make, papers, bench->paper)->minutes = 20;
    last_until(bench, 20); /* half an hour after the published start at least */
}
static void left_early(struct bench *bench)
{
    MAKE(&bench->make, papers, bench->paper)->minutes = 60;
    first(bench)->starts_at = make_at(DAY, "08:30");
    last_until(bench, 60); /* 09:30: stays until 10:00 */
}
static void next_day(struct bench *bench)
{
    MAKE(&bench->make, papers, bench->paper)->date++;
}
static void next_day_fixed(struct bench *bench)
{
    next_day(bench);
    first(bench)->fixed = true;
}
static void demand_inside(struct bench *bench)
{
    struct paper *paper = MAKE(&bench->make, papers, bench->paper);
    paper->earliest = paper->date - 1;
    paper->latest = paper->date;
    paper->date = -1;
}
static void demand_late(struct bench *bench)
{
    demand_inside(bench);
    MAKE(&bench->make, papers, bench->paper)->latest--;
}
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
static void closed_during(struct bench *bench)
{
    close_at(bench, "10:29", "12:00");
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
static void not_seated(struct bench *bench)
{
    (void)make_entry(&bench->make, make_pupil(&bench->make, "0002"), bench->paper);
}
static void withdrawn(struct bench *bench)
{
    int entry = make_entry(&bench->make, make_pupil(&bench->make, "0002"), bench->paper);
    ((struct entry *)(uintptr_t)bench->make.season.entries)[entry].status = ENTRY_WITHDRAWN;
}
static void pending(struct bench *bench)
{
    arrange(bench, "overlay", -1)->route = ROUTE_PENDING;
}
static void expired(struct bench *bench)
{
    arrange(bench, "overlay", -1)->approved_until = day_parse(DAY) - 1;
}

static void rooms_and_times(void **state)
{
    static const struct case_row rows[] = {
        {"a morning as it should be", nothing, "", 0},
        {"a minute short", minute_short, "full_time", AUDIT_HARD},
        {"25 % rounded up", quarter_more_kept, "", 0},
        {"25 % rounded down", quarter_more_cut, "full_time", AUDIT_HARD},
        {"rest breaks", breaks_kept, "", 0},
        {"rest breaks cut", breaks_cut, "full_time", AUDIT_HARD},
        {"rest breaks to the cap", breaks_capped, "", 0},
        {"declined in the subject", not_wanted_here, "", 0},
        {"declined in another subject", not_wanted_elsewhere, "full_time", AUDIT_HARD},
        {"granted in another subject", other_subject, "", 0},
        {"arrangement over by then", over_by_then, "", 0},
        {"arrangement from that day", from_that_day, "full_time", AUDIT_HARD},
        {"short paper: its published finish", short_paper, "", 0},
        {"short paper: half an hour at least", short_paper_gone, "release", AUDIT_HARD},
        {"left before ten", left_early, "release", AUDIT_HARD},
        {"another day", next_day, "date", AUDIT_HARD},
        {"on demand, in its days", demand_inside, "", 0},
        {"on demand, too late", demand_late, "date", AUDIT_HARD},
        {"room full", room_full, "", 0},
        {"room too full", room_too_full, "capacity", AUDIT_HARD},
        {"too full for a minute", overlap_too_full, "capacity", AUDIT_HARD},
        {"no room for exams", no_exams, "room_use", AUDIT_HARD},
        {"closed after", closed_after, "", 0},
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
        {"a computer of the room", it_room, "", 0},
        {"no socket", no_socket, "equipment", AUDIT_HARD},
        {"a pen", one_pen, "", 0},
        {"no pen", no_pen, "equipment", AUDIT_HARD},
        {"thirty", thirty, "", 0},
        {"thirty-one", thirty_one, "ratio", AUDIT_OPEN},
        {"twenty-one in Art", twenty_one_artists, "ratio", AUDIT_OPEN},
        {"handed over", handed_over, "", 0},
        {"handed over a minute late", handed_over_late, "ratio", AUDIT_OPEN},
        {"nobody can be called", cannot_call, "summon", AUDIT_HARD},
        {"two need not call", cannot_call_two, "", 0},
        {"how to call is not told", call_not_told, "summon", AUDIT_CANNOT_TELL},
        {"no desk", not_seated, "unseated", AUDIT_OPEN},
        {"withdrawn", withdrawn, "", 0},
        {"approval pending", pending, "approval", AUDIT_CANNOT_TELL},
        {"approval over", expired, "approval", AUDIT_HARD},
        {"unconfirmed grounds", nothing, "unconfirmed", AUDIT_CANNOT_TELL},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

/* Whoever fixed a sitting on another day answers for it. */
static void fixed_days_are_the_officers(void **state)
{
    struct bench bench;
    struct audit audit;

    (void)state;
    bench_open(&bench);
    next_day_fixed(&bench);
    bench_audit(&bench, &audit);
    assert_false(bench_has(&audit, "date", AUDIT_HARD));
    arena_release(&bench.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_and_times),
        cmocka_unit_test(fixed_days_are_the_officers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
