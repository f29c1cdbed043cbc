/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bars of a person and a day, drawn so that they scale with the column: colour and letter. */
#include <stdlib.h>
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/board.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/report/work.h"

enum { LANE = 24, LANES = 4 };

static const char *const colours[N_WORK] = {
    [WORK_EXAM] = "k0",    [WORK_HELP] = "k1",   [WORK_COVER] = "k2",  [WORK_CASELOAD] = "k3",
    [WORK_SUPPORT] = "k4", [WORK_SCHOOL] = "k5", [WORK_LESSON] = "k6",
};

void board_key_put(struct html *out)
{
    static const char *const names[] = {"Exam",
                                        "Access (reader, scribe...)",
                                        "Cover",
                                        "Caseload",
                                        "Support in lessons",
                                        "School duty",
                                        "Own lesson",
                                        "L Lunch",
                                        "T Travel"};

    html_put(out, "<p class=\"key\">");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        html_put(out, "<span class=\"chip k%d\">%s</span> ", (int)i, names[i]);
    html_put(out, "Letters stand for the kind of work, as in the printed rota; * is locked, ! "
                  "differs between draft and told.</p>");
}

static int by_start(const void *left, const void *right)
{
    const struct board_bar *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return strcmp(a->key, b->key);
}

static const char *place_of(const struct season *season, const struct assignment *row)
{
    if (row->room >= 0)
        return season->rooms[row->room].room;
    return row->site >= 0 ? season->sites[row->site].site : "";
}

static int site_of(const struct season *season, const struct assignment *row)
{
    return row->room >= 0 && season->rooms[row->room].site >= 0 ? season->rooms[row->room].site
                                                                : row->site;
}

/* The way from where the work before was. */
static bool travel_bar(const struct season *season, const struct assignment *before,
                       const struct assignment *row, struct board_bar *bar)
{
    int from = before ? site_of(season, before) : -1, to = site_of(season, row);
    int minutes = from >= 0 && to >= 0 && from != to ? season_travel(season, from, to) : 0;

    if (minutes <= 0 || day_of(before->starts_at) != day_of(row->starts_at))
        return false;
    *bar = (struct board_bar){.starts_at = row->starts_at - minutes,
                              .ends_at = row->starts_at,
                              .letter = "T",
                              .title = "Travel",
                              .place = season->sites[to].site,
                              .key = "",
                              .colour = "k8"};
    return true;
}

/* The first free time in the window of a lunch; false: there is none told, or no room for it. */
static bool lunch_bar(const struct season *season, int person, int64_t day,
                      const struct board_bar *bars, int n, struct board_bar *bar)
{
    const struct pattern *lunch = NULL;

    for (int i = 0; i < season->n_patterns; i++) {
        const struct pattern *row = &season->patterns[i];
        if (row->staff == person && row->kind == PATTERN_LUNCH &&
            (row->date == day ||
             (row->date < 0 && season_happens(season, day, row->weekday, row->week, -1, -1))))
            lunch = row;
    }
    if (!lunch || lunch->minutes <= 0)
        return false;
    int64_t at = day * DAY_MIN + lunch->start, end = day * DAY_MIN + lunch->end;
    for (int i = 0; i < n; i++)
        if (bars[i].ends_at > at && bars[i].starts_at < at + lunch->minutes)
            at = bars[i].ends_at;
    *bar = (struct board_bar){.starts_at = at,
                              .ends_at = at + lunch->minutes,
                              .letter = "L",
                              .title = "Lunch",
                              .place = "",
                              .key = "",
                              .colour = "k7"};
    return bar->ends_at <= end;
}

static void lay_out(struct board_bar *bars, int n)
{
    int64_t until[LANES] = {0};

    for (int i = 0; i < n; i++) {
        int lane = 0;
        while (lane < LANES - 1 && until[lane] > bars[i].starts_at)
            lane++;
        bars[i].lane = lane;
        until[lane] = bars[i].ends_at;
    }
}

int board_bars(const struct board *board, int person, int64_t day, bool told,
               struct board_bar **bars)
{
    const struct season *season = &board->web->office->season;
    const struct assignment *rows = told ? season->published : season->draft;
    const struct assignment *before = NULL;
    int count = told ? season->n_published : season->n_draft, n = 0, room = 2;

    for (int i = 0; i < count; i++)
        room += rows[i].staff == person && day_of(rows[i].starts_at) == day ? 2 : 0;
    *bars = arena_new(board->web->arena, struct board_bar, room);
    if (room == 2)
        return 0;
    for (int i = 0; i < count; i++) {
        if (rows[i].staff != person || day_of(rows[i].starts_at) != day)
            continue;
        n += travel_bar(season, before, &rows[i], &(*bars)[n]);
        before = &rows[i];
        (*bars)[n++] = (struct board_bar){.starts_at = rows[i].starts_at,
                                          .ends_at = rows[i].ends_at,
                                          .letter = work_letter(&rows[i]),
                                          .title = rows[i].title,
                                          .place = place_of(season, &rows[i]),
                                          .key = rows[i].key,
                                          .colour = colours[work_of(&rows[i])],
                                          .locked = rows[i].locked};
    }
    qsort(*bars, (size_t)n, sizeof **bars, by_start);
    n += lunch_bar(season, person, day, *bars, n, &(*bars)[n]);
    qsort(*bars, (size_t)n, sizeof **bars, by_start);
    lay_out(*bars, n);
    return n;
}

/* Tenths of a percent of the time drawn. */
static int place_at(const struct board *board, int64_t at, int64_t day)
{
    int64_t minute = at - day * DAY_MIN, span = board->until_min - board->from_min;

    minute = minute < board->from_min ? board->from_min : minute;
    minute = minute > board->until_min ? board->until_min : minute;
    return (int)((minute - board->from_min) * 1000 / span);
}

bool board_differs(const struct season *season, const char *key, int person, int64_t starts_at,
                   bool told)
{
    const struct assignment *other =
        told ? duty_row(season->draft, season->n_draft, key, person)
             : duty_row(season->published, season->n_published, key, person);
    return !other || other->staff != person || other->starts_at != starts_at;
}

/* Side by side: is it only in one of the two, or at another time there? */
static bool differs(const struct board *board, const struct board_bar *bar, int person, bool told)
{
    const struct season *season = &board->web->office->season;

    if (board->view < VIEW_BOTH || !*bar->key)
        return false;
    return board_differs(season, bar->key, person, bar->starts_at, told);
}

/* What its colour does not say. */
static const char *remarks_of(const struct board *board, const struct board_bar *bar,
                              const struct tinted *tint, bool differs)
{
    return arena_text(board->web->arena, "%s%s%s%s%s%s", bar->locked ? ", locked" : "",
                      differs ? ", not the same in the other" : "", tint ? " - " : "",
                      tint ? tint_words[tint->tint] : "", tint && *tint->why ? ": " : "",
                      tint ? tint->why : "");
}

static void put_bar(const struct board *board, const struct board_bar *bar, int person, int64_t day,
                    bool told, bool links)
{
    const struct season *season = &board->web->office->season;
    struct html *out = &board->web->out;
    const char *code = season->people[person].staff;
    const struct tinted *tint =
        *board->person && !*board->duty ? board_tint(board, bar->key) : NULL;
    bool picked = *bar->key && strcmp(bar->key, board->duty) == 0 &&
                  (!*board->holder || strcmp(board->holder, code) == 0);
    bool link = links && *bar->key;
    int from = place_at(board, bar->starts_at, day), until = place_at(board, bar->ends_at, day);
    bool changed = differs(board, bar, person, told);
    char start[STAMP], end[STAMP];

    if (link)
        html_put(out, "<a href=\"%s#picked\" class=\"bar\">",
                 board_path(board, bar->key, code, NULL));
    html_put(out, "<svg x=\"%d.%d%%\" y=\"%d\" width=\"%d.%d%%\" height=\"%d\" class=\"%s%s%s%s\">",
             from / 10, from % 10, bar->lane * LANE + 1, (until - from) / 10, (until - from) % 10,
             LANE - 2, bar->colour, picked ? " picked" : "", changed ? " changed" : "",
             tint ? arena_text(board->web->arena, " t%d", (int)tint->tint) : "");
    html_put(out, "<title>%s-%s %s%s%s%s</title>", stamp_time(start, bar->starts_at),
             stamp_time(end, bar->ends_at), bar->title, *bar->place ? ", " : "", bar->place,
             remarks_of(board, bar, tint, changed));
    html_put(out,
             "<rect width=\"100%%\" height=\"100%%\"/><text x=\"3\" y=\"16\">%s%s%s%s %s</text>"
             "</svg>",
             tint ? tint_letters[tint->tint] : "", changed ? "!" : "", bar->locked ? "*" : "",
             bar->letter, bar->place);
    if (link)
        html_put(out, "</a>");
}

void board_strip_put(const struct board *board, int person, int64_t day, bool told, bool links)
{
    struct board_bar *bars;
    int n = board_bars(board, person, day, told, &bars), deep = 1;

    for (int i = 0; i < n; i++)
        deep = bars[i].lane + 1 > deep ? bars[i].lane + 1 : deep;
    if (!n)
        return;
    html_put(&board->web->out, "<svg class=\"strip\" width=\"100%%\" height=\"%d\">", deep * LANE);
    for (int i = 0; i < n; i++)
        put_bar(board, &bars[i], person, day, told, links);
    html_put(&board->web->out, "</svg>");
}

void board_hours_put(const struct board *board)
{
    html_put(&board->web->out,
             "<svg class=\"hours\" width=\"100%%\" height=\"14\" aria-hidden=\"true\">");
    for (int hour = board->from_min / 60; hour * 60 < board->until_min; hour += 2) {
        int at = (hour * 60 - board->from_min) * 1000 / (board->until_min - board->from_min);
        html_put(&board->web->out, "<text x=\"%d.%d%%\" y=\"11\">%d</text>", at / 10, at % 10,
                 hour);
    }
    html_put(&board->web->out, "</svg>");
}
