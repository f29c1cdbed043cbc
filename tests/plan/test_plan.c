/* SPDX-License-Identifier: GPL-3.0-or-later
 * Small schools planned end to end. */
#include "tests/plan/plan_case.h"

static int find(const struct assignment *list, int n, const char *key, int staff)
{
    for (int i = 0; i < n; i++) {
        if (list[i].staff == staff && strcmp(list[i].key, key) == 0)
            return i;
    }
    return -1;
}

static const char *open_text(const struct school *school, const struct open_seat *open)
{
    return school->world.duties[open->duty].key;
}

/* Everybody on the staff is counted once for each open seat; totals add up. */
static void check_sums(const struct school *school, const struct plan *plan)
{
    int missing = 0, seats = 0, filled = 0;

    for (int i = 0; i < plan->n_open; i++) {
        int people = 0;
        for (int k = 0; k < plan->open[i].n_reasons; k++) {
            people += plan->open[i].reasons[k].people;
            assert_true(plan->open[i].reasons[k].people > 0);
        }
        if (people != school->world.season->n_people)
            print_error("%s\n", open_text(school, &plan->open[i]));
        assert_int_equal(people, school->world.season->n_people);
        assert_true(plan->open[i].missing > 0);
        missing += plan->open[i].missing;
    }
    assert_int_equal(plan->seats - plan->filled, missing);
    for (int k = 0; k < plan->n_kinds; k++) {
        seats += plan->kinds[k].seats;
        filled += plan->kinds[k].filled;
    }
    assert_int_equal(seats, plan->seats);
    assert_int_equal(filled, plan->filled);
}

/* Nobody is in two places, and nobody is where they cannot be. */
static void check_people(const struct plan *plan)
{
    for (int i = 0; i < plan->n_assignments; i++) {
        const struct assignment *a = &plan->assignments[i];
        if (i)
            assert_true(plan->assignments[i - 1].starts_at <= a->starts_at);
        for (int k = 0; k < i; k++) {
            const struct assignment *b = &plan->assignments[k];
            bool meet = a->starts_at < b->ends_at && b->starts_at < a->ends_at;
            bool joined = strcmp(a->kind, "merged") == 0 || strcmp(b->kind, "merged") == 0;
            assert_false(a->staff == b->staff && meet && !joined); /* who has both has one group */
        }
    }
}

/* Without reasons far fewer are asked: the same rows, and the same seats are empty. */
static void check_without_reasons(struct school *school, const struct plan *plan)
{
    struct plan judged;
    struct fault fault = {0};

    school->world.no_reasons = true;
    assert_true(plan_judge(&school->world, plan->assignments, plan->n_assignments, &school->arena,
                           &judged, &fault));
    assert_int_equal(judged.status, SOLVE_FEASIBLE);
    assert_int_equal(judged.n_open, plan->n_open);
    for (int i = 0; i < plan->n_open; i++) {
        assert_int_equal(judged.open[i].duty, plan->open[i].duty);
        assert_int_equal(judged.open[i].missing, plan->open[i].missing);
        assert_true(judged.open[i].starts_at == plan->open[i].starts_at);
    }
    assert_string_equal(judged.hash, plan->hash);
    school->world.no_reasons = false;
}

static void check_judge(struct school *school, const struct plan *plan)
{
    struct plan judged;
    struct fault fault = {0};

    assert_true(plan_judge(&school->world, plan->assignments, plan->n_assignments, &school->arena,
                           &judged, &fault));
    assert_int_equal(judged.status, SOLVE_FEASIBLE); /* legal */
    for (int k = 0; k < LEVELS; k++) {
        assert_int_equal(judged.levels[k].value, plan->levels[k].value);
        assert_true(plan->levels[k].bound <= plan->levels[k].value);
        assert_string_equal(judged.level_names[k], plan->level_names[k]);
    }
    assert_int_equal(judged.seats, plan->seats);
    assert_int_equal(judged.filled, plan->filled);
    assert_int_equal(judged.n_open, plan->n_open);
    assert_string_equal(judged.hash, plan->hash);
    check_without_reasons(school, plan);
}

static void whole_schools(void **state)
{
    (void)state;
    int filled = 0, open = 0;

    for (uint32_t seed = 0; seed < SCHOOLS; seed++) {
        struct school school;
        struct plan plan, again;
        assert_true(school_open(&school, seed, SMALL));
        make_plan(&school, &plan);
        check_sums(&school, &plan);
        check_people(&plan);
        check_judge(&school, &plan);
        assert_int_equal(plan.n_changes, 0);
        make_plan(&school, &again);
        assert_string_equal(plan.hash, again.hash);
        filled += plan.filled;
        open += plan.n_open;
        school_close(&school);
    }
    assert_true(filled > SCHOOLS * 5);
    assert_true(open > SCHOOLS);
}

/* Somebody else who may do the duty of an assignment; -1. */
static int other_person(struct school *school, const struct plan *plan, int assignment)
{
    const struct assignment *row = &plan->assignments[assignment];
    struct brief brief;
    struct fault fault = {0};

    assert_true(brief_make(&school->world, &school->arena, &brief, &fault));
    int duty = brief_duty(&brief, row->key);
    for (int p = 0; duty >= 0 && p < brief.crew.n_people; p++) {
        if (p != row->staff && brief_offer_of(&brief, duty, p, row->starts_at, false) >= 0)
            return p;
    }
    return -1;
}

/* A lock holds whatever it costs: take one duty away from whom the plan gave it to. */
static void locks_hold(void **state)
{
    (void)state;
    int moved = 0;

    for (uint32_t seed = 0; seed < SCHOOLS; seed++) {
        struct school school;
        struct plan plan, locked;
        int chosen = -1, person = -1;
        assert_true(school_open(&school, seed, SMALL));
        make_plan(&school, &plan);
        for (int i = 0; i < plan.n_assignments && person < 0; i++) {
            if (plan.assignments[i].standing)
                continue;
            chosen = i;
            person = other_person(&school, &plan, i);
        }
        if (person < 0) {
            school_close(&school);
            continue;
        }
        (void)MAKE_ROW(&school.make, locks, .staff = person, .duty = plan.assignments[chosen].key,
                       .date = -1, .time = -1, .role = "", .room = -1, .pupil = -1, .paper = -1);
        make_plan(&school, &locked);
        int found =
            find(locked.assignments, locked.n_assignments, plan.assignments[chosen].key, person);
        assert_true(found >= 0 && locked.assignments[found].locked);
        check_judge(&school, &locked);
        moved++;

        /* A row taken out again leaves nothing behind in the stored draft... */
        const char *key = plan.assignments[chosen].key;
        school.make.season.n_locks = 0;
        school.make.season.draft = locked.assignments;
        school.make.season.n_draft = locked.n_assignments;
        make_plan(&school, &locked);
        found = find(locked.assignments, locked.n_assignments, key, person);
        assert_true(found < 0 || !locked.assignments[found].locked);
        /* ...and what is held by hand stays. */
        (void)MAKE_ROW(&school.make, held, .staff = person, .key = key, .starts_at = -1);
        make_plan(&school, &locked);
        found = find(locked.assignments, locked.n_assignments, key, person);
        assert_true(found >= 0 && locked.assignments[found].locked);
        school_close(&school);
    }
    assert_true(moved > SCHOOLS / 2);
}

static void publish(struct school *school, const struct plan *plan)
{
    school->make.season.published = plan->assignments;
    school->make.season.n_published = plan->n_assignments;
    (void)MAKE_ROW(&school->make, versions, .version = 1, .who = "", .note = "",
                   .from = school->world.from, .until = school->world.until, .hash = plan->hash);
}

static int count_changes(const struct plan *plan, int what)
{
    int n = 0;

    for (int i = 0; i < plan->n_changes; i++)
        n += plan->changes[i].what == what;
    return n;
}

static int64_t level_value(const struct plan *plan, const char *name)
{
    for (int k = 0; k < LEVELS; k++) {
        if (strcmp(plan->level_names[k], name) == 0)
            return plan->levels[k].value;
    }
    return -1;
}

/* What was told stays while nothing happens; when somebody falls ill, what
 * changes is told, and what is past does not change at all. */
static void published_stays(void **state)
{
    (void)state;
    int dropped = 0;

    for (uint32_t seed = 0; seed < SCHOOLS; seed++) {
        struct school school;
        struct plan plan, same, repaired;
        assert_true(school_open(&school, seed, SMALL));
        make_plan(&school, &plan);
        publish(&school, &plan);
        make_plan(&school, &same);
        assert_int_equal(level_value(&same, "changes"), 0);
        assert_int_equal(count_changes(&same, CHANGE_DROPS), 0);
        assert_int_equal(count_changes(&same, CHANGE_MOVES), 0);
        assert_string_equal(same.level_names[2], "changes");

        int64_t thursday = school.world.from + 3;
        int ill = school_roll(&school, school.make.season.n_people);
        (void)MAKE_ROW(&school.make, absences, .staff = ill, .start = thursday * DAY_MIN,
                       .end = (thursday + 1) * DAY_MIN);
        school_derive(&school);
        school.world.now_at = thursday * DAY_MIN;
        make_plan(&school, &repaired);
        check_sums(&school, &repaired);
        check_judge(&school, &repaired);
        for (int i = 0; i < plan.n_assignments; i++) {
            const struct assignment *row = &plan.assignments[i];
            int now = find(repaired.assignments, repaired.n_assignments, row->key, row->staff);
            if (row->starts_at < school.world.now_at)
                assert_true(now >= 0 && repaired.assignments[now].starts_at == row->starts_at);
            else if (row->staff == ill && row->starts_at < (thursday + 1) * DAY_MIN &&
                     row->ends_at > thursday * DAY_MIN)
                assert_true(now < 0 || repaired.assignments[now].starts_at != row->starts_at);
        }
        for (int i = 0; i < repaired.n_changes; i++)
            assert_true(repaired.changes[i].starts_at >= school.world.now_at);
        assert_true(level_value(&repaired, "changes") <=
                    count_changes(&repaired, CHANGE_DROPS) +
                        count_changes(&repaired, CHANGE_MOVES));
        dropped += count_changes(&repaired, CHANGE_DROPS);
        school_close(&school);
    }
    assert_true(dropped > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_schools),
        cmocka_unit_test(locks_hold),
        cmocka_unit_test(published_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
