/* SPDX-License-Identifier: GPL-3.0-or-later
 * What earlier levels have to spare is spent in one window or another, never in all of them.
 *
 * A season's plan may cost as much at an earlier level as the plan we have: a little more than what
 * windows are known to cost there at least.  One price takes that little from all windows at once.
 * But whoever spends two seats spends them somewhere, whole, and a window that gets nothing of them
 * costs what it costs alone under its own caps.  So each window has a table: with so much of each
 * earlier level its cost is at least what it proved alone (within its own caps) and what each set
 * of prices leaves, price times amount subtracted.  The cheapest way to share out what is to spare
 * bounds the season.  Amounts are whole numbers; large ones are told in steps, and a window is then
 * looked at with the most of its step. */
#include "solver/season/windows_bounds.h"

__extension__ typedef __int128 wide;

enum { MOST_CELLS = 1024 };
static const int64_t never = INT64_MAX; /* no window can do with so little */

struct spare {
    const struct windows_bounds *bounds;
    const struct level_result *levels; /* of the whole */
    const struct bounds_job **lines;   /* by window, level and set; NULL: none */
    int64_t *base;                     /* by window and earlier level: at least, whatever else */
    int64_t most[LEVELS];              /* by earlier level: what all windows have beyond that */
    int64_t step[LEVELS];
    int n[LEVELS], n_cells,
        level; /* so many steps; cells are numbered by them, the first fastest */
    struct pool pool;
};

/* What the prices leave of the window when it has so much of earlier levels. */
static int64_t left_by(const struct spare *spare, const struct bounds_job *job,
                       const int64_t *amount)
{
    const struct window_prices *prices = &spare->bounds->prices[job->level][job->set];
    int64_t unit = prices->of[job->level];
    wide left = job->bound;

    for (int i = 0; i < job->level; i++) {
        if (!prices->of[i] && spare->levels[i].value > 0)
            return 0; /* made for plans that cost nothing there */
        left -= (wide)prices->of[i] * amount[i];
    }
    return left > 0 ? (int64_t)((left + unit - 1) / unit) : 0;
}

/* What the window costs there at least, with so much of the levels before. */
static int64_t least(const struct spare *spare, int window, int level, const int64_t *amount)
{
    const struct level_result *alone = spare->bounds->own[window].levels;
    const struct bounds_job **lines =
        &spare->lines[((size_t)window * LEVELS + (size_t)level) * PRICE_SETS];
    int64_t most = alone[level].bound;

    for (int i = 0; i < level; i++)
        if (amount[i] > alone[i].value)
            most = 0; /* beyond its own caps */
    for (int set = 0; set < PRICE_SETS; set++) {
        int64_t left = lines[set] ? left_by(spare, lines[set], amount) : 0;

        most = left > most ? left : most;
    }
    return most;
}

static void find_lines(struct spare *spare)
{
    const struct windows_bounds *bounds = spare->bounds;

    for (int i = 0; i < bounds->n_jobs; i++) {
        const struct bounds_job *job = &bounds->jobs[i];

        if (job->window < 0 || job->bound <= 0 || job->level > spare->level)
            continue;
        spare->lines[((size_t)job->window * LEVELS + (size_t)job->level) * PRICE_SETS +
                     (size_t)job->set] = job;
    }
}

/* What each window costs at earlier levels even with all there is to spare before them.  False: it
 * is more than the whole may. */
static bool find_base(struct spare *spare)
{
    for (int level = 0; level < spare->level; level++) {
        wide left =
            settled_cap(spare->bounds->windows->lookup.problem, level, spare->levels[level].value);

        for (int w = 0; w < spare->bounds->windows->n; w++) {
            int64_t *base = &spare->base[(size_t)w * LEVELS], amount[LEVELS] = {0};

            for (int i = 0; i < level; i++)
                amount[i] = base[i] + spare->most[i];
            base[level] = least(spare, w, level, amount);
            left -= base[level];
        }
        if (left < 0)
            return false;
        spare->most[level] = (int64_t)left;
    }
    return true;
}

/* Larger steps where it is most, until they are few enough. */
static void choose_steps(struct spare *spare)
{
    for (int i = 0; i < spare->level; i++)
        spare->step[i] = 1 + spare->most[i] / MOST_CELLS;
    for (;;) {
        int largest = 0;

        spare->n_cells = 1;
        for (int i = 0; i < spare->level; i++) {
            spare->n[i] = (int)(spare->most[i] / spare->step[i]) + 1;
            if (spare->n[i] > spare->n[largest])
                largest = i;
            if (spare->n_cells <= MOST_CELLS)
                spare->n_cells *= spare->n[i];
        }
        if (spare->n_cells <= MOST_CELLS)
            return;
        spare->step[largest] *= 2;
    }
}

/* What the window costs at least where it spends what the cell says; never: it does not. */
static int64_t cost_at(const struct spare *spare, int window, int cell)
{
    const int64_t *base = &spare->base[(size_t)window * LEVELS];
    int64_t amount[LEVELS] = {0};

    for (int i = 0; i < spare->level; i++) {
        int64_t spent = (cell % spare->n[i] + 1) * spare->step[i] - 1;

        cell /= spare->n[i];
        amount[i] = base[i] + (spent < spare->most[i] ? spent : spare->most[i]);
        if (amount[i] < least(spare, window, i, amount))
            return never;
    }
    return least(spare, window, spare->level, amount);
}

/* Is there as much as both together spend? */
static bool fits(const struct spare *spare, int a, int b)
{
    for (int i = 0; i < spare->level; i++) {
        if (a % spare->n[i] + b % spare->n[i] >= spare->n[i])
            return false;
        a /= spare->n[i];
        b /= spare->n[i];
    }
    return true;
}

/* The least of all windows so far, by what they spend in all, with one window more. */
static void add_window(const struct spare *spare, int window, const int64_t *before, int64_t *after)
{
    for (int i = 0; i < spare->n_cells; i++)
        after[i] = never;
    for (int b = 0; b < spare->n_cells; b++) {
        int64_t cost = cost_at(spare, window, b);

        for (int a = 0; a + b < spare->n_cells && cost < never; a++)
            if (before[a] < never && before[a] + cost < after[a + b] && fits(spare, a, b))
                after[a + b] = before[a] + cost;
    }
}

static int64_t share_out(struct spare *spare)
{
    size_t n = (size_t)spare->n_cells;
    int64_t *sum = pool_take(&spare->pool, n, sizeof *sum), least_sum = never;
    int64_t *next = pool_take(&spare->pool, n, sizeof *next);

    if (!sum || !next)
        return 0;
    for (size_t i = 1; i < n; i++)
        sum[i] = never;
    for (int w = 0; w < spare->bounds->windows->n; w++) {
        int64_t *before = sum;

        add_window(spare, w, before, next);
        sum = next;
        next = before;
    }
    for (size_t i = 0; i < n; i++)
        least_sum = sum[i] < least_sum ? sum[i] : least_sum;
    return least_sum < never ? least_sum : 0;
}

int64_t spare_bound(const struct windows_bounds *bounds, int level,
                    const struct level_result *levels)
{
    struct spare spare = {.bounds = bounds, .levels = levels, .level = level};
    size_t n = (size_t)bounds->windows->n * LEVELS;
    int64_t bound = 0;

    spare.lines = pool_take(&spare.pool, n * PRICE_SETS, sizeof(const struct bounds_job *));
    spare.base = pool_take(&spare.pool, n, sizeof *spare.base);
    if (spare.lines && spare.base) {
        find_lines(&spare);
        if (find_base(&spare)) {
            choose_steps(&spare);
            bound = share_out(&spare);
        }
    }
    pool_release(&spare.pool);
    return bound;
}
