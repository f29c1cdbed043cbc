/* SPDX-License-Identifier: GPL-3.0-or-later
 * One child process: started, looked at, read. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scheduler/desk/child_parts.h"

extern char **environ;

enum {
    WORDS = 40,
    OUT_BYTES = 32 * 1024 * 1024,
    HIGH_FD = 10, /* out of the way of 0 to 3 */
    PROGRESS_FD = 3,
};

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

void child_shut(struct child *child)
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

static const char **environment(const char *who, struct arena *arena)
{
    int n = 0, kept = 0;

    while (environ[n])
        n++;
    const char **list = arena_new(arena, const char *, n + 5);
    for (int i = 0; i < n; i++) {
        if (strncmp(environ[i], "EXAMROTA_WHO=", 13) != 0 &&
            strncmp(environ[i], "EXAMROTA_DESK=", 14) != 0 &&
            strncmp(environ[i], "LISTEN_", 7) != 0 && strncmp(environ[i], "NO_COLOR=", 9) != 0)
            list[kept++] = environ[i];
    }
    list[kept++] = arena_text(arena, "EXAMROTA_WHO=%s", who);
    list[kept++] = arena_text(arena, "EXAMROTA_DESK=%d", (int)getpid());
    list[kept++] = "EXAMROTA_PROGRESS=3";
    list[kept++] = "NO_COLOR=1";
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
    for (int i = 0; i < WORDS && words[i]; i++)
        list[n++] = words[i];
    return list;
}

static bool spawn(struct server *server, struct child *child, const char *const *words,
                  const char *who)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t held, normal;
    FILE *files[] = {child->in, child->out, child->err, child->progress};
    const char *program = server->ask.program ? server->ask.program : "/proc/self/exe";
    const char **line = command_line(server, words, &child->arena);
    const char **variables = environment(who, &child->arena);
    int high[4] = {-1, -1, -1, -1}, rc = 0;

    sigemptyset(&held);
    sigaddset(&held, SIGTERM); /* until it listens: command_main() lets it in */
    sigemptyset(&normal);
    sigaddset(&normal, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setsigmask(&attributes, &held);
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

bool child_start(struct server *server, struct child *child, const char *const *words,
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
bool child_look(struct child *child)
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

void child_release(struct child *child)
{
    if (child->pid > 0) {
        kill(child->pid, SIGKILL);
        (void)waitpid(child->pid, NULL, 0);
    }
    child_shut(child);
    arena_release(&child->arena);
    *child = (struct child){0};
}
