/* SPDX-License-Identifier: GPL-3.0-or-later
 * A job that runs: how far it is, a button to stop it, what came of it. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/desk/pages.h"

static void put_running(struct web *web, const struct job *job, const char *path)
{
    struct html *out = &web->out;

    web->refresh = path;
    html_put(out, "<section data-follow=\"%s\" aria-live=\"polite\"><p>Begun %lld seconds ago.</p>",
             path, (long long)(web->now_utc - job->began_utc));
    progress_put(out, job->progress);
    if (job->stopped) {
        html_put(out, "<p>%s</p>",
                 job->plans ? "Stopping: what is best so far is kept." : "Stopping.");
    } else {
        web_form(web, path);
        html_put(out, "<button name=\"do\" value=\"stop\">%s</button></form>",
                 job->plans ? "Stop, and keep the best so far" : "Stop, and store nothing");
    }
    html_put(out, "</section>");
}

enum { SIGNALLED = 128 };

/* Ended by somebody else, or by a machine that ran out of memory: it says nothing itself. */
static void put_killed(struct html *out, const struct job *job)
{
    html_put(out,
             "<p class=\"fault\" role=\"alert\">This was ended from outside before it was done "
             "(signal %d). %s Begin it again; if that happens again, the machine is probably short "
             "of memory.</p>",
             job->child.exit_code - SIGNALLED,
             job->changed
                 ? "Somebody changed the school since it began: the History page says what."
                 : "Nothing of it is stored: the school is as it was.");
}

/* From before the desk was opened again. */
static void put_lost(struct html *out, const struct job *job)
{
    bool done = job->child.exit_code == 0, cut = job->cut || job->child.exit_code < 0;

    html_put(out, "<section data-done=\"yes\">");
    if (done && cut && job->plans)
        html_put(out, "<p>This was stopped when the desk was closed. What was best by then was "
                      "kept: it is the draft now. Begin it again to look for a better one.</p>");
    else if (done) {
        html_put(out, "<p>This was done, and the desk was closed and opened again since: what it "
                      "said is forgotten, what it stored is on the <a href=\"/history\">History"
                      "</a> page.</p>");
    } else {
        html_put(out, "<p class=\"fault\" role=\"alert\">This %s %s Begin it again.</p>",
                 cut ? "was stopped when the desk was closed." : "did not work.",
                 job->changed ? "The school was changed since it began: the History page says by "
                                "what."
                              : "Nothing of it is stored: the school is as it was.");
    }
    html_put(out, "<p><a href=\"%s\">Go back to where it was begun</a></p></section>", job->then);
}

/* A plan's first line is what everybody asks first; how good it is stands on its page, in words. */
static void put_planned(struct web *web, const struct job *job)
{
    const char *said = job->child.out;
    size_t first = strcspn(said, "\n");
    struct html *out = &web->out;

    html_put(out,
             "<p><b>%s</b></p><p><a class=\"button\" href=\"%s\">Go on: how good it is</a> "
             "<a class=\"button\" href=\"/shortages\">What is short</a> "
             "<a class=\"button\" href=\"/week\">The week board</a></p>",
             arena_copy_part(web->arena, said, first), job->then);
    html_put(out,
             "<details><summary>All that planning said</summary><pre>%s</pre></details></section>",
             said[first] ? said + first + 1 : "");
}

static void put_ended(struct web *web, const struct job *job)
{
    struct html *out = &web->out;
    bool report = strncmp(job->then, "/report/", 8) == 0 && job->child.exit_code == 0;
    /* an answer for its page to draw, good or not */
    bool drawn = report || job->child.out[0] == '{';

    html_put(out, "<section data-done=\"yes\">");
    if (job->child.exit_code > SIGNALLED)
        put_killed(out, job);
    else if (job->child.exit_code != 0 && !drawn)
        html_put(out, "<p class=\"fault\" role=\"alert\">That did not work.</p><pre>%s</pre>",
                 job->child.err);
    if (drawn)
        html_put(out, "<p><a href=\"%s%cjob=%d\">See what came of it</a></p></section>", job->then,
                 strchr(job->then, '?') ? '&' : '?', job->number);
    else if (job->plans && job->child.exit_code == 0)
        put_planned(web, job);
    else
        html_put(out, "<pre>%s</pre><p><a href=\"%s\">Go on</a></p></section>", job->child.out,
                 job->then);
}

/* What a job tells may name what other roles are not to see. */
static bool is_theirs(const struct web *web, const struct job *job)
{
    return web->login->role == ROLE_OFFICER || strcmp(web->login->name, job->who) == 0;
}

bool page_job(struct web *web, struct fault *fault)
{
    char *end;
    long number = strtol(web->rest, &end, 10);
    const struct job *job = *end ? NULL : job_known(web->server, (int)number);

    if (!job || !is_theirs(web, job))
        return fault_set(fault, FAULT_MISSING,
                         "that was too long ago; what was stored is on the History page");
    const char *path = arena_text(web->arena, "/job/%d", job->number);
    if (web_is_post(web)) {
        job_stop(web->server, job->number);
        return web_go(web, path);
    }
    web->title = job->title;
    html_put(&web->out, "<h1>%s</h1>", job->title);
    if (job->lost)
        put_lost(&web->out, job);
    else if (job->running)
        put_running(web, job, path);
    else
        put_ended(web, job);
    return true;
}
