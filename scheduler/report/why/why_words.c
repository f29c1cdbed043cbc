/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/why/why_words.c - reasons in an officer's words, and the rules behind them. */
#include "scheduler/report/why_text.h"

#include <string.h>

const char *const why_doing_words[] = {"",        "exam",     "cover", "caseload",
                                       "support", "teaching", "duty"};
const char *const why_limit_words[] = {"none", "moment", "hours", "span", "rule"};
const char *const why_scope_words[] = {"near", "day", "week"};
const char *const why_answer_words[] = {"does", "forbidden", "locked", "no room", "priced"};

static const char *const doing_texts[N_DOING] = {
    "doing something else",         "in other exam rooms",  "covering lessons", "mentoring",
    "supporting pupils in lessons", "in their own lessons", "on other duties"};

enum { NO_FIGURE = -1, ROLE = -2 };

/* words: of several people; rule: to one person's face.  figure: where the rule stands. */
static const struct reason_row {
    const char *reason, *words, *rule;
    int figure;
} rows[] = {
    {"unavailable", "not available", "is not available then", NO_FIGURE},
    {"not in", "not in school then",
     "is not in school then, and it is more than their overtime allows", FIGURE_OUTSIDE_PATTERN},
    {"protected time", "in protected time", "has protected time then", NO_FIGURE},
    {"teaching", "at work of their own that matters as much",
     "has a lesson or other work of their own then, and nobody leaves that for something that "
     "matters no more",
     NO_FIGURE},
    {"other site", "at another site", "does not work at that site", NO_FIGURE},
    {"needed on site", "needed where they are",
     "holds the minimum of adults of their own site then", NO_FIGURE},
    {"not trained", "not trained", "has no valid training for it", ROLE},
    {"skill missing", "without a skill it asks for", "lacks a skill that it asks for", ROLE},
    {"teaches the subject", "barred for teaching the subject",
     "teaches the subject, and may not invigilate it", FIGURE_SUBJECT_EXCLUDED},
    {"supported a candidate", "barred for having supported a candidate",
     "has supported a candidate in the subject, and may not invigilate them",
     FIGURE_SUPPORTED_EXCLUDED},
    {"own subject", "barred for teaching the candidate's subject",
     "teaches the candidate's own subject, and may not help in it", FIGURE_HELPER_SUBJECT_EXCLUDED},
    {"seated", "not able to walk round", "cannot walk round all the time", NO_FIGURE},
    {"other gender", "not of the gender it asks for",
     "is not of the gender that it asks for (setting escort_gender)", NO_FIGURE},
    {"does not cover", "teachers, and they never cover",
     "is a teacher, and teachers do not cover here (setting teacher_cover)", NO_FIGURE},
    {"not alone with this class", "not to be alone with this class",
     "may not take this kind of class alone (settings alone_core, alone_vocational)", NO_FIGURE},
    {"too short notice", "asked too late", "would be asked too late (setting cover_notice_minutes)",
     NO_FIGURE},
    {"named other", "not the one named for it", "is not the one it is meant for", NO_FIGURE},
    {"travel", "too far away just before or after",
     "could not get there in time from the work before or after it", NO_FIGURE},
    {"hours", "out of hours", "has no hours left for it", NO_FIGURE},
    {"lunch", "left without lunch", "would have no lunch", NO_FIGURE},
    {"break", "left without a break inside long work", "would have no break inside long work",
     FIGURE_BREAK_AFTER},
    {"rest", "left without a night's rest", "would not have their night's rest", FIGURE_DAILY_REST},
    {"hand-over", "not there for all of its parts", "could not stay for all of it", NO_FIGURE},
    {"no room left", "free, but no room for it is free throughout",
     "is free, but no room for it is free throughout", NO_FIGURE},
    {"no radio left", "free, but no radio is left for it",
     "is free, but no radio is left for it (setting radios)", NO_FIGURE},
    {"kept for others", "free, but filling it would cost more elsewhere",
     "is free, but it would cost more elsewhere", NO_FIGURE},
    {"not free", "perhaps free: not looked into", "may be free", NO_FIGURE},
    {"on it already", "on it already", "does it already", NO_FIGURE},
    {"past", "too late to ask: it has begun", "cannot start what has begun", NO_FIGURE},
    {"no time", "without a time for it", "has no time for it at which its pupils are free",
     NO_FIGURE},
    {"no time left", "without a time for it: none is left",
     "has no time for it: none is left at which those it is about are free", NO_FIGURE},
    {"pupils kept apart", "not to hold it: two of its pupils must not meet",
     "cannot hold it: two of its pupils must not meet (apart)", NO_FIGURE},
    {"pupil elsewhere", "without the pupil, who is elsewhere",
     "cannot help then: the pupil is elsewhere", NO_FIGURE},
    {"no such lesson", "without a lesson of that name",
     "cannot help: the pupil has no such lesson in the week", NO_FIGURE},
    {"nobody is taken from it", "not needed: nobody is taken from it",
     "is not needed: it is somebody's own work, which nothing calls them away from", NO_FIGURE},
};

static const struct reason_row *row_of(const char *reason)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].reason, reason) == 0)
            return &rows[i];
    }
    return NULL;
}

const char *why_words(const char *reason, int doing)
{
    const struct reason_row *row = row_of(reason);

    if (strcmp(reason, "busy") == 0)
        return doing_texts[doing];
    return row ? row->words : reason;
}

/* As when it is refused by hand: where the obstacle stands. */
static const char *source_of(const struct rules *rules, const char *reason)
{
    const struct obstacle_rule *obstacle = rules_obstacle(rules, reason);

    return obstacle ? obstacle->source : "";
}

/* What the role's row says of whoever cannot: the first role they do not qualify for. */
static struct why_rule_text of_role(const struct why *why, int duty, int person,
                                    const struct reason_row *row)
{
    struct brief *brief = why->brief;
    const struct duty *asked = why_duty(why, duty);
    int64_t day = asked->slots[0].starts_at / (INT64_C(24) * 60);
    struct why_rule_text text = {row->rule, ""};

    for (int i = 0; i < brief->world->rules->n_helpers; i++) {
        const struct helper_rule *role = &brief->world->rules->helpers[i];
        const char *reason;
        if (strcmp(asked->role, role->role) != 0 && !words_have(asked->roles, role->role))
            continue;
        reason = crew_qualified(&brief->crew, person, role, day);
        if (reason)
            return (struct why_rule_text){arena_text(brief->arena, "%s (%s)", row->rule, reason),
                                          source_of(brief->world->rules, row->reason)};
    }
    if (*asked->skills)
        text.sentence = arena_text(brief->arena, "%s (%s)", row->rule, asked->skills);
    return text;
}

struct why_rule_text why_rule_of(const struct why *why, int duty, int person, const char *reason)
{
    const struct reason_row *row = row_of(reason);

    if (!row)
        return (struct why_rule_text){reason, ""};
    if (row->figure == ROLE)
        return of_role(why, duty, person, row);
    return (struct why_rule_text){
        row->rule, row->figure < 0 ? "" : why->brief->world->rules->figures[row->figure].source};
}
