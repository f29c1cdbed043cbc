/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/why/why_group_text.c - what proves that a seat stays empty, in words. */
#include "scheduler/report/why_text.h"

#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/report/table.h"

/* Of whom the text speaks: "these 2 people and 1 class". */
static const char *these(const struct bottleneck *bottleneck, struct arena *arena)
{
    int hosts = bottleneck->n_hosts, people = bottleneck->n_people - hosts;

    if (hosts == 0)
        return people == 1 ? "this one person" : arena_text(arena, "these %d people", people);
    return why_count(bottleneck->n_people, hosts, arena);
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
        "What proves it: these %d duties only %s can do: %s.\n%sThat is %lld %s%s; the limits "
        "allow %lld.\n",
        bottleneck->n_duties, bottleneck->n_people == 1 ? "this person" : "these people",
        list_people(why, bottleneck), list_duties(why, bottleneck),
        (long long)bottleneck->needs_min, unit,
        bottleneck->until_at - bottleneck->from_at > DAY_MIN ? " in the week" : " on the day",
        (long long)bottleneck->has_min);
}

/* Nobody: because they may not, or because it alone is too much. */
static const char *nobody_text(const struct why *why, int duty)
{
    struct arena *arena = why->brief->arena;
    const struct duty *row = why_duty(why, duty);
    int task = why->brief->duty_task[duty];
    const char *times =
        row->n_slots > 1 ? arena_text(arena, " at any of its %d times", row->n_slots) : "";

    if (why->first_offer[task] == why->first_offer[task + 1])
        return arena_text(arena, "Nobody on the staff may do it%s, whatever else is given up.\n",
                          times);
    return arena_text(arena,
                      "Nobody can do it%s, whatever else is given up: for whoever may, it "
                      "alone is more than their hours, lunch or breaks allow.\n",
                      times);
}

/* "12 Reader - Paper 1, HALL": the points where not all count one. */
static const char *list_points(const struct why *why, const struct bottleneck *bottleneck)
{
    struct arena *arena = why->brief->arena;
    const char *text = "";

    if (!bottleneck->points)
        return list_duties(why, bottleneck);
    for (int i = 0; i < bottleneck->n_duties; i++) {
        const struct why_seats *row = &bottleneck->duties[i];
        text = arena_text(arena, "%s  %s: %s%s\n", text, why_short_name(why, row->duty),
                          heading_count(arena, row->points, "point", "points"),
                          row->seats > 1 ? arena_text(arena, " each (%d people)", row->seats) : "");
    }
    return text;
}

static const char *span_text_of(const struct why *why, const struct bottleneck *bottleneck)
{
    struct arena *arena = why->brief->arena;
    const char *each = "", *several = bottleneck->n_duties == 1 ? "it" : "them";

    for (int i = 0; i < bottleneck->n_people; i++)
        each = arena_text(arena, "%s%s%s %d", each, i ? ", " : "",
                          why_person_name(why, bottleneck->people[i]), bottleneck->most[i]);
    if (bottleneck->n_people == 0)
        return nobody_text(why, bottleneck->duties[0].duty);
    const char *seats = bottleneck->n_duties == 1
                            ? "this duty has seats"
                            : arena_text(arena, "these %d duties have seats", bottleneck->n_duties);
    return arena_text(
        arena,
        "What proves it: %s for %d%s:\n%sThe most %s that each of those who may can do, with "
        "the way, lunch, breaks and hours between%s: %s.  That is %d in all.\n%s",
        seats, bottleneck->points ? bottleneck->n_seats : bottleneck->wanted,
        bottleneck->points ? arena_text(arena, ", which count %d points", bottleneck->wanted) : "",
        list_points(why, bottleneck),
        bottleneck->points ? arena_text(arena, "points of %s", several)
                           : arena_text(arena, "of %s", several),
        bottleneck->beside ? ", and their other days as planned" : "", each, bottleneck->most_all,
        bottleneck->n_duties == 1 ? ""
                                  : "Without any one of these duties the count proves nothing.\n");
}

/* What was counted, and what came of it. */
static const char *counted_text(const struct bottleneck *bottleneck)
{
    switch (bottleneck->counted) {
    case COUNTED_HALVES:
        return "No count of people proves it: with half a person here and half there the day's "
               "seats that are filled and this one could be filled.  ";
    case COUNTED_MUCH:
        return "No count of people was found that proves it: too many duties of the day hang "
               "together.  ";
    default:
        return "No one moment proves it.  ";
    }
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
    if (bottleneck->what == LIMIT_SPAN)
        return span_text_of(why, bottleneck);
    for (size_t i = 0; bottleneck->what == LIMIT_RULE && i < sizeof limits / sizeof *limits; i++) {
        if (strcmp(limits[i].limit, bottleneck->limit) == 0) {
            return arena_text(why->brief->arena,
                              "%sPlanned again for a moment, the day fills no more as it is; "
                              "without %s it does.\n",
                              counted_text(bottleneck), limits[i].text);
        }
    }
    return arena_text(why->brief->arena, "%s%s\n", counted_text(bottleneck),
                      bottleneck->again
                          ? "Planned again for a moment, the day fills more: run examrota plan."
                          : "Planned again for a moment, the day fills no more, whichever sort of "
                            "limit is left out: a longer look may (examrota plan).");
}
