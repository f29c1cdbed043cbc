/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bottlenecks on random short weeks: counted again by hand, each minimal; and the reasons. */
#include "tests/support/check.h"

#include <stdlib.h>

#include "tests/why/why_count.h"
#include "tests/why/why_hours.h"

static const struct school_size SIZE = {7, 9, 4, 8, 4, 3};
enum {
    WORK = 8000,
    RULES = 2,
    POINTS = 3,
    HELD = 3
}; /* looks for a rule plan again: a few will do */

static struct asked asked;
static struct {
    int moments, hours, left, spans, rules, none, several, counts, points, beside, days;
} seen;

static uint32_t schools(void)
{
    return getenv("EXAMROTA_LONG") ? 500 : 80;
}

/* What stands before anything is chosen: the locked offers, and this one. */
static bool legal_alone(const struct problem *problem, int offer)
{
    bool *chosen = calloc((size_t)problem->n_offers, sizeof *chosen);
    int64_t value[LEVELS];

    assert_non_null(chosen);
    for (int i = 0; i < problem->n_offers; i++)
        chosen[i] = problem->offers[i].locked || i == offer;
    bool legal = problem_judge(problem, chosen, value, NULL, NULL);
    free(chosen);
    return legal;
}

/* Every adult and class that the verdict allows any of these duties is told, or has limits of
 * their own that this duty alone breaks. */
static void check_people(const struct bottleneck *bottleneck)
{
    const struct problem *problem = &asked.why.brief->problem;

    for (int i = 0; i < bottleneck->n_duties; i++) {
        int task = asked.why.brief->duty_task[bottleneck->duties[i].duty];
        for (int o = 0; o < problem->n_offers; o++) {
            const struct offer *offer = &problem->offers[o];
            if (problem->slots[offer->slot].task == task && !has_person(bottleneck, offer->person))
                assert_false(legal_alone(problem, o));
        }
    }
}

struct seats { /* of the bottleneck, one after the other */
    int task[256];
    int n;
    int of[256]; /* by person: seat, -1 */
    bool tried[256];
};

static bool may(const struct problem *problem, int task, int person)
{
    for (int o = 0; o < problem->n_offers; o++) {
        if (problem->offers[o].person == person &&
            problem->slots[problem->offers[o].slot].task == task)
            return true;
    }
    return false;
}

static bool give(struct seats *seats, const struct bottleneck *bottleneck, int seat)
{
    for (int i = 0; i < bottleneck->n_people; i++) {
        int person = bottleneck->people[i];
        if (seats->tried[i] || !may(&asked.why.brief->problem, seats->task[seat], person))
            continue;
        seats->tried[i] = true;
        if (seats->of[i] < 0 || give(seats, bottleneck, seats->of[i])) {
            seats->of[i] = seat;
            return true;
        }
    }
    return false;
}

/* How many seats the people can take at once, one duty left out. */
static int most(const struct bottleneck *bottleneck, int without, int *wanted)
{
    struct seats seats = {.n = 0};
    int filled = 0;

    for (int i = 0; i < bottleneck->n_duties; i++) {
        for (int k = 0; i != without && k < bottleneck->duties[i].seats; k++)
            seats.task[seats.n++] = asked.why.brief->duty_task[bottleneck->duties[i].duty];
    }
    for (int i = 0; i < 256; i++)
        seats.of[i] = -1;
    for (int i = 0; i < seats.n; i++) {
        memset(seats.tried, 0, sizeof seats.tried);
        filled += give(&seats, bottleneck, i);
    }
    *wanted = seats.n;
    return filled;
}

static void check_moment(int duty, const struct bottleneck *bottleneck)
{
    bool own = false;
    int wanted;

    seen.moments++;
    seen.several += bottleneck->n_people > 1;
    for (int i = 0; i < bottleneck->n_duties; i++) {
        const struct duty *row = why_duty(&asked.why, bottleneck->duties[i].duty);
        own = own || bottleneck->duties[i].duty == duty;
        assert_true(row->slots[0].starts_at <= bottleneck->at);
        assert_true(bottleneck->at < row->slots[0].ends_at);
        assert_in_range(bottleneck->duties[i].seats, 1, row->need);
    }
    assert_true(own);
    check_people(bottleneck);
    assert_true(most(bottleneck, -1, &wanted) < wanted);
    assert_int_equal(wanted, bottleneck->wanted);
    assert_int_equal(wanted, bottleneck->n_people + 1);
    for (int i = 0; i < bottleneck->n_duties; i++) {
        int filled = most(bottleneck, i, &wanted);
        assert_int_equal(filled, wanted);
    }
    for (int i = 0; i < bottleneck->n_all; i++) {
        const struct duty *row = why_duty(&asked.why, bottleneck->all[i]);
        for (int k = 0; k < row->n_slots; k++)
            assert_in_range(bottleneck->at, row->slots[k].starts_at, row->slots[k].ends_at - 1);
    }
    assert_true(bottleneck->lacking >= 1);
    assert_int_equal(bottleneck->lacking, bottleneck->all_wanted - bottleneck->all_people);
}

/* The report's counts and the people's reasons are the same thing. */
static void check_reasons(int duty)
{
    const struct why_person *people = why_people(&asked.why, duty);

    for (int p = 0; p < asked.why.brief->crew.n_people; p++) {
        const struct duty *row = why_duty(&asked.why, duty);
        struct verdict answer;
        assert_non_null(people[p].reason);
        verdict(&asked.why.brief->bench, duty, brief_slots(row) - 1, p, &answer);
        if (row->n_slots == 1 && !duty_owned_by(row, p) && answer.obstacle)
            assert_string_equal(people[p].reason, answer.obstacle);
        if (people[p].other >= 0)
            assert_true(people[p].doing > DOING_NOTHING && people[p].doing < N_DOING);
    }
}

/* The count of points is asked about seats that something else proves, too. */
static void check_points(int duty, int at)
{
    struct bottleneck bottleneck;

    if (at % POINTS != 0 || !why_count_points(&asked.why, duty, &bottleneck))
        return;
    seen.counts += check_span(&asked, duty, &bottleneck);
    seen.points += bottleneck.points;
    seen.beside += bottleneck.beside;
}

/* The same of a count that begins with all of the day, which only large schools come to. */
static void check_day(int duty, int at)
{
    struct bottleneck bottleneck;

    if (at % POINTS != 1 || !why_count_day(&asked.why, duty, &bottleneck))
        return;
    seen.days += check_span(&asked, duty, &bottleneck);
}

/* So is that of hours. */
static void check_left(int duty)
{
    struct bottleneck bottleneck;

    if (why_hours(&asked.why, duty, &bottleneck))
        seen.left += check_hours(&asked, duty, &bottleneck);
}

/* Some keep what they are planned for, whatever is asked. */
static void hold_some(void)
{
    const struct season *season = &asked.school.make.season;

    for (int i = 0; i < season->n_draft; i += HELD) {
        if (!season->draft[i].standing)
            (void)MAKE_ROW(&asked.school.make, held, .key = season->draft[i].key,
                           .staff = season->draft[i].staff,
                           .starts_at = season->draft[i].starts_at);
    }
    assert_true(asked_open(&asked));
}

static void check_school(uint32_t seed)
{
    const int *open;

    assert_true(asked_make(&asked, seed, SIZE, WORK));
    if (seed % HELD == 0)
        hold_some();
    int n = why_open_seats(&asked.why, &open);
    assert_int_equal(n, asked.plan.n_open);
    for (int i = 0; i < n; i++) {
        struct bottleneck bottleneck;
        check_reasons(open[i]);
        if (!why_moment(&asked.why, open[i], &bottleneck) &&
            !why_hours(&asked.why, open[i], &bottleneck) &&
            !why_span(&asked.why, open[i], &bottleneck) &&
            !why_count_points(&asked.why, open[i], &bottleneck) && seen.rules < RULES)
            why_group(&asked.why, open[i], &bottleneck);
        if (bottleneck.what == LIMIT_MOMENT)
            check_moment(open[i], &bottleneck);
        else if (bottleneck.what == LIMIT_HOURS)
            seen.hours += check_hours(&asked, open[i], &bottleneck);
        else if (bottleneck.what == LIMIT_SPAN)
            seen.spans += check_span(&asked, open[i], &bottleneck);
        check_points(open[i], i);
        check_day(open[i], i);
        check_left(open[i]);
        seen.rules += bottleneck.what == LIMIT_RULE;
        seen.none += bottleneck.what == LIMIT_NONE;
    }
    asked_close(&asked);
}

static void test_bottlenecks_count(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= schools(); seed++)
        check_school(seed);
    print_message(
        "bottlenecks: %d of a moment (%d of several people), %d of hours, %d of what "
        "goes one after the other, %d of a rule, %d of nothing; counted: %d, %d of them in "
        "points, %d beside other days; %d of all of the day, %d of hours\n",
        seen.moments, seen.several, seen.hours, seen.spans, seen.rules, seen.none, seen.counts,
        seen.points, seen.beside, seen.days, seen.left);
    assert_true(seen.days > 0);
    assert_true(seen.several > 0 && seen.hours > 0 && seen.spans > 0);
    assert_true(seen.counts > 0 && seen.points > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_bottlenecks_count)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
