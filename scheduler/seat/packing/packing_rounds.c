/* SPDX-License-Identifier: GPL-3.0-or-later
 * Adults who go round the rooms of a site: rovers, and those who walk rest breaks. */
#include "scheduler/seat/packing/packing_rows.h"

static int round_of(const struct packing *packing, int class_no, int start)
{
    const struct season *season = packing->part->day->school->season;
    int site = season->rooms[packing->classes[class_no].rooms[0]].site;

    return 2 * (site + 1) + part_half(packing->starts[start]);
}

/* Does it make the round of its room longer?  A rover calls on one alone with a
 * helper; somebody walks those with breaks who are not alone. */
static bool goes_round(const struct packing *packing, const struct take *take, int round, bool rest)
{
    const struct school *school = packing->part->day->school;
    const struct group *group = &packing->groups[take->group];
    bool rover = false;

    if (round_of(packing, take->class_no, group->start) != round)
        return false;
    if (rest)
        return take->cell >= 0 && group->like->rest_min > 0;
    return take->cell < 0 && group->like->needs.helpers > 0 &&
           adults_combine(school->rules, group->like->needs.helpers, &rover) && rover;
}

/* One candidate is enough for a whole adult: what the relaxation would make an eighth of. */
static void round_whole(struct packing *packing, int round, bool rest, int column)
{
    struct mip *mip = &packing->mip;

    for (int g = 0; g < packing->n_groups; g++) {
        int row = -1;
        for (int i = 0; i < packing->n_takes; i++) {
            const struct take *take = &packing->takes[i];
            if (take->group != g || !goes_round(packing, take, round, rest))
                continue;
            if (row < 0) {
                row = mip_add_row(mip, -MIP_FREE, 0);
                mip_add_term(mip, row, column, -packing->groups[g].n);
            }
            mip_add_term(mip, row, take->column, 1);
        }
    }
}

/* Adults who go round: one for each so many of the rooms counted in a row. */
static void round_make(struct packing *packing, int round, int figure, bool rest)
{
    const struct school *school = packing->part->day->school;
    struct mip *mip = &packing->mip;
    int there = (rest ? packing->outside.rest_rooms : packing->outside.rover_rooms)[round];
    int row = mip_add_row(mip, -MIP_FREE, -there);
    int terms = there;

    for (int i = 0; rest && i < packing->n_cells; i++) {
        const struct cell *cell = &packing->cells[i];
        if (cell->rest < 0 ||
            round_of(packing, cell->class_no, packing->modes[cell->mode].start) != round)
            continue;
        mip_add_term(mip, row, cell->rest, 1);
        terms++;
    }
    for (int i = 0; !rest && i < packing->n_takes; i++) {
        const struct take *take = &packing->takes[i];
        if (!goes_round(packing, take, round, false))
            continue;
        mip_add_term(mip, row, take->column, 1);
        terms++;
    }
    int column = packing_column(packing, terms > 0 ? there + packing->n_rows : 0);
    packing_family(packing, &(struct family){.kind = -1});
    packing_cost(packing, column, SEAT_ADULTS, 1);
    mip_add_term(mip, row, column, -rules_figure(school->rules, (enum figure_id)figure));
    packing->rounds[2 * round + rest] = column;
    round_whole(packing, round, rest, column);
}

void packing_rounds(struct packing *packing)
{
    int n_rounds = 2 * (packing->part->day->school->season->n_sites + 1);

    packing->rounds = arena_new(packing->arena, int, 2 * n_rounds);
    for (int round = 0; round < n_rounds; round++) {
        round_make(packing, round, FIGURE_ROVER_ROOMS, false);
        round_make(packing, round, FIGURE_REST_BREAK_ROOMS, true);
    }
}
