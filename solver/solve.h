/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/solve.h - one solve, from inside.
 *
 *   solve.c     one solve: the plan, the bounds, what is left of the effort (portion.c)
 *   windows*.c  a season: several, put together
 *   levels.c    level by level: which of these next, with how much of the effort
 *
 * plans       search.h (greedy, eject, anneal, polish), recall*.c and crew*.c where using
 *             somebody costs, fair.c for the largest loads, refine*.c and dive.c by
 *             integer programs over a few free choices
 * bounds      count*.c by heads, dual*.c by prices, alike*.c over people taken as one,
 *             parts*.c by relaxations (sift.c when they are large, tighten.c, cut_*.c),
 *             tree.c and prove.c by branching; each proven in whole numbers, told to proof.h
 * the limits  limit.h; what they look up in lookup.h, model.h and state.h
 */
#ifndef SOLVER_SOLVE_H
#define SOLVER_SOLVE_H

#include "solver/limits/model.h"
#include "solver/search/search.h"

struct solve {
    const struct problem *problem;
    const struct effort *effort;
    struct lookup lookup;
    struct search search; /* search.best is the plan */
    struct team *team;    /* NULL, or: shares what is large; see effort.threads */
    struct level_result levels[LEVELS];
    unsigned char
        *fixed; /* by offer: OFFER_ZERO, OFFER_ONE where every plan within the caps has it so, */
    unsigned char *fixed_at; /* within the caps of this level and those before: see solve_stands */
    int64_t other_work;      /* beside what the search counts */
    int64_t work_end;
    int64_t exact_end, later_work; /* see solve_turn() */
    bool again;                    /* the usual effort is given once more, and not spent yet */
    int64_t slice_end;             /* of the level being worked on; 0: none */
    double ends;                   /* by the monotonic clock; 0: never */
    enum stopped stopped;          /* STOPPED_PROOF while nothing did */
    bool settled;                  /* the plan stays as it is: only bounds are wanted */
    bool soon;             /* trees end at their first node: others have their turn before */
    int level;             /* being worked on */
    bool had_turn[LEVELS]; /* was there effort left for the level? */
    int n_planned;         /* levels that better plans have been looked for at all */
    int grown;             /* the first level whose cap grew since solve_looks(); LEVELS: none */
    int64_t whole_work[LEVELS]; /* what the last whole relaxation took; 0: there was none */
    struct split {              /* the best bounds of a level in parts: see parts_remember() */
        int *task_part;         /* by task; NULL: none */
        int64_t *bound;         /* by part */
        int64_t total;
        int n;
    } splits[LEVELS];
    struct tried {            /* by the library, everything at the level: see refine_whole() */
        bool all;             /* there is nothing better, it said */
        int64_t work;         /* at most; 0: never */
        int64_t cost[LEVELS]; /* the caps before the level, and what the plan cost */
    } tried[LEVELS];
    struct asked { /* of a level with slack, of its rows last: plan and bound then */
        int64_t value, bound;
    } asked[LEVELS];
    /* what the plan cost when no day of it could be shared out better */
    int64_t days_tried[LEVELS];
    struct priced {            /* the last prices of people's weeks */
        int level, n;          /* n: 0: they rest on caps that have grown since */
        double *price;         /* by row of the program, NULL: none */
        unsigned char *stands; /* by offer: how it stood in that program */
    } priced;
    /* NULL, or: looks for better plans of a level that good prices leave open; again: the best do
     */
    void (*look)(struct solve *solve, int level, bool again);
    struct parts *whole; /* the last whole relaxation, NULL: none; see parts.c */
    double *group_aim;   /* by share group: the largest load, in steps, that a bound rests on; NULL:
                            none yet */
    struct pool pool;
};

/* problem_solve() in one go, however large. */
enum solve_status solve_whole(const struct problem *problem, const struct effort *effort,
                              const bool *start, struct answer *answer);

/* What is done for a problem of this size when nobody says how much. */
int64_t solve_usual_work(const struct problem *problem);
/* From now on time counts; sets work_end, exact_end and later_work. */
void solve_effort_begin(struct solve *solve);
/* The usual effort is at its end, and a level that must be proven to the last unit is open: a week
 * of a few thousand offers gets the same again.  False: not so. */
bool solve_once_more(struct solve *solve);
/* Is the level to be proven to the last unit? */
bool solve_exact(const struct solve *solve, int level);
/* The level's turn: sets work_end.  Levels with slack have work of their own on top, of which the
 * last keeps a part; the usual effort given once more is not for them once the others are proven.
 * False: nothing is left for the level. */
bool solve_turn(struct solve *solve, int level);
/* Asks the clock and the caller; the context of a search is its solve. */
bool solve_out_of_time(void *solve);
/* What the solve has done so far, and when it shall stop: work_end. */
int64_t solve_work(const struct solve *solve);
/* What a look at call-outs may take.  A problem of a few choices is not worth
 * more than looking at them all many times over. */
int64_t solve_call_work(const struct solve *solve);
/* alone.c: choices that are not legal all by themselves are in no plan.  The state is empty. */
void solve_alone(struct solve *solve);
void solve_begin_level(struct solve *solve, int level);
/* How the offer stands in every plan within the caps of the levels up to
 * `level`.  A choice that a later level's cap decides tells nothing of this one. */
int solve_stands(const struct solve *solve, int offer, int level);
void solve_fix(struct solve *solve, int offer, int level, bool chosen);
/* By how much a level may be worse than the bound. */
int64_t solve_slack(const struct solve *solve, int level, int64_t bound);
/* Highest value of a level that later levels allow. */
int64_t solve_cap(const struct solve *solve, int level);
/* The model's rows of earlier levels keep their caps, and the level is what is to be least. */
void solve_aim(const struct solve *solve, struct model *model, int level);
/* Is there effort left?  Asks the clock and the caller. */
bool solve_goes_on(struct solve *solve);
/* What one call of the library may take of what is left, at most `pivots`. */
struct mip_effort solve_effort(const struct solve *solve, int pivots);
/* The same, when the call shall also end with the level's slice. */
struct mip_effort solve_portion(const struct solve *solve, const struct mip *mip, int pivots);
/* The same, when it shall also end with so much work done in all. */
struct mip_effort solve_until(const struct solve *solve, const struct mip *mip, int64_t end,
                              int pivots);
/* How many pivots so much work is. */
int64_t solve_pivots_of(const struct mip *mip, int64_t work);
/* What a call of mip_solve() may take of so much work. */
struct mip_effort solve_whole_portion(const struct solve *solve, const struct mip *mip,
                                      int64_t work);
/* Counts what the last call took. */
void solve_count(struct solve *solve, const struct mip *mip);
/* A call that hardly differs from the one before, of a problem that is large or not: it is short,
 * and mostly loading. */
void solve_count_again(struct solve *solve, const struct mip *mip, bool large);
void solve_count_whole(struct solve *solve, const struct mip *mip); /* a call of mip_solve() */
/* Copies the plan's value into levels; tells the caller. */
void solve_tell(struct solve *solve);
/* What is proven from now on is proven of the plans within the caps as they are now: before each
 * look at a bound.  When the level's cap or one before it has grown since, solve_bound() and
 * solve_fix() do nothing; later ones are nothing to it. */
void solve_looks(struct solve *solve);
/* A bound on a level, proven so: kept when it is better.  Where it makes room
 * in a level with slack, what later levels' bounds rested on is gone: so are they. */
void solve_bound(struct solve *solve, int level, int64_t bound, enum proof proof);
/* Is the level within its slack? */
bool solve_closed(const struct solve *solve, int level);

/* levels.c: works on every level until all are closed or the effort is spent. */
void levels_close(struct solve *solve);
/* levels_plans.c: plans before proofs, of levels [from, until) with so much work; the first ones.
 */
void levels_plan(struct solve *solve, int from, int until, int64_t work);
void levels_plan_first(struct solve *solve);
/* In weeks of a few thousand offers no level has a turn behind the last one that is open and has no
 * slack; LEVELS: none is. */
bool levels_wait(const struct solve *solve);
int levels_awaited(const struct solve *solve);
/* Of a level whose slack grows with its bound: is the plan within so many times of it? */
bool levels_near(const struct solve *solve, int level, int times);
/* levels_bound.c: is it closed, or must the solve end?  What there is is told first. */
bool levels_done(struct solve *solve, int level);
/* Are bounds of the level of use?  Where only a plan is wanted, those of shares: they say how large
 * the largest loads may be. */
bool levels_want_bounds(const struct solve *solve, int level);
/* Bounds that cost little; of small problems the proof, which costs less than plans. */
void levels_bound_cheaply(struct solve *solve, int level, bool small);
/* What was forgotten late has no bound any more: it gets the cheap one, whatever is left. */
void levels_bound_forgotten(struct solve *solve);
/* levels_prove.c.  Loads and points of a large problem: prices prove what can be proven, and soon;
 * what is left is the plan's. */
bool levels_by_prices(const struct solve *solve, int level);
/* The relaxation of everything, and plans near it. */
void levels_bound_whole(struct solve *solve, int level);
/* By the whole program, with rows that are added and so much work.  A level at
 * which few choices matter, before anything else; the first node of one with slack, whose plans are
 * mostly near enough, when they are there. */
void levels_prove_few(struct solve *solve, int level, int64_t work);
void levels_prove_root(struct solve *solve, int level, int64_t work);
/* By what each day alone can have, where relaxations prove nothing of one without slack: a conflict
 * of a few people there costs what it does, however much movable work the week has. */
void levels_prove_own(struct solve *solve, int level);
/* The last open level without slack, once prices have left out choices: the first node of the whole
 * program, before what is dear. */
void levels_prove_soon(struct solve *solve, int level);
/* What people's weeks leave open of one without slack, if it is not much: with branching, and then
 * by weeks with those rows beside them.  It may take more than its slice. */
void levels_prove_beside(struct solve *solve, int level);
/* Of a large problem: levels without slack that had no turn, for one before them is open and took
 * all effort.  A part of it on top is theirs. */
void levels_prove_priced(struct solve *solve);
/* Of small problems nothing is left to be looked for: what work is left goes into trees. */
void levels_prove_rest(struct solve *solve);
/* No later level is open that has no slack. */
bool levels_last_exact(const struct solve *solve, int level);

/* parts.c */
enum grain {
    GRAIN_SPELL,
    GRAIN_DAY,
    GRAIN_WHOLE,
    GRAIN_OWN /* days of small problems, by the work that no other day can have; the rest is left
                 out, which costs nothing */
};
/* Bounds the level by relaxations of parts of the problem: spells between
 * moments at which no work that matters is in progress, days, or the whole.
 * What the relaxations leave open is searched by trees, with so much work. */
void parts_bound(struct solve *solve, enum grain grain, int level, int64_t work);
/* How many choices of work that matters at the level are open; no memory: INT64_MAX. */
int64_t parts_choices(struct solve *solve, int level);
/* parts/days.c: a bound on the level by the prices of each day alone, and better plans of days;
 * nothing where work of the level is not of single days. */
void dual_days(struct solve *solve, int level);
/* parts/days_rounds.c: better plans of a large problem: moments, with part of the level's slice,
 * then whole days shared out anew.  False: it is another problem. */
bool days_plan(struct solve *solve, int level, int64_t slice);
/* The same of a smaller problem at a level without slack, in a moment, before anything dear is
 * proven: a bound holds for every plan, but what it leaves out is what is dearer than the plan
 * there is.  again: several times where the bound is near, for each is another chance. */
void days_look(struct solve *solve, int level, bool again);
/* The days of a smaller problem, of such a level whose bound is too far for branching. */
void days_refine(struct solve *solve, int level);
/* What begins from then until then, shared out anew by a program over people's days while the rest
 * stays as it is.  True: a better plan.  needs: 0, or what its program of prices needs at least, as
 * the last one said: with less it is not begun. */
bool days_share_out(struct solve *solve, int level, int64_t from, int64_t until, int64_t work,
                    int64_t *needs);
/* parts/days_even.c: the plan becomes one that costs the same up to the level, or less, and uses
 * evenly what people may do over several days, with so much work; at later levels it is anything.
 */
void days_even(struct solve *solve, int level, int64_t work);
/* Moments of a large problem at the last such level where it matters who does the work, for what
 * is better at those before; where nothing is, the plan stays. */
void days_begin(struct solve *solve);
/* The level's cost is that of who does the work in a large problem, not of work undone, and
 * something is proven: rows tell less of it than people's weeks did. */
bool days_prove(const struct solve *solve, int level);
/* Forgets what is kept between calls, when it is of a level after this one. */
void parts_forget(struct solve *solve, int level);

/* refine.c: better plans at the level. */
void refine(struct solve *solve, int level, int64_t work);
/* Lets the offers with free[] true move while the rest of the best plan stays. */
bool refine_free(struct solve *solve, int level, const bool *free_offers, int nodes);
/* refine_whole.c: the same of everything, with so much work.  True: the library calls
 * the plan the best at the level, now or before, which proves nothing. */
bool refine_whole(struct solve *solve, int level, int64_t work);

#endif
