/* SPDX-License-Identifier: GPL-3.0-or-later
 * Support hours that a pupil's plan names. */
#include "tests/duty/week_case.h"

enum { HELPER = 2 };

/* Three lessons of an hour on Wednesday (L1 to L3). */
static struct support *plan(int minutes)
{
    static const char *const starts[] = {"09:00", "10:00", "12:00"};
    static const char *const ends[] = {"10:00", "11:00", "13:00"};

    fresh(NULL);
    for (int i = 0; i < 3; i++) {
        int row = make_lesson(&make, arena_text(&arena, "L%d", i + 1), "9C", WEDNESDAY, starts[i],
                              ends[i]);
        MAKE(&make, lessons, row)->subject = "Maths";
    }
    (void)MAKE_ROW(&make, support, .pupil = pupil, .subject = "maths", .class_name = "",
                   .minutes_per_week = minutes, .staff = -1, .from = -1, .until = -1);
    return (struct support *)(uintptr_t)make.season.support;
}

static void nothing(struct support *row)
{
    (void)row;
}
static void by_class(struct support *row)
{
    row->subject = "";
    row->class_name = "9C";
}
static void another_subject(struct support *row)
{
    row->subject = "French";
}
static void over(struct support *row)
{
    row->until = day_parse(MONDAY);
}
static void adult_there(struct support *row)
{
    (void)row;
    MAKE(&make, lessons, 0)->adults = 1;
}
static void other_adult_there(struct support *row)
{
    row->staff = HELPER;
    row->wish = WISH_ONLY;
    adult_there(row);
}
static void own_adult_there(struct support *row)
{
    other_adult_there(row);
    make_teacher(&make, 0, teacher, 0);
    make_teacher(&make, 0, HELPER, 1);
}
static void exam_first(struct support *row)
{
    (void)row;
    exam(pupil, "09:00", 60);
}
static void exam_all_morning(struct support *row)
{
    (void)row;
    exam(pupil, "09:00", 120);
}
static void at_home(struct support *row)
{
    (void)row;
    MAKE(&make, pupils, pupil)->until = day_parse(MONDAY) - 1;
}

/* "start,start blocked" of each duty of the kind, one a line. */
static const char *spans(void)
{
    struct duties duties = derive();
    const char *text = "";

    for (int i = 0; i < duties.count; i++) {
        const struct duty *duty = &duties.list[i];
        if (strcmp(duty->kind->name, "pupil_support") != 0)
            continue;
        text = arena_text(&arena, "%s%s:", text, strrchr(duty->key, ':') + 1);
        for (int s = 0; s < duty->n_slots; s++)
            text = arena_text(&arena, "%s %s", text,
                              time_text(&arena, (int)(duty->slots[s].starts_at % DAY_MIN)));
        text = arena_text(&arena, "%s%s%s\n", text, duty->blocked ? " " : "",
                          duty->blocked ? duty->blocked : "");
    }
    return text;
}

static void hours_a_plan_names(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int minutes;
        void (*change)(struct support *row);
        const char *want;
    } rows[] = {
        {"an hour: any lesson", 60, nothing, "1: 09:00 10:00 12:00\n"},
        {"two of three lessons", 90, nothing, "1: 09:00 10:00\n2: 12:00\n"},
        {"all of them", 180, nothing, "1: 09:00\n2: 10:00\n3: 12:00\n"},
        {"told by class", 60, by_class, "1: 09:00 10:00 12:00\n"},
        {"more than the timetable has", 200, nothing,
         "4: 08:30 no such lesson\n1: 09:00\n2: 10:00\n3: 12:00\n"},
        {"no such lesson", 60, another_subject, "1: 08:30 no such lesson\n"},
        {"over", 60, over, ""},
        {"left the school", 60, at_home, ""},
        {"an adult is there: that hour is given", 60, adult_there, ""},
        {"...and the rest is wanted", 120, adult_there, "1: 10:00 12:00\n"},
        {"another adult than the only one", 60, other_adult_there, "1: 09:00 10:00 12:00\n"},
        {"the only one is beside the teacher", 60, own_adult_there, ""},
        {"moved out of an exam", 60, exam_first, "1: 10:00 12:00\n"},
        {"taken away by an exam", 180, exam_all_morning,
         "2: 09:00 pupil elsewhere\n3: 10:00 pupil elsewhere\n1: 12:00\n"},
    };
    EACH (row, rows) {
        row->change(plan(row->minutes));
        CHECK_ROW_TEXT(row, spans(), row->want);
    }
}

static void whose_hours(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int staff, wish, key_worker;
        bool hard;
        int named, level;
        bool only;
    } rows[] = {
        {"nobody told", -1, WISH_PREFER, -1, false, -1, LEVEL_WORK, false},
        {"the key worker is preferred", -1, WISH_PREFER, 1, false, 1, LEVEL_WORK, false},
        {"the adult told comes before", HELPER, WISH_PREFER, 1, false, HELPER, LEVEL_WORK, false},
        {"only that adult", HELPER, WISH_ONLY, 1, false, HELPER, LEVEL_WORK, true},
        {"hard where the plan says so", -1, WISH_PREFER, -1, true, -1, LEVEL_REQUIRED, false},
    };
    EACH (row, rows) {
        struct support *made = plan(60);
        made->staff = row->staff;
        made->wish = row->wish;
        made->hard = row->hard;
        MAKE(&make, pupils, pupil)->key_worker = row->key_worker;
        CHECK_ROW(row, only()->n_named ? only()->named[0] : -1, row->named);
        CHECK_ROW(row, only()->level, row->level);
        CHECK_ROW(row, only()->only_named, row->only);
        CHECK_ROW(row, only()->pupils_busy, true);
        CHECK_ROW(row, only()->pupil, pupil);
    }
}

/* An exam on Wednesday the 12th; two hours of help a week, three lessons every Wednesday. */
static void what_an_exam_took(void **state)
{
    (void)state;
    static const struct {
        const char *label, *exam_at;
        int exam_min;
        const char *weeks, *from, *want;
        int n_back;
    } rows[] = {
        {"the week after gives it back", "09:00", 120, "2", "2027-05-17",
         "1: 09:00\n2: 10:00\n3: 12:00\n", 1},
        {"an exam that took nothing: two of three lessons were left", "09:00", 60, "2",
         "2027-05-17", "1: 09:00 10:00\n2: 12:00\n", 0},
        {"moved to the afternoon: nothing taken", "14:00", 60, "2", "2027-05-17",
         "1: 09:00 10:00\n2: 12:00\n", 0},
        {"two weeks after: given back already", "09:00", 120, "2", "2027-05-24",
         "1: 09:00 10:00\n2: 12:00\n", 0},
        {"the school gives nothing back", "09:00", 120, "0", "2027-05-17",
         "1: 09:00 10:00\n2: 12:00\n", 0},
    };
    EACH (row, rows) {
        int back = 0;
        plan(120)->hard = true;
        exam(pupil, row->exam_at, row->exam_min);
        make_setting(&make, "give_back_weeks", row->weeks);
        range_from = row->from;
        range_until = arena_text(&arena, "%s", day_text(&arena, day_parse(row->from) + 6));
        CHECK_ROW_TEXT(row, spans(), row->want);
        struct duties duties = derive();
        for (int i = 0; i < duties.count; i++) {
            const struct duty *duty = &duties.list[i];
            if (strncmp(duty->because, "given back", 10) == 0)
                CHECK_ROW(row, duty->level, LEVEL_WORK); /* less than what the week itself asks */
            back += strncmp(duty->because, "given back", 10) == 0;
        }
        CHECK_ROW(row, back, row->n_back);
    }
}

static void was_told(const char *key, const char *kind, int person, const char *from,
                     const char *until)
{
    (void)MAKE_ROW(&make, published, .key = key, .kind = kind, .staff = person, .title = "",
                   .starts_at = make_at(DAY, from), .ends_at = make_at(DAY, until), .room = -1,
                   .site = -1);
}

/* Two hours a week of the helper and nobody else, of which one was held; the other was not. */
static void what_the_adults_exam_took(void **state)
{
    (void)state;
    static const struct {
        const char *label, *kind, *at;
        int staff, held, n_back;
    } rows[] = {
        {"the adult was in an exam", "invigilator", "09:00", HELPER, 1, 1},
        {"...and helped for all that", "invigilator", "09:00", HELPER, 2, 0},
        {"in an exam of another time", "invigilator", "13:30", HELPER, 1, 0},
        {"on another duty", "cover", "09:00", HELPER, 1, 0},
        {"somebody else was in an exam", "invigilator", "09:00", 0, 1, 0},
    };
    EACH (row, rows) {
        int back = 0;
        struct support *made = plan(120);
        made->staff = HELPER;
        made->wish = WISH_ONLY;
        was_told("S1:invigilator:X", row->kind, row->staff, row->at, "15:00");
        for (int i = 0; i < row->held; i++)
            was_told(arena_text(&arena, "pupil_support:0001:maths:2027-W19:%d", i + 1),
                     "pupil_support", HELPER, "12:00", "13:00");
        range_from = "2027-05-17";
        range_until = "2027-05-23";
        struct duties duties = derive();
        for (int i = 0; i < duties.count; i++)
            back += duties.list[i].given_back;
        CHECK_ROW(row, back, row->n_back);
    }
}

/* Two lessons of the week; one of them is held on a day outside the range. */
static void held_on_another_day(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int minutes, held;
        const char *want;
    } rows[] = {
        {"none of one", 60, 0, "1: 12:00\n"},
        {"one of one", 60, 1, ""},
        {"one of two", 120, 1, "2: 12:00\n"},
        {"both of two", 120, 2, ""},
    };
    EACH (row, rows) {
        (void)plan(row->minutes);
        for (int i = 0; i < 2; i++)
            MAKE(&make, lessons, i)->weekday = 0;
        for (int i = 0; i < row->held; i++)
            (void)MAKE_ROW(&make, draft, .kind = "pupil_support", .staff = HELPER, .title = "",
                           .key = arena_text(&arena, "pupil_support:0001:maths:2027-W19:%d", i + 1),
                           .starts_at = make_at(MONDAY, i ? "10:00" : "09:00"),
                           .ends_at = make_at(MONDAY, i ? "11:00" : "10:00"));
        range_from = range_until = DAY;
        CHECK_ROW_TEXT(row, spans(), row->want);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(hours_a_plan_names),        TEST(whose_hours),         TEST(what_an_exam_took),
        TEST(what_the_adults_exam_took), TEST(held_on_another_day),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
