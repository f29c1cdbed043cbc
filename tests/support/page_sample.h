/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/page_sample.h - a page of every kind of cell, and what a writer makes of it. */
#ifndef TESTS_PAGE_SAMPLE_H
#define TESTS_PAGE_SAMPLE_H

#include "tests/support/check.h"

#include "export/civil.h"
#include "export/sheet.h"

static const struct column columns[] = {
    {"Name", CELL_TEXT, "name"},   {"Count", CELL_NUMBER, "count"},
    {"Day", CELL_DAY, "day"},      {"Start", CELL_TIME, "start"},
    {"Told", CELL_MOMENT, "told"}, {"Length", CELL_MINUTES, "minutes"},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static const struct cell cells[][COLUMNS] = {
    {{.text = "Zoë"},
     {.number = -5},
     {.number = 20587},
     {.number = 20587 * 1440 + 540},
     {.number = 20587 * 1440 + 815},
     {.number = 105}},
    {{.text = "王, \"B\""},
     {.number = 0},
     {.number = 20588},
     {.number = 585},
     {.number = SHEET_NONE},
     {.number = 45}},
    {{.text = NULL},
     {.number = SHEET_NONE},
     {.number = SHEET_NONE},
     {.number = SHEET_NONE},
     {.number = SHEET_NONE},
     {.number = SHEET_NONE}},
};

static inline struct sheet sample(void)
{
    return (struct sheet){.title = "Who, what & when",
                          .note = "A note",
                          .columns = columns,
                          .cells = &cells[0][0],
                          .n_columns = COLUMNS,
                          .n_rows = ENTRIES(cells),
                          .group_by = 2};
}

static inline struct page page_of(const struct sheet *sheets, int n)
{
    return (struct page){.title = "Harbour School",
                         .subtitle = "May",
                         .sheets = sheets,
                         .n_sheets = n,
                         .stamped_utc = 1794816000};
}

/* free() it. */
static __attribute__((noinline, unused)) char *written(const char *format, const struct page *page,
                                                       size_t *size)
{
    char *text = NULL;
    size_t written_size = 0;
    FILE *out = open_memstream(&text, &written_size);
    const struct page_writer *writer = page_writer_find(format);

    assert_non_null(writer);
    assert_true(writer->write(out, page));
    fclose(out);
    if (size)
        *size = written_size;
    return text;
}

#endif
