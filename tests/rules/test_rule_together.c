/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 2.4: who may be two things at once, when a rover calls, when a separate invigilator is
 * needed.  Each row is one case of the rule; the judge agrees, and misses whoever is not there. */
#include "tests/support/rule_case.h"

/* Candidates of one room with the same arrangements; others sit there without any. */
struct together {
    const char *label, *first, *second;
    int candidates, others;
    bool shared;
    int combined, helpers, invigilators, rovers; /* how many of each follow */
    const char *missing, *rule;                  /* without one of these the judge finds that */
};

static int helpers_there(void)
{
    struct duties duties = derive();
    int found = 0;

    for (int i = 0; i < duties.count; i++)
        found += (duties.list[i].kind->tags & TAG_FACILITATE) != 0 &&
                 strcmp(duties.list[i].kind->name, "combined") != 0;
    return found;
}

static void arrange(int pupil, const char *kind, bool shared)
{
    if (kind)
        MAKE(&make, arrangements, make_arrangement(&make, pupil, kind))->shared = shared;
}

static void seat(const struct together *row)
{
    int first = sit(row->candidates, 0, 1, "09:00", 90);

    for (int i = 0; i < row->candidates; i++) {
        arrange(first + i, row->first, row->shared);
        arrange(first + i, row->second, row->shared);
        if (row->shared)
            MAKE(&make, seating, i)->helper_group = 1 + i / 4;
    }
    sit(row->others, 0, 1, "09:00", 90);
    if ((row->first && strcmp(row->first, "live_speaker") == 0))
        MAKE(&make, papers, paper)->kind = PAPER_LISTENING;
}

static void check_together(const struct together *row)
{
    quiet(NULL);
    seat(row);
    CHECK_ROW(row, count("combined"), row->combined);
    CHECK_ROW(row, helpers_there(), row->helpers);
    CHECK_ROW(row, count("invigilator"), row->invigilators);
    CHECK_ROW(row, count("rover"), row->rovers);
    struct audit all = judged(NULL);
    CHECK_ROW(row, clean(&all), true);
    quiet(NULL);
    seat(row);
    struct audit less = judged(row->missing);
    CHECK_ROW(row, finds(&less, row->rule, AUDIT_OPEN), true);
}

static void one_candidate_alone(void **state)
{
    static const struct together rows[] = {
        {"prompter only: the invigilator, no rover", "prompter", NULL, 1, 0, false, 1, 0, 0, 0,
         "combined", "ratio"},
        {"reader: the invigilator, a rover calls", "reader", NULL, 1, 0, false, 1, 0, 0, 1, "rover",
         "rover"},
        {"scribe: the invigilator, a rover calls", "scribe", NULL, 1, 0, false, 1, 0, 0, 1, "rover",
         "rover"},
        {"practical assistant likewise", "practical_assistant", NULL, 1, 0, false, 1, 0, 0, 1,
         "rover", "rover"},
        {"no helper: its invigilator, no rover", "separate_invigilation", NULL, 1, 0, false, 0, 0,
         1, 0, "invigilator", "ratio"},
    };

    (void)state;
    EACH (row, rows)
        check_together(row);
}

static void separate_invigilator(void **state)
{
    static const struct together rows[] = {
        {"language modifier", "language_modifier", NULL, 1, 0, false, 0, 1, 1, 0, "invigilator",
         "ratio"},
        {"communication professional", "communication_professional", NULL, 1, 0, false, 0, 1, 1, 0,
         "communication_professional", "helper"},
        {"live speaker", "live_speaker", NULL, 1, 0, false, 0, 1, 1, 0, "live_speaker", "helper"},
        {"two share a reader", "reader", NULL, 2, 0, true, 0, 1, 1, 0, "invigilator", "ratio"},
        {"four share a reader", "reader", NULL, 4, 0, true, 0, 1, 1, 0, "reader", "helper"},
        {"five need two readers", "reader", NULL, 5, 0, true, 0, 2, 1, 0, "reader", "helper"},
        {"one-to-one reader beside others", "reader", NULL, 1, 1, false, 0, 1, 1, 0, "reader",
         "helper"},
        {"scribe in the hall is not in the ratio", "scribe", NULL, 1, 29, false, 0, 1, 1, 0,
         "invigilator", "ratio"},
    };

    (void)state;
    EACH (row, rows)
        check_together(row);
}

static void one_person_two_roles(void **state)
{
    static const struct together rows[] = {
        {"reader and scribe alone: one adult", "reader", "scribe", 1, 0, false, 1, 0, 0, 1,
         "combined", "helper"},
        {"reader and scribe beside others: one helper", "reader", "scribe", 1, 1, false, 0, 1, 1, 0,
         "reader", "helper"},
        {"a modifier reads as well", "language_modifier", "reader", 1, 0, false, 0, 1, 1, 0,
         "reader", "helper"},
        {"a signer does not scribe", "communication_professional", "scribe", 1, 0, false, 0, 2, 1,
         0, "scribe", "helper"},
    };

    (void)state;
    EACH (row, rows)
        check_together(row);
}

static void scribe_never_for_two(void **state)
{
    static const struct together rows[] = {
        {"two candidates, two scribes", "scribe", NULL, 2, 0, false, 0, 2, 1, 0, "scribe",
         "helper"},
        {"also where the row says shared", "scribe", NULL, 2, 0, true, 0, 2, 1, 0, "scribe",
         "helper"},
        {"a prompter may serve two", "prompter", NULL, 2, 0, true, 0, 1, 1, 0, "prompter",
         "helper"},
        {"not three", "prompter", NULL, 3, 0, true, 0, 2, 1, 0, "prompter", "helper"},
    };

    (void)state;
    EACH (row, rows)
        check_together(row);
}

/* One rover serves so many rooms of a site. */
static void rover_load(void **state)
{
    static const struct {
        const char *label;
        int rooms, later, rovers; /* later: rooms used once the others are empty */
    } rows[] = {{"none combined", 0, 0, 0},
                {"one room", 1, 0, 1},
                {"eight rooms: one rover", 8, 0, 1},
                {"eight and then one: the same", 8, 1, 1},
                {"nine: two", 9, 0, 2}};

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        for (int room = 0; room < row->rooms; room++)
            make_arrangement(&make, sit(1, room, room + 1, "09:00", 90), "scribe");
        for (int room = 0; room < row->later; room++)
            make_arrangement(&make, sit(1, 19 - room, 20 + room, "10:45", 90), "scribe");
        CHECK_ROW(row, count("rover"), row->rovers);
        struct audit all = judged(NULL);
        CHECK_ROW(row, clean(&all), true);
    }
    struct duties duties = derive();
    for (int i = 0; i < duties.count; i++)
        if (strcmp(duties.list[i].kind->name, "rover") == 0)
            assert_true(duties.list[i].n_pupils >= 4); /* free of conflicts with all of them */
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(one_candidate_alone),  TEST(separate_invigilator), TEST(one_person_two_roles),
        TEST(scribe_never_for_two), TEST(rover_load),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
