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
    bool ahead;                           /* relaxations and guesses alone, no tree */
    bool sums;                            /* step_sums() may be asked */
    bool as_good;                         /* the whole solution met last is the plan, or as good */
    unsigned char *settled;               /* by column: see rungs_settled.c; n_settled */
    int n_settled;
    double *duals[LEVELS]; /* by place: of its relaxation from the middle; n_duals; NULL: none */
    int n_duals[LEVELS];
    double *parts[LEVELS]; /* by place, by person: how much of them it tells; NULL: not known */
    int64_t tidy;          /* what the plan costs while it is tidied up */
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
/* In the middle of the work on it: a better plan. */
void step_take_over(struct step *step, const struct step *from);
/* What the program's objective is at the plan, at the level worked on. */
int64_t step_target(const struct step *step);
/* Levels before `at` stay as good as they are, and no more than n are told. */
void step_rows(const struct step *step, int at);
/* Whatever tells somebody else than these is out, which is much quicker; NULL: nothing is. */
void climb_only(const struct climb *climb, const bool *may);
/* By column: who is told is decided first.  NULL: no memory. */
const unsigned char *climb_first(struct climb *climb);
/* rungs_owner.c: by column: the person whose own rows it stands in, -1: nobody; NULL: no memory. */
const int *climb_owners(struct climb *climb);
/* With 1/share of the work that is left.  False: no memory. */
bool climb_prove(struct climb *climb, int share, struct mip_proof *proof);

/* rungs_relax.c: relaxes what is aimed at until nothing is missed, or as often as said. */
void climb_relax(struct climb *climb, int rounds);
/* rungs_lazy.c: the same, of work that matters alone, from where this level's last one ended;
 * stops when it comes to so much.  climb->cut: it was not done. */
void climb_lazy(struct climb *climb, int at, int64_t work, int64_t enough);
/* Rows ask for the work that matters to the level, or for all. */
void climb_ask(const struct climb *climb, int at, bool all);
/* What climb->missed leaves undone is asked from now on; false: nothing was. */
bool climb_ask_missed(struct climb *climb, int at);
/* rungs_found.c: breaks come in when the values of a relaxation, or of a whole solution, miss them.
 */
bool climb_grow_missed(struct climb *climb);
/* A solution that missed a break may be of a program that was smaller. */
void climb_forget_missed(struct climb *climb);
/* A whole solution of the program: the plan, if it is a better one.  The target from now on. */
int64_t step_found(void *context, const double *values);
/* Every level to its best, with so many told. */
void step_climb(struct step *step);

/* rungs_attain.c: the least that a plan of so much or more can come to at the level worked on, or
 * what the plan there is comes to. */
int64_t step_attains(const struct step *step, int64_t bound);

/* rungs_fix.c: after climb_relax(): what its duals say of every plan; certificates are of columns
 * and rows as they were then.  False: no memory.  Release whenever it was made. */
struct fixing {
    struct certificate certificate;
    struct mip_column *kept; /* as they were before; n */
    bool *had_choice;        /* by column of the certificate: it was not fixed */
    int n;
    bool made;
};
bool fixing_begin(struct fixing *fixing, const struct step *step); /* before: columns are kept */
bool fixing_make(struct fixing *fixing, const struct step *step);
/* Of the objective, without the level's constant. */
int64_t fixing_bound(const struct fixing *fixing);
/* Columns that all plans better than step->plan have alike are fixed there, until release. */
void fixing_use(const struct fixing *fixing, const struct step *step);
/* Columns are as they were before, and back again. */
void fixing_swap(struct fixing *fixing, const struct step *step);
void fixing_release(struct fixing *fixing, const struct step *step);

/* rungs_settled.c: what every plan as good as the step's has alike, by the level's relaxation, is
 * so for the levels after it. */
void step_settle(struct step *step, const struct fixing *fixing);
/* Where the plan is another one: what was said of plans that are as good as the one before. */
void step_forget(struct step *step, const int64_t *before);
/* Columns that are settled are fixed, and whoever may not be told (NULL: all may) keeps theirs. */
void step_hold(const struct step *step, const bool *may);

/* rungs_step.c: so much of the work is done. */
void climb_spend(struct climb *climb, int64_t pivots);
/* While a proof goes on, too, which is given its pivots. */
void climb_hears(struct climb *climb, struct mip_proof *proof);

/* rungs_close.c: the bound of the level worked on by its relaxation alone, with 1/share of the
 * work. */
int64_t step_bound(struct step *step, int share);
/* A level's bound with the most told holds with fewer as well, where the levels before it are no
 * worse than they were then; INT64_MIN: none is known. */
void climb_keep_bound(struct climb *climb, int at, const int64_t *value, int64_t bound);
int64_t climb_kept_bound(const struct climb *climb, int at, const int64_t *value);

/* rungs_refute.c: of the level worked on: its relaxation says little, and one before it might. */
bool step_says_little(const struct step *step);
/* Its bound, and better plans, by that one. */
void step_refute(struct step *step);

/* rungs_kinds.c: of the level worked on, made when there are none; NULL: no memory. */
struct kinds *climb_kinds(struct climb *climb, int at);
/* By kind: so many are told.  NULL: any number. */
struct kinds_told {
    int low[KINDS], high[KINDS];
};
void kinds_ask(const struct climb *climb, const struct kinds *kinds, const struct kinds_told *told);
/* rungs_sums.c: the bound of the level worked on, by how many of each kind are told. */
void step_sums(struct step *step);

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

/* rungs_others.c: every rung beyond the first, whose steps[] were looked for ahead.  False: no
 * memory. */
bool climb_others(struct step *steps, int first);
/* rungs_say.c: as whoever asked hears of it. */
bool step_proven(const struct step *step); /* of no plan that tells so few: that there is none */
bool rung_make(const struct step *step, struct rung_found *rung);
void step_tell(const struct step *step);

/* rungs_tidy.c: fewest changes, then what people like best: looked for, not proven. */
void step_tidy(struct step *step);

#endif
