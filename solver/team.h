/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/team.h - threads that do a piece of work together and then go on as one.
 *
 * All members run the same function, each with its own number; there they take whatever nobody has
 * taken yet, and return when nothing is left.  The caller is member 0 and works too.  What comes
 * out must not depend on who took what: results are written where they belong, and added up in
 * order afterwards.
 *
 * Between pieces members look for the next one for some microseconds, then sleep: pieces of a tenth
 * of a millisecond are worth sharing.  One that wakes up when all is done is not waited for.
 */
#ifndef SOLVER_TEAM_H
#define SOLVER_TEAM_H

enum { TEAM_MOST = 16, TEAM_USUAL = 2 }; /* members: at all, of a solve */

struct team;
typedef void team_work_fn(void *context, int member);

/* So many members, 1 to TEAM_MOST; threads begin with the first piece of work, and where the
 * machine gives fewer the others do their part.  NULL: no memory.  Close once; NULL is fine. */
struct team *team_open(int members);
void team_close(struct team *team);

/* Returns when every member that took part has returned.  NULL: the caller alone. */
void team_run(struct team *team, team_work_fn *work, void *context);

/* How many threads this machine can run at once. */
int team_processors(void);

#endif
