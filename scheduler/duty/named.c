/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils named for a duty of the school at a set time who sit a paper then: the paper cannot be
 * moved, so they stay away from the duty.  The way into an exam does not count: a minibus that
 * comes a quarter of an hour before is how they get there. */
#include <string.h>

#include "scheduler/duty/derive.h"

/* Kinds that may go on while a candidate has to be apart: they are what keeps them so. */
static const char *const keep_apart[] = {"supervision", "transport"};

static bool keeps_apart(const char *kind)
{
    for (size_t i = 0; i < sizeof keep_apart / sizeof *keep_apart; i++)
        if (strcmp(keep_apart[i], kind) == 0)
            return true;
    return false;
}

static bool sits(const struct derivation *derivation, int pupil, int64_t from_at, int64_t until_at)
{
    const struct busy_list *busy = &derivation->busy;
    int before_min = rules_figure(derivation->rules, FIGURE_CANDIDATE_BEFORE);

    for (int i = busy->first[pupil]; i < busy->first[pupil + 1]; i++) {
        const struct busy *row = &busy->list[i];
        if (row->exam && row->from_at + before_min < until_at && row->until_at > from_at)
            return true;
    }
    return false;
}

static bool is_apart(const struct derivation *derivation, int pupil, int64_t from_at,
                     int64_t until_at)
{
    for (int i = 0; i < derivation->n_isolations; i++) {
        const struct isolation *row = &derivation->isolations[i];
        if (row->pupil == pupil && row->from_at < until_at && row->until_at > from_at)
            return true;
    }
    return false;
}

void derive_excuse(const struct derivation *derivation, struct duty *duty)
{
    const struct duty_slot *slot = &duty->slots[0];
    int *stay = arena_new(derivation->arena, int, duty->n_pupils + 1);

    for (int i = 0; i < duty->n_pupils; i++) {
        int pupil = duty->pupils[i];
        if (sits(derivation, pupil, slot->starts_at, slot->ends_at) ||
            (!keeps_apart(duty->kind->name) &&
             is_apart(derivation, pupil, slot->starts_at, slot->ends_at)))
            stay[duty->n_excused++] = pupil;
    }
    duty->excused = stay;
    if (duty->n_pupils > 0 && duty->n_excused == duty->n_pupils)
        duty->blocked = "pupil elsewhere";
}
