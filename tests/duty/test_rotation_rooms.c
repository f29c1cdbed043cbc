/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rooms of mentors' sessions: free throughout, told when there is none, kept when told. */
#include "tests/support/dice.h"
#include "tests/support/rotation_case.h"

static void closed(int room, const char *start, const char *end)
{
    (void)MAKE_ROW(&make, closures, .room = room, .start = make_at(MONDAY, start),
                   .end = make_at(MONDAY, end));
}

/* Are two sessions in one room at once? */
static bool any_shared(const struct plan *plan)
{
    for (int i = 0; i < plan->n_assignments; i++) {
        const struct assignment *a = &plan->assignments[i];
        for (int k = 0; k < i; k++) {
            const struct assignment *b = &plan->assignments[k];
            if (a->room >= 0 && a->room == b->room && a->starts_at < b->ends_at &&
                b->starts_at < a->ends_at)
                return true;
        }
    }
    return false;
}

/* Two pupils and two mentors, all between 9:00 and 9:30, or to 10:00. */
static void rooms_of_sessions(void **state)
{
    static const struct {
        const char *label, *latest, *place, *closed_from;
        int rooms, open, in_rooms;
    } rows[] = {
        {"a room each", "09:30", "", "", 2, 0, 2},
        {"one room, one time", "09:30", "", "", 1, 1, 1},
        {"one room, two times", "10:00", "", "", 1, 0, 2},
        {"one room, closed for a time", "10:00", "", "09:30", 1, 1, 1},
        {"one before it, one after it, one throughout", "09:30", "", "09:20", 3, 1, 1},
        {"closed throughout", "09:30", "", "09:00", 1, 2, 0},
        {"no such room at the school", "09:30", "", "", 0, 0, 0},
        {"a kind of room", "09:30", "small", "", 1, 1, 1},
        {"the room by its code", "09:30", "R1", "", 2, 1, 1},
        {"another kind, which nobody has", "09:30", "workshop", "", 1, 0, 0},
    };

    (void)state;
    EACH (row, rows) {
        int in_rooms = 0;
        only_rotation();
        for (int r = 0; r < row->rooms; r++)
            private_room(arena_text(&arena, "R%d", r + 1));
        if (*row->closed_from)
            closed(0, row->closed_from, "10:00");
        if (row->rooms == 3)
            closed(2, "08:00", row->closed_from);
        for (int s = 0; s < 2; s++) {
            int made = session(arena_text(&arena, "S%d", s),
                               make_pupil(&make, arena_text(&arena, "%04d", s + 1)),
                               mentor(arena_text(&arena, "M%d", s)), 0, "09:00", row->latest);
            MAKE(&make, caseload, made)->place = row->place;
        }
        struct world world = world_of(MONDAY, MONDAY);
        struct plan plan = plan_of(&world);
        for (int i = 0; i < plan.n_assignments; i++)
            in_rooms += plan.assignments[i].room >= 0;
        CHECK_ROW(row, any_shared(&plan), false);
        CHECK_ROW(row, plan.n_open, row->open);
        CHECK_ROW(row, in_rooms, row->in_rooms);
        CHECK_ROW(row, plan.n_roomless, 0);
        clear(NULL);
    }
}

/* One room holds either of two, the other neither: one of them is short, and that is proven. */
static void no_room_is_told(void **state)
{
    (void)state;
    only_rotation();
    private_room("R1");
    closed(private_room("R2"), "08:00", "09:20");
    closed(1, "10:10", "11:00");
    for (int i = 0; i < 2; i++)
        MAKE(&make, caseload,
             session(i ? "S1" : "S0", make_pupil(&make, i ? "0002" : "0001"),
                     mentor(i ? "M1" : "M0"), 0, i ? "09:30" : "09:00", i ? "10:30" : "10:00"))
            ->minutes = 60;
    struct world world = world_of(MONDAY, MONDAY);
    struct plan plan = plan_of(&world);
    /* It is short, and nobody is given to it: what is held has a room. */
    assert_int_equal(plan.n_open, 1);
    for (int i = 0; i < plan.n_assignments; i++)
        assert_true(strcmp(plan.assignments[i].kind, "mentoring") != 0 ||
                    plan.assignments[i].room >= 0);
    struct plan again;
    struct fault fault = {0};
    assert_true(plan_judge(&world, plan.assignments, plan.n_assignments, &arena, &again, &fault));
    for (int k = 0; k < LEVELS; k++) {
        assert_int_equal(again.levels[k].value, plan.levels[k].value);
        assert_true(plan.levels[k].optimal);
    }
}

enum { MORNINGS = 120, ROOMS = 3, SESSIONS = 4, LASTS = 60, STEP = 10, START = 30, CLOSED = 2 };

struct closed_span {
    int room, from, until;
};

/* The fewest that are not held, whoever has which room. */
static int least_open(const int *starts, int n, const struct closed_span *spans, int n_spans,
                      int n_rooms)
{
    int room_of[SESSIONS] = {-1, -1, -1, -1}, least = n;

    for (int at = 0; at < n;) {
        int open = 0;
        bool fine = true;
        for (int i = 0; i < n; i++) {
            open += room_of[i] < 0;
            for (int j = 0; j < i; j++)
                fine = fine && (room_of[i] < 0 || room_of[i] != room_of[j] ||
                                starts[i] + LASTS <= starts[j] || starts[j] + LASTS <= starts[i]);
            for (int k = 0; k < n_spans; k++)
                fine = fine && (room_of[i] != spans[k].room || starts[i] + LASTS <= spans[k].from ||
                                starts[i] >= spans[k].until);
        }
        least = fine && open < least ? open : least;
        for (at = 0; at < n && ++room_of[at] == n_rooms; at++)
            room_of[at] = -1;
    }
    return least;
}

static const char *clock_of(int minute)
{
    return arena_text(&arena, "%02d:%02d", minute / 60, minute % 60);
}

/* Rooms closed now and then, sessions at their times: never fewer held than can be, where it is
 * said to be proven; and no rule of rooms that forbids what can be. */
static void rooms_against_every_way(void **state)
{
    int proven = 0, short_of = 0;

    (void)state;
    dice = 7;
    for (int morning = 0; morning < MORNINGS; morning++) {
        struct closed_span spans[ROOMS * CLOSED];
        int starts[SESSIONS], n_spans = 0, n = 2 + morning % (SESSIONS - 1);
        int n_rooms = 2 + morning / 2 % (ROOMS - 1);
        only_rotation();
        for (int r = 0; r < n_rooms; r++) {
            private_room(arena_text(&arena, "R%d", r + 1));
            for (int k = 0; k < CLOSED; k++) {
                int from = 540 + STEP * roll(14);
                int until = from + STEP + STEP * roll(4);
                if (roll(4) == 0)
                    continue;
                spans[n_spans++] = (struct closed_span){r, from, until};
                closed(r, clock_of(from), clock_of(until));
            }
        }
        for (int i = 0; i < n; i++) {
            starts[i] = 540 + START * roll(4);
            MAKE(&make, caseload,
                 session(arena_text(&arena, "S%d", i),
                         make_pupil(&make, arena_text(&arena, "%04d", i + 1)),
                         mentor(arena_text(&arena, "M%d", i)), 0, clock_of(starts[i]),
                         clock_of(starts[i] + LASTS)))
                ->minutes = LASTS;
        }
        struct world world = world_of(MONDAY, MONDAY);
        struct plan plan = plan_of(&world);
        int least = least_open(starts, n, spans, n_spans, n_rooms);
        bool all = true;
        for (int k = 0; k < LEVELS; k++)
            all = all && plan.levels[k].optimal;
        assert_true(plan.n_open >= least);
        assert_true(!all || plan.n_open == least);
        proven += all;
        short_of += least > 0;
        clear(NULL);
    }
    print_message("%d of %d mornings proven, %d short of rooms\n", proven, MORNINGS, short_of);
    assert_true(proven * 100 >= MORNINGS * 95);
    assert_true(short_of * 4 > MORNINGS);
}

/* What was told stays where it was told. */
static void told_rooms_stay(void **state)
{
    (void)state;
    only_rotation();
    private_room("R1");
    int second = private_room("R2");
    session("S0", make_pupil(&make, "0001"), mentor("AB"), 0, "09:00", "09:30");
    held("S0", MONDAY, "09:00");
    struct world world = world_of(MONDAY, MONDAY);
    assert_int_equal(plan_of(&world).assignments[0].room, 0);
    struct assignment *told = arena_new(&arena, struct assignment, 1);
    *told = make.season.published[0];
    told->room = second;
    make.season.published = told;
    world = world_of(MONDAY, MONDAY);
    assert_int_equal(plan_of(&world).assignments[0].room, second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(rooms_of_sessions, clear),
        cmocka_unit_test_teardown(no_room_is_told, clear),
        cmocka_unit_test_teardown(rooms_against_every_way, clear),
        cmocka_unit_test_teardown(told_rooms_stay, clear),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
