/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the address of the board says: week, days, view, what is picked. */
#include <stdlib.h>
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/board.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/duty/duty.h"

enum { FIRST_MIN = 8 * 60, LAST_MIN = 17 * 60, WEEK = 7, SATURDAY = 5 };

static void widen(struct board *board, const struct assignment *rows, int count, bool *used)
{
    for (int i = 0; i < count; i++) {
        int64_t day = day_of(rows[i].starts_at), offset = day - board->monday;
        if (offset < 0 || offset >= WEEK)
            continue;
        int from = (int)(rows[i].starts_at - day * DAY_MIN);
        int until = (int)(rows[i].ends_at - day * DAY_MIN);
        used[offset] = true;
        if (from < board->from_min)
            board->from_min = from - from % 60;
        if (until > board->until_min)
            board->until_min = until > DAY_MIN ? DAY_MIN : until + (60 - until % 60) % 60;
    }
}

/* The week asked for, else that of the duty, else this one or the first that is planned. */
static int64_t week_of(const struct web *web, const char *duty)
{
    const struct season *season = &web->office->season;
    const struct assignment *row = duty_row(season->draft, season->n_draft, duty, -1);
    int64_t now = day_week_start(day_of(web->now_at));
    bool planned = false;

    if (row)
        now = day_week_start(day_of(row->starts_at));
    for (int i = 0; i < season->n_plan_runs && !row; i++)
        planned = planned || (season->plan_runs[i].from <= now + WEEK - 1 &&
                              season->plan_runs[i].until >= now);
    if (!row && !planned && season->n_plan_runs)
        now = day_week_start(season->plan_runs[0].from);
    return day_week_start(week_read(web_field(web, "week"), now));
}

static bool is_lesson(const char *key)
{
    return !*key || strncmp(key, "cover:", 6) == 0 || strncmp(key, "lesson:", 7) == 0;
}

bool board_may_change(const struct board *board)
{
    if (!web_may(board->web, board->web->page->writers))
        return false;
    return web_may(board->web, MAY_OFFICER) || (is_lesson(board->duty) && is_lesson(board->other));
}

/* The first day of the week on which the draft is not what was told; else its first. */
static int64_t first_changed(const struct board *board)
{
    const struct season *season = &board->web->office->season;
    int64_t first = board->monday + WEEK;

    for (int told = 0; told <= 1; told++) {
        const struct assignment *rows = told ? season->published : season->draft;
        int count = told ? season->n_published : season->n_draft;
        for (int i = 0; i < count; i++) {
            int64_t day = day_of(rows[i].starts_at);
            if (day >= board->monday && day < first &&
                board_differs(season, rows[i].key, rows[i].staff, rows[i].starts_at, told))
                first = day;
        }
    }
    return first < board->monday + WEEK ? first : board->monday;
}

void board_read(struct web *web, struct board *board)
{
    const struct season *season = &web->office->season;
    bool used[BOARD_DAYS] = {false};
    int view = word_find(board_views, web_field(web, "view"));

    *board = (struct board){.web = web,
                            .from_min = FIRST_MIN,
                            .until_min = LAST_MIN,
                            .view = view < 0 ? VIEW_DRAFT : (enum board_view)view,
                            .role = web_field(web, "role"),
                            .duty = duty_of_ref(season, web_field(web, "duty")),
                            .holder = web_field(web, "holder"),
                            .person = web_field(web, "person"),
                            .other = duty_of_ref(season, web_field(web, "other"))};
    board->monday = week_of(web, board->duty);
    widen(board, season->draft, season->n_draft, used);
    widen(board, season->published, season->n_published, used);
    for (int i = 0; i < WEEK; i++)
        if (used[i] || i < SATURDAY)
            board->week[board->n_week++] = board->monday + i;
    board->n_days = board->n_week;
    memcpy(board->days, board->week, sizeof board->days);
    if (board->view != VIEW_BOTH)
        return;
    board->n_days = 1;
    board->days[0] = web_day(web, "day", -1);
    if (board->days[0] < board->monday || board->days[0] >= board->monday + WEEK)
        board->days[0] = first_changed(board);
}
