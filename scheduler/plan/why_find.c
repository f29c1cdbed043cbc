/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why_find.c - which duty an officer means. */
#include "scheduler/base/day.h"
#include "scheduler/plan/why.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { WORD = 64 };

struct wanted { /* one word of the question */
    char word[WORD];
    int64_t day; /* DAY_NONE: it is no day */
    int time;    /* -1: it is no time */
};

static bool has(const char *text, const char *word)
{
    size_t length = strlen(word);

    for (; *text; text++) {
        if (strncasecmp(text, word, length) == 0)
            return true;
    }
    return false;
}

/* Codes are meant whole: "R1" is not R10. */
static bool is_code(const char *text, const char *word)
{
    return strcasecmp(text, word) == 0;
}

static bool slot_fits(const struct why *why, const struct duty_slot *slot,
                      const struct wanted *wanted)
{
    const struct season *season = why->brief->world->season;

    if (wanted->day != DAY_NONE)
        return day_of(slot->starts_at) == wanted->day;
    if (wanted->time >= 0) {
        int64_t at = day_of(slot->starts_at) * DAY_MIN + wanted->time;
        return slot->starts_at <= at && at < slot->ends_at;
    }
    return (slot->room >= 0 && is_code(season->rooms[slot->room].room, wanted->word)) ||
           (slot->site >= 0 && is_code(season->sites[slot->site].site, wanted->word));
}

static bool word_fits(const struct why *why, const struct duty *duty, const struct wanted *wanted)
{
    const struct season *season = why->brief->world->season;

    if (is_code(duty->kind->name, wanted->word) || has(duty->title, wanted->word))
        return true;
    for (int i = 0; i < duty->n_papers; i++) {
        if (is_code(season->papers[duty->papers[i]].paper, wanted->word))
            return true;
    }
    return strchr(wanted->word, ':') && strchr(wanted->word, ':')[1] &&
           has(duty->key, wanted->word);
}

/* Every word fits, those of time and place at one and the same slot. */
static bool duty_fits(const struct why *why, const struct duty *duty, const struct wanted *wanted,
                      int n)
{
    for (int s = 0; s < duty->n_slots; s++) {
        int i = 0;
        while (i < n && (slot_fits(why, &duty->slots[s], &wanted[i]) ||
                         (wanted[i].day == DAY_NONE && wanted[i].time < 0 &&
                          word_fits(why, duty, &wanted[i]))))
            i++;
        if (i == n)
            return true;
    }
    return false;
}

static int read_words(const char *text, struct wanted *wanted, int room)
{
    int n = 0;

    while (*text && n < room) {
        size_t length = strcspn(text, " ,");
        if (length > 0 && length < WORD) {
            struct wanted *row = &wanted[n++];
            memcpy(row->word, text, length);
            row->word[length] = '\0';
            row->day = day_parse(row->word);
            row->time = row->day == DAY_NONE ? time_parse(row->word) : -1;
        }
        text += length + (text[length] != '\0');
    }
    return n;
}

/* Of a cut seat the first piece that is empty, else the first. */
static bool is_spokesman(const struct why *why, const int *duties, int n, int i)
{
    const struct duty *duty = why_duty(why, duties[i]);
    bool open = why_missing(why, duties[i]) > 0;

    for (int k = 0; *duty->piece_of && k < n; k++) {
        if (k == i || strcmp(why_duty(why, duties[k])->piece_of, duty->piece_of) != 0)
            continue;
        bool theirs = why_missing(why, duties[k]) > 0;
        if (theirs != open ? theirs : why_duty(why, duties[k])->piece < duty->piece)
            return false;
    }
    return true;
}

static int keep(const struct why *why, const int *list, int n, bool open, int *kept)
{
    int count = 0;

    for (int i = 0; i < n; i++) {
        if ((!open || why_missing(why, list[i]) > 0) && is_spokesman(why, list, n, i))
            kept[count++] = list[i];
    }
    return count;
}

int why_find(const struct why *why, const char *text, const int **duties)
{
    const struct brief *brief = why->brief;
    struct wanted wanted[16];
    int *list = arena_new(brief->arena, int, brief->world->n_duties + 1), n = 0;
    int *kept = arena_new(brief->arena, int, brief->world->n_duties + 1);
    int exact = brief_duty(brief, text);

    *duties = kept;
    if (exact >= 0) {
        kept[0] = exact;
        return 1;
    }
    int n_words = read_words(text, wanted, 16);
    for (int d = 0; n_words && d < brief->world->n_duties; d++) {
        if (brief->duty_task[d] >= 0 && duty_fits(why, why_duty(why, d), wanted, n_words))
            list[n++] = d;
    }
    int open = keep(why, list, n, true, kept);
    return open ? open : keep(why, list, n, false, kept);
}
