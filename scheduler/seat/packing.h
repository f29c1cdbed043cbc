/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/packing.h - seating of one session as an integer program.
 *
 *   part.c          a day -> parts that have nothing to do with each other
 *   tally.c         what a seating costs, level by level: the judge of plans
 *   supply.c        free trained adults, quarter by quarter
 *   packing.c       candidates alike -> groups
 *   packing_classes.c rooms alike -> classes, coarse or fine
 *   packing_cells.c who may fill a room with whom: columns and rows
 *   packing_rows.c  inside a cell: seats, invigilators, helpers, computers
 *   packing_bind.c  between cells: rooms, things, pairs; also packing_rounds.c, packing_stay.c,
 *                   packing_supply.c, packing_wanted.c, packing_tight.c
 *   packing_sums.c  numbers that are whole beside the columns: branched on first
 *   packing_read.c  values -> rooms and candidates, checked by room.c; packing_sit.c: in a cell
 *   improve.c       level by level; improve_level.c: bound, plan, proof of one; improve_plan.c
 *
 * A *group* are candidates for whom everything is alike; a *class* are rooms
 * that are alike all day; a *mode* is a company that may share a room (its
 * kind, noise, helpers, limit, until when those with far more extra time write); a *cell* is rooms
 * of a class that begin together in a mode.  A cell's columns: rooms opened, candidates of each
 * group, invigilators, helpers.  One candidate with helpers who is alone is a
 * *single*: rooms and adults as domain 2.4 combines them.
 */
#ifndef SCHEDULER_SEAT_PACKING_H
#define SCHEDULER_SEAT_PACKING_H

#include "scheduler/seat/work.h"
#include "solver/mip.h"

/* Unseated candidates weigh so much more than those who travel. */
enum { TRAVEL_SCALE = 100000 };

/* Sessions and sites of a day that share rooms, things or people. */
struct part {
    struct day *day;
    bool half[2]; /* morning, afternoon */
    bool *sites;  /* by site + 1 */
    int *rows;    /* of day->jobs: those that can be seated here at all */
    int n;
    bool travel; /* someone may sit at another site of it */
};

/* part.c */
int part_half(int64_t at);
bool part_has_use(const struct part *part, const struct use *use);
/* From when to when everybody of each half day is there. */
void part_together(const struct part *part, int64_t from[2], int64_t until[2]);
struct part *day_parts(struct day *day, int *n_parts);

/* tally.c */
struct tally {
    int64_t at[SEAT_LEVELS];
    int *rover_rooms, *rest_rooms; /* by 2 * (site + 1) + half */
};
/* only: NULL, or by use whether it counts; jobs without a use count where only[] is NULL. */
void tally_make(const struct part *part, const bool *only, struct tally *tally);
/* Adults of a half day as it is seated; walking: rovers and who walks rest breaks among them. */
int tally_adults(struct day *day, int half, int *walking);
/* All parts of a day. */
void day_tally(struct day *day, int64_t at[SEAT_LEVELS]);
/* Levels in order; < 0: the left one is better. */
int tally_compare(const int64_t *left, const int64_t *right, int levels);
int tally_room_points(const struct school *school, int room);
int tally_job_points(const struct school *school, const struct job *job, int room);
/* Sorts rows of jobs (the context) by room and start, then those who may share a helper. */
int tally_by_use(const void *left, const void *right, const void *context);
int tally_share(const struct school *school, unsigned helpers);
bool tally_lesson(const struct day *day, int room, int64_t starts_at, int64_t ends_at);
/* supply.c: quarter hours in which more adults are wanted than are free. */
int64_t supply_beyond(const struct part *part, const bool *only);

struct group {              /* candidates alike */
    const struct job *like; /* leaves between the same edges as all of them */
    int start;              /* of packing->starts */
    int first, n;           /* of packing->rows */
    int hinted;             /* sat in a room before */
    int short_column;
};

struct room_class { /* rooms alike */
    int *rooms, n;
    int64_t *free_until;  /* by start: a use may last until then; 0: closed or taken */
    int64_t *lesson_from; /* by start: a use that lasts longer takes the room from a lesson */
};

struct mode {
    int start, noise, kind, limit, ratio;
    unsigned helpers;
    int64_t large_until; /* the last of those who are large finishes, nobody else before; 0: none */
};

enum { CELL_LATE = 8 };
/* Companies that never share a room: the adults of each are a whole number by
 * themselves, which the relaxation of all together does not know. */
struct family {
    int start, noise, kind;
    unsigned helpers;
};

struct cell {
    int class_no, mode, opened, invigilators; /* columns; invigilators -1: as many as rooms */
    int cap;                                  /* candidates in one of its rooms */
    int first, n;                             /* of packing->takes */
    int late_from[CELL_LATE], late_column[CELL_LATE], n_late; /* see packing_late() */
    int rest;    /* column: its rooms with rest breaks; -1 */
    int laptops; /* column; -1 */
};

struct take { /* so many of a group in a cell, or alone in rooms of a class */
    int group, cell, class_no, column; /* cell -1: alone */
};

struct share { /* helpers whom several of a cell share */
    int cell;
    unsigned helpers;
    int column;
};

/* How rooms become classes: by what decides who sits and with how many adults, and nothing of a
 * later level is told; also by what lessons and kinds cost; each by itself. */
enum { PACKING_FEW = 120 }; /* candidates of a part that is small */
enum packing_grain { PACKING_COARSE, PACKING_ALIKE, PACKING_SINGLE };
struct packing {
    const struct part *part;
    enum packing_grain grain;
    const int *most; /* see packing_make() */
    struct arena *arena;
    struct mip mip;
    struct cost {
        int64_t at[SEAT_LEVELS];
        int family; /* whose adults these are; -1 */
    } * costs;      /* by column */
    int64_t constant[SEAT_LEVELS];
    struct tally outside; /* what is not modelled */
    bool *modelled;       /* by use of the day */
    int64_t *starts;
    int64_t *edges;    /* times at which it matters who is still there; ascending */
    int64_t *finishes; /* of those who are large; ascending */
    int *rows;
    struct group *groups;
    struct room_class *classes;
    struct mode *modes;
    struct family *families;
    struct cell *cells;
    struct take *takes;
    struct share *shares;
    int *rounds; /* columns: 2 * (2 * (site + 1) + half) rovers, then who walks breaks */
    bool *tight; /* by site + 1 and quarter: few adults are free; NULL: no supply */
    int n_starts, n_edges, n_finishes, n_rows, n_groups, n_classes, n_modes, n_families, n_cells,
        n_takes, n_shares;
    int room_costs, room_starts, room_edges, room_finishes, room_classes, room_modes, room_families,
        room_cells, room_takes, room_shares;
    int sums, n_sums; /* columns of packing_sums.c */
    int *wanted;      /* columns: adults of a kind while nobody comes or goes */
    int n_wanted, room_wanted;
    int family;                  /* of costs being given */
    bool *follows;               /* by column: sums and amounts of others */
    unsigned char *first;        /* by column: see solver/mip_prove.h */
    bool rounded;                /* its families' adults are rows */
    int level_rows[SEAT_LEVELS]; /* row that holds a level at its value; -1 */
};

/* freeze: rooms with fixed sittings stay as they are.  most: by supply_row() and quarter, adults
 * that some seating was seen to want; NULL: none was.  The day's uses must be those of a plan;
 * they are left alone. */
void packing_make(const struct part *part, enum packing_grain grain, bool freeze, const int *most,
                  struct packing *packing);
void packing_release(struct packing *packing);
void packing_classes(struct packing *packing);
void packing_cells(struct packing *packing);
void packing_rows(struct packing *packing);

int packing_column(struct packing *packing, int64_t high);
void packing_cost(struct packing *packing, int column, int level, int64_t cost);
/* Adults from now on belong to this family; kind -1: one of its own. */
void packing_family(struct packing *packing, const struct family *family);
/* May one of the group sit there, and at whose cost? */
bool packing_may(const struct packing *packing, const struct group *group,
                 const struct room_class *rooms);
bool packing_joins(const struct mode *mode, const struct group *group);
/* The column that counts the cell's rooms lasting beyond a time; -1: none can. */
int packing_late(struct packing *packing, struct cell *cell, int64_t beyond);
/* The same, where it is asked for elsewhere; false: it is not, or none can. */
bool packing_late_known(const struct packing *packing, const struct cell *cell, int64_t beyond,
                        int *column);

/* Quarters in which hardly anybody is left, with the day as it is seated now. */
void packing_tight(struct packing *packing);

/* Seats the part's candidates as the values say, sharing those of a cell out among its rooms in
 * one of these ways (packing_sit.c).  False: it cannot be done so; the day is then not as it was.
 */
enum packing_way { WAY_EVEN, WAY_REST, WAY_LATE, WAY_APART, PACKING_WAYS };
bool packing_read(const struct packing *packing, const double *values, enum packing_way way);

/* improve.c */
struct proven {
    int64_t first[SEAT_LEVELS];                     /* before anything was improved */
    int64_t value[SEAT_LEVELS], bound[SEAT_LEVELS]; /* SEATED: unseated only */
    int proof[SEAT_LEVELS];                         /* enum seat_proof, the weakest */
};
/* Makes the day's seating better where it can, and adds what was proven. */
void day_improve(struct day *day, int64_t pivots, struct proven *proven);

/* levels.c */
void proven_sum(struct proven *sum, const struct proven *day);
void levels_tell(const struct proven *proven, struct seating *seating);

#endif
