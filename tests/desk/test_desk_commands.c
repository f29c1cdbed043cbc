/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whatever an officer does in a season can be done at the desk: every command has a page that
 * offers it, or a reason why it needs none. */
#include "tests/desk/desk_visit.h"

#include "scheduler/cli/command.h"
#include "scheduler/desk/pages.h"

#define HAPPENS(command)                                 \
    {                                                    \
        command, "/happened", "what=" command "\"", NULL \
    }
static const struct row {
    const char *label;  /* the command */
    const char *path;   /* its page; NULL: none */
    const char *offers; /* what stands there */
    const char *reason; /* why there is no page */
} rows[] = {
    {"init", NULL, NULL, "makes the file that the desk is opened for"},
    {"import", "/import", "type=\"file\"", NULL},
    {"check", "/import", "value=\"check\"", NULL},
    {"rules", "/rules?all=yes", "/rules?rule=figure", NULL},
    {"seat", "/plan", "value=\"seat\"", NULL},
    {"plan", "/plan", "value=\"plan\"", NULL},
    {"verify", "/publish", "What the audit finds", NULL},
    {"publish", "/publish", "What was published", NULL},
    {"report", "/reports", "/report/rota", NULL},
    HAPPENS("away"),
    HAPPENS("late"),
    HAPPENS("absent"),
    HAPPENS("delay"),
    HAPPENS("close"),
    HAPPENS("move"),
    HAPPENS("arrange"),
    HAPPENS("interrupt"),
    {"join", "/cover", "value=\"join\"", NULL},
    {"relocate", "/cover", "value=\"relocate\"", NULL},
    {"erase", NULL, NULL, "cannot be undone: at the machine itself, with --yes"},
    {"refer", "/caseload", "name=\"mentor\"", NULL},
    {"why", "/week", "class=\"board\"", NULL},
    {"assign", "/week", "class=\"board\"", NULL},
    {"unassign", "/week", "class=\"board\"", NULL},
    {"swap", "/week", "class=\"board\"", NULL},
    {"lock", "/week", "class=\"board\"", NULL},
    {"unlock", "/week", "class=\"board\"", NULL},
    {"what-if", "/what-if", "value=\"suppose\"", NULL},
    {"drill", "/drill", "Try it", NULL},
    {"answer", "/publish", "/publish?version=", NULL},
    {"replay", "/plan", "value=\"replay\"", NULL},
    {"feed", "/calendars", "/subscribe/", NULL},
    {"serve", NULL, NULL, "is the desk"},
    {"history", "/history", "Every change", NULL},
    {"undo", "/history", "value=\"undo\"", NULL},
    {"redo", "/history", NULL, NULL}, /* once something is undone: below */
    {"backup", "/history", "value=\"backup\"", NULL},
    {"help", NULL, NULL, "is about the command line"},
    {"version", NULL, NULL, "is about the command line"},
    {"manual", NULL, NULL, "is about the command line"},
    {"completion", NULL, NULL, "is about the command line"},
    {"password", "/password", "type=\"password\"", NULL},
};

static const struct row *row_of(const char *command)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].label, command) == 0)
            return &rows[i];
    return NULL;
}

static void every_command(void **state)
{
    (void)state;
    for (int i = 0; commands[i]; i++) {
        const struct row *row = row_of(commands[i]->name);
        if (!row)
            print_error("the command '%s' is in no row\n", commands[i]->name);
        assert_true(row != NULL && (row->path == NULL) == (row->reason != NULL));
    }
    EACH (row, rows) {
        bool known = false;
        for (int i = 0; commands[i]; i++)
            known = known || strcmp(commands[i]->name, row->label) == 0;
        CHECK_ROW(row, known, true);
    }
}

static void every_page(void **state)
{
    struct visitor visitor;

    school_fill(*state);
    visit_begin(&visitor, *state);
    EACH (row, rows) {
        if (!row->path)
            continue;
        CHECK_ROW(row, visit_get(&visitor, row->path), 200);
        CHECK_ROW(row, !row->offers || visit_shows(&visitor, row->offers), true);
    }
    assert_int_equal(visit_post(&visitor, "/history", "do=undo"), 303);
    (void)visit_follow(&visitor);
    assert_true(visit_shows(&visitor, "value=\"redo\""));
    visit_end(&visitor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_command), WITH_FILE(every_page)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
