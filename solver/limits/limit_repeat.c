/* SPDX-License-Identifier: GPL-3.0-or-later
 * repeat: some slots happen no more often than agreed, whoever does them.  Hard, or each one
 * over costs.  What was used up before may be over a hard maximum: then nothing may be added.
 * amount: how many over. */
#include "solver/limits/limit.h"

static int64_t room_of(const struct repeat *repeat)
{
    int64_t room = repeat->max - repeat->used;
    return repeat->over_cost || room > 0 ? room : 0;
}

static int64_t over(const struct repeat *repeat, int64_t load)
{
    return load > repeat->max ? load - repeat->max : 0;
}

/* What is known of a repeat before a row is made of it. */
struct extent {
    int64_t most, planned; /* were everything chosen; in the plan */
    bool partly, here;     /* another part, this part of the problem counts */
    bool open;             /* something is not decided yet */
};

static void look_at(const struct model *model, int slot, struct extent *extent)
{
    const struct lookup *lookup = model->lookup;
    bool any = false, planned = false;

    for (int i = lookup->slot_first[slot]; i < lookup->slot_first[slot + 1]; i++) {
        int stands = model_stands(model, i);

        extent->partly |= stands == OFFER_OUT;
        extent->here |= stands != OFFER_OUT && stands != OFFER_IDLE;
        extent->open |= stands == OFFER_FREE;
        any |= stands == OFFER_FREE || stands == OFFER_ONE;
        planned |= model_planned(model, i);
    }
    extent->most += any;
    extent->planned += planned;
}

/* The slot's people when there can be only one, else the slot's own column. */
static void add_slot(struct model *model, int row, int slot)
{
    const struct lookup *lookup = model->lookup;

    if (model->slot_chosen[slot] >= 0) {
        mip_add_term(&model->mip, row, model->slot_chosen[slot], 1);
        return;
    }
    if (lookup->problem->tasks[lookup->problem->slots[slot].task].need > 1) {
        bool sure = false; /* all of its task is decided: it counts once, or not */

        for (int i = lookup->slot_first[slot]; i < lookup->slot_first[slot + 1]; i++)
            sure |= model_stands(model, i) == OFFER_ONE;
        if (sure && !model->mip.broken)
            model->mip.rows[row].high -= 1;
        return;
    }
    for (int i = lookup->slot_first[slot]; i < lookup->slot_first[slot + 1]; i++)
        model_term(model, row, i, 1);
}

static void build_one(struct model *model, int number)
{
    const struct lookup *lookup = model->lookup;
    const struct problem *problem = lookup->problem;
    const struct repeat *repeat = &problem->repeats[number];
    const int *first = &lookup->repeat_first[number];
    struct extent extent = {0};

    for (int m = first[0]; m < first[1]; m++)
        look_at(model, problem->marks[m].slot, &extent);
    bool elsewhere = extent.partly || (model->later_part && !extent.here);

    if ((elsewhere && repeat->over_cost) || (!extent.most && !repeat->over_cost))
        return;
    int64_t planned = over(repeat, repeat->used + extent.planned);

    if (model->stands && !extent.open) {
        model->constant[repeat->level] += planned * repeat->over_cost;
        return;
    }
    if (extent.most <= room_of(repeat))
        return;
    int row = mip_add_row(&model->mip, -MIP_FREE, room_of(repeat));

    if (repeat->over_cost) {
        int64_t high = over(repeat, repeat->used + extent.most);
        int column = model_add_column(model, 'y', number, high, planned);

        model_cost(model, column, repeat->level, repeat->over_cost);
        mip_add_term(&model->mip, row, column, -1);
    }
    for (int m = first[0]; m < first[1] && !model->mip.broken; m++)
        add_slot(model, row, problem->marks[m].slot);
}

static void build(struct model *model)
{
    const struct problem *problem = model->lookup->problem;

    for (int t = 0; t < problem->n_repeats; t++)
        if (model_wants(model, problem->repeats[t].over_cost ? problem->repeats[t].level : -1))
            build_one(model, t);
}

static bool happens(const struct lookup *lookup, const bool *chosen, int slot)
{
    for (int i = lookup->slot_first[slot]; i < lookup->slot_first[slot + 1]; i++)
        if (chosen[i])
            return true;
    return false;
}

static void check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context)
{
    const struct problem *problem = lookup->problem;

    for (int t = 0; t < problem->n_repeats; t++) {
        const struct repeat *repeat = &problem->repeats[t];
        int64_t added = 0;

        for (int m = lookup->repeat_first[t]; m < lookup->repeat_first[t + 1]; m++)
            added += happens(lookup, chosen, problem->marks[m].slot);
        int64_t most = over(repeat, repeat->used + added);

        if (most == 0 || (!repeat->over_cost && added == 0))
            continue;
        tell(context, &(struct finding){
                          .limit = "repeat",
                          .task = -1,
                          .other_task = -1,
                          .person = -1,
                          .amount = most,
                          .level = repeat->level,
                          .cost = most * repeat->over_cost,
                          .hard = !repeat->over_cost,
                      });
    }
}

/* Only the first one in and the last one out make a slot happen or not. */
static bool price(const struct state *state, int offer, bool in, int64_t *delta)
{
    const struct lookup *lookup = state->lookup;
    const struct problem *problem = lookup->problem;
    int slot = problem->offers[offer].slot;

    if (state->slot_count[slot] != (in ? 0 : 1))
        return true;
    for (int i = lookup->mark_first[slot]; i < lookup->mark_first[slot + 1]; i++) {
        int number = problem->marks[lookup->slot_marks[i]].repeat;
        const struct repeat *repeat = &problem->repeats[number];
        int64_t load = state->repeat_load[number];

        if (in && !repeat->over_cost && load >= repeat->max)
            return false;
        if (in && load >= repeat->max)
            delta[repeat->level] += repeat->over_cost;
        if (!in && load > repeat->max)
            delta[repeat->level] -= repeat->over_cost;
    }
    return true;
}

static bool is_listed(const struct state *state, const struct blockers *list, int slot)
{
    for (int i = 0; i < list->n; i++)
        if (state->lookup->problem->offers[list->offers[i]].slot == slot)
            return true;
    return false;
}

/* Room for one more of the repeat: its first slots go. */
static bool make_room(const struct state *state, int number, struct blockers *list)
{
    const struct lookup *lookup = state->lookup;
    const struct problem *problem = lookup->problem;
    int64_t load = state->repeat_load[number];

    for (int m = lookup->repeat_first[number]; m < lookup->repeat_first[number + 1]; m++)
        load -= state->slot_count[problem->marks[m].slot] > 0 &&
                is_listed(state, list, problem->marks[m].slot);
    for (int m = lookup->repeat_first[number];
         m < lookup->repeat_first[number + 1] && load >= problem->repeats[number].max; m++) {
        int slot = problem->marks[m].slot;

        if (!state->slot_count[slot] || is_listed(state, list, slot))
            continue;
        if (!blockers_add_slot(list, state, slot))
            return false;
        load--;
    }
    return load < problem->repeats[number].max;
}

static bool find_blockers(const struct state *state, int offer, struct blockers *list)
{
    const struct lookup *lookup = state->lookup;
    int slot = lookup->problem->offers[offer].slot;

    for (int i = lookup->mark_first[slot];
         i < lookup->mark_first[slot + 1] && !state->slot_count[slot]; i++) {
        int number = lookup->problem->marks[lookup->slot_marks[i]].repeat;

        if (!lookup->problem->repeats[number].over_cost && !make_room(state, number, list))
            return false;
    }
    return true;
}

/* Runs after the cover limit has counted: the first one in, the last one out. */
static void apply(struct state *state, int offer, bool in)
{
    const struct lookup *lookup = state->lookup;
    int slot = lookup->problem->offers[offer].slot;

    if (state->slot_count[slot] != (in ? 1 : 0))
        return;
    for (int i = lookup->mark_first[slot]; i < lookup->mark_first[slot + 1]; i++)
        state->repeat_load[lookup->problem->marks[lookup->slot_marks[i]].repeat] += in ? 1 : -1;
}

const struct limit limit_repeat = {"repeat", build, check, price, find_blockers, apply};
