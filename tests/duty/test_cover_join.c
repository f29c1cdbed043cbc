/* SPDX-License-Identifier: GPL-3.0-or-later
 * What exams take from cover and give, and classes that join others. */
#include "tests/support/cover_case.h"

/* AT is there and the only one who may invigilate. */
static void exam_at(const char *start)
{
    int paper = make_paper(&make, "X1", WEDNESDAY, SESSION_AM, 45);
    int room = make_room(&make, "S1", ROOM_SMALL, 10), pupil = make_pupil(&make, "0009");

    MAKE(&make, papers, paper)->subject = "Art";
    MAKE(&make, papers, paper)->start = time_parse(start);
    MAKE(&make, rooms, room)->summon = SUMMON_PHONE;
    make_sitting(&make, make_entry(&make, pupil, paper), room, 1, start, 45);
    make_skill(&make, at, "invigilator");
    (void)lesson_at("A2", "9A", WED, 10, at);
    (void)lesson_at("A4", "9A", WED, 13, at);
}
static void exam_early(void)
{
    adult("SV", "cover_supervisor", false);
    exam_at("09:30");
}
static void exam_late(void)
{
    adult("SV", "cover_supervisor", false);
    exam_at("13:15");
}
static void exam_and_minutes(void)
{
    exam_late();
    set("cover_before", "10");
}
static void minutes_of_a_lesson(void)
{
    exam_and_minutes();
    make_teacher(&make, lesson_at("S1", "7A", WED, 12, -1), make.season.n_people - 1, 0);
}
static void exam_alone(void)
{
    exam_at("13:15");
}
static void splits(const char *to)
{
    MAKE(&make, lessons, 0)->cover = COVER_SPLIT;
    MAKE(&make, lessons, 0)->split_to = to;
}
static void exam_and_split(void)
{
    exam_at("09:30");
    splits("9B");
    MAKE(&make, lessons, 2)->cover = COVER_NO;
}

/* One model: moving the exam moves the cover. */
static void exams_and_classes(void **state)
{
    (void)state;
    static const struct cover_row rows[] = {
        {"an exam takes a teacher: somebody else has the class", exam_early,
         "Wed 09:00 A1 SV; Wed 10:00 A2 SV"},
        {"the exam moved: so did the cover", exam_late, "Wed 13:00 A4 SV"},
        {"minutes before, of who takes it over", exam_and_minutes, "Wed 12:50 A4 SV"},
        {"...which are taken", minutes_of_a_lesson, "-"},
        {"nobody else: the exam goes before the class", exam_alone, "-"},
        {"the class joins another so that its teacher is free", exam_and_split,
         "Wed 09:00 A1>B1 BT; -"},
    };
    cover_rows(rows, ENTRIES(rows), "cover;lesson;merged");
}

/* The title that calendars show of a class taken over. */
static void titles_say_cover(void **state)
{
    (void)state;
    int seen = 0;

    open_case();
    exam_early();
    make_the_plan();
    for (int i = 0; i < plan.n_assignments; i++) {
        const struct assignment *row = &plan.assignments[i];
        if (strcmp(row->kind, "lesson") != 0)
            continue;
        assert_true((strncmp(row->title, "Cover", 5) == 0) == !row->standing);
        seen += !row->standing;
    }
    assert_int_equal(seen, 2);
    arena_release(&arena);
}

static void split_named(void)
{
    absent(at, WED);
    splits("9B");
}
static void split_any(void)
{
    absent(at, WED);
    splits("");
}
static void split_other_subject(void)
{
    split_any();
    MAKE(&make, lessons, 1)->subject = "Art";
}
static void split_named_other_subject(void)
{
    split_named();
    MAKE(&make, lessons, 1)->subject = "Art";
}
static void split_other_class(void)
{
    absent(at, WED);
    splits("9C");
}
static void split_none(void)
{
    split_named();
    set("merge_classes", "no");
}
static void merge_not_asked(void)
{
    absent(at, WED);
}
static void merge_any(void)
{
    absent(at, WED);
    set("merge_classes", "yes");
}
static void rather_an_adult(void)
{
    merge_any();
    adult("SV", "cover_supervisor", false);
}
/* The officer said so (join). */
static void decided(void)
{
    (void)MAKE_ROW(&make, lesson_choices, .lesson = 0, .date = day_parse(WEDNESDAY), .into = 1,
                   .room = -1, .by = "");
}
static void decided_not_asked(void)
{
    merge_not_asked();
    decided();
}
static void decided_where_none_are(void)
{
    split_none();
    decided();
}
static void decided_in_spite_of_an_adult(void)
{
    rather_an_adult();
    decided();
}
static void decided_for_another_day(void)
{
    decided_not_asked();
    struct lesson_choice *choice = (struct lesson_choice *)(uintptr_t)make.season.lesson_choices;
    choice->date++;
}
static void many_in_9b(void)
{
    split_named();
    for (int i = 0; i < 2; i++)
        make_member(&make, "9B", make_pupil(&make, arena_text(&arena, "%04d", i + 5)));
}
static void decided_too_many(void)
{
    merge_not_asked();
    for (int i = 0; i < 3; i++)
        make_member(&make, "9B", make_pupil(&make, arena_text(&arena, "%04d", i + 5)));
    decided();
}
/* 9B has its lesson in a room that holds both, that day. */
static void decided_elsewhere(void)
{
    decided_too_many();
    (void)MAKE_ROW(&make, lesson_choices, .lesson = 1, .date = day_parse(WEDNESDAY), .into = -1,
                   .room = make_room(&make, "R3", ROOM_CLASSROOM, 8), .by = "");
}
static void third_room(void)
{
    many_in_9b();
    (void)make_room(&make, "R3", ROOM_CLASSROOM, 6);
}
static void third_room_taken(void)
{
    third_room();
    MAKE(&make, lessons, lesson_at("Z1", "7A", WED, 9, -1))->room = 2;
}
static void too_many(void)
{
    third_room();
    set("merged_class_most", "5");
}
static void must_not_meet(void)
{
    split_named();
    (void)MAKE_ROW(&make, apart, .pupil_a = 3, .pupil_b = 0);
}
static void asks_a_skill(void)
{
    split_named();
    MAKE(&make, lessons, 0)->skills = "restraint";
}
static void host_is_shorter(void)
{
    split_named();
    MAKE(&make, lessons, 1)->end -= 10;
}
static void host_away_too(void)
{
    split_named();
    absent(bt, WED);
}
static void host_away_and_covered(void)
{
    host_away_too();
    adult("SV", "cover_supervisor", false);
}
/* 9C would join 9B as well; there is only one place. */
static void one_host(void)
{
    int ct = adult("CT", "teacher", false);
    int row = lesson_at("C1", "9C", WED, 9, ct);

    split_named();
    absent(ct, WED);
    MAKE(&make, lessons, row)->cover = COVER_SPLIT;
    MAKE(&make, lessons, row)->split_to = "9B";
    make_member(&make, "9C", make_pupil(&make, "0005"));
}
/* One place in 9B and one in 9C: a pupil each. */
static void among_two(void)
{
    absent(at, WED);
    splits("9B;9C");
    int ct = adult("CT", "teacher", false), row = lesson_at("C1", "9C", WED, 9, ct);
    MAKE(&make, lessons, row)->room = make_room(&make, "R3", ROOM_CLASSROOM, 4);
    for (int i = 5; i <= 7; i++)
        make_member(&make, "9C", make_pupil(&make, arena_text(&arena, "%04d", i)));
    make_member(&make, "9B", make_pupil(&make, "0008"));
}

static void classes_that_join(void **state)
{
    (void)state;
    static const struct cover_row rows[] = {
        {"the class it names", split_named, "Wed 09:00 A1>B1 BT"},
        {"one of the subject", split_any, "Wed 09:00 A1>B1 BT"},
        {"not one of another subject", split_other_subject, "-"},
        {"...unless it is named", split_named_other_subject, "Wed 09:00 A1>B1 BT"},
        {"not a class that does not go on", split_other_class, "-"},
        {"the school wants none", split_none, "-"},
        {"the lesson does not say split", merge_not_asked, "-"},
        {"...and the school joins any", merge_any, "Wed 09:00 A1>B1 BT"},
        {"...but rather gives it an adult", rather_an_adult, "Wed 09:00 A1 SV"},
        {"the officer's word is enough", decided_not_asked, "Wed 09:00 A1>B1 BT"},
        {"...where the school joins none", decided_where_none_are, "Wed 09:00 A1>B1 BT"},
        {"...and before an adult", decided_in_spite_of_an_adult, "Wed 09:00 A1>B1 BT"},
        {"...on that day", decided_for_another_day, "-"},
        {"...not where no room holds both", decided_too_many, "-"},
        {"...but where one that day does", decided_elsewhere, "Wed 09:00 A1>B1 BT"},
        {"no room holds both", many_in_9b, "-"},
        {"a third room does", third_room, "Wed 09:00 A1>B1 BT"},
        {"...unless a class is in it", third_room_taken, "-"},
        {"...or they are too many", too_many, "-"},
        {"two pupils must not meet", must_not_meet, "-"},
        {"a skill the other class does not ask", asks_a_skill, "-"},
        {"the other class ends before", host_is_shorter, "-"},
        {"nobody for either: one group without an adult", host_away_too, "Wed 09:00 A1>B1 BT; -"},
        {"one adult for both", host_away_and_covered, "Wed 09:00 B1 SV; Wed 09:00 A1>B1 SV"},
        {"one class joins, not two", one_host, "Wed 09:00 A1>B1 BT; -"},
        {"a part each", among_two, "Wed 09:00 A1>B1+C1 BT; Wed 09:00 A1>B1+C1 CT"},
    };
    cover_rows(rows, ENTRIES(rows), "cover;merged");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exams_and_classes),
        cmocka_unit_test(titles_say_cover),
        cmocka_unit_test(classes_that_join),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
