/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/rules/tables.h"

const char *const confidence_words[] = {"confirmed", "unconfirmed", "estimate", NULL};
const char *const approval_words[] = {"approved", "pending", "not told", "over", NULL};
const char *const room_effect_words[] = {"any", "small", "separate", "alone", NULL};

#define COLUMN(member, type, required, words)                               \
    {                                                                       \
#member, type, offsetof(struct figure_row, member), required, words \
    }
static const struct bind_column figure_columns[] = {
    COLUMN(name, BIND_TEXT, true, NULL),
    COLUMN(title, BIND_TEXT, true, NULL),
    COLUMN(value, BIND_TEXT, true, NULL),
    COLUMN(source, BIND_TEXT, true, NULL),
    COLUMN(confidence, BIND_WORD, true, confidence_words),
};
#undef COLUMN
const struct bind figure_bind = {"figures", sizeof(struct figure_row), figure_columns,
                                 sizeof figure_columns / sizeof *figure_columns,
                                 offsetof(struct figure_row, line)};

#define COLUMN(member, type, required, words)                                     \
    {                                                                             \
#member, type, offsetof(struct arrangement_rule, member), required, words \
    }
static const struct bind_column arrangement_columns[] = {
    COLUMN(kind, BIND_TEXT, true, NULL),
    COLUMN(title, BIND_TEXT, true, NULL),
    COLUMN(extra_pct, BIND_COUNT, false, NULL),
    COLUMN(amount_is_pct, BIND_YES, false, NULL),
    COLUMN(rest, BIND_YES, false, NULL),
    COLUMN(place, BIND_WORD, true, room_effect_words),
    COLUMN(helper, BIND_TEXT, false, NULL),
    COLUMN(equipment, BIND_TEXT, false, NULL),
    COLUMN(socket, BIND_YES, false, NULL),
    COLUMN(computer, BIND_YES, false, NULL),
    COLUMN(off_site, BIND_YES, false, NULL),
    COLUMN(instead_for_reading, BIND_TEXT, false, NULL),
    COLUMN(not_in, BIND_TEXT, false, NULL),
    COLUMN(only_in, BIND_TEXT, false, NULL),
    COLUMN(after, BIND_TEXT, false, NULL),
    COLUMN(ready, BIND_TEXT, false, NULL),
    COLUMN(prints, BIND_YES, false, NULL),
    COLUMN(route, BIND_TEXT, true, NULL),
    COLUMN(source, BIND_TEXT, true, NULL),
    COLUMN(confidence, BIND_WORD, true, confidence_words),
};
#undef COLUMN
const struct bind arrangement_bind = {
    "arrangements", sizeof(struct arrangement_rule), arrangement_columns,
    sizeof arrangement_columns / sizeof *arrangement_columns, SIZE_MAX};

#define COLUMN(member, type, required, words)                                    \
    {                                                                            \
#member, type, offsetof(struct helper_row, rule.member), required, words \
    }
static const struct bind_column helper_columns[] = {
    COLUMN(role, BIND_TEXT, true, NULL),
    COLUMN(title, BIND_TEXT, true, NULL),
    COLUMN(skill, BIND_TEXT, false, NULL),
    COLUMN(cannot, BIND_TEXT, false, NULL),
    COLUMN(training, BIND_TEXT, false, NULL),
    {"share_max", BIND_TEXT, offsetof(struct helper_row, share_text), true, NULL},
    COLUMN(may_invigilate, BIND_YES, false, NULL),
    COLUMN(rover_then, BIND_YES, false, NULL),
    COLUMN(separate_room, BIND_YES, false, NULL),
    COLUMN(combines, BIND_TEXT, false, NULL),
    COLUMN(subject_bar, BIND_TEXT, true, NULL),
    COLUMN(conflict_bar, BIND_YES, false, NULL),
    COLUMN(cut, BIND_YES, false, NULL),
    {"before", BIND_TEXT, offsetof(struct helper_row, before_text), true, NULL},
    COLUMN(source, BIND_TEXT, true, NULL),
    COLUMN(confidence, BIND_WORD, true, confidence_words),
};
#undef COLUMN
const struct bind helper_bind = {"helpers", sizeof(struct helper_row), helper_columns,
                                 sizeof helper_columns / sizeof *helper_columns,
                                 offsetof(struct helper_row, line)};

#define COLUMN(member, type, required, words)                                  \
    {                                                                          \
#member, type, offsetof(struct training_rule, member), required, words \
    }
static const struct bind_column training_columns[] = {
    COLUMN(kind, BIND_TEXT, true, NULL),
    COLUMN(yearly, BIND_YES, true, NULL),
    COLUMN(source, BIND_TEXT, true, NULL),
    COLUMN(confidence, BIND_WORD, true, confidence_words),
};
#undef COLUMN
const struct bind training_bind = {"training", sizeof(struct training_rule), training_columns,
                                   sizeof training_columns / sizeof *training_columns, SIZE_MAX};

static const char *const about_words[] = {"sitting", "site", "plan", NULL};
static const char *const strict_words[] = {"hard", "open", "cannot_tell", "soft", NULL};
#define COLUMN(member, type, required, words)                             \
    {                                                                     \
#member, type, offsetof(struct standard, member), required, words \
    }
static const struct bind_column standard_columns[] = {
    COLUMN(rule, BIND_TEXT, true, NULL),
    COLUMN(title, BIND_TEXT, true, NULL),
    COLUMN(about, BIND_WORD, true, about_words),
    COLUMN(strict, BIND_WORD, true, strict_words),
    COLUMN(unit, BIND_TEXT, false, NULL),
    COLUMN(rests_on, BIND_TEXT, false, NULL),
    COLUMN(source, BIND_TEXT, true, NULL),
    COLUMN(confidence, BIND_WORD, true, confidence_words),
};
#undef COLUMN
const struct bind standard_bind = {"standards", sizeof(struct standard), standard_columns,
                                   sizeof standard_columns / sizeof *standard_columns, SIZE_MAX};

#define COLUMN(member, type, required, words)                                  \
    {                                                                          \
#member, type, offsetof(struct obstacle_rule, member), required, words \
    }
static const struct bind_column obstacle_columns[] = {
    COLUMN(obstacle, BIND_TEXT, true, NULL), COLUMN(says, BIND_TEXT, false, NULL),
    COLUMN(rule, BIND_TEXT, true, NULL),     COLUMN(school, BIND_YES, true, NULL),
    COLUMN(source, BIND_TEXT, true, NULL),   COLUMN(confidence, BIND_WORD, true, confidence_words),
};
#undef COLUMN
const struct bind obstacle_bind = {"obstacles", sizeof(struct obstacle_rule), obstacle_columns,
                                   sizeof obstacle_columns / sizeof *obstacle_columns, SIZE_MAX};
