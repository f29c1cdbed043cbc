/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/intake/intake.h"

#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/intake/build.h"
#include "scheduler/intake/check.h"
#include "scheduler/intake/leave.h"
#include "scheduler/intake/preview.h"

static void build_kinds(struct build *build)
{
    for (int i = 0; i < build->n_kinds; i++) {
        struct built *built = &build->kinds[i];
        const struct kind *kind = built->kind;
        if (kind->parent && build_kind(build, kind->parent)->came)
            lists_kind(build, built);
        else if (built->came && kind->imported && !kind->parent)
            merge_kind(build, built);
        else
            carry_kind(build, built);
    }
}

/* Rows that went: not those of lists, they are part of the row they hang on. */
static int count_gone(const struct built *built)
{
    int gone = 0;

    for (int i = 0; i < built->n_stored; i++)
        gone += built->moved[i] < 0;
    return gone;
}

static struct intake_count count_kind(const struct built *built)
{
    const struct record_kind *record = record_kind_find(built->kind->name);
    struct intake_count count = {.kind = built->kind->name,
                                 .title = record ? record->title : built->kind->name,
                                 .one = record ? record->one : built->kind->name,
                                 .rows = built->read,
                                 .removed = count_gone(built)};

    for (int i = 0; i < built->n_left; i++)
        count.left[built->left[i].what]++;
    for (int i = 0; i < built->count; i++) {
        count.created += built->origins[i].state == ROW_CREATED;
        count.updated += built->origins[i].state == ROW_UPDATED;
        count.unchanged += built->origins[i].state == ROW_UNCHANGED;
    }
    return count;
}

static void count_kinds(const struct build *build, struct intake *intake)
{
    struct intake_count *counts = NULL;
    int n = 0, room = 0;

    for (int i = 0; i < build->n_kinds; i++) {
        const struct built *built = &build->kinds[i];
        bool counted = built->kind->imported && !built->kind->parent;
        if (!counted || (!built->came && count_gone(built) == 0))
            continue;
        *LIST_ADD(build->arena, counts, n, room) = count_kind(built);
    }
    intake->counts = counts;
    intake->n_counts = n;
}

bool intake_make(const struct season *before, const struct batches *batches,
                 const struct intake_ask *ask, struct arena *arena, struct intake *intake,
                 struct issues *issues)
{
    struct build build = {.before = before,
                          .batches = batches,
                          .arena = arena,
                          .issues = issues,
                          .now_at = ask->now_at,
                          .ask = ask};

    *intake = (struct intake){0};
    build_start(&build);
    leave_start(&build);
    build_kinds(&build);
    check_season(&(struct check){.season = &build.after,
                                 .build = &build,
                                 .now_at = ask->now_at,
                                 .arena = arena,
                                 .issues = issues});
    intake->after = build.after;
    count_kinds(&build, intake);
    preview_consequences(&build, intake);
    if (!ask->replace)
        preview_removals(&build, intake);
    intake->n_followers = build.n_followers;
    if (ask->show)
        intake_show_rows(&build, intake);
    return issues->errors == 0;
}

void intake_check(const struct season *season, int64_t now_at, struct arena *arena,
                  struct issues *issues)
{
    check_season(
        &(struct check){.season = season, .now_at = now_at, .arena = arena, .issues = issues});
}
