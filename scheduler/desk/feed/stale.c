/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two officers at once.  A page shows the school as it was when it was drawn; whoever sends a form
 * of it after somebody else changed something is told what, decides again, and types nothing twice.
 * (Changes within the same second are told apart by the store itself: FAULT_CONFLICT.) */
#include <stdlib.h>
#include <string.h>

#include "export/stamp.h"
#include "export/zone.h"
#include "scheduler/desk/dispatch.h"

enum { TOLD = 8 };

/* What was changed is for those who see the history; the others hear who and when. */
static void put_line(struct web *web, const struct history_line *line)
{
    char moment[STAMP];

    stamp_moment(moment, zone_wall_at(line->at_utc));
    if (web_may(web, MAY_OFFICER))
        html_put(&web->out, "<li>%s, %s: %s</li>", line->who, moment, line->summary);
    else
        html_put(&web->out, "<li>%s, %s (%s)</li>", line->who, moment, line->command);
}

/* The form again, as it was filled in. */
static void put_form(struct web *web)
{
    web_form(web, web->path);
    for (int i = 0; i < web->n_form; i++)
        if (strcmp(web->form[i].name, "csrf") != 0 && strcmp(web->form[i].name, "seen") != 0)
            html_put(&web->out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">",
                     web->form[i].name, web->form[i].value);
    html_put(&web->out,
             "<p><a class=\"main\" href=\"%s\">Look at the page as it is now</a></p>"
             "<p><button>Do what I asked all the same</button></p></form>",
             web->path);
}

bool stale_tell(struct visit *visit, bool *told, struct fault *fault)
{
    struct web *web = &visit->web;
    struct history_line *lines;
    int count, shown = 0;
    int64_t version = 0;

    if (!web_is_post(web) || !web_asked(web, "seen") || !stale_minds(web->page) || web->n_files)
        return true;
    int64_t seen = strtoll(web_field(web, "seen"), NULL, 10);
    if (seen >= web->office->season.version)
        return true;
    if (!store_history(web->server->store, web->arena, &lines, &count, fault))
        return false;
    html_put(&web->out,
             "<h1>The school was changed while this page was open</h1>"
             "<p>Nothing of yours is stored yet, and nothing of theirs is lost:</p><ul>");
    for (int i = 0; i < count; i++) {
        if (lines[i].version <= seen || lines[i].version == version)
            continue; /* notes of the same version are no changes */
        version = lines[i].version;
        if (shown++ < TOLD)
            put_line(web, &lines[i]);
    }
    if (shown > TOLD)
        html_put(&web->out, "<li>and %d more</li>", shown - TOLD);
    html_put(&web->out, "</ul>");
    put_form(web);
    web->status = 409;
    web->title = "Changed meanwhile";
    *told = true;
    return true;
}

const char *stale_option(struct web *web)
{
    bool decides =
        web_is_post(web) && web_asked(web, "seen") && stale_minds(web->page) && !web->n_files;

    return decides
               ? arena_text(web->arena, "--seen=%lld", strtoll(web_field(web, "seen"), NULL, 10))
               : NULL;
}
