/* SPDX-License-Identifier: GPL-3.0-or-later
 * Access arrangements of one candidate that cannot all hold for one paper, or say nothing there. */
#include <string.h>
#include <strings.h>

#include "scheduler/intake/check.h"
#include "scheduler/intake/fill.h"

enum { HOUR = 60, WHOLE = 100 };

/* One candidate and one paper they are entered for. */
struct access {
    const struct check *check;
    const struct season *season;
    int first, end; /* rows of arrangements */
    int pupil, paper;
    int *told; /* by doubt: the row it was told of last; a row is told once, not for each paper */
};

enum doubt {
    MODIFIER_READS,
    READING_UNTOLD,
    ALONE_SHARED,
    SCRIBE_SHARED,
    TWO_ROOMS,
    PRACTICAL,
    N_DOUBTS
};

static bool is_new(const struct access *access, enum doubt doubt, int row)
{
    bool again = access->told[doubt] == row;

    access->told[doubt] = row;
    return !again && !check_bad(access->check, "arrangements", row);
}

static const struct arrangement *row_at(const struct access *access, int row)
{
    return &access->season->arrangements[row];
}

/* A row for the paper goes before one for its subject, and that before a general one. */
static int closeness(const struct access *access, int row)
{
    const struct arrangement *arrangement = row_at(access, row);

    if (arrangement->paper >= 0)
        return arrangement->paper == access->paper ? 3 : 0;
    if (!*arrangement->subject)
        return 1;
    return text_same_case(arrangement->subject, access->season->papers[access->paper].subject) ? 2
                                                                                               : 0;
}

/* The row of a kind that holds for the paper; -1: none, or not wanted there. */
static int held(const struct access *access, const char *kind)
{
    int best = -1, best_close = 0;

    for (int i = access->first; i < access->end; i++) {
        int close = strcmp(row_at(access, i)->kind, kind) == 0 ? closeness(access, i) : 0;
        if (close > best_close) {
            best = i;
            best_close = close;
        }
    }
    return best >= 0 && row_at(access, best)->wanted ? best : -1;
}

#define ACCESS_WARN(access, row, field, ...)                                        \
    do {                                                                            \
        if (!check_bad((access)->check, "arrangements", (row)))                     \
            CHECK_WARN((access)->check, "arrangements", (row), field, __VA_ARGS__); \
    } while (0)

static const char *pupil_of(const struct access *access)
{
    return access->season->pupils[access->pupil].pupil;
}

static const char *paper_of(const struct access *access)
{
    return access->season->papers[access->paper].paper;
}

static bool has_word(const char *text, const char *word)
{
    size_t length = strlen(word);

    for (; strlen(text) >= length; text++)
        if (strncasecmp(text, word, length) == 0)
            return true;
    return false;
}

/* Once a school says of some paper that it tests reading, it knows the column. */
static bool is_reading_told(const struct season *season)
{
    for (int i = 0; i < season->n_papers; i++)
        if (season->papers[i].tests_reading != READING_NONE)
            return true;
    return false;
}

/* Nobody reads a reading paper aloud; whether it is one only the school can say. */
static void reading_papers(const struct access *access)
{
    const struct paper *paper = &access->season->papers[access->paper];
    const char *words = season_setting(access->season, "reading_words");
    int reader = held(access, "reader"), modifier = held(access, "language_modifier");
    char word[80];

    if (paper->tests_reading != READING_NONE && modifier >= 0 &&
        is_new(access, MODIFIER_READS, modifier)) {
        ACCESS_WARN(access, modifier, "kind",
                    "paper '%s' tests reading: the language modifier of pupil '%s' may not read "
                    "it aloud; say wanted no there, or tell the adult",
                    paper->paper, pupil_of(access));
    }
    while (reader >= 0 && !is_reading_told(access->season) &&
           list_next(&words, word, sizeof word)) {
        if ((!has_word(paper->subject, word) && !has_word(paper->title, word)) ||
            !is_new(access, READING_UNTOLD, reader))
            continue;
        ACCESS_WARN(access, reader, "kind",
                    "pupil '%s' has a reader in '%s', which looks like a paper that tests "
                    "reading; if it does, say tests_reading section or all",
                    pupil_of(access), paper->paper);
        return;
    }
}

/* Alone and sharing; in two rooms; a helper that is never shared. */
static void company(const struct access *access)
{
    int alone = held(access, "separate_invigilation"), scribe = held(access, "scribe");
    int reader = held(access, "reader"), room = -1;

    if (alone >= 0 && reader >= 0 && row_at(access, alone)->group_size < 2 &&
        row_at(access, reader)->shared == 1 && is_new(access, ALONE_SHARED, reader)) {
        ACCESS_WARN(access, reader, "shared",
                    "pupil '%s' is to sit alone and to share a reader in '%s': gets their own; "
                    "say group_size, or shared no",
                    pupil_of(access), paper_of(access));
    }
    if (scribe >= 0 && row_at(access, scribe)->shared == 1 && is_new(access, SCRIBE_SHARED, scribe))
        ACCESS_WARN(access, scribe, "shared",
                    "a scribe is never shared: pupil '%s' gets their own in '%s'; say shared no",
                    pupil_of(access), paper_of(access));
    for (int i = access->first; i < access->end; i++) {
        const struct arrangement *row = row_at(access, i);
        if (row->room < 0 || held(access, row->kind) != i)
            continue;
        if (room >= 0 && row->room != row_at(access, room)->room && is_new(access, TWO_ROOMS, i)) {
            ACCESS_WARN(access, i, "room",
                        "pupil '%s' is to sit '%s' in %s and in %s; keep one room",
                        pupil_of(access), paper_of(access),
                        access->season->rooms[row_at(access, room)->room].room,
                        access->season->rooms[row->room].room);
        }
        room = i;
    }
}

static void practical(const struct access *access)
{
    int assistant = held(access, "practical_assistant");

    if (assistant >= 0 && access->season->papers[access->paper].kind == PAPER_PRACTICAL &&
        is_new(access, PRACTICAL, assistant)) {
        ACCESS_WARN(access, assistant, "kind",
                    "pupil '%s' has a practical assistant in the practical '%s': not for what the "
                    "paper itself tests; check the tasks",
                    pupil_of(access), paper_of(access));
    }
}

static bool is_amount_odd(const struct arrangement *row)
{
    if (strcmp(row->kind, "extra_time") == 0)
        return row->amount == 0 || row->amount > WHOLE;
    return strcmp(row->kind, "rest_breaks") == 0 && row->amount > HOUR;
}

/* What one row says by itself, and beside the same kind for the same papers. */
static void amounts(const struct access *access, int i)
{
    const struct arrangement *row = row_at(access, i);

    if (row->wanted && is_amount_odd(row))
        ACCESS_WARN(access, i, "amount", "%d %s of %s for pupil '%s': is that right?", row->amount,
                    strcmp(row->kind, "extra_time") == 0 ? "percent" : "minutes in each hour",
                    row->kind, pupil_of(access));
    for (int k = access->first; k < i; k++) {
        const struct arrangement *other = row_at(access, k);
        if (strcmp(row->kind, other->kind) == 0 && row->paper == other->paper &&
            text_same_case(row->subject, other->subject) &&
            (row->from < 0 || other->until < 0 || row->from <= other->until) &&
            (other->from < 0 || row->until < 0 || other->from <= row->until) &&
            (row->amount != other->amount || row->wanted != other->wanted)) {
            ACCESS_WARN(access, i, "kind",
                        "pupil '%s' has %s twice for the same papers, and the rows differ; what "
                        "gives more holds: keep one row",
                        pupil_of(access), row->kind);
        }
    }
}

/* A helper for recordings, and no recording. */
static void no_listening(const struct access *access, const struct chains *entries)
{
    int row = -1;

    for (int i = access->first; i < access->end; i++)
        if (strcmp(row_at(access, i)->kind, "live_speaker") == 0 && row_at(access, i)->wanted)
            row = i;
    for (int at = entries->first[access->pupil]; row >= 0 && at; at = entries->next[at - 1]) {
        const struct entry *entry = &access->season->entries[at - 1];
        if (entry->paper >= 0 && entry->status != ENTRY_WITHDRAWN &&
            access->season->papers[entry->paper].kind == PAPER_LISTENING)
            return;
    }
    if (row >= 0 && entries->first[access->pupil]) {
        ACCESS_WARN(access, row, "kind",
                    "pupil '%s' has a live speaker and sits no listening paper; say kind "
                    "listening of the paper",
                    pupil_of(access));
    }
}

static void by_paper(struct access *access, const struct chains *entries)
{
    for (int at = entries->first[access->pupil]; at; at = entries->next[at - 1]) {
        const struct entry *entry = &access->season->entries[at - 1];
        if (entry->paper < 0 || entry->status == ENTRY_WITHDRAWN)
            continue;
        access->paper = entry->paper;
        reading_papers(access);
        company(access);
        practical(access);
    }
    for (int i = access->first; i < access->end; i++)
        amounts(access, i);
    no_listening(access, entries);
}

void check_access(const struct check *check)
{
    const struct season *season = check->season;
    struct chains entries = check_chains(check, "entries", "pupil", season->n_pupils);
    const char *late = season_setting(season, "late_room");

    /* Sorted by pupil: the rows of one stand together. */
    for (int first = 0, end = 0; first < season->n_arrangements; first = end) {
        int pupil = season->arrangements[first].pupil;
        for (end = first; end < season->n_arrangements && season->arrangements[end].pupil == pupil;)
            end++;
        int told[N_DOUBTS];
        for (int i = 0; i < N_DOUBTS; i++)
            told[i] = -1;
        struct access access = {check, season, first, end, pupil, -1, told};
        if (pupil >= 0)
            by_paper(&access, &entries);
    }
    for (int i = 0; *late && i < season->n_settings; i++) {
        if (strcmp(season->settings[i].name, "late_room") == 0 && season_room(season, late) < 0)
            CHECK_WARN(check, "settings", i, "value",
                       "there is no room '%s' for late candidates; write its code from rooms",
                       late);
    }
}
