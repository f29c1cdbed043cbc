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

#endif
