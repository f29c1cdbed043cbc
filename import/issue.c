/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/issue.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Ends a text that was cut at its size before a split character, and keeps
 * what a terminal would obey out of it: the text quotes foreign files. */
static void make_plain(char *text)
{
    size_t length = strlen(text), start = length;

    for (char *at = text; *at; at++) {
        unsigned char c = (unsigned char)*at;
        if (c < 0x20 || c == 0x7f)
            *at = ' ';
        /* C1 controls, U+0080 to U+009F, are obeyed as well. */
        if (c == 0xC2 && (unsigned char)at[1] < 0xA0 && (unsigned char)at[1] >= 0x80)
            at[0] = at[1] = ' ';
    }
    while (start > 0 && length - start < 4 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t follow = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (length - start < follow)
        text[start - 1] = '\0';
}

static void put_text(char *to, size_t size, const char *text)
{
    size_t length = strnlen(text, size - 1);

    memcpy(to, text, length);
    to[length] = '\0';
    make_plain(to);
}

static void count_one(struct issues *issues, enum severity severity)
{
    issues->errors += severity == ISSUE_ERROR;
    issues->warnings += severity == ISSUE_WARNING;
    issues->notes += severity == ISSUE_NOTE;
}

/* The place for one more, or NULL when it is only counted. */
static struct issue *place_find(struct issues *issues, enum severity severity, const char *kind)
{
    struct issue *first = NULL;
    int alike = 0;

    if (!issues->list)
        issues->list = calloc(ISSUES_MAX, sizeof *issues->list);
    for (int i = 0; i < issues->count && alike < ISSUES_KEPT_OF_A_KIND; i++) {
        struct issue *issue = &issues->list[i];
        if (issue->kind != kind || issue->severity != severity)
            continue;
        first = first ? first : issue;
        alike++;
    }
    if (issues->list && issues->count < ISSUES_MAX && alike < ISSUES_KEPT_OF_A_KIND)
        return &issues->list[issues->count++];
    issues->dropped++;
    if (first)
        first->more++;
    return NULL;
}

/* Marks a sentence that did not fit. */
static void mark_cut(char *text, size_t size)
{
    size_t end = strlen(text);

    while (end > 0 && (end > size - 5 || (text[end] & 0xC0) == 0x80))
        end--;
    memcpy(text + end, "...", 4);
}

void issue_tell(struct issues *issues, enum severity severity, const char *file, int line,
                const char *column, const char *kind, const char *text)
{
    struct issue *issue = place_find(issues, severity, kind);

    count_one(issues, severity);
    if (!issue)
        return;
    *issue = (struct issue){.severity = severity, .line = line, .kind = kind};
    put_text(issue->file, sizeof issue->file, file);
    put_text(issue->column, sizeof issue->column, column);
    put_text(issue->text, sizeof issue->text, text);
    if (strlen(text) >= sizeof issue->text)
        mark_cut(issue->text, sizeof issue->text);
}

void issue_add(struct issues *issues, enum severity severity, const char *file, int line,
               const char *column, const char *format, ...)
{
    char text[400]; /* longer than an issue keeps, so that it sees the cut */
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    issue_tell(issues, severity, file, line, column, format, text);
}

static void print_one(const struct issue *issue, FILE *out)
{
    static const char *const before[] = {"note: ", "warning: ", ""};

    fputs(issue->file, out);
    if (*issue->file && issue->line > 0)
        fprintf(out, ":%d", issue->line);
    if (*issue->file)
        fputs(": ", out);
    if (*issue->column)
        fprintf(out, "%s: ", issue->column);
    fprintf(out, "%s%s\n", before[issue->severity], issue->text);
}

/* How many issues of the kind of list[i] stand before it. */
static int count_before(const struct issues *issues, int i)
{
    const struct issue *issue = &issues->list[i];
    int before = 0;

    for (int k = 0; k < i; k++)
        before +=
            issues->list[k].kind == issue->kind && issues->list[k].severity == issue->severity;
    return before;
}

/* How many of the kind of list[i] come after it, kept or only counted. */
static int count_after(const struct issues *issues, int i)
{
    const struct issue *issue = &issues->list[i];
    int after = 0;

    for (int k = 0; k < issues->count; k++) {
        const struct issue *other = &issues->list[k];
        if (other->kind == issue->kind && other->severity == issue->severity)
            after += other->more + (k > i);
    }
    return after;
}

void issues_print(const struct issues *issues, FILE *out)
{
    int folded = 0;

    for (int i = 0; i < issues->count; i++) {
        int before = count_before(issues, i);

        if (before >= ISSUES_SHOWN_OF_A_KIND)
            continue;
        print_one(&issues->list[i], out);
        int after = count_after(issues, i);
        if (before == ISSUES_SHOWN_OF_A_KIND - 1 && after > 0)
            fprintf(out, "and %d like it\n", after);
        folded += issues->list[i].more;
    }
    if (issues->dropped > folded)
        fprintf(out, "and %d more\n", issues->dropped - folded);
    if (issues->followers > 0)
        fprintf(out, "%d more row%s fail%s only because of these\n", issues->followers,
                issues->followers == 1 ? "" : "s", issues->followers == 1 ? "s" : "");
}

void issues_release(struct issues *issues)
{
    free(issues->list);
    *issues = (struct issues){0};
}
