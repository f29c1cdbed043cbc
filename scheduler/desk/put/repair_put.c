/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/repair_put.h"

#include <string.h>

#include "scheduler/desk/ask.h"
#include "scheduler/desk/event_form.h"
#include "scheduler/desk/moves_put.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/desk/texts_put.h"

static void put_stands(struct web *web, const struct json *answer)
{
    const struct json *rung = json_first(json_get(answer, "ladder"));

    html_put(&web->out, "<p>%s.</p>",
             !json_is_yes(answer, "asks") ? "Everything that was published stands"
             : json_count(json_get(rung, "moves"))
                 ? "Nothing that was published falls, but not all of it can stay where it was"
                 : "Everything that was published stands, and more is wanted besides");
}

static void put_fallen(struct web *web, const struct json *answer)
{
    const struct season *season = &web->office->season;
    const struct json *list = json_get(answer, "affected");
    struct html *out = &web->out;
    int n = json_count(list);

    if (!n) {
        put_stands(web, answer);
        return;
    }
    html_put(out,
             "<div class=\"scroll\"><table><caption>%d of what was published cannot stay as it is"
             "</caption><thead><tr><th scope=\"col\">When</th><th scope=\"col\">What</th>"
             "<th scope=\"col\">Where</th><th scope=\"col\">Who</th></tr></thead><tbody>",
             n);
    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        const char *has = json_text_of(row, "has_then");
        html_put(out, "<tr><td>%s</td><th scope=\"row\">%s</th><td>%s</td><td>%s%s%s%s</td></tr>",
                 row_span(web, row), duty_words(season, json_text_of(row, "duty"), web->arena),
                 place_words(season, json_text_of(row, "place")),
                 person_words(season, json_text_of(row, "staff")), *has ? ", who has " : "", has,
                 *has ? " then" : "");
    }
    html_put(out, "</tbody></table></div>");
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
        html_put(out, " Pay for %s: %s.",
                 json_is_yes(rung, "pay_of_rest") ? "what has not begun" : "these days",
                 amount_words("pence", pay, web->arena));
    html_put(out, "</p>");
    if (*than)
        html_put(out, "<p class=\"price\">Than the one above: %s.</p>", than);
    html_put(out, "<p class=\"quiet\">%s</p>",
             json_is_yes(rung, "proven")
                 ? "Proven the best for so few."
                 : "The best found; that there is no better was not proven.");
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
    moves_put(web, rung);
    put_button(web, answer, n, "Take this and publish it", more);
    html_put(out, "</section>");
}

/* The event leaves no choice there, so no rung counts them. */
static void put_besides(struct web *web, const struct json *answer)
{
    const struct json *list = json_get(answer, "told_anyway");
    const char *text = "";

    for (const struct json *item = json_first(list); item; item = json_next(item))
        text = arena_text(web->arena, "%s%s%s", text, *text ? ", " : "",
                          person_words(&web->office->season, json_item_text(item)));
    if (*text)
        html_put(&web->out, "<p>Told whatever is done, and not counted: %s.</p>", text);
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
    put_besides(web, answer);
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
    put_besides(web, answer);
    for (const struct json *rung = json_first(ladder); rung; rung = json_next(rung))
        put_rung(web, answer, rung, "");
    html_put(out, json_is_yes(answer, "complete")
                      ? "<p class=\"quiet\">No other repair that tells six people or fewer would "
                        "be better: proven.</p>"
                      : "<p class=\"quiet\">Whether telling more people would help more was not "
                        "settled.</p>");
}

void repair_put(struct web *web, const struct json *answer, bool quick, int job)
{
    const struct season *season = &web->office->season;

    for (const struct json *row = json_first(json_get(answer, "locks_lost")); row;
         row = json_next(row))
        html_put(&web->out, "<p>%s was locked to %s: the lock is gone.</p>",
                 person_words(season, json_text_of(row, "staff")), row_span(web, row));
    if (json_get(answer, "taken")) {
        texts_put(web, answer);
        return;
    }
    put_fallen(web, answer);
    if (!json_is_yes(answer, "asks"))
        return;
    if (quick) {
        put_first(web, answer, job);
        return;
    }
    html_put(&web->out, "<section data-done=\"yes\">"); /* takes the place of the waiting */
    put_ladder(web, answer);
    html_put(&web->out, "</section>");
}
