/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/html.h - writing HTML so that text can never become markup.
 *
 *     html_put(out, "<td class=\"%s\">%s</td><td>%d</td>", class, person->name, minutes);
 *
 * The format is a literal of ours and goes out as it stands; what fills %s is escaped, in
 * text and in quoted attributes alike (always write the quotes).  Control characters and bytes that
 * are no UTF-8 never come through.
 */
#ifndef SCHEDULER_DESK_HTML_H
#define SCHEDULER_DESK_HTML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scheduler/base/arena.h"

struct html {
    char *text; /* NUL-terminated; NULL while empty */
    size_t size, room;
};

/* %s (escaped; NULL is ""), %d, %lld, %c, %%; nothing else. */
void html_put(struct html *out, const char *format, ...) PRINTF_LIKE(2, 3);
void html_text(struct html *out, const char *text); /* escaped */
/* Markup made elsewhere in the program (a report's page, a drawing): as it stands. */
void html_raw(struct html *out, const char *markup, size_t size);
/* <option value="..."> with or without "selected"; its words and </option> are to follow. */
void html_option(struct html *out, const char *value, bool selected);
void html_clear(struct html *out); /* forgets the text, keeps the memory */
void html_release(struct html *out);

/* One word of a path or a query value: all but letters, digits and "-._~" as %XX. */
const char *url_word(struct arena *arena, const char *text);

#endif
