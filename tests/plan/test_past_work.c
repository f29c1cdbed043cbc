/* SPDX-License-Identifier: GPL-3.0-or-later
 * What somebody did of a duty that there is no longer (its room was closed) is work before a break
 * like any other. */
#include "tests/plan/plan_case.h"

/* Lunch 11:45 to 13:45; what has to be done then and after leaves no half hour. */
static const char *const times[][2] = {{"12:00", "12:30"}, {"12:45", "15:00"}};

static void make_duties(struct school *school, struct duty *duties, struct duty_slot *slots)
{
    for (int d = 0; d < 2; d++) {
        slots[d] = (struct duty_slot){.starts_at = make_at(SCHOOL_MONDAY, times[d][0]),
                                      .ends_at = make_at(SCHOOL_MONDAY, times[d][1]),
                                      .room = -1,
                                      .site = -1};
        duties[d] = (struct duty){.kind = duty_kind_find("invigilator"),
                                  .key = d ? "T" : "S",
                                  .because = "",
                                  .title = d ? "Tea" : "Sea",
                                  .tags = TAG_EXAM,
                                  .short_cost = 1,
                                  .need = 1,
                                  .slots = &slots[d],
                                  .n_slots = 1,
                                  .piece_of = "",
                                  .paper = -1,
                                  .lesson = -1,
                                  .pupil = -1,
                                  .role = "invigilator",
                                  .roles = "",
                                  .skills = ""};
    }
    school->world.duties = duties;
    school->world.n_duties = 2;
    school->world.now_at = make_at(SCHOOL_MONDAY, "10:00");
}

static void make_staff(struct school *school)
{
    struct maker *make = &school->make;

    (void)make_person(make, "P000", "mentor");
    make_skill(make, 0, "invigilator");
    (void)MAKE_ROW(make, patterns, .staff = 0, .weekday = 0, .date = -1, .start = 480, .end = 960,
                   .minutes = -1);
    (void)MAKE_ROW(make, patterns, .staff = 0, .weekday = 0, .date = -1, .start = 705, .end = 825,
                   .kind = PATTERN_LUNCH, .minutes = 30);
}

static void what_was_done_asks_for_lunch(void **state)
{
    (void)state;
    static const struct {
        const char *label, *from, *until;
        int filled;
    } rows[] = {
        {"nothing before", NULL, NULL, 2},
        {"the morning", "08:30", "09:40", 1},
        {"until it was stopped", "08:30", "11:30", 1},
        {"of another day", NULL, "11:00", 2},
    };
    EACH (row, rows) {
        struct school school;
        struct plan plan;
        struct duty duties[2];
        struct duty_slot slots[2];
        assert_true(school_open(&school, 1, (struct school_size){0, 0, 0, 0, 0, 0}));
        struct version version = {
            .version = 1, .from = school.world.from, .until = school.world.until};
        make_staff(&school);
        make_duties(&school, duties, slots);
        int64_t day_before = row->from ? 0 : DAY_MIN;
        struct assignment told = {
            .key = "GONE",
            .kind = "invigilator",
            .staff = 0,
            .room = -1,
            .site = -1,
            .starts_at = make_at(SCHOOL_MONDAY, row->from ? row->from : "08:30") - day_before,
            .ends_at = make_at(SCHOOL_MONDAY, row->until ? row->until : "09:00") - day_before};
        school.make.season.versions = &version;
        school.make.season.n_versions = 1;
        school.make.season.published = &told;
        school.make.season.n_published = row->until != NULL;
        make_plan(&school, &plan);
        CHECK_ROW(row, plan.filled, row->filled);
        school_close(&school);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_was_done_asks_for_lunch)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
