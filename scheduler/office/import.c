/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "scheduler/office/locks.h"
#include "scheduler/office/office.h"

/* "imported 14 members of staff, 48 pupils": kinds and counts only. */
static const char *summary_text(const struct intake *intake, struct arena *arena)
{
    const char *text = "imported";

    for (int i = 0; i < intake->n_counts; i++) {
        const struct intake_count *count = &intake->counts[i];
        text = arena_text(arena, "%s%s %d %s", text, i ? "," : "", count->rows,
                          count->rows == 1 ? count->one : count->title);
    }
    return text;
}

static bool anything_changed(const struct intake *intake)
{
    for (int i = 0; i < intake->n_counts; i++)
        if (intake->counts[i].created || intake->counts[i].updated || intake->counts[i].removed)
            return true;
    return false;
}

bool office_import(struct office *office, const struct office_import_ask *ask,
                   struct import_result *result, struct issues *issues, struct fault *fault)
{
    struct batches batches = {0};
    bool done = false;

    *result = (struct import_result){0};
    if (!batches_read(&batches, &ask->files, issues)) {
        batches_release(&batches);
        if (issues->errors)
            return true; /* told by the issues */
        return fault_set(fault, FAULT_MISSING, "there is nothing to import");
    }
    if (ask->merge)
        for (int i = 0; i < batches.count; i++)
            batches.list[i].whole = false;
    const struct intake_ask intake = {.replace = ask->files.replace,
                                      .now_at = office->now_at,
                                      .leave = ask->leave,
                                      .n_leave = ask->n_leave,
                                      .show = ask->show};
    bool good =
        intake_make(&office->season, &batches, &intake, office->arena, &result->intake, issues);
    if (good && !issues->errors)
        locks_check(office, &batches, &result->intake.after, issues);
    if (!good || issues->errors || ask->dry_run || result->intake.n_removals) {
        done = true;
    } else if (!anything_changed(&result->intake)) {
        result->stored = done = true; /* nothing to write */
    } else {
        struct change_note note = office_note(office, summary_text(&result->intake, office->arena));
        done = store_save_season(office->store, &office->season, &result->intake.after, NULL, &note,
                                 fault);
        result->stored = done;
    }
    batches_release(&batches);
    return done;
}
