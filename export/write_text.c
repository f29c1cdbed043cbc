/* SPDX-License-Identifier: GPL-3.0-or-later
 * A page for a terminal: aligned columns, an empty line between blocks. */
#include <stdlib.h>
#include <string.h>

#include "export/grid.h"
#include "export/show.h"
#include "export/text.h"

bool write_text(FILE *out, const struct page *page);

enum { GAP = 2, GRID_COLUMNS = 96 };

static void pad(FILE *out, int columns)
{
    for (; columns > 0; columns--)
        fputc(' ', out);
}

static void put_line(FILE *out, const char *text)
{
    if (text_is_empty(text))
        return;
    text_put_line(out, text);
    fputc('\n', out);
}

static void put_cell(FILE *out, const char *text, int width, bool right, bool last)
{
    int left_over = width - text_columns(text);

    if (right)
        pad(out, left_over);
    text_put_line(out, text);
    if (!right && !last)
        pad(out, left_over);
    if (!last)
        pad(out, GAP);
}

static int *measure(const struct sheet *sheet)
{
    int *widths = calloc((size_t)sheet->n_columns + 1, sizeof *widths);
    char stamp[STAMP];

    for (int i = 0; widths && i < sheet->n_columns; i++) {
        widths[i] = text_columns(sheet->columns[i].title);
        for (int row = 0; row < sheet->n_rows; row++) {
            const struct cell *cell = &sheet_row(sheet, row)[i];
            int width = text_columns(cell_for_people(stamp, sheet->columns[i].type, cell));

            widths[i] = width > widths[i] ? width : widths[i];
        }
    }
    return widths;
}

/* An empty cell at the end of a row leaves no spaces behind it. */
static int last_filled(const struct sheet *sheet, int row)
{
    char stamp[STAMP];
    int last = sheet->n_columns - 1;

    while (last > 0 && text_is_empty(cell_for_people(stamp, sheet->columns[last].type,
                                                     &sheet_row(sheet, row)[last])))
        last--;
    return last;
}

static void put_table(FILE *out, const struct sheet *sheet, const int *widths)
{
    char stamp[STAMP];

    for (int i = 0; i < sheet->n_columns; i++)
        put_cell(out, sheet->columns[i].title, widths[i], sheet_is_numeric(sheet, i),
                 i == sheet->n_columns - 1);
    fputc('\n', out);
    for (int i = 0; i < sheet->n_columns; i++) {
        for (int column = 0; column < widths[i]; column++)
            fputc('-', out);
        pad(out, i < sheet->n_columns - 1 ? GAP : 0);
    }
    fputc('\n', out);
    for (int row = 0; row < sheet->n_rows; row++) {
        int last = last_filled(sheet, row);

        fputs(sheet_starts_block(sheet, row) ? "\n" : "", out);
        for (int i = 0; i <= last; i++)
            put_cell(out, cell_for_people(stamp, sheet->columns[i].type, &sheet_row(sheet, row)[i]),
                     widths[i], sheet_is_numeric(sheet, i), i == last);
        fputc('\n', out);
    }
}

static bool put_sheet(FILE *out, const struct sheet *sheet)
{
    int *widths = measure(sheet);

    if (!widths)
        return false;
    put_line(out, sheet->title);
    put_line(out, sheet->note);
    if (sheet->n_rows > 0)
        put_table(out, sheet, widths);
    else
        fputs("(none)\n", out);
    free(widths);
    return true;
}

/* Hour marks above the columns: "09    10    11". */
static void put_axis(FILE *out, const struct grid *grid, int step_min, int label_width)
{
    char stamp[STAMP];
    int written = 0, column = 0;

    pad(out, label_width + GAP);
    for (int64_t at = grid->from_at; at < grid->until_at; at += step_min, column++) {
        if ((written > 0 && column <= written) || at % 60 >= step_min)
            continue;
        pad(out, column - written);
        fputs(stamp_time(stamp, at - at % 60), out);
        written = column + (int)strlen(stamp);
    }
    fputc('\n', out);
}

static void put_lane(FILE *out, const struct grid *grid, const struct grid_layout *layout, int row,
                     int lane, int step_min)
{
    for (int64_t at = grid->from_at; at < grid->until_at; at += step_min) {
        const char *letter = "";

        for (int i = 0; i < grid->n_bars; i++) {
            const struct grid_bar *bar = &grid->bars[i];

            if (bar->row == row && layout->lanes[i] == lane && bar->starts_at < at + step_min &&
                bar->ends_at > at)
                letter = bar->letter ? bar->letter : "#";
        }
        uint32_t first = text_next(&letter);
        text_put(out, first ? first : '.');
    }
}

static bool put_grid(FILE *out, const struct grid *grid)
{
    struct grid_layout layout;
    int label_width = 0;

    if (!grid_lay_out(grid, &layout))
        return false;
    int step_min = grid_step_min(grid, GRID_COLUMNS);
    for (int i = 0; i < grid->n_rows; i++) {
        int width = text_columns(grid->rows[i]);

        label_width = width > label_width ? width : label_width;
    }
    put_line(out, grid->title);
    put_axis(out, grid, step_min, label_width);
    for (int row = 0; row < grid->n_rows; row++) {
        for (int lane = 0; lane < layout.depths[row]; lane++) {
            put_cell(out, lane ? "" : grid->rows[row], label_width, false, false);
            put_lane(out, grid, &layout, row, lane, step_min);
            fputc('\n', out);
        }
    }
    for (int i = 0; i < layout.n_keys; i++) {
        char key[GRID_KEY];
        const struct grid_bar *bar = &grid->bars[layout.keys[i]];

        fputs(i ? ", " : "", out);
        text_put_line(out, bar->letter);
        fputs(" = ", out);
        text_put_line(out, grid_key(key, bar));
    }
    fputs(layout.n_keys ? "\n" : "", out);
    grid_layout_release(&layout);
    return true;
}

bool write_text(FILE *out, const struct page *page)
{
    bool done = true;

    put_line(out, page->title);
    put_line(out, page->subtitle);
    bool first = text_is_empty(page->title) && text_is_empty(page->subtitle);
    for (int i = 0; done && i < page->n_grids; i++) {
        fputs(first && i == 0 ? "" : "\n", out);
        done = put_grid(out, &page->grids[i]);
    }
    for (int i = 0; done && i < page->n_sheets; i++) {
        fputs(first && i + page->n_grids == 0 ? "" : "\n", out);
        done = put_sheet(out, &page->sheets[i]);
    }
    return done && fflush(out) == 0 && !ferror(out);
}
