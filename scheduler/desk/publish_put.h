/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/publish_put.h - versions of what was told, and what they changed. */
#ifndef SCHEDULER_DESK_PUBLISH_PUT_H
#define SCHEDULER_DESK_PUBLISH_PUT_H

#include "scheduler/desk/web.h"

void versions_put(struct web *web);
/* FAULT_MISSING: there is no such version. */
bool version_put(struct web *web, int version, struct fault *fault) MUST_CHECK;
/* All that changed after a version. */
bool differences_put(struct web *web, int version, struct fault *fault) MUST_CHECK;

#endif
