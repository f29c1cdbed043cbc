/* SPDX-License-Identifier: GPL-3.0-or-later
 * What binds the cells of a session: everyone is seated once, a room is used
 * once at a time, rovers have so many rooms, things are as many as there are,
 * some candidates are kept apart. */
#include <limits.h>
#include <string.h>
#include <strings.h>

#include "scheduler/seat/packing/packing_rows.h"

static void everyone_once(struct packing *packing)
{
    int first = packing->mip.n_rows;

    for (int i = 0; i < packing->n_groups; i++) {
        const struct group *group = &packing->groups[i];
        int row = mip_add_row(&packing->mip, group->n, group->n);
        if (group->short_column >= 0)
            mip_add_term(&packing->mip, row, group->short_column, 1);
    }
    for (int i = 0; i < packing->n_takes; i++)
        mip_add_term(&packing->mip, first + packing->takes[i].group, packing->takes[i].column, 1);
}

static int start_of(const struct packing *packing, const struct cell *cell)
{
    return packing->modes[cell->mode].start;
}

/* At each start: those that start, and those before that are not yet turned round. */
static void rooms_at(struct packing *packing, int class_no, int start)
{
    struct mip *mip = &packing->mip;
    int64_t free_at = packing->starts[start] - packing->part->day->school->turnaround;
    int row = mip_add_row(mip, -MIP_FREE, packing->classes[class_no].n);

    for (int i = 0; i < packing->n_cells; i++) {
        struct cell *cell = &packing->cells[i];
        if (cell->class_no != class_no || start_of(packing, cell) > start)
            continue;
        int column =
            start_of(packing, cell) == start ? cell->opened : packing_late(packing, cell, free_at);
        if (column >= 0)
            mip_add_term(mip, row, column, 1);
    }
    for (int i = 0; i < packing->n_takes; i++) {
        const struct take *take = &packing->takes[i];
        const struct group *group = &packing->groups[take->group];
        if (take->cell < 0 && take->class_no == class_no &&
            (group->start == start || (group->start < start && group->like->release_at > free_at)))
            mip_add_term(mip, row, take->column, 1);
    }
}

/* ------------------------------------------------------------ things */

static bool uses_item(const struct job *job, int item)
{
    return item < 64 && (job->items >> item & 1U);
}

/* Is everybody with a computer still there?  When only some are, their laptops
 * may be back already: that they are not counted makes the bound weaker, no more. */
static bool all_computing(const struct packing *packing, const struct cell *cell, int64_t at)
{
    bool all = true;

    for (int i = 0; i < cell->n; i++) {
        const struct job *job = packing->groups[packing->takes[cell->first + i].group].like;
        all = all && (!job->computer || job->release_at > at);
    }
    return all;
}

/* In use at a start: at a site, beyond what it has itself. */
static void item_at(struct packing *packing, int item, bool laptop, int site, int start, int row)
{
    const struct season *season = packing->part->day->school->season;
    int64_t at = packing->starts[start];

    for (int i = 0; i < packing->n_takes; i++) {
        const struct take *take = &packing->takes[i];
        const struct group *group = &packing->groups[take->group];
        const struct room *room = &season->rooms[packing->classes[take->class_no].rooms[0]];
        bool single = laptop && take->cell < 0 && group->like->computer && room->computers == 0;
        if (room->site == site && (single || uses_item(group->like, item)) &&
            group->start <= start && group->like->release_at > at)
            mip_add_term(&packing->mip, row, take->column, single + uses_item(group->like, item));
    }
    for (int i = 0; laptop && i < packing->n_cells; i++) {
        const struct cell *cell = &packing->cells[i];
        const struct room *room = &season->rooms[packing->classes[cell->class_no].rooms[0]];
        if (cell->laptops < 0 || room->site != site || start_of(packing, cell) > start)
            continue;
        if (start_of(packing, cell) == start || all_computing(packing, cell, at))
            mip_add_term(&packing->mip, row, cell->laptops, 1);
    }
}

static int count_of(const struct season *season, const char *item, int site)
{
    int count = 0;

    for (int i = 0; i < season->n_equipment; i++) {
        if (strcasecmp(season->equipment[i].item, item) == 0 && season->equipment[i].site == site)
            count += season->equipment[i].count;
    }
    return count;
}

/* What queues and rooms that are not modelled hold is taken off by the check
 * when a plan is read back; here it only makes the bound weaker. */
static void item_rows(struct packing *packing, int item)
{
    const struct season *season = packing->part->day->school->season;
    const char *name = season->equipment[item].item;
    bool laptop = strcasecmp(name, "laptop") == 0;
    int loose = count_of(season, name, -1);

    for (int start = 0; start < packing->n_starts; start++) {
        int all = mip_add_row(&packing->mip, -MIP_FREE, loose);
        for (int site = -1; site < season->n_sites; site++) {
            if (!packing->part->sites[site + 1])
                continue;
            int own = site >= 0 ? count_of(season, name, site) : 0;
            int lent = packing_column(packing, loose);
            int row = mip_add_row(&packing->mip, -MIP_FREE, own);
            item_at(packing, item, laptop, site, start, row);
            mip_add_term(&packing->mip, row, lent, -1);
            mip_add_term(&packing->mip, all, lent, 1);
        }
    }
}

static void things(struct packing *packing)
{
    const struct season *season = packing->part->day->school->season;

    for (int i = 0; i < season->n_equipment; i++) {
        bool first = true;
        bool wanted = strcasecmp(season->equipment[i].item, "laptop") == 0;
        for (int j = 0; j < i; j++)
            first = first && strcasecmp(season->equipment[i].item, season->equipment[j].item) != 0;
        for (int j = 0; j < packing->n_groups; j++)
            wanted = wanted || uses_item(packing->groups[j].like, i);
        if (first && wanted)
            item_rows(packing, i);
    }
}

/* ------------------------------------------------------------ pairs */

static int take_find(const struct packing *packing, int group, const struct cell *cell)
{
    for (int i = 0; i < cell->n; i++) {
        if (packing->takes[cell->first + i].group == group)
            return packing->takes[cell->first + i].column;
    }
    return -1;
}

static bool kept_apart(const struct school *school, int left, int right)
{
    const struct season *season = school->season;

    if (!school->kept_apart[left] || !school->kept_apart[right])
        return false;
    for (int i = 0; i < season->n_apart; i++) {
        const struct apart *pair = &season->apart[i];
        if ((pair->pupil_a == left && pair->pupil_b == right) ||
            (pair->pupil_b == left && pair->pupil_a == right))
            return true;
    }
    return false;
}

/* Both in the same cell: in two of its rooms. */
static void pair_apart(struct packing *packing, int left, int right)
{
    for (int i = 0; i < packing->n_cells; i++) {
        const struct cell *cell = &packing->cells[i];
        int a = take_find(packing, left, cell);
        int b = take_find(packing, right, cell);
        if (a < 0 || b < 0)
            continue;
        int row = mip_add_row(&packing->mip, -MIP_FREE, 0);
        mip_add_term(&packing->mip, row, a, 1);
        mip_add_term(&packing->mip, row, b, 1);
        mip_add_term(&packing->mip, row, cell->opened, -1);
    }
}

static void pairs_apart(struct packing *packing)
{
    for (int i = 0; i < packing->n_groups; i++) {
        for (int j = i + 1; j < packing->n_groups; j++) {
            if (packing->groups[i].start == packing->groups[j].start &&
                kept_apart(packing->part->day->school, packing->groups[i].like->pupil,
                           packing->groups[j].like->pupil))
                pair_apart(packing, i, j);
        }
    }
}

/* ------------------------------------------------------------ whole rooms */

/* A company that nothing else takes wants at least so many rooms: what the
 * relaxation would open by halves.  Whoever finishes when, all of a kind count. */
static void whole_rooms(struct packing *packing, int mode_no)
{
    const struct mode *mode = &packing->modes[mode_no];
    struct mip *mip = &packing->mip;
    int cap = 1;
    int wanted = 0;
    int row = mip_add_row(mip, 0, MIP_FREE);

    for (int i = 0; i < packing->n_groups; i++) {
        const struct group *group = &packing->groups[i];
        struct mode any = *mode;
        any.large_until = group->like->large ? group->like->ends_at : 0;
        if (group->like->kind != mode->kind || !packing_joins(&any, group))
            continue;
        wanted += group->n;
        if (group->short_column >= 0)
            mip_add_term(mip, row, group->short_column, 1);
        for (int j = 0; j < packing->n_takes; j++) {
            if (packing->takes[j].group == i && packing->takes[j].cell < 0)
                mip_add_term(mip, row, packing->takes[j].column, 1);
        }
    }
    for (int i = 0; i < packing->n_cells; i++) {
        const struct cell *cell = &packing->cells[i];
        const struct mode *other = &packing->modes[cell->mode];
        if (other->start != mode->start || other->noise != mode->noise ||
            other->kind != mode->kind || other->helpers != mode->helpers)
            continue;
        cap = cell->cap > cap ? cell->cap : cap;
        mip_add_term(mip, row, cell->opened, 1);
    }
    mip->rows[row].low = (wanted + cap - 1) / cap;
}

void packing_bind(struct packing *packing)
{
    everyone_once(packing);
    for (int c = 0; c < packing->n_classes; c++) {
        for (int start = 0; start < packing->n_starts; start++)
            rooms_at(packing, c, start);
    }
    packing_rounds(packing);
    things(packing);
    pairs_apart(packing);
    for (int i = 0; i < packing->n_modes; i++) {
        const struct mode *mode = &packing->modes[i];
        if ((mode->kind == SEAT_SHARED || mode->kind == SEAT_SMALL) && mode->large_until == 0)
            whole_rooms(packing, i);
    }
}
