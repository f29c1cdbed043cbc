/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mentoring sessions (domain 6.2, 6.3): so often in each week, at any time at which all
 * their pupils are in school, out of exams and not in a lesson they may not leave.
 *
 * A week that lies only partly in the range wants its share of the sessions, rounded up;
 * one told already for a day outside the range is not wanted again.  A session for which no
 * time is left in a week is a duty that nobody can do, so that it is told. */
#include "scheduler/base/list.h"
#include "scheduler/duty/derive.h"

struct mentored {
    const struct caseload *row;
    const int *pupils;
    int n_pupils;
    struct movable movable;
};

static void read_session(const struct derivation *derivation, int number, struct mentored *session)
{
    const struct season *season = derivation->season;
    int *pupils = NULL, room = 0;

    *session = (struct mentored){.row = &season->caseload[number]};
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

static void add_week(const struct derivation *derivation, const struct duty_kind *kind,
                     const struct mentored *session, int first, struct duties *duties)
{
    const struct caseload *row = session->row;
    bool usable[7];
    bool partial = false;
    int n_usable = 0, *days_of;

    for (int d = 0; d < 7; d++) {
        const struct derive_day *day = &derivation->days[first + d];
        usable[d] = day->open && (row->weekdays == 0 || row->weekdays & 1 << d) &&
                    derive_day_matches(day, d, WEEK_BOTH, row->from, row->until) &&
                    derive_enrolled(derivation, &session->movable, day->day);
        n_usable += usable[d] && day->in_range;
        partial = partial || (usable[d] && !day->in_range);
    }
    int per_week = row->per_week > 0 ? row->per_week : 1;
    int wanted = derive_wanted(derivation, first, usable, per_week);
    if (wanted == 0)
        return;
    const char *week = derive_week_text(derivation, derivation->days[first].day);
    struct slot_list slots = week_slots(derivation, session, first, usable, &days_of);
    bool blocked = slots.count == 0;
    if (blocked)
        no_slot(derivation, session, first, usable, &slots);
    for (int no = 0, left = wanted; left > 0 && no < per_week; no++) {
        const char *key =
            arena_text(derivation->arena, "%s:%s:%s:%d", kind->name, row->session, week, no + 1);
        if (partial && derive_told_elsewhere(derivation, key))
            continue;
        struct slot_list own = {.count = slots.count};
        own.list =
            arena_dup(derivation->arena, slots.list, (size_t)slots.count, sizeof(struct duty_slot));
        if (!blocked)
            spread(&own, days_of, n_usable, wanted - left, wanted);
        derive_usual_first(&own);
        add_session(derivation, kind, session, key, &own, duties);
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
    for (int i = 0; i < derivation->season->n_caseload; i++) {
        struct mentored session;
        read_session(derivation, i, &session);
        for (int first = 0; session.row->minutes > 0 && first < derivation->n_days; first += 7)
            add_week(derivation, kind, &session, first, duties);
    }
}
