/* SPDX-License-Identifier: GPL-3.0-or-later
 * Something happened: the day's events as forms, and what can be done about them. */
#include <string.h>

#include "scheduler/desk/event_form.h"
#include "scheduler/desk/pages.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/desk/repair_put.h"

/* Fields are told in this order whatever the event is. */
static void put_sittings(struct web *web, const struct json *list)
{
    struct html *out = &web->out;

    if (!json_count(list))
        return;
    html_put(out, "<div class=\"scroll\"><table><caption>Exams that change</caption><thead><tr>"
                  "<th scope=\"col\">Candidate</th><th scope=\"col\">Paper</th>"
                  "<th scope=\"col\">Was</th><th scope=\"col\">Is now</th></tr></thead><tbody>");
    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        bool sits = *json_text_of(row, "start") != '\0';
        html_put(
            out, "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s, %s</td><td>%s%s%s</td></tr>",
            json_text_of(row, "pupil"), json_text_of(row, "paper"),
            span_words(json_text_of(row, "was_start"), json_text_of(row, "was_finish"), web->arena),
            json_text_of(row, "was_room"),
            sits ? span_words(json_text_of(row, "start"), json_text_of(row, "finish"), web->arena)
                 : "does not sit",
            sits ? ", " : "", json_text_of(row, "room"));
    }
    html_put(out, "</tbody></table></div>");
}

static void put_adults(struct web *web, const struct json *list)
{
    const struct season *season = &web->office->season;
    struct html *out = &web->out;

    if (!json_count(list))
        return;
    html_put(out, "<div class=\"scroll\"><table><caption>Adults whose time changes</caption><thead>"
                  "<tr><th scope=\"col\">Who</th><th scope=\"col\">What</th>"
                  "<th scope=\"col\">Was</th><th scope=\"col\">Is now</th>"
                  "<th scope=\"col\">Past their hours</th></tr></thead><tbody>");
    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        bool stays = *json_text_of(row, "start") != '\0';
        html_put(
            out,
            "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td>"
            "<td class=\"number\">%lld min</td></tr>",
            person_words(season, json_text_of(row, "staff")),
            duty_words(season, json_text_of(row, "duty"), web->arena),
            span_words(json_text_of(row, "was_start"), json_text_of(row, "was_end"), web->arena),
            stays ? span_words(json_text_of(row, "start"), json_text_of(row, "end"), web->arena)
                  : "free",
            (long long)json_number_of(row, "past_hours", 0));
    }
    html_put(out, "</tbody></table></div>");
}

static void put_event(struct web *web, const struct json *answer)
{
    const struct json *event = json_get(answer, "event");
    struct html *out = &web->out;

    if (json_is_yes(event, "known"))
        html_put(out, "<p>This was recorded before: nothing changes.</p>");
    else if (*json_text_of(event, "text"))
        html_put(out, "<p>%s: recorded.</p>", json_text_of(event, "text"));
    else
        html_put(out, "<p>Recorded.</p>");
    const struct json *notes = json_get(answer, "notes");
    if (json_count(notes))
        html_put(out, "<h2>To see to</h2><ul>");
    for (const struct json *note = json_first(notes); note; note = json_next(note))
        html_put(out, "<li>%s</li>", json_item_text(note));
    if (json_count(notes))
        html_put(out, "</ul>");
    put_sittings(web, json_get(answer, "sittings"));
    put_adults(web, json_get(answer, "adults"));
}

/* A pupil's mentor, first session and weekly time: one answer, taken or left. */
static void put_referral(struct web *web, const struct json *root)
{
    struct html *out = &web->out;
    const struct json *weekly = json_get(root, "weekly");

    html_put(out, "<p>%s: <strong>%s</strong>, who has %lld of %lld pupils.</p><ul>",
             json_text_of(root, "pupil"),
             person_words(&web->office->season, json_text_of(root, "mentor")),
             (long long)json_number_of(root, "pupils", 0),
             (long long)json_number_of(root, "most", 0));
    html_put(out, "<li>First session: %s, %lld minutes</li>",
             *json_text_of(root, "first") ? json_text_of(root, "first") : "no free time was found",
             (long long)json_number_of(root, "minutes", 0));
    for (const struct json *at = json_first(weekly); at; at = json_next(at))
        html_put(out, "<li>Then weekly: %s</li>", json_item_text(at));
    html_put(out, "</ul>");
    if (json_is_yes(root, "taken"))
        html_put(out, "<p class=\"said\" role=\"status\">Recorded as sessions of the caseload: the "
                      "next plan gives them their place.</p>");
    else
        repair_button_put(web, root, 1, "Record these sessions");
}

static void put_answer(struct web *web, const struct event_form *form, const struct json *root)
{
    if (form->plain_take) {
        put_referral(web, root);
        return;
    }
    put_event(web, root);
    if (json_get(root, "affected"))
        repair_put(web, root);
}

static bool answer(struct web *web, const struct event_form *form, struct fault *fault)
{
    const char *const *words;
    struct fault refused = {0};

    if (!event_form_words(web, form, &words, fault))
        return false;
    const struct child_result *done = web_child(web, words, NULL);
    if (!done)
        return true;
    html_put(&web->out, "<h1>%s</h1>", form->button);
    if (!web_child_good(done, &refused)) {
        html_put(&web->out, "<p class=\"fault\" role=\"alert\">%s</p>", refused.text);
        event_form_put(web, form);
        return true;
    }
    struct json *root = json_read(done->out, done->out_size);
    if (!root)
        return fault_set(fault, FAULT_SYSTEM, "the answer could not be read");
    put_answer(web, form, root);
    json_release(root);
    html_put(&web->out, "<p><a href=\"/\">Back to today</a></p>");
    return true;
}

static void put_choice(struct web *web)
{
    html_put(&web->out, "<h1>Something happened</h1><ul class=\"choices\">");
    for (const struct event_form *form = event_forms; form->what; form++)
        if (web_may(web, form->roles))
            html_put(&web->out, "<li><a href=\"/happened?what=%s\">%s</a><br>%s</li>", form->what,
                     form->button, form->help);
    html_put(&web->out, "</ul><p>All of it is undone by Undo in the history, and kept in the "
                        "incident log.</p>");
}

bool page_happened(struct web *web, struct fault *fault)
{
    const struct event_form *form = event_form_find(web_field(web, "what"));

    if (!form) {
        put_choice(web);
        return true;
    }
    if (!web_may(web, form->roles))
        return fault_set(fault, FAULT_DENIED, "this is not yours to record");
    web->title = form->button;
    if (web_is_post(web))
        return answer(web, form, fault);
    html_put(&web->out, "<h1>%s</h1><p>%s</p>", form->button, form->help);
    event_form_put(web, form);
    return true;
}
