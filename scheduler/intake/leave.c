/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/intake/leave.h"

#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"

const char *const intake_whats[] = {"created", "updated", "removed", NULL};

static int by_text(const void *left, const void *right, const void *context)
{
    (void)context;
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

void leave_start(struct build *build)
{
    build->n_leave = build->ask->n_leave;
    build->leave =
        arena_dup(build->arena, build->ask->leave, (size_t)build->n_leave, sizeof *build->leave);
    sort_rows(build->leave, (size_t)build->n_leave, sizeof *build->leave, by_text, NULL);
}

static bool has_line(const struct build *build, const char *line)
{
    int low = 0, high = build->n_leave;

    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(build->leave[middle], line);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static bool is_left(const struct build *build, const struct built *built, enum intake_what what,
                    const struct season *season, const void *row)
{
    const char *start = arena_text(build->arena, "%s %s ", built->kind->name, intake_whats[what]);

    return has_line(build, arena_text(build->arena, "%s*", start)) ||
           has_line(build, arena_text(build->arena, "%s%s", start,
                                      row_key(season, &built->key, row, build->arena)));
}

static void add_left(struct build *build, struct built *built, const void *row, struct left left)
{
    left.row = arena_dup(build->arena, row, 1, built->kind->size);
    *LIST_ADD(build->arena, built->left, built->n_left, built->left_room) = left;
}

bool leave_new(struct fill *fill, int before)
{
    struct build *build = fill->build;

    if (fill->left) {
        build->n_followers++;
        return true;
    }
    if (!build->n_leave || before >= 0 ||
        !is_left(build, fill->built, INTAKE_CREATED, &build->after, fill->into))
        return false;
    add_left(build, fill->built, fill->into,
             (struct left){.before = -1, .batch = fill->batch_at, .at_row = fill->row});
    return true;
}

bool leave_names(const struct built *named, const char *text)
{
    for (int i = 0; i < named->n_left; i++) {
        const struct left *left = &named->left[i];
        if (left->what == INTAKE_CREATED && named->key.columns[0]->type == COLUMN_TEXT &&
            text_same_case(column_text(named->key.columns[0], left->row), text))
            return true;
    }
    return false;
}

bool leave_changed(struct build *build, struct built *built, int row)
{
    struct origin *origin = &built->origins[row];
    void *now = build_row(built, row);
    const void *old = built->stored + (size_t)origin->before * built->kind->size;

    if (!build->n_leave || key_compare(&built->key, now, old) != 0 ||
        !is_left(build, built, INTAKE_UPDATED, &build->after, now))
        return false;
    add_left(build, built, now,
             (struct left){.before = origin->before,
                           .batch = origin->batch,
                           .at_row = origin->row,
                           .what = INTAKE_UPDATED});
    memcpy(now, old, built->kind->size);
    origin->state = ROW_LEFT;
    return true;
}

bool leave_gone(struct build *build, struct built *built, int before)
{
    int count = 0;

    if (!build->n_leave)
        return false;
    const char *rows = kind_rows(built->kind, build->before, &count);
    const void *row = rows + (size_t)before * built->kind->size;
    if (!is_left(build, built, INTAKE_REMOVED, build->before, row))
        return false;
    add_left(build, built, row,
             (struct left){.before = before, .batch = -1, .at_row = -1, .what = INTAKE_REMOVED});
    return true;
}
