/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/wrap.h"

#include "export/text.h"

static bool is_space(uint32_t letter)
{
    return letter == ' ' || letter == '\n';
}

/* Where the first letter stands that is no space; *end: nothing but spaces is left. */
static const char *skip_spaces(const char *text, bool *end)
{
    for (;;) {
        const char *at = text;
        uint32_t letter = text_next(&text);

        if (!is_space(letter)) {
            *end = letter == 0;
            return at;
        }
    }
}

bool wrap_next(const char **rest, int width, struct wrap_line *line)
{
    bool end = *rest == NULL;
    const char *at = end ? "" : skip_spaces(*rest, &end);
    const char *gap = NULL; /* the last spaces that a line may end before */
    int columns = 0, gap_columns = 0;
    bool in_gap = false;

    if (end)
        return false;
    line->from = at;
    for (;;) {
        const char *letter_at = at;
        uint32_t letter = text_next(&at);
        int wide = letter ? text_width(is_space(letter) ? ' ' : letter) : 0;

        if (letter == 0 || (columns + wide > width && columns > 0 && !is_space(letter))) {
            bool cut = in_gap || (letter != 0 && gap != NULL);
            line->until = cut ? gap : letter_at;
            line->columns = cut ? gap_columns : columns;
            *rest = line->until;
            return true;
        }
        if (is_space(letter) && !in_gap) {
            gap = letter_at;
            gap_columns = columns;
        }
        in_gap = is_space(letter);
        columns += wide;
    }
}

void wrap_put(FILE *out, const struct wrap_line *line)
{
    for (const char *at = line->from; at < line->until;) {
        uint32_t letter = text_next(&at);
        if (letter == 0)
            return;
        text_put(out, letter == '\n' ? ' ' : letter);
    }
}
