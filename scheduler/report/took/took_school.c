/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sittings by pupil and lessons by class: asked of every candidate's every lesson. */
#include <string.h>

#include "scheduler/base/sort.h"
#include "scheduler/report/took/took_part.h"

static int by_class(const void *left, const void *right, const void *context)
{
    const struct lesson *a = *(const struct lesson *const *)left;
    const struct lesson *b = *(const struct lesson *const *)right;

    (void)context;
    return strcmp(a->class_name, b->class_name);
}

static void deal_sittings(struct taking *taking)
{
    const struct season *season = taking->ask->world->season;
    int *first = arena_new(taking->arena, int, season->n_pupils + 2);

    taking->sittings = arena_new(taking->arena, const struct sitting *, season->n_seating + 1);
    for (int i = 0; i < season->n_seating; i++)
        first[season->entries[season->seating[i].entry].pupil + 2]++;
    for (int p = 2; p < season->n_pupils + 2; p++)
        first[p] += first[p - 1];
    for (int i = 0; i < season->n_seating; i++)
        taking->sittings[first[season->entries[season->seating[i].entry].pupil + 1]++] =
            &season->seating[i];
    taking->pupil_first = first;
}

void took_school(struct taking *taking)
{
    const struct season *season = taking->ask->world->season;

    deal_sittings(taking);
    taking->lessons = arena_new(taking->arena, const struct lesson *, season->n_lessons + 1);
    for (int i = 0; i < season->n_lessons; i++)
        taking->lessons[i] = &season->lessons[i];
    /* Rows of one class stay in their order.  NOLINTNEXTLINE(bugprone-sizeof-expression) */
    sort_rows(taking->lessons, (size_t)season->n_lessons, sizeof *taking->lessons, by_class, NULL);
}

int took_first_lesson(const struct taking *taking, const char *class_name)
{
    int low = 0, high = taking->ask->world->season->n_lessons;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(taking->lessons[middle]->class_name, class_name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool took_is_candidate(const struct taking *taking, int pupil, int64_t day)
{
    for (int i = taking->pupil_first[pupil]; i < taking->pupil_first[pupil + 1]; i++)
        if (day_of(taking->sittings[i]->starts_at) == day)
            return true;
    return false;
}

bool took_sits_exam(const struct taking *taking, int pupil, int64_t from_at, int64_t until_at)
{
    int before_min = rules_figure(taking->ask->world->rules, FIGURE_CANDIDATE_BEFORE);

    for (int i = taking->pupil_first[pupil]; i < taking->pupil_first[pupil + 1]; i++) {
        const struct sitting *row = taking->sittings[i];
        int64_t leaves_at = row->release_at > row->ends_at ? row->release_at : row->ends_at;
        if (leaves_at > row->starts_at && from_at < leaves_at &&
            row->starts_at - before_min < until_at)
            return true;
    }
    return false;
}
