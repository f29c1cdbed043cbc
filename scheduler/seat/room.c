/* SPDX-License-Identifier: GPL-3.0-or-later
 * May this candidate sit in that room at that time: capacity, company, computers
 * and equipment, people to be kept apart. */
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "scheduler/base/list.h"
#include "scheduler/seat/work.h"

bool room_free(const struct day *day, int room, int64_t starts_at, int64_t ends_at, int but_use)
{
    const struct season *season = day->school->season;
    int gap = day->school->turnaround;

    if (room == day->school->late_room)
        return false;
    for (int i = 0; i < season->n_closures; i++) {
        const struct closure *closure = &season->closures[i];
        if (closure->room == room && closure->start < ends_at && starts_at < closure->end)
            return false;
    }
    for (int i = 0; i < day->n_uses; i++) {
        const struct use *use = &day->uses[i];
        if (i != but_use && use->room == room && use->n > 0 && use->starts_at < ends_at + gap &&
            starts_at < use->ends_at + gap)
            return false;
    }
    return true;
}

static bool during(const struct use *use, int64_t starts_at, int64_t ends_at)
{
    return use->n > 0 && use->starts_at < ends_at && starts_at < use->ends_at;
}

/* Laptops of a room: candidates who want a computer beyond the room's own. */
static int use_laptops(const struct day *day, const struct use *use)
{
    int own = day->school->season->rooms[use->room].computers;

    return use->n_computer > own ? use->n_computer - own : 0;
}

/* The first row of equipment.csv with the item; -1: none. */
static int item_row(const struct school *school, const char *item)
{
    for (int i = 0; i < school->season->n_equipment; i++) {
        if (strcasecmp(school->season->equipment[i].item, item) == 0)
            return i;
    }
    return -1;
}

enum { ITEM_BITS = 64 }; /* rows that job->items can tell; asked for very often */

void job_items(const struct school *school, struct job *job)
{
    job->items = 0;
    for (int i = 0; i < job->needs.n_equipment; i++) {
        int row = item_row(school, job->needs.equipment[i]);
        if (row >= 0 && row < ITEM_BITS)
            job->items |= UINT64_C(1) << row;
    }
}

static bool job_uses(const struct job *job, const char *item, int row)
{
    if (row < ITEM_BITS)
        return job->items >> row & 1U;
    for (int i = 0; i < job->needs.n_equipment; i++) {
        if (strcasecmp(job->needs.equipment[i], item) == 0)
            return true;
    }
    return false;
}

/* Takes what is in use at a time, by site, into school->site_count. */
static void count_item(const struct day *day, const char *item, int64_t starts_at, int64_t ends_at)
{
    int row = item_row(day->school, item);
    const struct season *season = day->school->season;
    int *count = day->school->site_count;

    memset(count, 0, sizeof *count * (size_t)(season->n_sites + 1));
    for (int i = 0; i < day->n_holders; i++) {
        const struct job *job = &day->jobs[day->holders[i]];
        if (job->use >= 0 && job_uses(job, item, row) &&
            during(&day->uses[job->use], starts_at, ends_at))
            count[day->uses[job->use].site + 1]++;
    }
    if (strcasecmp(item, "laptop") != 0)
        return;
    for (int i = 0; i < day->n_uses; i++) {
        if (during(&day->uses[i], starts_at, ends_at))
            count[day->uses[i].site + 1] += use_laptops(day, &day->uses[i]);
    }
}

/* How many more of an item a site can have at a time.  What belongs to a site
 * stays there; what belongs to none goes where it is wanted.  An item the school
 * does not list is not counted. */
static int item_left(const struct day *day, const char *item, int site, int64_t starts_at,
                     int64_t ends_at)
{
    const struct season *season = day->school->season;
    int anywhere = 0;
    int here = 0;

    if (item_row(day->school, item) < 0)
        return 1 << 20;
    count_item(day, item, starts_at, ends_at);
    int *used = day->school->site_count;
    for (int i = 0; i < season->n_equipment; i++) {
        const struct equipment *row = &season->equipment[i];
        if (strcasecmp(row->item, item) != 0)
            continue;
        if (row->site < 0)
            anywhere += row->count;
        else
            used[row->site + 1] -= row->count;
    }
    for (int i = 0; i <= season->n_sites; i++) {
        if (i == site + 1)
            here = used[i];
        else if (used[i] > 0)
            anywhere -= used[i];
    }
    return anywhere - here;
}

int room_computers(const struct day *day, int room, int64_t starts_at, int64_t ends_at)
{
    const struct room *row = &day->school->season->rooms[room];
    int laptops = item_left(day, "laptop", row->site, starts_at, ends_at);

    laptops = laptops < 0 ? 0 : laptops;
    if (day->school->sockets_told && row->sockets < laptops)
        laptops = row->sockets;
    return row->computers + laptops;
}

static enum trouble computer_fits(const struct day *day, const struct use *use,
                                  const struct job *job)
{
    const struct room *room = &day->school->season->rooms[use->room];
    struct use after = *use;

    after.n_computer += job->computer;
    after.n_socket += job->socket;
    int laptops = use_laptops(day, &after);
    int64_t until = job->release_at > use->ends_at ? job->release_at : use->ends_at;
    if (day->school->sockets_told && laptops + after.n_socket > room->sockets)
        return NO_COMPUTER;
    if (laptops > use_laptops(day, use) &&
        item_left(day, "laptop", use->site, use->starts_at, until) < 1)
        return NO_COMPUTER;
    return FITS;
}

static bool apart(const struct day *day, int use, const struct job *job)
{
    const struct season *season = day->school->season;

    if (!day->school->kept_apart[job->pupil])
        return true;
    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *other = &day->jobs[i];
        if (other->use != use || !day->school->kept_apart[other->pupil])
            continue;
        for (int j = 0; j < season->n_apart; j++) {
            const struct apart *pair = &season->apart[j];
            if ((pair->pupil_a == job->pupil && pair->pupil_b == other->pupil) ||
                (pair->pupil_b == job->pupil && pair->pupil_a == other->pupil))
                return false;
        }
    }
    return true;
}

/* A job that may sit in the main room may sit in a small one; no other mixing. */
static bool company(const struct use *use, const struct job *job)
{
    if (use->serial || job->serial || use->starts_at != job->starts_at || use->noise != job->noise)
        return false;
    if (job->kind == use->kind)
        return job->kind != SEAT_SHARED || use->helpers == job->needs.helpers;
    return job->kind == SEAT_MAIN && use->kind == SEAT_SMALL;
}

/* Would the one with far more extra time write on after the other? */
static bool outlasts(const struct use *use, const struct job *job)
{
    return job->large ? use->usual_from > 0 && job->ends_at > use->usual_from
                      : job->ends_at < use->large_until;
}

enum trouble use_fits(const struct day *day, const struct use *use, const struct job *job)
{
    const struct room *room = &day->school->season->rooms[use->room];
    int index = (int)(use - day->uses);

    if (job->room >= 0 ? job->room != use->room : room->site >= 0 && room->site != job->site)
        return NO_ROOM;
    if (use->n > 0 && !company(use, job))
        return NO_COMPANY;
    if (use->n >= room->seats || use->n >= use->limit || use->n >= job->limit)
        return NO_SEAT;
    if (job->release_at > use->ends_at &&
        !room_free(day, use->room, use->starts_at, job->release_at, index))
        return NOT_FREE;
    enum trouble trouble = computer_fits(day, use, job);
    if (trouble != FITS)
        return trouble;
    for (int i = 0; i < job->needs.n_equipment; i++) {
        int64_t until = job->release_at > use->ends_at ? job->release_at : use->ends_at;
        if (item_left(day, job->needs.equipment[i], use->site, use->starts_at, until) < 1)
            return NO_EQUIPMENT;
    }
    if (outlasts(use, job))
        return OUTLASTED;
    return apart(day, index, job) ? FITS : NOT_APART;
}

int use_open(struct day *day, int room, const struct job *first)
{
    *LIST_ADD(day->school->arena, day->uses, day->n_uses, day->room_uses) =
        (struct use){.room = room,
                     .site = day->school->season->rooms[room].site,
                     .starts_at = first->starts_at,
                     .ends_at = first->release_at,
                     .kind = first->kind,
                     .noise = first->noise,
                     .limit = first->limit,
                     .ratio = first->ratio,
                     .helpers = first->needs.helpers,
                     .serial = first->serial,
                     .fixed = first->fixed};
    return day->n_uses - 1;
}

void use_add(struct day *day, int use, struct job *job)
{
    struct use *row = &day->uses[use];

    job->use = use;
    job->trouble = FITS;
    row->n++;
    row->n_computer += job->computer;
    row->n_socket += job->socket;
    row->kind = job->kind > row->kind ? job->kind : row->kind;
    row->limit = job->limit < row->limit ? job->limit : row->limit;
    row->ratio = job->ratio < row->ratio ? job->ratio : row->ratio;
    row->ends_at = job->release_at > row->ends_at ? job->release_at : row->ends_at;
    if (job->large && job->ends_at > row->large_until)
        row->large_until = job->ends_at;
    if (!job->large && (row->usual_from == 0 || job->ends_at < row->usual_from))
        row->usual_from = job->ends_at;
}

int use_invigilators(const struct day *day, const struct use *use, int n)
{
    int ratio = use->serial ? 1 << 20 : use->ratio;
    int wanted = (n + ratio - 1) / ratio;

    return wanted > day->school->least_invigilators ? wanted : day->school->least_invigilators;
}

int use_at(const struct day *day, int room, int64_t starts_at)
{
    for (int i = 0; i < day->n_uses; i++) {
        const struct use *use = &day->uses[i];
        if (use->n > 0 && use->room == room && use->starts_at == starts_at)
            return i;
    }
    return -1;
}
