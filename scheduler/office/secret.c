/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/secret.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Without random numbers nothing here is secret. */
static void must_begin(void)
{
    if (sodium_init() < 0) {
        fputs("the system gives no random numbers\n", stderr);
        abort();
    }
}

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

const char *secret_word(int bytes, struct arena *arena)
{
    unsigned char random[64];
    size_t room =
        sodium_base64_encoded_len((size_t)bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *word = arena_new(arena, char, room);

    assert(bytes > 0 && (size_t)bytes <= sizeof random);
    must_begin();
    randombytes_buf(random, (size_t)bytes);
    sodium_bin2base64(word, room, random, (size_t)bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(random, sizeof random);
    return word;
}

void secret_hash(const unsigned char key[32], const char *purpose, const char *word,
                 char hash[SECRET_HASH])
{
    crypto_generichash_state state;
    unsigned char bytes[(SECRET_HASH - 1) / 2];

    crypto_generichash_init(&state, key, 32, sizeof bytes);
    crypto_generichash_update(&state, (const unsigned char *)purpose, strlen(purpose) + 1);
    crypto_generichash_update(&state, (const unsigned char *)word, strlen(word));
    crypto_generichash_final(&state, bytes, sizeof bytes);
    sodium_bin2hex(hash, SECRET_HASH, bytes, sizeof bytes);
}

bool secret_same(const char *left, const char *right)
{
    size_t length = strlen(left);

    return strlen(right) == length && sodium_memcmp(left, right, length) == 0;
}

bool secret_password_make(const char *password, struct arena *arena, const char **stored,
                          struct fault *fault)
{
    char *text = arena_new(arena, char, crypto_pwhash_STRBYTES);

    must_begin();
    if (crypto_pwhash_str(text, password, strlen(password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return fault_set(fault, FAULT_SYSTEM, "there is no memory to keep a password safely");
    *stored = text;
    return true;
}

bool secret_password_check(const char *password, const char *stored, bool *stale)
{
    /* Of a random word nobody knows. */
    static const char nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$"
                                 "c29tZSBzYWx0IG9mIG91cg$"
                                 "Zm9yIHRob3NlIHdobyBhcmUgbm90IGluIGhlcmUgISE";
    char text[crypto_pwhash_STRBYTES] = ""; /* the library reads that many */
    const char *kept = *stored ? stored : nobody;
    bool known = *stored && strlen(stored) < sizeof text;

    must_begin();
    if (strlen(kept) < sizeof text)
        memcpy(text, kept, strlen(kept) + 1);
    bool same = crypto_pwhash_str_verify(text, password, strlen(password)) == 0;
    *stale = known && crypto_pwhash_str_needs_rehash(text, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                                     crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0;
    return known && same;
}
