/* SPDX-License-Identifier: GPL-3.0-or-later
 * Each obstacle of somebody who is not there: what it forbids, and its neighbour that it allows. */
#include "tests/why/verdict_stage.h"

static void absent(struct stage *stage)
{
    make_absence(&stage->make, stage->person, WEDNESDAY, "10:30", "12:00");
}

static void absent_later(struct stage *stage)
{
    make_absence(&stage->make, stage->person, WEDNESDAY, "11:00", "12:00");
}

static void said_no(struct stage *stage)
{
    answered(stage, SESSION_AM, ANSWER_NO);
}

static void said_no_later(struct stage *stage)
{
    answered(stage, SESSION_PM, ANSWER_NO);
}

static void casual_afternoon(struct stage *stage)
{
    casual(stage);
    answered(stage, SESSION_PM, ANSWER_YES);
}

static void left(struct stage *stage)
{
    self(stage)->until = day_parse(WEDNESDAY) - 1;
}

static void leaves_today(struct stage *stage)
{
    self(stage)->until = day_parse(WEDNESDAY);
}

static void conflict(struct stage *stage, int pupil, int paper, const char *subject)
{
    (void)MAKE_ROW(&stage->make, conflicts, .staff = stage->person, .pupil = pupil, .paper = paper,
                   .subject = subject);
}

static void conflict_pupil(struct stage *stage)
{
    conflict(stage, stage->pupil, -1, "");
}

static void conflict_other_pupil(struct stage *stage)
{
    conflict(stage, make_pupil(&stage->make, "0043"), -1, "");
}

static void conflict_paper(struct stage *stage)
{
    conflict(stage, -1, stage->paper, "");
}

static void conflict_subject(struct stage *stage)
{
    conflict(stage, -1, -1, "maths");
}

static void conflict_in_room(struct stage *stage)
{
    int pupil = make_pupil(&stage->make, "0043");

    conflict(stage, pupil, -1, "");
    (void)make_sitting(&stage->make, make_entry(&stage->make, pupil, stage->paper), 0, 1, "10:00",
                       60);
}

static void conflict_in_room_before(struct stage *stage)
{
    int pupil = make_pupil(&stage->make, "0043");

    conflict(stage, pupil, -1, "");
    (void)make_sitting(&stage->make, make_entry(&stage->make, pupil, stage->paper), 0, 1, "08:00",
                       60);
}

static void overtime_too_little(struct stage *stage)
{
    works_to_half_ten(stage);
    self(stage)->overtime_minutes_per_week = 29;
}

static void overtime_too_long(struct stage *stage)
{
    pattern(stage, PATTERN_WORK, "08:30", "09:45");
    self(stage)->overtime_minutes_per_week = 600;
}

static void other_day(struct stage *stage)
{
    (void)MAKE_ROW(&stage->make, patterns, .staff = stage->person, .weekday = 3, .date = -1,
                   .start = 510, .end = 930, .minutes = -1);
}

static void date_replaces(struct stage *stage)
{
    works_to_half_ten(stage);
    (void)MAKE_ROW(&stage->make, patterns, .staff = stage->person, .weekday = -1,
                   .date = day_parse(WEDNESDAY), .start = 540, .end = 660, .minutes = -1);
}

static void keeps_time(struct stage *stage)
{
    pattern(stage, PATTERN_WORK, "08:30", "15:30");
    pattern(stage, PATTERN_PROTECTED, "10:00", "10:30");
}

static void own_lesson(struct stage *stage)
{
    stage->list[0] = stage->person;
    stage->other_slot = (struct duty_slot){.starts_at = make_at(WEDNESDAY, "10:00"),
                                           .ends_at = make_at(WEDNESDAY, "11:00"),
                                           .room = 0,
                                           .site = 0};
    stage->other.kind = duty_kind_find("lesson");
    stage->other.key = "lesson:1";
    stage->other.level = LEVEL_COVER;
    stage->other.slots = &stage->other_slot;
    stage->other.standing = stage->list;
    stage->other.n_standing = 1;
    stage->with_other = 1;
}

static void lesson_matters_as_much(struct stage *stage)
{
    own_lesson(stage);
    stage->duty.level = LEVEL_COVER;
}

static void away_site(struct stage *stage)
{
    self(stage)->site = 1;
}

static void both_sites(struct stage *stage)
{
    away_site(stage);
    (void)MAKE_ROW(&stage->make, staff_sites, .staff = stage->person, .site = 0);
}

static void holds_minimum(struct stage *stage)
{
    stage->list[0] = stage->person;
    stage->slot.kept = stage->list;
    stage->slot.n_kept = 1;
}

static void no_time_left(struct stage *stage)
{
    stage->duty.blocked = "no time left";
}

static void no_time_and_absent(struct stage *stage)
{
    no_time_left(stage);
    absent(stage);
}

static void other_holds_minimum(struct stage *stage)
{
    holds_minimum(stage);
    stage->list[0] = stage->person + 1;
}

static void closed(struct stage *stage)
{
    (void)MAKE_ROW(&stage->make, calendar, .date = day_parse(WEDNESDAY), .kind = DAY_CLOSED);
}

static void conflict_and_untrained(struct stage *stage)
{
    others_trained(stage);
    conflict_pupil(stage);
}

static void who_is_there(void **state)
{
    static const struct obstacle_row rows[] = {
        {"nothing in the way", nothing, ""},
        {"absent", absent, "unavailable"},
        {"absent afterwards", absent_later, ""},
        {"said no", said_no, "unavailable"},
        {"said no to the afternoon", said_no_later, ""},
        {"only when asked, not asked", casual, "unavailable"},
        {"only when asked, said yes", casual_yes, ""},
        {"only when asked, said maybe", casual_maybe, ""},
        {"only when asked, another session", casual_afternoon, "not in"},
        {"left", left, "unavailable"},
        {"last day", leaves_today, ""},
        {"private: pupil", conflict_pupil, "unavailable"},
        {"private: another pupil", conflict_other_pupil, ""},
        {"private: another pupil in the room", conflict_in_room, "unavailable"},
        {"private: another pupil in the room before", conflict_in_room_before, ""},
        {"private: paper", conflict_paper, "unavailable"},
        {"private: subject", conflict_subject, "unavailable"},
        {"private before anything that could be told", conflict_and_untrained, "unavailable"},
        {"hours end before the duty", works_to_half_ten, "not in"},
        {"overtime bridges it", overtime_to_eleven, ""},
        {"overtime too small", overtime_too_little, "not in"},
        {"overtime longer than the rule", overtime_too_long, "not in"},
        {"works other days", other_day, "not in"},
        {"a date's hours replace the weekday's", date_replaces, ""},
        {"school closed", closed, "not in"},
        {"protected time", keeps_time, "protected time"},
        {"own lesson, left for an exam", own_lesson, ""},
        {"own lesson, not for cover", lesson_matters_as_much, "teaching"},
        {"works at another site", away_site, "other site"},
        {"works at both", both_sites, ""},
        {"no time is left for it", no_time_left, "no time left"},
        {"...and absent", no_time_and_absent, "unavailable"},
        {"holds the site's minimum", holds_minimum, "needed on site"},
        {"somebody else holds it", other_holds_minimum, ""},
    };

    (void)state;
    check_obstacles(rows, ENTRIES(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
