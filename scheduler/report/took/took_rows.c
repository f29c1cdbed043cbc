/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rows that tell what was held: the plan that is asked about, and the weeks around it. */
#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/took/took_part.h"

static int by_key(const void *left, const void *right, const void *context)
{
    const struct assignment *a = *(const struct assignment *const *)left;
    const struct assignment *b = *(const struct assignment *const *)right;
    int order = strcmp(a->key, b->key);

    (void)context;
    return order ? order : (a->staff > b->staff) - (a->staff < b->staff);
}

static int by_staff(const void *left, const void *right, const void *context)
{
    const struct assignment *a = *(const struct assignment *const *)left;
    const struct assignment *b = *(const struct assignment *const *)right;

    (void)context;
    if (a->staff != b->staff)
        return a->staff < b->staff ? -1 : 1;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

static bool is_around(const struct taking *taking, const struct assignment *row)
{
    const struct world *world = taking->ask->world;
    int64_t day = day_of(row->starts_at);

    return row->staff >= 0 && (day < world->from || day > world->until);
}

/* A day is as it was planned last, unless what was told is asked about; else as it was told. */
static void collect(struct taking *taking)
{
    const struct season *season = taking->ask->world->season;
    const struct plan *plan = taking->ask->plan;
    int most = plan->n_assignments + season->n_draft + season->n_published;
    bool drafts = !taking->ask->published;

    taking->rows = arena_new(taking->arena, const struct assignment *, most + 1);
    for (int i = 0; i < plan->n_assignments; i++)
        taking->rows[taking->n_rows++] = &plan->assignments[i];
    for (int i = 0; drafts && i < season->n_draft; i++)
        if (is_around(taking, &season->draft[i]))
            taking->rows[taking->n_rows++] = &season->draft[i];
    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        if (is_around(taking, row) && !(drafts && season_planned(season, day_of(row->starts_at))))
            taking->rows[taking->n_rows++] = row;
    }
}

static const struct assignment **sorted(const struct taking *taking,
                                        int (*order)(const void *, const void *, const void *))
{
    const struct assignment **list =
        arena_new(taking->arena, const struct assignment *, taking->n_rows + 1);

    for (int i = 0; i < taking->n_rows; i++)
        list[i] = taking->rows[i];
    /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
    sort_rows(list, (size_t)taking->n_rows, sizeof *list, order, NULL);
    return list;
}

void took_rows(struct taking *taking)
{
    int n_people = taking->ask->world->season->n_people;

    collect(taking);
    taking->by_key = sorted(taking, by_key);
    taking->by_staff = sorted(taking, by_staff);
    taking->staff_first = arena_new(taking->arena, int, n_people + 1);
    for (int p = 0, i = 0; p <= n_people; p++) {
        while (i < taking->n_rows && taking->by_staff[i]->staff < p)
            i++;
        taking->staff_first[p] = i;
    }
}

const struct assignment *took_held_by(const struct taking *taking, const char *key, int person)
{
    int low = 0, high = taking->n_rows;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(taking->by_key[middle]->key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < taking->n_rows && strcmp(taking->by_key[low]->key, key) == 0; low++)
        if (person < 0 || taking->by_key[low]->staff == person)
            return taking->by_key[low];
    return NULL;
}

bool took_in_exam_duty(const struct taking *taking, int person, int64_t from_at, int64_t until_at)
{
    for (int i = taking->staff_first[person]; i < taking->staff_first[person + 1]; i++) {
        const struct assignment *row = taking->by_staff[i];
        if (row->starts_at < until_at && from_at < row->ends_at && work_is_exam(work_of(row)))
            return true;
    }
    return false;
}

bool took_in_ask(const struct taking *taking, int64_t at)
{
    return day_of(at) >= taking->ask->from && day_of(at) <= taking->ask->until;
}

void took_note(struct taking *taking, struct took_list *list, struct took row)
{
    *LIST_ADD(taking->arena, list->rows, list->n, list->room) = row;
}
