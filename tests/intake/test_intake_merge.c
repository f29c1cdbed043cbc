/* SPDX-License-Identifier: GPL-3.0-or-later
 * Files over what is stored: adding, updating, removing, and what guards removals. */
#include "tests/support/school_files.h"

static const struct school_file good[] = {SCHOOL_GOOD, {NULL, NULL}};
static const struct season empty;

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
    school_with(good, files, "caseload.csv", "session,pupils,mentor,minutes\nM1,P001;P003,AB,30\n");
    struct taken taken = school_take(&first.intake.after, files, TAKE_FOLDER, false);
    assert_true(taken.ok);
    assert_int_equal(school_counts(&taken, "caseload")->updated, 1);
    assert_int_equal(school_counts(&taken, "caseload")->unchanged, 0);
    assert_int_equal(taken.intake.after.n_caseload_pupils, 2);
    assert_int_equal(taken.intake.after.caseload_pupils[1].pupil, 2);
    school_release(&taken);
    school_release(&first);
}

/* An empty value takes back what a line said before, in a folder and in a file alone. */
static void a_setting_is_emptied(void **state)
{
    static const struct school_file said[] = {
        {"settings.csv", "name,value\nlate_room,HALL\nam_start,08:45\nschool,Elm\n"},
        {"rooms.csv", "room,kind,seats\nHALL,hall,30\n"},
        {NULL, NULL}};
    static const struct school_file emptied[] = {
        {"settings.csv", "name,value\nlate_room,\nam_start,\n"}, {NULL, NULL}};
    struct taken first = school_take(&empty, said, TAKE_FOLDER, false);

    (void)state;
    assert_true(first.ok);
    assert_string_equal(season_setting(&first.intake.after, "late_room"), "HALL");
    assert_int_equal(season_setting_int(&first.intake.after, "am_start"), 8 * 60 + 45);
    struct taken taken = school_take(&first.intake.after, emptied, TAKE_FILES, false);
    assert_true(taken.ok);
    assert_string_equal(season_setting(&taken.intake.after, "late_room"), "");
    assert_int_equal(season_setting_int(&taken.intake.after, "am_start"),
                     season_setting_int(&empty, "am_start"));
    assert_string_equal(season_setting(&taken.intake.after, "school"), "Elm");
    school_release(&taken);
    school_release(&first);
}

struct whole {
    const char *label, *file, *text;
    int people, removals, skills;
};

static void check_whole(const struct season *before, const struct whole *row)
{
    struct school_file files[2] = {{row->file, row->text}, {NULL, NULL}};

    if (!row->text)
        files[0] = (struct school_file){"settings.csv", good[0].text};
    struct taken taken = school_take(before, files, TAKE_FOLDER, false);
    CHECK_ROW(row, taken.ok, true);
    CHECK_ROW(row, taken.intake.after.n_people, row->people);
    CHECK_ROW(row, taken.intake.after.n_skills, row->skills);
    CHECK_ROW(row, taken.intake.n_removals, row->removals);
    CHECK_ROW(row, school_sorted(&taken.intake.after), true);
    school_release(&taken);
    taken = school_take(before, files, TAKE_FOLDER, true);
    CHECK_ROW(row, taken.intake.n_removals, 0);
    school_release(&taken);
}

static void a_folder_is_the_whole_truth(void **state)
{
    static const struct whole rows[] = {
        {"no staff file: staff stay", "staff.csv", NULL, 3, 0, 3},
        {"only heads: all go, guarded", "skills.csv", "staff,skill\n", 3, 1, 0},
        {"one row less of three", "skills.csv", "staff,skill\nAB,reader\nEF,reader\n", 3, 1, 2},
        {"a person goes with their hours and skills", "staff.csv",
         "staff,name\nCD,Carl Dean\nEF,Eve Fox\n", 2, 3, 2},
    };
    struct taken first = school_take(&empty, good, TAKE_FOLDER, false);

    (void)state;
    EACH (row, rows)
        check_whole(&first.intake.after, row);
    school_release(&first);
}

/* Naming the only series later makes no new papers. */
static void a_series_named_later(void **state)
{
    static const struct school_file without[] = {
        {"pupils.csv", "pupil,candidate_number\nP001,0042\n"},
        {"papers.csv", "paper,date,session,minutes\nENG1,2027-05-17,AM,105\n"},
        {"entries.csv", "pupil,paper\nP001,ENG1\n"},
        {NULL, NULL}};
    static const struct school_file with[] = {
        {"series.csv", "series,name\nS27,Summer\n"},
        {"papers.csv", "paper,series,date,session,minutes\nENG1,S27,2027-05-17,AM,105\n"},
        {"entries.csv", "pupil,paper\nP001,ENG1\n"},
        {NULL, NULL}};
    struct taken first = school_take(&empty, without, TAKE_FOLDER, false);
    struct taken taken = school_take(&first.intake.after, with, TAKE_FOLDER, false);

    (void)state;
    assert_int_equal(taken.intake.n_removals, 0);
    assert_int_equal(school_counts(&taken, "papers")->updated, 1);
    assert_int_equal(school_counts(&taken, "entries")->updated, 1);
    assert_int_equal(taken.intake.after.papers[0].series, 0);
    assert_int_equal(taken.intake.after.entries[0].series, 0);
    school_release(&taken);
    school_release(&first);
}

/* Five rows of a hundred may go in silence, six may not. */
static void the_guard_counts(void **state)
{
    static const struct {
        const char *label;
        int before, after, guarded;
    } rows[] = {
        {"five of a hundred", 100, 95, 0}, {"six of two hundred", 200, 194, 1},
        {"six of a hundred", 100, 94, 1},  {"one of twenty", 20, 19, 0},
        {"one of nineteen", 19, 18, 1},
    };
    static char texts[2][200 * 16];

    (void)state;
    EACH (row, rows) {
        for (int part = 0; part < 2; part++) {
            int used = snprintf(texts[part], sizeof texts[part], "pupil\n");
            for (int i = 0; i < (part ? row->after : row->before); i++)
                used +=
                    snprintf(texts[part] + used, sizeof texts[part] - (size_t)used, "P%03d\n", i);
        }
        struct school_file files[2][2] = {{{"pupils.csv", texts[0]}, {NULL, NULL}},
                                          {{"pupils.csv", texts[1]}, {NULL, NULL}}};
        struct taken first = school_take(&empty, files[0], TAKE_FOLDER, false);
        struct taken taken = school_take(&first.intake.after, files[1], TAKE_FOLDER, false);
        CHECK_ROW(row, taken.intake.n_removals, row->guarded);
        CHECK_ROW(row, school_counts(&taken, "pupils")->removed, row->before - row->after);
        school_release(&taken);
        school_release(&first);
    }
}

/* A list nobody would read to its end is cut, and says so. */
static void many_seats_are_counted(void **state)
{
    struct taken first = school_take(&empty, good, TAKE_FOLDER, false);
    static const struct school_file none[] = {{"pupils.csv", "pupil\nZ9\n"}, {NULL, NULL}};
    struct sitting seats[30];

    (void)state;
    for (int i = 0; i < 30; i++)
        seats[i] = (struct sitting){.part = i, .starts_at = school_now() + i, .note = ""};
    first.intake.after.seating = seats;
    first.intake.after.n_seating = 30;
    struct taken taken = school_take(&first.intake.after, none, TAKE_REPLACE, false);
    int told = 0;
    for (int i = 0; i < taken.intake.n_removals; i++)
        told += strstr(taken.intake.removals[i], "the seat of pupil P001") != NULL;
    assert_int_equal(told, 20);
    assert_true(school_says(taken.intake.removals, taken.intake.n_removals, "and 10 more seats"));
    school_release(&taken);
    school_release(&first);
}

/* What several sites keep is still the item that was named, not the first of the list. */
static void items_of_several_sites(void **state)
{
    static const struct school_file files[] = {
        SCHOOL_GOOD,
        {"equipment.csv", "item,count,site\nheadphones,4,MAIN\nlaptop,6,MAIN\nlaptop,2,HUB\n"
                          "reading_pen,1,MAIN\nreading_pen,1,HUB\n"},
        {"arrangements.csv", "pupil,kind,with\nP001,word_processor,laptop\n"
                             "P002,computer_reader,Laptop; headphones\n"
                             "P003,reading_pen,reading_pen\n"},
        {NULL, NULL}};
    static const char *const with[] = {"laptop", "laptop;headphones", "reading_pen"};
    struct taken taken = school_take(&empty, files, TAKE_FOLDER, false);

    (void)state;
    assert_true(taken.ok);
    assert_int_equal(taken.intake.after.n_arrangements, 3);
    for (int i = 0; i < 3; i++)
        assert_string_equal(taken.intake.after.arrangements[i].with, with[i]);
    school_release(&taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_merge),
        cmocka_unit_test(lists_change_their_row),
        cmocka_unit_test(a_folder_is_the_whole_truth),
        cmocka_unit_test(a_setting_is_emptied),
        cmocka_unit_test(a_series_named_later),
        cmocka_unit_test(the_guard_counts),
        cmocka_unit_test(items_of_several_sites),
        cmocka_unit_test(many_seats_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
