/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/event.h"

#include "scheduler/base/day.h"
#include "scheduler/model/away.h"
#include "scheduler/model/kind.h"
#include "scheduler/plan/crew.h"

#include <string.h>

static const char *const event_kinds[] = {"closures", "pupil_times", "arrangements", "sittings",
                                          "sitting",  "unseated",    "incident",     NULL};

/* Minutes of the longer duty that lie outside the person's hours and did not before. */
static int past_min(const struct crew *crew, const struct assignment *row, int64_t starts_at,
                    int64_t ends_at)
{
    int64_t day = day_of(row->starts_at);

    if (ends_at <= row->ends_at || day < crew->from || day > crew->until)
        return 0;
    const struct spans *work = &crew_clock(crew, row->staff, day)->work;
    int64_t from_at = row->ends_at > starts_at ? row->ends_at : starts_at;
    return (int)(ends_at - from_at - spans_covered(work, from_at, ends_at));
}

/* From when on they are there for what was told, and it is not past. */
static int64_t there_at(const struct world *world, const struct assignment *row)
{
    int64_t at = row->starts_at > world->now_at ? row->starts_at : world->now_at;

    while (at < row->ends_at && season_away(world->season, row->staff, at, at + 1))
        at++;
    return at;
}

/* Two pieces of one seat that somebody was told one after the other, of which one is left. */
static bool is_joined(const struct event_person *first, const struct event_person *then)
{
    const struct assignment *a = first->row, *b = then->row;

    return a->staff == b->staff && a->ends_at == b->starts_at && a->room == b->room &&
           a->site == b->site && strcmp(a->title, b->title) == 0 && first->ends_at > a->ends_at &&
           then->ends_at < 0;
}

/* They are kept in the one and freed of the other: to them it is one stretch. */
static int join_pieces(const struct crew *crew, struct event_person *people, int n,
                       struct arena *arena)
{
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < n; k++) {
            if (!is_joined(&people[i], &people[k]))
                continue;
            struct assignment *whole = arena_dup(arena, people[i].row, 1, sizeof *whole);
            whole->ends_at = people[k].row->ends_at;
            people[i].row = whole;
            people[i].past_min = past_min(crew, whole, people[i].starts_at, people[i].ends_at);
            bool as_told = people[i].starts_at == whole->starts_at &&
                           people[i].ends_at == whole->ends_at && people[i].room == whole->room;
            int kept = 0;
            for (int j = 0; j < n; j++)
                if (j != k && !(as_told && j == i))
                    people[kept++] = people[j];
            return join_pieces(crew, people, kept, arena);
        }
    }
    return n;
}

static bool people_read(struct office *office, struct event_outcome *outcome, struct fault *fault)
{
    const struct repair *repair = &outcome->repair;
    const struct world *world = &repair->world;
    struct arena *arena = office->arena;
    struct event_person *people =
        arena_new(arena, struct event_person, repair->ladder.n_fallen + 1);
    struct policy policy;
    struct crew crew;

    if (repair->ladder.n_fallen == 0)
        return true;
    if (!policy_make(world, &policy, fault))
        return false;
    crew_make(world, &policy, arena, &crew);
    for (int i = 0; i < repair->ladder.n_fallen; i++) {
        const struct fallen *fallen = &repair->ladder.fallen[i];
        struct event_person person = {.row = fallen->row, .ends_at = -1};
        person.starts_at = there_at(world, fallen->row);
        if (person.starts_at >= fallen->row->ends_at)
            continue; /* they are away, whatever becomes of it */
        if (fallen->duty >= 0 && (world->duties[fallen->duty].n_slots > 1 ||
                                  world->duties[fallen->duty].tags & TAG_CASELOAD))
            continue; /* movable: the rungs say where to */
        if (fallen->duty >= 0) {
            const struct duty_slot *slot = world->duties[fallen->duty].slots;
            if (slot->starts_at == fallen->row->starts_at &&
                slot->ends_at == fallen->row->ends_at &&
                (slot->room < 0 || slot->room == fallen->row->room))
                continue; /* it is as told, and they are away; or the rungs say which room */
            person.starts_at = slot->starts_at;
            person.ends_at = slot->ends_at;
            person.room = slot->room;
            person.past_min = past_min(&crew, fallen->row, slot->starts_at, slot->ends_at);
        }
        people[outcome->n_people++] = person;
    }
    outcome->n_people = join_pieces(&crew, people, outcome->n_people, arena);
    outcome->people = people;
    return true;
}

bool office_event(struct office *office, const struct day_event *event, struct event_how how,
                  struct event_outcome *outcome, struct fault *fault)
{
    *outcome = (struct event_outcome){0};
    if (!event_make(&office->season, &office->rules, event, office->arena, &outcome->result, fault))
        return false;
    const struct event_result *result = &outcome->result;
    struct repair_ask ask = {
        .after = &result->after,
        .record = event_kinds,
        .summary = *result->told ? result->told : "repaired after what happened",
        .days = {result->from, result->until},
        .besides = event->what == INCIDENT_DELAY || event->what == INCIDENT_LATE,
        .wide = how.wide,
        .first = how.first,
        .take = how.take,
    };
    return office_repair(office, &ask, &outcome->repair, fault) &&
           people_read(office, outcome, fault);
}

/* The one that was recorded: begun at that minute, or (-1) going on; NULL: none. */
static const struct incident *interrupted(const struct office *office,
                                          const struct interruption *interruption)
{
    const struct season *season = &office->season;

    for (int i = season->n_incidents - 1; i >= 0; i--) {
        const struct incident *row = &season->incidents[i];
        if (row->what != INCIDENT_INTERRUPT || row->staff != interruption->staff ||
            row->minutes != interruption->minutes)
            continue;
        if (interruption->from_at >= 0
                ? row->from_at == interruption->from_at
                : row->from_at <= office->now_at && row->until_at > office->now_at)
            return row;
    }
    return NULL;
}

/* What is to be taken was shown a minute ago. */
static const struct incident *interruption_known(const struct office *office,
                                                 struct interruption *interruption, int take)
{
    bool begins = interruption->from_at < 0 && take == REPAIR_LOOK;

    if (begins)
        interruption->from_at = office->now_at;
    const struct incident *known = interrupted(office, interruption);
    if (known)
        interruption->from_at = known->from_at;
    if (interruption->from_at < 0)
        interruption->from_at = office->now_at;
    return known;
}

static void interrupt_add(struct office *office, struct incident row, struct season *after)
{
    struct arena *arena = office->arena;
    struct absence *absences = arena_new(arena, struct absence, after->n_absences + 1);
    struct incident *incidents = arena_new(arena, struct incident, after->n_incidents + 1);

    for (int i = 0; i < after->n_absences; i++)
        absences[i] = after->absences[i];
    for (int i = 0; i < after->n_incidents; i++)
        incidents[i] = after->incidents[i];
    absences[after->n_absences++] =
        (struct absence){.staff = row.staff, .start = row.from_at, .end = row.until_at};
    incidents[after->n_incidents++] = row;
    after->absences = absences;
    after->incidents = incidents;
    kind_sort(kind_find("absences"), after, absences, after->n_absences);
    kind_sort(kind_find("incident"), after, incidents, after->n_incidents);
}

bool office_interrupt(struct office *office, struct interruption *interruption,
                      struct event_how how, struct repair *repair, struct fault *fault)
{
    static const char *const kinds_stored[] = {"absences", "incident", NULL};
    struct season after = office->season;
    bool known = interruption_known(office, interruption, how.take) != NULL;
    struct incident row = {.recorded_at = office->now_at,
                           .from_at = interruption->from_at,
                           .until_at = interruption->from_at + interruption->minutes,
                           .what = INCIDENT_INTERRUPT,
                           .room = -1,
                           .pupil = -1,
                           .paper = -1,
                           .staff = interruption->staff,
                           .minutes = interruption->minutes,
                           .detail = "",
                           .reason = interruption->reason,
                           .who = office->who,
                           .told = arena_text(office->arena, "%s called away for %d minutes",
                                              after.people[interruption->staff].staff,
                                              interruption->minutes)};

    interruption->known = known;
    if (!known)
        interrupt_add(office, row, &after);
    bool *uncounted = arena_new(office->arena, bool, after.n_people + 1);
    uncounted[interruption->staff] = true;
    struct repair_ask ask = {.after = &after,
                             .record = kinds_stored,
                             .summary = row.told,
                             .days = {day_of(row.from_at), day_of(row.until_at - 1)},
                             .uncounted = uncounted,
                             .wide = how.wide,
                             .first = how.first,
                             .take = how.take};
    return office_repair(office, &ask, repair, fault);
}
