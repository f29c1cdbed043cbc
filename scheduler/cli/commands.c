/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/command.h"

extern const struct command command_init, command_import, command_check, command_rules,
    command_seat, command_plan, command_assign, command_unassign, command_swap, command_lock,
    command_unlock, command_what_if, command_answer, command_away, command_drill, command_verify,
    command_replay, command_publish, command_report, command_feed, command_history, command_undo,
    command_redo, command_backup, command_help, command_version, command_manual, command_completion;

/* A row each, so that two people can add one. */
// clang-format off
const struct command *const commands[] = {
    &command_init,
    &command_import,
    &command_check,
    &command_rules,
    &command_seat,
    &command_plan,
    &command_assign,
    &command_unassign,
    &command_swap,
    &command_lock,
    &command_unlock,
    &command_away,
    &command_answer,
    &command_what_if,
    &command_drill,
    &command_verify,
    &command_replay,
    &command_publish,
    &command_report,
    &command_feed,
    &command_history,
    &command_undo,
    &command_redo,
    &command_backup,
    &command_help,
    &command_version,
    &command_manual,
    &command_completion,
    NULL,
};
// clang-format on
