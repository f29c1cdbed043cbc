/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/duty/hours_case.h - two mentors in every school day, and duties that anybody may do. */
#ifndef TESTS_HOURS_CASE_H
#define TESTS_HOURS_CASE_H

#include "tests/support/check.h"

#include "scheduler/plan/brief.h"
#include "tests/support/plan_school.h"

enum { DUTIES_MAX = 8 };

static const struct effort EFFORT = {.work = 20000};
static const char *const LEVELS_BY_TASTE = "work;changes;money;preference;fairness";

/* Two mentors of MAIN, in every school day; FARM is 20 minutes away; duties anybody may do. */
struct desk {
    struct school school;
    struct duty duties[DUTIES_MAX];
    struct duty_slot slots[DUTIES_MAX];
    int n, a, b;
};

static inline void desk_open(struct desk *desk, int contract_min)
{
    struct fault fault = {0};
    struct maker *make = &desk->school.make;

    *desk = (struct desk){.school = {.seed = 1}};
    make->arena = &desk->school.arena;
    assert_true(rules_load(NULL, day_parse(SCHOOL_MONDAY), &desk->school.arena, &desk->school.rules,
                           &fault));
    int farm = make_site(make, "FARM"), home = make_site(make, "MAIN");
    (void)MAKE_ROW(make, travel, .from = farm, .to = home, .minutes = 20);
    (void)MAKE_ROW(make, travel, .from = home, .to = farm, .minutes = 20);
    desk->a = make_person(make, "AA", "mentor");
    desk->b = make_person(make, "BB", "mentor");
    for (int p = desk->a; p <= desk->b; p++) {
        MAKE(make, people, p)->site = home;
        MAKE(make, people, p)->contract_min = contract_min;
        (void)MAKE_ROW(make, staff_sites, .staff = p, .site = farm);
        (void)MAKE_ROW(make, staff_sites, .staff = p, .site = home);
    }
    desk->school.world = (struct world){.season = &make->season,
                                        .rules = &desk->school.rules,
                                        .duties = desk->duties,
                                        .from = day_parse(SCHOOL_MONDAY),
                                        .until = day_parse(SCHOOL_MONDAY) + 4,
                                        .now_at = INT64_MIN};
}

static inline void add(struct desk *desk, int day, const char *start, const char *end, int site)
{
    int64_t midnight = (day_parse(SCHOOL_MONDAY) + day) * DAY_MIN;
    struct duty_slot *slot = &desk->slots[desk->n];

    *slot = (struct duty_slot){.starts_at = midnight + time_parse(start),
                               .ends_at = midnight + time_parse(end),
                               .room = -1,
                               .site = site};
    desk->duties[desk->n] = (struct duty){.kind = duty_kind_find("invigilator"),
                                          .key = school_code(&desk->school, "D", desk->n),
                                          .because = "",
                                          .title = "",
                                          .tags = TAG_EXAM,
                                          .short_cost = 2,
                                          .need = 1,
                                          .slots = slot,
                                          .n_slots = 1,
                                          .piece_of = "",
                                          .n_pieces = 1,
                                          .paper = -1,
                                          .lesson = -1,
                                          .series_paper = -1,
                                          .pupil = -1,
                                          .role = "",
                                          .roles = "",
                                          .skills = "",
                                          .anyone = true};
    desk->school.world.n_duties = ++desk->n;
}

/* Who has duty number i of the plan: "AA", "BB" or "-". */
static inline const char *plan_text(struct desk *desk)
{
    struct fault fault = {0};
    struct plan plan;
    struct arena *arena = &desk->school.arena;
    const char *text = "";

    if (!plan_make(&desk->school.world, &EFFORT, arena, &plan, &fault))
        print_error("%s\n", fault.text);
    assert_int_equal(fault.kind, FAULT_NONE);
    for (int i = 0; i < desk->n; i++) {
        const char *who = "-";
        for (int k = 0; k < plan.n_assignments; k++)
            if (strcmp(plan.assignments[k].key, desk->duties[i].key) == 0)
                who = desk->school.make.season.people[plan.assignments[k].staff].staff;
        text = arena_text(arena, "%s%s%s", text, i ? " " : "", who);
    }
    return text;
}

static inline int filled(struct desk *desk)
{
    int count = 0;

    for (const char *at = plan_text(desk); *at; at++)
        count += *at == 'A' || *at == 'B';
    return count / 2;
}

static inline void only_a(struct desk *desk)
{
    MAKE(&desk->school.make, people, desk->b)->until = day_parse(SCHOOL_MONDAY) - 1;
}

#endif
