/* SPDX-License-Identifier: GPL-3.0-or-later
 * Obstacles: what they are called, and which of them a school set aside. */
#include <string.h>

#include "scheduler/rules/rules.h"

const struct obstacle_rule *rules_obstacle(const struct rules *rules, const char *obstacle)
{
    for (int i = 0; i < rules->n_obstacles; i++) {
        if (strcmp(rules->obstacles[i].obstacle, obstacle) == 0)
            return &rules->obstacles[i];
    }
    return NULL;
}

const struct standard *rules_standard(const struct rules *rules, const char *rule)
{
    for (int i = 0; i < rules->n_standards; i++) {
        if (strcmp(rules->standards[i].rule, rule) == 0)
            return &rules->standards[i];
    }
    return NULL;
}

bool rules_set_aside(const struct rules *rules, const struct season *season, const char *key,
                     int person, const char *obstacle)
{
    for (int i = 0; rules->lifts && i < rules->n_obstacles; i++) {
        if (rules->obstacles[i].lifted && strcmp(rules->obstacles[i].obstacle, obstacle) == 0)
            return true;
    }
    for (int i = 0; i < season->n_overrides; i++) {
        const struct override *row = &season->overrides[i];
        if (row->staff != person || strcmp(row->key, key) != 0 ||
            strcmp(row->obstacle, obstacle) != 0)
            continue;
        const struct obstacle_rule *rule = rules_obstacle(rules, obstacle);
        return rule && rule->school; /* a table may have become stricter since */
    }
    return false;
}
