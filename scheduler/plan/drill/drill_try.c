/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/drill/drill_try.c - somebody away on a day: what is lost after the best repair. */
#include "scheduler/plan/drill/drill_part.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/base/day.h"

static int by_weight(const void *left, const void *right)
{
    const struct drill_loss *a = left, *b = right;

    if (a->level != b->level)
        return a->level - b->level;
    if (a->weight != b->weight)
        return b->weight - a->weight;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return strcmp(a->title, b->title);
}

/* Texts that outlive the case's own arena. */
static struct drill_loss loss_of(const struct drilling *drilling, const struct duty *duty)
{
    const struct duty_slot *slot = &duty->slots[0];

    return (struct drill_loss){
        .title = arena_copy(drilling->arena, duty->title),
        .kind = duty->kind->name,
        .role = arena_copy(drilling->arena, *duty->roles ? duty->roles : duty->role),
        .level = duty->level,
        .weight = duty->short_cost,
        .starts_at = slot->starts_at,
        .ends_at = slot->ends_at,
        .moves = duty->n_slots > 1,
        .room = slot->room,
        .site = slot->site};
}

/* Pieces of one seat are one loss. */
static bool known_piece(const struct brief *brief, const int *lost, int n, const struct duty *duty)
{
    for (int i = 0; *duty->piece_of && i < n; i++) {
        if (strcmp(brief->world->duties[lost[i]].piece_of, duty->piece_of) == 0)
            return true;
    }
    return false;
}

static void list_losses(const struct drilling *drilling, const struct drill_frame *frame,
                        const struct brief *brief, const bool *chosen, struct arena *scratch,
                        struct drill_case *found)
{
    struct outcome outcome = {.brief = (struct brief *)brief, .chosen = chosen, .arena = scratch};
    int *lost = arena_new(scratch, int, brief->problem.n_tasks + 1), n = 0;

    for (int t = 0; t < brief->problem.n_tasks; t++) {
        const struct duty *duty = &brief->world->duties[brief->task_duty[t]];
        if (drill_missing(&outcome, t) > drill_was_missing(frame, duty->key) &&
            !known_piece(brief, lost, n, duty))
            lost[n++] = brief->task_duty[t];
    }
    struct drill_loss *losses = arena_new(drilling->arena, struct drill_loss, n + 1);
    for (int i = 0; i < n; i++)
        losses[i] = loss_of(drilling, &brief->world->duties[lost[i]]);
    if (n)
        qsort(losses, (size_t)n, sizeof *losses, by_weight);
    found->losses = losses;
    found->n_losses = n;
}

/* The season with the person away that day. */
static void send_away(const struct drilling *drilling, const struct drill_case *asked,
                      struct arena *scratch, struct season *season)
{
    *season = *drilling->ask->world->season;
    struct absence *list = arena_new(scratch, struct absence, season->n_absences + 1);

    if (season->n_absences)
        memcpy(list, season->absences, (size_t)season->n_absences * sizeof *list);
    list[season->n_absences++] = (struct absence){
        .staff = asked->person, .start = asked->day * DAY_MIN, .end = (asked->day + 1) * DAY_MIN};
    season->absences = list;
}

bool drill_try(const struct drilling *drilling, struct arena *scratch, struct drill_case *found,
               struct fault *fault)
{
    const struct drill_frame *frame = &drilling->frame;
    struct season season;
    struct world world;
    struct brief *brief = arena_new(scratch, struct brief, 1);
    int64_t value[LEVELS];

    send_away(drilling, found, scratch, &season);
    drill_frame_world(drilling, &season, scratch, &world);
    struct world_known known = frame->known;
    const struct world_only only = {.from = found->day,
                                    .until = found->day,
                                    .moves_until = frame->until,
                                    .rows = drilling->ask->rows,
                                    .n_rows = drilling->ask->n_rows};
    known.person = found->person;
    world.known = &known;
    world.only = &only;
    if (!brief_make(&world, scratch, brief, fault))
        return false;
    bool *chosen = arena_new(scratch, bool, brief->problem.n_offers + 1);
    brief_choose(brief, drilling->ask->rows, drilling->ask->n_rows, chosen);
    found->moved = 0;
    drill_repair(drilling, brief, found, chosen, scratch);
    (void)outcome_judge(brief, chosen, value, NULL, NULL);
    for (int k = 0; k < N_LEVELS; k++)
        found->worse[k] = value[drilling->rank[k]] - frame->value[drilling->rank[k]];
    list_losses(drilling, frame, brief, chosen, scratch, found);
    return true;
}
