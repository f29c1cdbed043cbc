/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sittings picked for a page, and where pages about them are. */
#include "scheduler/desk/seats.h"

#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"

bool seats_named(const struct web *web)
{
    return web_may(web, MAY_OFFICER | MAY_SENCO | MAY_PASTORAL);
}

const struct pupil *seat_pupil(const struct web *web, const struct sitting *sitting)
{
    const struct season *season = &web->office->season;

    return &season->pupils[season->entries[sitting->entry].pupil];
}

const struct paper *seat_paper(const struct web *web, const struct sitting *sitting)
{
    const struct season *season = &web->office->season;

    return &season->papers[season->entries[sitting->entry].paper];
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int half_order(const struct sitting *a, const struct sitting *b)
{
    int order = compare(day_of(a->starts_at), day_of(b->starts_at));

    return order ? order : day_is_morning(b->starts_at) - day_is_morning(a->starts_at);
}

bool same_half(const struct sitting *a, const struct sitting *b)
{
    return half_order(a, b) == 0;
}

static int by_room_desk(const void *left, const void *right, const void *context)
{
    const struct sitting *a = *(const struct sitting *const *)left;
    const struct sitting *b = *(const struct sitting *const *)right;
    int order = half_order(a, b);

    (void)context;
    if (order == 0)
        order = compare(a->room, b->room);
    if (order == 0)
        order = compare(a->desk, b->desk);
    return order ? order : compare(a->starts_at, b->starts_at);
}

struct seat_list seats_of_day(const struct web *web, int64_t day)
{
    const struct season *season = &web->office->season;
    struct seat_list seats = {arena_new(web->arena, const struct sitting *, season->n_seating + 1),
                              0};

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *sitting = &season->seating[i];
        if (sitting->room >= 0 && (day == DAY_NONE || day_of(sitting->starts_at) == day))
            seats.list[seats.count++] = sitting;
    }
    sort_rows(seats.list, (size_t)seats.count, sizeof(struct sitting *), by_room_desk, NULL);
    return seats;
}

struct seat_list seats_of_room(const struct seat_list *seats, int first)
{
    struct seat_list part = {seats->list + first, 0};

    while (first + part.count < seats->count && part.list[part.count]->room == part.list[0]->room &&
           same_half(part.list[part.count], part.list[0]))
        part.count++;
    return part;
}

int64_t seats_day(const struct web *web)
{
    const struct season *season = &web->office->season;
    int64_t today = day_of(web->now_at), next = DAY_NONE, last = DAY_NONE;

    for (int i = 0; i < season->n_seating; i++) {
        int64_t day = day_of(season->seating[i].starts_at);
        if (day >= today && (next == DAY_NONE || day < next))
            next = day;
        if (day > last)
            last = day;
    }
    return web_day(web, "date", next == DAY_NONE ? last : next);
}

const char *half_word(bool morning)
{
    return morning ? "morning" : "afternoon";
}

const char *half_code(bool morning)
{
    return morning ? "AM" : "PM";
}

const char *half_path(struct web *web, const char *path, int64_t day, bool morning)
{
    return arena_text(web->arena, "%s?date=%s&session=%s", path, day_text(web->arena, day),
                      half_code(morning));
}

const char *room_path(struct web *web, int room, int64_t day, bool morning)
{
    const char *code = url_word(web->arena, web->office->season.rooms[room].room);

    return half_path(web, arena_text(web->arena, "/room/%s", code), day, morning);
}

const char *room_words(const struct web *web, int room)
{
    const struct room *row = &web->office->season.rooms[room];

    if (!*row->name || strcmp(row->name, row->room) == 0)
        return row->room;
    return arena_text(web->arena, "%s (%s)", row->name, row->room);
}

void days_put(struct web *web, const char *path, int64_t chosen)
{
    struct seat_list all = seats_of_day(web, DAY_NONE);
    int64_t told = DAY_NONE;
    char text[STAMP], iso[STAMP];

    html_put(&web->out,
             "<form method=\"get\" action=\"%s\" class=\"screen\"><label for=\"date\">Day</label>"
             "<select id=\"date\" name=\"date\">",
             path);
    for (int i = 0; i < all.count; i++) {
        int64_t day = day_of(all.list[i]->starts_at);
        if (day == told)
            continue;
        told = day;
        html_put(&web->out, "<option value=\"%s\"%s>%s</option>", stamp_iso(iso, day),
                 day == chosen ? " selected" : "", stamp_day(text, day));
    }
    html_put(&web->out, "</select> <button>Show</button></form>");
}
