/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adults a session of exams wants on a site beside those in and between its rooms: who looks
 * after the computers (domain 6.5), and the second pair of eyes when
 * packets are opened (domain 1.11). */
#include <string.h>

#include "scheduler/duty/derive.h"

static bool has_skilled(const struct season *season, const char *skill)
{
    for (int i = 0; i < season->n_skills; i++)
        if (strcmp(season->skills[i].skill, skill) == 0)
            return true;
    return false;
}

/* Papers on screen always want a technician; those who type or listen in other papers, as the
 * school says. */
static int in_group(const struct derivation *derivation, const struct room_group *group)
{
    const struct season *season = derivation->season;
    const char *setting = season_setting(season, "word_processor_technician");
    bool all = strcmp(setting, "yes") == 0 ||
               (strcmp(setting, "skilled") == 0 && has_skilled(season, "it"));
    int count = 0;

    for (int i = group->first; i < group->first + group->count; i++) {
        const struct candidate *candidate = &derivation->candidates[i];
        count +=
            season->papers[candidate->paper].kind == PAPER_ONSCREEN || (all && candidate->computer);
    }
    return count;
}

static bool is_on_screen(const struct derivation *derivation, const struct room_group *group)
{
    return in_group(derivation, group) > 0;
}

static struct duty *session_duty(const struct derivation *derivation, const struct duty_kind *kind,
                                 const struct site_session *session, int no, struct duties *duties)
{
    const struct season *season = derivation->season;
    struct duty *duty = duty_add(duties, kind);

    duty->key =
        arena_text(derivation->arena, "%s:%s:%s:%s:%s:%d", derive_first_series(session), kind->name,
                   session->site >= 0 ? season->sites[session->site].site : "-",
                   day_text(derivation->arena, session->day), session_words[session->session], no);
    duty->series_paper = session->groups[0]->paper;
    duty->role = kind->name; /* both are rows of the rules' helpers */
    return duty;
}

static void add_technicians(const struct derivation *derivation, const struct duty_kind *kind,
                            const struct site_session *session, struct duties *duties)
{
    int before_min = rules_figure(derivation->rules, FIGURE_HELPER_BEFORE);
    int most = rules_figure(derivation->rules, FIGURE_RATIO_PROCESSOR), count = 0;
    struct duty_slot slot = {.starts_at = session->groups[0]->start_at,
                             .ends_at = session->groups[0]->end_at,
                             .room = -1,
                             .site = session->site};

    for (int i = 0; i < session->n_groups; i++) {
        const struct room_group *group = session->groups[i];
        count += in_group(derivation, group);
        slot.starts_at = group->start_at < slot.starts_at ? group->start_at : slot.starts_at;
        slot.ends_at = group->end_at > slot.ends_at ? group->end_at : slot.ends_at;
    }
    slot.starts_at -= before_min;
    for (int no = 0; no * (most > 0 ? most : count) < count; no++) {
        struct duty *duty = session_duty(derivation, kind, session, no + 1, duties);
        duty->walks = true;
        duty->because = arena_text(derivation->arena, "%d candidates on computers; %s", count,
                                   derive_figure_text(derivation, FIGURE_RATIO_PROCESSOR));
        derive_fixed_slot(derivation, duty, &slot);
    }
}

void derive_technicians(const struct duty_kind *kind, const struct derivation *derivation,
                        struct duties *duties)
{
    struct site_session *sessions;
    int count = derive_site_sessions(derivation, is_on_screen, &sessions);

    for (int i = 0; i < count; i++)
        add_technicians(derivation, kind, &sessions[i], duties);
}

/* Does the school say who is authorised? */
static bool is_check_wanted(const struct season *season)
{
    const char *setting = season_setting(season, "second_check");

    return strcmp(setting, "yes") == 0 ||
           (strcmp(setting, "authorised") == 0 && has_skilled(season, "second_check"));
}

/* Started an earlier group of the session at the same time? */
static bool is_first_start(const struct site_session *session, int number)
{
    for (int i = 0; i < number; i++)
        if (session->groups[i]->start_at == session->groups[number]->start_at)
            return false;
    return true;
}

static int earlier_starts(const struct site_session *session, int64_t start_at)
{
    int count = 0;

    for (int i = 0; i < session->n_groups; i++)
        count += is_first_start(session, i) && session->groups[i]->start_at < start_at;
    return count;
}

/* One check before each time at which papers of the site start. */
static void add_checks(const struct derivation *derivation, const struct duty_kind *kind,
                       const struct site_session *session, struct duties *duties)
{
    int before_min = rules_figure(derivation->rules, FIGURE_SECOND_CHECK_BEFORE);
    int minutes = rules_figure(derivation->rules, FIGURE_SECOND_CHECK);

    for (int i = 0; i < session->n_groups; i++) {
        int64_t start_at = session->groups[i]->start_at;
        if (!is_first_start(session, i))
            continue;
        struct duty *duty =
            session_duty(derivation, kind, session, earlier_starts(session, start_at) + 1, duties);
        duty->because = derive_figure_text(derivation, FIGURE_SECOND_CHECK);
        derive_fixed_slot(derivation, duty,
                          &(struct duty_slot){.starts_at = start_at - before_min,
                                              .ends_at = start_at - before_min + minutes,
                                              .room = -1,
                                              .site = session->site});
    }
}

void derive_second_checks(const struct duty_kind *kind, const struct derivation *derivation,
                          struct duties *duties)
{
    struct site_session *sessions;
    bool wanted = is_check_wanted(derivation->season) &&
                  rules_figure(derivation->rules, FIGURE_SECOND_CHECK) > 0;
    int count = wanted ? derive_site_sessions(derivation, derive_in_school, &sessions) : 0;

    for (int i = 0; i < count; i++)
        add_checks(derivation, kind, &sessions[i], duties);
}
