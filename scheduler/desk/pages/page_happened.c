/* SPDX-License-Identifier: GPL-3.0-or-later
 * Something happened: the day's events as forms, and what can be done about them. */
#include <string.h>

#include "scheduler/desk/child.h"
#include "scheduler/desk/event_form.h"
#include "scheduler/desk/pages.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/desk/repair_put.h"

/* A command's sentence; candidates by name for who may see names. */
static const char *words_of(struct web *web, const char *text)
{
    return named_words(web_may(web, MAY_NAMES) ? &web->office->season : NULL, text, "", web->arena);
}

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
            words_of(web, json_text_of(row, "pupil")), json_text_of(row, "paper"),
            span_words(json_text_of(row, "was_start"), json_text_of(row, "was_finish"), web->arena),
            json_text_of(row, "was_room"),
            sits ? span_words(json_text_of(row, "start"), json_text_of(row, "finish"), web->arena)
                 : json_text_of(row, "because"), /* "no desk found", "sits no more" */
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
        html_put(out, "<p>This was recorded before%s.</p>",
                 json_is_yes(answer, "asks") ? "" : ": nothing changes");
    else if (*json_text_of(event, "text"))
        html_put(out, "<p>%s: recorded.</p>", words_of(web, json_text_of(event, "text")));
    else
        html_put(out, "<p>Recorded.</p>");
    const struct json *notes = json_get(answer, "notes");
    if (json_count(notes))
        html_put(out, "<h2>To see to</h2><ul>");
    for (const struct json *note = json_first(notes); note; note = json_next(note))
        html_put(out, "<li>%s</li>", words_of(web, json_item_text(note)));
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
             words_of(web, json_text_of(root, "pupil")),
             person_words(&web->office->season, json_text_of(root, "mentor")),
             (long long)json_number_of(root, "pupils", 0),
             (long long)json_number_of(root, "most", 0));
    html_put(out, "<li>First session: %s, %lld minutes</li>",
             *json_text_of(root, "first") ? when_words(json_text_of(root, "first"), web->arena)
                                          : "no free time was found",
             (long long)json_number_of(root, "minutes", 0));
    for (const struct json *at = json_first(weekly); at; at = json_next(at))
        html_put(out, "<li>Then weekly: %s</li>", when_words(json_item_text(at), web->arena));
    html_put(out, "</ul>");
    if (json_is_yes(root, "taken"))
        html_put(out, "<p class=\"said\" role=\"status\">Recorded as sessions of the caseload: the "
                      "next plan gives them their place.</p>");
    else
        repair_button_put(web, root, 1, "Record these sessions");
}

static void put_answer(struct web *web, const struct event_form *form, const struct json *root,
                       bool quick, int job)
{
    if (form->plain_take) {
        put_referral(web, root);
        return;
    }
    put_event(web, root);
    if (json_get(root, "affected"))
        repair_put(web, root, quick, job);
}

/* The address of the whole ladder for what this form says. */
static const char *wait_path(struct web *web, const struct event_form *form, const char *from)
{
    const char *path = arena_text(web->arena, "/happened?what=%s", form->what);

    for (const struct event_field *field = form->fields; field->type != ASK_END; field++) {
        const char *value = event_value(field->name, web_field(web, field->name), from);
        if (*value)
            path =
                arena_text(web->arena, "%s&%s=%s", path, field->name, url_word(web->arena, value));
    }
    return path;
}

/* The first repair stands already; the others are looked for by a job.  Returns it; 0: none. */
static int start_ladder(struct web *web, const struct event_form *form, const char *from,
                        struct fault *refused)
{
    const char *const *words;
    int number = 0;

    if (!event_form_words(web, form, (struct event_words){.from = from}, &words, refused))
        return 0;
    const struct job_ask ask = {.title = form->button,
                                .then = wait_path(web, form, from),
                                .words = words,
                                .who = web->login->name};
    return job_start(web->server, &ask, &number, refused) ? number : 0;
}

/* Replaced by assets/desk.js when there is more; without it, by its link. */
static void put_wait(struct web *web, const char *path)
{
    html_put(&web->out,
             "<section data-follow=\"%s\" aria-live=\"polite\"><h2>What can mend it</h2>"
             "<p>Every number of people to tell is being looked at, which takes some seconds. "
             "<a href=\"%s\">See what came of it</a></p></section>",
             path, path);
}

static void put_whole(struct web *web, const struct event_form *form, const struct fault *refused)
{
    html_put(&web->out, "<p>%s.</p>", refused->text);
    web_form(web, "/happened");
    html_put(&web->out, "<input type=\"hidden\" name=\"what\" value=\"%s\">", form->what);
    repair_fields_put(web, NULL);
    html_put(&web->out,
             "<button name=\"whole\" value=\"yes\">Look for other repairs</button></form>");
}

static void put_quick(struct web *web, const struct event_form *form, const struct json *root)
{
    struct fault refused = {0};
    bool asks = json_is_yes(root, "asks");
    const char *from = repair_from(root);
    int job = asks ? start_ladder(web, form, from, &refused) : 0;

    put_answer(web, form, root, true, job);
    if (job)
        put_wait(web, arena_text(web->arena, "%s&job=%d", wait_path(web, form, from), job));
    else if (asks)
        put_whole(web, form, &refused);
}

/* Somebody who takes the first repair waits for no other. */
static void stop_looking(struct web *web)
{
    int number = web_number(web, "job", 0);
    const struct job *job = web_asked(web, "take") && number ? job_find(web->server, number) : NULL;

    if (job && strcmp(job->who, web->login->name) == 0)
        job_stop(web->server, number);
}

static bool answer(struct web *web, const struct event_form *form, struct fault *fault)
{
    const char *const *words;
    struct fault refused = {0};
    bool take = web_asked(web, "take");
    bool quick = form->quick && (take ? web_asked(web, "quick") : !web_asked(web, "whole"));

    if (!event_form_words(web, form, (struct event_words){.quick = quick}, &words, fault))
        return false;
    stop_looking(web);
    const struct child_result *done = web_child(web, words, NULL);
    if (!done)
        return true;
    html_put(&web->out, "<h1>%s</h1>", form->button);
    if (!web_child_good(done, &refused)) {
        html_put(&web->out, "<p class=\"fault\" role=\"alert\">%s.</p>",
                 words_of(web, refused.text));
        event_form_put(web, form);
        return true;
    }
    struct json *root = json_read(done->out, done->out_size);
    if (!root)
        return fault_set(fault, FAULT_SYSTEM, "the answer could not be read");
    if (quick && !take)
        put_quick(web, form, root);
    else
        put_answer(web, form, root, false, 0);
    json_release(root);
    html_put(&web->out, "<p><a href=\"/\">Back to today</a></p>");
    return true;
}

/* The whole ladder, once the job that looks for it has ended. */
static bool put_ladder(struct web *web, const struct event_form *form, struct fault *fault)
{
    const struct job *job = job_find(web->server, web_number(web, "job", 0));
    const char *then = wait_path(web, form, NULL);

    if (!job || strcmp(job->who, web->login->name) != 0 || strcmp(job->then, then) != 0)
        return fault_set(fault, FAULT_MISSING, "that was too long ago, or never was");
    const char *path = arena_text(web->arena, "%s&job=%d", then, job->number);
    html_put(&web->out, "<h1>%s</h1>", form->button);
    if (job->running) {
        web->refresh = path;
        put_wait(web, path);
        return true;
    }
    struct json *root = json_read(job->child.out, job->child.out_size);
    if (root) {
        put_answer(web, form, root, false, 0);
    } else {
        html_put(&web->out,
                 "<section data-done=\"yes\"><p class=\"fault\" role=\"alert\">That did not "
                 "work.</p><pre>%s</pre></section>",
                 job->child.err);
    }
    html_put(&web->out, "<p><a href=\"/\">Back to today</a></p>");
    json_release(root);
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
    if (web_asked(web, "job"))
        return put_ladder(web, form, fault);
    html_put(&web->out, "<h1>%s</h1><p>%s</p>", form->button, form->help);
    event_form_put(web, form);
    return true;
}
