/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is got ready before a session's papers start (domain 2.3): coloured and modified papers are
 * opened early to be copied, candidates' computers are checked.  One adult of a site for each time
 * at which such candidates start. */
#include <string.h>

#include "scheduler/duty/derive.h"

struct readying {             /* a kind */
    const char *kind, *skill; /* ...and the skill that says that it is planned */
    enum figure_id minutes, before;
};
static const struct readying readyings[] = {
    {"open_early", "open_papers", FIGURE_OPEN_EARLY, FIGURE_OPEN_EARLY_BEFORE},
    {"it_check", "it_check", FIGURE_IT_CHECK, FIGURE_IT_CHECK_BEFORE},
};

static const struct readying *readying_of(const struct duty_kind *kind)
{
    const struct readying *row = readyings;

    while (strcmp(row->kind, kind->name) != 0)
        row++;
    return row;
}

static bool is_planned(const struct season *season, const struct readying *row)
{
    const char *setting = season_setting(season, row->kind);
    bool skilled = strcmp(setting, "skilled") == 0;

    for (int i = 0; skilled && i < season->n_skills; i++)
        if (strcmp(season->skills[i].skill, row->skill) == 0)
            return true;
    return strcmp(setting, "yes") == 0;
}

/* Candidates of the session for whom it is, by when they start. */
static int starting_at(const struct derivation *derivation, const struct site_session *session,
                       unsigned role, int64_t start_at)
{
    int count = 0;

    for (int i = 0; i < session->n_groups; i++) {
        const struct room_group *group = session->groups[i];
        for (int k = group->first; k < group->first + group->count; k++)
            count += (derivation->candidates[k].ready & role) &&
                     derive_meant_at(derivation->candidates[k].sitting) == start_at;
    }
    return count;
}

/* The next of these starts after `after_at`; INT64_MAX: none. */
static int64_t next_start(const struct derivation *derivation, const struct site_session *session,
                          unsigned role, int64_t after_at)
{
    int64_t next_at = INT64_MAX;

    for (int i = 0; i < session->n_groups; i++) {
        const struct room_group *group = session->groups[i];
        for (int k = group->first; k < group->first + group->count; k++) {
            int64_t at = derive_meant_at(derivation->candidates[k].sitting);
            if (derivation->candidates[k].ready & role && at > after_at && at < next_at)
                next_at = at;
        }
    }
    return next_at;
}

struct start {
    int64_t at;
    int no, candidates;
};

static void add(const struct derivation *derivation, const struct duty_kind *kind,
                const struct site_session *session, const struct start *start,
                struct duties *duties)
{
    const struct season *season = derivation->season;
    const struct readying *row = readying_of(kind);
    int64_t from_at = start->at - rules_figure(derivation->rules, row->before);
    struct duty *duty = duty_add(duties, kind);

    duty->key = arena_text(derivation->arena, "%s:%s:%s:%s:%s:%d", derive_first_series(session),
                           kind->name, session->site >= 0 ? season->sites[session->site].site : "-",
                           day_text(derivation->arena, session->day),
                           session_words[session->session], start->no);
    duty->because =
        arena_text(derivation->arena, "for %d candidate%s; %s", start->candidates,
                   start->candidates == 1 ? "" : "s", derive_figure_text(derivation, row->before));
    duty->series_paper = session->groups[0]->paper;
    duty->role = kind->name; /* a row of the rules' helpers */
    derive_fixed_slot(
        derivation, duty,
        &(struct duty_slot){.starts_at = from_at,
                            .ends_at = from_at + rules_figure(derivation->rules, row->minutes),
                            .room = -1,
                            .site = session->site});
}

void derive_ready(const struct duty_kind *kind, const struct derivation *derivation,
                  struct duties *duties)
{
    const struct readying *row = readying_of(kind);
    const struct helper_rule *rule = rules_helper(derivation->rules, kind->name);
    bool wanted = rule && is_planned(derivation->season, row) &&
                  rules_figure(derivation->rules, row->minutes) > 0;
    struct site_session *sessions;
    int count = wanted ? derive_site_sessions(derivation, derive_in_school, &sessions) : 0;

    for (int i = 0; i < count; i++) {
        unsigned role = 1U << (rule - derivation->rules->helpers);
        struct start start = {next_start(derivation, &sessions[i], role, INT64_MIN), 1, 0};
        for (; start.at != INT64_MAX;
             start.at = next_start(derivation, &sessions[i], role, start.at), start.no++) {
            start.candidates = starting_at(derivation, &sessions[i], role, start.at);
            add(derivation, kind, &sessions[i], &start, duties);
        }
    }
}
