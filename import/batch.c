/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/bind.h"

#include <stdlib.h>

const struct value *batch_value(const struct batch *batch, int row, int field)
{
    return &batch->values[(size_t)row * (size_t)batch->kind->n_fields + (size_t)field];
}

void batch_release(struct batch *batch)
{
    if (batch->memory)
        memory_release(batch->memory);
    free(batch->memory);
    *batch = (struct batch){0};
}
