/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/secret.h - keyed hashes.  libsodium in one file. */
#ifndef SCHEDULER_OFFICE_SECRET_H
#define SCHEDULER_OFFICE_SECRET_H

#include "scheduler/base/arena.h"

/* UID of a duty in one person's feed: keyed BLAKE2b-160 of staff code and duty key, so that
 * neither can be read from it, and the school's domain; stored, the duty keeps it for life. */
const char *secret_uid(const unsigned char key[32], const char *staff, const char *duty,
                       const char *domain, struct arena *arena);

#endif
