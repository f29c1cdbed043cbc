/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_step.h - one rung being climbed; for solver/rungs*.c only. */
#ifndef SOLVER_RUNGS_STEP_H
#define SOLVER_RUNGS_STEP_H

#include "solver/lp/certificate.h"
#include "solver/mip_prove.h"
#include "solver/rungs/rungs_model.h"

/* A value no plan has: there is none yet that tells so few. */
#define NOT_YET (INT64_C(1) << 45)

/* The plan of a rung while its levels are worked on. */
struct step {
    struct climb *climb;
    bool *plan, *other;                   /* by offer: the best so far, and room for another */
    int64_t value[LEVELS], bound[LEVELS]; /* by place among the levels compared */
    int at, n;                            /* the level worked on; people told */
    bool as_good;                         /* the whole solution met last is the plan, or as good */
    int64_t tidy;                         /* what the plan costs while it is tidied up */
};

/* rungs_step.c: all compared levels of a plan; false: it is not legal. */
bool step_values(const struct climb *climb, const bool *plan, int64_t *values);
int step_compare(const struct climb *climb, const int64_t *a, const int64_t *b);
int step_told(const struct climb *climb, const bool *plan);
/* step->other becomes the whole plan that values of columns stand for. */
void step_read(struct step *step, const double *values);
void step_swap(struct step *step); /* the other is the plan now */
bool step_make(struct step *step, struct climb *climb, int n);
/* Begins at a plan; one that tells too many is none. */
void step_begin(struct step *step, const struct step *from);
/* What the program's objective is at the plan, at the level worked on. */
int64_t step_target(const struct step *step);
/* Levels before `at` stay as good as they are, and no more than n are told. */
void step_rows(const struct step *step, int at);
/* Whatever tells somebody else than these is out, which is much quicker; NULL: nothing is. */
void climb_only(const struct climb *climb, const bool *may);
/* By column: who is told is decided first.  NULL: no memory. */
const unsigned char *climb_first(struct climb *climb);
/* With half of the work that is left.  False: no memory. */
bool climb_prove(struct climb *climb, struct mip_proof *proof);

/* rungs_close.c: relaxes for the level at place `at` until nothing is missed, or as often as said.
 * WHOLE: no column is out. */
enum relax { RELAX_SOME, RELAX_MORE, RELAX_WHOLE }; /* MORE: as before, but more may be told */
void climb_relax(struct climb *climb, int at, enum relax what, int rounds);
/* rungs_sift.c: the same with everybody who could help, asked a few at a time: mip.duals are of the
 * whole, mip.values of those who were asked.  It stops early after so much work. */
void climb_sift(struct climb *climb, int at, int64_t work);
/* rungs_found.c: breaks come in when the values of a relaxation, or of a whole solution, miss them.
 */
bool climb_grow_missed(struct climb *climb);
/* A whole solution of the program: the plan, if it is a better one.  The target from now on. */
int64_t step_found(void *context, const double *values);
/* Every level to its best, with so many told. */
void step_climb(struct step *step);

/* rungs_fix.c: after climb_relax(): what its duals say of every plan; certificates are of columns
 * and rows as they were then.  False: no memory.  Release whenever it was made. */
struct fixing {
    struct certificate certificate;
    struct mip_column *kept; /* as they were; n */
    int n;
    bool made;
};
bool fixing_make(struct fixing *fixing, const struct step *step);
/* Of the objective, without the level's constant. */
int64_t fixing_bound(const struct fixing *fixing);
/* Columns that all plans better than step->plan have alike are fixed there, until release. */
void fixing_use(const struct fixing *fixing, const struct step *step);
void fixing_release(struct fixing *fixing, const struct step *step);

/* A level's bound with the most told holds with fewer as well, where the levels before it are no
 * worse than they were then; INT64_MIN: none is known. */
void climb_keep_bound(struct climb *climb, int at, const int64_t *value, int64_t bound);
int64_t climb_kept_bound(const struct climb *climb, int at, const int64_t *value);

/* rungs_guess.c: whom the relaxation just solved would tell; and a better plan for the level at
 * step->at, and what follows, that tells some of them. */
void climb_notice(struct climb *climb);
void step_guess(struct step *step);
/* The same for every rung after this one, before anything is relaxed: ahead[n].  False: no memory.
 */
bool climb_ahead(struct climb *climb, const struct step *first, struct step *ahead);

/* rungs_each.c: as step_climb() with one more told than must be, where there is a plan that tells
 * fewer: everybody in turn is the one.  False: no memory. */
bool step_each(struct step *step);

/* rungs_tidy.c: fewest changes, then what people like best: looked for, not proven. */
void step_tidy(struct step *step);

#endif
