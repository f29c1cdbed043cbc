/* SPDX-License-Identifier: GPL-3.0-or-later
 * Candidates who sit a paper so early or late that they could tell others of
 * it are supervised and apart until these have begun, or until they sit it. */
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

/* From when until when the sitting makes its candidate one who knows too much; false: it does not,
 * being sat with the others, on another day, or on demand. */
static bool secret(const struct auditor *auditor, const struct seat_fact *seat,
                   struct isolated *span)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];
    bool morning = paper->session != SESSION_PM;
    int usual = fact_figure(auditor, morning ? FIGURE_AM_PUBLISHED : FIGURE_PM_PUBLISHED)->value;
    int before =
        usual - fact_figure(auditor, morning ? FIGURE_AM_EARLIEST : FIGURE_PM_EARLIEST)->value;
    int after = fact_figure(auditor, morning ? FIGURE_AM_LATEST : FIGURE_PM_LATEST)->value - usual;

    /* Late, or in a room that could not begin: waited for, with nobody to tell them anything. */
    if (seat->late || seat->held_up)
        return false;
    if (paper->date != day_of(seat->starts_at) ||
        (paper->session == SESSION_NONE && paper->start < 0))
        return false;
    int64_t usual_at = paper->date * DAY_MIN + (paper->start >= 0 ? paper->start : usual);
    if (seat->starts_at < usual_at - before) {
        span->from_at = seat->leaves_at;
        span->until_at = usual_at;
    } else if (seat->starts_at > usual_at + after) {
        span->from_at = usual_at + fact_figure(auditor, FIGURE_DEFER_SUPERVISION)->value;
        span->until_at = seat->starts_at;
    } else {
        return false;
    }
    return span->from_at < span->until_at;
}

static int site_of(const struct auditor *auditor, const struct seat_fact *seat)
{
    return auditor->season->rooms[seat->sitting->room].site;
}

/* The part of a span between two sittings of the candidate; an adult of the room stays with them
 * through a short break in it. */
static void add_between(struct auditor *auditor, const struct seat_fact *before,
                        const struct seat_fact *after, struct isolated span)
{
    int pause = fact_figure(auditor, FIGURE_CLASH_BREAK)->value;
    const struct seat_fact *beside = before ? before : after;

    if (!beside)
        return;
    if (before && before->leaves_at > span.from_at)
        span.from_at = before->leaves_at;
    if (after && after->starts_at < span.until_at)
        span.until_at = after->starts_at;
    bool stays = before && after && before->sitting->room == after->sitting->room &&
                 after->starts_at - before->leaves_at <= pause;
    if (span.from_at >= span.until_at || stays)
        return;
    span.site = site_of(auditor, beside);
    span.pupil = beside->pupil;
    auditor->isolated[auditor->n_isolated++] = span;
}

/* All gaps around the sittings [first, end) of one candidate and day. */
static void add_day(struct auditor *auditor, int first, int end)
{
    for (int i = first; i < end; i++) {
        struct isolated span;
        if (!secret(auditor, &auditor->seats[auditor->pupil_seats[i]], &span))
            continue;
        for (int gap = first; gap <= end; gap++)
            add_between(auditor,
                        gap > first ? &auditor->seats[auditor->pupil_seats[gap - 1]] : NULL,
                        gap < end ? &auditor->seats[auditor->pupil_seats[gap]] : NULL, span);
    }
}

static int by_site(const void *left, const void *right, const void *context)
{
    const struct isolated *a = left, *b = right;

    (void)context;
    if (a->site != b->site)
        return a->site - b->site;
    return (a->from_at > b->from_at) - (a->from_at < b->from_at);
}

static int supervisors_at(const struct auditor *auditor, int site, int64_t at)
{
    int count = 0;

    for (int i = 0; i < auditor->n_site_duties; i++) {
        const struct assignment *row = auditor->duties[auditor->site_duties[i]].row;
        count += row->site == site && strcmp(row->kind, "clash") == 0 && row->starts_at <= at &&
                 row->ends_at > at;
    }
    return count;
}

/* Spans that overlap at a site are looked after together. */
static void check_cluster(struct auditor *auditor, const struct isolated *list, int count)
{
    const struct figure *ratio = fact_figure(auditor, FIGURE_RATIO_SUPERVISION);
    int64_t *moments = arena_new(auditor->arena, int64_t, 2 * (count + auditor->n_site_duties));
    int n = 0, most = ratio->value > 0 ? ratio->value : 1;
    struct stretch stretch = {.rule = "clash",
                              .source = ratio->source,
                              .what = "adults with candidates between papers",
                              .where = fact_place(auditor, -1, list->site)};

    look_site(auditor, "clash", list->site, day_of(list->from_at));
    look_fact(auditor, "clash", "%d candidate%s from %s on", count, count == 1 ? "" : "s",
              moment_text(auditor->arena, list->from_at));
    for (int i = 0; i < count; i++) {
        moments[n++] = list[i].from_at;
        moments[n++] = list[i].until_at;
    }
    for (int i = 0; i < auditor->n_site_duties; i++) {
        const struct assignment *row = auditor->duties[auditor->site_duties[i]].row;
        if (strcmp(row->kind, "clash") != 0 || day_of(row->starts_at) != day_of(list->from_at))
            continue;
        moments[n++] = row->starts_at;
        moments[n++] = row->ends_at;
    }
    n = moments_sort(moments, n);
    for (int m = 0; m + 1 < n; m++) {
        int there = 0;
        for (int i = 0; i < count; i++)
            there += list[i].from_at <= moments[m] && list[i].until_at > moments[m];
        stretch_add(auditor, &stretch, moments[m], moments[m + 1], (there + most - 1) / most,
                    supervisors_at(auditor, list->site, moments[m]));
    }
    stretch_end(auditor, &stretch);
}

void facts_read_clashes(struct auditor *auditor)
{
    int most = 0;

    for (int i = 0; i < auditor->season->n_pupils; i++) {
        int n = auditor->pupil_first[i + 1] - auditor->pupil_first[i];
        most += n * (n + 1);
    }
    auditor->isolated = arena_new(auditor->arena, struct isolated, most + 1);
    for (int first = 0, end = 0; first < auditor->n_seats; first = end) {
        const struct seat_fact *seat = &auditor->seats[auditor->pupil_seats[first]];
        for (end = first; end < auditor->n_seats; end++) {
            const struct seat_fact *other = &auditor->seats[auditor->pupil_seats[end]];
            if (other->pupil != seat->pupil || day_of(other->starts_at) != day_of(seat->starts_at))
                break;
        }
        add_day(auditor, first, end);
    }
}

void audit_clashes(struct auditor *auditor)
{
    int count = auditor->n_isolated;
    struct isolated *list =
        arena_dup(auditor->arena, auditor->isolated, (size_t)count, sizeof *list);

    sort_rows(list, (size_t)count, sizeof *list, by_site, NULL);
    for (int first = 0, end = 0; first < count; first = end) {
        int64_t until_at = list[first].until_at;
        for (end = first; end < count && list[end].site == list[first].site &&
                          (end == first || list[end].from_at < until_at);
             end++)
            if (list[end].until_at > until_at)
                until_at = list[end].until_at;
        check_cluster(auditor, list + first, end - first);
    }
}
