/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 1.3, 1.4 and 2.5: who may not invigilate or help, and who is trained.  Planner (verdict)
 * and judge (audit) are asked the same. */
#include "tests/check.h"

#include "scheduler/plan/verdict.h"
#include "tests/season_make.h"

MAKE_ACCESS(training, training)

#include "tests/rule_case.h"

/* One room with one candidate and one other; AB has the duty of this kind. */
struct person_case {
    const char *label, *kind; /* of the duty asked about */
    void (*change)(int person, int pupil);
    const char *obstacle, *rule; /* "": may */
};

static int candidate;

static const struct duty *duty_of(const struct duties *duties, const char *kind)
{
    for (int i = 0; i < duties->count; i++)
        if (strcmp(duties->list[i].kind->name, kind) == 0)
            return &duties->list[i];
    return NULL;
}

static const char *obstacle_of(const struct duties *duties, const struct duty *duty, int person)
{
    struct world world = {.season = &make.season,
                          .rules = &rules,
                          .duties = duties->list,
                          .n_duties = duties->count,
                          .from = day_parse(DAY),
                          .until = day_parse(DAY),
                          .now_at = INT64_MIN};
    struct fault fault = {0};
    struct policy policy;
    struct crew crew;
    struct bench bench;
    struct verdict answer;

    assert_true(policy_make(&world, &policy, &fault));
    crew_make(&world, &policy, &arena, &crew);
    bench_make(&world, &policy, &crew, &arena, &bench);
    verdict(&bench, (int)(duty - duties->list), 0, person, &answer);
    return answer.obstacle ? answer.obstacle : "";
}

static bool judge_objects(const struct duty *duty, int person, const char *rule)
{
    struct audit audit;

    make.season.n_draft = 0;
    make.season.draft = NULL;
    (void)MAKE_ROW(&make, draft, .key = duty->key, .kind = duty->kind->name, .staff = person,
                   .starts_at = duty->slots[0].starts_at, .ends_at = duty->slots[0].ends_at,
                   .room = duty->slots[0].room, .site = duty->slots[0].site, .title = "");
    audit_make(&make.season, &rules, make.season.draft, 1, day_parse(DAY), day_parse(DAY), &arena,
               &audit);
    return finds(&audit, rule, AUDIT_HARD);
}

static int trained(const char *role)
{
    int person = make_person(&make, "AB", role);
    static const char *const skills[] = {"invigilator", "reader", "scribe", "prompter"};
    static const char *const kinds[] = {"invigilator", "facilitator"};

    EACH (skill, skills)
        make_skill(&make, person, *skill);
    EACH (kind, kinds)
        (void)MAKE_ROW(&make, training, .staff = person, .kind = *kind,
                       .date = day_parse("2026-09-01"), .content = "", .result = "");
    (void)MAKE_ROW(&make, patterns, .staff = person, .weekday = 2, .date = -1, .start = 480,
                   .end = 1020, .kind = PATTERN_WORK, .minutes = -1);
    return person;
}

static void check_case(const struct person_case *row)
{
    quiet(NULL);
    candidate = sit(2, 0, 1, "09:00", 90);
    make_arrangement(&make, candidate, "reader");
    int person = trained("mentor");
    row->change(person, candidate);
    struct duties duties = derive();
    const struct duty *duty = duty_of(&duties, row->kind);
    assert_non_null(duty);
    CHECK_ROW_TEXT(row, obstacle_of(&duties, duty, person), row->obstacle);
    if (*row->rule)
        CHECK_ROW(row, judge_objects(duty, person, row->rule), *row->obstacle != '\0');
}

static void nothing(int person, int pupil)
{
    (void)person;
    (void)pupil;
}

static void related(int person, int pupil)
{
    (void)MAKE_ROW(&make, conflicts, .staff = person, .pupil = pupil, .paper = -1, .subject = "");
}

static void related_elsewhere(int person, int pupil)
{
    (void)pupil;
    int other = make_pupil(&make, "0077");
    (void)MAKE_ROW(&make, conflicts, .staff = person, .pupil = other, .paper = -1, .subject = "");
}

static void sits_it_too(int person, int pupil)
{
    (void)pupil;
    (void)MAKE_ROW(&make, conflicts, .staff = person, .pupil = -1, .paper = paper, .subject = "");
}

/* Relatives, friends, private tutors: one register, one answer. */
static void conflict_of_interest(void **state)
{
    static const struct person_case rows[] = {
        {"a stranger may invigilate", "invigilator", nothing, "", "available"},
        {"a relative of one in the room may not", "invigilator", related, "unavailable",
         "available"},
        {"a relative of somebody elsewhere may", "invigilator", related_elsewhere, "", "available"},
        {"who sits the paper may not", "invigilator", sits_it_too, "unavailable", "available"},
        {"a relative may not read", "reader", related, "unavailable", "available"},
        {"a stranger may", "reader", nothing, "", "available"},
    };

    (void)state;
    EACH (row, rows)
        check_case(row);
}

static void teaches_it(int person, int pupil)
{
    (void)pupil;
    (void)MAKE_ROW(&make, teaches, .staff = person, .subject = "English Language",
                   .delivers = true);
}

static void teaches_other(int person, int pupil)
{
    (void)pupil;
    (void)MAKE_ROW(&make, teaches, .staff = person, .subject = "Maths", .delivers = true);
}

static void knows_it(int person, int pupil)
{
    (void)pupil;
    (void)MAKE_ROW(&make, teaches, .staff = person, .subject = "English Language",
                   .delivers = false);
}

static void subject_teacher(void **state)
{
    static const struct person_case rows[] = {
        {"of another subject may invigilate", "invigilator", teaches_other, "", "subject"},
        {"of the subject may not", "invigilator", teaches_it, "teaches the subject", "subject"},
        {"who prepared no candidate may", "invigilator", knows_it, "", "subject"},
        {"of another subject may read", "reader", teaches_other, "", "subject"},
        {"of the subject may not read", "reader", teaches_it, "own subject", "subject"},
    };

    (void)state;
    EACH (row, rows)
        check_case(row);
}

static void supports_it(int person, int pupil)
{
    (void)MAKE_ROW(&make, support, .pupil = pupil, .staff = person, .subject = "English Language",
                   .class_name = "", .minutes_per_week = 60, .from = -1, .until = -1);
}

static void supports_other(int person, int pupil)
{
    (void)MAKE_ROW(&make, support, .pupil = pupil, .staff = person, .subject = "Maths",
                   .class_name = "", .minutes_per_week = 60, .from = -1, .until = -1);
}

/* Who supported a candidate in the subject may help, not invigilate. */
static void supported_in_the_subject(void **state)
{
    static const struct person_case rows[] = {
        {"may read", "reader", supports_it, "", "supported"},
        {"may not invigilate", "invigilator", supports_it, "supported a candidate", "supported"},
        {"in another subject may", "invigilator", supports_other, "", "supported"},
    };

    (void)state;
    EACH (row, rows)
        check_case(row);
}

/* The school confirms otherwise: warning, or nothing. */
static void one_row_switches_a_bar(void **state)
{
    static const struct {
        const char *label;
        enum figure_id id;
        const char *kind;
        void (*change)(int person, int pupil);
        const char *hard;
    } rows[] = {
        {"supported", FIGURE_SUPPORTED_EXCLUDED, "invigilator", supports_it,
         "supported a candidate"},
        {"teacher invigilating", FIGURE_SUBJECT_EXCLUDED, "invigilator", teaches_it,
         "teaches the subject"},
        {"teacher reading", FIGURE_HELPER_SUBJECT_EXCLUDED, "reader", teaches_it, "own subject"},
    };

    (void)state;
    EACH (row, rows) {
        for (int figure = 0; figure <= 2; figure++) {
            int usual = rules.figures[row->id].value;
            struct person_case one = {row->label, row->kind, row->change,
                                      figure == 1 ? row->hard : "", ""};
            rules.figures[row->id].value = figure;
            check_case(&one);
            rules.figures[row->id].value = usual;
        }
    }
}

static void trained_on(const char *date, const char *result)
{
    for (int i = 0; i < make.season.n_training; i++) {
        MAKE(&make, training, i)->date = day_parse(date);
        MAKE(&make, training, i)->result = result;
    }
}

static void in_august(int person, int pupil)
{
    nothing(person, pupil);
    trained_on("2026-08-31", "");
}

static void in_september(int person, int pupil)
{
    nothing(person, pupil);
    trained_on("2026-09-01", "passed");
}

static void on_the_day(int person, int pupil)
{
    nothing(person, pupil);
    trained_on(DAY, "");
}

static void the_day_after(int person, int pupil)
{
    nothing(person, pupil);
    trained_on("2027-05-13", "");
}

static void test_failed(int person, int pupil)
{
    nothing(person, pupil);
    trained_on("2026-10-01", "failed");
}

/* Before they act, and again each year after the first of September. */
static void trained_this_year(void **state)
{
    static const struct person_case rows[] = {
        {"since September", "invigilator", in_september, "", "training"},
        {"last year's", "invigilator", in_august, "not trained", "training"},
        {"on the day", "invigilator", on_the_day, "", "training"},
        {"not yet", "invigilator", the_day_after, "not trained", "training"},
        {"the test was failed", "invigilator", test_failed, "not trained", "training"},
        {"a reader since September", "reader", in_september, "", "training"},
        {"a reader, last year's", "reader", in_august, "not trained", "training"},
    };

    (void)state;
    EACH (row, rows)
        check_case(row);
}

/* The sole adult beside a reader's candidate is an invigilator as well. */
static void sole_reader_is_trained_to_invigilate(void **state)
{
    static const struct {
        const char *label, *kind; /* the one training they have; "": both */
        const char *obstacle;
    } rows[] = {{"both", "", ""},
                {"as a reader only", "facilitator", "not trained"},
                {"as an invigilator only", "invigilator", "not trained"}};

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        make_arrangement(&make, sit(1, 0, 1, "09:00", 90), "reader");
        int person = trained("mentor");
        for (int i = 0; *row->kind && i < make.season.n_training; i++)
            MAKE(&make, training, i)->kind = row->kind;
        struct duties duties = derive();
        const struct duty *duty = duty_of(&duties, "combined");
        assert_non_null(duty);
        CHECK_ROW_TEXT(row, obstacle_of(&duties, duty, person), row->obstacle);
    }
}

/* Staff declare each year; the judge cannot tell of who has not. */
static void declared_each_year(void **state)
{
    static const struct {
        const char *label, *year;
        bool other, sanctions, found;
    } rows[] = {
        {"the school keeps none here", "", false, false, false},
        {"declared this year", "2026-27", false, false, false},
        {"last year", "2025-26", false, false, true},
        {"only somebody else", "", true, false, true},
        {"with sanctions", "2026-27", false, true, true},
    };

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        sit(2, 0, 1, "09:00", 90);
        int person = trained("mentor"), other = make_person(&make, "CD", "mentor");
        if (*row->year)
            (void)MAKE_ROW(&make, declarations, .staff = person, .year = row->year, .conflicts = 1,
                           .sanctions = row->sanctions, .signed_on = -1);
        if (row->other)
            (void)MAKE_ROW(&make, declarations, .staff = other, .year = "2026-27", .conflicts = 1,
                           .signed_on = -1);
        struct duties duties = derive();
        const struct duty *duty = duty_of(&duties, "invigilator");
        struct audit audit;
        (void)MAKE_ROW(&make, draft, .key = duty->key, .kind = "invigilator", .staff = person,
                       .starts_at = duty->slots[0].starts_at, .ends_at = duty->slots[0].ends_at,
                       .room = 0, .site = 0, .title = "");
        audit_make(&make.season, &rules, make.season.draft, 1, day_parse(DAY), day_parse(DAY),
                   &arena, &audit);
        CHECK_ROW(row, finds(&audit, "declaration", AUDIT_CANNOT_TELL), row->found);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(conflict_of_interest),     TEST(subject_teacher),
        TEST(supported_in_the_subject), TEST(one_row_switches_a_bar),
        TEST(trained_this_year),        TEST(sole_reader_is_trained_to_invigilate),
        TEST(declared_each_year),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
