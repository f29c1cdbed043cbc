/* SPDX-License-Identifier: GPL-3.0-or-later
 * What happens inside one cell: seats, invigilators, helpers, computers, packets. */
#include "scheduler/seat/packing/packing_rows.h"

#include <limits.h>
#include <string.h>

#include "scheduler/base/list.h"

static const struct school *school_of(const struct packing *packing)
{
    return packing->part->day->school;
}

static const struct room *room_of(const struct packing *packing, int class_no)
{
    return &school_of(packing)->season->rooms[packing->classes[class_no].rooms[0]];
}

static bool picks_all(const struct job *job, int64_t than)
{
    (void)job;
    (void)than;
    return true;
}

static bool picks_rest(const struct job *job, int64_t than)
{
    (void)than;
    return job->rest_min > 0;
}

static bool picks_sharers(const struct job *job, int64_t than)
{
    return job->needs.share_reader && job->needs.helpers == (unsigned)than;
}

static bool picks_computer(const struct job *job, int64_t than)
{
    (void)than;
    return job->computer;
}

static bool picks_socket(const struct job *job, int64_t than)
{
    (void)than;
    return job->socket;
}

/* So many invigilators let in so many candidates: whole ratios first, and the
 * last one of a full room fewer. */
static void invigilators(struct packing *packing, struct cell *cell)
{
    const struct mode *mode = &packing->modes[cell->mode];
    struct mip *mip = &packing->mip;
    int least = school_of(packing)->least_invigilators;
    int n = packing->classes[cell->class_no].n;
    int whole = cell->cap / mode->ratio;
    int rest = cell->cap % mode->ratio;

    if (cell->cap <= mode->ratio * least) {
        packing_cost(packing, cell->opened, SEAT_ADULTS, least);
        return;
    }
    cell->invigilators = packing_column(packing, (int64_t)n * (whole + 1));
    packing_cost(packing, cell->invigilators, SEAT_ADULTS, 1);
    int row = mip_add_row(mip, -MIP_FREE, 0);
    (void)packing_pick(packing, cell, picks_all, 0, row);
    mip_add_term(mip, row, cell->invigilators, -mode->ratio);
    row = mip_add_row(mip, 0, MIP_FREE);
    mip_add_term(mip, row, cell->invigilators, 1);
    mip_add_term(mip, row, cell->opened, -least);
    if (whole > 0 && rest > 0) {
        row = mip_add_row(mip, -MIP_FREE, 0);
        (void)packing_pick(packing, cell, picks_all, 0, row);
        mip_add_term(mip, row, cell->invigilators, -rest);
        mip_add_term(mip, row, cell->opened, -(int64_t)whole * (mode->ratio - rest));
    }
    if (room_of(packing, cell->class_no)->summon == SUMMON_NONE && least < 2) {
        row = mip_add_row(mip, 0, MIP_FREE);
        (void)packing_pick(packing, cell, picks_all, 0, row);
        mip_add_term(mip, row, cell->opened, -(mode->ratio + 1));
    }
}

/* Who is alone in a room, with a helper who may invigilate as well, is a single: two or more. */
static void company(struct packing *packing, const struct cell *cell)
{
    unsigned helpers = packing->modes[cell->mode].helpers;
    bool rover = false;

    if (!helpers || !adults_combine(school_of(packing)->rules, helpers, &rover))
        return;
    int row = mip_add_row(&packing->mip, 0, MIP_FREE);
    (void)packing_pick(packing, cell, picks_all, 0, row);
    mip_add_term(&packing->mip, row, cell->opened, -2);
}

static void seats(struct packing *packing, const struct cell *cell)
{
    company(packing, cell);
    packing_hold(packing, cell, picks_all, 0, cell->opened);
}

/* One helper for each so many who share, of every kind of helpers. */
static void sharers(struct packing *packing, const struct cell *cell, unsigned helpers)
{
    const struct school *school = school_of(packing);
    int share = tally_share(school, helpers);
    int adults = adults_beside(school->rules, helpers);
    int n = packing_pick(packing, cell, picks_sharers, (int64_t)helpers, -1);

    if (n == cell->n && cell->cap <= share) {
        packing_cost(packing, cell->opened, SEAT_ADULTS, adults);
        *LIST_ADD(packing->arena, packing->shares, packing->n_shares, packing->room_shares) =
            (struct share){(int)(cell - packing->cells), helpers, cell->opened};
        return;
    }
    int high = packing->classes[cell->class_no].n * ((cell->cap + share - 1) / share);
    int column = packing_column(packing, high);
    packing_cost(packing, column, SEAT_ADULTS, adults);
    *LIST_ADD(packing->arena, packing->shares, packing->n_shares, packing->room_shares) =
        (struct share){(int)(cell - packing->cells), helpers, column};
    int row = mip_add_row(&packing->mip, -MIP_FREE, 0);
    (void)packing_pick(packing, cell, picks_sharers, (int64_t)helpers, row);
    mip_add_term(&packing->mip, row, column, -share);
    if (n == cell->n) {
        row = mip_add_row(&packing->mip, 0, MIP_FREE);
        mip_add_term(&packing->mip, row, column, 1);
        mip_add_term(&packing->mip, row, cell->opened, -1);
    }
}

static void helpers(struct packing *packing, const struct cell *cell)
{
    for (int i = 0; i < cell->n; i++) {
        const struct take *take = &packing->takes[cell->first + i];
        const struct job *job = packing_like(packing, take);
        bool first = true;
        if (!job->needs.helpers)
            continue;
        if (!job->needs.share_reader) {
            packing_cost(packing, take->column, SEAT_ADULTS,
                         adults_beside(school_of(packing)->rules, job->needs.helpers));
            continue;
        }
        for (int j = 0; j < i; j++) {
            const struct job *other = packing_like(packing, &packing->takes[cell->first + j]);
            first = first && !picks_sharers(other, (int64_t)job->needs.helpers);
        }
        if (first)
            sharers(packing, cell, job->needs.helpers);
    }
}

/* Computers of the rooms first, laptops for those beyond, at sockets where they are told. */
static void computers(struct packing *packing, struct cell *cell)
{
    const struct school *school = school_of(packing);
    const struct room *room = room_of(packing, cell->class_no);
    struct mip *mip = &packing->mip;
    int wanted = packing_pick(packing, cell, picks_computer, 0, -1);
    int plugs = packing_pick(packing, cell, picks_socket, 0, -1);

    if (wanted > 0 && room->computers < cell->cap) {
        cell->laptops =
            packing_column(packing, (int64_t)packing->classes[cell->class_no].n * cell->cap);
        int row = mip_add_row(mip, -MIP_FREE, 0);
        (void)packing_pick(packing, cell, picks_computer, 0, row);
        mip_add_term(mip, row, cell->laptops, -1);
        mip_add_term(mip, row, cell->opened, -room->computers);
    }
    if (school->sockets_told && (plugs > 0 || cell->laptops >= 0)) {
        int row = mip_add_row(mip, -MIP_FREE, 0);
        (void)packing_pick(packing, cell, picks_socket, 0, row);
        if (cell->laptops >= 0)
            mip_add_term(mip, row, cell->laptops, 1);
        mip_add_term(mip, row, cell->opened, -room->sockets);
    }
}

static void lessons(struct packing *packing, struct cell *cell)
{
    const struct mode *mode = &packing->modes[cell->mode];
    int64_t from = packing->classes[cell->class_no].lesson_from[mode->start];
    int column = from < INT64_MAX ? packing_late(packing, cell, from) : -1;

    if (column >= 0)
        packing_cost(packing, column, SEAT_LESSONS, 1);
}

static void single_lessons(struct packing *packing)
{
    for (int i = 0; i < packing->n_takes; i++) {
        const struct take *take = &packing->takes[i];
        const struct group *group = &packing->groups[take->group];
        if (take->cell < 0 &&
            group->like->release_at > packing->classes[take->class_no].lesson_from[group->start])
            packing_cost(packing, take->column, SEAT_LESSONS, 1);
    }
}

void packing_rows(struct packing *packing)
{
    for (int i = 0; i < packing->n_cells; i++) {
        struct cell *cell = &packing->cells[i];
        const struct mode *mode = &packing->modes[cell->mode];
        packing_family(packing,
                       &(struct family){.start = mode->start,
                                        .noise = mode->noise,
                                        .kind = mode->kind == SEAT_SMALL ? SEAT_MAIN : mode->kind,
                                        .helpers = mode->helpers});
        seats(packing, cell);
        invigilators(packing, cell);
        helpers(packing, cell);
        computers(packing, cell);
        lessons(packing, cell);
        cell->rest = packing_with(packing, cell, picks_rest, 0);
    }
    single_lessons(packing);
    packing_bind(packing);
    packing_stay(packing);
    packing_supply(packing);
    packing_sums(packing);
}
