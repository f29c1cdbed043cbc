/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/duty/roles.h"

#include <ctype.h>

bool list_has(const char *list, const char *word)
{
    size_t length = strlen(word);

    while (list[0]) {
        size_t end = strcspn(list, ";");
        if (end == length && strncmp(list, word, length) == 0)
            return true;
        list += end + (list[end] == ';');
    }
    return false;
}

static bool combine(const struct rules *rules, int a, int b)
{
    const struct helper_rule *left = &rules->helpers[a], *right = &rules->helpers[b];

    return list_has(left->combines, right->role) || list_has(right->combines, left->role);
}

static bool fits(const struct rules *rules, unsigned taken, int role)
{
    for (int other = 0; other < rules->n_helpers; other++)
        if (taken & 1U << other && other != role && !combine(rules, other, role))
            return false;
    return true;
}

unsigned roles_joined(const struct rules *rules, unsigned taken, unsigned more)
{
    for (int role = 0; role < rules->n_helpers; role++)
        if (more & 1U << role && fits(rules, taken, role))
            taken |= 1U << role;
    return taken;
}

unsigned roles_together(const struct rules *rules, unsigned roles)
{
    return roles_joined(rules, 0, roles);
}

bool roles_may_invigilate(const struct rules *rules, unsigned roles)
{
    for (int role = 0; role < rules->n_helpers; role++)
        if (roles & 1U << role && !rules->helpers[role].may_invigilate)
            return false;
    return true;
}

bool roles_want_rover(const struct rules *rules, unsigned roles)
{
    for (int role = 0; role < rules->n_helpers; role++)
        if (roles & 1U << role && rules->helpers[role].rover_then)
            return true;
    return false;
}

int roles_first(unsigned roles)
{
    for (int role = 0; roles >> role; role++)
        if (roles & 1U << role)
            return role;
    return -1;
}

int roles_before_min(const struct rules *rules, unsigned roles)
{
    int most = 0;

    for (int role = 0; role < rules->n_helpers; role++) {
        if (!(roles & 1U << role))
            continue;
        int before = rules->helpers[role].before_min;
        if (before < 0)
            before = rules_figure(rules, FIGURE_HELPER_BEFORE);
        if (before > most)
            most = before;
    }
    return most;
}

const char *roles_names(const struct rules *rules, unsigned roles, struct arena *arena)
{
    const char *text = "";

    for (int role = 0; role < rules->n_helpers; role++)
        if (roles & 1U << role)
            text = arena_text(arena, "%s%s%s", text, text[0] ? ";" : "", rules->helpers[role].role);
    return text;
}

/* "Reader" inside a sentence: only the first letter, and only of ASCII. */
static const char *lower_first(const char *title, struct arena *arena)
{
    return arena_text(arena, "%c%s", tolower((unsigned char)title[0]), title[0] ? title + 1 : "");
}

const char *roles_title(const struct rules *rules, const char *first, unsigned roles,
                        struct arena *arena)
{
    const char *text = first;

    for (int role = 0; role < rules->n_helpers; role++) {
        if (!(roles & 1U << role))
            continue;
        const char *title = rules->helpers[role].title;
        bool last = !(roles >> role >> 1);
        if (!text[0])
            text = title;
        else
            text =
                arena_text(arena, "%s%s%s", text, last ? " and " : ", ", lower_first(title, arena));
    }
    return text;
}
