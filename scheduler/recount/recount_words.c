/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text of a certificate, word by word.  Foreign bytes. */
#include <string.h>

#include "scheduler/recount/recount_words.h"

bool reader_wrong(struct reader *reader, const char *what)
{
    return fault_set(reader->fault, FAULT_INPUT, "line %d: %s", reader->line, what);
}

/* The line's next word; "" at its end. */
bool reader_word(struct reader *reader)
{
    int c = ' ', n = 0;

    reader->word[0] = '\0';
    if (reader->line_ended)
        return true;
    while (c == ' ')
        c = getc(reader->file);
    for (; c != ' ' && c != '\n' && c != EOF; c = getc(reader->file)) {
        if (n + 1 == WORD_MAX || c < '!' || c > '~')
            return reader_wrong(reader, "this is no word of a certificate");
        reader->word[n++] = (char)c;
    }
    reader->word[n] = '\0';
    reader->line_ended = c != ' ';
    return true;
}

/* The word as a number. */
static bool read_number(struct reader *reader, int64_t low, int64_t high, int64_t *number)
{
    const char *at = reader->word + (reader->word[0] == '-');
    int64_t value = 0;

    if (!*at || strlen(at) > 18 || strspn(at, "0123456789") != strlen(at))
        return reader_wrong(reader, "a number is wanted here");
    for (; *at; at++)
        value = 10 * value + (*at - '0');
    value = reader->word[0] == '-' ? -value : value;
    if (value < low || value > high)
        return reader_wrong(reader, "a number is out of its range");
    *number = value;
    return true;
}

bool reader_number(struct reader *reader, int64_t low, int64_t high, int64_t *number)
{
    return reader_word(reader) && read_number(reader, low, high, number);
}

bool reader_index(struct reader *reader, int below, int *number)
{
    int64_t value;

    if (!reader_number(reader, 0, (int64_t)below - 1, &value))
        return false;
    *number = (int)value;
    return true;
}

bool reader_side(struct reader *reader, int64_t none, int64_t *side)
{
    static const int64_t most = INT64_C(100000000000000000);

    if (!reader_word(reader))
        return false;
    if (strcmp(reader->word, "-") != 0)
        return read_number(reader, -most, most, side);
    *side = none;
    return true;
}

bool reader_end(struct reader *reader)
{
    if (!reader->line_ended && (!reader_word(reader) || reader->word[0] || !reader->line_ended))
        return reader_wrong(reader, "there is more than belongs here");
    return true;
}
