/* SPDX-License-Identifier: GPL-3.0-or-later
 * bench_pages SCHOOL: every page of the desk as its server answers it, as a table: the first time
 * after a change of the school, and the median of five more; by the clock and by the processor
 * (server and children).
 *
 * Pages are found as a person finds them: from the menu by links, one address of each shape. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tests/support/served.h"
#include "tests/support/walk.h"

enum { TIMES = 5, GOAL_MS = 200 };

struct address {
    int status;
    size_t bytes;
    double first_ms, first_cpu_ms, again_ms, again_cpu_ms;
};

static struct arena arena;
static struct walk walk;

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

static double cpu_ms(pid_t pid)
{
    return server_ms(pid) + children_ms(pid);
}

static int by_number(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static void measure(const struct served *served, const char *cookie, const char *path,
                    struct address *address)
{
    struct heard reply;
    double walls[TIMES], began = wall_ms(), used = cpu_ms(served->pid);

    client_get(served, path, cookie, &reply);
    address->first_ms = wall_ms() - began;
    address->first_cpu_ms = cpu_ms(served->pid) - used;
    address->status = reply.status;
    address->bytes = reply.size;
    if (reply.body)
        walk_links(&walk, reply.body);
    reply_release(&reply);
    used = cpu_ms(served->pid);
    for (int i = 0; i < TIMES; i++) {
        began = wall_ms();
        client_get(served, path, cookie, &reply);
        walls[i] = wall_ms() - began;
        reply_release(&reply);
    }
    qsort(walls, TIMES, sizeof *walls, by_number);
    address->again_ms = walls[TIMES / 2];
    address->again_cpu_ms = (cpu_ms(served->pid) - used) / TIMES;
}

int main(int argc, char **argv)
{
    struct served served;
    const char *cookie;
    int slow = 0, slow_first = 0;

    if (argc != 2) {
        (void)fprintf(stderr, "usage: bench_pages SCHOOL\n");
        return 2;
    }
    served_start(&served, argv[1], "/dev/null", 0);
    cookie = client_enter(&served, &arena, served.key, "officer");
    if (!cookie) {
        (void)fprintf(stderr, "bench_pages: logging in did not work\n");
        served_stop(&served);
        return 1;
    }
    walk_begin(&walk, &arena);
    printf("| page | KB | first, ms | of the processor | again, ms | of the processor |\n"
           "|---|---|---|---|---|---|\n");
    for (int i = 0; i < walk.count; i++) {
        struct address address = {0}, *at = &address;
        measure(&served, cookie, walk.paths[i], at);
        slow += at->again_ms > GOAL_MS;
        slow_first += at->first_cpu_ms > GOAL_MS;
        printf("| `%s`%s | %zu | %.0f | %.0f | %.1f | %.1f |\n", walk.shapes[i],
               at->status == 200 ? "" : arena_text(&arena, " (%d)", at->status), at->bytes / 1024,
               at->first_ms, at->first_cpu_ms, at->again_ms, at->again_cpu_ms);
        (void)fflush(stdout);
    }
    served_stop(&served);
    printf("\n%d addresses; above %d ms: %d the first time (processor), %d again (clock).\n",
           walk.count, GOAL_MS, slow_first, slow);
    arena_release(&arena);
    return 0;
}
