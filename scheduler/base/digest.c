/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/digest.h"

#include <inttypes.h>
#include <string.h>

void digest_begin(struct digest *digest)
{
    *digest = (struct digest){UINT64_C(0x6c62272e07bb0142), UINT64_C(0x62b821756295c58d)};
}

/* A byte at a time. */
void digest_bytes(struct digest *digest, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;

    for (size_t i = 0; i < size; i++) {
        digest->low ^= at[i];
        /* times 2^88 + 0x13b: the low half's product in two steps of 32 bits */
        uint64_t low = (digest->low & 0xffffffffU) * 0x13bU;
        uint64_t middle = (digest->low >> 32) * 0x13bU + (low >> 32);
        digest->high = digest->high * 0x13bU + (middle >> 32) + (digest->low << 24);
        digest->low = middle << 32 | (low & 0xffffffffU);
    }
}

void digest_number(struct digest *digest, int64_t number)
{
    unsigned char bytes[8];

    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)((uint64_t)number >> (8 * i));
    digest_bytes(digest, bytes, sizeof bytes);
}

void digest_text(struct digest *digest, const char *text)
{
    digest_bytes(digest, text, strlen(text) + 1);
}

const char *digest_hex(const struct digest *digest, struct arena *arena)
{
    return arena_text(arena, "%016" PRIx64 "%016" PRIx64, digest->high, digest->low);
}
