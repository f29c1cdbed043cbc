/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/reply.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/plan/find_duty.h"

struct replying {
    struct office *office;
    const struct reply_ask *ask;
    struct reply_done *done;
    struct season after;
};

static const struct assignment *told(const struct replying *replying, const char *key)
{
    const struct season *season = &replying->office->season;

    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        if (row->staff == replying->ask->person && !row->standing &&
            row->starts_at >= replying->office->now_at && strcmp(row->key, key) == 0)
            return row;
    }
    return NULL;
}

/* Days to come of which the person was told something. */
static bool days_of(const struct replying *replying, struct office_range *range,
                    struct fault *fault)
{
    const struct season *season = &replying->office->season;

    *range = (struct office_range){-1, -1};
    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        int64_t day = day_of(row->starts_at);
        if (row->staff != replying->ask->person || row->standing ||
            row->starts_at < replying->office->now_at)
            continue;
        range->from = range->from < 0 || day < range->from ? day : range->from;
        range->until = day > range->until ? day : range->until;
    }
    if (range->from >= 0)
        return true;
    return fault_set(fault, FAULT_MISSING, "%s was told of no duty to come",
                     season->people[replying->ask->person].name);
}

static bool find(struct replying *replying, struct fault *fault)
{
    struct office *office = replying->office;
    struct office_range range;
    struct duty_found found;
    struct world world;

    if (!days_of(replying, &range, fault))
        return false;
    office_world(office, &office->season, range, &world);
    bool *only = arena_new(office->arena, bool, world.n_duties + 1);
    int64_t *at = arena_new(office->arena, int64_t, world.n_duties + 1);
    for (int d = 0; d < world.n_duties; d++) {
        const struct assignment *row = told(replying, world.duties[d].key);
        only[d] = row != NULL;
        at[d] = row ? row->starts_at : -1;
    }
    const struct duty_search search = {.season = &office->season,
                                       .duties = world.duties,
                                       .n_duties = world.n_duties,
                                       .only = only,
                                       .whose = office->season.people[replying->ask->person].name,
                                       .at = at};
    bool good = duty_find(&search, replying->ask->duty, office->arena, &found, fault);
    replying->done->several = found.several;
    if (!good)
        return false;
    const struct assignment **rows = arena_new(office->arena, const struct assignment *, found.n);
    for (int i = 0; i < found.n; i++)
        rows[i] = told(replying, world.duties[found.duties[i]].key);
    replying->done->rows = rows;
    replying->done->n_rows = found.n;
    return true;
}

static void keep_reply(struct replying *replying, const struct assignment *row)
{
    struct season *after = &replying->after;
    struct reply *list = arena_new(replying->office->arena, struct reply, after->n_replies + 1);
    const char *reason = replying->ask->reason ? replying->ask->reason : "";
    int n = 0;

    for (int i = 0; i < after->n_replies; i++) {
        const struct reply *reply = &after->replies[i];
        if (reply->staff != row->staff || strcmp(reply->key, row->key) != 0)
            list[n++] = *reply;
        else if (!replying->ask->reason && reply->answer == replying->ask->answer)
            reason = reply->reason; /* said before, and not taken back */
    }
    list[n++] = (struct reply){.staff = row->staff,
                               .key = row->key,
                               .starts_at = row->starts_at,
                               .answer = replying->ask->answer,
                               .reason = reason,
                               .made_utc = replying->office->now_utc};
    after->replies = list;
    after->n_replies = n;
}

/* Who cannot is absent for that time; who accepts after all is not. */
static void keep_absence(struct replying *replying, const struct assignment *row)
{
    struct season *after = &replying->after;
    struct absence *list =
        arena_new(replying->office->arena, struct absence, after->n_absences + 1);
    int n = 0;

    for (int i = 0; i < after->n_absences; i++) {
        const struct absence *absence = &after->absences[i];
        if (absence->staff != row->staff || absence->start != row->starts_at ||
            absence->end != row->ends_at)
            list[n++] = *absence;
    }
    if (replying->ask->answer == REPLY_CANNOT)
        list[n++] =
            (struct absence){.staff = row->staff, .start = row->starts_at, .end = row->ends_at};
    after->absences = list;
    after->n_absences = n;
}

static bool repair(struct replying *replying, const char *summary, struct fault *fault)
{
    static const char *const kinds_stored[] = {"absences", "reply", NULL};
    struct reply_done *done = replying->done;
    bool *uncounted = arena_new(replying->office->arena, bool, replying->after.n_people + 1);
    int64_t from = done->rows[0]->starts_at, until = done->rows[0]->ends_at;

    uncounted[replying->ask->person] = true;
    for (int i = 1; i < done->n_rows; i++)
        until = done->rows[i]->ends_at > until ? done->rows[i]->ends_at : until;
    const struct repair_ask ask = {.after = &replying->after,
                                   .record = kinds_stored,
                                   .summary = summary,
                                   .days = {day_of(from), day_of(until - 1)},
                                   .uncounted = uncounted,
                                   .wide = replying->ask->how.wide,
                                   .first = replying->ask->how.first,
                                   .take = replying->ask->how.take};
    done->repaired = true;
    return office_repair(replying->office, &ask, &done->repair, fault);
}

bool office_reply(struct office *office, const struct reply_ask *ask, struct reply_done *done,
                  struct fault *fault)
{
    static const char *const saved[] = {"absences", "reply", NULL};
    struct replying replying = {
        .office = office, .ask = ask, .done = done, .after = office->season};

    *done = (struct reply_done){0};
    if (!find(&replying, fault))
        return false;
    for (int i = 0; i < done->n_rows; i++) {
        keep_reply(&replying, done->rows[i]);
        keep_absence(&replying, done->rows[i]);
    }
    const struct assignment *row = done->rows[0];
    const char *summary = arena_text(
        office->arena, "%s %s %s", office->season.people[ask->person].staff,
        ask->answer == REPLY_CANNOT ? "cannot do" : "accepts",
        span_told(&office->season, row->title, row->starts_at,
                  done->rows[done->n_rows - 1]->ends_at, row->room, row->site, office->arena));
    if (ask->answer == REPLY_CANNOT)
        return repair(&replying, summary, fault);
    struct change_note note = office_note(office, summary);
    return store_save_season(office->store, &office->season, &replying.after, saved, &note, fault);
}
