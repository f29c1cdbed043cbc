/* SPDX-License-Identifier: GPL-3.0-or-later
 * Staff: hours, answers, conflicts.  Nobody's conflict is ever described. */
#include <string.h>

#include "scheduler/intake/check.h"
#include "scheduler/intake/hours.h"

void check_staff(const struct check *check)
{
    const struct season *season = check->season;
    struct hours hours = hours_make(season, check->arena);
    struct chains answers = check_chains(check, "availability", "staff", season->n_people);
    int64_t today = day_of(check->now_at);

    for (int i = 0; i < season->n_people; i++) {
        const struct person *person = &season->people[i];
        if (person->until >= 0 && person->until < today)
            continue;
        if (person->offers == OFFERS_PATTERN && !hours_known(&hours, i)) {
            CHECK_WARN(check, "staff", i, "staff",
                       "'%s' has no working hours and so gets no work; add patterns, or offers "
                       "asked",
                       person->staff);
        }
        if (person->offers == OFFERS_ASKED && !answers.first[i]) {
            CHECK_WARN(check, "staff", i, "offers",
                       "'%s' works only where availability says yes, and it says nothing; add "
                       "answers",
                       person->staff);
        }
    }
}

static bool weeks_meet(int left, int right)
{
    return left == WEEK_BOTH || right == WEEK_BOTH || left == right;
}

static bool patterns_overlap(const struct pattern *left, const struct pattern *right)
{
    bool same_day = left->date >= 0 || right->date >= 0 ? left->date == right->date
                                                        : left->weekday == right->weekday;

    return same_day && left->kind == right->kind && weeks_meet(left->week, right->week) &&
           left->start < right->end && right->start < left->end;
}

void check_patterns(const struct check *check)
{
    const struct season *season = check->season;

    /* Sorted by person: the rows of one stand together. */
    for (int i = 0; i < season->n_patterns; i++) {
        const struct pattern *pattern = &season->patterns[i];
        for (int k = i + 1; k < season->n_patterns; k++) {
            const struct pattern *other = &season->patterns[k];
            if (other->staff != pattern->staff || pattern->staff < 0)
                break;
            if (patterns_overlap(pattern, other)) {
                CHECK_WARN(check, "patterns", k, "start",
                           "these hours of '%s' overlap those from %s to %s of the same day; "
                           "correct one of the two",
                           season->people[pattern->staff].staff,
                           time_text(check->arena, pattern->start),
                           time_text(check->arena, pattern->end));
            }
        }
    }
}

void check_hours(const struct check *check)
{
    const struct season *season = check->season;
    struct hours hours = hours_make(season, check->arena);

    for (int i = 0; i < season->n_people; i++) {
        const struct person *person = &season->people[i];
        int a = hours_weekly_min(&hours, i, WEEK_A), b = hours_weekly_min(&hours, i, WEEK_B);
        int weekly = (a + b) / 2;
        if (person->contract_min < 0 || weekly <= person->contract_min)
            continue;
        CHECK_WARN(check, "staff", i, "hours_per_week",
                   "the hours of '%s' come to %d:%02d a week, the contract is %d:%02d; check "
                   "patterns, or give lunch its minutes",
                   person->staff, weekly / 60, weekly % 60, person->contract_min / 60,
                   person->contract_min % 60);
    }
}

void check_availability(const struct check *check)
{
    const struct season *season = check->season;

    for (int i = 0; i < season->n_availability; i++) {
        const struct availability *answer = &season->availability[i];
        bool whole = answer->start >= 0 && answer->end >= 0;
        if (answer->staff < 0 || check_bad(check, "availability", i))
            continue;
        if (answer->session == SESSION_NONE && !whole) {
            CHECK_ERROR(check, "availability", i, "session",
                        "this answer of '%s' has no time of day; give session AM, PM or day, or "
                        "start and end",
                        season->people[answer->staff].staff);
        }
    }
}

void check_conflicts(const struct check *check)
{
    const struct season *season = check->season;

    for (int i = 0; i < season->n_conflicts; i++) {
        const struct conflict *conflict = &season->conflicts[i];
        if (conflict->pupil < 0 && conflict->paper < 0 && !*conflict->subject &&
            !check_bad(check, "conflicts", i))
            CHECK_ERROR(check, "conflicts", i, "pupil",
                        "this does not say with what; fill pupil, paper or subject");
    }
}
