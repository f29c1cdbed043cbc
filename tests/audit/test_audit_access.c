/* SPDX-License-Identifier: GPL-3.0-or-later
 * Random schools with every kind of help and post that a school may add: the judge's open lines are
 * the planner's shortages, and nothing is illegal. */
#include "tests/support/check.h"

#include "scheduler/base/day.h"
#include "tests/support/planned.h"

static const char arrangements[] =
    "pupil,kind,amount,shared,with,route,wanted\n"
    "P0000,transcript,,,,delegated,\nP0000,rest_breaks,15,,,delegated,\n"
    "P0001,language_modifier,,,,approved,\nP0001,extra_time,50,,,approved,\n"
    "P0001,reader,,,,approved,no\n"
    "P0002,practical_assistant,,,,pending,\nP0002,transcript,,,,delegated,\n"
    "P0003,communication_professional,,yes,,delegated,\n"
    "P0004,communication_professional,,yes,,delegated,\n"
    "P0004,word_processor,,,,delegated,\nP0005,non_medical_helper,,,,delegated,\n";

static const char settings[] = "name,value\nlate_room,S1\nlate_desk,yes\nreserve_per_session,1\n"
                               "word_processor_technician,yes\nsecond_check,yes\n"
                               "clash_long_break,45\n";

static int schools_wanted(void)
{
    return getenv("EXAMROTA_LONG") ? 60 : 6;
}

/* Is somebody missing there and then, by the other's account? */
static bool is_open(const struct planned *planned, const struct plan *plan, int64_t from_at,
                    int64_t until_at, const char *const *kinds)
{
    for (int i = 0; i < plan->n_open; i++) {
        const struct duty *duty = &planned->world.duties[plan->open[i].duty];
        bool any_time = duty->n_slots > 1 && day_of(duty->slots[0].starts_at) == day_of(from_at);
        for (const char *const *kind = kinds; *kind; kind++)
            if (strcmp(duty->kind->name, *kind) == 0 &&
                (any_time ||
                 (plan->open[i].starts_at < until_at && from_at < plan->open[i].ends_at)))
                return true;
    }
    return false;
}

static const struct {
    const char *rule, *kinds[8];
} pairs[] = {
    {"after_paper", {"transcript"}},
    {"late_room", {"late_room"}},
    {"late_desk", {"late_desk"}},
    {"reserve", {"reserve"}},
    {"technician", {"technician"}},
    {"second_check", {"second_check"}},
    {"rest_breaks", {"rest_breaks"}},
    {"rover", {"rover"}},
    {"ratio", {"invigilator", "combined"}},
    {"helper",
     {"reader", "scribe", "prompter", "practical_assistant", "language_modifier",
      "communication_professional", "combined"}},
};

/* Open lines without a shortage. */
static int judge_alone(const struct planned *planned, const struct plan *plan,
                       const struct audit *audit)
{
    int count = 0;

    for (int k = 0; k < audit->n_findings; k++) {
        const struct audit_finding *finding = &audit->findings[k];
        EACH (pair, pairs) {
            if (finding->severity != AUDIT_OPEN || strcmp(pair->rule, finding->rule) != 0 ||
                is_open(planned, plan, finding->starts_at, finding->ends_at, pair->kinds))
                continue;
            print_message("seed %d: no shortage for: %s\n", planned->seed, finding->text);
            count++;
        }
    }
    return count;
}

/* Shortages without an open line. */
static int planner_alone(const struct planned *planned, const struct plan *plan,
                         const struct audit *audit)
{
    int count = 0;

    for (int i = 0; i < plan->n_open; i++) {
        const struct duty *duty = &planned->world.duties[plan->open[i].duty];
        bool known = false, found = false;
        EACH (pair, pairs)
            for (const char *const *kind = pair->kinds; *kind; kind++)
                known = known || strcmp(*kind, duty->kind->name) == 0;
        for (int k = 0; k < audit->n_findings && !found; k++)
            found = audit->findings[k].severity == AUDIT_OPEN;
        if (known && !found) {
            print_message("seed %d: not seen: %s\n", planned->seed, duty->key);
            count++;
        }
    }
    return count;
}

static void planner_and_judge_agree(void **state)
{
    static const char *const more[] = {"arrangements.csv", arrangements, "settings.csv", settings,
                                       NULL};
    int hard = 0, different = 0, transcripts = 0, late_rooms = 0;

    (void)state;
    for (int seed = 501; seed <= 500 + schools_wanted(); seed++) {
        struct planned planned;
        struct audit audit;
        struct plan plan;
        planned_make_with(&planned, seed, more);
        planned_audit(&planned, &audit);
        for (int i = 0; i < audit.n_findings && audit.findings[i].severity == AUDIT_HARD; i++) {
            print_message("seed %d: %s: %s\n", seed, audit.findings[i].rule,
                          audit.findings[i].text);
            hard++;
        }
        planned_judge(&planned, &plan);
        different += judge_alone(&planned, &plan, &audit) + planner_alone(&planned, &plan, &audit);
        for (int i = 0; i < planned.duties.count; i++) {
            transcripts += strcmp(planned.duties.list[i].kind->name, "transcript") == 0;
            late_rooms += strcmp(planned.duties.list[i].kind->name, "late_room") == 0;
        }
        planned_release(&planned);
    }
    print_message("%d transcripts, %d pieces of late rooms; %d hard findings, %d differences\n",
                  transcripts, late_rooms, hard, different);
    assert_true(transcripts > 0 && late_rooms > 0);
    assert_int_equal(hard, 0);
    assert_int_equal(different, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(planner_and_judge_agree)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
