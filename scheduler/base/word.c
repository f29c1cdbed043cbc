/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/word.h"

#include <string.h>

enum { WORD_MAX = 40 }; /* letters that are compared */

int word_distance(const char *a, const char *b)
{
    int before[WORD_MAX + 1], row[WORD_MAX + 1], next[WORD_MAX + 1];
    int n = (int)strnlen(a, WORD_MAX), m = (int)strnlen(b, WORD_MAX);

    memset(before, 0, sizeof before);
    for (int j = 0; j <= m; j++)
        row[j] = j;
    for (int i = 1; i <= n; i++) {
        next[0] = i;
        for (int j = 1; j <= m; j++) {
            int best = row[j - 1] + (a[i - 1] != b[j - 1]);
            best = row[j] + 1 < best ? row[j] + 1 : best;
            best = next[j - 1] + 1 < best ? next[j - 1] + 1 : best;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            next[j] = best;
        }
        memcpy(before, row, sizeof row);
        memcpy(row, next, sizeof row);
    }
    return row[m];
}
