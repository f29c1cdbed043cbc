/* SPDX-License-Identifier: GPL-3.0-or-later
 * From entries to sittings, day by day. */
#include "scheduler/seat/seat.h"

#include "scheduler/seat/packing.h"
#include "scheduler/seat/supply.h"

enum {
    PIVOTS_SHARED = 200000
}; /* the fewer days, the harder each is looked at: most of all one alone */

static struct day *days_split(const struct school *school, const struct collected *collected,
                              int *n_days)
{
    struct day *days = arena_new(school->arena, struct day, collected->n_jobs + 1);
    int n = 0;

    for (int i = 0; i < collected->n_jobs; i++) {
        struct job *job = &collected->jobs[i];
        if (n == 0 || days[n - 1].day != job->day)
            days[n++] = (struct day){.school = school, .day = job->day, .jobs = job};
        days[n - 1].n_jobs++;
    }
    *n_days = n;
    return days;
}

static bool days_seat(const struct seat_ask *ask, struct day *days, int n_days,
                      struct proven *proven, struct starts *starts, struct fault *fault)
{
    for (int d = 0; d < n_days; d++) {
        struct proven today = {0};
        if (!day_seat(&days[d], &today, fault))
            return false;
        if (!ask->at_once)
            starts_propose(&days[d], &today, starts);
        proven_sum(proven, &today);
        if (ask->tell)
            ask->tell(ask->context, d + 1, n_days);
    }
    return true;
}

bool seat_run(const struct seat_ask *ask, struct arena *arena, struct seating *seating,
              struct fault *fault)
{
    struct school school = school_make(ask->season, ask->rules, arena);
    struct collected collected = {0};
    struct seating result = {0};
    struct proven proven = {0};
    struct starts starts = {.tries_left = STARTS_TRIES, .early_left = STARTS_EARLY};
    int n_days = 0;

    jobs_collect(&school, ask->from, ask->until, &collected);
    struct day *days = days_split(&school, &collected, &n_days);
    school.pivots += n_days > 0 && !ask->at_once ? PIVOTS_SHARED / n_days / n_days : 0;
    struct made made = {.unseated = collected.refused,
                        .n_unseated = collected.n_refused,
                        .room_unseated = collected.room_refused};
    if (!days_seat(ask, days, n_days, &proven, &starts, fault))
        return false;
    groups_number(&school, days, n_days);
    for (int d = 0; d < n_days; d++) {
        for (int i = 0; i < days[d].n_jobs; i++)
            job_tell(&days[d], &days[d].jobs[i], &made);
        for (int i = 0; i < days[d].n_uses; i++)
            result.rooms += days[d].uses[i].n > 0;
    }
    made_sort(&made);
    result.sittings = made.sittings;
    result.n_sittings = made.n_sittings;
    result.unseated = made.unseated;
    result.n_unseated = made.n_unseated;
    result.n_entries = collected.n_entries;
    result.adults = (int)proven.value[SEAT_ADULTS];
    levels_tell(&proven, &result);
    result.starts = starts.list;
    result.n_starts = starts.n;
    *seating = result;
    return true;
}

bool seat_make(const struct season *season, const struct rules *rules, int64_t from, int64_t until,
               struct arena *arena, struct seating *seating, struct fault *fault)
{
    const struct seat_ask ask = {.season = season, .rules = rules, .from = from, .until = until};

    return seat_run(&ask, arena, seating, fault);
}
