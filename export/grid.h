/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/grid.h - where the bars of a grid go: what svg, pdf and text share.
 * In this room only.
 */
#ifndef EXPORT_GRID_H
#define EXPORT_GRID_H

#include <stdbool.h>

#include "export/sheet.h"

enum { GRID_KEYS = 40, GRID_KEY = 120 };

/* Bars of one row that overlap lie in different lanes of it. */
struct grid_layout {
    int *lanes; /* lane of each bar; -1: in no row or outside the time shown */
    int *shown; /* bars that have a lane, by row, start and position */
    int n_shown;
    int *depths;         /* lanes of each row, at least 1 */
    int keys[GRID_KEYS]; /* a bar for each letter with its meaning, by letter */
    int n_keys;
};

bool grid_lay_out(const struct grid *grid, struct grid_layout *layout); /* false: no memory */
void grid_layout_release(struct grid_layout *layout);

/* Minutes from one mark to the next so that at most `most` fit: 5 to 1440. */
int grid_step_min(const struct grid *grid, int most);
int64_t grid_first_mark(const struct grid *grid, int step_min); /* a multiple of the step */
/* What the key shows for a bar: its label up to the first comma.  text[GRID_KEY]. */
const char *grid_key(char *text, const struct grid_bar *bar);
int64_t grid_clip_at(const struct grid *grid, int64_t at);

/* Shades differ in hatching too, so that they do on a black and white printer. */
enum grid_hatch {
    HATCH_NONE,
    HATCH_UP,
    HATCH_DOWN,
    HATCH_DOTS,
    HATCH_ACROSS,
    HATCH_UPRIGHT,
    HATCH_CROSS,
    HATCH_DENSE
};
struct grid_shade {
    unsigned char red, green, blue; /* pale: black letters stay readable */
    enum grid_hatch hatch;
};
enum { GRID_SHADES = 8 };
extern const struct grid_shade grid_shades[GRID_SHADES];

#endif
