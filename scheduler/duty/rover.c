/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adults between the rooms of a site: rovers who call at combined rooms (domain 2.4),
 * floaters who walk candidates and run errands (1.1), and those who stay with a candidate
 * in a rest break (2.3). */
#include <string.h>

#include "scheduler/duty/genders.h"

/* Rooms [first, first + count) of a session, for one adult. */
struct round {
    const struct site_session *session;
    int first, count, no;  /* no: 1.. */
    int gender, n_genders; /* of those who walk with candidates; GENDER_NONE: anybody */
};

typedef void round_fn(const struct derivation *derivation, const struct duty_kind *kind,
                      const struct round *round, struct duties *duties);

/* The most rooms of [first, end) that are in use at one time. */
static int peak_of(const struct site_session *session, int first, int end)
{
    int peak = 0;

    for (int i = first; i < end; i++) {
        int together = 0;
        for (int k = first; k < end; k++)
            together += session->groups[k]->start_at <= session->groups[i]->start_at &&
                        session->groups[k]->end_at > session->groups[i]->start_at;
        peak = together > peak ? together : peak;
    }
    return peak;
}

/* Would a round of so many have more than `most` rooms at one time? */
static bool is_too_few(const struct site_session *session, int rounds, int most)
{
    int all = session->n_groups;

    for (int no = 0; no < rounds; no++)
        if (peak_of(session, all * no / rounds, all * (no + 1) / rounds) > most)
            return true;
    return false;
}

static int rounds_of(const struct site_session *session, int most)
{
    int rounds = (peak_of(session, 0, session->n_groups) + most - 1) / most;

    while (is_too_few(session, rounds, most))
        rounds++;
    return rounds;
}

struct walkers {
    const struct derivation *derivation;
    const struct duty_kind *kind;
    round_fn *add;
    enum { CALL, ESCORT, ESCORT_BREAKS } how;
};

/* As few rounds as the figure allows, of like size, so that a round more or less near the
 * limit moves few rooms.  Rooms that follow each other count once.  Escorts may stand in for each
 * other, so that one of each gender is enough for a site: the first rounds have one each, and where
 * there are more genders than rounds somebody more walks. */
static void each_walk(const struct walkers *walkers,
                      bool (*wanted)(const struct derivation *, const struct room_group *),
                      enum figure_id rooms, struct duties *duties)
{
    struct site_session *sessions;
    int count = derive_site_sessions(walkers->derivation, wanted, &sessions);
    int most = rules_figure(walkers->derivation->rules, rooms);

    for (int i = 0; i < count; i++) {
        int genders[GENDERS_MAX], all = sessions[i].n_groups;
        int n = walkers->how == CALL ? 0
                                     : genders_of(walkers->derivation, &sessions[i],
                                                  walkers->how == ESCORT_BREAKS, genders);
        int rounds = rounds_of(&sessions[i], most > 0 ? most : 1);
        for (int no = 0; no < rounds || no < n; no++) {
            int first = no < rounds ? all * no / rounds : 0;
            int end = no < rounds ? all * (no + 1) / rounds : all;
            struct round round = {
                &sessions[i], first, end - first, no + 1, no < n ? genders[no] : GENDER_NONE, n};
            walkers->add(walkers->derivation, walkers->kind, &round, duties);
        }
    }
}

static int add_members(const struct derivation *derivation, const struct round *round, bool papers,
                       const int **list)
{
    int count = 0, kept = 0,
        most = papers ? derivation->season->n_papers : derivation->season->n_pupils;
    bool *has = arena_new(derivation->arena, bool, most + 1);

    for (int i = round->first; i < round->first + round->count; i++) {
        const struct room_group *group = round->session->groups[i];
        const int *from = papers ? group->papers : group->pupils;
        int n_from = papers ? group->n_papers : group->n_pupils;
        for (int k = 0; k < n_from; k++) {
            count += !has[from[k]];
            has[from[k]] = true;
        }
    }
    int *found = arena_new(derivation->arena, int, count);
    for (int i = 0; i < most; i++)
        if (has[i])
            found[kept++] = i;
    *list = found;
    return count;
}

/* A duty over the union of the rooms' exams. */
static struct duty *round_duty(const struct derivation *derivation, const struct duty_kind *kind,
                               const struct round *round, const char *role, struct duties *duties)
{
    const struct season *season = derivation->season;
    const struct site_session *session = round->session;
    const struct room_group *first = session->groups[round->first];
    struct duty *duty = duty_add(duties, kind);
    struct duty_slot slot = {
        .starts_at = first->start_at, .ends_at = first->end_at, .room = -1, .site = session->site};

    for (int i = round->first; i < round->first + round->count; i++) {
        const struct room_group *group = session->groups[i];
        slot.starts_at = group->start_at < slot.starts_at ? group->start_at : slot.starts_at;
        slot.ends_at = group->end_at > slot.ends_at ? group->end_at : slot.ends_at;
    }
    duty->key = arena_text(derivation->arena, "%s:%s:%s:%s:%s:%d", derive_first_series(session),
                           kind->name, session->site >= 0 ? season->sites[session->site].site : "-",
                           day_text(derivation->arena, session->day),
                           session_words[session->session], round->no);
    duty->title = arena_text(derivation->arena, "%s - %d room%s", kind->title, round->count,
                             round->count == 1 ? "" : "s");
    duty->series_paper = session->groups[0]->paper;
    duty->n_papers = add_members(derivation, round, true, &duty->papers);
    duty->role = role;
    duty->walks = true;
    derive_fixed_slot(derivation, duty, &slot);
    return duty;
}

static bool wants_rover(const struct derivation *derivation, const struct room_group *group)
{
    (void)derivation;
    return group->rover;
}

static void add_rover(const struct derivation *derivation, const struct duty_kind *kind,
                      const struct round *round, struct duties *duties)
{
    struct duty *duty = round_duty(derivation, kind, round, "rover", duties);

    duty->n_pupils = add_members(derivation, round, false, &duty->pupils);
    duty->because = arena_text(derivation->arena, "%d of the combined rooms; %s", round->count,
                               derive_figure_text(derivation, FIGURE_ROVER_ROOMS));
}

void derive_rovers(const struct duty_kind *kind, const struct derivation *derivation,
                   struct duties *duties)
{
    each_walk(&(struct walkers){derivation, kind, add_rover, CALL}, wants_rover, FIGURE_ROVER_ROOMS,
              duties);
}

/* Somebody alone with the invigilator can be walked by the invigilator; a room with others
 * needs one person from outside.  More floaters than one are a comfort. */
static void add_floater(const struct derivation *derivation, const struct duty_kind *kind,
                        const struct round *round, struct duties *duties)
{
    struct duty *duty = round_duty(derivation, kind, round, "floater", duties);
    bool shared = false;

    for (int i = 0; i < round->session->n_groups; i++)
        shared = shared || round->session->groups[i]->n_pupils > 1;
    duty->n_papers = 0; /* runs errands for all rooms: no subject is barred */
    duty->papers = NULL;
    if ((round->no > 1 && round->no > round->n_genders) || !shared)
        duty->level = LEVEL_WORK;
    duty->because = arena_text(derivation->arena, "%s; %s",
                               duty->level == LEVEL_REQUIRED
                                   ? "somebody to go with candidates who leave their room"
                                   : "an extra pair of hands",
                               derive_figure_text(derivation, FIGURE_FLOATER_ROOMS));
    gender_ask(derivation, duty, round->gender);
}

void derive_floaters(const struct duty_kind *kind, const struct derivation *derivation,
                     struct duties *duties)
{
    if (strcmp(season_setting(derivation->season, "floaters"), "none") == 0)
        return;
    each_walk(&(struct walkers){derivation, kind, add_floater, ESCORT}, derive_in_school,
              FIGURE_FLOATER_ROOMS, duties);
}

/* A candidate alone takes breaks under the eyes of the room's own adult. */
static bool has_breaks(const struct derivation *derivation, const struct room_group *group)
{
    if (group->n_pupils < 2)
        return false;
    for (int i = 0; i < group->count; i++)
        if (derivation->candidates[group->first + i].sitting->rest_min > 0)
            return true;
    return false;
}

static void add_breaks(const struct derivation *derivation, const struct duty_kind *kind,
                       const struct round *round, struct duties *duties)
{
    struct duty *duty = round_duty(derivation, kind, round, "rest_supervisor", duties);

    duty->n_pupils = add_members(derivation, round, false, &duty->pupils);
    duty->because = arena_text(derivation->arena, "supervised rest breaks in %d room%s; %s",
                               round->count, round->count == 1 ? "" : "s",
                               derive_figure_text(derivation, FIGURE_REST_BREAK_ROOMS));
    gender_ask(derivation, duty, round->gender);
}

void derive_rest_breaks(const struct duty_kind *kind, const struct derivation *derivation,
                        struct duties *duties)
{
    each_walk(&(struct walkers){derivation, kind, add_breaks, ESCORT_BREAKS}, has_breaks,
              FIGURE_REST_BREAK_ROOMS, duties);
}

/* Rooms of the session as one, however many: posts that serve the whole site. */
static void each_site(const struct derivation *derivation, const struct duty_kind *kind, int posts,
                      round_fn *add, struct duties *duties)
{
    struct site_session *sessions;
    int count = posts > 0 ? derive_site_sessions(derivation, derive_in_school, &sessions) : 0;

    for (int i = 0; i < count; i++)
        for (int no = 1; no <= posts; no++)
            add(derivation, kind,
                &(struct round){&sessions[i], 0, sessions[i].n_groups, no, GENDER_NONE, 0}, duties);
}

/* Receives late candidates while papers start. */
static void add_late_desk(const struct derivation *derivation, const struct duty_kind *kind,
                          const struct round *round, struct duties *duties)
{
    struct duty *duty = round_duty(derivation, kind, round, "floater", duties);
    struct duty_slot slot = duty->slots[0];

    slot.starts_at -= rules_figure(derivation->rules, FIGURE_HELPER_BEFORE);
    slot.ends_at = derive_very_late_at(derivation, round->session);
    duty->title = kind->title;
    duty->because = "the school wants a late desk (setting late_desk)";
    duty->n_papers = 0;
    duty->papers = NULL;
    derive_fixed_slot(derivation, duty, &slot);
}

void derive_late_desk(const struct duty_kind *kind, const struct derivation *derivation,
                      struct duties *duties)
{
    bool wanted = strcmp(season_setting(derivation->season, "late_desk"), "yes") == 0;

    each_site(derivation, kind, wanted, add_late_desk, duties);
}

/* Trained and free, to step in. */
static void add_reserve(const struct derivation *derivation, const struct duty_kind *kind,
                        const struct round *round, struct duties *duties)
{
    struct duty *duty = round_duty(derivation, kind, round, "invigilator", duties);

    duty->title = kind->title;
    duty->because = "people kept in reserve in each session (setting reserve_per_session)";
    duty->n_papers = 0; /* which room it will be is not known */
    duty->papers = NULL;
}

void derive_reserve(const struct duty_kind *kind, const struct derivation *derivation,
                    struct duties *duties)
{
    each_site(derivation, kind, season_setting_int(derivation->season, "reserve_per_session"),
              add_reserve, duties);
}
