/* SPDX-License-Identifier: GPL-3.0-or-later
 * A line of progress, as a child wrote it, shown to a person. */
#include <stdlib.h>
#include <string.h>

#include "export/json_read.h"
#include "scheduler/desk/ask.h"
#include "scheduler/desk/parts.h"
#include "scheduler/duty/duty.h"

/* The number after "name": in one line of JSON of our own; -1: none. */
static long long number_of(const char *line, const char *name)
{
    char wanted[32];
    int length = snprintf(wanted, sizeof wanted, "\"%s\":", name);
    const char *found = strstr(line, wanted);

    return found ? strtoll(found + length, NULL, 10) : -1;
}

const char *level_title(const char *name)
{
    int place = word_find(level_names, name);

    return place < 0 ? name : level_titles[place];
}

static void put_level(struct html *out, const char *name, const struct json *pair)
{
    struct arena arena = {0};
    int place = word_find(level_names, name);
    const char *unit = place < 0 ? "points" : level_units[place];
    const struct json *item = json_first(pair);
    int64_t value = json_item_number(item), bound = item ? json_item_number(json_next(item)) : 0;

    html_put(out, "<tr><th scope=\"row\">%s</th><td class=\"number\">%s</td><td>",
             level_title(name), pair ? amount_words(unit, value, &arena) : "");
    if (!pair)
        html_put(out, "after those above it");
    else if (value == bound)
        html_put(out, "proven best");
    else
        html_put(out, "at most %s better is possible", amount_words(unit, value - bound, &arena));
    html_put(out, "</td></tr>");
    arena_release(&arena);
}

/* The levels so far, each with what at best can still come off: [[value,bound],...]. */
static void put_levels(struct html *out, const char *line)
{
    struct json *root = json_read(line, strlen(line));
    const struct json *pair = json_first(json_get(root, "all"));

    html_put(out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Levels\">"
                  "<table class=\"levels\"><caption>Most important first. A number without a "
                  "word counts what is missing or does not suit, by how much it matters: "
                  "less is better</caption><thead><tr><th "
                  "scope=\"col\">Level</th>"
                  "<th scope=\"col\" class=\"number\">So far</th>"
                  "<th scope=\"col\">Distance to the proof</th></tr></thead><tbody>");
    for (const struct json *name = json_first(json_get(root, "order")); name;
         name = json_next(name)) {
        put_level(out, json_item_text(name), pair);
        pair = pair ? json_next(pair) : NULL;
    }
    html_put(out, "</tbody></table></div>");
    json_release(root);
}

void progress_put(struct html *out, const char *line)
{
    long long filled = number_of(line, "filled"), seats = number_of(line, "seats");
    long long done = number_of(line, "done"), of = number_of(line, "of");

    if (of > 0) {
        html_put(out,
                 "<p><label for=\"done\">%lld of %lld done</label>"
                 "<progress id=\"done\" max=\"%lld\" value=\"%lld\"></progress></p>",
                 done, of, of, done);
    }
    if (seats <= 0)
        return;
    html_put(out,
             "<p><label for=\"filled\">%lld of %lld seats filled</label>"
             "<progress id=\"filled\" max=\"%lld\" value=\"%lld\"></progress></p>",
             filled, seats, seats, filled);
    put_levels(out, line);
}
