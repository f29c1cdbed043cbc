/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/plan/find/find_word.h"

#include "scheduler/base/day.h"
#include "scheduler/plan/crew.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
static const char *const months[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};

/* Its place in a list of names, by three letters or more; -1. */
static int named(const char *const *names, int n, const char *text)
{
    size_t length = strlen(text);

    for (int i = 0; length >= 3 && i < n; i++) {
        if (strncasecmp(names[i], text, length) == 0)
            return i;
    }
    return -1;
}

/* "8:30", "08:30-11:49" */
static bool read_time(struct find_word *word, struct arena *arena)
{
    const char *dash = strchr(word->text, '-');
    int length = dash ? (int)(dash - word->text) : (int)strlen(word->text);

    word->minute = time_parse(arena_text(arena, "%.*s", length, word->text));
    word->until = dash ? time_parse(dash + 1) : -1;
    return word->minute >= 0 && (!dash || word->until >= 0);
}

/* "17" before "May" */
static int read_of_month(const char *text)
{
    char *end;
    long number = strtol(text, &end, 10);

    return *text && !*end && number >= 1 && number <= 31 ? (int)number : -1;
}

static bool is_filler(const char *text)
{
    static const char *const fillers[] = {"-", "on", "at", "in", "the", "of", "from", "for", "to"};

    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
        if (strcasecmp(fillers[i], text) == 0)
            return true;
    }
    return false;
}

static void sort_out(struct find_word *word, struct arena *arena)
{
    int weekday = named(weekdays, 7, word->text);
    int64_t day = day_parse(word->text);

    if (day != DAY_NONE) {
        word->sort = WORD_DAY;
        word->day = day;
    } else if (read_time(word, arena)) {
        word->sort = WORD_TIME;
    } else if (weekday >= 0) {
        word->sort = WORD_WEEKDAY;
        word->weekday = weekday;
    } else if (strcasecmp(word->text, "AM") == 0 || strcasecmp(word->text, "PM") == 0) {
        word->sort = WORD_HALF;
        word->afternoon = strcasecmp(word->text, "PM") == 0;
    }
}

/* "17 May 2027" are three words and one date. */
static int join_dates(struct find_word *words, int n, struct arena *arena)
{
    int kept = 0;

    for (int i = 0; i < n; i++) {
        int of_month = read_of_month(words[i].text);
        int month = i + 1 < n ? named(months, 12, words[i + 1].text) : -1;
        if (of_month < 0 || month < 0) {
            words[kept++] = words[i];
            continue;
        }
        words[kept++] =
            (struct find_word){.text = arena_text(arena, "%s %s", words[i].text, words[i + 1].text),
                               .sort = WORD_DATE,
                               .of_month = of_month,
                               .month = month + 1};
        i++;
        if (i + 1 < n && strlen(words[i + 1].text) == 4 &&
            strspn(words[i + 1].text, "0123456789") == 4)
            i++;
    }
    return kept;
}

int find_words(const char *text, struct arena *arena, struct find_word **words)
{
    static const char blanks[] = " ,;\t";
    int n = 0;

    *words = arena_new(arena, struct find_word, strlen(text) + 1);
    for (const char *at = text + strspn(text, blanks); *at; at += strspn(at, blanks)) {
        int length = (int)strcspn(at, blanks);
        struct find_word word = {.text = arena_text(arena, "%.*s", length, at)};
        at += length;
        sort_out(&word, arena);
        if (!is_filler(word.text))
            (*words)[n++] = word;
    }
    return join_dates(*words, n, arena);
}

const char *find_plain(const char *text, struct arena *arena)
{
    struct find_word *words;
    int n = find_words(text, arena, &words);
    const char *plain = "";

    for (int i = 0; i < n; i++)
        if (words[i].sort == WORD_PLAIN)
            plain = arena_text(arena, "%s%s%s", plain, *plain ? " " : "", words[i].text);
    return plain;
}

bool find_text_has(const char *text, const char *word)
{
    static const char blanks[] = " ,;:-()_/";
    size_t length = strlen(word);

    if (strcasecmp(text, word) == 0)
        return true;
    for (const char *at = text + strspn(text, blanks); *at; at += strspn(at, blanks)) {
        size_t its = strcspn(at, blanks);
        if ((its == length || (its > length && length >= 3)) && strncasecmp(at, word, length) == 0)
            return true;
        at += its;
    }
    return false;
}

static bool time_fits(const struct find_word *word, const struct duty_slot *slot, bool strict)
{
    int64_t at = day_of(slot->starts_at) * DAY_MIN + word->minute;

    if (strict && word->until >= 0) /* of a cut seat the time of the whole was told */
        return slot->starts_at >= at &&
               slot->ends_at <= day_of(slot->starts_at) * DAY_MIN + word->until;
    return strict ? slot->starts_at == at : slot->starts_at <= at && at < slot->ends_at;
}

static bool is_code(const char *code, const char *word)
{
    return *code && strcasecmp(code, word) == 0;
}

static bool concerns(const struct season *season, const struct duty *duty, const char *word)
{
    for (int i = 0; i < duty->n_papers; i++) {
        if (is_code(season->papers[duty->papers[i]].paper, word) ||
            find_text_has(season->papers[duty->papers[i]].subject, word))
            return true;
    }
    if (duty->lesson >= 0 && (is_code(season->lessons[duty->lesson].lesson, word) ||
                              is_code(season->lessons[duty->lesson].class_name, word)))
        return true;
    return duty->pupil >= 0 && is_code(season->pupils[duty->pupil].pupil, word);
}

/* A part of the key: "M12" of "mentoring:M12:2027-W20:1". */
static bool in_key(const char *key, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = key; *at;) {
        size_t its = strcspn(at, ":");
        if (its == length && strncasecmp(at, word, length) == 0)
            return true;
        at += its + (at[its] == ':');
    }
    return false;
}

static bool plain_fits(const struct season *season, const struct find_word *word,
                       const struct duty *duty)
{
    const struct duty_slot *slot = &duty->slots[0];

    if (slot->room >= 0 && (is_code(season->rooms[slot->room].room, word->text) ||
                            is_code(season->rooms[slot->room].name, word->text)))
        return true;
    if (slot->site >= 0 && is_code(season->sites[slot->site].site, word->text))
        return true;
    if (is_code(duty->kind->name, word->text) || find_text_has(duty->kind->title, word->text) ||
        find_text_has(duty->title, word->text) || words_have(duty->roles, word->text))
        return true;
    return in_key(duty->key, word->text) || concerns(season, duty, word->text);
}

bool find_word_fits(const struct season *season, const struct find_word *word,
                    const struct duty *duty, int64_t at, bool strict)
{
    if (word->sort == WORD_PLAIN)
        return plain_fits(season, word, duty);
    for (int s = 0; s < duty->n_slots; s++) {
        const struct duty_slot *slot = &duty->slots[s];
        if (duty->n_slots > 1 && at >= 0 && slot->starts_at != at)
            continue;
        int64_t day = day_of(slot->starts_at);
        int year, month, of_month;
        day_split(day, &year, &month, &of_month);
        if ((word->sort == WORD_DAY && day == word->day) ||
            (word->sort == WORD_WEEKDAY && day_weekday(day) == word->weekday) ||
            (word->sort == WORD_DATE && of_month == word->of_month && month == word->month) ||
            (word->sort == WORD_TIME && time_fits(word, slot, strict)))
            return true;
        if (word->sort == WORD_HALF &&
            (slot->starts_at - day * DAY_MIN >= DAY_MIN / 2) == word->afternoon)
            return true;
    }
    return false;
}
