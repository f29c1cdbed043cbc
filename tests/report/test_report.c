/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reports: a week made by hand, read back from pages and json. */
#include "tests/support/report_make.h"

#include "scheduler/report/answer.h"

static void table_of_reports(void **state)
{
    (void)state;
    for (int i = 0; reports[i]; i++) {
        assert_ptr_equal(report_find(reports[i]->name), reports[i]);
        assert_true(reports[i]->title[0] && reports[i]->help[0] && reports[i]->fill);
    }
    assert_null(report_find("rot"));
}

static void plan_as_json(void **state)
{
    (void)state;
    struct report_ask ask = ask_all();

    open_seat("reader", "08:45", "11:30");
    plan.n_assignments = 1;
    make.season.published = assignments;
    make.season.n_published = 1;
    assert_string_equal(nested("plan", &ask),
                        "{\n"
                        "  \"format\":1,\n"
                        "  \"assignments\":[\n"
                        "    {\"duty\":\"S27:invigilator:8700/1:g1:0\",\"kind\":\"invigilator\","
                        "\"start\":\"2027-05-12 08:30\",\"end\":\"2027-05-12 10:00\","
                        "\"place\":\"HALL\",\"staff\":\"AB\",\"locked\":false,\"published\":true}\n"
                        "  ],\n"
                        "  \"open\":[\n"
                        "    {\"duty\":\"S27:reader:8700/1:0042\",\"kind\":\"reader\","
                        "\"level\":\"required\",\"start\":\"2027-05-12 08:45\","
                        "\"end\":\"2027-05-12 11:30\",\"place\":\"HALL\",\"need\":1,\"missing\":1,"
                        "\"reasons\":{\"busy\":5,\"not trained\":4,\"unavailable\":2}}\n"
                        "  ],\n"
                        "  \"sittings\":[\n"
                        "    {\"pupil\":\"0041\",\"paper\":\"8700/1\",\"date\":\"2027-05-12\","
                        "\"room\":\"HALL\",\"desk\":2,\"start\":\"2027-05-12 09:00\","
                        "\"finish\":\"2027-05-12 11:12\",\"release\":\"2027-05-12 11:12\"},\n"
                        "    {\"pupil\":\"0042\",\"paper\":\"8700/1\",\"date\":\"2027-05-12\","
                        "\"room\":\"HALL\",\"desk\":1,\"start\":\"2027-05-12 09:00\","
                        "\"finish\":\"2027-05-12 10:45\",\"release\":\"2027-05-12 10:45\"}\n"
                        "  ]\n"
                        "}\n");
}

static void empty_season(void **state)
{
    static const char *const formats[] = {"text", "csv", "json", "html", "pdf"};
    struct report_ask ask = ask_all();

    (void)state;
    for (int i = 0; reports[i]; i++) {
        if (reports[i]->per_person)
            continue;
        EACH (format, formats)
            assert_non_null(print(reports[i]->name, *format, &ask));
        has(print(reports[i]->name, "text", &ask), "Mon 10 May 2027 to Fri 14 May 2027");
    }
    has(nested("plan", &ask), "\"assignments\":[]");
}

static void person_is_wanted(void **state)
{
    struct report_ask ask = ask_all();
    struct page page;
    struct fault fault = {0};

    (void)state;
    assert_false(report_find("person")->fill(&ask, &arena, &page, &fault));
    assert_int_equal(fault.kind, FAULT_USAGE);
}

static void rota(void **state)
{
    struct report_ask ask = ask_all();
    const char *text;

    (void)state;
    assign(person_ef, "lesson", "09:00", "10:00", "9C Maths");
    assignments[plan.n_assignments - 1].standing = true;
    assign(person_ef, "lesson", "11:00", "12:00", "9B Maths");
    text = print("rota", "text", &ask);
    has(text, "Harbour School\nRota, Mon 10 May 2027 to Fri 14 May 2027. Draft");
    has(text, "Draft, not published");
    /* The two pieces of one seat are one line; the own lesson is not told, the other's is cover. */
    has(text, "AB      AB    08:30  11:00  Invigilator  HALL");
    has(text, "EF      EF    11:00  12:00  Cover        HALL");
    has_not(text, "10:00  Invigilator");
    has_not(text, "Maths");
    has(text, "Wed 12 May 2027: people in exams; 1 more has other work only (in the list)\n");
    has(text, "AB AB  ......IIIIIIIIIIIIIIIIIIIIIIIIIIIIII."); /* five minutes a letter */
    has(print("rota", "csv", &ask), "2027-05-12,CD,CD,08:45,11:00,Reader,HALL");
    has(print("rota", "csv", &ask), "2027-05-12,3,2,4,285,375"); /* totals of the day */
    ask.person = person_cd;
    has_not(print("rota", "text", &ask), "AB");
    ask.person = -1;
    ask.room = room_12;
    has_not(print("rota", "text", &ask), "HALL");
}

static void states(void **state)
{
    struct report_ask ask = ask_all();

    (void)state;
    ask.published = true;
    has(print("rota", "text", &ask), "Nothing was published yet");
    (void)MAKE_ROW(&make, versions, .version = 3, .made_utc = INT64_C(1809932400), .who = "",
                   .note = "", .hash = "");
    has(print("rota", "text", &ask), "As published: version 3 of Mon 10 May 2027, 08:00");
    ask.published = false;
    has(print("rota", "text", &ask), "Draft; people were told version 3 of Mon 10 May 2027");
    make.season.published = assignments; /* the draft is what was told */
    make.season.n_published = plan.n_assignments;
    has(print("rota", "text", &ask), "As published: version 3 of Mon 10 May 2027, 08:00");
    make.season.n_published--;
    has(print("rota", "text", &ask), "Draft; people were told version 3 of Mon 10 May 2027");
}

static void one_person(void **state)
{
    struct report_ask ask = ask_all();
    const char *text;

    (void)state;
    ask.person = person_ab;
    text = print("person", "text", &ask);
    has(text, "AB (AB), Mon 10 May 2027 to Fri 14 May 2027");
    has(text, "Duties: 2, 3 h 00 in all");
    has(text, "08:30  11:00  2 h 30  Invigilator - English Language 1  HALL");
    has_not(text, "Reader");
    /* week of; exams, helping, cover, mentoring, other, lessons, total, contract */
    has(print("person", "csv", &ask), "2027-05-10,150,0,0,30,0,0,180,1800");
}

static void shortage(void **state)
{
    struct report_ask ask = ask_all();

    (void)state;
    open_seat("reader", "08:45", "11:30");
    (void)MAKE_ROW(&make, unseated, .entry = 0, .reason = "no room left");
    const char *text = print("shortage", "csv", &ask);
    has(text, "2027-05-12,1,1 Reader\r\n");
    has(text, "2027-05-12,08:45,11:30,Reader - English Language 1,HALL,1,required,"
              "\"5 busy, 4 not trained, 2 unavailable\"\r\n");
    has(text, "0041,8700/1,2027-05-12,no room left\r\n");
    ask.from = ask.until = day_parse("2027-05-11");
    has_not(print("shortage", "csv", &ask), "no room left");
}

static void candidates(void **state)
{
    struct report_ask ask = ask_all();

    (void)state;
    (void)MAKE_ROW(&make, calendar, .date = day_parse("2027-06-23"), .kind = DAY_CONTINGENCY);
    MAKE(&make, seating, 1)->release_at += 15;
    const char *text = print("candidate", "text", &ask), *first = strstr(text, "0041, candidate");
    has(text, "Finish: with all the time allowed. Keep free as well: Wed 23 Jun 2027");
    has(text, "Wed 12 May 2027  09:00  11:12   8700/1  English Language 1  HALL     2");
    has(text,
        "Wed 12 May 2027  09:00  10:45   8700/1  English Language 1  HALL     1  stay until 11:00");
    assert_true(first && first < strstr(text, "0042, candidate")); /* nobody has a name here */
    text = print("candidate", "html", &ask);                       /* a page each */
    first = strstr(text, "<section class=\"wide new\">");
    assert_non_null(first);
    assert_non_null(strstr(first + 1, "<section class=\"wide new\">"));
}

static void rooms(void **state)
{
    struct report_ask ask = ask_all();

    (void)state;
    open_seat("reader", "08:45", "11:30");
    const char *text = print("room", "text", &ask), *first = strstr(text, "0042");
    has(text, "HALL, Wed 12 May 2027, 09:00 to 11:12: 2 candidates\n"
              "8700/1 English Language 1, 105 min");
    assert_true(first && first < strstr(text, "0041")); /* desk 1 before desk 2 */
    has(text, "09:00  11:12   11:12    25% Extra time");
    has(text, "08:30  11:00  AB      AB          Invigilator - English Language 1");
    has(text, "08:45  11:30  --      nobody yet  Reader - English Language 1");
    has_not(text, "Mentoring");
    ask.room = room_12;
    has(print("room", "text", &ask), "No candidate sits here on these days");
}

/* The words of a table as people say them. */
static void roles_are_said(void **state)
{
    static const struct {
        const char *label, *roles, *said;
    } rows[] = {
        {"none", "", "any adult"},
        {"one", "reader", "Reader"},
        {"two", "reader;scribe", "Reader and Scribe"},
        {"three", "reader;scribe;prompter", "Reader, Scribe and Prompter"},
        {"not of the rules", "first aid", "first aid"},
    };
    struct arena words = {0};

    (void)state;
    EACH (row, rows)
        CHECK_ROW_TEXT(row, answer_roles(&rules, row->roles, &words), row->said);
    arena_release(&words);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, week, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_of_reports),
        TEST(plan_as_json),
        cmocka_unit_test_setup_teardown(empty_season, nothing, clear),
        cmocka_unit_test(roles_are_said),
        TEST(person_is_wanted),
        TEST(rota),
        TEST(states),
        TEST(one_person),
        TEST(shortage),
        TEST(rooms),
        TEST(candidates),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
