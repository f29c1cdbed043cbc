/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge against the planner on random schools: no plan as made has a hard
 * finding, and what the planner says is short is what the judge says is open. */
#include "tests/check.h"

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"
#include "scheduler/plan/plan.h"
#include "tests/support/planned.h"

static int schools_wanted(void)
{
    return getenv("EXAMROTA_LONG") ? 400 : 15;
}

/* One seed alone: EXAMROTA_SEED. */
static bool seed_wanted(int seed)
{
    return !getenv("EXAMROTA_SEED") || atoi(getenv("EXAMROTA_SEED")) == seed;
}

static const struct {
    const char *kind;
    const char *rules[3]; /* the judge's names for a shortage of that kind */
} pairs[] = {
    {"invigilator", {"ratio"}},
    {"combined", {"ratio", "helper"}},
    {"reader", {"helper"}},
    {"scribe", {"helper"}},
    {"prompter", {"helper"}},
    {"practical_assistant", {"helper"}},
    {"language_modifier", {"helper"}},
    {"communication_professional", {"helper"}},
    {"live_speaker", {"helper"}},
    {"helper", {"helper"}},
    {"rover", {"rover"}},
    {"floater", {"floater"}},
    {"rest_breaks", {"rest_breaks"}},
    {"clash", {"clash"}},
    {"late_desk", {"late_desk"}},
    {"reserve", {"reserve"}},
    {"cover", {"cover"}},
    {"lesson", {"cover"}},
    {"overnight", {"overnight"}},
    {"escort", {"escort"}},
    {"technician", {"technician"}},
    {"second_check", {"second_check"}},
    {"minimum", {"minimum"}},
    {"pupil_support", {"pupil_support"}},
    {"support", {"support"}},
    {"mentoring", {"caseload"}},
};

static bool names_kind(const char *rule, const char *kind)
{
    EACH (pair, pairs)
        if (strcmp(pair->kind, kind) == 0) {
            for (int i = 0; i < 3 && pair->rules[i]; i++)
                if (strcmp(pair->rules[i], rule) == 0)
                    return true;
            return false;
        }
    return strcmp(rule, "school_duty") == 0;
}

/* Movable work is short somewhere in its week. */
static bool same_time(const struct audit_finding *finding, const struct duty *duty,
                      const struct open_seat *open)
{
    if (duty->n_slots > 1)
        return day_week_start(day_of(finding->starts_at)) ==
               day_week_start(day_of(open->starts_at));
    return finding->starts_at < open->ends_at && open->starts_at < finding->ends_at;
}

static bool says_the_same(const struct audit_finding *finding, const struct duty *duty,
                          const struct open_seat *open)
{
    return finding->severity == AUDIT_OPEN && names_kind(finding->rule, duty->kind->name) &&
           same_time(finding, duty, open);
}

/* Shortages without an open line, and open lines without a shortage. */
static int differences(const struct planned *planned, const struct plan *plan,
                       const struct audit *audit)
{
    int count = 0;

    for (int i = 0; i < plan->n_open; i++) {
        const struct duty *duty = &planned->world.duties[plan->open[i].duty];
        bool found = false;
        for (int k = 0; k < audit->n_findings; k++)
            found = found || says_the_same(&audit->findings[k], duty, &plan->open[i]);
        if (!found)
            print_message("seed %d: the judge does not see %s\n", planned->seed, duty->key);
        count += !found;
    }
    for (int k = 0; k < audit->n_findings; k++) {
        const struct audit_finding *finding = &audit->findings[k];
        bool found = finding->severity != AUDIT_OPEN || strcmp(finding->rule, "unseated") == 0;
        for (int i = 0; i < plan->n_open && !found; i++)
            found =
                says_the_same(finding, &planned->world.duties[plan->open[i].duty], &plan->open[i]);
        if (!found)
            print_message("seed %d: the planner has no shortage for: %s: %s\n", planned->seed,
                          finding->rule, finding->text);
        count += !found;
    }
    return count;
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
        different += differences(&planned, &plan, &audit);
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
