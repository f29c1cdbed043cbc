/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/intake/fill.h"

#include <string.h>

#include "scheduler/intake/leave.h"

static int column_place(const struct kind *kind, const char *name)
{
    const struct kind_column *column = kind_column_find(kind, name);

    return column ? (int)(column - kind->columns) : -1;
}

static uint64_t columns_mask(const struct kind *kind, const char *names)
{
    uint64_t mask = 0;

    for (int i = 0; i < kind->n_columns; i++) {
        size_t length = strlen(kind->columns[i].name);
        for (const char *at = names; *at; at += strcspn(at, "|"), at += *at == '|') {
            if (strcspn(at, "|") == length && memcmp(at, kind->columns[i].name, length) == 0)
                mask |= (uint64_t)1 << i;
        }
    }
    return mask;
}

uint64_t fill_told(const struct built *built, const struct batch *batch)
{
    uint64_t told = 0;

    for (int f = 0; f < batch->kind->n_fields; f++) {
        int column = column_place(built->kind, batch->kind->fields[f].name);
        if (!batch->headings[f])
            continue;
        if (column >= 0)
            told |= (uint64_t)1 << column;
        for (const struct special *special = specials; special->kind; special++) {
            if (strcmp(special->kind, built->kind->name) == 0 && special->field &&
                strcmp(special->field, batch->kind->fields[f].name) == 0)
                told |= columns_mask(built->kind, special->columns);
        }
    }
    return told;
}

static void fill_reference(struct fill *fill, int column_at, const struct value *value)
{
    const struct kind_column *column = &fill->built->kind->columns[column_at];
    struct built *named = &fill->build->kinds[fill->built->refs[column_at]];
    int series = -1;

    if (strcmp(column->ref, "papers") == 0 && fill_value(fill, "series")->given) {
        const char *text = fill_value(fill, "series")->text;
        series =
            names_find(build_names(fill->build, build_kind(fill->build, "series")), text, -1).row;
    }
    column_set_number(column, fill->into,
                      fill_find(fill, named, column->name, value->text, series));
}

static void fill_column(struct fill *fill, int column_at, const struct value *value)
{
    const struct kind_column *column = &fill->built->kind->columns[column_at];

    switch (column->type) {
    case COLUMN_TEXT:
        column_set_text(column, fill->into, arena_text(fill->build->arena, "%s", value->text));
        break;
    case COLUMN_ENUM: {
        int word = word_find(column->words, value->text);
        if (word >= 0)
            column_set_number(column, fill->into, word);
        else
            FILL_ERROR(fill, column->name, "'%s' is not known here; use a word the manual lists",
                       value->text);
        break;
    }
    case COLUMN_REF:
        fill_reference(fill, column_at, value);
        break;
    case COLUMN_INT:
    case COLUMN_BIG:
    case COLUMN_YES:
    case COLUMN_DAY:
    case COLUMN_MOMENT:
    case COLUMN_TIME:
        column_set_number(column, fill->into, value->number);
        break;
    }
}

static void fill_columns(struct fill *fill)
{
    const struct record_kind *record = fill->batch->kind;

    for (int f = 0; f < record->n_fields; f++) {
        const struct value *value = batch_value(fill->batch, fill->row, f);
        int column = column_place(fill->built->kind, record->fields[f].name);
        bool is_code = record->fields[f].type == FIELD_CODE && *value->text;
        if (column >= 0 && (value->given || is_code))
            fill_column(fill, column, value);
    }
}

void fill_row(struct fill *fill)
{
    fill->bad = fill->batch->bad[fill->row];
    fill->follower = fill->left = false;
    kind_clear(fill->built->kind, fill->into);
    fill_columns(fill);
    for (const struct special *special = specials; special->kind; special++) {
        if (special->make && strcmp(special->kind, fill->built->kind->name) == 0) {
            special->make(fill);
            return;
        }
    }
    fill->emit(fill);
}
