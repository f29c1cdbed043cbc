/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a row of the season came from, and which rows refer to which. */
#include "scheduler/intake/check.h"
#include "scheduler/intake/fill.h"

static const struct origin *origin_of(const struct check *check, const char *kind, int row)
{
    return check->build ? &build_kind(check->build, kind)->origins[row] : NULL;
}

struct check_place check_place(const struct check *check, const char *kind, int row,
                               const char *field)
{
    const struct origin *origin = origin_of(check, kind, row);

    if (!origin || origin->batch < 0)
        return (struct check_place){.file = kind, .column = field};
    const struct batch *batch = &check->build->batches->list[origin->batch];
    return (struct check_place){.file = batch->file,
                                .column = fill_heading(batch, field),
                                .line = batch->lines[origin->row]};
}

bool check_bad(const struct check *check, const char *kind, int row)
{
    const struct origin *origin = origin_of(check, kind, row);

    return origin && origin->bad;
}

struct chains check_chains(const struct check *check, const char *kind, const char *column,
                           int n_referred)
{
    const struct kind *of = kind_find(kind);
    const struct kind_column *ref = kind_column_find(of, column);
    int count = 0;
    const char *rows = kind_rows(of, check->season, &count);
    struct chains chains = {.first = arena_new(check->arena, int, n_referred + 1),
                            .next = arena_new(check->arena, int, count + 1)};

    for (int i = count - 1; i >= 0; i--) {
        int64_t named = column_number(ref, rows + (size_t)i * of->size);
        if (named < 0 || named >= n_referred)
            continue;
        chains.next[i] = chains.first[named];
        chains.first[named] = i + 1;
    }
    return chains;
}
