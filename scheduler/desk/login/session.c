/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who has logged in.  A session is made at login and never before, so that nobody can plant one;
 * only hashes of cookies are kept, here and (session_keep.c) in the school file. */
#include <string.h>

#include "scheduler/desk/parts.h"

enum { IDLE_S = 30 * 60, LIFE_S = 10 * 3600, COOKIE_BYTES = 24 };

static const char *cookie_name(const struct server *server)
{
    return server->secure ? "__Host-examrota" : "examrota";
}

/* The value of our cookie inside "a=1; b=2", or NULL. */
static const char *cookie_value(const struct server *server, const struct http_request *request,
                                size_t *size)
{
    const char *text = http_header(request, "Cookie"), *name = cookie_name(server);
    size_t length = strlen(name);

    while (text && *text) {
        text += strspn(text, " ;");
        size_t part = strcspn(text, ";");
        if (part > length && strncmp(text, name, length) == 0 && text[length] == '=') {
            *size = part - length - 1;
            return text + length + 1;
        }
        text += part;
    }
    return NULL;
}

bool session_is_over(const struct server *server, const struct login_session *session)
{
    return server->now_utc - session->seen_utc > IDLE_S ||
           server->now_utc - session->made_utc > LIFE_S || session->made_utc > server->now_utc;
}

struct login_session *session_of(struct server *server, const struct http_request *request)
{
    char word[64], hash[SECRET_HASH];
    size_t size = 0;
    const char *value = cookie_value(server, request, &size);
    struct login_session *found = NULL;

    if (!value || size == 0 || size >= sizeof word)
        return NULL;
    memcpy(word, value, size);
    word[size] = '\0';
    secret_hash(server->secret, "session", word, hash);
    for (int i = 0; i < SESSIONS; i++)
        if (server->sessions[i].hash[0] && secret_same(server->sessions[i].hash, hash))
            found = &server->sessions[i];
    if (found && session_is_over(server, found)) {
        session_end(server, found);
        return NULL;
    }
    if (!found)
        return NULL;
    found->seen_utc = server->now_utc;
    if (!found->token[0]) /* from the cookie, so that forms outlive a restart as well */
        secret_hash(server->secret, "form", word, found->token);
    return found;
}

static void copy_text(char *to, size_t room, const char *from)
{
    size_t length = strlen(from);

    if (length >= room)
        length = room - 1;
    memcpy(to, from, length);
    to[length] = '\0';
}

void session_fill(struct login_session *session, const struct account *account, const char *hash)
{
    *session = (struct login_session){.account = account->id,
                                      .role = (enum role)word_find(role_words, account->role)};
    copy_text(session->hash, sizeof session->hash, hash);
    copy_text(session->name, sizeof session->name, account->name);
    copy_text(session->staff, sizeof session->staff, account->staff);
}

const char *session_begin(struct server *server, const struct account *account, struct arena *arena)
{
    struct login_session *oldest = &server->sessions[0];
    const char *word = secret_word(COOKIE_BYTES, arena);
    char hash[SECRET_HASH];

    for (int i = 0; i < SESSIONS && oldest->hash[0]; i++)
        if (!server->sessions[i].hash[0] || server->sessions[i].seen_utc < oldest->seen_utc)
            oldest = &server->sessions[i];
    secret_hash(server->secret, "session", word, hash);
    session_fill(oldest, account, hash);
    oldest->made_utc = oldest->seen_utc = server->now_utc;
    server->sessions_changed = true;
    return arena_text(arena, "%s=%s; Path=/; HttpOnly; SameSite=Strict%s", cookie_name(server),
                      word, server->secure ? "; Secure" : "");
}

const char *session_cookie_gone(const struct server *server, struct arena *arena)
{
    return arena_text(arena, "%s=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0%s",
                      cookie_name(server), server->secure ? "; Secure" : "");
}

void session_end(struct server *server, struct login_session *session)
{
    server->sessions_changed = true;
    *session = (struct login_session){0};
}

void session_end_account(struct server *server, int64_t account, const struct login_session *but)
{
    for (int i = 0; i < SESSIONS; i++)
        if (server->sessions[i].account == account && &server->sessions[i] != but)
            session_end(server, &server->sessions[i]);
}
