/* SPDX-License-Identifier: GPL-3.0-or-later
 * Fields and tables that several pages write alike. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/ask.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/plan/price_words.h"

enum { WEEK = 7, WEEKS_MOST = 60 };

void put_option(struct web *web, const char *value, const char *text, bool chosen)
{
    html_put(&web->out, "<option value=\"%s\"", value);
    if (chosen)
        html_put(&web->out, " selected=\"selected\"");
    html_put(&web->out, ">%s</option>", text);
}

int64_t week_of_exams(const struct web *web)
{
    const struct season *season = &web->office->season;
    int64_t first = DAY_NONE, now = day_week_start(day_of(web->now_at));

    for (int i = 0; i < season->n_papers; i++) {
        int64_t monday = day_week_start(season->papers[i].date);
        if (season->papers[i].date >= 0 && monday >= now && (first < 0 || monday < first))
            first = monday;
    }
    return first;
}

void put_weeks(struct web *web, const char *name, const char *label, const char *all,
               int64_t chosen)
{
    struct office_range range;
    char from[STAMP];

    html_put(&web->out, "<label for=\"%s\">%s</label><select id=\"%s\" name=\"%s\">", name, label,
             name, name);
    if (all)
        put_option(web, "", all, false);
    if (office_season_range(web->office, &range)) {
        int64_t monday = day_week_start(range.from);
        for (int i = 0; i < WEEKS_MOST && monday <= range.until; i++, monday += WEEK) {
            const char *week = week_name(monday, web->arena);
            put_option(web, week,
                       arena_text(web->arena, "%s, from %s", week, stamp_day(from, monday)),
                       monday == chosen);
        }
    }
    html_put(&web->out, "</select>");
}

void put_people(struct web *web, const char *name, const char *label, const char *none)
{
    const struct season *season = &web->office->season;

    html_put(&web->out, "<label for=\"%s\">%s</label><select id=\"%s\" name=\"%s\">", name, label,
             name, name);
    if (none)
        put_option(web, "", none, false);
    for (int p = 0; p < season->n_people; p++) {
        put_option(
            web, season->people[p].staff,
            arena_text(web->arena, "%s (%s)", season->people[p].name, season->people[p].staff),
            strcmp(web_field(web, name), season->people[p].staff) == 0);
    }
    html_put(&web->out, "</select>");
}

void put_input(struct web *web, const char *name, const char *label, const char *type,
               const char *value, bool needed)
{
    html_put(&web->out,
             "<label for=\"%s\">%s</label><input id=\"%s\" name=\"%s\" type=\"%s\" value=\"%s\"",
             name, label, name, name, type, value);
    html_put(&web->out, needed ? " required=\"required\">" : ">");
}

void put_table(struct web *web, const char *caption, const char *const *heads)
{
    html_put(&web->out,
             "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table>"
             "<caption>%s</caption><thead><tr>",
             caption, caption);
    for (int i = 0; heads[i]; i++)
        html_put(&web->out, "<th scope=\"col\">%s</th>", heads[i]);
    html_put(&web->out, "</tr></thead><tbody>");
}

void put_table_end(struct web *web)
{
    html_put(&web->out, "</tbody></table></div>");
}

const char *amount_words(const char *unit, int64_t value, struct arena *arena)
{
    long long size = (long long)(value < 0 ? -value : value);

    if (strcmp(unit, "pence") == 0)
        return arena_text(arena, "%s%s", value < 0 ? "-" : "", pounds_text(size, arena));
    if (strcmp(unit, "points") == 0) /* the captions say what such a number weighs */
        return arena_text(arena, "%s%lld", value < 0 ? "-" : "", size);
    return arena_text(arena, "%s%lld %s", value < 0 ? "-" : "", size, unit);
}
