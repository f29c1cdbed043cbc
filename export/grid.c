/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/grid.h"

#include <stdlib.h>
#include <string.h>

#include "export/civil.h"

const struct grid_shade grid_shades[GRID_SHADES] = {
    {255, 255, 255, HATCH_NONE},  {204, 226, 245, HATCH_UP},     {252, 228, 196, HATCH_DOWN},
    {212, 237, 208, HATCH_DOTS},  {240, 214, 232, HATCH_ACROSS}, {250, 243, 190, HATCH_UPRIGHT},
    {221, 216, 240, HATCH_CROSS}, {222, 222, 222, HATCH_DENSE},
};

static const char *text_of(const char *text)
{
    return text ? text : "";
}

static bool is_shown(const struct grid *grid, const struct grid_bar *bar)
{
    return bar->row >= 0 && bar->row < grid->n_rows && bar->starts_at < bar->ends_at &&
           bar->starts_at < grid->until_at && bar->ends_at > grid->from_at;
}

struct place {
    const struct grid_bar *bar;
};

static int by_row_and_start(const void *left, const void *right)
{
    const struct grid_bar *a = ((const struct place *)left)->bar;
    const struct grid_bar *b = ((const struct place *)right)->bar;

    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return (a > b) - (a < b);
}

static int key_size(const struct grid_bar *bar)
{
    return (int)strcspn(text_of(bar->label), ",");
}

const char *grid_key(char *text, const struct grid_bar *bar)
{
    const char *label = text_of(bar->label);
    int size = key_size(bar);

    if (size >= GRID_KEY)
        size = GRID_KEY - 1;
    while (size > 0 && ((unsigned char)label[size] & 0xC0) == 0x80)
        size--; /* no half characters */
    memcpy(text, label, (size_t)size);
    text[size] = '\0';
    return text;
}

static int key_order(const struct grid_bar *a, const struct grid_bar *b)
{
    int order = strcmp(text_of(a->letter), text_of(b->letter));
    int size = key_size(a), other = key_size(b);

    if (order == 0 && a->shade != b->shade)
        return a->shade < b->shade ? -1 : 1;
    if (order == 0)
        order =
            strncmp(text_of(a->label), text_of(b->label), (size_t)(size < other ? size : other));
    return order ? order : size - other;
}

static void add_key(const struct grid *grid, struct grid_layout *layout, int bar)
{
    int at = 0;

    while (at < layout->n_keys && key_order(&grid->bars[layout->keys[at]], &grid->bars[bar]) < 0)
        at++;
    if (at < layout->n_keys && key_order(&grid->bars[layout->keys[at]], &grid->bars[bar]) == 0)
        return;
    if (layout->n_keys == GRID_KEYS)
        return;
    memmove(&layout->keys[at + 1], &layout->keys[at],
            (size_t)(layout->n_keys - at) * sizeof *layout->keys);
    layout->keys[at] = bar;
    layout->n_keys++;
}

/* First fit: bars come by start, so a lane is free when its last bar has ended. */
static void place(const struct grid *grid, struct grid_layout *layout, const struct place *sorted,
                  int64_t *busy_until)
{
    int row = -1;

    for (int i = 0; i < layout->n_shown; i++) {
        const struct grid_bar *bar = sorted[i].bar;
        int lane = 0;

        if (bar->row != row) {
            row = bar->row;
            layout->depths[row] = 0;
        }
        while (lane < layout->depths[row] && busy_until[lane] > bar->starts_at)
            lane++;
        if (lane == layout->depths[row])
            layout->depths[row]++;
        busy_until[lane] = bar->ends_at;
        layout->lanes[bar - grid->bars] = lane;
        layout->shown[i] = (int)(bar - grid->bars);
    }
}

bool grid_lay_out(const struct grid *grid, struct grid_layout *layout)
{
    size_t n_bars = (size_t)grid->n_bars, n_rows = (size_t)grid->n_rows;
    struct place *sorted = calloc(n_bars + 1, sizeof *sorted);
    int64_t *busy_until = calloc(n_bars + 1, sizeof *busy_until);

    *layout = (struct grid_layout){.lanes = malloc((n_bars + 1) * sizeof(int)),
                                   .shown = malloc((n_bars + 1) * sizeof(int)),
                                   .depths = malloc((n_rows + 1) * sizeof(int))};
    bool done = sorted && busy_until && layout->lanes && layout->shown && layout->depths;
    for (int i = 0; done && i < grid->n_rows; i++)
        layout->depths[i] = 1;
    for (int i = 0; done && i < grid->n_bars; i++) {
        layout->lanes[i] = -1;
        if (!is_shown(grid, &grid->bars[i]))
            continue;
        sorted[layout->n_shown++].bar = &grid->bars[i];
        add_key(grid, layout, i);
    }
    if (done) {
        qsort(sorted, (size_t)layout->n_shown, sizeof *sorted, by_row_and_start);
        place(grid, layout, sorted, busy_until);
    } else {
        grid_layout_release(layout);
    }
    free(sorted);
    free(busy_until);
    return done;
}

void grid_layout_release(struct grid_layout *layout)
{
    free(layout->lanes);
    free(layout->shown);
    free(layout->depths);
    *layout = (struct grid_layout){0};
}

int grid_step_min(const struct grid *grid, int most)
{
    static const int steps[] = {5, 10, 15, 30, 60, 120, 240, 360, 720, 1440};
    int64_t span = grid->until_at - grid->from_at;

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (span <= (int64_t)steps[i] * most)
            return steps[i];
    }
    return 1440;
}

int64_t grid_first_mark(const struct grid *grid, int step_min)
{
    return civil_floor(grid->from_at + step_min - 1, step_min) * step_min;
}

int64_t grid_clip_at(const struct grid *grid, int64_t at)
{
    return at < grid->from_at ? grid->from_at : at > grid->until_at ? grid->until_at : at;
}
