/* SPDX-License-Identifier: GPL-3.0-or-later
 * Our own words are known where the officer writes them: duty kinds in locks, skills the rules
 * ask for in skills. */
#include <string.h>

#include "import/record_tables.h"
#include "scheduler/duty/duty.h"
#include "tests/support/check.h"

#include "tests/support/rules_case.h"

static const char *words_of(const struct record_kind *kind, const char *name)
{
    for (int i = 0; i < kind->n_fields; i++)
        if (strcmp(kind->fields[i].name, name) == 0)
            return kind->fields[i].words;
    return "";
}

/* One of "a|b=alias|c". */
static bool is_listed(const char *words, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = words; at; at = strchr(at, '|'), at = at ? at + 1 : NULL)
        if (strncmp(at, word, length) == 0 && (strchr("|=", at[length]) || !at[length]))
            return true;
    return false;
}

static void every_duty_kind_is_a_lock_role(void **state)
{
    (void)state;
    for (int i = 0; duty_kinds[i]; i++)
        if (!is_listed(words_of(&kind_locks, "role"), duty_kinds[i]->name))
            fail_msg("locks.role does not know '%s'", duty_kinds[i]->name);
    assert_false(is_listed(words_of(&kind_locks, "role"), "juggler"));
}

static void every_skill_of_the_rules_is_known(void **state)
{
    (void)state;
    for (int i = 0; i < rules.n_helpers; i++) {
        char one[64];
        const char *rest = rules.helpers[i].skill;
        while (*rest) {
            size_t length = strcspn(rest, ";");
            snprintf(one, sizeof one, "%.*s", (int)length, rest);
            if (!is_listed(words_of(&kind_skills, "skill"), one))
                fail_msg("skills.skill does not know '%s'", one);
            rest += length + (rest[length] == ';');
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_duty_kind_is_a_lock_role),
        cmocka_unit_test(every_skill_of_the_rules_is_known),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
