/* SPDX-License-Identifier: GPL-3.0-or-later
 * Random small schools, seated and then judged by a reader of its own: it knows
 * the season's rows and domain rules, and nothing of how seating works. */
#include "tests/check.h"

#include <time.h>

#include "scheduler/seat/hand.h"
#include "scheduler/seat/seat.h"
#include "tests/town.h"

enum { SCHOOLS = 16, DAYS = 2, MORNING = 480, NOON = 720 };

static struct arena rules_arena;
static struct rules rules;
static int64_t today;
static struct town town;

static int load(void **state)
{
    struct fault fault = {0};

    (void)state;
    today = day_make(2027, 5, 12);
    return rules_load(NULL, today, &rules_arena, &rules, &fault) ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    arena_release(&rules_arena);
    return 0;
}

/* The same numbers everywhere. */
static uint64_t dice;
static int roll(int sides)
{
    dice = dice * 6364136223846793005U + 1442695040888963407U;
    return (int)((dice >> 33) % (uint64_t)sides);
}

static void make_rooms(void)
{
    int n = 4 + roll(24);

    for (int i = 0; i < n; i++) {
        struct room *room = town_room(&town, roll(4) ? 2 + roll(14) : 20 + roll(40));
        room->site = roll(town.season.n_sites);
        room->sockets = i == 0 ? 2 : roll(3) ? roll(6) : 0; /* told by one: told by all */
        room->computers = roll(5) ? 0 : roll(12);
        room->exam = roll(8) ? ROOM_EXAM_YES : ROOM_EXAM_NO + roll(2);
        room->summon = roll(6) ? SUMMON_PHONE : SUMMON_NONE;
    }
    for (int i = 0; i < n; i++) {
        if (roll(6))
            continue;
        int64_t start = (today + roll(DAYS)) * DAY_MIN + MORNING + roll(480);
        town.closures[town.season.n_closures++] =
            (struct closure){.room = i, .start = start, .end = start + 30 + roll(120), .why = ""};
    }
}

static void make_papers(void)
{
    static const int kinds[] = {PAPER_WRITTEN, PAPER_WRITTEN,   PAPER_WRITTEN,  PAPER_WRITTEN,
                                PAPER_WRITTEN, PAPER_LISTENING, PAPER_ONSCREEN, PAPER_PRACTICAL};
    int n = 1 + roll(6);

    for (int i = 0; i < n; i++) {
        struct paper *paper =
            town_paper(&town, today + roll(DAYS), SESSION_AM + roll(2), 20 + 5 * roll(25));
        paper->kind = kinds[roll(ENTRIES(kinds))];
        paper->tests_reading = roll(4) ? READING_NONE : READING_ALL;
        if (roll(12) == 0) {
            paper->kind = PAPER_SPEAKING;
            paper->each_minutes = 10 + roll(10);
        }
    }
}

static void make_pupil(void)
{
    static const struct {
        const char *kind;
        int chance, amount;
    } kinds[] = {
        {"extra_time", 35, 25},      {"rest_breaks", 20, 10}, {"reader", 15, -1},
        {"computer_reader", 10, -1}, {"reading_pen", 8, -1},  {"scribe", 8, -1},
        {"word_processor", 20, -1},  {"prompter", 8, -1},     {"separate_invigilation", 6, -1},
        {"language_modifier", 2, -1}};
    int pupil = town_pupil(&town);

    town.pupils[pupil].site = roll(town.season.n_sites);
    for (int i = 0; i < town.season.n_papers; i++) {
        if (roll(3))
            town_enter(&town, pupil, i);
    }
    for (size_t i = 0; i < ENTRIES(kinds); i++) {
        if (roll(100) >= kinds[i].chance)
            continue;
        int amount = kinds[i].amount == 25 && roll(6) == 0 ? 50 : kinds[i].amount;
        struct arrangement *row = town_has(&town, pupil, kinds[i].kind, amount);
        row->shared = roll(2);
    }
}

static void make_school(int seed)
{
    dice = (uint64_t)seed * 7919 + 17;
    town_open(&town);
    for (int i = 0, n = 1 + roll(2); i < n; i++)
        town_site(&town);
    make_rooms();
    make_papers();
    for (int i = 0, n = 3 + roll(50); i < n; i++)
        make_pupil();
    for (int i = roll(6); i > 0; i--) {
        int pupil = roll(town.season.n_pupils - 1);
        town_apart(&town, pupil, pupil + 1);
    }
    town_item(&town, "laptop", roll(8), -1);
    town_item(&town, "reading_pen", roll(4), 0);
    if (roll(2))
        town_item(&town, "reading_pen", roll(3), -1);
    town_item(&town, "headphones", roll(10), -1);
}

/* ------------------------------------------------------------ the judge */

static const char *why; /* the first rule broken; NULL: none */
static bool quiet;      /* what is broken is meant to be */

static void must(bool holds, const char *rule)
{
    if (!holds && !why)
        why = rule;
}

static const struct entry *entry_of(const struct sitting *row)
{
    return &town.season.entries[row->entry];
}

static const struct paper *paper_of(const struct sitting *row)
{
    return &town.season.papers[entry_of(row)->paper];
}

static const struct arrangement *has(const struct sitting *row, const char *kind)
{
    for (int i = 0; i < town.season.n_arrangements; i++) {
        const struct arrangement *found = &town.season.arrangements[i];
        if (found->pupil == entry_of(row)->pupil && strcmp(found->kind, kind) == 0)
            return found;
    }
    return NULL;
}

/* A person may not read where reading is tested: that reader is a device. */
static bool has_reader(const struct sitting *row)
{
    return has(row, "reader") && paper_of(row)->tests_reading == READING_NONE;
}

static bool wants_computer(const struct sitting *row)
{
    bool instead = has(row, "reader") && paper_of(row)->tests_reading != READING_NONE &&
                   !has(row, "reading_pen");
    return has(row, "word_processor") || has(row, "computer_reader") || instead ||
           paper_of(row)->kind == PAPER_ONSCREEN;
}

static bool wants_headphones(const struct sitting *row)
{
    bool instead = has(row, "reader") && paper_of(row)->tests_reading != READING_NONE &&
                   !has(row, "reading_pen");
    return has(row, "computer_reader") || instead;
}

static bool sits_alone(const struct sitting *row)
{
    const struct arrangement *reader = has(row, "reader");

    return has(row, "scribe") || has(row, "separate_invigilation") ||
           has(row, "language_modifier") || (has_reader(row) && reader->shared != 1);
}

static bool shares(const struct sitting *row)
{
    return has_reader(row) && !sits_alone(row);
}

static bool overlap(const struct sitting *a, const struct sitting *b)
{
    return a->starts_at < b->release_at && b->starts_at < a->release_at;
}

static bool apart_pair(const struct sitting *a, const struct sitting *b)
{
    int left = entry_of(a)->pupil;
    int right = entry_of(b)->pupil;

    for (int i = 0; i < town.season.n_apart; i++) {
        const struct apart *pair = &town.season.apart[i];
        if ((pair->pupil_a == left && pair->pupil_b == right) ||
            (pair->pupil_a == right && pair->pupil_b == left))
            return true;
    }
    return false;
}

static void judge_time(const struct sitting *row)
{
    const struct paper *paper = paper_of(row);
    int minutes = paper->each_minutes ? paper->each_minutes : paper->minutes;
    const struct arrangement *extra = has(row, "extra_time");
    const struct arrangement *rest = has(row, "rest_breaks");
    int pct = extra ? extra->amount : 0;
    int allowed = (minutes * (100 + pct) + 99) / 100;
    int breaks = rest ? (allowed * rest->amount + 59) / 60 : 0;
    int64_t day = day_of(row->starts_at);
    int minute = (int)(row->starts_at - day * DAY_MIN);
    int published = paper->session == SESSION_AM ? 540 : 810;
    int least = published + (paper->minutes < 60 ? 30 : 60);

    breaks = breaks > 30 ? 30 : breaks;
    must(row->ends_at - row->starts_at >= allowed + breaks, "full time");
    must(row->allowed_min == allowed && row->rest_min == breaks, "parts of the time");
    must(row->release_at >= row->ends_at, "release after the end");
    must(day == paper->date, "on its day");
    if (paper->each_minutes)
        return;
    must(row->release_at >= day * DAY_MIN + least, "release window");
    if (paper->minutes < 60)
        must(row->release_at >= day * DAY_MIN + published + paper->minutes, "published finish");
    must(minute == published || *row->note, "a start of its own is told");
}

static void judge_room(const struct sitting *row)
{
    const struct room *room = &town.season.rooms[row->room];

    must(room->exam != ROOM_EXAM_NO, "no exams in this room");
    must(row->desk >= 1 && row->desk <= room->seats, "desk of the room");
    must(row->group_no >= 1, "group");
    if (room->site != town.pupils[entry_of(row)->pupil].site)
        must(strstr(row->note, "travels") != NULL, "travel is told");
    for (int i = 0; i < town.season.n_closures; i++) {
        const struct closure *closure = &town.season.closures[i];
        if (closure->room == row->room)
            must(closure->end <= row->starts_at || closure->start >= row->release_at, "closed");
    }
}

static void judge_pair(const struct sitting *a, const struct sitting *b)
{
    bool same_room = a->room == b->room;
    bool serial = paper_of(a)->each_minutes || paper_of(b)->each_minutes;

    must(a->entry != b->entry, "seated twice");
    if (entry_of(a)->pupil == entry_of(b)->pupil)
        must(a->ends_at <= b->starts_at || b->ends_at <= a->starts_at, "in two places");
    if (same_room && !serial && a->starts_at != b->starts_at)
        must(a->release_at + 30 <= b->starts_at || b->release_at + 30 <= a->starts_at,
             "start together, turnaround");
    if (same_room && serial)
        must(!overlap(a, b), "one at a time");
    bool same_group = a->group_paper == b->group_paper && a->group_no == b->group_no;
    if (!serial)
        must(same_group == (same_room && a->starts_at == b->starts_at), "group is a room");
    if (!same_room || !overlap(a, b))
        return;
    must(!apart_pair(a, b), "apart");
    must(a->desk != b->desk, "one desk each");
    must(!sits_alone(a) && !sits_alone(b), "alone");
    must(shares(a) == shares(b), "readers are not overheard");
    must(paper_of(a)->kind == paper_of(b)->kind ||
             (paper_of(a)->kind == PAPER_WRITTEN && paper_of(b)->kind == PAPER_WRITTEN),
         "kinds of paper do not mix");
}

struct minute { /* what is in use just after somebody started */
    int in_room[TOWN_ROOMS], computers[TOWN_ROOMS], shared[TOWN_ROOMS];
    int pens[4], headphones;
};

static void judge_minute(const struct seating *seating, int64_t at)
{
    struct minute now = {0};
    int laptops = 0;
    int pens_over = 0;
    int items[3] = {0}; /* laptops, loose pens, headphones */
    int pens_here = 0;

    for (int i = 0; i < seating->n_sittings; i++) {
        const struct sitting *row = &seating->sittings[i];
        if (row->starts_at > at || row->release_at <= at)
            continue;
        now.in_room[row->room]++;
        if (!paper_of(row)->each_minutes) {
            now.computers[row->room] += wants_computer(row);
            now.shared[row->room] += shares(row);
            now.pens[town.rooms[row->room].site] += has(row, "reading_pen") != NULL;
            now.headphones += wants_headphones(row);
        }
    }
    for (int i = 0; i < town.season.n_equipment; i++) {
        const struct equipment *row = &town.season.equipment[i];
        if (row->site == 0)
            pens_here += row->count;
        else
            items[row->item[0] == 'l' ? 0 : row->item[0] == 'r' ? 1 : 2] += row->count;
    }
    for (int i = 0; i < town.season.n_rooms; i++) {
        const struct room *room = &town.season.rooms[i];
        int more = now.computers[i] > room->computers ? now.computers[i] - room->computers : 0;
        must(now.in_room[i] <= room->seats, "capacity");
        must(more <= room->sockets, "sockets");
        must(now.shared[i] <= 4, "four share a reader");
        must(room->summon != SUMMON_NONE || now.in_room[i] == 0 || now.in_room[i] > 20,
             "alone without a phone");
        laptops += more;
    }
    pens_over = (now.pens[0] > pens_here ? now.pens[0] - pens_here : 0) + now.pens[1];
    must(laptops <= items[0], "laptops");
    must(pens_over <= items[1], "pens");
    must(now.headphones <= items[2], "headphones");
}

/* Three hours in a session, unless it was told that the candidate or the board decides. */
static void judge_clashes(const struct seating *seating)
{
    for (int i = 0; i < seating->n_sittings; i++) {
        const struct sitting *row = &seating->sittings[i];
        bool am = row->starts_at % DAY_MIN < NOON;
        bool told = false;
        int total = 0;
        int n = 0;
        for (int j = 0; j < seating->n_sittings; j++) {
            const struct sitting *other = &seating->sittings[j];
            if (entry_of(row)->pupil != entry_of(other)->pupil || paper_of(other)->each_minutes ||
                day_of(row->starts_at) != day_of(other->starts_at))
                continue;
            told = told || strstr(other->note, "deferred") || strstr(other->note, "ask the board");
            if ((other->starts_at % DAY_MIN < NOON) != am)
                continue;
            total += other->allowed_min + other->rest_min;
            n++;
        }
        must(n < 2 || total <= 180 || told, "three hours");
    }
}

static int judge(const struct seating *seating)
{
    why = NULL;
    must(seating->n_entries == town.season.n_entries, "all entries are counted");
    must(seating->n_sittings + seating->n_unseated == seating->n_entries, "nobody is lost");
    for (int i = 0; i < seating->n_unseated; i++) {
        must(*seating->unseated[i].reason, "a reason");
        for (int j = 0; j < seating->n_sittings; j++)
            must(seating->sittings[j].entry != seating->unseated[i].entry, "seated and not");
    }
    for (int i = 0; i < seating->n_sittings; i++) {
        judge_time(&seating->sittings[i]);
        judge_room(&seating->sittings[i]);
        judge_minute(seating, seating->sittings[i].starts_at);
        for (int j = 0; j < i; j++)
            judge_pair(&seating->sittings[i], &seating->sittings[j]);
    }
    judge_clashes(seating);
    if (why && !quiet)
        print_error("broken: %s\n", why);
    return why != NULL;
}

static bool same(const struct sitting *a, const struct sitting *b)
{
    return a->entry == b->entry && a->room == b->room && a->desk == b->desk &&
           a->starts_at == b->starts_at && a->ends_at == b->ends_at &&
           a->group_paper == b->group_paper && a->group_no == b->group_no &&
           a->helper_group == b->helper_group && strcmp(a->note, b->note) == 0;
}

static bool seat(struct seating *seating)
{
    struct fault fault = {0};
    bool good = seat_make(&town.season, &rules, today, today + DAYS, &town.arena, seating, &fault);

    if (!good)
        print_error("%s\n", fault.text);
    return good;
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

static void make_large_pupil(int i)
{
    int pupil = town_pupil(&town);
    if (i < 330)
        town_enter(&town, pupil, i < 280 ? 0 : 2);
    for (int j = 4; j < 12; j++) {
        if (roll(12) == 0)
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
    for (int i = 0; i < 12; i++)
        town_paper(&town, today + i / 4, SESSION_AM + i % 2, 60 + 15 * roll(5));
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
        cmocka_unit_test(random_hands),
        cmocka_unit_test(large_morning),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
