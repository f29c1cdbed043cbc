/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/test_verdict.c - each obstacle: what it forbids, and its neighbour that it allows. */
#include "tests/check.h"

#include "scheduler/plan/verdict.h"
#include "tests/season_make.h"

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

static struct person *self(struct stage *stage)
{
    return (struct person *)(uintptr_t)&stage->make.season.people[stage->person];
}

static struct rules *rules_of(struct stage *stage)
{
    return &stage->rules;
}

static void stage_open(struct stage *stage)
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

static void ask(struct stage *stage, struct verdict *answer)
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

/* ---- what is changed about the stage ---- */

static void nothing(struct stage *stage)
{
    (void)stage;
}

static void absent(struct stage *stage)
{
    make_absence(&stage->make, stage->person, WEDNESDAY, "10:30", "12:00");
}

static void absent_later(struct stage *stage)
{
    make_absence(&stage->make, stage->person, WEDNESDAY, "11:00", "12:00");
}

static void answered(struct stage *stage, int session, int answer)
{
    (void)MAKE_ROW(&stage->make, availability, .staff = stage->person, .date = day_parse(WEDNESDAY),
                   .session = session, .start = -1, .end = -1, .answer = answer,
                   .max_per_week = -1);
}

static void said_no(struct stage *stage)
{
    answered(stage, SESSION_AM, ANSWER_NO);
}

static void said_no_later(struct stage *stage)
{
    answered(stage, SESSION_PM, ANSWER_NO);
}

static void casual(struct stage *stage)
{
    self(stage)->offers = OFFERS_ASKED;
}

static void casual_yes(struct stage *stage)
{
    casual(stage);
    answered(stage, SESSION_AM, ANSWER_YES);
}

static void casual_maybe(struct stage *stage)
{
    casual(stage);
    answered(stage, SESSION_AM, ANSWER_MAYBE);
}

static void casual_afternoon(struct stage *stage)
{
    casual(stage);
    answered(stage, SESSION_PM, ANSWER_YES);
}

static void left(struct stage *stage)
{
    self(stage)->until = day_parse(WEDNESDAY) - 1;
}

static void leaves_today(struct stage *stage)
{
    self(stage)->until = day_parse(WEDNESDAY);
}

static void conflict(struct stage *stage, int pupil, int paper, const char *subject)
{
    (void)MAKE_ROW(&stage->make, conflicts, .staff = stage->person, .pupil = pupil, .paper = paper,
                   .subject = subject);
}

static void conflict_pupil(struct stage *stage)
{
    conflict(stage, stage->pupil, -1, "");
}

static void conflict_other_pupil(struct stage *stage)
{
    conflict(stage, make_pupil(&stage->make, "0043"), -1, "");
}

static void conflict_paper(struct stage *stage)
{
    conflict(stage, -1, stage->paper, "");
}

static void conflict_subject(struct stage *stage)
{
    conflict(stage, -1, -1, "maths");
}

static void conflict_in_room(struct stage *stage)
{
    int pupil = make_pupil(&stage->make, "0043");

    conflict(stage, pupil, -1, "");
    (void)make_sitting(&stage->make, make_entry(&stage->make, pupil, stage->paper), 0, 1, "10:00",
                       60);
}

static void conflict_in_room_before(struct stage *stage)
{
    int pupil = make_pupil(&stage->make, "0043");

    conflict(stage, pupil, -1, "");
    (void)make_sitting(&stage->make, make_entry(&stage->make, pupil, stage->paper), 0, 1, "08:00",
                       60);
}

static void pattern(struct stage *stage, int kind, const char *start, const char *end)
{
    (void)MAKE_ROW(&stage->make, patterns, .staff = stage->person, .weekday = 2, .date = -1,
                   .start = time_parse(start), .end = time_parse(end), .kind = kind, .minutes = -1);
}

static void works_to_half_ten(struct stage *stage)
{
    pattern(stage, PATTERN_WORK, "08:30", "10:30");
}

static void overtime_to_eleven(struct stage *stage)
{
    works_to_half_ten(stage);
    self(stage)->overtime_minutes_per_week = 30;
}

static void overtime_too_little(struct stage *stage)
{
    works_to_half_ten(stage);
    self(stage)->overtime_minutes_per_week = 29;
}

static void overtime_too_long(struct stage *stage)
{
    pattern(stage, PATTERN_WORK, "08:30", "09:45");
    self(stage)->overtime_minutes_per_week = 600;
}

static void other_day(struct stage *stage)
{
    (void)MAKE_ROW(&stage->make, patterns, .staff = stage->person, .weekday = 3, .date = -1,
                   .start = 510, .end = 930, .minutes = -1);
}

static void date_replaces(struct stage *stage)
{
    works_to_half_ten(stage);
    (void)MAKE_ROW(&stage->make, patterns, .staff = stage->person, .weekday = -1,
                   .date = day_parse(WEDNESDAY), .start = 540, .end = 660, .minutes = -1);
}

static void keeps_time(struct stage *stage)
{
    pattern(stage, PATTERN_WORK, "08:30", "15:30");
    pattern(stage, PATTERN_PROTECTED, "10:00", "10:30");
}

static void own_lesson(struct stage *stage)
{
    stage->list[0] = stage->person;
    stage->other_slot = (struct duty_slot){.starts_at = make_at(WEDNESDAY, "10:00"),
                                           .ends_at = make_at(WEDNESDAY, "11:00"),
                                           .room = 0,
                                           .site = 0};
    stage->other.kind = duty_kind_find("lesson");
    stage->other.key = "lesson:1";
    stage->other.level = LEVEL_COVER;
    stage->other.slots = &stage->other_slot;
    stage->other.standing = stage->list;
    stage->other.n_standing = 1;
    stage->with_other = 1;
}

static void lesson_matters_as_much(struct stage *stage)
{
    own_lesson(stage);
    stage->duty.level = LEVEL_COVER;
}

static void away_site(struct stage *stage)
{
    self(stage)->site = 1;
}

static void both_sites(struct stage *stage)
{
    away_site(stage);
    (void)MAKE_ROW(&stage->make, staff_sites, .staff = stage->person, .site = 0);
}

static void holds_minimum(struct stage *stage)
{
    stage->list[0] = stage->person;
    stage->slot.kept = stage->list;
    stage->slot.n_kept = 1;
}

static void no_time_left(struct stage *stage)
{
    stage->duty.blocked = "no time left";
}

static void no_time_and_absent(struct stage *stage)
{
    no_time_left(stage);
    absent(stage);
}

static void other_holds_minimum(struct stage *stage)
{
    holds_minimum(stage);
    stage->list[0] = stage->person + 1;
}

static void trained(struct stage *stage, int person, const char *day)
{
    (void)MAKE_ROW(&stage->make, training, .staff = person, .kind = "invigilator",
                   .date = day_parse(day), .content = "", .result = "");
}

static void others_trained(struct stage *stage)
{
    trained(stage, 1, "2026-10-01");
}

static void trained_last_year(struct stage *stage)
{
    trained(stage, stage->person, "2026-08-31");
}

static void trained_this_year(struct stage *stage)
{
    trained(stage, stage->person, "2026-09-01");
}

static void leads(struct stage *stage)
{
    stage->duty.role = "lead_invigilator";
}

static void wants_driver(struct stage *stage)
{
    stage->duty.skills = "driver";
}

static void wants_some_driver(struct stage *stage)
{
    stage->duty.skills = "1 driver";
}

static void anyone(struct stage *stage)
{
    stage->duty.role = "scribe";
    stage->duty.anyone = true;
}

static void teaches(struct stage *stage, bool delivers)
{
    (void)MAKE_ROW(&stage->make, teaches, .staff = stage->person, .subject = "maths",
                   .delivers = delivers);
}

static void teacher_of_it(struct stage *stage)
{
    teaches(stage, true);
}

static void delivers_not(struct stage *stage)
{
    teaches(stage, false);
}

static void teacher_bar_off(struct stage *stage)
{
    teacher_of_it(stage);
    rules_of(stage)->figures[FIGURE_SUBJECT_EXCLUDED].value = 0;
}

static void teacher_bar_warns(struct stage *stage)
{
    teacher_of_it(stage);
    rules_of(stage)->figures[FIGURE_SUBJECT_EXCLUDED].value = 2;
}

static void teacher_reads(struct stage *stage)
{
    teacher_of_it(stage);
    stage->duty.role = "reader";
}

static void supporter(struct stage *stage)
{
    (void)MAKE_ROW(&stage->make, support, .pupil = stage->pupil, .subject = "Maths",
                   .class_name = "", .staff = stage->person, .from = -1, .until = -1);
}

static void supporter_of_other(struct stage *stage)
{
    (void)MAKE_ROW(&stage->make, support, .pupil = stage->pupil, .subject = "History",
                   .class_name = "", .staff = stage->person, .from = -1, .until = -1);
}

static void supporter_in_class(struct stage *stage)
{
    int lesson = make_lesson(&stage->make, "L1", "11A", 0, "09:00", "10:00");

    MAKE(&stage->make, lessons, lesson)->subject = "Maths";
    make_teacher(&stage->make, lesson, stage->person, 1);
    make_member(&stage->make, "11A", stage->pupil);
}

static void supporter_reads(struct stage *stage)
{
    supporter(stage);
    stage->duty.role = "reader";
}

static void supporter_combined(struct stage *stage)
{
    supporter_reads(stage);
    stage->duty.roles = "invigilator;reader";
}

static void supporter_off(struct stage *stage)
{
    supporter(stage);
    rules_of(stage)->figures[FIGURE_SUPPORTED_EXCLUDED].value = 0;
}

static void sits(struct stage *stage)
{
    self(stage)->seated = true;
}

static void must_walk(struct stage *stage)
{
    sits(stage);
    stage->duty.walks = true;
}

static void named(struct stage *stage, int person)
{
    stage->list[0] = person;
    stage->duty.named = stage->list;
    stage->duty.n_named = 1;
    stage->duty.only_named = true;
}

static void named_other(struct stage *stage)
{
    named(stage, 1);
}

static void named_self(struct stage *stage)
{
    named(stage, stage->person);
}

static void wish_only(struct stage *stage, int person)
{
    stage->duty.role = "reader";
    stage->duty.pupil = stage->pupil;
    (void)MAKE_ROW(&stage->make, facilitators, .pupil = stage->pupil, .staff = person,
                   .kind = "reader", .wish = WISH_ONLY);
}

static void wish_other(struct stage *stage)
{
    wish_only(stage, 1);
}

static void wish_self(struct stage *stage)
{
    wish_only(stage, stage->person);
}

static void covers(struct stage *stage, const char *setting)
{
    self(stage)->role = "teacher";
    stage->duty.role = "cover";
    stage->duty.level = LEVEL_COVER;
    stage->duty.tags = TAG_COVER;
    make_skill(&stage->make, stage->person, "cover");
    make_setting(&stage->make, "teacher_cover", setting);
}

static void covers_unskilled(struct stage *stage)
{
    self(stage)->role = "ta";
    stage->duty.role = "cover";
}

static void covers_by_job(struct stage *stage)
{
    self(stage)->role = "cover_supervisor";
    stage->duty.role = "cover";
}

static void teacher_never_covers(struct stage *stage)
{
    covers(stage, "never");
}

static void teacher_covers(struct stage *stage)
{
    covers(stage, "rarely");
}

static void closed(struct stage *stage)
{
    (void)MAKE_ROW(&stage->make, calendar, .date = day_parse(WEDNESDAY), .kind = DAY_CLOSED);
}

static void conflict_and_untrained(struct stage *stage)
{
    others_trained(stage);
    conflict_pupil(stage);
}

static const struct {
    const char *label;
    void (*change)(struct stage *stage);
    const char *want; /* "": may */
} rows[] = {
    {"nothing in the way", nothing, ""},
    {"absent", absent, "unavailable"},
    {"absent afterwards", absent_later, ""},
    {"said no", said_no, "unavailable"},
    {"said no to the afternoon", said_no_later, ""},
    {"only when asked, not asked", casual, "unavailable"},
    {"only when asked, said yes", casual_yes, ""},
    {"only when asked, said maybe", casual_maybe, ""},
    {"only when asked, another session", casual_afternoon, "not in"},
    {"left", left, "unavailable"},
    {"last day", leaves_today, ""},
    {"private: pupil", conflict_pupil, "unavailable"},
    {"private: another pupil", conflict_other_pupil, ""},
    {"private: another pupil in the room", conflict_in_room, "unavailable"},
    {"private: another pupil in the room before", conflict_in_room_before, ""},
    {"private: paper", conflict_paper, "unavailable"},
    {"private: subject", conflict_subject, "unavailable"},
    {"private before anything that could be told", conflict_and_untrained, "unavailable"},
    {"hours end before the duty", works_to_half_ten, "not in"},
    {"overtime bridges it", overtime_to_eleven, ""},
    {"overtime too small", overtime_too_little, "not in"},
    {"overtime longer than the rule", overtime_too_long, "not in"},
    {"works other days", other_day, "not in"},
    {"a date's hours replace the weekday's", date_replaces, ""},
    {"school closed", closed, "not in"},
    {"protected time", keeps_time, "protected time"},
    {"own lesson, left for an exam", own_lesson, ""},
    {"own lesson, not for cover", lesson_matters_as_much, "teaching"},
    {"works at another site", away_site, "other site"},
    {"works at both", both_sites, ""},
    {"no time is left for it", no_time_left, "no time left"},
    {"...and absent", no_time_and_absent, "unavailable"},
    {"holds the site's minimum", holds_minimum, "needed on site"},
    {"somebody else holds it", other_holds_minimum, ""},
    {"training on file, not theirs", others_trained, "not trained"},
    {"training of last year", trained_last_year, "not trained"},
    {"training of this year", trained_this_year, ""},
    {"no such skill", leads, "skill missing"},
    {"every adult drives", wants_driver, "skill missing"},
    {"one of them drives", wants_some_driver, ""},
    {"a post for anyone", anyone, ""},
    {"teaches the subject", teacher_of_it, "teaches the subject"},
    {"teaches without candidates", delivers_not, ""},
    {"teaches, rule switched off", teacher_bar_off, ""},
    {"teaches, rule only warns", teacher_bar_warns, ""},
    {"reads for own subject", teacher_reads, "own subject"},
    {"supported the candidate", supporter, "supported a candidate"},
    {"supported in a class", supporter_in_class, "supported a candidate"},
    {"supported in another subject", supporter_of_other, ""},
    {"supported, and reads", supporter_reads, ""},
    {"supported, reads and invigilates", supporter_combined, "supported a candidate"},
    {"supported, rule switched off", supporter_off, ""},
    {"seated", sits, ""},
    {"seated, and must walk", must_walk, "seated"},
    {"named: another", named_other, "named other"},
    {"named: self", named_self, ""},
    {"the candidate's only reader is another", wish_other, "named other"},
    {"the candidate's only reader", wish_self, ""},
    {"teachers never cover", teacher_never_covers, "does not cover"},
    {"teachers rarely cover", teacher_covers, ""},
    {"cover wants the skill", covers_unskilled, "skill missing"},
    {"or the job (setting cover_roles)", covers_by_job, ""},
};

static void obstacles(void **state)
{
    (void)state;
    EACH (row, rows) {
        struct stage stage;
        struct verdict answer;
        stage_open(&stage);
        row->change(&stage);
        ask(&stage, &answer);
        CHECK_ROW_TEXT(row, answer.obstacle ? answer.obstacle : "", row->want);
        arena_release(&stage.arena);
    }
}

/* ---- costs ---- */

static void paid_by_hour(struct stage *stage)
{
    casual_yes(stage);
    self(stage)->pence_per_hour = 1230;
}

static void paid_by_role(struct stage *stage)
{
    casual_yes(stage);
    (void)MAKE_ROW(&stage->make, rates, .role = "mentor", .pence_per_hour = 1000, .from = 0);
    (void)MAKE_ROW(&stage->make, rates, .role = "mentor", .pence_per_hour = 1200,
                   .from = day_parse("2027-04-01"));
    (void)MAKE_ROW(&stage->make, rates, .role = "mentor", .pence_per_hour = 9900,
                   .from = day_parse("2027-09-01"));
}

static void paid_overtime(struct stage *stage)
{
    overtime_to_eleven(stage);
    self(stage)->overtime_pence_per_hour = 1500;
}

static void reads_for(struct stage *stage, int key_worker)
{
    stage->duty.role = "reader";
    stage->duty.pupil = stage->pupil;
    MAKE(&stage->make, pupils, stage->pupil)->key_worker = key_worker;
}

static void reads_as_key_worker(struct stage *stage)
{
    reads_for(stage, stage->person);
}

static void reads_as_stranger(struct stage *stage)
{
    reads_for(stage, 1);
}

static void reads_as_familiar(struct stage *stage)
{
    reads_for(stage, 1);
    supporter(stage);
}

static void reads_avoided(struct stage *stage)
{
    reads_for(stage, stage->person);
    (void)MAKE_ROW(&stage->make, facilitators, .pupil = stage->pupil, .staff = stage->person,
                   .kind = "", .wish = WISH_AVOID);
}

static void other_preferred(struct stage *stage)
{
    reads_for(stage, stage->person);
    (void)MAKE_ROW(&stage->make, facilitators, .pupil = stage->pupil, .staff = 1, .kind = "reader",
                   .wish = WISH_PREFER);
}

static void costs(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        void (*change)(struct stage *stage);
        int pence, points;
    } cost_rows[] = {
        {"on the pattern", nothing, 0, 0},
        {"by the hour", paid_by_hour, 2460, 0},
        {"by the role's rate of the day", paid_by_role, 2400, 0},
        {"maybe", casual_maybe, 0, 2},
        {"overtime in money", paid_overtime, 750, 0},
        {"overtime in time off", overtime_to_eleven, 0, 4},
        {"key worker", reads_as_key_worker, 0, 0},
        {"known to the candidate", reads_as_familiar, 0, 3},
        {"stranger", reads_as_stranger, 0, 6},
        {"better not", reads_avoided, 0, 8},
        {"another is preferred", other_preferred, 0, 3},
        {"rule only warns", teacher_bar_warns, 0, 10},
    };
    EACH (row, cost_rows) {
        struct stage stage;
        struct verdict answer;
        stage_open(&stage);
        row->change(&stage);
        ask(&stage, &answer);
        assert_null(answer.obstacle);
        CHECK_ROW(row, answer.cost[LEVEL_MONEY], row->pence);
        CHECK_ROW(row, answer.cost[LEVEL_PREFERENCE], row->points);
        arena_release(&stage.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(obstacles),
        cmocka_unit_test(costs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
