/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was agreed about cover (domain 4), planned and judged: who may. */
#include "tests/support/cover_case.h"

static void protected_then(void)
{
    int person = mentor_covers();

    (void)MAKE_ROW(&make, patterns, .staff = person, .weekday = WED, .date = -1, .start = 480,
                   .end = 960, .kind = PATTERN_WORK, .minutes = -1);
    (void)MAKE_ROW(&make, patterns, .staff = person, .weekday = WED, .date = -1, .start = 570,
                   .end = 600, .kind = PATTERN_PROTECTED, .minutes = -1);
}
static void protected_later(void)
{
    protected_then();
    ((struct pattern *)(uintptr_t)make.season.patterns)[1].start = 600;
    ((struct pattern *)(uintptr_t)make.season.patterns)[1].end = 630;
}
static void teachers(const char *setting)
{
    away();
    adult("CT", "teacher", true);
    set("teacher_cover", setting);
}
static void never(void)
{
    teachers("never");
}
static void rarely(void)
{
    teachers("rarely");
}
static void vocational(const char *role, int adults)
{
    away();
    MAKE(&make, lessons, 0)->kind = LESSON_VOCATIONAL;
    MAKE(&make, lessons, 0)->adults = adults;
    set("alone_vocational", "instructor;workshop");
    adult("XX", role, true);
}
static void supervisor_alone(void)
{
    vocational("cover_supervisor", 0);
}
static void instructor_alone(void)
{
    vocational("instructor", 0);
}
static void skill_alone(void)
{
    vocational("mentor", 0);
    make_skill(&make, 2, "workshop");
}
static void not_alone(void)
{
    vocational("cover_supervisor", 1);
}
static void core_alone(void)
{
    supervisor_alone();
    MAKE(&make, lessons, 0)->kind = LESSON_CORE;
}
static void notice(const char *now, bool told_before)
{
    int person = mentor_covers();

    set("cover_notice", "60");
    now_at = make_at(WEDNESDAY, now);
    if (told_before)
        (void)MAKE_ROW(&make, published, .key = "cover:A1:2027-05-12", .kind = "cover",
                       .staff = person, .starts_at = make_at(WEDNESDAY, "09:00"),
                       .ends_at = make_at(WEDNESDAY, "10:00"), .room = 0, .site = 0, .title = "");
}
static void asked_late(void)
{
    notice("08:30", false);
}
static void asked_in_time(void)
{
    notice("08:00", false);
}
static void told_before(void)
{
    notice("08:30", true);
}
static void late_but_job(void)
{
    notice("08:30", false);
    person_of(2)->role = "cover_supervisor";
}

static void who_may(void **state)
{
    (void)state;
    static const struct cover_row rows[] = {
        {"never in protected time", protected_then, "-"},
        {"before protected time", protected_later, "Wed 09:00 A1 ME"},
        {"teachers never cover here", never, "-"},
        {"teachers cover rarely: when nobody else can", rarely, "Wed 09:00 A1 CT"},
        {"not alone with this class", supervisor_alone, "-"},
        {"...but an instructor is", instructor_alone, "Wed 09:00 A1 XX"},
        {"...or who has the skill", skill_alone, "Wed 09:00 A1 XX"},
        {"...or who is not alone", not_alone, "Wed 09:00 A1 XX"},
        {"...or in another kind of lesson", core_alone, "Wed 09:00 A1 XX"},
        {"too short notice", asked_late, "-"},
        {"notice enough", asked_in_time, "Wed 09:00 A1 ME"},
        {"told before", told_before, "Wed 09:00 A1 ME"},
        {"no notice for whose job it is", late_but_job, "Wed 09:00 A1 ME"},
    };
    cover_rows(rows, ENTRIES(rows), "cover");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_may),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
