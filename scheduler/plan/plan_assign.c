/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/plan_assign.c - chosen offers as assignments, and back; their hash. */
#include "scheduler/base/day.h"
#include "scheduler/base/digest.h"
#include "scheduler/base/list.h"
#include "scheduler/model/away.h"
#include "scheduler/plan/plan_part.h"
#include "scheduler/plan/rooms.h"

#include <stdlib.h>
#include <string.h>

static int by_start(const void *left, const void *right)
{
    const struct assignment *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    int order = strcmp(a->key, b->key);
    return order ? order : (a->staff > b->staff) - (a->staff < b->staff);
}

struct writer {
    const struct brief *brief;
    const int *rooms; /* by duty: of sessions that ask for one; -1 */
    struct assignment *list;
    int n, room;
};

static const struct assignment *told_of(const struct brief *brief, const char *key, int person)
{
    const struct season *season = brief->world->season;

    for (int i = 0; i < season->n_published; i++) {
        if (season->published[i].staff == person && strcmp(season->published[i].key, key) == 0)
            return &season->published[i];
    }
    return NULL;
}

/* Somebody else's lesson is cover, and calendars say so. */
static const char *title_of(const struct brief *brief, const struct duty *duty,
                            const struct may *may)
{
    bool taken = strcmp(duty->kind->name, "lesson") == 0 && !may->owner;

    return taken ? arena_text(brief->arena, "Cover - %s", duty->title) : duty->title;
}

static void write_may(struct writer *writer, const struct may *may, bool locked)
{
    if (may->merge)
        return; /* after all others: write_merges */
    const struct duty *duty = &writer->brief->world->duties[may->duty];
    const struct duty_slot *slot = &duty->slots[may->slot];
    struct assignment row = {.key = duty->key,
                             .kind = duty->kind->name,
                             .staff = may->person,
                             .starts_at = slot->starts_at,
                             .ends_at = slot->ends_at,
                             .room = slot->room >= 0 ? slot->room : writer->rooms[may->duty],
                             .site = slot->site,
                             .title = title_of(writer->brief, duty, may),
                             .locked = locked,
                             .standing = may->owner};
    const struct assignment *told =
        may->frozen ? told_of(writer->brief, duty->key, may->person) : NULL;

    if (told) { /* history stays as it was told */
        bool runs = told->ends_at > writer->brief->world->now_at &&
                    told->starts_at == slot->starts_at && duty->n_slots == 1;
        row = *told;
        row.id = 0;
        row.ends_at = runs ? slot->ends_at : told->ends_at;
        row.room = runs && slot->room >= 0 ? slot->room : told->room;
        row.site = runs ? slot->site : told->site;
    }
    *LIST_ADD(writer->brief->arena, writer->list, writer->n, writer->room) = row;
}

/* Classes that join others, once it is known who has these. */
static void write_merges(struct writer *writer, const bool *chosen)
{
    const struct brief *brief = writer->brief;
    int count = writer->n;

    for (int i = 0; brief->n_hosts && i < brief->problem.n_offers; i++) {
        const struct may *may = &brief->mays[brief->offer_may[i]];
        if (!chosen[i] || may->merge == 0)
            continue;
        struct assignment *rows =
            arena_new(brief->arena, struct assignment, brief_merge(brief, may)->n_into);
        int n = brief_merge_rows(brief, may, writer->list, count, rows);
        for (int k = 0; k < n; k++)
            *LIST_ADD(brief->arena, writer->list, writer->n, writer->room) = rows[k];
    }
}

/* From its beginning until now: whoever was told to do it was not there. */
static bool never_came(const struct world *world, const struct assignment *row)
{
    const struct season *season = world->season;

    return season_away(season, row->staff, row->starts_at, row->starts_at + 1) &&
           season_away(season, row->staff, world->now_at - 1, world->now_at);
}

/* Told, past, and of a duty that no longer derives: still history. */
static void write_lost(struct writer *writer)
{
    const struct world *world = writer->brief->world;

    for (int i = 0; i < world->season->n_published; i++) {
        struct assignment row = world->season->published[i];
        int64_t day = day_of(row.starts_at);
        if (row.starts_at >= world->now_at || day < world->from || day > world->until ||
            brief_duty(writer->brief, row.key) >= 0 ||
            brief_merge_offer(writer->brief, row.key) >= 0)
            continue;
        if (row.ends_at > world->now_at && never_came(world, &row))
            continue;
        row.id = 0;
        if (row.ends_at > world->now_at) /* whoever was at it is free now */
            row.ends_at = world->now_at;
        *LIST_ADD(writer->brief->arena, writer->list, writer->n, writer->room) = row;
    }
}

/* Codes, not row numbers: the same plan of two files is the same. */
const char *plan_hash(const struct season *season, const struct assignment *list, int n,
                      struct arena *arena)
{
    struct digest digest;

    digest_begin(&digest);
    for (int i = 0; i < n; i++) {
        digest_text(&digest, list[i].key);
        digest_text(&digest, list[i].staff >= 0 ? season->people[list[i].staff].staff : "");
        digest_text(&digest, list[i].room >= 0 ? season->rooms[list[i].room].room : "");
        digest_number(&digest, list[i].starts_at);
        digest_number(&digest, list[i].ends_at);
        digest_number(&digest, list[i].locked);
    }
    return digest_hex(&digest, arena);
}

void outcome_assignments(struct outcome *outcome)
{
    struct brief *brief = outcome->brief;
    struct writer writer = {.brief = brief, .rooms = rooms_give(brief, outcome->chosen)};

    for (int i = 0; i < brief->problem.n_offers; i++) {
        if (outcome->chosen[i])
            write_may(&writer, &brief->mays[brief->offer_may[i]], brief->problem.offers[i].locked);
    }
    for (int i = 0; i < brief->n_mays; i++) { /* own work that is no task */
        if (!brief->kept[brief->mays[i].duty] && brief->mays[i].owner)
            write_may(&writer, &brief->mays[i], false);
    }
    write_merges(&writer, outcome->chosen);
    write_lost(&writer);
    outcome_roomless(outcome, writer.rooms);
    if (writer.n)
        qsort(writer.list, (size_t)writer.n, sizeof *writer.list, by_start);
    outcome->plan->assignments = writer.list;
    outcome->plan->n_assignments = writer.n;
    outcome->plan->hash = plan_hash(brief->world->season, writer.list, writer.n, brief->arena);
}

/* What does not fit any offer is left out: the seat is open, the audit says why. */
void brief_choose(const struct brief *brief, const struct assignment *list, int count, bool *chosen)
{
    for (int i = 0; i < count; i++) {
        int duty = brief_duty(brief, list[i].key);
        int merge =
            strcmp(list[i].kind, "merged") == 0 ? brief_merge_offer(brief, list[i].key) : -1;
        if (merge >= 0)
            chosen[merge] = true;
        if (duty < 0 || list[i].staff < 0)
            continue;
        bool fixed = brief->world->duties[duty].n_slots == 1;
        int offer = brief_offer_of(brief, duty, list[i].staff, list[i].starts_at, fixed);
        if (offer >= 0)
            chosen[offer] = true;
    }
}
