/* SPDX-License-Identifier: GPL-3.0-or-later
 * Numbers of duties in calendars. */
#include <string.h>

#include "scheduler/base/sort.h"
#include "scheduler/office/feeds.h"

/* The events of one key: several people may have it. */
struct keyed {
    int first, count; /* in the order of keys */
    int reference;
    const char *uid; /* the least of them */
};

static int by_key(const void *left, const void *right, const void *context)
{
    const struct feed_event *events = context;

    return strcmp(events[*(const int *)left].key, events[*(const int *)right].key);
}

static int by_uid(const void *left, const void *right, const void *context)
{
    const struct keyed *a = left, *b = right;

    (void)context;
    return strcmp(a->uid, b->uid);
}

static struct keyed keyed_from(const struct feed_event *events, const int *order, int first,
                               int count)
{
    const struct feed_event *head = &events[order[first]];
    struct keyed keyed = {.first = first, .uid = head->uid};

    for (int i = first; i < count && strcmp(events[order[i]].key, head->key) == 0; i++) {
        const struct feed_event *event = &events[order[i]];
        keyed.count++;
        if (event->reference > keyed.reference)
            keyed.reference = event->reference;
        if (strcmp(event->uid, keyed.uid) < 0)
            keyed.uid = event->uid;
    }
    return keyed;
}

void feeds_number(struct feed_event *events, int count, struct arena *arena)
{
    int *order = arena_new(arena, int, count + 1), n = 0, last = 0;
    struct keyed *list = arena_new(arena, struct keyed, count + 1);

    for (int i = 0; i < count; i++)
        order[i] = i;
    sort_rows(order, (size_t)count, sizeof *order, by_key, events);
    for (int i = 0; i < count; i += list[n++].count) {
        list[n] = keyed_from(events, order, i, count);
        if (list[n].reference > last)
            last = list[n].reference;
    }
    sort_rows(list, (size_t)n, sizeof *list, by_uid, NULL);
    for (int k = 0; k < n; k++) {
        if (!list[k].reference)
            list[k].reference = ++last;
        for (int i = 0; i < list[k].count; i++)
            events[order[list[k].first + i]].reference = list[k].reference;
    }
}
