/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/find/find_person.c - which person does somebody mean? */
#include "scheduler/base/word.h"
#include "scheduler/plan/find/find_word.h"
#include "scheduler/plan/find_duty.h"

#include <stdio.h>
#include <strings.h>

/* Two of one name are nobody: their codes tell them apart. */
int person_named_so(const struct season *season, const char *text)
{
    int person = season_person(season, text), named = -1, n = 0;

    for (int i = 0; person < 0 && i < season->n_people; i++) {
        if (strcasecmp(season->people[i].staff, text) == 0)
            person = i;
        if (strcasecmp(season->people[i].name, text) == 0) {
            named = i;
            n++;
        }
    }
    return person < 0 && n == 1 ? named : person;
}

static bool several(const struct season *season, const char *text, int n, struct fault *fault)
{
    enum { SHOWN = 4 };
    char names[300] = "";
    int at = 0, shown = 0;

    for (int i = 0; i < season->n_people && shown < SHOWN; i++) {
        const struct person *person = &season->people[i];
        if (!find_text_has(person->name, text))
            continue;
        int used = snprintf(names + at, sizeof names - (size_t)at, "%s%s (%s)", shown ? ", " : "",
                            person->name, person->staff);
        if (used < 0 || (size_t)at + (size_t)used >= sizeof names)
            break;
        at += used;
        shown++;
    }
    return fault_set(fault, FAULT_MISSING, "'%s' could be %s%s; use the code", text, names,
                     n > shown ? " and others" : "");
}

/* Of as few wrong letters as a slip makes. */
static int nearest(const struct season *season, const char *text)
{
    enum { SLIPS = 3 };
    int best = -1, least = SLIPS;

    for (int i = 0; i < season->n_people; i++) {
        int by_code = word_distance(text, season->people[i].staff) + 1; /* short: any is near */
        int by_name = word_distance(text, season->people[i].name);
        int distance = by_code < by_name ? by_code : by_name;
        if (distance < least) {
            best = i;
            least = distance;
        }
    }
    return best;
}

bool person_find(const struct season *season, const char *text, int *person, struct fault *fault)
{
    int found = -1, n = 0;

    *person = person_named_so(season, text);
    for (int i = 0; *person < 0 && i < season->n_people; i++) {
        if (find_text_has(season->people[i].name, text)) {
            found = i;
            n++;
        }
    }
    if (*person < 0 && n > 1)
        return several(season, text, n, fault);
    if (*person < 0)
        *person = found;
    if (*person >= 0)
        return true;
    int near = nearest(season, text);
    if (near < 0)
        return fault_set(fault, FAULT_MISSING, "nobody on the staff list is '%s'", text);
    return fault_set(fault, FAULT_MISSING,
                     "nobody on the staff list is '%s'; the nearest is %s (%s)", text,
                     season->people[near].name, season->people[near].staff);
}
