/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/load_chart.h"

#include <string.h>

#include "scheduler/base/sort.h"
#include "scheduler/desk/people_text.h"

enum { WIDTH = 800, LEFT = 220, ROW = 20, ROOM = 420, GAP = 8 };

struct bar {
    const char *role, *name;
    int64_t load;
};

static int by_role_and_load(const void *left, const void *right, const void *context)
{
    const struct bar *a = left, *b = right;
    int order = strcmp(a->role, b->role);

    (void)context;
    if (order)
        return order;
    if (a->load != b->load)
        return a->load > b->load ? -1 : 1;
    return strcmp(a->name, b->name);
}

static int bars_read(struct web *web, const struct json *people, struct bar **bars)
{
    struct bar *list = arena_new(web->arena, struct bar, json_count(people) + 1);
    int count = 0;

    for (const struct json *row = json_first(people); row; row = json_next(row)) {
        int64_t load = json_number_of(row, "load_min_per_hour", -1);
        if (load >= 0)
            list[count++] =
                (struct bar){json_text_of(row, "role"),
                             person_words(&web->office->season, json_text_of(row, "staff")), load};
    }
    sort_rows(list, (size_t)count, sizeof *list, by_role_and_load, NULL);
    *bars = list;
    return count;
}

/* The mean of a role as a line over its bars. */
static void put_mean(struct html *out, const struct bar *bars, int first, int end, int64_t most)
{
    int64_t sum = 0;

    for (int i = first; i < end; i++)
        sum += bars[i].load;
    int x = LEFT + (int)(sum * ROOM / ((end - first) * most));
    html_put(out, "<path class=\"mean\" d=\"M%d %dV%d\"/>", x, first * ROW, end * ROW);
}

void load_chart_put(struct web *web, const struct json *people)
{
    struct html *out = &web->out;
    struct bar *bars;
    int count = bars_read(web, people, &bars), first = 0;
    int64_t most = 1;

    for (int i = 0; i < count; i++)
        most = bars[i].load > most ? bars[i].load : most;
    if (!count)
        return;
    html_put(out,
             "<details open><summary>How evenly it is spread</summary>"
             "<p>Minutes of exams and cover for each hour of the contract; the line is the mean "
             "of the role. The numbers are in the table below.</p>"
             "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Chart of the load\">"
             "<svg class=\"chart\" role=\"img\" aria-label=\"Minutes of "
             "exams and cover for each "
             "hour of the contract, by person\" viewBox=\"0 0 %d %d\">",
             WIDTH, count * ROW + GAP);
    for (int i = 0; i < count; i++) {
        int wide = (int)(bars[i].load * ROOM / most);
        html_put(out,
                 "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                 "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
                 "<text x=\"%d\" y=\"%d\">%lld</text>",
                 LEFT - GAP, i * ROW + ROW - 6, bars[i].name, LEFT, i * ROW + 3, wide, ROW - 6,
                 LEFT + wide + 4, i * ROW + ROW - 6, (long long)bars[i].load);
        if (i == first)
            html_put(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", WIDTH,
                     i * ROW + ROW - 6, bars[i].role);
        if (i + 1 == count || strcmp(bars[i + 1].role, bars[i].role) != 0) {
            put_mean(out, bars, first, i + 1, most);
            first = i + 1;
        }
    }
    html_put(out, "</svg></div></details>");
}
