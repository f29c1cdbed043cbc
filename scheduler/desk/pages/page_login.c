/* SPDX-License-Identifier: GPL-3.0-or-later
 * Logging in: by a link once, then by name and password.  Passwords are hashed in a child. */
#include <string.h>

#include "scheduler/desk/accounts.h"

enum { SHORTEST = 10, LONGEST = 200, NAME_LONGEST = 60 };

static void put_login(struct web *web)
{
    html_put(&web->out, "<h1>Log in</h1>");
    web_form(web, "/login");
    html_put(
        &web->out,
        "<label for=\"name\">Name</label>"
        "<input id=\"name\" name=\"name\" autocomplete=\"username\" required>"
        "<label for=\"password\">Password</label>"
        "<input id=\"password\" name=\"password\" type=\"password\" "
        "autocomplete=\"current-password\" required>"
        "<p><button class=\"main\">Log in</button></p></form>"
        "<p class=\"quiet\">Forgotten it? The exams officer can make you a new link. The exams "
        "officer gets one by starting <code>examrota serve --new-link</code>.</p>");
}

static void put_choose(struct web *web, const struct account *account)
{
    html_put(&web->out,
             "<h1>Welcome</h1><p>Choose the password you will log in with: at least %d "
             "letters, such as four words you can remember. This link works once.</p>",
             SHORTEST);
    web_form(web, "/login");
    html_put(&web->out, "<input type=\"hidden\" name=\"key\" value=\"%s\">", web_field(web, "key"));
    html_put(&web->out,
             "<label for=\"name\">Name</label>"
             "<input id=\"name\" name=\"name\" autocomplete=\"username\" required maxlength=\"%d\" "
             "value=\"%s\">",
             NAME_LONGEST, account->name);
    html_put(&web->out,
             "<label for=\"password\">Password</label>"
             "<input id=\"password\" name=\"password\" type=\"password\" minlength=\"%d\" "
             "autocomplete=\"new-password\" required>"
             "<label for=\"again\">The same again</label>"
             "<input id=\"again\" name=\"again\" type=\"password\" "
             "autocomplete=\"new-password\" required>"
             "<p><button class=\"main\">Keep it and go to Today</button></p></form>",
             SHORTEST);
}

bool password_is_fit(const struct web *web, struct fault *fault)
{
    const char *password = web_field(web, "password");

    if (strlen(password) < SHORTEST || strlen(password) > LONGEST || strchr(password, '\n'))
        return fault_set(fault, FAULT_INPUT, "a password has %d to %d letters", SHORTEST, LONGEST);
    if (strcmp(password, web_field(web, "again")) != 0)
        return fault_set(fault, FAULT_INPUT, "the two passwords are not the same");
    return true;
}

/* NULL: the page must wait, or (fault) it cannot be hashed. */
const char *password_hash(struct web *web, struct fault *fault)
{
    static const char *const words[] = {"password", "make", NULL};
    const struct child_result *done =
        web_child(web, words, arena_text(web->arena, "%s\n", web_field(web, "password")));

    if (!done || !web_child_good(done, fault))
        return NULL;
    return arena_copy_part(web->arena, done->out, strcspn(done->out, "\n"));
}

static bool begin(struct web *web, const struct account *account)
{
    if (web->login)
        session_end(web->server, web_session(web));
    web_cookie(web, session_begin(web->server, account, web->arena));
    return web_go(web, "/");
}

static bool choose(struct web *web, struct account *account, struct fault *fault)
{
    const char *name = web_field(web, "name");

    if (!web_is_post(web)) {
        put_choose(web, account);
        return true;
    }
    if (!*name || strlen(name) > NAME_LONGEST || strchr(name, '\n'))
        return fault_set(fault, FAULT_INPUT, "a name has 1 to %d letters", NAME_LONGEST);
    if (!password_is_fit(web, fault))
        return false;
    const char *hash = password_hash(web, fault);
    if (!hash)
        return web->waits;
    account->name = name;
    account->password = hash;
    account->link = "";
    if (!account_save(web, account, "chose a password by a login link", fault))
        return false;
    web->server->first_link[0] = '\0';
    if (!account_find(web, name, &account, fault))
        return false;
    session_end_account(web->server, account->id, NULL);
    return begin(web, account);
}

/* A try counts as failed from its beginning until it is known to be good: else a thousand at once
 * would all be free.  Asked and counted once, before the child. */
static bool try_begins(struct web *web, const char *name, struct fault *fault)
{
    if (web_exchange(web)->children)
        return true;
    int64_t wait = tries_wait(web->server, name, web->address);
    if (wait > 0)
        return fault_set(fault, FAULT_DENIED,
                         "too many wrong passwords; wait %lld seconds and try again",
                         (long long)wait);
    tries_add(web->server, name, web->address);
    return true;
}

static bool check(struct web *web, struct fault *fault)
{
    static const char *const words[] = {"password", "check", NULL};
    const char *name = web_field(web, "name");
    struct account *account = NULL;
    struct fault unknown = {0};

    if (!try_begins(web, name, fault))
        return false;
    if (!account_find(web, name, &account, &unknown) && unknown.kind != FAULT_MISSING) {
        *fault = unknown;
        return false;
    }
    const char *stored = account ? account->password : "";
    const char *typed = web_field(web, "password");
    const struct child_result *done = web_child(
        web, words, arena_text(web->arena, "%.*s\n%s\n", (int)strcspn(typed, "\n"), typed, stored));
    if (!done)
        return true;
    if (!account || strcmp(done->out, "yes\n") != 0)
        return fault_set(fault, FAULT_DENIED, "that name and password do not belong together");
    tries_forget(web->server, name, web->address);
    return account_note(web, account->name, "logged in", fault) && begin(web, account);
}

bool page_login(struct web *web, struct fault *fault)
{
    struct account *account;

    if (web_asked(web, "key"))
        return account_of_link(web, web_field(web, "key"), &account, fault) &&
               choose(web, account, fault);
    if (web_is_post(web))
        return check(web, fault);
    put_login(web);
    return true;
}

bool page_logout(struct web *web, struct fault *fault)
{
    (void)fault;
    session_end(web->server, web_session(web));
    web_cookie(web, session_cookie_gone(web->server, web->arena));
    return web_go(web, "/login");
}

bool page_password(struct web *web, struct fault *fault)
{
    struct account *account;

    if (!account_find(web, web->login->name, &account, fault))
        return false;
    if (!web_is_post(web)) {
        html_put(&web->out, "<h1>Change your password</h1>");
        web_form(web, "/password");
        html_put(&web->out,
                 "<label for=\"old\">Password so far</label><input id=\"old\" name=\"old\" "
                 "type=\"password\" autocomplete=\"current-password\" required>"
                 "<label for=\"password\">New password (at least %d letters)</label>"
                 "<input id=\"password\" name=\"password\" type=\"password\" "
                 "autocomplete=\"new-password\" required>"
                 "<label for=\"again\">The same again</label><input id=\"again\" name=\"again\" "
                 "type=\"password\" autocomplete=\"new-password\" required>"
                 "<p><button class=\"main\">Change it</button></p></form>",
                 SHORTEST);
        return true;
    }
    static const char *const words[] = {"password", "check", NULL};
    const char *old = web_field(web, "old");
    if (!password_is_fit(web, fault) || !try_begins(web, account->name, fault))
        return false;
    const struct child_result *done = web_child(
        web, words,
        arena_text(web->arena, "%.*s\n%s\n", (int)strcspn(old, "\n"), old, account->password));
    if (!done)
        return true;
    if (strcmp(done->out, "yes\n") != 0)
        return fault_set(fault, FAULT_DENIED, "the password so far is another one");
    tries_forget(web->server, account->name, web->address);
    const char *hash = password_hash(web, fault);
    if (!hash)
        return web->waits;
    account->password = hash;
    if (!account_save(web, account, "changed the password", fault))
        return false;
    session_end_account(web->server, account->id, web_session(web));
    web_say(web, "Your password is changed. Other places where you were logged in are closed.");
    return web_go(web, "/");
}
