/* SPDX-License-Identifier: GPL-3.0-or-later
 * What ought to be done and is not: open, never illegal. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static bool has_sitting(const struct season *season, int entry)
{
    for (int i = 0; i < season->n_seating; i++)
        if (season->seating[i].entry == entry)
            return true;
    return false;
}

static const char *reason_of(const struct season *season, int entry)
{
    for (int i = 0; i < season->n_unseated; i++)
        if (season->unseated[i].entry == entry)
            return season->unseated[i].reason;
    return "not seated yet (examrota seat)";
}

static void check_entries(struct auditor *auditor)
{
    const struct season *season = auditor->season;
    bool *seated = arena_new(auditor->arena, bool, season->n_entries + 1);

    for (int i = 0; i < season->n_seating; i++)
        seated[season->seating[i].entry] = true;
    for (int i = 0; i < season->n_entries; i++) {
        const struct entry *entry = &season->entries[i];
        const struct paper *paper = &season->papers[entry->paper];
        if (entry->status == ENTRY_WITHDRAWN || seated[i] || paper->date < auditor->from ||
            paper->date > auditor->until || has_sitting(season, i))
            continue;
        audit_tell(
            auditor, "unseated", AUDIT_OPEN,
            (struct audit_spot){"", -1, paper->date * DAY_MIN, paper->date * DAY_MIN + DAY_MIN},
            "every entry wants a desk", "candidate %s has no desk for %s: %s",
            season->pupils[entry->pupil].pupil, paper->paper, reason_of(season, i));
    }
}

/* Assignments of a key part within a span. */
static int people_on(const struct auditor *auditor, const char *code, int64_t from_at,
                     int64_t until_at)
{
    int count = 0;

    for (int i = 0; i < auditor->n_duties; i++) {
        const struct assignment *row = auditor->duties[i].row;
        count +=
            row->starts_at < until_at && row->ends_at > from_at && fact_key_names(row->key, code);
    }
    return count;
}

static bool is_away(const struct auditor *auditor, int person, int64_t from_at, int64_t until_at)
{
    for (int i = 0; i < auditor->season->n_absences; i++) {
        const struct absence *absence = &auditor->season->absences[i];
        if (absence->staff == person && !absence->tentative &&
            fact_meets(absence->start, absence->end, from_at, until_at))
            return true;
    }
    return false;
}

/* Has the person another duty in the span than this lesson? */
static bool is_elsewhere(const struct auditor *auditor, int person, const char *lesson,
                         int64_t from_at, int64_t until_at)
{
    for (int i = 0; i < auditor->n_duties; i++) {
        const struct assignment *row = auditor->duties[i].row;
        if (row->staff == person && fact_meets(row->starts_at, row->ends_at, from_at, until_at) &&
            !fact_key_names(row->key, lesson))
            return true;
    }
    return false;
}

/* A class all of whose pupils sit an exam needs nobody. */
static bool class_is_there(const struct auditor *auditor, const char *class_name, int64_t from_at,
                           int64_t until_at)
{
    const struct season *season = auditor->season;
    bool any = false;

    for (int i = 0; i < season->n_classes; i++) {
        bool out = false;
        if (strcmp(season->classes[i].class_name, class_name) != 0)
            continue;
        any = true;
        for (int s = 0; s < auditor->n_seats && !out; s++)
            out = auditor->seats[s].pupil == season->classes[i].pupil &&
                  fact_meets(auditor->seats[s].sitting->starts_at,
                             auditor->seats[s].sitting->release_at, from_at, until_at);
        if (!out)
            return true;
    }
    return !any;
}

static void check_lesson(struct auditor *auditor, int lesson, int teacher, int64_t day)
{
    const struct lesson *row = &auditor->season->lessons[lesson];
    int64_t from_at = day * DAY_MIN + row->start, until_at = day * DAY_MIN + row->end;

    if (!is_away(auditor, teacher, from_at, until_at) &&
        !is_elsewhere(auditor, teacher, row->lesson, from_at, until_at))
        return;
    if (people_on(auditor, row->lesson, from_at, until_at) > 0 ||
        !class_is_there(auditor, row->class_name, from_at, until_at))
        return;
    audit_tell(auditor, "cover", AUDIT_OPEN, (struct audit_spot){"", -1, from_at, until_at},
               "no class without an adult", "class %s, %s has nobody: %s", row->class_name,
               row->subject, fact_span(auditor, from_at, until_at));
}

static void check_cover(struct auditor *auditor)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_lesson_staff; i++) {
        const struct lesson_staff *staff = &season->lesson_staff[i];
        const struct lesson *row = &season->lessons[staff->lesson];
        if (staff->position != 0 || row->cover == COVER_NO)
            continue;
        for (int64_t day = auditor->from; day <= auditor->until; day++)
            if (season_day_kind(season, day) == DAY_SCHOOL &&
                season_happens(season, day, row->weekday, row->week, row->from, row->until))
                check_lesson(auditor, staff->lesson, staff->staff, day);
    }
}

/* Mentoring wanted in whole weeks of the range. */
static void check_caseload(struct auditor *auditor)
{
    const struct season *season = auditor->season;

    for (int64_t monday = day_week_start(auditor->from); monday + 4 <= auditor->until;
         monday += 7) {
        if (monday < auditor->from)
            continue;
        for (int i = 0; i < season->n_caseload; i++) {
            const struct caseload *row = &season->caseload[i];
            bool open = false;
            for (int64_t day = monday; day < monday + 5; day++)
                open = open || season_day_kind(season, day) == DAY_SCHOOL;
            if (!open || (row->from >= 0 && row->from > monday + 4) ||
                (row->until >= 0 && row->until < monday))
                continue;
            int wanted = row->per_week * row->adults;
            int there = people_on(auditor, row->session, monday * DAY_MIN, (monday + 7) * DAY_MIN);
            if (there < wanted)
                audit_tell(
                    auditor, "caseload", AUDIT_OPEN,
                    (struct audit_spot){"", row->mentor, monday * DAY_MIN, (monday + 5) * DAY_MIN},
                    "the caseload list", "session %s in the week of %s: %d of %d not held",
                    row->session, day_text(auditor->arena, monday), wanted - there, wanted);
        }
    }
}

static void check_dated_duty(struct auditor *auditor, const struct school_duty *row, int64_t day)
{
    int64_t from_at = day * DAY_MIN + row->start, until_at = day * DAY_MIN + row->end;
    int there = people_on(auditor, row->duty, from_at, until_at);

    if (there < row->people)
        audit_tell(auditor, "school_duty", AUDIT_OPEN,
                   (struct audit_spot){"", -1, from_at, until_at}, "the school's duties",
                   "%s, %s: %d of %d missing", *row->title ? row->title : row->duty,
                   fact_span(auditor, from_at, until_at), row->people - there, row->people);
}

static void check_school_duties(struct auditor *auditor)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_school_duties; i++) {
        const struct school_duty *row = &season->school_duties[i];
        if (row->start < 0 || row->end < 0)
            continue; /* movable: counted by the planner's own level */
        for (int64_t day = auditor->from; day <= auditor->until; day++) {
            bool now = row->date >= 0
                           ? row->date == day
                           : season_day_kind(season, day) == DAY_SCHOOL &&
                                 (row->weekdays >> day_weekday(day) & 1) &&
                                 season_happens(season, day, -1, row->week, row->from, row->until);
            if (now)
                check_dated_duty(auditor, row, day);
        }
    }
}

/* Work of a range nobody has planned yet is not missing. */
void audit_open_work(struct auditor *auditor)
{
    check_entries(auditor);
    if (auditor->n_duties == 0)
        return;
    check_cover(auditor);
    check_caseload(auditor);
    check_school_duties(auditor);
}
