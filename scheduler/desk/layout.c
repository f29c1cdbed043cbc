/* SPDX-License-Identifier: GPL-3.0-or-later
 * The frame around every page: skip link, menu, messages, who has logged in. */
#include <string.h>

#include "scheduler/desk/parts.h"

static void put_head(struct html *page, const struct web *web)
{
    html_put(page,
             "<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">"
             "<title>%s - examrota</title>"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
             "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"%s\">",
             web->title, asset_path(web->arena, "desk.css"));
    if (web->refresh)
        html_put(page, "<noscript><meta http-equiv=\"refresh\" content=\"1;url=%s\"></noscript>",
                 web->refresh);
    html_put(page, "<script type=\"module\" src=\"%s\"></script></head>\n<body>",
             asset_path(web->arena, "desk.js"));
    html_put(page, "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n");
}

static void put_group(struct html *page, const struct web *web, const struct menu_group *group)
{
    const char *here = web->page && menu_holds(group, web->page) ? " class=\"here\"" : "";
    int count = 0;

    for (const struct page_row *row = pages; row->path; row++) {
        if (!menu_holds(group, row) || !web_may(web, row->readers))
            continue;
        if (!count++) {
            html_raw(page, "<section", 8);
            html_raw(page, here, strlen(here));
            html_put(page, "><h2><a href=\"/pages#%s\">%s</a></h2><ul>", group->place,
                     group->title);
        }
        html_put(page, "<li><a href=\"%s\"", row->path);
        if (row == web->page)
            html_put(page, " aria-current=\"page\"");
        html_put(page, ">%s</a></li>", row->title);
    }
    if (count)
        html_put(page, "</ul></section>");
}

static void put_menu(struct html *page, const struct web *web)
{
    html_put(page, "<header><nav aria-label=\"Pages\">");
    for (const struct menu_group *group = menu_groups; group->title; group++)
        put_group(page, web, group);
    html_put(page,
             "</nav><div class=\"who\"><span>%s (%s)</span> "
             "<a href=\"/password\">Password</a>"
             "<form method=\"post\" action=\"/logout\">"
             "<input type=\"hidden\" name=\"csrf\" value=\"%s\">"
             "<button>Log out</button></form></div></header>\n",
             web->login->name, role_titles[web->login->role], web->login->token);
}

/* What a school that is not running yet needs next, on every page but the one that does it. */
static void put_next(struct html *page, const struct web *web)
{
    const struct season *season = web->office ? &web->office->season : NULL;
    const char *path = NULL, *what = "";

    if (!season || !web->login || web->login->role != ROLE_OFFICER || season->n_versions)
        return;
    if (!season->n_people || !season->n_entries) {
        path = "/import";
        what = season->n_people ? "Next: import the entries" : "Next: import the school's files";
    } else if (!season->n_seating) {
        path = "/plan";
        what = "Next: give the candidates their seats";
    } else if (!season->n_plan_runs) {
        path = "/plan";
        what = "Next: plan who does what";
    } else {
        path = "/publish";
        what = "Next: look at what would be told, and publish it";
    }
    if (strcmp(web->path, path) != 0)
        html_put(page, "<p class=\"next\"><a href=\"%s\">%s</a></p>", path, what);
}

void layout_write(struct html *page, const struct web *web)
{
    struct login_session *told = web_session(web);

    put_head(page, web);
    if (web->login)
        put_menu(page, web);
    html_put(page, "<main id=\"main\" tabindex=\"-1\">");
    if (told && told->say[0]) {
        html_put(page, "<p class=\"said\" role=\"status\">%s</p>", told->say);
        told->say[0] = '\0';
    }
    put_next(page, web);
    cards_put(page, web->out.text, web->out.size);
    html_put(page, "</main></body></html>\n");
}
