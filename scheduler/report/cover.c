/* SPDX-License-Identifier: GPL-3.0-or-later
 * The cover sheet: which class is without its teacher when, who has it, where; classes that could
 * join others; and for who sets it up, whose time is free and how much each one did. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/plan/lore.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/cover_part.h"
#include "scheduler/report/heading.h"
#include "scheduler/report/work.h"

enum { DAY, FROM, UNTIL, CLASS, SUBJECT, TEACHER, WHO, NAME, PLACE, HOW, WORK_SET, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},
    [FROM] = {"From", CELL_TIME, "start"},
    [UNTIL] = {"Until", CELL_TIME, "end"},
    [CLASS] = {"Class", CELL_TEXT, "class"},
    [SUBJECT] = {"Subject", CELL_TEXT, "subject"},
    [TEACHER] = {"For", CELL_TEXT, "teacher"},
    [WHO] = {"Cover", CELL_TEXT, "staff"},
    [NAME] = {"Name", CELL_TEXT, "name"},
    [PLACE] = {"Room", CELL_TEXT, "place"},
    [HOW] = {"How", CELL_TEXT, "how"},
    [WORK_SET] = {"Work set", CELL_TEXT, "work_set"},
};

/* A class without its teacher. */
struct line {
    const struct duty *duty;
    const struct assignment *row; /* NULL: nobody */
    int64_t starts_at;
};
struct lines {
    struct line *list;
    int count;
};

static bool is_cover(const struct assignment *row)
{
    return lore_is_cover(row) || strcmp(row->kind, "merged") == 0;
}

/* "merged:9C-MA-1>9B-MA-2:2027-05-12" is about lesson 9C-MA-1. */
static bool is_merge_of(const struct season *season, const struct duty *duty,
                        const struct assignment *row)
{
    const char *lesson = season->lessons[duty->lesson].lesson, *key = row->key;
    size_t length = strlen(lesson), kind = strlen("merged:");

    return strcmp(row->kind, "merged") == 0 && strncmp(key + kind, lesson, length) == 0 &&
           key[kind + length] == '>';
}

static bool is_class(const struct duty *duty)
{
    return duty->lesson >= 0 &&
           (strcmp(duty->kind->name, "cover") == 0 || strcmp(duty->kind->name, "lesson") == 0);
}

static const struct duty *duty_of(const struct world *world, const struct assignment *row)
{
    for (int i = 0; i < world->n_duties; i++) {
        const struct duty *duty = &world->duties[i];
        if (is_class(duty) && day_of(duty->slots[0].starts_at) == day_of(row->starts_at) &&
            (strcmp(duty->key, row->key) == 0 || is_merge_of(world->season, duty, row)))
            return duty;
    }
    return NULL;
}

static int by_time(const void *left, const void *right, const void *context)
{
    const struct line *a = left, *b = right;

    (void)context;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return strcmp(a->duty->key, b->duty->key);
}

static int64_t start_of(const struct season *season, const struct duty *duty)
{
    return day_of(duty->slots[0].starts_at) * DAY_MIN + season->lessons[duty->lesson].start;
}

static bool in_ask(const struct report_ask *ask, const struct duty *duty)
{
    int64_t day = day_of(duty->slots[0].starts_at);

    return day >= ask->from && day <= ask->until;
}

static struct lines pick(const struct report_ask *ask, struct arena *arena)
{
    const struct plan *plan = ask->plan;
    struct picked picked = pick_assignments(ask, arena);
    struct lines lines = {
        .list = arena_new(arena, struct line, picked.count + plan->n_open + 1),
    };

    for (int i = 0; i < picked.count; i++) {
        const struct assignment *row = &picked.list[i];
        const struct duty *duty = is_cover(row) ? duty_of(ask->world, row) : NULL;
        if (duty)
            lines.list[lines.count++] =
                (struct line){duty, row, start_of(ask->world->season, duty)};
    }
    for (int i = 0; i < plan->n_open && ask->person < 0; i++) {
        const struct duty *duty = &ask->world->duties[plan->open[i].duty];
        if (is_class(duty) && in_ask(ask, duty) &&
            (ask->room < 0 || duty->slots[0].room == ask->room))
            lines.list[lines.count++] =
                (struct line){duty, NULL, start_of(ask->world->season, duty)};
    }
    sort_rows(lines.list, (size_t)lines.count, sizeof *lines.list, by_time, NULL);
    return lines;
}

static const char *teacher_of(const struct season *season, int lesson)
{
    for (int i = 0; i < season->n_lesson_staff; i++)
        if (season->lesson_staff[i].lesson == lesson && season->lesson_staff[i].position == 0)
            return season->people[season->lesson_staff[i].staff].staff;
    return "";
}

static const char *hosts_text(const struct season *season, const struct duty_merge *merge,
                              struct arena *arena)
{
    const char *text = "";

    for (int i = 0; i < merge->n_into; i++)
        text = arena_text(arena, "%s%s%s", text, i ? " and " : "",
                          season->lessons[merge->into[i]].class_name);
    return text;
}

/* What could still be done about a class that has nobody. */
static const char *way_out(const struct season *season, const struct duty *duty,
                           struct arena *arena)
{
    if (duty->n_merges == 0)
        return "nobody";
    const struct duty_merge *merge = &duty->merges[0];
    const char *text = arena_text(arena, "nobody; could join %s", hosts_text(season, merge, arena));
    return merge->room >= 0 ? arena_text(arena, "%s in %s", text, season->rooms[merge->room].room)
                            : text;
}

static const char *how_text(const struct season *season, const struct line *line,
                            struct arena *arena)
{
    if (!line->row)
        return way_out(season, line->duty, arena);
    if (strcmp(line->row->kind, "merged") == 0) {
        const char *joins = strstr(line->row->title, " joins ");
        return arena_text(arena, "%s%s", joins ? joins + 1 : "joins another class",
                          line->row->standing ? ", which has nobody" : "");
    }
    const char *role = season->people[line->row->staff].role;
    bool teaches = words_have(season_setting(season, "teach_roles"), role);
    if (line->duty->taught)
        return teaches ? "teach" : "supervise (a teacher is asked for)";
    return "supervise";
}

static void add_lines(const struct report_ask *ask, const struct lines *lines,
                      struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    for (int i = 0; i < lines->count; i++) {
        const struct line *line = &lines->list[i];
        const struct lesson *lesson = &season->lessons[line->duty->lesson];
        const struct duty_slot *slot = &line->duty->slots[0];
        struct cell *row = table_row(&table);

        row[DAY].number = day_of(line->starts_at);
        row[FROM].number = line->starts_at;
        row[UNTIL].number = line->starts_at + lesson->end - lesson->start;
        row[CLASS].text = lesson->class_name;
        row[SUBJECT].text = lesson->subject;
        row[TEACHER].text = teacher_of(season, line->duty->lesson);
        row[PLACE].text = line->row ? answer_place(season, line->row->room, line->row->site)
                                    : answer_place(season, slot->room, slot->site);
        row[HOW].text = how_text(season, line, sheets->arena);
        if (line->row && !(line->row->standing && strcmp(line->row->kind, "merged") == 0)) {
            row[WHO].text = answer_staff(season, line->row->staff);
            row[NAME].text = season->people[line->row->staff].name;
        }
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = arena_text(sheets->arena, "Classes without their teacher: %d", lines->count);
    sheet->note = arena_text(sheets->arena, "%s. Work set: for the teacher to fill in",
                             heading_state_contact(ask, sheets->arena));
    sheet->name = "cover";
    sheet->group_by = DAY;
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};
    struct lines lines = pick(ask, arena);

    (void)fault;
    heading_page(ask, "Cover", arena, page);
    add_lines(ask, &lines, &sheets);
    cover_joins(ask, &sheets);
    cover_gained(ask, &sheets);
    cover_balances(ask, &sheets);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_cover;
const struct report report_cover = {
    .name = "cover",
    .title = "Cover",
    .audience = FOR_STAFF,
    .help = "classes without their teacher: who has them, where; gained time; credits and debits",
    .fill = fill,
};
