/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows that were stored, told where the rows they name stand now. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/intake/build.h"

/* Rows that are nothing without what they name, besides lists and keys: a seat
 * without its room is no seat. */
static const struct {
    const char *kind, *column;
} hangs_on[] = {
    {"sitting", "entry"}, {"sitting", "room"}, {"unseated", "entry"},
    {"draft", "staff"},   {"draft", "room"},   {"sittings", "room"},
};

/* What was told to people stays on record whatever becomes of its room. */
static const char *const history[] = {"published", "version_change", "feed_event", "incident"};

static bool is_history(const struct kind *kind)
{
    for (size_t i = 0; i < sizeof history / sizeof *history; i++) {
        if (strcmp(kind->name, history[i]) == 0)
            return true;
    }
    return false;
}

static bool hangs(const struct built *built, const struct kind_column *column)
{
    if (is_history(built->kind))
        return false;
    /* Support is owed to the pupil, whoever was to give it. */
    if (strcmp(built->kind->name, "support") == 0 && strcmp(column->name, "staff") == 0)
        return false;
    for (size_t i = 0; i < sizeof hangs_on / sizeof *hangs_on; i++) {
        if (strcmp(built->kind->name, hangs_on[i].kind) == 0 &&
            strcmp(column->name, hangs_on[i].column) == 0)
            return true;
    }
    return built->kind->parent || key_has(&built->key, column);
}

static void follow(struct build *build, struct built *built, int column_at)
{
    const struct kind_column *column = &built->kind->columns[column_at];
    const struct built *named = &build->kinds[built->refs[column_at]];
    bool gone_is_lost = hangs(built, column);

    for (int i = 0; i < built->n_stored; i++) {
        void *row = built->stored + (size_t)i * built->kind->size;
        int64_t old = column_number(column, row);
        if (old < 0)
            continue;
        int now = old < named->n_stored ? named->moved[old] : -1;
        column_set_number(column, row, now);
        if (now < 0 && gone_is_lost)
            built->lost[i] = true;
    }
}

void carry_rows(struct build *build, struct built *built)
{
    size_t size = built->kind->size;
    const void *rows = kind_rows(built->kind, build->before, &built->n_stored);

    built->stored = arena_alloc(build->arena, (size_t)built->n_stored + 1, size);
    built->lost = arena_new(build->arena, bool, built->n_stored + 1);
    built->moved = arena_new(build->arena, int, built->n_stored + 1);
    if (built->n_stored)
        memcpy(built->stored, rows, (size_t)built->n_stored * size);
    for (int c = 0; c < built->kind->n_columns; c++) {
        if (built->refs[c] >= 0)
            follow(build, built, c);
    }
}

void carry_kind(struct build *build, struct built *built)
{
    carry_rows(build, built);
    for (int i = 0; i < built->n_stored; i++) {
        if (built->lost[i])
            continue;
        build_add(build, built, built->stored + (size_t)i * built->kind->size,
                  (struct origin){.batch = -1, .row = -1, .before = i, .state = ROW_KEPT});
    }
    build_finish(build, built);
}

static bool was_told(const struct season *season, int person)
{
    for (int i = 0; i < season->n_published; i++) {
        if (season->published[i].staff == person)
            return true;
    }
    for (int i = 0; i < season->n_version_changes; i++) {
        if (season->version_changes[i].staff == person)
            return true;
    }
    for (int i = 0; i < season->n_feed_events; i++) {
        if (season->feed_events[i].staff == person)
            return true;
    }
    return false;
}

bool leaver_keep(struct build *build, int stored_row, struct person *person)
{
    int64_t last = day_of(build->now_at) - 1;

    if (!was_told(build->before, stored_row))
        return false;
    if (person->until < 0 || person->until > last)
        person->until = last;
    return true;
}
