/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/seats.h - what the pages about candidates and rooms share; only for
 * scheduler/desk.  A session is a morning or an afternoon of a day. */
#ifndef SCHEDULER_DESK_SEATS_H
#define SCHEDULER_DESK_SEATS_H

#include "scheduler/desk/web.h"

/* May this person see which candidate it is? */
bool seats_named(const struct web *web);

struct half {
    int64_t day; /* DAY_NONE: none */
    bool morning;
};
struct seat_list {
    const struct sitting **list;
    int count;
};
/* Of a day (DAY_NONE: all), by day, session, room, desk, start. */
struct seat_list seats_of_day(const struct web *web, int64_t day);
/* The part of the list from `first` on that shares room and session with it. */
struct seat_list seats_of_room(const struct seat_list *seats, int first);
bool same_half(const struct sitting *a, const struct sitting *b);

/* The day asked for (?date=), else the next one with candidates, else the last; DAY_NONE: none. */
int64_t seats_day(const struct web *web);
const char *half_word(bool morning); /* "morning" */
const char *half_code(bool morning); /* "AM" */
const char *half_path(struct web *web, const char *path, int64_t day, bool morning);
const char *room_path(struct web *web, int room, int64_t day, bool morning);
/* "Main Hall (HALL)" */
const char *room_words(const struct web *web, int room);
/* Days with candidates, as a form that goes to path. */
void days_put(struct web *web, const char *path, int64_t chosen);

/* What a candidate has for one sitting, as letters for plans ("TR") and in words. */
struct seat_marks {
    char letters[16];
    const char *because; /* "25% Extra time, Reader"; "" for nothing */
    int unapproved;      /* of them rest on approvals not given */
};
void seat_marks(const struct web *web, const struct sitting *sitting, struct seat_marks *marks);
/* What the letters mean. */
void marks_key_put(struct web *web);

const struct pupil *seat_pupil(const struct web *web, const struct sitting *sitting);
const struct paper *seat_paper(const struct web *web, const struct sitting *sitting);

/* The adults in a room for some time: planned, told, and no longer planned. */
enum adult_state { ADULT_PLANNED, ADULT_TOLD, ADULT_DROPPED };
struct adult {
    const struct assignment *duty;
    int64_t until_at; /* of it and what follows on at once */
    enum adult_state state;
};
struct adult_list {
    const struct adult *list;
    int count;
};
struct adult_list adults_of_room(const struct web *web, int room, int64_t from_at,
                                 int64_t until_at);
extern const char *const adult_words[]; /* by enum adult_state */

/* The desks of one room's session, to scale. */
void room_plan_put(struct web *web, const struct seat_list *seats);

/* How a report stands inside a page of the desk. */
struct report_part {
    char prefix;  /* keeps the ids of several reports of a page apart */
    int sections; /* only so many of its sheets; 0: all */
};
/* What a page of a report shows (export/write_html.c). */
void report_put(struct web *web, const char *html, struct report_part part);
/* Of what a child said of several reports: behind the first one's. */
const char *report_next(const char *text);
/* A report about seats only, made here: it takes milliseconds. */
bool report_seats_put(struct web *web, const char *name, int64_t day, struct report_part part,
                      struct fault *fault);
/* Any other, by a child.  True with *waits: the page must return. */
bool report_child_put(struct web *web, const char *const *words, struct report_part part,
                      bool *waits, struct fault *fault);

/* The first text or number of that name in JSON of our own; "", 0: none. */
const char *told_text(struct arena *arena, const char *json, const char *name);
int told_number(struct arena *arena, const char *json, const char *name);

/* A form that goes to path for another week; chosen: a day of the one shown. */
void weeks_put(struct web *web, const char *path, int64_t chosen);

/* How many people each session is short of: sessions of a season as a drawing, weeks across. */
struct heat {
    int64_t day;
    bool morning;
    int missing;
};
void heat_put(struct web *web, const struct heat *list, int count, struct office_range range,
              bool planned_only);

/* Forms that merge, split, fix and move (POST /room/CODE). */
void hand_forms_put(struct web *web, int room, struct half half, const struct seat_list *seats);
bool hand_post(struct web *web, int room, struct fault *fault);

#endif
