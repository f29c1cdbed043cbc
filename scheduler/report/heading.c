/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/report/heading.h"

#include <string.h>

#include "export/stamp.h"
#include "export/zone.h"
#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/work.h"

void heading_page(const struct report_ask *ask, const char *title, struct arena *arena,
                  struct page *page)
{
    const char *school = season_setting(ask->world->season, "school");

    *page = (struct page){
        .title = school,
        .subtitle = arena_text(arena, "%s, %s", title, heading_range(arena, ask->from, ask->until)),
    };
}

static const char *version_text(const struct version *version, struct arena *arena)
{
    char time[STAMP];
    int64_t at = zone_wall_at(version->made_utc);

    return arena_text(arena, "version %d of %s, %s", version->version,
                      heading_day(arena, day_of(at)), stamp_time(time, at));
}

/* Does the plan say nothing but what people were told for these days? */
static bool says_what_was_told(const struct report_ask *ask)
{
    const struct season *season = ask->world->season;
    const struct plan *plan = ask->plan;
    int told = 0;

    for (int i = 0; i < season->n_published; i++) {
        int64_t day = day_of(season->published[i].starts_at);
        told += day >= ask->from && day <= ask->until;
    }
    if (told == 0 || told != plan->n_assignments)
        return false;
    for (int i = 0; i < plan->n_assignments; i++)
        if (!answer_was_told(&plan->assignments[i], season->published, season->n_published))
            return false;
    return true;
}

const char *heading_state(const struct report_ask *ask, struct arena *arena)
{
    const struct season *season = ask->world->season;

    if (season->n_versions == 0)
        return ask->published ? "Nothing was published yet" : "Draft, not published";
    const char *last = version_text(&season->versions[season->n_versions - 1], arena);
    if (ask->published || says_what_was_told(ask))
        return arena_text(arena, "As published: %s", last);
    return arena_text(arena, "Draft; people were told %s", last);
}

const char *heading_state_contact(const struct report_ask *ask, struct arena *arena)
{
    const char *state = heading_state(ask, arena);
    const char *contact = season_setting(ask->world->season, "contact");

    return *contact ? arena_text(arena, "%s. Questions: %s", state, contact) : state;
}

struct picked pick_assignments(const struct report_ask *ask, struct arena *arena)
{
    const struct plan *plan = ask->plan;
    struct assignment *list = arena_new(arena, struct assignment, plan->n_assignments + 1);
    struct picked picked = {list, 0};

    for (int i = 0; i < plan->n_assignments; i++) {
        const struct assignment *row = &plan->assignments[i];
        int64_t day = day_of(row->starts_at);

        if (day >= ask->from && day <= ask->until &&
            (ask->person < 0 || row->staff == ask->person) &&
            (ask->room < 0 || row->room == ask->room))
            list[picked.count++] = *row;
    }
    return picked;
}

static bool is_next_piece(const struct assignment *before, const struct assignment *after)
{
    return before->staff == after->staff && before->ends_at == after->starts_at &&
           before->room == after->room && before->site == after->site &&
           before->standing == after->standing && before->locked == after->locked &&
           strcmp(before->kind, after->kind) == 0 && strcmp(before->title, after->title) == 0;
}

/* Pieces of one day only, so the search back is short. */
static struct assignment *piece_before(struct assignment *list, int count,
                                       const struct assignment *piece)
{
    for (int i = count - 1; i >= 0 && list[i].starts_at > piece->starts_at - DAY_MIN; i--)
        if (is_next_piece(&list[i], piece))
            return &list[i];
    return NULL;
}

struct picked pick_merged(const struct report_ask *ask, struct arena *arena)
{
    struct picked picked = pick_assignments(ask, arena);
    struct assignment *list = arena_new(arena, struct assignment, picked.count + 1);
    int count = 0;

    for (int i = 0; i < picked.count; i++) {
        struct assignment *before = piece_before(list, count, &picked.list[i]);

        /* Only cut exam work is one seat: two lessons in a row are two. */
        if (before && work_is_exam(work_of(before)))
            before->ends_at = picked.list[i].ends_at;
        else
            list[count++] = picked.list[i];
    }
    return (struct picked){list, count};
}

int sitting_order(const struct sitting *a, const struct sitting *b)
{
    int64_t day_a = day_of(a->starts_at), day_b = day_of(b->starts_at);
    bool early_a = day_is_morning(a->starts_at), early_b = day_is_morning(b->starts_at);

    if (day_a != day_b)
        return day_a < day_b ? -1 : 1;
    if (early_a != early_b)
        return early_a ? -1 : 1;
    return (a->room > b->room) - (a->room < b->room);
}

static int by_time_and_desk(const void *left, const void *right, const void *context)
{
    const struct sitting *a = *(const struct sitting *const *)left;
    const struct sitting *b = *(const struct sitting *const *)right;

    (void)context;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    if (a->room != b->room)
        return a->room < b->room ? -1 : 1;
    return (a->desk > b->desk) - (a->desk < b->desk);
}

struct seated pick_sittings(const struct report_ask *ask, struct arena *arena)
{
    const struct season *season = ask->world->season;
    struct seated seated = {arena_new(arena, const struct sitting *, season->n_seating + 1), 0};

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *sitting = &season->seating[i];
        int64_t day = day_of(sitting->starts_at);

        if (day >= ask->from && day <= ask->until && (ask->room < 0 || sitting->room == ask->room))
            seated.list[seated.count++] = sitting;
    }
    sort_rows(seated.list, (size_t)seated.count, sizeof(struct sitting *), by_time_and_desk, NULL);
    return seated;
}
