/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/model/season.h"

#include <stddef.h>

const struct lesson_choice *season_choice(const struct season *season, int lesson, int64_t day)
{
    for (int i = 0; i < season->n_lesson_choices; i++) {
        const struct lesson_choice *choice = &season->lesson_choices[i];
        if (choice->lesson == lesson && choice->date == day)
            return choice;
    }
    return NULL;
}

int season_lesson_room(const struct season *season, int lesson, int64_t day)
{
    const struct lesson_choice *choice = season_choice(season, lesson, day);

    return choice && choice->room >= 0 ? choice->room : season->lessons[lesson].room;
}
