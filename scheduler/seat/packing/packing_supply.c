/* SPDX-License-Identifier: GPL-3.0-or-later
 * Adults beyond the supply curve, as want.c counts them.  Only quarters in which
 * few are free are looked at; the others count for nothing, so the bound holds. */
#include <stddef.h>

#include "scheduler/base/day.h"
#include "scheduler/seat/packing/packing_rows.h"
#include "scheduler/seat/packing/packing_wanted.h"
#include "scheduler/seat/supply.h"

static const struct job *like_of(const struct moment *moment, const struct take *take)
{
    return moment->packing->groups[take->group].like;
}

static bool present(const struct moment *moment, const struct job *job)
{
    return job->starts_at < moment->until && job->release_at > moment->from;
}

static bool here(const struct moment *moment, int class_no)
{
    const struct packing *packing = moment->packing;

    return packing->part->day->school->season->rooms[packing->classes[class_no].rooms[0]].site ==
           moment->site;
}

static int present_in(const struct moment *moment, const struct cell *cell)
{
    int n = 0;

    for (int i = 0; i < cell->n; i++)
        n += present(moment, like_of(moment, &moment->packing->takes[cell->first + i]));
    return n;
}

/* Invigilators of a cell then: all of them while everyone is there, after that
 * one for each so many who stay. */
static int invigilators_then(const struct moment *moment, struct cell *cell, int n, int *times)
{
    struct packing *packing = moment->packing;
    struct mip *mip = &packing->mip;
    const struct mode *mode = &packing->modes[cell->mode];
    int least = packing->part->day->school->least_invigilators;

    *times = 1;
    if (cell->invigilators < 0) {
        *times = least;
        return n == cell->n ? cell->opened : packing_late(packing, cell, moment->from);
    }
    if (n == cell->n)
        return cell->invigilators;
    int column = packing_column(packing, mip->columns[cell->invigilators].high);
    int row = mip_add_row(mip, -MIP_FREE, 0);
    for (int i = 0; i < cell->n; i++) {
        const struct take *take = &packing->takes[cell->first + i];
        if (present(moment, like_of(moment, take)))
            mip_add_term(mip, row, take->column, 1);
    }
    mip_add_term(mip, row, column, -mode->ratio);
    row = mip_add_row(mip, 0, MIP_FREE);
    mip_add_term(mip, row, column, 1);
    int late = packing_late(packing, cell, moment->from);
    if (late >= 0)
        mip_add_term(mip, row, late, -least);
    return column;
}

/* People of a role among helpers: for supply_any() everybody. */
static int people(const struct moment *moment, unsigned helpers, int kind)
{
    const struct school *school = moment->packing->part->day->school;

    if (kind == supply_any(school))
        return adults_beside(school->rules, helpers);
    return kind > 0 && (helpers & 1U << (kind - 1)) ? 1 : 0;
}

static void add_cells(struct moment *moment, int kind)
{
    struct packing *packing = moment->packing;
    int any = supply_any(packing->part->day->school);

    for (int c = 0; c < packing->n_cells; c++) {
        struct cell *cell = &packing->cells[c];
        int n = here(moment, cell->class_no) ? present_in(moment, cell) : 0;
        int times = 1;
        if (n == 0)
            continue;
        if (kind == 0 || kind == any) {
            int column = invigilators_then(moment, cell, n, &times);
            moment_term(moment, column, times);
        }
        for (int i = 0; kind > 0 && i < cell->n; i++) {
            const struct take *take = &packing->takes[cell->first + i];
            const struct job *job = like_of(moment, take);
            if (present(moment, job) && !job->needs.share_reader)
                moment_term(moment, take->column, people(moment, job->needs.helpers, kind));
        }
    }
}

/* Helpers whom several share: one for each so many who are still there. */
static int share_then(const struct moment *moment, const struct share *share)
{
    struct packing *packing = moment->packing;
    struct mip *mip = &packing->mip;
    const struct cell *cell = &packing->cells[share->cell];

    if (present_in(moment, cell) == cell->n)
        return share->column;
    int column = packing_column(packing, mip->columns[share->column].high);
    int row = mip_add_row(mip, -MIP_FREE, 0);
    mip_add_term(mip, row, column, -tally_share(packing->part->day->school, share->helpers));
    for (int i = 0; i < cell->n; i++) {
        const struct take *take = &packing->takes[cell->first + i];
        const struct job *job = like_of(moment, take);
        if (present(moment, job) && job->needs.share_reader && job->needs.helpers == share->helpers)
            mip_add_term(mip, row, take->column, 1);
    }
    return column;
}

static void add_shares(struct moment *moment, int kind)
{
    const struct packing *packing = moment->packing;

    for (int i = 0; kind > 0 && i < packing->n_shares; i++) {
        const struct share *share = &packing->shares[i];
        int each = people(moment, share->helpers, kind);
        if (each > 0 && here(moment, packing->cells[share->cell].class_no) &&
            present_in(moment, &packing->cells[share->cell]) > 0)
            moment_term(moment, share_then(moment, share), each);
    }
}

static void add_singles(struct moment *moment, int kind)
{
    const struct packing *packing = moment->packing;
    const struct school *school = packing->part->day->school;

    for (int i = 0; i < packing->n_takes; i++) {
        const struct take *take = &packing->takes[i];
        const struct job *job = like_of(moment, take);
        bool rover = false;
        if (take->cell >= 0 || !here(moment, take->class_no) || !present(moment, job))
            continue;
        bool combined =
            job->needs.helpers && adults_combine(school->rules, job->needs.helpers, &rover);
        int adults = people(moment, job->needs.helpers, kind);
        if (kind == 0)
            adults = combined ? 1 : school->least_invigilators;
        else if (kind == supply_any(school) && !combined)
            adults += school->least_invigilators;
        moment_term(moment, take->column, adults);
    }
}

/* Those who go round, while everybody of the half day is there. */
static void add_rounds(struct moment *moment, int kind)
{
    const struct packing *packing = moment->packing;
    int any = supply_any(packing->part->day->school);
    int half = part_half(moment->from);
    int64_t from[2];
    int64_t until[2];

    part_together(packing->part, from, until);
    if (from[half] >= moment->until || until[half] <= moment->from)
        return;
    const int *columns = packing->rounds + (ptrdiff_t)2 * (2 * (moment->site + 1) + half);
    moment_term(moment, columns[0], kind == 0 || kind == any);
    moment_term(moment, columns[1], kind == any);
}

/* short >= wanted - free, whatever the kind. */
static void kind_row(struct moment *moment, int kind, int column, int outside)
{
    struct packing *packing = moment->packing;
    const struct part *part = packing->part;
    int at = supply_row(part->day->school, moment->site, kind) + moment->quarter;

    add_cells(moment, kind);
    add_shares(moment, kind);
    add_singles(moment, kind);
    add_rounds(moment, kind);
    bool summed = part->n <= PACKING_FEW; /* of many, the column only costs pivots */
    int wanted = summed && moment->n_sums > 0 ? moment_wanted(moment, kind) : -1;
    int row = mip_add_row(&packing->mip, -MIP_FREE, part->day->supply[at] - outside);
    if (wanted >= 0)
        mip_add_term(&packing->mip, row, wanted, 1);
    for (int i = 0; !summed && i < moment->n_sums; i++)
        mip_add_term(&packing->mip, row, moment->sums[i].column, moment->sums[i].factor);
    mip_add_term(&packing->mip, row, column, -1);
    moment->n_sums = 0;
}

static void moment_rows(struct moment *moment, const int *wanted, const int *outside)
{
    struct packing *packing = moment->packing;
    const struct school *school = packing->part->day->school;
    int column = packing_column(packing, 4 * packing->part->n + 16);

    packing_cost(packing, column, SEAT_SUPPLY, 1);
    for (int kind = 0; kind <= supply_any(school); kind++) {
        int at = supply_row(school, moment->site, kind) + moment->quarter;
        if (packing_few(packing, wanted, at))
            kind_row(moment, kind, column, outside[at]);
    }
}

void packing_supply(struct packing *packing)
{
    const struct part *part = packing->part;
    const struct school *school = part->day->school;

    if (!packing->tight)
        return;
    int *wanted = arena_new(packing->arena, int, supply_rows(school) + 1);
    int *outside = arena_new(packing->arena, int, supply_rows(school) + 1);
    bool *only = arena_new(packing->arena, bool, part->day->n_uses + 1);
    for (int i = 0; i < part->day->n_uses; i++)
        only[i] = !packing->modelled[i];
    packing_want(packing, wanted);
    supply_want(part, only, outside);
    for (int site = -1; site < school->season->n_sites; site++) {
        struct wanted *before = arena_new(packing->arena, struct wanted, supply_any(school) + 1);
        for (int q = 0; q < QUARTERS; q++) {
            if (!packing->tight[(site + 1) * QUARTERS + q])
                continue;
            int64_t from = part->day->day * DAY_MIN + q * (int64_t)QUARTER_MIN;
            moment_rows(&(struct moment){.packing = packing,
                                         .site = site,
                                         .quarter = q,
                                         .from = from,
                                         .until = from + QUARTER_MIN,
                                         .before = before},
                        wanted, outside);
        }
    }
}
