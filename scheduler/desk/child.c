/* SPDX-License-Identifier: GPL-3.0-or-later
 * Children that a request waits for, and jobs that outlive it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "scheduler/desk/parts.h"

extern char **environ;

enum {
    AT_ONCE = 4, /* children that requests wait for */
    PER_REQUEST = 8,
    JOBS_AT_ONCE = 3,
    WORDS = 40,
    LONGEST_MS = 120000, /* a child that a request waits for */
    OUT_BYTES = 32 * 1024 * 1024,
    HIGH_FD = 10, /* out of the way of 0 to 3 */
    PROGRESS_FD = 3,
};

struct child {
    pid_t pid; /* 0: none */
    FILE *in, *out, *err, *progress;
    struct arena arena; /* of the result */
    struct child_result result;
    bool ended, killed;
    int64_t began_ms;
};

struct web_children {
    struct child list[PER_REQUEST];
    int count, asked; /* started; asked for in this run of the page */
};

struct one_job {
    struct job job;
    struct child child;
    struct arena arena; /* words and the newest progress */
    bool plans;
};

struct children {
    struct one_job jobs[JOBS];
    int n_jobs, last_number; /* jobs: a ring, newest last */
    int running;             /* children that requests wait for */
};

struct children *children_open(void)
{
    return calloc(1, sizeof(struct children));
}

static FILE *nameless(void)
{
    FILE *file = tmpfile();

    if (file)
        fcntl(fileno(file), F_SETFD, FD_CLOEXEC);
    return file;
}

static void shut(FILE **file)
{
    if (*file)
        fclose(*file);
    *file = NULL;
}

static void child_shut(struct child *child)
{
    shut(&child->in);
    shut(&child->out);
    shut(&child->err);
    shut(&child->progress);
}

/* dup2 onto itself would leave close-on-exec set in older libraries: from high numbers only. */
static int high_copy(FILE *file)
{
    return fcntl(fileno(file), F_DUPFD_CLOEXEC, HIGH_FD);
}

static const char **environment(struct server *server, const char *who, struct arena *arena)
{
    int n = 0, kept = 0;

    while (environ[n])
        n++;
    const char **list = arena_new(arena, const char *, n + 4);
    for (int i = 0; i < n; i++)
        if (strncmp(environ[i], "EXAMROTA_WHO=", 13) != 0 &&
            strncmp(environ[i], "LISTEN_", 7) != 0 && strncmp(environ[i], "NO_COLOR=", 9) != 0)
            list[kept++] = environ[i];
    list[kept++] = arena_text(arena, "EXAMROTA_WHO=%s", who);
    list[kept++] = "EXAMROTA_PROGRESS=3";
    list[kept++] = "NO_COLOR=1";
    (void)server;
    return list;
}

static const char **command_line(struct server *server, const char *const *words,
                                 struct arena *arena)
{
    const char **list = arena_new(arena, const char *, WORDS + 6);
    int n = 0;

    list[n++] = "examrota";
    list[n++] = arena_text(arena, "--school=%s", server->ask.school);
    if (server->ask.rules_folder)
        list[n++] = arena_text(arena, "--rules=%s", server->ask.rules_folder);
    for (int i = 0; words[i] && i < WORDS; i++)
        list[n++] = words[i];
    return list;
}

static bool spawn(struct server *server, struct child *child, const char *const *words,
                  const char *who)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, normal;
    FILE *files[] = {child->in, child->out, child->err, child->progress};
    const char *program = server->ask.program ? server->ask.program : "/proc/self/exe";
    const char **line = command_line(server, words, &child->arena);
    const char **variables = environment(server, who, &child->arena);
    int high[4] = {-1, -1, -1, -1}, rc = 0;

    sigemptyset(&none);
    sigemptyset(&normal);
    sigaddset(&normal, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &normal);
    for (int i = 0; i <= PROGRESS_FD && rc == 0; i++) {
        high[i] = high_copy(files[i]);
        rc = high[i] < 0 ? errno : posix_spawn_file_actions_adddup2(&actions, high[i], i);
    }
    if (rc == 0)
        rc = posix_spawn(&child->pid, program, &actions, &attributes, (char *const *)line,
                         (char *const *)variables);
    for (int i = 0; i <= PROGRESS_FD; i++)
        if (high[i] >= 0)
            close(high[i]);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return rc == 0;
}

static bool child_start(struct server *server, struct child *child, const char *const *words,
                        const char *input, const char *who)
{
    *child = (struct child){
        .in = nameless(), .out = nameless(), .err = nameless(), .progress = nameless()};
    child->began_ms = clock_ms();
    bool good = child->in && child->out && child->err && child->progress;

    if (good && input)
        good = fputs(input, child->in) >= 0 && fflush(child->in) == 0;
    if (good)
        rewind(child->in);
    good = good && spawn(server, child, words, who);
    if (!good) {
        child_shut(child);
        child->pid = 0;
        child->ended = true;
        child->result = (struct child_result){
            .exit_code = 1, .out = "", .err = "examrota: no process could be started\n"};
    }
    return good;
}

/* All of a nameless file, at most so much of it. */
static const char *read_all(FILE *file, struct arena *arena, size_t *size)
{
    struct stat status;

    *size = 0;
    if (fstat(fileno(file), &status) != 0 || status.st_size <= 0 || status.st_size > OUT_BYTES)
        return "";
    char *text = arena_new(arena, char, status.st_size + 1);
    ssize_t got = pread(fileno(file), text, (size_t)status.st_size, 0);
    *size = got > 0 ? (size_t)got : 0;
    return text;
}

/* Has it ended?  Then its words are read and its files go. */
static bool child_look(struct child *child)
{
    int status;
    size_t size;

    if (child->ended || child->pid <= 0)
        return child->ended;
    pid_t got = waitpid(child->pid, &status, WNOHANG);
    if (got == 0 || (got < 0 && errno == EINTR))
        return false;
    child->ended = true;
    child->pid = 0;
    child->result.exit_code = got < 0               ? 1
                              : WIFSIGNALED(status) ? 128 + WTERMSIG(status)
                                                    : WEXITSTATUS(status);
    child->result.out = read_all(child->out, &child->arena, &child->result.out_size);
    child->result.err = read_all(child->err, &child->arena, &size);
    return true;
}

static void child_release(struct child *child)
{
    if (child->pid > 0) {
        kill(child->pid, SIGKILL);
        (void)waitpid(child->pid, NULL, 0);
    }
    child_shut(child);
    arena_release(&child->arena);
    *child = (struct child){0};
}

const struct child_result *web_child(struct web *web, const char *const *words, const char *input)
{
    struct exchange *exchange = web_exchange(web);
    struct children *all = web->server->children;

    if (!exchange->children)
        exchange->children = arena_new(&exchange->arena, struct web_children, 1);
    struct web_children *mine = exchange->children;
    int number = mine->asked++;
    if (number < mine->count && child_look(&mine->list[number])) {
        child_shut(&mine->list[number]);
        return &mine->list[number].result;
    }
    web->waits = true;
    if (number < mine->count || number >= PER_REQUEST || all->running >= AT_ONCE)
        return NULL; /* it runs, or waits for others to end */
    mine->count++;
    if (child_start(web->server, &mine->list[number], words, input,
                    web->login ? web->login->name : "nobody")) {
        all->running++;
        return NULL;
    }
    web->waits = false;
    return &mine->list[number].result;
}

/* Before the page is called (again). */
void children_ask_again(struct web_children *children)
{
    if (children)
        children->asked = 0;
}

static bool wait_is_over(struct children *all, struct exchange *exchange)
{
    struct web_children *mine = exchange->children;

    if (!mine || mine->asked > mine->count)
        return all->running < AT_ONCE; /* waits for its turn */
    return mine->count > 0 && mine->list[mine->count - 1].ended;
}

static void look_at(struct server *server, struct exchange *exchange)
{
    struct web_children *mine = exchange->children;

    for (int i = 0; mine && i < mine->count; i++) {
        struct child *child = &mine->list[i];
        bool ran = child->pid > 0;
        if (ran && !child->killed && clock_ms() - child->began_ms > LONGEST_MS) {
            kill(child->pid, SIGKILL);
            child->killed = true;
        }
        if (child_look(child) && ran)
            server->children->running--;
    }
}

void children_look(struct server *server)
{
    struct children *all = server->children;
    int count = 0;
    struct exchange *const *waiting = http_waiting(server->http, &count);

    for (int i = count - 1; i >= 0; i--)
        look_at(server, waiting[i]);
    for (int i = count - 1; i >= 0; i--) { /* waking takes it out of the list */
        struct exchange *exchange = waiting[i];
        if (!exchange->waits_until_ms && wait_is_over(all, exchange))
            http_wake(server->http, exchange);
    }
    for (int i = 0; i < all->n_jobs; i++) {
        struct one_job *job = &all->jobs[i];
        if (job->job.running && child_look(&job->child)) {
            job->job.running = false;
            job->job.child = job->child.result;
        }
    }
}

void children_leave(struct server *server, struct exchange *exchange)
{
    struct web_children *mine = exchange->children;

    for (int i = 0; mine && i < mine->count; i++) {
        if (mine->list[i].pid > 0)
            server->children->running--;
        child_release(&mine->list[i]);
    }
}

/* The last whole line of descriptor 3. */
static const char *newest_line(struct one_job *job)
{
    char tail[4096 + 1];
    struct stat status;

    if (!job->child.progress || fstat(fileno(job->child.progress), &status) != 0)
        return job->job.progress;
    off_t from = status.st_size > 4096 ? status.st_size - 4096 : 0;
    ssize_t got = pread(fileno(job->child.progress), tail, 4096, from);
    while (got > 0 && tail[got - 1] != '\n')
        got--;
    if (got <= 1)
        return job->job.progress;
    tail[got - 1] = '\0';
    const char *line = strrchr(tail, '\n');
    arena_release(&job->arena);
    return arena_copy(&job->arena, line ? line + 1 : tail);
}

const struct job *job_find(struct server *server, int number)
{
    struct children *all = server->children;

    for (int i = 0; i < all->n_jobs; i++) {
        struct one_job *job = &all->jobs[i];
        if (job->job.number != number)
            continue;
        if (child_look(&job->child)) {
            job->job.running = false;
            job->job.child = job->child.result;
        }
        job->job.progress = newest_line(job);
        return &job->job;
    }
    return NULL;
}

const struct job *job_planning(struct server *server)
{
    struct children *all = server->children;

    for (int i = 0; i < all->n_jobs; i++)
        if (all->jobs[i].plans && all->jobs[i].job.running && !child_look(&all->jobs[i].child))
            return job_find(server, all->jobs[i].job.number);
    return NULL;
}

/* A place for a new one: the oldest that has ended gives way.  NULL: too many run. */
static struct one_job *job_place(struct children *all)
{
    struct one_job *place = NULL;
    int running = 0;

    for (int i = 0; i < all->n_jobs; i++) {
        running += all->jobs[i].job.running;
        if (!all->jobs[i].job.running && (!place || all->jobs[i].job.number < place->job.number))
            place = &all->jobs[i];
    }
    if (running >= JOBS_AT_ONCE)
        return NULL;
    if (all->n_jobs < JOBS)
        return &all->jobs[all->n_jobs++];
    child_release(&place->child);
    arena_release(&place->arena);
    return place;
}

bool job_start(struct server *server, const struct job_ask *ask, int *number, struct fault *fault)
{
    struct children *all = server->children;

    if (ask->plans && job_planning(server))
        return fault_set(fault, FAULT_CONFLICT,
                         "a plan is being made already; wait for it, or stop it");
    struct one_job *job = job_place(all);
    if (!job)
        return fault_set(fault, FAULT_CONFLICT, "three things are being worked out already");
    *job = (struct one_job){.plans = ask->plans};
    if (!child_start(server, &job->child, ask->words, NULL, ask->who)) {
        job->job.child = job->child.result;
        return fault_set(fault, FAULT_SYSTEM, "no process could be started; try again in a moment");
    }
    struct arena *arena = &job->child.arena;
    job->job = (struct job){.number = ++all->last_number,
                            .title = arena_copy(arena, ask->title),
                            .who = arena_copy(arena, ask->who),
                            .then = arena_copy(arena, ask->then),
                            .began_utc = server->now_utc,
                            .running = true,
                            .progress = ""};
    *number = job->job.number;
    return true;
}

void job_stop(struct server *server, int number)
{
    struct children *all = server->children;

    for (int i = 0; i < all->n_jobs; i++) {
        struct one_job *job = &all->jobs[i];
        if (job->job.number == number && job->job.running && job->child.pid > 0) {
            kill(job->child.pid, SIGTERM);
            job->job.stopped = true;
        }
    }
}

/* A plan that is being made keeps its best and needs a moment for that. */
void children_close(struct children *children)
{
    enum { PATIENCE_MS = 5000, STEP_NS = 20 * 1000000 };
    struct timespec step = {.tv_nsec = STEP_NS};

    for (int i = 0; i < children->n_jobs; i++)
        if (children->jobs[i].job.running && children->jobs[i].child.pid > 0)
            kill(children->jobs[i].child.pid, SIGTERM);
    for (int64_t until = clock_ms() + PATIENCE_MS; clock_ms() < until;) {
        bool runs = false;
        for (int i = 0; i < children->n_jobs; i++)
            runs =
                (children->jobs[i].child.pid > 0 && !child_look(&children->jobs[i].child)) || runs;
        if (!runs)
            break;
        nanosleep(&step, NULL);
    }
    for (int i = 0; i < children->n_jobs; i++) {
        child_release(&children->jobs[i].child);
        arena_release(&children->jobs[i].arena);
    }
    free(children);
}
