/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "scheduler/cli/args.h"
#include "scheduler/desk/server.h"

static const struct option_spec options[] = {
    {"listen", 'l', "ADDRESS",
     "127.0.0.1:8080 (default), [::1]:8080 or unix:/run/examrota/http.sock"},
    {"url", 'u', "URL", "the address people use, through a proxy: https://exams.example.sch.uk"},
    {"new-link", 0, NULL, "print a login link for an exams officer"},
    {0},
};

static bool url_is_fit(const char *url)
{
    const char *host = url ? strstr(url, "://") : NULL;

    return !url || (host && host[3] && host[3] != '/' &&
                    (strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0));
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct serve_ask ask = {
        .listen = args_text(args, "listen"),
        .url = args_text(args, "url"),
        .school = app->school,
        .rules_folder = app->office.rules_folder,
        .fresh_link = args_has(args, "new-link"),
        .out = app->out,
        .log = app->err,
    };

    if (!url_is_fit(ask.url))
        return fault_set(fault, FAULT_USAGE,
                         "'%s' is no address such as https://exams.example.sch.uk", ask.url);
    return serve(app->office.store, &ask, fault);
}

const struct command command_serve = {
    .name = "serve",
    .summary = "open the desk in a browser, and answer calendars",
    .usage = "[--listen ADDRESS] [--url URL] [--new-link]",
    .help =
        "The officer's desk at / and everybody's calendar at a secret address, until Ctrl-C.  At "
        "the\nfirst start it prints a link that works once: open it and choose a password.  It "
        "listens on\nthis machine only; docs/serving.md says how nginx or Caddy stand before it.",
    .options = options,
    .store = STORE_WRITES,
    .run = run,
};
