/* SPDX-License-Identifier: GPL-3.0-or-later
 * What holds for the duties of any seating: small random sessions, looked at minute by minute. */
#include "scheduler/base/day.h"
#include "scheduler/duty/duty.h"
#include "tests/support/season_make.h"

#include "tests/support/rules_case.h"

enum { SEASONS = 200, ROOMS = 6, DAYS = 3 };

static struct maker make;
static unsigned seed;
static int64_t monday;

static const char *const kinds[] = {
    "reader",      "scribe",    "prompter", "practical_assistant", "language_modifier",
    "rest_breaks", "extra_time"};

static int pick(int below)
{
    seed = seed * 1103515245U + 12345U;
    return (int)(seed >> 16) % below;
}

static int begin(void **state)
{
    monday = day_parse("2027-05-10");
    return load(state);
}

static void sit_room(int paper, int room, int no, int most)
{
    static const int extra_min[] = {0, 0, 15, 23, 45};
    int candidates = 1 + pick(most);
    bool alone = pick(3) == 0;

    for (int i = 0; i < (alone ? 1 : candidates); i++) {
        int pupil = make_pupil(&make, arena_text(&arena, "%04d", make.season.n_pupils + 1));
        if (pick(3) == 0 || alone)
            make_arrangement(&make, pupil, kinds[pick((int)ENTRIES(kinds))]);
        int row = make_sitting(&make, make_entry(&make, pupil, paper), room, no,
                               make.season.papers[paper].session == SESSION_AM ? "09:00" : "13:30",
                               make.season.papers[paper].minutes + extra_min[pick(5)]);
        MAKE(&make, seating, row)->helper_group = pick(3);
    }
}

static void make_season(unsigned number)
{
    make = (struct maker){.arena = &arena};
    seed = number;
    make_site(&make, "MAIN");
    for (int i = 0; i < ROOMS; i++)
        make_room(&make, arena_text(&arena, "R%d", i), ROOM_CLASSROOM, 90);
    for (int session = 0; session < 2 * DAYS; session++) {
        int paper = make_paper(&make, arena_text(&arena, "P%d", session),
                               day_text(&arena, monday + session / 2),
                               session % 2 ? SESSION_PM : SESSION_AM, 45 + 15 * pick(6));
        MAKE(&make, papers, paper)->kind = pick(3);
        for (int room = 0; room < ROOMS; room++)
            if (pick(2))
                sit_room(paper, room, room + 1, room ? 12 : 90);
    }
}

static struct duties derive(int64_t from, int64_t until)
{
    struct duties duties = {.arena = &arena};

    duties_derive(&make.season, &rules, from, until, &duties);
    return duties;
}

static bool is_kind(const struct duty *duty, const char *kind)
{
    return strcmp(duty->kind->name, kind) == 0;
}

/* Adults who invigilate in a room at a minute, each duty being one person. */
static int heads_at(const struct duties *duties, int room, int64_t at)
{
    int heads = 0;

    for (int i = 0; i < duties->count; i++) {
        const struct duty *duty = &duties->list[i];
        if (is_kind(duty, "invigilator") || is_kind(duty, "combined"))
            heads += duty->slots[0].room == room && duty->slots[0].starts_at <= at &&
                     duty->slots[0].ends_at > at;
    }
    return heads;
}

static int wanted_at(int room, int64_t at)
{
    int present = 0, ratio = 1000;

    for (int i = 0; i < make.season.n_seating; i++) {
        const struct sitting *sitting = &make.season.seating[i];
        if (sitting->room != room || sitting->starts_at > at || sitting->ends_at <= at)
            continue;
        int kind = make.season.papers[make.season.entries[sitting->entry].paper].kind;
        present++;
        ratio = rules_ratio(&rules, kind) < ratio ? rules_ratio(&rules, kind) : ratio;
    }
    return (present + ratio - 1) / ratio;
}

static void check_heads(const struct duties *duties)
{
    for (int room = 0; room < ROOMS; room++) {
        for (int64_t at = monday * DAY_MIN; at < (monday + DAYS) * DAY_MIN; at += 5) {
            int heads = heads_at(duties, room, at), wanted = wanted_at(room, at);
            if (heads < wanted)
                print_error("season %u room %d %s: %d of %d\n", seed, room, moment_text(&arena, at),
                            heads, wanted);
            assert_true(heads >= wanted);
        }
    }
}

static bool has_role(const struct duty *duty, const char *role)
{
    size_t length = strlen(role);
    const char *list = duty->roles[0] ? duty->roles : duty->role;

    for (; *list; list += strcspn(list, ";"), list += *list == ';')
        if (strcspn(list, ";") == length && strncmp(list, role, length) == 0)
            return true;
    return false;
}

/* Adults of a role who serve this candidate during all of the sitting. */
static int served(const struct duties *duties, const struct sitting *sitting, const char *role)
{
    int pupil = make.season.entries[sitting->entry].pupil, found = 0;

    for (int i = 0; i < duties->count; i++) {
        const struct duty *duty = &duties->list[i];
        if (!has_role(duty, role) || duty->slots[0].room != sitting->room ||
            duty->slots[0].starts_at > sitting->starts_at ||
            duty->slots[0].ends_at < sitting->ends_at)
            continue;
        for (int k = 0; k < duty->n_pupils; k++)
            found += duty->pupils[k] == pupil;
    }
    return found;
}

static void check_helpers(const struct duties *duties)
{
    for (int i = 0; i < make.season.n_seating; i++) {
        const struct sitting *sitting = &make.season.seating[i];
        const struct entry *entry = &make.season.entries[sitting->entry];
        struct needs needs;
        rules_needs(&rules, &make.season, entry->pupil, entry->paper, day_of(sitting->starts_at),
                    &arena, &needs);
        for (int role = 0; role < rules.n_helpers; role++)
            if (needs.helpers & 1U << role)
                assert_int_equal(served(duties, sitting, rules.helpers[role].role), 1);
    }
}

/* No two pieces of a seat overlap, none is missing. */
static void check_pieces(const struct duties *duties)
{
    for (int i = 0; i < duties->count; i++) {
        const struct duty *duty = &duties->list[i];
        int same = 0;
        for (int k = 0; duty->piece_of[0] && k < duties->count; k++) {
            const struct duty *other = &duties->list[k];
            if (strcmp(duty->piece_of, other->piece_of) != 0)
                continue;
            same++;
            if (other->piece > duty->piece)
                assert_true(other->slots[0].starts_at >= duty->slots[0].ends_at);
        }
        assert_int_equal(duty->n_pieces, duty->piece_of[0] ? same : 1);
    }
}

static void check_keys(const struct duties *duties)
{
    for (int i = 0; i < duties->count; i++) {
        assert_null(strchr(duties->list[i].key, '~'));
        for (int k = 0; k < i; k++)
            assert_string_not_equal(duties->list[i].key, duties->list[k].key);
    }
}

static bool has_duty(const struct duties *duties, const struct duty *duty)
{
    for (int i = 0; i < duties->count; i++) {
        const struct duty *other = &duties->list[i];
        if (strcmp(other->key, duty->key) == 0)
            return other->slots[0].starts_at == duty->slots[0].starts_at &&
                   other->slots[0].ends_at == duty->slots[0].ends_at &&
                   other->n_pupils == duty->n_pupils;
    }
    return false;
}

/* A day's duties are the same whether derived alone or in its week. */
static void check_days(const struct duties *duties)
{
    int count = 0;

    for (int64_t day = monday; day < monday + DAYS; day++) {
        struct duties alone = derive(day, day);
        for (int i = 0; i < alone.count; i++)
            assert_true(has_duty(duties, &alone.list[i]));
        count += alone.count;
    }
    assert_int_equal(count, duties->count);
}

/* The order of the seating shows nowhere. */
static void check_order(const struct duties *duties)
{
    for (int i = make.season.n_seating - 1; i > 0; i--) {
        struct sitting *a = MAKE(&make, seating, i), *b = MAKE(&make, seating, pick(i + 1));
        struct sitting kept = *a;
        *a = *b;
        *b = kept;
    }
    struct duties again = derive(monday, monday + DAYS - 1);

    assert_int_equal(again.count, duties->count);
    for (int i = 0; i < again.count; i++) {
        assert_string_equal(again.list[i].key, duties->list[i].key);
        assert_string_equal(again.list[i].title, duties->list[i].title);
        assert_string_equal(again.list[i].because, duties->list[i].because);
        assert_int_equal(again.list[i].slots[0].ends_at, duties->list[i].slots[0].ends_at);
    }
}

static void any_seating(void **state)
{
    (void)state;
    for (unsigned number = 1; number <= SEASONS; number++) {
        make_season(number);
        struct duties duties = derive(monday, monday + DAYS - 1);
        check_heads(&duties);
        check_helpers(&duties);
        check_pieces(&duties);
        check_keys(&duties);
        check_days(&duties);
        check_order(&duties);
        arena_release(&arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(any_seating)};

    return cmocka_run_group_tests(tests, begin, unload);
}
