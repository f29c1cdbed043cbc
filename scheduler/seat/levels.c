/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was proven of the days, as the levels of a seating. */
#include "scheduler/seat/packing.h"

void proven_sum(struct proven *sum, const struct proven *day)
{
    for (int i = 0; i < SEAT_LEVELS; i++) {
        sum->first[i] += day->first[i];
        sum->value[i] += day->value[i];
        sum->bound[i] += day->bound[i];
        sum->proof[i] = day->proof[i] > sum->proof[i] ? day->proof[i] : sum->proof[i];
    }
}

/* Those whom no room would help (no date, no time left) stay out of what is proven. */
void levels_tell(const struct proven *proven, struct seating *seating)
{
    static const struct {
        const char *name, *unit;
    } names[SEAT_LEVELS] = {{"seated", "candidates"}, {"supply", "adult quarter hours"},
                            {"adults", "adults"},     {"lessons", "rooms"},
                            {"moves", "candidates"},  {"kind", "points"}};

    for (int i = 0; i < SEAT_LEVELS; i++) {
        struct seat_level *level = &seating->levels[i];
        *level = (struct seat_level){.name = names[i].name,
                                     .unit = names[i].unit,
                                     .value = proven->value[i],
                                     .bound = proven->bound[i],
                                     .first = proven->first[i]};
        if (i == SEAT_SEATED) {
            level->value = seating->n_unseated;
            level->first += seating->n_unseated - proven->value[i];
            level->bound += seating->n_unseated - proven->value[i];
            level->bound = level->bound > 0 ? level->bound : 0;
        }
        level->optimal = level->bound == level->value;
        level->proof = level->optimal ? proven->proof[i] : SEAT_BY_NONE;
    }
}
