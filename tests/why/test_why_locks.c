/* SPDX-License-Identifier: GPL-3.0-or-later
 * Remedies of random schools with people locked to lesser work and candidates spread over two rooms
 * where one would do: letting the lock go and merging come up, and applied they do what they say.
 */
#include "tests/support/check.h"

#include <stdlib.h>

#include "scheduler/report/why_text.h"
#include "tests/why/why_applied.h"

static const struct school_size SIZE = {6, 6, 2, 6, 2, 3};
enum { WORK = 20000, LOCKS = 3 };

static struct asked asked;
static int applied[N_REMEDIES], skipped;

static uint32_t schools(void)
{
    return getenv("EXAMROTA_LONG") ? 60 : 5;
}

/* Every other plain candidate sits in a second room, R3. */
static void spread_rooms(struct school *school)
{
    struct maker *make = &school->make;

    for (int i = 0; i < make->season.n_seating; i++) {
        if (make->season.seating[i].room != 0 || i % 2)
            continue;
        MAKE(make, seating, i)->room = 3;
        MAKE(make, seating, i)->group_no = 90;
    }
}

/* One lock for a person and a duty: more might contradict each other. */
static bool is_locked(const struct season *season, int person, const char *key)
{
    for (int i = 0; i < season->n_held; i++) {
        if (season->held[i].staff == person || strcmp(season->held[i].key, key) == 0)
            return true;
    }
    for (int i = 0; i < season->n_locks; i++) {
        if (season->locks[i].staff == person || strcmp(season->locks[i].duty, key) == 0)
            return true;
    }
    return false;
}

/* People who do an exam duty are put on lesser work that goes on then; as the file has it, or as a
 * hand does. */
static void lock_people(struct school *school, uint32_t seed)
{
    const struct brief *brief = asked.why.brief;
    const struct problem *problem = &brief->problem;
    int n = 0;

    for (int i = 0; i < problem->n_offers && n < LOCKS; i++) {
        const struct duty *exam = why_duty(&asked.why, brief->mays[brief->offer_may[i]].duty);
        const struct slot *its = &problem->slots[problem->offers[i].slot];
        if (!asked.why.chosen[i] || exam->level != LEVEL_REQUIRED || !(exam->tags & TAG_EXAM))
            continue;
        for (int o = 0; o < problem->n_offers && n < LOCKS; o++) {
            const struct offer *offer = &problem->offers[o];
            const struct slot *slot = &problem->slots[offer->slot];
            const struct may *may = &brief->mays[brief->offer_may[o]];
            const struct duty *duty = why_duty(&asked.why, may->duty);
            if (offer->person != problem->offers[i].person || may->merge || may->owner ||
                duty->level == LEVEL_REQUIRED ||
                is_locked(&school->make.season, offer->person, duty->key) ||
                slot->starts_at >= its->ends_at || slot->ends_at <= its->starts_at)
                continue;
            if (seed % 2)
                (void)MAKE_ROW(&school->make, held, .key = duty->key, .staff = offer->person,
                               .starts_at = slot->starts_at);
            else
                (void)MAKE_ROW(&school->make, locks, .staff = offer->person, .duty = duty->key,
                               .date = day_of(slot->starts_at), .time = -1, .role = "", .room = -1,
                               .pupil = -1, .paper = -1);
            n++;
            break;
        }
    }
}

static void check_school(uint32_t seed)
{
    struct school *school = &asked.school;
    struct remedies remedies;
    struct fault fault = {0};

    asked = (struct asked){0};
    assert_true(school_open(school, seed, SIZE));
    spread_rooms(school);
    assert_true(asked_plan(&asked, WORK) && asked_open(&asked));
    lock_people(school, seed);
    if (!asked_plan(&asked, WORK)) { /* two of them want one pupil or room */
        skipped++;
        asked_close(&asked);
        return;
    }
    assert_true(asked_open(&asked));
    assert_true(office_remedies(&asked.office, &asked.why, -1, &remedies, &fault));
    for (int g = 0; g < remedies.n_groups; g++) {
        const struct remedy_group *group = &remedies.groups[g];
        for (int i = 0; i < group->n; i++) {
            const struct remedy *remedy = &remedies.list[group->first + i];
            if (remedy->kind != REMEDY_UNLOCK && remedy->kind != REMEDY_MERGE)
                continue;
            check_applied(&asked, remedy, group, (int64_t)10 * WORK);
            applied[remedy->kind]++;
        }
    }
    asked_close(&asked);
}

static void locks_let_go_and_rooms_merged(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= schools(); seed++)
        check_school(seed);
    print_message("applied: unlock %d, merge %d; %d schools' locks contradict each other\n",
                  applied[REMEDY_UNLOCK], applied[REMEDY_MERGE], skipped);
    assert_true(applied[REMEDY_UNLOCK] > 0 && applied[REMEDY_MERGE] > 0);
}

/* What only nobody looked at again needs nobody more. */
static void planning_again_is_named(void **state)
{
    (void)state;
    struct remedies remedies;
    struct fault fault = {0};
    int named = 0;

    for (uint32_t seed = 1; seed <= 6; seed++) {
        struct season *season = &asked.school.make.season;
        assert_true(asked_make(&asked, seed, SIZE, WORK));
        season->n_draft -= season->n_draft > 0; /* its last row falls */
        assert_true(asked_open(&asked));
        assert_true(office_remedies(&asked.office, &asked.why, -1, &remedies, &fault));
        const char *text = remedies_text(&remedies);
        for (int g = 0; g < remedies.n_groups; g++)
            named += remedies.groups[g].again > 0;
        assert_int_equal(strstr(text, "planning again fills") != NULL,
                         strstr(text, "nobody more is needed") != NULL);
        asked_close(&asked);
    }
    assert_true(named > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(locks_let_go_and_rooms_merged),
                                       cmocka_unit_test(planning_again_is_named)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
