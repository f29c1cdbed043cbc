/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/store/addresses.h - secret addresses of calendars.
 *
 * Written beside the season: its version stays, so that a plan being made is not in conflict
 * with a calendar that was fetched or a lost address that was changed.
 */
#ifndef SCHEDULER_STORE_ADDRESSES_H
#define SCHEDULER_STORE_ADDRESSES_H

#include "scheduler/store/store.h"

/* As they are now, by hash; staff as places in the season. */
bool store_addresses(struct store *store, const struct season *season, struct arena *arena,
                     struct feed_address **addresses, int *count, struct fault *fault) MUST_CHECK;
/* Ends those the person has in use, and adds a new one unless fresh is NULL. */
bool store_address_replace(struct store *store, const struct person *person,
                           const struct feed_address *fresh, const struct change_note *note,
                           struct fault *fault) MUST_CHECK;
/* What was fetched and answered of these (id, fetched_utc, client, body, body_utc): no history. */
bool store_addresses_used(struct store *store, const struct feed_address *const *addresses,
                          int count, struct fault *fault) MUST_CHECK;
/* Grows whenever another program changed the file. */
bool store_changes(struct store *store, int64_t *changes, struct fault *fault) MUST_CHECK;

#endif
