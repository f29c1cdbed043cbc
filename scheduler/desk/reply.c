/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a page said, as an answer with its headers. */
#include <string.h>

#include "scheduler/desk/dispatch.h"

static const char page_policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/* Headers of everything that is no calendar. */
static void add_headers(struct http_reply *reply, const char *type, const char *policy)
{
    http_add(reply, "Content-Type", type);
    http_add(reply, "Cache-Control", "no-store");
    http_add(reply, "Content-Security-Policy", policy);
    http_add(reply, "X-Frame-Options", "DENY");
    http_add(reply, "X-Content-Type-Options", "nosniff");
    http_add(reply, "Referrer-Policy", "no-referrer");
    http_add(reply, "Cross-Origin-Opener-Policy", "same-origin");
    http_add(reply, "Cross-Origin-Resource-Policy", "same-origin");
    http_add(reply, "Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    http_add(reply, "X-Robots-Tag", "noindex, nofollow");
}

static void send_framed(struct visit *visit)
{
    struct html page = {0};
    struct exchange *exchange = visit->exchange;

    layout_write(&page, &visit->web);
    exchange->reply.body = arena_copy_part(&exchange->arena, page.text ? page.text : "", page.size);
    exchange->reply.size = page.size;
    html_release(&page);
}

void visit_send(struct visit *visit)
{
    struct web *web = &visit->web;
    struct exchange *exchange = visit->exchange;
    struct http_reply *reply = &exchange->reply;

    *reply = (struct http_reply){.status = web->status};
    if (web->location) {
        http_add(reply, "Location", web->location);
        add_headers(reply, "text/plain; charset=utf-8", page_policy);
        reply->body = "";
    } else if (web->media_type) {
        /* A report as html brings its own style sheet inside, and no script. */
        add_headers(
            reply, web->media_type,
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'; sandbox");
        if (web->file_name)
            http_add(reply, "Content-Disposition",
                     arena_text(web->arena, "attachment; filename=\"%s\"",
                                url_word(web->arena, web->file_name)));
        exchange->out = web->out; /* kept until it is sent */
        web->out = (struct html){0};
        reply->body = exchange->out.text;
        reply->size = exchange->out.size;
    } else {
        add_headers(reply, "text/html; charset=utf-8", page_policy);
        send_framed(visit);
    }
    if (visit->cookie)
        http_add(reply, "Set-Cookie", visit->cookie);
    exchange->answered = true;
}

void visit_send_fault(struct visit *visit, const struct fault *fault)
{
    struct web *web = &visit->web;

    html_clear(&web->out);
    web->status = fault_http_status(fault);
    web->location = web->media_type = NULL;
    web->title = "That did not work";
    html_put(&web->out, "<h1>That did not work</h1><p class=\"fault\" role=\"alert\">%s.</p>",
             fault->text);
    html_put(&web->out, "<p><a href=\"%s\">Try again</a> or go to <a href=\"/\">Today</a>.</p>",
             web_is_post(web) ? web->path : "/");
    visit_send(visit);
}
