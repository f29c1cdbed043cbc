/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/canvas.h - paper to write and draw on: cairo and pango behind our own
 * words.  In this room only.  All lengths in points, y grows downwards.
 *
 * Drawing never fails halfway: trouble is kept and told by canvas_close().
 */
#ifndef EXPORT_CANVAS_H
#define EXPORT_CANVAS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "export/grid.h"

struct canvas;

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE };
struct writing {
    double size; /* of the letters */
    bool bold;
    bool pale; /* grey, for what is beside the matter */
    enum align align;
};

/* PDF pages to out; with out == NULL nothing is kept, to count pages.  The
 * document says it was made at made_utc.  NULL: no memory. */
struct canvas *canvas_open(FILE *out, const char *title, int64_t made_utc);
bool canvas_close(struct canvas *canvas); /* false: no memory, or out failed */

/* A new page of this size; the first call makes the first page. */
void canvas_page(struct canvas *canvas, double width, double height);

/* Text as it comes, cleaned here, wrapped at width (0: one line, never wrapped).
 * canvas_write() returns the height it took; what is higher than most (0: no
 * limit) is cut with "...". */
double canvas_width(struct canvas *canvas, const struct writing *writing, const char *text);
double canvas_widest_word(struct canvas *canvas, const struct writing *writing, const char *text);
double canvas_height(struct canvas *canvas, const struct writing *writing, const char *text,
                     double width);
struct frame {
    double x, y, width, most;
};
double canvas_write(struct canvas *canvas, const struct writing *writing, const char *text,
                    struct frame frame);

/* grey: 0 is black, 1 is white. */
void canvas_line(struct canvas *canvas, double from_x, double from_y, double to_x, double to_y,
                 double grey);
void canvas_fill(struct canvas *canvas, struct frame box, double grey); /* box.most is its height */
void canvas_shade(struct canvas *canvas, struct frame box, int shade);  /* framed and hatched */

#endif
