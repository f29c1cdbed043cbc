/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/why/verdict_stage.h - one person, one duty, and what may be changed about them. */
#ifndef TESTS_VERDICT_STAGE_H
#define TESTS_VERDICT_STAGE_H

#include "tests/support/check.h"

#include "scheduler/plan/verdict.h"
#include "tests/support/season_make.h"

#define WEDNESDAY "2027-05-12"

/* One person, one candidate, one paper, one duty 09:00-11:00 that the person may do. */
struct stage {
    struct arena arena;
    struct maker make;
    struct rules rules;
    struct duty duty, other; /* other: somebody's own lesson, when asked for */
    struct duty_slot slot, other_slot;
    int person, pupil, paper, with_other;
    int pupils[1], papers[1], list[1];
};

static inline struct person *self(struct stage *stage)
{
    return (struct person *)(uintptr_t)&stage->make.season.people[stage->person];
}

static inline struct rules *rules_of(struct stage *stage)
{
    return &stage->rules;
}

static inline void stage_open(struct stage *stage)
{
    struct fault fault = {0};
    struct maker *make = &stage->make;

    *stage = (struct stage){.paper = 0};
    make->arena = &stage->arena;
    assert_true(rules_load(NULL, day_parse(WEDNESDAY), &stage->arena, &stage->rules, &fault));
    (void)make_site(make, "MAIN");
    (void)make_site(make, "FARM");
    (void)make_room(make, "R1", ROOM_CLASSROOM, 30);
    stage->person = make_person(make, "AB", "mentor");
    (void)make_person(make, "CD", "teacher");
    make_skill(make, stage->person, "invigilator");
    make_skill(make, stage->person, "reader");
    stage->pupil = make_pupil(make, "0042");
    stage->paper = make_paper(make, "8300/1", WEDNESDAY, SESSION_AM, 90);
    MAKE(make, papers, stage->paper)->subject = "Maths";
    (void)make_entry(make, stage->pupil, stage->paper);
    stage->pupils[0] = stage->pupil;
    stage->papers[0] = stage->paper;
    stage->slot = (struct duty_slot){.starts_at = make_at(WEDNESDAY, "09:00"),
                                     .ends_at = make_at(WEDNESDAY, "11:00"),
                                     .room = 0,
                                     .site = 0};
    stage->duty = (struct duty){.kind = duty_kind_find("invigilator"),
                                .key = "S27:invigilator:8300/1:g1:1",
                                .because = "",
                                .title = "Invigilator - Maths",
                                .level = LEVEL_REQUIRED,
                                .short_cost = 1,
                                .tags = TAG_EXAM,
                                .need = 1,
                                .slots = &stage->slot,
                                .n_slots = 1,
                                .piece_of = "",
                                .paper = stage->paper,
                                .lesson = -1,
                                .pupil = -1,
                                .pupils = stage->pupils,
                                .n_pupils = 1,
                                .papers = stage->papers,
                                .n_papers = 1,
                                .role = "invigilator",
                                .roles = "",
                                .skills = ""};
    stage->other = stage->duty;
}

static inline void ask(struct stage *stage, struct verdict *answer)
{
    struct duty duties[2] = {stage->duty, stage->other};
    struct world world = {.season = &stage->make.season,
                          .rules = &stage->rules,
                          .duties = duties,
                          .n_duties = 1 + stage->with_other,
                          .from = day_parse(WEDNESDAY),
                          .until = day_parse(WEDNESDAY),
                          .now_at = INT64_MIN};
    struct fault fault = {0};
    struct policy policy;
    struct crew crew;
    struct bench bench;

    assert_true(policy_make(&world, &policy, &fault));
    crew_make(&world, &policy, &stage->arena, &crew);
    bench_make(&world, &policy, &crew, &stage->arena, &bench);
    verdict(&bench, 0, 0, stage->person, answer);
}

static inline void nothing(struct stage *stage)
{
    (void)stage;
}

static inline void answered(struct stage *stage, int session, int answer)
{
    (void)MAKE_ROW(&stage->make, availability, .staff = stage->person, .date = day_parse(WEDNESDAY),
                   .session = session, .start = -1, .end = -1, .answer = answer,
                   .max_per_week = -1);
}

static inline void casual(struct stage *stage)
{
    self(stage)->offers = OFFERS_ASKED;
}

static inline void casual_yes(struct stage *stage)
{
    casual(stage);
    answered(stage, SESSION_AM, ANSWER_YES);
}

static inline void casual_maybe(struct stage *stage)
{
    casual(stage);
    answered(stage, SESSION_AM, ANSWER_MAYBE);
}

static inline void pattern(struct stage *stage, int kind, const char *start, const char *end)
{
    (void)MAKE_ROW(&stage->make, patterns, .staff = stage->person, .weekday = 2, .date = -1,
                   .start = time_parse(start), .end = time_parse(end), .kind = kind, .minutes = -1);
}

static inline void works_to_half_ten(struct stage *stage)
{
    pattern(stage, PATTERN_WORK, "08:30", "10:30");
}

static inline void overtime_to_eleven(struct stage *stage)
{
    works_to_half_ten(stage);
    self(stage)->overtime_minutes_per_week = 30;
}

static inline void trained(struct stage *stage, int person, const char *day)
{
    (void)MAKE_ROW(&stage->make, training, .staff = person, .kind = "invigilator",
                   .date = day_parse(day), .content = "", .result = "");
}

static inline void others_trained(struct stage *stage)
{
    trained(stage, 1, "2026-10-01");
}

static inline void teaches(struct stage *stage, bool delivers)
{
    (void)MAKE_ROW(&stage->make, teaches, .staff = stage->person, .subject = "maths",
                   .delivers = delivers);
}

static inline void teacher_of_it(struct stage *stage)
{
    teaches(stage, true);
}

static inline void teacher_bar_warns(struct stage *stage)
{
    teacher_of_it(stage);
    rules_of(stage)->figures[FIGURE_SUBJECT_EXCLUDED].value = 2;
}

static inline void supporter(struct stage *stage)
{
    (void)MAKE_ROW(&stage->make, support, .pupil = stage->pupil, .subject = "Maths",
                   .class_name = "", .staff = stage->person, .from = -1, .until = -1);
}

/* What is changed about the stage, and what is in the way then ("": nothing). */
struct obstacle_row {
    const char *label;
    void (*change)(struct stage *stage);
    const char *want;
};

static inline void check_obstacles(const struct obstacle_row *rows, size_t n)
{
    for (const struct obstacle_row *row = rows; row < rows + n; row++) {
        struct stage stage;
        struct verdict answer;

        stage_open(&stage);
        row->change(&stage);
        ask(&stage, &answer);
        CHECK_ROW_TEXT(row, answer.obstacle ? answer.obstacle : "", row->want);
        arena_release(&stage.arena);
    }
}

#endif
