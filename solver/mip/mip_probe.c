/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip/mip_probe.h"

#include <math.h>
#include <stdlib.h>

#include "solver/lp/whole.h"

enum { MOST_LINKS = 1 << 16 };
static const double least_depth = 0.02;

struct probing {
    struct mip_imply *imply;
    struct mip_probe *probe;
    struct mip_ends *down; /* by column, of those changed: with the choice at its low end */
    int *seen, n_seen;
    int *mark, number; /* by column: the last look at changes that met it */
    struct pool pool;
};

static void link_add(struct probing *probing, struct mip_link link)
{
    struct mip_probe *probe = probing->probe;

    if (probe->n_links >= MOST_LINKS ||
        !pool_grow((void **)&probe->links, probe->n_links, sizeof *probe->links)) {
        probe->broken = true;
        return;
    }
    probe->links[probe->n_links++] = link;
}

/* The choice at its high end (up) or at its low end leaves the other column less. */
static void links_of(struct probing *probing, int choice, int64_t low, int other, bool up,
                     struct mip_ends all, struct mip_ends left)
{
    int64_t over = all.high - left.high, under = left.low - all.low;

    if (over > 0) /* other <= all.high - over, where the choice is so */
        link_add(probing,
                 (struct mip_link){choice, other, up ? over : -over,
                                   up ? all.high + over * low : left.high - over * low, true});
    if (under > 0)
        link_add(probing,
                 (struct mip_link){choice, other, up ? -under : under,
                                   up ? all.low - under * low : left.low + under * low, false});
}

/* The first change of a column since the choice was tried. */
static bool first_change(struct probing *probing, int change)
{
    int column = probing->imply->changed[change];
    bool first = probing->mark[column] != probing->number;

    probing->mark[column] = probing->number;
    return first;
}

static bool tried(struct probing *probing, int choice, int64_t at, bool up)
{
    struct mip_imply *imply = probing->imply;

    if (!mip_imply_set(imply, choice, at, at) || !mip_imply_run(imply))
        return false;
    int64_t low = up ? at - 1 : at;

    probing->number++;
    for (int i = 0; i < imply->n_changes; i++) {
        int other = imply->changed[i];
        if (first_change(probing, i) && other != choice)
            links_of(probing, choice, low, other, up, imply->was[i], imply->ends[other]);
    }
    return true;
}

/* What both ways leave of a column is all there is of it. */
static bool both(struct probing *probing)
{
    struct mip_imply *imply = probing->imply;
    int n = probing->n_seen;

    for (int i = 0; i < n; i++) { /* seen: changed the first way; now as it is the second way */
        int column = probing->seen[i];
        struct mip_ends *down = &probing->down[i], up = imply->ends[column];
        down->low = up.low < down->low ? up.low : down->low;
        down->high = up.high > down->high ? up.high : down->high;
    }
    mip_imply_back(imply, 0);
    for (int i = 0; i < n; i++)
        if (!mip_imply_set(imply, probing->seen[i], probing->down[i].low, probing->down[i].high))
            return false;
    return mip_imply_run(imply);
}

static bool only(struct mip_imply *imply, int choice, int64_t at)
{
    mip_imply_back(imply, 0);
    bool fine = mip_imply_set(imply, choice, at, at) && mip_imply_run(imply);

    mip_imply_keep(imply);
    return fine;
}

static void log_probe(struct mip_log *log, int choice)
{
    log_line(log, LOG_PROBE);
    log_number(log, choice);
}

static bool choice_try(struct probing *probing, int choice)
{
    struct mip_imply *imply = probing->imply;
    struct mip_ends ends = imply->ends[choice];
    int n_links = probing->probe->n_links;

    bool down = tried(probing, choice, ends.low, false);
    probing->n_seen = 0;
    probing->number++;
    for (int i = 0; down && i < imply->n_changes; i++) {
        if (!first_change(probing, i) || imply->changed[i] == choice)
            continue;
        probing->down[probing->n_seen] = imply->ends[imply->changed[i]];
        probing->seen[probing->n_seen++] = imply->changed[i];
    }
    mip_imply_back(imply, 0);
    bool up = tried(probing, choice, ends.high, true);

    if (!up || !down) {
        log_probe(probing->probe->log, choice);
        probing->probe->n_links = n_links;
        return (up || down) && only(imply, choice, up ? ends.high : ends.low);
    }
    bool fine = both(probing);
    if (!fine || imply->n_changes > 0)
        log_probe(probing->probe->log, choice);
    mip_imply_keep(imply);
    return fine;
}

bool mip_probe_all(struct mip_imply *imply, const double *values, struct mip_probe *probe)
{
    struct probing probing = {.imply = imply, .probe = probe};
    bool fine = mip_imply_run(imply);

    mip_imply_keep(imply);
    probing.down = pool_take(&probing.pool, (size_t)imply->n_columns, sizeof *probing.down);
    probing.seen = pool_take(&probing.pool, (size_t)imply->n_columns, sizeof *probing.seen);
    probing.mark = pool_take(&probing.pool, (size_t)imply->n_columns, sizeof *probing.mark);
    for (int j = 0; fine && !probing.pool.broken && j < imply->n_columns; j++)
        if (imply->whole[j] && imply->ends[j].high - imply->ends[j].low == 1 &&
            fabs(values[j] - round(values[j])) > WHOLE_WITHIN)
            fine = choice_try(&probing, j);
    pool_release(&probing.pool);
    return fine;
}

void mip_probe_release(struct mip_probe *probe)
{
    free(probe->links);
    *probe = (struct mip_probe){0};
}

static double depth_of(const struct mip_link *link, const double *values)
{
    double sum = values[link->other] + (double)link->factor * values[link->choice];
    double over = link->up ? sum - (double)link->side : (double)link->side - sum;

    return over / sqrt(1 + (double)link->factor * (double)link->factor);
}

struct broken_link {
    double depth;
    int number;
};

static int deeper(const void *left, const void *right)
{
    const struct broken_link *a = left, *b = right;

    if (a->depth != b->depth)
        return a->depth > b->depth ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static void log_link(struct mip_log *log, const struct mip_link *link)
{
    log_line(log, LOG_LINK);
    log_number(log, link->choice);
    log_number(log, link->other);
    log_number(log, link->factor);
    log_number(log, link->side);
    log_number(log, link->up);
    log_row(log);
}

int mip_probe_rows(const struct mip_probe *probe, struct mip *mip, int most)
{
    struct broken_link *broken = calloc((size_t)probe->n_links + 1, sizeof *broken);
    int n = 0;

    for (int i = 0; broken && i < probe->n_links; i++) {
        double depth = depth_of(&probe->links[i], mip->values);
        if (depth > least_depth)
            broken[n++] = (struct broken_link){depth, i};
    }
    if (n > 0)
        qsort(broken, (size_t)n, sizeof *broken, deeper);
    n = n < most ? n : most;
    for (int i = 0; i < n; i++) {
        const struct mip_link *link = &probe->links[broken[i].number];
        int row =
            mip_add_row(mip, link->up ? -MIP_FREE : link->side, link->up ? link->side : MIP_FREE);
        mip_add_term(mip, row, link->other, 1);
        mip_add_term(mip, row, link->choice, link->factor);
        log_link(probe->log, link);
    }
    free(broken);
    return n;
}
