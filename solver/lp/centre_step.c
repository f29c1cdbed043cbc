/* SPDX-License-Identifier: GPL-3.0-or-later
 * One round: as if all products could be nothing, then as far as that may be (Mehrotra 1992). */
#include <math.h>
#include <string.h>

#include "solver/lp/centre_inside.h"

/* Of the way to the nearest end. */
static const double step_back = 0.995;

/* The direction to rxz, rvw, rsy. */
static void direct(struct inside *in)
{
    for (int i = 0; i < in->m; i++)
        in->dy[i] = in->rp[i] + (in->fixed[i] ? 0 : in->rsy[i] / in->y[i]);
    for (int j = 0; j < in->n; j++) {
        double g = in->rd[j] - in->rxz[j] / in->x[j];

        if (in->w[j] > 0)
            g += (in->rvw[j] - in->w[j] * in->ru[j]) / in->v[j];
        in->g[j] = g;
        for (int k = in->first[j]; k < in->first[j + 1]; k++)
            in->dy[in->row[k]] += in->theta[j] * in->factor[k] * g;
    }
    inside_solve(in, in->dy);
    for (int j = 0; j < in->n; j++) {
        double sum = -in->g[j];

        for (int k = in->first[j]; k < in->first[j + 1]; k++)
            sum += in->factor[k] * in->dy[in->row[k]];
        in->dx[j] = in->theta[j] * sum;
        in->dz[j] = (in->rxz[j] - in->z[j] * in->dx[j]) / in->x[j];
        if (in->w[j] > 0) {
            in->dv[j] = in->ru[j] - in->dx[j];
            in->dw[j] = (in->rvw[j] - in->w[j] * in->dv[j]) / in->v[j];
        }
    }
    for (int i = 0; i < in->m; i++)
        in->ds[i] = in->fixed[i] ? 0 : (in->rsy[i] - in->s[i] * in->dy[i]) / in->y[i];
}

static void shorten(double *step, double at, double by)
{
    if (by < 0 && *step * -by > at)
        *step = at / -by;
}

static void find_steps(const struct inside *in, double *primal, double *dual)
{
    *primal = *dual = 1 / step_back;
    for (int j = 0; j < in->n; j++) {
        shorten(primal, in->x[j], in->dx[j]);
        shorten(dual, in->z[j], in->dz[j]);
        if (in->w[j] > 0) {
            shorten(primal, in->v[j], in->dv[j]);
            shorten(dual, in->w[j], in->dw[j]);
        }
    }
    for (int i = 0; i < in->m; i++) {
        if (in->fixed[i])
            continue;
        shorten(primal, in->s[i], in->ds[i]);
        shorten(dual, in->y[i], in->dy[i]);
    }
}

/* Sum of products after steps; over how many in *n. */
static double products(const struct inside *in, double primal, double dual, int *n)
{
    double sum = 0;

    *n = 0;
    for (int j = 0; j < in->n; j++) {
        sum += (in->x[j] + primal * in->dx[j]) * (in->z[j] + dual * in->dz[j]);
        ++*n;
        if (in->w[j] > 0) {
            sum += (in->v[j] + primal * in->dv[j]) * (in->w[j] + dual * in->dw[j]);
            ++*n;
        }
    }
    for (int i = 0; i < in->m; i++) {
        if (in->fixed[i])
            continue;
        sum += (in->s[i] + primal * in->ds[i]) * (in->y[i] + dual * in->dy[i]);
        ++*n;
    }
    return sum;
}

static void aim(struct inside *in, double target, double corrected)
{
    for (int j = 0; j < in->n; j++) {
        in->rxz[j] = target - in->x[j] * in->z[j] - corrected * in->dx[j] * in->dz[j];
        in->rvw[j] = target - in->v[j] * in->w[j] - corrected * in->dv[j] * in->dw[j];
    }
    for (int i = 0; i < in->m; i++)
        in->rsy[i] = target - in->s[i] * in->y[i] - corrected * in->ds[i] * in->dy[i];
}

static void go(struct inside *in, double primal, double dual)
{
    for (int j = 0; j < in->n; j++) {
        in->x[j] += primal * in->dx[j];
        in->z[j] += dual * in->dz[j];
        if (in->w[j] > 0) {
            in->v[j] += primal * in->dv[j];
            in->w[j] += dual * in->dw[j];
        }
    }
    for (int i = 0; i < in->m; i++) {
        in->s[i] += primal * in->ds[i];
        in->y[i] += dual * in->dy[i];
    }
}

void inside_step(struct inside *in)
{
    double primal, dual;
    int n;

    inside_build(in);
    memset(in->dx, 0, (size_t)in->n * sizeof *in->dx);
    memset(in->dz, 0, (size_t)in->n * sizeof *in->dz);
    memset(in->dv, 0, (size_t)in->n * sizeof *in->dv);
    memset(in->dw, 0, (size_t)in->n * sizeof *in->dw);
    memset(in->ds, 0, (size_t)in->m * sizeof *in->ds);
    memset(in->dy, 0, (size_t)in->m * sizeof *in->dy);
    double now = products(in, 0, 0, &n);

    aim(in, 0, 0);
    direct(in);
    find_steps(in, &primal, &dual);
    double then = products(in, fmin(1, primal), fmin(1, dual), &n), part = then / now;

    aim(in, part * part * part * now / n, 1);
    direct(in);
    find_steps(in, &primal, &dual);
    go(in, step_back * primal, step_back * dual);
}
