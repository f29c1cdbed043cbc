/* SPDX-License-Identifier: GPL-3.0-or-later
 * The season as a map: weeks across, the sessions of a week down, people short in each by number
 * and shade. */
#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/seats.h"

enum { WIDE = 52, HIGH = 30, LEFT = 64, TOP = 40, ROWS = 10, WEEK = 7, SHADES = 4 };

static int missing_on(const struct heat *list, int count, int64_t day, bool morning)
{
    int missing = 0;

    for (int i = 0; i < count; i++)
        if (list[i].day == day && list[i].morning == morning)
            missing += list[i].missing;
    return missing;
}

static void put_cell(struct web *web, int x, int y, int missing, bool known)
{
    static const int from[SHADES] = {1, 2, 4, 7};
    int shade = 0;

    while (shade < SHADES && missing >= from[shade])
        shade++;
    html_put(&web->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"%s%d\"/>", x, y,
             WIDE - 2, HIGH - 2, known ? "heat" : "unknown", shade);
    html_put(&web->out, "<text x=\"%d\" y=\"%d\" class=\"number%d\">", x + WIDE / 2, y + HIGH - 10,
             shade);
    html_put(&web->out, known ? "%d</text>" : "-</text>", missing);
}

static void put_labels(struct web *web, int64_t monday, int weeks)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri"};

    for (int row = 0; row < ROWS; row++)
        html_put(&web->out, "<text x=\"2\" y=\"%d\">%s %s</text>", TOP + row * HIGH + HIGH - 10,
                 days[row / 2], half_code(row % 2 == 0));
    for (int week = 0; week < weeks; week++) {
        char text[STAMP];
        const char *day = stamp_day(text, monday + (int64_t)week * WEEK);
        html_put(&web->out, "<text x=\"%d\" y=\"30\" class=\"number0\">%s</text>",
                 LEFT + week * WIDE + WIDE / 2, arena_text(web->arena, "%.6s", day + 4));
    }
}

void heat_put(struct web *web, const struct heat *list, int count, struct office_range range,
              bool planned_only)
{
    int64_t monday = day_week_start(range.from);
    int weeks = (int)((range.until - monday) / WEEK) + 1;
    int width = LEFT + weeks * WIDE, height = TOP + ROWS * HIGH;

    html_put(&web->out,
             "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Season\">"
             "<svg class=\"heat\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" "
             "aria-label=\"People short in each session; the table below says the same\">",
             width, height, width, height);
    put_labels(web, monday, weeks);
    for (int week = 0; week < weeks; week++) {
        for (int row = 0; row < ROWS; row++) {
            int64_t day = monday + (int64_t)week * WEEK + row / 2;
            bool known = !planned_only || season_planned(&web->office->season, day);
            put_cell(web, LEFT + week * WIDE, TOP + row * HIGH,
                     missing_on(list, count, day, row % 2 == 0), known);
        }
    }
    html_put(&web->out,
             "</svg></div><p class=\"quiet\">People short in each session: the darker "
             "the more%s.</p>",
             planned_only ? "; - not planned yet" : "");
}
