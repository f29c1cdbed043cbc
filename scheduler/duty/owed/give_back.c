/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions that exams took (owed.h) are held later in the half-term, so many a week beyond the
 * week's own.  They have numbers after the week's own ones. */
#include "scheduler/duty/give_back.h"

#include <stdlib.h>
#include <string.h>

/* Weeks of the range are being planned: what was told of them says nothing about them. */
static const struct assignment **rows_outside(const struct derivation *derivation, int *count)
{
    const struct season *season = derivation->season;
    const struct assignment **rows =
        arena_new(derivation->arena, const struct assignment *, season->n_published + 1);
    int64_t first = day_week_start(derivation->from), last = day_week_start(derivation->until) + 6;

    *count = 0;
    for (int i = 0; i < season->n_published; i++) {
        int64_t day = day_of(season->published[i].starts_at);
        if (day < first || day > last)
            rows[(*count)++] = &season->published[i];
    }
    return rows;
}

static const struct assignment **rows_inside(const struct derivation *derivation,
                                             const struct assignment *list, int n, int *count)
{
    const struct assignment **rows = arena_new(derivation->arena, const struct assignment *, n + 1);

    *count = 0;
    for (int i = 0; i < n; i++) {
        int64_t day = day_of(list[i].starts_at);
        if (day >= derivation->from && day <= derivation->until &&
            strcmp(list[i].kind, "mentoring") == 0)
            rows[(*count)++] = &list[i];
    }
    return rows;
}

void give_back_open(const struct derivation *derivation, struct give_back *back)
{
    const struct season *season = derivation->season;
    int count = 0;

    *back = (struct give_back){.derivation = derivation,
                               .most = season_setting_int(season, "give_back_sessions")};
    back->told = rows_inside(derivation, season->published, season->n_published, &back->n_told);
    back->drafted = rows_inside(derivation, season->draft, season->n_draft, &back->n_drafted);
    if (season->n_caseload == 0 || derivation->n_days == 0)
        return;
    const struct assignment **rows = rows_outside(derivation, &count);
    owed_open(&(struct refit_ask){.season = season,
                                  .kinds = derivation->kinds,
                                  .rules = derivation->rules,
                                  .rows = rows,
                                  .n_rows = count,
                                  .arena = derivation->arena},
              derivation->from, derivation->until, &back->owed);
}

/* The highest number of the session's rows on the range's days of the week; 0. */
static int highest(const struct give_back *back, int session, const struct give_back_week *week,
                   const struct assignment *const *rows, int n_rows)
{
    const struct derivation *derivation = back->derivation;
    int64_t monday = derivation->days[week->first].day;
    const char *prefix = arena_text(
        derivation->arena, "mentoring:%s:%s:", derivation->season->caseload[session].session,
        derive_week_text(derivation, monday));
    size_t length = strlen(prefix);
    int most = 0;

    for (int i = 0; i < n_rows; i++) {
        int number = strncmp(rows[i]->key, prefix, length) == 0
                         ? (int)strtol(rows[i]->key + length, NULL, 10)
                         : 0;
        most = number > most ? number : most;
    }
    return most;
}

/* Planned week by week and looked at as a whole, earlier weeks of the half-term are in the range
 * and tell nothing: then what the draft gives back stands as well. */
bool give_back_goes_on(const struct derivation *derivation, int first)
{
    return first > 0 && season_half_term(derivation->season, derivation->days[first].day) <=
                            derivation->days[first - 7].day;
}

int give_back_wanted(const struct give_back *back, int session, const struct give_back_week *week)
{
    const struct derivation *derivation = back->derivation;
    int told = highest(back, session, week, back->told, back->n_told);
    int due = 0;

    if (give_back_goes_on(derivation, week->first)) {
        int drafted = highest(back, session, week, back->drafted, back->n_drafted);
        told = drafted > told ? drafted : told;
    }
    if (!week->partial && back->most > 0)
        due = owed_due(&back->owed, session, derivation->days[week->first].day) - week->asked;
    due = due < back->most ? due : back->most;
    told -= week->per_week;
    due = due > told ? due : told;
    return due > 0 ? due : 0;
}

void give_back_duty(const struct derivation *derivation, struct duty *duty)
{
    duty->given_back = true;
    duty->short_cost = (duty->kind->short_cost + 1) / 2;
    duty->because =
        arena_text(derivation->arena, "given back: an exam took it (%s)", duty->because);
}
