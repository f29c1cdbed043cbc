/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/rotation_case.h - sessions of mentors in a week, for tests of rotating withdrawal.
 */
#ifndef TESTS_ROTATION_CASE_H
#define TESTS_ROTATION_CASE_H

#include "scheduler/base/day.h"
#include "scheduler/plan/withdrawn.h"
#include "tests/support/season_make.h"

#include "tests/support/rules_case.h"

#define MONDAY  "2027-05-10"
#define TUESDAY "2027-05-11"

static struct maker make;

static inline int clear(void **state)
{
    (void)state;
    arena_release(&arena);
    make = (struct maker){.arena = &arena};
    return 0;
}

/* Points for nothing but what is missed again. */
static inline void only_rotation_and(const char *sessions_a_day)
{
    make = (struct maker){.arena = &arena};
    make_setting(&make, "caseload_per_day", sessions_a_day);
    make_setting(&make, "lunch_minutes", "0");
    make_setting(&make, "session_breaks", "yes");
    make_setting(&make, "weight_maybe", "40");
    make_setting(&make, "weight_rotation", "10");
    make_setting(&make, "weight_subject_missed", "0");
    make_site(&make, "MAIN");
}

static inline void only_rotation(void)
{
    only_rotation_and("2");
}

static inline void lesson(const char *code, const char *subject, int weekday, const char *start,
                          const char *end)
{
    MAKE(&make, lessons, make_lesson(&make, code, "9C", weekday, start, end))->subject = subject;
}

static inline int mentor(const char *code)
{
    int person = make_person(&make, code, "mentor");

    make_skill(&make, person, "mentor");
    return person;
}

/* Of one mentor only, between these times of one weekday. */
static inline int session(const char *code, int pupil, int person, int weekday,
                          const char *earliest, const char *latest)
{
    int row = make_session(&make, code, pupil, 30);

    *MAKE(&make, caseload, row) = (struct caseload){.id = 0,
                                                    .session = code,
                                                    .mentor = person,
                                                    .staff_wish = WISH_ONLY,
                                                    .minutes = 30,
                                                    .per_week = 1,
                                                    .earliest = time_parse(earliest),
                                                    .latest = time_parse(latest),
                                                    .weekdays = weekday < 0 ? 0 : 1 << weekday,
                                                    .place = "",
                                                    .adults = 1,
                                                    .title = "",
                                                    .from = -1,
                                                    .until = -1};
    return row;
}

static inline void held(const char *code, const char *day, const char *start)
{
    const char *week = day_week_start(day_parse(day)) == day_parse(MONDAY) ? "W19" : "W18";

    (void)MAKE_ROW(&make, published,
                   .key = arena_text(&arena, "mentoring:%s:2027-%s:%d", code, week,
                                     1 + make.season.n_published),
                   .kind = "mentoring", .staff = 0, .starts_at = make_at(day, start),
                   .ends_at = make_at(day, start) + 30, .room = -1, .site = -1, .title = "");
}

static inline struct world world_of(const char *from, const char *until)
{
    struct duties duties = {.arena = &arena};

    duties_derive(&make.season, &rules, day_parse(from), day_parse(until), &duties);
    return (struct world){.season = &make.season,
                          .rules = &rules,
                          .duties = duties.list,
                          .n_duties = duties.count,
                          .from = day_parse(from),
                          .until = day_parse(until),
                          .now_at = INT64_MIN};
}

static inline struct plan plan_of(const struct world *world)
{
    const struct effort effort = {.work = 300000};
    struct plan plan = {.n_open = 0};
    struct fault fault = {0};

    if (!plan_make(world, &effort, &arena, &plan, &fault))
        fail_msg("%s", fault.text);
    return plan;
}

static inline const struct duty *duty_of(const struct world *world, const char *key)
{
    for (int i = 0; i < world->n_duties; i++)
        if (strcmp(world->duties[i].key, key) == 0)
            return &world->duties[i];
    fail_msg("no duty %s", key);
    return NULL;
}

static inline int private_room(const char *code)
{
    int room = make_room(&make, code, ROOM_SMALL, 4);

    MAKE(&make, rooms, room)->private_room = true;
    return room;
}

#endif
