/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who may not be an adult of an exam, and why. */
#include "tests/rules/person_case.h"

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

static void asks_for_notation(int person, int pupil)
{
    (void)person;
    (void)pupil;
    MAKE(&make, arrangements, make.season.n_arrangements - 1)->skills = "maths_notation";
}

static void has_notation(int person, int pupil)
{
    asks_for_notation(person, pupil);
    make_skill(&make, person, "maths_notation");
}

/* Technical words, a language, a level of signing: what the arrangement asks of its helper. */
static void skills_of_a_helper(void **state)
{
    static const struct person_case rows[] = {
        {"nothing is asked", "reader", nothing, "", "skill"},
        {"notation is, and not there", "reader", asks_for_notation, "skill missing", "skill"},
        {"notation is, and there", "reader", has_notation, "", "skill"},
    };

    (void)state;
    EACH (row, rows)
        check_case(row);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(conflict_of_interest),   TEST(subject_teacher),    TEST(supported_in_the_subject),
        TEST(one_row_switches_a_bar), TEST(skills_of_a_helper),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
