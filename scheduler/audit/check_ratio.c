/* SPDX-License-Identifier: GPL-3.0-or-later
 * Enough invigilators in every room at every minute of an exam. */
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

static int ratio_of(const struct auditor *auditor, int kind)
{
    static const enum figure_id ids[] = {
        [PAPER_WRITTEN] = FIGURE_RATIO_WRITTEN,     [PAPER_PRACTICAL] = FIGURE_RATIO_PRACTICAL,
        [PAPER_ONSCREEN] = FIGURE_RATIO_ONSCREEN,   [PAPER_ART] = FIGURE_RATIO_ART,
        [PAPER_LISTENING] = FIGURE_RATIO_LISTENING, [PAPER_SPEAKING] = FIGURE_RATIO_SPEAKING,
    };
    return fact_figure(auditor, ids[kind])->value;
}

/* Candidates in seats [first, end) at a minute and the invigilators they want. */
static int wanted_at(const struct auditor *auditor, int first, int end, int64_t at, int *candidates)
{
    int strictest = 0;

    *candidates = 0;
    for (int i = first; i < end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        if (seat->sitting->starts_at > at || seat->sitting->release_at <= at)
            continue;
        int ratio = ratio_of(auditor, auditor->season->papers[seat->paper].kind);
        if (strictest == 0 || ratio < strictest)
            strictest = ratio;
        ++*candidates;
    }
    return strictest > 0 ? (*candidates + strictest - 1) / strictest : 0;
}

static int there_at(const struct auditor *auditor, int room, int64_t at)
{
    int count = 0;

    for (int i = 0; i < auditor->n_room_duties; i++) {
        const struct duty_fact *duty = &auditor->duties[auditor->room_duties[i]];
        if (duty->row->room > room)
            break;
        count += duty->row->room == room && duty->invigilates && duty->row->starts_at <= at &&
                 duty->row->ends_at > at;
    }
    return count;
}

static int by_moment(const void *left, const void *right, const void *context)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

    (void)context;
    return (a > b) - (a < b);
}

/* Every minute at which one of the counts can change, in order. */
static int moments_of(const struct auditor *auditor, int room, int first, int end, int64_t **list)
{
    int64_t *moments =
        arena_new(auditor->arena, int64_t, 2 * (end - first) + 2 * auditor->n_room_duties + 2);
    int count = 0, kept = 0;

    for (int i = first; i < end; i++) {
        moments[count++] = auditor->seats[i].sitting->starts_at;
        moments[count++] = auditor->seats[i].sitting->release_at;
    }
    for (int i = 0; i < auditor->n_room_duties; i++) {
        const struct assignment *row = auditor->duties[auditor->room_duties[i]].row;
        if (row->room != room)
            continue;
        moments[count++] = row->starts_at;
        moments[count++] = row->ends_at;
    }
    sort_rows(moments, (size_t)count, sizeof *moments, by_moment, NULL);
    for (int i = 0; i < count; i++)
        if (kept == 0 || moments[kept - 1] != moments[i])
            moments[kept++] = moments[i];
    *list = moments;
    return kept;
}

struct gap { /* a stretch with the same number missing */
    int64_t from_at, until_at;
    int missing, wanted;
};

static void tell_gap(struct auditor *auditor, int room, const struct gap *gap)
{
    if (gap->missing <= 0)
        return;
    audit_tell(auditor, "ratio", AUDIT_OPEN,
               (struct audit_spot){"", -1, gap->from_at, gap->until_at},
               fact_figure(auditor, FIGURE_RATIO_WRITTEN)->source,
               "%s, %s: %d of %d invigilators missing", auditor->season->rooms[room].room,
               fact_span(auditor, gap->from_at, gap->until_at), gap->missing, gap->wanted);
}

static void check_room_ratio(struct auditor *auditor, int room, int first, int end)
{
    int64_t *moments;
    int count = moments_of(auditor, room, first, end, &moments), candidates;
    struct gap gap = {0};

    for (int i = 0; i < count; i++) {
        int wanted = wanted_at(auditor, first, end, moments[i], &candidates);
        int missing = wanted - there_at(auditor, room, moments[i]);
        if (missing < 0)
            missing = 0;
        if (gap.missing == missing && gap.wanted == wanted && gap.until_at == moments[i] &&
            missing > 0) {
            gap.until_at = i + 1 < count ? moments[i + 1] : moments[i];
            continue;
        }
        tell_gap(auditor, room, &gap);
        gap =
            (struct gap){moments[i], i + 1 < count ? moments[i + 1] : moments[i], missing, wanted};
    }
    tell_gap(auditor, room, &gap);
}

/* One adult alone with candidates must be able to call for help. */
static void check_summon(struct auditor *auditor, int room, int first, int end)
{
    const struct room *row = &auditor->season->rooms[room];

    for (int i = first; i < end; i++) {
        int64_t at = auditor->seats[i].sitting->starts_at;
        int candidates;
        if (wanted_at(auditor, first, end, at, &candidates) != 1 || row->summon == SUMMON_PHONE ||
            row->summon == SUMMON_RADIO || row->summon == SUMMON_ADJACENT)
            continue;
        audit_tell(auditor, "summon", row->summon == SUMMON_NONE ? AUDIT_HARD : AUDIT_CANNOT_TELL,
                   (struct audit_spot){"", -1, at, auditor->seats[i].sitting->ends_at},
                   "instructions for invigilators: help can be called without leaving the room",
                   "%s has one invigilator and %s", row->room,
                   row->summon == SUMMON_NONE ? "no means to call for help"
                                              : "it is not told how help is called");
        return;
    }
}

/* One person may invigilate and help only alone with one candidate. */
static void check_combined(struct auditor *auditor, const struct duty_fact *duty)
{
    int first, end;

    if (strcmp(duty->row->kind, "combined") != 0 || duty->row->room < 0)
        return;
    fact_room_seats(auditor, duty->row->room, &first, &end);
    for (int i = first; i < end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        int candidates;
        if (!fact_meets(seat->sitting->starts_at, seat->sitting->ends_at, duty->row->starts_at,
                        duty->row->ends_at))
            continue;
        wanted_at(auditor, first, end, seat->sitting->starts_at, &candidates);
        bool barred = false;
        for (int role = 0; role < auditor->rules->n_helpers; role++)
            barred = barred ||
                     ((seat->roles >> role & 1) && !auditor->rules->helpers[role].may_invigilate);
        if (candidates > 1 || barred) {
            audit_tell(auditor, "combined", AUDIT_HARD, spot_of(duty->row),
                       "the invigilator may help only alone with one candidate",
                       "%s is invigilator and helper in %s, where a separate invigilator is needed",
                       fact_code(auditor, duty->row->staff),
                       fact_place(auditor, duty->row->room, duty->row->site));
            return;
        }
    }
}

void audit_ratio(struct auditor *auditor)
{
    for (int first = 0; first < auditor->n_seats;) {
        int room = auditor->seats[first].sitting->room, end = first;
        while (end < auditor->n_seats && auditor->seats[end].sitting->room == room)
            end++;
        check_room_ratio(auditor, room, first, end);
        check_summon(auditor, room, first, end);
        first = end;
    }
    for (int i = 0; i < auditor->n_duties; i++)
        check_combined(auditor, &auditor->duties[i]);
}
