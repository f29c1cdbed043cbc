/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sessions one after the other through rooms that are free now and then: who has a room in the
 * program has one in the plan, or is told as short; the judge never finds one without. */
#include "tests/support/dice.h"
#include "tests/support/rotation_case.h"

#include "scheduler/audit/audit.h"

enum { MORNINGS = 150, MOST_ROOMS = 7, MOST = 9, CLOSED = 3, STEP = 10, FIRST = 540 };

struct span {
    int from, until, room; /* of a session: -1 or what the search gives it */
};

struct morning {
    struct span sessions[MOST], closures[MOST_ROOMS * CLOSED];
    int n_sessions, n_closures, n_rooms;
};

static bool meets(const struct span *a, const struct span *b)
{
    return a->room == b->room && a->from < b->until && b->from < a->until;
}

static bool fits(const struct morning *morning, int at)
{
    const struct span *session = &morning->sessions[at];

    for (int i = 0; i < at; i++)
        if (meets(&morning->sessions[i], session))
            return false;
    for (int i = 0; i < morning->n_closures; i++)
        if (meets(&morning->closures[i], session))
            return false;
    return true;
}

/* The fewest from `at` on that have no room, if that is less than `most`. */
static int least_open(struct morning *morning, int at, int most)
{
    struct span *session = &morning->sessions[at];

    if (most <= 0 || at == morning->n_sessions)
        return 0;
    for (int r = 0; r < morning->n_rooms && most > 0; r++) {
        session->room = r;
        if (fits(morning, at)) {
            int rest = least_open(morning, at + 1, most);
            most = rest < most ? rest : most;
        }
    }
    session->room = -1;
    if (most > 1) {
        int rest = 1 + least_open(morning, at + 1, most - 1);
        most = rest < most ? rest : most;
    }
    return most;
}

static const char *clock_of(int minute)
{
    return arena_text(&arena, "%02d:%02d", minute / 60, minute % 60);
}

static void add_closures(struct morning *morning, int room)
{
    for (int k = 0; k < CLOSED; k++) {
        int from = FIRST + STEP * roll(18), until = from + STEP + STEP * roll(3);
        if (roll(3) == 0)
            continue;
        morning->closures[morning->n_closures++] = (struct span){from, until, room};
        (void)MAKE_ROW(&make, closures, .room = room, .start = make_at(MONDAY, clock_of(from)),
                       .end = make_at(MONDAY, clock_of(until)));
    }
}

static void make_morning(struct morning *morning, int number)
{
    static const char *const settings[][2] = {
        {"lunch_minutes", "0"}, {"session_breaks", "yes"}, {"slot_minutes", "10"}};

    make = (struct maker){.arena = &arena};
    for (size_t i = 0; i < ENTRIES(settings); i++)
        make_setting(&make, settings[i][0], settings[i][1]);
    make_site(&make, "MAIN");
    (void)MAKE_ROW(&make, plan_runs, .from = day_parse(MONDAY), .until = day_parse(MONDAY));
    *morning =
        (struct morning){.n_sessions = 4 + number % (MOST - 3), .n_rooms = 2 + number / 2 % 6};
    for (int r = 0; r < morning->n_rooms; r++)
        add_closures(morning, private_room(arena_text(&arena, "R%d", r + 1)));
    for (int i = 0; i < morning->n_sessions; i++) {
        int from = FIRST + STEP * roll(12), minutes = 20 + STEP * roll(5);
        morning->sessions[i] = (struct span){from, from + minutes, -1};
        int made = session(
            arena_text(&arena, "S%d", i), make_pupil(&make, arena_text(&arena, "%04d", i + 1)),
            mentor(arena_text(&arena, "M%d", i)), 0, clock_of(from), clock_of(from + minutes));
        MAKE(&make, caseload, made)->minutes = minutes;
        (void)MAKE_ROW(&make, patterns, .staff = i, .weekday = 0, .date = -1, .start = 480,
                       .end = 1020, .kind = PATTERN_WORK, .minutes = -1);
    }
}

/* Nothing illegal about rooms; what is open is what the plan says is short. */
static void judged(const struct plan *plan)
{
    struct audit audit;
    int open = 0;

    audit_make(&make.season, &rules, plan->assignments, plan->n_assignments, day_parse(MONDAY),
               day_parse(MONDAY), &arena, &audit);
    for (int i = 0; i < audit.n_findings; i++) {
        const struct audit_finding *finding = &audit.findings[i];
        if (finding->severity == AUDIT_HARD)
            print_error("%s: %s\n", finding->rule, finding->text);
        assert_int_not_equal(finding->severity, AUDIT_HARD);
        open += finding->severity == AUDIT_OPEN && strcmp(finding->rule, "caseload") == 0;
    }
    assert_int_equal(open, plan->n_open);
}

static void chains_of_sessions(void **state)
{
    int proven = 0, short_of = 0, without = 0, more = 0;

    (void)state;
    dice = 11;
    for (int number = 0; number < MORNINGS; number++) {
        struct morning morning;
        bool all = true;
        make_morning(&morning, number);
        struct world world = world_of(MONDAY, MONDAY);
        struct plan plan = plan_of(&world);
        int least = least_open(&morning, 0, morning.n_sessions);
        for (int k = 0; k < LEVELS; k++)
            all = all && plan.levels[k].optimal;
        for (int i = 0; i < plan.n_assignments; i++)
            assert_true(strcmp(plan.assignments[i].kind, "mentoring") != 0 ||
                        plan.assignments[i].room >= 0);
        assert_true(plan.n_open >= least);
        assert_true(!all || plan.n_open == least);
        judged(&plan);
        proven += all;
        short_of += least > 0;
        without += plan.n_roomless;
        more += plan.n_open - least;
        clear(NULL);
    }
    print_message("%d of %d mornings proven, %d short of rooms; %d sessions had a room in the "
                  "program and none in the plan, %d more are short than must be\n",
                  proven, MORNINGS, short_of, without, more);
    assert_true(short_of * 4 > MORNINGS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_teardown(chains_of_sessions, clear)};
    return cmocka_run_group_tests(tests, load, unload);
}
