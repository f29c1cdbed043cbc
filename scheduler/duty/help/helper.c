/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readers, scribes, prompters and the like, and the one adult who is invigilator and helper
 * of a candidate alone (domain 2.3, 2.4).  Never cut: a change of voice in the middle of a
 * paper is a change of arrangement. */
#include "scheduler/base/list.h"
#include "scheduler/duty/derive.h"
#include "scheduler/duty/roles.h"

static void fill_candidates(const struct derivation *derivation, const struct help *help,
                            struct duty *duty)
{
    int *pupils = arena_new(derivation->arena, int, help->n_members);
    int *papers = arena_new(derivation->arena, int, help->n_members);

    for (int i = 0; i < help->n_members; i++) {
        pupils[i] = derivation->candidates[help->members[i]].pupil;
        papers[i] = derivation->candidates[help->members[i]].paper;
    }
    duty->n_pupils = derive_distinct(pupils, help->n_members);
    duty->n_papers = derive_distinct(papers, help->n_members);
    duty->pupils = pupils;
    duty->papers = papers;
    duty->pupil = duty->n_pupils == 1 ? pupils[0] : -1;
    duty->paper = derivation->candidates[help->members[0]].paper;
    duty->series_paper = duty->paper;
}

static bool meant_for(const struct derivation *derivation, const struct help *help,
                      const struct facilitator *row)
{
    const struct rules *rules = derivation->rules;

    if (row->wish == WISH_AVOID)
        return false;
    for (int role = 0; role < rules->n_helpers; role++)
        if (help->roles & 1U << role &&
            (!row->kind[0] || strcmp(row->kind, rules->helpers[role].role) == 0))
            return true;
    return false;
}

/* Whom the candidate is used to working with. */
static void fill_named(const struct derivation *derivation, const struct help *help,
                       struct duty *duty)
{
    const struct season *season = derivation->season;
    int *named = NULL, room = 0;

    for (int i = 0; duty->pupil >= 0 && i < season->n_facilitators; i++) {
        const struct facilitator *row = &season->facilitators[i];
        if (row->pupil != duty->pupil || !meant_for(derivation, help, row))
            continue;
        if (row->wish == WISH_ONLY)
            duty->only_named = true;
        *LIST_ADD(derivation->arena, named, duty->n_named, room) = row->staff;
    }
    if (!duty->only_named) {
        duty->named = named;
        return;
    }
    int kept = 0; /* `only` beats `prefer` */
    for (int i = 0; named && i < season->n_facilitators; i++) {
        const struct facilitator *row = &season->facilitators[i];
        if (row->pupil == duty->pupil && row->wish == WISH_ONLY && meant_for(derivation, help, row))
            named[kept++] = row->staff;
    }
    duty->named = named;
    duty->n_named = kept;
}

/* From the first arrival to the last finish; the combined adult also sets up and clears up. */
static struct duty_slot slot_of(const struct derivation *derivation, const struct help *help)
{
    struct duty_slot slot = {.room = help->group->room, .site = help->group->site};

    if (help->combined) {
        slot.starts_at = help->group->opens_at;
        slot.ends_at = help->group->closes_at;
        return slot;
    }
    for (int i = 0; i < help->n_members; i++) {
        const struct sitting *sitting = derivation->candidates[help->members[i]].sitting;
        if (i == 0 || derive_meant_at(sitting) < slot.starts_at)
            slot.starts_at = derive_meant_at(sitting);
        if (i == 0 || sitting->ends_at > slot.ends_at)
            slot.ends_at = sitting->ends_at;
    }
    slot.starts_at -= roles_before_min(derivation->rules, help->roles);
    return slot;
}

static const char *because_of(const struct derivation *derivation, const struct help *help)
{
    const struct helper_rule *rule = &derivation->rules->helpers[roles_first(help->roles)];
    const char *names = roles_title(derivation->rules, help->combined ? "Invigilator" : "",
                                    help->roles, derivation->arena);

    if (help->combined)
        return arena_text(derivation->arena,
                          "alone with one candidate, one adult may be both: %s (%s)", names,
                          rule->source);
    if (help->n_members > 1)
        return arena_text(derivation->arena, "%s shared by %d, at most %d (%s)", names,
                          help->n_members, rule->share_max, rule->source);
    return arena_text(derivation->arena, "%s for one candidate, beside the invigilators (%s)",
                      names, rule->source);
}

static void add_help(const struct derivation *derivation, const struct duty_kind *kind,
                     const struct help *help, struct duties *duties)
{
    const struct rules *rules = derivation->rules;
    struct arena *arena = derivation->arena;
    struct duty *duty = derive_group_duty(derivation, kind, help->group, duties);
    const struct candidate *first = &derivation->candidates[help->members[0]];
    const char *names = roles_names(rules, help->roles, arena);
    bool one_role = !(help->roles & (help->roles - 1));

    fill_candidates(derivation, help, duty);
    fill_named(derivation, help, duty);
    duty->key = arena_text(arena, "%s:%s:%s", derive_series_code(derivation->season, first->series),
                           kind->name, help->key);
    duty->title =
        arena_text(arena, "%s - %s",
                   roles_title(rules, help->combined ? "Invigilator" : "", help->roles, arena),
                   derive_paper_name(derivation->season, duty->paper));
    duty->because = because_of(derivation, help);
    duty->role = help->combined ? "invigilator" : rules->helpers[roles_first(help->roles)].role;
    if (help->combined)
        duty->roles = arena_text(arena, "invigilator;%s", names);
    else if (!one_role)
        duty->roles = names;
    duty->skills = first->skills;
    struct duty_slot slot = slot_of(derivation, help);
    derive_fixed_slot(derivation, duty, &slot);
}

void derive_combined(const struct duty_kind *kind, const struct derivation *derivation,
                     struct duties *duties)
{
    for (int i = 0; i < derivation->n_helps; i++)
        if (derivation->helps[i].combined)
            add_help(derivation, kind, &derivation->helps[i], duties);
}

/* Each helper kind takes those whose first role bears its name; "helper" takes what a
 * school's own rules have added and no kind is named after. */
void derive_helpers(const struct duty_kind *kind, const struct derivation *derivation,
                    struct duties *duties)
{
    for (int i = 0; i < derivation->n_helps; i++) {
        const struct help *help = &derivation->helps[i];
        const char *role = derivation->rules->helpers[roles_first(help->roles)].role;
        const struct duty_kind *own = kind_named(derivation->kinds, role);
        bool other = !own || own->derive != derive_helpers;
        if (!help->combined &&
            (strcmp(role, kind->name) == 0 || (other && strcmp(kind->name, "helper") == 0)))
            add_help(derivation, kind, help, duties);
    }
}
