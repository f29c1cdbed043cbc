/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/lp/certificate.h"

#include <math.h>
#include <stdlib.h>

#include "solver/lp/whole.h"

__extension__ typedef __int128 wide;

enum { FIRST_SHIFT = 20, FINER = 20 };
/* Finer multipliers stay within the 17 digits that whoever stores them has room for. */
static const double most_at_all = 4e18, most_when_finer = 1e17;

static bool add_product(wide *sum, wide a, wide b)
{
    wide product;

    return !__builtin_mul_overflow(a, b, &product) && !__builtin_add_overflow(*sum, product, sum);
}

/* Zero when the multiplier asks for a side the row does not have. */
static int64_t right_sign(const struct mip_row *row, int64_t multiplier)
{
    if (multiplier > 0 && row->low == -MIP_FREE)
        return 0;
    if (multiplier < 0 && row->high == MIP_FREE)
        return 0;
    return multiplier;
}

static wide *reduced_costs(const struct certificate *certificate, const struct mip *mip)
{
    wide *reduced = calloc((size_t)mip->n_columns + 1, sizeof *reduced);
    bool fine = reduced;

    for (int j = 0; fine && j < mip->n_columns; j++)
        fine = add_product(&reduced[j], mip->columns[j].cost, (wide)1 << certificate->shift);
    for (int i = 0; fine && i < mip->n_terms; i++) {
        const struct mip_term *term = &mip->terms[i];
        wide multiplier = right_sign(&mip->rows[term->row], certificate->multipliers[term->row]);

        fine = add_product(&reduced[term->column], -multiplier, term->factor);
    }
    if (!fine) {
        free(reduced);
        return NULL;
    }
    return reduced;
}

/* S times the bound, exactly. */
static bool sum_up(const struct certificate *certificate, const struct mip *mip,
                   const wide *reduced, wide *sum)
{
    bool fine = true;

    *sum = 0;
    for (int i = 0; fine && i < mip->n_rows; i++) {
        const struct mip_row *row = &mip->rows[i];
        int64_t multiplier = right_sign(row, certificate->multipliers[i]);

        if (multiplier)
            fine = add_product(sum, multiplier, multiplier > 0 ? row->low : row->high);
    }
    for (int j = 0; fine && j < mip->n_columns; j++) {
        const struct mip_column *column = &mip->columns[j];
        fine = add_product(sum, reduced[j], reduced[j] > 0 ? column->low : column->high);
    }
    return fine;
}

/* Up to what the objective can be: a multiple of the divisor of all costs. */
static bool round_up(const struct mip *mip, wide sum, int shift, int64_t *bound)
{
    wide scale = (wide)1 << shift, whole = sum / scale, divisor = 0;

    if (sum % scale > 0)
        whole++;
    for (int j = 0; j < mip->n_columns; j++) {
        if (mip->columns[j].cost && !mip->columns[j].whole)
            divisor = -1;
        if (divisor >= 0)
            divisor = whole_common((int64_t)divisor, mip->columns[j].cost);
    }
    if (divisor < 0) /* not a whole objective: the floor is all we may say */
        whole = sum / scale - (sum % scale < 0);
    if (divisor > 1) {
        wide rest = whole % divisor;
        whole += rest > 0 ? divisor - rest : -rest;
    }
    *bound = (int64_t)whole;
    return whole > INT64_MIN / 4 && whole < INT64_MAX / 4;
}

bool certificate_verify(const struct certificate *certificate, const struct mip *mip,
                        int64_t *bound)
{
    wide sum, *reduced = NULL;
    bool fine = certificate->n_rows == mip->n_rows;

    if (fine)
        reduced = reduced_costs(certificate, mip);
    fine = fine && reduced && sum_up(certificate, mip, reduced, &sum) &&
           round_up(mip, sum, certificate->shift, bound);
    free(reduced);
    return fine;
}

static int64_t clamp(wide value)
{
    if (value > INT64_MAX)
        return INT64_MAX;
    return value < INT64_MIN ? INT64_MIN : (int64_t)value;
}

/* False: no memory, an overflow, or a multiplier beyond `most`. */
static bool multipliers_of(struct certificate *certificate, const struct mip *mip, double most)
{
    double scale = ldexp(1, certificate->shift);
    bool fine = true;

    for (int i = 0; i < mip->n_rows; i++) {
        double scaled = mip->duals[i] * scale;

        if (isfinite(scaled) && fabs(scaled) <= most)
            certificate->multipliers[i] = right_sign(&mip->rows[i], llround(scaled));
        else
            fine = false;
    }
    return fine;
}

/* In units of 2^-shift.  finer: all multipliers, none left out, or nothing. */
static bool make_once(struct certificate *certificate, const struct mip *mip, int shift, bool finer)
{
    size_t n_rows = (size_t)mip->n_rows + 1, n_columns = (size_t)mip->n_columns + 1;
    wide sum, *reduced = NULL;

    *certificate = (struct certificate){
        .multipliers = calloc(n_rows, sizeof(int64_t)),
        .reduced = calloc(n_columns, sizeof(int64_t)),
        .n_rows = mip->n_rows,
        .n_columns = mip->n_columns,
        .shift = shift,
    };
    if (!certificate->multipliers || !certificate->reduced || !mip->duals || mip->broken)
        return false;
    if (!multipliers_of(certificate, mip, finer ? most_when_finer : most_at_all) && finer)
        return false;
    reduced = reduced_costs(certificate, mip);
    if (!reduced || !sum_up(certificate, mip, reduced, &sum) ||
        !round_up(mip, sum, shift, &certificate->bound)) {
        free(reduced);
        return false;
    }
    wide unit = (wide)1 << shift, whole = sum / unit - (sum % unit < 0);

    certificate->bound_whole = (int64_t)whole;
    certificate->bound_rest = (int64_t)(sum - whole * unit);
    for (int j = 0; j < mip->n_columns; j++)
        certificate->reduced[j] = clamp(reduced[j]);
    free(reduced);
    return true;
}

static double nearer_end(double amount, int64_t low, int64_t high)
{
    return amount > 0 ? amount * (double)low : amount < 0 ? amount * (double)high : 0;
}

/* What the duals are worth before they are rounded, as near as doubles can tell. */
static bool promised(const struct mip *mip, int64_t *bound)
{
    double *reduced = malloc(((size_t)mip->n_columns + 1) * sizeof *reduced), sum = 0;

    if (!reduced)
        return false;
    for (int j = 0; j < mip->n_columns; j++)
        reduced[j] = (double)mip->columns[j].cost;
    for (int i = 0; i < mip->n_rows; i++)
        if (right_sign(&mip->rows[i], mip->duals[i] > 0 ? 1 : -1))
            sum += nearer_end(mip->duals[i], mip->rows[i].low, mip->rows[i].high);
    for (int i = 0; i < mip->n_terms; i++) {
        const struct mip_term *term = &mip->terms[i];
        double dual = mip->duals[term->row];

        if (right_sign(&mip->rows[term->row], dual > 0 ? 1 : -1))
            reduced[term->column] -= dual * (double)term->factor;
    }
    for (int j = 0; j < mip->n_columns; j++)
        sum += nearer_end(reduced[j], mip->columns[j].low, mip->columns[j].high);
    free(reduced);
    sum = ldexp(sum - 1e-6 - 1e-9 * fabs(sum), FIRST_SHIFT);
    return isfinite(sum) && fabs(sum) < most_at_all && round_up(mip, (wide)sum, FIRST_SHIFT, bound);
}

bool certificate_make(struct certificate *certificate, const struct mip *mip, int shift)
{
    struct certificate finer;
    int64_t bound;

    if (!make_once(certificate, mip, shift, false))
        return false;
    if (shift > FIRST_SHIFT || !promised(mip, &bound) || certificate->bound >= bound)
        return true;
    if (make_once(&finer, mip, shift + FINER, true) && finer.bound > certificate->bound) {
        struct certificate coarse = *certificate;

        *certificate = finer;
        finer = coarse;
    }
    certificate_release(&finer);
    return true;
}

void certificate_release(struct certificate *certificate)
{
    free(certificate->multipliers);
    free(certificate->reduced);
    *certificate = (struct certificate){0};
}

bool certificate_fixes(const struct certificate *certificate, int column, int64_t best, bool *high)
{
    wide reduced = certificate->reduced[column], unit = (wide)1 << certificate->shift;
    wide bound = certificate->bound_whole * unit + certificate->bound_rest;

    *high = reduced < 0;
    return bound + (reduced < 0 ? -reduced : reduced) > best * unit;
}
