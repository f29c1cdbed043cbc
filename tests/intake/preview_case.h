/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/intake/preview_case.h - a small school with a plan, for imports that change it. */
#ifndef TESTS_PREVIEW_CASE_H
#define TESTS_PREVIEW_CASE_H

#include "tests/support/school_files.h"

static const struct school_file good[] = {SCHOOL_GOOD, {NULL, NULL}};
static const struct season empty;

static inline int64_t at(int month, int day, int hour, int minute)
{
    return day_make(2027, month, day) * DAY_MIN + (int64_t)hour * 60 + minute;
}

/* Rows of the good school: pupils P001 P002 P003, papers ENG1 MAT1, rooms H1 HALL S1,
 * staff AB CD EF, entries P001/ENG1 P001/MAT1 P002/ENG1 P003/MAT1. */
enum { AB, CD, EF };
enum { H1, HALL, S1 };

static struct sitting seats[4];
static struct assignment told[4], planned[1];
static struct version versions[1];
static struct version_change changes[1];

static inline void seat_everyone(struct season *season)
{
    static const struct {
        int entry, room, desk, day;
    } rows[] = {{0, HALL, 12, 17}, {1, HALL, 3, 19}, {2, HALL, 13, 17}, {3, H1, 1, 19}};

    for (int i = 0; i < 4; i++) {
        seats[i] = (struct sitting){.id = i + 1,
                                    .entry = rows[i].entry,
                                    .room = rows[i].room,
                                    .desk = rows[i].desk,
                                    .starts_at = at(5, rows[i].day, 9, 0),
                                    .ends_at = at(5, rows[i].day, 10, 45),
                                    .release_at = at(5, rows[i].day, 10, 45),
                                    .group_paper = season->entries[rows[i].entry].paper,
                                    .note = ""};
    }
    season->seating = seats;
    season->n_seating = 4;
}

static inline struct assignment duty(int staff, const char *kind, const char *key, int day,
                                     int room)
{
    return (struct assignment){.id = day,
                               .key = key,
                               .kind = kind,
                               .staff = staff,
                               .starts_at = at(5, day, 8, 45),
                               .ends_at = at(5, day, 11, 0),
                               .room = room,
                               .site = -1,
                               .title = "Exam duty"};
}

static inline void tell_duties(struct season *season)
{
    told[0] = duty(AB, "reader", "S27:reader:ENG1:P001", 17, HALL);
    told[1] = duty(EF, "invigilator", "S27:invigilator:ENG1:g1:1", 17, HALL);
    told[2] = duty(EF, "invigilator", "S27:invigilator:MAT1:g1:1", 19, HALL);
    told[3] = duty(AB, "gate_duty", "GATE:2027-05-21", 21, -1);
    planned[0] = duty(CD, "cover", "11MA:2027-05-18:1", 18, S1);
    versions[0] = (struct version){.id = 1, .version = 1, .who = "x", .note = "", .hash = ""};
    changes[0] = (struct version_change){.id = 1,
                                         .version = 0,
                                         .staff = AB,
                                         .key = "S27:reader:ENG1:P001",
                                         .kind = "reader",
                                         .title = "Exam duty",
                                         .room = HALL,
                                         .site = -1};
    season->published = told;
    season->n_published = 4;
    season->draft = planned;
    season->n_draft = 1;
    season->versions = versions;
    season->n_versions = 1;
    season->version_changes = changes;
    season->n_version_changes = 1;
}

/* The good school with everyone seated and told. */
static inline struct taken planned_school(void)
{
    struct taken taken = school_take(&empty, good, TAKE_FOLDER, false);

    assert_true(taken.ok);
    for (int i = 0; i < taken.intake.after.n_pupils; i++)
        assert_int_equal(taken.intake.after.pupils[i].id, 0);
    seat_everyone(&taken.intake.after);
    tell_duties(&taken.intake.after);
    return taken;
}

#define PUPILS "pupil,name,candidate_number,site,key_worker\n"
#define STAFF  "staff,name,role,site,sites,hours_per_week\n"
#define HOURS  "staff,weekday,start,end\nCD,Mon;Tue;Wed;Thu;Fri,08:30,15:30\n"

#endif
