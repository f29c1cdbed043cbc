/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/day.h"
#include "scheduler/model/kind.h"
#include "scheduler/office/refer/refer_part.h"

static struct caseload dated(const struct refer_finder *finder, const char *code, int mentor,
                             int64_t at, int64_t until)
{
    struct caseload row = refer_session(finder, code, mentor);

    row.weekdays = 1 << day_weekday(day_of(at));
    row.earliest = (int)(at - day_of(at) * DAY_MIN);
    row.latest = row.earliest + row.minutes;
    row.from = day_of(at);
    row.until = until;
    return row;
}

bool refer_store(struct refer_finder *finder, const struct referral *referral, struct fault *fault)
{
    static const char *const kinds_stored[] = {"caseload", "caseload_pupils", "incident", NULL};
    struct office *office = finder->office;
    struct season after = office->season;
    struct arena *arena = office->arena;
    struct caseload rows[2];
    int n = 0;

    if (referral->first_at >= 0)
        rows[n++] = dated(finder, refer_code(finder, "first"), referral->mentor, referral->first_at,
                          day_of(referral->first_at));
    if (referral->n_weekly > 0)
        rows[n++] =
            dated(finder, refer_code(finder, "weekly"), referral->mentor, referral->weekly_at[0],
                  day_of(referral->weekly_at[referral->n_weekly - 1]));
    refer_add(finder, rows, n, &after);
    struct incident *incidents = arena_new(arena, struct incident, after.n_incidents + 1);
    for (int i = 0; i < after.n_incidents; i++)
        incidents[i] = after.incidents[i];
    struct incident *row = &incidents[after.n_incidents++];
    kind_clear(kind_find("incident"), row);
    row->recorded_at = row->from_at = office->now_at;
    row->what = INCIDENT_REFER;
    row->pupil = finder->ask->pupil;
    row->staff = referral->mentor;
    row->minutes = finder->ask->minutes;
    row->reason = finder->ask->reason;
    row->who = office->who;
    row->told = arena_text(arena, "%s referred to %s", after.pupils[row->pupil].pupil,
                           after.people[row->staff].staff);
    after.incidents = incidents;
    struct change_note note = office_note(office, row->told);
    return store_save_season(office->store, &office->season, &after, kinds_stored, &note, fault) &&
           store_load(office->store, office->arena, &office->season, fault);
}
