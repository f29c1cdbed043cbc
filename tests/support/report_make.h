/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/report_make.h - a world and a plan made by hand, and reports printed from them. */
#ifndef TESTS_REPORT_MAKE_H
#define TESTS_REPORT_MAKE_H

#include "scheduler/base/day.h"
#include "scheduler/report/report.h"
#include "scheduler/report/work.h"
#include "tests/support/check.h"
#include "tests/support/season_make.h"

#include "tests/support/rules_case.h"

#define DAY "2027-05-12" /* a Wednesday */

static struct maker make;
static struct world world;
static struct plan plan;
static struct assignment *assignments; /* of the plan */
static int person_ab, person_cd, person_ef, hall, room_12;

static inline void assign(int person, const char *kind, const char *start, const char *end,
                          const char *title)
{
    assignments[plan.n_assignments] = (struct assignment){
        .key = arena_text(&arena, "S27:%s:8700/1:g1:%d", kind, plan.n_assignments),
        .kind = kind,
        .staff = person,
        .starts_at = make_at(DAY, start),
        .ends_at = make_at(DAY, end),
        .room = hall,
        .site = 0,
        .title = title};
    plan.n_assignments++;
}

static inline void open_seat(const char *kind, const char *start, const char *end)
{
    struct duty_slot *slot = arena_new(&arena, struct duty_slot, 1);
    struct duty *duty = arena_new(&arena, struct duty, 1);
    static const struct reason_count reasons[] = {
        {"busy", 5}, {"not trained", 4}, {"unavailable", 2}};
    static struct open_seat open;

    *slot = (struct duty_slot){
        .starts_at = make_at(DAY, start), .ends_at = make_at(DAY, end), .room = hall, .site = 0};
    *duty = (struct duty){.kind = duty_kind_find(kind),
                          .key = "S27:reader:8700/1:0042",
                          .title = "Reader - English Language 1",
                          .level = LEVEL_REQUIRED,
                          .need = 1,
                          .slots = slot,
                          .n_slots = 1,
                          .paper = -1,
                          .lesson = -1,
                          .pupil = -1};
    world.duties = duty;
    world.n_duties = 1;
    open = (struct open_seat){.duty = 0,
                              .missing = 1,
                              .starts_at = slot->starts_at,
                              .ends_at = slot->ends_at,
                              .reasons = reasons,
                              .n_reasons = 3};
    plan.open = &open;
    plan.n_open = 1;
}

/* An empty season that planning has looked at. */
static inline int nothing(void **state)
{
    (void)state;
    make = (struct maker){.arena = &arena};
    world = (struct world){.season = &make.season,
                           .rules = &rules,
                           .from = day_parse(DAY) - 2,
                           .until = day_parse(DAY) + 2,
                           .now_at = INT64_MIN};
    assignments = arena_new(&arena, struct assignment, 50);
    plan = (struct plan){.assignments = assignments, .hash = ""};
    return 0;
}

/* A hall, three people and two candidates in it. */
static inline int week(void **state)
{
    nothing(state);
    make_setting(&make, "school", "Harbour School");
    make_site(&make, "MAIN");
    hall = make_room(&make, "HALL", ROOM_HALL, 60);
    room_12 = make_room(&make, "R12", ROOM_SMALL, 4);
    person_ab = make_person(&make, "AB", "mentor");
    person_cd = make_person(&make, "CD", "mentor");
    person_ef = make_person(&make, "EF", "invigilator");
    MAKE(&make, people, person_ab)->contract_min = 30 * 60;
    MAKE(&make, people, person_cd)->contract_min = 20 * 60;
    int paper = make_paper(&make, "8700/1", DAY, SESSION_AM, 105);
    MAKE(&make, papers, paper)->title = "English Language 1";
    int late = make_pupil(&make, "0041"), early = make_pupil(&make, "0042");
    make_arrangement(&make, late, "extra_time");
    int sitting = make_sitting(&make, make_entry(&make, late, paper), hall, 1, "09:00", 132);
    MAKE(&make, seating, sitting)->desk = 2;
    make_sitting(&make, make_entry(&make, early, paper), hall, 1, "09:00", 105);
    assign(person_ab, "invigilator", "08:30", "10:00", "Invigilator - English Language 1");
    assign(person_cd, "reader", "08:45", "11:00", "Reader - English Language 1");
    assign(person_ab, "invigilator", "10:00", "11:00", "Invigilator - English Language 1");
    assign(person_ab, "mentoring", "13:00", "13:30", "Mentoring");
    plan.seats = 5;
    plan.filled = 4;
    return 0;
}

static inline int clear(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static inline struct report_ask ask_all(void)
{
    return (struct report_ask){.world = &world,
                               .plan = &plan,
                               .from = world.from,
                               .until = world.until,
                               .person = -1,
                               .room = -1};
}

static inline const char *closed(FILE *out, char **text)
{
    assert_int_equal(fclose(out), 0);
    const char *copy = arena_copy(&arena, *text);
    free(*text);
    return copy;
}

static inline const char *print(const char *name, const char *format, const struct report_ask *ask)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    struct page page;
    struct fault fault = {0};
    const struct report *report = report_find(name);

    assert_non_null(report);
    if (!report->fill(ask, &arena, &page, &fault))
        fail_msg("%s: %s", name, fault.text);
    assert_true(page_writer_find(format)->write(out, &page));
    return closed(out, &text);
}

static inline const char *nested(const char *name, const struct report_ask *ask)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    struct json *root = json_object();
    struct fault fault = {0};

    assert_true(report_find(name)->fill_json(ask, root, &fault));
    assert_true(json_write_answer(out, root));
    json_release(root);
    return closed(out, &text);
}

static inline void has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("\"%s\" is not in:\n%s", part, text);
}

static inline void has_not(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("\"%s\" is in:\n%s", part, text);
}

#endif
