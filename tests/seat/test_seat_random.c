/* SPDX-License-Identifier: GPL-3.0-or-later
 * Random small schools, seated and then judged by a reader of its own: it knows
 * the season's rows and domain rules, and nothing of how seating works. */
#include "tests/seat/seat_judge.h"

#include <time.h>

static bool same(const struct sitting *a, const struct sitting *b)
{
    return a->entry == b->entry && a->room == b->room && a->desk == b->desk &&
           a->starts_at == b->starts_at && a->ends_at == b->ends_at &&
           a->group_paper == b->group_paper && a->group_no == b->group_no &&
           a->helper_group == b->helper_group && strcmp(a->note, b->note) == 0;
}

static int same_seating(const struct seating *a, const struct seating *b)
{
    int differ = a->n_sittings != b->n_sittings || a->n_unseated != b->n_unseated;

    for (int i = 0; !differ && i < a->n_sittings; i++)
        differ = !same(&a->sittings[i], &b->sittings[i]);
    return !differ;
}

static int travellers(const struct seating *seating)
{
    int n = 0;

    for (int i = 0; i < seating->n_sittings; i++) {
        const struct sitting *row = &seating->sittings[i];
        n += town.rooms[row->room].site != town.pupils[entry_of(row)->pupil].site;
    }
    return n;
}

/* Seated again over itself it is no worse: candidates, then those who travel, then adults. */
static bool no_worse(const struct seating *again, const struct seating *first)
{
    if (again->n_unseated != first->n_unseated)
        return again->n_unseated < first->n_unseated;
    if (travellers(again) != travellers(first))
        return travellers(again) < travellers(first);
    return again->adults <= first->adults;
}

static void random_schools(void **state)
{
    (void)state;
    long entries = 0;
    long unseated = 0;

    for (int seed = 1; seed <= SCHOOLS; seed++) {
        struct seating first = {0};
        struct seating again = {0};
        make_school(seed);
        if (!seat(&first) || judge(&first)) {
            print_error("school %d\n", seed);
            fail();
        }
        entries += first.n_entries;
        unseated += first.n_unseated;
        assert_true(seat(&again) && same_seating(&first, &again)); /* the same every time */
        town.season.seating = first.sittings;
        town.season.n_seating = first.n_sittings;
        assert_true(seat(&again));
        if (judge(&again) || !no_worse(&again, &first)) {
            print_error("school %d, seated again: %d adults were %d, %d unseated were %d\n", seed,
                        again.adults, first.adults, again.n_unseated, first.n_unseated);
            fail();
        }
        arena_release(&town.arena);
    }
    print_message("%d schools, %ld entries, %ld unseated\n", SCHOOLS, entries, unseated);
    assert_true(unseated * 3 < entries); /* small schools with odd rooms, but not hopeless */
}

/* The officer fixes some, the rest is seated around them. */
static void random_fixed(void **state)
{
    (void)state;
    for (int seed = 1; seed <= SCHOOLS / 3; seed++) {
        struct seating first = {0};
        struct seating again = {0};
        make_school(seed + 5000);
        assert_true(seat(&first));
        struct sitting *rows = arena_new(&town.arena, struct sitting, first.n_sittings + 1);
        for (int i = 0; i < first.n_sittings; i++) {
            rows[i] = first.sittings[i];
            rows[i].fixed = roll(4) == 0;
        }
        town.season.seating = rows;
        town.season.n_seating = first.n_sittings;
        assert_true(seat(&again));
        for (int i = 0; i < first.n_sittings; i++) {
            bool found = !rows[i].fixed;
            for (int j = 0; j < again.n_sittings; j++) {
                const struct sitting *row = &again.sittings[j];
                found = found ||
                        (row->fixed && row->entry == rows[i].entry && row->room == rows[i].room &&
                         row->desk == rows[i].desk && row->starts_at == rows[i].starts_at &&
                         row->ends_at == rows[i].ends_at);
            }
            assert_true(found);
        }
        if (judge(&again)) {
            print_error("school %d, fixed\n", seed + 5000);
            fail();
        }
        arena_release(&town.arena);
    }
}

static void make_large_pupil(int i)
{
    int pupil = town_pupil(&town);
    if (i < 330)
        town_enter(&town, pupil, i < 280 ? 0 : 2);
    for (int j = 1; j < 4; j += 2) {
        if (roll(20) == 0)
            town_enter(&town, pupil, j);
    }
    if (roll(100) < 22)
        town_has(&town, pupil, "extra_time", 25);
    if (roll(100) < 8)
        town_has(&town, pupil, "rest_breaks", 10);
    if (roll(100) < 10)
        town_has(&town, pupil, "word_processor", -1);
    if (roll(100) < 2)
        town_has(&town, pupil, "scribe", -1);
    if (roll(100) < 4)
        town_has(&town, pupil, "reader", -1)->shared = 1;
}

static void make_large(void)
{
    dice = 1;
    town_open(&town);
    town_site(&town);
    for (int i = 0; i < 40; i++) {
        struct room *room = town_room(&town, i == 0 ? 180 : i < 8 ? 28 : 4 + roll(16));
        room->sockets = i < 8 ? 30 : 6;
    }
    for (int i = 0; i < 4; i++)
        town_paper(&town, today, SESSION_AM + i % 2, 60 + 15 * roll(5));
    for (int i = 0; i < 2000; i++)
        make_large_pupil(i);
    town_item(&town, "laptop", 60, -1);
}

/* 2,000 pupils; 330 of them and two papers on one morning; 40 rooms. */
static void large_morning(void **state)
{
    (void)state;
    struct seating seating = {0};

    make_large();
    struct timespec from = {0};
    struct timespec to = {0};
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &from), 0);
    assert_true(seat(&seating));
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &to), 0);
    print_message("%d entries, %d unseated, %d rooms, %d adults, %.3f s\n", seating.n_entries,
                  seating.n_unseated, seating.rooms, seating.adults,
                  (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9);
    assert_int_equal(judge(&seating), 0);
    assert_true(seating.n_unseated * 50 <= seating.n_entries);
    arena_release(&town.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_schools),
        cmocka_unit_test(random_fixed),
        cmocka_unit_test(large_morning),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
