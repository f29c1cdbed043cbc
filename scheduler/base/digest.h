/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/base/digest.h - FNV-1a over 128 bits: are these the same bytes?  No secret. */
#ifndef SCHEDULER_BASE_DIGEST_H
#define SCHEDULER_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "scheduler/base/arena.h"

struct digest {
    uint64_t high, low;
};

void digest_begin(struct digest *digest);
void digest_bytes(struct digest *digest, const void *bytes, size_t size);
void digest_number(struct digest *digest, int64_t number);
void digest_text(struct digest *digest, const char *text);                /* with its end */
const char *digest_hex(const struct digest *digest, struct arena *arena); /* 32 digits */

#endif
