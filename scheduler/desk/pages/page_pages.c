/* SPDX-License-Identifier: GPL-3.0-or-later
 * All pages by group: the menu of a narrow window, where only one group fits. */
#include "scheduler/desk/parts.h"

static void put_group(struct web *web, const struct menu_group *group)
{
    int count = 0;

    for (const struct page_row *row = web->server->pages; row->path; row++) {
        if (!menu_holds(group, row) || !web_may(web, row->readers))
            continue;
        if (!count++)
            html_put(&web->out, "<h2 id=\"%s\">%s</h2><ul>", group->place, group->title);
        html_put(&web->out, "<li><a href=\"%s\">%s</a></li>", row->path, row->title);
    }
    if (count)
        html_put(&web->out, "</ul>");
}

bool page_pages(struct web *web, struct fault *fault)
{
    (void)fault;
    html_put(&web->out, "<h1>All pages</h1>");
    for (const struct menu_group *group = menu_groups; group->title; group++)
        put_group(web, group);
    return true;
}
