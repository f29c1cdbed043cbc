/* SPDX-License-Identifier: GPL-3.0-or-later
 * One person's week: duties, the ledger of hours, balance, training, the calendar's health. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/board.h"
#include "scheduler/desk/feed_parts.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/report/feed_health.h"

static void put_weeks(const struct board *board, const char *code)
{
    struct arena *arena = board->web->arena;

    html_put(&board->web->out,
             "<p class=\"screen\"><a href=\"/person/%s?week=%s\">Week before</a> "
             "<a href=\"/person/%s?week=%s\">Week after</a>",
             url_word(arena, code), week_name(board->monday - 7, arena), url_word(arena, code),
             week_name(board->monday + 7, arena));
    if (web_may(board->web, MAY_OFFICER | MAY_COVER))
        html_put(&board->web->out, " <a href=\"/week?week=%s&amp;person=%s\">On the board</a>",
                 week_name(board->monday, arena), url_word(arena, code));
    html_put(&board->web->out, "</p>");
}

static void put_row(const struct board *board, int person, bool told)
{
    struct html *out = &board->web->out;

    html_put(out, "<tr><th scope=\"row\">%s</th>", told ? "Told" : "Draft");
    for (int i = 0; i < board->n_days; i++) {
        html_put(out, "<td>");
        board_strip_put(board, person, board->days[i], told, false);
        html_put(out, "</td>");
    }
    html_put(out, "</tr>");
}

static void put_strips(const struct board *board, int person, bool drafts)
{
    struct html *out = &board->web->out;
    char day[STAMP];

    html_put(out, "<div class=\"scroll drawn\" tabindex=\"0\" role=\"region\" "
                  "aria-label=\"The week\">"
                  "<table class=\"board\"><caption>At a glance</caption><thead><tr>"
                  "<th scope=\"col\">Which</th>");
    for (int i = 0; i < board->n_days; i++) {
        html_put(out, "<th scope=\"col\">%s", stamp_day(day, board->days[i]));
        board_hours_put(board);
        html_put(out, "</th>");
    }
    html_put(out, "</tr></thead><tbody>");
    if (drafts)
        put_row(board, person, false);
    put_row(board, person, true);
    html_put(out, "</tbody></table></div>");
    board_key_put(out);
}

/* Was it told?  Then what they say to it can be recorded. */
static void put_reply(const struct board *board, int person, const struct board_bar *bar)
{
    struct web *web = board->web;
    const struct season *season = &web->office->season;
    const struct assignment *told =
        duty_row(season->published, season->n_published, bar->key, person);

    html_put(&web->out, "<td>");
    if (!told || told->staff != person)
        html_put(&web->out, "%s", *bar->key ? "not yet" : "");
    else if (told->starts_at < web->now_at || !web_may(web, MAY_OFFICER | MAY_COVER))
        html_put(&web->out, "told");
    else {
        html_put(&web->out,
                 "<a href=\"/happened?what=answer&amp;person=%s&amp;duty=%s\">Told; "
                 "record their answer</a>",
                 url_word(web->arena, season->people[person].staff),
                 url_word(web->arena, moment_text(web->arena, bar->starts_at)));
    }
    html_put(&web->out, "</td></tr>");
}

/* A table a day, which stands as a list of cards in a narrow window. */
static void put_day(const struct board *board, int person, int64_t day, bool told)
{
    struct html *out = &board->web->out;
    char name[STAMP], from[STAMP], until[STAMP];
    struct board_bar *bars;
    int n = board_bars(board, person, day, told, &bars);

    if (!n)
        return;
    html_put(out,
             "<div class=\"scroll days\"><table><caption>%s</caption><thead><tr>"
             "<th scope=\"col\">When</th><th scope=\"col\">What</th><th scope=\"col\">Where</th>"
             "<th scope=\"col\">Told</th></tr></thead><tbody>",
             stamp_day(name, day));
    for (int k = 0; k < n; k++) {
        html_put(out, "<tr><td>%s-%s</td><th scope=\"row\">%s</th><td>%s</td>",
                 stamp_time(from, bars[k].starts_at), stamp_time(until, bars[k].ends_at),
                 bars[k].title, place_words(&board->web->office->season, bars[k].place));
        put_reply(board, person, &bars[k]);
    }
    html_put(out, "</tbody></table></div>");
}

static void put_duties(const struct board *board, int person, bool told)
{
    struct html *out = &board->web->out;
    size_t before;

    html_put(out, "<h2>%s</h2>", told ? "Duties, as told" : "Duties in the draft");
    before = out->size;
    for (int i = 0; i < board->n_days; i++)
        put_day(board, person, board->days[i], told);
    if (out->size == before)
        html_put(out, "<p>No duties this week.</p>");
}

static void put_minutes(struct html *out, const char *label, const struct json *row,
                        const char *name)
{
    int64_t minutes = json_number_of(row, name, INT64_MIN);
    char text[STAMP];

    if (minutes == INT64_MIN)
        return;
    html_put(out, "<tr><th scope=\"row\">%s</th><td class=\"number\">%s%s</td></tr>", label,
             minutes < 0 ? "-" : "", stamp_duration(text, minutes < 0 ? -minutes : minutes));
}

static void put_hours(struct web *web, const struct json *answer, const char *code)
{
    static const struct {
        const char *label, *name;
    } rows[] = {{"Exams", "exam_minutes"},
                {"Reading, scribing...", "help_minutes"},
                {"Cover", "cover_minutes"},
                {"Mentoring", "caseload_minutes"},
                {"School", "school_minutes"},
                {"Own lessons", "lesson_minutes"},
                {"Travel", "travel_minutes"},
                {"Protected time", "protected_minutes"},
                {"Worked", "total_minutes"},
                {"Contract of these days", "contract_minutes"},
                {"Beyond it", "over_minutes"},
                {"Outside the pattern", "outside_minutes"},
                {"...of it paid", "paid_minutes"},
                {"...of it time off", "time_off_minutes"},
                {"Contract of the year", "year_minutes"}};
    const struct json *row = json_first(json_get(answer, "people"));

    while (row && strcmp(json_text_of(row, "staff"), code) != 0)
        row = json_next(row);
    html_put(&web->out, "<h2>Hours</h2>");
    if (!row) {
        html_put(&web->out, "<p>No hours to count this week.</p>");
        return;
    }
    html_put(&web->out,
             "<table><caption>Ledger of the week</caption><thead><tr><th scope=\"col\">"
             "What</th><th scope=\"col\" class=\"number\">Time</th></tr></thead><tbody>");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        put_minutes(&web->out, rows[i].label, row, rows[i].name);
    html_put(&web->out, "</tbody></table>");
}

static void put_balance(struct web *web, int person)
{
    const struct season *season = &web->office->season;
    char text[STAMP];

    for (int i = 0; i < season->n_balances; i++) {
        if (season->balances[i].staff == person) {
            html_put(&web->out, "<p>Brought forward from before: %s%s.</p>",
                     season->balances[i].minutes < 0 ? "-" : "",
                     stamp_duration(text, season->balances[i].minutes < 0
                                              ? -(int64_t)season->balances[i].minutes
                                              : season->balances[i].minutes));
        }
    }
}

static void put_training(struct web *web, int person)
{
    const struct season *season = &web->office->season;
    char day[STAMP];
    const char *skills = "";
    int count = 0;

    html_put(&web->out, "<h2>Training and skills</h2>");
    for (int i = 0; i < season->n_training; i++) {
        const struct training *row = &season->training[i];
        if (row->staff != person)
            continue;
        bool old = day_academic_year(row->date) < day_academic_year(day_of(web->now_at));
        if (!count++)
            html_put(&web->out, "<ul>");
        html_put(&web->out, "<li>%s, %s%s%s%s</li>", row->kind, stamp_day(day, row->date),
                 *row->result ? ", " : "", row->result,
                 old ? ": of an earlier year, to be renewed" : "");
    }
    html_put(&web->out, count ? "</ul>" : "<p>No training is recorded.</p>");
    for (int i = 0; i < season->n_skills; i++)
        if (season->skills[i].staff == person)
            skills = arena_text(web->arena, "%s%s%s", skills, *skills ? ", " : "",
                                season->skills[i].skill);
    if (*skills)
        html_put(&web->out, "<p>Skills: %s</p>", skills);
}

static void put_feed(struct web *web, int person)
{
    const struct season *season = &web->office->season;
    const struct feed_address *address = feeds_address(web->server, person);
    int behind = feed_behind(season, person, address, web->now_at);

    html_put(&web->out, "<h2>Calendar</h2><p>");
    if (!address)
        html_put(&web->out, "There is no calendar address yet.");
    else if (!address->fetched_utc)
        html_put(&web->out, "There is an address; no calendar program has asked for it yet.");
    else
        html_put(&web->out, "%s asked last, on %s.", address->client,
                 moment_text(web->arena, zone_wall_at(address->fetched_utc)));
    if (behind) {
        html_put(&web->out,
                 " <strong>%d of what is to come %s not been fetched since it changed: "
                 "tell them by another way.</strong>",
                 behind, behind == 1 ? "has" : "have");
    }
    if (web_may(web, MAY_OFFICER) || web->login->role == ROLE_STAFF)
        html_put(&web->out, " <a href=\"/subscribe/%s\">Calendar address</a>",
                 url_word(web->arena, season->people[person].staff));
    html_put(&web->out, "</p>");
}

static void put_head(struct web *web, int person)
{
    const struct season *season = &web->office->season;
    const struct person *row = &season->people[person];

    html_put(&web->out, "<h1>%s (%s)</h1><p>%s", row->name, row->staff, row->role);
    if (row->site >= 0)
        html_put(&web->out, ", %s",
                 *season->sites[row->site].name ? season->sites[row->site].name
                                                : season->sites[row->site].site);
    if (*row->email)
        html_put(&web->out, ", <a href=\"mailto:%s\">%s</a>", row->email, row->email);
    html_put(&web->out, "</p>");
}

bool page_person(struct web *web, struct fault *fault)
{
    const struct season *season = &web->office->season;
    int person = season_person(season, web->rest);
    bool own = strcmp(web->login->staff, web->rest) == 0 && *web->rest;
    bool drafts = web_may(web, MAY_OFFICE);
    struct board board;

    if (!drafts && !own)
        return fault_set(fault, FAULT_DENIED, "that is somebody else's week");
    if (person < 0)
        return fault_set(fault, FAULT_MISSING, "there is nobody with the code '%s'", web->rest);
    board_read(web, &board);
    const char *const words[] = {
        "report",
        "hours",
        "--format",
        "json",
        arena_text(web->arena, "--week=%s", week_name(board.monday, web->arena)),
        drafts ? NULL : "--published",
        NULL};
    const struct child_result *done = web_child(web, words, NULL);
    if (!done)
        return true;
    web->title = season->people[person].name;
    put_head(web, person);
    put_weeks(&board, web->rest);
    put_strips(&board, person, drafts);
    put_duties(&board, person, !drafts);
    struct json *answer = done->exit_code == 0 ? json_read(done->out, done->out_size) : NULL;
    put_hours(web, answer, web->rest);
    json_release(answer);
    put_balance(web, person);
    put_training(web, person);
    put_feed(web, person);
    return true;
}
