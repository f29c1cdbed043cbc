/* SPDX-License-Identifier: GPL-3.0-or-later
 * What children read is asked once while the school stays as it is, never longer; nobody works for
 * a reader who has left. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "tests/desk/small_desk.h"

#include <sys/stat.h>

static char build[300]; /* where the real program is */

/* The program, and a line in a file each time it is begun. */
static int counting(void **state)
{
    const char *set = getenv("BUILD");

    if (desk_begin(state) != 0)
        return -1;
    struct desk *desk = *state;
    char *here = realpath(set ? set : "build/dev", NULL);
    assert_non_null(here);
    (void)snprintf(build, sizeof build, "%s", here);
    free(here);
    const char *program = arena_text(&desk->arena, "%s/examrota", desk->folder);
    FILE *file = fopen(program, "w");
    assert_non_null(file);
    assert_true(fprintf(file,
                        "#!/bin/sh\necho \"$2\" >>%s/begun\n[ ! -e %s/slow ] || exec sleep 3600\n"
                        "exec %s/examrota \"$@\"\n",
                        desk->folder, desk->folder, build) > 0);
    (void)fclose(file);
    assert_int_equal(chmod(program, 0700), 0);
    assert_int_equal(setenv("BUILD", desk->folder, 1), 0);
    return 0;
}

static int counted(void **state)
{
    (void)setenv("BUILD", build, 1);
    return desk_end(state);
}

static int begun(struct desk *desk)
{
    const char *text = school_text(desk, arena_text(&desk->arena, "%s/begun", desk->folder));
    int lines = 0;

    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

static void once(void **state)
{
    struct visitor visitor;
    struct desk *desk = *state;

    small_begin(&visitor, desk);
    int before = begun(desk); /* the password, among others */
    static const struct {
        const char *label, *path;
        int children;
    } rows[] = {
        {"asked", "/report/staff", 1},
        {"asked again", "/report/staff", 0},
        {"other words", "/report/staff?format=csv", 1},
        {"the first is still there", "/report/staff", 0},
        {"what changes without a version", "/report/stale-feeds", 1},
        {"is asked each time", "/report/stale-feeds", 1},
        {"not found is not kept", "/report/rota?week=2027-W99", 1},
        {"but asked again", "/report/rota?week=2027-W99", 1},
    };
    EACH (row, rows) {
        (void)visit_get(&visitor, row->path);
        CHECK_ROW(row, begun(desk) - before, row->children);
        before = begun(desk);
    }
    /* A change, and everything is asked anew: at the desk or by the command line. */
    assert_int_equal(visit_get(&visitor, "/report/answers"), 200);
    assert_false(visit_shows(&visitor, "20 May 2027"));
    assert_int_equal(visit_post(&visitor, "/availability",
                                "do=availability&staff=AB&date=2027-05-20&session=AM&answer=no"),
                     303);
    before = begun(desk);
    assert_int_equal(visit_get(&visitor, "/report/staff"), 200);
    assert_int_equal(begun(desk) - before, 1);
    command_expect(0, "--school %s undo", desk->path);
    before = begun(desk);
    assert_int_equal(visit_get(&visitor, "/report/staff"), 200);
    assert_int_equal(begun(desk) - before, 1);
    visit_end(&visitor);
}

/* Four who go away while a slow answer is made do not keep the fifth waiting. */
static void left(void **state)
{
    enum { IMPATIENT = 6 };
    struct visitor visitor;
    struct desk *desk = *state;
    const char *slow = arena_text(&desk->arena, "%s/slow", desk->folder);
    struct timespec step = {.tv_nsec = 300000000};

    small_begin(&visitor, desk);
    FILE *mark = fopen(slow, "w");
    assert_non_null(mark);
    (void)fclose(mark);
    for (int i = 0; i < IMPATIENT; i++) {
        int client = client_open(visitor.served.port);
        client_send(client, arena_text(&desk->arena,
                                       "GET /report/staff?week=2027-W%d HTTP/1.1\r\nHost: "
                                       "%s\r\n%s\r\n",
                                       20 + i, visitor.served.host, visitor.cookie));
        nanosleep(&step, NULL);
        close(client);
    }
    assert_int_equal(unlink(slow), 0);
    assert_int_equal(visit_get(&visitor, "/report/staff"), 200); /* not after their hour */
    visit_end(&visitor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(once, counting, counted),
        cmocka_unit_test_setup_teardown(left, counting, counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
