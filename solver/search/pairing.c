/* SPDX-License-Identifier: GPL-3.0-or-later
 * The Hungarian method: one row after the other, each by a shortest path of
 * changes (Kuhn; Jonker, Volgenant 1987).  Row and column 0 stand for none. */
#include "solver/search/pairing.h"

#include <string.h>

/* Lowers what the columns not reached yet still cost from here; the least of them. */
static int look_from(struct pairing *pairing, int column)
{
    int row = pairing->row[column], next = 0;
    const pairing_cost *cost = pairing->cost + (int64_t)(row - 1) * pairing->n_columns;
    pairing_cost most = PAIRING_NEVER * 2;

    for (int j = 1; j <= pairing->n_columns; j++) {
        if (pairing->reached[j])
            continue;
        pairing_cost left = cost[j - 1] - pairing->of_row[row] - pairing->of_column[j];

        if (left < pairing->least[j]) {
            pairing->least[j] = left;
            pairing->previous[j] = column;
        }
        if (pairing->least[j] < most) {
            most = pairing->least[j];
            next = j;
        }
    }
    pairing->steps += pairing->n_columns;
    return next;
}

static void move_prices(struct pairing *pairing, pairing_cost by)
{
    for (int j = 0; j <= pairing->n_columns; j++) {
        if (pairing->reached[j]) {
            pairing->of_row[pairing->row[j]] += by;
            pairing->of_column[j] -= by;
        } else {
            pairing->least[j] -= by;
        }
    }
}

static void add_row(struct pairing *pairing, int row)
{
    int at = 0;

    pairing->row[0] = row;
    for (int j = 0; j <= pairing->n_columns; j++) {
        pairing->least[j] = PAIRING_NEVER * 2;
        pairing->reached[j] = false;
    }
    do {
        pairing->reached[at] = true;
        int next = look_from(pairing, at);

        move_prices(pairing, pairing->least[next]);
        at = next;
    } while (pairing->row[at]);
    while (at) {
        int before = pairing->previous[at];

        pairing->row[at] = pairing->row[before];
        at = before;
    }
}

void pairing_solve(struct pairing *pairing)
{
    for (int j = 0; j <= pairing->n_columns; j++) {
        pairing->row[j] = 0;
        pairing->of_column[j] = 0;
    }
    for (int i = 0; i <= pairing->n_rows; i++)
        pairing->of_row[i] = 0;
    for (int i = 1; i <= pairing->n_rows; i++)
        add_row(pairing, i);
    for (int j = 1; j <= pairing->n_columns; j++)
        if (pairing->row[j])
            pairing->column[pairing->row[j] - 1] = j - 1;
}
