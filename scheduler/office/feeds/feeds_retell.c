/* SPDX-License-Identifier: GPL-3.0-or-later
 * After undo and redo: told again what is older again, never taken back. */
#include "scheduler/office/feeds.h"

/* What was told, in the rows of another season: people and rooms by their codes. */
static struct told translate(const struct season *from, const struct season *to,
                             struct arena *arena)
{
    struct assignment *list = arena_new(arena, struct assignment, from->n_published + 1);
    int count = 0;

    for (int i = 0; i < from->n_published; i++) {
        struct assignment row = from->published[i];
        row.staff = season_person(to, from->people[row.staff].staff);
        row.room = row.room < 0 ? -1 : season_room(to, from->rooms[row.room].room);
        row.site = row.site < 0 ? -1 : season_site(to, from->sites[row.site].site);
        if (row.staff >= 0)
            list[count++] = row;
    }
    return (struct told){list, count};
}

bool feeds_retell(struct office *office, const struct season *told_before, struct fault *fault)
{
    struct told told = translate(told_before, &office->season, office->arena);
    struct season after = office->season;
    struct publish_result result;
    struct office_range range;
    struct version version = {
        .made_utc = office->now_utc, .who = office->who, .note = office->command, .hash = ""};

    feeds_differences(office, &told, &after, &result);
    if (result.n_changes == 0)
        return true;
    if (!office_plan_range(office, &range) && !office_season_range(office, &range))
        return true;
    version.from = range.from;
    version.until = range.until;
    return feeds_save_version(office, &told, &after, &version, &result, fault);
}
