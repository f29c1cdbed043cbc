/* SPDX-License-Identifier: GPL-3.0-or-later
 * Integer programs over a few free choices, the rest of the plan as it is.
 * The objective blends the level with the two after it, because on a bare
 * level the library finds nothing; plans are compared by their values. */
#include "solver/parts/tree.h"
#include "solver/solve.h"

#include <stdlib.h>
#include <string.h>

#include "solver/limits/judge.h"

enum { BLEND = 3, RATIO = 1000, MAX_FREE = 1000, MAX_TROUBLES = 4096 };

/* Each level's smallest step outweighs RATIO typical costs of the next. */
static void blend(const struct model *model, int level, int64_t *weight)
{
    int64_t scale = 1;

    memset(weight, 0, LEVELS * sizeof *weight);
    for (int k = level + BLEND - 1; k >= level; k--) {
        int64_t least = INT64_MAX, largest = 0;

        if (k >= LEVELS)
            continue;
        for (int j = 0; j < model->mip.n_columns; j++) {
            int64_t cost = model->columns[j].cost[k];

            largest = cost > largest ? cost : largest;
            least = cost && cost < least ? cost : least;
        }
        if (!largest)
            continue;
        weight[k] = (scale + least - 1) / least;
        scale = weight[k] * largest;
        scale = scale > INT64_MAX / RATIO / 4 ? scale : scale * (k == level ? 1 : RATIO / 10);
        if (scale > INT64_C(1) << 44)
            return;
    }
}

/* Who is free and could come in when all the free ones are out. */
static unsigned char *stands_of(struct solve *solve, int level, const bool *free_offers)
{
    struct state *state = &solve->search.state;
    const struct problem *problem = solve->problem;
    unsigned char *stands = malloc((size_t)problem->n_offers + 1);
    int64_t delta[LEVELS];

    if (!stands)
        return NULL;
    for (int i = 0; i < problem->n_offers; i++)
        if (free_offers[i] && state->chosen[i])
            (void)state_set(state, i, false);
    for (int i = 0; i < problem->n_offers; i++) {
        stands[i] = solve->search.best[i] ? OFFER_ONE : OFFER_ZERO;
        if (free_offers[i] && !problem->offers[i].locked &&
            solve_stands(solve, i, level) == OFFER_FREE &&
            (solve->search.best[i] || state_price(state, i, true, delta)))
            stands[i] = OFFER_FREE;
    }
    search_back_to_best(&solve->search);
    return stands;
}

bool refine_free(struct solve *solve, int level, const bool *free_offers, int nodes)
{
    unsigned char *stands = stands_of(solve, level, free_offers);
    struct model model = {.lookup = &solve->lookup, .stands = stands, .plan = solve->search.best};
    struct mip_effort effort = solve_effort(solve, 6000);
    double *start = NULL;
    bool better = false;
    int64_t weight[LEVELS];

    if (!stands || !model_make(&model))
        goto done;
    for (int k = 0; k < level; k++)
        model_cap(&model, k, solve_cap(solve, k));
    blend(&model, level, weight);
    model_aim(&model, weight);
    start = calloc((size_t)model.mip.n_columns + 1, sizeof *start);
    if (!start)
        goto done;
    for (int j = 0; j < model.mip.n_columns; j++)
        start[j] = (double)model.columns[j].value;
    effort.nodes = nodes;
    enum mip_status status = mip_solve(&model.mip, &effort, start);

    solve_count_whole(solve, &model.mip);
    if (status == MIP_OPTIMAL || status == MIP_FEASIBLE)
        better = plan_take(solve, &model);
done:
    free(start);
    free(stands);
    model_release(&model);
    return better;
}

/* What costs at the level now. */
struct troubles {
    int level, n;
    struct finding rows[MAX_TROUBLES];
};

static void note(void *context, const struct finding *finding)
{
    struct troubles *troubles = context;

    if (finding->level == troubles->level && finding->cost && troubles->n < MAX_TROUBLES)
        troubles->rows[troubles->n++] = *finding;
}

static void free_task(const struct lookup *lookup, int task, bool *free_offers)
{
    for (int i = lookup->task_first[task]; i < lookup->task_first[task + 1]; i++)
        free_offers[i] = true;
}

/* Everything that happens about a moment. */
static void free_moment(const struct lookup *lookup, int64_t from, int64_t until, bool *free_offers)
{
    const struct problem *problem = lookup->problem;

    for (int i = 0; i < problem->n_offers; i++) {
        const struct slot *slot = &problem->slots[problem->offers[i].slot];

        if (slot->starts_at < until && slot->ends_at > from)
            free_offers[i] = true;
    }
}

/* Offers among some people for what they do now, or nobody does. */
static int free_among(struct solve *solve, const bool *among, bool *free_offers)
{
    const struct lookup *lookup = &solve->lookup;
    const struct problem *problem = solve->problem;
    int n = 0;

    for (int t = 0; t < problem->n_tasks; t++) {
        int missing = problem->tasks[t].need;
        bool theirs = false;

        for (int i = lookup->task_first[t]; i < lookup->task_first[t + 1]; i++) {
            missing -= solve->search.best[i];
            theirs |= solve->search.best[i] && among[problem->offers[i].person];
        }
        for (int i = lookup->task_first[t]; i < lookup->task_first[t + 1]; i++) {
            free_offers[i] = (theirs || missing) && among[problem->offers[i].person];
            n += free_offers[i];
        }
    }
    return n;
}

/* The work of a few people, shared out anew: as many as make a fair size. */
static void free_people(struct solve *solve, int person, bool *free_offers)
{
    int n_people = solve->problem->n_people;
    bool *among = calloc((size_t)n_people + 1, sizeof *among);

    for (int n = 0; among && n < n_people; n++) {
        among[person] = true;
        if (free_among(solve, among, free_offers) > MAX_FREE && n > 1)
            break;
        do
            person = search_random(&solve->search, n_people);
        while (n + 1 < n_people && among[person]);
    }
    free(among);
}

static void choose(struct solve *solve, const struct finding *trouble, int width, bool *free_offers)
{
    const struct lookup *lookup = &solve->lookup;
    const struct problem *problem = solve->problem;
    int64_t at = 0;

    if (trouble->task < 0 || width % 2 == 1) {
        free_people(solve, trouble->person >= 0 ? trouble->person : 0, free_offers);
        return;
    }
    const struct task *task = &problem->tasks[trouble->task];
    const struct slot *slot =
        &problem->slots[task->first_slot + search_random(&solve->search, task->n_slots)];

    at = slot->starts_at;
    free_task(lookup, trouble->task, free_offers);
    free_moment(lookup, at - INT64_C(8) * width, slot->ends_at + INT64_C(8) * width, free_offers);
}

/* Random ones go until few enough are left to solve. */
static void thin_out(struct solve *solve, bool *free_offers)
{
    const struct problem *problem = solve->problem;
    int n = 0;

    for (int i = 0; i < problem->n_offers; i++)
        n += free_offers[i];
    for (int i = 0; n > MAX_FREE && i < problem->n_offers; i++)
        if (free_offers[i] && !solve->search.best[i] &&
            search_random(&solve->search, n) >= MAX_FREE)
            free_offers[i] = false;
}

void refine(struct solve *solve, int level, int64_t work)
{
    struct troubles *troubles = malloc(sizeof *troubles);
    bool *free_offers = malloc((size_t)solve->problem->n_offers + 1);
    int64_t end = solve->search.state.work + solve->other_work + work, value[LEVELS];
    int failures = 0;

    while (troubles && free_offers && failures < 40 && !solve_closed(solve, level) &&
           solve_goes_on(solve) && solve->search.state.work + solve->other_work < end) {
        *troubles = (struct troubles){.level = level};
        (void)problem_judge_with(&solve->lookup, solve->search.best, value, note, troubles);
        if (!troubles->n)
            break;
        memset(free_offers, 0, (size_t)solve->problem->n_offers);
        choose(solve, &troubles->rows[search_random(&solve->search, troubles->n)], failures,
               free_offers);
        thin_out(solve, free_offers);
        failures = refine_free(solve, level, free_offers, 200) ? 0 : failures + 1;
        solve_tell(solve);
    }
    free(troubles);
    free(free_offers);
}
