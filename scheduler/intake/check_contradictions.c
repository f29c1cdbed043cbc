/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows that say one thing and its opposite of a candidate, and settings that name a room. */
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

/* The same papers exactly: a row for one paper goes before a general one and does not contradict
 * it. */
static bool same(const struct arrangement *left, const struct arrangement *right)
{
    return left->paper == right->paper && text_same_case(left->subject, right->subject) &&
           meet(left, right);
}

static bool is_kind(const struct arrangement *row, const char *kind)
{
    return text_same_case(row->kind, kind);
}

/* Alone, not in a small group. */
static bool alone(const struct arrangement *row)
{
    return is_kind(row, "separate_invigilation") && row->group_size < 2;
}

static bool together(const struct arrangement *row)
{
    return row->shared == 1 || row->group_size > 1;
}

struct pair { /* two wanted rows of one pupil; the second is told */
    const struct check *check;
    const char *pupil;
    const struct arrangement *left, *right;
    int row;
};

static void tell_pair(const struct pair *pair)
{
    const struct season *season = pair->check->season;
    const struct arrangement *left = pair->left, *right = pair->right;

    if ((is_kind(left, "near_door") && is_kind(right, "away_from_door")) ||
        (is_kind(right, "near_door") && is_kind(left, "away_from_door"))) {
        CHECK_ERROR(pair->check, "arrangements", pair->row, "kind",
                    "pupil '%s' is to sit near the door and away from it for the same papers; "
                    "keep one",
                    pair->pupil);
    }
    if (left->room >= 0 && right->room >= 0 && left->room != right->room) {
        CHECK_ERROR(pair->check, "arrangements", pair->row, "room",
                    "pupil '%s' is to sit in room '%s' and in room '%s' for the same papers; "
                    "keep one",
                    pair->pupil, season->rooms[left->room].room, season->rooms[right->room].room);
    }
    if ((alone(left) && together(right)) || (alone(right) && together(left))) {
        CHECK_WARN(pair->check, "arrangements", pair->row, "kind",
                   "pupil '%s' is to sit alone (%s) and to share (%s) for the same papers: alone "
                   "counts; give separate_invigilation a group_size, or shared no",
                   pair->pupil, alone(left) ? left->kind : right->kind,
                   alone(left) ? right->kind : left->kind);
    }
}

/* Two rows of one kind for the same papers. */
static void tell_twice(const struct pair *pair)
{
    const struct arrangement *left = pair->left, *right = pair->right;

    if (left->wanted != right->wanted) {
        CHECK_ERROR(
            pair->check, "arrangements", pair->row, "wanted",
            "pupil '%s' wants %s and does not want it for the same papers; keep one row, or "
            "give the earlier one an until",
            pair->pupil, right->kind);
    } else if (left->wanted && left->amount != right->amount) {
        CHECK_WARN(pair->check, "arrangements", pair->row, "amount",
                   "pupil '%s' has %s twice with different amounts for the same papers: the "
                   "larger counts; keep one row, or give the earlier one an until",
                   pair->pupil, right->kind);
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
        for (int k = i + 1; k < season->n_arrangements && all[k].pupil == all[i].pupil; k++) {
            struct pair pair = {check, season->pupils[all[i].pupil].pupil, &all[i], &all[k], k};
            if (text_same_case(all[i].kind, all[k].kind) && same(&all[i], &all[k]))
                tell_twice(&pair);
            if (all[i].wanted && all[k].wanted && meet(&all[i], &all[k]))
                tell_pair(&pair);
        }
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

/* Settings whose value is a room. */
void check_room_settings(const struct check *check)
{
    static const char *const names[] = {"late_room", "word_processor_room"};
    const struct season *season = check->season;

    for (int i = 0; i < season->n_settings; i++) {
        const struct setting *setting = &season->settings[i];
        for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
            if (strcmp(setting->name, names[n]) == 0 && *setting->value &&
                season_room(season, setting->value) < 0)
                CHECK_WARN(check, "settings", i, "value",
                           "there is no room '%s' for the setting %s; write a room's code",
                           setting->value, setting->name);
        }
    }
}
