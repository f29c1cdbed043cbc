/* SPDX-License-Identifier: GPL-3.0-or-later
 * Shortages: the season as a map, what is empty and why, and on request what would help and what
 * the whole season will want. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/desk/pages.h"
#include "scheduler/desk/seats.h"

enum { WEEK_DAYS = 7, NOON = 12 * 60 };

struct heats {
    struct heat *list;
    int count, room;
};

/* Rows of one list of the answer, by a member only they have. */
static struct heats read_heats(struct web *web, const char *json, const char *only,
                               const char *amount)
{
    const char *mark = arena_text(web->arena, "\"%s\":", only);
    struct heats heats = {0};
    size_t length;

    for (const char *line = json; *line; line += length + (line[length] != '\0')) {
        length = strcspn(line, "\n");
        const char *row = arena_text(web->arena, "%.*s", (int)length, line);
        if (!strstr(row, mark))
            continue;
        int start = time_parse(told_text(web->arena, row, "start"));
        bool morning =
            start >= 0 ? start < NOON : strcmp(told_text(web->arena, row, "session"), "PM") != 0;
        *LIST_ADD(web->arena, heats.list, heats.count, heats.room) =
            (struct heat){day_parse(told_text(web->arena, row, "date")), morning,
                          told_number(web->arena, row, amount)};
    }
    return heats;
}

/* NULL with *waits, or with a fault. */
static const char *answer_of(struct web *web, const char *report, bool *waits, struct fault *fault)
{
    const char *words[] = {"report", report, "--format", "json", NULL};
    const struct child_result *done = web_child(web, words, NULL);

    *waits = !done;
    return done && web_child_good(done, fault) ? done->out : NULL;
}

static void put_table(struct web *web, const struct heats *heats)
{
    char text[STAMP];

    html_put(&web->out,
             "<div class=\"scroll\"><table><caption>People short by session</caption><thead><tr>"
             "<th scope=\"col\">Session</th><th scope=\"col\" class=\"number\">Short</th></tr>"
             "</thead><tbody>");
    for (int i = 0; i < heats->count; i++) {
        const struct heat *row = &heats->list[i];
        int missing = 0;
        bool told = false;
        for (int k = 0; k < heats->count; k++) {
            bool same = heats->list[k].day == row->day && heats->list[k].morning == row->morning;
            told |= same && k < i;
            missing += same ? heats->list[k].missing : 0;
        }
        if (!told)
            html_put(&web->out,
                     "<tr><th scope=\"row\"><a href=\"%s\">%s, %s</a></th><td class=\"number\">%d"
                     "</td></tr>",
                     half_path(web, "/sittings", row->day, row->morning), stamp_day(text, row->day),
                     half_word(row->morning), missing);
    }
    html_put(&web->out, "</tbody></table></div>");
}

static void put_questions(struct web *web, int64_t day)
{
    html_put(&web->out,
             "<form method=\"get\" action=\"/shortages\" class=\"screen\"><label for=\"date\">What "
             "would help in the week of</label><input id=\"date\" type=\"date\" name=\"date\" "
             "value=\"%s\"> <button name=\"ask\" value=\"remedies\">Try remedies</button> "
             "<button name=\"ask\" value=\"season\">Look at the whole season</button></form>"
             "<p class=\"quiet screen\">Both try a lot and may take a minute.</p>",
             day_text(web->arena, day));
}

static bool put_remedies(struct web *web, int64_t day, struct fault *fault)
{
    int64_t monday = day_week_start(day);
    const char *words[] = {"report",   "remedies",
                           "--format", "html",
                           "--from",   day_text(web->arena, monday),
                           "--to",     day_text(web->arena, monday + WEEK_DAYS - 1),
                           NULL};
    bool waits;

    return report_child_put(web, words, 'r', &waits, fault);
}

static bool put_season(struct web *web, struct office_range range, struct fault *fault)
{
    bool waits;
    const char *json = answer_of(web, "forecast", &waits, fault);

    if (!json)
        return waits;
    struct heats heats = read_heats(web, json, "available", "short");
    heat_put(web, heats.list, heats.count, range, false);
    put_table(web, &heats);
    html_put(&web->out, "<p><a href=\"/report/forecast\">Whom to hire, and the cost</a></p>");
    return true;
}

static bool put_draft(struct web *web, struct office_range range, struct fault *fault)
{
    static const char *const words[] = {"report", "shortage", "--format", "html", NULL};
    bool waits;
    const char *json = answer_of(web, "shortage", &waits, fault);

    if (!json)
        return waits;
    struct heats heats = read_heats(web, json, "level", "missing");
    heat_put(web, heats.list, heats.count, range, true);
    if (heats.count)
        put_table(web, &heats);
    return report_child_put(web, words, 's', &waits, fault);
}

bool page_shortages(struct web *web, struct fault *fault)
{
    int64_t day = web_day(web, "date", day_of(web->now_at));
    const char *ask = web_field(web, "ask");
    struct office_range range;

    html_put(&web->out, "<h1>Shortages</h1>");
    if (!office_season_range(web->office, &range)) {
        html_put(&web->out, "<p>No exam, lesson or duty has a date yet.</p>");
        return true;
    }
    put_questions(web, day);
    if (strcmp(ask, "remedies") == 0)
        return put_remedies(web, day, fault);
    if (strcmp(ask, "season") == 0)
        return put_season(web, range, fault);
    return put_draft(web, range, fault);
}
