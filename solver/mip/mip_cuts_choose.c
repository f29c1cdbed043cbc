/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "solver/mip/mip_cuts.h"

enum { ADDED = 40 /* rows a turn */ };
static const double too_alike = 0.8;

static double length_of(const struct cut *cut)
{
    double sum = 0;

    for (int i = 0; i < cut->n; i++)
        sum += (double)cut->factors[i] * (double)cut->factors[i];
    return sqrt(sum);
}

static double likeness(const struct cut *a, const struct cut *b)
{
    double sum = 0;

    for (int i = 0, k = 0; i < a->n && k < b->n;) {
        if (a->columns[i] == b->columns[k])
            sum += (double)a->factors[i++] * (double)b->factors[k++];
        else if (a->columns[i] < b->columns[k])
            i++;
        else
            k++;
    }
    return sum / (length_of(a) * length_of(b));
}

static int compare_cuts(const void *left, const void *right)
{
    const struct cut *a = left, *b = right;

    if (a->depth != b->depth)
        return a->depth > b->depth ? -1 : 1;
    return (a->n > b->n) - (a->n < b->n);
}

static void cut_add(struct mip *mip, const struct cut *cut, struct mip_log *log)
{
    int row = mip_add_row(mip, -MIP_FREE, cut->high);

    for (int i = 0; i < cut->n; i++)
        mip_add_term(mip, row, cut->columns[i], cut->factors[i]);
    log_line(log, LOG_CUT);
    for (int i = 0; i < cut->n_told; i++)
        log_number(log, cut->told[i]);
    log_row(log);
}

int cuts_choose(struct mip *mip, struct cut *cuts, int n_cuts, struct mip_log *log)
{
    const struct cut *chosen[ADDED];
    int n = 0;

    qsort(cuts, (size_t)n_cuts, sizeof *cuts, compare_cuts);
    for (int i = 0; i < n_cuts && n < ADDED; i++) {
        bool fine = true;
        for (int k = 0; fine && k < n; k++)
            fine = likeness(&cuts[i], chosen[k]) < too_alike;
        if (!fine)
            continue;
        chosen[n++] = &cuts[i];
        cut_add(mip, &cuts[i], log);
    }
    return n;
}
