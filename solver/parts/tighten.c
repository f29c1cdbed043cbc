/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/parts/tighten.h"

#include <stdlib.h>

#include "solver/mip_prove.h"

enum { ROUNDS = 4 };

bool model_tighten(struct model *model)
{
    bool *keep = calloc((size_t)model->mip.n_rows + 1, sizeof *keep);
    bool fine = keep;

    for (int k = 0; k < LEVELS && keep; k++)
        if (model->level_row[k] >= 0)
            keep[model->level_row[k]] = true;
    fine = fine && mip_tighten(&model->mip, keep, ROUNDS);
    free(keep);
    return fine;
}
