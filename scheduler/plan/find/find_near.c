/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/find/find_near.c - what was meant by a word that fits nothing. */
#include "scheduler/base/word.h"
#include "scheduler/plan/find/find_word.h"

#include <string.h>

struct guess {
    const char *word; /* spelt most like what was typed; length letters of it */
    int length, distance;
};

static void guess_word(const char *typed, const char *word, int length, struct arena *arena,
                       struct guess *guess)
{
    int distance = word_distance(typed, arena_text(arena, "%.*s", length, word));

    if (distance < guess->distance)
        *guess = (struct guess){word, length, distance};
}

const char *find_near(const struct duty_search *search, const int *hits, int n_hits,
                      const char *typed, struct arena *arena)
{
    static const char blanks[] = " ,-()";
    int length = (int)strlen(typed);
    struct guess guess = {.distance = length > 5 ? 3 : length > 2 ? 2 : 1}; /* fewer than that */
    struct arena scratch = {0};

    for (int i = 0; i < n_hits && guess.distance > 1; i++) {
        const struct duty *duty = &search->duties[hits[i]];
        int room = duty->slots[0].room;
        const char *code = room >= 0 ? search->season->rooms[room].room : "";
        guess_word(typed, code, (int)strlen(code), &scratch, &guess);
        guess_word(typed, duty->kind->name, (int)strlen(duty->kind->name), &scratch, &guess);
        for (const char *at = duty->title; *at; at += strspn(at, blanks)) {
            int its = (int)strcspn(at, blanks);
            guess_word(typed, at, its, &scratch, &guess);
            at += its;
        }
    }
    arena_release(&scratch);
    if (n_hits == 0)
        return "nothing is planned then";
    return guess.word ? arena_text(arena, "did you mean '%.*s'?", guess.length, guess.word)
                      : "name its day, time, room, kind or paper";
}
