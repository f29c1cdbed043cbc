/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/problem.h - the abstract assignment problem, and its answer.
 *
 * Nothing here knows about exams.  Work is a *task*.  A *slot* is one way a
 * task can happen: a span and a place.  An *offer* says that one person may
 * do one slot, at a cost.  A plan is a choice of offers.  Who is trained, what
 * the rules say, which lesson is lost: all of that was turned into offers,
 * costs and quotas by the caller.
 *
 * Time    int64_t "..._at": minutes on one wall clock, any epoch.  Spans are
 *         half open, [starts_at, ends_at): back-to-back slots never clash.
 * Cost    int64_t, no unit, lower is better, never negative, one per *level*.
 *         Levels are ordered, not mixed: level 0 is the most important.
 * Names   people, tasks, slots are numbers 0..n-1; what they mean is the caller's.
 * Memory  a problem is borrowed and never written; nothing of it is kept.
 *
 * Hard limits only forbid: the empty plan (plus locked promises) is always
 * legal.  What ought to be done costs at a level while it is not.
 */
#ifndef SOLVER_PROBLEM_H
#define SOLVER_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { LEVELS = 7 };

/* Work.  A task with one slot is fixed.  Of several slots at most one is
 * chosen; a slot is chosen when somebody is assigned to it. */
struct task {
    int first_slot, n_slots; /* n_slots >= 1: slots[first_slot .. +n_slots) */
    int need;                /* people wanted at once, >= 1; never more */
    int level;               /* where each missing person costs short_cost */
    int64_t short_cost;      /* > 0 */
    uint64_t tags;           /* what kind of work: quotas count by tag */
};

struct slot {
    int task;
    int64_t starts_at, ends_at; /* what a person gives up, set-up included; starts_at < ends_at */
    int place;                  /* -1: anywhere; else row and column of travel_min */
    int worked_min;             /* what it counts in a quota by the minute, usually ends - starts */
    int unpopular_min; /* added to a share's load when chosen (late, early, last on Friday) */
};

/* Sorted by slot, then person; no pair twice. */
struct offer {
    int slot, person;
    int32_t cost[LEVELS]; /* >= 0, when chosen */
    int32_t drop_cost;    /* published before: cost at drop_level when NOT chosen; 0: none */
    int8_t drop_level;
    int16_t travel_min; /* counts besides the slot's worked_min in quotas by the minute of every
                           task, where the slot starts in the window: the way there and back */
    bool locked;        /* must stay chosen */
};

/* A task wants at least `least` people with all of `tags` among those assigned
 * when it happens; each one missing costs.  A task left undone pays too. */
struct mix {
    int task, least;
    uint64_t tags; /* of person_tags */
    int level;
    int64_t short_cost;
};

/* Two slots of one person exclude each other when the later one starts before
 * the earlier one's end + the larger of the person's gap and the travel time
 * between the places.  Also (rest): when the earlier one ends at or after
 * late_from or the later one starts before early_until (minutes of the day),
 * they start on different days, and less than rest_min lies between.  late_from is
 * counted from midnight before the slot *starts*: what ends after midnight is late. */
struct rest {
    int late_from, early_until, rest_min; /* rest_min 0: no such rule */
};

/* A free span of `minutes` at one of the given starts, owed only when the
 * person works on both sides of the window: some chosen slot (or blocked time:
 * busy_before) starts before from_at, and some (or busy_after) ends after
 * until_at.  "Free": no chosen slot of the person meets [start, start+minutes).
 * starts[] holds only starts that blocked time allows. Hard.
 * A slot is work of the day when it lies wholly inside [day_from_at, day_until_at): one
 * that runs past it owes nothing here, though it still takes starts that it meets. */
struct rest_break {
    int person, minutes;
    int64_t from_at, until_at; /* window; every start s: from_at <= s, s+minutes <= until_at */
    const int64_t *starts;     /* ascending */
    int n_starts;
    int64_t day_from_at, day_until_at; /* only slots inside this span count as work of the day */
    bool busy_before, busy_after;
    bool inner; /* inside long work, not at noon: only told in findings */
};

/* Something chosen slots use while they last: a pupil (capacity 1), a room, a
 * set of devices.  Hard.  A slot uses it once, however many people do it. */
struct resource {
    int capacity;
};
struct use {
    int slot, resource, amount; /* amount >= 1; sorted by resource, then slot */
};

/* How often any of some slots happens, whoever does them: a slot counts once, however many people
 * do it.  At most `max`, with what was used up before; hard, or soft when over_cost > 0: each one
 * over costs.  (Lessons of a subject that a pupil misses; sessions of a pupil on a day.) */
struct repeat {
    int level;
    int64_t used; /* over a hard max it forbids adding anything, and breaks nothing by itself */
    int64_t max, over_cost;
};
struct mark {         /* this slot counts in this repeat */
    int slot, repeat; /* sorted by repeat, then slot; no pair twice */
};

/* At most `max` in [from_at, until_at) for one person over tasks that have all
 * of `tags`.  by_minute: worked_min of the slot, in proportion to (rounded down) its minutes inside
 * the window; else 1 per slot that starts in the window.  Soft when over_cost > 0: every `unit`
 * over, or part of it, costs. */
struct quota {
    int person;
    int64_t from_at, until_at;
    uint64_t tags; /* 0: every task */
    bool by_minute;
    int64_t used; /* already spent outside this problem; over a hard max it forbids adding
                   * anything that counts, and breaks nothing by itself */
    int64_t max;
    int level;
    int64_t unit, over_cost; /* over_cost 0: hard */
};

/* Fairness.  In each group the person with the largest load counts: the
 * group costs `cost` times the largest ceil(load / step_min) of its members,
 * a load below nothing is no step; load = base + worked_min + unpopular_min of their chosen slots
 * with any of `tags` (0: every task), inside [from_at, until_at). */
struct share_group {
    int level;
    int64_t cost;
    uint64_t tags;
    int64_t from_at, until_at;
};
struct share {
    int group, person;
    int64_t base;     /* load carried in; may be negative */
    int64_t step_min; /* minutes that make one step for this person, > 0 */
};

/* Two tasks (need 1 each) that want the same person.  Split when both are
 * staffed and not by the same person; a soft one costs then, a hard one forbids. */
struct bond {
    int task_a, task_b;
    int level;
    int64_t split_cost; /* 0: hard */
};

/* A cost for using a person at all in a window. */
struct callout {
    int person;
    int64_t from_at, until_at; /* slots that start in it */
    uint64_t tags;             /* 0: every task */
    int level;
    int64_t cost;
};

struct problem {
    const struct task *tasks;
    const struct slot *slots; /* by task */
    const struct offer *offers;
    const struct mix *mixes;
    const struct rest_break *breaks;
    const struct resource *resources;
    const struct use *uses;
    const struct repeat *repeats;
    const struct mark *marks;
    const struct quota *quotas;
    const struct share_group *share_groups;
    const struct share *shares; /* by group, then person */
    const struct bond *bonds;
    const struct callout *callouts;
    const int *gap_min;          /* n_people: rest between two slots */
    const uint64_t *person_tags; /* n_people */
    const int
        *travel_min; /* n_places * n_places, from * n_places + to; closed under shortest paths */
    struct rest rest;
    int n_tasks, n_slots, n_offers, n_mixes, n_breaks, n_resources, n_uses, n_quotas;
    int n_share_groups, n_shares, n_bonds, n_callouts, n_people, n_places, n_repeats, n_marks;
    int64_t slack[LEVELS]; /* value - bound <= slack counts as proven */
    int slack_pct[LEVELS]; /* the larger of the two: percent of the bound */
};

/* True when well formed.  Otherwise puts the first thing wrong into
 * text[0..size), "offer 7: no slot 90".  Numbers have ends: moments, minutes and single costs
 * 2^40, what a level can come to in all 2^49, places 30,000, a slack 1000 percent.  Whether
 * ways are closed under shortest paths is not looked at.  Everything below rests on it. */
bool problem_ok(const struct problem *problem, char *text, size_t size);

/* Bytes that a solve takes beside the problem itself, as far as that can be told
 * beforehand: somewhat more than it then comes to, for a week less than twice as much. */
int64_t problem_memory(const struct problem *problem);
/* Are they within 1 GiB?  Some 1,200,000 offers are.  problem_solve() does not begin with what
 * does not fit: SOLVE_FAILED, nothing allocated, answer->chosen untouched. */
bool problem_fits(const struct problem *problem);

enum proof { PROOF_NONE, PROOF_COUNT, PROOF_LP, PROOF_TREE };
extern const char *const proof_names[]; /* "none" "count" "lp" "tree" */

enum stopped { STOPPED_PROOF, STOPPED_WORK, STOPPED_TIME, STOPPED_USER };
extern const char *const stopped_names[]; /* "proof" "work" "time" "user" */

/* value: level k of the plan.  bound: proven lower bound on level k over all
 * plans with level i <= value[i] for every i < k; where levels before have a
 * slack, over plans with level i <= max(value[i], bound[i] + slack).
 * optimal: value - bound <= slack. */
struct level_result {
    int64_t value, bound, slack;
    bool optimal;
    enum proof proof;
};

struct progress {           /* told now and then while solving */
    int64_t filled, wanted; /* people placed, people wanted */
    int level;              /* being worked on */
    struct level_result levels[LEVELS];
};

struct proof_sink;
struct effort {
    double seconds;       /* safety stop by the clock; 0: none */
    int64_t work;         /* pivots + nodes + moves in all; 0: the default */
    const bool *stop;     /* NULL, or becomes true: keep the best, return within 2 s */
    const int64_t *known; /* NULL, or a bound of each level that is proven already */
    bool plans;           /* what is known is enough: only a better plan is wanted */
    int threads; /* 0: two where it is worth it; 1; 2: wherever it can be.  The answer is the same
                  */
    /* NULL: nobody listens.  Never twice at a time, but from another thread of ours, too. */
    void (*tell)(void *context, const struct progress *progress);
    void *context;
    struct proof_sink *proof; /* NULL, or: what is proven is told there; see proof.h */
};

enum solve_status {
    SOLVE_OPTIMAL,    /* every level proven within its slack */
    SOLVE_FEASIBLE,   /* a legal plan */
    SOLVE_IMPOSSIBLE, /* the locked promises contradict each other or a hard limit */
    SOLVE_FAILED,     /* no memory, or the MIP library gave up before any plan */
};

struct answer {
    bool *chosen; /* n_offers, the caller's */
    struct level_result levels[LEVELS];
    enum stopped stopped;
};

/* Of a problem that problem_ok().  Fills answer->chosen: a legal plan unless SOLVE_IMPOSSIBLE or
 * SOLVE_FAILED, of which levels mean nothing.
 * start: NULL, or a plan to begin from (n_offers; need not be legal).
 * Same problem, same effort.work, same plan, unless stopped by the clock or the user. */
enum solve_status problem_solve(const struct problem *problem, const struct effort *effort,
                                const bool *start, struct answer *answer);

/* One thing a limit has to say about a plan. */
struct finding {
    const char *limit;            /* "overlap" */
    int task, other_task, person; /* -1 where it does not apply */
    int64_t amount;               /* people missing, minutes over...: see the limit */
    int level;
    int64_t cost; /* its share of the plan's value at level */
    bool hard;    /* the plan may not stand; cost is 0 */
    bool inner;   /* of a break: the one inside long work */
};
typedef void finding_fn(void *context, const struct finding *finding);

/* Judges any plan, whoever made it.  Calls tell() (may be NULL) for each
 * finding, in the order of limits.  True when legal; value[LEVELS] is set either way. */
bool problem_judge(const struct problem *problem, const bool *chosen, int64_t *value,
                   finding_fn *tell, void *context);

/* The plain model around a plan, made once for several files.  chosen: NULL, or the plan
 * (n_offers; borrowed).  No reduction but clique rows; integer coefficients; no objective constant;
 * every variable bounded above; names x<offer> u<task> y<n> z<n>.  NULL: no memory. */
struct plain;
struct plain *plain_make(const struct problem *problem, const bool *chosen);
void plain_release(struct plain *plain); /* accepts NULL */
/* One level as CPLEX LP text: min level, subject to every hard limit and level i <= value[i] for
 * i < level (rows "lev1: ... <= ").  For preference-like levels after one with slack: <= max(value,
 * bound + slack), as given in cap[]; below 0: no such row.
 * Writes at most max_bytes; false when that is not enough (or the stream failed). */
bool plain_write_lp(struct plain *plain, int level, const int64_t *cap, FILE *file,
                    size_t max_bytes);
/* The same model's variables for the plan: "name value" lines, zeros left out. */
bool plain_write_sol(struct plain *plain, FILE *file);

#endif
