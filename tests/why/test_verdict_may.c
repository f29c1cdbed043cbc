/* SPDX-License-Identifier: GPL-3.0-or-later
 * Each obstacle of somebody who may not: what it forbids, and its neighbour that it allows. */
#include "tests/why/verdict_stage.h"

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

static void delivers_not(struct stage *stage)
{
    teaches(stage, false);
}

static void teacher_bar_off(struct stage *stage)
{
    teacher_of_it(stage);
    rules_of(stage)->figures[FIGURE_SUBJECT_EXCLUDED].value = 0;
}

static void teacher_reads(struct stage *stage)
{
    teacher_of_it(stage);
    stage->duty.role = "reader";
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

static void who_may(void **state)
{
    static const struct obstacle_row rows[] = {
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

    (void)state;
    check_obstacles(rows, ENTRIES(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_may),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
