/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/rules/person_case.h - one person and a duty: what planner and judge both say. */
#ifndef TESTS_PERSON_CASE_H
#define TESTS_PERSON_CASE_H

#include "tests/support/check.h"

#include "scheduler/plan/verdict.h"
#include "tests/support/rule_case.h"
#include "tests/support/season_make.h"

/* One room with one candidate and one other; AB has the duty of this kind. */
struct person_case {
    const char *label, *kind; /* of the duty asked about */
    void (*change)(int person, int pupil);
    const char *obstacle, *rule; /* "": may */
};

static int candidate;

static inline const struct duty *duty_of(const struct duties *duties, const char *kind)
{
    for (int i = 0; i < duties->count; i++)
        if (strcmp(duties->list[i].kind->name, kind) == 0)
            return &duties->list[i];
    return NULL;
}

static inline const char *obstacle_of(const struct duties *duties, const struct duty *duty,
                                      int person)
{
    struct world world = {.season = &make.season,
                          .rules = &rules,
                          .duties = duties->list,
                          .n_duties = duties->count,
                          .from = day_parse(DAY),
                          .until = day_parse(DAY),
                          .now_at = INT64_MIN};
    struct fault fault = {0};
    struct policy policy;
    struct crew crew;
    struct bench bench;
    struct verdict answer;

    assert_true(policy_make(&world, &policy, &fault));
    crew_make(&world, &policy, &arena, &crew);
    bench_make(&world, &policy, &crew, &arena, &bench);
    verdict(&bench, (int)(duty - duties->list), 0, person, &answer);
    return answer.obstacle ? answer.obstacle : "";
}

static inline bool judge_objects(const struct duty *duty, int person, const char *rule)
{
    struct audit audit;

    make.season.n_draft = 0;
    make.season.draft = NULL;
    (void)MAKE_ROW(&make, draft, .key = duty->key, .kind = duty->kind->name, .staff = person,
                   .starts_at = duty->slots[0].starts_at, .ends_at = duty->slots[0].ends_at,
                   .room = duty->slots[0].room, .site = duty->slots[0].site, .title = "");
    audit_make(&make.season, &rules, make.season.draft, 1, day_parse(DAY), day_parse(DAY), &arena,
               &audit);
    return finds(&audit, rule, AUDIT_HARD);
}

static inline int trained(const char *role)
{
    int person = make_person(&make, "AB", role);
    static const char *const skills[] = {"invigilator", "reader", "scribe", "prompter"};
    static const char *const kinds[] = {"invigilator", "facilitator"};

    EACH (skill, skills)
        make_skill(&make, person, *skill);
    EACH (kind, kinds)
        (void)MAKE_ROW(&make, training, .staff = person, .kind = *kind,
                       .date = day_parse("2026-09-01"), .content = "", .result = "");
    (void)MAKE_ROW(&make, patterns, .staff = person, .weekday = 2, .date = -1, .start = 480,
                   .end = 1020, .kind = PATTERN_WORK, .minutes = -1);
    return person;
}

static inline void check_case(const struct person_case *row)
{
    quiet(NULL);
    candidate = sit(2, 0, 1, "09:00", 90);
    make_arrangement(&make, candidate, "reader");
    int person = trained("mentor");
    row->change(person, candidate);
    struct duties duties = derive();
    const struct duty *duty = duty_of(&duties, row->kind);
    assert_non_null(duty);
    CHECK_ROW_TEXT(row, obstacle_of(&duties, duty, person), row->obstacle);
    if (*row->rule)
        CHECK_ROW(row, judge_objects(duty, person, row->rule), *row->obstacle != '\0');
}

static inline void nothing(int person, int pupil)
{
    (void)person;
    (void)pupil;
}

#endif
