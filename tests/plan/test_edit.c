/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/plan/test_edit.c - plans changed by hand, and which duty is meant. */
#include "tests/support/check.h"

#include "scheduler/audit/audit.h"
#include "scheduler/plan/brief.h"
#include "scheduler/plan/edit.h"
#include "scheduler/plan/find_duty.h"
#include "tests/support/plan_school.h"

static const struct school_size SMALL = {8, 10, 4, 12, 4, 3};
static const struct effort EFFORT = {.work = 5000};

enum { SCHOOLS = 12 };

static void make_plan(struct school *school, struct plan *plan)
{
    struct fault fault = {0};

    assert_true(plan_make(&school->world, &EFFORT, &school->arena, plan, &fault));
}

static bool is_on(const struct plan *plan, const char *key, int person)
{
    for (int i = 0; i < plan->n_assignments; i++) {
        if (plan->assignments[i].staff == person && strcmp(plan->assignments[i].key, key) == 0)
            return true;
    }
    return false;
}

static struct edit_result edit(struct school *school, const struct plan *plan, int duty, int out,
                               int in)
{
    const struct edit_move move = {duty, out, in};
    const struct edit_ask ask = {.world = &school->world,
                                 .rows = plan->assignments,
                                 .n_rows = plan->n_assignments,
                                 .moves = &move,
                                 .n_moves = 1,
                                 .minute = -1};
    struct edit_result result;
    struct fault fault = {0};

    assert_true(edit_judge(&ask, &school->arena, &result, &fault));
    return result;
}

static int hard_of(struct school *school, const struct plan *plan, int person)
{
    struct audit audit;
    int n = 0;

    audit_make(school->world.season, &school->rules, plan->assignments, plan->n_assignments,
               school->world.from, school->world.until, &school->arena, &audit);
    for (int i = 0; i < audit.n_findings; i++)
        n += audit.findings[i].severity == AUDIT_HARD && audit.findings[i].staff == person;
    return n;
}

/* The values told are those of the plan judged again; a step back is the plan as it was. */
static void check_allowed(struct school *school, const struct plan *plan, int duty, int person,
                          const struct edit_result *result)
{
    struct plan judged;
    struct fault fault = {0};

    assert_true(plan_judge(&school->world, result->plan.assignments, result->plan.n_assignments,
                           &school->arena, &judged, &fault));
    assert_int_equal(judged.status, SOLVE_FEASIBLE);
    assert_string_equal(judged.hash, result->plan.hash);
    for (int k = 0; k < LEVELS; k++)
        assert_int_equal(judged.levels[k].value, result->plan.levels[k].value);
    assert_true(hard_of(school, &result->plan, person) <= hard_of(school, plan, person));
    if (result->n_left > 0)
        return;
    struct edit_result back = edit(school, &result->plan, duty, person, -1);
    assert_true(back.allowed);
    assert_string_equal(back.plan.hash, plan->hash);
}

static void everybody_on_every_open_duty(void **state)
{
    (void)state;
    int allowed = 0, barred = 0, limits = 0;

    for (uint32_t seed = 0; seed < SCHOOLS; seed++) {
        struct school school;
        struct plan plan;
        assert_true(school_open(&school, seed, SMALL));
        make_plan(&school, &plan);
        for (int i = 0; i < plan.n_open; i++) {
            for (int p = 0; p < school.world.season->n_people; p++) {
                int duty = plan.open[i].duty;
                if (is_on(&plan, school.world.duties[duty].key, p))
                    continue;
                struct edit_result result = edit(&school, &plan, duty, -1, p);
                allowed += result.allowed;
                barred += !result.allowed && *result.obstacle;
                limits += !result.allowed && !*result.obstacle;
                if (result.allowed)
                    check_allowed(&school, &plan, duty, p, &result);
                else
                    assert_true(*result.sentence);
            }
        }
        school_close(&school);
    }
    assert_true(allowed > 0);
    assert_true(barred > SCHOOLS);
    assert_true(limits > SCHOOLS);
}

/* Somebody is taken off and another put on: what is legal stays so, both ways. */
static void duties_change_hands(void **state)
{
    (void)state;
    int changed = 0;

    for (uint32_t seed = 100; seed < 100 + SCHOOLS; seed++) {
        struct school school;
        struct plan plan;
        struct brief brief;
        struct fault fault = {0};
        assert_true(school_open(&school, seed, SMALL));
        make_plan(&school, &plan);
        assert_true(brief_make(&school.world, &school.arena, &brief, &fault));
        for (int i = 0; i < plan.n_assignments; i++) {
            const struct assignment *row = &plan.assignments[i];
            int duty = brief_duty(&brief, row->key), p = (row->staff + 1) % 8;
            if (duty < 0 || row->standing)
                continue;
            struct edit_result result = edit(&school, &plan, duty, row->staff, p);
            if (!result.allowed)
                continue;
            changed++;
            assert_false(is_on(&result.plan, row->key, row->staff));
        }
        school_close(&school);
    }
    assert_true(changed > SCHOOLS / 4);
}

/* Each reason the verdict gives has a sentence and a rule; none that is not the school's goes. */
static void obstacles_are_in_the_table(void **state)
{
    (void)state;
    struct school school;
    struct brief brief;
    struct fault fault = {0};
    int n = 0;

    for (uint32_t seed = 0; seed < SCHOOLS; seed++) {
        assert_true(school_open(&school, seed, SMALL));
        assert_true(brief_make(&school.world, &school.arena, &brief, &fault));
        for (int d = 0; d < school.world.n_duties; d++) {
            for (int p = 0; p < school.world.season->n_people; p++) {
                struct verdict answer;
                verdict(&brief.bench, d, 0, p, &answer);
                const char *blocked = school.world.duties[d].blocked;
                if (!answer.obstacle || answer.obstacle == blocked)
                    continue;
                n++;
                if (!rules_obstacle(&school.rules, answer.obstacle))
                    print_error("%s\n", answer.obstacle);
                assert_non_null(rules_obstacle(&school.rules, answer.obstacle));
            }
        }
        if (seed + 1 < SCHOOLS)
            school_close(&school);
    }
    assert_true(n > 0);
    for (int i = 0; i < school.rules.n_obstacles; i++) {
        const struct obstacle_rule *row = &school.rules.obstacles[i];
        const char *source = rules_standard(&school.rules, row->rule)->source;
        assert_false(row->school && (strstr(row->source, "JCQ") || strstr(source, "JCQ") ||
                                     strstr(source, "Working Time")));
    }
    school_close(&school);
}

/* With the rule set aside the person may, and the judge tells it softly, with the reason. */
static void what_is_the_schools_is_set_aside(void **state)
{
    (void)state;
    int n = 0;

    for (uint32_t seed = 0; seed < SCHOOLS; seed++) {
        struct school school;
        struct brief brief;
        struct fault fault = {0};
        assert_true(school_open(&school, seed, SMALL));
        assert_true(brief_make(&school.world, &school.arena, &brief, &fault));
        for (int d = 0; d < school.world.n_duties; d++) {
            struct verdict before, after;
            verdict(&brief.bench, d, 0, 0, &before);
            const struct obstacle_rule *rule =
                before.obstacle ? rules_obstacle(&school.rules, before.obstacle) : NULL;
            if (!rule)
                continue;
            (void)MAKE_ROW(&school.make, overrides, .staff = 0, .key = school.world.duties[d].key,
                           .obstacle = rule->obstacle, .reason = "agreed", .by = "head");
            verdict(&brief.bench, d, 0, 0, &after);
            bool gone = !after.obstacle || strcmp(after.obstacle, before.obstacle) != 0;
            assert_int_equal(gone, rule->school);
            n += rule->school;
        }
        school_close(&school);
    }
    assert_true(n > 0);
}

static void the_duty_that_is_meant(void **state)
{
    (void)state;
    static const struct {
        const char *label, *text, *want;
        enum fault_kind fault;
    } rows[] = {
        {"key", "a", "Reader - Maths 1", FAULT_NONE},
        {"day and time", "Mon 09:00", "Reader - Maths 1", FAULT_NONE},
        {"day, inside", "mon 09:40", "Reader - Maths 1", FAULT_NONE},
        {"date", "11 May 2027", "Reader - Maths 2", FAULT_NONE},
        {"iso date, afternoon", "2027-05-12 PM", "Rover", FAULT_NONE},
        {"title", "maths 2", "Reader - Maths 2", FAULT_NONE},
        {"beginning of a word", "rov", "Rover", FAULT_NONE},
        {"several", "reader", "means 2 duties", FAULT_MISSING},
        {"the one that is nothing but that", "scribe", "Scribe - Art", FAULT_NONE},
        {"whatever else is said", "Thu scribe", "Scribe - Art", FAULT_NONE},
        {"but not what is more", "Fri scribe", "Prompter and scribe - Art", FAULT_NONE},
        {"none", "reader wed", "fits 'wed': 2 fit the other words", FAULT_MISSING},
        {"nothing said", "on the", "which duty?", FAULT_USAGE},
    };
    static const struct duty_kind reader = {.name = "reader", .title = "Reader"},
                                  rover = {.name = "rover", .title = "Roving invigilator"},
                                  scribe = {.name = "scribe", .title = "Scribe"};
    int64_t monday = day_parse(SCHOOL_MONDAY) * DAY_MIN;
    const struct duty_slot slots[] = {
        {.starts_at = monday + 540, .ends_at = monday + 600, .room = -1, .site = -1},
        {.starts_at = monday + 1980, .ends_at = monday + 2040, .room = -1, .site = -1},
        {.starts_at = monday + 2880 + 800, .ends_at = monday + 2880 + 860, .room = -1, .site = -1},
        {.starts_at = monday + 4860, .ends_at = monday + 4920, .room = -1, .site = -1},
        {.starts_at = monday + 6300, .ends_at = monday + 6360, .room = -1, .site = -1},
    };
    const char *const titles[] = {"Reader - Maths 1", "Reader - Maths 2", "Rover", "Scribe - Art",
                                  "Prompter and scribe - Art"};
    const char *const keys[] = {"a", "b", "c", "d", "e"};
    enum { DUTIES = 5 };
    struct duty duties[DUTIES];
    struct arena arena = {0};
    const struct season season = {0};

    for (int i = 0; i < DUTIES; i++)
        duties[i] = (struct duty){.kind = i < 2    ? &reader
                                          : i == 2 ? &rover
                                                   : &scribe,
                                  .key = keys[i],
                                  .title = titles[i],
                                  .slots = &slots[i],
                                  .n_slots = 1,
                                  .piece_of = "",
                                  .roles = "",
                                  .role = "",
                                  .paper = -1 - i,
                                  .lesson = -1,
                                  .pupil = -1};
    const struct duty_search search = {.season = &season, .duties = duties, .n_duties = DUTIES};
    EACH (row, rows) {
        struct duty_found found;
        struct fault fault = {0};
        bool good = duty_find(&search, row->text, &arena, &found, &fault);
        CHECK_ROW(row, good, row->fault == FAULT_NONE);
        CHECK_ROW(row, fault.kind, row->fault);
        if (good)
            CHECK_ROW_TEXT(row, duties[found.duties[0]].title, row->want);
        else
            CHECK_ROW(row, strstr(fault.text, row->want) != NULL, true);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_on_every_open_duty),
        cmocka_unit_test(duties_change_hands),
        cmocka_unit_test(obstacles_are_in_the_table),
        cmocka_unit_test(what_is_the_schools_is_set_aside),
        cmocka_unit_test(the_duty_that_is_meant),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
