/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cells and singles: who may fill a room with whom, and what that costs. */
#include <limits.h>
#include <strings.h>

#include "scheduler/base/list.h"
#include "scheduler/seat/packing.h"

static int smaller(int left, int right)
{
    return left < right ? left : right;
}

static const struct room *room_of(const struct packing *packing, const struct room_class *class)
{
    return &packing->part->day->school->season->rooms[class->rooms[0]];
}

/* ------------------------------------------------------------ may they */

static bool right_place(const struct packing *packing, const struct job *job,
                        const struct room_class *rooms)
{
    const struct room *room = room_of(packing, rooms);

    if (job->room >= 0)
        return job->room == rooms->rooms[0] && (job->fixed || room->exam != ROOM_EXAM_NO);
    return room->exam != ROOM_EXAM_NO &&
           (room->site < 0 || room->site == job->home || packing->part->travel);
}

static bool has_laptops(const struct season *season)
{
    bool told = false;
    bool some = false;

    for (int i = 0; i < season->n_equipment; i++) {
        if (strcasecmp(season->equipment[i].item, "laptop") == 0) {
            told = true;
            some = some || season->equipment[i].count > 0;
        }
    }
    return some || !told;
}

bool packing_may(const struct packing *packing, const struct group *group,
                 const struct room_class *rooms)
{
    const struct school *school = packing->part->day->school;
    const struct room *room = room_of(packing, rooms);
    const struct job *job = group->like;

    if (!right_place(packing, job, rooms))
        return false;
    if (rooms->free_until[group->start] < job->release_at)
        return false;
    if (job->computer && room->computers == 0 &&
        (!has_laptops(school->season) || (school->sockets_told && room->sockets < 1)))
        return false;
    return !job->socket || !school->sockets_told || room->sockets > 0;
}

bool packing_joins(const struct mode *mode, const struct group *group)
{
    const struct job *job = group->like;

    if (group->start != mode->start || job->noise != mode->noise || job->limit < mode->limit ||
        job->kind == SEAT_ALONE)
        return false;
    if (job->large ? job->ends_at > mode->large_until : job->ends_at < mode->large_until)
        return false;
    if (job->kind == SEAT_MAIN)
        return mode->kind == SEAT_MAIN || mode->kind == SEAT_SMALL;
    return job->kind == mode->kind &&
           (job->kind != SEAT_SHARED || job->needs.helpers == mode->helpers);
}

/* ------------------------------------------------------------ modes */

static void mode_add(struct packing *packing, const struct mode *mode)
{
    for (int i = 0; i < packing->n_modes; i++) {
        const struct mode *known = &packing->modes[i];
        if (known->start == mode->start && known->noise == mode->noise &&
            known->kind == mode->kind && known->limit == mode->limit &&
            known->helpers == mode->helpers && known->large_until == mode->large_until)
            return;
    }
    *LIST_ADD(packing->arena, packing->modes, packing->n_modes, packing->room_modes) = *mode;
}

/* The company without those who are large, and with the last of them at each of their finishes. */
static void modes_add(struct packing *packing, struct mode mode)
{
    mode_add(packing, &mode);
    for (int i = 0; i < packing->n_groups && mode.kind != SEAT_MAIN; i++) {
        const struct group *group = &packing->groups[i];
        const struct job *job = group->like;
        mode.large_until = job->ends_at;
        if (job->large && group->start == mode.start && job->noise == mode.noise &&
            packing_joins(&mode, group))
            mode_add(packing, &mode);
    }
}

/* Every company by its strictest member. */
static void modes_make(struct packing *packing)
{
    for (int i = 0; i < packing->n_groups; i++) {
        const struct group *group = &packing->groups[i];
        const struct job *job = group->like;
        if (job->kind == SEAT_ALONE)
            continue;
        struct mode mode = {.start = group->start,
                            .noise = job->noise,
                            .kind = job->kind,
                            .limit = job->limit,
                            .ratio = job->ratio,
                            .helpers = job->kind == SEAT_SHARED ? job->needs.helpers : 0};
        modes_add(packing, mode);
        if (job->kind != SEAT_MAIN || job->limit == INT_MAX)
            continue;
        mode.kind = SEAT_SMALL; /* a small room with someone stricter still */
        modes_add(packing, mode);
    }
}

/* ------------------------------------------------------------ columns */

static struct take *take_add(struct packing *packing, int group, int cell, int class_no, int high)
{
    const struct group *row = &packing->groups[group];
    const struct school *school = packing->part->day->school;
    const struct room_class *class = &packing->classes[class_no];
    const struct room *room = room_of(packing, class);
    int column = packing_column(packing, smaller(row->n, high));
    struct take *take =
        LIST_ADD(packing->arena, packing->takes, packing->n_takes, packing->room_takes);

    *take = (struct take){.group = group, .cell = cell, .class_no = class_no, .column = column};
    packing_cost(packing, column, SEAT_POINTS,
                 tally_job_points(school, row->like, class->rooms[0]));
    if (!row->like->fixed && room->site >= 0 && room->site != row->like->home)
        packing_cost(packing, column, SEAT_SEATED, 1);
    return take;
}

/* What opening a room costs besides its adults; lessons: packing_rows. */
static void room_costs(struct packing *packing, const struct room_class *class, int column)
{
    packing_cost(packing, column, SEAT_POINTS,
                 tally_room_points(packing->part->day->school, class->rooms[0]));
    if (room_of(packing, class)->exam == ROOM_EXAM_LAST)
        packing_cost(packing, column, SEAT_LESSONS, 1);
}

static void single_make(struct packing *packing, int group, int class_no)
{
    const struct school *school = packing->part->day->school;
    const struct group *row = &packing->groups[group];
    const struct job *job = row->like;
    const struct room_class *class = &packing->classes[class_no];
    bool rover = false;
    bool combined = job->needs.helpers && adults_combine(school->rules, job->needs.helpers, &rover);
    int adults = adults_beside(school->rules, job->needs.helpers);

    if (job->kind != SEAT_ALONE && !combined && job->rest_min == 0)
        return;
    if (room_of(packing, class)->summon == SUMMON_NONE && school->least_invigilators < 2)
        return;
    adults += combined ? 0 : school->least_invigilators;
    packing_family(packing,
                   &(struct family){.start = row->start,
                                    .noise = job->noise,
                                    .kind = job->kind == SEAT_SMALL ? SEAT_MAIN : job->kind,
                                    .helpers = job->kind == SEAT_SHARED ? job->needs.helpers : 0});
    struct take *take = take_add(packing, group, -1, class_no, class->n);
    packing_cost(packing, take->column, SEAT_ADULTS, adults);
    room_costs(packing, class, take->column);
}

/* Those who may be in a cell, and a sum of them. */
static int members_find(const struct packing *packing, const struct mode *mode,
                        const struct room_class *class, int *members)
{
    int n = 0;
    bool strict = false;
    bool last = mode->large_until == 0;

    for (int i = 0; i < packing->n_groups; i++) {
        const struct group *group = &packing->groups[i];
        if (!packing_joins(mode, group) || !packing_may(packing, group, class))
            continue;
        strict = strict || group->like->kind == mode->kind;
        last = last || (group->like->large && group->like->ends_at == mode->large_until);
        members[n++] = i;
    }
    return strict && last ? n : 0;
}

static void cell_make(struct packing *packing, int mode_no, int class_no, int *members)
{
    const struct school *school = packing->part->day->school;
    const struct mode *mode = &packing->modes[mode_no];
    const struct room_class *class = &packing->classes[class_no];
    const struct room *room = room_of(packing, class);
    int n = members_find(packing, mode, class, members);
    int all = 0;

    for (int i = 0; i < n; i++)
        all += packing->groups[members[i]].n;
    int cap = smaller(smaller(room->seats, mode->limit), all);
    if (cap < 1 ||
        (room->summon == SUMMON_NONE && school->least_invigilators < 2 && cap <= mode->ratio))
        return;
    int opened = packing_column(packing, smaller(class->n, all));
    int number = packing->n_cells;
    struct cell *cell =
        LIST_ADD(packing->arena, packing->cells, packing->n_cells, packing->room_cells);
    *cell = (struct cell){.class_no = class_no,
                          .mode = mode_no,
                          .opened = opened,
                          .invigilators = -1,
                          .cap = cap,
                          .first = packing->n_takes,
                          .n = n,
                          .rest = -1,
                          .laptops = -1};
    room_costs(packing, class, opened);
    for (int i = 0; i < n; i++)
        (void)take_add(packing, members[i], number, class_no, cap * class->n);
}

void packing_cells(struct packing *packing)
{
    int *members = arena_new(packing->arena, int, packing->n_groups + 1);

    modes_make(packing);
    for (int i = 0; i < packing->n_groups; i++) {
        struct group *group = &packing->groups[i];
        group->short_column = -1;
        if (!group->like->fixed) {
            group->short_column = packing_column(packing, group->n);
            packing_cost(packing, group->short_column, SEAT_SEATED, TRAVEL_SCALE);
        }
        for (int c = 0; c < packing->n_classes; c++) {
            if (packing_may(packing, group, &packing->classes[c]))
                single_make(packing, i, c);
        }
    }
    for (int i = 0; i < packing->n_modes; i++) {
        for (int c = 0; c < packing->n_classes; c++)
            cell_make(packing, i, c, members);
    }
}
