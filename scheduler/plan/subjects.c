/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/subjects.c - who teaches what, who supported whom. */
#include "scheduler/plan/subjects.h"

#include "scheduler/base/list.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int by_name(const void *left, const void *right)
{
    return strcasecmp(*(const char *const *)left, *(const char *const *)right);
}

/* "maths" and "Maths" are one subject. */
static void name_subjects(struct crew *crew, struct arena *arena)
{
    const struct season *season = crew->season;
    int room = season->n_papers + season->n_teaches + season->n_lessons + season->n_support;
    const char **names = arena_new(arena, const char *, room + 1);
    int n = 0, kept = 0;

    for (int i = 0; i < season->n_papers; i++)
        names[n++] = season->papers[i].subject;
    for (int i = 0; i < season->n_teaches; i++)
        names[n++] = season->teaches[i].subject;
    for (int i = 0; i < season->n_lessons; i++)
        names[n++] = season->lessons[i].subject;
    for (int i = 0; i < season->n_support; i++)
        names[n++] = season->support[i].subject;
    if (n)
        qsort(names, (size_t)n, sizeof *names, by_name);
    for (int i = 0; i < n; i++) {
        if (*names[i] && (!kept || strcasecmp(names[kept - 1], names[i]) != 0))
            names[kept++] = names[i];
    }
    crew->subjects = names;
    crew->n_subjects = kept;

    int *paper_subject = arena_new(arena, int, season->n_papers + 1);
    for (int i = 0; i < season->n_papers; i++)
        paper_subject[i] = crew_subject(crew, season->papers[i].subject);
    crew->paper_subject = paper_subject;
}

int crew_subject(const struct crew *crew, const char *subject)
{
    const char *const *found = crew->n_subjects
                                   ? bsearch(&subject, crew->subjects, (size_t)crew->n_subjects,
                                             sizeof *crew->subjects, by_name)
                                   : NULL;
    return found ? (int)(found - crew->subjects) : -1;
}

/* The rows of `teaches` say it; who takes lessons in a subject teaches it too,
 * unless a row says that they do not prepare candidates. */
static void mark_teachers(struct crew *crew, struct arena *arena)
{
    const struct season *season = crew->season;
    size_t cells = (size_t)crew->n_people * (size_t)crew->n_subjects;
    bool *teaches = arena_alloc(arena, cells + 1, sizeof *teaches);

    for (int i = 0; i < season->n_lesson_staff; i++) {
        const struct lesson_staff *row = &season->lesson_staff[i];
        int subject = crew_subject(crew, season->lessons[row->lesson].subject);
        if (row->position == 0 && subject >= 0)
            teaches[row->staff * crew->n_subjects + subject] = true;
    }
    for (int i = 0; i < season->n_teaches; i++) {
        const struct teaches *row = &season->teaches[i];
        int subject = crew_subject(crew, row->subject);
        if (subject >= 0)
            teaches[row->staff * crew->n_subjects + subject] = row->delivers;
    }
    crew->teaches = teaches;
}

struct support_list {
    const struct crew *crew;
    const struct class_member **members; /* by class */
    struct arena *arena;
    struct supported *list;
    int n, room;
};

static void support_add(struct support_list *list, int person, int subject, int pupil)
{
    if (person < 0 || subject < 0 || pupil < 0)
        return;
    *LIST_ADD(list->arena, list->list, list->n, list->room) =
        (struct supported){person, subject, pupil};
}

static int by_class(const void *left, const void *right)
{
    const struct class_member *a = *(const struct class_member *const *)left;
    const struct class_member *b = *(const struct class_member *const *)right;

    return strcmp(a->class_name, b->class_name);
}

static void list_members(struct support_list *list)
{
    const struct season *season = list->crew->season;

    list->members = arena_new(list->arena, const struct class_member *, season->n_classes + 1);
    for (int i = 0; i < season->n_classes; i++)
        list->members[i] = &season->classes[i];
    if (season->n_classes) // NOLINTNEXTLINE(bugprone-sizeof-expression)
        qsort(list->members, (size_t)season->n_classes, sizeof *list->members, by_class);
}

static void support_class(struct support_list *list, int person, int subject, const char *name)
{
    int low = 0, n = list->crew->season->n_classes, high = n;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(list->members[middle]->class_name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < n && strcmp(list->members[low]->class_name, name) == 0; low++)
        support_add(list, person, subject, list->members[low]->pupil);
}

/* The subject of a support row: told, or that of the class's lessons. */
static int support_subject(const struct crew *crew, const struct support *row)
{
    const struct season *season = crew->season;

    if (*row->subject || !*row->class_name)
        return crew_subject(crew, row->subject);
    for (int i = 0; i < season->n_lessons; i++) {
        if (strcmp(season->lessons[i].class_name, row->class_name) == 0)
            return crew_subject(crew, season->lessons[i].subject);
    }
    return -1;
}

static int by_person(const void *left, const void *right)
{
    const struct supported *a = left, *b = right;

    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    if (a->subject != b->subject)
        return a->subject < b->subject ? -1 : 1;
    return (a->pupil > b->pupil) - (a->pupil < b->pupil);
}

/* Who stands beside the teacher in a class supports all of it; a support row names one pupil. */
static void mark_support(struct crew *crew, struct arena *arena)
{
    const struct season *season = crew->season;
    struct support_list list = {.crew = crew, .arena = arena};

    list_members(&list);
    for (int i = 0; i < season->n_lesson_staff; i++) {
        const struct lesson_staff *row = &season->lesson_staff[i];
        const struct lesson *lesson = &season->lessons[row->lesson];
        if (row->position > 0)
            support_class(&list, row->staff, crew_subject(crew, lesson->subject),
                          lesson->class_name);
    }
    for (int i = 0; i < season->n_support; i++) {
        const struct support *row = &season->support[i];
        if (row->staff >= 0)
            support_add(&list, row->staff, support_subject(crew, row), row->pupil);
    }
    if (list.n)
        qsort(list.list, (size_t)list.n, sizeof *list.list, by_person);

    struct supported *kept = arena_new(arena, struct supported, list.n + 1);
    int n = 0;
    for (int i = 0; i < list.n; i++) {
        if (!n || by_person(&kept[n - 1], &list.list[i]) != 0)
            kept[n++] = list.list[i];
    }
    crew->supported = kept;
    crew->n_supported = n;
}

int crew_supported_from(const struct crew *crew, int person, int subject)
{
    struct supported key = {person, subject, -1};
    int low = 0, high = crew->n_supported;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (by_person(&crew->supported[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void subjects_make(struct crew *crew, struct arena *arena)
{
    name_subjects(crew, arena);
    mark_teachers(crew, arena);
    mark_support(crew, arena);
}
