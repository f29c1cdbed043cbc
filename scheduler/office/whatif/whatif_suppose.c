/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/whatif/whatif_suppose.c - what is supposed, put into a copy of the season. */
#include <string.h>
#include <strings.h>

#include "scheduler/base/day.h"
#include "scheduler/model/kind.h"
#include "scheduler/office/whatif.h"
#include "scheduler/plan/find_duty.h"
#include "scheduler/rules/figure.h"

#define GROWN(scratch, type, array)                                                         \
    grown((scratch)->office->arena, (scratch)->season->array, (scratch)->season->n_##array, \
          sizeof(type))

static void *grown(struct arena *arena, const void *rows, int n, size_t size)
{
    char *list = arena_alloc(arena, (size_t)n + 1, size);

    if (n)
        memcpy(list, rows, (size_t)n * size);
    return list;
}

static void say(struct scratch *scratch, const char *text)
{
    scratch->told =
        *scratch->told ? arena_text(scratch->office->arena, "%s, %s", scratch->told, text) : text;
}

static bool without(struct scratch *scratch, const char *text, struct fault *fault)
{
    struct season *season = scratch->season;
    struct absence *list = GROWN(scratch, struct absence, absences);
    int person;

    if (!person_find(season, text, &person, fault))
        return false;
    list[season->n_absences++] = (struct absence){.staff = person,
                                                  .start = scratch->range.from * DAY_MIN,
                                                  .end = (scratch->range.until + 1) * DAY_MIN};
    season->absences = list;
    say(scratch, arena_text(scratch->office->arena, "without %s (%s)", season->people[person].name,
                            season->people[person].staff));
    return true;
}

/* "08:45-11:10" */
static bool read_span(struct scratch *scratch, const char *text, int *from, int *until)
{
    const char *dash = strchr(text, '-');

    if (!dash || strlen(text) > 11)
        return false;
    *from = time_parse(arena_text(scratch->office->arena, "%.*s", (int)(dash - text), text));
    *until = time_parse(dash + 1);
    return *from >= 0 && *until > *from;
}

struct wanted {
    const char *skills; /* ';' list */
    int from, until;
    int64_t day; /* -1: every day */
};

static bool read_wanted(struct scratch *scratch, const char *text, struct wanted *wanted)
{
    static const char blanks[] = " ,;";

    *wanted = (struct wanted){"", -1, -1, -1};
    for (const char *at = text + strspn(text, blanks); *at; at += strspn(at, blanks)) {
        int length = (int)strcspn(at, blanks);
        const char *word = arena_text(scratch->office->arena, "%.*s", length, at);
        int64_t day = day_parse(word);
        at += length;
        if (day != DAY_NONE)
            wanted->day = day;
        else if (!read_span(scratch, word, &wanted->from, &wanted->until))
            wanted->skills = arena_text(scratch->office->arena, "%s%s%s", wanted->skills,
                                        *wanted->skills ? ";" : "", word);
    }
    return *wanted->skills && wanted->from >= 0;
}

static void add_skill(struct scratch *scratch, int person, const char *skill)
{
    struct season *season = scratch->season;
    struct skill *list = GROWN(scratch, struct skill, skills);

    list[season->n_skills++] =
        (struct skill){.staff = person, .skill = skill, .from = -1, .until = -1};
    season->skills = list;
}

/* Skilled and trained as asked, at every site. */
static void equip(struct scratch *scratch, int person, const char *skills)
{
    struct season *season = scratch->season;
    const struct rules *rules = scratch->rules;

    add_skill(scratch, person, "invigilator");
    for (const char *at = skills; *at;
         at += at[strcspn(at, ";")] ? strcspn(at, ";") + 1 : strlen(at))
        add_skill(scratch, person,
                  arena_text(scratch->office->arena, "%.*s", (int)strcspn(at, ";"), at));
    for (int i = 0; i < rules->n_trainings; i++) {
        struct training *list = GROWN(scratch, struct training, training);
        list[season->n_training++] = (struct training){.staff = person,
                                                       .kind = rules->trainings[i].kind,
                                                       .date = scratch->range.from,
                                                       .content = "",
                                                       .result = ""};
        season->training = list;
    }
    for (int s = 0; s < season->n_sites; s++) {
        struct staff_site *list = GROWN(scratch, struct staff_site, staff_sites);
        list[season->n_staff_sites++] = (struct staff_site){.staff = person, .site = s};
        season->staff_sites = list;
    }
}

static bool with(struct scratch *scratch, const char *text, struct fault *fault)
{
    struct season *season = scratch->season;
    struct person *people = GROWN(scratch, struct person, people);
    int person = season->n_people;
    struct wanted wanted;

    if (!read_wanted(scratch, text, &wanted)) {
        return fault_set(fault, FAULT_USAGE,
                         "'%s': say what they can, from when to when and perhaps the day: "
                         "\"reader 08:45-11:10 2027-05-17\"",
                         text);
    }
    kind_clear(kind_find("staff"), &people[person]);
    /* '~' stands behind every code, so that the list stays in order */
    people[person].staff = arena_text(scratch->office->arena, "~%d", person);
    people[person].name = arena_text(scratch->office->arena, "somebody more (%s)", wanted.skills);
    people[person].role = "supply";
    people[person].site = season->n_sites == 1 ? 0 : -1;
    season->people = people;
    season->n_people++;
    equip(scratch, person, wanted.skills);
    for (int weekday = 0; weekday < 5; weekday++) {
        struct pattern *list = GROWN(scratch, struct pattern, patterns);
        if (wanted.day >= 0 && weekday > 0)
            break;
        list[season->n_patterns++] = (struct pattern){.staff = person,
                                                      .weekday = wanted.day >= 0 ? -1 : weekday,
                                                      .date = wanted.day,
                                                      .start = wanted.from,
                                                      .end = wanted.until,
                                                      .kind = PATTERN_WORK,
                                                      .minutes = -1};
        season->patterns = list;
    }
    say(scratch, arena_text(scratch->office->arena, "with one more (%s)", text));
    return true;
}

static bool split(struct scratch *scratch, const char *text, const char **name, const char **value,
                  struct fault *fault)
{
    const char *equals = strchr(text, '=');

    if (!equals)
        return fault_set(fault, FAULT_USAGE, "'%s': write NAME=VALUE", text);
    *name = arena_text(scratch->office->arena, "%.*s", (int)(equals - text), text);
    *value = equals + 1;
    return true;
}

static bool rule(struct scratch *scratch, const char *text, struct fault *fault)
{
    const char *name = "", *value = "";

    if (!split(scratch, text, &name, &value, fault))
        return false;
    int id = figure_find(name), number;
    if (id < 0)
        return fault_set(fault, FAULT_MISSING, "no rule has a number '%s' (examrota rules)", name);
    if (!figure_parse(id, value, &number))
        return fault_set(fault, FAULT_USAGE, "'%s' is not %s", value, figure_wanted(id));
    const char *then = figure_text(&scratch->rules->figures[id], scratch->office->arena);
    scratch->rules->figures[id].value = number;
    scratch->rules_differ = true;
    say(scratch, arena_text(scratch->office->arena, "%s %s instead of %s", name, value, then));
    return true;
}

void scratch_set(struct scratch *scratch, const char *name, const char *value)
{
    struct season *season = scratch->season;
    struct setting *list = GROWN(scratch, struct setting, settings);
    int at = 0;

    while (at < season->n_settings && strcmp(list[at].name, name) < 0)
        at++;
    if (at == season->n_settings || strcmp(list[at].name, name) != 0) {
        memmove(&list[at + 1], &list[at], (size_t)(season->n_settings - at) * sizeof *list);
        season->n_settings++;
    }
    list[at] = (struct setting){.name = name, .value = value};
    season->settings = list;
}

static bool set(struct scratch *scratch, const char *text, struct fault *fault)
{
    const char *name = "", *value = "";
    int number;

    if (!split(scratch, text, &name, &value, fault))
        return false;
    const struct setting_kind *kind = setting_find(name);
    if (!kind)
        return fault_set(fault, FAULT_MISSING, "there is no setting '%s'", name);
    if (!setting_parse(kind, value, &number))
        return fault_set(fault, FAULT_USAGE, "'%s' is no value for %s", value, name);
    const char *then = season_setting(scratch->season, name);
    scratch_set(scratch, name, value);
    scratch->rules_differ = true;
    say(scratch, arena_text(scratch->office->arena, "%s %s instead of %s", name, value,
                            *then ? then : "nothing"));
    return true;
}

static bool close_room(struct scratch *scratch, const char *text, struct fault *fault)
{
    struct season *season = scratch->season;
    struct closure *list = GROWN(scratch, struct closure, closures);
    int room;

    if (!room_meant(season, text, &room, fault))
        return false;
    list[season->n_closures++] = (struct closure){.room = room,
                                                  .start = scratch->range.from * DAY_MIN,
                                                  .end = (scratch->range.until + 1) * DAY_MIN,
                                                  .why = ""};
    season->closures = list;
    for (int i = 0; i < season->n_seating; i++) {
        int64_t day = day_of(season->seating[i].starts_at);
        if (season->seating[i].room == room && day >= scratch->range.from &&
            day <= scratch->range.until)
            scratch->seat_again[day - scratch->range.from] = true;
    }
    say(scratch, arena_text(scratch->office->arena, "with %s closed", season->rooms[room].room));
    return true;
}

bool scratch_suppose(struct scratch *scratch, const struct supposition *supposition,
                     struct fault *fault)
{
    static bool (*const steps[])(struct scratch *, const char *, struct fault *) = {
        [SUPPOSE_WITHOUT] = without, [SUPPOSE_WITH] = with,        [SUPPOSE_RULE] = rule,
        [SUPPOSE_SET] = set,         [SUPPOSE_CLOSE] = close_room,
    };

    return steps[supposition->what](scratch, supposition->text, fault);
}
