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

/* By no row: one number for each place. */
static void find_plain(const struct dual_week *week, const struct dual_day *day, double *least)
{
    int n = day->end - day->first;

    least[n] = 0;
    for (int i = n - 1; i >= 0; i--) {
        int link = week->by_start[day->first + i];
        double cost = week->cost[link], to = least[i + 1];

        if (cost < 0) {
            double with = cost + least[week->later[link] - day->first];

            to = with < to ? with : to;
        }
        least[i] = to;
    }
}

/* Amounts are rounded down, which only relaxes. */
static void find_by_row(const struct dual_week *week, const struct dual_day *day,
                        const struct dual_tails *tails)
{
    int n = day->end - day->first;
    ptrdiff_t width = tails->width;

    memset(tails->least + n * width, 0, (size_t)width * sizeof *tails->least);
    for (int i = n - 1; i >= 0; i--) {
        int link = week->by_start[day->first + i];
        int amount = week->load[link][tails->row] / tails->grid;
        double cost = week->cost[link], *to = tails->least + i * width;
        const double *then = tails->least + (week->later[link] - day->first) * width;

        memcpy(to, to + width, (size_t)width * sizeof *to);
        for (ptrdiff_t m = amount; m < width && cost < 0; m++) {
            double with = cost + then[m - amount];

            to[m] = with < to[m] ? with : to[m];
        }
    }
}

void dual_tails_find(const struct dual *dual, struct week_scratch *scratch,
                     const struct dual_day *day, bool by_row)
{
    struct dual_tails *tails = &scratch->tails;

    choose_row(tails, day, by_row);
    if (tails->row < 0) {
        find_plain(dual->week, day, tails->least);
    } else {
        find_by_row(dual->week, day, tails);
        scratch->n_cells += (int64_t)(day->end - day->first) * tails->width / SUMMED;
    }
    tails->whole = tails->least[tails->width - 1];
}
