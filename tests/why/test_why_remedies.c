/* SPDX-License-Identifier: GPL-3.0-or-later
 * Remedies, applied, do what they say; and no text tells a conflict from an absence. */
#include "tests/support/check.h"

#include <stdlib.h>

#include "scheduler/report/why_text.h"
#include "tests/why/why_applied.h"

static const struct school_size SIZE = {7, 8, 4, 8, 3, 3};
enum { WORK = 40000 };

static struct asked asked;
static struct {
    int applied[N_REMEDIES], groups, nothing, pairs, cut, left;
} seen;

static int schools(void)
{
    return getenv("EXAMROTA_LONG") ? 60 : 5;
}

/* Every empty seat is in one bottleneck or told as not looked into; no more is tried than is let,
 * and what was left out of a bottleneck's guesses is said with it. */
static void check_limits(const struct remedies *remedies)
{
    enum { TRIES_MOST = 96, OF_A_GROUP = 9 }; /* of a small school, as remedies.h promises */
    const int *open;
    int n = why_open_seats(&asked.why, &open), missing = 0, told = remedies->n_left;

    for (int i = 0; i < n; i++)
        missing += why_missing(&asked.why, open[i]);
    for (int g = 0; g < remedies->n_groups; g++) {
        const struct remedy_group *group = &remedies->groups[g];
        told += group->missing;
        assert_true(remedies->n_groups == 1 || group->n <= OF_A_GROUP);
        seen.cut += group->cut;
    }
    assert_int_equal(told, missing);
    assert_true(remedies->n_tried <= TRIES_MOST);
    seen.left += remedies->n_left > 0;
}

static void test_remedies_are_limited(void **state)
{
    static const struct school_size large = {9, 14, 8, 14, 6, 4};

    (void)state;
    for (uint32_t seed = 1; seed <= 3; seed++) {
        struct remedies remedies;
        struct fault fault = {0};
        assert_true(asked_make(&asked, seed, large, WORK));
        assert_true(office_remedies(&asked.office, &asked.why, -1, &remedies, &fault));
        check_limits(&remedies);
        asked_close(&asked);
    }
    print_message("%d lists cut, %d bottlenecks cut\n", seen.left, seen.cut);
}

/* With fewer looks than there is to look at. */
static void test_limits_are_reached(void **state)
{
    static const struct school_size large = {9, 14, 8, 14, 6, 4};
    int cut = 0, left = 0;

    (void)state;
    for (uint32_t seed = 1; seed <= 6; seed++) {
        struct remedies remedies;
        struct fault fault = {0};
        assert_true(asked_make(&asked, seed, large, WORK));
        const struct remedies_ask ask = {
            .office = &asked.office, .why = &asked.why, .duty = -1, .tries = 1 + (int)seed % 3};
        assert_true(office_remedies_tell(&ask, &remedies, &fault));
        check_limits(&remedies);
        assert_true(remedies.n_tried <= ask.tries);
        for (int g = 0; g < remedies.n_groups; g++)
            cut += remedies.groups[g].cut;
        left += remedies.n_left > 0;
        asked_close(&asked);
    }
    print_message("%d lists cut, %d bottlenecks cut\n", left, cut);
    assert_true(left > 0);
    assert_true(cut > 0);
}

static void test_remedies_do_what_they_say(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= (uint32_t)schools(); seed++) {
        struct remedies remedies;
        struct fault fault = {0};
        assert_true(asked_make(&asked, seed, SIZE, WORK));
        assert_true(office_remedies(&asked.office, &asked.why, -1, &remedies, &fault));
        for (int g = 0; g < remedies.n_groups; g++) {
            const struct remedy_group *group = &remedies.groups[g];
            seen.groups++;
            seen.nothing += group->n == 0;
            for (int i = 0; i < group->n; i++) {
                const struct remedy *remedy = &remedies.list[group->first + i];
                check_applied(&asked, remedy, group, WORK);
                seen.applied[remedy->kind]++;
            }
        }
        assert_true(*remedies_text(&remedies));
        asked_close(&asked);
    }
    print_message("%d bottlenecks, %d without help;", seen.groups, seen.nothing);
    for (int kind = 0; kind < N_REMEDIES; kind++)
        print_message(" %s %d", remedy_words[kind], seen.applied[kind]);
    print_message("\n");
    assert_true(seen.applied[REMEDY_PERSON] > 0);
}

/* Every text about every empty seat, and about this person. */
static const char *all_texts(int person, bool remedies_too)
{
    struct arena *arena = &asked.school.arena;
    const char *text = "";
    const int *open;
    int n = why_open_seats(&asked.why, &open);
    struct effort effort = {.work = 2000};
    struct fault fault = {0};
    struct remedies remedies;

    for (int i = 0; i < n; i++) {
        struct bottleneck bottleneck;
        struct why_price price;
        const struct why_person *people = why_people(&asked.why, open[i]);
        why_group(&asked.why, open[i], &bottleneck);
        assert_true(why_force(&asked.why, open[i], person, WHY_DAY, &effort, &price, &fault));
        text = arena_text(arena, "%s%s%s%s", text, why_people_text(&asked.why, open[i], people),
                          why_group_text(&asked.why, open[i], &bottleneck),
                          why_price_text(&asked.why, open[i], person, &price));
    }
    if (!remedies_too)
        return text;
    assert_true(office_remedies(&asked.office, &asked.why, -1, &remedies, &fault));
    return arena_text(arena, "%s%s", text, remedies_text(&remedies));
}

/* One paper: whoever has a conflict with it, or with its only candidate, is out of all its duties,
 * as if they were away. */
static struct school_size quiet(uint32_t seed)
{
    return (struct school_size){7, seed % 2 ? 1 : 4, 1, 0, 0, 0};
}

static bool may_any(int person)
{
    const struct brief *brief = asked.why.brief;

    return brief->by_person.first[person + 1] > brief->by_person.first[person];
}

/* The same school made again with the one row or the other, and the plan without the person. */
static void make_twin(struct asked *first, uint32_t seed, int person, bool conflict)
{
    struct school *school = &asked.school;
    int64_t from_at = INT64_MAX, until_at = 0;
    int n = 0;

    asked = (struct asked){0};
    assert_true(school_open(school, seed, quiet(seed)));
    make_setting(&school->make, "floaters", "none"); /* whom the register does not bar */
    school_derive(school);
    for (int d = 0; d < school->duties.count; d++) {
        const struct duty_slot *slot = &school->duties.list[d].slots[0];
        from_at = slot->starts_at < from_at ? slot->starts_at : from_at;
        until_at = slot->ends_at > until_at ? slot->ends_at : until_at;
    }
    if (conflict)
        (void)MAKE_ROW(&school->make, conflicts, .staff = person, .pupil = seed % 2 ? 0 : -1,
                       .paper = seed % 2 ? -1 : 0, .subject = "");
    else
        (void)MAKE_ROW(&school->make, absences, .staff = person, .start = from_at, .end = until_at);
    school_derive(school);
    struct assignment *rows =
        arena_new(&school->arena, struct assignment, first->school.make.season.n_draft + 1);
    for (int i = 0; i < first->school.make.season.n_draft; i++) {
        if (first->school.make.season.draft[i].staff != person)
            rows[n++] = first->school.make.season.draft[i];
    }
    asked.run = (struct draft){.from = school->world.from, .until = school->world.until};
    school->make.season.draft = rows;
    school->make.season.n_draft = n;
    school->make.season.plan_runs = &asked.run;
    school->make.season.n_plan_runs = 1;
    assert_true(asked_open(&asked));
}

/* The register bars some duties only; an absence all of them.  Alike are they where it is all. */
static bool bars_all(int person)
{
    for (int d = 0; d < asked.why.brief->world->n_duties; d++) {
        struct verdict answer;
        verdict(&asked.why.brief->bench, d, 0, person, &answer);
        if (!answer.obstacle || strcmp(answer.obstacle, "unavailable") != 0)
            return false;
    }
    return true;
}

/* true: both facts leave the same to choose from, so that every text must be the same. */
static bool compare_twins(uint32_t seed, int person)
{
    struct asked first = asked, with;

    make_twin(&first, seed, person, true);
    bool alike = bars_all(person);
    const char *text = alike ? all_texts(person, true) : "";
    with = asked; /* with all that its texts took */
    make_twin(&first, seed, person, false);
    if (alike) {
        assert_string_equal(all_texts(person, true), text);
        assert_null(strstr(text, "conflict"));
        assert_null(strstr(text, "absen"));
        alike = strstr(text, "is not available then") != NULL;
    }
    asked_close(&asked);
    asked_close(&with);
    asked = first;
    return alike;
}

static void test_conflict_and_absence_read_alike(void **state)
{
    int wanted = getenv("EXAMROTA_LONG") ? 60 : 6;

    (void)state;
    for (uint32_t seed = 1; seen.pairs < wanted && seed < 400; seed++) {
        assert_true(asked_make(&asked, seed, quiet(seed), 4000));
        for (int p = 0; p < asked.why.brief->crew.n_people && seen.pairs < wanted; p++) {
            if (may_any(p) && compare_twins(seed, p)) {
                seen.pairs++;
                break;
            }
        }
        asked_close(&asked);
    }
    assert_int_equal(seen.pairs, wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_remedies_do_what_they_say),
                                       cmocka_unit_test(test_remedies_are_limited),
                                       cmocka_unit_test(test_limits_are_reached),
                                       cmocka_unit_test(test_conflict_and_absence_read_alike)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
