/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kill -9 while the store writes: afterwards the file holds the old state or the
 * new one, never a mixture, and what was reported as stored is stored.
 *
 * A child walks round a ring of states, saying on a pipe what it is about to do
 * and what it has done; we kill it at a random moment and look. */
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "tests/support/store_fill.h"

/* As in test_kill: the shipped build 200 times, the checked one a quarter of that. */
#ifdef NDEBUG
enum { KILLS = 200 };
#else
enum { KILLS = 50 };
#endif
enum { KILLS_MOST = 2000, FIRST_US = 2000, LONG_US = 80000, LONGEST_US = 790000 };
enum { STATES = 4, DONE = 0x80 };

static const char *const told_kinds[] = {"published", "version", "version_change", "feed_event",
                                         NULL};

/* Ring of states: an import of everything, a publication, another import that
 * removes and changes, another publication. */
static void make_ring(struct season ring[STATES], struct arena *arena)
{
    struct season few, many;

    fill_season(&few, 3, 1, arena);
    fill_season(&many, 9, 2, arena);
    ring[0] = few;
    ring[1] = many;
    ring[1].n_published = ring[1].n_versions = 2;
    ring[1].n_version_changes = ring[1].n_feed_events = 2;
    ring[2] = many;
    ring[3] = few;
    ring[3].n_published = ring[3].n_versions = 1;
    ring[3].n_version_changes = ring[3].n_feed_events = 1;
}

static int where(const struct season ring[STATES], const struct season *season)
{
    for (int i = 0; i < STATES; i++)
        if (!fill_difference(&ring[i], season))
            return i;
    return -1;
}

/* 1 -> 2 and 3 -> 0 only publish: the season as loaded, with other told rows. */
static struct season towards(const struct season *now, const struct season *next, bool publishes)
{
    struct season after = publishes ? *now : *next;

    after.published = next->published, after.n_published = next->n_published;
    after.versions = next->versions, after.n_versions = next->n_versions;
    after.version_changes = next->version_changes;
    after.n_version_changes = next->n_version_changes;
    after.feed_events = next->feed_events, after.n_feed_events = next->n_feed_events;
    return after;
}

static void say(int pipe, int word)
{
    unsigned char byte = (unsigned char)word;

    if (write(pipe, &byte, 1) != 1)
        _exit(2);
}

/* Never ends by itself unless something fails. */
static void walk(const char *path, const struct season ring[STATES], int pipe)
{
    struct fault fault = {0};

    for (int round = 0;; round++) {
        struct store *store = NULL;
        if (!store_open(path, STORE_WRITE, &store, &fault))
            goto failed;
        /* some saves on one connection, then close it: the log moves into the file */
        for (int i = 0; i <= round % 3; i++) {
            struct arena arena = {0};
            struct season now;
            if (!store_load(store, &arena, &now, &fault))
                goto failed;
            int next = (where(ring, &now) + 1) % STATES;
            say(pipe, next);
            bool publishes = next % 2 == 0;
            struct season after = towards(&now, &ring[next], publishes);
            if (!store_save_season(store, &now, &after, publishes ? told_kinds : fill_all_kinds(),
                                   &fill_note, &fault))
                goto failed;
            say(pipe, next | DONE);
            arena_release(&arena);
        }
        store_close(store);
    }
failed:
    (void)fprintf(stderr, "%s\n", fault.text);
    _exit(5);
}

static unsigned dice(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Lets a child walk and kills it; the last word it said. */
static int walk_and_kill(const char *path, const struct season ring[STATES], long wait_us)
{
    int ends[2], status;
    unsigned char word = 0, last = 0;

    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)close(ends[0]);
        walk(path, ring, ends[1]);
    }
    (void)close(ends[1]);
    assert_int_equal(read(ends[0], &last, 1), 1); /* it is about to save */
    const struct timespec wait = {.tv_nsec = wait_us * 1000};
    (void)nanosleep(&wait, NULL);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    if (!WIFSIGNALED(status))
        print_error("the child ended by itself: %d\n", WEXITSTATUS(status));
    assert_true(WIFSIGNALED(status)); /* it was walking, not failing */
    while (read(ends[0], &word, 1) == 1)
        last = word;
    (void)close(ends[0]);
    return last;
}

static void old_or_new_never_a_mixture(void **state)
{
    struct desk *desk = *state;
    struct season ring[STATES];
    unsigned seed = 20270512;
    int n_old = 0, n_new = 0, n_done = 0;

    make_ring(ring, &desk->arena);
    struct season empty = load(desk);
    good(desk, store_save_season(desk->store, &empty, &ring[1], fill_all_kinds(), &fill_note,
                                 &desk->fault));
    long longest_us = FIRST_US;
    for (int i = 0; i < KILLS || ((n_old == 0 || n_new + n_done == 0) && i < KILLS_MOST); i++) {
        struct arena arena = {0};
        struct season found = {0};
        store_close(desk->store);
        desk->store = NULL;
        int word = walk_and_kill(desk->path, ring, (long)(dice(&seed) % (unsigned)longest_us));
        good(desk, store_open(desk->path, STORE_WRITE, &desk->store, &desk->fault));
        good(desk, store_load(desk->store, &arena, &found, &desk->fault));
        int at = where(ring, &found), said = word & ~DONE;
        if (at < 0)
            print_error("kill %d: a mixture\n", i);
        assert_true(at >= 0);
        if (word & DONE) {
            /* stored is stored (a save can begin before its word is read) */
            assert_int_equal(at, said);
            n_done++;
        } else {
            assert_true(at == said || (at + 1) % STATES == said);
            n_new += at == said;
            n_old += at != said;
        }
        /* however long a save takes here and now */
        if (longest_us < (n_new + n_done ? LONG_US : LONGEST_US))
            longest_us += longest_us / 4;
        sound(desk);
        struct history_line *lines;
        int n_lines;
        good(desk, store_history(desk->store, &arena, &lines, &n_lines, &desk->fault));
        assert_int_equal(n_lines, found.version - 1); /* each change has its line */
        arena_release(&arena);
    }
    print_message("%d kills: %d found the old state, %d the new one, %d came between changes\n",
                  KILLS, n_old, n_new, n_done);
    /* the kills did fall into changes, on both sides of their commit or after it */
    assert_true(n_old > 0);
    assert_true(n_new + n_done > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FILE(old_or_new_never_a_mixture)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
