/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sessions that exams took (duty/owed.h): held at another time of their week, in a later week of
 * the half-term, or still owed. */
#include <string.h>

#include "scheduler/duty/owed.h"
#include "scheduler/report/took/took_part.h"

struct lost { /* of one session of the caseload in one week, so far */
    int64_t monday;
    int n;
};

static int64_t monday_of(const struct duty *duty)
{
    return day_week_start(day_of(duty->slots[0].starts_at));
}

/* "mentoring:M12:2027-W19:1": the same session whatever its week. */
static bool same_session(const char *a, const char *b)
{
    const char *week_a = strstr(a, ":20"), *week_b = strstr(b, ":20");

    for (const char *at = week_a; at; at = strstr(at + 1, ":20"))
        week_a = at;
    for (const char *at = week_b; at; at = strstr(at + 1, ":20"))
        week_b = at;
    return week_a && week_b && week_a - a == week_b - b &&
           strncmp(a, b, (size_t)(week_a - a)) == 0 &&
           strcmp(strrchr(week_a, ':'), strrchr(week_b, ':')) == 0;
}

/* When it was held the last time it was told, carried to the duty's week; INT64_MIN: never. */
static int64_t usual_at(const struct taking *taking, const struct duty *duty)
{
    const struct season *season = taking->ask->world->season;
    int64_t monday = monday_of(duty), last = INT64_MIN;

    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        if (row->starts_at > last && day_of(row->starts_at) < monday &&
            strcmp(row->kind, duty->kind->name) == 0 && same_session(row->key, duty->key))
            last = row->starts_at;
    }
    if (last == INT64_MIN)
        return last;
    return last + (monday - day_week_start(day_of(last))) * DAY_MIN;
}

/* Is the mentor or one of the pupils with an exam then? */
static bool is_taken(const struct taking *taking, const struct duty *duty, int64_t from_at,
                     int64_t until_at)
{
    for (int i = 0; i < duty->n_named; i++)
        if (took_in_exam_duty(taking, duty->named[i], from_at, until_at))
            return true;
    for (int i = 0; i < duty->n_pupils; i++)
        if (took_sits_exam(taking, duty->pupils[i], from_at, until_at))
            return true;
    return false;
}

/* It was held, but its usual time is an exam's now. */
static bool exam_moved(const struct taking *taking, const struct duty *duty,
                       const struct assignment *held)
{
    int64_t usual = usual_at(taking, duty);
    int minutes = (int)(duty->slots[0].ends_at - duty->slots[0].starts_at);

    return usual != INT64_MIN && held->starts_at != usual &&
           is_taken(taking, duty, usual, usual + minutes);
}

static void tell(struct taking *taking, const struct duty *duty, bool back)
{
    int minutes = (int)(duty->slots[0].ends_at - duty->slots[0].starts_at);
    struct took row = {0, TOOK_SESSIONS, minutes, back ? minutes : 0, back ? 0 : minutes};

    for (int i = 0; i < duty->n_named; i++) {
        row.who = duty->named[i];
        took_note(taking, taking->people, row);
    }
    for (int i = 0; i < duty->n_pupils; i++) {
        row.who = duty->pupils[i];
        took_note(taking, taking->pupils, row);
    }
}

/* Of several of one week that were not held, the first are an exam's, and of those the first are
 * given back. */
static void tell_lost(struct taking *taking, const struct owed *owed, struct lost *lost,
                      const struct duty *duty)
{
    int session = owed_session(owed->season, duty->key);
    int64_t monday = monday_of(duty);

    if (session < 0)
        return;
    if (lost[session].monday != monday || lost[session].n == 0)
        lost[session] = (struct lost){.monday = monday};
    int no = lost[session].n++;
    if (no < owed_took(owed, session, monday))
        tell(taking, duty, no < owed_back(owed, session, monday));
}

void took_sessions(struct taking *taking)
{
    const struct world *world = taking->ask->world;
    struct lost *lost = arena_new(taking->arena, struct lost, world->season->n_caseload + 1);
    struct owed owed;

    owed_open(&(struct refit_ask){.season = world->season,
                                  .kinds = duty_kinds,
                                  .rules = world->rules,
                                  .rows = taking->rows,
                                  .n_rows = taking->n_rows,
                                  .arena = taking->arena},
              taking->ask->from, taking->ask->until, &owed);
    for (int d = 0; d < world->n_duties; d++) {
        const struct duty *duty = &world->duties[d];
        const struct assignment *held = took_held_by(taking, duty->key, -1);
        if (!(duty->kind->tags & TAG_CASELOAD) || duty->given_back ||
            !took_in_ask(taking, duty->slots[0].starts_at))
            continue;
        if (!held)
            tell_lost(taking, &owed, lost, duty);
        else if (exam_moved(taking, duty, held))
            tell(taking, duty, true);
    }
}
