/* SPDX-License-Identifier: GPL-3.0-or-later
 * Today: what runs now, what comes next, who is away, what has nobody. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/pages.h"

static bool is_mine(const struct web *web, int staff)
{
    return web->login->role != ROLE_STAFF ||
           strcmp(web->office->season.people[staff].staff, web->login->staff) == 0;
}

static void put_duty(struct web *web, const struct assignment *duty)
{
    const struct season *season = &web->office->season;
    char from[STAMP], until[STAMP];
    const char *room = duty->room >= 0 ? season->rooms[duty->room].name : "";

    if (duty->room >= 0 && !*room)
        room = season->rooms[duty->room].room;
    html_put(&web->out, "<tr><td>%s-%s</td><td>%s</td><td>%s</td><th scope=\"row\">%s</th></tr>",
             stamp_time(from, duty->starts_at), stamp_time(until, duty->ends_at), duty->title, room,
             season->people[duty->staff].name);
}

/* Duties of today that begin or end on one side of now. */
static void put_part(struct web *web, const char *heading, const char *none, bool now)
{
    const struct season *season = &web->office->season;
    int64_t today = day_of(web->now_at);
    int count = 0;

    html_put(&web->out, "<h2>%s</h2>", heading);
    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *duty = &season->published[i];
        bool runs = duty->starts_at <= web->now_at && duty->ends_at > web->now_at;
        bool comes = duty->starts_at > web->now_at && day_of(duty->starts_at) == today;
        if ((now ? !runs : !comes) || !is_mine(web, duty->staff))
            continue;
        if (!count++) {
            html_put(&web->out,
                     "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">When</th>"
                     "<th scope=\"col\">What</th><th scope=\"col\">Where</th>"
                     "<th scope=\"col\">Who</th></tr></thead><tbody>");
        }
        put_duty(web, duty);
    }
    html_put(&web->out, count ? "</tbody></table></div>" : "<p>");
    if (!count)
        html_put(&web->out, "%s</p>", none);
}

static void put_away(struct web *web)
{
    const struct season *season = &web->office->season;
    int64_t today = day_of(web->now_at) * DAY_MIN;
    int count = 0;

    html_put(&web->out, "<h2>Away today</h2>");
    for (int i = 0; i < season->n_absences; i++) {
        const struct absence *absence = &season->absences[i];
        if (absence->start >= today + DAY_MIN || absence->end <= today)
            continue;
        html_put(&web->out, count++ ? ", " : "<p>");
        html_put(&web->out, "%s", season->people[absence->staff].name);
    }
    html_put(&web->out, count ? "</p>" : "<p>Nobody is recorded as away.</p>");
}

bool page_today(struct web *web, struct fault *fault)
{
    char day[STAMP], time[STAMP];

    (void)fault;
    html_put(&web->out, "<h1>Today, %s</h1><p>As of %s.</p>", stamp_day(day, day_of(web->now_at)),
             stamp_time(time, web->now_at));
    if (!web->office->season.n_versions)
        html_put(&web->out, "<p>Nothing has been published yet.</p>");
    put_part(web, "Now", "Nothing runs now.", true);
    put_part(web, "Next", "Nothing more today.", false);
    if (web_may(web, MAY_OFFICE))
        put_away(web);
    return true;
}
