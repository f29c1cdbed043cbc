/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who may log in: new accounts, new links, leavers. */
#include <string.h>

#include "scheduler/desk/accounts.h"

enum { LINK_S = 7 * 24 * 3600 };

static void put_roles(struct web *web, int chosen)
{
    html_put(&web->out, "<select id=\"role\" name=\"role\">");
    for (int i = 0; i < ROLES; i++) {
        html_put(&web->out, "<option value=\"%s\"", role_words[i]);
        if (i == chosen)
            html_put(&web->out, " selected");
        html_put(&web->out, ">%s</option>", role_titles[i]);
    }
    html_put(&web->out, "</select>");
}

static void put_row(struct web *web, const struct account *account)
{
    struct html *out = &web->out;
    int role = word_find(role_words, account->role);
    int person = season_person(&web->office->season, account->staff);
    const char *state = *account->password ? "has a password" : "waits for its link to be used";

    html_put(out, "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td><td>",
             account->name, role_titles[role],
             person < 0 ? account->staff : web->office->season.people[person].name, state);
    web_form(web, "/accounts");
    html_put(out,
             "<input type=\"hidden\" name=\"name\" value=\"%s\">"
             "<button name=\"do\" value=\"link\">New login link</button> "
             "<button name=\"do\" value=\"remove\">Remove</button></form></td></tr>",
             account->name);
}

static bool put_page(struct web *web, const char *link, const char *whose, struct fault *fault)
{
    struct html *out = &web->out;
    struct account *list;
    int count;

    if (!store_accounts(web->server->store, web->arena, &list, &count, fault))
        return false;
    html_put(out, "<h1>Accounts</h1>");
    if (link) {
        html_put(
            out,
            "<section class=\"said\"><h2>A login link for %s</h2><p>Give it to them now: it is "
            "shown once, works once, and for seven days.</p>"
            "<p class=\"address\" id=\"link\">%s</p>"
            "<button type=\"button\" data-copy=\"#link\" hidden>Copy</button></section>",
            whose, link);
    }
    html_put(out, "<div class=\"scroll\"><table><caption>Who may log in</caption><thead><tr>"
                  "<th scope=\"col\">Name</th><th scope=\"col\">May do what</th>"
                  "<th scope=\"col\">Person</th><th scope=\"col\">Password</th>"
                  "<th scope=\"col\">Change</th></tr></thead><tbody>");
    for (int i = 0; i < count; i++)
        put_row(web, &list[i]);
    html_put(out, "</tbody></table></div><h2>A new account</h2>");
    web_form(web, "/accounts");
    html_put(out, "<label for=\"name\">Name to log in with</label>"
                  "<input id=\"name\" name=\"name\" maxlength=\"60\" required>"
                  "<label for=\"role\">May do what</label>");
    put_roles(web, ROLE_STAFF);
    html_put(out, "<label for=\"staff\">Staff code (for those who see their own week)</label>"
                  "<input id=\"staff\" name=\"staff\" maxlength=\"40\">"
                  "<p><button class=\"main\" name=\"do\" value=\"add\">Make it and show a login "
                  "link</button></p></form>");
    return true;
}

static bool give_link(struct web *web, struct account *account, const char *what,
                      struct fault *fault)
{
    char hash[SECRET_HASH];
    const char *word = secret_word(24, web->arena);

    secret_hash(web->server->secret, "login-link", word, hash);
    account->link = arena_copy(web->arena, hash);
    account->link_until_utc = web->now_utc + LINK_S;
    return account_save(web, account, what, fault) &&
           put_page(web, arena_text(web->arena, "%s/login?key=%s", web->server->base, word),
                    account->name, fault);
}

static bool add(struct web *web, struct fault *fault)
{
    const char *role = web_field(web, "role"), *staff = web_field(web, "staff");
    struct account account = {.name = web_field(web, "name"),
                              .role = role,
                              .staff = staff,
                              .password = "",
                              .made_utc = web->now_utc};

    if (!*account.name || strlen(account.name) > 60 || word_find(role_words, role) < 0)
        return fault_set(fault, FAULT_INPUT, "a name and a role are wanted");
    if (*staff && season_person(&web->office->season, staff) < 0)
        return fault_set(fault, FAULT_INPUT, "there is nobody with the staff code '%s'", staff);
    if (strcmp(role, role_words[ROLE_STAFF]) == 0 && !*staff)
        return fault_set(fault, FAULT_INPUT, "a staff account wants the staff code of its person");
    return give_link(web, &account, "made", fault);
}

bool page_accounts(struct web *web, struct fault *fault)
{
    const char *what = web_field(web, "do"), *name = web_field(web, "name");
    struct account *account;

    if (!web_is_post(web))
        return put_page(web, NULL, NULL, fault);
    if (strcmp(what, "add") == 0)
        return add(web, fault);
    if (!account_find(web, name, &account, fault))
        return false;
    if (strcmp(what, "link") == 0)
        return give_link(web, account, "new login link", fault);
    if (strcmp(what, "remove") != 0)
        return fault_set(fault, FAULT_USAGE, "there is no such button");
    struct change_note note = {.who = web->login->name,
                               .command = "desk",
                               .summary = arena_text(web->arena, "account '%s': removed", name),
                               .now_utc = web->now_utc};
    if (!store_account_remove(web->server->store, account->id, &note, fault))
        return false;
    session_end_account(web->server, account->id, NULL);
    web_say(web, "%s can no longer log in.", name);
    return web_go(web, "/accounts");
}
