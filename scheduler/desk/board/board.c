/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/board/board.c - words and addresses of the board, and how things are tinted. */
#include <stdlib.h>
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/board.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/duty/duty.h"

const char *const board_views[] = {"draft", "published", "both", "above", NULL};
const char *const tint_words[] = {"", "does", "allowed", "costs", "forbidden", NULL};
const char *const tint_letters[] = {"", "= ", "+ ", "~ ", "x ", NULL};

static int by_what(const void *left, const void *right)
{
    return strcmp(((const struct tinted *)left)->what, ((const struct tinted *)right)->what);
}

const struct tinted *board_tint(const struct board *board, const char *what)
{
    struct tinted wanted = {.what = what};

    return board->n_tints ? bsearch(&wanted, board->tints, (size_t)board->n_tints,
                                    sizeof *board->tints, by_what)
                          : NULL;
}

const char *board_path(const struct board *board, const char *duty, const char *holder,
                       const char *person)
{
    struct arena *arena = board->web->arena;
    const char *path = arena_text(arena, "/week?week=%s", week_name(board->monday, arena));
    const struct {
        const char *name, *value;
    } pairs[] = {{"view", board->view ? board_views[board->view] : ""},
                 {"day", board->view == VIEW_BOTH ? day_text(arena, board->days[0]) : ""},
                 {"role", board->role},
                 {"duty", duty_ref(duty ? duty : board->duty, arena)},
                 {"holder", holder ? holder : board->holder},
                 {"person", person ? person : board->person}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (*pairs[i].value)
            path =
                arena_text(arena, "%s&%s=%s", path, pairs[i].name, url_word(arena, pairs[i].value));
    return path;
}
