/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/store/diff.h"

#include "scheduler/base/sort.h"

struct side {
    const struct kind *kind;
    const struct season *season;
    const unsigned char *rows;
    int count;
};

static const void *row_at(const struct side *side, int index)
{
    return side->rows + (size_t)index * side->kind->size;
}

static int by_key(const void *left, const void *right, const void *context)
{
    const struct side *side = context;
    return kind_compare(side->kind, side->season, row_at(side, *(const int *)left), side->season,
                        row_at(side, *(const int *)right));
}

/* Row numbers in key order.  Seasons come sorted, but this does not rest on it. */
static int *key_order(const struct side *side, struct arena *arena)
{
    int *order = arena_new(arena, int, side->count);
    bool sorted = true;

    for (int i = 0; i < side->count; i++) {
        order[i] = i;
        sorted = sorted && (i == 0 || by_key(&order[i - 1], &order[i], side) <= 0);
    }
    if (!sorted)
        sort_rows(order, (size_t)side->count, sizeof *order, by_key, side);
    return order;
}

static struct side side_of(const struct kind *kind, const struct season *season)
{
    struct side side = {.kind = kind, .season = season};

    side.rows = kind_rows(kind, season, &side.count);
    return side;
}

static int *nobody(struct arena *arena, int count)
{
    int *list = arena_new(arena, int, count);

    for (int i = 0; i < count; i++)
        list[i] = -1;
    return list;
}

void diff_make(const struct kind *kind, const struct season *before, const struct season *after,
               struct arena *arena, struct diff *diff)
{
    struct side old = side_of(kind, before), new = side_of(kind, after);
    const int *olds = key_order(&old, arena), *news = key_order(&new, arena);

    *diff = (struct diff){.before_of = nobody(arena, new.count),
                          .after_of = nobody(arena, old.count),
                          .n_before = old.count,
                          .n_after = new.count};
    for (int i = 0, j = 0; i < old.count && j < new.count;) {
        int order = kind_compare(kind, before, row_at(&old, olds[i]), after, row_at(&new, news[j]));
        if (order == 0) {
            diff->before_of[news[j]] = olds[i];
            diff->after_of[olds[i]] = news[j];
        }
        i += order <= 0;
        j += order >= 0;
    }
}
