/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/drill_picture.c - a strip for each day: people tried against time, bars where
 * nobody is found. */
#include <errno.h>
#include <string.h>

#include "export/sheet.h"
#include "scheduler/base/day.h"
#include "scheduler/cli/drill_cli.h"
#include "scheduler/plan/find_duty.h"

static const struct {
    const char *letter, *label;
    int shade;
} marks[] = {[LEVEL_REQUIRED] = {"R", "Required, left", 0},
             [LEVEL_COVER] = {"C", "Class without cover", 2},
             [LEVEL_WORK] = {"W", "Other work, left", 4}};

enum { DAY_FROM = 7 * 60, DAY_UNTIL = 18 * 60 };

static void add_bars(const struct drill_case *row, int at, struct grid_bar *bars, int *n)
{
    for (int i = 0; i < row->n_losses; i++) {
        const struct drill_loss *loss = &row->losses[i];
        if (loss->level > LEVEL_WORK || day_of(loss->starts_at) != row->day)
            continue;
        bars[(*n)++] = (struct grid_bar){.row = at,
                                         .starts_at = loss->starts_at,
                                         .ends_at = loss->ends_at,
                                         .letter = marks[loss->level].letter,
                                         .label = marks[loss->level].label,
                                         .shade = marks[loss->level].shade};
    }
}

static bool day_grid(struct app *app, const struct drill_told *told, int64_t day, struct grid *grid)
{
    const struct drill *drill = &told->drill;
    const char **rows = arena_new(&app->arena, const char *, drill->n_cases + 1);
    int most = 0, n_rows = 0, n_bars = 0;

    for (int i = 0; i < drill->n_cases; i++)
        most += drill->cases[i].n_losses;
    struct grid_bar *bars = arena_new(&app->arena, struct grid_bar, most + 1);
    for (int i = 0; i < drill->n_cases; i++) {
        const struct drill_case *row = &drill->cases[i];
        if (row->day != day)
            continue;
        const struct person *who = &app->office.season.people[row->person];
        add_bars(row, n_rows, bars, &n_bars);
        rows[n_rows++] = *who->name ? who->name : who->staff;
    }
    *grid = (struct grid){
        .title = arena_text(&app->arena, "If they are away on %s", day_said(&app->arena, day)),
        .rows = rows,
        .n_rows = n_rows,
        .from_at = day * DAY_MIN + DAY_FROM,
        .until_at = day * DAY_MIN + DAY_UNTIL,
        .bars = bars,
        .n_bars = n_bars};
    return n_rows > 0;
}

bool drill_picture(struct app *app, const struct drill_told *told, const char *path,
                   struct fault *fault)
{
    struct grid *grids =
        arena_new(&app->arena, struct grid, told->world.until - told->world.from + 2);
    const char *dot = strrchr(path, '.');
    const struct page_writer *writer = page_writer_find(dot ? dot + 1 : "html");
    struct page page = {.title = season_setting(&app->office.season, "school"),
                        .subtitle = arena_text(&app->arena, "Absence drill, week of %s",
                                               day_said(&app->arena, told->world.from)),
                        .grids = grids,
                        .stamped_utc = app->office.now_utc};

    if (!writer)
        return fault_set(fault, FAULT_USAGE, "%s: the picture is written as html, pdf or text",
                         path);
    for (int64_t day = told->world.from; day <= told->world.until; day++)
        page.n_grids += day_grid(app, told, day, &grids[page.n_grids]);
    FILE *file = fopen(path, "wb");
    if (!file)
        return fault_set(fault, FAULT_SYSTEM, "%s cannot be written: %s", path, strerror(errno));
    bool good = writer->write(file, &page);
    good = fclose(file) == 0 && good;
    return good || fault_set(fault, FAULT_SYSTEM, "%s cannot be written", path);
}
