/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/plan/find_duty.h"

#include "scheduler/base/day.h"
#include "scheduler/plan/find/find_word.h"
#include "scheduler/plan/lock.h"

#include <string.h>
#include <strings.h>

struct hits { /* duties that fit so far */
    int *list;
    int n;
};

/* As duty_told(), at the time that is planned. */
static const char *hit_told(const struct duty_search *search, int number, struct arena *arena)
{
    const struct duty *duty = &search->duties[number];

    for (int s = 0; duty->n_slots > 1 && search->at && s < duty->n_slots; s++) {
        const struct duty_slot *slot = &duty->slots[s];
        if (slot->starts_at == search->at[number])
            return span_told(search->season, duty->title, slot->starts_at, slot->ends_at,
                             slot->room, slot->site, arena);
    }
    return duty_told(search->season, duty, arena);
}

/* At one time and place, called the same. */
static bool same_place(const struct duty *a, const struct duty *b)
{
    return a->slots[0].starts_at == b->slots[0].starts_at && a->slots[0].room == b->slots[0].room &&
           a->slots[0].site == b->slots[0].site && strcmp(a->title, b->title) == 0;
}

static bool same_seat(const struct duty *a, const struct duty *b)
{
    return *a->piece_of && strcmp(a->piece_of, b->piece_of) == 0;
}

const char *span_told(const struct season *season, const char *title, int64_t starts_at,
                      int64_t ends_at, int room, int site, struct arena *arena)
{
    int from = (int)(starts_at - day_of(starts_at) * DAY_MIN);
    int until = (int)(ends_at - day_of(ends_at) * DAY_MIN);
    const char *place = room >= 0   ? season->rooms[room].room
                        : site >= 0 ? season->sites[site].site
                                    : "";
    const char *day = day_said(arena, day_of(starts_at));

    return arena_text(arena, "%s %02d:%02d-%02d:%02d %s%s%s", day, from / 60, from % 60, until / 60,
                      until % 60, title, *place ? ", " : "", place);
}

const char *duty_told(const struct season *season, const struct duty *duty, struct arena *arena)
{
    const struct duty_slot *slot = &duty->slots[0];
    const char *title = duty->title;

    if (duty->n_slots > 1)
        return arena_text(arena, "%s (%s)", title, duty->key);
    return span_told(season, title, slot->starts_at, slot->ends_at, slot->room, slot->site, arena);
}

/* Those of `hits` that the word fits; a time first of all means what starts then. */
static struct hits narrow(const struct duty_search *search, const struct find_word *word,
                          const struct hits *hits, struct arena *arena)
{
    struct hits left = {arena_new(arena, int, hits->n + 1), 0};

    for (int strict = 1; strict >= 0 && left.n == 0; strict--) {
        for (int i = 0; i < hits->n; i++) {
            int duty = hits->list[i];
            int64_t at = search->at ? search->at[duty] : -1;
            if (find_word_fits(search->season, word, &search->duties[duty], at, strict))
                left.list[left.n++] = hits->list[i];
        }
    }
    return left;
}

static struct hits start(const struct duty_search *search, struct arena *arena)
{
    struct hits hits = {arena_new(arena, int, search->n_duties + 1), 0};

    for (int d = 0; d < search->n_duties; d++) {
        if (!search->only || search->only[d])
            hits.list[hits.n++] = d;
    }
    return hits;
}

static bool by_key(const struct duty_search *search, const char *text, struct hits *hits)
{
    int n = 0;

    for (int i = 0; i < hits->n; i++) {
        if (strcmp(search->duties[hits->list[i]].key, text) == 0)
            hits->list[n++] = hits->list[i];
    }
    if (n)
        hits->n = n;
    return n > 0;
}

/* Times come last: "10:00" is what starts then only if nothing else said goes on then. */
static void times_last(struct find_word *words, int n, struct arena *arena)
{
    struct find_word *times = arena_new(arena, struct find_word, n + 1);
    int n_times = 0, kept = 0;

    for (int i = 0; i < n; i++) {
        if (words[i].sort == WORD_TIME)
            times[n_times++] = words[i];
        else
            words[kept++] = words[i];
    }
    for (int i = 0; i < n_times; i++)
        words[kept + i] = times[i];
}

static bool by_words(const struct duty_search *search, const char *text, struct arena *arena,
                     struct hits *hits, struct fault *fault)
{
    struct find_word *words;
    int n_words = find_words(text, arena, &words);
    const char *whose = search->whose ? arena_text(arena, " of %s", search->whose) : "";

    if (n_words == 0)
        return fault_set(fault, FAULT_USAGE, "which duty? name its day, time, room or kind");
    times_last(words, n_words, arena);
    for (int i = 0; i < n_words; i++) {
        struct hits left = narrow(search, &words[i], hits, arena);
        if (left.n == 0 && i == 0)
            return fault_set(fault, FAULT_MISSING, "no duty%s fits '%s'; %s", whose, words[i].text,
                             find_near(search, hits->list, hits->n, words[i].text, arena));
        if (left.n == 0) {
            return fault_set(fault, FAULT_MISSING,
                             "no duty%s fits '%s': %d fit%s the other words, the first is %s",
                             whose, words[i].text, hits->n, hits->n == 1 ? "s" : "",
                             hit_told(search, hits->list[0], arena));
        }
        *hits = left;
    }
    return true;
}

/* One of each kind that nobody could tell apart. */
static int differing(const struct duty_search *search, const struct hits *hits, int *list)
{
    int n = 0;

    for (int i = 0; i < hits->n; i++) {
        const struct duty *duty = &search->duties[hits->list[i]];
        bool known = false;
        for (int k = 0; k < n && !known; k++) {
            const struct duty *other = &search->duties[list[k]];
            known =
                same_seat(duty, other) ||
                (lock_alike(duty, other) && duty->piece == other->piece && same_place(duty, other));
        }
        /* another seat's later piece whose first piece is like one that is known */
        for (int k = 0; k < i && !known; k++)
            known = same_seat(duty, &search->duties[hits->list[k]]);
        if (!known)
            list[n++] = hits->list[i];
    }
    return n;
}

static bool ambiguous(const struct duty_search *search, const int *list, int n, const char *text,
                      struct arena *arena, struct duty_found *found, struct fault *fault)
{
    enum { SHOWN = 12 };
    const char *lines = arena_text(arena, "'%s' could mean:\n", text);

    for (int i = 0; i < n && i < SHOWN; i++) {
        const struct duty *duty = &search->duties[list[i]];
        bool timed = duty->n_slots == 1 || (search->at && search->at[list[i]] >= 0);
        lines = arena_text(arena, "%s  %s\n      %s\n", lines,
                           timed ? hit_told(search, list[i], arena) : duty->title, duty->key);
    }
    found->several = n > SHOWN ? arena_text(arena, "%s  and %d more\n", lines, n - SHOWN) : lines;
    return fault_set(fault, FAULT_MISSING,
                     "'%s' means %d duties: add a day, a time, a room or a kind", text, n);
}

/* The pieces among the hits of the seat that is wanted first. */
static void take_seat(const struct duty_search *search, const struct hits *hits,
                      struct arena *arena, struct duty_found *found)
{
    int *list = arena_new(arena, int, hits->n + 1);
    int chosen = hits->list[0];

    for (int i = hits->n - 1; search->first && i >= 0; i--) {
        if (search->first[hits->list[i]])
            chosen = hits->list[i];
    }
    *found = (struct duty_found){.duties = list};
    for (int i = 0; i < hits->n; i++) {
        const struct duty *duty = &search->duties[hits->list[i]];
        if (hits->list[i] == chosen || same_seat(duty, &search->duties[chosen]))
            list[found->n++] = hits->list[i];
    }
}

/* By duty: of that very name, "Reader - Paper 1", maybe with its place: none that is more. */
static const bool *titled(const struct duty_search *search, const char *text, struct arena *arena)
{
    bool *list = arena_new(arena, bool, search->n_duties + 1);

    for (int d = 0; d < search->n_duties; d++) {
        const char *title = search->duties[d].title;
        size_t length = strlen(title);
        list[d] = strncasecmp(title, text, length) == 0 && strchr(",", text[length]);
    }
    return list;
}

/* By duty: of the role and no more, "Reader - Paper 1" but not "Invigilator and reader - Paper 1",
 * when beside days and times only a role was named. */
static const bool *of_role(const struct duty_search *search, const char *text, struct arena *arena)
{
    bool *list = arena_new(arena, bool, search->n_duties + 1);
    const char *role = find_plain(text, arena);
    size_t length = strlen(role);

    for (int d = 0; d < search->n_duties && length > 0; d++) {
        const char *title = search->duties[d].title;
        list[d] = strncasecmp(title, role, length) == 0 && strncmp(title + length, " - ", 3) == 0;
    }
    return list;
}

/* Those alone, where there are any among the hits. */
static void keep(const bool *those, struct hits *hits)
{
    int n = 0, *list = hits->list;

    for (int i = 0; those && i < hits->n; i++)
        n += those[list[i]];
    if (n == 0)
        return;
    n = 0;
    for (int i = 0; i < hits->n; i++)
        if (those[list[i]])
            list[n++] = list[i];
    hits->n = n;
}

/* Of several the one that is nothing but the role that was named: the others are more. */
static bool one_in_role(const struct duty_search *search, const char *text, struct arena *arena,
                        struct hits *hits)
{
    struct hits role = {arena_dup(arena, hits->list, (size_t)hits->n, sizeof *hits->list), hits->n};
    int *list = arena_new(arena, int, hits->n + 1);

    keep(of_role(search, text, arena), &role);
    if (differing(search, &role, list) != 1)
        return false;
    *hits = role;
    return true;
}

bool duty_find(const struct duty_search *search, const char *text, struct arena *arena,
               struct duty_found *found, struct fault *fault)
{
    struct hits hits = start(search, arena);
    int *list = arena_new(arena, int, search->n_duties + 1);

    *found = (struct duty_found){0};
    if (!by_key(search, text, &hits)) {
        if (!by_words(search, text, arena, &hits, fault))
            return false;
        keep(titled(search, text, arena), &hits);
        keep(search->open, &hits);
    }
    int n = differing(search, &hits, list);
    if (n > 1 && !one_in_role(search, text, arena, &hits))
        return ambiguous(search, list, n, text, arena, found, fault);
    take_seat(search, &hits, arena, found);
    return true;
}
