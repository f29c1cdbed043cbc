/* SPDX-License-Identifier: GPL-3.0-or-later
 * make_problem SCHOOL FROM UNTIL FILE: the solver's problem of these days of a school, as a file
 * that bench_problem solves.  The season must be seated. */
#include <stdio.h>

#include "scheduler/base/day.h"
#include "scheduler/office/office.h"
#include "scheduler/plan/brief.h"
#include "tests/support/problem_file.h"

static bool make(const char *const *argv, struct arena *arena, struct fault *fault)
{
    struct office office = {.arena = arena, .who = "bench", .command = "bench"};
    struct office_range range;
    struct world world;
    struct plan plan;
    struct brief brief;

    office.now_at = INT64_MIN;
    range = (struct office_range){day_parse(argv[2]), day_parse(argv[3])};
    if (range.from < 0 || range.until < 0)
        return fault_set(fault, FAULT_USAGE, "FROM and UNTIL are days like 2027-05-17");
    if (!store_open(argv[1], STORE_READ, &office.store, fault) || !office_load(&office, fault))
        return false;
    bool fine = office_judge(&office, range, false, &world, &plan, fault) &&
                brief_make(&world, arena, &brief, fault);
    FILE *file = fine ? fopen(argv[4], "w") : NULL;

    fine = file && problem_file_write(&brief.problem, file);
    if (file && fclose(file) != 0)
        fine = false;
    store_close(office.store);
    return fine;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct fault fault = {0};
    bool fine = argc == 5 && make((const char *const *)argv, &arena, &fault);

    if (!fine)
        (void)fprintf(stderr, "make_problem SCHOOL FROM UNTIL FILE: %s\n", fault.text);
    arena_release(&arena);
    return fine ? 0 : 1;
}
