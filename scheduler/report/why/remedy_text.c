/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/why/remedy_text.c - what would help, in words; as nested answers. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/table.h"
#include "scheduler/report/why_text.h"

static const struct season *season_of(const struct remedies *remedies)
{
    return remedies->why->brief->world->season;
}

/* "invigilator, reader and scribe" */
static const char *roles_text(const struct why *why, const char *roles, const char *fallback)
{
    const struct rules *rules = why->brief->world->rules;
    const char *text = "", *last = "";

    for (int i = 0; i < rules->n_helpers; i++) {
        const char *title = rules->helpers[i].title;
        if (!words_have(roles, rules->helpers[i].role))
            continue;
        if (*last)
            text = arena_text(why->brief->arena, "%s%s%s", text, *text ? ", " : "", last);
        last = arena_text(why->brief->arena, "%c%s", title[0] | 0x20, title + 1);
    }
    if (!*last)
        return fallback;
    return *text ? arena_text(why->brief->arena, "%s and %s", text, last) : last;
}

static int starters(const struct remedies *remedies, int64_t at)
{
    const struct season *season = season_of(remedies);
    int n = 0;

    for (int i = 0; i < season->n_seating; i++)
        n += season->seating[i].starts_at == at;
    return n;
}

static const char *device_title(const struct why *why, const char *kind)
{
    const struct arrangement_rule *rule = rules_arrangement(why->brief->world->rules, kind);

    return rule ? rule->title : kind;
}

static const char *start_text(const struct remedies *remedies, const struct remedy *remedy)
{
    char from[STAMP], to[STAMP];

    return arena_text(remedies->why->brief->arena,
                      "start the papers of %s at %s, %d minutes %s: %d candidates to tell",
                      stamp_time(from, remedy->from_at), stamp_time(to, remedy->until_at),
                      remedy->minutes, remedy->until_at < remedy->from_at ? "earlier" : "later",
                      starters(remedies, remedy->from_at));
}

const char *remedy_text(const struct remedies *remedies, const struct remedy *remedy)
{
    const struct why *why = remedies->why;
    const struct season *season = season_of(remedies);
    struct arena *arena = why->brief->arena;
    char from[STAMP], until[STAMP], time[STAMP];
    const char *span = arena_text(arena, "%s-%s", stamp_time(from, remedy->from_at),
                                  stamp_time(until, remedy->until_at));

    switch (remedy->kind) {
    case REMEDY_UNLOCK:
        return arena_text(arena, "unlock %s from %s, %s", why_person_name(why, remedy->person),
                          remedy->word, span);
    case REMEDY_MERGE:
        return arena_text(arena, "let those in %s sit in %s from %s",
                          season->rooms[remedy->room].room, season->rooms[remedy->to].room, from);
    case REMEDY_START:
        return start_text(remedies, remedy);
    case REMEDY_DEVICE:
        return arena_text(arena, "%s instead of a reader for candidate %s, if that is applied for",
                          device_title(why, remedy->word), season->pupils[remedy->pupil].pupil);
    case REMEDY_OVERTIME:
        return arena_text(arena, "%d minutes of overtime for %s", remedy->minutes,
                          why_person_name(why, remedy->person));
    case REMEDY_RELEASE:
        return arena_text(arena, "give up %s, %s: %s is free then", remedy->word, span,
                          why_person_name(why, remedy->person));
    default:
        return arena_text(arena, "one more person as %s, %s (%s)",
                          roles_text(why, remedy->roles, remedy->word), span,
                          stamp_duration(time, remedy->minutes));
    }
}

const char *remedy_effect(const struct remedies *remedies, const struct remedy_group *group,
                          const struct remedy *remedy)
{
    struct arena *arena = remedies->why->brief->arena;

    if (remedy->filled <= 0)
        return "what stays empty matters less";
    if (remedy->filled >= group->missing && group->missing > 1)
        return arena_text(arena, "fills all %d", remedy->filled);
    return arena_text(arena, "fills %d", remedy->filled);
}

/* One sentence: is anything but people enough? */
const char *remedy_conclusion(const struct remedies *remedies, const struct remedy_group *group)
{
    struct arena *arena = remedies->why->brief->arena;
    const struct bottleneck *bottleneck = &group->bottleneck;
    int people =
        bottleneck->what == LIMIT_MOMENT && bottleneck->n_people > 0 ? bottleneck->lacking : 0;

    /* A repair that told few left it so, or planning was broken off. */
    if (group->n == 0 && bottleneck->what != LIMIT_MOMENT && bottleneck->what != LIMIT_HOURS &&
        bottleneck->what != LIMIT_SPAN && group->again > 0) {
        return arena_text(arena,
                          "nobody more is needed: planning again fills %d of the day's empty "
                          "seats (examrota plan)",
                          group->again);
    }
    if (group->n == 0)
        return group->cut ? "nothing of what was tried helps; not all was tried"
                          : "nothing of what was tried helps";
    if (!group->only_people)
        return group->cut ? "more may help: not all was tried" : "";
    if (people > 1)
        return arena_text(arena, "nothing short of %d people fills them all%s", people,
                          group->cut ? "; not all was tried" : "");
    return group->cut ? "of what was tried only somebody more helps"
                      : "nothing short of somebody more helps";
}

const char *remedies_text(const struct remedies *remedies)
{
    struct arena *arena = remedies->why->brief->arena;
    const char *text = "";

    for (int g = 0; g < remedies->n_groups; g++) {
        const struct remedy_group *group = &remedies->groups[g];
        const char *conclusion = remedy_conclusion(remedies, group);
        for (int i = 0; i < group->n; i++) {
            const struct remedy *remedy = &remedies->list[group->first + i];
            text = arena_text(arena, "%s  %s: %s\n", text, remedy_text(remedies, remedy),
                              remedy_effect(remedies, group, remedy));
        }
        if (*conclusion)
            text = arena_text(arena, "%s  (%s)\n", text, conclusion);
    }
    return arena_text(arena,
                      "What would help, the cheapest first; each was tried by planning the "
                      "day again:\n%s",
                      text);
}

static void add_remedy(struct json *list, const struct remedies *remedies,
                       const struct remedy_group *group, const struct remedy *remedy)
{
    const struct season *season = season_of(remedies);
    struct json *row = json_row(list);

    json_text(row, "what", remedy_words[remedy->kind]);
    json_day(row, "date", remedy->day);
    if (remedy->from_at) {
        json_moment(row, "start", remedy->from_at);
        if (remedy->until_at)
            json_moment(row, "end", remedy->until_at);
    }
    if (remedy->person >= 0)
        json_text(row, "staff", answer_staff(season, remedy->person));
    if (remedy->pupil >= 0)
        json_text(row, "pupil", season->pupils[remedy->pupil].pupil);
    if (remedy->room >= 0) {
        json_text(row, "room", season->rooms[remedy->room].room);
        json_text(row, "to", season->rooms[remedy->to].room);
    }
    if (remedy->lesson >= 0)
        json_text(row, "lesson", season->lessons[remedy->lesson].lesson);
    if (*remedy->roles)
        json_text(row, "roles", remedy->roles);
    json_number(row, "minutes", remedy->minutes);
    json_number(row, "filled", remedy->filled);
    struct json *levels = json_list(row, "levels");
    for (int k = 0; k < LEVELS; k++) {
        struct json *level = json_row(levels);
        json_text(level, "name", remedies->why->plan.level_names[k]);
        json_number(level, "before", group->value[k]);
        json_number(level, "value", remedy->value[k]);
    }
}

void remedies_answer(struct json *root, const struct remedies *remedies)
{
    struct json *list = json_list(root, "remedies");

    json_number(root, "tried", remedies->n_tried);
    json_number(root, "not_looked_into", remedies->n_left);
    json_number(root, "past", remedies->n_past);
    for (int g = 0; g < remedies->n_groups; g++) {
        const struct remedy_group *group = &remedies->groups[g];
        struct json *row = json_row(list);
        struct json *duties = json_list(row, "duties");
        for (int i = 0; i < group->n_duties; i++)
            json_list_text(duties, why_duty(remedies->why, group->duties[i])->key);
        json_number(row, "missing", group->missing);
        why_group_answer(row, remedies->why, &group->bottleneck);
        json_number(row, "plan_again_fills", group->again > 0 ? group->again : 0);
        json_yes(row, "only_people", group->only_people);
        json_yes(row, "cut", group->cut);
        struct json *helps = json_list(row, "helps");
        for (int i = 0; i < group->n; i++)
            add_remedy(helps, remedies, group, &remedies->list[group->first + i]);
    }
}
