/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_model.h - the program behind rungs.h: the problem's own, of what may change,
 * with a column for each person that is 1 when they are told, and rows that tie it to the offers.
 */
#ifndef SOLVER_RUNGS_MODEL_H
#define SOLVER_RUNGS_MODEL_H

#include "solver/limits/model.h"
#include "solver/rungs.h"

/* People by what telling them can do for a level: see rungs_kinds.c. */
enum { KIND_DROPS_COST, KIND_DROPS, KIND_TAKES, KINDS };

struct kinds {
    int *kind;                             /* by person of tells; -1: cannot come to be told */
    int least_row[KINDS], most_row[KINDS]; /* how many are told; -1: nobody is of that kind */
};

struct climb {
    const struct rungs_ask *ask;
    struct problem lean; /* without what costs at no level that rungs are compared by */
    struct lookup lookup;
    struct model model;
    bool *known;                    /* by offer: what is known and legal */
    unsigned char *stands;          /* by offer */
    int *told;                      /* by person of tells: column; -1: cannot come to be told */
    int n_anyway;                   /* told whatever is done */
    int cap_row;                    /* people told; -1: nobody can be */
    int level_row[LEVELS];          /* of those compared; -1: no column costs there */
    int64_t level_most[LEVELS];     /* the row never comes to more */
    unsigned char *first;           /* by column; malloced */
    int *owners;                    /* by column; malloced */
    struct mip_basis bases[LEVELS]; /* by level compared: where its last relaxation ended */
    struct climb_most {             /* by place among the levels compared: with the most told */
        int64_t value[LEVELS], bound;
        bool any;
    } most[LEVELS];
    int *task_row;       /* by task: asks for it to be done; -1: none; NULL: not looked for yet */
    bool *asked[LEVELS]; /* by level compared, by task: relaxations ask for it */
    bool inside[LEVELS]; /* by level compared: relaxations are asked from the middle */
    bool coarse;         /* relaxations are to be near enough to branch on, and one is enough */
    bool cut;            /* the last relaxation was not done */
    double *missed;      /* by column: a whole solution without some break; malloced; NULL: none */
    bool *scratch;       /* by person of tells */
    double *useful;      /* by person of tells: how much relaxations told them */
    bool *guessed;       /* by person of tells: scratch of rungs_guess.c */
    int64_t work;        /* left, in pivots */
    int64_t spent;       /* so far */
    int64_t given;       /* to the proof that goes on */
    void (*spends)(void *spender, int64_t spent); /* NULL, or hears how much as it grows */
    void *spender;
    int64_t sums_work;          /* left for rungs_sums.c */
    struct kinds kinds[LEVELS]; /* by level compared */
    int64_t row_work;           /* what a pivot takes grows with the program */
    struct pool pool;
};

/* False: no memory, or the locked offers contradict each other.  Release either way. */
bool climb_make(struct climb *climb, const struct rungs_ask *ask);
/* rungs_lean.c: climb->lean. */
void climb_lean(struct climb *climb);

/* Whom choosing a column tells, for columns that tell one person; and which of them a row says. */
struct takers {
    int *person; /* by column, + 1; 0: nobody */
    bool *said;
};
/* rungs_tells.c: the columns of who is told, and their rows. */
void climb_tells(struct climb *climb);
int climb_told(struct climb *climb, int person); /* column; made when there is none */
/* rungs_tie.c: of the first n_rows, those of one person leave who is told less no more than that.
 */
void climb_tie(struct climb *climb, const struct takers *takers, int n_rows);
void climb_release(struct climb *climb);

#endif
