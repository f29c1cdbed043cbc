/* SPDX-License-Identifier: GPL-3.0-or-later
 * Records become a season: references, lists, merging, what a folder says. */
#include "tests/support/school_files.h"

static const struct school_file good[] = {SCHOOL_GOOD, {NULL, NULL}};
static const struct season empty;

static void a_good_school(void **state)
{
    struct taken taken = school_take(&empty, good, TAKE_FOLDER, false);
    const struct season *after = &taken.intake.after;

    (void)state;
    if (!taken.ok || taken.issues.count)
        school_print(&taken);
    assert_true(taken.ok);
    assert_int_equal(taken.issues.errors, 0);
    assert_int_equal(taken.issues.warnings, 0);
    assert_int_equal(taken.issues.notes, 0);
    assert_true(school_sorted(after));
    assert_int_equal(after->n_people, 3);
    assert_int_equal(after->n_staff_sites, 2);
    assert_int_equal(after->n_patterns, 15);
    assert_int_equal(after->n_periods, 10);
    assert_int_equal(after->n_lesson_staff, 3);
    assert_int_equal(after->n_caseload_pupils, 2);
    assert_int_equal(after->n_duty_staff, 1);
    assert_string_equal(after->people[after->pupils[0].key_worker].staff, "AB");
    assert_int_equal(after->lessons[1].weekday, 1);
    assert_int_equal(after->lessons[1].start, 600);
    assert_int_equal(after->lessons[1].end, 660);
    assert_int_equal(after->people[0].contract_min, 35 * 60);
    assert_int_equal(after->people[0].overtime_minutes_per_week, 0);
    assert_int_equal(after->people[0].callout_pence, -1);
    assert_true(after->arrangements[0].wanted);
    assert_int_equal(after->caseload[0].per_week, 1);
    assert_int_equal(after->caseload[0].adults, 1);
    assert_int_equal(after->school_duties[0].people, -1);
    assert_int_equal(after->school_duties[0].weekdays, 1 | 1 << 4);
    assert_int_equal(after->entries[0].series, 0);
    assert_int_equal(school_counts(&taken, "patterns")->rows, 3);
    assert_int_equal(school_counts(&taken, "patterns")->created, 15);
    school_release(&taken);
}

static void again_changes_nothing(void **state)
{
    struct taken first = school_take(&empty, good, TAKE_FOLDER, false);

    (void)state;
    for (enum take_how how = TAKE_FOLDER; how <= TAKE_REPLACE; how++) {
        struct taken again = school_take(&first.intake.after, good, how, false);
        assert_true(again.ok);
        assert_true(again.intake.n_counts > 10);
        for (int i = 0; i < again.intake.n_counts; i++) {
            const struct intake_count *count = &again.intake.counts[i];
            if (count->created + count->updated + count->removed)
                school_print(&again);
            assert_int_equal(count->created + count->updated + count->removed, 0);
            assert_true(count->unchanged > 0);
        }
        assert_int_equal(again.intake.n_removals, 0);
        assert_int_equal(again.intake.n_consequences, 0);
        assert_true(school_same(&first.intake.after, &again.intake.after));
        school_release(&again);
    }
    school_release(&first);
}

struct reference {
    const char *label, *file, *text;
    enum severity severity;
    const char *says;
    int errors, notes;
};

static void check_reference(const struct reference *row)
{
    struct school_file files[SCHOOL_FILES_MAX];

    school_with(good, files, row->file, row->text);
    struct taken taken = school_take(&empty, files, TAKE_FOLDER, false);
    if (taken.issues.errors != row->errors)
        school_print(&taken);
    CHECK_ROW(row, taken.issues.errors, row->errors);
    CHECK_ROW(row, taken.ok, row->errors == 0);
    CHECK_ROW(row, taken.issues.notes, row->notes);
    if (*row->says)
        CHECK_ROW(row, school_issue(&taken, row->severity, row->says) != NULL, true);
    CHECK_ROW(row, school_issue(&taken, ISSUE_ERROR, "Canary") != NULL, false);
    school_release(&taken);
}

static void references(void **state)
{
    static const struct reference rows[] = {
        {"by name", "skills.csv", "staff,skill\nAnna Berg,reader\n", ISSUE_ERROR, "", 0, 0},
        {"by candidate number", "entries.csv", "pupil,paper\n0042,ENG1\n", ISSUE_ERROR, "", 0, 0},
        {"zeros eaten", "entries.csv", "pupil,paper\n42,ENG1\n", ISSUE_NOTE, "lost its zeros", 0,
         1},
        {"capitals", "entries.csv", "pupil,paper\np001,ENG1\n", ISSUE_NOTE, "capitals", 0, 1},
        {"capitals of a paper", "entries.csv", "pupil,paper\nP001,eng1\n", ISSUE_NOTE, "'ENG1'", 0,
         1},
        {"nearest", "skills.csv", "staff,skill\nAC,reader\n", ISSUE_ERROR, "did you mean 'AB'", 1,
         0},
        {"none near", "skills.csv", "staff,skill\nQQQ,reader\n", ISSUE_ERROR, "add it to staff", 1,
         0},
        {"a pupil's name is not repeated", "entries.csv", "pupil,paper\nCanary,ENG1\n", ISSUE_ERROR,
         "this names none", 1, 0},
        {"in a list", "lessons.csv", "lesson,class,staff,period\nL1,11MA,CD;ZZZ,Mon:1\n",
         ISSUE_ERROR, "'ZZZ' names none", 1, 0},
        {"equipment", "arrangements.csv", "pupil,kind,with\nP001,word_processor,tablet\n",
         ISSUE_ERROR, "'tablet' names none", 1, 0},
        {"nobody there at all", "locks.csv", "staff,duty\nAB,x\n", ISSUE_ERROR, "", 0, 0},
    };

    (void)state;
    EACH (row, rows)
        check_reference(row);
}

/* Errors in a row do not spread to the rows that name it. */
static void followers(void **state)
{
    struct school_file files[SCHOOL_FILES_MAX];

    (void)state;
    school_with(good, files, "periods.csv",
                "period,weekday,start,end\n1,Mon,9 o'clock,10:00\n"
                "2,Mon;Tue,10:00,11:00\n");
    struct taken taken = school_take(&empty, files, TAKE_FOLDER, false);
    assert_false(taken.ok);
    if (taken.issues.errors != 1 || taken.issues.followers != 1)
        school_print(&taken);
    assert_int_equal(taken.issues.errors, 1);
    assert_int_equal(taken.issues.followers, 1);
    school_release(&taken);

    school_with(good, files, "staff.csv",
                "staff,name,until\nAB,Anna Berg,soon\nCD,Carl Dean,\n"
                "EF,Eve Fox,\n");
    taken = school_take(&empty, files, TAKE_FOLDER, false);
    assert_int_equal(taken.issues.errors, 1);
    school_release(&taken);

    school_with(good, files, "pupils.csv", "wrong,heads\nP001,x\nP002,x\nP003,x\n");
    taken = school_take(&empty, files, TAKE_FOLDER, false);
    if (school_issue(&taken, ISSUE_ERROR, "names none"))
        school_print(&taken);
    assert_null(school_issue(&taken, ISSUE_ERROR, "names none"));
    assert_true(taken.issues.followers >= 9);
    school_release(&taken);
}

static void nothing_at_all(void **state)
{
    static const struct school_file files[] = {{"notes.txt", "hello\n"}, {NULL, NULL}};
    struct taken taken = school_take(&empty, files, TAKE_FOLDER, false);

    (void)state;
    assert_int_equal(taken.intake.n_counts, 0);
    assert_int_equal(taken.intake.after.n_people, 0);
    school_release(&taken);
}

static void rows_that_are_several(void **state)
{
    struct school_file files[SCHOOL_FILES_MAX];

    (void)state;
    school_with(good, files, "patterns.csv",
                "staff,weekday,week,start,end,kind\nAB,Mon;Wed,,08:30,15:30,\n"
                "AB,2027-05-17,,08:30,12:00,\nCD,Mon,A,08:30,15:00,\nEF,Mon,,08:30,15:30,work\n");
    struct taken taken = school_take(&empty, files, TAKE_FOLDER, false);
    const struct season *after = &taken.intake.after;
    assert_true(taken.ok);
    assert_int_equal(after->n_patterns, 5);
    assert_int_equal(after->patterns[0].weekday, -1);
    assert_int_equal(after->patterns[0].date, day_make(2027, 5, 17));
    assert_int_equal(after->patterns[2].weekday, 2);
    assert_int_equal(after->patterns[2].date, -1);
    assert_int_equal(after->patterns[3].week, WEEK_A);
    school_release(&taken);

    school_with(good, files, "sittings.csv",
                "pupil,paper,room,seat,keep\nP001,ENG1,HALL,C2,\n"
                "P002,ENG1,HALL,7,no\n");
    taken = school_take(&empty, files, TAKE_FOLDER, false);
    after = &taken.intake.after;
    if (!taken.ok)
        school_print(&taken);
    assert_true(taken.ok);
    assert_int_equal(after->fixed_sittings[0].seat, 13); /* second row, third column of ten */
    assert_true(after->fixed_sittings[0].keep);
    assert_int_equal(after->fixed_sittings[1].seat, 7);
    assert_false(after->fixed_sittings[1].keep);
    school_release(&taken);
}

static void the_same_twice(void **state)
{
    static const struct {
        const char *label, *text;
        int errors, warnings;
    } rows[] = {
        {"by code and by name", "pupil,paper,status\nP001,ENG1,\nSam Field,ENG1,\n", 0, 1},
        {"and differently", "pupil,paper,status\nP001,ENG1,\n0042,ENG1,withdrawn\n", 1, 0},
    };

    (void)state;
    EACH (row, rows) {
        struct school_file files[SCHOOL_FILES_MAX];
        school_with(good, files, "entries.csv", row->text);
        struct taken taken = school_take(&empty, files, TAKE_FOLDER, false);
        CHECK_ROW(row, taken.issues.errors, row->errors);
        CHECK_ROW(row, school_issue(&taken, ISSUE_WARNING, "the same as line 2") != NULL,
                  row->warnings);
        CHECK_ROW(row, taken.intake.after.n_entries, 1);
        school_release(&taken);
    }
}

/* The templates show every kind: all its fields have a place in the model. */
static void every_kind_comes_in(void **state)
{
    struct school_file files[SCHOOL_FILES_MAX];
    char *texts[SCHOOL_FILES_MAX], names[SCHOOL_FILES_MAX][40];
    int count = 0;

    (void)state;
    for (const struct record_kind *const *kind = record_kinds; *kind; kind++) {
        size_t size;
        snprintf(names[count], sizeof names[count], "%s.csv", (*kind)->name);
        FILE *out = open_memstream(&texts[count], &size);
        assert_non_null(out);
        assert_true(record_template(*kind, out));
        assert_int_equal(fclose(out), 0);
        assert_non_null(strstr(texts[count], "\r\n"));
        files[count] = (struct school_file){names[count], texts[count]};
        /* One example row cannot name two sites or two pupils. */
        if (strcmp((*kind)->name, "travel") == 0 || strcmp((*kind)->name, "apart") == 0)
            strstr(texts[count], "\r\n")[2] = '\0';
        count++;
    }
    files[count] = (struct school_file){NULL, NULL};
    struct taken taken = school_take(&empty, files, TAKE_FOLDER, false);
    if (!taken.ok)
        school_print(&taken);
    assert_true(taken.ok);
    for (int i = 0; i < count; i++) {
        names[i][strlen(names[i]) - 4] = '\0';
        bool heads_only = strstr(texts[i], "\r\n")[2] == '\0';
        assert_int_equal(school_counts(&taken, names[i])->created > 0, !heads_only);
        free(texts[i]);
    }
    school_release(&taken);
}

static void papers_of_two_series(void **state)
{
    struct school_file files[SCHOOL_FILES_MAX];
    int count =
        school_with(good, files, "papers.csv",
                    "paper,series,subject,date,session,minutes\n"
                    "ENG1,S27,English,2027-05-17,AM,105\nENG1,MOCK,English,2027-01-12,AM,105\n"
                    "MAT1,S27,Maths,2027-05-19,AM,90\n");

    (void)state;
    for (int i = 0; i < count; i++) {
        if (strcmp(files[i].name, "series.csv") == 0)
            files[i].text = "series,name,rules\nS27,Summer,\nMOCK,Mocks,mock\n";
        if (strcmp(files[i].name, "entries.csv") == 0)
            files[i].text = "pupil,paper,series\nP001,ENG1,S27\nP001,ENG1,MOCK\nP002,ENG1,\n";
    }
    struct taken taken = school_take(&empty, files, TAKE_FOLDER, false);
    const struct season *after = &taken.intake.after;
    assert_int_equal(taken.issues.errors, 1);
    assert_non_null(school_issue(&taken, ISSUE_ERROR, "several series"));
    assert_false(after->series[0].external);
    assert_true(after->series[1].external);
    assert_int_equal(after->entries[0].paper, 0); /* references that failed come first */
    school_release(&taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_school),        cmocka_unit_test(again_changes_nothing),
        cmocka_unit_test(references),           cmocka_unit_test(followers),
        cmocka_unit_test(nothing_at_all),       cmocka_unit_test(rows_that_are_several),
        cmocka_unit_test(the_same_twice),       cmocka_unit_test(every_kind_comes_in),
        cmocka_unit_test(papers_of_two_series),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
