/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/mip_session.h - one program relaxed again and again, its columns' ends moved.
 *
 * A node of a tree takes ten pivots; making the program anew in the library, and its basis
 * with it, takes as long as fifty.  A session keeps both.
 *
 * While it lasts, no other call of mip.h may be made by the same thread: they end by throwing
 * the library's environment away.
 */
#ifndef SOLVER_MIP_SESSION_H
#define SOLVER_MIP_SESSION_H

#include "solver/mip.h"

struct mip_session;

/* NULL: no memory.  The mip is borrowed: only low and high of its columns may change.
 * even: the library has each row as a part of it, so that the largest factors of all rows are of
 * one size; for rows out of cuts, whose factors go to thousands. */
struct mip_session *mip_session_begin(struct mip *mip, bool even);
/* As mip_relax() by the dual simplex, from where the last one ended. */
enum mip_status mip_session_relax(struct mip_session *session, const struct mip_effort *effort);
/* Just after a relaxation: so many times each row, which leaves of all basic columns this one
 * alone, once.  False: it is not basic, or the library cannot tell. */
bool mip_session_row(struct mip_session *session, int column, double *weights);
void mip_session_end(struct mip_session *session); /* accepts NULL */

#endif
