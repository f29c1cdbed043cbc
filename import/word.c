/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/word.h"

#include <string.h>

/* Longer words are not compared letter by letter. */
enum { WORD_MAX = 40, COMPARED_MAX = 4 * WORD_MAX };

/* Lower case of a letter or digit, the byte itself beyond ASCII, 0 for the rest. */
static char plain(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
    return (char)(kept ? c : '\0');
}

bool word_same(const char *a, size_t length_a, const char *b, size_t length_b)
{
    const char *end_a = a + length_a, *end_b = b + length_b;
    bool any = false;

    for (;;) {
        while (a < end_a && !plain(*a))
            a++;
        while (b < end_b && !plain(*b))
            b++;
        if (a == end_a || b == end_b)
            return any && a == end_a && b == end_b;
        if (plain(*a++) != plain(*b++))
            return false;
        any = true;
    }
}

bool word_next(const char **list, char separator, const char **part, size_t *length)
{
    const char *end;

    if (!*list || !**list)
        return false;
    end = strchr(*list, separator);
    *part = *list;
    *length = end ? (size_t)(end - *list) : strlen(*list);
    *list = end ? end + 1 : *list + *length;
    return true;
}

/* The canonical spelling ends at the first '=' of its part. */
static size_t canonical_length(const char *part, size_t length)
{
    const char *equals = memchr(part, '=', length);

    return equals ? (size_t)(equals - part) : length;
}

static bool part_has(const char *part, size_t length, const char *text, size_t text_length)
{
    for (;;) {
        size_t spelling = canonical_length(part, length);
        if (word_same(part, spelling, text, text_length))
            return true;
        if (spelling == length)
            return false;
        part += spelling + 1;
        length -= spelling + 1;
    }
}

int words_find(const char *words, const char *text, size_t text_length, const char **word,
               size_t *length)
{
    const char *part;
    size_t part_length;

    for (int place = 0; word_next(&words, '|', &part, &part_length); place++) {
        if (!part_has(part, part_length, text, text_length))
            continue;
        *word = part;
        *length = canonical_length(part, part_length);
        return place;
    }
    return -1;
}

static int make_plain(char *to, const char *text, size_t length)
{
    int n = 0;

    for (size_t i = 0; i < length && n < WORD_MAX; i++) {
        if (plain(text[i]))
            to[n++] = plain(text[i]);
    }
    return n;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: a swap of neighbours is one slip. */
int word_slips(const char *a, size_t length_a, const char *b, size_t length_b, int most)
{
    char x[WORD_MAX], y[WORD_MAX];
    int rows[3][WORD_MAX + 1];
    int n = make_plain(x, a, length_a), m = make_plain(y, b, length_b);

    if (n - m > most || m - n > most || length_a > COMPARED_MAX || length_b > COMPARED_MAX)
        return most + 1;
    for (int j = 0; j <= m; j++)
        rows[0][j] = j;
    for (int i = 1; i <= n; i++) {
        int *row = rows[i % 3], *above = rows[(i + 2) % 3], *over = rows[(i + 1) % 3];
        row[0] = i;
        for (int j = 1; j <= m; j++) {
            row[j] = above[j - 1] + (x[i - 1] != y[j - 1]);
            row[j] = smaller(row[j], smaller(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                row[j] = smaller(row[j], over[j - 2] + 1);
        }
    }
    return smaller(rows[n % 3][m], most + 1);
}

/* Typing errors seldom hit the first letter, but "leader" is no reader; a swap
 * of the first two is one. */
static bool same_start(const char *a, size_t length_a, const char *b, size_t length_b)
{
    char x[WORD_MAX], y[WORD_MAX];
    int n = make_plain(x, a, length_a), m = make_plain(y, b, length_b);

    return n > 1 && m > 1 && (x[0] == y[0] || (x[0] == y[1] && x[1] == y[0]));
}

bool word_nearest(const char *words, const char *text, size_t text_length, const char **word,
                  size_t *length)
{
    const char *part;
    size_t part_length;
    int best = 3;

    while (word_next(&words, '|', &part, &part_length)) {
        size_t spelling = canonical_length(part, part_length);
        int most = spelling < 4 ? 0 : spelling < 8 ? 1 : 2;
        int slips = word_slips(part, spelling, text, text_length, most);
        if (slips > most || slips >= best || !same_start(part, spelling, text, text_length))
            continue;
        best = slips;
        *word = part;
        *length = spelling;
    }
    return best < 3;
}
