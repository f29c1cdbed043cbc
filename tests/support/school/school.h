/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/school/school.h - invented schools of the three shapes of an English
 * season, from a seed: alternative provision, 1,200 pupils, 2,000 pupils; and
 * small random ones for property tests.  Same shape and seed, same bytes.
 */
#ifndef TESTS_SUPPORT_SCHOOL_H
#define TESTS_SUPPORT_SCHOOL_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct shape {
    const char *name;                           /* "ap" "1200" "2000" "tiny" "entries" */
    int sites, pupils, year_11, year_10, sixth; /* on roll; candidates of each year */
    int papers, papers_each, sixth_papers_each; /* distinct; entries of one candidate */
    int exam_days;
    int halls, hall_seats, classrooms, small_rooms, it_rooms;
    int teachers, support_staff, invigilators; /* support: mentors and assistants */
    int class_size, periods;                   /* lessons a day */
    int sessions_per_mentor;                   /* caseload */
    int pct_extra, pct_rest, pct_reader, pct_shared_reader, pct_device, pct_scribe, pct_prompter,
        pct_alone;
    int absences_a_day;
    int pct_trained; /* of teachers and support staff */
};

extern const struct shape shapes[];               /* last row has name == NULL */
const struct shape *shape_find(const char *name); /* NULL: none */

/* Writes the school folder (must exist).  tight: fewer adults.  False: a file could not be written.
 */
bool school_write(const char *folder, const struct shape *shape, uint64_t seed, bool tight);

struct random {
    uint64_t state;
};
uint64_t random_next(struct random *random);
int random_below(struct random *random, int limit); /* 0 .. limit - 1 */
bool random_chance(struct random *random, int percent);

#endif
