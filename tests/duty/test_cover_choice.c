/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whom a cover manager would rather ask. */
#include "tests/support/cover_case.h"

static int first, second; /* two who may cover; but for the change they are alike */

static void two(const char *role)
{
    absent(at, WED);
    first = adult("M1", role, true);
    second = adult("M2", role, true);
}
/* The first knows the class, which is worth two points. */
static void first_knows(const char *role)
{
    two(role);
    make_teacher(&make, lesson_at("K1", "9A", MON, 14, bt), first, 1);
}
static void subject(void)
{
    first_knows("mentor");
    set("weight_not_subject", "4");
    (void)MAKE_ROW(&make, teaches, .staff = second, .subject = "Maths", .delivers = true);
}
static void knows_class(void)
{
    first_knows("mentor");
}
static void told_week_before(int person, const char *time)
{
    (void)MAKE_ROW(&make, published, .key = "cover:A1:2027-05-05", .kind = "cover", .staff = person,
                   .starts_at = make_at("2027-05-05", time),
                   .ends_at = make_at("2027-05-05", time) + 60, .room = 0, .site = 0, .title = "");
}
static void same_hour(void)
{
    first_knows("mentor");
    set("balance_weeks", "0");
    told_week_before(first, "09:00");
}
static void same_hour_planned(void)
{
    same_hour();
    make.season.draft = make.season.published;
    make.season.n_draft = make.season.n_published;
    make.season.n_published = 0;
    (void)MAKE_ROW(&make, plan_runs, .from = day_parse("2027-05-03"),
                   .until = day_parse("2027-05-09"), .hash = "");
}
static void planned_otherwise(void) /* what was told of a week that was planned again */
{
    same_hour();
    (void)MAKE_ROW(&make, plan_runs, .from = day_parse("2027-05-03"),
                   .until = day_parse("2027-05-09"), .hash = "");
}
static void other_hour(void)
{
    first_knows("mentor");
    set("balance_weeks", "0");
    told_week_before(first, "11:00");
}
static void tuesday_too(const char *points)
{
    first_knows("mentor");
    absent(at, TUE);
    (void)lesson_at("A0", "9A", TUE, 9, at);
    set("weight_cover_running", points);
    set("fairness_step", "600");
}
static void two_days_running(void)
{
    tuesday_too("3");
}
static void two_days_allowed(void)
{
    tuesday_too("0");
}
/* The class that the second had at nine left in April. */
static void gained(void)
{
    first_knows("instructor");
    int left = lesson_at("G1", "11A", WED, 9, second);

    (void)lesson_at("T1", "8B", MON, 9, first);
    MAKE(&make, lessons, left)->until = day_parse("2027-04-30");
}
static void gained_elsewhen(void)
{
    gained();
    MAKE(&make, lessons, make.season.n_lessons - 2)->start = 13 * 60;
    MAKE(&make, lessons, make.season.n_lessons - 2)->end = 14 * 60;
}
static void teacher_rarely(void)
{
    two("mentor");
    person_of(first)->role = "teacher";
    make_teacher(&make, lesson_at("K1", "9A", MON, 14, bt), first, 1);
    (void)MAKE_ROW(&make, teaches, .staff = first, .subject = "Maths", .delivers = true);
}
static void teacher_as_anybody(void)
{
    teacher_rarely();
    set("teacher_cover", "yes");
}
/* Credit: the first did three hours last week, the second none.  (Fairness gives way to
 * preference by some steps, so it takes a long lesson to see it.) */
static void credit(void)
{
    first_knows("mentor");
    for (int hour = 11; hour <= 13; hour++)
        told_week_before(first, time_text(&arena, hour * 60));
    MAKE(&make, lessons, 0)->end = 12 * 60;
}
static void credit_forgotten(void)
{
    credit();
    set("balance_weeks", "0");
}
static void asks_for_a_teacher(void)
{
    first_knows("mentor");
    person_of(second)->role = "instructor";
    MAKE(&make, lessons, 0)->cover = COVER_TEACH;
}
static void taught_after_days(const char *days)
{
    first_knows("mentor");
    MAKE(&make, lessons, make.season.n_lessons - 1)->subject =
        "Art"; /* Maths had its teacher else */
    person_of(second)->role = "instructor";
    absent(at, MON);
    absent(at, TUE);
    (void)lesson_at("A8", "9A", MON, 9, at);
    (void)lesson_at("A9", "9A", TUE, 9, at);
    for (int day = MON; day <= TUE; day++) /* the second is free on Wednesday only */
        absent(second, day);
    set("cover_class_days", days);
    set("cover_per_week", "9");
    set("weight_cover_running", "0");
    set("fairness_step", "600");
}
static void long_absence(void)
{
    taught_after_days("2");
}
static void short_absence(void)
{
    taught_after_days("3");
}

static void who_rather(void **state)
{
    (void)state;
    static const struct cover_row rows[] = {
        {"who knows the class", knows_class, "Wed 09:00 A1 M1"},
        {"rather who teaches the subject", subject, "Wed 09:00 A1 M2"},
        {"not at the same hour again", same_hour, "Wed 09:00 A1 M2"},
        {"...also where that week is a draft", same_hour_planned, "Wed 09:00 A1 M2"},
        {"...not what the draft gave to somebody else", planned_otherwise, "Wed 09:00 A1 M1"},
        {"another hour is no matter", other_hour, "Wed 09:00 A1 M1"},
        {"not on two days running", two_days_running, "Tue 09:00 A0 M2; Wed 09:00 A1 M1"},
        {"...unless that is allowed", two_days_allowed, "Tue 09:00 A0 M1; Wed 09:00 A1 M1"},
        {"gained time first", gained, "Wed 09:00 A1 M2"},
        {"...at that hour only", gained_elsewhen, "Wed 09:00 A1 M1"},
        {"a teacher rarely, whatever they know", teacher_rarely, "Wed 09:00 A1 M2"},
        {"...unless teachers cover like all", teacher_as_anybody, "Wed 09:00 A1 M1"},
        {"who did more last week is in credit", credit, "Wed 09:00 A1 M2"},
        {"...but not for ever", credit_forgotten, "Wed 09:00 A1 M1"},
        {"a teacher where the lesson asks for one", asks_for_a_teacher, "Wed 09:00 A1 M2"},
        {"a teacher after two days without", long_absence,
         "Mon 09:00 A8 M1; Tue 09:00 A9 M1; Wed 09:00 A1 M2"},
        {"...not yet", short_absence, "Mon 09:00 A8 M1; Tue 09:00 A9 M1; Wed 09:00 A1 M1"},
    };
    cover_rows(rows, ENTRIES(rows), "cover");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_rather),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
