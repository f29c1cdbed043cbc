/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_part_log.c - what of a mip can matter, told to a log. */
#include <stdlib.h>
#include <string.h>

#include "solver/mip/mip_log.h"
#include "solver/mip/mip_part_make.h"

void part_log(const struct part *part, struct mip_log *log)
{
    const struct mip *mip = &part->mip;

    if (!log)
        return;
    log->of = malloc(((size_t)mip->n_columns + 1) * sizeof *log->of);
    log->n_of = mip->n_columns;
    log->broken = !log->of;
    if (log->of)
        memcpy(log->of, part->of, (size_t)mip->n_columns * sizeof *log->of);
    for (int i = 0; i < part->whole->n_rows; i++) {
        if (part->row[i] < 0)
            continue;
        log_line(log, LOG_PART);
        log_number(log, i);
        log_number(log, mip->rows[part->row[i]].low);
        log_number(log, mip->rows[part->row[i]].high);
        log_row(log);
    }
}
