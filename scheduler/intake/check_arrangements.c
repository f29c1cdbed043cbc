/* SPDX-License-Identifier: GPL-3.0-or-later
 * Access arrangements: for which papers, until when, how many readers. */
#include <string.h>

#include "scheduler/intake/check.h"

struct fits { /* papers an arrangement is for */
    int papers;
    int64_t last; /* day of the last one; -1 */
};

static bool fits_paper(const struct arrangement *arrangement, const struct season *season,
                       int paper)
{
    if (arrangement->paper >= 0)
        return arrangement->paper == paper;
    return !*arrangement->subject ||
           text_same_case(arrangement->subject, season->papers[paper].subject);
}

static struct fits fits_of(const struct season *season, const struct chains *entries,
                           const struct arrangement *arrangement)
{
    struct fits fits = {.last = -1};

    for (int at = entries->first[arrangement->pupil]; at; at = entries->next[at - 1]) {
        const struct entry *entry = &season->entries[at - 1];
        if (entry->paper < 0 || entry->status == ENTRY_WITHDRAWN ||
            !fits_paper(arrangement, season, entry->paper))
            continue;
        const struct paper *paper = &season->papers[entry->paper];
        int64_t day = paper->date >= 0 ? paper->date : paper->latest;
        fits.papers++;
        fits.last = day > fits.last ? day : fits.last;
    }
    return fits;
}

static void tell_no_paper(const struct check *check, int row)
{
    const struct season *season = check->season;
    const struct arrangement *arrangement = &season->arrangements[row];
    const char *pupil = season->pupils[arrangement->pupil].pupil;

    if (arrangement->paper >= 0) {
        CHECK_WARN(check, "arrangements", row, "paper",
                   "pupil '%s' is not entered for '%s', so %s is for no paper; check the paper",
                   pupil, season->papers[arrangement->paper].paper, arrangement->kind);
    } else if (*arrangement->subject) {
        CHECK_WARN(check, "arrangements", row, "subject",
                   "pupil '%s' sits no paper of '%s', so %s is for none; write the subject as "
                   "papers do",
                   pupil, arrangement->subject, arrangement->kind);
    } else {
        CHECK_WARN(check, "arrangements", row, "pupil",
                   "pupil '%s' is entered for no paper, so %s is for none; add the entries", pupil,
                   arrangement->kind);
    }
}

static void tell_expired(const struct check *check, int row, int64_t last)
{
    const struct arrangement *arrangement = &check->season->arrangements[row];
    int64_t needed = last >= 0 ? last : day_of(check->now_at);

    if (arrangement->approved_until < 0 || arrangement->approved_until >= needed ||
        needed < day_of(check->now_at))
        return;
    CHECK_WARN(check, "arrangements", row, "approved_until",
               "the approval of %s for pupil '%s' ends on %s, before %s; renew it",
               arrangement->kind, check->season->pupils[arrangement->pupil].pupil,
               day_text(check->arena, arrangement->approved_until), day_text(check->arena, needed));
}

static void check_room(const struct check *check, int row)
{
    const struct arrangement *arrangement = &check->season->arrangements[row];
    const struct room *room =
        arrangement->room >= 0 ? &check->season->rooms[arrangement->room] : NULL;

    if (room && (room->seats <= 0 || room->exam == ROOM_EXAM_NO))
        CHECK_ERROR(check, "arrangements", row, "room",
                    "room '%s' is no exam room; take another, or give it seats and exam yes",
                    room->room);
}

void check_arrangements(const struct check *check)
{
    const struct season *season = check->season;
    struct chains entries = check_chains(check, "entries", "pupil", season->n_pupils);

    for (int i = 0; i < season->n_arrangements; i++) {
        const struct arrangement *arrangement = &season->arrangements[i];
        check_room(check, i);
        if (arrangement->pupil < 0 || !arrangement->wanted || check_bad(check, "arrangements", i))
            continue;
        struct fits fits = fits_of(season, &entries, arrangement);
        if (fits.papers == 0)
            tell_no_paper(check, i);
        tell_expired(check, i, fits.last);
    }
}

/* Two readers are two adults.  A language modifier beside a reader is none of these: whether one
 * adult is both, the rules' table of helpers says, and seating goes by it. */
static bool human_reader(const struct arrangement *arrangement)
{
    return arrangement->wanted && (strcmp(arrangement->kind, "reader") == 0 ||
                                   strcmp(arrangement->kind, "language_modifier") == 0);
}

/* Rows for the same papers at the same time; a row for one paper or subject goes
 * before a general one and does not add to it. */
static bool same_scope(const struct arrangement *left, const struct arrangement *right)
{
    if (left->paper != right->paper || !text_same_case(left->subject, right->subject))
        return false;
    return (left->until < 0 || right->from <= left->until) &&
           (right->until < 0 || left->from <= right->until);
}

void check_two_readers(const struct check *check)
{
    const struct season *season = check->season;
    const struct arrangement *all = season->arrangements;

    /* Sorted by pupil: the rows of one stand together. */
    for (int i = 0; i < season->n_arrangements; i++) {
        if (all[i].pupil < 0 || !human_reader(&all[i]))
            continue;
        for (int k = i + 1; k < season->n_arrangements && all[k].pupil == all[i].pupil; k++) {
            if (strcmp(all[k].kind, all[i].kind) == 0 && all[k].wanted &&
                same_scope(&all[i], &all[k])) {
                CHECK_ERROR(check, "arrangements", k, "kind",
                            "pupil '%s' has two human readers for the same papers (%s twice); "
                            "keep one, or say which is for which paper",
                            season->pupils[all[i].pupil].pupil, all[i].kind);
            }
        }
    }
}
