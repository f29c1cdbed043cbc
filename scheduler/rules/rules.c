/* SPDX-License-Identifier: GPL-3.0-or-later
 * Looking rules up, and the arithmetic of times. */
#include "scheduler/rules/rules.h"

#include <string.h>

#include "scheduler/base/day.h"

int rules_figure(const struct rules *rules, enum figure_id id)
{
    return rules->figures[id].value;
}

const struct arrangement_rule *rules_arrangement(const struct rules *rules, const char *kind)
{
    for (int i = 0; i < rules->n_arrangements; i++) {
        if (strcmp(rules->arrangements[i].kind, kind) == 0)
            return &rules->arrangements[i];
    }
    return NULL;
}

const struct helper_rule *rules_helper(const struct rules *rules, const char *role)
{
    for (int i = 0; i < rules->n_helpers; i++) {
        if (strcmp(rules->helpers[i].role, role) == 0)
            return &rules->helpers[i];
    }
    return NULL;
}

int rules_ratio(const struct rules *rules, int paper_kind)
{
    static const enum figure_id ratios[] = {
        [PAPER_WRITTEN] = FIGURE_RATIO_WRITTEN,     [PAPER_PRACTICAL] = FIGURE_RATIO_PRACTICAL,
        [PAPER_ONSCREEN] = FIGURE_RATIO_ONSCREEN,   [PAPER_ART] = FIGURE_RATIO_ART,
        [PAPER_LISTENING] = FIGURE_RATIO_LISTENING, [PAPER_SPEAKING] = FIGURE_RATIO_SPEAKING,
    };
    return rules_figure(rules, ratios[paper_kind]);
}

static int divided_up(int number, int by)
{
    return (number + by - 1) / by;
}

int rules_allowed_min(const struct rules *rules, int minutes, int extra_pct)
{
    int step = rules_figure(rules, FIGURE_ROUND_EXTRA_UP);

    if (extra_pct <= 0)
        return minutes;
    return divided_up(minutes * (100 + extra_pct), 100 * step) * step;
}

int rules_rest_min(const struct rules *rules, int allowed_min, int rest_per_hour)
{
    int cap = rules_figure(rules, FIGURE_REST_CAP);

    if (rest_per_hour <= 0)
        return 0;
    int rest = divided_up(allowed_min * rest_per_hour, 60);
    return rest < cap ? rest : cap;
}

int64_t rules_published_at(const struct rules *rules, const struct paper *paper, int64_t day)
{
    enum figure_id usual = paper->session == SESSION_PM ? FIGURE_PM_PUBLISHED : FIGURE_AM_PUBLISHED;

    return day * DAY_MIN + (paper->start >= 0 ? paper->start : rules_figure(rules, usual));
}

/* Papers over an hour: an hour after the published start; shorter ones: their published finish. */
int64_t rules_very_late_at(const struct rules *rules, int64_t published_at, int paper_minutes)
{
    int most = rules_figure(rules, FIGURE_LATE_MINUTES);

    return published_at + (paper_minutes < most ? paper_minutes : most);
}

/* Everyone else sits the same paper at its published start: who leaves earlier could tell. */
int64_t rules_release_at(const struct rules *rules, const struct paper *paper, int64_t day,
                         int paper_minutes, int64_t starts_at, int64_t ends_at)
{
    bool am = paper->session == SESSION_AM;
    bool deferred = paper->date >= 0 && day > paper->date && !*paper->parts;
    int64_t published =
        day * DAY_MIN + rules_figure(rules, am ? FIGURE_AM_PUBLISHED : FIGURE_PM_PUBLISHED);
    int64_t window =
        day * DAY_MIN + rules_figure(rules, am ? FIGURE_AM_RELEASE : FIGURE_PM_RELEASE);

    if (deferred || (paper->session != SESSION_AM && paper->session != SESSION_PM))
        return ends_at;
    if (paper_minutes < rules_figure(rules, FIGURE_SHORT_PAPER)) {
        int64_t least = published + rules_figure(rules, FIGURE_SHORT_RELEASE);
        window = published + paper_minutes > least ? published + paper_minutes : least;
    }
    if (window < starts_at)
        return ends_at;
    return ends_at > window ? ends_at : window;
}
