/* SPDX-License-Identifier: GPL-3.0-or-later
 * From a request to its answer: guards, then assets, feeds and pages. */
#include "scheduler/desk/dispatch.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "export/zone.h"

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static void refuse(struct exchange *exchange, int status, const char *text)
{
    http_plain(&exchange->reply, status, text);
    exchange->answered = true;
}

static bool may(const struct login_session *session, unsigned roles)
{
    return (roles & MAY_ANYONE) || (session && (roles & (1U << session->role)));
}

/* A folder for the files of one form. */
static const char *upload_folder(struct exchange *exchange)
{
    const char *parent = getenv("TMPDIR");
    const char *pattern =
        arena_text(&exchange->arena, "%s/examrota-XXXXXX", parent && *parent ? parent : "/tmp");
    char *name = arena_dup(&exchange->arena, pattern, strlen(pattern) + 1, 1);

    return mkdtemp(name);
}

static void desk_head(struct server *server, struct exchange *exchange, int64_t announced)
{
    const struct http_request *request = &exchange->request;
    const char *path, *query, *rest = "", *type = http_header(request, "Content-Type");

    server->now_utc = zone_now_utc();
    exchange->logged = "-";
    exchange->allowed = WEB_FORM_BYTES;
    if (!guard_head(server, exchange, announced))
        return;
    if (!target_split(request->target, &exchange->arena, &path, &query)) {
        refuse(exchange, 400, "That is no address of the desk.\n");
        return;
    }
    if (strcmp(request->method, "POST") == 0) {
        const struct page_row *row = page_find(path, &rest);
        bool uploads = row && (row->flags & PAGE_UPLOADS) && type &&
                       starts_with(type, "multipart/form-data") &&
                       may(session_of(server, request), row->writers);
        if (uploads) {
            exchange->allowed = WEB_UPLOAD_BYTES;
            exchange->spool = tmpfile();
            exchange->folder = upload_folder(exchange);
        }
    }
    if (announced > exchange->allowed) {
        refuse(exchange, 413, "That is more than this address takes.\n");
        exchange->reply.closes = true;
    }
}

static bool read_form(struct visit *visit)
{
    struct web *web = &visit->web;
    struct exchange *exchange = visit->exchange;
    const char *type = http_header(&exchange->request, "Content-Type");

    if (exchange->spool) {
        struct multipart multipart = {0};
        size_t size = (size_t)exchange->received;
        if (fflush(exchange->spool) != 0 || !exchange->folder || size == 0)
            return false;
        char *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fileno(exchange->spool), 0);
        if (bytes == MAP_FAILED)
            return false;
        bool good = multipart_read(type, bytes, size, exchange->folder, web->arena, &multipart);
        munmap(bytes, size);
        web->form = multipart.fields, web->n_form = multipart.n_fields;
        web->files = multipart.files, web->n_files = multipart.n_files;
        web->folder = exchange->folder;
        return good;
    }
    if (exchange->request.body_size == 0)
        return true;
    return type && starts_with(type, "application/x-www-form-urlencoded") &&
           target_fields(exchange->request.body, exchange->request.body_size, web->arena,
                         &web->form, &web->n_form);
}

static bool is_allowed(struct visit *visit, struct fault *fault)
{
    struct web *web = &visit->web;
    const struct page_row *row = web->page;
    unsigned roles = web_is_post(web) ? row->writers : row->readers;

    if (!roles)
        return fault_set(fault, FAULT_USAGE, "this page is %s",
                         web_is_post(web) ? "only read" : "only for forms");
    if (!may(visit->session, roles))
        return fault_set(fault, FAULT_DENIED,
                         "your account may not do that; ask the exams officer");
    if ((row->flags & PAGE_NEAR) && visit->session && visit->session->role == ROLE_STAFF &&
        !guard_near(season_setting(&web->office->season, "school_network"), web->address))
        return fault_set(fault, FAULT_DENIED, "this page is shown on the school's network only");
    if (!web_is_post(web))
        return true;
    if (!guard_origin(web->server, &visit->exchange->request))
        return fault_set(fault, FAULT_DENIED, "that form came from another site");
    if (!read_form(visit))
        return fault_set(fault, FAULT_INPUT, "that form could not be read");
    if (visit->session && !(roles & MAY_ANYONE) &&
        !secret_same(visit->session->token, web_field(web, "csrf")))
        return fault_set(fault, FAULT_DENIED, "that form is too old; open the page again");
    return true;
}

static void call_page(struct visit *visit)
{
    struct web *web = &visit->web;
    struct fault fault = {0};
    bool wants = !(web->page->flags & PAGE_NO_SCHOOL);

    if (wants) {
        if (!server_school(web->server, &fault)) {
            visit_send_fault(visit, &fault);
            return;
        }
        web->office = &web->server->office;
    }
    bool told = false, first = !visit->exchange->children;
    children_ask_again(visit->exchange->children);
    bool good = is_allowed(visit, &fault) && (!first || stale_tell(visit, &told, &fault)) &&
                (told || web->page->show(web, &fault));
    if (web->waits) {
        html_release(&web->out);
        visit->exchange->waits = true;
    } else if (good) {
        visit_send(visit);
    } else {
        visit_send_fault(visit, &fault);
    }
    html_release(&web->out);
}

static void answer_page(struct server *server, struct exchange *exchange, const char *path,
                        const char *query)
{
    struct visit visit = {
        .web = {.server = server,
                .arena = &exchange->arena,
                .method = strcmp(exchange->request.method, "POST") == 0 ? "POST" : "GET",
                .path = path,
                .status = 200,
                .now_utc = server->now_utc,
                .now_at = zone_wall_at(server->now_utc)},
        .exchange = exchange,
        .session = session_of(server, &exchange->request)};
    struct web *web = &visit.web;

    web->page = page_find(path, &web->rest);
    if (!web->page) {
        refuse(exchange, 404, "There is no such page.\n");
        return;
    }
    exchange->logged = web->page->path;
    web->title = web->page->title;
    web->address = guard_address(server, &exchange->request, web->arena);
    if (visit.session) {
        visit.login = (struct login){visit.session->role, visit.session->name, visit.session->staff,
                                     visit.session->token};
        web->login = &visit.login;
    }
    if (!target_fields(query, strlen(query), web->arena, &web->query, &web->n_query)) {
        refuse(exchange, 400, "That is no address of the desk.\n");
        return;
    }
    if (!visit.session && !((web->page->readers | web->page->writers) & MAY_ANYONE)) {
        web->status = 303;
        web->location = "/login";
        visit_send(&visit);
        return;
    }
    call_page(&visit);
    sessions_flush(server); /* before they hear of it */
}

static void desk_answer(struct server *server, struct exchange *exchange)
{
    const char *path, *query;

    server->now_utc = zone_now_utc();
    if (server->stopping) {
        refuse(exchange, 503, "The desk is closing.\n");
        return;
    }
    if (!target_split(exchange->request.target, &exchange->arena, &path, &query)) {
        refuse(exchange, 400, "That is no address of the desk.\n");
        return;
    }
    if (starts_with(path, "/a/")) {
        exchange->logged = "/a/...";
        if (!asset_answer(path, &exchange->reply))
            http_plain(&exchange->reply, 404, "There is no such file.\n");
        exchange->answered = true;
    } else if (starts_with(path, "/f/")) {
        exchange->logged = "/f/...";
        feed_answer(server, exchange, path);
    } else if (strcmp(path, "/robots.txt") == 0) {
        exchange->logged = path = "/robots.txt"; /* calendar servers ask before they fetch */
        refuse(exchange, 200, "User-agent: *\nAllow: /f/\nDisallow: /\n");
    } else {
        answer_page(server, exchange, path, query);
    }
}

static void remove_folder(const char *folder, struct arena *arena)
{
    DIR *open = opendir(folder);

    for (struct dirent *entry = open ? readdir(open) : NULL; entry; entry = readdir(open))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlink(arena_text(arena, "%s/%s", folder, entry->d_name));
    if (open)
        closedir(open);
    rmdir(folder);
}

static void desk_done(struct server *server, struct exchange *exchange)
{
    children_leave(server, exchange);
    feed_left(server, exchange);
    if (exchange->spool)
        fclose(exchange->spool);
    if (exchange->folder)
        remove_folder(exchange->folder, &exchange->arena);
    html_release(&exchange->out);
    arena_release(&exchange->arena);
}

static void desk_log(struct server *server, const struct exchange *exchange)
{
    if (!server->ask.log)
        return;
    const char *method = exchange->request.method;
    bool known = method && (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0 ||
                            strcmp(method, "POST") == 0);
    fprintf(server->ask.log, "%s %s %d %zu bytes %lld ms\n", known ? method : "other",
            exchange->logged ? exchange->logged : "-", exchange->reply.status, exchange->reply.size,
            (long long)(clock_ms() - exchange->began_ms));
    fflush(server->ask.log);
}

const struct http_face desk_face = {desk_head, desk_answer, desk_done, desk_log};
