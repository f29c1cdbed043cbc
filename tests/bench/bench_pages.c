/* SPDX-License-Identifier: GPL-3.0-or-later
 * bench_pages SCHOOL: every page of the desk as its server answers it, as a table: the median of
 * five by the clock, and of the processor what server and children used.
 *
 * Pages are found as a person finds them: from the menu by links, one address of each shape. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "scheduler/base/arena.h"
#include "scheduler/desk/pages.h"
#include "tests/support/served.h"

enum { TIMES = 5, ADDRESSES = 400 };

struct address {
    const char *path, *shape;
    int status;
    size_t bytes;
    double wall_ms, server_ms, children_ms;
};

static struct arena arena;
static struct address list[ADDRESSES];
static int n_list;

static double wall_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static const char *proc_text(pid_t pid, const char *name)
{
    static char text[2000];
    FILE *file = fopen(arena_text(&arena, "/proc/%d/%s", (int)pid, name), "r");
    size_t got = file ? fread(text, 1, sizeof text - 1, file) : 0;

    text[got] = '\0';
    if (file)
        (void)fclose(file);
    return text;
}

/* Of the server's one thread. */
static double server_ms(pid_t pid)
{
    return strtod(proc_text(pid, "schedstat"), NULL) / 1e6;
}

/* Of the children it has waited for. */
static double children_ms(pid_t pid)
{
    const char *at = strrchr(proc_text(pid, "stat"), ')');
    double ticks = 0;

    for (int field = 2; at && field < 18; field++) {
        at = strchr(at + 1, ' ');
        if (at && field >= 15 && field < 17) /* cutime, cstime: the 16th and 17th */
            ticks += strtod(at, NULL);
    }
    return ticks * 1000 / (double)sysconf(_SC_CLK_TCK);
}

/* The path, what follows a row that ends in '/' left out (but a report's name), and the names of
 * the query. */
static const char *shape_of(const char *path)
{
    const char *rest, *query = strchr(path, '?');
    size_t length = query ? (size_t)(query - path) : strlen(path);
    const struct page_row *row = page_find(arena_copy_part(&arena, path, length), &rest);

    if (!row)
        return NULL;
    const char *shape =
        strcmp(row->path, "/report/") == 0 ? arena_copy_part(&arena, path, length) : row->path;
    while (query && *query) {
        size_t name = strcspn(query, "=&");
        shape = arena_text(&arena, "%s%.*s", shape, (int)name, query);
        query = strchr(query + 1, '&');
    }
    return shape;
}

static void add(const char *path)
{
    const char *shape = shape_of(path);

    for (int i = 0; shape && i < n_list; i++)
        if (strcmp(list[i].shape, shape) == 0)
            return;
    if (shape && n_list < ADDRESSES)
        list[n_list++] = (struct address){.path = path, .shape = shape};
}

static void add_links(const char *body)
{
    for (const char *at = body; (at = strstr(at, " href=\"/")) != NULL;) {
        at += strlen(" href=\"");
        char *path = (char *)(void *)arena_copy_part(&arena, at, strcspn(at, "\"#"));
        for (char *amp; (amp = strstr(path, "&amp;")) != NULL;)
            memmove(amp + 1, amp + 5, strlen(amp + 5) + 1);
        add(path);
    }
}

static int by_number(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static void measure(const struct served *served, const char *cookie, struct address *address)
{
    struct heard reply;
    double walls[TIMES], server, children;

    client_get(served, address->path, cookie, &reply);
    address->status = reply.status;
    address->bytes = reply.size;
    if (reply.body)
        add_links(reply.body);
    reply_release(&reply);
    server = server_ms(served->pid), children = children_ms(served->pid);
    for (int i = 0; i < TIMES; i++) {
        double began = wall_ms();
        client_get(served, address->path, cookie, &reply);
        walls[i] = wall_ms() - began;
        reply_release(&reply);
    }
    qsort(walls, TIMES, sizeof *walls, by_number);
    address->wall_ms = walls[TIMES / 2];
    address->server_ms = (server_ms(served->pid) - server) / TIMES;
    address->children_ms = (children_ms(served->pid) - children) / TIMES;
}

int main(int argc, char **argv)
{
    struct served served;
    const char *cookie;
    int slow = 0;

    if (argc != 2) {
        (void)fprintf(stderr, "usage: bench_pages SCHOOL\n");
        return 2;
    }
    served_start(&served, argv[1], "/dev/null", 0);
    if (!client_log_in(&served, &arena, &cookie)) {
        (void)fprintf(stderr, "bench_pages: logging in did not work\n");
        served_stop(&served);
        return 1;
    }
    for (const struct page_row *row = pages; row->path; row++)
        if ((row->readers & MAY_OFFICER) &&
            (!row->path[1] || row->path[strlen(row->path) - 1] != '/'))
            add(row->path);
    printf("| page | KB | by the clock, ms | processor, ms: server | its children |\n"
           "|---|---|---|---|---|\n");
    for (int i = 0; i < n_list; i++) {
        struct address *at = &list[i];
        measure(&served, cookie, at);
        slow += at->wall_ms > 200;
        printf("| `%s`%s | %zu | %.1f | %.1f | %.0f |\n", at->shape,
               at->status == 200 ? "" : arena_text(&arena, " (%d)", at->status), at->bytes / 1024,
               at->wall_ms, at->server_ms, at->children_ms);
        (void)fflush(stdout);
    }
    served_stop(&served);
    printf("\n%d addresses, %d above 200 ms.\n", n_list, slow);
    arena_release(&arena);
    return 0;
}
