/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who did what, newest first, with undo and redo; a copy of the file. */
#include <string.h>

#include "export/stamp.h"
#include "export/zone.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/ask.h"
#include "scheduler/desk/parts.h"
#include "scheduler/desk/people_text.h"

enum { SHOWN = 200 };

static void put_buttons(struct web *web, const struct history_line *lines, int count)
{
    const struct history_line *last = NULL, *undone = NULL;
    struct html *out = &web->out;

    for (int i = count - 1; i >= 0 && !last; i--) {
        if (lines[i].can_undo && !lines[i].undone)
            last = &lines[i];
        else if (lines[i].undone)
            undone = &lines[i]; /* the one undone last */
    }
    web_form(web, "/history");
    if (last)
        html_put(out, "<p><button class=\"main\" name=\"do\" value=\"undo\">Undo: %s</button></p>",
                 last->summary);
    if (undone)
        html_put(out, "<p><button name=\"do\" value=\"redo\">Do again: %s</button></p>",
                 undone->summary);
    html_put(out, "<p>What people were told is not unsaid: undoing a publication makes a new "
                  "version that says what was told before.</p>"
                  "<p><button name=\"do\" value=\"backup\">Keep a copy of the school file now"
                  "</button></p></form>");
}

static void put_lines(struct web *web, const struct history_line *lines, int count)
{
    static const char *const heads[] = {"When", "Who", "What", "Now", NULL};
    char moment[STAMP];

    put_table(web, "Every change, newest first", heads);
    for (int i = count - 1; i >= 0 && i >= count - SHOWN; i--)
        html_put(&web->out, "<tr><td class=\"when\">%s</td><td>%s</td><td>%s</td><td>%s</td></tr>",
                 when_words(stamp_moment(moment, zone_wall_at(lines[i].at_utc)), web->arena),
                 lines[i].who, lines[i].summary, lines[i].undone ? "undone" : "");
    put_table_end(web);
    if (count > SHOWN)
        html_put(&web->out, "<p>...and %d older ones.</p>", count - SHOWN);
}

/* undo, redo and backup say in a line what they did. */
static bool run(struct web *web, const char *const *words, struct fault *fault)
{
    const struct child_result *done = web_child(web, words, NULL);

    if (!done)
        return true;
    if (!web_child_good(done, fault))
        return false;
    web_say(web, "%.*s", (int)strcspn(done->out, "\n"), done->out);
    return web_go(web, "/history");
}

bool page_history(struct web *web, struct fault *fault)
{
    const char *what = web_field(web, "do");
    struct history_line *lines;
    int count;

    if (!web_is_post(web)) {
        if (!store_history(web->server->store, web->arena, &lines, &count, fault))
            return false;
        html_put(&web->out, "<h1>History</h1>");
        put_buttons(web, lines, count);
        put_lines(web, lines, count);
        return true;
    }
    if (strcmp(what, "undo") == 0)
        return run(web, (const char *const[]){"undo", NULL}, fault);
    if (strcmp(what, "redo") == 0)
        return run(web, (const char *const[]){"redo", NULL}, fault);
    if (strcmp(what, "backup") != 0)
        return fault_set(fault, FAULT_USAGE, "there is no such button");
    const char *name = arena_text(web->arena, "%s.%s.copy", web->server->ask.school,
                                  day_text(web->arena, day_of(web->now_at)));
    return run(web, (const char *const[]){"backup", name, NULL}, fault);
}
