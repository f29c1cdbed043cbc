/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/secret.h"

#include <sodium.h>
#include <string.h>

const char *secret_uid(const unsigned char key[32], const char *staff, const char *duty,
                       const char *domain, struct arena *arena)
{
    crypto_generichash_state state;
    unsigned char hash[20];
    char text[2 * sizeof hash + 1];

    /* Lengths are part of what is hashed: the NUL between the two ends the code. */
    crypto_generichash_init(&state, key, 32, sizeof hash);
    crypto_generichash_update(&state, (const unsigned char *)staff, strlen(staff) + 1);
    crypto_generichash_update(&state, (const unsigned char *)duty, strlen(duty));
    crypto_generichash_final(&state, hash, sizeof hash);
    sodium_bin2hex(text, sizeof text, hash, sizeof hash);
    return arena_text(arena, "%s@%s", text, domain);
}
