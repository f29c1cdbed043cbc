/* SPDX-License-Identifier: GPL-3.0-or-later
 * Legal plans of random schools with one thing made wrong: the judge sees each. */
#include "tests/support/check.h"

#include "scheduler/base/day.h"
#include "tests/support/mutants/mutants.h"

enum { TRIES = 3 };

struct score {
    int killed, made;
};

static int schools_wanted(void)
{
    return getenv("EXAMROTA_LONG") ? 200 : 12;
}

/* A finding of that rule and severity which the plan as made does not have. */
static bool is_told(const struct audit *audit, const struct audit *before,
                    const struct mutation *mutation)
{
    for (int i = 0; i < audit->n_findings; i++) {
        const struct audit_finding *finding = &audit->findings[i];
        bool old = false;
        if (finding->severity != mutation->severity || strcmp(finding->rule, mutation->rule) != 0)
            continue;
        for (int k = 0; k < before->n_findings && !old; k++)
            old = before->findings[k].severity == finding->severity &&
                  strcmp(before->findings[k].text, finding->text) == 0;
        if (!old)
            return true;
    }
    return false;
}

/* The report says so too: a line of that rule is no PASS and holds the sentence.  What is soft
 * here rests on rules that nobody has confirmed. */
static bool is_in_report(const struct audit *audit, const struct mutation *mutation)
{
    static const int verdicts[] = {[AUDIT_HARD] = VERDICT_FAIL,
                                   [AUDIT_OPEN] = VERDICT_OPEN,
                                   [AUDIT_CANNOT_TELL] = VERDICT_CANNOT_TELL,
                                   [AUDIT_SOFT] = VERDICT_CANNOT_TELL};

    for (int i = 0; i < audit->n_lines; i++) {
        if (strcmp(audit->lines[i].standard->rule, mutation->rule) == 0 &&
            (audit->lines[i].verdict == verdicts[mutation->severity] ||
             audit->lines[i].verdict == VERDICT_FAIL))
            return *audit->lines[i].text != '\0';
    }
    return false;
}

static void try_one(const struct planned *planned, const struct audit *before,
                    const struct mutation *mutation, int no, struct score *score)
{
    struct arena arena = {0};
    struct audit audit;
    struct mutant mutant = {.arena = &arena,
                            .season = planned->season,
                            .rules = planned->rules,
                            .random = {(uint64_t)(planned->seed * 1000 + no)}};

    if (mutation->make(&mutant)) {
        score->made++;
        audit_make(&mutant.season, &mutant.rules, mutant.season.draft, mutant.season.n_draft,
                   planned->from, planned->until, &arena, &audit);
        if (is_told(&audit, before, mutation) && is_in_report(&audit, mutation))
            score->killed++;
        else
            print_message("seed %d, try %d survives: %s\n", planned->seed, no, mutation->name);
    }
    arena_release(&arena);
}

enum { N_LISTS = 11 };
static const struct mutation *const lists[N_LISTS] = {
    seat_mutations,  room_mutations,   clash_mutations,   people_mutations,
    day_mutations,   open_mutations,   session_mutations, cover_mutations,
    moved_mutations, agreed_mutations, wanted_mutations};

/* How many mutants of each rule were made and seen; a rule that can be broken was broken. */
static void tell_rules(struct score scores[N_LISTS][32])
{
    struct arena arena = {0};
    struct rules rules;
    struct fault fault = {0};

    assert_true(rules_load(NULL, day_parse("2027-05-12"), &arena, &rules, &fault));
    for (int r = 0; r < rules.n_standards; r++) {
        const struct standard *standard = &rules.standards[r];
        struct score sum = {0};
        for (int l = 0; l < N_LISTS; l++) {
            for (int m = 0; lists[l][m].name; m++) {
                if (strcmp(lists[l][m].rule, standard->rule) != 0)
                    continue;
                sum.killed += scores[l][m].killed;
                sum.made += scores[l][m].made;
            }
        }
        if (sum.made > 0 || standard->strict <= STRICT_OPEN)
            print_message("rule %-15s %4d of %4d mutants seen\n", standard->rule, sum.killed,
                          sum.made);
        assert_true(standard->strict > STRICT_OPEN || sum.made > 0);
    }
    arena_release(&arena);
}

static void every_mutant_is_seen(void **state)
{
    struct score scores[N_LISTS][32] = {0};
    int killed = 0, made = 0;

    (void)state;
    for (int seed = 1001; seed <= 1000 + schools_wanted(); seed++) {
        struct planned planned;
        struct audit before;
        planned_make(&planned, seed);
        planned_audit(&planned, &before);
        for (int i = 0; i < before.n_findings && before.findings[i].severity == AUDIT_HARD; i++)
            print_error("seed %d: %s: %s\n", seed, before.findings[i].rule,
                        before.findings[i].text);
        assert_true(before.legal);
        for (int l = 0; l < N_LISTS; l++)
            for (int m = 0; lists[l][m].name; m++)
                for (int no = 0; no < TRIES; no++)
                    try_one(&planned, &before, &lists[l][m], no, &scores[l][m]);
        planned_release(&planned);
    }
    for (int l = 0; l < N_LISTS; l++) {
        for (int m = 0; lists[l][m].name; m++) {
            print_message("%4d of %4d seen: %s\n", scores[l][m].killed, scores[l][m].made,
                          lists[l][m].name);
            killed += scores[l][m].killed;
            made += scores[l][m].made;
        }
    }
    tell_rules(scores);
    print_message("mutation score %d of %d\n", killed, made);
    for (int l = 0; l < N_LISTS; l++) {
        for (int m = 0; lists[l][m].name; m++) {
            assert_true(scores[l][m].made > 0); /* the schools are fit to try each */
            assert_int_equal(scores[l][m].killed, scores[l][m].made);
        }
    }
}

int main(void)
{
    setenv("EXAMROTA_NOW", "2027-03-01 08:00", 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_mutant_is_seen)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
