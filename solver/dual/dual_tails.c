/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the rest of a day may come to at best: no way of the day that would be dearer is followed.
 * Where somebody's hours of a day are what keeps them from doing everything, that is only seen with
 * what is left of them (bounds of a shortest path with a resource: Irnich, Desaulniers 2005). */
#include "solver/dual/dual_week.h"

#include <stddef.h>
#include <string.h>

enum { SUMMED = 4 }; /* such numbers take as long as one comparison */

static void choose_row(struct dual_tails *tails, const struct dual_day *day, bool by_row)
{
    int room = 0;

    tails->row = -1;
    for (int i = 0; i < day->n_rows && by_row; i++) {
        if (tails->row >= 0 && day->room[i] <= room)
            continue;
        tails->row = i;
        room = day->room[i];
    }
    tails->grid = room / TAIL_STEPS + 1;
    tails->width = room / tails->grid + 1;
}

/* Amounts are rounded down, which only relaxes. */
void dual_tails_find(const struct dual *dual, struct week_scratch *scratch,
                     const struct dual_day *day, bool by_row)
{
    const struct dual_week *week = dual->week;
    struct dual_tails *tails = &scratch->tails;
    int n = day->end - day->first;

    choose_row(tails, day, by_row);
    ptrdiff_t width = tails->width;

    memset(tails->least + n * width, 0, (size_t)width * sizeof *tails->least);
    for (int i = n - 1; i >= 0; i--) {
        int link = week->by_start[day->first + i];
        int amount = tails->row < 0 ? 0 : week->load[link][tails->row] / tails->grid;
        double cost = week->cost[link], *to = tails->least + i * width;
        const double *then = tails->least + (week->later[link] - day->first) * width;

        memcpy(to, to + width, (size_t)width * sizeof *to);
        for (ptrdiff_t m = amount; m < width && cost < 0; m++) {
            double with = cost + then[m - amount];

            to[m] = with < to[m] ? with : to[m];
        }
    }
    if (tails->row >= 0)
        scratch->n_cells += n * width / SUMMED;
    tails->whole = tails->least[width - 1];
}

double dual_tail_of(const struct dual_tails *tails, const struct dual_day *day, int place,
                    const int *load)
{
    int left = tails->row < 0 ? 0 : (day->room[tails->row] - load[tails->row]) / tails->grid;

    return tails->least[(ptrdiff_t)(place - day->first) * tails->width + left];
}
