/* SPDX-License-Identifier: GPL-3.0-or-later
 * The groups of the menu. */
#include "scheduler/desk/pages.h"

const struct menu_group menu_groups[] = {
    {MENU_DAY, "The day", "day"},          {MENU_PLAN, "The plan", "plan"},
    {MENU_PEOPLE, "The people", "people"}, {MENU_SCHOOL, "The school", "school"},
    {MENU_OFFICE, "The office", "office"}, {0},
};

bool menu_holds(const struct menu_group *group, const struct page_row *row)
{
    return (row->flags & group->flag) == group->flag;
}
