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

const struct value *fill_value(const struct fill *fill, const char *field)
{
    static const struct value nothing = {.text = ""};
    int at = field_find(fill->batch->kind, field);

    return at < 0 ? &nothing : batch_value(fill->batch, fill->row, at);
}

const char *fill_heading(const struct batch *batch, const char *field)
{
    int at = field_find(batch->kind, field);

    if (at < 0)
        return "";
    return batch->headings[at] ? batch->headings[at] : batch->kind->fields[at].name;
}

bool list_next(const char **at, char *text, size_t size)
{
    while (**at == ' ' || **at == ';')
        (*at)++;
    size_t length = strcspn(*at, ";");
    const char *start = *at;
    *at += length;
    while (length > 0 && start[length - 1] == ' ')
        length--;
    if (length == 0)
        return false;
    if (length >= size)
        length = size - 1;
    memcpy(text, start, length);
    text[length] = '\0';
    return true;
}

enum { GUESSES_MAX = 20 };

/* A pupil's name is not repeated: only what looks like a code, with a digit, is. */
static bool may_quote(const struct built *named, const char *text)
{
    return strcmp(named->kind->name, "pupils") != 0 ||
           (strpbrk(text, "0123456789") && !strchr(text, ' '));
}

static void tell_missing(struct fill *fill, struct built *named, const char *field,
                         const char *text)
{
    const struct record_kind *record = record_kind_find(named->kind->name);
    const char *title = record ? record->title : named->kind->name;
    const struct names *names = build_names(fill->build, named);

    if (named->count == 0) {
        FILL_ERROR(fill, field, "there are no %s yet that '%s' could name; import %s, too", title,
                   may_quote(named, text) ? text : "this", named->kind->name);
        return;
    }
    const char *near = named->guesses++ < GUESSES_MAX ? names_nearest(names, text) : "";
    if (!may_quote(named, text))
        FILL_ERROR(fill, field, "this names none of the %s; use the code, or add it to %s", title,
                   named->kind->name);
    else if (*near)
        FILL_ERROR(fill, field, "'%s' names none of the %s; did you mean '%s'?", text, title, near);
    else
        FILL_ERROR(fill, field, "'%s' names none of the %s; correct it, or add it to %s", text,
                   title, named->kind->name);
}

static void tell_loose(struct fill *fill, const struct names *names, const char *field,
                       const char *text, struct found found)
{
    if (found.how == FOUND_PADDED) {
        FILL_ISSUE(fill, ISSUE_NOTE, field,
                   "'%s' was read as a candidate number that lost its zeros (%s); format the "
                   "column as text",
                   text, names_code(names, found.row));
    }
    if (found.how == FOUND_CASE && strcmp(names->kind->name, "pupils") == 0)
        FILL_ISSUE(fill, ISSUE_NOTE, field, "this was read as pupil '%s' in spite of its capitals",
                   names_code(names, found.row));
    else if (found.how == FOUND_CASE)
        FILL_ISSUE(fill, ISSUE_NOTE, field, "'%s' was read as '%s'", text,
                   names_code(names, found.row));
}

int fill_find(struct fill *fill, struct built *named, const char *field, const char *text,
              int series)
{
    const struct names *names = build_names(fill->build, named);
    struct found found = names_find(names, text, series);

    if (found.how == FOUND_MANY && strcmp(named->kind->name, "equipment") == 0)
        return 0; /* kept at several sites: any row says that it exists */
    if (found.row >= 0) {
        tell_loose(fill, names, field, text, found);
        return found.row;
    }
    if (found.how == FOUND_MANY) {
        if (strcmp(named->kind->name, "papers") == 0)
            FILL_ERROR(fill, field, "'%s' is a paper of several series; say which in series", text);
        else
            FILL_ERROR(fill, field, "%s%s%s fits several rows of %s; use the code",
                       may_quote(named, text) ? "'" : "", may_quote(named, text) ? text : "this",
                       may_quote(named, text) ? "'" : "", named->kind->name);
        return -1;
    }
    if (named->broken) {
        fill->bad = fill->follower = true;
        return -1;
    }
    if (leave_names(named, text)) {
        fill->left = true;
        return -1;
    }
    tell_missing(fill, named, field, text);
    return -1;
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
