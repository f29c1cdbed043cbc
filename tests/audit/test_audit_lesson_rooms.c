/* SPDX-License-Identifier: GPL-3.0-or-later
 * A lesson moved to another room: what the officer is refused, and what the judge says of it. */
#include "tests/support/cover_case.h"

#include "scheduler/duty/displaced.h"

enum { NINE_TO_TEN, R3 = 2, HALL };

static int site_b;

/* 9A has Maths at nine in R1, and is moved to R3, which is free and large enough. */
static void moved(void)
{
    site_b = make_site(&make, "SIDE");
    assert_int_equal(make_room(&make, "R3", ROOM_CLASSROOM, 2), R3);
    assert_int_equal(make_room(&make, "HALL", ROOM_HALL, 20), HALL);
    (void)MAKE_ROW(&make, travel, .from = 0, .to = site_b, .minutes = 12);
    (void)MAKE_ROW(&make, lesson_choices, .lesson = NINE_TO_TEN, .date = day_parse(WEDNESDAY),
                   .into = -1, .room = R3, .by = "");
}
static void too_small(void)
{
    moved();
    MAKE(&make, rooms, R3)->seats = 1;
}
static void one_is_in_an_exam(void)
{
    too_small();
    int paper = make_paper(&make, "X", WEDNESDAY, SESSION_AM, 90);
    (void)make_sitting(&make, make_entry(&make, 0, paper), HALL, 1, "09:00", 90);
}
static void taught_there_on_fridays(void)
{
    too_small();
    MAKE(&make, lessons, lesson_at("B5", "9B", FRI, 9, bt))->room = R3;
}
static void closed(const char *from, const char *until)
{
    moved();
    (void)MAKE_ROW(&make, closures, .room = R3, .start = make_at(WEDNESDAY, from),
                   .end = make_at(WEDNESDAY, until));
}
static void closed_then(void)
{
    closed("09:59", "12:00");
}
static void closed_after(void)
{
    closed("10:00", "12:00");
}
/* Of a pupil of another class, for an hour. */
static void exam(int room, const char *start)
{
    int paper = make_paper(&make, "X", WEDNESDAY, SESSION_AM, 60);

    (void)make_sitting(&make, make_entry(&make, 3, paper), room, 1, start, 60);
}
static void exam_there(void)
{
    moved();
    exam(R3, "10:14");
}
static void exam_after(void)
{
    moved();
    exam(R3, "10:15");
}
static void class_there(void)
{
    moved();
    MAKE(&make, lessons, 1)->room = R3;
}
static void class_there_before(void)
{
    class_there();
    MAKE(&make, lessons, 1)->start = 480;
    MAKE(&make, lessons, 1)->end = 540;
}
static void class_there_moved_away(void)
{
    class_there();
    (void)MAKE_ROW(&make, lesson_choices, .lesson = 1, .date = day_parse(WEDNESDAY), .into = -1,
                   .room = 1, .by = "");
}
static void session_there(void)
{
    moved();
    (void)MAKE_ROW(&make, draft, .key = "mentoring:S1:2027-W19:1", .kind = "mentoring", .staff = bt,
                   .starts_at = make_at(WEDNESDAY, "09:30"), .room = R3, .site = 0,
                   .ends_at = make_at(WEDNESDAY, "10:00"), .title = "");
}
static void on_the_other_site(void)
{
    moved();
    MAKE(&make, rooms, R3)->site = site_b;
}
static void on_the_other_site_and_back(int minutes)
{
    on_the_other_site();
    int next = lesson_at("A2", "9A", WED, 10, at);
    MAKE(&make, lessons, next)->room = 0;
    MAKE(&make, lessons, next)->start += minutes;
    MAKE(&make, lessons, next)->end += minutes;
}
static void no_time_for_the_way(void)
{
    on_the_other_site_and_back(11);
}
static void time_for_the_way(void)
{
    on_the_other_site_and_back(12);
}
static void to_an_exam_on_the_main_site(void)
{
    on_the_other_site();
    int paper = make_paper(&make, "X", WEDNESDAY, SESSION_AM, 60);
    (void)make_sitting(&make, make_entry(&make, 0, paper), HALL, 1, "10:10", 60);
}
static void loses_its_room(void)
{
    moved();
    make.season.n_lesson_choices = 0;
    exam(0, "09:00");
}
static void told_the_old_room(void)
{
    moved();
    (void)MAKE_ROW(&make, draft, .key = "lesson:A1:2027-05-12", .kind = "lesson", .staff = at,
                   .starts_at = make_at(WEDNESDAY, "09:00"), .room = 0, .site = 0,
                   .ends_at = make_at(WEDNESDAY, "10:00"), .standing = true, .title = "");
}

/* The choice itself is left out of what the officer is answered by. */
static const char *answer(void)
{
    struct season before = make.season;
    struct lesson_choice kept[2];

    before.n_lesson_choices = 0;
    for (int i = 1; i < make.season.n_lesson_choices; i++)
        kept[before.n_lesson_choices++] = make.season.lesson_choices[i];
    before.lesson_choices = kept;
    const char *refused =
        displaced_refused(&before, &rules, NINE_TO_TEN, day_parse(WEDNESDAY), R3, &arena);
    return refused ? refused : "";
}

static const char *judgement(void)
{
    const char *text = "";

    audit_make(&make.season, &rules, make.season.draft, make.season.n_draft, day_parse(WEDNESDAY),
               day_parse(WEDNESDAY), &arena, &audit);
    for (int i = 0; i < audit.n_findings; i++) {
        const struct audit_finding *finding = &audit.findings[i];
        if (strcmp(finding->rule, "lesson_room") == 0)
            text = arena_text(&arena, "%s%s: %s", text, audit_words[finding->severity],
                              strrchr(finding->text, ';') ? strrchr(finding->text, ';') + 2
                                                          : finding->text);
    }
    return text;
}

static bool has_line(int verdict)
{
    for (int i = 0; i < audit.n_lines; i++)
        if (strcmp(audit.lines[i].standard->rule, "lesson_room") == 0)
            return audit.lines[i].verdict == verdict;
    return false;
}

static void lesson_room(void **state)
{
    static const char far_off[] = "it is on another site, and the class has no time for the way";
    (void)state;
    static const struct {
        const char *label;
        void (*change)(void);
        const char *refused, *judged; /* "": neither */
    } rows[] = {
        {"free and large enough", moved, "", ""},
        {"too small", too_small, "it holds 1 and there are 2 pupils",
         "hard: it holds 1 and they are 2"},
        {"one of them sits an exam", one_is_in_an_exam, "", ""},
        {"as large as the class taught there", taught_there_on_fridays, "", ""},
        {"closed in its last minute", closed_then, "it is closed", "hard: it is closed"},
        {"closed from its end", closed_after, "", ""},
        {"candidates called in before its end", exam_there, "there is an exam in it",
         "hard: there is an exam in it"},
        {"candidates called in at its end", exam_after, "", ""},
        {"another class there", class_there, "another class is in it", "hard: class 9B is in it"},
        {"another class there before", class_there_before, "", ""},
        {"another class that moved away", class_there_moved_away, "", ""},
        {"a session there: the next plan finds it another", session_there, "", "hard: S1 is in it"},
        {"on the other site", on_the_other_site, "", ""},
        {"no time for the way back", no_time_for_the_way, far_off,
         "hard: no time for the way from or to their other lessons"},
        {"time for the way back", time_for_the_way, "", ""},
        {"an exam on the main site", to_an_exam_on_the_main_site, far_off,
         "hard: no time for the way from or to an exam"},
        {"an exam in its room, and nothing decided", loses_its_room, "",
         "soft: 1 lesson of 2027-05-12 loses its room to an exam and no other is decided "
         "(report displaced): 9A in R1 at 09:00"},
        {"the plan says the old room", told_the_old_room, "",
         "soft: class 9A is in R3 and the plan has AT in R1: 2027-05-12 09:00-10:00"},
    };
    EACH (row, rows) {
        open_case();
        row->change();
        CHECK_ROW_TEXT(row, answer(), row->refused);
        CHECK_ROW_TEXT(row, judgement(), row->judged);
        CHECK_ROW(row, has_line(strncmp(row->judged, "hard", 4) == 0 ? VERDICT_FAIL : VERDICT_PASS),
                  true);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lesson_room)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
