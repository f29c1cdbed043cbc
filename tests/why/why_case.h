/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/why/why_case.h - random small schools with a plan, opened for questions. */
#ifndef TESTS_WHY_CASE_H
#define TESTS_WHY_CASE_H

#include "scheduler/office/remedies.h"
#include "tests/support/plan_school.h"

struct asked {
    struct school school;
    struct plan plan;
    struct draft run;
    struct why why;
    struct office office; /* without a file */
};

/* The school's plan, made with so much work, as if it had been stored. */
static inline bool asked_plan(struct asked *asked, int64_t work)
{
    struct school *school = &asked->school;
    struct effort effort = {.work = work};
    struct season *season = &school->make.season;
    struct fault fault = {0};

    school_derive(school);
    season->n_draft = season->n_plan_runs = 0;
    if (!plan_make(&school->world, &effort, &school->arena, &asked->plan, &fault)) {
        print_error("%s\n", fault.text);
        return false;
    }
    asked->run = (struct draft){.from = school->world.from, .until = school->world.until};
    season->draft = asked->plan.assignments;
    season->n_draft = asked->plan.n_assignments;
    season->plan_runs = &asked->run;
    season->n_plan_runs = 1;
    return true;
}

static inline bool asked_open(struct asked *asked)
{
    struct fault fault = {0};
    struct office_range range = {asked->run.from, asked->run.until};

    asked->office = (struct office){.arena = &asked->school.arena,
                                    .season = asked->school.make.season,
                                    .rules = asked->school.rules,
                                    .now_at = INT64_MIN};
    if (office_why(&asked->office, range, &asked->why, &fault))
        return true;
    print_error("%s\n", fault.text);
    return false;
}

static inline bool asked_make(struct asked *asked, uint32_t seed, struct school_size size,
                              int64_t work)
{
    *asked = (struct asked){0};
    return school_open(&asked->school, seed, size) && asked_plan(asked, work) && asked_open(asked);
}

static inline void asked_close(struct asked *asked)
{
    school_close(&asked->school);
}

#endif
