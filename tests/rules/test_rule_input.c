/* SPDX-License-Identifier: GPL-3.0-or-later
 * Arrangements that contradict each other or say nothing: told at import, each once, with what to
 * do; only two human readers for one paper stop it.  "": nothing of the kind is said. */
#include "tests/support/school_files.h"

static const struct school_file good[] = {SCHOOL_GOOD, {NULL, NULL}};
static const struct season empty;

struct input {
    const char *label, *arrangements, *papers, *settings; /* "": as they are */
    enum severity severity;
    const char *says;
    int times;
};

#define HEAD   "pupil,kind,amount,subject,paper,shared,group_size,room,wanted\n"
#define PAPERS "paper,series,subject,title,date,session,minutes,kind,tests_reading\n"

static int said(const struct taken *taken, enum severity severity, const char *text)
{
    int count = 0;

    for (int i = 0; i < taken->issues.count; i++)
        count += taken->issues.list[i].severity == severity &&
                 strstr(taken->issues.list[i].text, text) != NULL;
    return count;
}

static void check_input(const struct input *row)
{
    struct school_file first[SCHOOL_FILES_MAX], second[SCHOOL_FILES_MAX], files[SCHOOL_FILES_MAX];
    const struct school_file *now = good;

    if (*row->papers) {
        school_with(now, first, "papers.csv", row->papers);
        now = first;
    }
    if (*row->settings) {
        school_with(now, second, "settings.csv", row->settings);
        now = second;
    }
    school_with(now, files, "arrangements.csv", row->arrangements);
    struct taken taken = school_take(&empty, files, TAKE_FOLDER, true);
    if (said(&taken, row->severity, row->says) != row->times)
        school_print(&taken);
    CHECK_ROW(row, said(&taken, row->severity, row->says), row->times);
    CHECK_ROW(row, taken.ok, row->severity != ISSUE_ERROR || row->times == 0);
    school_release(&taken);
}

#define CHECK_INPUTS(rows) \
    EACH (row, rows)       \
    check_input(row)

static void two_human_readers(void **state)
{
    static const struct input rows[] = {
        {"two for the same papers", HEAD "P001,reader,,English,,,,,\nP001,reader,,english,,,,,\n",
         "", "", ISSUE_ERROR, "two human readers", 1},
        {"a language modifier acts as reader, too: one adult",
         HEAD "P001,reader,,,,,,,\nP001,language_modifier,,,,,,,\n", "", "", ISSUE_ERROR,
         "two human readers", 0},
        {"one for all, one for a subject",
         HEAD "P001,reader,,,,,,,\nP001,language_modifier,,English,,,,,\n", "", "", ISSUE_ERROR,
         "two human readers", 0},
        {"for different subjects",
         HEAD "P001,reader,,Maths,,,,,\nP001,language_modifier,,English,,,,,\n", "", "",
         ISSUE_ERROR, "two human readers", 0},
        {"the reader is not wanted there",
         HEAD "P001,reader,,,,,,,\nP001,reader,,English,,,,,no\n"
              "P001,language_modifier,,English,,,,,\n",
         "", "", ISSUE_ERROR, "two human readers", 0},
        {"a person and a computer are normal",
         HEAD "P001,reader,,,,,,,\nP001,computer_reader,,,,,,,\n", "", "", ISSUE_ERROR,
         "two human readers", 0},
    };

    (void)state;
    CHECK_INPUTS(rows);
}

static void alone_and_shared(void **state)
{
    static const struct input rows[] = {
        {"alone, and a shared reader",
         HEAD "P001,reader,,,,yes,,,\nP001,separate_invigilation,,,,,,,\n", "", "", ISSUE_WARNING,
         "to sit alone and to share", 1},
        {"in a small group of their own",
         HEAD "P001,reader,,,,yes,,,\nP001,separate_invigilation,,,,,3,,\n", "", "", ISSUE_WARNING,
         "to sit alone and to share", 0},
        {"a reader of their own", HEAD "P001,reader,,,,no,,,\nP001,separate_invigilation,,,,,,,\n",
         "", "", ISSUE_WARNING, "to sit alone and to share", 0},
        {"a shared scribe", HEAD "P001,scribe,,,,yes,,,\n", "", "", ISSUE_WARNING,
         "a scribe is never shared", 1},
        {"a scribe", HEAD "P001,scribe,,,,,,,\n", "", "", ISSUE_WARNING, "a scribe is never shared",
         0},
    };

    (void)state;
    CHECK_INPUTS(rows);
}

static void two_rooms_for_one_paper(void **state)
{
    static const struct input rows[] = {
        {"in the hall and in a small one",
         HEAD "P001,extra_time,,,,,,HALL,\nP001,word_processor,,,,,,S1,\n", "", "", ISSUE_WARNING,
         "keep one room", 1},
        {"one room twice", HEAD "P001,extra_time,,,,,,S1,\nP001,word_processor,,,,,,S1,\n", "", "",
         ISSUE_WARNING, "keep one room", 0},
        {"a room for each paper",
         HEAD "P001,extra_time,,,ENG1,,,HALL,\nP001,word_processor,,,MAT1,,,S1,\n", "", "",
         ISSUE_WARNING, "keep one room", 0},
    };

    (void)state;
    CHECK_INPUTS(rows);
}

static void odd_amounts(void **state)
{
    static const struct input rows[] = {
        {"a quarter", HEAD "P001,extra_time,25,,,,,,\n", "", "", ISSUE_WARNING, "is that right", 0},
        {"twice the time", HEAD "P001,extra_time,100,,,,,,\n", "", "", ISSUE_WARNING,
         "is that right", 0},
        {"more than twice", HEAD "P001,extra_time,125,,,,,,\n", "", "", ISSUE_WARNING,
         "125 percent of extra_time for pupil 'P001': is that right", 1},
        {"none at all", HEAD "P001,extra_time,0,,,,,,\n", "", "", ISSUE_WARNING, "is that right",
         1},
        {"fifteen minutes an hour", HEAD "P001,rest_breaks,15,,,,,,\n", "", "", ISSUE_WARNING,
         "is that right", 0},
        {"seventy", HEAD "P001,rest_breaks,70,,,,,,\n", "", "", ISSUE_WARNING, "is that right", 1},
    };

    (void)state;
    CHECK_INPUTS(rows);
}

static void twice_and_not_the_same(void **state)
{
#define DATED "pupil,kind,amount,from,until\n"
    static const struct input rows[] = {
        {"25 and 50 at once", DATED "P001,extra_time,25,,\nP001,extra_time,50,2027-05-01,\n", "",
         "", ISSUE_WARNING, "twice for the same papers", 1},
        {"25, and 50 from a day on",
         DATED "P001,extra_time,25,,2027-04-30\nP001,extra_time,50,2027-05-01,\n", "", "",
         ISSUE_WARNING, "twice for the same papers", 0},
    };

    (void)state;
    CHECK_INPUTS(rows);
}

static void reading_paper_not_told(void **state)
{
    static const struct input rows[] = {
        {"a reader in English Language", HEAD "P001,reader,,,,,,,\n",
         PAPERS "ENG1,S27,English,English Language 1,2027-05-17,AM,105,,\n"
                "MAT1,S27,Maths,Mathematics 1,2027-05-19,AM,90,,\n",
         "", ISSUE_WARNING, "looks like a paper that tests reading", 1},
        {"...which says that it does", HEAD "P001,reader,,,,,,,\n",
         PAPERS "ENG1,S27,English,English Language 1,2027-05-17,AM,105,,section\n"
                "MAT1,S27,Maths,Mathematics 1,2027-05-19,AM,90,,\n",
         "", ISSUE_WARNING, "looks like a paper that tests reading", 0},
        {"a computer reader", HEAD "P001,computer_reader,,,,,,,\n",
         PAPERS "ENG1,S27,English,English Language 1,2027-05-17,AM,105,,\n"
                "MAT1,S27,Maths,Mathematics 1,2027-05-19,AM,90,,\n",
         "", ISSUE_WARNING, "looks like a paper that tests reading", 0},
        {"a modifier in a reading paper", HEAD "P001,language_modifier,,,,,,,\n",
         PAPERS "ENG1,S27,English,English Language 1,2027-05-17,AM,105,,all\n"
                "MAT1,S27,Maths,Mathematics 1,2027-05-19,AM,90,,\n",
         "", ISSUE_WARNING, "may not read it aloud", 1},
    };

    (void)state;
    CHECK_INPUTS(rows);
}

static void help_that_does_nothing(void **state)
{
    static const struct input rows[] = {
        {"a live speaker, nothing to hear", HEAD "P001,live_speaker,,,,,,,\n", "", "",
         ISSUE_WARNING, "sits no listening paper", 1},
        {"a live speaker for a recording", HEAD "P001,live_speaker,,,,,,,\n",
         PAPERS "ENG1,S27,English,French 1,2027-05-17,AM,45,listening,\n"
                "MAT1,S27,Maths,Mathematics 1,2027-05-19,AM,90,,\n",
         "", ISSUE_WARNING, "sits no listening paper", 0},
        {"a practical assistant in a practical", HEAD "P001,practical_assistant,,,,,,,\n",
         PAPERS "ENG1,S27,Food,Food,2027-05-17,AM,105,practical,\n"
                "MAT1,S27,Maths,Mathematics 1,2027-05-19,AM,90,,\n",
         "", ISSUE_WARNING, "not for what the paper itself tests", 1},
        {"...in a written paper", HEAD "P001,practical_assistant,,,,,,,\n", "", "", ISSUE_WARNING,
         "not for what the paper itself tests", 0},
    };

    (void)state;
    CHECK_INPUTS(rows);
}

static void late_room_is_a_room(void **state)
{
    static const struct input rows[] = {
        {"a room", HEAD, "", "name,value\nschool,Harbour School\nlate_room,S1\n", ISSUE_WARNING,
         "for late candidates", 0},
        {"no room", HEAD, "", "name,value\nschool,Harbour School\nlate_room,S9\n", ISSUE_WARNING,
         "there is no room 'S9' for late candidates", 1},
    };

    (void)state;
    CHECK_INPUTS(rows);
}

#define TEST(function) cmocka_unit_test(function)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(two_human_readers),   TEST(alone_and_shared),       TEST(two_rooms_for_one_paper),
        TEST(odd_amounts),         TEST(reading_paper_not_told), TEST(help_that_does_nothing),
        TEST(late_room_is_a_room), TEST(twice_and_not_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
