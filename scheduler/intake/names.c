/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/intake/names.h"

#include <string.h>

#include "scheduler/intake/key.h"

enum name_sort { NAME_CODE, NAME_CANDIDATE, NAME_NAME, N_NAME_SORTS };

struct name {
    const char *text;
    int row, next;
    enum name_sort sort;
};

static const struct kind_column *code_column(const struct kind *kind)
{
    struct key key;

    key_make(&key, kind);
    return key.count && key.columns[0]->type == COLUMN_TEXT ? key.columns[0] : NULL;
}

static void put(struct names *names, const struct kind_column *column, int row, enum name_sort sort)
{
    const char *text =
        column_text(column, (const char *)names->rows + (size_t)row * names->kind->size);
    size_t head = (size_t)text_hash(text) & names->mask;

    if (!*text)
        return;
    names->items[names->count] =
        (struct name){.text = text, .row = row, .next = names->heads[head], .sort = sort};
    names->heads[head] = ++names->count;
}

void names_make(struct names *names, const struct kind *kind, const void *rows, int n_rows,
                struct arena *arena)
{
    const struct kind_column *columns[N_NAME_SORTS] = {
        [NAME_CODE] = code_column(kind),
        [NAME_CANDIDATE] = kind_column_find(kind, "candidate_number"),
        [NAME_NAME] = kind_column_find(kind, strcmp(kind->name, "papers") == 0 ? "title" : "name"),
    };
    size_t size = 16;

    while (size < (size_t)n_rows * 4)
        size *= 2;
    *names = (struct names){.kind = kind,
                            .rows = rows,
                            .n_rows = n_rows,
                            .items = arena_new(arena, struct name, n_rows * N_NAME_SORTS + 1),
                            .heads = arena_new(arena, int, size),
                            .mask = size - 1};
    /* A centre number is nobody's name: sites are known by code and name only. */
    if (strcmp(kind->name, "pupils") != 0)
        columns[NAME_CANDIDATE] = NULL;
    for (int sort = 0; sort < N_NAME_SORTS; sort++) {
        for (int row = n_rows - 1; row >= 0 && columns[sort]; row--)
            put(names, columns[sort], row, (enum name_sort)sort);
    }
}

static int folded(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

bool text_same_case(const char *left, const char *right)
{
    while (*left && folded(*left) == folded(*right)) {
        left++;
        right++;
    }
    return folded(*left) == folded(*right);
}

struct tally { /* rows a text fits, by how well */
    int rows[N_NAME_SORTS][2], counts[N_NAME_SORTS][2];
};

static bool wrong_series(const struct names *names, int row, int series)
{
    if (series < 0 || strcmp(names->kind->name, "papers") != 0)
        return false;
    return ((const struct paper *)names->rows)[row].series != series;
}

static void count_hits(const struct names *names, const char *text, int series, struct tally *tally)
{
    for (int at = names->heads[(size_t)text_hash(text) & names->mask]; at;) {
        const struct name *name = &names->items[at - 1];
        at = name->next;
        if (!text_same_case(name->text, text) || wrong_series(names, name->row, series))
            continue;
        int fold = strcmp(name->text, text) != 0;
        if (tally->counts[name->sort][fold]++ == 0)
            tally->rows[name->sort][fold] = name->row;
    }
}

static struct found best_hit(const struct names *names, const char *text, int series)
{
    struct tally tally = {0};
    bool many = false;

    count_hits(names, text, series, &tally);
    for (int fold = 0; fold < 2; fold++) {
        for (int sort = 0; sort < N_NAME_SORTS; sort++) {
            if (tally.counts[sort][fold] == 1)
                return (struct found){fold ? FOUND_CASE : FOUND_EXACT, tally.rows[sort][fold]};
            many = many || tally.counts[sort][fold] > 1;
        }
    }
    return (struct found){many ? FOUND_MANY : FOUND_NONE, -1};
}

/* The number with its zeros back, or "" when text is no short number. */
static void pad(const char *text, char padded[5])
{
    size_t length = strlen(text);

    padded[0] = '\0';
    if (length == 0 || length >= 4 || strspn(text, "0123456789") != length)
        return;
    memset(padded, '0', 4);
    memcpy(padded + 4 - length, text, length);
    padded[4] = '\0';
}

struct found names_find(const struct names *names, const char *text, int series)
{
    struct found found = best_hit(names, text, series);
    char padded[5];

    if (found.how != FOUND_NONE)
        return found;
    pad(text, padded);
    if (padded[0] && strcmp(names->kind->name, "pupils") == 0) {
        found = best_hit(names, padded, -1);
        if (found.how == FOUND_EXACT)
            found.how = FOUND_PADDED;
    }
    return found;
}

const char *names_code(const struct names *names, int row)
{
    const struct kind_column *column = code_column(names->kind);

    return column ? column_text(column, (const char *)names->rows + (size_t)row * names->kind->size)
                  : "";
}

enum { DISTANCE_TEXT_MAX = 63 };

int text_distance(const char *left, const char *right, int limit)
{
    int above[DISTANCE_TEXT_MAX + 1];
    size_t n = strlen(left), m = strlen(right);

    if (n > DISTANCE_TEXT_MAX || m > DISTANCE_TEXT_MAX)
        return limit + 1;
    for (size_t j = 0; j <= m; j++)
        above[j] = (int)j;
    for (size_t i = 1; i <= n; i++) {
        int corner = above[0];
        above[0] = (int)i;
        for (size_t j = 1; j <= m; j++) {
            int swap = corner + (folded(left[i - 1]) != folded(right[j - 1]));
            corner = above[j];
            int step = (above[j] < above[j - 1] ? above[j] : above[j - 1]) + 1;
            above[j] = swap < step ? swap : step;
        }
    }
    return above[m] > limit ? limit + 1 : above[m];
}

const char *names_nearest(const struct names *names, const char *text)
{
    int limit = strlen(text) <= 3 ? 1 : 2, best = limit + 1;
    const char *nearest = "";

    for (int row = 0; row < names->n_rows; row++) {
        const char *code = names_code(names, row);
        int distance = text_distance(text, code, limit);
        if (distance < best && *code) {
            best = distance;
            nearest = code;
        }
    }
    return nearest;
}
