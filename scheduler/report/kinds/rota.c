/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rota for the wall.  This file alone sees the season; what it hands on to
 * rota_page() has no field for a pupil. */
#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/heading.h"
#include "scheduler/report/told.h"
#include "scheduler/report/work.h"

static int by_day_person_start(const void *left, const void *right, const void *context)
{
    const struct told *a = left, *b = right;
    int64_t day_a = day_of(a->starts_at), day_b = day_of(b->starts_at);

    (void)context;
    if (day_a != day_b)
        return day_a < day_b ? -1 : 1;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

static struct told told_of(const struct season *season, const struct assignment *assignment)
{
    const struct person *person = &season->people[assignment->staff];
    enum work work = work_of(assignment);

    return (struct told){.starts_at = assignment->starts_at,
                         .ends_at = assignment->ends_at,
                         .person = assignment->staff,
                         .code = person->staff,
                         .name = person->name,
                         .place = answer_place(season, assignment->room, assignment->site),
                         .role = work_title(assignment),
                         .letter = work_letter(assignment),
                         .shade = (int)work,
                         .exam = work_is_exam(work)};
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct picked picked = pick_merged(ask, arena);
    struct told *list = arena_new(arena, struct told, picked.count + 1);
    int count = 0;

    (void)fault;
    for (int i = 0; i < picked.count; i++)
        if (picked.list[i].staff >= 0 && !is_own_lesson(&picked.list[i]))
            list[count++] = told_of(ask->world->season, &picked.list[i]);
    sort_rows(list, (size_t)count, sizeof *list, by_day_person_start, NULL);
    heading_page(ask, "Rota", arena, page);
    page->subtitle = arena_text(arena, "%s. %s", page->subtitle, heading_state(ask, arena));
    rota_page(&(struct rota_ask){list, count, heading_state_contact(ask, arena)}, arena, page);
    return true;
}

extern const struct report report_rota;
const struct report report_rota = {
    .name = "rota",
    .title = "Rota",
    .audience = FOR_PUBLIC,
    .help = "who is where when, day by day: for the staff room wall",
    .fill = fill,
};
