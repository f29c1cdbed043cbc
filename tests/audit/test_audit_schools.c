/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge against the planner on random schools: no plan as made has a hard
 * finding, and what the planner says is short is what the judge says is open. */
#include "tests/support/check.h"

#include "scheduler/audit/audit.h"
#include "scheduler/plan/plan.h"
#include "tests/support/agree.h"

static int schools_wanted(void)
{
    return getenv("EXAMROTA_LONG") ? 400 : 15;
}

/* One seed alone: EXAMROTA_SEED. */
static bool seed_wanted(int seed)
{
    return !getenv("EXAMROTA_SEED") || atoi(getenv("EXAMROTA_SEED")) == seed;
}

/* Whatever is found stands in the report, in a line of its rule that is no PASS. */
static bool is_reported(const struct audit *audit, const struct audit_finding *finding)
{
    for (int i = 0; i < audit->n_lines; i++) {
        const struct audit_line *line = &audit->lines[i];
        if (strcmp(line->standard->rule, finding->rule) == 0 && line->verdict != VERDICT_PASS &&
            (strstr(line->text, finding->text) || strstr(line->text, " more")))
            return true;
    }
    return false;
}

static int unreported(const struct planned *planned, const struct audit *audit)
{
    int count = 0;

    for (int i = 0; i < audit->n_findings; i++) {
        const struct audit_finding *finding = &audit->findings[i];
        if (finding->severity == AUDIT_SOFT || strcmp(finding->rule, "unconfirmed") == 0 ||
            is_reported(audit, finding))
            continue;
        print_message("seed %d: not in the report: %s: %s\n", planned->seed, finding->rule,
                      finding->text);
        count++;
    }
    for (int i = 0; i < audit->n_lines; i++) {
        const struct audit_line *line = &audit->lines[i];
        if (*line->facts && *line->source && (line->verdict == VERDICT_PASS || *line->text))
            continue;
        print_message("seed %d: a line says nothing: %s\n", planned->seed, line->standard->rule);
        count++;
    }
    return count;
}

static void plans_as_made_are_legal(void **state)
{
    int hard = 0, different = 0, untold = 0;

    (void)state;
    for (int seed = 1; seed <= schools_wanted(); seed++) {
        struct planned planned;
        struct audit audit;
        struct plan plan;
        if (!seed_wanted(seed))
            continue;
        planned_make(&planned, seed);
        planned_audit(&planned, &audit);
        for (int i = 0; i < audit.n_findings && audit.findings[i].severity == AUDIT_HARD; i++) {
            print_message("seed %d: %s: %s\n", seed, audit.findings[i].rule,
                          audit.findings[i].text);
            hard++;
        }
        planned_judge(&planned, &plan);
        different += planned_differences(&planned, &plan, &audit);
        untold += unreported(&planned, &audit);
        planned_release(&planned);
    }
    print_message("%d hard findings, %d differences about what is open\n", hard, different);
    assert_int_equal(hard, 0);
    assert_int_equal(different, 0);
    assert_int_equal(untold, 0);
}

int main(void)
{
    setenv("EXAMROTA_NOW", "2027-03-01 08:00", 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(plans_as_made_are_legal)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
