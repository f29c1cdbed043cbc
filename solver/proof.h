/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/proof.h - certificates that last: what a solve proved, as text, while it proves it.
 *
 * Give problem_solve() an effort with a struct proof_sink and every certified
 * relaxation is told to its file: the rows that carry the bound, whole
 * multipliers, the columns in them.  Whoever reads it adds it up again without
 * any of this room's code; docs/certificate.md is the format, and
 * scheduler/recount/ a reader.
 *
 * For those who prove something: one line where a certificate is at hand.
 *
 *   proof_split   a problem was cut into parts; what follows is about them
 *   proof_part    a part's certificate at a level
 *   proof_fixes   the choices that it decides, with the cap they rest on
 *   proof_weeks   a level's bound by prices on rows and each person's cheapest week
 *   proof_branches  the same by branching
 *   proof_tree .. proof_tree_end   a tree over a part: nodes, and each one's certificate
 *   proof_search  the same of one that adds rows and narrows ends
 *   proof_price   in a split: earlier levels have a price instead of a cap
 *   proof_level   a level's bound was taken over: from the parts' sum, or from elsewhere
 *   proof_forget  later levels' bounds and choices rest on nothing any more
 *
 * All accept NULL and do nothing.  A bound of a new kind needs nothing but
 * solve_bound(): the file then says that it is not stored.
 */
#ifndef SOLVER_PROOF_H
#define SOLVER_PROOF_H

#include <stdio.h>

#include "solver/problem.h"

struct certificate;
struct mip_log;
struct model;
struct solve;

/* Of a problem cut out of a larger one: what each thing is called there. */
struct thing_names {
    const int *offer, *task, *slot, *mix, *bond, *rest_break, *quota, *callout, *group;
};

/* Zero-initialise, set file and left. */
struct proof_sink {
    FILE *file;
    const struct thing_names *names; /* NULL, or: only claims of prices are told, of this part */
    int64_t left; /* bytes it may still take; what no longer fits is not stored, and said so */
    bool full;
    bool in_split;
    bool in_tree;
    int split_level;
    int part;                   /* of the split, or of what names are of: which weeks are told of */
    int64_t sum, shown[LEVELS]; /* of the split so far; the best of each level */
    int counted;                /* part of the split whose claim was told last, -1, */
    int64_t counts;             /* and what it is worth in the sum */
};

/* First of all: what it is about. */
void proof_problem(struct proof_sink *proof, const struct problem *problem);
void proof_text(struct proof_sink *proof, const char *text);

/* Made for a level's bound; n_parts 0: the parts are done with. */
void proof_split(struct proof_sink *proof, int n_parts, int level);
/* In the split's sums each unit of the level counts so much; the split's own level, told last,
 * is divided by its own. */
void proof_price(struct proof_sink *proof, int level, int64_t price);
void proof_part(struct proof_sink *proof, int part, const struct model *model, int level,
                const struct certificate *certificate);
/* Of the model's offers, those with certificate_fixes(.., best). */
void proof_fixes(struct proof_sink *proof, int part, const struct model *model, int level,
                 const struct certificate *certificate, int64_t best);

/* The whole problem as one part. */
struct proof_prices {
    const int64_t *multipliers; /* by row of the model, in units of 2^-shift */
    int shift;
    const bool *hours; /* by row: does it hold choices of one person only, and their week fits? */
    int64_t bound;
    /* NULL, or: rows from first_known on are of the search told last, as of struct mip_told, and
     * what is told is of plans below its target.  Each may be broken by a column from over on. */
    const int *known;
    int first_known, over;
};
/* Nothing where as much is told already. */
void proof_weeks(struct proof_sink *proof, const struct model *model, int level,
                 const struct proof_prices *prices);

/* A tree of such prices over the whole: log's lines are of weeks_tree.c.  Nothing where as much is
 * told already. */
void proof_branches(struct proof_sink *proof, const struct model *model, int level,
                    const struct mip_log *log, const bool *hours, int64_t bound);

/* Between the two, proof_node() for each node in order of its number, and
 * proof_visit() once for those that were relaxed. */
void proof_tree(struct proof_sink *proof, int part, const struct model *model, int level);
void proof_node(struct proof_sink *proof, int parent, int column, int64_t low, int64_t high);
/* empty: the multipliers show that no solution is there; see tree.c. */
void proof_visit(struct proof_sink *proof, int node, const struct certificate *certificate,
                 bool empty);
void proof_tree_end(struct proof_sink *proof);

/* A branch and bound with cuts, over the model as it was told.  False: it is not stored. */
bool proof_search(struct proof_sink *proof, int part, const struct model *model, int level,
                  const struct mip_log *log);

void proof_level(struct proof_sink *proof, int level, int64_t bound, const char *how);
/* A problem solved week by week: what the weeks' bounds add up to, which is not stored. */
void proof_windows(struct proof_sink *proof, const struct answer *answer);
/* Before the end: stores what closed levels left out, where that costs little. */
void proof_more(struct solve *solve);
void proof_forget(struct proof_sink *proof, int level);

#endif
