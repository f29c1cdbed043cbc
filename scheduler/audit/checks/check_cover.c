/* SPDX-License-Identifier: GPL-3.0-or-later
 * Entries without a desk, classes without an adult, support that is missing:
 * open, never illegal. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static const char *reason_of(const struct season *season, int entry)
{
    for (int i = 0; i < season->n_unseated; i++)
        if (season->unseated[i].entry == entry && *season->unseated[i].reason)
            return season->unseated[i].reason;
    return "not seated yet (examrota seat)";
}

static void check_entries(struct auditor *auditor)
{
    const struct season *season = auditor->season;
    bool *seated = arena_new(auditor->arena, bool, season->n_entries + 1);

    for (int i = 0; i < season->n_seating; i++)
        seated[season->seating[i].entry] =
            seated[season->seating[i].entry] || season->seating[i].room >= 0;
    for (int i = 0; i < season->n_entries; i++) {
        const struct entry *entry = &season->entries[i];
        const struct paper *paper = &season->papers[entry->paper];
        if (entry->status != ENTRY_WITHDRAWN && paper->date >= auditor->from &&
            paper->date <= auditor->until)
            look_plan(auditor, "unseated");
        if (entry->status == ENTRY_WITHDRAWN || seated[i] || paper->date < auditor->from ||
            paper->date > auditor->until)
            continue;
        audit_tell(
            auditor, "unseated", AUDIT_OPEN,
            (struct audit_spot){"", -1, paper->date * DAY_MIN, paper->date * DAY_MIN + DAY_MIN},
            "every entry wants a desk", "candidate %s has no desk for %s: %s",
            fact_pupil(auditor, entry->pupil), paper->paper, reason_of(season, i));
    }
}

struct class_time {
    const struct lesson *row;
    int64_t from_at, until_at;
    const int *staff; /* rows of lesson_staff, the teacher first */
    int n_staff;
};

static int teacher_of(const struct auditor *auditor, const struct class_time *time)
{
    return time->n_staff ? auditor->season->lesson_staff[time->staff[0]].staff : -1;
}

/* Without its teacher such a lesson is cancelled. */
static bool wants_no_cover(const struct lesson *row)
{
    return row->cover == COVER_NO;
}

/* From `at` on: until when is somebody with the class?  at: nobody is. */
static int64_t attended_until(const struct auditor *auditor, const struct class_time *time,
                              int64_t at)
{
    int first, end;

    fact_work(auditor, time->row->lesson, &first, &end);
    for (bool more = true; more;) {
        more = false;
        for (int i = first; i < end; i++) {
            const struct assignment *row = auditor->duties[auditor->code_duties[i]].row;
            bool with = strcmp(row->kind, "lesson") == 0 || strcmp(row->kind, "cover") == 0;
            if (with && row->starts_at <= at && row->ends_at > at) {
                at = row->ends_at;
                more = true;
            }
        }
    }
    return at;
}

/* The next moment at which somebody comes; until_at: nobody does. */
static int64_t alone_until(const struct auditor *auditor, const struct class_time *time, int64_t at)
{
    while (at < time->until_at && attended_until(auditor, time, at) == at)
        at++;
    return at;
}

/* Whoever leaves in the middle leaves the class alone until somebody comes. */
static void check_lesson(struct auditor *auditor, const struct class_time *time)
{
    int teacher = teacher_of(auditor, time);
    int64_t at = attended_until(auditor, time, time->from_at);

    if (teacher < 0 || at >= time->until_at || merge_told(auditor, time->row, time->from_at) ||
        cover_class_is_out(auditor, time->row->class_name, time->from_at, time->until_at))
        return;
    if (wants_no_cover(time->row) && cover_away(auditor, teacher, time->from_at, time->until_at))
        return;
    while (at < time->until_at) {
        int64_t until_at = alone_until(auditor, time, at);
        audit_tell(auditor, "cover", AUDIT_OPEN, (struct audit_spot){"", -1, at, until_at},
                   "no class without an adult", "class %s, %s has nobody: %s",
                   time->row->class_name, time->row->subject, fact_span(auditor, at, until_at));
        at = attended_until(auditor, time, until_at);
    }
}

/* Adults beside the teacher: as many as the lesson asks for, at least those it names. */
static void check_support(struct auditor *auditor, const struct class_time *time)
{
    int named = time->n_staff > 0 ? time->n_staff - 1 : 0;
    int wanted = time->row->adults > named ? time->row->adults : named;

    if (wanted <= 0)
        return;
    int there =
        fact_people_least(auditor, time->row->lesson, "support", time->from_at, time->until_at);
    if (there < wanted &&
        !cover_class_is_out(auditor, time->row->class_name, time->from_at, time->until_at)) {
        audit_tell(auditor, "support", AUDIT_OPEN,
                   (struct audit_spot){"", -1, time->from_at, time->until_at}, "the timetable",
                   "class %s, %s: %d of %d adults beside the teacher missing: %s",
                   time->row->class_name, time->row->subject, wanted - there, wanted,
                   fact_span(auditor, time->from_at, time->until_at));
    }
}

/* Work of a range nobody has planned yet is not missing. */
void audit_cover(struct auditor *auditor)
{
    const struct season *season = auditor->season;

    check_entries(auditor);
    for (int i = 0; auditor->planned && i < season->n_lessons; i++) {
        const struct lesson *row = &season->lessons[i];
        int first = auditor->lesson_staff.first[i], end = auditor->lesson_staff.first[i + 1];
        for (int64_t day = auditor->from; day <= auditor->until; day++) {
            if (!fact_day(auditor, day)->open ||
                !fact_falls(auditor, day, row->weekday, row->week, row->from, row->until))
                continue;
            struct class_time time = {.row = row,
                                      .from_at = day * DAY_MIN + row->start,
                                      .until_at = day * DAY_MIN + row->end,
                                      .staff = auditor->lesson_staff.rows + first,
                                      .n_staff = end - first};
            look_plan(auditor, "cover");
            look_plan(auditor, "support");
            check_lesson(auditor, &time);
            check_support(auditor, &time);
        }
    }
}
