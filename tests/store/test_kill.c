/* SPDX-License-Identifier: GPL-3.0-or-later
 * kill -9 at any moment loses at most the command in flight: imports and
 * publications of the shipped build are killed 200 times at random points, and the file
 * then holds either the old or the new state, never a mixture. */
#include "tests/support/check.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/support/run.h"
#include "tests/support/school/school.h"

/* Under the sanitizers each takes six times as long, of the same program: there a quarter. */
#ifdef NDEBUG
enum { IMPORTS = 120, PUBLICATIONS = 80 };
#else
enum { IMPORTS = 30, PUBLICATIONS = 20 };
#endif

static int64_t clock_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static pid_t start(const char *line)
{
    pid_t child = fork();

    if (child == 0) {
        struct outcome outcome = command_run("%s", line);
        _exit(outcome.exit_code);
    }
    assert_true(child > 0);
    return child;
}

struct trial {
    const char *folder, *line; /* the command, on work.db */
    uint64_t before, after;
    int64_t whole_us;  /* how long it takes when left alone */
    int kept, changed; /* how often the old and the new state was found */
};

static void path_in(char *path, size_t size, const char *folder, const char *name)
{
    snprintf(path, size, "%s/%s", folder, name);
}

static void fresh_copy(const struct trial *trial)
{
    char base[1024], work[1024], aside[1100];

    path_in(base, sizeof base, trial->folder, "base.db");
    path_in(work, sizeof work, trial->folder, "work.db");
    snprintf(aside, sizeof aside, "%s-wal", work);
    unlink(aside);
    snprintf(aside, sizeof aside, "%s-shm", work);
    unlink(aside);
    assert_true(file_copy(base, work));
    assert_int_equal(chmod(work, 0600), 0);
}

static void left_alone(struct trial *trial)
{
    char work[1024];
    int status;

    path_in(work, sizeof work, trial->folder, "work.db");
    fresh_copy(trial);
    trial->before = school_state(work);
    int64_t began = clock_us();
    waitpid(start(trial->line), &status, 0);
    trial->whole_us = clock_us() - began;
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    trial->after = school_state(work);
    assert_true(trial->before != 0 && trial->after != 0 && trial->before != trial->after);
}

static void killed_once(struct trial *trial, struct random *random)
{
    char work[1024];
    int status, wait_us = random_below(random, (int)(trial->whole_us + trial->whole_us / 10));

    path_in(work, sizeof work, trial->folder, "work.db");
    fresh_copy(trial);
    pid_t child = start(trial->line);
    nanosleep(&(struct timespec){wait_us / 1000000, wait_us % 1000000 * 1000L}, NULL);
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    uint64_t found = school_state(work);
    assert_true(found == trial->before || found == trial->after);
    if (found == trial->before)
        trial->kept++;
    else
        trial->changed++;
}

static void killed_often(struct trial *trial, int times, uint64_t seed)
{
    struct random random = {seed};

    left_alone(trial);
    for (int i = 0; i < times; i++)
        killed_once(trial, &random);
    print_message("%d kills: %d times the old state, %d times the new\n", times, trial->kept,
                  trial->changed);
}

static void nothing_is_ever_half_stored(void **state)
{
    char *folder = folder_make(), path[1024], import[2048], publish[2048];

    (void)state;
    for (uint64_t seed = 1; seed <= 2; seed++) {
        snprintf(path, sizeof path, "%s/in%d", folder, (int)seed);
        assert_int_equal(mkdir(path, 0700), 0);
        assert_true(school_write(path, shape_find("ap"), seed, false));
    }
    command_expect(0, "init %s/base.db", folder);
    command_expect(0, "import %s/in1 --school %s/base.db", folder, folder);
    command_expect(0, "seat --school %s/base.db --from 2027-05-10 --to 2027-05-14", folder);
    command_expect(0, "plan --school %s/base.db --from 2027-05-12 --to 2027-05-12 --effort 1",
                   folder);
    snprintf(import, sizeof import, "import %s/in2 --replace --school %s/work.db", folder, folder);
    snprintf(publish, sizeof publish, "publish --school %s/work.db", folder);
    killed_often(&(struct trial){.folder = folder, .line = import}, IMPORTS, 11);
    killed_often(&(struct trial){.folder = folder, .line = publish}, PUBLICATIONS, 12);
    folder_release(folder);
}

int main(void)
{
    setenv("EXAMROTA_NOW", "2027-03-01 08:00", 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_is_ever_half_stored)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
