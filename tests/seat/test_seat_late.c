/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tiny random mornings with two starts, where a room is free again only when the last of it has
 * left, and with few adults who are in only for some of it: every level's bound against every way
 * to seat them. */
#include "scheduler/seat/seat.h"
#include "tests/support/dice.h"
#include "tests/support/town_case.h"

enum {
    MORNINGS = 300,
    PEOPLE = 6,
    ROOMS = 3,
    LEVELS = 4,
    PAPERS = 3,
    BREAK_MIN = 10,
    ADULTS = 4,
    QUARTER = 15
};

static const struct {
    int start, minutes;
} times[PAPERS] = {{540, 60}, {540, 90}, {630, 60}};

static int people, paper_of[PEOPLE];
static bool rests[PEOPLE], alone[PEOPLE];

static struct person adults[ADULTS];
static struct skill skills[ADULTS];
static struct pattern hours[ADULTS];

/* They invigilate, each from one quarter hour to another. */
static void make_adults(void)
{
    int n = roll(2) ? 1 + roll(ADULTS) : 0;

    for (int i = 0; i < n; i++) {
        int from = 510 + QUARTER * roll(8);
        adults[i] = (struct person){.staff = arena_text(&town.arena, "A%d", i),
                                    .name = "",
                                    .role = "invigilator",
                                    .email = "",
                                    .site = -1,
                                    .from = -1,
                                    .until = -1};
        skills[i] = (struct skill){.staff = i, .skill = "invigilator", .from = -1, .until = -1};
        hours[i] = (struct pattern){.staff = i,
                                    .weekday = -1,
                                    .date = today,
                                    .start = from,
                                    .end = from + QUARTER * (4 + roll(8)),
                                    .kind = PATTERN_WORK,
                                    .minutes = -1};
    }
    town.season.people = adults;
    town.season.skills = skills;
    town.season.patterns = hours;
    town.season.n_people = town.season.n_skills = town.season.n_patterns = n;
}

static void make_morning(int seed)
{
    dice = (uint64_t)seed * 7151 + 11;
    town_open(&town);
    for (int i = 0; i < PAPERS; i++)
        town_paper(&town, today, SESSION_AM, times[i].minutes)->start = times[i].start;
    for (int i = 0, n = 1 + roll(ROOMS); i < n; i++) {
        struct room *room = town_room(&town, 1 + roll(4) + 12 * (roll(5) == 0));
        room->private_room = true;
    }
    make_adults();
    people = 3 + roll(PEOPLE - 2);
    for (int i = 0; i < people; i++) {
        int pupil = town_pupil(&town), kind = roll(5);
        paper_of[i] = roll(PAPERS);
        town_enter(&town, pupil, paper_of[i]);
        rests[i] = kind == 1 && town.season.n_people == 0;
        alone[i] = kind == 2;
        if (rests[i])
            town_has(&town, pupil, "rest_breaks", BREAK_MIN);
        if (alone[i])
            town_has(&town, pupil, "separate_invigilation", -1);
    }
    for (int i = roll(2); i > 0; i--)
        town_apart(&town, 0, 1);
}

static int leaves(int person)
{
    int minutes = times[paper_of[person]].minutes;

    if (rests[person])
        minutes += (minutes * BREAK_MIN + 59) / 60;
    return times[paper_of[person]].start + minutes;
}

static bool apart(int a, int b)
{
    return town.season.n_apart > 0 && a + b == 1;
}

static bool may_both(int a, int b)
{
    int gap = rules_figure(&rules, FIGURE_TURNAROUND);
    int first = times[paper_of[a]].start, second = times[paper_of[b]].start;

    if (first == second)
        return !alone[a] && !alone[b] && !apart(a, b);
    return first < second ? leaves(a) + gap <= second : leaves(b) + gap <= first;
}

static bool legal(const int *room_of)
{
    for (int i = 0; i < people; i++) {
        int mates = 0;
        for (int j = 0; j < people; j++) {
            if (room_of[i] < 0 || room_of[j] != room_of[i])
                continue;
            mates += times[paper_of[j]].start == times[paper_of[i]].start;
            if (j < i && !may_both(i, j))
                return false;
        }
        if (room_of[i] >= 0 && mates > town.rooms[room_of[i]].seats)
            return false;
    }
    return true;
}

/* Quarter hours by adults who are not in: one is wanted in a room as long as anybody is there. */
static int beyond(const int *room_of)
{
    int sum = 0;

    for (int at = 480; at < 780 && town.season.n_people > 0; at += QUARTER) {
        int missing = 0;
        for (int room = 0; room < town.season.n_rooms; room++) {
            bool used[2] = {false, false}; /* by start: one leaves as another comes */
            for (int i = 0; i < people; i++) {
                int start = times[paper_of[i]].start;
                if (room_of[i] == room && start < at + QUARTER && leaves(i) > at)
                    used[start > 540] = true;
            }
            missing += used[0] + used[1];
        }
        for (int i = 0; i < town.season.n_people; i++)
            missing -= hours[i].start <= at && hours[i].end >= at + QUARTER;
        sum += missing > 0 ? missing : 0;
    }
    return sum;
}

/* Unseated; quarter hours beyond who is in; adults: one in each room at each start, one who walks
 * rest breaks; size of rooms. */
static void worth_of(const int *room_of, int64_t worth[LEVELS])
{
    bool walks = false;

    memset(worth, 0, LEVELS * sizeof *worth);
    for (int i = 0; i < people; i++) {
        bool first = room_of[i] >= 0;
        worth[0] += room_of[i] < 0;
        for (int j = 0; j < people; j++) {
            if (j == i || room_of[j] != room_of[i] ||
                times[paper_of[j]].start != times[paper_of[i]].start)
                continue;
            walks = walks || (rests[i] && room_of[i] >= 0);
            first = first && j > i;
        }
        worth[2] += first;
        worth[3] += first ? 5 + town.rooms[room_of[i]].seats / 4 : 0;
    }
    worth[1] = beyond(room_of);
    worth[2] += walks;
}

/* The least of each level among those no worse than `held` in the levels before it. */
static void best_ways(const int64_t held[LEVELS], int64_t best[LEVELS])
{
    int room_of[PEOPLE] = {0};

    for (int k = 0; k < LEVELS; k++)
        best[k] = INT64_MAX;
    for (int i = 0; i < PEOPLE; i++)
        room_of[i] = -1;
    for (int at = 0; at < people;) {
        int64_t worth[LEVELS] = {0};
        bool fine = legal(room_of);
        worth_of(room_of, worth);
        for (int k = 0; k < LEVELS && fine; k++) {
            best[k] = worth[k] < best[k] ? worth[k] : best[k];
            fine = worth[k] <= held[k];
        }
        for (at = 0; at < people && ++room_of[at] == town.season.n_rooms; at++)
            room_of[at] = -1;
    }
}

static void against_every_way(void **state)
{
    static const int levels[LEVELS] = {SEAT_SEATED, SEAT_SUPPLY, SEAT_ADULTS, SEAT_POINTS};
    int proven = 0, short_of = 0, thin = 0;

    (void)state;
    for (int seed = 1; seed <= MORNINGS; seed++) {
        struct seating seating = {0};
        struct fault fault = {0};
        int room_of[PEOPLE] = {0};
        int64_t worth[LEVELS] = {0}, best[LEVELS] = {0};
        make_morning(seed);
        assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
        for (int i = 0; i < PEOPLE; i++)
            room_of[i] = -1;
        for (int i = 0; i < seating.n_sittings; i++) {
            const struct sitting *row = &seating.sittings[i];
            assert_int_equal(row->release_at % DAY_MIN, leaves(row->entry));
            room_of[row->entry] = row->room;
        }
        assert_true(legal(room_of));
        worth_of(room_of, worth);
        best_ways(worth, best);
        for (int k = 0; k < LEVELS; k++) {
            const struct seat_level *level = &seating.levels[levels[k]];
            if (level->value != worth[k] || level->bound > best[k] ||
                (level->optimal && level->value != best[k])) {
                print_error("morning %d, %s: says %lld, bound %lld; is %lld, best %lld\n", seed,
                            level->name, (long long)level->value, (long long)level->bound,
                            (long long)worth[k], (long long)best[k]);
                fail();
            }
            proven += level->optimal;
        }
        short_of += worth[0] > 0;
        thin += worth[1] > 0;
        arena_release(&town.arena);
    }
    print_message("%d of %d levels proven, %d mornings short of rooms, %d of adults\n", proven,
                  MORNINGS * LEVELS, short_of, thin);
    assert_true(proven * 100 >= MORNINGS * LEVELS * 98);
    assert_true(short_of * 10 > MORNINGS && short_of * 10 < MORNINGS * 9);
    assert_true(thin * 10 > MORNINGS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(against_every_way),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
