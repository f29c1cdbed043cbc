/* SPDX-License-Identifier: GPL-3.0-or-later
 * Papers, entries, seating made elsewhere, candidates. */
#include <string.h>

#include "import/cell.h"
#include "scheduler/intake/check.h"
#include "scheduler/intake/fill.h"

/* "2027-04-20 AM 150": the day must be one. */
static bool part_is_good(const char *part)
{
    char day[32];
    size_t length = strcspn(part, " ");
    int64_t date;

    if (length >= sizeof day)
        return false;
    memcpy(day, part, length);
    day[length] = '\0';
    return cell_day(day, &date);
}

static void paper_parts(const struct check *check, int row)
{
    const struct paper *paper = &check->season->papers[row];
    const char *at = paper->parts;
    char part[100];

    while (list_next(&at, part, sizeof part)) {
        if (!part_is_good(part)) {
            CHECK_ERROR(check, "papers", row, "parts",
                        "'%s' of paper '%s' does not begin with a day; write it like '2027-04-20 "
                        "AM 150'",
                        part, paper->paper);
        }
    }
}

int check_paper_start(const struct season *season, const struct paper *paper)
{
    if (paper->start >= 0)
        return paper->start;
    if (paper->session == SESSION_NONE)
        return -1;
    return season_setting_int(season, paper->session == SESSION_PM ? "pm_start" : "am_start");
}

static void paper_when(const struct check *check, int row)
{
    const struct paper *paper = &check->season->papers[row];
    int start = check_paper_start(check->season, paper);

    if (!check_bad(check, "papers", row) && !*paper->parts && paper->date < 0 &&
        (paper->earliest < 0 || paper->latest < 0)) {
        CHECK_ERROR(check, "papers", row, "date",
                    "paper '%s' has no day; give date, or earliest and latest, or parts",
                    paper->paper);
    } else if (!check_bad(check, "papers", row) && paper->date >= 0 && start < 0 &&
               !*paper->parts) {
        CHECK_ERROR(check, "papers", row, "session",
                    "paper '%s' has no time of day; give session AM or PM, or start", paper->paper);
    }
    if (start >= 0 && paper->minutes > 0 && start + paper->minutes > DAY_MIN)
        CHECK_ERROR(check, "papers", row, "start",
                    "paper '%s' would end after midnight; correct start or minutes", paper->paper);
    if (paper->each_minutes > 0 && paper->minutes > 0 && paper->each_minutes > paper->minutes)
        CHECK_WARN(check, "papers", row, "each_minutes",
                   "paper '%s' takes longer for each candidate than as a whole; check the minutes",
                   paper->paper);
}

void check_papers(const struct check *check)
{
    for (int i = 0; i < check->season->n_papers; i++) {
        paper_when(check, i);
        paper_parts(check, i);
    }
}

void check_entries(const struct check *check)
{
    const struct season *season = check->season;

    for (int i = 0; i < season->n_entries; i++) {
        const struct entry *entry = &season->entries[i];
        if (entry->pupil < 0 || entry->paper < 0 || entry->status == ENTRY_WITHDRAWN)
            continue;
        const struct pupil *pupil = &season->pupils[entry->pupil];
        const struct paper *paper = &season->papers[entry->paper];
        if (pupil->until >= 0 && paper->date > pupil->until) {
            CHECK_WARN(check, "entries", i, "pupil",
                       "pupil '%s' leaves on %s, before paper '%s'; withdraw the entry or correct "
                       "until",
                       pupil->pupil, day_text(check->arena, pupil->until), paper->paper);
        }
    }
}

static void sitting_room(const struct check *check, int row)
{
    const struct fixed_sitting *sitting = &check->season->fixed_sittings[row];
    const struct room *room = &check->season->rooms[sitting->room];

    if (room->seats <= 0 || room->exam == ROOM_EXAM_NO) {
        CHECK_ERROR(check, "sittings", row, "room",
                    "room '%s' is no exam room; take another, or give it seats and exam yes",
                    room->room);
    } else if (sitting->seat > room->seats) {
        CHECK_WARN(check, "sittings", row, "seat", "room '%s' has %d seats, not %d; check the desk",
                   room->room, room->seats, sitting->seat);
    }
}

/* Is there an entry?  Entries are sorted by pupil, then paper. */
static bool entered(const struct season *season, int pupil, int paper)
{
    int low = 0, high = season->n_entries;

    while (low < high) {
        int middle = low + (high - low) / 2;
        const struct entry *entry = &season->entries[middle];
        if (entry->pupil < pupil || (entry->pupil == pupil && entry->paper < paper))
            low = middle + 1;
        else
            high = middle;
    }
    return low < season->n_entries && season->entries[low].pupil == pupil &&
           season->entries[low].paper == paper;
}

void check_fixed_sittings(const struct check *check)
{
    const struct season *season = check->season;

    for (int i = 0; i < season->n_fixed_sittings; i++) {
        const struct fixed_sitting *sitting = &season->fixed_sittings[i];
        if (sitting->room >= 0)
            sitting_room(check, i);
        if (sitting->pupil < 0 || sitting->paper < 0)
            continue;
        const struct paper *paper = &season->papers[sitting->paper];
        if (!entered(season, sitting->pupil, sitting->paper))
            CHECK_WARN(check, "sittings", i, "paper",
                       "pupil '%s' is not entered for '%s'; add the entry or drop this row",
                       season->pupils[sitting->pupil].pupil, paper->paper);
        if (sitting->date < 0 && paper->date < 0)
            CHECK_ERROR(check, "sittings", i, "date",
                        "paper '%s' has no fixed day, so this needs a date", paper->paper);
    }
}

void check_pupils(const struct check *check)
{
    const struct season *season = check->season;
    struct chains entries = check_chains(check, "entries", "pupil", season->n_pupils);

    for (int i = 0; i < season->n_pupils; i++) {
        const struct pupil *pupil = &season->pupils[i];
        bool sits = false;
        for (int at = entries.first[i]; at; at = entries.next[at - 1]) {
            const struct entry *entry = &season->entries[at - 1];
            bool internal = entry->series >= 0 && !season->series[entry->series].external;
            sits = sits || (entry->status != ENTRY_WITHDRAWN && !internal);
        }
        if (sits && !*pupil->candidate_number && !check_bad(check, "pupils", i))
            CHECK_WARN(check, "pupils", i, "candidate_number",
                       "pupil '%s' is entered but has no candidate number; give one", pupil->pupil);
    }
}

void check_apart(const struct check *check)
{
    for (int i = 0; i < check->season->n_apart; i++) {
        const struct apart *apart = &check->season->apart[i];
        if (apart->pupil_a >= 0 && apart->pupil_a == apart->pupil_b)
            CHECK_ERROR(check, "apart", i, "pupil_b",
                        "pupil '%s' cannot be kept apart from themselves; name two pupils",
                        check->season->pupils[apart->pupil_a].pupil);
    }
}
