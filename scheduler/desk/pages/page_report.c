/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every report of the program, on the screen or to be saved; a child makes it. */
#include <string.h>

#include "export/sheet.h"
#include "scheduler/desk/pages.h"

bool page_reports(struct web *web, struct fault *fault)
{
    (void)fault;
    html_put(&web->out,
             "<h1>Reports</h1><div class=\"scroll\"><table><caption>What the program can "
             "print</caption><thead><tr><th scope=\"col\">Report</th>"
             "<th scope=\"col\">What it shows</th><th scope=\"col\">Save it</th></tr>"
             "</thead><tbody>");
    for (int i = 0; reports[i]; i++) {
        const struct report *report = reports[i];
        if (report->per_person || report->per_room)
            continue; /* reached from the person or the room */
        html_put(&web->out,
                 "<tr><th scope=\"row\"><a href=\"/report/%s\">%s</a></th><td>%s</td><td>",
                 report->name, report->title, report->help);
        for (const struct page_writer *writer = page_writers; writer->name; writer++)
            if (strcmp(writer->name, "html") != 0 && strcmp(writer->name, "text") != 0)
                html_put(&web->out, "<a href=\"/report/%s?format=%s\">%s</a> ", report->name,
                         writer->name, writer->name);
        html_put(&web->out, "</td></tr>");
    }
    html_put(&web->out, "</tbody></table></div>");
    return true;
}

static void add_option(struct web *web, const char **words, int *n, const char *field)
{
    if (*web_field(web, field))
        words[(*n)++] = arena_text(web->arena, "--%s=%s", field, web_field(web, field));
}

/* Minutes in a large school: a job, and its page leads back here. */
static bool is_slow(const struct report *report)
{
    return report->wants_remedies || report->wants_granted;
}

static void put_start(struct web *web, const struct report *report)
{
    html_put(&web->out,
             "<h1>%s</h1><p>%s</p><p>In a large school this takes minutes; you can go on with "
             "something else meanwhile.</p>",
             report->title, report->help);
    web_form(web, web->path);
    for (int i = 0; i < web->n_query; i++)
        html_put(&web->out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">", web->query[i].name,
                 web->query[i].value);
    html_put(&web->out, "<p><button class=\"main\">Work it out</button></p></form>");
}

static bool start(struct web *web, const struct report *report, const char *format,
                  const char *const *words, struct fault *fault)
{
    struct job_ask ask = {.title = report->title,
                          .then =
                              arena_text(web->arena, "/report/%s?format=%s", report->name, format),
                          .words = words,
                          .who = web->login->name};
    int number;

    return job_start(web->server, &ask, &number, fault) &&
           web_go(web, arena_text(web->arena, "/job/%d", number));
}

static void send_file(struct web *web, const struct report *report,
                      const struct page_writer *writer, const struct child_result *done)
{
    web->media_type = writer->media_type;
    if (strcmp(writer->name, "html") != 0)
        web->file_name = arena_text(web->arena, "%s%s", report->name, writer->suffix);
    html_raw(&web->out, done->out, done->out_size);
}

static bool slow_report(struct web *web, const struct report *report,
                        const struct page_writer *writer, const char *const *words,
                        struct fault *fault)
{
    const struct job *job = job_find(web->server, web_number(web, "job", 0));

    if (web_is_post(web))
        return start(web, report, writer->name, words, fault);
    if (job && !job->running && strcmp(job->title, report->title) == 0 && job->child.exit_code == 0)
        send_file(web, report, writer, &job->child);
    else
        put_start(web, report);
    return true;
}

bool page_report(struct web *web, struct fault *fault)
{
    const char *format = web_asked(web, "format") ? web_field(web, "format") : "html";
    const struct page_writer *writer = page_writer_find(format);
    const struct report *report = report_find(web->rest);
    static const char *const options[] = {"week", "from", "to", "person", "room"};
    const char *words[16] = {"report", web->rest, "--format", format};
    int n = 4;

    if (!report || !writer)
        return fault_set(fault, FAULT_MISSING, "there is no report '%s' as %s", web->rest, format);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        add_option(web, words, &n, options[i]);
    if (web_asked(web, "published"))
        words[n++] = "--published";
    if (is_slow(report))
        return slow_report(web, report, writer, words, fault);
    if (web_is_post(web))
        return fault_set(fault, FAULT_USAGE, "this report is only read");
    const struct child_result *done = web_child(web, words, NULL);
    if (!done)
        return true;
    if (!web_child_good(done, fault))
        return false;
    send_file(web, report, writer, done);
    return true;
}
