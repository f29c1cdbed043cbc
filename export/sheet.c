/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/sheet.h"

#include <string.h>

bool write_text(FILE *out, const struct page *page);
bool write_csv(FILE *out, const struct page *page);
bool write_json(FILE *out, const struct page *page);
bool write_html(FILE *out, const struct page *page);
bool write_xlsx(FILE *out, const struct page *page);
bool write_pdf(FILE *out, const struct page *page);

const struct page_writer page_writers[] = {
    {"text", ".txt", "text/plain; charset=utf-8", write_text},
    {"csv", ".csv", "text/csv; charset=utf-8", write_csv},
    {"json", ".json", "application/json", write_json},
    {"html", ".html", "text/html; charset=utf-8", write_html},
    {"xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     write_xlsx},
    {"pdf", ".pdf", "application/pdf", write_pdf},
    {0},
};

const struct page_writer *page_writer_find(const char *name)
{
    for (const struct page_writer *writer = page_writers; writer->name; writer++) {
        if (strcmp(writer->name, name) == 0)
            return writer;
    }
    return NULL;
}
