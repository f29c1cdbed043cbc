/* SPDX-License-Identifier: GPL-3.0-or-later
 * Contingency sessions: whoever has an exam duty keeps them free (domain 1.9). */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/office/feeds.h"

enum { SESSION_MIN = 3 * 60 }; /* the longest a session of papers may be */

static bool *with_exams(const struct season *season, struct arena *arena)
{
    bool *with = arena_new(arena, bool, season->n_people + 1);

    for (int i = 0; i < season->n_published; i++) {
        const struct duty_kind *kind = duty_kind_find(season->published[i].kind);
        if (kind && kind->tags & TAG_EXAM)
            with[season->published[i].staff] = true;
    }
    return with;
}

static struct assignment hold_of(const struct season *season, const struct calendar_day *day,
                                 int session, int person, struct arena *arena)
{
    int start = season_setting_int(season, session == SESSION_AM ? "am_start" : "pm_start");

    return (struct assignment){.key =
                                   arena_text(arena, HOLD_PREFIX "%s:%s",
                                              day_text(arena, day->date), session_words[session]),
                               .kind = "hold",
                               .staff = person,
                               .starts_at = day->date * DAY_MIN + start,
                               .ends_at = day->date * DAY_MIN + start + SESSION_MIN,
                               .room = -1,
                               .site = -1,
                               .title = "Contingency session: keep free"};
}

static bool is_employed(const struct person *person, int64_t day)
{
    return (person->from < 0 || day >= person->from) && (person->until < 0 || day <= person->until);
}

const struct assignment *holds_with(const struct season *season, int *count, struct arena *arena)
{
    const bool *with = with_exams(season, arena);
    int n = season->n_published, n_days = 0;

    for (int d = 0; d < season->n_calendar; d++)
        n_days += season->calendar[d].kind == DAY_CONTINGENCY;
    struct assignment *list =
        arena_new(arena, struct assignment, n + 2 * n_days * season->n_people + 1);

    if (n)
        memcpy(list, season->published, (size_t)n * sizeof *list);
    for (int d = 0; d < season->n_calendar; d++) {
        const struct calendar_day *day = &season->calendar[d];
        for (int session = SESSION_AM; session <= SESSION_PM; session++) {
            bool meant = day->session == session || day->session == SESSION_DAY ||
                         day->session == SESSION_NONE;
            for (int p = 0; day->kind == DAY_CONTINGENCY && meant && p < season->n_people; p++)
                if (with[p] && is_employed(&season->people[p], day->date))
                    list[n++] = hold_of(season, day, session, p, arena);
        }
    }
    *count = n;
    return list;
}
