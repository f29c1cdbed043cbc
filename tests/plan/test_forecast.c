/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whether there are enough adults: needed, there and short at a session's worst moment; who is left
 * over; what that costs. */
#include "tests/support/report_make.h"

#include "scheduler/report/forecast/forecast.h"

enum { DUTIES_MAX = 12 };
static struct duty duties[DUTIES_MAX];
static struct duty_slot slots[DUTIES_MAX];
static int n_duties;

static int desk(void **state)
{
    nothing(state);
    n_duties = 0;
    world.duties = duties;
    world.n_duties = 0;
    make_setting(&make, "exam_overtime_per_week", "0");
    make_site(&make, "MAIN");
    return 0;
}

static struct duty *want(const char *role, const char *title, const char *start, const char *end)
{
    struct duty *duty = &duties[n_duties];

    slots[n_duties] = (struct duty_slot){
        .starts_at = make_at(DAY, start), .ends_at = make_at(DAY, end), .room = -1, .site = 0};
    *duty = (struct duty){.kind = duty_kind_find(role),
                          .key = arena_text(&arena, "K%d", n_duties),
                          .because = "",
                          .title = title,
                          .tags = TAG_EXAM,
                          .need = 1,
                          .slots = &slots[n_duties],
                          .n_slots = 1,
                          .piece_of = "",
                          .paper = -1,
                          .lesson = -1,
                          .pupil = -1,
                          .role = role,
                          .roles = "",
                          .skills = ""};
    world.n_duties = ++n_duties;
    return duty;
}

static int person(const char *code, const char *skill, const char *other)
{
    int p = make_person(&make, code, "mentor");
    static const char *const trainings[] = {"invigilator", "facilitator"};

    MAKE(&make, people, p)->site = 0;
    make_skill(&make, p, skill);
    if (*other)
        make_skill(&make, p, other);
    for (int i = 0; i < 2; i++)
        (void)MAKE_ROW(&make, training, .staff = p, .kind = trainings[i],
                       .date = day_parse("2026-10-01"), .content = "", .result = "");
    return p;
}

/* "AM 3 needed 2 there 1 short: 1 Invigilator, 60 min" of each session, one a line. */
static const char *told(void)
{
    struct forecast forecast;
    struct fault fault = {0};
    const char *text = "";

    assert_true(forecast_make(&world, &arena, &forecast, &fault));
    for (int i = 0; i < forecast.n_sessions; i++) {
        const struct forecast_session *session = &forecast.sessions[i];
        text = arena_text(&arena, "%s%s %d needed %d there %d leaving %d short", text,
                          session_words[session->session], session->needed, session->available,
                          session->leaving, session->missing);
        for (int k = 0; k < session->n_lacks; k++)
            text = arena_text(&arena, "%s, %d %s %d min", text, session->lacks[k].people,
                              session->lacks[k].role, (int)session->lacks[k].minutes);
        text = arena_text(&arena, "%s\n", text);
    }
    return text;
}

static void enough(void **state)
{
    (void)state;
    person("AA", "invigilator", "");
    person("BB", "reader", "");
    want("invigilator", "Invigilator - Maths", "08:30", "10:30");
    want("reader", "Reader - Maths", "08:45", "10:30");
    assert_string_equal(told(), "AM 2 needed 2 there 0 leaving 0 short\n");
}

/* The one who reads as well reads: what is left over is what is easier to hire. */
static void the_rare_skill_first(void **state)
{
    (void)state;
    person("AA", "invigilator", "reader");
    want("invigilator", "Invigilator - Maths", "08:30", "10:30");
    want("reader", "Reader - Maths", "08:45", "10:30");
    assert_string_equal(told(), "AM 2 needed 1 there 0 leaving 1 short, 1 Invigilator 120 min\n");
}

/* Chains of people who must change places to make room. */
static void three_in_a_chain(void **state)
{
    (void)state;
    person("AA", "invigilator", "reader");
    person("BB", "reader", "scribe");
    person("CC", "scribe", "");
    want("invigilator", "Invigilator - Maths", "08:30", "10:30");
    want("reader", "Reader - Maths", "08:30", "10:30");
    want("scribe", "Scribe - Maths", "08:30", "10:30");
    assert_string_equal(told(), "AM 3 needed 3 there 0 leaving 0 short\n");
}

/* Two one after the other are one person's work; the worst moment counts, not the sum. */
static void the_worst_moment(void **state)
{
    (void)state;
    person("AA", "invigilator", "");
    want("invigilator", "Invigilator - Maths", "08:30", "09:30");
    want("invigilator", "Invigilator - Art", "09:30", "11:00");
    want("invigilator", "Invigilator - History", "10:30", "11:30");
    want("invigilator", "Invigilator - French", "13:00", "14:30");
    assert_string_equal(told(), "AM 2 needed 1 there 0 leaving 1 short, 1 Invigilator 60 min\n"
                                "PM 1 needed 1 there 0 leaving 0 short\n");
}

/* People who are free come before people who would leave a lesson. */
static void as_few_as_possible_leave_lessons(void **state)
{
    int teaching = person("AA", "invigilator", "");
    struct duty *lesson;

    (void)state;
    want("invigilator", "Invigilator - Maths", "09:00", "10:30");
    lesson = want("cover", "9C Maths", "09:00", "10:00");
    lesson->level = LEVEL_COVER;
    lesson->tags = TAG_STANDING;
    lesson->standing = &teaching;
    lesson->n_standing = 1;
    assert_string_equal(told(), "AM 1 needed 1 there 1 leaving 0 short\n");
    person("BB", "invigilator", "");
    assert_string_equal(told(), "AM 1 needed 2 there 0 leaving 0 short\n");
}

static void what_does_not_count(void **state)
{
    (void)state;
    want("invigilator", "Invigilator - Maths", "09:00", "10:30")->level = LEVEL_WORK;
    want("invigilator", "Gate", "09:00", "10:30")->tags = TAG_SCHOOL;
    assert_string_equal(told(), "");
}

static void rates(void **state)
{
    static const struct {
        const char *label, *from;
        int told, on_list;
        int want;
    } rows[] = {
        {"nothing is told", "", -1, -1, -1},
        {"the list of rates", "2026-09-01", 1285, 1100, 1285},
        {"not yet valid: what people get", "2027-09-01", 1285, 1100, 1100},
        {"what people get", "", -1, 1100, 1100},
    };

    (void)state;
    EACH (row, rows) {
        desk(NULL);
        int p = make_person(&make, "IV", "invigilator");
        MAKE(&make, people, p)->pence_per_hour = row->on_list;
        if (row->told >= 0)
            (void)MAKE_ROW(&make, rates, .role = "invigilator", .pence_per_hour = row->told,
                           .paid_before = -1, .paid_after = -1, .minimum_minutes = -1,
                           .from = day_parse(row->from));
        CHECK_ROW(row, forecast_rate(&make.season, day_parse(DAY)), row->want);
    }
}

/* The page: what is short with and without what is pending, and the cost of filling it. */
static void page(void **state)
{
    struct report_ask ask = ask_all();
    struct world granted;

    (void)state;
    (void)MAKE_ROW(&make, rates, .role = "invigilator", .pence_per_hour = 1200, .paid_before = -1,
                   .paid_after = -1, .minimum_minutes = -1, .from = -1);
    person("AA", "invigilator", "");
    want("invigilator", "Invigilator - Maths", "09:00", "10:30");
    want("reader", "Reader - Maths", "09:00", "10:30");
    granted = world;
    granted.n_duties = 1; /* without the reader whose approval is pending */
    ask.granted = &granted;
    const char *text = print("forecast", "csv", &ask);
    has(text, "Sessions short of adults,1,0\r\n");
    has(text, "\"Cost of filling them, pounds\",18,0\r\n");
    has(text, "Reader,mornings,1,1,90,18\r\n");
    has(text, "2027-05-12,AM,2,1,1,0,1 Reader\r\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(enough),
        TEST(the_rare_skill_first),
        TEST(three_in_a_chain),
        TEST(the_worst_moment),
        TEST(as_few_as_possible_leave_lessons),
        TEST(what_does_not_count),
        TEST(rates),
        TEST(page),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
