/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/plan_assign.c - chosen offers as assignments, and back; their hash. */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/plan_part.h"
#include "scheduler/plan/rooms.h"

#include <inttypes.h>
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
        row.id = 0;
        if (row.ends_at > world->now_at) /* whoever was at it is free now */
            row.ends_at = world->now_at;
        *LIST_ADD(writer->brief->arena, writer->list, writer->n, writer->room) = row;
    }
}

/* FNV-1a over 128 bits, a byte at a time. */
struct hash {
    uint64_t high, low;
};

static void hash_bytes(struct hash *hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;

    for (size_t i = 0; i < size; i++) {
        hash->low ^= at[i];
        /* times 2^88 + 0x13b: the low half's product in two steps of 32 bits */
        uint64_t low = (hash->low & 0xffffffffU) * 0x13bU;
        uint64_t middle = (hash->low >> 32) * 0x13bU + (low >> 32);
        hash->high = hash->high * 0x13bU + (middle >> 32) + (hash->low << 24);
        hash->low = middle << 32 | (low & 0xffffffffU);
    }
}

static void hash_number(struct hash *hash, int64_t number)
{
    unsigned char bytes[8];

    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)((uint64_t)number >> (8 * i));
    hash_bytes(hash, bytes, sizeof bytes);
}

/* Codes, not row numbers: the same plan of two files is the same. */
static const char *hash_of(const struct brief *brief, const struct assignment *list, int n)
{
    const struct season *season = brief->world->season;
    struct hash hash = {UINT64_C(0x6c62272e07bb0142), UINT64_C(0x62b821756295c58d)};

    for (int i = 0; i < n; i++) {
        const char *who = list[i].staff >= 0 ? season->people[list[i].staff].staff : "";
        const char *room = list[i].room >= 0 ? season->rooms[list[i].room].room : "";
        hash_bytes(&hash, list[i].key, strlen(list[i].key) + 1);
        hash_bytes(&hash, who, strlen(who) + 1);
        hash_bytes(&hash, room, strlen(room) + 1);
        hash_number(&hash, list[i].starts_at);
        hash_number(&hash, list[i].ends_at);
        hash_number(&hash, list[i].locked);
    }
    return arena_text(brief->arena, "%016" PRIx64 "%016" PRIx64, hash.high, hash.low);
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
    if (writer.n)
        qsort(writer.list, (size_t)writer.n, sizeof *writer.list, by_start);
    outcome->plan->assignments = writer.list;
    outcome->plan->n_assignments = writer.n;
    outcome->plan->hash = hash_of(brief, writer.list, writer.n);
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
