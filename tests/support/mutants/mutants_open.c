/* SPDX-License-Identifier: GPL-3.0-or-later
 * Assignments that are dropped: what they did is open. */
#include <string.h>

#include "scheduler/audit/audit.h"
#include "tests/support/mutants/mutants.h"

static bool wants_candidates(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"invigilator", "combined", NULL};

    return mutant_is(row, kinds) && mutant_beside(mutant, row) >= 0;
}

static bool reads(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"reader", "scribe", "prompter", "combined", NULL};

    return mutant_is(row, kinds) && mutant_beside(mutant, row) >= 0;
}

static bool teaches_class(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"lesson", "cover", NULL};

    (void)mutant;
    return mutant_is(row, kinds);
}

static bool roves(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"rover", NULL};

    (void)mutant;
    return mutant_is(row, kinds);
}

static bool mentors(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"mentoring", NULL};

    (void)mutant;
    return mutant_is(row, kinds);
}

static bool floats(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"floater", NULL};

    (void)mutant;
    return mutant_is(row, kinds);
}

static bool walks_breaks(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"rest_breaks", NULL};

    (void)mutant;
    return mutant_is(row, kinds);
}

static bool isolates(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"clash", NULL};

    (void)mutant;
    return mutant_is(row, kinds);
}

static bool does_school_duty(const struct mutant *mutant, const struct assignment *row)
{
    for (int i = 0; i < mutant->season.n_school_duties; i++)
        if (mutant_names(row, mutant->season.school_duties[i].duty))
            return true;
    return false;
}

static bool drop(struct mutant *mutant,
                 bool (*good)(const struct mutant *, const struct assignment *))
{
    int i = mutant_draft(mutant, good);

    if (i < 0 || mutant->season.n_draft < 2)
        return false;
    struct assignment *rows = OWN(mutant, assignment, draft);
    rows[i] = rows[--mutant->season.n_draft];
    return true;
}

#define DROP(good)                                 \
    static bool drop_##good(struct mutant *mutant) \
    {                                              \
        return drop(mutant, good);                 \
    }
DROP(wants_candidates)
DROP(reads)
DROP(teaches_class)
DROP(roves)
DROP(mentors)
DROP(floats)
DROP(walks_breaks)
DROP(isolates)
DROP(does_school_duty)

/* Otherwise the duty is open for want of people. */
static bool all_there(const struct mutant *mutant, int i)
{
    const struct assignment *row = &mutant->season.draft[i];
    int there = 0;

    for (int k = 0; k < mutant->season.n_draft; k++)
        there += strcmp(mutant->season.draft[k].key, row->key) == 0;
    for (int d = 0; d < mutant->season.n_school_duties; d++)
        if (mutant_names(row, mutant->season.school_duties[d].duty))
            return there >= mutant->season.school_duties[d].people;
    return false;
}

/* One of those who do it ought to have a skill that nobody has. */
static bool nobody_can(struct mutant *mutant)
{
    int i = mutant_draft(mutant, does_school_duty);
    struct school_duty *rows = OWN(mutant, school_duty, school_duties);

    for (int d = 0; i >= 0 && d < mutant->season.n_school_duties; d++)
        if (mutant_names(&mutant->season.draft[i], rows[d].duty))
            rows[d].skills = "1 juggling";
    return i >= 0 && all_there(mutant, i);
}

const struct mutation open_mutations[] = {
    {"no invigilator", "ratio", AUDIT_OPEN, drop_wants_candidates},
    {"no helper", "helper", AUDIT_OPEN, drop_reads},
    {"no teacher", "cover", AUDIT_OPEN, drop_teaches_class},
    {"no rover", "rover", AUDIT_OPEN, drop_roves},
    {"no mentor", "caseload", AUDIT_OPEN, drop_mentors},
    {"no floater", "floater", AUDIT_OPEN, drop_floats},
    {"nobody walks rest breaks", "rest_breaks", AUDIT_OPEN, drop_walks_breaks},
    {"nobody with isolated candidates", "clash", AUDIT_OPEN, drop_isolates},
    {"nobody on a school duty", "school_duty", AUDIT_OPEN, drop_does_school_duty},
    {"nobody among them can", "team", AUDIT_OPEN, nobody_can},
    {NULL, NULL, 0, NULL},
};
