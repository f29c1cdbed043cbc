/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/feeds.h - a new version of what was told, and the events that follow.
 *
 * Events are never taken back: a duty that goes stays as a cancelled event,
 * SEQUENCE and the moment of change only grow, whatever is undone. */
#ifndef SCHEDULER_OFFICE_FEEDS_H
#define SCHEDULER_OFFICE_FEEDS_H

#include "scheduler/office/office.h"

struct told { /* assignments people were told before */
    const struct assignment *list;
    int count;
};

/* Stores after->published as version (its number is set here), with the
 * differences to what was told and the feed events; reloads the season. */
bool feeds_save_version(struct office *office, const struct told *told, struct season *after,
                        const struct version *version, struct publish_result *result,
                        struct fault *fault) MUST_CHECK;

/* What storing it would change for whom, and the number it would have; stores nothing. */
void feeds_differences(const struct office *office, const struct told *told,
                       const struct season *after, struct publish_result *result);

/* Storing it would change nothing that was told or is in a calendar. */
bool feeds_stay(const struct office *office, const struct told *told, const struct season *after);

/* As feeds_save_version, with what else `after` changes: kinds (ends with NULL) and a sentence for
 * the history; NULL: none. */
struct feeds_besides {
    const char *const *kinds;
    const char *summary;
};
bool feeds_save_with(struct office *office, const struct told *told, struct season *after,
                     const struct version *version, struct feeds_besides besides,
                     struct publish_result *result, struct fault *fault) MUST_CHECK;

/* After undo or redo published rows may be older again.  People were told
 * otherwise, so that is a new version, never a step back. */
bool feeds_retell(struct office *office, const struct season *told_before,
                  struct fault *fault) MUST_CHECK;

/* feed_event rows such that they tell `published`: in after, from before's. */
void feeds_update(const struct season *before, struct season *after, const unsigned char key[32],
                  int64_t now_utc, struct arena *arena);

/* Gives every key that has no number yet one of its own, which says nothing: the order is that of
 * keyed hashes.  Numbers stay. */
void feeds_number(struct feed_event *events, int count, struct arena *arena);

/* holds.c: what was published, and the contingency sessions that everybody with an exam duty
 * keeps free, as rows for their calendars alone. */
const struct assignment *holds_with(const struct season *season, int *count, struct arena *arena);

#endif
