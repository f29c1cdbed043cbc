/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tiny random sessions against every way to seat them: no bound above the best there is, and the
 * best itself wherever seating says that it is proven. */
#include "scheduler/seat/seat.h"
#include "tests/seat/seat_tiny.h"

enum { SESSIONS = 150, ORDERED = 4 };

struct way {
    int room_of[PEOPLE]; /* -1: without a desk */
};

static bool apart(int a, int b)
{
    bool found = false;

    for (int i = 0; i < town.season.n_apart; i++)
        found = found || (town.apart[i].pupil_a == a && town.apart[i].pupil_b == b);
    return found;
}

static bool sits_alone(int i)
{
    static const bool alone[NEEDS] = {
        [READ_TO] = true, [SCRIBED] = true, [MODIFIED] = true, [SEPARATE] = true};

    return alone[need_of[i]] || (extra_of[i] > 50 && need_of[i] != SHARED);
}

static bool may_share(int a, int b)
{
    if (sits_alone(a) || sits_alone(b) || apart(a, b) || apart(b, a))
        return false;
    for (int i = 0; i < 2; i++) {
        int longer = i ? a : b, other = i ? b : a;
        if (extra_of[longer] > 25 && extra_of[other] <= 25 &&
            minutes_of(longer) > minutes_of(other))
            return false;
    }
    return (need_of[a] == SHARED) == (need_of[b] == SHARED);
}

/* Laptops the room wants, -1: it cannot hold them. */
static int room_laptops(const struct way *way, int room)
{
    const struct room *row = &town.rooms[room];
    int n = 0, typing = 0, sharing = 0;

    for (int i = 0; i < people; i++) {
        if (way->room_of[i] != room)
            continue;
        n++;
        typing += need_of[i] == TYPES;
        sharing += need_of[i] == SHARED;
        for (int j = 0; j < i; j++) {
            if (way->room_of[j] == room && !may_share(i, j))
                return -1;
        }
    }
    int laptops = typing > row->computers ? typing - row->computers : 0;
    bool good = n == 0 || (row->exam != ROOM_EXAM_NO && row->summon != SUMMON_NONE &&
                           n <= row->seats && sharing <= 4 && laptops <= row->sockets);
    return good ? laptops : -1;
}

static bool legal(const struct way *way)
{
    int laptops = 0;

    for (int room = 0; room < town.season.n_rooms; room++) {
        int more = room_laptops(way, room);
        if (more < 0)
            return false;
        laptops += more;
    }
    return laptops <= town.equipment[0].count;
}

struct worth { /* in the order of the levels, those that a first seating can have */
    int64_t at[ORDERED];
};

static void room_worth(const struct way *way, int room, struct worth *worth, bool *rover,
                       bool *walker)
{
    int counts[NEEDS] = {0}, n = 0, alone = 0;

    for (int i = 0; i < people; i++) {
        if (way->room_of[i] != room)
            continue;
        counts[need_of[i]]++;
        alone += sits_alone(i);
        n++;
    }
    if (n == 0)
        return;
    bool combined = n == 1 && counts[PROMPTED] + counts[READ_TO] + counts[SHARED] + counts[SCRIBED];
    *rover = *rover || (combined && !counts[PROMPTED]);
    *walker = *walker || (n > 1 && counts[BREAKS] > 0);
    worth->at[1] += 1 + counts[MODIFIED];
    if (!combined)
        worth->at[1] += counts[PROMPTED] + (counts[SHARED] > 0);
    worth->at[2] += town.rooms[room].exam == ROOM_EXAM_LAST;
    worth->at[3] += 5 + town.rooms[room].seats / 4;
    if (!town.rooms[room].private_room)
        worth->at[3] += (int64_t)8 * alone;
    if (town.rooms[room].computers > 0)
        worth->at[3] += n - counts[TYPES];
}

static struct worth worth_of(const struct way *way)
{
    struct worth worth = {{0}};
    bool rover = false, walker = false;

    for (int i = 0; i < people; i++)
        worth.at[0] += way->room_of[i] < 0;
    for (int room = 0; room < town.season.n_rooms; room++)
        room_worth(way, room, &worth, &rover, &walker);
    worth.at[1] += rover + walker;
    return worth;
}

/* The best of level `level` among those that are no worse before it. */
static struct worth best_way(const struct worth *held, int levels)
{
    struct way way = {{0}};
    struct worth best = {{INT64_MAX}};

    for (int i = 0; i < people; i++)
        way.room_of[i] = -1;
    for (int at = 0; at < people;) {
        if (legal(&way)) {
            struct worth worth = worth_of(&way);
            bool holds = true;
            for (int i = 0; i < levels; i++)
                holds = holds && worth.at[i] <= held->at[i];
            if (holds && (best.at[0] == INT64_MAX || worth.at[levels] < best.at[levels]))
                best = worth;
        }
        for (at = 0; at < people; at++) {
            if (++way.room_of[at] < town.season.n_rooms)
                break;
            way.room_of[at] = -1;
        }
    }
    return best;
}

static struct worth seated_worth(const struct seating *seating, bool *good)
{
    struct way way;

    for (int i = 0; i < people; i++)
        way.room_of[i] = -1;
    for (int i = 0; i < seating->n_sittings; i++)
        way.room_of[seating->sittings[i].entry] = seating->sittings[i].room;
    *good = legal(&way);
    return worth_of(&way);
}

static void against_every(int sessions)
{
    static const int levels[ORDERED] = {SEAT_SEATED, SEAT_ADULTS, SEAT_LESSONS, SEAT_POINTS};
    int proven = 0, all = 0;

    for (int seed = 1; seed <= sessions; seed++) {
        struct seating seating = {0};
        struct fault fault = {0};
        bool good = false;
        make_session(seed);
        assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
        struct worth worth = seated_worth(&seating, &good);
        assert_true(good);
        for (int k = 0; k < ORDERED; k++) {
            const struct seat_level *level = &seating.levels[levels[k]];
            struct worth best = best_way(&worth, k);
            if (level->value != worth.at[k] || level->bound > best.at[k] ||
                (level->optimal && level->value != best.at[k])) {
                print_error("session %d, %s: says %lld, bound %lld; is %lld, best %lld\n", seed,
                            level->name, (long long)level->value, (long long)level->bound,
                            (long long)worth.at[k], (long long)best.at[k]);
                fail();
            }
            proven += level->optimal;
            all++;
        }
        arena_release(&town.arena);
    }
    print_message("%d of %d levels proven\n", proven, all);
    assert_true(proven * 100 >= all * 95);
}

static void against_every_way(void **state)
{
    (void)state;
    extras = false;
    against_every(SESSIONS);
}

static void with_extra_time(void **state)
{
    (void)state;
    extras = true;
    against_every(SESSIONS);
    extras = false;
}

/* Two best plans of one session must not be taken in turns. */
static void the_same_every_time(void **state)
{
    (void)state;
    for (int seed = 1; seed <= SESSIONS / 5; seed++) {
        struct seating first = {0}, again = {0};
        struct fault fault = {0};
        make_session(seed + 1000);
        assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &first, &fault));
        assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &again, &fault));
        assert_int_equal(first.n_sittings, again.n_sittings);
        for (int i = 0; i < first.n_sittings; i++) {
            assert_int_equal(first.sittings[i].entry, again.sittings[i].entry);
            assert_int_equal(first.sittings[i].room, again.sittings[i].room);
            assert_int_equal(first.sittings[i].desk, again.sittings[i].desk);
        }
        /* And over itself: nobody moves. */
        town.season.seating = first.sittings;
        town.season.n_seating = first.n_sittings;
        assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &again, &fault));
        assert_int_equal(again.levels[SEAT_SEATED].value, first.levels[SEAT_SEATED].value);
        assert_int_equal(again.levels[SEAT_ADULTS].value, first.levels[SEAT_ADULTS].value);
        assert_int_equal(again.levels[SEAT_MOVES].value, 0);
        arena_release(&town.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(against_every_way),
        cmocka_unit_test(with_extra_time),
        cmocka_unit_test(the_same_every_time),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
