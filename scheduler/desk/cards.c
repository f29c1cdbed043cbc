/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tables for a narrow window: each cell is told the head of its column, so that rows can stand as
 * cards there (desk.css).  Done once for all pages, on the markup they wrote. */
#include <string.h>

#include "scheduler/desk/parts.h"

enum { HEADS = 16, LEAST_HEADS = 3, HEAD_BYTES = 80 };

struct cards {
    struct html *page;
    char heads[HEADS][HEAD_BYTES];
    int n_heads, column;
};

static bool begins(const char *text, const char *end, const char *word)
{
    size_t size = strlen(word);

    return (size_t)(end - text) >= size && strncmp(text, word, size) == 0;
}

static const char *find(const char *text, const char *end, const char *word)
{
    while (text < end && !begins(text, end, word))
        text++;
    return text;
}

static bool is_cell(const char *text, const char *end)
{
    return (begins(text, end, "<td") || begins(text, end, "<th")) && end - text > 3 &&
           (text[3] == ' ' || text[3] == '>');
}

/* The words of a cell without its markup; what does not fit is left out. */
static void head_read(const char *text, const char *end, char *head)
{
    size_t n = 0;
    bool inside = false;

    for (; text < end && n < HEAD_BYTES - 1 && !begins(text, end, "</th"); text++) {
        if (*text == '<')
            inside = true;
        if (!inside && *text != '"')
            head[n++] = *text;
        if (*text == '>')
            inside = false;
    }
    head[n] = '\0';
}

static void heads_read(struct cards *cards, const char *text, const char *end)
{
    const char *from = find(text, end, "<thead>"), *until = find(from, end, "</thead>");

    cards->n_heads = 0;
    for (const char *at = from; at < until && cards->n_heads < HEADS; at++)
        if (begins(at, until, "<th") && is_cell(at, until))
            head_read(at, until, cards->heads[cards->n_heads++]);
    if (find(text, end, "span=\"") < end) /* its columns cannot be counted */
        cards->n_heads = 0;
}

static void body_put(struct cards *cards, const char *text, const char *end)
{
    const char *done = text;

    for (const char *at = text; at < end; at++) {
        if (begins(at, end, "<tr"))
            cards->column = 0;
        if (!is_cell(at, end))
            continue;
        html_raw(cards->page, done, (size_t)(at + 3 - done));
        done = at + 3;
        if (cards->column < cards->n_heads && *cards->heads[cards->column]) {
            html_put(cards->page, " data-label=\"");
            html_raw(cards->page, cards->heads[cards->column], strlen(cards->heads[cards->column]));
            html_put(cards->page, "\"");
        }
        cards->column++;
    }
    html_raw(cards->page, done, (size_t)(end - done));
}

void cards_put(struct html *page, const char *text, size_t size)
{
    static const char opening[] = "<table>";
    const char *end = text + size;
    struct cards cards = {.page = page};

    while (text < end) {
        const char *table = find(text, end, opening);
        html_raw(page, text, (size_t)(table - text));
        if (table >= end)
            return;
        const char *last = find(table, end, "</table>");
        heads_read(&cards, table, last);
        text = last;
        if (cards.n_heads < LEAST_HEADS) {
            html_raw(page, table, (size_t)(last - table));
            continue;
        }
        const char *body = find(table, last, "<tbody>");
        html_put(page, "<table class=\"cards\">");
        html_raw(page, table + strlen(opening), (size_t)(body - table) - strlen(opening));
        body_put(&cards, body, last);
    }
}
