/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/answers.h"

#include <stdlib.h>
#include <string.h>

enum { KEPT = 32, KEPT_MS = 5 * 60 * 1000, LARGEST = 1024 * 1024 }; /* 32 MiB at most */

struct kept_answer {
    struct arena arena;
    const char *words; /* "": free */
    int64_t version, kept_ms;
    const char *out;
    size_t size;
};

struct answers {
    struct kept_answer list[KEPT];
};

struct answers *answers_open(void)
{
    return calloc(1, sizeof(struct answers));
}

static void drop(struct kept_answer *answer)
{
    arena_release(&answer->arena);
    *answer = (struct kept_answer){0};
}

void answers_close(struct answers *answers)
{
    for (int i = 0; answers && i < KEPT; i++)
        drop(&answers->list[i]);
    free(answers);
}

static bool has_word(const char *const *words, const char *word)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

/* What they say follows from the season and the day alone.  Who fetched a calendar, and where it
 * lies, changes without a new version. */
static bool may_be_kept(const char *const *words)
{
    static const char *const reading[] = {"report", "why", "verify"};
    static const char *const of_feeds[] = {"feed", "stale-feeds"};

    for (size_t i = 0; i < sizeof of_feeds / sizeof *of_feeds; i++)
        if (words[0] && words[1] && strcmp(words[1], of_feeds[i]) == 0)
            return false;
    for (size_t i = 0; i < sizeof reading / sizeof *reading; i++)
        if (words[0] && strcmp(words[0], reading[i]) == 0)
            return true;
    return has_word(words, "--try") || has_word(words, "--dry-run");
}

int64_t answers_version(struct server *server, const char *const *words, const char *input)
{
    struct fault unread = {0};
    int64_t version;

    if (input || !may_be_kept(words) || !store_version(server->store, &version, &unread))
        return -1;
    return version;
}

/* Each word with its length before it: no two lines of words are one text. */
static const char *joined(const char *const *words, struct arena *arena)
{
    const char *text = "";

    for (int i = 0; words[i]; i++)
        text = arena_text(arena, "%s%zu:%s", text, strlen(words[i]), words[i]);
    return text;
}

static bool is_good(const struct kept_answer *answer, const char *words, int64_t version)
{
    return answer->words && answer->version == version && clock_ms() - answer->kept_ms < KEPT_MS &&
           strcmp(answer->words, words) == 0;
}

bool answers_find(const struct server *server, const char *const *words, int64_t version,
                  struct arena *arena, struct child_result *result)
{
    const char *asked = joined(words, arena);

    for (int i = 0; i < KEPT; i++) {
        const struct kept_answer *answer = &server->answers->list[i];
        if (!is_good(answer, asked, version))
            continue;
        *result = (struct child_result){.out = arena_copy_part(arena, answer->out, answer->size),
                                        .err = "",
                                        .out_size = answer->size};
        return true;
    }
    return false;
}

/* A free place, else the oldest; those of other versions go. */
static struct kept_answer *oldest_of(struct answers *answers, int64_t version)
{
    struct kept_answer *oldest = &answers->list[0];

    for (int i = 0; i < KEPT; i++) {
        struct kept_answer *answer = &answers->list[i];
        if (answer->words && answer->version != version)
            drop(answer);
        if (oldest->words && (!answer->words || answer->kept_ms < oldest->kept_ms))
            oldest = answer;
    }
    return oldest;
}

void answers_keep(struct server *server, const char *const *words, int64_t version,
                  const struct child_result *result)
{
    if (version < 0 || result->exit_code != 0 || result->out_size > LARGEST)
        return;
    struct kept_answer *place = oldest_of(server->answers, version);
    drop(place);
    *place =
        (struct kept_answer){.version = version, .kept_ms = clock_ms(), .size = result->out_size};
    place->words = joined(words, &place->arena);
    place->out = arena_copy_part(&place->arena, result->out, result->out_size);
}
