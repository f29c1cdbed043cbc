/* SPDX-License-Identifier: GPL-3.0-or-later
 * The audit of mentoring sessions: where their pupils are, what they miss, whose they are, where.
 */
#include "tests/support/audit_make.h"

/* Monday is the week's first; DAY a Wednesday.  A pupil of a class with one lesson, 11:00-12:00,
 * a mentor who holds one session of half an hour. */
static int session, pupil, mentor, lesson, held;

/* Settings stand in the order of their names. */
static void set(struct bench *bench, const char *name, const char *value)
{
    make_setting(&bench->make, name, value);
    for (int i = bench->make.season.n_settings - 1; i > 0; i--) {
        struct setting *row = MAKE(&bench->make, settings, i), *before = row - 1;
        if (strcmp(before->name, row->name) < 0)
            break;
        struct setting held_row = *row;
        *row = *before;
        *before = held_row;
    }
}

static int hold(struct bench *bench, const char *code, int no, const char *start)
{
    return MAKE_ROW(&bench->make, draft,
                    .key = arena_text(&bench->arena, "mentoring:%s:2027-W19:%d", code, no),
                    .kind = "mentoring", .staff = mentor, .starts_at = make_at(DAY, start),
                    .ends_at = make_at(DAY, start) + 30, .room = -1, .site = -1, .title = "");
}

static void ready(struct bench *bench)
{
    mentor = make_person(&bench->make, "MEN", "mentor");
    (void)MAKE_ROW(&bench->make, patterns, .staff = mentor, .weekday = 2, .date = -1, .start = 480,
                   .end = 1020, .kind = PATTERN_WORK, .minutes = -1);
    pupil = make_pupil(&bench->make, "0900");
    make_member(&bench->make, "9C", pupil);
    lesson = make_lesson(&bench->make, "L1", "9C", 2, "11:00", "12:00");
    session = make_session(&bench->make, "S1", pupil, 30);
    MAKE(&bench->make, caseload, session)->weekdays = 1 << 2;
    held = hold(bench, "S1", 1, "11:00");
}

static void as_it_should_be(struct bench *bench)
{
    ready(bench);
}
static void not_from_it(struct bench *bench)
{
    ready(bench);
    MAKE(&bench->make, lessons, lesson)->withdraw = WITHDRAW_NO;
}
static void after_it(struct bench *bench)
{
    not_from_it(bench);
    MAKE(&bench->make, draft, held)->starts_at = make_at(DAY, "12:00");
    MAKE(&bench->make, draft, held)->ends_at = make_at(DAY, "12:30");
}
static void too_long(struct bench *bench)
{
    ready(bench);
    MAKE(&bench->make, draft, held)->ends_at += 5;
}
static void too_early(struct bench *bench)
{
    ready(bench);
    MAKE(&bench->make, caseload, session)->earliest = time_parse("11:05");
}
static void wrong_day(struct bench *bench)
{
    ready(bench);
    MAKE(&bench->make, caseload, session)->weekdays = 1 << 3;
}
static void sit(struct bench *bench, const char *start)
{
    (void)make_sitting(&bench->make, make_entry(&bench->make, pupil, bench->paper), bench->room, 1,
                       start, 90);
}
static void on_the_way_in(struct bench *bench)
{
    ready(bench);
    MAKE(&bench->make, draft, held)->starts_at = make_at(DAY, "08:30");
    MAKE(&bench->make, draft, held)->ends_at = make_at(DAY, "09:00");
    sit(bench, "09:00");
}
static void away_then(struct bench *bench)
{
    ready(bench);
    (void)MAKE_ROW(&bench->make, pupil_times, .pupil = pupil, .weekday = 2, .date = -1,
                   .start = 660, .end = 670, .kind = PUPIL_AWAY, .until = -1);
}
static void before_an_exam(struct bench *bench, const char *setting)
{
    set(bench, "exam_day_sessions", setting);
    ready(bench);
    MAKE(&bench->make, draft, held)->starts_at = make_at(DAY, "08:00");
    MAKE(&bench->make, draft, held)->ends_at = make_at(DAY, "08:30");
    MAKE(&bench->make, caseload, session)->earliest = 480;
    sit(bench, "09:00");
}
static void before_exam_forbidden(struct bench *bench)
{
    before_an_exam(bench, "no");
}
static void only_the_mentor(struct bench *bench)
{
    ready(bench);
    MAKE(&bench->make, caseload, session)->mentor = bench->person;
    MAKE(&bench->make, caseload, session)->staff_wish = WISH_ONLY;
}
static void only_the_key_worker(struct bench *bench)
{
    ready(bench);
    MAKE(&bench->make, pupils, pupil)->key_worker = bench->person;
    MAKE(&bench->make, caseload, session)->staff_wish = WISH_ONLY;
}
static void two_adults(struct bench *bench, bool with_mentor)
{
    only_the_mentor(bench);
    MAKE(&bench->make, caseload, session)->adults = 2;
    int second = make_person(&bench->make, "SEC", "mentor");
    (void)MAKE_ROW(&bench->make, patterns, .staff = second, .weekday = 2, .date = -1, .start = 480,
                   .end = 1020, .kind = PATTERN_WORK, .minutes = -1);
    MAKE(&bench->make, caseload, session)->mentor = with_mentor ? second : bench->person;
    int row = hold(bench, "S1", 1, "11:00");
    MAKE(&bench->make, draft, row)->staff = second;
}
static void two_with_the_mentor(struct bench *bench)
{
    two_adults(bench, true);
}
static void two_without(struct bench *bench)
{
    two_adults(bench, false);
}
static void rather_the_mentor(struct bench *bench)
{
    ready(bench);
    MAKE(&bench->make, caseload, session)->mentor = bench->person;
}
static void another_of_the_pupil(struct bench *bench, const char *start)
{
    int other = make_session(&bench->make, "S2", pupil, 30);
    MAKE(&bench->make, caseload, other)->weekdays = 1 << 2;
    (void)hold(bench, "S2", 1, start);
}
static void two_at_once(struct bench *bench)
{
    ready(bench);
    another_of_the_pupil(bench, "11:15");
}
static void two_of_a_day(struct bench *bench)
{
    ready(bench);
    another_of_the_pupil(bench, "12:00");
}
static void two_of_one(struct bench *bench)
{
    set(bench, "caseload_per_day", "1");
    two_of_a_day(bench);
}
static void in_room(struct bench *bench, bool private_room)
{
    ready(bench);
    int room = make_room(&bench->make, "S1", ROOM_SMALL, 4);
    MAKE(&bench->make, rooms, room)->private_room = private_room;
    MAKE(&bench->make, draft, held)->room = room;
}
static void private_one(struct bench *bench)
{
    in_room(bench, true);
}
static void not_private(struct bench *bench)
{
    in_room(bench, false);
}
static void another_kind(struct bench *bench)
{
    in_room(bench, true);
    MAKE(&bench->make, caseload, session)->place = "office";
}
static void in_the_exam_room(struct bench *bench)
{
    ready(bench);
    MAKE(&bench->make, draft, held)->room = bench->room;
    MAKE(&bench->make, caseload, session)->place = "classroom";
    MAKE(&bench->make, draft, held)->starts_at = make_at(DAY, "10:00");
    MAKE(&bench->make, draft, held)->ends_at = make_at(DAY, "10:30");
}
static void room_closed(struct bench *bench)
{
    in_room(bench, true);
    (void)MAKE_ROW(&bench->make, closures, .room = MAKE(&bench->make, draft, held)->room,
                   .start = make_at(DAY, "11:29"), .end = make_at(DAY, "12:00"));
}
static void in_another_sessions_room(struct bench *bench)
{
    in_room(bench, true);
    another_of_the_pupil(bench, "11:29");
    int other = bench->make.season.n_draft - 1;
    MAKE(&bench->make, draft, other)->room = MAKE(&bench->make, draft, held)->room;
}
static void in_a_room_one_after_another(struct bench *bench)
{
    in_another_sessions_room(bench);
    MAKE(&bench->make, draft, bench->make.season.n_draft - 1)->starts_at++;
    MAKE(&bench->make, draft, bench->make.season.n_draft - 1)->ends_at++;
}
static void without_room(struct bench *bench)
{
    in_room(bench, true);
    MAKE(&bench->make, draft, held)->room = -1;
}
static void locked_without_room(struct bench *bench)
{
    without_room(bench);
    MAKE(&bench->make, draft, held)->locked = true;
}
static void lunch(struct bench *bench, const char *setting)
{
    set(bench, "session_breaks", setting);
    ready(bench);
    make_period(&bench->make, 2, "1", "11:00", "12:00");
    make_period(&bench->make, 2, "2", "13:00", "14:00");
    MAKE(&bench->make, draft, held)->starts_at = make_at(DAY, "12:45");
    MAKE(&bench->make, draft, held)->ends_at = make_at(DAY, "13:15");
}
static void at_lunch(struct bench *bench)
{
    lunch(bench, "no");
}
static void at_lunch_if_it_must(struct bench *bench)
{
    lunch(bench, "avoid");
}

static void sessions(void **state)
{
    static const struct case_row rows[] = {
        {"a session as it should be", as_it_should_be, "", 0},
        {"a lesson not to be left", not_from_it, "withdraw_no", AUDIT_HARD},
        {"just after that lesson", after_it, "", 0},
        {"longer than asked", too_long, "caseload_time", AUDIT_HARD},
        {"earlier than asked", too_early, "caseload_time", AUDIT_HARD},
        {"on another weekday", wrong_day, "caseload_time", AUDIT_HARD},
        {"on the way into an exam", on_the_way_in, "pupil_busy", AUDIT_HARD},
        {"the pupil is away", away_then, "pupil_busy", AUDIT_HARD},
        {"before an exam, forbidden", before_exam_forbidden, "before_exam", AUDIT_HARD},
        {"not the only mentor", only_the_mentor, "caseload_mentor", AUDIT_HARD},
        {"not the key worker", only_the_key_worker, "caseload_mentor", AUDIT_HARD},
        {"two adults, the mentor one of them", two_with_the_mentor, "", 0},
        {"two adults without the mentor", two_without, "caseload_mentor", AUDIT_SOFT},
        {"not the preferred mentor", rather_the_mentor, "", 0},
        {"two sessions at once", two_at_once, "pupil_twice", AUDIT_HARD},
        {"two sessions of a day", two_of_a_day, "", 0},
        {"two where one is the most", two_of_one, "caseload_day", AUDIT_HARD},
        {"a private room", private_one, "", 0},
        {"a room that is not", not_private, "caseload_room", AUDIT_HARD},
        {"another kind of room", another_kind, "caseload_room", AUDIT_HARD},
        {"where an exam is", in_the_exam_room, "caseload_room", AUDIT_HARD},
        {"where it is closed", room_closed, "caseload_room", AUDIT_HARD},
        {"where another session is", in_another_sessions_room, "caseload_room", AUDIT_HARD},
        {"where another has ended", in_a_room_one_after_another, "", 0},
        {"no room though there is one", without_room, "caseload_room", AUDIT_HARD},
        {"no room, locked by the officer", locked_without_room, "caseload_room", AUDIT_SOFT},
        {"at lunch, forbidden", at_lunch, "session_break", AUDIT_HARD},
        {"at lunch, if it must be", at_lunch_if_it_must, "", 0},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sessions)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
