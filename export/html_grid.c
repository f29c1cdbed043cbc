/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/grid.h"
#include "export/html.h"
#include "export/show.h"
#include "export/text.h"

/* In units of the drawing, which is scaled to the paper or the window. */
enum {
    WIDTH = 1100,
    LABEL_MAX = 220,
    LETTER = 8, /* about the width of one at 13 units */
    LANE = 26,
    AXIS = 26,
    PAD = 3,
    MARKS = 14,
    DAY_MIN = 24 * 60,
};

/* A grid being drawn: where its time axis lies. */
struct drawing {
    FILE *out;
    const struct grid *grid;
    const struct grid_layout *layout;
    int number;
    int left; /* of the time axis */
    int height;
};

/* One stroke of each hatching, from (0,0), and how far it is to the next. */
static const struct {
    const char *stroke;
    int step;
} hatches[] = {
    [HATCH_NONE] = {NULL, 0},
    [HATCH_UP] = {"m0 20l20-20", 8},
    [HATCH_DOWN] = {"l20 20", 8},
    [HATCH_DOTS] = {"m0 5h1m3 5h1m-5 5h1m3-15", 8},
    [HATCH_ACROSS] = {"m0 4h8m-8 6h8m-8 6h8", 8},
    [HATCH_UPRIGHT] = {"v20", 4},
    [HATCH_CROSS] = {"l20 20m0-20l-20 20", 8},
    [HATCH_DENSE] = {"v20m0-16h4m-4 4h4m-4 4h4m-4 4h4", 4},
};

static int shade_of(const struct grid_bar *bar)
{
    return bar->shade >= 0 && bar->shade < GRID_SHADES ? bar->shade : 0;
}

/* Lines over the whole width, of which each bar shows its part.  (An SVG pattern
 * would be shorter, but browsers print it as a large picture.) */
static void put_hatches(const struct drawing *drawing)
{
    FILE *out = drawing->out;

    fputs("<defs>", out);
    for (int i = 0; i < GRID_SHADES; i++) {
        enum grid_hatch hatch = grid_shades[i].hatch;

        if (!hatches[hatch].stroke)
            continue;
        fprintf(out, "<path id=\"g%dp%d\" fill=\"none\" stroke=\"#999\" d=\"", drawing->number, i);
        for (int x = -LANE; x < WIDTH; x += hatches[hatch].step)
            fprintf(out, "M%d 0%s", x, hatches[hatch].stroke);
        fputs("\"/>\n", out);
    }
    fputs("</defs>\n", out);
}

static void put_box(const struct drawing *drawing, int shade, int x, int y, int width)
{
    const struct grid_shade *as = &grid_shades[shade];
    int height = LANE - 2 * PAD;

    fprintf(drawing->out,
            "<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\">"
            "<path d=\"M0 0h%dv%dh-%dz\" fill=\"#%02x%02x%02x\"/>",
            x, y, width, height, width, height, width, as->red, as->green, as->blue);
    if (hatches[as->hatch].stroke)
        fprintf(drawing->out, "<use href=\"#g%dp%d\"/>", drawing->number, shade);
    fprintf(drawing->out, "</svg><path d=\"M%d %dh%dv%dh-%dz\" fill=\"none\" stroke=\"#222\"/>", x,
            y, width, height, width);
}

static int x_of(const struct drawing *drawing, int64_t at)
{
    const struct grid *grid = drawing->grid;
    int64_t span = grid->until_at - grid->from_at;

    return drawing->left +
           (int)((grid_clip_at(grid, at) - grid->from_at) * (WIDTH - 1 - drawing->left) / span);
}

static void put_mark(const struct drawing *drawing, int64_t at)
{
    char stamp[STAMP];
    bool midnight = at % DAY_MIN == 0 && drawing->grid->until_at - drawing->grid->from_at > DAY_MIN;
    const char *text = midnight ? stamp_day(stamp, at / DAY_MIN) : stamp_time(stamp, at);

    fprintf(drawing->out,
            "<path d=\"M%d %dV%d\" stroke=\"%s\"/>"
            "<text x=\"%d\" y=\"%d\" font-size=\"13\" text-anchor=\"%s\">%s</text>\n",
            x_of(drawing, at), AXIS - 4, drawing->height, midnight ? "#333" : "#bbb",
            x_of(drawing, at), AXIS - 9, at + 30 > drawing->grid->until_at ? "end" : "middle",
            text);
}

/* Only as much as fits, about. */
static void put_fitting(FILE *out, const char *text, int width)
{
    text = text ? text : "";
    int left = width / LETTER;
    bool cut = text_columns(text) > left;

    for (uint32_t letter; (letter = text_next(&text)) != 0;) {
        left -= text_width(letter);
        if (left < (cut ? 1 : 0))
            break;
        html_put_letter(out, letter == '\n' ? ' ' : letter);
    }
    fputs(cut ? "…" : "", out);
}

static void put_span(FILE *out, const struct grid_bar *bar)
{
    char from[STAMP], until[STAMP];

    fprintf(out, "%s–%s ", stamp_time(from, bar->starts_at), stamp_time(until, bar->ends_at));
    html_put_text(out, text_is_empty(bar->label) ? bar->letter : bar->label);
}

static void put_bar(const struct drawing *drawing, const struct grid_bar *bar, int y)
{
    int x = x_of(drawing, bar->starts_at), width = x_of(drawing, bar->ends_at) - x;
    int size = text_columns(bar->letter) * LETTER + 6;
    FILE *out = drawing->out;

    width = width < 2 ? 2 : width;
    fputs("<g><title>", out);
    put_span(out, bar);
    fputs("</title>", out);
    put_box(drawing, shade_of(bar), x, y + PAD, width);
    if (width >= size) {
        int room = width - size - 6, wanted = text_columns(bar->label) * LETTER;
        int plate = room > 4 * LETTER ? size + (wanted < room ? wanted : room) : size - 2;

        /* White under the letters: hatching would eat them. */
        fprintf(out,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\" fill=\"#fff\"/>"
                "<text x=\"%d\" y=\"%d\" font-size=\"13\"><tspan font-weight=\"bold\">",
                x + 2, y + PAD + 2, plate, LANE - 2 * PAD - 4, x + 4, y + LANE - PAD - 5);
        html_put_text(out, bar->letter);
        fputs("</tspan>", out);
        if (room > 4 * LETTER && !text_is_empty(bar->label)) {
            fputs(" ", out);
            put_fitting(out, bar->label, room);
        }
        fputs("</text>", out);
    }
    fputs("</g>\n", out);
}

/* next: the first of layout->shown that may be in this row; returns the next. */
static int put_row(const struct drawing *drawing, int row, int y, int next)
{
    const struct grid *grid = drawing->grid;
    const struct grid_layout *layout = drawing->layout;

    fprintf(drawing->out,
            "<path d=\"M0 %dH%d\" stroke=\"#bbb\"/><text x=\"2\" y=\"%d\" font-size=\"13\">", y,
            WIDTH, y + LANE - PAD - 5);
    put_fitting(drawing->out, grid->rows[row], drawing->left - 2);
    fputs("</text>\n", drawing->out);
    for (; next < layout->n_shown && grid->bars[layout->shown[next]].row == row; next++) {
        int bar = layout->shown[next];

        put_bar(drawing, &grid->bars[bar], y + layout->lanes[bar] * LANE);
    }
    return next;
}

static void put_drawing(struct drawing *drawing)
{
    const struct grid *grid = drawing->grid;
    int step_min = grid_step_min(grid, MARKS), y = AXIS, next = 0;

    for (int row = 0; row < grid->n_rows; row++) {
        int width = text_columns(grid->rows[row]) * LETTER + 12;

        drawing->left = width > drawing->left ? width : drawing->left;
        drawing->height += drawing->layout->depths[row] * LANE;
    }
    drawing->left = drawing->left > LABEL_MAX ? LABEL_MAX : drawing->left;
    drawing->height += AXIS;
    fprintf(drawing->out,
            "<svg role=\"img\" aria-labelledby=\"g%d\" aria-describedby=\"g%dl\" "
            "viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n",
            drawing->number, drawing->number, WIDTH, drawing->height + 1, WIDTH,
            drawing->height + 1);
    put_hatches(drawing);
    for (int64_t at = grid_first_mark(grid, step_min); at <= grid->until_at; at += step_min)
        put_mark(drawing, at);
    for (int row = 0; row < grid->n_rows; row++) {
        next = put_row(drawing, row, y, next);
        y += drawing->layout->depths[row] * LANE;
    }
    fprintf(drawing->out, "<path d=\"M0 %dH%d\" stroke=\"#bbb\"/>\n</svg>\n", y, WIDTH);
}

static void put_key(const struct drawing *drawing)
{
    FILE *out = drawing->out;
    char key[GRID_KEY];

    if (drawing->layout->n_keys == 0)
        return;
    fputs("<ul class=\"key\">\n", out);
    for (int i = 0; i < drawing->layout->n_keys; i++) {
        const struct grid_bar *bar = &drawing->grid->bars[drawing->layout->keys[i]];

        fputs("<li><svg aria-hidden=\"true\" width=\"32\" height=\"22\">", out);
        put_box(drawing, shade_of(bar), 1, 1, 30);
        fputs("</svg><b>", out);
        html_put_text(out, bar->letter);
        fputs("</b> ", out);
        html_put_text(out, grid_key(key, bar));
        fputs("</li>\n", out);
    }
    fputs("</ul>\n", out);
}

/* The drawing in words, a line per person or room, in the order of time. */
static void put_list(const struct drawing *drawing)
{
    const struct grid *grid = drawing->grid;
    const struct grid_layout *layout = drawing->layout;
    FILE *out = drawing->out;
    int next = 0;

    fprintf(out, "<details><summary>The drawing as a list</summary>\n<ul id=\"g%dl\">\n",
            drawing->number);
    for (int row = 0; row < grid->n_rows; row++) {
        const char *before = ": ";

        fputs("<li>", out);
        html_put_text(out, grid->rows[row]);
        for (; next < layout->n_shown && grid->bars[layout->shown[next]].row == row; next++) {
            fputs(before, out);
            put_span(out, &grid->bars[layout->shown[next]]);
            before = "; ";
        }
        fputs("</li>\n", out);
    }
    fputs("</ul></details>\n", out);
}

bool html_put_grid(FILE *out, const struct grid *grid, int number)
{
    struct grid_layout layout;
    struct drawing drawing = {.out = out, .grid = grid, .layout = &layout, .number = number};

    if (grid->until_at <= grid->from_at)
        return true;
    if (!grid_lay_out(grid, &layout))
        return false;
    fprintf(out, "<section class=\"wide\">\n<h2 id=\"g%d\">", number);
    html_put_text(out, text_is_empty(grid->title) ? "Drawing" : grid->title);
    fputs("</h2>\n", out);
    put_drawing(&drawing);
    put_key(&drawing);
    put_list(&drawing);
    fputs("</section>\n", out);
    grid_layout_release(&layout);
    return true;
}
