/* SPDX-License-Identifier: GPL-3.0-or-later
 * Adults wanted and adults there, session by session. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/plan/verdict.h"
#include "scheduler/report/forecast/forecast.h"

struct counter {
    const struct world *world;
    struct arena *arena;
    struct bench *bench;
    /* Of the session being counted. */
    const int *duties;
    int n_duties;
    /* Of the moment being matched. */
    int *seats; /* duties that go on */
    struct matching matching;
};

static int session_of(int64_t at)
{
    return day_is_morning(at) ? SESSION_AM : SESSION_PM;
}

static bool counts(const struct world *world, int number)
{
    const struct duty *duty = &world->duties[number];

    return duty->tags & TAG_EXAM && duty->n_slots == 1 && duty->level == LEVEL_REQUIRED;
}

/* Has the person work of their own then? */
static bool has_own(const struct counter *counter, int person, const struct duty_slot *slot)
{
    const struct own_work *own = &counter->bench->own;

    for (int i = own->by_person.first[person]; i < own->by_person.first[person + 1]; i++) {
        const struct own_entry *entry = &own->entries[own->by_person.items[i]];
        if (entry->starts_at < slot->ends_at && slot->starts_at < entry->ends_at)
            return true;
    }
    return false;
}

/* Who may have which seat at this moment; how many people have any. */
static int look(struct counter *counter, int64_t at)
{
    int n_people = counter->world->season->n_people, available = 0;
    bool *any = arena_new(counter->arena, bool, n_people + 1);

    counter->matching.n_seats = 0;
    for (int i = 0; i < counter->n_duties; i++) {
        const struct duty_slot *slot = &counter->world->duties[counter->duties[i]].slots[0];
        if (slot->starts_at > at || slot->ends_at <= at)
            continue;
        unsigned char *row =
            counter->matching.may + (size_t)counter->matching.n_seats * (size_t)n_people;
        counter->matching.helps[counter->matching.n_seats] =
            counter->world->duties[counter->duties[i]].kind->tags & TAG_FACILITATE;
        counter->seats[counter->matching.n_seats++] = counter->duties[i];
        for (int p = 0; p < n_people; p++) {
            struct verdict answer;
            verdict(counter->bench, counter->duties[i], 0, p, &answer);
            row[p] = answer.obstacle ? 0 : has_own(counter, p, slot) ? 2 : 1;
            available += row[p] && !any[p];
            any[p] = any[p] || row[p];
        }
    }
    return available;
}

/* "Invigilator and reader - Maths paper 1" wants an invigilator and reader. */
static const char *role_of(const struct duty *duty, struct arena *arena)
{
    const char *end = strstr(duty->title, " - ");

    return end ? arena_copy_part(arena, duty->title, (size_t)(end - duty->title)) : duty->title;
}

static int by_role(const void *left, const void *right, const void *context)
{
    const struct lack *a = left, *b = right;

    (void)context;
    return strcmp(a->role, b->role);
}

/* What is left over, by what it is called. */
static void list_lacks(const struct counter *counter, struct forecast_session *session)
{
    struct lack *list = NULL;
    int n = 0, room = 0;

    for (int s = 0; s < counter->matching.n_seats; s++) {
        const struct duty *duty = &counter->world->duties[counter->seats[s]];
        struct lack *found = NULL;
        if (counter->matching.holder[s] >= 0)
            continue;
        const char *role = role_of(duty, counter->arena);
        for (int i = 0; i < n; i++)
            if (strcmp(list[i].role, role) == 0)
                found = &list[i];
        if (!found) {
            found = LIST_ADD(counter->arena, list, n, room);
            *found = (struct lack){.role = role};
        }
        found->people++;
        found->minutes += duty->slots[0].ends_at - duty->slots[0].starts_at;
    }
    sort_rows(list, (size_t)n, sizeof *list, by_role, NULL);
    session->lacks = list;
    session->n_lacks = n;
}

static void count_moment(struct counter *counter, int64_t at, struct forecast_session *session)
{
    int available = look(counter, at), missing = matching_run(&counter->matching, counter->arena);

    if (session->needed > 0 &&
        (missing < session->missing ||
         (missing == session->missing && counter->matching.n_seats <= session->needed)))
        return;
    session->needed = counter->matching.n_seats;
    session->available = available;
    session->leaving = matching_leaving(&counter->matching);
    session->missing = missing;
    list_lacks(counter, session);
}

/* Duties are in the order of their start. */
static void count_session(struct counter *counter, struct forecast_session *session)
{
    int64_t last_at = INT64_MIN;

    for (int i = 0; i < counter->n_duties; i++) {
        int64_t at = counter->world->duties[counter->duties[i]].slots[0].starts_at;
        if (at != last_at)
            count_moment(counter, at, session);
        last_at = at;
    }
}

/* Sessions by the middle of their duties: an afternoon's set-up may begin before noon. */
static int64_t middle_of(const struct duty *duty)
{
    return (duty->slots[0].starts_at + duty->slots[0].ends_at) / 2;
}

static void count_day(struct counter *counter, int64_t day, int *list,
                      struct forecast_session *sessions, int *n_sessions)
{
    for (int half = SESSION_AM; half <= SESSION_PM; half++) {
        int n = 0;
        for (int i = 0; i < counter->world->n_duties; i++) {
            int64_t middle = middle_of(&counter->world->duties[i]);
            if (counts(counter->world, i) && day_of(middle) == day && session_of(middle) == half)
                list[n++] = i;
        }
        if (n == 0)
            continue;
        struct forecast_session *session = &sessions[(*n_sessions)++];
        *session = (struct forecast_session){.day = day, .session = half};
        counter->duties = list;
        counter->n_duties = n;
        count_session(counter, session);
    }
}

static void open_counter(struct counter *counter)
{
    size_t seats = (size_t)counter->world->n_duties + 1;
    size_t people = (size_t)counter->world->season->n_people + 1;
    size_t most = 1, n = 0; /* seats of one day */

    for (int i = 0; i < counter->world->n_duties; i++) {
        const struct duty *duty = &counter->world->duties[i];
        bool same = i > 0 && day_of(duty->slots[0].starts_at) ==
                                 day_of(counter->world->duties[i - 1].slots[0].starts_at);
        n = same ? n + 1 : 1;
        most = n > most ? n : most;
    }
    counter->seats = arena_new(counter->arena, int, seats);
    counter->matching.holder = arena_new(counter->arena, int, seats);
    counter->matching.may = arena_new(counter->arena, unsigned char, most *people);
    counter->matching.seat_of = arena_new(counter->arena, int, people);
    counter->matching.seen = arena_new(counter->arena, bool, people);
    counter->matching.helps = arena_new(counter->arena, bool, seats);
    counter->matching.n_people = counter->world->season->n_people;
}

bool forecast_make(const struct world *world, struct arena *arena, struct forecast *forecast,
                   struct fault *fault)
{
    struct policy *policy = arena_new(arena, struct policy, 1);
    struct crew *crew = arena_new(arena, struct crew, 1);
    struct bench *bench = arena_new(arena, struct bench, 1);
    struct counter counter = {.world = world, .arena = arena, .bench = bench};
    int *list = arena_new(arena, int, world->n_duties + 1);

    struct forecast_session *sessions =
        arena_new(arena, struct forecast_session, 2 * (world->until - world->from + 1));

    *forecast = (struct forecast){.sessions = sessions, .unseated = world->season->n_unseated};
    if (!policy_make(world, policy, fault))
        return false;
    crew_make(world, policy, arena, crew);
    bench_make(world, policy, crew, arena, bench);
    open_counter(&counter);
    for (int64_t day = world->from; day <= world->until; day++)
        count_day(&counter, day, list, sessions, &forecast->n_sessions);
    return true;
}

/* What most invigilators on the list get. */
static int usual_rate(const struct season *season)
{
    int usual = -1, most = 0;

    for (int i = 0; i < season->n_people; i++) {
        int same = 0, here = season->people[i].pence_per_hour;
        for (int k = 0; here > 0 && k < season->n_people; k++)
            same += season->people[k].pence_per_hour == here &&
                    strcmp(season->people[k].role, "invigilator") == 0;
        if (same > most) {
            most = same;
            usual = here;
        }
    }
    return usual;
}

int forecast_rate(const struct season *season, int64_t day)
{
    int64_t from = INT64_MIN;
    int pence = -1;

    for (int i = 0; i < season->n_rates; i++) {
        const struct rate *row = &season->rates[i];
        int64_t since = row->from >= 0 ? row->from : 0;
        if (strcmp(row->role, "invigilator") != 0 || since > day || since < from)
            continue;
        from = since;
        pence = row->pence_per_hour;
    }
    return pence >= 0 ? pence : usual_rate(season);
}
