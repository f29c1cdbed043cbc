/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which adults the candidates of each group need beside them, and which of them one person
 * can be (domain 2.4): a candidate alone in a room may have one adult who invigilates and
 * helps; with others about, helpers are extra to the invigilators. */
#include "scheduler/base/list.h"
#include "scheduler/duty/derive.h"
#include "scheduler/duty/roles.h"

struct work {
    struct derivation *derivation;
    struct room_group *group;
    unsigned *left; /* per member of the group: roles nobody has yet */
    int room;       /* of derivation->helps */
};

static const struct candidate *member(const struct work *work, int i)
{
    return &work->derivation->candidates[work->group->first + i];
}

static struct help *add_help(struct work *work, unsigned roles, const int *members, int count)
{
    struct derivation *derivation = work->derivation;
    struct help *help =
        LIST_ADD(derivation->arena, derivation->helps, derivation->n_helps, work->room);
    int *list = arena_new(derivation->arena, int, count);

    for (int i = 0; i < count; i++)
        list[i] = work->group->first + members[i];
    help->group = work->group;
    help->roles = roles;
    help->members = list;
    help->n_members = count;
    return help;
}

static const char *own_key(const struct work *work, const struct candidate *candidate)
{
    const struct derivation *derivation = work->derivation;

    return arena_text(derivation->arena, "%s:%s",
                      derive_paper_code(derivation, candidate->paper, candidate->sitting->part),
                      derivation->season->pupils[candidate->pupil].pupil);
}

/* Alone, and each of the roles may be held by the invigilator; not where the school sends two
 * adults anyway. */
static bool add_combined(struct work *work)
{
    const struct rules *rules = work->derivation->rules;
    const struct room_group *group = work->group;
    unsigned roles = 0;

    if (group->off_site && season_setting_int(work->derivation->season, "off_site_adults") > 1)
        return false;
    for (int i = 0; i < group->count; i++)
        roles |= member(work, i)->helpers;
    if (group->n_pupils != 1 || roles == 0 || !roles_may_invigilate(rules, roles) ||
        roles_together(rules, roles) != roles)
        return false;
    int *members = arena_new(work->derivation->arena, int, group->count);
    for (int i = 0; i < group->count; i++)
        members[i] = i;
    struct help *help = add_help(work, roles, members, group->count);
    help->combined = true;
    help->key = own_key(work, member(work, 0));
    work->group->combined = true;
    work->group->rover = roles_want_rover(rules, roles);
    return true;
}

/* A reader is shared as seating says; other helpers as far as their rule goes. */
static bool is_shared(const struct work *work, const struct candidate *candidate, int role)
{
    const struct helper_rule *rule = &work->derivation->rules->helpers[role];

    if (rule->share_max <= 1 || work->group->n_pupils == 1)
        return false;
    return strcmp(rule->role, "reader") != 0 || candidate->sitting->helper_group > 0;
}

/* One person for as many of a candidate's own roles as combine; what could be shared
 * joins in before anybody else is asked for it. */
static void add_own(struct work *work, int i)
{
    const struct rules *rules = work->derivation->rules;
    const struct candidate *candidate = member(work, i);
    unsigned own = 0;

    for (int role = 0; role < rules->n_helpers; role++)
        if (candidate->helpers & 1U << role && !is_shared(work, candidate, role))
            own |= 1U << role;
    while (own) {
        unsigned taken = roles_together(rules, own);
        taken = roles_joined(rules, taken, work->left[i]);
        struct help *help = add_help(work, taken, &i, 1);
        help->key = own_key(work, candidate);
        own &= ~taken;
        work->left[i] &= ~taken;
    }
}

/* The members who share one helper of this role with member i, and are not served yet. */
static int sharers(const struct work *work, int i, int role, int *members)
{
    const struct candidate *first = member(work, i);
    bool reader = strcmp(work->derivation->rules->helpers[role].role, "reader") == 0;
    int count = 0;

    for (int k = i; k < work->group->count; k++) {
        const struct candidate *other = member(work, k);
        bool same = reader ? other->sitting->helper_group == first->sitting->helper_group
                           : other->paper == first->paper;
        if (same && work->left[k] & 1U << role)
            members[count++] = k;
    }
    return count;
}

static void add_shared(struct work *work, int i, int role)
{
    struct derivation *derivation = work->derivation;
    const struct helper_rule *rule = &derivation->rules->helpers[role];
    const struct candidate *first = member(work, i);
    int *members = arena_new(derivation->arena, int, work->group->count);
    int count = sharers(work, i, role, members);
    const char *who = strcmp(rule->role, "reader") == 0
                          ? arena_text(derivation->arena, "h%d", first->sitting->helper_group)
                          : derive_paper_code(derivation, first->paper, first->sitting->part);

    for (int at = 0, no = 1; at < count; at += rule->share_max, no++) {
        int some = count - at < rule->share_max ? count - at : rule->share_max;
        struct help *help = add_help(work, 1U << role, members + at, some);
        help->key = arena_text(derivation->arena, "%s:%s:%d", work->group->stem, who, no);
        for (int k = at; k < at + some; k++)
            work->left[members[k]] &= ~(1U << role);
    }
}

static void add_group(struct work *work)
{
    const struct room_group *group = work->group;

    if (add_combined(work))
        return;
    work->left = arena_new(work->derivation->arena, unsigned, group->count);
    for (int i = 0; i < group->count; i++)
        work->left[i] = member(work, i)->helpers;
    for (int i = 0; i < group->count; i++)
        add_own(work, i);
    for (int i = 0; i < group->count; i++)
        for (int role = 0; work->left[i]; role++)
            if (work->left[i] & 1U << role)
                add_shared(work, i, role);
}

void derive_helps(struct derivation *derivation)
{
    struct work work = {.derivation = derivation};

    for (int i = 0; i < derivation->n_groups; i++) {
        work.group = &derivation->groups[i];
        add_group(&work);
    }
}
