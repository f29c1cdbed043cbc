/* SPDX-License-Identifier: GPL-3.0-or-later
 * A line of progress, as a child wrote it, shown to a person. */
#include <stdlib.h>
#include <string.h>

#include "export/json_read.h"
#include "scheduler/desk/parts.h"

/* The number after "name": in one line of JSON of our own; -1: none. */
static long long number_of(const char *line, const char *name)
{
    char wanted[32];
    int length = snprintf(wanted, sizeof wanted, "\"%s\":", name);
    const char *found = strstr(line, wanted);

    return found ? strtoll(found + length, NULL, 10) : -1;
}

/* The levels so far, each with what at best can still come off: [[value,bound],...]. */
static void put_levels(struct html *out, const char *line)
{
    struct json *root = json_read(line, strlen(line));
    int level = 0;

    html_put(out, "<ol class=\"levels\">");
    for (const struct json *pair = json_first(json_get(root, "all")); pair;
         pair = json_next(pair), level++) {
        const struct json *item = json_first(pair);
        long long value = (long long)json_item_number(item);
        long long bound = (long long)json_item_number(json_next(item));
        if (value == bound)
            html_put(out, "<li>%lld, proven best</li>", value);
        else
            html_put(out, "<li>%lld, %lld from what is proven</li>", value, value - bound);
    }
    html_put(out, level ? "</ol>" : "<li>nothing yet</li></ol>");
    json_release(root);
}

void progress_put(struct html *out, const char *line)
{
    long long filled = number_of(line, "filled"), seats = number_of(line, "seats");
    long long value = number_of(line, "value"), bound = number_of(line, "bound");

    long long done = number_of(line, "done"), of = number_of(line, "of");

    if (of > 0) {
        html_put(out,
                 "<p><label for=\"done\">%lld of %lld tried</label>"
                 "<progress id=\"done\" max=\"%lld\" value=\"%lld\"></progress></p>",
                 done, of, of, done);
    }
    if (seats <= 0)
        return;
    html_put(out,
             "<p><label for=\"filled\">%lld of %lld seats filled</label>"
             "<progress id=\"filled\" max=\"%lld\" value=\"%lld\"></progress></p>",
             filled, seats, seats, filled);
    html_put(out, "<p>Level %lld of %lld: %lld now, at best %lld.</p>", number_of(line, "level"),
             number_of(line, "levels"), value, bound);
    put_levels(out, line);
}
