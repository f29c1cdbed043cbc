/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge on cover: plans written by hand that break what was agreed, and their neighbours. */
#include "tests/support/cover_case.h"

static int me; /* a mentor with the skill cover */

/* A row of the plan as it might stand in the file. */
static void row(const char *key, const char *kind, int staff, int hour, int room)
{
    (void)MAKE_ROW(&make, draft, .key = key, .kind = kind, .staff = staff,
                   .starts_at = day_parse(WEDNESDAY) * DAY_MIN + hour * 60,
                   .ends_at = day_parse(WEDNESDAY) * DAY_MIN + hour * 60 + 60, .room = room,
                   .site = 0, .title = "");
}
static void own(const char *key, int staff, int hour)
{
    row(key, "lesson", staff, hour, 0);
    ((struct assignment *)(uintptr_t)make.season.draft)[make.season.n_draft - 1].standing = true;
}
static void covered(void)
{
    absent(at, WED);
    me = adult("ME", "mentor", true);
    own("lesson:B1:2027-05-12", bt, 9);
    row("cover:A1:2027-05-12", "cover", me, 9, 0);
}
static void in_protected_time(void)
{
    covered();
    (void)MAKE_ROW(&make, patterns, .staff = me, .weekday = WED, .date = -1, .start = 540,
                   .end = 570, .kind = PATTERN_PROTECTED, .minutes = -1);
    (void)MAKE_ROW(&make, patterns, .staff = me, .weekday = WED, .date = -1, .start = 480,
                   .end = 960, .kind = PATTERN_WORK, .minutes = -1);
}
static void teacher_never(void)
{
    covered();
    person_of(me)->role = "teacher";
    set("teacher_cover", "never");
}
static void teacher_rarely(void)
{
    covered();
    person_of(me)->role = "teacher";
}
static void no_skill(void)
{
    absent(at, WED);
    me = adult("ME", "mentor", false);
    own("lesson:B1:2027-05-12", bt, 9);
    row("cover:A1:2027-05-12", "cover", me, 9, 0);
}
static void alone(void)
{
    covered();
    MAKE(&make, lessons, 0)->kind = LESSON_CORE;
    set("alone_core", "instructor");
}
static void alone_by_role(void)
{
    alone();
    person_of(me)->role = "instructor";
}
static void supervised(void)
{
    covered();
    MAKE(&make, lessons, 0)->cover = COVER_TEACH;
}
static void taught(void)
{
    supervised();
    person_of(me)->role = "instructor";
}
static void left_for_days(const char *days)
{
    covered();
    (void)lesson_at("A8", "9A", MON, 9, at);
    (void)lesson_at("A9", "9A", TUE, 9, at);
    absent(at, MON);
    absent(at, TUE);
    set("cover_class_days", days);
}
static void left_two_days(void)
{
    left_for_days("2");
}
static void left_not_long(void)
{
    left_for_days("3");
}
/* ME has A1 and two lessons more, at ten and eleven. */
static void three_lessons(const char *day, const char *week, const char *run)
{
    covered();
    (void)lesson_at("A10", "9A", WED, 10, at);
    (void)lesson_at("A11", "9A", WED, 11, at);
    row("cover:A10:2027-05-12", "cover", me, 10, 0);
    row("cover:A11:2027-05-12", "cover", me, 11, 0);
    set("cover_per_day", day);
    set("cover_per_week", week);
    set("cover_run", run);
}
static void within(void)
{
    three_lessons("3", "3", "3");
}
static void over_the_day(void)
{
    three_lessons("2", "3", "3");
}
static void over_the_week(void)
{
    three_lessons("3", "2", "3");
}
static void over_the_run(void)
{
    three_lessons("3", "3", "2");
}
/* Their own lesson at two is nobody's: they have that hour again. */
static void for_an_own_lesson(void)
{
    three_lessons("2", "3", "3");
    make_teacher(&make, lesson_at("M1", "9D", WED, 14, -1), me, 0);
}
static void nobody(void)
{
    absent(at, WED);
    own("lesson:B1:2027-05-12", bt, 9);
}

static void joined(void)
{
    absent(at, WED);
    MAKE(&make, lessons, 0)->cover = COVER_SPLIT;
    MAKE(&make, lessons, 0)->split_to = "9B";
    own("lesson:B1:2027-05-12", bt, 9);
    row("merged:A1>B1:2027-05-12", "merged", bt, 9, 1);
}
static void joined_unasked(void)
{
    joined();
    MAKE(&make, lessons, 0)->cover = COVER_SUPERVISE;
}
static void joined_by_setting(void)
{
    joined_unasked();
    set("merge_classes", "yes");
}
static void joined_against_setting(void)
{
    joined();
    set("merge_classes", "no");
}
static void joined_another(void)
{
    joined();
    MAKE(&make, lessons, 0)->split_to = "9D";
}
static void joined_too_many(void)
{
    joined();
    set("merged_class_most", "3");
}
static void joined_in_small_room(void)
{
    joined();
    MAKE(&make, rooms, 1)->seats = 3;
}
static void joined_apart(void)
{
    joined();
    (void)MAKE_ROW(&make, apart, .pupil_a = 1, .pupil_b = 2);
}
static void joined_skill(void)
{
    joined();
    MAKE(&make, lessons, 0)->skills = "restraint";
}
static void joined_shorter(void)
{
    joined();
    MAKE(&make, lessons, 1)->end -= 5;
}
static void joined_full_room(void)
{
    joined();
    (void)make_room(&make, "R3", ROOM_CLASSROOM, 30);
    MAKE(&make, lessons, lesson_at("Z1", "7A", WED, 9, -1))->room = 2;
    ((struct assignment *)(uintptr_t)make.season.draft)[1].room = 2;
}
static void joined_free_room(void)
{
    joined_full_room();
    MAKE(&make, lessons, 2)->weekday = THU;
}
static void joined_nothing(void)
{
    joined();
    ((struct assignment *)(uintptr_t)make.season.draft)[1].key = "merged:A1>B7:2027-05-12";
}
static void joined_twice(void)
{
    joined();
    (void)lesson_at("C1", "9C", WED, 9, at);
    MAKE(&make, lessons, 2)->cover = COVER_SPLIT;
    row("merged:C1>B1:2027-05-12", "merged", bt, 9, 1);
}
static void joined_in_a_chain(void)
{
    int ct = adult("CT", "teacher", false), third = lesson_at("C1", "9C", WED, 9, ct);

    joined();
    absent(bt, WED);
    MAKE(&make, lessons, third)->room = 0;
    MAKE(&make, lessons, 1)->cover = COVER_SPLIT;
    own("lesson:C1:2027-05-12", ct, 9);
    row("merged:B1>C1:2027-05-12", "merged", ct, 9, 0);
}
static void joined_without_adult(void)
{
    joined();
    absent(bt, WED);
    make.season.n_draft = 0;
    row("merged:A1>B1:2027-05-12", "merged", bt, 9, 1);
}

static void what_the_judge_says(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        void (*change)(void);
        const char *rule; /* ""; nothing hard or open */
        int severity;
    } rows[] = {
        {"covered", covered, "", 0},
        {"nobody", nobody, "cover", AUDIT_OPEN},
        {"protected time", in_protected_time, "protected", AUDIT_HARD},
        {"teachers never cover", teacher_never, "cover_teacher", AUDIT_HARD},
        {"teachers rarely cover", teacher_rarely, "", 0},
        {"neither skill nor job", no_skill, "skill", AUDIT_HARD},
        {"not alone", alone, "cover_alone", AUDIT_HARD},
        {"alone by role", alone_by_role, "", 0},
        {"supervised, asks for a teacher", supervised, "cover_taught", AUDIT_SOFT},
        {"taught", taught, "", 0},
        {"two days without a teacher", left_two_days, "cover_taught", AUDIT_SOFT},
        {"not that long", left_not_long, "", 0},
        {"three lessons", within, "", 0},
        {"more than a day's", over_the_day, "cover_day", AUDIT_HARD},
        {"more than a week's", over_the_week, "cover_week", AUDIT_HARD},
        {"more in a row", over_the_run, "cover_run", AUDIT_HARD},
        {"instead of a lesson of their own", for_an_own_lesson, "cover", AUDIT_OPEN},
        {"joined", joined, "", 0},
        {"joined unasked", joined_unasked, "merge", AUDIT_HARD},
        {"joined, and any class may", joined_by_setting, "", 0},
        {"joined, and none may", joined_against_setting, "merge", AUDIT_HARD},
        {"joined a class it does not name", joined_another, "merge", AUDIT_HARD},
        {"too many together", joined_too_many, "merge", AUDIT_HARD},
        {"room too small", joined_in_small_room, "merge", AUDIT_HARD},
        {"pupils who must not meet", joined_apart, "merge", AUDIT_HARD},
        {"a skill is asked", joined_skill, "merge", AUDIT_HARD},
        {"ends before", joined_shorter, "merge", AUDIT_HARD},
        {"a room with a class in it", joined_full_room, "merge", AUDIT_HARD},
        {"a free room", joined_free_room, "", 0},
        {"no such class", joined_nothing, "merge", AUDIT_HARD},
        {"two join one", joined_twice, "merge", AUDIT_HARD},
        {"a chain", joined_in_a_chain, "merge", AUDIT_HARD},
        {"one group without an adult", joined_without_adult, "cover", AUDIT_OPEN},
    };
    EACH (row, rows) {
        int found = 0, bad = 0;
        open_case();
        row->change();
        audit_make(&make.season, &rules, make.season.draft, make.season.n_draft,
                   day_parse(WEDNESDAY), day_parse(WEDNESDAY), &arena, &audit);
        for (int i = 0; i < audit.n_findings; i++) {
            const struct audit_finding *finding = &audit.findings[i];
            found += finding->severity == row->severity && strcmp(finding->rule, row->rule) == 0;
            bad += finding->severity <= AUDIT_OPEN;
            if (!*row->rule && finding->severity <= AUDIT_OPEN)
                print_error("%s: %s\n", finding->rule, finding->text);
        }
        if (*row->rule)
            CHECK_ROW(row, found > 0, true);
        else
            CHECK_ROW(row, bad, 0);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_the_judge_says)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
