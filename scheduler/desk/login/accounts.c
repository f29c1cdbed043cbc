/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/accounts.h"

#include <string.h>

bool account_find(struct web *web, const char *name, struct account **account, struct fault *fault)
{
    struct account *list;
    int count;

    if (!store_accounts(web->server->store, web->arena, &list, &count, fault))
        return false;
    for (int i = 0; i < count; i++) {
        if (strcmp(list[i].name, name) == 0) {
            *account = &list[i];
            return true;
        }
    }
    return fault_set(fault, FAULT_MISSING, "there is no account of that name");
}

bool account_of_link(struct web *web, const char *word, struct account **account,
                     struct fault *fault)
{
    struct account *list;
    char hash[SECRET_HASH];
    int count;

    secret_hash(web->server->secret, "first-link", word, hash);
    if (web->server->first_link[0] && secret_same(web->server->first_link, hash)) {
        *account = arena_new(web->arena, struct account, 1);
        **account = (struct account){.name = "",
                                     .role = role_words[ROLE_OFFICER],
                                     .staff = "",
                                     .password = "",
                                     .link = "",
                                     .made_utc = web->now_utc};
        return true;
    }
    secret_hash(web->server->secret, "login-link", word, hash);
    if (!store_accounts(web->server->store, web->arena, &list, &count, fault))
        return false;
    for (int i = 0; i < count; i++) {
        if (*list[i].link && secret_same(list[i].link, hash) &&
            list[i].link_until_utc >= web->now_utc) {
            *account = &list[i];
            return true;
        }
    }
    return fault_set(
        fault, FAULT_DENIED,
        "this link was used already, or is too old; ask the exams officer for a new one");
}

static struct change_note note_of(struct web *web, const char *who, const char *summary)
{
    return (struct change_note){
        .who = who, .command = "desk", .summary = summary, .now_utc = web->now_utc};
}

bool account_save(struct web *web, const struct account *account, const char *what,
                  struct fault *fault)
{
    const char *summary = arena_text(web->arena, "account '%s': %s", account->name, what);
    struct change_note note = note_of(web, web->login ? web->login->name : account->name, summary);

    return store_account_save(web->server->store, account, &note, fault);
}

bool account_note(struct web *web, const char *who, const char *what, struct fault *fault)
{
    struct change_note note = note_of(web, who, what);

    return store_note(web->server->store, &note, fault);
}
