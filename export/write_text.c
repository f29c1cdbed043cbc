/* SPDX-License-Identifier: GPL-3.0-or-later
 * A page for a terminal: aligned columns, an empty line between blocks. */
#include <stdlib.h>
#include <string.h>

#include "export/grid.h"
#include "export/show.h"
#include "export/text.h"
#include "export/wrap.h"

bool write_text(FILE *out, const struct page *page);

enum { GAP = 2, PAGE_COLUMNS = 100, NARROWEST = 16, GRID_LEAST = 24 };

static void pad(FILE *out, int columns)
{
    for (; columns > 0; columns--)
        fputc(' ', out);
}

static void put_line(FILE *out, const char *text)
{
    struct wrap_line line;

    for (const char *rest = text; wrap_next(&rest, PAGE_COLUMNS, &line);) {
        wrap_put(out, &line);
        fputc('\n', out);
    }
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

/* Wide tables get narrower where their text is widest; what no longer fits is wrapped. */
static void squeeze(const struct sheet *sheet, int *widths)
{
    int total = -GAP;

    for (int i = 0; i < sheet->n_columns; i++)
        total += widths[i] + GAP;
    for (; total > PAGE_COLUMNS; total--) {
        int widest = -1;

        for (int i = 0; i < sheet->n_columns; i++) {
            bool may = sheet->columns[i].type == CELL_TEXT && widths[i] > NARROWEST &&
                       widths[i] > text_columns(sheet->columns[i].title);
            if (may && (widest < 0 || widths[i] > widths[widest]))
                widest = i;
        }
        if (widest < 0)
            return;
        widths[widest]--;
    }
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
    if (widths)
        squeeze(sheet, widths);
    return widths;
}

/* The next line of every cell of a row: what is left of a text, or all of what is no text.
 * False, and nothing written: no cell has anything left.  Nothing trails behind the last. */
static bool put_row_line(FILE *out, const struct sheet *sheet, const int *widths, int row,
                         const char **rests)
{
    int behind = 0; /* columns of space owed */
    bool any = false;

    for (int i = 0; i < sheet->n_columns; i++) {
        char stamp[STAMP];
        const struct cell *cell = &sheet_row(sheet, row)[i];
        bool is_text = sheet->columns[i].type == CELL_TEXT;
        const char *rest =
            is_text || !rests[i] ? rests[i] : cell_for_people(stamp, sheet->columns[i].type, cell);
        struct wrap_line line = {NULL, NULL, 0};
        bool here = wrap_next(&rest, widths[i], &line);
        int left_over = widths[i] - line.columns;
        bool right = sheet_is_numeric(sheet, i);

        if (here) {
            pad(out, behind + (right ? left_over : 0));
            wrap_put(out, &line);
            behind = 0;
        }
        behind += GAP + (here ? (right ? 0 : left_over) : widths[i]);
        rests[i] = is_text ? rest : NULL;
        any |= here;
    }
    return any;
}

static void put_row(FILE *out, const struct sheet *sheet, const int *widths, int row,
                    const char **rests)
{
    bool any = false;

    for (int i = 0; i < sheet->n_columns; i++)
        rests[i] = sheet->columns[i].type == CELL_TEXT ? sheet_row(sheet, row)[i].text : "";
    while (put_row_line(out, sheet, widths, row, rests)) {
        fputc('\n', out);
        any = true;
    }
    fputs(any ? "" : "\n", out); /* a row of empty cells is a row */
}

static void put_head(FILE *out, const struct sheet *sheet, const int *widths)
{
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
}

static bool put_table(FILE *out, const struct sheet *sheet, const int *widths)
{
    const char **rests = calloc((size_t)sheet->n_columns + 1, sizeof *rests);

    if (!rests)
        return false;
    put_head(out, sheet, widths);
    for (int row = 0; row < sheet->n_rows; row++) {
        fputs(sheet_starts_block(sheet, row) ? "\n" : "", out);
        put_row(out, sheet, widths, row, rests);
    }
    free(rests);
    return true;
}

static bool put_sheet(FILE *out, const struct sheet *sheet)
{
    int *widths = measure(sheet);

    if (!widths)
        return false;
    put_line(out, sheet->title);
    put_line(out, sheet->note);
    bool done = true;
    if (sheet->n_rows > 0)
        done = put_table(out, sheet, widths);
    else
        fputs("(none)\n", out);
    free(widths);
    return done;
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

/* "I = Invigilator, R = Reader" */
static void put_keys(FILE *out, const struct grid *grid, const struct grid_layout *layout)
{
    int used = 0;

    for (int i = 0; i < layout->n_keys; i++) {
        char key[GRID_KEY];
        const struct grid_bar *bar = &grid->bars[layout->keys[i]];
        int wide = text_columns(bar->letter) + 3 + text_columns(grid_key(key, bar));
        bool fresh = used > 0 && used + 2 + wide >= PAGE_COLUMNS;

        fputs(fresh ? ",\n" : used ? ", " : "", out);
        text_put_line(out, bar->letter);
        fputs(" = ", out);
        text_put_line(out, key);
        used = (fresh ? 0 : used ? used + 2 : 0) + wide;
    }
    fputs(layout->n_keys ? "\n" : "", out);
}

static bool put_grid(FILE *out, const struct grid *grid)
{
    struct grid_layout layout;
    int label_width = 0;

    if (!grid_lay_out(grid, &layout))
        return false;
    for (int i = 0; i < grid->n_rows; i++) {
        int width = text_columns(grid->rows[i]);

        label_width = width > label_width ? width : label_width;
    }
    int wide = PAGE_COLUMNS - label_width - GAP;
    int step_min = grid_step_min(grid, wide > GRID_LEAST ? wide : GRID_LEAST);
    put_line(out, grid->title);
    put_axis(out, grid, step_min, label_width);
    for (int row = 0; row < grid->n_rows; row++) {
        for (int lane = 0; lane < layout.depths[row]; lane++) {
            put_cell(out, lane ? "" : grid->rows[row], label_width, false, false);
            put_lane(out, grid, &layout, row, lane, step_min);
            fputc('\n', out);
        }
    }
    put_keys(out, grid, &layout);
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
