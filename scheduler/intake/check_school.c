/* SPDX-License-Identifier: GPL-3.0-or-later
 * Settings, days, rooms, journeys, and things that bear one name. */
#include <string.h>

#include "scheduler/base/sort.h"
#include "scheduler/intake/check.h"

static const char *nearest_setting(const char *name)
{
    const char *nearest = setting_kinds[0].name;
    int best = 1000;

    for (const struct setting_kind *kind = setting_kinds; kind->name; kind++) {
        int distance = text_distance(name, kind->name, 999);
        if (distance < best) {
            best = distance;
            nearest = kind->name;
        }
    }
    return nearest;
}

static const char *wanted_value(const struct check *check, const struct setting_kind *kind)
{
    static const struct {
        const char *type, *want;
    } wants[] = {
        {"number", "a number"},
        {"minutes", "minutes"},
        {"time", "a time such as 09:00"},
        {"day", "a day like 2027-05-12"},
        {"yes", "yes or no"},
        {"domain", "a domain such as harbour.sch.uk"},
    };

    for (size_t i = 0; i < sizeof wants / sizeof *wants; i++) {
        if (strcmp(wants[i].type, kind->type) == 0)
            return wants[i].want;
    }
    return arena_text(check->arena, "one of %s", kind->type);
}

/* Settings of older files that became numbers of the rules. */
static const char *rule_now(const char *name)
{
    static const char *const moved[][2] = {{"turnaround", "turnaround"},
                                           {"reader_group", "reader_share"}};

    for (size_t i = 0; i < sizeof moved / sizeof *moved; i++)
        if (strcmp(moved[i][0], name) == 0)
            return moved[i][1];
    return NULL;
}

/* Nothing ever came of it: the number of people told has a level of its own. */
static bool is_gone(const char *name)
{
    return strcmp(name, "repair_cover") == 0;
}

void check_settings(const struct check *check)
{
    const struct season *season = check->season;

    for (int i = 0; i < season->n_settings; i++) {
        const struct setting *setting = &season->settings[i];
        const struct setting_kind *kind = setting_find(setting->name);
        int number;
        const char *rule = rule_now(setting->name);
        if (rule) {
            CHECK_WARN(check, "settings", i, "name",
                       "'%s' is a rule now and this line counts for nothing: examrota rules "
                       "confirm %s --value %s --source TEXT --by NAME",
                       setting->name, rule, setting->value);
        } else if (is_gone(setting->name)) {
            CHECK_WARN(check, "settings", i, "name",
                       "there is no setting '%s' any more and this line counts for nothing; take "
                       "it out",
                       setting->name);
        } else if (!kind) {
            CHECK_ERROR(check, "settings", i, "name",
                        "there is no setting '%s'; did you mean '%s'?", setting->name,
                        nearest_setting(setting->name));
        } else if (*setting->value && !setting_parse(kind, setting->value, &number)) {
            CHECK_ERROR(check, "settings", i, "value", "'%s' is no value of %s; write %s",
                        setting->value, setting->name, wanted_value(check, kind));
        }
    }
}

static const char *why_closed(const struct season *season, int64_t day)
{
    static const char *const why[] = {[DAY_SCHOOL] = NULL,
                                      [DAY_INSET] = NULL,
                                      [DAY_HOLIDAY] = "a holiday",
                                      [DAY_CLOSED] = "a day on which the school is closed",
                                      [DAY_CONTINGENCY] = NULL};

    return why[season_day_kind(season, day)];
}

static void papers_days(const struct check *check)
{
    const struct season *season = check->season;

    for (int i = 0; i < season->n_papers; i++) {
        const struct paper *paper = &season->papers[i];
        const struct series *series = paper->series >= 0 ? &season->series[paper->series] : NULL;
        const char *why = paper->date >= 0 ? why_closed(season, paper->date) : NULL;
        if (why)
            CHECK_WARN(check, "papers", i, "date",
                       "paper '%s' is on %s, %s; check the date, or the day in calendar",
                       paper->paper, day_text(check->arena, paper->date), why);
        if (!series || paper->date < 0)
            continue;
        if ((series->from >= 0 && paper->date < series->from) ||
            (series->until >= 0 && paper->date > series->until))
            CHECK_WARN(check, "papers", i, "date",
                       "paper '%s' is on %s, outside series '%s'; check the date or the series",
                       paper->paper, day_text(check->arena, paper->date), series->series);
    }
}

/* Hours and seats of one date. */
static void dated_days(const struct check *check, const char *name, const char *field)
{
    const struct kind *kind = kind_find(name);
    const struct kind_column *date = kind_column_find(kind, "date");
    int count = 0;
    const char *rows = kind_rows(kind, check->season, &count);

    for (int i = 0; i < count; i++) {
        int64_t day = column_number(date, rows + (size_t)i * kind->size);
        const char *why = day >= 0 ? why_closed(check->season, day) : NULL;
        if (why) {
            CHECK_WARN(check, name, i, field,
                       "this row of '%s' is on %s, %s; check the date, or the day in calendar",
                       row_label(check->season, kind, i, check->arena), day_text(check->arena, day),
                       why);
        }
    }
}

void check_days(const struct check *check)
{
    const struct season *season = check->season;

    papers_days(check);
    dated_days(check, "patterns", "weekday");
    dated_days(check, "sittings", "date");
    for (int i = 0; i < season->n_school_duties; i++) {
        const struct school_duty *duty = &season->school_duties[i];
        const char *why = duty->date >= 0 ? why_closed(season, duty->date) : NULL;
        if (why)
            CHECK_WARN(check, "duties", i, "date",
                       "duty '%s' is on %s, %s; check the date, or the day in calendar", duty->duty,
                       day_text(check->arena, duty->date), why);
    }
    for (int i = 0; i < season->n_lessons; i++) {
        if (season->lessons[i].weekday >= 5)
            CHECK_WARN(check, "lessons", i, "weekday",
                       "lesson '%s' is on a weekend; it happens only where the calendar says so",
                       season->lessons[i].lesson);
    }
}

void check_rooms(const struct check *check)
{
    const struct season *season = check->season;

    for (int i = 0; i < season->n_rooms; i++) {
        const struct room *room = &season->rooms[i];
        if (room->seats == 0 && room->exam != ROOM_EXAM_NO)
            CHECK_WARN(check, "rooms", i, "seats",
                       "room '%s' has no exam seats; say how many, or exam no", room->room);
        if (room->rows > 0 && room->columns > 0 && room->rows * room->columns < room->seats)
            CHECK_WARN(check, "rooms", i, "rows",
                       "room '%s' has %d seats but %d desks in its grid; correct one of the two",
                       room->room, room->seats, room->rows * room->columns);
        if (room->site < 0 && season->n_sites > 1 && !check_bad(check, "rooms", i))
            CHECK_WARN(check, "rooms", i, "site",
                       "room '%s' has no site, so nobody knows the way to it; fill site",
                       room->room);
    }
}

void check_travel(const struct check *check)
{
    const struct season *season = check->season;

    for (int i = 0; i < season->n_travel; i++) {
        if (season->travel[i].from >= 0 && season->travel[i].from == season->travel[i].to)
            CHECK_ERROR(check, "travel", i, "to",
                        "this journey ends where it starts, at '%s'; name two sites",
                        season->sites[season->travel[i].from].site);
    }
    for (int a = 0; a < season->n_sites; a++) {
        for (int b = a + 1; b < season->n_sites; b++) {
            if (season_travel(season, a, b) < 0 && season_travel(season, b, a) < 0) {
                CHECK_WARN(check, "sites", b, "site",
                           "there is no journey between '%s' and '%s'; add it to travel, or nobody "
                           "works at both on one day",
                           season->sites[a].site, season->sites[b].site);
            }
        }
    }
}

struct naming {
    const struct kind *kind;
    const struct kind_column *name;
    const char *rows;
};

static const char *name_of(const struct naming *naming, int row)
{
    return column_text(naming->name, naming->rows + (size_t)row * naming->kind->size);
}

static int by_name(const void *left, const void *right, const void *context)
{
    return strcmp(name_of(context, *(const int *)left), name_of(context, *(const int *)right));
}

static void same_names(const struct check *check, const char *kind, const char *column)
{
    int count = 0;
    struct naming naming = {.kind = kind_find(kind)};

    naming.rows = kind_rows(naming.kind, check->season, &count);
    naming.name = kind_column_find(naming.kind, column);
    int *order = arena_new(check->arena, int, count + 1);
    for (int i = 0; i < count; i++)
        order[i] = i;
    sort_rows(order, (size_t)count, sizeof *order, by_name, &naming);
    for (int i = 1; i < count; i++) {
        const char *name = name_of(&naming, order[i]);
        if (!*name || strcmp(name, name_of(&naming, order[i - 1])) != 0)
            continue;
        CHECK_WARN(check, kind, order[i], column,
                   "'%s' and '%s' of %s have the same %s; is one of them there twice?",
                   row_label(check->season, naming.kind, order[i - 1], check->arena),
                   row_label(check->season, naming.kind, order[i], check->arena), kind, column);
    }
}

void check_names(const struct check *check)
{
    static const char *const names[][2] = {
        {"staff", "name"}, {"pupils", "name"}, {"pupils", "candidate_number"},
        {"pupils", "uci"}, {"rooms", "name"},  {"sites", "name"}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        same_names(check, names[i][0], names[i][1]);
}
