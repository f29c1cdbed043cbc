/* SPDX-License-Identifier: GPL-3.0-or-later
 * As many seats of a moment filled as can be. */
#include <string.h>

#include "scheduler/base/sort.h"
#include "scheduler/report/forecast/forecast.h"

/* An augmenting path from one seat over people of this kind and better. */
static bool match(struct matching *matching, int seat, int kind)
{
    int n_people = matching->n_people;
    const unsigned char *row = matching->may + (size_t)seat * (size_t)n_people;

    for (int p = 0; p < n_people; p++) {
        if (!row[p] || row[p] > kind || matching->seen[p])
            continue;
        matching->seen[p] = true;
        if (matching->seat_of[p] < 0 || match(matching, matching->seat_of[p], kind)) {
            matching->seat_of[p] = seat;
            matching->holder[seat] = p;
            return true;
        }
    }
    return false;
}

static int row_size(const struct matching *matching, int seat)
{
    int n_people = matching->n_people, size = 0;

    for (int p = 0; p < n_people; p++)
        size += matching->may[(size_t)seat * (size_t)n_people + (size_t)p] != 0;
    return size;
}

struct choice {
    int seat, people;
    bool helps; /* beside a candidate: harder to hire than an invigilator */
};

static int by_people(const void *left, const void *right, const void *context)
{
    const struct choice *a = left, *b = right;

    (void)context;
    if (a->people != b->people)
        return a->people - b->people;
    return a->helps != b->helps ? b->helps - a->helps : a->seat - b->seat;
}

/* Seats that few can fill come first, so that what is left over is what is easiest to hire; the
 * first round takes only people who are free. */
int matching_run(struct matching *matching, struct arena *arena)
{
    int n_people = matching->n_people, missing = matching->n_seats;
    struct choice *order = arena_new(arena, struct choice, matching->n_seats + 1);

    for (int p = 0; p < n_people; p++)
        matching->seat_of[p] = -1;
    for (int s = 0; s < matching->n_seats; s++) {
        matching->holder[s] = -1;
        order[s] = (struct choice){s, row_size(matching, s), matching->helps[s]};
    }
    sort_rows(order, (size_t)matching->n_seats, sizeof *order, by_people, NULL);
    for (int kind = 1; kind <= 2; kind++) {
        for (int i = 0; i < matching->n_seats; i++) {
            if (matching->holder[order[i].seat] >= 0)
                continue;
            memset(matching->seen, 0, (size_t)n_people * sizeof *matching->seen);
            missing -= match(matching, order[i].seat, kind);
        }
    }
    return missing;
}

int matching_leaving(const struct matching *matching)
{
    int n_people = matching->n_people, count = 0;

    for (int s = 0; s < matching->n_seats; s++)
        count += matching->holder[s] >= 0 &&
                 matching->may[(size_t)s * (size_t)n_people + (size_t)matching->holder[s]] == 2;
    return count;
}
