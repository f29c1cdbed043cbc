/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/genders.h - escorts of a candidate's own gender; only for scheduler/duty. */
#ifndef SCHEDULER_DUTY_GENDERS_H
#define SCHEDULER_DUTY_GENDERS_H

#include "scheduler/duty/derive.h"

enum { GENDERS_MAX = GENDER_OTHER };

/* Of one candidate; GENDER_NONE: the school does not ask, or it is not told. */
int gender_of(const struct derivation *derivation, int pupil);
/* Of all candidates in the rooms, or of those with rest breaks: how many. */
int genders_of(const struct derivation *derivation, const struct site_session *session, bool breaks,
               int genders[GENDERS_MAX]);
/* The duty is for somebody of this gender; its `because` says so. */
void gender_ask(const struct derivation *derivation, struct duty *duty, int gender);

#endif
