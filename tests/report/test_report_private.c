/* SPDX-License-Identifier: GPL-3.0-or-later
 * No pupil leaves the office: every text that tells about pupils is a canary, and
 * every byte of public reports and calendars is searched.  Calendars as such, too. */
#include "tests/support/report_make.h"

#include "scheduler/model/kind.h"

#define CANARY "QZCANARY"

static int person;

static bool stays(const struct kind *kind, const void *row, const char *column)
{
    /* A kind that the rules know, for every subject, makes the arrangement count. */
    return strcmp(kind->name, "arrangements") == 0 &&
           (strcmp(column, "kind") == 0 || strcmp(column, "subject") == 0) &&
           strcmp(((const struct arrangement *)row)->kind, "reader") == 0;
}

static int canaries; /* planted */

static void plant(const char *name)
{
    const struct kind *kind = kind_find(name);
    int count;
    const void *old = kind_rows(kind, &make.season, &count);
    unsigned char *rows = arena_dup(&arena, old, (size_t)count, kind->size);

    for (int i = 0; i < count; i++) {
        unsigned char *row = rows + (size_t)i * kind->size;
        for (int c = 0; c < kind->n_columns; c++)
            if (kind->columns[c].type == COLUMN_TEXT && !stays(kind, row, kind->columns[c].name))
                column_set_text(&kind->columns[c], row,
                                arena_text(&arena, CANARY "%d", ++canaries));
    }
    kind_set_rows(kind, &make.season, rows, count);
}

/* Everybody does everything that derives; keys carry the candidates' codes. */
static void assign_all(void)
{
    struct duties duties = {.arena = &arena};

    duties_derive(&make.season, &rules, world.from, world.until, &duties);
    for (int i = 0; i < duties.count; i++) {
        const struct duty *duty = &duties.list[i];
        const struct duty_slot *slot = &duty->slots[0];

        assignments[plan.n_assignments++] = (struct assignment){.key = duty->key,
                                                                .kind = duty->kind->name,
                                                                .staff = person,
                                                                .starts_at = slot->starts_at,
                                                                .ends_at = slot->ends_at,
                                                                .room = slot->room,
                                                                .site = slot->site,
                                                                .title = duty->title};
        (void)MAKE_ROW(&make, feed_events, .staff = person, .key = duty->key, .uid = "uid@school",
                       .title = duty->title, .starts_at = slot->starts_at, .ends_at = slot->ends_at,
                       .room = slot->room, .site = slot->site, .changed_utc = 1);
    }
    world.duties = duties.list;
    world.n_duties = duties.count;
    for (int i = 0; i < duties.count; i++) {
        static const struct reason_count reasons[] = {{"unavailable", 1}};
        static struct open_seat open[50];
        open[i] = (struct open_seat){.duty = i,
                                     .missing = 1,
                                     .starts_at = duties.list[i].slots[0].starts_at,
                                     .ends_at = duties.list[i].slots[0].ends_at,
                                     .reasons = reasons,
                                     .n_reasons = 1};
        plan.open = open;
        plan.n_open = i + 1;
    }
}

static int school(void **state)
{
    static const char *const secret[] = {"pupils",    "pupil_times", "apart",        "arrangements",
                                         "conflicts", "absences",    "facilitators", "entries",
                                         "caseload",  "sitting",     "unseated",     "sittings"};

    nothing(state);
    make_site(&make, "MAIN");
    hall = make_room(&make, "HALL", ROOM_HALL, 60);
    person = make_person(&make, "AB", "mentor");
    int paper = make_paper(&make, "8700/1", DAY, SESSION_AM, 105);
    int other = make_paper(&make, "8700/2", DAY, SESSION_AM, 60);
    int pupil = make_pupil(&make, "x"), second = make_pupil(&make, "y");
    make_arrangement(&make, pupil, "reader");
    make_arrangement(&make, pupil, "x");
    make_sitting(&make, make_entry(&make, pupil, paper), hall, 1, "09:00", 105);
    make_sitting(&make, make_entry(&make, pupil, other), hall, 1, "11:00", 60);
    make_sitting(&make, make_entry(&make, second, paper), hall, 1, "09:00", 105);
    (void)MAKE_ROW(&make, unseated, .entry = 0, .reason = "x");
    (void)MAKE_ROW(&make, conflicts, .staff = person, .pupil = pupil, .paper = -1, .subject = "x");
    (void)MAKE_ROW(&make, facilitators, .pupil = pupil, .staff = person, .kind = "x");
    make_absence(&make, person, "2027-05-13", "08:00", "12:00");
    (void)MAKE_ROW(&make, balances, .staff = person, .minutes = 30); /* in the report of cover */
    int session = make_session(&make, "x", second, 30);
    (void)MAKE_ROW(&make, caseload_pupils, .session = session, .pupil = pupil);
    int lesson = make_lesson(&make, "L1", "9C", 2, "09:10", "10:00"); /* loses its room */
    MAKE(&make, lessons, lesson)->room = hall;
    make_teacher(&make, lesson, person, 0);
    make_member(&make, "9C", second);
    /* A duty about a pupil has a free title that names them. */
    int visit = make_duty(&make, "V1", "home_visit", DAY, "14:00", "15:00");
    MAKE(&make, school_duties, visit)->title = CANARY "_visit";
    (void)MAKE_ROW(&make, duty_pupils, .duty = visit, .pupil = pupil);
    canaries = 0;
    for (size_t i = 0; i < ENTRIES(secret); i++)
        plant(secret[i]);
    assert_true(canaries > 20);
    assign_all();
    return 0;
}

static const char *const formats[] = {"text", "csv", "json", "html"};

/* The canaries are there to be found: the office's own report shows them. */
static void canaries_sing(void **state)
{
    struct report_ask ask = ask_all();

    (void)state;
    EACH (format, formats) {
        has(print("room", *format, &ask), CANARY);
        has(print("sittings", *format, &ask), CANARY);
        has(print("shortage", *format, &ask), CANARY);
    }
    has(nested("plan", &ask), CANARY);
    assert_true(plan.n_assignments >= 5);
}

static void public_reports(void **state)
{
    struct report_ask ask = ask_all();
    int n_public = 0;

    (void)state;
    for (int i = 0; reports[i]; i++) {
        /* Staff see papers and classes of their own, but no pupil either. */
        if (reports[i]->audience == FOR_OFFICE)
            continue;
        ask.person = reports[i]->per_person ? person : -1;
        n_public++;
        EACH (format, formats) {
            const char *text = print(reports[i]->name, *format, &ask);
            has(text, reports[i]->per_person ? "Home visit" : "AB");
            has_not(text, CANARY);
            has_not(text, "_visit");
        }
    }
    assert_true(n_public >= 3);
}

static const char *calendar(const struct feed_ask *ask, int *n_events)
{
    struct agenda agenda;
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    report_agenda(ask, &arena, &agenda);
    *n_events = agenda.n_events;
    assert_true(agenda_write_ics(out, &agenda));
    return closed(out, &text);
}

static struct feed_ask feed_of(void)
{
    return (struct feed_ask){.events = make.season.feed_events,
                             .n_events = make.season.n_feed_events,
                             .rooms = make.season.rooms,
                             .sites = make.season.sites,
                             .person = person,
                             .person_name = "Anna",
                             .centre = "12345",
                             .now_at = make_at(DAY, "07:00"),
                             .until = -1};
}

static void calendars(void **state)
{
    struct feed_ask ask = feed_of();
    int n_events;

    (void)state;
    for (int minimal = 0; minimal < 2; minimal++) {
        ask.minimal = minimal;
        const char *text = calendar(&ask, &n_events);
        assert_int_equal(n_events, plan.n_assignments);
        has(text, "PRODID:-//Centre 12345//examrota//EN");
        has(text, minimal ? "SUMMARY:Exam duty\r\n" : "SUMMARY:Reader");
        has(text, minimal ? "SUMMARY:School duty\r\n" : "SUMMARY:Home visit");
        has(text, "LOCATION:HALL\\, MAIN");
        has_not(text, CANARY);
        has_not(text, "_visit");
        assert_true(!minimal || !strstr(text, "Reader"));
    }
}

static void add_event(int staff, const char *day, bool cancelled)
{
    (void)MAKE_ROW(&make, feed_events, .staff = staff, .key = "S27:reader:1:g1", .uid = "u@s",
                   .title = "Reader", .starts_at = make_at(day, "09:00"),
                   .ends_at = make_at(day, "10:00"), .room = -1, .site = -1, .sequence = 4,
                   .changed_utc = 1, .cancelled = cancelled);
}

static void window(void **state)
{
    static const struct {
        const char *label, *day;
        bool cancelled;
        const char *until; /* the season's last day */
        bool want;
    } rows[] = {
        {"today", "2027-05-12", false, "2027-05-01", true},
        {"14 days back", "2027-04-28", false, "2027-05-01", true},
        {"15 days back", "2027-04-27", false, "2027-05-01", false},
        {"8 weeks ahead", "2027-07-07", false, "2027-05-01", true},
        {"beyond 8 weeks", "2027-07-08", false, "2027-05-01", false},
        {"beyond 8 weeks, in the season", "2027-07-08", false, "2027-07-08", true},
        {"cancelled, to come", "2027-05-20", true, "2027-05-01", true},
        {"cancelled, yesterday", "2027-05-11", true, "2027-05-01", true},
        {"cancelled, before that", "2027-05-10", true, "2027-05-01", false},
    };
    int n_events;

    (void)state;
    EACH (row, rows) {
        make.season.n_feed_events = 0;
        add_event(person, row->day, row->cancelled);
        add_event(person + 1, row->day, row->cancelled); /* somebody else's never shows */
        struct feed_ask ask = feed_of();
        ask.until = day_parse(row->until);
        const char *text = calendar(&ask, &n_events);
        CHECK_ROW(row, n_events, row->want);
        if (row->want) {
            has(text, "SEQUENCE:4\r\n");
            CHECK_ROW(row, strstr(text, "STATUS:CANCELLED") != NULL, row->cancelled);
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, school, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(canaries_sing), TEST(public_reports), TEST(calendars),
                                       TEST(window)};

    return cmocka_run_group_tests(tests, load, unload);
}
