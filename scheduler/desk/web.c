/* SPDX-License-Identifier: GPL-3.0-or-later
 * What pages ask of their request. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/desk/dispatch.h"

const char *const role_words[] = {"officer", "cover", "pastoral", "senco", "staff", NULL};
const char *const role_titles[] = {"Exams officer", "Cover", "Pastoral", "SENCo", "Staff", NULL};

struct exchange *web_exchange(const struct web *web)
{
    return ((const struct visit *)(const void *)web)->exchange;
}

struct login_session *web_session(const struct web *web)
{
    return ((const struct visit *)(const void *)web)->session;
}

void web_cookie(struct web *web, const char *cookie)
{
    ((struct visit *)(void *)web)->cookie = cookie;
}

bool web_is_post(const struct web *web)
{
    return strcmp(web->method, "POST") == 0;
}

enum { SIGNALLED = 128 };

static const char *pair_find(const struct web_pair *pairs, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (strcmp(pairs[i].name, name) == 0)
            return pairs[i].value;
    return NULL;
}

bool web_asked(const struct web *web, const char *name)
{
    return pair_find(web->form, web->n_form, name) || pair_find(web->query, web->n_query, name);
}

const char *web_field(const struct web *web, const char *name)
{
    const char *value = pair_find(web->form, web->n_form, name);

    if (!value)
        value = pair_find(web->query, web->n_query, name);
    return value ? value : "";
}

int web_number(const struct web *web, const char *name, int otherwise)
{
    const char *text = web_field(web, name);
    char *end;
    long number = strtol(text, &end, 10);

    return *text && !*end && number > -1000000000L && number < 1000000000L ? (int)number
                                                                           : otherwise;
}

int64_t web_day(const struct web *web, const char *name, int64_t otherwise)
{
    int64_t day = day_parse(web_field(web, name));

    return day == DAY_NONE ? otherwise : day;
}

bool web_may(const struct web *web, unsigned roles)
{
    return (roles & MAY_ANYONE) || (web->login && (roles & (1U << web->login->role)));
}

bool web_go(struct web *web, const char *path)
{
    web->status = 303;
    web->location = path;
    return true;
}

void web_say(struct web *web, const char *format, ...)
{
    struct login_session *session = web_session(web);
    va_list rest;

    if (!session)
        return;
    va_start(rest, format);
    vsnprintf(session->say, sizeof session->say, format, rest);
    va_end(rest);
}

static void put_token(struct web *web)
{
    if (web->login)
        html_put(&web->out, "<input type=\"hidden\" name=\"csrf\" value=\"%s\">",
                 web->login->token);
    stale_mark(web);
}

void web_form(struct web *web, const char *path)
{
    html_put(&web->out, "<form method=\"post\" action=\"%s\">", path);
    put_token(web);
}

void web_form_files(struct web *web, const char *path)
{
    html_put(&web->out, "<form method=\"post\" action=\"%s\" enctype=\"multipart/form-data\">",
             path);
    put_token(web);
}

bool web_child_good(const struct child_result *result, struct fault *fault)
{
    static const enum fault_kind kinds_of[] = {FAULT_NONE,  FAULT_SYSTEM,  FAULT_USAGE,
                                               FAULT_INPUT, FAULT_MISSING, FAULT_CONFLICT,
                                               FAULT_DENIED};
    const char *line = strstr(result->err, "examrota: ");
    int code = result->exit_code;

    if (code == 0)
        return true;
    if (code > SIGNALLED) {
        return fault_set(fault, FAULT_SYSTEM,
                         "that was ended from outside before it was done (signal %d); look at the "
                         "History page, and try again",
                         code - SIGNALLED);
    }
    line = line ? line + strlen("examrota: ") : "that did not work";
    return fault_set(fault, code > 0 && code <= 6 ? kinds_of[code] : FAULT_SYSTEM, "%.*s",
                     (int)strcspn(line, "\n"), line);
}
