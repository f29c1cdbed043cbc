/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/season/windows_bounds.h"

#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;

/* Larger problems all at once would take more memory than a solve may; two take twice as much. */
enum { MOST_OFFERS = 500000, BESIDE_OFFERS = 350000 };

bool bounds_begin(struct windows_bounds *bounds, const struct windows *windows,
                  const struct effort *effort, double ends, const bool *chosen)
{
    int n_offers = windows->lookup.problem->n_offers;

    *bounds = (struct windows_bounds){.windows = windows, .effort = effort, .ends = ends};
    bounds->jobs =
        pool_take(&bounds->pool, (size_t)windows->n * LEVELS * PRICE_SETS, sizeof *bounds->jobs);
    bounds->chosen = pool_take(&bounds->pool, (size_t)n_offers, 1);
    bounds->first_open = pool_take(&bounds->pool, (size_t)windows->n, sizeof *bounds->first_open);
    if (bounds->pool.broken)
        return false;
    for (int i = 0; i < windows->n; i++)
        bounds->first_open[i] = LEVELS;
    (void)pthread_mutex_init(&bounds->lock, NULL); /* of the usual kind: they cannot fail */
    (void)pthread_mutex_init(&bounds->large, NULL);
    (void)pthread_cond_init(&bounds->more, NULL);
    memcpy(bounds->chosen, chosen, (size_t)n_offers);
    return true;
}

void bounds_release(struct windows_bounds *bounds)
{
    for (int i = 0; bounds->jobs && i < bounds->n_jobs; i++)
        free(bounds->jobs[i].text);
    if (!bounds->pool.broken && bounds->windows) {
        (void)pthread_mutex_destroy(&bounds->lock);
        (void)pthread_mutex_destroy(&bounds->large);
        (void)pthread_cond_destroy(&bounds->more);
    }
    pool_release(&bounds->pool);
    *bounds = (struct windows_bounds){0};
}

/* ---- jobs ---- */

/* Does anything of the level hang on a group of several windows? */
static bool is_shared(const struct windows *windows, int level)
{
    const struct problem *problem = windows->lookup.problem;

    for (int i = 0; i < problem->n_share_groups; i++)
        if (problem->share_groups[i].level == level && windows->group_window[i] == WINDOW_MANY)
            return true;
    return false;
}

static void add_jobs(struct windows_bounds *bounds, int level, int n_sets, bool whole)
{
    bounds->asked[level] = n_sets;
    for (int set = 0; set < n_sets; set++)
        for (int w = whole ? -1 : 0; w < (whole ? 0 : bounds->windows->n); w++)
            bounds->jobs[bounds->n_jobs++] =
                (struct bounds_job){.level = level, .set = set, .window = w, .bound = -1};
}

void bounds_ask(struct windows_bounds *bounds, const struct level_result *levels, const bool *plan)
{
    bool wanted[LEVELS], shared[LEVELS], open = bounds->effort->proof, after = false;
    bool first = true; /* a level that nothing comes before costs little to look at again */

    (void)pthread_mutex_lock(&bounds->lock);
    bounds->plan = plan;
    for (int k = 0; k < LEVELS; k++) {
        bool gap = levels[k].bound < levels[k].value;

        after = shared[k] = after || is_shared(bounds->windows, k);
        wanted[k] = !bounds->asked[k] && levels[k].value > 0 && (open || after || first) &&
                    (gap || bounds->effort->proof) && (plan || !after);
        open |= gap;
        first = first && levels[k].value == 0;
    }
    for (int k = LEVELS - 1; k >= 0; k--) { /* the largest first */
        if (!wanted[k] || (shared[k] && bounds->windows->lookup.problem->n_offers > MOST_OFFERS))
            continue;
        int n_sets = shared[k] ? 1 : prices_choose(bounds, k, levels);

        add_jobs(bounds, k, n_sets, shared[k]);
    }
    (void)pthread_cond_broadcast(&bounds->more);
    (void)pthread_mutex_unlock(&bounds->lock);
}

static void bound_told(const struct windows_bounds *bounds, struct bounds_job *job,
                       const struct problem *problem, const struct thing_names *names,
                       const bool *chosen)
{
    struct effort effort = {.stop = bounds->effort->stop, .threads = 1};
    struct proof_sink proof = {.names = names, .part = names ? job->window : 0};

    if (bounds->effort->proof) {
        proof.left = bounds->effort->proof->left;
        proof.file = open_memstream(&job->text, &job->size);
        effort.proof = proof.file ? &proof : NULL;
    }
    settled_bound(bounds, job, problem, &effort, chosen);
    if (!proof.file)
        return;
    bool kept = !proof.full && !ferror(proof.file);

    if (fclose(proof.file) != 0 || !kept)
        job->size = 0;
    if (job->bound > 0 && names)
        job->bound = job->size ? proof.shown[job->level] : 0; /* what adds up */
}

static void do_whole(struct windows_bounds *bounds, struct bounds_job *job)
{
    const struct problem *problem = bounds->windows->lookup.problem;
    bool large = problem->n_offers > BESIDE_OFFERS;

    if (large)
        (void)pthread_mutex_lock(&bounds->large);
    bound_told(bounds, job, problem, NULL, bounds->plan);
    if (large)
        (void)pthread_mutex_unlock(&bounds->large);
}

static void do_job(struct windows_bounds *bounds, struct bounds_job *job)
{
    struct window window = {0};

    if (bounds->effort->stop && *bounds->effort->stop)
        return;
    if (job->window < 0) {
        do_whole(bounds, job);
    } else if (window_make(&window, bounds->windows, job->window, NULL, NULL) &&
               window_price(&window, &bounds->prices[job->level][job->set])) {
        struct problem *problem = &window.problem;
        bool *chosen = pool_take(&window.pool, (size_t)problem->n_offers, 1);

        if (problem->slack[job->level] > 1)
            problem->slack[job->level] = 1; /* many windows have many; that it has one counts */
        for (int i = 0; chosen && i < problem->n_offers; i++)
            chosen[i] = bounds->chosen[window.offer[i]];
        if (chosen)
            bound_told(bounds, job, problem, &window.names, chosen);
    }
    window_release(&window);
}

void bounds_close(struct windows_bounds *bounds)
{
    (void)pthread_mutex_lock(&bounds->lock);
    bounds->closed = true;
    (void)pthread_cond_broadcast(&bounds->more);
    (void)pthread_mutex_unlock(&bounds->lock);
}

void *bounds_work(void *context)
{
    struct windows_bounds *bounds = context;

    for (;;) {
        (void)pthread_mutex_lock(&bounds->lock);
        while (bounds->next == bounds->n_jobs && !bounds->closed)
            (void)pthread_cond_wait(&bounds->more, &bounds->lock);
        int number = bounds->next < bounds->n_jobs ? bounds->next++ : -1;
        (void)pthread_mutex_unlock(&bounds->lock);
        if (number < 0)
            return NULL;
        do_job(bounds, &bounds->jobs[number]);
    }
}

/* ---- what they come to ---- */

/* False: some window has none, or what was taken to cost nothing does. */
static bool sum_of(const struct windows_bounds *bounds, int level, int set,
                   const struct level_result *levels, int64_t *bound)
{
    const struct window_prices *prices = &bounds->prices[level][set];
    int64_t unit = prices->of[level];
    wide sum = 0;

    for (int i = 0; i < bounds->n_jobs; i++) {
        const struct bounds_job *job = &bounds->jobs[i];

        if (job->level != level || job->set != set)
            continue;
        if (job->bound < 0)
            return false;
        sum += job->bound;
    }
    for (int i = 0; i < level && unit; i++) {
        if (!prices->of[i] && levels[i].value > 0)
            return false;
        sum -=
            (wide)prices->of[i] * settled_cap(bounds->windows->lookup.problem, i, levels[i].value);
    }
    unit = unit ? unit : 1; /* all at once */
    *bound = (int64_t)((sum + unit - 1) / unit);
    return sum > 0;
}

static void tell(const struct windows_bounds *bounds, int level, int set, int64_t bound)
{
    struct proof_sink *proof = bounds->effort->proof;
    const struct window_prices *prices = &bounds->prices[level][set];

    if (!proof)
        return;
    if (prices->of[level])
        proof_split(proof, bounds->windows->n, level);
    for (int i = 0; i <= level; i++)
        if (prices->of[i])
            proof_price(proof, i, prices->of[i]);
    for (int i = 0; i < bounds->n_jobs; i++)
        if (bounds->jobs[i].level == level && bounds->jobs[i].set == set && bounds->jobs[i].size)
            proof_text(proof, bounds->jobs[i].text);
    if (!prices->of[level])
        return;
    proof_level(proof, level, bound, proof_names[PROOF_LP]);
    proof_split(proof, 0, level);
}

/* The set of prices that proves the most, and what; -1: none does anything. */
static int best_set(const struct windows_bounds *bounds, int level,
                    const struct level_result *levels, int64_t *most)
{
    int best = -1;

    *most = 0;
    for (int set = 0; set < bounds->asked[level]; set++) {
        int64_t bound;

        if (!sum_of(bounds, level, set, levels, &bound) || bound <= *most)
            continue;
        best = set;
        *most = bound;
    }
    return best;
}

static void keep(struct level_result *level, int64_t bound)
{
    bound = bound < level->value ? bound : level->value;
    if (bound <= level->bound)
        return;
    level->bound = bound;
    level->proof = PROOF_LP;
}

/* A reader of certificates knows one price for all windows and nothing of shares. */
static void keep_shared_out(const struct windows_bounds *bounds, struct level_result *levels)
{
    for (int k = 0; k < LEVELS && !is_shared(bounds->windows, k); k++)
        if (levels[k].bound < levels[k].value)
            keep(&levels[k], spare_bound(bounds, k, levels));
}

void bounds_finish(struct windows_bounds *bounds, struct level_result *levels)
{
    for (int k = 0; k < LEVELS; k++) {
        struct level_result *level = &levels[k];
        int64_t bound;
        int set = best_set(bounds, k, levels, &bound);

        if (set < 0)
            continue;
        bound = bound < level->value ? bound : level->value;
        tell(bounds, k, set, bound);
        keep(level, bound);
    }
    if (bounds->own && !bounds->effort->proof)
        keep_shared_out(bounds, levels);
}

void windows_bound_whole(const struct windows *windows, const struct effort *effort, double ends,
                         const bool *chosen, struct level_result *levels)
{
    struct windows_bounds bounds;

    if (bounds_begin(&bounds, windows, effort, ends, chosen)) {
        for (int k = 0; k < LEVELS; k++)
            bounds.alone[k] = levels[k].bound;
        bounds_ask(&bounds, levels, chosen);
        bounds_close(&bounds);
        (void)bounds_work(&bounds);
        bounds_finish(&bounds, levels);
    }
    bounds_release(&bounds);
}
