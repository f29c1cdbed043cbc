/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/secret.h - keyed hashes, random words, passwords.  libsodium in one file. */
#ifndef SCHEDULER_OFFICE_SECRET_H
#define SCHEDULER_OFFICE_SECRET_H

#include "scheduler/base/arena.h"

enum { SECRET_HASH = 65 }; /* hexadecimal digits of a hash, and a NUL */

/* UID of a duty in one person's feed: keyed BLAKE2b-160 of staff code and duty key, so that
 * neither can be read from it, and the school's domain; stored, the duty keeps it for life. */
const char *secret_uid(const unsigned char key[32], const char *staff, const char *duty,
                       const char *domain, struct arena *arena);

/* A word nobody can guess: so many random bytes as base64url (20 bytes: 27 letters). */
const char *secret_word(int bytes, struct arena *arena);
/* What is kept of such a word, and what it is looked up by: keyed BLAKE2b-256, hexadecimal.
 * purpose keeps hashes for different uses apart. */
void secret_hash(const unsigned char key[32], const char *purpose, const char *word,
                 char hash[SECRET_HASH]);
/* Compares in the same time wherever two hashes of equal length differ. */
bool secret_same(const char *left, const char *right);

/* argon2id, 64 MiB and a tenth of a second: for a child process (cli/commands/cmd_password.c). */
bool secret_password_make(const char *password, struct arena *arena, const char **stored,
                          struct fault *fault) MUST_CHECK;
/* stored "": takes as long as a real one and is false. */
bool secret_password_check(const char *password, const char *stored, bool *stale);

#endif
