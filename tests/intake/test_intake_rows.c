/* SPDX-License-Identifier: GPL-3.0-or-later
 * Row by row: what is shown of an import, and what is left as it is. */
#include "tests/intake/preview_case.h"

/* CD has other hours, EF goes, GH is new with two mornings; P004 is new. */
static const struct school_file changed[] = {
    {"staff.csv", STAFF "AB,Anna Berg,mentor,MAIN,MAIN;HUB,35\nCD,Carl Dean,teacher,MAIN,HUB,20\n"
                        "GH,Gil Hart,ta,MAIN,,10\n"},
    {"patterns.csv", HOURS "GH,Mon;Tue,09:00,12:00\n"},
    {"pupils.csv", PUPILS "P004,Dan Orr,0004,,GH\n"},
    {NULL, NULL}};

static struct taken take(const struct season *before, const char *const *leave, int n_leave,
                         const struct intake_show *show)
{
    struct taken taken = {.ok = false};
    struct batches batches = {0};
    char folder[] = "/tmp/school-XXXXXX", paths[4][200];
    const char *list[] = {paths[0], paths[1], paths[2]};

    assert_non_null(mkdtemp(folder));
    school_write(folder, changed, paths);
    const struct import_ask ask = {.paths = list, .n_paths = 3, .replace = true};
    assert_true(batches_read(&batches, &ask, &taken.issues));
    const struct intake_ask intake = {
        .replace = true, .now_at = school_now(), .leave = leave, .n_leave = n_leave, .show = show};
    taken.ok = intake_make(before, &batches, &intake, &taken.arena, &taken.intake, &taken.issues);
    batches_release(&batches);
    for (int i = 0; i < 3; i++)
        unlink(paths[i]);
    rmdir(folder);
    return taken;
}

static const struct intake_row *row_find(const struct intake *intake, const char *kind,
                                         enum intake_what what, const char *key)
{
    for (int i = 0; i < intake->n_rows; i++)
        if (strcmp(intake->rows[i].kind, kind) == 0 && intake->rows[i].what == what &&
            strcmp(intake->rows[i].key, key) == 0)
            return &intake->rows[i];
    return NULL;
}

static const struct intake_cell *cell_find(const struct intake_row *row, const char *column)
{
    for (int i = 0; i < row->n_cells; i++)
        if (strcmp(row->cells[i].column, column) == 0)
            return &row->cells[i];
    return NULL;
}

static void shown(void **state)
{
    static const struct {
        const char *label, *kind, *key;
        enum intake_what what;
        const char *column, *was, *is;
    } rows[] = {
        {"a cell, old and new", "staff", "CD", INTAKE_UPDATED, "hours_per_week", "35.00", "20.00"},
        {"a list", "staff", "CD", INTAKE_UPDATED, "sites", "", "HUB"},
        {"a new row", "staff", "GH", INTAKE_CREATED, "name", "", "Gil Hart"},
        {"who goes", "staff", "EF", INTAKE_REMOVED, "role", "ta", ""},
        {"of a weekday", "patterns", "GH|Tue|||work|09:00", INTAKE_CREATED, "end", "", "12:00"},
        {"what names another", "pupils", "P004", INTAKE_CREATED, "key_worker", "", "GH"},
    };
    struct taken before = school_take(&empty, good, TAKE_FOLDER, false);
    struct taken taken = take(&before.intake.after, NULL, 0, &(struct intake_show){0});

    (void)state;
    EACH (row, rows) {
        const struct intake_row *found = row_find(&taken.intake, row->kind, row->what, row->key);
        CHECK_ROW(row, found != NULL, true);
        const struct intake_cell *cell = found ? cell_find(found, row->column) : NULL;
        CHECK_ROW(row, cell && strcmp(cell->was, row->was) == 0, true);
        CHECK_ROW(row, cell && strcmp(cell->is, row->is) == 0, true);
    }
    school_release(&taken);
    school_release(&before);
}

static int index_of(const struct season *season, const char *staff)
{
    for (int i = 0; i < season->n_people; i++)
        if (strcmp(season->people[i].staff, staff) == 0)
            return i;
    return -1;
}

struct leaving {
    const char *label, *leave[2];
    int n_people, cd_hours, n_pupils; /* cd_hours: minutes */
    bool gh, ef;
    int followers;
};

static void check_people(const struct season *after, const struct leaving *row)
{
    CHECK_ROW(row, after->n_people, row->n_people);
    CHECK_ROW(row, after->people[index_of(after, "CD")].contract_min, row->cd_hours);
    CHECK_ROW(row, index_of(after, "GH") >= 0, row->gh);
    CHECK_ROW(row, index_of(after, "EF") >= 0, row->ef);
}

static void check_left(const struct season *before, const struct leaving *row)
{
    int n = !row->leave[0] ? 0 : row->leave[1] ? 2 : 1;
    struct taken taken = take(before, row->leave, n, NULL);
    const struct season *after = &taken.intake.after;

    CHECK_ROW(row, taken.ok, true);
    check_people(after, row);
    CHECK_ROW(row, after->n_pupils, row->n_pupils);
    CHECK_ROW(row, taken.intake.n_followers, row->followers);
    CHECK_ROW(row, school_sorted(after), true);
    school_release(&taken);
}

static void left_alone(void **state)
{
    static const struct leaving rows[] = {
        {"nothing", {NULL}, 3, 1200, 1, true, false, 0},
        {"a change", {"staff updated CD"}, 3, 2100, 1, true, false, 0},
        {"all changes", {"staff updated *"}, 3, 2100, 1, true, false, 0},
        {"a removal", {"staff removed EF"}, 4, 1200, 1, true, true, 0},
        {"all removals", {"staff removed *"}, 4, 1200, 1, true, true, 0},
        /* The two mornings of GH, and the pupil whose key worker they would be. */
        {"someone new", {"staff created GH"}, 2, 1200, 0, false, false, 3},
        {"two of them", {"staff created GH", "staff removed EF"}, 3, 1200, 0, false, true, 3},
        {"another word", {"staff removed CD"}, 3, 1200, 1, true, false, 0},
        {"all pupils stay", {"pupils removed *"}, 3, 1200, 4, true, false, 0},
    };
    struct taken before = school_take(&empty, good, TAKE_FOLDER, false);

    (void)state;
    assert_true(before.ok);
    EACH (row, rows)
        check_left(&before.intake.after, row);
    school_release(&before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(shown), cmocka_unit_test(left_alone)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
