/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/intake/preview.h - what an import does to what was seated and told.
 *
 * Compares the season before with the one after and says so in sentences: whose
 * seat, which duty.  Staff by name and code, pupils by code. */
#ifndef SCHEDULER_INTAKE_PREVIEW_H
#define SCHEDULER_INTAKE_PREVIEW_H

#include "scheduler/intake/build.h"
#include "scheduler/intake/intake.h"

struct preview {
    struct build *build;
    const struct season *before, *after;
    struct arena *arena;
    int64_t now_at;
    const char **list; /* sentences */
    int count, room;
};

void preview_consequences(struct build *build, struct intake *intake);
void preview_removals(struct build *build, struct intake *intake);

void preview_say(struct preview *preview, const char *format, ...) PRINTF_LIKE(2, 3);
/* Row after of a row before; -1: gone. */
int preview_moved(const struct preview *preview, const char *kind, int before);
const char *preview_person(const struct preview *preview, int before); /* "Anna Berg (AB)" */

/* Duties that people were told, and those only planned, that some work rests on. */
struct resting {
    int seats, published, planned;
};
bool resting_any(const struct resting *resting);
/* "31 seats and 4 published duties"; planned ones are told when none is published. */
const char *resting_text(const struct preview *preview, const struct resting *resting);
/* Counts the duties still to come for which rests() says yes. */
typedef bool duty_rests_fn(const struct preview *preview, const struct assignment *duty,
                           const void *what);
void resting_duties(const struct preview *preview, duty_rests_fn *rests, const void *what,
                    struct resting *resting);

/* preview_seats.c, preview_people.c, preview_school.c */
void preview_pupils(struct preview *preview);
void preview_entries(struct preview *preview);
void preview_papers(struct preview *preview);
void preview_clock(struct preview *preview);
void preview_arrangements(struct preview *preview);
void preview_leavers(struct preview *preview);
void preview_hours(struct preview *preview);
void preview_absences(struct preview *preview);
void preview_skills(struct preview *preview);
void preview_rooms(struct preview *preview);
void preview_closures(struct preview *preview);
void preview_work(struct preview *preview);

#endif
