/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 6.1 and 6.3: how many pupils one mentor has, and who is in a group together. */
#include "tests/support/school_files.h"

static const struct school_file good[] = {SCHOOL_GOOD, {NULL, NULL}};
static const struct season empty;

enum { TEXT_MAX = 2000, PUPILS_MAX = 20 };

static int said(const struct taken *taken, const char *text)
{
    int count = 0;

    for (int i = 0; i < taken->issues.count; i++)
        count += taken->issues.list[i].severity == ISSUE_WARNING &&
                 strstr(taken->issues.list[i].text, text) != NULL;
    return count;
}

/* AB mentors the first so many pupils, two of whom have another session as well. */
static void write_files(int count, char pupils[TEXT_MAX], char caseload[TEXT_MAX])
{
    int at = snprintf(pupils, TEXT_MAX, "pupil,name,candidate_number,site,key_worker\n");
    int end = snprintf(caseload, TEXT_MAX, "session,pupils,mentor,minutes\nX1,P001;P002,AB,30\n");

    for (int i = 1; i <= PUPILS_MAX; i++) {
        at += snprintf(pupils + at, (size_t)(TEXT_MAX - at), "P%03d,Pupil,%04d,MAIN,\n", i, i + 41);
        if (i <= count)
            end += snprintf(caseload + end, (size_t)(TEXT_MAX - end), "M%d,P%03d,AB,30\n", i, i);
    }
}

static void caseload_of_a_mentor(void **state)
{
    static const struct {
        const char *label, *setting; /* "": as it is, 14 */
        int pupils;
        bool warned;
    } rows[] = {
        {"fourteen", "", 14, false},
        {"fifteen", "", 15, true},
        {"fifteen, where the school says so", "caseload_max,15\n", 15, false},
        {"three, where it says two", "caseload_max,2\n", 3, true},
    };

    (void)state;
    EACH (row, rows) {
        struct school_file first[SCHOOL_FILES_MAX], second[SCHOOL_FILES_MAX],
            files[SCHOOL_FILES_MAX];
        char pupils[TEXT_MAX], caseload[TEXT_MAX], settings[TEXT_MAX];
        write_files(row->pupils, pupils, caseload);
        snprintf(settings, sizeof settings, "name,value\nschool,Harbour School\n%s", row->setting);
        school_with(good, first, "pupils.csv", pupils);
        school_with(first, second, "settings.csv", settings);
        school_with(second, files, "caseload.csv", caseload);
        struct taken taken = school_take(&empty, files, TAKE_FOLDER, true);
        CHECK_ROW(row, taken.ok, true);
        CHECK_ROW(row, said(&taken, "the most is"), row->warned);
        school_release(&taken);
    }
}

static void company_of_a_session(void **state)
{
    static const struct {
        const char *label, *caseload;
        int warned;
    } rows[] = {
        {"a session of each", "session,pupils,mentor,minutes\nM1,P001,AB,30\nM2,P002,AB,30\n", 0},
        {"a session of both", "session,pupils,mentor,minutes\nM1,P002;P003;P001,AB,30\n", 1},
        {"of one and another", "session,pupils,mentor,minutes\nM1,P001;P003,AB,30\n", 0},
    };

    (void)state;
    EACH (row, rows) {
        struct school_file first[SCHOOL_FILES_MAX], files[SCHOOL_FILES_MAX];
        school_with(good, first, "caseload.csv", row->caseload);
        school_with(first, files, "apart.csv", "pupil_a,pupil_b\nP001,P002\n");
        struct taken taken = school_take(&empty, files, TAKE_FOLDER, true);
        CHECK_ROW(row, taken.ok, true);
        CHECK_ROW(row, said(&taken, "who must not meet"), row->warned);
        school_release(&taken);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(caseload_of_a_mentor),
                                       cmocka_unit_test(company_of_a_session)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
