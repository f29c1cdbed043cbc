/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a cell says, and the row another row names. */
#include "scheduler/intake/fill.h"
#include "scheduler/intake/leave.h"

#include <string.h>

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

/* An item kept at several sites has a row at each: any of its rows says that it exists. */
static int first_called(const struct names *names, const char *text)
{
    for (int row = 0; row < names->n_rows; row++) {
        if (text_same_case(names_code(names, row), text))
            return row;
    }
    return -1;
}

int fill_find(struct fill *fill, struct built *named, const char *field, const char *text,
              int series)
{
    const struct names *names = build_names(fill->build, named);
    struct found found = names_find(names, text, series);

    if (found.how == FOUND_MANY && strcmp(named->kind->name, "equipment") == 0)
        return first_called(names, text);
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
