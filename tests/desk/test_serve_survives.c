/* SPDX-License-Identifier: GPL-3.0-or-later
 * What goes wrong outside: a plan that is killed half-way, a disk that is full.  The page says so
 * in a sentence, the school is as it was, and the next try works. */
#define _GNU_SOURCE /* unshare */
#include "tests/desk/small_desk.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/stat.h>

static void planning_killed(void **state)
{
    struct visitor visitor;
    struct desk *desk = *state;

    small_begin(&visitor, desk);
    uint64_t before = school_state(desk->path);
    pid_t planner = small_plan_held(&visitor); /* it is stopped half-way... */
    const char *job = visit_follow(&visitor);
    assert_false(visit_shows(&visitor, "data-done"));
    assert_int_equal(visit_get(&visitor, "/"), 200); /* the desk goes on */
    assert_int_equal(visit_post(&visitor, "/plan", "do=plan&week=2027-W20"), 409);
    assert_true(visit_shows(&visitor, "a plan is being made already"));
    assert_int_equal(kill(planner, SIGKILL), 0); /* ...and killed */
    for (int waited = 0; !visit_shows(&visitor, "data-done") && patience(&waited);)
        assert_int_equal(visit_get(&visitor, job), 200);
    assert_true(visit_shows(&visitor, "ended from outside before it was done (signal 9)"));
    assert_true(visit_shows(&visitor, "Nothing of it is stored: the school is as it was."));
    assert_true(school_state(desk->path) == before);
    small_job(&visitor, "/plan", "do=plan&week=2027-W20");
    assert_false(visit_shows(&visitor, "role=\"alert\""));
    assert_true(school_state(desk->path) != before);
    visit_end(&visitor);
    sound(desk);
}

/* The server is asked for something small, for something large, and to be logged in to. */
static const struct order {
    const char *path, *form;
    bool is_job;
} orders[] = {
    {"/availability", "do=availability&staff=AB&date=2027-05-20&session=AM&answer=no", false},
    {"/plan", "do=plan&week=2027-W20", true}};

static void expect(struct visitor *visitor, bool full)
{
    static const char *const tells[] = {"disk is full", "is the disk full"};

    for (size_t i = 0; i < ENTRIES(orders); i++) {
        bool told = false;
        if (orders[i].is_job) {
            small_job(visitor, orders[i].path, orders[i].form);
        } else {
            int status = visit_post(visitor, orders[i].path, orders[i].form);
            assert_int_equal(status, full ? 500 : 303);
        }
        for (size_t t = 0; t < ENTRIES(tells); t++)
            told = told || visit_shows(visitor, tells[t]);
        if (told != full)
            print_error("%s\n", visitor->page.body);
        assert_int_equal(told, full);
    }
}

/* Everything of the season is still to be read, whatever the disk says. */
static void reads(struct visitor *visitor)
{
    static const char *const pages_to_read[] = {"/", "/week", "/history", "/report/staff"};

    for (size_t i = 0; i < ENTRIES(pages_to_read); i++)
        assert_int_equal(visit_get(visitor, pages_to_read[i]), 200);
}

/* A disk of our own, of a megabyte; false: this machine lets nobody have one. */
static bool small_disk(const char *folder)
{
    uid_t user = getuid();
    gid_t group = getgid();
    const char *names[] = {"setgroups", "uid_map", "gid_map"};
    char text[3][40] = {"deny"};

    (void)snprintf(text[1], sizeof text[1], "0 %u 1", (unsigned)user);
    (void)snprintf(text[2], sizeof text[2], "0 %u 1", (unsigned)group);
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return false;
    for (int i = 0; i < 3; i++) {
        char path[40];
        (void)snprintf(path, sizeof path, "/proc/self/%s", names[i]);
        int file = open(path, O_WRONLY | O_CLOEXEC);
        bool wrote = file >= 0 && write(file, text[i], strlen(text[i])) > 0;
        if (file >= 0)
            (void)close(file);
        if (!wrote)
            return false;
    }
    return mount("none", folder, "tmpfs", 0, "size=2m,mode=700") == 0;
}

static void fill_up(const char *path)
{
    static char block[4096];
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

    assert_true(file >= 0);
    while (write(file, block, sizeof block) > 0)
        ;
    (void)close(file);
}

static void disk_full(void **state)
{
    struct visitor visitor;
    struct desk *desk = *state;
    const char *filler = arena_text(&desk->arena, "%s/filler", desk->folder);

    store_close(desk->store);
    desk->store = NULL;
    if (!small_disk(desk->folder)) {
        print_message("no disk of one's own here: this is tried where there is\n");
        school_reopen(desk);
        skip();
    }
    command_expect(0, "init %s", desk->path);
    good(desk, store_open(desk->path, STORE_WRITE, &desk->store, &desk->fault));
    small_begin(&visitor, desk);
    uint64_t before = school_state(desk->path);
    fill_up(filler);
    expect(&visitor, true);
    reads(&visitor);
    assert_int_equal(unlink(filler), 0);
    assert_true(school_state(desk->path) == before);
    expect(&visitor, false);
    assert_true(school_state(desk->path) != before);
    visit_end(&visitor);
    sound(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FILE(planning_killed), WITH_FILE(disk_full)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
