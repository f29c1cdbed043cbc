/* SPDX-License-Identifier: GPL-3.0-or-later
 * What changes for whom between what was told and what will be. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/sort.h"
#include "scheduler/office/feeds/feeds_part.h"

int feeds_order(int staff_a, const char *key_a, int staff_b, const char *key_b)
{
    return staff_a != staff_b ? (staff_a < staff_b ? -1 : 1) : strcmp(key_a, key_b);
}

static int compare_assignments(const void *left, const void *right)
{
    const struct assignment *a = left, *b = right;
    int order = feeds_order(a->staff, a->key, b->staff, b->key);

    return order ? order : (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

struct assignment *feeds_sorted(const struct assignment *list, int count, struct arena *arena)
{
    struct assignment *copy = arena_new(arena, struct assignment, count + 1);

    if (count)
        memcpy(copy, list, (size_t)count * sizeof *copy);
    qsort(copy, (size_t)count, sizeof *copy, compare_assignments);
    return copy;
}

/* People know their own timetable: a teacher's lesson that stays theirs is no news. */
bool feeds_tells(const struct assignment *assignment)
{
    return !(assignment->standing &&
             (strcmp(assignment->kind, "lesson") == 0 || strcmp(assignment->kind, "cover") == 0 ||
              strcmp(assignment->kind, "merged") == 0));
}

static struct version_change *change_add(struct version_change *list, int *count, int version,
                                         enum change_what what, const struct assignment *from)
{
    list[*count] = (struct version_change){.version = version,
                                           .staff = from->staff,
                                           .what = what,
                                           .key = from->key,
                                           .kind = from->kind,
                                           .title = from->title,
                                           .starts_at = from->starts_at,
                                           .ends_at = from->ends_at,
                                           .room = from->room,
                                           .site = from->site};
    return &list[(*count)++];
}

bool feeds_same_duty(const struct assignment *a, const struct assignment *b)
{
    return a->starts_at == b->starts_at && a->ends_at == b->ends_at && a->room == b->room &&
           a->site == b->site;
}

static int by_staff_and_time(const void *left, const void *right, const void *context)
{
    const struct version_change *a = left, *b = right;

    (void)context;
    if (a->staff != b->staff)
        return a->staff - b->staff;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

/* The differences per person between two sets of assignments, own lessons left out. */
static int changes_list(const struct told *told, const struct season *after, int version,
                        struct arena *arena, struct version_change **changes)
{
    const struct assignment *old = feeds_sorted(told->list, told->count, arena);
    const struct assignment *new = feeds_sorted(after->published, after->n_published, arena);
    struct version_change *list =
        arena_new(arena, struct version_change, told->count + after->n_published + 1);
    int count = 0, o = 0, n = 0;

    while (o < told->count || n < after->n_published) {
        int order = -1; /* only the old list is left */
        if (o >= told->count)
            order = 1;
        else if (n < after->n_published)
            order = feeds_order(old[o].staff, old[o].key, new[n].staff, new[n].key);
        if (order < 0) {
            if (feeds_tells(&old[o]))
                change_add(list, &count, version, CHANGE_DROPS, &old[o]);
            o++;
        } else if (order > 0) {
            if (feeds_tells(&new[n]))
                change_add(list, &count, version, CHANGE_TAKES, &new[n]);
            n++;
        } else {
            if (!feeds_same_duty(&old[o], &new[n]) && feeds_tells(&new[n]))
                change_add(list, &count, version, CHANGE_MOVES, &new[n]);
            o++;
            n++;
        }
    }
    sort_rows(list, (size_t)count, sizeof *list, by_staff_and_time, NULL);
    *changes = list;
    return count;
}

void feeds_differences(const struct office *office, const struct told *told,
                       const struct season *after, struct publish_result *result)
{
    const struct season *before = &office->season;
    struct version_change *fresh;

    result->n_changes = changes_list(told, after, before->n_versions, office->arena, &fresh);
    result->changes = fresh;
    result->version = before->n_versions ? before->versions[before->n_versions - 1].version + 1 : 1;
}
