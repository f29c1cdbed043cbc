/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/plan_school.h - random small schools in memory: one school week with exams,
 * lessons, mentoring, duties, absences.  Same seed, same school. */
#ifndef TESTS_PLAN_SCHOOL_H
#define TESTS_PLAN_SCHOOL_H

#include "scheduler/plan/plan.h"
#include "tests/support/season_make.h"

#define SCHOOL_MONDAY "2027-05-10"

struct school_size {
    int people, pupils, papers, lessons, sessions, posts;
};

struct school {
    struct arena arena;
    struct maker make;
    struct rules rules;
    struct duties duties;
    struct world world;
    uint32_t seed;
};

static inline int school_roll(struct school *school, int sides)
{
    school->seed = school->seed * 1664525U + 1013904223U;
    return (int)((school->seed >> 8) % (uint32_t)sides);
}

static inline const char *school_code(struct school *school, const char *stem, int number)
{
    return arena_text(&school->arena, "%s%03d", stem, number);
}

static const char *const school_subjects[] = {"Art", "English", "History", "Maths", "Science"};
static const char *const school_roles[] = {"invigilator", "mentor", "ta", "teacher"};

static inline void school_person(struct school *school, int number)
{
    static const char *const skills[] = {"invigilator", "reader", "scribe", "first_aid"};
    struct maker *make = &school->make;
    int role = school_roll(school, 4);
    int p = make_person(make, school_code(school, "P", number), school_roles[role]);
    struct person *who = (struct person *)(uintptr_t)&make->season.people[p];

    who->site = school_roll(school, 2);
    (void)MAKE_ROW(make, staff_sites, .staff = p, .site = 1 - who->site);
    if (role == 0) {
        who->offers = OFFERS_ASKED;
        who->pence_per_hour = 1200 + 10 * school_roll(school, 10);
        who->callout_pence = school_roll(school, 2) ? 500 : -1;
    } else {
        who->contract_min = 1200 + 60 * school_roll(school, 16);
        who->overtime_minutes_per_week = 30 * school_roll(school, 4);
        who->overtime_pence_per_hour = school_roll(school, 2) ? 1500 : -1;
    }
    for (int s = 0; s < 4; s++) {
        if (role == 0 ? s == 0 : school_roll(school, 3) > 0)
            make_skill(make, p, skills[s]);
    }
    if (role == 3)
        (void)MAKE_ROW(make, teaches, .staff = p,
                       .subject = school_subjects[school_roll(school, 5)], .delivers = true);
}

static inline void school_hours(struct school *school, int p)
{
    struct maker *make = &school->make;
    bool asked = make->season.people[p].offers == OFFERS_ASKED;

    for (int day = 0; day < 5; day++) {
        if (asked && school_roll(school, 3))
            (void)MAKE_ROW(make, availability, .staff = p, .date = day_parse(SCHOOL_MONDAY) + day,
                           .session = 1 + school_roll(school, 3), .start = -1, .end = -1,
                           .answer = school_roll(school, 4) ? ANSWER_YES : ANSWER_MAYBE,
                           .max_per_week = school_roll(school, 4) ? -1 : 3);
        if (asked || school_roll(school, 8) == 0)
            continue;
        int start = 480 + 15 * school_roll(school, 4);
        (void)MAKE_ROW(make, patterns, .staff = p, .weekday = day, .date = -1, .start = start,
                       .end = start + 390 + 15 * school_roll(school, 6), .minutes = -1);
        if (school_roll(school, 3))
            (void)MAKE_ROW(make, patterns, .staff = p, .weekday = day, .date = -1, .start = 690,
                           .end = 840, .kind = PATTERN_LUNCH, .minutes = 30);
        if (school_roll(school, 10) == 0)
            (void)MAKE_ROW(make, patterns, .staff = p, .weekday = day, .date = -1, .start = 600,
                           .end = 660, .kind = PATTERN_PROTECTED, .minutes = -1);
    }
}

static inline void school_people(struct school *school, int n)
{
    struct maker *make = &school->make;

    for (int i = 0; i < n; i++)
        school_person(school, i);
    for (int p = 0; p < n; p++) {
        school_hours(school, p);
        if (school_roll(school, 6) == 0) {
            int64_t day = day_parse(SCHOOL_MONDAY) + school_roll(school, 5);
            (void)MAKE_ROW(make, absences, .staff = p, .start = day * DAY_MIN + 480,
                           .end = day * DAY_MIN + 480 + 60 * (1 + school_roll(school, 8)));
        }
        if (school_roll(school, 4) == 0)
            (void)MAKE_ROW(make, balances, .staff = p, .minutes = 30 * school_roll(school, 9) - 60);
    }
}

static inline void school_pupils(struct school *school, int n)
{
    struct maker *make = &school->make;
    int n_people = make->season.n_people;

    for (int i = 0; i < n; i++) {
        int pupil = make_pupil(make, school_code(school, "", i));
        MAKE(make, pupils, pupil)->site = school_roll(school, 2);
        MAKE(make, pupils, pupil)->key_worker = school_roll(school, n_people);
        make_member(make, school_code(school, "C", i % 4), pupil);
    }
    for (int i = 0; i < n; i++) {
        if (school_roll(school, 3) == 0)
            (void)make_arrangement(make, i, school_roll(school, 2) ? "reader" : "scribe");
        if (school_roll(school, 5) == 0)
            (void)MAKE_ROW(make, conflicts, .staff = school_roll(school, n_people), .pupil = i,
                           .paper = -1, .subject = "");
        if (school_roll(school, 5) == 0)
            (void)MAKE_ROW(make, facilitators, .pupil = i, .staff = school_roll(school, n_people),
                           .kind = "", .wish = school_roll(school, 3));
    }
}

/* Plain candidates in the hall, those with a helper each in a room of their own. */
static inline void school_papers(struct school *school, int n)
{
    struct maker *make = &school->make;

    for (int i = 0; i < n; i++) {
        int day = school_roll(school, 5), pm = school_roll(school, 2), group = 1;
        int64_t date = day_parse(SCHOOL_MONDAY) + day;
        int minutes = 60 + 15 * school_roll(school, 7);
        int paper = make_paper(make, school_code(school, "X", i), SCHOOL_MONDAY,
                               pm ? SESSION_PM : SESSION_AM, minutes);
        MAKE(make, papers, paper)->date = date;
        MAKE(make, papers, paper)->subject = school_subjects[school_roll(school, 5)];
        for (int pupil = 0; pupil < make->season.n_pupils; pupil++) {
            bool helped = false;
            for (int a = 0; a < make->season.n_arrangements; a++)
                helped = helped || make->season.arrangements[a].pupil == pupil;
            if (school_roll(school, 3) == 0)
                continue;
            (void)make_sitting(make, make_entry(make, pupil, paper), helped ? 1 + pupil % 4 : 0,
                               helped ? ++group : 1, pm ? "13:30" : "09:00", minutes);
        }
    }
}

static inline void school_lessons(struct school *school, int n)
{
    static const char *const starts[] = {"08:45", "09:45", "11:00", "12:00", "13:30", "14:30"};
    static const char *const ends[] = {"09:45", "10:45", "12:00", "13:00", "14:30", "15:15"};
    struct maker *make = &school->make;

    for (int i = 0; i < n; i++) {
        int period = school_roll(school, 6), class_no = school_roll(school, 4);
        int lesson =
            make_lesson(make, school_code(school, "L", i), school_code(school, "C", class_no),
                        school_roll(school, 5), starts[period], ends[period]);
        MAKE(make, lessons, lesson)->subject = school_subjects[school_roll(school, 5)];
        MAKE(make, lessons, lesson)->room = 5 + school_roll(school, 2);
        MAKE(make, lessons, lesson)->cover = school_roll(school, 4);
        if (i % 2) /* splits may go anywhere; else to a class of the same subject */
            MAKE(make, lessons, lesson)->split_to = "C000;C001;C002;C003";
        make_teacher(make, lesson, school_roll(school, make->season.n_people), 0);
        if (school_roll(school, 2))
            make_teacher(make, lesson, school_roll(school, make->season.n_people), 1);
    }
}

static inline void school_week(struct school *school, int sessions, int posts)
{
    struct maker *make = &school->make;

    for (int i = 0; i < sessions; i++) {
        int row = make_session(make, school_code(school, "M", i),
                               school_roll(school, make->season.n_pupils), 30);
        if (school_roll(school, 2))
            MAKE(make, caseload, row)->mentor = school_roll(school, make->season.n_people);
        MAKE(make, caseload, row)->staff_wish = school_roll(school, 2) ? WISH_ONLY : WISH_PREFER;
    }
    for (int i = 0; i < posts; i++) {
        int row = make_duty(make, school_code(school, "D", i), "break_duty", SCHOOL_MONDAY, "10:45",
                            "11:00");
        MAKE(make, school_duties, row)->date += school_roll(school, 5);
        MAKE(make, school_duties, row)->people = 1 + school_roll(school, 2);
        MAKE(make, school_duties, row)->skills = school_roll(school, 3) ? "" : "1 first_aid";
        if (school_roll(school, 2))
            (void)MAKE_ROW(make, duty_staff, .duty = row,
                           .staff = school_roll(school, make->season.n_people));
    }
}

static inline void school_derive(struct school *school)
{
    school->duties = (struct duties){.arena = &school->arena};
    int64_t monday = day_parse(SCHOOL_MONDAY);

    duties_derive(&school->make.season, &school->rules, monday, monday + 4, &school->duties);
    school->world = (struct world){.season = &school->make.season,
                                   .rules = &school->rules,
                                   .duties = school->duties.list,
                                   .n_duties = school->duties.count,
                                   .from = monday,
                                   .until = monday + 4,
                                   .now_at = INT64_MIN};
}

static inline bool school_open(struct school *school, uint32_t seed, struct school_size size)
{
    static const char *const rooms[] = {"HALL", "R1", "R2", "R3", "R4", "T1", "T2"};
    struct fault fault = {0};

    *school = (struct school){.seed = seed * 2654435761U + 1};
    school->make.arena = &school->arena;
    if (!rules_load(NULL, day_parse(SCHOOL_MONDAY), &school->arena, &school->rules, &fault))
        return false;
    (void)make_site(&school->make, "FARM");
    (void)make_site(&school->make, "MAIN");
    (void)MAKE_ROW(&school->make, travel, .from = 0, .to = 1, .minutes = 20);
    for (int i = 0; i < 7; i++)
        (void)make_room(&school->make, rooms[i], i ? ROOM_SMALL : ROOM_HALL, 30);
    MAKE(&school->make, rooms, 4)->site = 1;
    MAKE(&school->make, rooms, 6)->site = 1;
    MAKE(&school->make, rooms, 5)->private_room = true;
    school_people(school, size.people);
    school_pupils(school, size.pupils);
    school_papers(school, size.papers);
    school_lessons(school, size.lessons);
    school_week(school, size.sessions, size.posts);
    school_derive(school);
    return true;
}

static inline void school_close(struct school *school)
{
    arena_release(&school->arena);
}

#endif
