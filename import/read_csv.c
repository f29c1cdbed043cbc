/* SPDX-License-Identifier: GPL-3.0-or-later
 * Comma, semicolon and tab separated files, by libcsv in its strict mode.
 *
 * libcsv says at which byte it stopped and nothing else, so it is fed one line
 * at a time: we count the lines, know where an open quotation mark opened, and
 * go on after a row that cannot be read.  No line is fed more than twice. */
#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "import/table.h"
#include "import/text.h"

struct reader {
    struct csv_parser parser;
    struct table *table;
    struct issues *issues;
    const char *file;
    char *end;        /* of what is written to table->text */
    char *row_text;   /* where the texts of the row begin there */
    const char **row; /* the row being filled; NULL: its first cell is yet to come */
    int room;         /* rows there is memory for */
    int line;         /* of the bytes being fed */
    int row_line;     /* where the row began */
    int cell_line;    /* where the cell began that goes on beyond its line */
    int n_cells;      /* of the row so far */
    bool headings;    /* the row that names the columns is behind us */
    bool any;         /* the row has a cell with something in it */
    bool over;        /* a cell with something in it has no heading */
    bool ended;       /* a row ended in the bytes being fed */
    bool next;        /* a cell ended in the bytes being fed, so another began */
    bool full;        /* no memory, or too many rows or columns: an issue says so */
};

/* libcsv has no limit of its own: one missing quotation mark would take the
 * whole file for a cell. */
static void *cell_realloc(void *old, size_t size)
{
    return size <= CELL_MAX ? realloc(old, size) : NULL;
}

static void stop(struct reader *reader, const char *why)
{
    if (!reader->full)
        issue_add(reader->issues, ISSUE_ERROR, reader->file, reader->line, "", "%s", why);
    reader->full = true;
}

static const char **start_row(struct reader *reader)
{
    struct table *table = reader->table;
    const char **row = NULL;

    if (!reader->headings)
        return table->names;
    if (table->n_rows == ROWS_MAX)
        stop(reader, "this file has more than 250,000 rows; split it");
    else if ((row = table_add_row(table, reader->row_line, &reader->room)) == NULL) {
        stop(reader, "there is not enough memory to read this file");
    }
    return row;
}

static void take_cell(void *bytes, size_t length, void *data)
{
    struct reader *reader = data;
    int limit = reader->headings ? reader->table->n_columns : COLUMNS_MAX;
    char *cell = reader->end;

    reader->next = true;
    if (reader->full || (!reader->row && !(reader->row = start_row(reader))))
        return;
    size_t kept = text_trim(cell, bytes ? bytes : "", bytes ? length : 0);
    int place = reader->n_cells++;
    reader->any |= kept > 0;
    if (place < limit) {
        reader->row[place] = cell;
        reader->end += kept + 1;
    } else if (kept > 0 && reader->headings) {
        reader->over = true;
    } else if (kept > 0) {
        stop(reader, "this file has more than 256 columns; remove those that are not needed");
    }
}

static void close_row(struct reader *reader)
{
    reader->row = NULL;
    reader->row_text = reader->end;
    reader->n_cells = 0;
    reader->any = reader->over = false;
}

/* Forgets the row that is being filled. */
static void drop_row(struct reader *reader)
{
    reader->table->n_rows -= reader->row && reader->headings;
    reader->end = reader->row_text;
    close_row(reader);
}

static void end_headings(struct reader *reader)
{
    struct table *table = reader->table;

    table->n_columns = reader->n_cells < COLUMNS_MAX ? reader->n_cells : COLUMNS_MAX;
    while (table->n_columns > 0 && !*table->names[table->n_columns - 1])
        table->n_columns--;
    reader->headings = true;
}

static void end_row(int mark, void *data)
{
    struct reader *reader = data;

    (void)mark;
    reader->ended = true;
    if (reader->full)
        return;
    if (!reader->any) { /* nothing but separators */
        drop_row(reader);
        return;
    }
    if (reader->over)
        issue_add(reader->issues, ISSUE_WARNING, reader->file, reader->row_line, "",
                  "this row has %d cells under %d headings; what stands beyond was not read",
                  reader->n_cells, reader->table->n_columns);
    if (!reader->headings)
        end_headings(reader);
    close_row(reader);
}

/* Length of the line at `at` with its end: LF, CR LF or CR. */
static size_t line_length(const char *at, const char *end)
{
    const char *lf = memchr(at, '\n', (size_t)(end - at));
    const char *cr = memchr(at, '\r', (size_t)((lf ? lf : end) - at));

    if (cr && cr + 1 != lf)
        return (size_t)(cr + 1 - at);
    return (size_t)((lf ? lf + 1 : end) - at);
}

static bool is_blank(const char *at, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!strchr(" \t\r\n", at[i]))
            return false;
    }
    return true;
}

/* What libcsv could not read, in words. */
static void complain(struct reader *reader, bool at_end)
{
    int status = csv_error(&reader->parser);

    if (status == CSV_ENOMEM || status == CSV_ETOOBIG) {
        issue_add(reader->issues, ISSUE_ERROR, reader->file, reader->cell_line, "",
                  "a cell that begins in this line is longer than 1 MiB; is a quotation mark "
                  "missing?");
    } else if (at_end || reader->cell_line < reader->line) {
        issue_add(reader->issues, ISSUE_ERROR, reader->file, reader->cell_line, "",
                  "a quotation mark opens in this line and is not closed; close it, or write it "
                  "twice if it belongs to the text");
    } else {
        issue_add(reader->issues, ISSUE_ERROR, reader->file, reader->line, "",
                  "there is a quotation mark in the middle of a cell; put the cell in quotation "
                  "marks and write the inner one twice");
    }
}

/* Feeds lines until the end or the first row that cannot be read; then says so
 * and returns the line after the one where the cell at fault began, from which
 * to go on.  NULL: all is read. */
static const char *feed(struct reader *reader, const char *at, const char *end)
{
    const char *after = at;
    bool open = false, bad = false;

    for (size_t length; at < end && !reader->full && !bad; at += length, reader->line++) {
        length = line_length(at, end);
        if (!open && is_blank(at, length))
            continue;
        if (!open)
            reader->row_line = reader->line;
        reader->next = reader->ended = false;
        bad = csv_parse(&reader->parser, at, length, take_cell, end_row, reader) < length;
        if (!open || reader->next) {
            reader->cell_line = reader->line;
            after = at + length;
        }
        if (bad)
            complain(reader, false);
        open = !reader->ended;
    }
    if (reader->full)
        return NULL;
    if (!bad && csv_fini(&reader->parser, take_cell, end_row, reader) == 0)
        return NULL;
    if (!bad)
        complain(reader, true);
    drop_row(reader);
    reader->line = reader->cell_line + 1;
    return reader->headings ? after : NULL; /* no row is a heading in place of the first */
}

static bool start_parser(struct reader *reader, char separator)
{
    if (csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return false;
    csv_set_delim(&reader->parser, (unsigned char)separator);
    csv_set_realloc_func(&reader->parser, cell_realloc);
    csv_set_blk_size(&reader->parser, 4096);
    return true;
}

/* "sep=;" in the first line is how spreadsheets say it; otherwise the mark that
 * parts the headings most often. */
static char find_separator(const char **at, const char *end, int *line)
{
    static const char marks[] = ",;\t";
    int counts[sizeof marks] = {0}, best = 0;
    bool quoted = false;

    while (*at < end && is_blank(*at, line_length(*at, end))) {
        *at += line_length(*at, end);
        ++*line;
    }
    size_t length = line_length(*at, end);
    if (length >= 5 && memcmp(*at, "sep=", 4) == 0 && is_blank(*at + 5, length - 5)) {
        char separator = (*at)[4];
        *at += length;
        ++*line;
        if (strchr(",;\t|", separator))
            return separator;
    }
    for (const char *c = *at; c < end && (quoted || (*c != '\n' && *c != '\r')); c++) {
        const char *mark = strchr(marks, *c);
        quoted ^= *c == '"';
        if (mark && !quoted)
            counts[mark - marks]++;
    }
    for (int i = 1; i < 3; i++)
        best = counts[i] > counts[best] ? i : best;
    return marks[best];
}

static bool read_text(struct reader *reader, const struct text *text)
{
    const char *at = text->bytes, *end = at + text->size;
    char separator = find_separator(&at, end, &reader->line);
    struct table *table = reader->table;
    int errors = reader->issues->errors;

    table->text = malloc(text->size + 2);
    table->names = malloc(COLUMNS_MAX * sizeof *table->names);
    if (!table->text || !table->names) {
        stop(reader, "there is not enough memory to read this file");
        return false;
    }
    for (int i = 0; i < COLUMNS_MAX; i++)
        table->names[i] = "";
    reader->end = reader->row_text = table->text;
    while (at && !reader->full && start_parser(reader, separator)) {
        at = feed(reader, at, end);
        csv_free(&reader->parser);
    }
    if (!reader->headings && reader->issues->errors == errors)
        issue_add(reader->issues, ISSUE_ERROR, reader->file, 0, "",
                  "this file is empty; its first line must name the columns");
    else if (table->n_rows == 0 && reader->headings) {
        issue_add(reader->issues, ISSUE_NOTE, reader->file, 0, "",
                  "there are no rows under the headings");
    }
    return reader->headings;
}

bool read_csv(const char *file, const char *bytes, size_t size, struct tables *tables,
              struct issues *issues)
{
    struct text text = {0};
    bool good = text_decode(&text, file, bytes, size, issues);

    if (good) {
        struct reader reader = {
            .table = tables_add(tables), .issues = issues, .file = file, .line = 1};
        if (reader.table)
            good = read_text(&reader, &text);
        else {
            stop(&reader, "there is not enough memory to read this file");
        }
        good = good && reader.table;
        if (!good && reader.table)
            tables_drop(tables);
    }
    text_release(&text);
    return good;
}
