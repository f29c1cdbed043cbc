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
    {"season_from", "", "day", "First day to seat and plan; empty: the first dated paper or duty"},
    {"season_until", "", "day", "Last day to seat and plan; empty: the last dated paper or duty"},

    /* Seating */
    {"small_room_group", "6", "number",
     "Most candidates in one small room for access arrangements"},
    {"word_processor_room", "", "text", "Room preferred for candidates who use a computer"},

    /* Invigilation */
    {"invigilators_least", "1", "number", "Fewest invigilators in any exam room"},
    {"reserve_per_session", "0", "number", "Trained people kept free in each session, in reserve"},
    {"floaters", "rule", "rule|none",
     "Floating invigilators: by the rules' rooms for each, or none"},
    {"overnight", "family", "family|staff",
     "Who travels with a candidate whose paper is deferred to the next day"},
    {"overnight_travel", "30", "minutes", "...and how long the way is, where it is staff"},
    {"escort_gender", "any", "any|same",
     "Who walks with a candidate (floaters, rest breaks, the way before a deferred paper): "
     "anybody, "
     "or somebody of the candidate's gender"},
    {"second_check", "authorised", "authorised|yes|no",
     "A second pair of eyes when packets are opened: once somebody has the skill second_check, "
     "always, or not planned"},
    {"open_early", "skilled", "skilled|yes|no",
     "Somebody opens papers early where they are copied or enlarged: once somebody has the skill "
     "open_papers, always, or not planned"},
    {"it_check", "skilled", "skilled|yes|no",
     "Somebody checks the candidates' computers before a session: once somebody has the skill "
     "it_check, always, or not planned"},
    {"radios", "told", "told|kept",
     "Posts that want more radios at once than the equipment list has: told with the plan, or kept "
     "to those there are, so that nobody is on a post without one"},
    {"late_desk", "no", "yes", "One adult receives late candidates while papers start"},
    {"late_room", "", "text",
     "Room kept for late candidates, with an invigilator until they have had their full time"},
    {"reading_words", "English Language;Reading", "text",
     "Papers with these words that do not say tests_reading are asked about where somebody has a "
     "reader"},
    {"off_site_adults", "2", "number",
     "Adults with a candidate at home or in hospital at least, helpers counted"},
    {"word_processor_technician", "skilled", "skilled|yes|no",
     "A technician for candidates on computers in papers that are not on screen: once somebody "
     "has the skill it, always, or not planned"},
    {"clash_long_break", "20", "minutes",
     "Break between the papers of a candidate whose day is longer than the rules' limit and who "
     "sits them all"},
    {"lead_invigilator", "yes", "yes", "One of a hall's invigilators must hold lead_invigilator"},
    {"mentor_roles", "mentor", "text", "Roles whose people count as skilled in mentoring"},
    {"cover_roles", "cover_supervisor;hlta;supply", "text",
     "Roles whose people may supervise a class without the skill cover"},
    {"teach_roles", "teacher;instructor;supply", "text",
     "Roles whose people may teach a class whose lesson asks for it"},

    {"supply_skills", "", "text",
     "What a supply adult can do besides cover, trained for it: invigilator;reader"},

    /* How much one person does */
    {"exam_minutes_per_day", "330", "minutes", "Exam work of one person on a day at most"},
    {"exam_run", "180", "minutes",
     "Exam work of one person without a break: longer runs are avoided; 0: as long as it takes"},
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
     "Cover lessons a cover supervisor or supply adult takes on a day at most"},
    {"cover_class_days", "3", "number",
     "Days running a class is supervised before a teacher is wanted for it; 0: never. "
     "Unconfirmed figure"},
    {"cover_notice", "0", "minutes",
     "Notice before a lesson at which a person whose job is not cover may be asked to cover it"},
    {"cover_before", "0", "minutes", "Minutes before a covered lesson for its room and resources"},
    {"alone_core", "", "text",
     "Roles or skills of those who may take a core class alone; empty: all who cover"},
    {"alone_vocational", "", "text",
     "Roles or skills of those who may take a vocational class alone; empty: all who cover"},
    {"merge_classes", "split", "split|yes|no",
     "Classes without a teacher may join another: where their lesson says split, any, or none"},
    {"merged_class_most", "34", "number", "Most pupils in one room when classes are together"},
    {"give_back_weeks", "2", "number",
     "Help in lessons that an exam took is given back within so many weeks; 0: not"},
    {"give_back_sessions", "1", "number",
     "Sessions that exams took are held later in the half-term, so many of each beyond a week's "
     "own; "
     "0: not"},
    {"balance_weeks", "4", "number",
     "Exam and cover work above or below a fair share counts so many weeks later; 0: not"},
    {"teacher_cover", "rarely", "rarely|never|yes",
     "Whether teachers cover: after all others, not at all, or alike"},
    {"gap", "0", "minutes", "Between any two duties of one person, for people without their own"},
    {"records_per_week", "0", "minutes", "Record-keeping of each mentor in a week, at least"},
    {"records_piece", "60", "minutes", "...in pieces of so many minutes"},
    {"caseload_max", "14", "number",
     "Pupils of one mentor at most, for people without their own limit"},
    {"caseload_per_day", "2", "number", "Sessions of one pupil on a day at most"},
    {"session_breaks", "avoid", "yes|avoid|no",
     "Mentoring in a pupil's break or lunch: as if it were free, when it must be, or never"},
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
    {"weight_not_subject", "2", "number", "Points for cover by somebody of another subject"},
    {"weight_not_class", "2", "number", "Points for cover by somebody who does not know the class"},
    {"weight_teacher_support", "8", "number",
     "Points for in-class support by a teacher, which assistants and mentors are there for"},
    {"weight_gained", "8", "number",
     "Points for a teacher who gives up a free period while another has gained time"},
    {"weight_same_hour", "4", "number",
     "Points for cover at an hour of the week at which the person covered in the last four weeks"},
    {"weight_cover_running", "2", "number", "Points for covering on two school days running"},
    {"weight_merge", "3", "number", "Points for each class that takes in another"},
    {"weight_rotation", "4", "number",
     "Points for each time a pupil misses a subject again before their others were missed as "
     "often"},
    {"weight_move", "1", "number", "Points for a person's change of room or site in a day"},
    {"weight_handover", "1", "number", "Points for a hand-over inside a duty"},
    {"weight_maybe", "2", "number", "Points for work where the person answered maybe"},

    /* What people are told */
    {"school_network", "", "text",
     "Networks from which staff may see their own week at the desk, such as 10.0.0.0/8"},
    {"feed_detail", "role", "role|minimal",
     "Calendars say role, paper and room, or only 'Exam duty'"},
    {"feed_site", "examrota", "domain",
     "Domain at the end of new calendar entries' identifiers; entries keep the one they have"},
    {"feed_standing", "no", "yes",
     "Calendars also show people's own lessons, from the next publication"},
    {"contact", "", "text", "Whom to call about a duty: a line under prints and calendars"},
    {"retention_days", "400", "number",
     "Days that plans, versions and calendars are kept; nothing is removed by itself"},
    {NULL, NULL, NULL, NULL},
};
