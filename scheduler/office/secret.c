/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/secret.h"

#include <sodium.h>
#include <string.h>

const char *secret_uid(const unsigned char key[32], const char *staff, const char *duty,
                       struct arena *arena)
{
    crypto_generichash_state state;
    unsigned char hash[20];
    char *text = arena_new(arena, char, 2 * sizeof hash + sizeof "@examrota");

    /* Lengths are part of what is hashed: the NUL between the two ends the code. */
    crypto_generichash_init(&state, key, 32, sizeof hash);
    crypto_generichash_update(&state, (const unsigned char *)staff, strlen(staff) + 1);
    crypto_generichash_update(&state, (const unsigned char *)duty, strlen(duty));
    crypto_generichash_final(&state, hash, sizeof hash);
    sodium_bin2hex(text, 2 * sizeof hash + 1, hash, sizeof hash);
    memcpy(text + 2 * sizeof hash, "@examrota", sizeof "@examrota");
    return text;
}
