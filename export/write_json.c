/* SPDX-License-Identifier: GPL-3.0-or-later
 * A page for programs: {"format":1, "title", "subtitle", <sheet>: [{<column>: value}]}. */
#include <stdlib.h>
#include <string.h>

#include "export/json.h"
#include "export/show.h"

bool write_json(FILE *out, const struct page *page);

enum { KEY = 80 };

/* "Rota, week of 10 May" becomes "rota_week_of_10_may". */
static const char *key_of(char *key, const struct sheet *sheet)
{
    const char *text = sheet->title ? sheet->title : "";
    size_t size = 0;

    if (!text_is_empty(sheet->name))
        return sheet->name;
    for (; *text && size + 2 < KEY; text++) {
        bool upper = *text >= 'A' && *text <= 'Z';
        bool plain = (*text >= 'a' && *text <= 'z') || (*text >= '0' && *text <= '9');

        if (upper || plain)
            key[size++] = (char)(upper ? *text - 'A' + 'a' : *text);
        else if (size > 0 && key[size - 1] != '_')
            key[size++] = '_';
    }
    if (size > 0 && key[size - 1] == '_')
        size--;
    key[size] = '\0';
    return size > 0 ? key : "sheet";
}

static void add_cell(struct json *row, const struct column *column, const struct cell *cell)
{
    char stamp[STAMP];
    const char *name = column->name ? column->name : column->title;

    if (column->type != CELL_TEXT && cell->number == SHEET_NONE)
        json_null(row, name);
    else if (column->type == CELL_NUMBER || column->type == CELL_MINUTES)
        json_number(row, name, cell->number);
    else
        json_text(row, name, cell_for_programs(stamp, column->type, cell));
}

static void add_sheet(struct json *root, const struct sheet *sheet)
{
    char key[KEY];
    struct json *list = json_list(root, key_of(key, sheet));

    for (int i = 0; i < sheet->n_rows; i++) {
        struct json *row = json_row(list);

        for (int column = 0; column < sheet->n_columns; column++)
            add_cell(row, &sheet->columns[column], &sheet_row(sheet, i)[column]);
    }
}

bool write_json(FILE *out, const struct page *page)
{
    struct json *root = json_object();

    json_text(root, "title", page->title);
    if (!text_is_empty(page->subtitle))
        json_text(root, "subtitle", page->subtitle);
    for (int i = 0; i < page->n_sheets; i++)
        add_sheet(root, &page->sheets[i]);

    bool done = json_write_answer(out, root);
    json_release(root);
    return done && fflush(out) == 0;
}
