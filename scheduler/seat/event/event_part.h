/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/event/event_part.h - what the files of event.h share. */
#ifndef SCHEDULER_SEAT_EVENT_PART_H
#define SCHEDULER_SEAT_EVENT_PART_H

#include "scheduler/seat/event.h"

struct happening { /* one call of event_make() */
    const struct season *season;
    const struct rules *rules;
    const struct day_event *event;
    struct arena *arena;
    struct event_result *result;
    const char **notes;
    int n_notes, room_notes;
    struct seat_change *changes;
    int n_changes, room_changes;
};

void event_note(struct happening *happening, const char *note);
/* "2027-05-17 13:00-16:00", "2027-05-17 from 09:20" (to midnight), "all 2027-05-17", or two
 * moments. */
const char *event_span(const struct happening *happening);
void event_change(struct happening *happening, const struct sitting *before,
                  const struct sitting *after, int because);
const char *event_counted(struct arena *arena, int n, const char *one, const char *many);
/* Who has no desk now, and why: first of all. */
void event_tell_unseated(struct happening *happening);
const char *event_pupil(const struct happening *happening, const struct sitting *row);
const char *event_paper(const struct happening *happening, const struct sitting *row);
int64_t event_leaves_at(const struct sitting *row); /* finish or release, the later */
bool event_sits(const struct happening *happening, const struct sitting *row); /* not withdrawn */
int64_t event_release(const struct happening *happening, const struct sitting *row);
/* Rows of `sittings` that came in follow what became of the seat. */
void event_follow(struct happening *happening);

/* event_shift.c: delay and late: who begins or ends when.  late_row: the sitting of who is late. */
bool event_shift(struct happening *happening, int64_t day, int late_row,
                 struct fault *fault) MUST_CHECK;

/* event_seat.c: the sittings marked in freed[] sit elsewhere on their days, as few others as can be
 * with them.  keep_time: they keep start and finish. */
bool event_seat(struct happening *happening, const bool *freed, bool keep_time,
                struct fault *fault) MUST_CHECK;

/* event_reach.c: who else of the day may move, wider each time.  False: it was the whole day. */
struct reach {
    const struct season *season;
    const struct seating *without; /* who has no desk while nobody else moves */
    int64_t day;
    bool *may;   /* by sitting of the season */
    bool *keeps; /* those who never may: they would lose their desk */
    int most, n; /* in a room with so few; how many may */
    bool all;
};
bool event_reach(struct reach *reach, struct arena *arena);

/* event_kinds.c */
bool event_late(struct happening *happening, struct fault *fault) MUST_CHECK;
bool event_delay(struct happening *happening, struct fault *fault) MUST_CHECK;
bool event_absent(struct happening *happening, struct fault *fault) MUST_CHECK;
bool event_misses(const struct happening *happening); /* absent: there is an exam to miss */
/* event_rooms.c */
bool event_close(struct happening *happening, struct fault *fault) MUST_CHECK;
bool event_move(struct happening *happening, struct fault *fault) MUST_CHECK;
/* event_arrange.c */
bool event_arrange(struct happening *happening, struct fault *fault) MUST_CHECK;
/* The first and last day with an exam that the arrangement is about; none: the day it begins. */
void event_arranged_days(const struct season *season, const struct day_event *event, int64_t *first,
                         int64_t *last);

/* event_known.c: what the log has already.  event_row: what is asked as a row of it, of one room;
 * event_room: the i-th.  event_known: the row that is there, NULL: none; fresh: what is asked, of
 * the rooms alone that are not there (each once). */
struct incident event_row(const struct day_event *event, int room);
int event_room(const struct day_event *event, int i);
const struct incident *event_known(struct happening *happening, const struct day_event *event,
                                   struct day_event *fresh);
void event_tell_known(struct happening *happening, const struct day_event *event);

/* event_free.c: desks for those who had begun and have none any more. */
void event_tell_free(struct happening *happening);

/* event_tell.c: what the new times ask of the officer. */
void event_tell_times(struct happening *happening);
void event_tell_ways(struct happening *happening); /* who goes to another site */
void event_tell_late(struct happening *happening, int late_row);

#endif
