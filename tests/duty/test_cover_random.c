/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cover on random schools: what the plan makes of classes without a teacher, the judge finds
 * legal, and both agree about who has nobody. */
#include "tests/support/check.h"

#include <stdlib.h>

#include "scheduler/audit/audit.h"
#include "tests/support/plan_school.h"

enum { SCHOOLS = 60 };
static const struct school_size SIZE = {10, 12, 2, 30, 0, 1};
static const struct effort EFFORT = {.work = 20000};

/* Slots of duties in memory of just their size: the checked build sees whoever looks past them. */
static void fence(struct school *school, struct duty_slot **fences)
{
    for (int d = 0; d < school->duties.count; d++) {
        struct duty *duty = &school->duties.list[d];
        size_t size = (size_t)duty->n_slots * sizeof *duty->slots;

        fences[d] = malloc(size);
        assert_non_null(fences[d]);
        memcpy(fences[d], duty->slots, size);
        duty->slots = fences[d];
    }
}

/* In order of name, as the season wants its settings. */
static void agree(struct school *school, uint32_t seed)
{
    struct maker *make = &school->make;

    if (seed % 4 == 1)
        make_setting(make, "alone_core", "ta;first_aid");
    if (seed % 4 == 2)
        make_setting(make, "alone_vocational", "mentor");
    make_setting(make, "cover_before", seed % 4 == 3 ? "10" : "0");
    make_setting(make, "cover_class_days", seed % 2 ? "1" : "3");
    make_setting(make, "cover_per_day", seed % 3 ? "1" : "3");
    make_setting(make, "cover_per_week", seed % 5 ? "3" : "2");
    make_setting(make, "cover_run", seed % 2 ? "2" : "1");
    make_setting(make, "merge_classes", seed % 3 == 0 ? "yes" : "split");
    make_setting(make, "merged_class_most", seed % 2 ? "34" : "6");
    make_setting(make, "teacher_cover", seed % 7 ? "rarely" : "never");
    for (int p = 0; p < make->season.n_people; p++)
        if (school_roll(school, 2))
            make_skill(make, p, "cover");
    for (int i = 0; i < make->season.n_lessons; i++)
        MAKE(make, lessons, i)->kind = school_roll(school, 3);
    for (int day = 0; day < 5; day++) { /* somebody is ill every day */
        int64_t midnight_at = (day_parse(SCHOOL_MONDAY) + day) * DAY_MIN;
        (void)MAKE_ROW(make, absences, .staff = school_roll(school, make->season.n_people),
                       .start = midnight_at, .end = midnight_at + DAY_MIN);
    }
    school_derive(school);
}

static bool is_mine(const char *rule)
{
    static const char *const rules[] = {"merge",      "cover_alone", "cover_teacher", "cover_day",
                                        "cover_week", "cover_run",   "protected"};

    EACH (name, rules)
        if (strcmp(*name, rule) == 0)
            return true;
    return false;
}

static int open_classes(const struct school *school, const struct plan *plan)
{
    int count = 0;

    for (int i = 0; i < plan->n_open; i++) {
        const char *kind = school->world.duties[plan->open[i].duty].kind->name;
        count += strcmp(kind, "cover") == 0 || strcmp(kind, "lesson") == 0;
    }
    return count;
}

/* Read back from its rows, a plan is worth what it was made for. */
static void check_read_back(struct school *school, const struct plan *plan)
{
    struct plan judged;
    struct fault fault = {0};

    assert_true(plan_judge(&school->world, plan->assignments, plan->n_assignments, &school->arena,
                           &judged, &fault));
    assert_int_equal(judged.status, SOLVE_FEASIBLE);
    for (int k = 0; k < LEVELS; k++)
        assert_int_equal(judged.levels[k].value, plan->levels[k].value);
    assert_int_equal(judged.n_open, plan->n_open);
    assert_string_equal(judged.hash, plan->hash);
}

static void schools(void **state)
{
    (void)state;
    int covered = 0, merged = 0, open = 0;

    for (uint32_t seed = 1; seed <= SCHOOLS; seed++) {
        struct school school;
        struct plan plan;
        struct audit audit;
        struct fault fault = {0};
        int told = 0;
        assert_true(school_open(&school, seed, SIZE));
        agree(&school, seed);
        int n_duties = school.duties.count;
        struct duty_slot **fences = calloc((size_t)n_duties + 1, sizeof *fences);
        assert_non_null(fences);
        fence(&school, fences);
        assert_true(plan_make(&school.world, &EFFORT, &school.arena, &plan, &fault));
        audit_make(&school.make.season, &school.rules, plan.assignments, plan.n_assignments,
                   school.world.from, school.world.until, &school.arena, &audit);
        check_read_back(&school, &plan);
        for (int i = 0; i < audit.n_findings; i++) {
            const struct audit_finding *finding = &audit.findings[i];
            bool wrong = finding->severity == AUDIT_HARD && is_mine(finding->rule);
            if (wrong)
                print_error("seed %u: %s: %s\n", seed, finding->rule, finding->text);
            assert_false(wrong);
            told += finding->severity == AUDIT_OPEN && strcmp(finding->rule, "cover") == 0;
        }
        if (told != open_classes(&school, &plan))
            print_error("seed %u: the judge finds %d classes without an adult, the plan %d\n", seed,
                        told, open_classes(&school, &plan));
        assert_int_equal(told, open_classes(&school, &plan));
        open += told;
        for (int i = 0; i < plan.n_assignments; i++) {
            covered += strcmp(plan.assignments[i].kind, "cover") == 0;
            merged += strcmp(plan.assignments[i].kind, "merged") == 0;
        }
        school_close(&school);
        for (int d = 0; d < n_duties; d++)
            free(fences[d]);
        free(fences);
    }
    print_message("%d covered, %d joined, %d with nobody\n", covered, merged, open);
    assert_true(covered > 30 && merged > 10 && open > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(schools)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
