/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/season_make.h - small seasons made in memory, row by row.
 *
 *     struct maker make = {.arena = &arena};
 *     int room = make_room(&make, "R1", ROOM_CLASSROOM, 30);
 *     int paper = make_paper(&make, "8700/1", "2027-05-12", SESSION_AM, 105);
 *     make_sitting(&make, make_entry(&make, make_pupil(&make, "0042"), paper), room, 1, "09:00",
 * 105);
 *     ... &make.season
 *
 * Rows stand in the order in which they are made; where the season wants order
 * (codes), make them in it.  Every helper gives the row's index and leaves the
 * defaults of the model (-1, "") in place; change a row with MAKE(&make, papers, i).
 */
#ifndef TESTS_SEASON_MAKE_H
#define TESTS_SEASON_MAKE_H

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/model/season.h"

struct maker {
    struct arena *arena;
    struct season season;
};

/* Grows at powers of two, so that large seasons can be made as well. */
static inline void *make_append(struct arena *arena, const void *rows, int *count, const void *row,
                                size_t size)
{
    size_t used = (size_t)*count;
    unsigned char *list;

    memcpy((void *)&list, (const void *)&rows,
           sizeof(void *)); /* the rows are ours, const only for readers */
    if ((used & (used - 1)) == 0) {
        list = arena_alloc(arena, used ? 2 * used : 1, size);
        if (used)
            memcpy(list, rows, used * size);
    }
    memcpy(list + used * size, row, size);
    (*count)++;
    return list;
}

/* Adds a row given as an initializer; its index. */
#define MAKE_ROW(make, array, ...)                                                         \
    ((make)->season.array = make_append(                                                   \
         (make)->arena, (make)->season.array, &(make)->season.n_##array,                   \
         &(__typeof__(*(make)->season.array)){__VA_ARGS__}, sizeof *(make)->season.array), \
     (make)->season.n_##array - 1)

/* A row that may be changed: MAKE(&make, papers, paper)->kind = PAPER_ART. */
#define MAKE(make, array, i) make_row_##array((make), (i))

#define MAKE_ACCESS(type, array)                                                  \
    static inline struct type *make_row_##array(struct maker *make, int i)        \
    {                                                                             \
        struct type *list;                                                        \
        memcpy((void *)&list, (const void *)&make->season.array, sizeof(void *)); \
        return list + i;                                                          \
    }
MAKE_ACCESS(paper, papers)
MAKE_ACCESS(lesson, lessons)
MAKE_ACCESS(caseload, caseload)
MAKE_ACCESS(school_duty, school_duties)
MAKE_ACCESS(sitting, seating)
MAKE_ACCESS(pupil, pupils)
MAKE_ACCESS(arrangement, arrangements)
MAKE_ACCESS(room, rooms)
MAKE_ACCESS(person, people)
MAKE_ACCESS(training, training)
MAKE_ACCESS(assignment, draft)
MAKE_ACCESS(setting, settings)
MAKE_ACCESS(lesson_choice, lesson_choices)

static inline int64_t make_at(const char *day, const char *time)
{
    return day_parse(day) * DAY_MIN + time_parse(time);
}

static inline void make_setting(struct maker *make, const char *name, const char *value)
{
    (void)MAKE_ROW(make, settings, .name = name, .value = value);
}

static inline int make_site(struct maker *make, const char *code)
{
    return MAKE_ROW(make, sites, .site = code, .name = code, .centre_number = "");
}

static inline int make_room(struct maker *make, const char *code, int kind, int seats)
{
    return MAKE_ROW(make, rooms, .room = code, .name = code, .block = "",
                    .site = make->season.n_sites ? 0 : -1, .kind = kind, .seats = seats, .rows = -1,
                    .columns = -1);
}

static inline int make_person(struct maker *make, const char *code, const char *role)
{
    return MAKE_ROW(make, people, .staff = code, .name = code, .role = role, .email = "",
                    .site = -1, .contract_min = -1, .weeks_per_year = -1, .max_minutes_per_day = -1,
                    .max_exam_minutes_per_day = -1, .overtime_pence_per_hour = -1,
                    .pence_per_hour = -1, .callout_pence = -1, .minimum_minutes = -1,
                    .max_caseload = -1, .from = -1, .until = -1);
}

static inline void make_skill(struct maker *make, int person, const char *skill)
{
    (void)MAKE_ROW(make, skills, .staff = person, .skill = skill, .from = -1, .until = -1);
}

static inline void make_absence(struct maker *make, int person, const char *day, const char *start,
                                const char *end)
{
    (void)MAKE_ROW(make, absences, .staff = person, .start = make_at(day, start),
                   .end = make_at(day, end));
}

static inline int make_pupil(struct maker *make, const char *code)
{
    return MAKE_ROW(make, pupils, .pupil = code, .name = "", .candidate_number = code, .uci = "",
                    .year = "", .site = -1, .key_worker = -1, .from = -1, .until = -1);
}

static inline int make_paper(struct maker *make, const char *code, const char *day, int session,
                             int minutes)
{
    return MAKE_ROW(make, papers, .paper = code, .series = -1, .board = "", .qualification = "",
                    .subject = "", .title = "", .date = day_parse(day), .earliest = -1,
                    .latest = -1, .session = session, .start = -1, .minutes = minutes,
                    .each_minutes = -1, .tier = "", .language = "", .parts = "");
}

static inline int make_entry(struct maker *make, int pupil, int paper)
{
    return MAKE_ROW(make, entries, .pupil = pupil, .paper = paper, .series = -1);
}

static inline int make_arrangement(struct maker *make, int pupil, const char *kind)
{
    return MAKE_ROW(make, arrangements, .pupil = pupil, .kind = kind, .amount = -1, .subject = "",
                    .paper = -1, .shared = -1, .group_size = -1, .room = -1, .with = "",
                    .skills = "", .from = -1, .until = -1, .approved_until = -1,
                    .route = ROUTE_APPROVED, .wanted = true, .note = "");
}

/* On the day of its paper, in group `no` of it. */
static inline int make_sitting(struct maker *make, int entry, int room, int no, const char *start,
                               int minutes)
{
    int paper = make->season.entries[entry].paper;
    int64_t at = make->season.papers[paper].date * DAY_MIN + time_parse(start);

    return MAKE_ROW(make, seating, .entry = entry, .room = room, .desk = 1, .starts_at = at,
                    .ends_at = at + minutes, .release_at = at + minutes, .allowed_min = minutes,
                    .group_paper = paper, .group_no = no, .note = "");
}

static inline void make_period(struct maker *make, int weekday, const char *name, const char *start,
                               const char *end)
{
    (void)MAKE_ROW(make, periods, .period = name, .weekday = weekday, .start = time_parse(start),
                   .end = time_parse(end));
}

static inline int make_lesson(struct maker *make, const char *code, const char *class_name,
                              int weekday, const char *start, const char *end)
{
    return MAKE_ROW(make, lessons, .lesson = code, .class_name = class_name, .subject = "",
                    .room = -1, .weekday = weekday, .start = time_parse(start),
                    .end = time_parse(end), .from = -1, .until = -1, .split_to = "", .skills = "");
}

static inline void make_teacher(struct maker *make, int lesson, int person, int position)
{
    (void)MAKE_ROW(make, lesson_staff, .lesson = lesson, .staff = person, .position = position);
}

static inline void make_member(struct maker *make, const char *class_name, int pupil)
{
    (void)MAKE_ROW(make, classes, .class_name = class_name, .pupil = pupil);
}

static inline int make_session(struct maker *make, const char *code, int pupil, int minutes)
{
    int row = MAKE_ROW(make, caseload, .session = code, .mentor = -1, .minutes = minutes,
                       .per_week = 1, .earliest = -1, .latest = -1, .place = "", .adults = 1,
                       .title = "", .from = -1, .until = -1);

    (void)MAKE_ROW(make, caseload_pupils, .session = row, .pupil = pupil);
    return row;
}

static inline int make_duty(struct maker *make, const char *code, const char *kind, const char *day,
                            const char *start, const char *end)
{
    return MAKE_ROW(make, school_duties, .duty = code, .kind = kind, .title = "",
                    .date = day_parse(day), .from = -1, .until = -1, .per_week = -1,
                    .start = time_parse(start), .end = time_parse(end), .minutes = -1,
                    .earliest = -1, .latest = -1, .site = -1, .room = -1, .people = 1, .skills = "",
                    .priority = -1);
}

#endif
