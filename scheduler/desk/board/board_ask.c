/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the board asks children: which seats are empty, who may do what. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/desk/board.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/report/why_text.h"

static int by_what(const void *left, const void *right)
{
    return strcmp(((const struct tinted *)left)->what, ((const struct tinted *)right)->what);
}

static const char *week_option(const struct board *board)
{
    struct arena *arena = board->web->arena;

    return arena_text(arena, "--week=%s", week_name(board->monday, arena));
}

/* Texts of a child live as long as the request; nodes until json_release(). */
static bool ask(struct board *board, const char *const *words, struct json **answer,
                struct fault *refused)
{
    const struct child_result *done = web_child(board->web, words, NULL);

    *answer = NULL;
    if (done && web_child_good(done, refused))
        *answer = json_read(done->out, done->out_size);
    return done != NULL;
}

bool board_open(struct board *board, struct fault *refused)
{
    const char *wanted = web_field(board->web, "duty");
    const char *words[] = {"report",           "plan",         "--format", "json",
                           week_option(board), "--no-reasons", NULL,       NULL};
    struct json *answer;

    if (board->view == VIEW_TOLD)
        words[6] = "--published";
    if (!ask(board, words, &answer, refused))
        return false;
    board->answer = answer;
    board->open = json_get(answer, "open");
    for (const struct json *row = json_first(board->open); row && !*board->duty;
         row = json_next(row)) {
        if (duty_has_ref(json_text_of(row, "duty"), wanted))
            board->duty = arena_copy(board->web->arena, json_text_of(row, "duty"));
    }
    return true;
}

static int doing_of(const char *word)
{
    for (int i = 0; i < N_DOING; i++)
        if (strcmp(why_doing_words[i], word) == 0)
            return i;
    return 0;
}

/* What something else of theirs is in the way of costs that; the rest no price can buy. */
static enum tint tint_of(const struct json *row)
{
    static const char *const free_words[] = {
        "", "kept for others", "no room left", "no radio left", "not free", NULL};
    const char *reason = json_text_of(row, "reason");

    if (strcmp(reason, "on it already") == 0)
        return TINT_DOES;
    if (word_find(free_words, reason) >= 0)
        return TINT_ALLOWED;
    return *json_text_of(row, "duty") ? TINT_COSTS : TINT_FORBIDDEN;
}

static void tint(struct board *board, const struct json *list, bool people)
{
    struct arena *arena = board->web->arena;
    struct tinted *tints = arena_new(arena, struct tinted, json_count(list) + 1);
    int n = 0;

    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        const char *reason = json_text_of(row, "reason");
        int answer = word_find(tint_words, json_text_of(row, "answer"));
        const char *words = why_words(reason, doing_of(json_text_of(row, "doing")));
        if (people)
            answer = (int)tint_of(row);
        else if (*json_text_of(row, "rule"))
            words = json_text_of(row, "rule");
        tints[n++] =
            (struct tinted){.what = arena_copy(arena, json_text_of(row, people ? "staff" : "duty")),
                            .tint = answer < 0 ? TINT_NONE : (enum tint)answer,
                            .why = answer == TINT_DOES ? "" : arena_copy(arena, words)};
    }
    qsort(tints, (size_t)n, sizeof *tints, by_what);
    board->tints = tints;
    board->n_tints = n;
}

bool board_ask(struct board *board, struct fault *refused)
{
    struct json *answer = NULL;
    const char *of_duty[] = {"why", "--json", week_option(board), "--", NULL, NULL};
    const char *const of_person[] = {"why",         "--json", week_option(board), "--", "all",
                                     board->person, NULL};

    if (!board_open(board, refused))
        return false;
    bool people = *board->duty != '\0';
    of_duty[4] = board->duty;
    if (!people && !*board->person)
        return true;
    if (!ask(board, people ? of_duty : of_person, &answer, refused))
        return false;
    tint(board, json_get(answer, people ? "people" : "duties"), people);
    json_release(answer);
    return true;
}
