/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/moves_put.h"

#include <string.h>

#include "scheduler/desk/ask.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/report/ladder.h"

enum { SHOWN_MOVES = 12 }; /* more are folded away */

const char *row_span(struct web *web, const struct json *row)
{
    return span_words(json_text_of(row, "start"), json_text_of(row, "end"), web->arena);
}

/* The other half of a change of hands: the same duty and time, dropped and taken. */
static const struct json *other_half(const struct json *list, const struct json *move)
{
    const char *what = json_text_of(move, "what");
    const char *wanted = strcmp(what, "takes") == 0 ? "drops" : "takes";

    if (strcmp(what, "moves") == 0)
        return NULL;
    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        if (strcmp(json_text_of(row, "what"), wanted) == 0 &&
            one_duty(json_text_of(row, "duty"), json_text_of(move, "duty")) &&
            strcmp(json_text_of(row, "start"), json_text_of(move, "start")) == 0)
            return row;
    }
    return NULL;
}

static void put_move(struct web *web, const struct json *list, const struct json *move)
{
    const struct season *season = &web->office->season;
    const char *who = person_words(season, json_text_of(move, "staff"));
    const char *what = json_text_of(move, "what");
    const struct json *other = other_half(list, move);
    const char *title = json_text_of(move, "title");
    const char *text;

    if (other && strcmp(what, "drops") == 0)
        return; /* told with the one who takes it */
    if (strcmp(what, "moves") == 0) {
        text = arena_text(web->arena, "%s, at this time now", who);
    } else if (strcmp(what, "drops") == 0) {
        text = arena_text(web->arena, "%s leaves it, nobody %s", who,
                          json_is_yes(move, "over")    ? "is wanted there any more"
                          : json_is_yes(move, "joins") ? "takes them"
                                                       : "takes it");
    } else if (other) {
        text = arena_text(web->arena, "%s instead of %s", who,
                          person_words(season, json_text_of(other, "staff")));
    } else {
        text = arena_text(web->arena, "%s takes it", who);
    }
    const char *place = place_words(season, json_text_of(move, "place"));
    html_put(&web->out, "<tr><td>%s</td><th scope=\"row\">%s%s%s</th><td>%s</td></tr>",
             row_span(web, move),
             *title ? title : duty_words(season, json_text_of(move, "duty"), web->arena),
             *place ? ", " : "", place, text);
}

/* As many as put_move() has rows for: one person instead of another is one change. */
static int count_moves(const struct json *moves)
{
    int count = 0;

    for (const struct json *move = json_first(moves); move; move = json_next(move))
        count += strcmp(json_text_of(move, "what"), "drops") != 0 || !other_half(moves, move);
    return count;
}

static void put_wanted(struct web *web, const struct json *list)
{
    const struct season *season = &web->office->season;

    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        const char *place = place_words(season, json_text_of(row, "place"));
        html_put(&web->out,
                 "<tr><td>%s</td><th scope=\"row\">%s%s%s</th><td>is wanted now, nobody takes it"
                 "</td></tr>",
                 row_span(web, row), json_text_of(row, "title"), *place ? ", " : "", place);
    }
}

void moves_put(struct web *web, const struct json *rung)
{
    const struct json *moves = json_get(rung, "moves"), *wanted = json_get(rung, "wanted");
    int rows = json_count(moves) + json_count(wanted);
    int count = count_moves(moves);

    if (!rows)
        return;
    if (rows <= SHOWN_MOVES)
        html_put(&web->out, "<details open>");
    else
        html_put(&web->out, "<details>");
    html_put(&web->out,
             "<summary>What it does: %d %s%s</summary><div class=\"scroll\"><table>"
             "<thead><tr><th scope=\"col\">When</th><th scope=\"col\">What</th>"
             "<th scope=\"col\">Who</th></tr></thead><tbody>",
             count, count == 1 ? "change" : "changes",
             json_count(wanted) ? arena_text(web->arena, ", %d wanted now", json_count(wanted))
                                : "");
    for (const struct json *move = json_first(moves); move; move = json_next(move))
        put_move(web, moves, move);
    put_wanted(web, wanted);
    html_put(&web->out, "</tbody></table></div></details>");
}
