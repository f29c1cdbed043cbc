/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/ask.h"

#include <string.h>

#include "scheduler/desk/child.h"

enum asked ask_child(struct web *web, const char *const *words, const char *input,
                     struct json **answer, struct fault *fault)
{
    const struct child_result *done = web_child(web, words, input);

    *answer = NULL;
    if (!done)
        return ASKED_WAIT;
    *answer = json_read(done->out, done->out_size);
    if (*answer)
        return ASKED_TOLD;
    if (web_child_good(done, fault))
        (void)!fault_set(fault, FAULT_SYSTEM, "the answer could not be read");
    return ASKED_REFUSED;
}

void ask_refusal_put(struct web *web, const struct fault *fault)
{
    html_put(&web->out, "<p class=\"fault\" role=\"alert\">%s.</p>", fault->text);
}

bool ask_job(struct web *web, const char *title, const char *then, const char *const *words,
             bool plans, struct fault *fault)
{
    struct job_ask ask = {
        .title = title, .then = then, .words = words, .plans = plans, .who = web->login->name};
    int number;

    return job_start(web->server, &ask, &number, fault) &&
           web_go(web, arena_text(web->arena, "/job/%d", number));
}

struct json *ask_job_answer(struct web *web)
{
    const struct job *job = job_find(web->server, web_number(web, "job", 0));

    if (!job || job->running)
        return NULL;
    return json_read(job->child.out, job->child.out_size);
}

/* One cell of a line: always in quotes. */
static const char *csv_cell(struct arena *arena, const char *text)
{
    char *cell = arena_new(arena, char, 2 * strlen(text) + 3), *to = cell;

    *to++ = '"';
    for (const char *c = text; *c; c++) {
        if (*c == '"')
            *to++ = '"';
        *to = *c;
        if (*c == '\n' || *c == '\r')
            *to = ' ';
        to++;
    }
    *to = '"';
    return cell;
}

enum asked ask_store(struct web *web, const char *kind, const struct ask_cell *cells, int n_cells,
                     struct fault *fault)
{
    const char *const words[] = {"import", "-", "--as", kind, "--json", NULL};
    const char *heads = "", *line = "";
    struct json *answer;

    for (int i = 0; i < n_cells; i++) {
        heads = arena_text(web->arena, "%s%s%s", heads, i ? "," : "", cells[i].column);
        line = arena_text(web->arena, "%s%s%s", line, i ? "," : "",
                          csv_cell(web->arena, cells[i].value));
    }
    enum asked asked =
        ask_child(web, words, arena_text(web->arena, "%s\n%s\n", heads, line), &answer, fault);
    if (asked != ASKED_TOLD)
        return asked;
    const struct json *issue = json_first(json_get(answer, "issues"));
    if (json_number_of(answer, "errors", 0) > 0) {
        (void)!fault_set(fault, FAULT_INPUT, "%s: %s", json_text_of(issue, "column"),
                         json_text_of(issue, "text"));
        asked = ASKED_REFUSED;
    }
    json_release(answer);
    return asked;
}

void ask_word(struct ask_words *words, const char *word)
{
    if (words->count < (int)(sizeof words->list / sizeof *words->list) - 1)
        words->list[words->count++] = word;
}

void ask_option(struct web *web, struct ask_words *words, const char *option, const char *value)
{
    if (*value)
        ask_word(words, arena_text(web->arena, "--%s=%s", option, value));
}
