/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text in a page of HTML: escaped once, here. */
#include "export/html.h"
#include "export/text.h"

void html_put_letter(FILE *out, uint32_t letter)
{
    switch (letter) {
    case '&':
        fputs("&amp;", out);
        break;
    case '<':
        fputs("&lt;", out);
        break;
    case '>':
        fputs("&gt;", out);
        break;
    case '"':
        fputs("&quot;", out);
        break;
    case '\'':
        fputs("&#39;", out);
        break;
    default:
        text_put(out, letter);
    }
}

void html_put_text(FILE *out, const char *text)
{
    text = text ? text : "";
    for (uint32_t letter; (letter = text_next(&text)) != 0;)
        html_put_letter(out, letter);
}
