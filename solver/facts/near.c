/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/facts/near.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_BITS = 64 };

static uint64_t bit(int item)
{
    return UINT64_C(1) << (item % WORD_BITS);
}

static int highest(uint64_t word)
{
    return WORD_BITS - 1 - __builtin_clzll(word);
}

/* The word of row i that holds the given word's items. */
static uint64_t *row_word(const struct near *near, int i, int word)
{
    return near->bits + near->row[i] + (size_t)(word - near->low[i]);
}

/* Row i reaches from the first item within reach before it to the last after it. */
static bool make_rows(struct near *near, const struct clique_items *items)
{
    size_t n = 0;

    for (int i = 0, from = 0, to = 0; i < items->n; i++) {
        while (from < i && items->starts_at[i] - items->starts_at[from] >= items->reach_min)
            from++;
        while (to < items->n &&
               (to <= i || items->starts_at[to] - items->starts_at[i] < items->reach_min))
            to++;
        near->low[i] = from / WORD_BITS;
        near->row[i] = n;
        n += (size_t)((to - 1) / WORD_BITS - near->low[i] + 1);
    }
    near->bits = calloc(n + 1, sizeof *near->bits);
    return near->bits;
}

static void ask_all(struct near *near, const struct clique_items *items)
{
    for (int k = 1; k < items->n; k++) {
        for (int i = k - 1; i >= 0; i--) {
            if (items->starts_at[k] - items->starts_at[i] >= items->reach_min)
                break;
            if (!items->excludes(items->context, i, k))
                continue;
            *row_word(near, i, k / WORD_BITS) |= bit(k);
            *row_word(near, k, i / WORD_BITS) |= bit(i);
        }
    }
}

bool near_make(struct near *near, const struct clique_items *items)
{
    size_t n = (size_t)items->n + 1, words = n / WORD_BITS + 1;

    near->low = calloc(n, sizeof *near->low);
    near->row = calloc(n, sizeof *near->row);
    near->all = calloc(4 * words, sizeof *near->all);
    if (!near->low || !near->row || !near->all || !make_rows(near, items))
        return false;
    near->left = near->all + words;
    near->common = near->left + words;
    near->group = near->common + words;
    ask_all(near, items);
    return true;
}

void near_release(struct near *near)
{
    free(near->low);
    free(near->row);
    free(near->bits);
    free(near->all);
    *near = (struct near){0};
}

void near_begin(struct near *near, int k)
{
    size_t n;

    near->from = near->low[k];
    near->to = k / WORD_BITS + 1;
    n = (size_t)(near->to - near->from);
    memcpy(near->all, row_word(near, k, near->from), n * sizeof *near->all);
    near->all[n - 1] &= bit(k) - 1;
    memcpy(near->left, near->all, n * sizeof *near->all);
}

int near_first(const struct near *near)
{
    for (int w = near->to - near->from - 1; w >= 0; w--)
        if (near->left[w])
            return (near->from + w) * WORD_BITS + highest(near->left[w]);
    return -1;
}

static void join(struct near *near, int item)
{
    const uint64_t *row = row_word(near, item, near->from);
    int n = near->to - near->from, w = item / WORD_BITS - near->from;

    for (int i = 0; i < n; i++)
        near->common[i] &= row[i];
    near->group[w] |= bit(item);
    near->left[w] &= ~bit(item);
}

/* What is in common only shrinks: one way down meets everything that fits. */
static void join_all(struct near *near, bool placed)
{
    for (int w = near->to - near->from - 1; w >= 0; w--) {
        uint64_t word;

        while ((word = near->common[w] & (placed ? ~near->left[w] : near->left[w])) != 0)
            join(near, (near->from + w) * WORD_BITS + highest(word));
    }
}

void near_group(struct near *near, int lead)
{
    size_t n = (size_t)(near->to - near->from);

    memset(near->group, 0, n * sizeof *near->group);
    memcpy(near->common, near->all, n * sizeof *near->common);
    join(near, lead);
    join_all(near, false);
    join_all(near, true);
}

int near_next(const struct near *near, int i)
{
    int first = i < 0 ? near->from * WORD_BITS : i + 1;

    for (int w = first / WORD_BITS; w < near->to; w++) {
        uint64_t word = near->group[w - near->from];

        if (w == first / WORD_BITS)
            word &= ~(bit(first) - 1);
        if (word)
            return w * WORD_BITS + __builtin_ctzll(word);
    }
    return -1;
}
