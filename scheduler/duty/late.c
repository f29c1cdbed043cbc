/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates who come late (domain 1.7): who is let in has the full time, so somebody stays with
 * them longer than with the others; from some moment on they are very late and the board is told.
 */
#include "scheduler/duty/derive.h"

/* Papers of the session itself: one moved there by a clash can no longer be begun late. */
static bool is_of_session(const struct derivation *derivation, const struct site_session *session,
                          const struct candidate *candidate)
{
    const struct paper *paper = &derivation->season->papers[candidate->paper];

    return paper->date == session->day && (paper->session == session->session ||
                                           (paper->session == SESSION_NONE && paper->start >= 0));
}

int64_t derive_very_late_at(const struct derivation *derivation, const struct site_session *session)
{
    const struct rules *rules = derivation->rules;
    int64_t last_at = session->groups[0]->start_at;
    bool own = false;

    for (int i = 0; i < session->n_groups; i++) {
        const struct room_group *group = session->groups[i];
        last_at = group->start_at > last_at ? group->start_at : last_at;
        for (int k = group->first; k < group->first + group->count; k++) {
            const struct candidate *candidate = &derivation->candidates[k];
            const struct paper *paper = &derivation->season->papers[candidate->paper];
            if (!is_of_session(derivation, session, candidate))
                continue;
            int64_t at = rules_very_late_at(rules, rules_published_at(rules, paper, session->day),
                                            paper->minutes);
            last_at = at > last_at ? at : last_at;
            own = true;
        }
    }
    /* Only papers of other times, moved there: as if they were published now. */
    return own ? last_at : last_at + rules_figure(rules, FIGURE_LATE_MINUTES);
}

/* The longest any of the session's own papers takes anybody. */
static int longest_min(const struct derivation *derivation, const struct site_session *session)
{
    int longest = 0;

    for (int i = 0; i < session->n_groups; i++) {
        const struct room_group *group = session->groups[i];
        for (int k = group->first; k < group->first + group->count; k++) {
            const struct candidate *candidate = &derivation->candidates[k];
            if (is_of_session(derivation, session, candidate) &&
                candidate->sitting->allowed_min > longest)
                longest = candidate->sitting->allowed_min;
        }
    }
    return longest;
}

static void add_pieces(const struct derivation *derivation, const struct duty_kind *kind,
                       const struct site_session *session, const struct duty_slot *all,
                       struct duties *duties)
{
    struct arena *arena = derivation->arena;
    int after_min = rules_figure(derivation->rules, FIGURE_HANDOVER_AFTER);
    int64_t length = all->ends_at - all->starts_at;
    int parts =
        after_min > 0 && length > after_min ? (int)((length + after_min - 1) / after_min) : 1;
    const char *of =
        arena_text(arena, "%s:%s:%s:%s:%s:1", derive_first_series(session), kind->name,
                   session->site >= 0 ? derivation->season->sites[session->site].site : "-",
                   day_text(arena, session->day), session_words[session->session]);

    for (int i = 0; i < parts; i++) {
        struct duty_slot slot = *all;
        struct duty *duty = duty_add(duties, kind);
        slot.starts_at = all->starts_at + length * i / parts;
        slot.ends_at = all->starts_at + length * (i + 1) / parts;
        duty->key = arena_text(arena, "%s:p%d", of, i + 1);
        duty->piece_of = parts > 1 ? of : "";
        duty->piece = i;
        duty->n_pieces = parts;
        duty->because = "who is let in late has the full time (setting late_room)";
        duty->series_paper = session->groups[0]->paper;
        duty->role = "invigilator";
        derive_fixed_slot(derivation, duty, &slot);
    }
}

/* From the first start until somebody who came at the last moment has had the full time. */
void derive_late_room(const struct duty_kind *kind, const struct derivation *derivation,
                      struct duties *duties)
{
    const struct season *season = derivation->season;
    int room = season_room(season, season_setting(season, "late_room"));
    struct site_session *sessions;
    int count = room >= 0 ? derive_site_sessions(derivation, derive_in_school, &sessions) : 0;

    for (int i = 0; i < count; i++) {
        const struct site_session *session = &sessions[i];
        int longest = longest_min(derivation, session);
        if (season->rooms[room].site != session->site || longest == 0)
            continue;
        struct duty_slot slot = {.starts_at = session->groups[0]->start_at,
                                 .ends_at = derive_very_late_at(derivation, session) + longest,
                                 .room = room,
                                 .site = session->site};
        for (int k = 0; k < session->n_groups; k++)
            if (session->groups[k]->start_at < slot.starts_at)
                slot.starts_at = session->groups[k]->start_at;
        slot.ends_at += rules_figure(derivation->rules, FIGURE_CLEAR_UP);
        add_pieces(derivation, kind, session, &slot, duties);
    }
}
