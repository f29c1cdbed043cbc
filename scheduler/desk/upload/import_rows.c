/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/import_rows.h"

#include <stdlib.h>
#include <string.h>

struct shown { /* rows as they are drawn */
    struct web *web;
    const struct import_ticks *ticks;
    const struct json *answer;
    int64_t first, count; /* of the part that is open */
    bool none;            /* all of the part is left as it is */
};

static const char *const what_words[] = {"new", "changed", "removed"};

const char *import_shown(struct web *web)
{
    const char *show = web_field(web, "show");
    bool plain = show[strspn(show, "abcdefghijklmnopqrstuvwxyz_,0123456789")] == '\0';

    return *show && plain ? show : "all";
}

static void put_tick(struct web *web, const char *line, bool left, const char *label)
{
    html_put(&web->out,
             "<input type=\"hidden\" name=\"shown\" value=\"%s\"><label class=\"tick\">"
             "<input type=\"checkbox\" name=\"row\" value=\"%s\"%s> %s</label>",
             line, line, left ? "" : " checked", label);
}

static void put_button(struct web *web, const char *kind, int what, int64_t count, int64_t left)
{
    long long all = (long long)count + left;

    if (all == 0) {
        html_raw(&web->out, "<td class=\"number\">0</td>",
                 sizeof "<td class=\"number\">0</td>" - 1);
        return;
    }
    html_put(&web->out,
             "<td class=\"number\"><button class=\"small\" name=\"show\" value=\"%s,%s\" "
             "aria-label=\"%s: %lld %s\">%lld</button>",
             kind, intake_whats[what], kind, all, what_words[what], all);
    if (left)
        html_put(&web->out, "<br>%lld not taken", (long long)left);
    html_put(&web->out, "</td>");
}

static int64_t left_of(struct web *web, const struct json *row, int what)
{
    return json_number_of(row, arena_text(web->arena, "%s_left", intake_whats[what]), 0);
}

static bool changes(struct web *web, const struct json *row)
{
    int64_t sum = 0;

    for (int what = 0; what < N_INTAKE_WHATS; what++)
        sum += json_number_of(row, intake_whats[what], 0) + left_of(web, row, what);
    return sum > 0;
}

static void put_count(struct web *web, const struct json *row)
{
    const char *kind = json_text_of(row, "kind");

    html_put(&web->out, "<tr><th scope=\"row\">%s</th><td class=\"number\">%lld</td>", kind,
             (long long)json_number_of(row, "rows", 0));
    for (int what = 0; what < N_INTAKE_WHATS; what++)
        put_button(web, kind, what, json_number_of(row, intake_whats[what], 0),
                   left_of(web, row, what));
    html_put(&web->out, "<td class=\"number\">%lld</td></tr>",
             (long long)json_number_of(row, "unchanged", 0));
}

void import_counts_put(struct web *web, const struct json *answer)
{
    static const char *const heads[] = {"What",    "Rows",      "New", "Changed",
                                        "Removed", "Unchanged", NULL};

    const char *same = "";
    int changed = 0;

    for (const struct json *row = json_first(json_get(answer, "kinds")); row;
         row = json_next(row)) {
        if (!changes(web, row)) {
            same = arena_text(web->arena, "%s%s%s", same, *same ? ", " : "",
                              json_text_of(row, "kind"));
            continue;
        }
        if (!changed++)
            put_table(web, "What would change: a number shows its rows", heads);
        put_count(web, row);
    }
    if (changed)
        put_table_end(web);
    if (*same)
        html_put(&web->out, "<p>%s: %s.</p>",
                 changed ? "As they are stored already" : "Nothing changes", same);
    int64_t with = json_number_of(answer, "left_with", 0);
    if (with)
        html_put(&web->out, "<p>%lld more %s out: what they name is not taken.</p>",
                 (long long)with, with == 1 ? "row is left" : "rows are left");
}

static void put_cells(struct web *web, const struct json *row)
{
    const char *what = json_text_of(row, "what");
    bool changed = strcmp(what, "updated") == 0, gone = strcmp(what, "removed") == 0;
    struct html *out = &web->out;

    for (const struct json *cell = json_first(json_get(row, "cells")); cell;
         cell = json_next(cell)) {
        const char *was = json_text_of(cell, "was"), *is = json_text_of(cell, "is");
        html_put(out, "<span class=\"cell\">%s ", json_text_of(cell, "column"));
        if (changed)
            html_put(out, "<del>%s</del> \xe2\x86\x92 ", *was ? was : "nothing");
        if (gone)
            html_put(out, "<del>%s</del>", was);
        else
            html_put(out, "<ins>%s</ins>", *is ? is : "nothing");
        html_put(out, "</span> ");
    }
}

static void put_row(struct shown *shown, const struct json *row)
{
    struct web *web = shown->web;
    const char *key = json_text_of(row, "key"), *file = json_text_of(row, "file");
    const char *slash = strrchr(file, '/'), *kind = json_text_of(row, "kind");

    html_put(&web->out, "<tr><th scope=\"row\">");
    if (json_is_yes(row, "follows"))
        html_put(&web->out, "%s<br><span class=\"quiet\">goes with what it belongs to</span>", key);
    else if (shown->none)
        html_put(&web->out, "%s", key);
    else
        put_tick(web, arena_text(web->arena, "%s %s %s", kind, json_text_of(row, "what"), key),
                 json_is_yes(row, "left"), key);
    html_put(&web->out, "</th><td>");
    put_cells(web, row);
    html_put(&web->out, "</td><td>");
    if (*file)
        html_put(&web->out, "%s, line %lld", slash ? slash + 1 : file,
                 (long long)json_number_of(row, "line", 0));
    html_put(&web->out, "</td></tr>");
    shown->count++;
}

/* How many there are of a kind and a what, taken or not. */
static int64_t count_of(const struct shown *shown, const char *kind, const char *what)
{
    const char *left = arena_text(shown->web->arena, "%s_left", what);

    for (const struct json *row = json_first(json_get(shown->answer, "kinds")); row;
         row = json_next(row))
        if (strcmp(json_text_of(row, "kind"), kind) == 0)
            return json_number_of(row, what, 0) + json_number_of(row, left, 0);
    return 0;
}

/* What stands over the rows of one kind and what. */
static void open_part(struct shown *shown, const struct json *row)
{
    struct web *web = shown->web;
    const char *kind = json_text_of(row, "kind"), *what = json_text_of(row, "what");
    int at = word_find(intake_whats, what);
    const char *word = what_words[at < 0 ? 0 : at];
    const char *all = arena_text(web->arena, "%s %s *", kind, what);

    shown->none = import_ticks_have(shown->ticks, all);
    shown->count = 0;
    html_put(&web->out, "<h3>%s: %lld %s</h3>", kind, (long long)count_of(shown, kind, what), word);
    const char *label = shown->none ? "None of these is taken. Tick to choose among them"
                                    : "Take these, but for those unticked below";
    if (!json_is_yes(row, "follows"))
        put_tick(web, all, shown->none, label);
    html_put(&web->out,
             "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s, %s\"><table>"
             "<thead><tr><th scope=\"col\">Take</th><th scope=\"col\">What it says</th>"
             "<th scope=\"col\">From</th></tr></thead><tbody>",
             kind, word);
}

static void put_way(struct web *web, const struct json *row, int64_t first, const char *words)
{
    html_put(&web->out, "<button class=\"small\" name=\"show\" value=\"%s,%s,%lld\">%s</button> ",
             json_text_of(row, "kind"), json_text_of(row, "what"), (long long)first, words);
}

/* What stands below them: the way to the others. */
static void close_part(struct shown *shown, const struct json *row)
{
    struct html *out = &shown->web->out;
    int64_t first = shown->first, until = first + shown->count;
    int64_t all = count_of(shown, json_text_of(row, "kind"), json_text_of(row, "what"));
    bool some = strcmp(import_shown(shown->web), "all") == 0;

    html_put(out, "</tbody></table></div>");
    if (shown->count >= all)
        return;
    html_put(out, "<p>%lld to %lld of %lld. ", (long long)first + 1, (long long)until,
             (long long)all);
    if (some)
        put_way(shown->web, row, 0, "See all of them");
    if (first > 0)
        put_way(shown->web, row, first > INTAKE_ROWS ? first - INTAKE_ROWS : 0, "Those before");
    if (until < all && !some)
        put_way(shown->web, row, until, "Those after");
    html_put(out, "</p>");
}

static bool same_part(const struct json *a, const struct json *b)
{
    return a && b && strcmp(json_text_of(a, "kind"), json_text_of(b, "kind")) == 0 &&
           strcmp(json_text_of(a, "what"), json_text_of(b, "what")) == 0;
}

void import_rows_put(struct web *web, const struct import_ticks *ticks, const struct json *answer)
{
    const char *show = import_shown(web), *comma = strrchr(show, ',');
    struct shown shown = {.web = web,
                          .ticks = ticks,
                          .answer = answer,
                          .first = comma ? strtoll(comma + 1, NULL, 10) : 0};
    const struct json *before = NULL;

    html_put(&web->out, "<h2>Row by row</h2><p>Untick what is to stay as it is.</p>");
    if (strcmp(show, "all") != 0)
        html_put(&web->out, "<p><button class=\"small\" name=\"show\" value=\"all\">Back to some "
                            "of each kind</button></p>");
    for (const struct json *row = json_first(json_get(answer, "rows")); row; row = json_next(row)) {
        if (!same_part(before, row)) {
            if (before)
                close_part(&shown, before);
            open_part(&shown, row);
        }
        put_row(&shown, row);
        before = row;
    }
    if (before)
        close_part(&shown, before);
    else
        html_put(&web->out, "<p>There is nothing to show.</p>");
}
