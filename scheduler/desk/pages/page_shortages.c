/* SPDX-License-Identifier: GPL-3.0-or-later
 * Shortages: the season as a map, what is empty and why, and on request what would help and what
 * the whole season will want. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/desk/pages.h"
#include "scheduler/desk/seats.h"

enum { WEEK_DAYS = 7, NOON = 12 * 60, NO_PUPIL = 2 /* sheets of the report shortage */ };

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
        if (told)
            continue;
        html_put(&web->out,
                 "<tr><th scope=\"row\"><a href=\"%s\">%s, %s</a></th><td class=\"number\">%d"
                 "</td></tr>",
                 half_path(web, "/sittings", row->day, row->morning), stamp_day(text, row->day),
                 half_word(row->morning), missing);
    }
    html_put(&web->out, "</tbody></table></div>");
}

static const char season_title[] = "Looking at the whole season";
static const char remedies_title[] = "Trying what would help";

/* Remedies name pupils; whoever sees to cover alone is not told. */
static void put_questions(struct web *web, int64_t day)
{
    html_put(&web->out, "<div class=\"screen\">");
    if (web_may(web, MAY_OFFICER)) {
        web_form(web, "/shortages");
        html_put(&web->out,
                 "<label for=\"date\">What would help in the week of</label><input id=\"date\" "
                 "type=\"date\" name=\"date\" value=\"%s\"> <button name=\"ask\" "
                 "value=\"remedies\">Try remedies</button></form>",
                 day_text(web->arena, day));
    }
    web_form(web, "/shortages");
    html_put(&web->out,
             "<p><button name=\"ask\" value=\"season\">Look at the whole season</button> <span "
             "class=\"quiet\">In a large school either takes minutes.</span></p></form></div>");
}

static bool start(struct web *web, struct fault *fault)
{
    int64_t monday = day_week_start(web_day(web, "date", day_of(web->now_at)));
    bool season = strcmp(web_field(web, "ask"), "season") == 0;
    const char *of_season[] = {"report", "forecast", "--format", "json", NULL};
    const char *of_week[] = {"report",   "remedies",
                             "--format", "html",
                             "--from",   day_text(web->arena, monday),
                             "--to",     day_text(web->arena, monday + WEEK_DAYS - 1),
                             NULL};
    struct job_ask ask = {.title = season ? season_title : remedies_title,
                          .then = "/shortages",
                          .words = season ? of_season : of_week,
                          .who = web->login->name};
    int number;

    if (!season && !web_may(web, MAY_OFFICER))
        return fault_set(fault, FAULT_DENIED, "remedies are for the exams officer");
    return job_start(web->server, &ask, &number, fault) &&
           web_go(web, arena_text(web->arena, "/shortages?job=%d", number));
}

static bool put_season(struct web *web, const char *json, struct office_range range)
{
    struct heats heats = read_heats(web, json, "available", "short");

    heat_put(web, heats.list, heats.count, range, false);
    put_table(web, &heats);
    if (web_may(web, MAY_OFFICER))
        html_put(&web->out, "<p><a href=\"/report/forecast\">Whom to hire, and the cost</a></p>");
    return true;
}

/* What was asked for and takes longer than a request may. */
static bool put_job(struct web *web, struct office_range range, struct fault *fault)
{
    const struct job *job = job_find(web->server, web_number(web, "job", 0));
    bool season = job && strcmp(job->title, season_title) == 0;
    bool remedies = job && strcmp(job->title, remedies_title) == 0 && web_may(web, MAY_OFFICER);

    if (!season && !remedies)
        return fault_set(fault, FAULT_MISSING, "that is forgotten by now; ask again");
    if (job->running) {
        const char *path = arena_text(web->arena, "/shortages?job=%d", job->number);
        web->refresh = path;
        html_put(&web->out,
                 "<section data-follow=\"%s\" role=\"status\"><p>%s: this page shows what came of "
                 "it as soon as it is there.</p></section>",
                 path, job->title);
        return true;
    }
    html_put(&web->out, "<section data-done>");
    if (!web_child_good(&job->child, fault))
        return false;
    if (season)
        put_season(web, job->child.out, range);
    else
        report_put(web, job->child.out, (struct report_part){'r', 0});
    html_put(&web->out, "</section>");
    return true;
}

static bool put_draft(struct web *web, struct office_range range, struct fault *fault)
{
    static const char *const words[] = {"report",   "shortage",  "shortage",
                                        "--format", "json,html", NULL};
    const struct child_result *done = web_child(web, words, NULL);

    if (!done)
        return true;
    if (!web_child_good(done, fault))
        return false;
    const char *json = arena_copy_part(web->arena, done->out, strcspn(done->out, "\f"));
    struct heats heats = read_heats(web, json, "level", "missing");
    heat_put(web, heats.list, heats.count, range, true);
    if (heats.count)
        put_table(web, &heats);
    report_put(web, report_next(done->out),
               (struct report_part){'s', web_may(web, MAY_OFFICER) ? 0 : NO_PUPIL});
    return true;
}

bool page_shortages(struct web *web, struct fault *fault)
{
    int64_t day = web_day(web, "date", day_of(web->now_at));
    struct office_range range;

    if (web_is_post(web))
        return start(web, fault);
    html_put(&web->out, "<h1>Shortages</h1>");
    if (!office_season_range(web->office, &range)) {
        html_put(&web->out, "<p>No exam, lesson or duty has a date yet.</p>");
        return true;
    }
    put_questions(web, day);
    return web_asked(web, "job") ? put_job(web, range, fault) : put_draft(web, range, fault);
}
