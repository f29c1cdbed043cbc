/* SPDX-License-Identifier: GPL-3.0-or-later
 * Report exams-took: what exams displaced, given back or still owed. */
#include "tests/support/report_make.h"

static struct duty *duties;
static int pupil_x, pupil_y;

static struct duty *add_duty(const char *kind, const char *key, const char *day, const char *start,
                             int minutes)
{
    struct duty_slot *slot = arena_new(&arena, struct duty_slot, 1);
    struct duty *duty = &duties[world.n_duties++];

    *slot = (struct duty_slot){.starts_at = make_at(day, start),
                               .ends_at = make_at(day, start) + minutes,
                               .room = -1,
                               .site = -1};
    *duty = (struct duty){.kind = duty_kind_find(kind),
                          .key = key,
                          .need = 1,
                          .slots = slot,
                          .n_slots = 1,
                          .paper = -1,
                          .lesson = -1,
                          .pupil = -1,
                          .tags = duty_kind_find(kind)->tags};
    return duty;
}

/* AB invigilates from 8:30 to 11 and CD reads from 8:45 to 11; X sits from 9 to 10:45. */
static int morning(void **state)
{
    week(state);
    duties = arena_new(&arena, struct duty, 20);
    world.duties = duties;
    world.n_duties = 0;
    pupil_x = 1;
    pupil_y = make_pupil(&make, "0043");
    return 0;
}

static const int *only(int who)
{
    return arena_dup(&arena, &who, 1, sizeof who);
}

static void held(int person, const char *key, const char *kind, const char *start)
{
    assign(person, kind, start, "15:00", "");
    assignments[plan.n_assignments - 1].key = key;
    assignments[plan.n_assignments - 1].ends_at =
        assignments[plan.n_assignments - 1].starts_at + 30;
}

static void open_duty(int number)
{
    struct open_seat *open = arena_new(&arena, struct open_seat, 1);

    *open = (struct open_seat){.duty = number, .missing = 1};
    plan.open = open;
    plan.n_open = 1;
}

static void lessons(void **state)
{
    static const struct {
        const char *label, *kind, *start;
        bool open, theirs;
        const char *want;
    } rows[] = {
        {"covered", "lesson", "09:00", false, false, "AB,lessons,1,60,60,0\r\n"},
        {"not covered", "lesson", "09:00", true, false, "AB,lessons,1,60,0,60\r\n"},
        {"they hold it", "lesson", "09:00", false, true, NULL},
        {"after the exam", "lesson", "11:00", false, false, NULL},
        {"beside a teacher", "support", "09:30", true, false, "AB,in-class support,1,60,0,60\r\n"},
    };

    EACH (row, rows) {
        morning(state);
        struct duty *duty = add_duty(row->kind, "lesson:L1:2027-05-12", DAY, row->start, 60);
        duty->standing = only(person_ab);
        duty->n_standing = 1;
        if (row->theirs)
            held(person_ab, duty->key, row->kind, row->start);
        if (row->open)
            open_duty(0);
        else
            plan.n_open = 0;
        struct report_ask ask = ask_all();
        const char *text = print("exams-took", "csv", &ask);
        if (row->want)
            has(text, row->want);
        else
            has_not(text, "AB,");
        arena_release(&arena);
    }
}

/* Only at 9:00 of the day. */
static void in_the_caseload(int pupil, int person)
{
    int row = make_session(&make, "M1", pupil, 30);

    MAKE(&make, caseload, row)->mentor = person;
    MAKE(&make, caseload, row)->weekdays = 1 << day_weekday(day_parse(DAY));
    MAKE(&make, caseload, row)->earliest = time_parse("09:00");
    MAKE(&make, caseload, row)->latest = time_parse("09:30");
}

/* Told the week before at 9:00, when AB invigilates and X sits now. */
static void sessions(void **state)
{
    static const struct {
        const char *label;
        bool for_x;
        const char *told, *now;
        const char *person, *pupil; /* NULL: nothing taken */
    } rows[] = {
        {"given back later", true, "09:00", "13:00", "AB,sessions,1,30,30,0\r\n",
         "0042,sessions,1,30,30,0\r\n"},
        {"still owed", true, "09:00", NULL, "AB,sessions,1,30,0,30\r\n",
         "0042,sessions,1,30,0,30\r\n"},
        {"the mentor's exam alone", false, "09:00", NULL, "AB,sessions,1,30,0,30\r\n",
         "0043,sessions,1,30,0,30\r\n"},
        {"its time is nobody's exam", true, "14:00", "14:00", NULL, NULL},
        {"moved, but not for an exam", true, "14:00", "13:00", NULL, NULL},
        {"no usual time, not held", true, NULL, NULL, "AB,sessions,1,30,0,30\r\n",
         "0042,sessions,1,30,0,30\r\n"},
        {"no usual time, held", true, NULL, "13:00", NULL, NULL},
    };

    EACH (row, rows) {
        morning(state);
        plan.n_open = 0;
        struct duty *duty = add_duty("mentoring", "mentoring:M1:2027-W19:1", DAY, "09:00", 30);
        duty->named = only(person_ab);
        duty->n_named = 1;
        duty->pupils = only(row->for_x ? pupil_x : pupil_y);
        duty->n_pupils = 1;
        in_the_caseload(duty->pupils[0], person_ab);
        if (row->told)
            (void)MAKE_ROW(&make, published, .key = "mentoring:M1:2027-W18:1", .kind = "mentoring",
                           .staff = person_ab, .starts_at = make_at("2027-05-05", row->told),
                           .ends_at = make_at("2027-05-05", row->told) + 30, .room = -1, .site = -1,
                           .title = "");
        if (row->now)
            held(person_ab, duty->key, "mentoring", row->now);
        struct report_ask ask = ask_all();
        const char *text = print("exams-took", "csv", &ask);
        if (row->person)
            has(text, row->person);
        else
            has_not(text, "sessions");
        if (row->pupil)
            has(text, row->pupil);
        arena_release(&arena);
    }
}

/* A candidate's own lessons during the exam and on the way into it. */
static void lessons_of_candidates(void **state)
{
    morning(state);
    plan.n_open = 0;
    make_member(&make, "11A", pupil_x);
    make_member(&make, "11A", pupil_y);
    make_lesson(&make, "L1", "11A", 2, "08:00", "08:30");
    make_lesson(&make, "L2", "11A", 2, "08:30", "09:30");
    make_lesson(&make, "L3", "11A", 2, "10:00", "10:50");
    make_lesson(&make, "L4", "11A", 2, "10:50", "11:40");
    make_lesson(&make, "L5", "11A", 3, "10:00", "10:50");
    struct report_ask ask = ask_all();
    const char *text = print("exams-took", "csv", &ask);
    has(text, "0042,lessons,2,110,,\r\n");
    has_not(text, "0043,lessons");
}

/* Hours that a plan names: gone with the pupil's exam, or the adult's. */
static void help(void **state)
{
    morning(state);
    plan.n_open = 0;
    struct duty *duty =
        add_duty("pupil_support", "pupil_support:0042:Maths:2027-W19:1", DAY, "09:00", 50);
    duty->pupil = pupil_x;
    struct report_ask ask = ask_all();
    has(print("exams-took", "csv", &ask), "0042,in-class support,1,50,0,50\r\n");
    duty->pupil = pupil_y;
    has_not(print("exams-took", "csv", &ask), "in-class support");
    duty->named = only(person_cd);
    duty->n_named = 1;
    has(print("exams-took", "csv", &ask), "0043,in-class support,1,50,0,50\r\n");
    held(person_ef, duty->key, "pupil_support", "09:00");
    has_not(print("exams-took", "csv", &ask), "in-class support");
}

static void told_next_week(const char *kind, const char *key, const char *start)
{
    (void)MAKE_ROW(&make, published, .key = key, .kind = kind, .staff = person_ef,
                   .starts_at = make_at("2027-05-19", start),
                   .ends_at = make_at("2027-05-19", start) + 30, .room = -1, .site = -1,
                   .title = "");
}

/* What the week after holds beyond its own makes up for this one. */
static void given_back_later(void **state)
{
    static const struct {
        const char *label;
        int more;
        const char *want;
    } rows[] = {
        {"the week after has its own", 0, "0042,sessions,1,30,0,30\r\n"},
        {"...and one more", 1, "0042,sessions,1,30,30,0\r\n"},
    };

    EACH (row, rows) {
        morning(state);
        plan.n_open = 0;
        struct duty *duty = add_duty("mentoring", "mentoring:M1:2027-W19:1", DAY, "09:00", 30);
        duty->pupils = only(pupil_x);
        duty->n_pupils = 1;
        in_the_caseload(pupil_x, -1);
        told_next_week("mentoring", "mentoring:M1:2027-W20:1", "13:00");
        if (row->more)
            told_next_week("mentoring", "mentoring:M1:2027-W20:2", "14:00");
        struct report_ask ask = ask_all();
        has(print("exams-took", "csv", &ask), row->want);
        arena_release(&arena);
    }
}

/* Two hours of help a week in three lessons; the exam is in two of them. */
static void help_given_back_later(void **state)
{
    static const struct {
        const char *label, *held;
        const char *want;
    } rows[] = {
        {"the week after has its own", "pupil_support:0042:Maths:2027-W20:2",
         "0042,in-class support,1,60,0,60\r\n"},
        {"...and one more", "pupil_support:0042:Maths:2027-W20:3",
         "0042,in-class support,1,60,60,0\r\n"},
        {"in another subject", "pupil_support:0042:Music:2027-W20:3",
         "0042,in-class support,1,60,0,60\r\n"},
    };

    EACH (row, rows) {
        morning(state);
        plan.n_open = 0;
        make_member(&make, "11A", pupil_x);
        for (int i = 0; i < 3; i++) {
            int hour = i == 2 ? 12 : 9 + i;
            int lesson =
                make_lesson(&make, arena_text(&arena, "L%d", i), "11A", 2, "09:00", "10:00");
            MAKE(&make, lessons, lesson)->start = hour * 60;
            MAKE(&make, lessons, lesson)->end = hour * 60 + 60;
            MAKE(&make, lessons, lesson)->subject = "Maths";
        }
        (void)MAKE_ROW(&make, support, .staff = -1, .pupil = pupil_x, .subject = "Maths",
                       .class_name = "", .minutes_per_week = 120, .from = -1, .until = -1);
        add_duty("pupil_support", "pupil_support:0042:Maths:2027-W19:2", DAY, "09:00", 60)->pupil =
            pupil_x;
        told_next_week("pupil_support", row->held, "12:00");
        struct report_ask ask = ask_all();
        has(print("exams-took", "csv", &ask), row->want);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(lessons, clear),
        cmocka_unit_test_teardown(sessions, clear),
        cmocka_unit_test_teardown(lessons_of_candidates, clear),
        cmocka_unit_test_teardown(help, clear),
        cmocka_unit_test_teardown(given_back_later, clear),
        cmocka_unit_test_teardown(help_given_back_later, clear),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
