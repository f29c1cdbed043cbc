/* SPDX-License-Identifier: GPL-3.0-or-later
 * Everybody's hours, how evenly the work is spread, training, and whose calendar is behind. */
#include <stdlib.h>
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/ask.h"
#include "scheduler/desk/feed_parts.h"
#include "scheduler/desk/load_chart.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/report/feed_health.h"

static const char *hours(struct web *web, const struct json *row, const char *name)
{
    int64_t minutes = json_number_of(row, name, INT64_MIN);

    if (minutes == INT64_MIN)
        return "";
    return arena_text(web->arena, "%s%d:%02d", minutes < 0 ? "-" : "", abs((int)(minutes / 60)),
                      abs((int)(minutes % 60)));
}

static void put_balance(struct web *web, int person)
{
    const struct season *season = &web->office->season;

    for (int i = 0; person >= 0 && i < season->n_balances; i++)
        if (season->balances[i].staff == person)
            html_put(&web->out, "%d min", season->balances[i].minutes);
}

/* The day after which a training no longer holds: yearly ones end with the academic year. */
static int64_t training_ends(const struct web *web, const struct training *row)
{
    const struct rules *rules = &web->office->rules;

    for (int i = 0; i < rules->n_trainings; i++)
        if (strcmp(rules->trainings[i].kind, row->kind) == 0 && rules->trainings[i].yearly)
            return day_academic_year(day_academic_year(row->date) + 400) - 1;
    return DAY_NONE;
}

static void put_training(struct web *web, int person)
{
    const struct season *season = &web->office->season;
    int64_t today = day_of(web->now_at);
    char day[STAMP];
    bool any = false;

    for (int i = 0; i < season->n_training; i++) {
        const struct training *row = &season->training[i];
        if (row->staff != person)
            continue;
        int64_t ends = training_ends(web, row);
        html_put(&web->out, "%s%s", any ? "; " : "", row->kind);
        if (ends != DAY_NONE && ends < today)
            html_put(&web->out, " <strong>over since %s</strong>", stamp_day(day, ends));
        else if (ends != DAY_NONE)
            html_put(&web->out, " until %s", stamp_day(day, ends));
        any = true;
    }
    if (!any)
        html_put(&web->out, "none");
}

static void put_health(struct web *web, int person)
{
    const struct feed_address *address = feeds_address(web->server, person);
    int behind = feed_behind(&web->office->season, person, address, web->now_at);

    if (!address)
        html_put(&web->out, "no calendar");
    else if (!address->fetched_utc)
        html_put(&web->out, "never fetched");
    else if (!behind)
        html_put(&web->out, "up to date");
    if (behind && address)
        html_put(&web->out, " <strong>%d not seen</strong>", behind);
}

static void put_row(struct web *web, const struct json *row)
{
    static const char *const columns[] = {"exam_minutes",     "help_minutes",  "cover_minutes",
                                          "caseload_minutes", "total_minutes", "contract_minutes",
                                          "over_minutes"};
    const char *code = json_text_of(row, "staff");
    int person = season_person(&web->office->season, code);

    html_put(&web->out, "<tr><th scope=\"row\"><a href=\"/person/%s\">%s</a></th><td>%s</td>",
             url_word(web->arena, code), person_words(&web->office->season, code),
             json_text_of(row, "role"));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        html_put(&web->out, "<td class=\"number\">%s</td>", hours(web, row, columns[i]));
    html_put(&web->out, "<td class=\"number\">");
    put_balance(web, person);
    html_put(&web->out, "</td><td class=\"words\">");
    put_training(web, person);
    html_put(&web->out, "</td><td><a href=\"/subscribe/%s\">", url_word(web->arena, code));
    if (person >= 0)
        put_health(web, person);
    html_put(&web->out, "</a></td></tr>");
}

static void put_ledger(struct web *web, const struct json *people)
{
    static const char *const heads[] = {
        "Who",      "Role", "Exams",           "Helping",  "Cover",    "Mentor", "Worked",
        "Contract", "Over", "Brought forward", "Training", "Calendar", NULL};

    put_table(web, "Hours of the days that are planned", heads);
    for (const struct json *row = json_first(people); row; row = json_next(row))
        put_row(web, row);
    put_table_end(web);
}

bool page_people(struct web *web, struct fault *fault)
{
    struct ask_words words = {0};
    struct json *answer;

    ask_word(&words, "report");
    ask_word(&words, "hours");
    ask_word(&words, "--format=json");
    ask_option(web, &words, "week", web_field(web, "week"));
    enum asked asked = ask_child(web, words.list, NULL, &answer, fault);
    if (asked == ASKED_WAIT)
        return true;
    html_put(&web->out, "<h1>People</h1><form method=\"get\" action=\"/people\" class=\"row\">");
    put_weeks(web, "week", "Days", "All that is planned", week_read(web_field(web, "week"), -1));
    html_put(&web->out, "<button>Show</button></form>");
    if (asked == ASKED_REFUSED && !web->office->season.n_people) {
        html_put(&web->out, "<p>Nobody is on the staff yet.</p>");
    } else if (asked == ASKED_REFUSED) {
        ask_refusal_put(web, fault);
    } else {
        load_chart_put(web, json_get(answer, "people"));
        put_ledger(web, json_get(answer, "people"));
    }
    json_release(answer);
    html_put(&web->out, "<p><a href=\"/report/hours?format=xlsx\">Save the ledger</a>, "
                        "<a href=\"/report/stale-feeds\">whose calendar is behind</a>, "
                        "<a href=\"/availability\">availability and training</a>.</p>");
    return true;
}
