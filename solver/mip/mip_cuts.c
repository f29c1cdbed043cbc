/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip/mip_cuts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solver/lp/mip_session.h"
#include "solver/lp/whole.h"
#include "solver/mip/mip_spare.h"
#include "solver/mip_prove.h"

enum { TURNS = 16, LARGE_TURNS = 10, DEEP_TURNS = 40, IDLE = 3 /* without a better bound */ };
enum { MOST_SIZE = 1 << 12 /* rows, columns; of more turns are dear */ };
enum { FOUND = 400, LINKED = 60, SPARED = 60 /* rows a turn */ };
enum { TIGHT_TURNS = 10 };
enum { TIMES = 3, MOST_DIVISOR = 240, DIVISORS = 6 };
enum { MOST_PARTS = 1 << 20, MOST_WEIGHT = 1 << 22 };
static const double weight_within = 1e-6, least_gain = 0.02, least_part = 0.005, least_off = 0.01;

struct finding {
    struct cutting cutting;
    struct mip *mip;
    struct mip_session *session;
    double *weights; /* by row */
    bool fine;
    struct cut *cuts;
    int n;
};

static bool whole_times(const struct finding *finding, int divisor)
{
    for (int k = 0; k < finding->cutting.n_used; k++) {
        double weight = divisor * finding->weights[finding->cutting.used[k]];
        if (fabs(weight - round(weight)) > weight_within * divisor)
            return false;
    }
    return true;
}

static void cut_try(struct finding *finding, int64_t times, int64_t divisor)
{
    if (finding->n < FOUND &&
        cut_make(&finding->cutting, times, divisor, &finding->cuts[finding->n]))
        finding->n++;
}

/* Weights as so many parts each: those that are none go. */
static void weights_take(struct finding *finding, int64_t parts)
{
    struct cutting *cutting = &finding->cutting;
    int n = 0;

    for (int k = 0; k < cutting->n_used; k++) {
        int row = cutting->used[k];
        int64_t weight = llround((double)parts * finding->weights[row]);
        cutting->used[n] = row;
        cutting->weights[n] = weight;
        n += weight != 0;
    }
    cutting->n_used = n;
}

/* Weights that are no small fractions are nearly whole as parts of a power of two: what that
 * leaves of other basic columns makes the row a little less deep, and no less true. */
static int64_t fine_parts(const struct finding *finding)
{
    int64_t parts = MOST_PARTS;
    double most = 1;

    for (int k = 0; k < finding->cutting.n_used; k++)
        most = fmax(most, fabs(finding->weights[finding->cutting.used[k]]));
    while (parts > 1 && most * (double)parts > MOST_WEIGHT)
        parts /= 2;
    return parts;
}

/* The row of the tableau in which a column is basic. */
static void column_cuts(struct finding *finding, int column)
{
    struct cutting *cutting = &finding->cutting;
    int divisor = 1;

    if (!mip_session_row(finding->session, column, finding->weights))
        return;
    cutting->n_used = 0;
    for (int i = 0; i < finding->mip->n_rows; i++)
        if (fabs(finding->weights[i]) > weight_within)
            cutting->used[cutting->n_used++] = i;
    while (divisor <= MOST_DIVISOR && !whole_times(finding, divisor))
        divisor++;
    bool few = divisor <= MOST_DIVISOR;
    if (!few && !finding->fine)
        return;
    int64_t parts = few ? divisor : fine_parts(finding);
    if (parts < divisor)
        return;
    weights_take(finding, parts);
    for (int times = 1; times <= (few ? TIMES : 1) && times < parts; times++)
        cut_try(finding, times, parts);
}

/* One row by itself, by the factors of its columns that are not whole. */
static void row_cuts(struct finding *finding, int row)
{
    struct cutting *cutting = &finding->cutting;
    const struct mip_rows *rows = &cutting->rows;
    int64_t tried[DIVISORS];
    int n_tried = 0;

    cutting->n_used = 1;
    cutting->used[0] = row;
    for (int i = rows->first[row] + 1; i <= rows->first[row + 1] && n_tried < DIVISORS; i++) {
        int64_t divisor = (int64_t)fabs(rows->factors[i]);
        bool known = divisor < 2 || whole_off(finding->mip, rows->columns[i] - 1) == 0;

        for (int k = 0; k < n_tried; k++)
            known = known || tried[k] == divisor;
        if (known)
            continue;
        tried[n_tried++] = divisor;
        for (int side = -1; side <= 1; side += 2) {
            cutting->weights[0] = side;
            cut_try(finding, 1, divisor);
        }
    }
}

static bool stands_at(const struct finding *finding, int row)
{
    const struct mip_row *sides = &finding->mip->rows[row];
    double sum = finding->cutting.sums[row];

    return (sides->low != -MIP_FREE && sum - (double)sides->low < WHOLE_WITHIN) ||
           (sides->high != MIP_FREE && (double)sides->high - sum < WHOLE_WITHIN);
}

/* Rows that the values in hand break; how many. */
static int find(struct mip *mip, struct mip_session *session, int first, struct mip_cuts *cuts)
{
    struct finding finding = {.mip = mip,
                              .session = session,
                              .fine = cuts->fine,
                              .weights = calloc((size_t)mip->n_rows + 1, sizeof(double)),
                              .cuts = calloc(FOUND, sizeof(struct cut))};
    int n = 0;

    if (finding.weights && finding.cuts && cutting_begin(&finding.cutting, mip)) {
        finding.cutting.log = cuts->log;
        for (int i = 0; i < mip->n_rows; i++)
            if (stands_at(&finding, i))
                row_cuts(&finding, i);
        for (int j = 0; j < mip->n_columns; j++) {
            if (whole_off(mip, j) < least_off)
                continue;
            column_cuts(&finding, j);
            cuts->pivots--; /* a row of the tableau takes as long as one */
        }
        cuts_drop_slack(mip, first, cuts->log);
        n = cuts->probe ? mip_probe_rows(cuts->probe, mip, LINKED) : 0;
        n += cuts->imply ? mip_spare_rows(cuts->imply, mip, SPARED, cuts->log) : 0;
        n += cuts_choose(mip, finding.cuts, finding.n, cuts->log);
    }
    cutting_end(&finding.cutting);
    free(finding.weights);
    free(finding.cuts);
    return n;
}

static double value_of(const struct mip *mip)
{
    double sum = 0;

    for (int j = 0; j < mip->n_columns; j++)
        sum += (double)mip->columns[j].cost * mip->values[j];
    return sum;
}

/* Rows that choices make tighter alone. */
static int tighten(struct mip *mip, int first, struct mip_cuts *cuts)
{
    cuts_drop_slack(mip, first, cuts->log);
    return mip_spare_rows(cuts->imply, mip, SPARED, cuts->log);
}

/* One relaxation; true: it is worth another turn, and rows were added. */
static bool turn(struct mip *mip, struct mip_cuts *cuts, int first, bool tight, double *value)
{
    struct mip_effort effort = {.pivots = cuts->pivots > 1 ? (int)cuts->pivots : 1,
                                .stop = cuts->stop};
    struct mip_session *session = mip_session_begin(mip, cuts->even);
    bool fine = session && mip_session_relax(session, &effort) == MIP_OPTIMAL;
    int n = 0;

    if (session)
        cuts->pivots -= mip->pivots + 1;
    if (fine && cuts->pivots > 0 && mip_certified(mip, INT64_MIN) < cuts->target) {
        *value = value_of(mip);
        n = tight ? tighten(mip, first, cuts) : find(mip, session, first, cuts);
    }
    mip_session_end(session);
    return n > 0;
}

/* Ends from which the columns of cuts are counted. */
static void ends_log(const struct mip *mip, struct mip_log *log)
{
    log_line(log, LOG_FROM);
    for (int j = 0; log && j < mip->n_columns; j++) {
        log_number(log, j);
        log_number(log, mip->columns[j].low);
        log_number(log, mip->columns[j].high);
    }
}

static void tight_turns(struct mip *mip, struct mip_cuts *cuts, int first)
{
    double value = -1e300;
    bool more = true;

    for (int i = 0; i < TIGHT_TURNS && more; i++) {
        double before = value;

        more = turn(mip, cuts, first, true, &value) && value > before + least_gain;
    }
}

void mip_cuts_add(struct mip *mip, struct mip_cuts *cuts)
{
    double value = -1e300;
    int first = mip->n_rows, idle = 0, most = cuts->deep ? DEEP_TURNS : LARGE_TURNS;
    int turns = cuts->large ? most : TURNS;
    bool dear = !cuts->large && (mip->n_rows > MOST_SIZE || mip->n_columns > MOST_SIZE);

    ends_log(mip, cuts->log);
    if (cuts->imply && !dear)
        tight_turns(mip, cuts, first);
    for (int i = 0; i < turns && idle < IDLE && !dear; i++) {
        double before = value;

        if (!turn(mip, cuts, first, false, &value))
            break;
        double part = cuts->deep ? least_part * ((double)cuts->target - value) : 0;
        idle = value > before + fmax(part, least_gain) ? 0 : idle + 1;
    }
}
