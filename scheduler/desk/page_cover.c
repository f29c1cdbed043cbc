/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cover: the classes of a week without their teacher, who has them, whose time is free. */
#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/pages.h"
#include "scheduler/desk/seats.h"

enum { WEEK_DAYS = 7 };

void weeks_put(struct web *web, const char *path, int64_t chosen)
{
    int64_t monday = day_week_start(chosen);
    char iso[STAMP];

    html_put(&web->out,
             "<form method=\"get\" action=\"%s\" class=\"screen\"><label for=\"date\">A day of the "
             "week</label><input id=\"date\" name=\"date\" type=\"date\" value=\"%s\"> "
             "<button>Show</button> ",
             path, stamp_iso(iso, chosen));
    html_put(&web->out, "<a href=\"%s?date=%s\">Week before</a> ", path,
             stamp_iso(iso, monday - WEEK_DAYS));
    html_put(&web->out, "<a href=\"%s?date=%s\">Week after</a></form>", path,
             stamp_iso(iso, monday + WEEK_DAYS));
}

bool page_cover(struct web *web, struct fault *fault)
{
    int64_t monday = day_week_start(web_day(web, "date", day_of(web->now_at)));
    const char *from = day_text(web->arena, monday);
    const char *words[] = {
        "report", "cover", "--format", "html",
        "--from", from,    "--to",     day_text(web->arena, monday + WEEK_DAYS - 1),
        NULL};
    char text[STAMP];
    bool waits;

    html_put(&web->out, "<h1>Cover, week of %s</h1>", stamp_day(text, monday));
    weeks_put(web, "/cover", web_day(web, "date", day_of(web->now_at)));
    return report_child_put(web, words, (struct report_part){'c', 0}, &waits, fault);
}
