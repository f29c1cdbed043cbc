/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a plan tells: contradictions, nothing private, files for other solvers. */
#include "tests/plan/plan_case.h"

/* Two things at once, one person too many, somebody who may not. */
static void contradictions(void **state)
{
    (void)state;
    static const struct {
        const char *label, *first, *second, *want;
        int second_person;
    } rows[] = {
        {"two things at once", "S", "T", "is locked to both", 0},
        {"two people for one seat", "S", "S", "more people are locked", 1},
        {"not trained", "S", "T", "skill missing", 2},
    };
    EACH (row, rows) {
        struct school school;
        struct plan plan;
        struct fault fault = {0};
        assert_true(school_open(&school, 1, (struct school_size){0, 0, 0, 0, 0, 0}));
        struct maker *make = &school.make;
        for (int p = 0; p < 3; p++)
            (void)make_person(make, school_code(&school, "P", p), "mentor");
        make_skill(make, 0, "invigilator");
        make_skill(make, 1, "invigilator");
        struct duty_slot slot = {.starts_at = make_at(SCHOOL_MONDAY, "09:00"),
                                 .ends_at = make_at(SCHOOL_MONDAY, "11:00"),
                                 .room = -1,
                                 .site = -1};
        struct duty duties[2];
        for (int d = 0; d < 2; d++)
            duties[d] = (struct duty){.kind = duty_kind_find("invigilator"),
                                      .key = d ? "T" : "S",
                                      .because = "",
                                      .title = d ? "Tea" : "Sea",
                                      .tags = TAG_EXAM,
                                      .short_cost = 1,
                                      .need = 1,
                                      .slots = &slot,
                                      .n_slots = 1,
                                      .piece_of = "",
                                      .paper = -1,
                                      .lesson = -1,
                                      .pupil = -1,
                                      .role = "invigilator",
                                      .roles = "",
                                      .skills = ""};
        school.world.duties = duties;
        school.world.n_duties = 2;
        for (int i = 0; i < 2; i++)
            (void)MAKE_ROW(make, locks, .staff = i ? row->second_person : 0,
                           .duty = i ? row->second : row->first, .date = -1, .time = -1, .role = "",
                           .room = -1, .pupil = -1, .paper = -1);
        assert_false(plan_make(&school.world, &EFFORT, &school.arena, &plan, &fault));
        CHECK_ROW(row, fault.kind, FAULT_CONFLICT);
        if (!strstr(fault.text, row->want))
            print_error("row \"%s\": %s\n", row->label, fault.text);
        assert_non_null(strstr(fault.text, row->want));
        school_close(&school);
    }
}

/* Away or private: whoever looks at the reasons cannot tell. */
static void private_reasons(void **state)
{
    (void)state;
    int compared = 0;

    for (uint32_t seed = 0; seed < SCHOOLS; seed++) {
        struct school away, barred;
        struct brief brief_away, brief_barred;
        struct fault fault = {0};
        assert_true(school_open(&away, seed, SMALL));
        assert_true(school_open(&barred, seed, SMALL));
        int person = school_roll(&away, away.make.season.n_people);
        (void)MAKE_ROW(&away.make, absences, .staff = person, .start = away.world.from * DAY_MIN,
                       .end = (away.world.until + 1) * DAY_MIN);
        for (int pupil = 0; pupil < barred.make.season.n_pupils; pupil++)
            (void)MAKE_ROW(&barred.make, conflicts, .staff = person, .pupil = pupil, .paper = -1,
                           .subject = "");
        assert_true(brief_make(&away.world, &away.arena, &brief_away, &fault));
        assert_true(brief_make(&barred.world, &barred.arena, &brief_barred, &fault));
        for (int d = 0; d < away.world.n_duties; d++) {
            const struct duty *duty = &away.world.duties[d];
            struct verdict a, b;
            if (!(duty->tags & TAG_EXAM) || duty->n_pupils == 0)
                continue;
            verdict(&brief_away.bench, d, 0, person, &a);
            verdict(&brief_barred.bench, d, 0, person, &b);
            assert_string_equal(a.obstacle ? a.obstacle : "", "unavailable");
            assert_string_equal(b.obstacle ? b.obstacle : "", "unavailable");
            compared++;
        }
        school_close(&away);
        school_close(&barred);
    }
    assert_true(compared > SCHOOLS);
}

struct files {
    char *text[10];
    size_t size[10];
    FILE *file[10];
    const char *name[10];
    int n;
    struct arena *arena;
};

static FILE *open_file(void *context, const char *name)
{
    struct files *files = context;

    assert_true(files->n < 10);
    files->name[files->n] = arena_text(files->arena, "%s", name);
    files->file[files->n] = open_memstream(&files->text[files->n], &files->size[files->n]);
    return files->file[files->n++];
}

static void lp_files(void **state)
{
    (void)state;
    struct school school;
    struct plan plan;
    struct fault fault = {0};

    assert_true(school_open(&school, 3, TINY));
    struct files files = {.arena = &school.arena};
    assert_false(plan_write_lp(&school.world, open_file, &files, &fault)); /* no draft */
    assert_int_equal(fault.kind, FAULT_MISSING);
    assert_int_equal(files.n, 0);

    make_plan(&school, &plan);
    school.make.season.draft = plan.assignments;
    school.make.season.n_draft = plan.n_assignments;
    fault = (struct fault){0};
    assert_true(plan_write_lp(&school.world, open_file, &files, &fault));
    assert_int_equal(files.n, 9);
    assert_string_equal(files.name[0], "level-1.lp");
    assert_string_equal(files.name[6], "level-7.lp");
    assert_string_equal(files.name[7], "plan.sol");
    assert_string_equal(files.name[8], "map.csv");
    for (int i = 0; i < files.n; i++)
        (void)fclose(files.file[i]);
    assert_non_null(strstr(files.text[6], "lev1:"));
    int chosen = 0; /* as many x in plan.sol as assignments that are tasks */
    for (const char *at = files.text[7]; (at = strstr(at, "x")) != NULL; at++)
        chosen++;
    int tasks = 0;
    struct brief brief;
    assert_true(brief_make(&school.world, &school.arena, &brief, &fault));
    for (int i = 0; i < plan.n_assignments; i++) {
        int duty = brief_duty(&brief, plan.assignments[i].key);
        tasks += duty >= 0 && brief.duty_task[duty] >= 0;
    }
    assert_int_equal(chosen, tasks);
    assert_memory_equal(files.text[8], "variable,duty,staff,start\n", 26);
    for (int i = 0; i < files.n; i++)
        free(files.text[i]);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contradictions),
        cmocka_unit_test(private_reasons),
        cmocka_unit_test(lp_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
