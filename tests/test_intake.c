/* SPDX-License-Identifier: GPL-3.0-or-later
 * Records become a season: references, lists, merging, what a folder says. */
#include "tests/school_files.h"

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
    assert_int_equal(after->school_duties[0].people, 1);
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

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* The rows of a file (below its head) in another order. */
static char *shuffle(const char *text, uint32_t *seed)
{
    const char *lines[64];
    size_t lengths[64], length = strlen(text);
    int count = 0;
    char *out = malloc(length + 1), *to = out;

    for (const char *at = text; *at; at += lengths[count - 1]) {
        lines[count] = at;
        lengths[count] = strcspn(at, "\n") + 1;
        count++;
    }
    for (int i = count - 1; i > 1; i--) {
        int k = 1 + (int)(next_random(seed) % (uint32_t)i);
        const char *line = lines[i];
        size_t size = lengths[i];
        lines[i] = lines[k];
        lengths[i] = lengths[k];
        lines[k] = line;
        lengths[k] = size;
    }
    for (int i = 0; i < count; i++) {
        memcpy(to, lines[i], lengths[i]);
        to += lengths[i];
    }
    *to = '\0';
    return out;
}

static void order_does_not_matter(void **state)
{
    struct taken first = school_take(&empty, good, TAKE_FOLDER, false);
    uint32_t seed = 20270501;

    (void)state;
    for (int round = 0; round < 40; round++) {
        struct school_file mixed[ENTRIES(good)];
        int count = school_count(good);
        memcpy(mixed, good, sizeof good);
        for (int i = count - 1; i > 0; i--) {
            int k = (int)(next_random(&seed) % (uint32_t)(i + 1));
            struct school_file file = mixed[i];
            mixed[i] = mixed[k];
            mixed[k] = file;
        }
        for (int i = 0; i < count; i++)
            mixed[i].text = shuffle(mixed[i].text, &seed);
        struct taken other = school_take(&empty, mixed, TAKE_FILES, false);
        assert_true(other.ok);
        assert_true(school_same(&first.intake.after, &other.intake.after));
        school_release(&other);
        for (int i = 0; i < count; i++)
            free((char *)(uintptr_t)mixed[i].text);
    }
    school_release(&first);
}

/* The good school with one file more or instead; NULL: the file is away. */
static int with_file(struct school_file *files, const char *name, const char *text)
{
    int count = 0;

    for (int i = 0; good[i].name; i++) {
        if (strcmp(good[i].name, name) != 0)
            files[count++] = good[i];
    }
    if (text)
        files[count++] = (struct school_file){name, text};
    files[count] = (struct school_file){NULL, NULL};
    return count;
}

static void references(void **state)
{
    static const struct {
        const char *label, *file, *text;
        enum severity severity;
        const char *says;
        int errors, notes;
    } rows[] = {
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
        {"a pupil's name is not repeated", "entries.csv", "pupil,paper\nJo Canary,ENG1\n",
         ISSUE_ERROR, "this names none", 1, 0},
        {"in a list", "lessons.csv", "lesson,class,staff,period\nL1,11MA,CD;ZZZ,Mon:1\n",
         ISSUE_ERROR, "'ZZZ' names none", 1, 0},
        {"equipment", "arrangements.csv", "pupil,kind,with\nP001,word_processor,tablet\n",
         ISSUE_ERROR, "'tablet' names none", 1, 0},
        {"nobody there at all", "locks.csv", "staff,duty\nAB,x\n", ISSUE_ERROR, "", 0, 0},
    };

    (void)state;
    EACH (row, rows) {
        struct school_file files[SCHOOL_FILES_MAX];
        with_file(files, row->file, row->text);
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
}

/* Errors in a row do not spread to the rows that name it. */
static void followers(void **state)
{
    struct school_file files[SCHOOL_FILES_MAX];

    (void)state;
    with_file(files, "periods.csv",
              "period,weekday,start,end\n1,Mon,9 o'clock,10:00\n"
              "2,Mon;Tue,10:00,11:00\n");
    struct taken taken = school_take(&empty, files, TAKE_FOLDER, false);
    assert_false(taken.ok);
    if (taken.issues.errors != 1 || taken.issues.followers != 1)
        school_print(&taken);
    assert_int_equal(taken.issues.errors, 1);
    assert_int_equal(taken.issues.followers, 1);
    school_release(&taken);

    with_file(files, "staff.csv",
              "staff,name,until\nAB,Anna Berg,soon\nCD,Carl Dean,\n"
              "EF,Eve Fox,\n");
    taken = school_take(&empty, files, TAKE_FOLDER, false);
    assert_int_equal(taken.issues.errors, 1);
    school_release(&taken);

    with_file(files, "pupils.csv", "wrong,heads\nP001,x\nP002,x\nP003,x\n");
    taken = school_take(&empty, files, TAKE_FOLDER, false);
    if (school_issue(&taken, ISSUE_ERROR, "names none"))
        school_print(&taken);
    assert_null(school_issue(&taken, ISSUE_ERROR, "names none"));
    assert_true(taken.issues.followers >= 9);
    school_release(&taken);
}

static void files_merge(void **state)
{
    struct taken first = school_take(&empty, good, TAKE_FOLDER, false);
    static const struct school_file more[] = {
        {"staff.csv", "staff,name,role\nAB,Anna Berg-Hill,mentor\nGH,Gus Ham,ta\n"},
        {NULL, NULL},
    };
    struct taken taken = school_take(&first.intake.after, more, TAKE_FILES, false);
    const struct season *after = &taken.intake.after;

    (void)state;
    assert_true(taken.ok);
    assert_int_equal(taken.intake.n_removals, 0);
    assert_int_equal(after->n_people, 4);
    assert_int_equal(school_counts(&taken, "staff")->created, 1);
    assert_int_equal(school_counts(&taken, "staff")->updated, 1);
    assert_string_equal(after->people[0].name, "Anna Berg-Hill");
    /* What the file does not speak about stays. */
    assert_int_equal(after->people[0].contract_min, 35 * 60);
    assert_int_equal(after->n_staff_sites, 2);
    assert_int_equal(after->n_entries, first.intake.after.n_entries);
    school_release(&taken);
    school_release(&first);
}

static void lists_change_their_row(void **state)
{
    struct taken first = school_take(&empty, good, TAKE_FOLDER, false);
    struct school_file files[SCHOOL_FILES_MAX];

    (void)state;
    with_file(files, "caseload.csv", "session,pupils,mentor,minutes\nM1,P001;P003,AB,30\n");
    struct taken taken = school_take(&first.intake.after, files, TAKE_FOLDER, false);
    assert_true(taken.ok);
    assert_int_equal(school_counts(&taken, "caseload")->updated, 1);
    assert_int_equal(school_counts(&taken, "caseload")->unchanged, 0);
    assert_int_equal(taken.intake.after.n_caseload_pupils, 2);
    assert_int_equal(taken.intake.after.caseload_pupils[1].pupil, 2);
    school_release(&taken);
    school_release(&first);
}

static void a_folder_is_the_whole_truth(void **state)
{
    static const struct {
        const char *label, *file, *text;
        int people, removals, skills;
    } rows[] = {
        {"no staff file: staff stay", "staff.csv", NULL, 3, 0, 3},
        {"only heads: all go, guarded", "skills.csv", "staff,skill\n", 3, 1, 0},
        {"one row less of three", "skills.csv", "staff,skill\nAB,reader\nEF,reader\n", 3, 1, 2},
        {"a person goes with the skills they have", "staff.csv",
         "staff,name\nCD,Carl Dean\nEF,Eve Fox\n", 2, 1, 2},
    };
    struct taken first = school_take(&empty, good, TAKE_FOLDER, false);

    (void)state;
    EACH (row, rows) {
        struct school_file files[2] = {{row->file, row->text}, {NULL, NULL}};
        if (!row->text)
            files[0] = (struct school_file){"settings.csv", good[0].text};
        struct taken taken = school_take(&first.intake.after, files, TAKE_FOLDER, false);
        if (taken.intake.after.n_people != row->people || !taken.ok)
            school_print(&taken);
        CHECK_ROW(row, taken.ok, true);
        CHECK_ROW(row, taken.intake.after.n_people, row->people);
        CHECK_ROW(row, taken.intake.after.n_skills, row->skills);
        CHECK_ROW(row, taken.intake.n_removals >= row->removals, true);
        CHECK_ROW(row, taken.intake.n_removals > 0, row->removals > 0);
        CHECK_ROW(row, school_sorted(&taken.intake.after), true);
        school_release(&taken);
        taken = school_take(&first.intake.after, files, TAKE_FOLDER, true);
        CHECK_ROW(row, taken.intake.n_removals, 0);
        school_release(&taken);
    }
    school_release(&first);
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
    with_file(files, "patterns.csv",
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

    with_file(files, "sittings.csv",
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
        with_file(files, "entries.csv", row->text);
        struct taken taken = school_take(&empty, files, TAKE_FOLDER, false);
        CHECK_ROW(row, taken.issues.errors, row->errors);
        CHECK_ROW(row, school_issue(&taken, ISSUE_WARNING, "the same as line 2") != NULL,
                  row->warnings);
        CHECK_ROW(row, taken.intake.after.n_entries, 1);
        school_release(&taken);
    }
}

static void papers_of_two_series(void **state)
{
    struct school_file files[SCHOOL_FILES_MAX];
    int count =
        with_file(files, "papers.csv",
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
        cmocka_unit_test(a_good_school),
        cmocka_unit_test(again_changes_nothing),
        cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(references),
        cmocka_unit_test(followers),
        cmocka_unit_test(files_merge),
        cmocka_unit_test(lists_change_their_row),
        cmocka_unit_test(a_folder_is_the_whole_truth),
        cmocka_unit_test(nothing_at_all),
        cmocka_unit_test(rows_that_are_several),
        cmocka_unit_test(the_same_twice),
        cmocka_unit_test(papers_of_two_series),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
