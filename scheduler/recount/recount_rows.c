/* SPDX-License-Identifier: GPL-3.0-or-later
 * Does the row follow from the problem?  By the kind it says it is.
 *
 * Offers that are not in a row stand for nothing: those that are fixed count
 * as what they are fixed to, all others could only make an upper side tighter,
 * so only where a lower side needs them (cover, mixes, bonds) all must be there. */
#include <string.h>

#include "scheduler/recount/recount_part.h"

static bool has_high(const struct row *row)
{
    return row->high != NO_SIDE;
}

static struct pieces take_apart(struct recounting *r, const struct claim *claim,
                                const struct row *row)
{
    struct pieces pieces = {.claim = claim, .row = row, .person = -1, .whole = true};

    r->stamp_now++;
    for (int k = 0; k < row->n; k++) {
        const struct column *column = row_column(claim, row, k);
        int64_t factor = claim->terms[row->first + k].factor;

        if (column->what != OFFERED) {
            if (pieces.others++ == 0) {
                pieces.other = column;
                pieces.other_factor = factor;
            }
            continue;
        }
        int person = r->problem->offers[column->number].person;

        r->stamp[column->number] = r->stamp_now;
        pieces.offers[factor < 0]++;
        pieces.whole = pieces.whole && (factor == 1 || factor == -1);
        pieces.person = pieces.person == -1 || pieces.person == person ? person : -2;
    }
    return pieces;
}

/* Somebody's slots of which at most one can be chosen; none when one that
 * excludes them all is fixed. */
static bool overlap_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                          const struct pieces *pieces)
{
    if (row_has_low(row) || pieces->others || !pieces->whole || pieces->offers[1] ||
        pieces->person < 0 || !row_excludes(r, claim, row))
        return false;
    if (row->high >= 1)
        return true;
    for (int i = r->person_first[pieces->person]; i < r->person_first[pieces->person + 1]; i++) {
        int offer = r->person_offers[i];

        if (row->high == 0 && is_fixed(r, offer, 1) && !row_has_offer(r, offer) &&
            all_exclude(r, claim, row, offer))
            return true;
    }
    return false;
}

/* Everybody there and everybody missing come to what the task needs. */
static bool need_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                       const struct pieces *pieces)
{
    int task = pieces->other->number;
    int64_t ones, need = r->problem->tasks[task].need;

    if (pieces->others != 1 || pieces->other_factor != 1 || !pieces->whole || pieces->offers[1] ||
        !row_offers_of(r, claim, row, task, 1))
        return false;
    bool all = row_rest_of_task(r, task, -1, NULL, &ones);

    return (!row_has_low(row) || (all && row->low <= need - ones)) &&
           (!has_high(row) || row->high >= need - ones);
}

/* One slot of a task happens; who is on a slot makes it happen. */
static bool happens_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                          const struct pieces *pieces)
{
    const struct slot *slots = r->problem->slots;
    int slot = pieces->other->number;

    if (row_has_low(row) || pieces->offers[0] + pieces->offers[1] > 1)
        return false;
    if (pieces->other_factor == 1) {
        for (int k = 0; k < row->n; k++) {
            const struct column *column = row_column(claim, row, k);

            if (column->what != HAPPENS || claim->terms[row->first + k].factor != 1 ||
                slots[column->number].task != slots[slot].task)
                return false;
        }
        return row->high >= 1;
    }
    if (pieces->others != 1 || pieces->other_factor != -1 || !pieces->whole || pieces->offers[1])
        return false;
    bool fixed = false;

    for (int i = r->slot_first[slot]; i < r->slot_first[slot + 1]; i++)
        fixed |= !row_has_offer(r, i) && is_fixed(r, i, 1);
    for (int k = 0; k < row->n; k++)
        if (row_column(claim, row, k)->what == OFFERED &&
            r->problem->offers[row_column(claim, row, k)->number].slot != slot)
            return false;
    return row->high >= 0 || (row->high == -1 && fixed && !pieces->offers[0]);
}

static bool promise_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                          const struct pieces *pieces)
{
    (void)r;
    if (pieces->others != 1 || pieces->offers[0] != 1 || pieces->offers[1] || !pieces->whole ||
        pieces->other->what != PROMISED || pieces->other_factor != 1)
        return false;
    for (int k = 0; k < row->n; k++)
        if (row_column(claim, row, k)->number != pieces->other->number)
            return false;
    return row->low <= 1 && row->high >= 1;
}

static bool mix_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                      const struct pieces *pieces)
{
    int64_t ones;

    if (pieces->others != 1 || pieces->other->what != LACKING || pieces->other_factor != 1 ||
        !pieces->whole || pieces->offers[1] || has_high(row))
        return false;
    const struct mix *mix = &r->problem->mixes[pieces->other->number];

    if (!row_offers_of(r, claim, row, mix->task, 1))
        return false;
    for (int k = 0; k < row->n; k++)
        if (row_column(claim, row, k)->what == OFFERED &&
            !fact_mix(r->problem, mix, row_column(claim, row, k)->number))
            return false;
    return row_rest_of_task(r, mix->task, -1, mix, &ones) && row->low <= mix->least - ones;
}

/* An earlier level costs no more in this part than it may. */
static bool level_follows(const struct recounting *r, const struct claim *claim,
                          const struct row *row)
{
    if (row_has_low(row) || row->level >= claim->level)
        return false;
    for (int k = 0; k < row->n; k++)
        if (claim->terms[row->first + k].factor >
            fact_cost(r, row_column(claim, row, k), row->level))
            return false;
    return true;
}

static bool level_has_room(const struct recounting *r, const struct claim *claim,
                           const struct row *row)
{
    return row->high >= claim_room(r, claim, row->level);
}

bool row_outgrown(const struct recounting *r, const struct claim *claim, const struct row *row)
{
    return row->level >= 0 && level_follows(r, claim, row) && !level_has_room(r, claim, row);
}

/* Columns between their ends keep it, whatever it stands for. */
static bool says_nothing(const struct claim *claim, const struct row *row)
{
    wide least = 0, most = 0;

    for (int k = 0; k < row->n; k++) {
        const struct column *column = row_column(claim, row, k);
        int64_t factor = claim->terms[row->first + k].factor;

        least += (wide)factor * (factor > 0 ? column->low : column->high);
        most += (wide)factor * (factor > 0 ? column->high : column->low);
    }
    return (!row_has_low(row) || least >= row->low) && (!has_high(row) || most <= row->high);
}

static bool cover_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                        const struct pieces *pieces)
{
    if (!pieces->others)
        return false;
    if (pieces->other->what == MISSING)
        return need_holds(r, claim, row, pieces);
    return pieces->other->what == HAPPENS && happens_holds(r, claim, row, pieces);
}

static const struct {
    const char *name, *wrong;
    bool (*holds)(struct recounting *r, const struct claim *claim, const struct row *row,
                  const struct pieces *pieces);
} kinds[] = {
    {"overlap", "a row of overlaps does not follow from the problem", overlap_holds},
    {"cover", "a row of cover does not follow from the problem", cover_holds},
    {"promise", "a row of promises does not follow from the problem", promise_holds},
    {"mix", "a row of mixes does not follow from the problem", mix_holds},
    {"quota", "a row of quotas does not follow from the problem", row_quota_holds},
    {"share", "a row of shares does not follow from the problem", row_share_holds},
    {"callout", "a row of call-outs does not follow from the problem", row_callout_holds},
    {"bond", "a row of bonds does not follow from the problem", row_bond_holds},
    {"break", "a row of breaks does not follow from the problem", row_break_holds},
    {"resource", "a row of resources does not follow from the problem", row_resource_holds},
};

const char *row_wrong(struct recounting *r, const struct claim *claim, const struct row *row,
                      bool *given)
{
    const struct pieces pieces = take_apart(r, claim, row);

    if (says_nothing(claim, row))
        return NULL;
    if (row->level >= 0)
        return level_follows(r, claim, row) && level_has_room(r, claim, row)
                   ? NULL
                   : "an earlier level may cost more than its row";
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, row->name) == 0)
            return kinds[i].holds(r, claim, row, &pieces) ? NULL : kinds[i].wrong;
    *given = strcmp(row->name, "cut") != 0 || !row_cut_holds(r, claim, row, &pieces);
    return NULL;
}
