/* SPDX-License-Identifier: GPL-3.0-or-later
 * The drill: every absence tried in turn; who cannot be spared, where reserves help. */
#include <stdlib.h>
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/ask.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/duty/duty.h"
#include "scheduler/report/answer.h"

enum worst { NOTHING, WORK, COVER, REQUIRED };
static const char *const letters[] = {".", "w", "c", "R"};
static const char *const classes[] = {"t2", "k4", "t3", "t4"};

static enum worst worst_of(const struct json *row)
{
    const struct json *worse = json_get(row, "worse");

    if (json_number_of(worse, "required", 0) > 0)
        return REQUIRED;
    if (json_number_of(worse, "cover", 0) > 0)
        return COVER;
    return json_number_of(worse, "work", 0) > 0 ? WORK : NOTHING;
}

static void put_form(struct web *web)
{
    struct html *out = &web->out;

    html_put(out, "<h1>Drill</h1><p>Everybody in turn is taken away on a day, and the day is "
                  "mended without them as well as it goes. Nothing is stored.</p>");
    web_form(web, "/drill");
    put_weeks(web, "week", "Week to try", "The first that is planned", -1);
    put_input(web, "reserves", "People in reserve to place", "number", "3", false);
    html_put(out, "<label><input type=\"checkbox\" name=\"every\" value=\"yes\"> Each of their "
                  "days, not the busiest alone (takes longer)</label>"
                  "<p><button class=\"main\">Try it</button></p></form>");
}

static const char *title_of(const struct json *loss)
{
    const struct duty_kind *kind = duty_kind_find(json_text_of(loss, "kind"));

    return kind ? kind->title : json_text_of(loss, "kind");
}

static void put_case(struct web *web, const struct json *row)
{
    enum worst worst = worst_of(row);
    const char *name = person_words(&web->office->season, json_text_of(row, "staff"));
    const struct json *losses = json_get(row, "losses");
    struct html *out = &web->out;
    char day[STAMP];

    html_put(
        out,
        "<tr><th scope=\"row\">%s</th><td>%s</td><td><span class=\"chip %s\">%s</span></td><td>",
        name, stamp_day(day, day_parse(json_text_of(row, "day"))), classes[worst], letters[worst]);
    for (const struct json *loss = worst ? json_first(losses) : NULL; loss; loss = json_next(loss))
        html_put(out, "%s%s, %s %s", loss == json_first(losses) ? "" : "; ", title_of(loss),
                 span_words(json_text_of(loss, "start"), json_text_of(loss, "end"), web->arena),
                 place_words(&web->office->season, json_text_of(loss, "place")));
    html_put(out, "</td><td class=\"number\">%lld</td></tr>",
             (long long)json_number_of(row, "moved", 0));
}

static void put_cases(struct web *web, const struct json *list)
{
    static const char *const heads[] = {
        "If away", "On", "Left", "What nobody can be found for", "Duties that move", NULL};

    html_put(&web->out, "<p class=\"key\">R: something required is left, c: cover, w: other work, "
                        ".: all of it can be mended.</p>");
    put_table(web, "Each absence, worst first", heads);
    for (int worst = REQUIRED; worst >= NOTHING; worst--)
        for (const struct json *row = json_first(list); row; row = json_next(row))
            if ((int)worst_of(row) == worst)
                put_case(web, row);
    put_table_end(web);
}

static void put_reserves(struct web *web, const struct json *answer)
{
    static const char *const heads[] = {"Half day", "Who", "People", "Seats saved", NULL};
    const struct json *list = json_get(answer, "reserves");
    int64_t lost = json_number_of(answer, "lost", 0), saved = json_number_of(answer, "saved", 0);
    char day[STAMP];

    html_put(&web->out, "<h2>People in reserve</h2>");
    if (lost == 0) {
        html_put(&web->out, "<p>None is needed: every absence can be mended.</p>");
        return;
    }
    put_table(web, "Where a person in reserve would save most", heads);
    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        html_put(&web->out,
                 "<tr><th scope=\"row\">%s %s</th><td>%s</td><td class=\"number\">%lld</td>"
                 "<td class=\"number\">%lld</td></tr>",
                 stamp_day(day, day_parse(json_text_of(row, "day"))),
                 strcmp(json_text_of(row, "session"), "PM") == 0 ? "afternoon" : "morning",
                 answer_roles(&web->office->rules, json_text_of(row, "role"), web->arena),
                 (long long)json_number_of(row, "people", 0),
                 (long long)json_number_of(row, "seats", 0));
    }
    put_table_end(web);
    html_put(&web->out, "<p>Together they save %lld%% of what is lost.</p>",
             (long long)(saved * 100 / lost));
}

static bool start(struct web *web, struct fault *fault)
{
    struct ask_words words = {0};

    ask_word(&words, "drill");
    ask_word(&words, "--json");
    ask_option(web, &words, "week", web_field(web, "week"));
    ask_option(web, &words, "reserves", web_field(web, "reserves"));
    if (web_asked(web, "every"))
        ask_word(&words, "--every-day");
    return ask_job(web, "Trying every absence", "/drill", words.list, false, fault);
}

bool page_drill(struct web *web, struct fault *fault)
{
    if (web_is_post(web))
        return start(web, fault);
    put_form(web);
    struct json *answer = ask_job_answer(web);
    if (answer) {
        html_put(&web->out, "<h2>%d absences tried</h2>", json_count(json_get(answer, "absences")));
        put_reserves(web, answer);
        put_cases(web, json_get(answer, "absences"));
    }
    json_release(answer);
    return true;
}
