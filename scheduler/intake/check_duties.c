/* SPDX-License-Identifier: GPL-3.0-or-later
 * The school's own duties: when they are, and who is named for them. */
#include "scheduler/intake/check.h"
#include "scheduler/intake/hours.h"

static void duty_when(const struct check *check, int row)
{
    const struct school_duty *duty = &check->season->school_duties[row];
    bool fixed = duty->start >= 0 && duty->end >= 0;

    if (check_bad(check, "duties", row))
        return;
    if (!fixed && duty->minutes < 0) {
        CHECK_ERROR(check, "duties", row, "start",
                    "duty '%s' has no time; give start and end, or minutes with earliest and "
                    "latest",
                    duty->duty);
    }
    if (duty->date < 0 && duty->weekdays == 0 && duty->per_week < 0)
        CHECK_ERROR(check, "duties", row, "date",
                    "duty '%s' has no day; give date, or weekday, or per_week", duty->duty);
    if (!fixed && duty->minutes > 0 && duty->earliest >= 0 && duty->latest > duty->earliest &&
        duty->latest - duty->earliest < duty->minutes) {
        CHECK_ERROR(check, "duties", row, "latest",
                    "duty '%s' takes %d minutes, more than lie between earliest and latest; widen "
                    "them",
                    duty->duty, duty->minutes);
    }
}

static bool duty_in_hours(const struct hours *hours, const struct school_duty *duty, int person)
{
    if (duty->date >= 0)
        return hours_hold(hours, person, duty->date, duty->start, duty->end);
    for (int day = 0; day < 7; day++) {
        if (((duty->weekdays >> day) & 1) &&
            !hours_hold_weekly(hours, person, day, duty->week, duty->start, duty->end))
            return false;
    }
    return true;
}

static void duty_hours(const struct check *check)
{
    const struct season *season = check->season;
    struct hours hours = hours_make(season, check->arena);

    for (int i = 0; i < season->n_duty_staff; i++) {
        const struct duty_staff *named = &season->duty_staff[i];
        const struct school_duty *duty = &season->school_duties[named->duty];
        const struct person *person = &season->people[named->staff];
        if (duty->start < 0 || duty->end <= duty->start || person->offers == OFFERS_ASKED ||
            !hours_known(&hours, named->staff) || duty_in_hours(&hours, duty, named->staff))
            continue;
        CHECK_WARN(check, "duties", named->duty, "staff",
                   "duty '%s' is outside the hours of '%s'; correct the duty or patterns",
                   duty->duty, person->staff);
    }
}

/* Extra time and another start are not known here: that is the seating's to tell. */
static bool meets_paper(const struct season *season, const struct school_duty *duty,
                        const struct paper *paper)
{
    int start = check_paper_start(season, paper);

    return start >= 0 && paper->date == duty->date && duty->start < start + paper->minutes &&
           start < duty->end;
}

/* A pupil on a dated duty, such as a trip, while a paper of theirs is sat. */
static void duty_papers(const struct check *check)
{
    const struct season *season = check->season;
    struct chains entered = check_chains(check, "entries", "pupil", season->n_pupils);

    for (int i = 0; i < season->n_duty_pupils; i++) {
        const struct duty_pupil *goes = &season->duty_pupils[i];
        const struct school_duty *duty = &season->school_duties[goes->duty];
        if (duty->date < 0 || duty->start < 0 || duty->end <= duty->start)
            continue;
        for (int e = entered.first[goes->pupil]; e; e = entered.next[e - 1]) {
            const struct entry *entry = &season->entries[e - 1];
            if (entry->paper < 0 || entry->status == ENTRY_WITHDRAWN)
                continue;
            const struct paper *paper = &season->papers[entry->paper];
            if (meets_paper(season, duty, paper)) {
                CHECK_WARN(check, "duties", goes->duty, "pupils",
                           "pupil '%s' is at duty '%s' while '%s' is sat on %s; take them off the "
                           "duty or move it",
                           season->pupils[goes->pupil].pupil, duty->duty, paper->paper,
                           day_text(check->arena, duty->date));
            }
        }
    }
}

void check_duties(const struct check *check)
{
    for (int i = 0; i < check->season->n_school_duties; i++)
        duty_when(check, i);
    duty_hours(check);
    duty_papers(check);
}

static bool duty_fixed(const struct school_duty *duty)
{
    return duty->start >= 0 && duty->end > duty->start;
}

static unsigned duty_days(const struct school_duty *duty)
{
    return duty->date >= 0 ? 1U << day_weekday(duty->date) : (unsigned)duty->weekdays;
}

static bool dates_meet(const struct school_duty *left, const struct school_duty *right)
{
    int64_t from = left->date >= 0 ? left->date : left->from;
    int64_t until = left->date >= 0 ? left->date : left->until;
    int64_t other_from = right->date >= 0 ? right->date : right->from;
    int64_t other_until = right->date >= 0 ? right->date : right->until;

    return (until < 0 || other_from <= until) && (other_until < 0 || from <= other_until);
}

static bool duties_meet(const struct school_duty *left, const struct school_duty *right)
{
    bool weeks = left->week == WEEK_BOTH || right->week == WEEK_BOTH || left->week == right->week;

    return duty_fixed(left) && duty_fixed(right) && weeks && (duty_days(left) & duty_days(right)) &&
           left->start < right->end && right->start < left->end && dates_meet(left, right);
}

static void tell_clash(const struct check *check, int person, int one, int two)
{
    const struct season *season = check->season;

    CHECK_WARN(check, "duties", two, "staff",
               "'%s' is in two places: duties '%s' and '%s' overlap; correct one of the two",
               season->people[person].staff, season->school_duties[one].duty,
               season->school_duties[two].duty);
}

/* The duties of one person against each other. */
static void clashes_of(const struct check *check, const struct chains *chains, int person)
{
    const struct season *season = check->season;

    for (int a = chains->first[person]; a; a = chains->next[a - 1]) {
        for (int b = chains->next[a - 1]; b; b = chains->next[b - 1]) {
            int one = season->duty_staff[a - 1].duty, two = season->duty_staff[b - 1].duty;
            if (duties_meet(&season->school_duties[one], &season->school_duties[two]))
                tell_clash(check, person, one, two);
        }
    }
}

void check_duty_clashes(const struct check *check)
{
    const struct season *season = check->season;
    struct chains chains = check_chains(check, "duty_staff", "staff", season->n_people);

    for (int person = 0; person < season->n_people; person++)
        clashes_of(check, &chains, person);
}
