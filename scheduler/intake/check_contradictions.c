/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows that say one thing and its opposite of a candidate: where the desk is, in a group of one,
 * in school and away. */
#include <string.h>

#include "scheduler/intake/check.h"

/* Is there a paper and a day to which both rows can apply? */
static bool meet(const struct arrangement *left, const struct arrangement *right)
{
    if (left->paper >= 0 && right->paper >= 0 && left->paper != right->paper)
        return false;
    if (*left->subject && *right->subject && !text_same_case(left->subject, right->subject))
        return false;
    return (left->until < 0 || right->from <= left->until) &&
           (right->until < 0 || left->from <= right->until);
}

static bool is_kind(const struct arrangement *row, const char *kind)
{
    return text_same_case(row->kind, kind);
}

/* Both are wanted, and no desk is both. */
static void check_desks(const struct check *check, int row, const struct arrangement *before)
{
    const struct arrangement *right = &check->season->arrangements[row];
    bool near_away = is_kind(before, "near_door") && is_kind(right, "away_from_door");
    bool away_near = is_kind(before, "away_from_door") && is_kind(right, "near_door");

    if ((near_away || away_near) && before->wanted && right->wanted && meet(before, right)) {
        CHECK_ERROR(check, "arrangements", row, "kind",
                    "pupil '%s' is to sit near the door and away from it for the same papers; "
                    "keep one",
                    check->season->pupils[right->pupil].pupil);
    }
}

static void check_row(const struct check *check, int row)
{
    const struct arrangement *arrangement = &check->season->arrangements[row];

    if (arrangement->shared == 1 && arrangement->group_size == 1) {
        CHECK_ERROR(check, "arrangements", row, "group_size",
                    "pupil '%s' is to share (%s) in a group of one; give a larger group_size, or "
                    "shared no",
                    check->season->pupils[arrangement->pupil].pupil, arrangement->kind);
    }
}

void check_contradictions(const struct check *check)
{
    const struct season *season = check->season;
    const struct arrangement *all = season->arrangements;

    /* Sorted by pupil: the rows of one stand together. */
    for (int i = 0; i < season->n_arrangements; i++) {
        if (all[i].pupil < 0)
            continue;
        check_row(check, i);
        for (int k = i + 1; k < season->n_arrangements && all[k].pupil == all[i].pupil; k++)
            check_desks(check, k, &all[i]);
    }
}

static bool same_day(const struct pupil_time *left, const struct pupil_time *right)
{
    if (left->date >= 0 || right->date >= 0)
        return left->date == right->date;
    return left->weekday == right->weekday &&
           (left->week == WEEK_BOTH || right->week == WEEK_BOTH || left->week == right->week);
}

/* In school and away at the same time. */
void check_pupil_times(const struct check *check)
{
    const struct season *season = check->season;
    const struct pupil_time *all = season->pupil_times;

    for (int i = 0; i < season->n_pupil_times; i++) {
        for (int k = i + 1; k < season->n_pupil_times && all[k].pupil == all[i].pupil; k++) {
            bool in = all[i].kind == PUPIL_IN, also_in = all[k].kind == PUPIL_IN;
            if (all[i].pupil < 0 || in == also_in || !same_day(&all[i], &all[k]) ||
                all[i].start >= all[k].end || all[k].start >= all[i].end)
                continue;
            CHECK_WARN(check, "pupil_times", k, "kind",
                       "pupil '%s' is in school and %s at the same time: being %s counts; correct "
                       "one of the two",
                       season->pupils[all[k].pupil].pupil,
                       pupil_time_words[in ? all[k].kind : all[i].kind],
                       pupil_time_words[in ? all[k].kind : all[i].kind]);
        }
    }
}
