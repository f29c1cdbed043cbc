/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on one candidate's script once the paper is sat (domain 2.3: transcript): what cannot be
 * read, or was dictated to a machine, is written out on the same day. */
#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/duty/derive.h"

enum { STEP = 15 };

static int64_t leaves_at(const struct sitting *sitting)
{
    return sitting->release_at > sitting->ends_at ? sitting->release_at : sitting->ends_at;
}

/* Every quarter of an hour from the candidate's leave to the end of the school day; at least at
 * once, since scripts leave on their day. */
static struct slot_list slots_of(const struct derivation *derivation,
                                 const struct candidate *candidate)
{
    const struct season *season = derivation->season;
    int room = candidate->sitting->room;
    int minutes = rules_figure(derivation->rules, FIGURE_TRANSCRIPT);
    int64_t first_at = leaves_at(candidate->sitting);
    int64_t close_at = derive_at(day_of(first_at), season_setting_int(season, "day_end"));
    struct slot_list slots = {0};

    for (int64_t at = first_at; at == first_at || at + minutes <= close_at; at += STEP) {
        *LIST_ADD(derivation->arena, slots.list, slots.count, slots.room) =
            (struct duty_slot){.starts_at = at,
                               .ends_at = at + minutes,
                               .room = -1,
                               .site = room >= 0 ? season->rooms[room].site : -1};
    }
    return slots;
}

static void add_work(const struct derivation *derivation, const struct duty_kind *kind,
                     const struct candidate *candidate, struct duties *duties)
{
    const struct season *season = derivation->season;
    struct arena *arena = derivation->arena;
    struct duty *duty = duty_add(duties, kind);
    struct slot_list slots = slots_of(derivation, candidate);

    duty->key =
        arena_text(arena, "%s:%s:%s:%s", derive_series_code(season, candidate->series), kind->name,
                   derive_paper_code(derivation, candidate->paper, candidate->sitting->part),
                   season->pupils[candidate->pupil].pupil);
    duty->title =
        arena_text(arena, "%s - %s", kind->title, derive_paper_name(season, candidate->paper));
    duty->because = arena_text(arena, "a script is written out after the paper; %s",
                               derive_figure_text(derivation, FIGURE_TRANSCRIPT));
    duty->paper = duty->series_paper = candidate->paper;
    duty->pupil = candidate->pupil;
    duty->pupils = arena_dup(arena, &candidate->pupil, 1, sizeof candidate->pupil);
    duty->papers = arena_dup(arena, &candidate->paper, 1, sizeof candidate->paper);
    duty->n_pupils = duty->n_papers = 1;
    duty->role = kind->name; /* a row of the rules' helpers */
    duty->slots = slots.list;
    duty->n_slots = slots.count;
}

void derive_after(const struct duty_kind *kind, const struct derivation *derivation,
                  struct duties *duties)
{
    const struct helper_rule *rule = rules_helper(derivation->rules, kind->name);

    for (int i = 0; rule && i < derivation->n_candidates; i++)
        if (derivation->candidates[i].after & 1U << (rule - derivation->rules->helpers))
            add_work(derivation, kind, &derivation->candidates[i], duties);
}
