/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/pages.h - the table of pages and of rights: what a page file includes. */
#ifndef SCHEDULER_DESK_PAGES_H
#define SCHEDULER_DESK_PAGES_H

#include "scheduler/desk/web.h"

enum {
    PAGE_MENU = 1,      /* stands in the menu, in the group that its other flag names */
    PAGE_NO_SCHOOL = 2, /* does not look at the season */
    PAGE_UPLOADS = 4,   /* takes files */
    PAGE_NEAR = 8, /* staff see it from the school's own network only (setting school_network) */
    MENU_DAY = 16 | PAGE_MENU, /* groups of the menu: rows of menu_groups[] */
    MENU_PLAN = 32 | PAGE_MENU,
    MENU_PEOPLE = 64 | PAGE_MENU,
    MENU_SCHOOL = 128 | PAGE_MENU,
    MENU_OFFICE = 256 | PAGE_MENU,
};

/* Pupils by name, and who covers for whom, are for these. */
#define MAY_NAMES  (MAY_OFFICER | MAY_PASTORAL | MAY_SENCO)
#define MAY_COVERS (MAY_OFFICER | MAY_COVER)

/* X(path, title, who may GET, who may POST, flags, function), in the order of the menu.  A path
 * that ends in '/' is for every path under it (web->rest); 0: no such method. */
// clang-format off
#define PAGES(X) \
    X("/",           "Today",            MAY_ALL,     0,           MENU_DAY | PAGE_NEAR, page_today) \
    X("/happened",   "Something happened", MAY_OFFICE, MAY_OFFICE, MENU_DAY, page_happened) \
    X("/week",       "Week board",       MAY_OFFICER | MAY_COVER, MAY_OFFICER | MAY_COVER, MENU_DAY, page_week) \
    X("/cover",      "Cover",            MAY_COVERS,  MAY_COVERS,  MENU_DAY, page_cover) \
    X("/plan",       "Seat and plan",    MAY_OFFICER, MAY_OFFICER, MENU_PLAN, page_plan) \
    X("/sittings",   "Sittings",         MAY_OFFICE,  0,           MENU_PLAN, page_sittings) \
    X("/room/",      "Room",             MAY_OFFICE,  MAY_OFFICER, 0, page_room) \
    X("/candidates", "Candidates",       MAY_NAMES,   0,           PAGE_MENU, page_candidates) \
    X("/candidate/", "Candidate",        MAY_NAMES,   0,           0, page_candidate) \
    X("/shortages",  "Shortages",        MAY_COVERS,  MAY_COVERS,  PAGE_MENU, page_shortages) \
    X("/cover",      "Cover",            MAY_COVERS,  MAY_COVERS,  PAGE_MENU, page_cover) \
    X("/caseload",   "Caseload",         MAY_NAMES,   MAY_NAMES,   PAGE_MENU, page_caseload) \
    X("/import",     "Import",           MAY_OFFICER, MAY_OFFICER, PAGE_MENU | PAGE_UPLOADS, page_import) \
    X("/plan",       "Seat and plan",    MAY_OFFICER, MAY_OFFICER, PAGE_MENU, page_plan) \
    X("/publish",    "Publish",          MAY_OFFICER, MAY_OFFICER, PAGE_MENU, page_publish) \
    X("/people",     "People",           MAY_OFFICER | MAY_COVER, 0,           PAGE_MENU, page_people) \
    X("/availability", "Availability",   MAY_OFFICER | MAY_COVER, MAY_OFFICER | MAY_COVER, PAGE_MENU, page_availability) \
    X("/rules",      "Rules and settings", MAY_OFFICER, MAY_OFFICER, PAGE_MENU, page_rules) \
    X("/what-if",    "What if",          MAY_OFFICER, MAY_OFFICER, PAGE_MENU, page_what_if) \
    X("/drill",      "Drill",            MAY_OFFICER, MAY_OFFICER, PAGE_MENU, page_drill) \
    X("/history",    "History",          MAY_OFFICER, MAY_OFFICER, PAGE_MENU, page_history) \
    X("/reports",    "Reports",          MAY_OFFICER, 0,           PAGE_MENU | PAGE_NO_SCHOOL, page_reports) \
    X("/report/",    "Report",           MAY_OFFICER, 0,           PAGE_NO_SCHOOL, page_report) \
    X("/calendars",  "Calendars",        MAY_OFFICER, 0,           PAGE_MENU, page_feeds) \
    X("/shortages",  "Shortages",        MAY_COVERS,  MAY_COVERS,  MENU_PLAN, page_shortages) \
    X("/what-if",    "What if",          MAY_OFFICER, MAY_OFFICER, MENU_PLAN, page_what_if) \
    X("/drill",      "Drill",            MAY_OFFICER, MAY_OFFICER, MENU_PLAN, page_drill) \
    X("/publish",    "Publish",          MAY_OFFICER, MAY_OFFICER, MENU_PLAN, page_publish) \
    X("/people",     "People",           MAY_OFFICER | MAY_COVER, MAY_OFFICER | MAY_COVER, MENU_PEOPLE, page_people) \
    X("/person/",    "One person",       MAY_ALL, 0, PAGE_NEAR, page_person) \
    X("/availability", "Availability",   MAY_OFFICER | MAY_COVER, MAY_OFFICER | MAY_COVER, MENU_PEOPLE, page_availability) \
    X("/calendars",  "Calendars",        MAY_OFFICER, 0,           MENU_PEOPLE, page_feeds) \
    X("/subscribe/", "Calendar address", MAY_ALL,     MAY_ALL,     PAGE_NEAR, page_subscribe) \
    X("/import",     "Import",           MAY_OFFICER, MAY_OFFICER, MENU_SCHOOL | PAGE_UPLOADS, page_import) \
    X("/candidates", "Candidates",       MAY_NAMES,   0,           MENU_SCHOOL, page_candidates) \
    X("/candidate/", "Candidate",        MAY_NAMES,   0,           0, page_candidate) \
    X("/caseload",   "Caseload",         MAY_NAMES,   MAY_NAMES,   MENU_SCHOOL, page_caseload) \
    X("/rules",      "Rules and settings", MAY_OFFICER, MAY_OFFICER, MENU_SCHOOL, page_rules) \
    X("/reports",    "Reports",          MAY_OFFICER, 0,           MENU_OFFICE | PAGE_NO_SCHOOL, page_reports) \
    X("/report/",    "Report",           MAY_OFFICER, 0,           PAGE_NO_SCHOOL, page_report) \
    X("/history",    "History",          MAY_OFFICER, MAY_OFFICER, MENU_OFFICE, page_history) \
    X("/accounts",   "Accounts",         MAY_OFFICER, MAY_OFFICER, MENU_OFFICE, page_accounts) \
    X("/job/",       "Working",          MAY_OFFICE,  MAY_OFFICE,  PAGE_NO_SCHOOL, page_job) \
    X("/pages",      "All pages",        MAY_ALL,     0,           PAGE_NO_SCHOOL, page_pages) \
    X("/password",   "Password",         MAY_ALL,     MAY_ALL,     PAGE_NO_SCHOOL, page_password) \
    X("/login",      "Log in",           MAY_ANYONE,  MAY_ANYONE,  PAGE_NO_SCHOOL, page_login) \
    X("/logout",     "Log out",          0,           MAY_ALL,     PAGE_NO_SCHOOL, page_logout)
// clang-format on

#define PAGE_FUNCTION(path, title, readers, writers, flags, function) \
    bool function(struct web *web, struct fault *fault);
PAGES(PAGE_FUNCTION)
#undef PAGE_FUNCTION

struct page_row {
    const char *path;          /* "/week"; "/person/" is for every path under it */
    const char *title;         /* menu and window */
    unsigned readers, writers; /* MAY_... of GET and of POST; 0: no such method */
    unsigned flags;
    bool (*show)(struct web *web, struct fault *fault);
};
extern const struct page_row pages[]; /* last row has path == NULL */

struct menu_group {
    unsigned flag;             /* MENU_... */
    const char *title, *place; /* "The plan", "plan": where it stands on the page of all pages */
};
extern const struct menu_group menu_groups[]; /* last row has title == NULL */
bool menu_holds(const struct menu_group *group, const struct page_row *row);

/* The longest row that fits; *rest is what follows it.  NULL: none. */
const struct page_row *page_find(const char *path, const char **rest);

#endif
