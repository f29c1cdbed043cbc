/* SPDX-License-Identifier: GPL-3.0-or-later
 * Today: what runs now, what comes next, who is away, what has nobody, and a button for what
 * happens next. */
#include <string.h>

#include "export/json_read.h"
#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/pages.h"
#include "scheduler/desk/people_text.h"

enum { SOON_MIN = 60 };

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
    const struct person *person = &season->people[duty->staff];

    if (duty->room >= 0 && !*room)
        room = season->rooms[duty->room].room;
    html_put(&web->out,
             "<tr><td>%s-%s</td><td>%s</td><td>%s</td><th scope=\"row\"><a href=\"/person/%s\">%s"
             "</a></th></tr>",
             stamp_time(from, duty->starts_at), stamp_time(until, duty->ends_at), duty->title, room,
             url_word(web->arena, person->staff), person->name);
}

/* Now, next: within the hour, or whatever begins first; later: the rest of the day. */
enum part { PART_NOW, PART_NEXT, PART_LATER, PART_OTHER };

static int64_t next_until(const struct web *web)
{
    const struct season *season = &web->office->season;
    int64_t first = (day_of(web->now_at) + 1) * DAY_MIN;

    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *duty = &season->published[i];
        if (duty->starts_at > web->now_at && duty->starts_at < first && is_mine(web, duty->staff))
            first = duty->starts_at;
    }
    return first > web->now_at + SOON_MIN ? first : web->now_at + SOON_MIN;
}

static enum part part_of(const struct web *web, const struct assignment *duty, int64_t until)
{
    if (duty->starts_at <= web->now_at)
        return duty->ends_at > web->now_at ? PART_NOW : PART_OTHER;
    if (day_of(duty->starts_at) != day_of(web->now_at))
        return PART_OTHER;
    return duty->starts_at <= until ? PART_NEXT : PART_LATER;
}

static void put_part(struct web *web, enum part part, const char *heading, const char *none)
{
    const struct season *season = &web->office->season;
    int64_t until = next_until(web);
    int count = 0;

    if (part == PART_LATER)
        html_put(&web->out, "<details><summary>%s</summary>", heading);
    else
        html_put(&web->out, "<h2>%s</h2>", heading);
    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *duty = &season->published[i];
        if (part_of(web, duty, until) != part || !is_mine(web, duty->staff))
            continue;
        if (!count++) {
            html_put(&web->out,
                     "<div class=\"scroll\"><table><caption class=\"unseen\">%s</caption><thead>"
                     "<tr><th scope=\"col\">When</th><th scope=\"col\">What</th>"
                     "<th scope=\"col\">Where</th><th scope=\"col\">Who</th></tr></thead><tbody>",
                     heading);
        }
        put_duty(web, duty);
    }
    if (count)
        html_put(&web->out, "</tbody></table></div>");
    else
        html_put(&web->out, "<p>%s</p>", none);
    if (part == PART_LATER)
        html_put(&web->out, "</details>");
}

static const char *away_until(struct web *web, const struct absence *absence)
{
    char time[STAMP], day[STAMP];
    int64_t last = day_of(absence->end - 1), today = day_of(web->now_at);

    if (last > today)
        return arena_text(web->arena, "until %s", stamp_day(day, last));
    if (absence->end % DAY_MIN == 0)
        return absence->start <= today * DAY_MIN
                   ? "all day"
                   : arena_text(web->arena, "from %s", stamp_time(time, absence->start));
    return arena_text(web->arena, "until %s", stamp_time(time, absence->end));
}

static void put_away(struct web *web)
{
    const struct season *season = &web->office->season;
    int64_t today = day_of(web->now_at) * DAY_MIN;
    int count = 0;

    html_put(&web->out, "<h2>Away today</h2>");
    for (int i = 0; i < season->n_absences; i++) {
        const struct absence *absence = &season->absences[i];
        const struct person *person = &season->people[absence->staff];
        if (absence->start >= today + DAY_MIN || absence->end <= today)
            continue;
        if (!count++)
            html_put(&web->out, "<ul>");
        html_put(&web->out, "<li><a href=\"/person/%s\">%s</a>, %s%s</li>",
                 url_word(web->arena, person->staff), person->name, away_until(web, absence),
                 absence->tentative ? " (perhaps)" : "");
    }
    html_put(&web->out, count ? "</ul>" : "<p>Nobody is recorded as away.</p>");
}

/* Seats of today that were told to nobody; those over are over. */
static void put_empty(struct web *web, const struct json *answer)
{
    const struct season *season = &web->office->season;
    const char *now = moment_text(web->arena, web->now_at);
    int count = 0;

    html_put(&web->out, "<h2>Uncovered today</h2>");
    for (const struct json *row = json_first(json_get(answer, "open")); row; row = json_next(row)) {
        const char *key = json_text_of(row, "duty");
        const struct duty_kind *kind = duty_kind_find(json_text_of(row, "kind"));
        if (strcmp(json_text_of(row, "end"), now) <= 0)
            continue;
        if (!count++)
            html_put(&web->out, "<ul>");
        const char *place = place_words(season, json_text_of(row, "place"));
        html_put(&web->out,
                 "<li class=\"empty\">%s <strong>%s</strong>%s%s: %lld missing. "
                 "<a href=\"/week?week=%s&amp;duty=%s\">Who could</a></li>",
                 span_words(json_text_of(row, "start"), json_text_of(row, "end"), web->arena),
                 kind ? kind->title : json_text_of(row, "kind"), *place ? ", " : "", place,
                 (long long)json_number_of(row, "missing", 1),
                 week_name(day_of(web->now_at), web->arena), duty_ref(key, web->arena));
    }
    html_put(&web->out, count ? "</ul>" : "<p>Every seat of today has somebody.</p>");
}

/* What is empty takes deriving the day's duties: a child's work.  NULL, false: wait for it. */
static bool ask_empty(struct web *web, struct json **answer)
{
    const char *today = day_text(web->arena, day_of(web->now_at));
    const char *const words[] = {"report",
                                 "plan",
                                 "--published",
                                 "--format",
                                 "json",
                                 arena_text(web->arena, "--from=%s", today),
                                 arena_text(web->arena, "--to=%s", today),
                                 NULL};
    const struct child_result *done = web_child(web, words, NULL);

    if (done && done->exit_code == 0)
        *answer = json_read(done->out, done->out_size);
    return done != NULL;
}

bool page_today(struct web *web, struct fault *fault)
{
    char day[STAMP], time[STAMP];
    const struct season *season = &web->office->season;
    bool office = web_may(web, MAY_OFFICE);
    struct json *answer = NULL;

    (void)fault;
    if (web_may(web, MAY_OFFICER | MAY_COVER) && season->n_versions && !ask_empty(web, &answer))
        return true;
    html_put(&web->out, "<h1>Today, %s</h1><p>As of %s.</p>", stamp_day(day, day_of(web->now_at)),
             stamp_time(time, web->now_at));
    if (web_may(web, MAY_OFFICER | MAY_COVER)) {
        html_put(&web->out,
                 "<p class=\"screen\"><a class=\"button main\" "
                 "href=\"/happened?what=away\">Someone is away</a> "
                 "<a class=\"button\" href=\"/happened\">Something else happened</a></p>");
    }
    if (!season->n_versions)
        html_put(&web->out, "<p>Nothing has been published yet.</p>");
    if (answer)
        put_empty(web, answer);
    json_release(answer);
    if (office)
        put_away(web);
    put_part(web, PART_NOW, "Now", "Nothing runs now.");
    put_part(web, PART_NEXT, "Next", "Nothing more today.");
    put_part(web, PART_LATER, "Later today", "Nothing more today.");
    return true;
}
