/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/command.h"

/* clang-format off: a command a line, in help order */
#define COMMANDS(X) \
    X(init)         \
    X(import)       \
    X(check)        \
    X(rules)        \
    X(seat)         \
    X(plan)         \
    X(verify)       \
    X(publish)      \
    X(report)       \
    X(away)         \
    X(late)         \
    X(absent)       \
    X(delay)        \
    X(close)        \
    X(move)         \
    X(arrange)      \
    X(refer)        \
    X(interrupt)    \
    X(why)          \
    X(assign)       \
    X(unassign)     \
    X(swap)         \
    X(join)         \
    X(relocate)     \
    X(lock)         \
    X(unlock)       \
    X(what_if)      \
    X(drill)        \
    X(answer)       \
    X(replay)       \
    X(feed)         \
    X(serve)        \
    X(history)      \
    X(undo)         \
    X(redo)         \
    X(backup)       \
    X(erase)        \
    X(help)         \
    X(version)      \
    X(manual)       \
    X(completion)   \
    X(password)
/* clang-format on */

#define DECLARE(name) extern const struct command command_##name;
COMMANDS(DECLARE)

#define ROW(name) &command_##name,
const struct command *const commands[] = {COMMANDS(ROW) NULL};
