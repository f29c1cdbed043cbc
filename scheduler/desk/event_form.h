/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/event_form.h - the day's events as forms: one row per command.
 *
 * To add one: a row in event_forms[] (event_form.c); a field's name is the command's option, or its
 * place among the words. */
#ifndef SCHEDULER_DESK_EVENT_FORM_H
#define SCHEDULER_DESK_EVENT_FORM_H

#include "scheduler/desk/web.h"

enum ask_type {
    ASK_END,
    ASK_PERSON,
    ASK_PUPIL,
    ASK_ROOM,
    ASK_ROOMS, /* or all of them */
    ASK_PAPER,
    ASK_TIME,
    ASK_DAY,
    ASK_MOMENT,
    ASK_NUMBER,
    ASK_SESSION,
    ASK_ROUTE,
    ASK_HELP, /* kind of arrangement */
    ASK_TEXT,
    ASK_REPLY, /* accept or cannot */
};

struct event_field {
    enum ask_type type;
    const char *name;  /* of the option */
    const char *label; /* for people */
    bool word;         /* a word of the command, not an option */
    bool needed;
};

enum { EVENT_ASKS = 12 }; /* the last ends the list */
struct event_form {
    const char *what;   /* the command */
    const char *button; /* "Somebody is away" */
    const char *help;
    unsigned roles;  /* who may */
    bool plain_take; /* --take has no number: there is one answer, no ladder */
    bool quick;      /* takes --quick: the first repair before the whole ladder */
    struct event_field fields[EVENT_ASKS];
};
extern const struct event_form event_forms[]; /* last row has what == NULL */

const struct event_form *event_form_find(const char *what); /* NULL: none */
void event_form_put(struct web *web, const struct event_form *form);
struct event_words { /* of the command line */
    bool quick;
    const char *from; /* instead of a moment that was left to "now"; NULL: as it is */
};
/* The command line for what was filled in; FAULT_INPUT: something needed is missing. */
bool event_form_words(struct web *web, const struct event_form *form, struct event_words how,
                      const char *const **words, struct fault *fault) MUST_CHECK;
/* What a field says; what was left to "now" is `from`. */
const char *event_value(const char *name, const char *value, const char *from);

#endif
