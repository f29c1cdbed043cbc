/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/address.h"

#include <string.h>

#include "scheduler/store/addresses.h"

enum { HINT = 4 };

void address_hash(const unsigned char key[32], const char *token, char hash[SECRET_HASH])
{
    secret_hash(key, "calendar", token, hash);
}

static bool is_used(struct office *office, int person, bool *used, struct fault *fault)
{
    struct feed_address *list;
    int count;

    if (!store_addresses(office->store, &office->season, office->arena, &list, &count, fault))
        return false;
    *used = false;
    for (int i = 0; i < count; i++)
        *used = *used || (list[i].staff == person && !list[i].ended_utc);
    return true;
}

bool office_address(struct office *office, int person, enum address_wish wish, const char **token,
                    struct fault *fault)
{
    static const char *const done[] = {"made", "changed", "ended"};
    const struct person *who = &office->season.people[person];
    struct feed_address fresh = {.made_utc = office->now_utc};
    unsigned char key[32];
    char hash[SECRET_HASH];
    bool used;

    if (!is_used(office, person, &used, fault) || !store_secret(office->store, key, fault))
        return false;
    if (wish == ADDRESS_FIRST && used) {
        return fault_set(fault, FAULT_CONFLICT,
                         "%s has an address already, and it is never shown again; --rotate gives a "
                         "new one and ends the old",
                         who->staff);
    }
    if (wish == ADDRESS_REVOKE && !used)
        return fault_set(fault, FAULT_MISSING, "%s has no address in use", who->staff);
    const char *word = wish == ADDRESS_REVOKE ? "" : secret_word(FEED_TOKEN_BYTES, office->arena);
    address_hash(key, word, hash);
    fresh.hash = hash;
    fresh.hint = word + (strlen(word) > HINT ? strlen(word) - HINT : 0);
    struct change_note note = office_note(
        office, arena_text(office->arena, "calendar address of %s: %s", who->staff, done[wish]));
    if (!store_address_replace(office->store, who, *word ? &fresh : NULL, &note, fault))
        return false;
    *token = word;
    return true;
}
