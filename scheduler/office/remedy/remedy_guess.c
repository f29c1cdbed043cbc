/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/remedy/remedy_guess.c - what might help, by where the people of a bottleneck
 * are.
 *
 * Nothing here is believed: each is tried afterwards. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/office/remedies.h"

enum { OF_A_KIND = 3, DEVICES = 2 };

struct guess {
    const struct office *office;
    const struct why *why;
    const struct remedy_group *group;
    const struct duty *duty; /* the first empty one */
    const struct duty_slot *slot;
    int64_t day;
    struct remedy_list *list;
};

static struct remedy *add(struct guess *guess, int kind)
{
    struct remedy *row =
        LIST_ADD(guess->list->arena, guess->list->list, guess->list->n, guess->list->room);

    *row = (struct remedy){.kind = kind,
                           .day = guess->day,
                           .room = -1,
                           .to = -1,
                           .pupil = -1,
                           .arrangement = -1,
                           .person = -1,
                           .lesson = -1,
                           .lock = -1,
                           .site = -1,
                           .word = "",
                           .roles = "",
                           .skills = ""};
    return row;
}

static bool meets(const struct guess *guess, int64_t from_at, int64_t until_at)
{
    return from_at < guess->slot->ends_at && guess->slot->starts_at < until_at;
}

static void guess_locks(struct guess *guess)
{
    const struct brief *brief = guess->why->brief;
    int n = 0;

    for (int i = 0; i < brief->problem.n_offers && n < OF_A_KIND; i++) {
        const struct offer *offer = &brief->problem.offers[i];
        const struct may *may = &brief->mays[brief->offer_may[i]];
        const struct duty_slot *slot = &why_duty(guess->why, may->duty)->slots[may->slot];
        if (!offer->locked || may->frozen || may->merge ||
            !meets(guess, slot->starts_at, slot->ends_at))
            continue;
        struct remedy *row = add(guess, REMEDY_UNLOCK);
        row->person = offer->person;
        row->from_at = slot->starts_at;
        row->until_at = slot->ends_at;
        row->word = why_duty(guess->why, may->duty)->title;
        for (int k = 0; k < guess->office->season.n_locks; k++) {
            const struct lock *lock = &guess->office->season.locks[k];
            bool its = *lock->duty ? strcmp(lock->duty, why_duty(guess->why, may->duty)->key) == 0
                                   : lock->date == guess->day;
            row->lock = lock->staff == row->person && its ? k : row->lock;
        }
        n++;
    }
}

/* Rooms that start together and may be one, with somebody of the bottleneck in one of them. */
static void guess_merges(struct guess *guess, struct arena *arena)
{
    struct room_prices prices;
    int n = 0;

    if (!(guess->duty->tags & TAG_EXAM))
        return;
    hand_price(&guess->office->season, &guess->office->rules, guess->day, guess->day, arena,
               &prices);
    for (int i = 0; i < prices.n_merges && n < OF_A_KIND; i++) {
        const struct room_merge *merge = &prices.merges[i];
        if (!meets(guess, merge->starts_at - 30, merge->starts_at + 30) || merge->to < 0)
            continue;
        struct remedy *row = add(guess, REMEDY_MERGE);
        row->room = merge->room;
        row->to = merge->to;
        row->from_at = merge->starts_at;
        row->minutes = merge->minutes;
        n++;
    }
}

/* The papers in the room, at the first and the last start that the rules permit. */
static void guess_starts(struct guess *guess)
{
    const struct season *season = &guess->office->season;
    const struct rules *rules = &guess->office->rules;
    int64_t start_at = -1;

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        if (row->room == guess->slot->room && meets(guess, row->starts_at, row->ends_at) &&
            (start_at < 0 || row->starts_at < start_at))
            start_at = row->starts_at;
    }
    if (start_at < 0 || guess->slot->room < 0)
        return;
    bool pm = start_at - guess->day * DAY_MIN >= DAY_MIN / 2;
    int starts[] = {rules_figure(rules, pm ? FIGURE_PM_EARLIEST : FIGURE_AM_EARLIEST),
                    rules_figure(rules, pm ? FIGURE_PM_LATEST : FIGURE_AM_LATEST)};
    for (int i = 0; i < 2; i++) {
        int64_t to_at = guess->day * DAY_MIN + starts[i];
        if (to_at == start_at)
            continue;
        struct remedy *row = add(guess, REMEDY_START);
        row->from_at = start_at;
        row->until_at = to_at;
        row->minutes = (int)(to_at > start_at ? to_at - start_at : start_at - to_at);
    }
}

/* What may read to a candidate instead of an adult: the rules say so for papers that test reading;
 * elsewhere it is the candidate's way of working that decides, so it is only proposed. */
static void guess_devices(struct guess *guess)
{
    const struct season *season = &guess->office->season;
    const struct arrangement_rule *reader = rules_arrangement(&guess->office->rules, "reader");
    int n = 0;

    for (int d = 0; reader && *reader->instead_for_reading && d < guess->group->n_duties; d++) {
        const struct duty *duty = why_duty(guess->why, guess->group->duties[d]);
        bool reads = strcmp(duty->role, "reader") == 0 || words_have(duty->roles, "reader");
        for (int i = 0; reads && duty->pupil >= 0 && i < season->n_arrangements && n < DEVICES;
             i++) {
            const struct arrangement *row = &season->arrangements[i];
            if (row->pupil != duty->pupil || !row->wanted || strcmp(row->kind, "reader") != 0)
                continue;
            struct remedy *device = add(guess, REMEDY_DEVICE);
            device->pupil = row->pupil;
            device->arrangement = i;
            device->word = arena_copy_part(guess->list->arena, reader->instead_for_reading,
                                           strcspn(reader->instead_for_reading, ";"));
            n++;
        }
    }
}

/* Trained for it, whatever time says. */
static bool is_able(const struct guess *guess, int person)
{
    struct crew *crew = &guess->why->brief->crew;
    const struct rules *rules = &guess->office->rules;

    for (int i = 0; i < rules->n_helpers; i++) {
        const char *role = rules->helpers[i].role;
        if ((strcmp(guess->duty->role, role) == 0 || words_have(guess->duty->roles, role)) &&
            crew_qualified(crew, person, &rules->helpers[i], guess->day))
            return false;
    }
    return true;
}

static int outside_min(const struct guess *guess, int person)
{
    const struct clock *clock = crew_clock(&guess->why->brief->crew, person, guess->day);
    int64_t in = spans_covered(&clock->work, guess->slot->starts_at, guess->slot->ends_at);

    return in > 0 ? (int)(guess->slot->ends_at - guess->slot->starts_at - in) : 0;
}

static void guess_people(struct guess *guess, const struct why_person *people)
{
    const struct season *season = &guess->office->season;
    int overtime = 0, releases = 0;

    for (int p = 0; p < season->n_people; p++) {
        bool hours = strcmp(people[p].reason, "hours") == 0;
        int minutes =
            hours ? (int)(guess->slot->ends_at - guess->slot->starts_at) : outside_min(guess, p);
        if ((hours || strcmp(people[p].reason, "not in") == 0) && minutes > 0 &&
            season->people[p].offers == OFFERS_PATTERN && overtime < OF_A_KIND &&
            is_able(guess, p)) {
            struct remedy *row = add(guess, REMEDY_OVERTIME);
            row->person = p;
            row->minutes = minutes;
            overtime++;
        }
        if (strcmp(people[p].reason, "teaching") != 0 || releases >= OF_A_KIND ||
            !is_able(guess, p))
            continue;
        const struct own_work *own = &guess->why->brief->bench.own;
        for (int i = own->by_person.first[p]; i < own->by_person.first[p + 1]; i++) {
            const struct own_entry *entry = &own->entries[own->by_person.items[i]];
            const struct duty *lesson = why_duty(guess->why, entry->duty);
            if (lesson->lesson < 0 || !meets(guess, entry->starts_at, entry->ends_at))
                continue;
            struct remedy *row = add(guess, REMEDY_RELEASE);
            row->person = p;
            row->lesson = lesson->lesson;
            row->from_at = entry->starts_at;
            row->until_at = entry->ends_at;
            row->minutes = (int)(entry->ends_at - entry->starts_at);
            row->word = lesson->title;
            releases++;
            break;
        }
    }
}

static int by_length(const void *left, const void *right, const void *context)
{
    const struct remedy *a = left, *b = right;

    (void)context;
    return (a->minutes > b->minutes) - (a->minutes < b->minutes);
}

/* Somebody for any one of the duties of the bottleneck: whoever does it now is free for another.
 * The shortest first; the empty one itself is always among them. */
static void guess_persons(struct guess *guess)
{
    const struct bottleneck *bottleneck = &guess->group->bottleneck;
    struct remedy_list spans = {.arena = guess->list->arena};
    struct guess own = *guess;

    own.list = &spans;
    for (int i = -1; i < bottleneck->n_duties; i++) {
        int number = i < 0 ? guess->group->duties[0] : bottleneck->duties[i].duty;
        const struct duty *duty = why_duty(guess->why, number);
        if (duty->n_slots > 1 || day_of(duty->slots[0].starts_at) != guess->day || duty->only_named)
            continue;
        struct remedy row = *add(&own, REMEDY_PERSON);
        row.from_at = duty->slots[0].starts_at;
        row.until_at = duty->slots[0].ends_at;
        row.minutes = (int)(row.until_at - row.from_at);
        row.roles = *duty->roles ? duty->roles : duty->role;
        row.skills = duty->skills ? duty->skills : "";
        row.site = duty->slots[0].site;
        row.word = duty->kind->title;
        spans.list[spans.n - 1] = row;
    }
    if (!spans.n)
        return;
    struct remedy itself = spans.list[0];
    sort_rows(spans.list, (size_t)spans.n, sizeof *spans.list, by_length, NULL);
    for (int i = 0; i < spans.n && i < OF_A_KIND; i++) {
        bool known =
            spans.list[i].from_at == itself.from_at && spans.list[i].until_at == itself.until_at;
        for (int k = 0; k < i; k++)
            known = known || (spans.list[k].from_at == spans.list[i].from_at &&
                              spans.list[k].until_at == spans.list[i].until_at);
        if (!known && spans.list[i].minutes < itself.minutes)
            *add(guess, REMEDY_PERSON) = spans.list[i];
    }
    *add(guess, REMEDY_PERSON) = itself;
}

void remedy_guess(const struct office *office, const struct why *why,
                  const struct remedy_group *group, struct remedy_list *guesses)
{
    const struct duty *duty = why_duty(why, group->duties[0]);
    struct guess guess = {.office = office,
                          .why = why,
                          .group = group,
                          .duty = duty,
                          .slot = &duty->slots[0],
                          .day = day_of(duty->slots[0].starts_at),
                          .list = guesses};
    struct why asked = *why;

    guess_locks(&guess);
    guess_merges(&guess, guesses->arena);
    guess_starts(&guess);
    guess_devices(&guess);
    guess_people(&guess, why_people(&asked, group->duties[0]));
    guess_persons(&guess);
}
