/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of hours that are about one day. */
#include "scheduler/recount/recount_week.h"

enum { DAY_MIN = 1440 };

int64_t week_day_of(const struct recounting *r, int offer)
{
    return r->problem->slots[r->problem->offers[offer].slot].starts_at / DAY_MIN;
}

const struct day_rooms *day_loads_find(const struct day_loads *loads, int person, int64_t day)
{
    for (int i = 0; i < loads->n_days; i++)
        if (loads->days[i].person == person && loads->days[i].day == day)
            return &loads->days[i];
    return NULL;
}

/* Does the row hold choices of that day only? */
static bool is_of_day(const struct recounting *r, const struct claim *claim, const struct row *row,
                      int64_t day)
{
    for (int k = 0; k < row->n; k++)
        if (week_day_of(r, row_column(claim, row, k)->number) != day)
            return false;
    return row->n > 0;
}

static struct day_rooms *place_for(struct day_loads *loads, int person, int64_t day)
{
    int i = 0;

    while (i < loads->n_days && (loads->days[i].person != person || loads->days[i].day != day))
        i++;
    if (i == loads->n_days)
        loads->days[loads->n_days++] = (struct day_rooms){.person = person, .day = day};
    return &loads->days[i];
}

void day_loads_make(struct day_loads *loads, const struct recounting *r, const struct claim *claim,
                    const int *owner, struct arena *arena)
{
    loads->days = arena_new(arena, struct day_rooms, claim->n_hours + 1);
    loads->is_day = arena_new(arena, bool, claim->n_hours + 1);
    loads->load = arena_alloc(arena, (size_t)claim->n_columns + 1, sizeof *loads->load);
    for (int i = 0; i < claim->n_hours; i++) {
        const struct row *row = &claim->rows[claim->hours[i]];

        if (owner[i] < 0 || row->n == 0)
            continue;
        int64_t day = week_day_of(r, row_column(claim, row, 0)->number);

        if (!is_of_day(r, claim, row, day))
            continue;
        struct day_rooms *rooms = place_for(loads, owner[i], day);

        loads->is_day[i] = true;
        if (rooms->n == DAY_ROWS) /* more of them are forgotten: that only allows more */
            continue;
        for (int k = 0; k < row->n; k++) {
            const struct term *term = &claim->terms[row->first + k];

            loads->load[term->column][rooms->n] = term->factor;
        }
        rooms->room[rooms->n++] = row->high;
    }
}
