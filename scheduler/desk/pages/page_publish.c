/* SPDX-License-Identifier: GPL-3.0-or-later
 * Publishing: the rehearsal and what the audit finds, then the real thing; versions and what each
 * changed for whom. */
#include <string.h>

#include "scheduler/desk/ask.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/desk/publish_put.h"

enum { FINDINGS_SHOWN = 100 };

static const char *severity_words_of(const char *word)
{
    static const char *const words[][2] = {{"hard", "not legal"}, {"cannot_tell", "cannot tell"}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], word) == 0)
            return words[i][1];
    return word;
}

static void put_findings(struct web *web, const struct json *answer)
{
    static const char *const heads[] = {"Kind", "What", "Where it says so", NULL};
    const struct json *list = json_get(answer, "findings");
    int count = 0;

    html_put(&web->out, "<h2 id=\"findings\">What the audit finds</h2>");
    if (!json_count(list)) {
        html_put(&web->out, "<p>Nothing: the plan is legal and complete.</p>");
        return;
    }
    html_put(&web->out, "<p>The plan is %s and %s.</p>",
             json_is_yes(answer, "legal") ? "legal" : "not legal",
             json_is_yes(answer, "complete") ? "complete" : "not complete");
    put_table(web, "Findings", heads);
    for (const struct json *row = json_first(list); row && count < FINDINGS_SHOWN;
         row = json_next(row), count++) {
        html_put(&web->out, "<tr><td>%s</td><td>%s</td><td>%s</td></tr>",
                 severity_words_of(json_text_of(row, "severity")),
                 named_words(&web->office->season, json_text_of(row, "text"),
                             json_text_of(row, "staff"), web->arena),
                 json_text_of(row, "source"));
    }
    put_table_end(web);
    if (json_count(list) > FINDINGS_SHOWN)
        html_put(&web->out, "<p>...and %d more: <a href=\"/report/audit\">the whole audit</a>.</p>",
                 json_count(list) - FINDINGS_SHOWN);
}

static void put_rehearsal(struct web *web, const struct json *answer)
{
    static const char *const heads[] = {"Who", "Change", "When", "What", "Where", NULL};
    const struct season *season = &web->office->season;
    const struct json *list = json_get(answer, "changes");

    html_put(&web->out, "<h2>What changes for whom</h2>");
    if (json_is_yes(answer, "nothing_new")) {
        html_put(&web->out,
                 "<p>Nothing has changed since version %lld was published: there is nothing to "
                 "publish.</p>",
                 (long long)json_number_of(answer, "version", 0));
        return;
    }
    if (!json_count(list)) {
        html_put(&web->out, "<p>Nothing changes for anybody; it is told that these days are "
                            "planned, and calendars follow.</p>");
        return;
    }
    html_put(&web->out, "<details><summary>%d changes, for %d people</summary>", json_count(list),
             json_count(json_get(answer, "texts")));
    put_table(web, "What version would change", heads);
    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        html_put(&web->out,
                 "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>",
                 person_words(season, json_text_of(row, "staff")), json_text_of(row, "what"),
                 span_words(json_text_of(row, "start"), json_text_of(row, "end"), web->arena),
                 json_text_of(row, "title"), place_words(season, json_text_of(row, "place")));
    }
    put_table_end(web);
    html_put(&web->out, "</details>");
}

static void put_form(struct web *web, const struct json *rehearsal)
{
    struct html *out = &web->out;
    int64_t wanting = json_number_of(rehearsal, "without_approval", 0);
    long long past = (long long)json_number_of(rehearsal, "illegal_past", 0);

    html_put(out,
             "<h2>Publish it</h2><p>Version %lld, with %lld things left open: "
             "<a href=\"#findings\">what the audit finds</a>.</p>",
             (long long)json_number_of(rehearsal, "version", 0),
             (long long)json_number_of(rehearsal, "open", 0));
    if (past)
        html_put(out, "<p>%lld %s broken in time that is past, which nobody can mend.</p>", past,
                 past == 1 ? "rule was" : "rules were");
    web_form(web, "/publish");
    put_input(web, "note", "What to remember about this version", "text", "", false);
    if (wanting) {
        html_put(out,
                 "<p class=\"fault\">%lld seats rest on approvals the school does not have. "
                 "<a href=\"/report/approvals\">See which</a>. Publish all the same only with a "
                 "reason, which is kept.</p>",
                 (long long)wanting);
        put_input(web, "override", "Why people are told all the same", "text", "", true);
    }
    html_put(out, "<p><button class=\"main\" name=\"do\" value=\"publish\">Publish</button></p>"
                  "</form>");
}

/* False: a child is awaited. */
static bool put_next(struct web *web)
{
    static const char *const rehearse[] = {"publish", "--dry-run", "--json", NULL};
    static const char *const verify[] = {"verify", "--json", NULL};
    struct fault refused = {0}, unread = {0};
    struct json *changes, *findings;
    enum asked first = ask_child(web, rehearse, NULL, &changes, &refused);

    if (first == ASKED_WAIT)
        return false;
    enum asked second = ask_child(web, verify, NULL, &findings, &unread);
    if (second == ASKED_WAIT) {
        json_release(changes);
        return false;
    }
    if (first == ASKED_REFUSED)
        ask_refusal_put(web, &refused);
    else
        put_rehearsal(web, changes);
    if (first == ASKED_TOLD && !json_is_yes(changes, "nothing_new"))
        put_form(web, changes);
    if (second == ASKED_TOLD)
        put_findings(web, findings);
    json_release(changes);
    json_release(findings);
    return true;
}

/* An approval ran out, or a rule was broken, while the page lay open: what is wanting now, with the
 * reason asked for where one helps. */
static bool put_refused(struct web *web, const struct fault *refused)
{
    web->status = fault_http_status(refused);
    html_put(&web->out, "<h1>Publish</h1>");
    ask_refusal_put(web, refused);
    if (put_next(web))
        versions_put(web);
    return true;
}

static bool publish(struct web *web, struct fault *fault)
{
    struct ask_words words = {0};
    struct json *answer;

    ask_word(&words, "publish");
    ask_word(&words, "--json");
    ask_option(web, &words, "note", web_field(web, "note"));
    ask_option(web, &words, "override", web_field(web, "override"));
    enum asked asked = ask_child(web, words.list, NULL, &answer, fault);
    if (asked == ASKED_REFUSED && fault->kind == FAULT_CONFLICT)
        return put_refused(web, fault);
    if (asked != ASKED_TOLD)
        return asked == ASKED_WAIT;
    int version = (int)json_number_of(answer, "version", 0);
    bool again = json_is_yes(answer, "nothing_new");
    json_release(answer);
    if (again)
        web_say(web, "There was nothing new to publish: version %d stands.", version);
    else
        web_say(web, "Version %d is published. Below are texts to send.", version);
    return web_go(web, arena_text(web->arena, "/publish?version=%d", version));
}

/* Somebody accepts a duty they were told; who cannot is Something happened. */
static bool answer(struct web *web, struct fault *fault)
{
    const char *duty = duty_of_ref(&web->office->season, web_field(web, "duty"));
    const char *const words[] = {"answer", "--json", "--", web_field(web, "staff"),
                                 duty,     "accept", NULL};
    struct json *done;
    enum asked asked = ask_child(web, words, NULL, &done, fault);

    if (asked != ASKED_TOLD)
        return asked == ASKED_WAIT;
    json_release(done);
    web_say(web, "That they accept is recorded.");
    return web_go(web,
                  arena_text(web->arena, "/publish?version=%d", web_number(web, "version", 1)));
}

bool page_publish(struct web *web, struct fault *fault)
{
    if (web_is_post(web) && strcmp(web_field(web, "do"), "answer") == 0)
        return answer(web, fault);
    if (web_is_post(web))
        return publish(web, fault);
    if (web_asked(web, "version"))
        return version_put(web, web_number(web, "version", 0), fault);
    if (web_asked(web, "since"))
        return differences_put(web, web_number(web, "since", 0), fault);
    html_put(&web->out, "<h1>Publish</h1><p>The plan becomes what calendars and printed rotas say. "
                        "<a href=\"/report/rota\">The rota as it would be</a>.</p>");
    if (!web->office->season.n_plan_runs)
        html_put(&web->out, "<p>Nothing is planned yet: <a href=\"/plan\">seat and plan</a>.</p>");
    else if (!put_next(web))
        return true;
    versions_put(web);
    return true;
}
