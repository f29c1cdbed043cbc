/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every setting the program knows: the manual's table and intake's check.
 *
 * To add one: a row here.  A number of the regulations is no setting; it is a
 * cell of the rules tables.
 */
#include <stddef.h>

#include "scheduler/model/season.h"

const struct setting_kind setting_kinds[] = {
    /* The school */
    {"school", "", "text", "Name of the school, on prints and in calendar names"},
    {"centre_number", "", "text", "Centre number with the boards: five digits"},
    {"am_start", "09:00", "time", "When morning papers start here"},
    {"pm_start", "13:30", "time", "When afternoon papers start here"},
    {"day_start", "08:30", "time", "When the school day starts: no movable work before it"},
    {"day_end", "15:30", "time", "When the school day ends: no movable work after it"},
    {"lunch_from", "11:30", "time", "Lunches of people without a lunch pattern start no earlier"},
    {"lunch_until", "14:00", "time", "Lunches of people without a lunch pattern end by then"},
    {"lunch_minutes", "30", "minutes", "Length of a lunch; 0: nobody is owed one by default"},
    {"season_from", "", "day", "First day to look at; empty: the first dated paper"},
    {"season_until", "", "day", "Last day to look at; empty: the last dated paper"},

    /* Seating */
    {"small_room_group", "6", "number",
     "Most candidates in one small room for access arrangements"},
    {"reader_group", "4", "number", "Most candidates who share one reader, below the rule's limit"},
    {"turnaround", "30", "minutes", "A room stays empty so long between two sessions"},
    {"word_processor_room", "", "text", "Room preferred for candidates who use a computer"},

    /* Invigilation */
    {"invigilators_least", "1", "number", "Fewest invigilators in any exam room"},
    {"reserve_per_session", "0", "number", "Trained people kept free in each session, in reserve"},
    {"floaters", "rule", "rule|none",
     "Floating invigilators: by the rules' rooms for each, or none"},
    {"overnight", "family", "family|staff",
     "Who travels with a candidate whose paper is deferred to the next day"},
    {"overnight_travel", "30", "minutes", "...and how long the way is, where it is staff"},
    {"second_check", "authorised", "authorised|yes|no",
     "A second pair of eyes when packets are opened: once somebody has the skill second_check, "
     "always, or not planned"},
    {"late_desk", "no", "yes", "One adult receives late candidates while papers start"},
    {"lead_invigilator", "yes", "yes", "One of a hall's invigilators must hold lead_invigilator"},
    {"mentor_roles", "mentor", "text", "Roles whose people count as skilled in mentoring"},
    {"cover_roles", "cover_supervisor;hlta;supply", "text",
     "Roles whose people may supervise a class without the skill cover"},
    {"teach_roles", "teacher;instructor;supply", "text",
     "Roles whose people may teach a class whose lesson asks for it"},

    /* How much one person does */
    {"exam_minutes_per_day", "330", "minutes", "Exam work of one person on a day at most"},
    {"exam_run", "180", "minutes", "Exam work of one person without a break at most"},
    {"facilitate_minutes_per_day", "180", "minutes",
     "Reading and scribing on a day at most: it tires"},
    {"exam_overtime_per_week", "0", "minutes",
     "Overtime in exam weeks for people without their own limit"},
    {"overtime_per_day", "60", "minutes", "Overtime of one person on a day at most"},
    {"average_weeks", "1", "number", "Contracted hours hold on average over so many weeks"},
    {"cover_per_day", "1", "number", "Cover lessons one person takes on a day at most"},
    {"cover_per_week", "3", "number", "Cover lessons one person takes in a week at most"},
    {"cover_run", "3", "number", "Lessons in a row, own and cover, at most"},
    {"cover_supervisor_per_day", "5", "number",
     "Cover lessons a cover supervisor takes on a day at most"},
    {"teacher_cover", "rarely", "rarely|never|yes",
     "Whether teachers cover: after all others, not at all, or alike"},
    {"gap", "5", "minutes", "Between two duties in different rooms, for people without their own"},
    {"records_per_week", "0", "minutes", "Record-keeping of each mentor in a week: protected time"},
    {"caseload_max", "15", "number",
     "Pupils of one mentor at most, for people without their own limit"},
    {"caseload_per_day", "2", "number", "Sessions of one pupil on a day at most"},
    {"exam_day_sessions", "avoid", "yes|avoid|no",
     "Mentoring of a pupil just before their own exam"},

    /* Planning */
    {"level_order", "work;changes;money;fairness;preference", "text",
     "Order of the levels after required and cover, most important first"},
    {"slot_minutes", "0", "minutes",
     "Movable work may start every so many minutes; 0: with periods"},
    {"published_slack", "0", "minutes",
     "A told duty may shift so much without counting as a change"},
    {"fairness_step", "15", "minutes",
     "Fairness is counted in steps of so many minutes a full-time week"},
    {"unpopular_weight", "2", "number",
     "Minutes before 08:30, after 15:30 and of reserve count so many times"},
    {"weight_key_worker", "3", "number", "Points for a helper who is not the pupil's key worker"},
    {"weight_familiar", "3", "number", "Points for a helper the pupil does not work with"},
    {"weight_avoid", "8", "number", "Points for a helper the pupil should not have"},
    {"weight_subject_missed", "2", "number", "Points for a lesson missed for movable work"},
    {"weight_move", "1", "number", "Points for a person's change of room or site in a day"},
    {"weight_handover", "1", "number", "Points for a hand-over inside a duty"},
    {"weight_maybe", "2", "number", "Points for work where the person answered maybe"},
    {"repair_cover", "1", "number", "Points for each person told of a change on the day itself"},

    /* What people are told */
    {"feed_detail", "role", "role|minimal",
     "Calendars say role, paper and room, or only 'Exam duty'"},
    {"feed_site", "example.sch.uk", "text", "Domain at the end of calendar entries' identifiers"},
    {"feed_standing", "no", "yes", "Calendars also show people's own lessons"},
    {"contact", "", "text", "Whom to call about a duty: a line under prints and calendars"},
    {"retention_days", "400", "number",
     "Plans, versions and calendars older than this go at erase"},
    {NULL, NULL, NULL, NULL},
};
