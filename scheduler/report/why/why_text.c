/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/why/why_text.c - an empty seat in words: who, why, and what proves it. */
#include "scheduler/report/why_text.h"

#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/table.h"

const char *why_place(const struct why *why, int duty)
{
    const struct duty_slot *slot = &why_duty(why, duty)->slots[0];

    return answer_place(why->brief->world->season, slot->room, slot->site);
}

const char *why_short_name(const struct why *why, int duty)
{
    const struct duty *row = why_duty(why, duty);
    const char *place = why_place(why, duty);
    char from[STAMP], until[STAMP];
    const char *text =
        arena_text(why->brief->arena, "%s%s%s", row->title, *place ? ", " : "", place);

    if (row->n_slots > 1)
        return text;
    return arena_text(why->brief->arena, "%s, %s-%s", text,
                      stamp_time(from, row->slots[0].starts_at),
                      stamp_time(until, row->slots[0].ends_at));
}

const char *why_name(const struct why *why, int duty)
{
    const struct duty *row = why_duty(why, duty);
    char day[STAMP];

    if (row->n_slots > 1)
        return arena_text(why->brief->arena, "%s, at one of %d times", why_short_name(why, duty),
                          row->n_slots);
    return arena_text(why->brief->arena, "%s %s", stamp_day(day, day_of(row->slots[0].starts_at)),
                      why_short_name(why, duty));
}

const char *why_count(int people, int hosts, struct arena *arena)
{
    const char *adults = heading_count(arena, people - hosts, "person", "people");
    const char *classes = heading_count(arena, hosts, "class that can take another in",
                                        "classes that can take another in");

    if (hosts == 0)
        return adults;
    return people == hosts ? classes : arena_text(arena, "%s and %s", adults, classes);
}

const char *why_person_name(const struct why *why, int person)
{
    const struct season *season = why->brief->world->season;

    if (person >= why->brief->crew.n_people)
        return arena_text(why->brief->arena, "class %s",
                          season->lessons[brief_host_lesson(why->brief, person)].class_name);
    return *season->people[person].name ? season->people[person].name
                                        : season->people[person].staff;
}

struct tally {
    const char *words;
    int people;
};

static int by_people(const struct tally *tallies, int n)
{
    int best = 0;

    for (int i = 1; i < n; i++) {
        if (tallies[i].people > tallies[best].people)
            best = i;
    }
    return best;
}

static int count(const struct why *why, const struct why_person *people, struct tally *tallies)
{
    int n = 0;

    for (int p = 0; p < why->brief->crew.n_people; p++) {
        const char *words = why_words(people[p].reason, people[p].doing);
        int k = 0;
        while (k < n && strcmp(tallies[k].words, words) != 0)
            k++;
        n += k == n;
        tallies[k].words = words;
        tallies[k].people++;
    }
    return n;
}

const char *why_counted(const struct why *why, const struct why_person *people)
{
    struct arena *arena = why->brief->arena;
    struct tally *tallies = arena_new(arena, struct tally, why->brief->crew.n_people + 1);
    const char *text = "";
    int n = count(why, people, tallies);

    if (!n)
        return "there is no staff";
    for (int i = 0; i < n; i++) {
        struct tally *next = &tallies[by_people(tallies, n)];
        text = arena_text(arena, "%s%s%d %s", text, i ? ", " : "", next->people, next->words);
        next->people = 0;
    }
    return text;
}

enum { NAMES_MAX = 12 };

/* Whoever is doing something else, and what: they are the ones to ask about. */
static const char *others_text(const struct why *why, const struct why_person *people)
{
    struct arena *arena = why->brief->arena;
    const char *text = "";
    int n = 0;

    for (int p = 0; p < why->brief->crew.n_people; p++) {
        if (people[p].other < 0)
            continue;
        if (n++ < NAMES_MAX)
            text = arena_text(arena, "%s  %s: %s\n", text, why_person_name(why, p),
                              why_short_name(why, people[p].other));
    }
    if (n > NAMES_MAX)
        text = arena_text(arena, "%s  and %d more\n", text, n - NAMES_MAX);
    return n ? arena_text(arena, "What those who may do it do then:\n%s", text) : "";
}

static bool is_over(const struct why *why, const struct duty *row)
{
    return row->slots[row->n_slots - 1].ends_at <= why->brief->world->now_at;
}

/* "Nobody does it.  Why it is wanted: ..." */
static const char *state_text(const struct why *why, int duty, int missing)
{
    struct arena *arena = why->brief->arena;
    const struct duty *row = why_duty(why, duty);
    bool over = why_past(why, duty) && is_over(why, row);
    const char *state =
        arena_text(arena, "%d of the %d people it wants are missing.", missing, row->need);

    if (missing == 0)
        state = over ? "Somebody did it." : "Somebody does it.";
    else if (missing == row->need)
        state = over ? "Nobody did it." : "Nobody does it.";
    return arena_text(arena, "%s  Why it %s wanted: %s", state, over ? "was" : "is",
                      row->because ? row->because : row->kind->source);
}

const char *why_people_text(const struct why *why, int duty, const struct why_person *people)
{
    struct arena *arena = why->brief->arena;
    int missing = why_missing(why, duty);
    const char *head =
        arena_text(arena, "%s\n%s\n", why_name(why, duty), state_text(why, duty, missing));

    if (missing > 0 && why_past(why, duty)) /* nobody asks about people any more */
        return arena_text(arena, "%s%s: nobody can be put on it any more.\n", head,
                          is_over(why, why_duty(why, duty)) ? "It is over" : "It has begun");
    return arena_text(arena, "%sOf %s: %s.\n%s", head,
                      heading_count(arena, why->brief->crew.n_people, "person on the staff",
                                    "people on the staff"),
                      why_counted(why, people), others_text(why, people));
}
