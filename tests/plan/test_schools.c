/* SPDX-License-Identifier: GPL-3.0-or-later
 * Random small schools from import to calendar: whatever they look like, the
 * plan is legal by the independent judge, the same twice, and so are the feeds. */
#include "tests/support/check.h"

#include <sys/stat.h>

#include "tests/support/run.h"
#include "tests/support/school/school.h"

static int schools_wanted(void)
{
    return getenv("EXAMROTA_LONG") ? 1000 : 100;
}

/* A shape near "tiny", no two alike. */
static struct shape shape_near_tiny(uint64_t seed)
{
    struct random random = {seed * 77 + 5};
    struct shape shape = *shape_find("tiny");

    shape.sites = 1 + random_below(&random, 2);
    shape.pupils = 4 + random_below(&random, 20);
    shape.year_11 = 1 + random_below(&random, shape.pupils - 2);
    shape.year_10 = random_below(&random, shape.pupils - shape.year_11);
    shape.papers = 1 + random_below(&random, 7);
    shape.exam_days = 1 + random_below(&random, 5);
    shape.hall_seats = 2 + random_below(&random, 10);
    shape.classrooms = 1 + random_below(&random, 4);
    shape.small_rooms = random_below(&random, 5);
    shape.it_rooms = random_below(&random, 2);
    shape.teachers = 1 + random_below(&random, 5);
    shape.support_staff = 1 + random_below(&random, 7);
    shape.invigilators = random_below(&random, 4);
    shape.sessions_per_mentor = random_below(&random, 4);
    shape.absences_a_day = 1;
    return shape;
}

static char *plan_hash(const char *folder)
{
    struct outcome outcome =
        command_run("plan --school %s/s.db --time 0 --effort 1 --json", folder);
    if (outcome.exit_code != 0)
        print_error("%s", outcome.err);
    assert_int_equal(outcome.exit_code, 0);
    const char *hash = strstr(outcome.out, "\"hash\"");
    assert_non_null(hash);
    char *text = strndup(hash, strcspn(hash, ",\n"));
    outcome_release(&outcome);
    return text;
}

static void one_school(uint64_t seed)
{
    struct shape shape = shape_near_tiny(seed);
    print_message("school %d\n", (int)seed);
    char *folder = folder_make(), path[1024], first[1100], second[1100];

    snprintf(path, sizeof path, "%s/in", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_true(school_write(path, &shape, seed, seed % 2));
    command_expect(0, "init %s/s.db", folder);
    command_expect(0, "import %s/in --school %s/s.db", folder, folder);
    command_says("\"stored\":true", "import %s/in --school %s/s.db --json", folder, folder);
    command_expect(0, "seat --school %s/s.db", folder);
    char *hash = plan_hash(folder), *again = plan_hash(folder);
    assert_string_equal(hash, again);
    command_says("\"legal\":true", "verify --school %s/s.db --json", folder);
    command_expect(0, "publish --school %s/s.db", folder);
    command_expect(0, "feed --write %s/a --school %s/s.db", folder, folder);
    command_expect(0, "feed --write %s/b --school %s/s.db", folder, folder);
    for (int i = 0; i < shape.teachers; i++) {
        snprintf(first, sizeof first, "%s/a/T%03d.ics", folder, i);
        snprintf(second, sizeof second, "%s/b/T%03d.ics", folder, i);
        assert_true(files_same(first, second));
    }
    command_expect(0, "undo --school %s/s.db", folder);
    command_expect(0, "redo --school %s/s.db", folder);
    free(hash);
    free(again);
    folder_release(folder);
}

static void every_school_ends_in_calendars(void **state)
{
    (void)state;
    for (int seed = 1; seed <= schools_wanted(); seed++) {
        if (getenv("EXAMROTA_SEED") && atoi(getenv("EXAMROTA_SEED")) != seed)
            continue;
        one_school((uint64_t)seed);
    }
}

int main(void)
{
    setenv("EXAMROTA_NOW", "2027-03-01 08:00", 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_school_ends_in_calendars)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
