/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which arrangements are approved on the day they are used (domain 2.2), and how many seats
 * rest on others. */
#include <string.h>
#include <strings.h>

#include "scheduler/base/day.h"
#include "scheduler/rules/rules.h"

/* A dictionary is the centre's own to decide; extra time with it is not. */
static bool is_approved_online(const struct rules *rules, const struct arrangement *row)
{
    for (int i = 0; i < rules->n_arrangements; i++) {
        const struct arrangement_rule *rule = &rules->arrangements[i];
        if (strcasecmp(rule->kind, row->kind) == 0)
            return strcmp(rule->route, "AAO") == 0 || (rule->amount_is_pct && row->amount > 0);
    }
    return false;
}

/* The last day of an approval of so many months that nobody gave an end. */
static int64_t months_after(int64_t from, int months)
{
    enum { YEAR_MONTHS = 12 };
    int year, month, of_month;

    day_split(from, &year, &month, &of_month);
    month += months - 1;
    year += month / YEAR_MONTHS;
    month = month % YEAR_MONTHS + 1;
    while (!day_exists(year, month, of_month))
        of_month--;
    return day_make(year, month, of_month);
}

enum approval rules_approval(const struct rules *rules, const struct arrangement *row, int64_t day)
{
    bool online = is_approved_online(rules, row);
    int64_t until = row->approved_until;

    if (until < 0 && online && row->route == ROUTE_APPROVED && row->from >= 0)
        until = months_after(row->from, rules_figure(rules, FIGURE_APPROVAL_MONTHS));
    if (until >= 0 && day > until)
        return APPROVAL_OVER;
    if (row->route == ROUTE_PENDING)
        return APPROVAL_PENDING;
    return online && row->route == ROUTE_UNKNOWN && until < 0 ? APPROVAL_MISSING : APPROVAL_GOOD;
}
