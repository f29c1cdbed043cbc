/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every command that changes the school file: after undo it says what it said before, after redo
 * what it said after. */
#include "tests/support/check.h"

#include "scheduler/cli/command.h"
#include "tests/support/run.h"

#define SMALL "tests/sessions/data/small/"

static char *folder;
static char path[300];

/* More of the small school: a lesson at the same time, and a room for both. */
static const struct {
    const char *name, *text;
} files[] = {
    {"rooms", "room,kind,seats,summon,private\nR1,classroom,12,phone,no\n"
              "R2,classroom,12,phone,no\n"},
    {"lessons", "lesson,class,subject,staff,weekday,start,end,room\n"
                "L3,10A,Science,EF,Wed,09:10,10:00,R1\nL4,10B,Science,GH,Wed,09:10,10:00,R2\n"},
    {"classes", "class,pupil\n10A,P1\n10B,P4\n"},
    {"absences", "staff,start,end\nGH,2027-05-21 08:00,2027-05-21 12:00\n"},
};

/* In the order in which they make sense; %s: the folder. */
static const struct {
    const char *now, *command;
} rows[] = {
    {"2027-05-03 08:00", "import " SMALL},
    {"2027-05-03 08:00", "import --merge %s/rooms.csv"},
    {"2027-05-03 08:00", "import --merge %s/lessons.csv"},
    {"2027-05-03 08:00", "import --merge %s/classes.csv"},
    {"2027-05-03 08:01", "seat"},
    {"2027-05-03 08:02", "seat --split HALL --date 2027-05-17 --session AM"},
    {"2027-05-03 08:02", "rules confirm figure:floater_rooms --source booklet --by Kim"},
    {"2027-05-03 08:02", "rules withdraw figure:floater_rooms"},
    {"2027-05-03 08:03", "plan --week 2027-W20"},
    {"2027-05-03 08:04", "unassign mentoring M1"},
    {"2027-05-03 08:04", "assign mentoring M1 AB --at 12:00"},
    {"2027-05-03 08:05", "unlock mentoring M1"},
    {"2027-05-03 08:05", "lock mentoring M1"},
    {"2027-05-03 08:05", "unassign Tue floater"},
    {"2027-05-03 08:05", "swap AB CD 09:58"},
    {"2027-05-03 08:06", "join 10A 10B --date 2027-05-19"},
    {"2027-05-03 08:06", "join 10A --date 2027-05-19 --back"},
    {"2027-05-03 08:06", "relocate 10A HALL --date 2027-05-19"},
    {"2027-05-03 08:07", "import --merge %s/absences.csv"},
    {"2027-05-03 08:08", "plan --week 2027-W20"},
    {"2027-05-03 08:09", "publish"},
    {"2027-05-03 08:10", "answer AB mentoring:M1:2027-W20:1 accept"},
    {"2027-05-10 08:00", "refer P3 --take"},
    {"2027-05-16 09:00", "away GH --from 2027-05-17"},
    {"2027-05-17 07:40", "arrange P2 scribe --take 0"},
    {"2027-05-17 07:50", "close R1 --to 12:00 --take 2"},
    {"2027-05-17 07:55", "move P1 HALL --date 2027-05-18"},
    {"2027-05-17 09:26", "late P2 --start 09:25 --take 0"},
    {"2027-05-17 09:40", "delay all --minutes 20 --take 0"},
    {"2027-05-17 10:00", "interrupt AB --minutes 30 --take 0"},
    {"2027-05-17 10:10", "away CD --take 0"},
    {"2027-05-18 08:50", "absent P2 --take 0"},
};

/* Change nothing that undo could bring back. */
static const struct {
    const char *command, *why;
} others[] = {
    {"init", "makes the file"},
    {"erase", "is for good"},
    {"feed", "an address that was told cannot be unsaid"},
    {"serve", "changes nothing by itself"},
    {"undo", "is what is tried"},
    {"redo", "is what is tried"},
};

static bool is_word(const char *command, const char *name)
{
    size_t length = strlen(name);

    return strncmp(command, name, length) == 0 && (!command[length] || command[length] == ' ');
}

static bool is_tried(const char *name)
{
    EACH (row, rows)
        if (is_word(row->command, name))
            return true;
    EACH (row, others)
        if (strcmp(row->command, name) == 0)
            return true;
    return false;
}

static void every_change_is_tried(void **state)
{
    (void)state;
    for (const struct command *const *command = commands; *command; command++) {
        if ((*command)->store == STORE_WRITES && !is_tried((*command)->name))
            fail_msg("%s changes the file and nobody tries to undo it", (*command)->name);
    }
}

static void back_and_forth(const char *command)
{
    uint64_t before = school_content(path);

    command_expect(0, "%s -s %s", command, path);
    uint64_t after = school_content(path);
    if (before == after)
        fail_msg("%s changes nothing", command);
    command_expect(0, "undo -s %s", path);
    if (school_content(path) != before)
        fail_msg("%s, undone: not what was there before", command);
    command_expect(0, "redo -s %s", path);
    if (school_content(path) != after)
        fail_msg("%s, done again: not what was there after", command);
}

static void there_and_back(void **state)
{
    (void)state;
    EACH (row, rows) {
        char command[400];
        const char *place = strstr(row->command, "%s");
        setenv("EXAMROTA_NOW", row->now, 1);
        if (place)
            snprintf(command, sizeof command, "%.*s%s%s", (int)(place - row->command), row->command,
                     folder, place + 2);
        else
            snprintf(command, sizeof command, "%s", row->command);
        back_and_forth(command);
    }
}

static int begin(void **state)
{
    (void)state;
    setenv("EXAMROTA_NOW", "2027-05-03 08:00", 1);
    folder = folder_make();
    snprintf(path, sizeof path, "%s/s.db", folder);
    command_expect(0, "init %s", path);
    EACH (row, files) {
        char name[300];
        snprintf(name, sizeof name, "%s/%s.csv", folder, row->name);
        FILE *file = fopen(name, "w");
        if (!file || fputs(row->text, file) < 0 || fclose(file) != 0)
            return -1;
    }
    return 0;
}

static int end(void **state)
{
    (void)state;
    folder_release(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_change_is_tried),
        cmocka_unit_test(there_and_back),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
