/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/work.h - what the files of this room share; nobody else's business.
 *
 *   school.c    settings, rooms, who must be apart
 *   collect.c   entries, fixed sittings -> jobs with their needs
 *   job.c       time, company, computers of one job
 *   clash.c     order and start of the papers of one candidate on one day
 *   room.c      may this job sit in that room at that time
 *   choose.c    the best room for so many
 *   fill.c      a group -> rooms
 *   cohort.c    all who start at one time -> rooms, in the cheapest of a few ways
 *   serial.c    one candidate at a time (speaking tests)
 *   number.c    shared helpers, adults
 *   desk.c      who sits at which desk of a room
 *   presence.c  candidates who are in school at certain times only
 *   group.c     groups that keep their number
 *   reason.c    why someone has no room
 *   starts.c    what another start would save
 *   packing.h   the same as an integer program: improves and proves
 *   tell.c      the result as sittings and unseated
 *   hand_start.c  a whole room that starts at another time
 *   seat.c      the day's order of all this, and the result
 *   hand.c      what the officer changes, merges and splits (scene.h: on which day)
 */
#ifndef SCHEDULER_SEAT_WORK_H
#define SCHEDULER_SEAT_WORK_H

#include "scheduler/seat/seat.h"

/* Who can sit with whom; a room takes the kind of its strictest member. */
enum place_kind {
    SEAT_MAIN,   /* the main group */
    SEAT_SMALL,  /* a smaller group away from it */
    SEAT_SHARED, /* those who share a helper and are not to be overheard */
    SEAT_ALONE,  /* nobody else */
};

/* Why a job cannot sit in a room; the later, the nearer it came. */
enum trouble {
    FITS,
    NO_ROOM,      /* no exam room at the site, or not the one asked for */
    NOT_FREE,     /* closed or used at the time */
    NO_COMPANY,   /* those who sit there may not be joined */
    NO_SUMMON,    /* one invigilator could not call for help */
    NO_SEAT,      /* full */
    NO_COMPUTER,  /* no computer and no socket with a laptop left */
    NO_EQUIPMENT, /* an item is used up */
    OUTLASTED,    /* someone there has far more, or far less, extra time and writes on longest */
    NOT_APART     /* someone there must be apart */
};

struct job { /* an entry, or one part of it, on its day */
    int entry, pupil, paper, part;
    int64_t day;
    int session; /* sat in: the paper's, unless a clash moves it */
    struct needs needs;
    uint64_t items; /* rows of equipment.csv among needs.equipment */
    int minutes;    /* of this part, as printed */
    int allowed_min, rest_min;
    int lost_min, held_min; /* by what happened on the day: struct sitting */
    int64_t starts_at, ends_at, release_at;
    int site;  /* -1: any */
    int home;  /* the site they need not travel to */
    int noise; /* the paper that disturbs or must not be mixed; -1: written, quiet */
    int kind;  /* enum place_kind */
    int limit; /* candidates in the room at most */
    int ratio; /* candidates per invigilator */
    bool computer, socket;
    bool extra; /* extra time: may leave the main group for its own room */
    bool large; /* more than the usual: not with those who have less and finish before */
    bool fixed; /* room and time are told */
    bool torn;  /* fixed in two rooms at once */
    bool timed; /* the time is told */
    bool serial;
    int room;                 /* fixed room, or asked for by the arrangement; -1 */
    int desk;                 /* fixed; then given */
    int hint_room, hint_desk; /* where they sat before; -1 */
    int64_t hint_at;          /* ...and when */
    int old;                  /* row of season->seating, -1 */
    int use;                  /* row of day->uses, -1 */
    int group_paper, group_no, helper_group;
    enum trouble trouble;
    const char *note, *reason; /* "" */
};

struct use { /* a room taken once: those in it start together */
    int room;
    int64_t starts_at, ends_at; /* until the last may leave */
    int kind, noise, limit, ratio;
    unsigned helpers; /* shared ones */
    int site;
    int n, n_computer, n_socket;
    int64_t large_until, usual_from; /* the last to finish of those who are large, the first of the
                                        others; 0: nobody */
    bool serial, fixed;
};

struct school { /* what holds for the whole call */
    const struct season *season;
    const struct rules *rules;
    struct arena *arena;
    int *paper_entries; /* by paper: how many sit it */
    bool *kept_apart;   /* by pupil: has a row in apart */
    int small_limit, reader_limit, turnaround, least_invigilators, am_start, pm_start;
    bool desk_wishes;         /* some arrangement is about the desk */
    int late_room;            /* kept for those who come late, -1 */
    int pivots;               /* of the simplex, for one part of a day */
    bool moved;               /* who would start at moved_from (minute of the day)... */
    int moved_from, moved_to; /* ...starts at moved_to: only tried */
    int main_site;            /* of the room with most seats: for pupils without a site */
    int computer_room;        /* preferred for computers, -1 */
    bool sockets_told;        /* the school says which rooms have computers or sockets */
    int *site_count;          /* scratch, by site + 1 */
    bool *site_rooms;         /* by site: has rooms for exams */
    int *usual_room;          /* by pupil: where those with their own needs sat most; -1 */
};

struct day {
    const struct school *school;
    int64_t day;
    struct job *jobs;
    int n_jobs;
    struct use *uses;
    const struct lesson **lessons; /* held that day in a room */
    const int *supply;             /* free adults, see supply.h; NULL: no staff */
    int *holders;                  /* jobs that want an item: few, and asked for often */
    int n_uses, room_uses, n_lessons, n_holders;
};

/* school.c */
struct school school_make(const struct season *season, const struct rules *rules,
                          struct arena *arena);

/* collect.c */
struct collected {
    struct job *jobs; /* by day, then paper, candidate number, part */
    struct unseated *refused;
    int n_jobs, room_jobs, n_refused, room_refused, n_entries;
};
void jobs_collect(const struct school *school, int64_t from, int64_t until,
                  struct collected *collected);

/* job.c */
void job_needs(const struct school *school, struct job *job);
void job_time(const struct school *school, struct job *job, int64_t starts_at);
/* The half day that the paper's start is in, where no session is told. */
int paper_session(const struct paper *paper);
bool session_is(int session, int wanted); /* what is not the afternoon's is the morning's */
int session_start(const struct school *school, int paper, int session);
/* Does a candidate's paper begin while another goes on, or too soon after it? */
bool jobs_meet(const struct school *school, struct job *const *jobs, int n, int break_min);

/* seat.c: what the other files want to know of a day whose jobs are there. */
void day_read(struct day *day);

/* clash.c */
bool clashes_resolve(const struct day *day, struct fault *fault) MUST_CHECK;

/* room.c */
void job_items(const struct school *school, struct job *job);
bool room_free(const struct day *day, int room, int64_t starts_at, int64_t ends_at, int but_use);
int use_open(struct day *day, int room, const struct job *first);
enum trouble use_fits(const struct day *day, const struct use *use, const struct job *job);
void use_add(struct day *day, int use, struct job *job);
/* The row of day->uses that begins in the room then; -1. */
int use_at(const struct day *day, int room, int64_t starts_at);
int use_invigilators(const struct day *day, const struct use *use, int n);
int room_computers(const struct day *day, int room, int64_t starts_at, int64_t ends_at);

/* cohort.c */
/* Those seated before get their places back, as far as it is legal. */
void cohort_keep(struct day *day, int64_t starts_at);
/* kept: they stay there, whatever it costs. */
void cohort_seat(struct day *day, int64_t starts_at, bool kept);

/* choose.c: the room for so many jobs, and how many of them it takes; -1: none, and why. */
struct want {
    const struct job *job; /* the first of them */
    int n, n_computer;
    bool round;        /* fill to whole ratios only */
    const bool *tried; /* rooms not to look at again */
};
int room_choose(const struct day *day, const struct want *want, int *count, enum trouble *trouble);

/* serial.c */
enum {
    SERIAL_STEP_MIN = 5
}; /* between one's speaking test and another exam, and the step of times */
void serial_seat(struct day *day);

/* number.c */
int adults_count(const struct day *day, int64_t starts_at);
/* People beside one candidate: roles that the same person may have count once. */
int adults_beside(const struct rules *rules, unsigned helpers);
/* May the invigilator of this one candidate be the helper, too, and must a rover call? */
bool adults_combine(const struct rules *rules, unsigned helpers, bool *rover);
void desks_number(struct day *day);
void groups_number(const struct school *school, struct day *days, int n_days);

/* desk.c */
/* The season with rooms no larger than their grids. */
const struct season *desks_limit(const struct season *season, struct arena *arena);
/* Desks of those who share a use: day->jobs[rows[0..n)], by candidate number. */
void use_desks(struct day *day, const int *rows, int n);
bool desk_is_wish(const char *kind); /* is this arrangement about the desk? */

/* number.c: adults in one room; rovers come to it. */
int use_people(const struct day *day, int use);

/* presence.c: pupil_times.  Where someone cannot be in school is a reason, unless it was fixed. */
void presence_respect(struct day *day);
bool presence_allows(const struct day *day, const struct job *job, int64_t from_at,
                     int64_t until_at);
/* NULL: the candidate is in school for all of it. */
const char *presence_trouble(const struct day *day, const struct job *job);
/* What the officer should know about a sitting outside the usual times; "" nothing. */
const char *presence_note(const struct day *day, const struct job *job);

/* tell.c */
struct made {
    struct sitting *sittings;
    struct unseated *unseated;
    int n_sittings, room_sittings, n_unseated, room_unseated;
};
void job_tell(const struct day *day, const struct job *job, struct made *made);
void made_sort(struct made *made);

/* seat.c: one day's jobs, seated; what was proven is added. */
struct proven;
bool day_seat(struct day *day, struct proven *proven, struct fault *fault) MUST_CHECK;

/* starts.c */
enum { STARTS_TRIES = 8, STARTS_EARLY = 4 }; /* of one call */
struct starts {
    struct start_proposal *list;
    int n, room;
    int tries_left, early_left; /* early: where nobody lacks a desk */
};
void starts_propose(const struct day *day, const struct proven *proven, struct starts *starts);

/* reason.c */
const char *trouble_text(const struct day *day, const struct job *job);

#endif
