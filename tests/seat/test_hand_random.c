/* SPDX-License-Identifier: GPL-3.0-or-later
 * The officer's hand in random small schools, judged like their seating. */
#include "tests/seat/seat_judge.h"

#include "scheduler/seat/hand.h"

static bool in_session(const struct sitting *row, const struct hand *ask)
{
    int session = row->starts_at % DAY_MIN < NOON ? SESSION_AM : SESSION_PM;

    return row->room == ask->room && day_of(row->starts_at) == ask->day && session == ask->session;
}

static int free_desk(const struct sitting *rows, int n, int room)
{
    for (int desk = 1;; desk++) {
        bool taken = false;
        for (int i = 0; i < n; i++)
            taken = taken || (rows[i].room == room && rows[i].desk == desk);
        if (!taken)
            return desk;
    }
}

/* What was refused, done all the same: the judge has to find a rule broken, too. */
static bool blind_merge_breaks(const struct seating *seating, const struct hand *ask)
{
    struct seating tried = *seating;
    struct sitting *rows = arena_dup(&town.arena, seating->sittings, (size_t)seating->n_sittings,
                                     sizeof *seating->sittings);

    for (int i = 0; i < tried.n_sittings; i++) {
        if (!in_session(&seating->sittings[i], ask))
            continue;
        rows[i].desk = free_desk(rows, tried.n_sittings, ask->to);
        rows[i].room = ask->to;
        for (int k = 0; k < tried.n_sittings; k++) {
            const struct sitting *there = &seating->sittings[k];
            if (there->room == ask->to && there->starts_at == rows[i].starts_at) {
                rows[i].group_no = there->group_no;
                rows[i].group_paper = there->group_paper;
            }
        }
    }
    tried.sittings = rows;
    quiet = true;
    bool breaks = judge(&tried);
    quiet = false;
    return breaks;
}

/* One random change by hand to a random session. */
static bool change_by_hand(const struct seating *seating, struct hand_result *result)
{
    const struct sitting *one = &seating->sittings[roll(seating->n_sittings)];
    const struct sitting *other = one;
    struct fault fault = {0};

    for (int i = 0; i < 20 && (other->room == one->room || other->starts_at != one->starts_at); i++)
        other = &seating->sittings[roll(seating->n_sittings)];
    struct hand ask = {.what = HAND_MERGE + roll(3),
                       .room = one->room,
                       .to = other->room,
                       .pupil = entry_of(one)->pupil,
                       .day = day_of(one->starts_at),
                       .session = one->starts_at % DAY_MIN < NOON ? SESSION_AM : SESSION_PM};

    if (roll(3) == 0)
        ask.to = ask.what == HAND_SPLIT ? -1 : roll(town.season.n_rooms);
    if (hand_make(&town.season, &rules, &ask, &town.arena, result, &fault))
        return true;
    assert_true(*fault.text);
    /* How many sit in a small room is the school's own setting; the judge knows rules. */
    if (ask.what == HAND_MERGE && fault.kind == FAULT_CONFLICT &&
        !strstr(fault.text, "small_room_group") && !blind_merge_breaks(seating, &ask)) {
        print_error("refused without need: %s\n", fault.text);
        fail();
    }
    return false;
}

/* Whatever the officer's hand may do is legal to the judge, and the next seating keeps it. */
static void random_hands(void **state)
{
    int done = 0, refused = 0;

    (void)state;
    for (int seed = 1; seed <= SCHOOLS / 2; seed++) {
        struct seating seating = {0};
        struct seating again = {0};
        make_school(seed + 9000);
        assert_true(seat(&seating));
        for (int i = 0; i < 40 && seating.n_sittings > 0; i++) {
            struct hand_result result;
            town.season.seating = seating.sittings;
            town.season.n_seating = seating.n_sittings;
            if (!change_by_hand(&seating, &result)) {
                refused++;
                continue;
            }
            done++;
            assert_int_equal(result.n_sittings, seating.n_sittings);
            seating.sittings = result.sittings;
            if (judge(&seating)) {
                print_error("school %d: %s\n", seed + 9000, result.told);
                fail();
            }
        }
        town.season.seating = seating.sittings;
        town.season.n_seating = seating.n_sittings;
        assert_true(seat(&again));
        assert_int_equal(judge(&again), 0);
        for (int i = 0; i < seating.n_sittings; i++) {
            bool found = !seating.sittings[i].fixed;
            for (int j = 0; j < again.n_sittings && !found; j++) {
                found = again.sittings[j].entry == seating.sittings[i].entry &&
                        again.sittings[j].fixed &&
                        again.sittings[j].room == seating.sittings[i].room &&
                        again.sittings[j].desk == seating.sittings[i].desk;
            }
            assert_true(found);
        }
        arena_release(&town.arena);
    }
    print_message("%d changes by hand, %d refused\n", done, refused);
    assert_true(done > SCHOOLS / 2 && refused > SCHOOLS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_hands),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
