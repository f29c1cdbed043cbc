/* SPDX-License-Identifier: GPL-3.0-or-later
 * When a session's people cannot, and when a session may begin: for check_refit.c. */
#include <string.h>

#include "scheduler/audit/refit.h"

struct refit_range refit_pupils_of(const struct recount *count, int session)
{
    const int *first = count->with.caseload_pupils.first;

    return (struct refit_range){first[session], first[session + 1]};
}

int refit_pupil_of(const struct recount *count, int at)
{
    return count->with.season->caseload_pupils[count->with.caseload_pupils.rows[at]].pupil;
}

/* ---- minutes of a day at which somebody cannot ---- */

static void block(bool *blocked, int64_t midnight, int64_t from_at, int64_t until_at)
{
    for (int64_t at = from_at < midnight ? midnight : from_at;
         at < until_at && at < midnight + DAY_MIN; at++)
        blocked[at - midnight] = true;
}

static void block_pupil(const struct recount *count, int pupil, int64_t day, bool *blocked)
{
    const struct auditor *auditor = count->now;
    int64_t midnight = day * DAY_MIN, noon = midnight + DAY_MIN / 2;
    struct busy_span *list;
    int n = busy_day(auditor, pupil, day, &list);

    for (int i = 0; i < n; i++)
        block(blocked, midnight, list[i].from_at, list[i].until_at);
    for (int m = 0; m < auditor->n_members; m++) {
        for (int i = 0; auditor->members[m].pupil == pupil && i < auditor->season->n_lessons; i++) {
            const struct lesson *row = &auditor->season->lessons[i];
            if (row->withdraw == WITHDRAW_NO &&
                strcmp(row->class_name, auditor->members[m].class_name) == 0 &&
                fact_falls(auditor, day, row->weekday, row->week, row->from, row->until))
                block(blocked, midnight, midnight + row->start, midnight + row->end);
        }
    }
    if (strcmp(season_setting(auditor->season, "exam_day_sessions"), "no") != 0)
        return;
    for (int i = auditor->pupil_first[pupil]; i < auditor->pupil_first[pupil + 1]; i++) {
        int64_t in_at = auditor->seats[auditor->pupil_seats[i]].starts_at -
                        fact_figure(auditor, FIGURE_CANDIDATE_BEFORE)->value;
        if (day_of(in_at) == day)
            block(blocked, midnight, in_at < noon ? midnight : noon, in_at);
    }
}

static void block_hours(const struct recount *count, int person, int64_t day, bool *blocked)
{
    const struct auditor *auditor = count->now;
    const struct season *season = auditor->season;
    const struct person *who = &season->people[person];
    struct hours hours = hours_read(auditor, person, day);
    int64_t midnight = day * DAY_MIN;
    bool in[DAY_MIN] = {false};

    if (!hours.told)
        block(in, midnight, midnight + season_setting_int(season, "day_start"),
              midnight + season_setting_int(season, "day_end"));
    for (int i = 0; i < hours.count; i++)
        block(in, midnight, hours.list[i].from_at, hours.list[i].until_at);
    bool employed = (who->from < 0 || day >= who->from) && (who->until < 0 || day <= who->until);
    for (int at = 0; at < DAY_MIN; at++)
        blocked[at] = blocked[at] || !in[at] || !employed;
    for (int i = auditor->patterns.first[person]; i < auditor->patterns.first[person + 1]; i++) {
        const struct pattern *row = &season->patterns[auditor->patterns.rows[i]];
        if (row->kind == PATTERN_PROTECTED && pattern_holds(auditor, row, day))
            block(blocked, midnight, midnight + row->start, midnight + row->end);
    }
}

void refit_block_adult(const struct recount *count, int person, int64_t day, bool *blocked)
{
    const struct auditor *auditor = count->now;
    const struct season *season = auditor->season;
    int64_t midnight = day * DAY_MIN;

    block_hours(count, person, day, blocked);
    for (int at = 0; at < DAY_MIN; at++)
        if (!blocked[at])
            blocked[at] = cover_away(auditor, person, midnight + at, midnight + at + 1) ||
                          fact_declined(auditor, person, midnight + at, midnight + at + 1);
    for (int i = 0; i < season->n_lesson_staff; i++) {
        const struct lesson *row = &season->lessons[season->lesson_staff[i].lesson];
        if (season->lesson_staff[i].staff == person &&
            fact_falls(auditor, day, row->weekday, row->week, row->from, row->until))
            block(blocked, midnight, midnight + row->start, midnight + row->end);
    }
    for (int i = 0; i < auditor->n_duties; i++) {
        const struct duty_fact *duty = &auditor->duties[i];
        if (duty->row->staff == person && (!duty->exam || count->now == &count->with) &&
            strcmp(duty->row->kind, "mentoring") != 0)
            block(blocked, midnight, duty->row->starts_at, duty->row->ends_at);
    }
}

void refit_block(const struct recount *count, int session, int64_t day, bool *blocked)
{
    const struct auditor *auditor = count->now;
    struct refit_range range = refit_pupils_of(count, session);
    bool no_breaks = range.first < range.end &&
                     strcmp(season_setting(auditor->season, "session_breaks"), "no") == 0;

    for (int i = range.first; i < range.end; i++)
        block_pupil(count, refit_pupil_of(count, i), day, blocked);
    if (count->mentors[session] >= 0)
        refit_block_adult(count, count->mentors[session], day, blocked);
    for (int at = 0; no_breaks && at < DAY_MIN; at++)
        blocked[at] = blocked[at] || held_is_break(auditor, day * DAY_MIN + at);
}

/* At the start of a lesson time, in its middle, else on the half hour; or as the setting says. */
struct start {
    int at, minutes;
    bool good, inside;
};

static void look_at(struct start *start, int from, int until)
{
    bool half = 2 * start->minutes <= until - from;

    start->good =
        start->good || start->at == from || (half && start->at == from + (until - from) / 2);
    start->inside = start->inside || (from <= start->at && start->at < until);
}

bool refit_may_start(const struct auditor *auditor, int64_t day, int at, int minutes)
{
    const struct season *season = auditor->season;
    int finer = season_setting_int(season, "slot_minutes");
    struct start start = {at, minutes, finer > 0 && at % finer == 0, false};

    for (int i = 0; i < season->n_periods; i++) {
        const struct period *row = &season->periods[i];
        if (fact_falls(auditor, day, row->weekday, row->week, -1, -1))
            look_at(&start, row->start, row->end);
    }
    for (int i = 0; season->n_periods == 0 && i < season->n_lessons; i++) {
        const struct lesson *row = &season->lessons[i];
        if (fact_falls(auditor, day, row->weekday, row->week, row->from, row->until))
            look_at(&start, row->start, row->end);
    }
    return start.good || (!start.inside && at % 30 == 0);
}
