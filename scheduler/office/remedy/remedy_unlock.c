/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/remedy/remedy_unlock.c - somebody need not stay with a duty: the row of a file,
 * what the officer's hand put there, and the draft that was made of it. */
#include "scheduler/office/remedies.h"

void remedy_unlock(const struct remedy *remedy, struct arena *arena, struct season *after)
{
    struct lock *locks = arena_dup(arena, after->locks, (size_t)after->n_locks, sizeof *locks);
    struct hand_lock *held = arena_new(arena, struct hand_lock, after->n_held + 1);
    struct assignment *draft =
        arena_dup(arena, after->draft, (size_t)after->n_draft, sizeof *draft);
    int n = 0;

    if (remedy->lock >= 0)
        locks[remedy->lock].staff = -1;
    for (int i = 0; i < after->n_held; i++) {
        const struct hand_lock *row = &after->held[i];
        if (row->staff != remedy->person || row->starts_at != remedy->from_at)
            held[n++] = *row;
    }
    for (int i = 0; i < after->n_draft; i++) {
        if (draft[i].staff == remedy->person && draft[i].starts_at == remedy->from_at)
            draft[i].locked = false;
    }
    after->locks = locks;
    after->held = held;
    after->n_held = n;
    after->draft = draft;
}
