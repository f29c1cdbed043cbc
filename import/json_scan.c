/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/json_scan.h"

#include <stdlib.h>
#include <string.h>

#include "import/table.h"

/* Records need a depth of four; each value costs cJSON about 150 bytes. */
enum { DEPTH_MAX = 16, VALUES_MAX = 2000000 };

struct scanner {
    struct json_scan *scan;
    const char *wrong; /* why the text is refused, NULL: nothing found */
    int line;
    int depth, values, room;
    char open[DEPTH_MAX]; /* the brackets around what is being read */
};

static void note_row(struct scanner *scanner)
{
    struct json_scan *scan = scanner->scan;

    if (scan->n_rows == ROWS_MAX) {
        scanner->wrong = "this file has more than 250,000 rows; split it";
        return;
    }
    if (scan->n_rows == scanner->room) {
        int room = scanner->room ? scanner->room * 2 : 1024;
        int *lines = realloc(scan->lines, (size_t)room * sizeof *lines);
        if (!lines) {
            scanner->wrong = "there is not enough memory to read this file";
            return;
        }
        scan->lines = lines;
        scanner->room = room;
    }
    scan->lines[scan->n_rows++] = scanner->line;
}

static bool is_row(const struct scanner *scanner)
{
    if (scanner->depth == 1)
        return scanner->open[0] == '[';
    return scanner->depth == 2 && scanner->open[0] == '{' && scanner->open[1] == '[';
}

/* One character outside strings. */
static void scan_mark(struct scanner *scanner, char c)
{
    if (c == '\n')
        scanner->line++;
    if (c == '{' && is_row(scanner))
        note_row(scanner);
    if (c == '{' || c == '[') {
        if (scanner->depth == DEPTH_MAX)
            scanner->wrong = "brackets stand too deep inside each other here; records are lists of "
                             "objects and no deeper";
        else
            scanner->open[scanner->depth++] = c;
    }
    if ((c == '}' || c == ']') && scanner->depth > 0)
        scanner->depth--;
    if ((c == ',' || c == ':' || c == '{' || c == '[') && ++scanner->values > VALUES_MAX)
        scanner->wrong = "this file holds more than 2,000,000 values; split it";
}

/* Skips a string from its quotation mark on; returns its last character. */
static const char *skip_string(struct scanner *scanner, const char *at, const char *end)
{
    for (at++; at < end && *at != '"'; at++) {
        if (*at == '\n')
            scanner->line++;
        if (*at == '\\' && end - at >= 6 && memcmp(at, "\\u0000", 6) == 0)
            scanner->wrong = "there is a NUL character (\\u0000) in this line; take it out";
        if (*at == '\\' && at + 1 < end)
            at++;
    }
    return at < end ? at : end - 1;
}

/* 0042: cJSON reads 42 and says nothing, and the code is another. */
static bool is_zero_led(const char *at, const char *start, const char *end)
{
    return at[0] == '0' && end - at > 1 && at[1] >= '0' && at[1] <= '9' &&
           (at == start || strchr(" \t\r\n,:[-", at[-1]));
}

bool json_scan(struct json_scan *scan, const char *file, const struct text *text,
               struct issues *issues)
{
    struct scanner scanner = {.scan = scan, .line = 1};
    const char *end = text->bytes + text->size;

    *scan = (struct json_scan){0};
    for (const char *at = text->bytes; at < end && !scanner.wrong; at++) {
        if (is_zero_led(at, text->bytes, end))
            scanner.wrong = "a number begins with a zero here; put codes in quotation marks";
        if (*at == '"')
            at = skip_string(&scanner, at, end);
        else
            scan_mark(&scanner, *at);
    }
    if (scanner.wrong)
        issue_add(issues, ISSUE_ERROR, file, scanner.line, "", "%s", scanner.wrong);
    return !scanner.wrong;
}

void json_scan_release(struct json_scan *scan)
{
    free(scan->lines);
    *scan = (struct json_scan){0};
}

void json_complain(const char *file, const struct text *text, const char *stop,
                   struct issues *issues)
{
    const char *start = text->bytes, *end = text->bytes + text->size;
    int line = 1;

    if (!stop || stop < start || stop > end)
        stop = start;
    for (const char *at = start; at < stop; at++) {
        if (*at != '\n')
            continue;
        line++;
        start = at + 1;
    }
    issue_add(issues, ISSUE_ERROR, file, line, "",
              "this is not JSON from character %d of the line on; is a comma, a bracket or a "
              "quotation mark missing?",
              (int)(stop - start) + 1);
}
