/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/export/event_sample.h - a sound event, and the calendar that is written of it. */
#ifndef TESTS_EVENT_SAMPLE_H
#define TESTS_EVENT_SAMPLE_H

#include "tests/support/check.h"

#include "export/agenda.h"
#include "export/civil.h"

static inline int64_t at(int year, int month, int day, int hour, int minute)
{
    return (civil_day((struct civil){year, month, day}) * 24 + hour) * 60 + minute;
}

/* A sound event, for a row to change. */
static inline struct event event_of(const char *title)
{
    return (struct event){
        .uid = "duty-1@example.sch.uk",
        .changed_utc = 1794816000,
        .starts_at = at(2027, 5, 17, 9, 0),
        .ends_at = at(2027, 5, 17, 10, 45),
        .title = title,
        .place = "B/12",
        .note = "",
    };
}

/* free() it; NULL: refused. */
static inline char *written(const struct event *events, int n, bool utc)
{
    struct agenda agenda = {.name = "Cover – J. O’Neill",
                            .product = "-//Centre 12345//examrota//EN",
                            .utc = utc,
                            .events = events,
                            .n_events = n};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    bool done = agenda_write_ics(out, &agenda);

    fclose(out);
    if (done)
        return text;
    assert_int_equal(size, 0);
    free(text);
    return NULL;
}

static inline int count(const char *text, const char *what)
{
    int n = 0;

    for (; (text = strstr(text, what)) != NULL; text++)
        n++;
    return n;
}

#endif
