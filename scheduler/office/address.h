/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/address.h - a calendar's secret address: made, changed, ended.
 *
 * 160 random bits; only their keyed hash is stored, so the address can be shown once and never
 * again.  An address that ended answers an empty calendar for FEED_EMPTY_DAYS, so that calendars
 * forget the duties they know, and then says that it is gone.
 */
#ifndef SCHEDULER_OFFICE_ADDRESS_H
#define SCHEDULER_OFFICE_ADDRESS_H

#include "scheduler/office/office.h"
#include "scheduler/office/secret.h"

enum { FEED_TOKEN_BYTES = 20, FEED_EMPTY_DAYS = 14 };

enum address_wish { ADDRESS_FIRST, ADDRESS_ROTATE, ADDRESS_REVOKE };
/* The new token, "" when revoked.  FAULT_CONFLICT: FIRST where one is in use (it cannot be shown
 * again: rotate it); FAULT_MISSING: revoke where none is. */
bool office_address(struct office *office, int person, enum address_wish wish, const char **token,
                    struct fault *fault) MUST_CHECK;
void address_hash(const unsigned char key[32], const char *token, char hash[SECRET_HASH]);

/* The bytes of a person's calendar; empty: without any event.  free(*text). */
bool office_feed_text(const struct office *office, int person, bool utc, bool empty,
                      struct arena *arena, char **text, size_t *size);

#endif
