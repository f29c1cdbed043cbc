/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rows of a referral. */
#include "scheduler/office/refer/refer_part.h"

#include <string.h>

const char *refer_code(const struct refer_finder *finder, const char *what)
{
    return arena_text(finder->office->arena, "%s-%s",
                      finder->office->season.pupils[finder->ask->pupil].pupil, what);
}

struct caseload refer_session(const struct refer_finder *finder, const char *code, int mentor)
{
    return (struct caseload){.session = code,
                             .mentor = mentor,
                             .staff_wish = WISH_PREFER,
                             .minutes = finder->ask->minutes,
                             .per_week = 1,
                             .earliest = -1,
                             .latest = -1,
                             .place = "",
                             .adults = 1,
                             .title = "",
                             .from = -1,
                             .until = -1};
}

/* Adds sessions of the pupil at the end; order is put right when they are stored. */
void refer_add(const struct refer_finder *finder, const struct caseload *rows, int n,
               struct season *season)
{
    struct arena *arena = finder->office->arena;
    struct caseload *list = arena_new(arena, struct caseload, season->n_caseload + n + 1);
    struct caseload_pupil *pupils =
        arena_new(arena, struct caseload_pupil, season->n_caseload_pupils + n + 1);

    for (int i = 0; i < season->n_caseload; i++)
        list[i] = season->caseload[i];
    for (int i = 0; i < season->n_caseload_pupils; i++)
        pupils[i] = season->caseload_pupils[i];
    for (int i = 0; i < n; i++) {
        pupils[season->n_caseload_pupils++] =
            (struct caseload_pupil){.session = season->n_caseload, .pupil = finder->ask->pupil};
        list[season->n_caseload++] = rows[i];
    }
    season->caseload = list;
    season->caseload_pupils = pupils;
}
