/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/command.h"

extern const struct command command_init, command_import, command_check, command_rules,
    command_seat, command_plan, command_verify, command_publish, command_report, command_feed,
    command_away, command_history, command_undo, command_redo, command_backup, command_help,
    command_version, command_manual, command_completion, command_delay, command_late,
    command_absent, command_close, command_move, command_arrange, command_interrupt, command_refer;

const struct command *const commands[] = {
    &command_init,    &command_import, &command_check,      &command_rules,
    &command_seat,    &command_plan,   &command_verify,     &command_publish,
    &command_away,    &command_delay,  &command_late,       &command_absent,
    &command_close,   &command_move,   &command_arrange,    &command_interrupt,
    &command_refer,   &command_report, &command_feed,       &command_history,
    &command_undo,    &command_redo,   &command_backup,     &command_help,
    &command_version, &command_manual, &command_completion, NULL,
};
