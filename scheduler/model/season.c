/* SPDX-License-Identifier: GPL-3.0-or-later
 * Looking things up in a season. */
#include "scheduler/model/season.h"

#include <stddef.h>
#include <string.h>

#include "scheduler/base/day.h"

/* First of `count` rows ordered by the code at `offset` whose code it is. */
static int find_code(const void *rows, int count, size_t size, size_t offset, const char *code)
{
    const unsigned char *base = rows;
    int low = 0, high = count;

    while (low < high) {
        int middle = low + (high - low) / 2;
        const void *member = base + (size_t)middle * size + offset;
        if (strcmp(*(const char *const *)member, code) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == count)
        return -1;
    const void *member = base + (size_t)low * size + offset;
    return strcmp(*(const char *const *)member, code) == 0 ? low : -1;
}

int season_person(const struct season *season, const char *code)
{
    return find_code(season->people, season->n_people, sizeof(struct person),
                     offsetof(struct person, staff), code);
}

int season_pupil(const struct season *season, const char *code)
{
    return find_code(season->pupils, season->n_pupils, sizeof(struct pupil),
                     offsetof(struct pupil, pupil), code);
}

int season_room(const struct season *season, const char *code)
{
    return find_code(season->rooms, season->n_rooms, sizeof(struct room),
                     offsetof(struct room, room), code);
}

int season_paper(const struct season *season, const char *code)
{
    return find_code(season->papers, season->n_papers, sizeof(struct paper),
                     offsetof(struct paper, paper), code);
}

int season_site(const struct season *season, const char *code)
{
    return find_code(season->sites, season->n_sites, sizeof(struct site),
                     offsetof(struct site, site), code);
}

/* A row holds both ways unless the way back has its own. */
int season_travel(const struct season *season, int from_site, int to_site)
{
    int back = -1;

    if (from_site == to_site)
        return 0;
    for (int i = 0; i < season->n_travel; i++) {
        const struct travel *travel = &season->travel[i];
        if (travel->from == from_site && travel->to == to_site)
            return travel->minutes;
        if (travel->from == to_site && travel->to == from_site)
            back = travel->minutes;
    }
    return back;
}

struct assignment *season_draft(const struct season *season, int64_t from, int64_t until,
                                struct arena *arena, int *n)
{
    struct assignment *rows = arena_new(arena, struct assignment, season->n_draft + 1);

    *n = 0;
    for (int i = 0; i < season->n_draft; i++) {
        int64_t day = day_of(season->draft[i].starts_at);
        if (day >= from && day <= until)
            rows[(*n)++] = season->draft[i];
    }
    return rows;
}

struct person season_newcomer(const char *staff, const char *name, const char *role, int site)
{
    return (struct person){.staff = staff,
                           .name = name,
                           .role = role,
                           .site = site,
                           .contract_min = -1,
                           .weeks_per_year = -1,
                           .max_minutes_per_day = -1,
                           .max_exam_minutes_per_day = -1,
                           .overtime_pence_per_hour = -1,
                           .pence_per_hour = -1,
                           .callout_pence = -1,
                           .minimum_minutes = -1,
                           .max_caseload = -1,
                           .email = "",
                           .from = -1,
                           .until = -1};
}

int season_columns(const struct room *room)
{
    if (room->columns > 0)
        return room->columns;
    return room->rows > 0 && room->seats > 0 ? (room->seats + room->rows - 1) / room->rows : 0;
}

const int *season_ways(const struct season *season, struct arena *arena)
{
    int n = season->n_sites;
    int *minutes = arena_new(arena, int, (size_t)n *(size_t)n + 1);

    for (int i = 0; i < n * n; i++) {
        int told = i / n == i % n ? 0 : season_travel(season, i / n, i % n);
        minutes[i] = told < 0 ? DAY_MIN : told;
    }
    for (int via = 0; via < n; via++) {
        for (int i = 0; i < n * n; i++) {
            int round = minutes[i / n * n + via] + minutes[via * n + i % n];
            if (round < minutes[i])
                minutes[i] = round;
        }
    }
    for (int i = 0; i < n * n; i++) {
        if (minutes[i] >= DAY_MIN)
            minutes[i] = 0;
    }
    return minutes;
}
