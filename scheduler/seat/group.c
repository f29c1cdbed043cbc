/* SPDX-License-Identifier: GPL-3.0-or-later
 * Groups and their numbers: those who share a room at a time.
 *
 * Duty keys name a group by a paper and an ordinal, so that a promise to an
 * invigilator survives a changed room, time or candidate: a group keeps the
 * name most of its members had, and nobody else has it.
 */
#include <stdlib.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/seat/work.h"

struct claim { /* so many members of a use were in that group */
    int day, use;
    int paper, no, part;
    int members;
};

struct naming {
    const struct school *school;
    struct day *days;
    int n_days;
    int64_t from, until;          /* the days looked at */
    struct claim *claims, *names; /* names: taken */
    int n_claims, room_claims, n_names, room_names, n_reserved;
};

static int compare_claims(const void *left, const void *right, const void *context)
{
    const struct claim *a = left;
    const struct claim *b = right;
    const int l[] = {a->day, a->use, a->paper, a->part, a->no};
    const int r[] = {b->day, b->use, b->paper, b->part, b->no};

    (void)context;
    for (size_t i = 0; i < sizeof l / sizeof *l; i++) {
        if (l[i] != r[i])
            return l[i] < r[i] ? -1 : 1;
    }
    return 0;
}

static int compare_members(const void *left, const void *right, const void *context)
{
    const struct claim *a = left;
    const struct claim *b = right;

    (void)context;
    return a->members != b->members ? b->members - a->members : compare_claims(a, b, NULL);
}

static int compare_names(const void *left, const void *right, const void *context)
{
    const struct claim *a = left;
    const struct claim *b = right;

    (void)context;
    if (a->paper != b->paper)
        return a->paper < b->paper ? -1 : 1;
    if (a->part != b->part)
        return a->part - b->part;
    return a->no - b->no;
}

static void claims_collect(struct naming *naming)
{
    struct arena *arena = naming->school->arena;
    const struct season *season = naming->school->season;
    int kept = 0;

    for (int d = 0; d < naming->n_days; d++) {
        const struct day *day = &naming->days[d];
        for (int i = 0; i < day->n_jobs; i++) {
            const struct job *job = &day->jobs[i];
            if (job->use < 0 || job->old < 0 || season->seating[job->old].group_no < 1)
                continue;
            const struct sitting *old = &season->seating[job->old];
            *LIST_ADD(arena, naming->claims, naming->n_claims, naming->room_claims) =
                (struct claim){d, job->use, old->group_paper, old->group_no, old->part, 1};
        }
    }
    if (naming->n_claims == 0)
        return;
    sort_rows(naming->claims, (size_t)naming->n_claims, sizeof *naming->claims, compare_claims,
              NULL);
    for (int i = 1; i < naming->n_claims; i++) {
        if (compare_claims(&naming->claims[kept], &naming->claims[i], NULL) == 0)
            naming->claims[kept].members++;
        else
            naming->claims[++kept] = naming->claims[i];
    }
    naming->n_claims = kept + 1;
    sort_rows(naming->claims, (size_t)naming->n_claims, sizeof *naming->claims, compare_members,
              NULL);
}

/* The group of a use; the same for all its members. */
static void name_give(struct day *day, int use, const struct claim *name)
{
    for (int i = 0; i < day->n_jobs; i++) {
        if (day->jobs[i].use != use)
            continue;
        day->jobs[i].group_paper = name->paper;
        day->jobs[i].group_no = name->no;
    }
}

/* Reserved names are sorted; those given since are few. */
static bool name_taken(const struct naming *naming, const struct claim *name)
{
    int low = 0;
    int high = naming->n_reserved;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (compare_names(&naming->names[middle], name, NULL) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < naming->n_reserved && compare_names(&naming->names[low], name, NULL) == 0)
        return true;
    for (int i = naming->n_reserved; i < naming->n_names; i++) {
        if (compare_names(&naming->names[i], name, NULL) == 0)
            return true;
    }
    return false;
}

static void name_take(struct naming *naming, const struct claim *name)
{
    *LIST_ADD(naming->school->arena, naming->names, naming->n_names, naming->room_names) = *name;
}

/* Names of sittings on other days belong to those. */
static void names_reserve(struct naming *naming)
{
    const struct season *season = naming->school->season;

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        int64_t day = day_of(row->starts_at);
        struct claim name = {-1, -1, row->group_paper, row->group_no, row->part, 0};
        if ((day < naming->from || day > naming->until) && row->group_no > 0 &&
            season->entries[row->entry].status != ENTRY_WITHDRAWN)
            name_take(naming, &name);
    }
    if (naming->n_names > 0)
        sort_rows(naming->names, (size_t)naming->n_names, sizeof *naming->names, compare_names,
                  NULL);
    naming->n_reserved = naming->n_names;
}

static void use_name(struct naming *naming, int d, int use)
{
    struct claim name = {.day = d, .use = use, .paper = -1};
    struct day *day = &naming->days[d];

    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *job = &day->jobs[i];
        if (job->use != use)
            continue;
        if (job->group_no > 0)
            return; /* kept its old name */
        if (name.paper < 0 || job->paper < name.paper) {
            name.paper = job->paper;
            name.part = job->part;
        }
    }
    if (name.paper < 0)
        return;
    do
        name.no++;
    while (name_taken(naming, &name));
    name_take(naming, &name);
    name_give(day, use, &name);
}

void groups_number(const struct school *school, struct day *days, int n_days)
{
    struct naming naming = {.school = school, .days = days, .n_days = n_days};

    if (n_days == 0)
        return;
    naming.from = days[0].day;
    naming.until = days[n_days - 1].day;
    bool **named = arena_new(school->arena, bool *, n_days + 1);

    names_reserve(&naming);
    claims_collect(&naming);
    for (int d = 0; d < n_days; d++)
        named[d] = arena_new(school->arena, bool, days[d].n_uses + 1);
    for (int i = 0; i < naming.n_claims; i++) {
        const struct claim *claim = &naming.claims[i];
        if (named[claim->day][claim->use] || name_taken(&naming, claim))
            continue;
        named[claim->day][claim->use] = true;
        name_take(&naming, claim);
        name_give(&days[claim->day], claim->use, claim);
    }
    for (int d = 0; d < n_days; d++) {
        for (int use = 0; use < days[d].n_uses; use++)
            use_name(&naming, d, use);
    }
}
