/* SPDX-License-Identifier: GPL-3.0-or-later
 * The season's rows filed under the person or lesson they belong to. */
#include <stddef.h>
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

int *facts_offsets(const struct auditor *auditor, int count, int n_keys,
                   int (*key)(const struct auditor *, int))
{
    int *first = arena_new(auditor->arena, int, n_keys + 2);

    for (int i = 0; i < count; i++)
        first[key(auditor, i) + 1]++;
    for (int i = 0; i < n_keys; i++)
        first[i + 1] += first[i];
    return first;
}

/* An array of rows with an int member that says whose they are. */
struct heap {
    const void *rows;
    int count;
    size_t size, member;
};

static int key_at(const struct heap *heap, int row)
{
    int key;

    memcpy(&key, (const char *)heap->rows + heap->size * (size_t)row + heap->member, sizeof key);
    return key;
}

/* Rows keep their order within a key; those without one (-1) are left out. */
static struct file file_rows(const struct auditor *auditor, struct heap heap, int n_keys)
{
    int *first = arena_new(auditor->arena, int, n_keys + 2);
    int *next = arena_new(auditor->arena, int, n_keys + 1);
    int *rows = arena_new(auditor->arena, int, heap.count + 1);

    for (int i = 0; i < heap.count; i++)
        if (key_at(&heap, i) >= 0)
            first[key_at(&heap, i) + 1]++;
    for (int key = 0; key < n_keys; key++) {
        first[key + 1] += first[key];
        next[key] = first[key];
    }
    for (int i = 0; i < heap.count; i++)
        if (key_at(&heap, i) >= 0)
            rows[next[key_at(&heap, i)]++] = i;
    return (struct file){rows, first};
}

#define FILE_ROWS(array, type, member, n_keys)                                                 \
    file_rows(                                                                                 \
        auditor,                                                                               \
        (struct heap){season->array, season->n_##array, sizeof(type), offsetof(type, member)}, \
        n_keys)

static int by_class(const void *left, const void *right, const void *context)
{
    const struct pupil_class *a = left, *b = right;
    int order = strcmp(a->class_name, b->class_name);

    (void)context;
    return order ? order : a->pupil - b->pupil;
}

void facts_file_rows(struct auditor *auditor)
{
    const struct season *season = auditor->season;
    int people = season->n_people;

    auditor->patterns = FILE_ROWS(patterns, struct pattern, staff, people);
    auditor->answers = FILE_ROWS(availability, struct availability, staff, people);
    auditor->absences = FILE_ROWS(absences, struct absence, staff, people);
    auditor->conflicts = FILE_ROWS(conflicts, struct conflict, staff, people);
    auditor->skills = FILE_ROWS(skills, struct skill, staff, people);
    auditor->training = FILE_ROWS(training, struct training, staff, people);
    auditor->teaches = FILE_ROWS(teaches, struct teaches, staff, people);
    auditor->supports = FILE_ROWS(support, struct support, staff, people);
    auditor->lessons_of = FILE_ROWS(lesson_staff, struct lesson_staff, staff, people);
    auditor->sites_of = FILE_ROWS(staff_sites, struct staff_site, staff, people);
    auditor->named_duties = FILE_ROWS(duty_staff, struct duty_staff, staff, people);
    auditor->lesson_staff = FILE_ROWS(lesson_staff, struct lesson_staff, lesson, season->n_lessons);
    auditor->caseload_pupils =
        FILE_ROWS(caseload_pupils, struct caseload_pupil, session, season->n_caseload);

    auditor->n_members = season->n_classes;
    auditor->members = arena_new(auditor->arena, struct pupil_class, season->n_classes + 1);
    for (int i = 0; i < season->n_classes; i++)
        auditor->members[i] =
            (struct pupil_class){season->classes[i].class_name, season->classes[i].pupil};
    sort_rows(auditor->members, (size_t)auditor->n_members, sizeof *auditor->members, by_class,
              NULL);
}

/* The first run of a room that is not over at a moment. */
static int run_bound(const struct auditor *auditor, int room, int64_t at)
{
    int low = auditor->room_runs_first[room], high = auditor->room_runs_first[room + 1];

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (auditor->runs[middle].until_at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void fact_runs(const struct auditor *auditor, int room, int64_t from_at, int64_t until_at,
               int *first, int *end)
{
    *first = *end = 0;
    if (room < 0)
        return;
    *first = *end = run_bound(auditor, room, from_at);
    while (*end < auditor->room_runs_first[room + 1] && auditor->runs[*end].from_at < until_at)
        ++*end;
}

void fact_seats(const struct auditor *auditor, int room, int64_t from_at, int64_t until_at,
                int *first, int *end)
{
    int first_run, end_run;

    *first = *end = 0;
    fact_runs(auditor, room, from_at, until_at, &first_run, &end_run);
    if (first_run == end_run)
        return;
    *first = auditor->runs[first_run].first;
    *end = auditor->runs[end_run - 1].end;
}

bool fact_absent(const struct auditor *auditor, int person, int64_t from_at, int64_t until_at)
{
    const struct person *row = &auditor->season->people[person];
    int64_t day = day_of(from_at);

    for (int i = auditor->absences.first[person]; i < auditor->absences.first[person + 1]; i++) {
        const struct absence *absence = &auditor->season->absences[auditor->absences.rows[i]];
        if (!absence->tentative && fact_meets(absence->start, absence->end, from_at, until_at))
            return true;
    }
    return (row->from >= 0 && day < row->from) || (row->until >= 0 && day > row->until);
}
