/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/repair_put.h"

#include <string.h>

#include "scheduler/desk/ask.h"
#include "scheduler/desk/event_form.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/report/ladder.h"

enum { SHOWN_MOVES = 12 }; /* more are folded away */

static const char *span_of(struct web *web, const struct json *row)
{
    return span_words(json_text_of(row, "start"), json_text_of(row, "end"), web->arena);
}

static void put_fallen(struct web *web, const struct json *list)
{
    const struct season *season = &web->office->season;
    struct html *out = &web->out;
    int n = json_count(list);

    if (!n) {
        html_put(out, "<p>Everything that was published stands.</p>");
        return;
    }
    html_put(out,
             "<div class=\"scroll\"><table><caption>%d of what was published cannot stay as it is"
             "</caption><thead><tr><th scope=\"col\">When</th><th scope=\"col\">What</th>"
             "<th scope=\"col\">Where</th><th scope=\"col\">Who</th></tr></thead><tbody>",
             n);
    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        html_put(out, "<tr><td>%s</td><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>",
                 span_of(web, row), duty_words(season, json_text_of(row, "duty"), web->arena),
                 place_words(season, json_text_of(row, "place")),
                 person_words(season, json_text_of(row, "staff")));
    }
    html_put(out, "</tbody></table></div>");
}

/* The other half of a change of hands: the same duty and time, dropped and taken. */
static const struct json *other_half(const struct json *list, const struct json *move)
{
    const char *what = json_text_of(move, "what");
    const char *wanted = strcmp(what, "takes") == 0 ? "drops" : "takes";

    if (strcmp(what, "moves") == 0)
        return NULL;
    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        if (strcmp(json_text_of(row, "what"), wanted) == 0 &&
            one_duty(json_text_of(row, "duty"), json_text_of(move, "duty")) &&
            strcmp(json_text_of(row, "start"), json_text_of(move, "start")) == 0)
            return row;
    }
    return NULL;
}

static void put_move(struct web *web, const struct json *list, const struct json *move)
{
    const struct season *season = &web->office->season;
    const char *who = person_words(season, json_text_of(move, "staff"));
    const char *what = json_text_of(move, "what");
    const struct json *other = other_half(list, move);
    const char *text;

    if (other && strcmp(what, "drops") == 0)
        return; /* told with the one who takes it */
    if (strcmp(what, "moves") == 0)
        text = arena_text(web->arena, "%s, at this time now", who);
    else if (strcmp(what, "drops") == 0)
        text = arena_text(web->arena, "%s leaves it, nobody %s", who,
                          json_is_yes(move, "over") ? "is wanted there any more" : "takes it");
    else if (other)
        text = arena_text(web->arena, "%s instead of %s", who,
                          person_words(season, json_text_of(other, "staff")));
    else
        text = arena_text(web->arena, "%s takes it", who);
    html_put(&web->out, "<tr><td>%s</td><th scope=\"row\">%s</th><td>%s</td></tr>",
             span_of(web, move), duty_words(season, json_text_of(move, "duty"), web->arena), text);
}

/* "18 exam seats, 1 class"; "" for nothing. */
static const char *empty_words(struct web *web, const struct json *empty)
{
    static const char *const names[][3] = {
        {"exam", "exam seat", "exam seats"},
        {"class", "class", "classes"},
        {"minimum", "site minimum", "site minima"},
        {"other", "session or other duty", "sessions and other duties"}};
    const char *text = "";

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        long long n = (long long)json_number_of(empty, names[i][0], 0);
        if (n)
            text = arena_text(web->arena, "%s%s%lld %s", text, *text ? ", " : "", n,
                              names[i][n == 1 ? 1 : 2]);
    }
    return text;
}

static void put_price(struct web *web, const struct json *rung)
{
    struct html *out = &web->out;
    const char *empty = empty_words(web, json_get(rung, "empty"));
    const char *than = json_text_of(rung, "than");
    int64_t pay = json_number_of(rung, "pay", 0);

    html_put(out, "<p>Left empty: %s.", *empty ? empty : "nothing");
    if (pay)
        html_put(out, " Pay for these days: %s.", amount_words("pence", pay, web->arena));
    html_put(out, "</p>");
    if (*than)
        html_put(out, "<p class=\"price\">Than the one above: %s.</p>", than);
    html_put(out, "<p class=\"quiet\">%s</p>",
             json_is_yes(rung, "proven")
                 ? "Proven the best for so few."
                 : "The best found; that there is no better was not proven.");
}

/* As many as put_move() has rows for: one person instead of another is one change. */
static int count_moves(const struct json *moves)
{
    int count = 0;

    for (const struct json *move = json_first(moves); move; move = json_next(move))
        count += strcmp(json_text_of(move, "what"), "drops") != 0 || !other_half(moves, move);
    return count;
}

static void put_moves(struct web *web, const struct json *rung)
{
    const struct json *moves = json_get(rung, "moves");
    int count = count_moves(moves);

    if (!json_count(moves))
        return;
    if (json_count(moves) <= SHOWN_MOVES)
        html_put(&web->out, "<details open>");
    else
        html_put(&web->out, "<details>");
    html_put(&web->out,
             "<summary>What it does: %d %s</summary><div class=\"scroll\"><table>"
             "<thead><tr><th scope=\"col\">When</th><th scope=\"col\">What</th>"
             "<th scope=\"col\">Who</th></tr></thead><tbody>",
             count, count == 1 ? "change" : "changes");
    for (const struct json *move = json_first(moves); move; move = json_next(move))
        put_move(web, moves, move);
    html_put(&web->out, "</tbody></table></div></details>");
}

const char *repair_from(const struct json *answer)
{
    const struct json *event = json_get(answer, "event");

    if (strcmp(json_text_of(event, "what"), "arrange") == 0)
        return ""; /* from a day on: today stays today */
    return json_text_of(event ? event : json_get(answer, "absence"), "from");
}

void repair_fields_put(struct web *web, const char *from)
{
    static const char *const own[] = {"csrf", "take", "quick", "job", "whole", NULL};
    bool post = web_is_post(web);
    const struct web_pair *pairs = post ? web->form : web->query;

    for (int i = 0; i < (post ? web->n_form : web->n_query); i++)
        if (word_find(own, pairs[i].name) < 0)
            html_put(&web->out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">", pairs[i].name,
                     event_value(pairs[i].name, pairs[i].value, from));
}

static void put_button(struct web *web, const struct json *answer, int64_t n, const char *words,
                       const char *more)
{
    web_form(web, web->path);
    repair_fields_put(web, repair_from(answer));
    html_raw(&web->out, more, strlen(more));
    html_put(&web->out, "<button class=\"main\" name=\"take\" value=\"%lld\">%s</button></form>",
             (long long)n, words);
}

void repair_button_put(struct web *web, const struct json *answer, int64_t n, const char *words)
{
    put_button(web, answer, n, words, "");
}

static void put_rung(struct web *web, const struct json *answer, const struct json *rung,
                     const char *more)
{
    struct html *out = &web->out;
    long long n = (long long)json_number_of(rung, "n", 0);
    long long people = (long long)json_number_of(rung, "people", n);

    html_put(out, "<section class=\"rung\"><h3>");
    if (people == 0)
        html_put(out, "Nobody else need be told");
    else
        html_put(out, "%lld %s to tell", people, people == 1 ? "person" : "people");
    html_put(out, "</h3>");
    put_price(web, rung);
    put_moves(web, rung);
    put_button(web, answer, n, "Take this and publish it", more);
    html_put(out, "</section>");
}

static void put_first(struct web *web, const struct json *answer, int job)
{
    const struct json *rung = json_first(json_get(answer, "ladder"));
    const char *more = "<input type=\"hidden\" name=\"quick\" value=\"yes\">";

    if (!rung)
        return;
    if (job)
        more = arena_text(web->arena, "%s<input type=\"hidden\" name=\"job\" value=\"%d\">", more,
                          job);
    html_put(&web->out,
             "<h2>What can be done at once</h2><p>The first repair that is legal. Others "
             "may leave less empty: they are being looked for below.</p>");
    put_rung(web, answer, rung, more);
}

static void put_ladder(struct web *web, const struct json *answer)
{
    struct html *out = &web->out;
    const struct json *ladder = json_get(answer, "ladder");

    if (!json_count(ladder)) {
        html_put(out, "<p>No repair tells so few people: <a href=\"/plan\">make a new "
                      "plan</a>.</p>");
        return;
    }
    html_put(out, "<h2>What can mend it</h2><p>Each is a whole legal plan. Nothing is published "
                  "until you take one.</p>");
    for (const struct json *rung = json_first(ladder); rung; rung = json_next(rung))
        put_rung(web, answer, rung, "");
    if (!json_is_yes(answer, "complete"))
        html_put(out, "<p class=\"quiet\">Time ran out before every number of people was looked "
                      "at.</p>");
}

static void put_texts(struct web *web, const struct json *answer)
{
    const struct season *season = &web->office->season;
    struct html *out = &web->out;
    int n = 0;

    html_put(out,
             "<p class=\"said\" role=\"status\">Version %lld is published; calendars follow."
             "</p><h2>Texts to send</h2>",
             (long long)json_number_of(answer, "version", 0));
    for (const struct json *row = json_first(json_get(answer, "texts")); row;
         row = json_next(row)) {
        int person = season_person(season, json_text_of(row, "staff"));
        html_put(out,
                 "<section class=\"rung\"><h3>%s</h3><p id=\"text%d\">%s</p>"
                 "<button type=\"button\" data-copy=\"#text%d\" hidden>Copy</button>",
                 person_words(season, json_text_of(row, "staff")), n, json_text_of(row, "text"), n);
        if (person >= 0 && *season->people[person].email) {
            html_put(out, " <a href=\"mailto:%s?subject=%s&amp;body=%s\">Send by e-mail</a>",
                     url_word(web->arena, season->people[person].email),
                     url_word(web->arena, "Change of your duties"),
                     url_word(web->arena, json_text_of(row, "text")));
        }
        html_put(out, "</section>");
        n++;
    }
    if (!n)
        html_put(out, "<p>Nobody need be told.</p>");
}

void repair_put(struct web *web, const struct json *answer, bool quick, int job)
{
    const struct season *season = &web->office->season;

    for (const struct json *row = json_first(json_get(answer, "locks_lost")); row;
         row = json_next(row))
        html_put(&web->out, "<p>%s was locked to %s: the lock is gone.</p>",
                 person_words(season, json_text_of(row, "staff")), span_of(web, row));
    if (json_get(answer, "taken")) {
        put_texts(web, answer);
        return;
    }
    put_fallen(web, json_get(answer, "affected"));
    if (!json_count(json_get(answer, "affected")))
        return;
    if (quick) {
        put_first(web, answer, job);
        return;
    }
    html_put(&web->out, "<section data-done=\"yes\">"); /* takes the place of the waiting */
    put_ladder(web, answer);
    html_put(&web->out, "</section>");
}
