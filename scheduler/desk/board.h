/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/board.h - people against time: what the week board is drawn from.
 *
 * What is picked stands in the address (?week=&view=&duty=&holder=&person=&other=), so that
 * everything works by links and forms; assets/board.js only makes such addresses from the mouse and
 * the arrow keys.
 */
#ifndef SCHEDULER_DESK_BOARD_H
#define SCHEDULER_DESK_BOARD_H

#include "export/json_read.h"
#include "scheduler/desk/pages.h"

enum { BOARD_DAYS = 7 };
/* Both: a day of the draft beside what was told; above: the week, one above the other. */
enum board_view { VIEW_DRAFT, VIEW_TOLD, VIEW_BOTH, VIEW_ABOVE, N_VIEWS };
extern const char *const board_views[]; /* "draft" "published" "both" "above" */

enum tint { TINT_NONE, TINT_DOES, TINT_ALLOWED, TINT_COSTS, TINT_FORBIDDEN, N_TINTS };
extern const char *const tint_words[];   /* "" "does" "allowed" "costs" "forbidden" */
extern const char *const tint_letters[]; /* a letter each: colours are not all */

struct tinted { /* a duty or a person, by key or code */
    const char *what;
    enum tint tint;
    const char *why; /* words, or "" */
};

struct board {
    struct web *web;
    int64_t monday;
    int64_t week[BOARD_DAYS]; /* days with anything; n_week */
    int64_t days[BOARD_DAYS]; /* those that are drawn; n_days */
    int n_week, n_days;
    int from_min, until_min; /* of the day: what is drawn */
    enum board_view view;
    const char *role;           /* only people of it; "" all */
    const char *duty, *holder;  /* picked: key, and the code of who has it; "" */
    const char *person, *other; /* picked: code; the duty given in exchange; "" */
    struct json *answer;        /* holds: */
    const struct json *open;    /* empty seats; NULL */
    const struct tinted *tints; /* of duties (a person is picked) or of people (a duty is) */
    int n_tints;
};

/* A bar: a duty of somebody, or lunch, or the way between two sites. */
struct board_bar {
    int64_t starts_at, ends_at;
    const char *letter, *title, *place, *key; /* key "": nothing to pick */
    const char *colour;                       /* class: "k0".. */
    int lane;
    bool locked;
};

/* board.c.  Reads the address and finds the days; colours need no child. */
void board_read(struct web *web, struct board *board);
/* The same board with something else picked; NULL: as it is. */
const char *board_path(const struct board *board, const char *duty, const char *holder,
                       const char *person);

/* board_bars.c: one person's bars of a day, by start. */
int board_bars(const struct board *board, int person, int64_t day, bool told,
               struct board_bar **bars);
/* Is a row of the draft (told: of what was told) not the same in the other? */
bool board_differs(const struct season *season, const char *key, int person, int64_t starts_at,
                   bool told);
/* A strip of bars; picked: links. */
void board_strip_put(const struct board *board, int person, int64_t day, bool told, bool links);
void board_key_put(struct html *out);            /* what colours and letters mean */
void board_hours_put(const struct board *board); /* marks of the hours */

/* board_put.c */
void board_put(const struct board *board);

/* board.c */
const struct tinted *board_tint(const struct board *board, const char *what); /* NULL: none */
/* May whoever looks change what is picked?  Cover changes who takes lessons, and nothing else. */
bool board_may_change(const struct board *board);

/* board_ask.c: which seats are empty; what is picked by reference may be one of them.  False: wait
 * for a child. */
bool board_open(struct board *board, struct fault *refused);
/* Children say which seats are empty, and who may do what.  False: wait for them. */
bool board_ask(struct board *board, struct fault *refused);

/* board_panel.c: what is picked, what it would cost, and the buttons.  False: wait for a child. */
bool board_panel_put(const struct board *board);

#endif
