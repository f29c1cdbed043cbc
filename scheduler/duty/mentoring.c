/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mentoring sessions (domain 6.2, 6.3): so often in each week, at any time at which all
 * their pupils are in school, out of exams and not in a lesson they may not leave.
 *
 * A week that lies only partly in the range wants its share of the sessions, rounded up;
 * one held on a day outside the range is not wanted again.  A session for which no time is
 * left in a week is a duty that nobody can do, so that it is told. */
#include "scheduler/base/list.h"
#include "scheduler/duty/give_back.h"

struct mentored {
    const struct caseload *row;
    int number; /* of the caseload */
    const int *pupils;
    int n_pupils;
    struct movable movable;
};

static void read_session(const struct derivation *derivation, int number, struct mentored *session)
{
    const struct season *season = derivation->season;
    int *pupils = NULL, room = 0;

    *session = (struct mentored){.row = &season->caseload[number], .number = number};
    for (int i = 0; i < season->n_caseload_pupils; i++)
        if (season->caseload_pupils[i].session == number)
            *LIST_ADD(derivation->arena, pupils, session->n_pupils, room) =
                season->caseload_pupils[i].pupil;
    session->pupils = pupils;
    session->movable = (struct movable){
        .minutes = session->row->minutes,
        .earliest = session->row->earliest,
        .latest = session->row->latest,
        .pupils = pupils,
        .n_pupils = session->n_pupils,
        .site = session->n_pupils ? season->pupils[pupils[0]].site : -1,
    };
}

/* The mentor told, else the key worker. */
static void name_mentor(const struct derivation *derivation, const struct mentored *session,
                        struct duty *duty)
{
    int person = session->row->mentor;

    if (person < 0 && session->n_pupils)
        person = derivation->season->pupils[session->pupils[0]].key_worker;
    if (person < 0)
        return;
    duty->named = arena_dup(derivation->arena, &person, 1, sizeof person);
    duty->n_named = 1;
    duty->only_named = session->row->staff_wish == WISH_ONLY && duty->need == 1;
    duty->one_named = session->row->staff_wish == WISH_ONLY && duty->need > 1;
}

static int per_week(const struct mentored *session)
{
    return session->row->per_week > 0 ? session->row->per_week : 1;
}

static bool site_has_private_room(const struct derivation *derivation, int site)
{
    const struct season *season = derivation->season;

    for (int i = 0; i < season->n_rooms; i++)
        if (season->rooms[i].private_room && (site < 0 || season->rooms[i].site == site))
            return true;
    return false;
}

/* Sessions of one week are best spread over it: a point for each that leaves its share. */
static void spread(struct slot_list *slots, const int *day_no, int n_days, int no, int wanted)
{
    for (int i = 0; wanted > 1 && i < slots->count; i++)
        slots->list[i].cost += day_no[i] * wanted / n_days != no;
}

static void add_session(const struct derivation *derivation, const struct duty_kind *kind,
                        const struct mentored *session, const char *key,
                        const struct slot_list *slots, struct duties *duties)
{
    struct duty *duty = duty_add(duties, kind);

    duty->key = key;
    duty->title = session->n_pupils > 1 ? "Group mentoring" : kind->title;
    duty->because = arena_text(derivation->arena, "caseload %s: %d a week", session->row->session,
                               session->row->per_week);
    duty->need = session->row->adults > 0 ? session->row->adults : 1;
    duty->slots = slots->list;
    duty->n_slots = slots->count;
    duty->pupils = session->pupils;
    duty->n_pupils = session->n_pupils;
    duty->pupil = session->n_pupils == 1 ? session->pupils[0] : -1;
    duty->pupils_busy = true;
    duty->role = "mentor";
    duty->place = session->row->place;
    duty->private_room = !duty->place[0] && session->n_pupils == 1 &&
                         site_has_private_room(derivation, session->movable.site);
    name_mentor(derivation, session, duty);
}

/* All legal starts of the week; days_of[i]: which of its usable days start i lies on. */
static struct slot_list week_slots(const struct derivation *derivation,
                                   const struct mentored *session, int first, const bool *usable,
                                   int **days_of)
{
    struct slot_list slots = {0};
    int *list = NULL, count = 0, room = 0;

    for (int d = 0, no = 0; d < 7; d++) {
        const struct derive_day *day = &derivation->days[first + d];
        if (!usable[d] || !day->in_range)
            continue;
        derive_slots(derivation, day, &session->movable, &slots);
        while (count < slots.count)
            *LIST_ADD(derivation->arena, list, count, room) = no;
        no++;
    }
    *days_of = list;
    return slots;
}

/* A time of the first day on which the session might have been. */
static void no_slot(const struct derivation *derivation, const struct mentored *session, int first,
                    const bool *usable, struct slot_list *slots)
{
    for (int d = 0; d < 7; d++) {
        const struct derive_day *day = &derivation->days[first + d];
        if (usable[d] && day->in_range) {
            derive_no_slot(derivation, day, &session->movable, slots);
            return;
        }
    }
}

/* Two of its pupils must not meet. */
static bool is_apart(const struct derivation *derivation, const struct mentored *session)
{
    const struct season *season = derivation->season;

    for (int i = 0; i < season->n_apart; i++) {
        int found = 0;
        for (int k = 0; k < session->n_pupils; k++)
            found |= (session->pupils[k] == season->apart[i].pupil_a) |
                     (session->pupils[k] == season->apart[i].pupil_b) << 1;
        if (found == 3)
            return true;
    }
    return false;
}

struct session_week {
    int first, n_usable; /* of derivation->days; days on which it may be held */
    int wanted, back;    /* of its own, in the range; besides: what exams took before */
    bool partial, usable[7];
};

static struct session_week read_week(const struct derivation *derivation,
                                     const struct mentored *session, int first)
{
    const struct caseload *row = session->row;
    struct session_week week = {.first = first};

    for (int d = 0; d < 7; d++) {
        const struct derive_day *day = &derivation->days[first + d];
        week.usable[d] = day->open && (row->weekdays == 0 || row->weekdays & 1 << d) &&
                         derive_day_matches(day, d, WEEK_BOTH, row->from, row->until) &&
                         derive_enrolled(derivation, &session->movable, day->day);
        week.n_usable += week.usable[d] && day->in_range;
        week.partial = week.partial || (week.usable[d] && !day->in_range);
    }
    week.wanted = derive_wanted(derivation, first, week.usable, per_week(session));
    return week;
}

/* The week's own, and then those it gives back: after all others where not all can be held. */
static void add_week(const struct derivation *derivation, const struct duty_kind *kind,
                     const struct mentored *session, const struct session_week *week,
                     struct duties *duties)
{
    const char *name = derive_week_text(derivation, derivation->days[week->first].day);
    int all = week->wanted + week->back, own = per_week(session), *days_of;
    struct slot_list slots = week_slots(derivation, session, week->first, week->usable, &days_of);
    bool blocked = slots.count == 0;

    if (blocked)
        no_slot(derivation, session, week->first, week->usable, &slots);
    for (int no = 0, left = all; left > 0 && no < own + week->back; no++) {
        const char *key = arena_text(derivation->arena, "%s:%s:%s:%d", kind->name,
                                     session->row->session, name, no + 1);
        if (no < own &&
            (left <= week->back || (week->partial && derive_held_elsewhere(derivation, key))))
            continue;
        struct slot_list list = {.count = slots.count};
        list.list =
            arena_dup(derivation->arena, slots.list, (size_t)slots.count, sizeof(struct duty_slot));
        if (!blocked)
            spread(&list, days_of, week->n_usable, all - left, all);
        derive_usual_first(&list);
        add_session(derivation, kind, session, key, &list, duties);
        if (no >= own)
            give_back_duty(derivation, &duties->list[duties->count - 1]);
        duties->list[duties->count - 1].blocked = is_apart(derivation, session)
                                                      ? "pupils kept apart"
                                                  : blocked ? derive_no_time
                                                            : NULL;
        left--;
    }
}

void derive_mentoring(const struct duty_kind *kind, const struct derivation *derivation,
                      struct duties *duties)
{
    struct give_back back;

    give_back_open(derivation, &back);
    for (int i = 0; i < derivation->season->n_caseload; i++) {
        struct mentored session;
        int asked = 0; /* in the half-term's weeks of the range before */
        read_session(derivation, i, &session);
        for (int first = 0; session.row->minutes > 0 && first < derivation->n_days; first += 7) {
            struct session_week week = read_week(derivation, &session, first);
            asked = give_back_goes_on(derivation, first) ? asked : 0;
            if (week.wanted == 0)
                continue;
            week.back = give_back_wanted(
                &back, i, &(struct give_back_week){first, asked, week.partial, per_week(&session)});
            asked += week.back;
            add_week(derivation, kind, &session, &week, duties);
        }
    }
}
