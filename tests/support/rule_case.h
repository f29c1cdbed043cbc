/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/rule_case.h - tests named after a rule: what it asks for on a tiny school, and what
 * the independent judge says when everybody is there, and when somebody is not.
 *
 * judged(NULL): every duty that follows is held by somebody who may; judged("rover"): but one of
 * that kind is not.  So planner and judge, who share no code, must agree on both sides. */
#ifndef TESTS_RULE_CASE_H
#define TESTS_RULE_CASE_H

#include "scheduler/audit/audit.h"
#include "tests/support/duty_case.h"

/* A person of their own for each duty, with the first skill of each of its roles, of the gender
 * it asks for. */
static inline int holder(const struct duty *duty, int number)
{
    int person = make_person(&make, arena_text(&arena, "Z%03d", number), "invigilator");
    const char *roles = *duty->roles ? duty->roles : duty->role;

    MAKE(&make, people, person)->gender = duty->gender;
    while (*roles) {
        size_t length = strcspn(roles, ";");
        const struct helper_rule *rule =
            rules_helper(&rules, arena_text(&arena, "%.*s", (int)length, roles));
        const char *skill = rule ? rule->skill : "";
        if (*skill)
            make_skill(&make, person, arena_text(&arena, "%.*s", (int)strcspn(skill, ";"), skill));
        roles += length + (roles[length] == ';');
    }
    for (const char *skill = duty->skills; *skill;) {
        size_t length = strcspn(skill, ";");
        make_skill(&make, person, arena_text(&arena, "%.*s", (int)length, skill));
        skill += length + (skill[length] == ';');
    }
    return person;
}

static inline struct audit judged(const char *without)
{
    struct duties duties = derive();
    struct audit audit;

    for (int i = 0; i < make.season.n_seating; i++)
        MAKE(&make, seating, i)->desk = i + 1;
    for (int i = 0; i < duties.count; i++) {
        const struct duty *duty = &duties.list[i];
        if (without && strcmp(duty->kind->name, without) == 0) {
            without = NULL;
            continue;
        }
        (void)MAKE_ROW(&make, draft, .key = duty->key, .kind = duty->kind->name,
                       .staff = holder(duty, i), .starts_at = duty->slots[0].starts_at,
                       .ends_at = duty->slots[0].ends_at, .room = duty->slots[0].room,
                       .site = duty->slots[0].site, .title = duty->title);
    }
    audit_make(&make.season, &rules, make.season.draft, make.season.n_draft, day_parse(DAY) - 2,
               day_parse(DAY) + 4, &arena, &audit);
    return audit;
}

static inline bool finds(const struct audit *audit, const char *rule, int severity)
{
    for (int i = 0; i < audit->n_findings; i++)
        if (audit->findings[i].severity == severity && strcmp(audit->findings[i].rule, rule) == 0)
            return true;
    return false;
}

/* Nothing hard and nothing open; says what there is. */
static inline bool clean(const struct audit *audit)
{
    for (int i = 0; i < audit->n_findings; i++)
        if (audit->findings[i].severity <= AUDIT_OPEN)
            print_error("%s: %s\n", audit->findings[i].rule, audit->findings[i].text);
    return audit->legal && audit->complete;
}

/* A morning of one paper: everything a school may switch off is off. */
static inline int quiet(void **state)
{
    fresh(state);
    make_setting(&make, "floaters", "none");
    make_setting(&make, "lunch_minutes", "0");
    make_setting(&make, "exam_run", "600");
    make_setting(&make, "facilitate_minutes_per_day", "600");
    make_setting(&make, "exam_minutes_per_day", "600");
    for (int i = 0; i < make.season.n_rooms; i++)
        MAKE(&make, rooms, i)->summon = SUMMON_PHONE;
    return 0;
}

#undef TEST
#define TEST(function) cmocka_unit_test_setup_teardown(function, quiet, clear)

#endif
