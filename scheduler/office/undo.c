/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/feeds.h"
#include "scheduler/office/office.h"

bool office_undo(struct office *office, const char **summary, struct fault *fault)
{
    struct change_note note = office_note(office, "undo");
    struct season told = office->season;

    return store_undo(office->store, &note, office->arena, summary, fault) &&
           store_load(office->store, office->arena, &office->season, fault) &&
           feeds_retell(office, &told, fault);
}

bool office_redo(struct office *office, const char **summary, struct fault *fault)
{
    struct change_note note = office_note(office, "redo");
    struct season told = office->season;

    return store_redo(office->store, &note, office->arena, summary, fault) &&
           store_load(office->store, office->arena, &office->season, fault) &&
           feeds_retell(office, &told, fault);
}
