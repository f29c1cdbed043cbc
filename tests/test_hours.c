/* SPDX-License-Identifier: GPL-3.0-or-later
 * Hours as planning keeps them: what counts as worked, what other weeks left, what tires. */
#include "tests/check.h"

#include "scheduler/plan/brief.h"
#include "tests/plan_school.h"

MAKE_ACCESS(person, people)

enum { DUTIES_MAX = 8 };

static const struct effort EFFORT = {.seconds = 60, .work = 20000};
static const char *const LEVELS_BY_TASTE = "work;changes;money;preference;fairness";

/* Two mentors of MAIN, in every school day; FARM is 20 minutes away; duties anybody may do. */
struct desk {
    struct school school;
    struct duty duties[DUTIES_MAX];
    struct duty_slot slots[DUTIES_MAX];
    int n, a, b;
};

static void desk_open(struct desk *desk, int contract_min)
{
    struct fault fault = {0};
    struct maker *make = &desk->school.make;

    *desk = (struct desk){.school = {.seed = 1}};
    make->arena = &desk->school.arena;
    assert_true(rules_load(NULL, day_parse(SCHOOL_MONDAY), &desk->school.arena, &desk->school.rules,
                           &fault));
    int farm = make_site(make, "FARM"), home = make_site(make, "MAIN");
    (void)MAKE_ROW(make, travel, .from = farm, .to = home, .minutes = 20);
    (void)MAKE_ROW(make, travel, .from = home, .to = farm, .minutes = 20);
    desk->a = make_person(make, "AA", "mentor");
    desk->b = make_person(make, "BB", "mentor");
    for (int p = desk->a; p <= desk->b; p++) {
        MAKE(make, people, p)->site = home;
        MAKE(make, people, p)->contract_min = contract_min;
        (void)MAKE_ROW(make, staff_sites, .staff = p, .site = farm);
        (void)MAKE_ROW(make, staff_sites, .staff = p, .site = home);
    }
    desk->school.world = (struct world){.season = &make->season,
                                        .rules = &desk->school.rules,
                                        .duties = desk->duties,
                                        .from = day_parse(SCHOOL_MONDAY),
                                        .until = day_parse(SCHOOL_MONDAY) + 4,
                                        .now_at = INT64_MIN};
}

static void add(struct desk *desk, int day, const char *start, const char *end, int site)
{
    int64_t midnight = (day_parse(SCHOOL_MONDAY) + day) * DAY_MIN;
    struct duty_slot *slot = &desk->slots[desk->n];

    *slot = (struct duty_slot){.starts_at = midnight + time_parse(start),
                               .ends_at = midnight + time_parse(end),
                               .room = -1,
                               .site = site};
    desk->duties[desk->n] = (struct duty){.kind = duty_kind_find("invigilator"),
                                          .key = school_code(&desk->school, "D", desk->n),
                                          .because = "",
                                          .title = "",
                                          .tags = TAG_EXAM,
                                          .short_cost = 2,
                                          .need = 1,
                                          .slots = slot,
                                          .n_slots = 1,
                                          .piece_of = "",
                                          .n_pieces = 1,
                                          .paper = -1,
                                          .lesson = -1,
                                          .series_paper = -1,
                                          .pupil = -1,
                                          .role = "",
                                          .roles = "",
                                          .skills = "",
                                          .anyone = true};
    desk->school.world.n_duties = ++desk->n;
}

/* Stored from before: somebody at exam work on another day. */
static void had(struct desk *desk, int person, int day, const char *start, const char *end)
{
    struct maker *make = &desk->school.make;
    int64_t midnight = (day_parse(SCHOOL_MONDAY) + day) * DAY_MIN;

    (void)MAKE_ROW(make, published, .key = arena_text(make->arena, "H%d", make->season.n_published),
                   .kind = "invigilator", .staff = person,
                   .starts_at = midnight + time_parse(start), .ends_at = midnight + time_parse(end),
                   .room = -1, .site = -1, .title = "");
}

/* Who has duty number i of the plan: "AA", "BB" or "-". */
static const char *plan_text(struct desk *desk)
{
    struct fault fault = {0};
    struct plan plan;
    struct arena *arena = &desk->school.arena;
    const char *text = "";

    if (!plan_make(&desk->school.world, &EFFORT, arena, &plan, &fault))
        print_error("%s\n", fault.text);
    assert_int_equal(fault.kind, FAULT_NONE);
    for (int i = 0; i < desk->n; i++) {
        const char *who = "-";
        for (int k = 0; k < plan.n_assignments; k++)
            if (strcmp(plan.assignments[k].key, desk->duties[i].key) == 0)
                who = desk->school.make.season.people[plan.assignments[k].staff].staff;
        text = arena_text(arena, "%s%s%s", text, i ? " " : "", who);
    }
    return text;
}

static int filled(struct desk *desk)
{
    int count = 0;

    for (const char *at = plan_text(desk); *at; at++)
        count += *at == 'A' || *at == 'B';
    return count / 2;
}

static void only_a(struct desk *desk)
{
    MAKE(&desk->school.make, people, desk->b)->until = day_parse(SCHOOL_MONDAY) - 1;
}

static void what_counts_as_worked(void **state)
{
    static const struct {
        const char *label;
        int contract, second_site, protected_min;
        int want;
    } rows[] = {
        {"two duties of fifty minutes at home", 100, 1, 0, 2},
        {"a minute less", 99, 1, 0, 1},
        {"one elsewhere: there and back", 140, 0, 0, 2},
        {"a minute less of the way", 139, 0, 0, 1},
        {"protected time", 160, 1, 60, 2},
        {"a minute less beside it", 159, 1, 60, 1},
    };

    (void)state;
    EACH (row, rows) {
        struct desk desk;
        desk_open(&desk, row->contract);
        struct maker *make = &desk.school.make;
        only_a(&desk);
        if (row->protected_min)
            (void)MAKE_ROW(make, patterns, .staff = desk.a, .weekday = 1, .date = -1, .start = 600,
                           .end = 600 + row->protected_min, .kind = PATTERN_PROTECTED,
                           .minutes = -1);
        add(&desk, 0, "09:00", "09:50", 1);
        add(&desk, 0, "11:00", "11:50", row->second_site);
        CHECK_ROW(row, filled(&desk), row->want);
        school_close(&desk.school);
    }
}

/* Planning one day of a week knows what the others hold. */
static void other_days_of_the_week(void **state)
{
    static const struct {
        const char *label;
        int contract, day, agreed;
        int want;
    } rows[] = {
        {"an hour on Tuesday fits", 110, 1, -1, 1},
        {"an hour on Tuesday does not", 109, 1, -1, 0},
        {"the week before is its own", 50, -3, -1, 1},
        {"one session a week, and Tuesday is it", 600, 1, 1, 0},
        {"two sessions a week", 600, 1, 2, 1},
        {"one session a week, the other was last week", 600, -3, 1, 1},
    };

    (void)state;
    EACH (row, rows) {
        struct desk desk;
        desk_open(&desk, row->contract);
        only_a(&desk);
        had(&desk, desk.a, row->day, "10:00", "11:00");
        if (row->agreed >= 0)
            (void)MAKE_ROW(&desk.school.make, availability, .staff = desk.a,
                           .date = day_parse(SCHOOL_MONDAY), .session = SESSION_NONE, .start = 540,
                           .end = 600, .answer = ANSWER_YES, .max_per_week = row->agreed);
        desk.school.world.until = desk.school.world.from;
        add(&desk, 0, "09:00", "09:50", 1);
        CHECK_ROW(row, filled(&desk), row->want);
        school_close(&desk.school);
    }
}

/* Who had more in another week has credit in this one, by contracted minute. */
static void fairness_is_carried(void **state)
{
    static const struct {
        const char *label;
        int a_had, b_had, a_contract; /* hours of last week; contract of A in hours */
        const char *want;
    } rows[] = {
        {"A had the last one", 3, 0, 37, "BB"},
        {"B had the last one", 0, 3, 37, "AA"},
        {"half the contract, a third of the work", 1, 2, 18, "BB"},
        {"half the contract, a fifth of the work", 1, 4, 18, "AA"},
    };

    (void)state;
    EACH (row, rows) {
        struct desk desk;
        desk_open(&desk, 37 * 60);
        MAKE(&desk.school.make, people, desk.a)->contract_min = row->a_contract * 60;
        make_setting(&desk.school.make, "fairness_step", "1");
        for (int i = 0; i < row->a_had; i++)
            had(&desk, desk.a, -7 + i, "10:00", "11:00");
        for (int i = 0; i < row->b_had; i++)
            had(&desk, desk.b, -7 + i, "10:00", "11:00");
        add(&desk, 0, "09:00", "09:50", 1);
        CHECK_ROW_TEXT(row, plan_text(&desk), row->want);
        school_close(&desk.school);
    }
}

/* Whoever was away for the week neither gains nor loses by it. */
static void absence_is_no_credit(void **state)
{
    struct desk desk;

    (void)state;
    desk_open(&desk, 37 * 60);
    had(&desk, desk.a, -7, "10:00", "13:00");
    struct brief brief;
    struct fault fault = {0};
    assert_true(brief_make(&desk.school.world, &desk.school.arena, &brief, &fault));
    assert_int_equal(brief_carried(&brief)[desk.a], 90);
    assert_int_equal(brief_carried(&brief)[desk.b], -90);
    (void)MAKE_ROW(&desk.school.make, absences, .staff = desk.b,
                   .start = (day_parse(SCHOOL_MONDAY) - 7) * DAY_MIN,
                   .end = (day_parse(SCHOOL_MONDAY) - 2) * DAY_MIN);
    assert_true(brief_make(&desk.school.world, &desk.school.arena, &brief, &fault));
    assert_int_equal(brief_carried(&brief)[desk.a], 0);
    assert_int_equal(brief_carried(&brief)[desk.b], 0);
    school_close(&desk.school);
}

/* Weeks planned at once: each week's contract holds, and the work is shared over all of them. */
static void weeks_at_once(void **state)
{
    struct desk desk;

    (void)state;
    desk_open(&desk, 50);
    desk.school.world.until += 7;
    add(&desk, 0, "09:00", "09:50", 1);
    add(&desk, 1, "09:00", "09:50", 1);
    add(&desk, 7, "09:00", "09:50", 1);
    add(&desk, 8, "09:00", "09:50", 1);
    assert_int_equal(filled(&desk), 4); /* one a week each */
    add(&desk, 9, "09:00", "09:50", 1);
    assert_int_equal(filled(&desk), 4); /* nobody has room for a second one */
    school_close(&desk.school);

    desk_open(&desk, 37 * 60);
    desk.school.world.until += 7;
    make_setting(&desk.school.make, "fairness_step", "1");
    for (int day = 0; day < 8; day += 7)
        add(&desk, day, "09:00", "09:50", 1);
    const char *text = plan_text(&desk);
    assert_true(strcmp(text, "AA BB") == 0 || strcmp(text, "BB AA") == 0);
    school_close(&desk.school);
}

/* A long run is avoided where somebody else may take the second part, and is no reason to leave
 * it open. */
static void exam_runs(void **state)
{
    static const struct {
        const char *label, *run, *second;
        bool alone;
        int changes; /* people in turn */
        int want;
    } rows[] = {
        {"three hours at most: handed over", "180", "10:30", false, 2, 2},
        {"as long as it takes", "0", "10:30", false, 1, 2},
        {"twenty minutes between are a break", "180", "10:50", false, 1, 2},
        {"nobody else: better long than open", "180", "10:30", true, 1, 2},
    };

    (void)state;
    EACH (row, rows) {
        struct desk desk;
        desk_open(&desk, 37 * 60);
        make_setting(&desk.school.make, "exam_run", row->run);
        make_setting(&desk.school.make, "level_order", LEVELS_BY_TASTE);
        make_setting(&desk.school.make, "lunch_minutes", "0");
        if (row->alone)
            only_a(&desk);
        else /* BB would rather not */
            (void)MAKE_ROW(&desk.school.make, absences, .staff = desk.b,
                           .start = day_parse(SCHOOL_MONDAY) * DAY_MIN,
                           .end = (day_parse(SCHOOL_MONDAY) + 1) * DAY_MIN, .tentative = true);
        add(&desk, 0, "08:30", "10:30", 1);
        add(&desk, 0, row->second, "12:30", 1);
        const char *text = plan_text(&desk);
        CHECK_ROW(row, strstr(text, "BB") ? 2 : 1, row->changes);
        CHECK_ROW(row, strchr(text, '-') == NULL, true);
        school_close(&desk.school);
    }
}

/* A trip of their own takes all of the lunch: twenty minutes are owed all the same. */
static void break_without_lunch(void **state)
{
    static const struct {
        const char *label, *first_ends, *want;
    } rows[] = {
        {"08:30 to 15:00 has no break of twenty minutes", "08:50", "AA AA -"},
        {"twenty minutes before the trip are one", "08:40", "AA AA AA"},
    };

    (void)state;
    EACH (row, rows) {
        struct desk desk;
        desk_open(&desk, 37 * 60);
        only_a(&desk);
        add(&desk, 0, "08:30", row->first_ends, 1);
        add(&desk, 0, "09:00", "14:20", 1);
        desk.duties[1].standing = &desk.a;
        desk.duties[1].n_standing = 1;
        desk.duties[1].kind = duty_kind_find("trip");
        desk.duties[1].tags = TAG_SCHOOL;
        desk.duties[1].level = LEVEL_WORK;
        add(&desk, 0, "14:25", "15:00", 1);
        desk.duties[2].short_cost = 1; /* the later one is left out first */
        CHECK_ROW_TEXT(row, plan_text(&desk), row->want);
        school_close(&desk.school);
    }
}

static void gaps(void **state)
{
    static const struct {
        const char *label, *school;
        int own, want;
    } rows[] = {
        {"no gap is asked", "0", 0, 2},
        {"the school's", "5", 0, 1},
        {"the school's, and it is kept", "3", 0, 2},
        {"their own stands above it", "30", 3, 2},
    };

    (void)state;
    EACH (row, rows) {
        struct desk desk;
        desk_open(&desk, 37 * 60);
        only_a(&desk);
        make_setting(&desk.school.make, "gap", row->school);
        MAKE(&desk.school.make, people, desk.a)->gap_minutes = row->own;
        add(&desk, 0, "09:00", "09:50", 1);
        add(&desk, 0, "09:53", "10:50", 1);
        CHECK_ROW(row, filled(&desk), row->want);
        school_close(&desk.school);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_counts_as_worked),
        cmocka_unit_test(other_days_of_the_week),
        cmocka_unit_test(fairness_is_carried),
        cmocka_unit_test(absence_is_no_credit),
        cmocka_unit_test(weeks_at_once),
        cmocka_unit_test(exam_runs),
        cmocka_unit_test(gaps),
        cmocka_unit_test(break_without_lunch),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
