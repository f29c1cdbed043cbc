/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/progress.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "scheduler/duty/duty.h"
#include "scheduler/plan/policy.h"

/* A handler can reach nothing but objects of static storage. */
static bool stop_asked, cancel_asked;
const bool *const signal_stop = &stop_asked;
const bool *const signal_cancelled = &cancel_asked;

static void on_signal(int number)
{
    if (number == SIGINT)
        cancel_asked = true;
    stop_asked = true;
}

/* The desk starts its children with SIGTERM held back, so that none comes before they listen. */
void signals_let(void)
{
    sigset_t term;

    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigprocmask(SIG_UNBLOCK, &term, NULL);
}

void signals_catch(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    signals_let();
}

int signal_exit_code(void)
{
    return cancel_asked ? 130 : 0;
}

static int64_t clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void progress_begin(struct progress_line *line, const struct app *app)
{
    *line = (struct progress_line){
        .err = app->err, .shown = app->terminal, .began_ms = clock_ms(), .told_ms = -1000};
    /* The desk reads along: it hands over descriptor 3 and says so. */
    const char *wanted = getenv("EXAMROTA_PROGRESS");
    if (wanted && strcmp(wanted, "3") == 0)
        line->lines = fdopen(3, "w");
}

/* The names of the levels in the school's order. */
static const char *order_of(struct progress_line *line)
{
    struct policy policy;
    struct fault fault;

    if (line->order)
        return line->order;
    line->order = "[]";
    if (line->world && line->arena && policy_make(line->world, &policy, &fault)) {
        const char *text = "";
        for (int k = 0; k < N_LEVELS; k++)
            text = arena_text(line->arena, "%s%s\"%s\"", text, k ? "," : "[",
                              level_names[policy.order[k]]);
        line->order = arena_text(line->arena, "%s]", text);
    }
    return line->order;
}

void progress_tell(void *context, const struct progress *progress)
{
    struct progress_line *line = context;
    int64_t now = clock_ms();
    const struct level_result *level = &progress->levels[progress->level];

    if ((!line->shown && !line->lines) || now - line->told_ms < 200)
        return;
    line->told_ms = now;
    if (line->lines) {
        fprintf(line->lines,
                "{\"filled\":%lld,\"seats\":%lld,\"level\":%d,\"levels\":%d,\"value\":%lld,"
                "\"bound\":%lld,\"seconds\":%lld,\"all\":[",
                (long long)progress->filled, (long long)progress->wanted, progress->level + 1,
                LEVELS, (long long)level->value, (long long)level->bound,
                (long long)((now - line->began_ms) / 1000));
        for (int k = 0; k <= progress->level; k++)
            fprintf(line->lines, "%s[%lld,%lld]", k ? "," : "",
                    (long long)progress->levels[k].value, (long long)progress->levels[k].bound);
        fprintf(line->lines, "],\"order\":%s}\n", order_of(line));
        fflush(line->lines);
    }
    if (!line->shown)
        return;
    fprintf(line->err,
            "\r\033[K%lld of %lld seats filled; level %d of %d: %lld, at best %lld  %lld s",
            (long long)progress->filled, (long long)progress->wanted, progress->level + 1, LEVELS,
            (long long)level->value, (long long)level->bound,
            (long long)((now - line->began_ms) / 1000));
    fflush(line->err);
}

void progress_count(struct progress_line *line, int done, int of, const char *what)
{
    line->told_ms = clock_ms();
    if (line->lines) {
        fprintf(line->lines, "{\"done\":%d,\"of\":%d,\"seconds\":%lld}\n", done, of,
                (long long)((line->told_ms - line->began_ms) / 1000));
        fflush(line->lines);
    }
    if (line->shown)
        fprintf(line->err, "\r\033[K%d of %d: %-30s", done, of, what);
}

void progress_end(struct progress_line *line)
{
    if (line->shown && line->told_ms >= 0)
        fprintf(line->err, "\r\033[K");
    if (line->lines)
        fclose(line->lines);
    line->lines = NULL;
}

int progress_milliseconds(void *context)
{
    const struct progress_line *line = context;
    return (int)(clock_ms() - line->began_ms);
}
