/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/dispatch.h - inside the desk: a page's request with what lies beneath. */
#ifndef SCHEDULER_DESK_DISPATCH_H
#define SCHEDULER_DESK_DISPATCH_H

#include "scheduler/desk/parts.h"

struct visit {
    struct web web; /* first: pages get its address */
    struct exchange *exchange;
    struct login_session *session;
    struct login login;
    const char *cookie; /* to set */
};

/* reply.c: what the page said, framed unless it is a file; or what went wrong. */
void visit_send(struct visit *visit);
void visit_send_fault(struct visit *visit, const struct fault *fault);

/* seen.c: the season's version that a form was drawn from, as a hidden field. */
void stale_mark(struct web *web);
bool stale_minds(const struct page_row *row); /* whether forms of such a page bear it */
/* stale.c: a form from before a change of somebody else: *told when the page now says who changed
 * what, and keeps the form to be sent all the same. */
bool stale_tell(struct visit *visit, bool *told, struct fault *fault) MUST_CHECK;
/* The same number for the command that the form asks for, which holds to it while it stores:
 * "--seen=N"; NULL: the form decides nothing. */
const char *stale_option(struct web *web);

#endif
