/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sheets of the program's reports inside pages of the desk. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/desk/seats.h"

/* Markup of ours; text in it has no quotes left (they are entities), so that these words are
 * attributes wherever they stand. */
static const char *next_id(const char *from, const char *end)
{
    static const char *const words[] = {" id=\"s", "aria-labelledby=\"s"};
    const char *best = NULL;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        const char *found = strstr(from, words[i]);
        if (found && found < end && (!best || found + length < best))
            best = found + length;
    }
    return best;
}

void report_put(struct web *web, const char *html, struct report_part part)
{
    static const char close[] = "</section>";
    const char *from = strstr(html, "<main>");
    const char *end = from ? strstr(from, "</main>") : NULL;
    const char *sheet = from;

    if (!end)
        return;
    for (int i = 0; i < part.sections && sheet; i++) {
        sheet = strstr(sheet, close);
        sheet = sheet ? sheet + sizeof close - 1 : NULL;
    }
    end = part.sections && sheet && sheet < end ? sheet : end;
    html_put(&web->out, "<div class=\"report\">");
    for (from += 6; from < end;) {
        const char *id = next_id(from, end);
        const char *stop = id ? id : end;
        html_raw(&web->out, from, (size_t)(stop - from));
        if (id)
            html_put(&web->out, "%c", part.prefix);
        from = stop;
    }
    html_put(&web->out, "</div>");
}

const char *report_next(const char *text)
{
    const char *feed = strchr(text, '\f');

    return feed ? feed + 1 : "";
}

bool report_seats_put(struct web *web, const char *name, int64_t day, struct report_part part,
                      struct fault *fault)
{
    const struct report *report = report_find(name);
    struct world world = {.season = &web->office->season,
                          .rules = &web->office->rules,
                          .from = day,
                          .until = day,
                          .now_at = INT64_MIN};
    struct plan plan = {.hash = ""};
    struct report_ask ask = {.world = &world,
                             .plan = &plan,
                             .from = day,
                             .until = day,
                             .person = -1,
                             .room = -1,
                             .now_utc = web->now_utc};
    struct page page = {0};
    char *text = NULL;
    size_t size = 0;

    if (!report->fill(&ask, web->arena, &page, fault))
        return false;
    page.stamped_utc = web->now_utc;
    FILE *out = open_memstream(&text, &size);
    bool good = out && page_writer_find("html")->write(out, &page);
    good = out && fclose(out) == 0 && good;
    if (good)
        report_put(web, text, part);
    free(text);
    return good || fault_set(fault, FAULT_SYSTEM, "out of memory");
}

bool report_child_put(struct web *web, const char *const *words, struct report_part part,
                      bool *waits, struct fault *fault)
{
    const struct child_result *done = web_child(web, words, NULL);

    *waits = !done;
    if (!done)
        return true;
    if (!web_child_good(done, fault))
        return false;
    report_put(web, done->out, part);
    return true;
}
