/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip/mip_log.h"

#include <stdlib.h>

#include "solver/facts/pool.h"

enum { MOST_WORDS = 1 << 24 };
#define MULTIPLIER_MAX                                                        \
    INT64_C(100000000000000000) /* whoever reads it holds numbers to a length \
                                 */

static void word_add(struct mip_log *log, int64_t word)
{
    if (log->broken || log->n >= MOST_WORDS ||
        !pool_grow((void **)&log->words, log->n, sizeof *log->words)) {
        log->broken = true;
        return;
    }
    log->words[log->n++] = word;
}

void log_line(struct mip_log *log, enum mip_log_kind kind)
{
    if (!log)
        return;
    log->line = log->n;
    word_add(log, kind);
    word_add(log, 0);
}

void log_number(struct mip_log *log, int64_t number)
{
    if (!log)
        return;
    word_add(log, number);
    if (!log->broken)
        log->words[log->line + 1]++;
}

void log_row(struct mip_log *log)
{
    if (!log || log->broken)
        return;
    if (!pool_grow((void **)&log->row, log->n_row, sizeof *log->row))
        log->broken = true;
    else
        log->row[log->n_row++] = log->n_told++;
}

void log_row_moves(struct mip_log *log, int from, int to)
{
    if (log && !log->broken)
        log->row[to] = log->row[from];
}

void log_rows_end(struct mip_log *log, int n_rows)
{
    if (log && !log->broken)
        log->n_row = n_rows;
}

void log_certificate(struct mip_log *log, enum mip_log_kind kind, int node,
                     const struct certificate *certificate)
{
    if (!log)
        return;
    log_line(log, kind);
    if (node >= 0)
        log_number(log, node);
    log_number(log, certificate->shift);
    for (int i = 0; i < certificate->n_rows && !log->broken; i++) {
        int64_t multiplier = certificate->multipliers[i];

        if (multiplier == 0)
            continue;
        log->broken = multiplier > MULTIPLIER_MAX || multiplier < -MULTIPLIER_MAX;
        log_number(log, log->row[i]);
        log_number(log, multiplier);
    }
}

void log_release(struct mip_log *log)
{
    free(log->words);
    free(log->row);
    free(log->of);
    *log = (struct mip_log){0};
}
