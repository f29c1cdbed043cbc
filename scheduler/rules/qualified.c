/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who may act in a role on a day: who can (skills) and who may (training). */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "scheduler/base/day.h"
#include "scheduler/rules/rules.h"

/* Is word one of a ';' list?  "live_speaker" is in "live_speaker:french" too:
 * which language is asked of the person by the needs. */
static bool listed(const char *list, const char *word)
{
    size_t whole = strlen(word);
    size_t stem = strcspn(word, ":");

    for (const char *item = list; *item;) {
        size_t length = strcspn(item, ";");
        if ((length == whole || length == stem) && strncmp(item, word, length) == 0)
            return true;
        item += length + (item[length] == ';');
    }
    return false;
}

static bool has_skill(const struct season *season, int person, const char *list, int64_t day)
{
    for (int i = 0; i < season->n_skills; i++) {
        const struct skill *skill = &season->skills[i];
        if (skill->staff == person && listed(list, skill->skill) &&
            (skill->from < 0 || skill->from <= day) && (skill->until < 0 || day <= skill->until))
            return true;
    }
    return false;
}

static bool passed(const struct training *training)
{
    return strncasecmp(training->result, "fail", 4) != 0 &&
           strncasecmp(training->result, "not", 3) != 0;
}

static bool is_yearly(const struct rules *rules, const char *kind)
{
    for (int i = 0; i < rules->n_trainings; i++) {
        if (strcmp(rules->trainings[i].kind, kind) == 0)
            return rules->trainings[i].yearly;
    }
    return true;
}

static const char not_trained[] = "not trained", expired[] = "training expired";

bool rules_is_training(const char *reason)
{
    return strcmp(reason, not_trained) == 0 || strcmp(reason, expired) == 0;
}

static const char *training_trouble(const struct rules *rules, const struct season *season,
                                    int person, const char *list, int64_t day)
{
    const char *trouble = not_trained;

    for (int i = 0; i < season->n_training; i++) {
        const struct training *training = &season->training[i];
        if (training->staff != person || !listed(list, training->kind) || !passed(training) ||
            training->date > day)
            continue;
        if (!is_yearly(rules, training->kind) || training->date >= day_academic_year(day))
            return NULL;
        trouble = expired;
    }
    return trouble;
}

bool rules_qualified(const struct rules *rules, const struct season *season, int person,
                     const char *role, int64_t day, const char **reason)
{
    const struct helper_rule *helper = rules_helper(rules, role);

    if (!helper) {
        *reason = "no such role in the rules";
        return false;
    }
    if (*helper->skill && !has_skill(season, person, helper->skill, day)) {
        *reason = *helper->cannot ? helper->cannot : "does not have the skill";
        return false;
    }
    /* A school that keeps no training file: skills carry from and until. */
    if (!*helper->training || season->n_training == 0)
        return true;
    const char *trouble = training_trouble(rules, season, person, helper->training, day);
    if (trouble)
        *reason = trouble;
    return !trouble;
}
