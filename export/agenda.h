/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/agenda.h - the calendar of one person, as iCalendar.
 *
 * Pupils cannot reach a calendar: there is no field for them here, and title
 * and place are filled from duty kinds and rooms only (scheduler/report/kinds/feed.c).
 */
#ifndef EXPORT_AGENDA_H
#define EXPORT_AGENDA_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct event {
    const char *uid;            /* printable ASCII, at most 255 octets */
    int sequence;               /* grows with every change, never falls */
    int64_t changed_utc;        /* last real change: DTSTAMP and LAST-MODIFIED */
    int64_t starts_at, ends_at; /* wall minutes */
    bool cancelled;             /* STATUS:CANCELLED, "CANCELLED: " before the title, TRANSPARENT */
    bool tentative;             /* STATUS:TENTATIVE, TRANSPARENT */
    const char *title;          /* "Reader - Maths P1 - B/12" */
    const char *place, *note;   /* "" for none */
};

struct agenda {
    const char *name;    /* calendar name */
    const char *product; /* "-//Centre 12345//examrota//EN" */
    bool utc;            /* write UTC times and no zone (--utc) */
    const struct event *events;
    int n_events;
};

/* CRLF, folded at 75 octets on character boundaries, our own London zone,
 * events by start and uid, byte-identical for equal input.  Line ends in title
 * and place become spaces; control characters are left out, bytes that are no
 * UTF-8 become U+FFFD.  An event that starts or ends in a clock-change hour is
 * written in UTC (zone.h says which moment is meant; what starts in the hour
 * that is not there keeps its length), because calendars disagree about wall
 * times there.
 *
 * False, and nothing written: an event ends before it starts, lies outside the
 * years 1970 to 9999, has a negative sequence or a uid that is not 1 to 255
 * printable ASCII characters without space; or no memory.  False: out failed. */
bool agenda_write_ics(FILE *out, const struct agenda *agenda);

#endif
