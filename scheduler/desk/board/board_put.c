/* SPDX-License-Identifier: GPL-3.0-or-later
 * The board: empty seats on top, then a row of strips for each person. */
#include <stdlib.h>
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/board.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/duty/duty.h"

enum { WEEK = 7 };

static bool is_planned(const struct board *board)
{
    const struct season *season = &board->web->office->season;
    bool planned = false;

    for (int i = 0; i < season->n_plan_runs; i++)
        planned = planned || (season->plan_runs[i].from < board->monday + WEEK &&
                              season->plan_runs[i].until >= board->monday);
    return planned;
}

static bool is_over(const struct board *board, const struct json *row)
{
    const struct web *web = board->web;

    return strcmp(json_text_of(row, "end"), moment_text(web->arena, web->now_at)) <= 0;
}

static void put_open_seat(const struct board *board, const struct json *row)
{
    const char *key = json_text_of(row, "duty");
    const struct duty_kind *kind = duty_kind_find(json_text_of(row, "kind"));
    const struct tinted *tint = *board->person && !*board->duty ? board_tint(board, key) : NULL;

    html_put(&board->web->out,
             "<li><a href=\"%s#picked\" class=\"chip t%d%s\"><b>%s%s</b> %s %s %s</a></li>",
             board_path(board, key, "", NULL), tint ? (int)tint->tint : 0,
             strcmp(key, board->duty) == 0 ? " picked" : "", tint ? tint_letters[tint->tint] : "",
             kind ? kind->letter : "", kind ? kind->title : json_text_of(row, "kind"),
             span_words(json_text_of(row, "start"), json_text_of(row, "end"), board->web->arena),
             place_words(&board->web->office->season, json_text_of(row, "place")));
}

/* What can still be filled stands first. */
static void put_open(const struct board *board)
{
    struct html *out = &board->web->out;
    int over = 0;

    if (!is_planned(board)) {
        html_put(out, "<p>This week has not been planned yet%s.</p>",
                 web_may(board->web, MAY_OFFICER) ? ": use Seat and plan" : "");
        return;
    }
    if (!json_count(board->open)) {
        html_put(out, "<p>No seat is empty this week.</p>");
        return;
    }
    for (const struct json *row = json_first(board->open); row; row = json_next(row))
        over += is_over(board, row);
    html_put(out, "<section class=\"open\"><h2>Empty seats: %d", json_count(board->open));
    if (over)
        html_put(out, ", %d of them over (last)", over);
    html_put(out, "</h2><ul>");
    for (int past = 0; past <= 1; past++)
        for (const struct json *row = json_first(board->open); row; row = json_next(row))
            if (is_over(board, row) == past)
                put_open_seat(board, row);
    html_put(out, "</ul></section>");
}

static bool has_work(const struct board *board, int person)
{
    const struct season *season = &board->web->office->season;

    for (int i = 0; i < season->n_draft; i++)
        if (season->draft[i].staff == person &&
            day_week_start(day_of(season->draft[i].starts_at)) == board->monday)
            return true;
    for (int i = 0; i < season->n_published; i++)
        if (season->published[i].staff == person &&
            day_week_start(day_of(season->published[i].starts_at)) == board->monday)
            return true;
    return false;
}

static void put_name(const struct board *board, int person)
{
    const struct person *row = &board->web->office->season.people[person];
    struct html *out = &board->web->out;
    const struct tinted *tint = *board->duty ? board_tint(board, row->staff) : NULL;
    bool picked = strcmp(board->person, row->staff) == 0;

    html_put(out, "<th scope=\"row\" rowspan=\"%d\" class=\"t%d%s\"><a href=\"%s#picked\">%s%s</a>",
             board->view == VIEW_ABOVE ? 2 : 1, tint ? (int)tint->tint : 0, picked ? " picked" : "",
             board_path(board, NULL, NULL, row->staff), tint ? tint_letters[tint->tint] : "",
             *row->name ? row->name : row->staff);
    if (tint && *tint->why)
        html_put(out, "<br><small>%s</small>", tint->why);
    html_put(out, "</th>");
}

static void put_days(const struct board *board, int person, bool told)
{
    struct html *out = &board->web->out;

    if (board->view == VIEW_ABOVE)
        html_put(out, "<td class=\"which\">%s</td>", told ? "Told" : "Draft");
    for (int i = 0; i < board->n_days; i++) {
        html_put(out, "<td>");
        board_strip_put(board, person, board->days[i], told, true);
        html_put(out, "</td>");
    }
    if (board->view == VIEW_BOTH) {
        html_put(out, "<td class=\"told\">");
        board_strip_put(board, person, board->days[0], true, true);
        html_put(out, "</td>");
    }
    html_put(out, "</tr>\n");
}

static void put_heads(const struct board *board)
{
    struct html *out = &board->web->out;
    char day[STAMP];

    html_put(out, "<thead><tr><th scope=\"col\">Person</th>");
    if (board->view == VIEW_ABOVE)
        html_put(out, "<th scope=\"col\">Which</th>");
    int columns = board->view == VIEW_BOTH ? 2 : board->n_days;
    for (int i = 0; i < columns; i++) {
        bool both = board->view == VIEW_BOTH;
        html_put(out, "<th scope=\"col\" class=\"day\">%s%s",
                 stamp_day(day, board->days[both ? 0 : i]),
                 !both ? ""
                 : i   ? ": as told"
                       : ": the draft");
        board_hours_put(board);
        html_put(out, "</th>");
    }
    html_put(out, "</tr></thead><tbody>\n");
}

void board_put(const struct board *board)
{
    const struct season *season = &board->web->office->season;
    struct html *out = &board->web->out;

    put_open(board);
    html_put(out,
             "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Week board\">"
             "<table class=\"board\" data-board=\"%s\"><caption>%s</caption>",
             board_path(board, "", "", ""),
             board->view == VIEW_TOLD    ? "What was told"
             : board->view == VIEW_BOTH  ? "The draft, and beside it what was told"
             : board->view == VIEW_ABOVE ? "The draft, and under it what was told"
                                         : "The draft");
    put_heads(board);
    for (int p = 0; p < season->n_people; p++) {
        const struct person *row = &season->people[p];
        bool wanted = !*board->role || strcmp(board->role, row->role) == 0;
        bool shown = has_work(board, p) || (*board->duty && board_tint(board, row->staff)) ||
                     strcmp(board->person, row->staff) == 0;
        if (!wanted || !shown)
            continue;
        html_put(out, "<tr data-person=\"%s\">", row->staff);
        put_name(board, p);
        put_days(board, p, board->view == VIEW_TOLD);
        if (board->view != VIEW_ABOVE)
            continue;
        html_put(out, "<tr data-person=\"%s\" class=\"told\">", row->staff);
        put_days(board, p, true);
    }
    html_put(out, "</tbody></table></div>");
}
