/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/why_text.c - an empty seat in words: who, why, and what proves it. */
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

/* Of whom the text speaks: "these 2 people and 1 class". */
static const char *these(const struct bottleneck *bottleneck, struct arena *arena)
{
    int hosts = bottleneck->n_hosts, people = bottleneck->n_people - hosts;

    if (hosts == 0)
        return people == 1 ? "this one person" : arena_text(arena, "these %d people", people);
    return why_count(bottleneck->n_people, hosts, arena);
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

const char *why_people_text(const struct why *why, int duty, const struct why_person *people)
{
    struct arena *arena = why->brief->arena;
    const struct duty *row = why_duty(why, duty);
    int missing = why_missing(why, duty);
    const char *state =
        missing == 0 ? "Somebody does it."
        : missing == row->need
            ? "Nobody does it."
            : arena_text(arena, "%d of the %d people it wants are missing.", missing, row->need);

    return arena_text(arena, "%s\n%s  It is wanted because of: %s\nOf %s: %s.\n%s",
                      why_name(why, duty), state, row->because ? row->because : row->kind->source,
                      heading_count(arena, why->brief->crew.n_people, "person on the staff",
                                    "people on the staff"),
                      why_counted(why, people), others_text(why, people));
}

static bool wants(const struct duty *duty, const char *role)
{
    return strcmp(duty->role, role) == 0 || words_have(duty->roles, role);
}

/* "a reader": what all of them want, helping before invigilating; else "somebody". */
static const char *what_they_need(const struct why *why, const struct bottleneck *bottleneck)
{
    const struct rules *rules = why->brief->world->rules;
    const struct helper_rule *found = NULL;

    for (int i = 0; i < rules->n_helpers; i++) {
        const struct helper_rule *role = &rules->helpers[i];
        int n = 0;
        while (n < bottleneck->n_duties &&
               wants(why_duty(why, bottleneck->duties[n].duty), role->role))
            n++;
        bool helping = strncmp(role->training, "invigilator", strlen("invigilator")) != 0;
        if (n == bottleneck->n_duties && (!found || helping))
            found = role;
    }
    if (!found)
        return "somebody";
    char letter = (char)(found->title[0] | 0x20);
    return arena_text(why->brief->arena, "%s %c%s", strchr("aeiou", letter) ? "an" : "a", letter,
                      found->title + 1);
}

static const char *list_duties(const struct why *why, const struct bottleneck *bottleneck)
{
    struct arena *arena = why->brief->arena;
    const char *text = "";

    for (int i = 0; i < bottleneck->n_duties; i++) {
        int seats = bottleneck->duties[i].seats;
        text =
            arena_text(arena, "%s  %s%s\n", text, why_short_name(why, bottleneck->duties[i].duty),
                       seats > 1 ? arena_text(arena, " (%d people)", seats) : "");
    }
    return text;
}

static const char *list_people(const struct why *why, const struct bottleneck *bottleneck)
{
    const char *text = "";

    for (int i = 0; i < bottleneck->n_people; i++)
        text = arena_text(why->brief->arena, "%s%s%s", text, i ? ", " : "",
                          why_person_name(why, bottleneck->people[i]));
    return text;
}

static const char *moment_text_of(const struct why *why, const struct bottleneck *bottleneck)
{
    struct arena *arena = why->brief->arena;
    char at[STAMP];
    const char *all = "", *tired = "";

    if (bottleneck->n_tired) {
        tired = arena_text(
            arena, "%s may, but it alone is more than their hours, lunch or breaks allow.\n",
            bottleneck->n_people
                ? heading_count(arena, bottleneck->n_tired, "person more", "people more")
                : heading_count(arena, bottleneck->n_tired, "person", "people"));
    }
    if (bottleneck->n_people == 0)
        return bottleneck->n_tired
                   ? arena_text(arena, "Nobody can do it, whatever else is given up: %s", tired)
                   : "Nobody on the staff may do it, whatever else is given up.\n";
    if (bottleneck->lacking > 1) {
        all = arena_text(arena,
                         "With everything that wants these people then, %d are "
                         "short: %d seats, %s.\n",
                         bottleneck->lacking, bottleneck->all_wanted,
                         why_count(bottleneck->all_people, bottleneck->all_hosts, arena));
    }
    return arena_text(
        arena,
        "What proves it: at %s there are %d seats for %s.  %s need%s %s:\n%sOnly %s "
        "can do any of them: %s.\n%sWithout any one of these duties the others can be filled.\n%s",
        stamp_time(at, bottleneck->at), bottleneck->wanted,
        why_count(bottleneck->n_people, bottleneck->n_hosts, arena),
        bottleneck->n_duties == 1 ? "This duty"
                                  : arena_text(arena, "These %d duties", bottleneck->n_duties),
        bottleneck->n_duties == 1 ? "s" : "", what_they_need(why, bottleneck),
        list_duties(why, bottleneck), these(bottleneck, arena), list_people(why, bottleneck), tired,
        all);
}

static const char *hours_text_of(const struct why *why, const struct bottleneck *bottleneck)
{
    struct arena *arena = why->brief->arena;
    const char *unit = bottleneck->by_minute ? "minutes" : "duties";

    return arena_text(
        arena,
        "What proves it: these %d duties only %s can do: %s.\n%sThey need %lld %s%s; the limits "
        "leave %lld.\n",
        bottleneck->n_duties, bottleneck->n_people == 1 ? "this person" : "these people",
        list_people(why, bottleneck), list_duties(why, bottleneck),
        (long long)bottleneck->needs_min, unit,
        bottleneck->until_at - bottleneck->from_at > DAY_MIN ? " in the week" : " on the day",
        (long long)bottleneck->has_min);
}

const char *why_group_text(const struct why *why, int duty, const struct bottleneck *bottleneck)
{
    static const struct {
        const char *limit, *text;
    } limits[] = {{"breaks", "lunch and breaks"},
                  {"hours", "people's hours and daily limits"},
                  {"travel", "the time between duties and sites"},
                  {"rest", "the night's rest"},
                  {"rooms", "rooms, or pupils who are elsewhere"},
                  {"locks", "what is locked"}};

    (void)duty;
    if (bottleneck->what == LIMIT_MOMENT)
        return moment_text_of(why, bottleneck);
    if (bottleneck->what == LIMIT_HOURS)
        return hours_text_of(why, bottleneck);
    for (size_t i = 0; bottleneck->what == LIMIT_RULE && i < sizeof limits / sizeof *limits; i++) {
        if (strcmp(limits[i].limit, bottleneck->limit) == 0) {
            return arena_text(
                why->brief->arena,
                "No one moment proves it.  The day was planned again without %s: then "
                "more is filled.\n",
                limits[i].text);
        }
    }
    return "No one moment or limit proves it: several together keep it empty, or a longer look "
           "would fill it (examrota plan).\n";
}
