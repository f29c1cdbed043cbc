/* SPDX-License-Identifier: GPL-3.0-or-later
 * Everybody's calendar: who has one, when it was fetched, whose is behind. */
#include "scheduler/desk/feed_parts.h"
#include "scheduler/desk/pages.h"
#include "scheduler/report/feed_health.h"

static void put_row(struct web *web, int person)
{
    const struct season *season = &web->office->season;
    const struct feed_address *address = feeds_address(web->server, person);
    int behind = feed_behind(season, person, address, web->now_at);
    const char *code = season->people[person].staff;

    html_put(&web->out, "<tr><th scope=\"row\"><a href=\"/subscribe/%s\">%s</a></th>",
             url_word(web->arena, code), season->people[person].name);
    if (!address)
        html_put(&web->out, "<td>none</td><td></td>");
    else if (!address->fetched_utc)
        html_put(&web->out, "<td>never fetched</td><td></td>");
    else
        html_put(&web->out, "<td>%s</td><td>%s</td>", address->client,
                 moment_text(web->arena, zone_wall_at(address->fetched_utc)));
    if (behind)
        html_put(&web->out, "<td><strong>%d not seen</strong></td></tr>", behind);
    else
        html_put(&web->out, "<td>up to date</td></tr>");
}

bool page_feeds(struct web *web, struct fault *fault)
{
    const struct season *season = &web->office->season;
    int behind = 0;

    (void)fault;
    feeds_flush(web->server);
    for (int p = 0; p < season->n_people; p++)
        behind += feed_behind(season, p, feeds_address(web->server, p), web->now_at) > 0;
    html_put(&web->out,
             "<h1>Calendars</h1><p>%d of %d people have not seen all that changed. "
             "<a href=\"/report/slips?format=pdf\">Print slips for them</a>.</p>",
             behind, season->n_people);
    html_put(&web->out, "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Person</th>"
                        "<th scope=\"col\">Program</th><th scope=\"col\">Fetched last</th>"
                        "<th scope=\"col\">Changes</th></tr></thead><tbody>");
    for (int p = 0; p < season->n_people; p++)
        put_row(web, p);
    html_put(&web->out, "</tbody></table></div>");
    return true;
}
