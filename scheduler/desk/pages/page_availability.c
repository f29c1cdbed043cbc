/* SPDX-License-Identifier: GPL-3.0-or-later
 * When people can, and what they are trained for: as they said it, and forms to add more. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/ask.h"

static const char *hours_of(const struct availability *row, struct arena *arena)
{
    if (row->session)
        return session_words[row->session];
    if (row->start < 0 && row->end < 0)
        return "all day";
    return arena_text(arena, "%s-%s", row->start < 0 ? "" : time_text(arena, row->start),
                      row->end < 0 ? "" : time_text(arena, row->end));
}

static void put_answers(struct web *web)
{
    static const char *const heads[] = {"Who", "Day", "Hours", "Answer", NULL};
    const struct season *season = &web->office->season;
    char day[STAMP];

    html_put(&web->out, "<details><summary>%d answers</summary>", season->n_availability);
    put_table(web, "When people can", heads);
    for (int i = 0; i < season->n_availability; i++) {
        const struct availability *row = &season->availability[i];
        html_put(&web->out, "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>",
                 season->people[row->staff].name,
                 row->date < 0 ? "every day" : stamp_day(day, row->date), hours_of(row, web->arena),
                 answer_words[row->answer]);
    }
    put_table_end(web);
    html_put(&web->out, "</details>");
}

static void put_trainings(struct web *web)
{
    static const char *const heads[] = {"Who", "Training", "On", "What", "Result", NULL};
    const struct season *season = &web->office->season;
    char day[STAMP];

    html_put(&web->out, "<details><summary>%d rows</summary>", season->n_training);
    put_table(web, "Training", heads);
    for (int i = 0; i < season->n_training; i++) {
        const struct training *row = &season->training[i];
        html_put(&web->out,
                 "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>",
                 season->people[row->staff].name, row->kind,
                 row->date < 0 ? "" : stamp_day(day, row->date), row->content, row->result);
    }
    put_table_end(web);
    html_put(&web->out, "</details>");
}

static void put_words(struct web *web, const char *name, const char *label,
                      const char *const *words)
{
    html_put(&web->out, "<label for=\"%s\">%s</label><select id=\"%s\" name=\"%s\">", name, label,
             name, name);
    for (int i = 0; words[i]; i++)
        put_option(web, words[i], *words[i] ? words[i] : "from and to below", i == 0);
    html_put(&web->out, "</select>");
}

static void put_answer_form(struct web *web)
{
    web_form(web, "/availability");
    put_people(web, "staff", "Who", NULL);
    put_input(web, "date", "Day", "date", "", true);
    put_words(web, "session", "Session", session_words);
    put_input(web, "start", "From", "time", "", false);
    put_input(web, "end", "To", "time", "", false);
    put_words(web, "answer", "Answer", answer_words);
    html_put(&web->out, "<p><button class=\"main\" name=\"do\" value=\"availability\">Keep the "
                        "answer</button></p></form>");
}

/* Fields have names of their own: both forms stand on one page. */
static void put_training_form(struct web *web)
{
    const struct rules *rules = &web->office->rules;

    web_form(web, "/availability");
    put_people(web, "trainee", "Who", NULL);
    html_put(&web->out, "<label for=\"kind\">Training</label><select id=\"kind\" name=\"kind\">");
    for (int i = 0; i < rules->n_trainings; i++)
        put_option(web, rules->trainings[i].kind, rules->trainings[i].kind, i == 0);
    html_put(&web->out, "</select>");
    put_input(web, "trained", "On", "date", day_text(web->arena, day_of(web->now_at)), true);
    put_input(web, "content", "What was taught", "text", "", false);
    put_input(web, "result", "Result", "text", "", false);
    html_put(&web->out, "<p><button class=\"main\" name=\"do\" value=\"training\">Keep the "
                        "training</button></p></form>");
}

static bool store(struct web *web, struct fault *fault)
{
    const struct ask_cell answer[] = {
        {"staff", web_field(web, "staff")},     {"date", web_field(web, "date")},
        {"session", web_field(web, "session")}, {"start", web_field(web, "start")},
        {"end", web_field(web, "end")},         {"answer", web_field(web, "answer")}};
    const struct ask_cell training[] = {{"staff", web_field(web, "trainee")},
                                        {"kind", web_field(web, "kind")},
                                        {"date", web_field(web, "trained")},
                                        {"content", web_field(web, "content")},
                                        {"result", web_field(web, "result")}};
    bool trained = strcmp(web_field(web, "do"), "training") == 0;

    if (trained && !web_may(web, MAY_OFFICER))
        return fault_set(fault, FAULT_DENIED, "training is the exams officer's to record");
    enum asked asked =
        trained ? ask_store(web, "training", training, sizeof training / sizeof *training, fault)
                : ask_store(web, "availability", answer, sizeof answer / sizeof *answer, fault);

    if (asked != ASKED_TOLD)
        return asked == ASKED_WAIT;
    web_say(web, "It is kept. Plan again so that the plan follows.");
    return web_go(web, "/availability");
}

bool page_availability(struct web *web, struct fault *fault)
{
    if (web_is_post(web))
        return store(web, fault);
    html_put(&web->out, "<h1>Availability and training</h1><h2>When people can</h2>");
    put_answers(web);
    put_answer_form(web);
    html_put(&web->out, "<h2>What people are trained for</h2>");
    put_trainings(web);
    if (!web_may(web, MAY_OFFICER))
        return true;
    put_training_form(web);
    html_put(&web->out, "<p>Many at once: <a href=\"/import\">import</a> availability.csv or "
                        "training.csv; what is to go, too.</p>");
    return true;
}
