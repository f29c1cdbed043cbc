/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pupils who are named for a duty of the school: nobody is at a review or on a trip while they sit
 * a paper.  Of several, those who sit one stay away and are told; where none is left, or where
 * the duty could have been at another time, it may not be held. */
#include <string.h>

#include "scheduler/audit/auditor.h"

#define SOURCE "a candidate is not called away from an exam"

struct named { /* one duty at one time */
    const struct school_duty *row;
    int number;
    int64_t from_at, until_at;
    const char *who; /* "P28 (8300/1H), P30 (8300/1F)": who sit then, and what */
    int n_sit, n_pupils;
};

static bool is_kept_apart(const struct auditor *auditor, const struct named *named, int pupil)
{
    if (fact_same(named->row->kind, "supervision") || fact_same(named->row->kind, "transport"))
        return false; /* they come to no harm there */
    for (int i = 0; i < auditor->n_isolated; i++) {
        const struct isolated *row = &auditor->isolated[i];
        if (row->pupil == pupil &&
            fact_meets(row->from_at, row->until_at, named->from_at, named->until_at))
            return true;
    }
    return false;
}

/* What they sit then; "between two papers" for who is kept apart; NULL. */
static const char *what_sat(const struct auditor *auditor, const struct named *named, int pupil)
{
    for (int i = auditor->pupil_first[pupil]; i < auditor->pupil_first[pupil + 1]; i++) {
        const struct seat_fact *seat = &auditor->seats[auditor->pupil_seats[i]];
        if (fact_meets(seat->starts_at, seat->leaves_at, named->from_at, named->until_at))
            return auditor->season->papers[seat->paper].paper;
    }
    return is_kept_apart(auditor, named, pupil) ? "kept apart between papers" : NULL;
}

static void read_pupils(const struct auditor *auditor, struct named *named)
{
    const struct season *season = auditor->season;

    named->who = "";
    for (int i = 0; i < season->n_duty_pupils; i++) {
        if (season->duty_pupils[i].duty != named->number)
            continue;
        int pupil = season->duty_pupils[i].pupil;
        const char *paper = what_sat(auditor, named, pupil);
        named->n_pupils++;
        if (!paper)
            continue;
        named->n_sit++;
        named->who = arena_text(auditor->arena, "%s%s%s (%s)", named->who, *named->who ? ", " : "",
                                fact_pupil(auditor, pupil), paper);
    }
}

static void judge(struct auditor *auditor, struct named *named, bool held, const char *key)
{
    struct audit_spot spot = {key, -1, named->from_at, named->until_at};
    bool fixed = named->row->start >= 0;

    read_pupils(auditor, named);
    if (named->n_pupils > 0)
        look_plan(auditor, "named_pupil");
    if (named->n_sit == 0)
        return;
    const char *span = fact_span(auditor, named->from_at, named->until_at);
    if (fixed && named->n_sit < named->n_pupils) {
        audit_tell(auditor, "named_pupil", AUDIT_SOFT, spot, SOURCE,
                   "%s goes without %s, in an exam %s; tell whoever leads it", named->row->duty,
                   named->who, span);
        return;
    }
    audit_tell(auditor, "named_pupil", held ? AUDIT_HARD : AUDIT_SOFT, spot, SOURCE,
               "%s cannot be held %s: %s in an exam then; move it, or take them off it",
               named->row->duty, span,
               arena_text(auditor->arena, "%s %s", named->who, named->n_sit > 1 ? "are" : "is"));
}

/* Its days are told, its time is: held or not, the officer is to know. */
static void check_fixed(struct auditor *auditor, struct named named)
{
    for (int64_t day = auditor->from; day <= auditor->until; day++) {
        struct named one = named;
        if (!fact_duty_falls(auditor, named.row, day))
            continue;
        one.from_at = day * DAY_MIN + named.row->start;
        one.until_at = day * DAY_MIN + named.row->end;
        bool held = fact_people(auditor, named.row->duty, NULL, one.from_at, one.until_at) > 0;
        judge(auditor, &one, held, "");
    }
}

static void check_movable(struct auditor *auditor, struct named named)
{
    int first, end;

    fact_work(auditor, named.row->duty, &first, &end);
    for (int i = first; i < end; i++) {
        const struct assignment *row = auditor->duties[auditor->code_duties[i]].row;
        struct named one = named;
        one.from_at = row->starts_at;
        one.until_at = row->ends_at;
        judge(auditor, &one, true, row->key);
    }
}

void audit_named(struct auditor *auditor)
{
    const struct season *season = auditor->season;

    for (int i = 0; auditor->planned && i < season->n_school_duties; i++) {
        struct named named = {.row = &season->school_duties[i], .number = i};
        if (named.row->start >= 0)
            check_fixed(auditor, named);
        else
            check_movable(auditor, named);
    }
}
