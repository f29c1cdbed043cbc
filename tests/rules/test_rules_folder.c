/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rules of other years and of a school's own folder. */
#include "tests/support/rules_case.h"

#include <unistd.h>

static void years(void **state)
{
    (void)state;
    struct rules later = {0};
    struct fault fault = {0};

    assert_true(rules_load(NULL, day_make(2031, 1, 1), &arena, &later, &fault));
    assert_string_equal(later.year, "2026-27");
    assert_false(rules_load(NULL, day_make(2011, 1, 1), &arena, &later, &fault));
    assert_int_equal(fault.kind, FAULT_MISSING);
}

static void write_table(const char *folder, const char *name, const char *text)
{
    char path[200];

    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    assert_true(fputs(text, out) >= 0);
    assert_int_equal(fclose(out), 0);
}

/* A school's own folder: one table of its own, the others built in; bad cells
 * are told by file, line and column. */
static void own_folder(void **state)
{
    (void)state;
#define STANDARDS "rule,title,about,strict,unit,rests_on,source,confidence\n"
#define TRAINING  "kind,yearly,source,confidence\n"
    static const struct {
        const char *label, *name, *text, *want; /* want "": loads */
    } rows[] = {
        {"own training", "training.csv", TRAINING "invigilator,no,us,confirmed\n", ""},
        {"bad yes", "training.csv", TRAINING "invigilator,perhaps,us,confirmed\n",
         "training.csv:2: yearly: 'perhaps': this is neither yes nor no"},
        {"bad word", "training.csv", TRAINING "invigilator,no,us,sure\n",
         "training.csv:2: confidence: 'sure': no such word is known here"},
        {"no source", "training.csv", TRAINING "invigilator,no,,confirmed\n",
         "training.csv:2: source: '': this is empty"},
        {"twice", "training.csv",
         TRAINING "invigilator,no,us,confirmed\ninvigilator,no,us,confirmed\n",
         "training.csv:3: kind: 'invigilator' stands here and in line 2"},
        {"missing column", "training.csv", "kind,yearly,confidence\ninvigilator,no,confirmed\n",
         "training.csv:1: source: this column is missing"},
        {"rests on nothing known", "standards.csv",
         STANDARDS "ratio,T,sitting,open,,ratio_cats,us,confirmed\n",
         "standards.csv:2: rests_on: 'ratio_cats' is not a number the program knows"},
        {"about what", "standards.csv", STANDARDS "ratio,T,room,open,,,us,confirmed\n",
         "standards.csv:2: about: 'room': no such word is known here"},
        {"a number missing", "figures.csv", "name,title,value,source,confidence\n",
         "figures.csv:0: name: there is no row for 'ratio_written' (and "},
        {"no such number", "figures.csv",
         "name,title,value,source,confidence\nratio_speling,x,3,us,confirmed\n",
         "figures.csv:2: name: 'ratio_speling' is not a number the program knows"},
        {"bad time", "figures.csv",
         "name,title,value,source,confidence\nam_earliest,x,half past,us,confirmed\n",
         "figures.csv:2: value: 'half past' is not a time such as 09:00"},
        {"ratio of zero", "figures.csv",
         "name,title,value,source,confidence\nratio_art,x,0,us,confirmed\n",
         "figures.csv:2: value: '0' is not a usable number"},
        {"helper gone", "helpers.csv",
         "role,title,skill,cannot,training,share_max,may_invigilate,rover_then,separate_room,"
         "combines,subject_bar,conflict_bar,cut,before,source,confidence\n"
         "invigilator,I,,,,many,no,no,no,,hard,yes,yes,0,us,confirmed\n",
         "helpers.csv:2: share_max: 'many' is neither a number nor the name of a figure"},
    };
    char folder[] = "rules-test-XXXXXX";

    assert_non_null(mkdtemp(folder));
    EACH (row, rows) {
        char path[200];
        struct rules own = {0};
        struct fault fault = {0};

        write_table(folder, row->name, row->text);
        bool good = rules_load(folder, today, &arena, &own, &fault);
        CHECK_ROW(row, good, *row->want == '\0');
        const char *text = strstr(fault.text, row->name);
        CHECK_ROW(row, text ? strncmp(text, row->want, strlen(row->want)) : good ? 0 : 1, 0);
        if (good)
            CHECK_ROW(row, own.n_trainings == 1 && own.n_helpers == rules.n_helpers, true);
        (void)snprintf(path, sizeof path, "%s/%s", folder, row->name);
        assert_int_equal(unlink(path), 0);
    }
    struct rules own = {0};
    struct fault fault = {0};
    assert_false(rules_load(folder, today, &arena, &own, &fault)); /* nothing there */
    assert_int_equal(fault.kind, FAULT_MISSING);
    assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years),
        cmocka_unit_test(own_folder),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
