/* SPDX-License-Identifier: GPL-3.0-or-later
 * Seating and planning: start them, see how good the stored plan is, have its proofs added up. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "export/stamp.h"
#include "export/zone.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/ask.h"
#include "scheduler/desk/child.h"
#include "scheduler/desk/parts.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/report/certificate.h"

enum { WEEK = 7 };

static const char *certificate_path(struct web *web)
{
    return arena_text(web->arena, "%s.certificate", web->server->ask.school);
}

static void put_starts(struct web *web)
{
    struct html *out = &web->out;
    const struct job *job = job_planning(web->server);

    if (job)
        html_put(out, "<p class=\"said\"><a href=\"/job/%d\">%s</a>: %s began it.</p>", job->number,
                 job->title, job->who);
    html_put(out, "<section><h2>1. Seats</h2><p>Every candidate gets a room, a desk, a start and a "
                  "finish.</p>");
    web_form(web, "/plan");
    put_weeks(web, "seats", "Days to seat", "The whole season", -1);
    html_put(out, "<p><button name=\"do\" value=\"seat\">Seat</button></p></form></section>"
                  "<section><h2>2. People</h2><p>Everybody who may do it is tried for every duty; "
                  "what was told before is kept where it can be.</p>");
    web_form(web, "/plan");
    put_weeks(web, "week", "Days to plan", "The whole season", week_of_exams(web));
    put_input(web, "seconds", "Stop after so many seconds (empty: it ends by itself)", "number", "",
              false);
    html_put(out, "<label><input type=\"checkbox\" name=\"afresh\" value=\"yes\"> Afresh: as if "
                  "nobody had been told anything</label>"
                  "<label><input type=\"checkbox\" name=\"keep\" value=\"yes\"> Keep a certificate "
                  "of the proofs</label>"
                  "<p><button class=\"main\" name=\"do\" value=\"plan\">Plan</button></p></form>"
                  "</section>");
}

/* How the newest plan came about; bounds are told of that. */
static bool look(const struct web *web, struct certificate *certificate)
{
    const struct world world = {.season = &web->office->season, .rules = &web->office->rules};
    const struct report_ask ask = {.world = &world};
    struct fault fault = {0};

    return certificate_look(&ask, web->arena, certificate, &fault);
}

/* "at most £38.42 better is possible", where the certificate would say it in pence. */
static const char *says(struct web *web, const struct certificate *certificate,
                        const struct plan_level *level)
{
    const char *told = certificate_says(certificate, level, web->arena);
    const char *gap =
        arena_text(web->arena, "%lld better", (long long)(level->value - level->bound));
    const char *at = strstr(told, gap);

    if (!at || level->value <= level->bound)
        return told;
    return arena_text(web->arena, "%.*s%s%s", (int)(at - told), told,
                      amount_words(level->unit, level->value - level->bound, web->arena),
                      at + strlen(gap) - strlen(" better"));
}

static void put_levels(struct web *web)
{
    static const char *const heads[] = {"Level", "As planned", "Distance to the proof", NULL};
    const struct season *season = &web->office->season;
    struct certificate certificate;

    if (!look(web, &certificate))
        return;
    if (certificate.how != CERTIFIED_PLANNED)
        html_put(&web->out, "<p>The newest plan is %s.</p>",
                 certificate_how(&certificate, web->arena));
    put_table(web,
              "How good the newest plan is, most important first; a number without a word counts "
              "what is missing or does not suit, by how much it matters",
              heads);
    for (int i = 0; i < season->n_plan_levels; i++) {
        const struct plan_level *level = &season->plan_levels[i];
        html_put(&web->out,
                 "<tr><th scope=\"row\">%s</th><td class=\"number\">%s</td><td>%s</td></tr>",
                 level_title(level->name), amount_words(level->unit, level->value, web->arena),
                 says(web, &certificate, level));
    }
    put_table_end(web);
}

static void put_stored(struct web *web)
{
    const struct season *season = &web->office->season;
    struct html *out = &web->out;
    char from[STAMP], until[STAMP], made[STAMP];

    html_put(out, "<h2>What is planned</h2>");
    if (!season->n_plan_runs) {
        html_put(out, "<p>Nothing yet.</p>");
        return;
    }
    html_put(out, "<ul>");
    for (int i = 0; i < season->n_plan_runs; i++) {
        const struct draft *run = &season->plan_runs[i];
        html_put(out, "<li><a href=\"/week?week=%s\">%s to %s</a>, made %s in %d seconds%s</li>",
                 week_name(run->from, web->arena), stamp_day(from, run->from),
                 stamp_day(until, run->until),
                 when_words(stamp_moment(made, zone_wall_at(run->made_utc)), web->arena),
                 run->milliseconds / 1000,
                 strcmp(run->stopped, stopped_names[STOPPED_TIME]) == 0
                     ? ", then stopped by the clock with more to be looked for"
                     : "");
    }
    html_put(out, "</ul>");
    if (season->n_unseated) {
        html_put(out,
                 "<p class=\"fault\">%d entries have no desk. "
                 "<a href=\"/report/clashes\">See why</a>.</p>",
                 season->n_unseated);
    }
    put_levels(web);
    web_form(web, "/plan");
    html_put(out, "<p>Is it the plan the program would make again from the same facts? "
                  "<button name=\"do\" value=\"replay\">Make it again and compare</button></p>");
    if (access(certificate_path(web), R_OK) == 0)
        html_put(out, "<p>The proofs are kept. <button name=\"do\" value=\"certify\">Add them up "
                      "again</button> <a href=\"/plan?certificate=yes\">Save the certificate</a>"
                      "</p>");
    html_put(out, "</form>");
}

static void put_certified(struct web *web, const struct json *certificate)
{
    static const char *const heads[] = {"Level", "As planned", "Bound", "Added up again", NULL};

    html_put(&web->out, "<h2>The proofs, added up again</h2><p>%s</p>",
             json_is_yes(certificate, "agrees")
                 ? "They agree with the stored plan."
                 : "They do not agree with the stored plan: plan again.");
    put_table(web, "Each level's proof", heads);
    for (const struct json *row = json_first(json_get(certificate, "levels")); row;
         row = json_next(row)) {
        html_put(&web->out,
                 "<tr><th scope=\"row\">%s</th><td class=\"number\">%lld</td>"
                 "<td class=\"number\">%lld</td><td>%s</td></tr>",
                 json_text_of(row, "name"), (long long)json_number_of(row, "value", 0),
                 (long long)json_number_of(row, "bound", 0), json_text_of(row, "verdict"));
    }
    put_table_end(web);
}

static void put_repair(struct web *web, const struct json *answer)
{
    html_put(&web->out,
             "<h2>A repair</h2><p>This plan is a repair of version %lld that told %lld. A repair "
             "is taken from a ladder, not planned, so there is nothing to plan again. "
             "<code>examrota replay</code> says how to see it made again in a copy.</p>",
             (long long)json_number_of(answer, "repaired_from", 0),
             (long long)json_number_of(answer, "told", 0));
}

static void put_replay(struct web *web, const struct json *answer)
{
    if (strcmp(json_text_of(answer, "kind"), "repaired") == 0) {
        put_repair(web, answer);
        return;
    }
    html_put(&web->out, "<h2>Made again</h2><p>%s</p>",
             json_is_yes(answer, "same") ? "The same plan came out." : "Another plan came out.");
    if (json_is_yes(answer, "by_hand"))
        html_put(&web->out, "<p>The plan was changed by hand since it was made.</p>");
    if (json_is_yes(answer, "broken_off"))
        html_put(&web->out, "<p>It was stopped by the clock when it was made, so the same plan "
                            "need not come out.</p>");
    if (*json_text_of(answer, "changed"))
        html_put(&web->out, "<p>Other facts than then: %s.</p>", json_text_of(answer, "changed"));
}

/* What a job of this page came to. */
static void put_came(struct web *web)
{
    struct json *answer = ask_job_answer(web);

    if (json_get(answer, "certificate"))
        put_certified(web, json_get(answer, "certificate"));
    else if (answer)
        put_replay(web, answer);
    json_release(answer);
}

/* The file as it is; a large one stays where it is. */
static bool send_certificate(struct web *web, struct fault *fault)
{
    enum { MOST = 64 * 1024 * 1024 };
    char buffer[16384];
    size_t got, all = 0;
    FILE *file = fopen(certificate_path(web), "rb");

    if (!file)
        return fault_set(fault, FAULT_MISSING, "no certificate is kept; plan again with one");
    while ((got = fread(buffer, 1, sizeof buffer, file)) > 0 && all < MOST) {
        html_raw(&web->out, buffer, got);
        all += got;
    }
    (void)fclose(file);
    web->media_type = "text/plain; charset=utf-8";
    web->file_name = "plan.certificate";
    return true;
}

static bool start_seat(struct web *web, struct fault *fault)
{
    struct ask_words words = {0};
    int64_t monday = week_read(web_field(web, "seats"), DAY_NONE);

    ask_word(&words, "seat");
    if (monday != DAY_NONE) {
        ask_option(web, &words, "from", day_text(web->arena, monday));
        ask_option(web, &words, "to", day_text(web->arena, monday + WEEK - 1));
    }
    return ask_job(web, "Seating", "/plan", words.list, false, fault);
}

static bool start_plan(struct web *web, struct fault *fault)
{
    struct ask_words words = {0};
    const char *week = web_field(web, "week");

    ask_word(&words, "plan");
    ask_option(web, &words, "week", week);
    ask_option(web, &words, "time", web_field(web, "seconds"));
    if (web_asked(web, "afresh"))
        ask_word(&words, "--afresh");
    if (web_asked(web, "keep"))
        ask_option(web, &words, "certificate", certificate_path(web));
    return ask_job(web, *week ? arena_text(web->arena, "Planning %s", week) : "Planning the season",
                   "/plan", words.list, true, fault);
}

bool page_plan(struct web *web, struct fault *fault)
{
    const char *what = web_field(web, "do");
    const char *const replay[] = {"replay", "--json", NULL};
    const char *const certify[] = {
        "verify", arena_text(web->arena, "--certificate=%s", certificate_path(web)), "--json",
        NULL};

    if (!web_is_post(web)) {
        if (web_asked(web, "certificate"))
            return send_certificate(web, fault);
        html_put(&web->out, "<h1>Seat and plan</h1>");
        put_came(web);
        put_starts(web);
        put_stored(web);
        return true;
    }
    if (strcmp(what, "seat") == 0)
        return start_seat(web, fault);
    if (strcmp(what, "plan") == 0)
        return start_plan(web, fault);
    if (strcmp(what, "replay") == 0)
        return ask_job(web, "Making the plan again", "/plan", replay, false, fault);
    if (strcmp(what, "certify") == 0)
        return ask_job(web, "Adding up the proofs", "/plan", certify, false, fault);
    return fault_set(fault, FAULT_USAGE, "there is no such button");
}
