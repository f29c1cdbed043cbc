/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 2.6 and 2.2: where nobody may read aloud, and what rests on an approval. */
#include "tests/support/rule_case.h"

static struct needs needs_now(int pupil)
{
    struct needs needs;

    rules_needs(&rules, &make.season, pupil, paper, day_parse(DAY), &arena, &needs);
    return needs;
}

static void nobody_reads_a_reading_paper(void **state)
{
    static const struct {
        const char *label;
        int tests_reading;
        const char *own;    /* a device the candidate has anyway */
        bool person;        /* reads */
        const char *device; /* does instead */
        bool computer;
    } rows[] = {
        {"does not test reading: a person", READING_NONE, "", true, "", false},
        {"tests it in a section: a computer reads", READING_SECTION, "", false, "headphones", true},
        {"tests it: a computer reads", READING_ALL, "", false, "headphones", true},
        {"the candidate has a pen: the pen", READING_ALL, "reading_pen", false, "reading_pen",
         false},
        {"has a computer reader: that", READING_SECTION, "computer_reader", false, "headphones",
         true},
    };

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        MAKE(&make, papers, paper)->tests_reading = row->tests_reading;
        MAKE(&make, rooms, 0)->computers = 5;
        int pupil = sit(2, 0, 1, "09:00", 90);
        make_arrangement(&make, pupil, "reader");
        if (*row->own)
            make_arrangement(&make, pupil, row->own);
        struct needs needs = needs_now(pupil);
        CHECK_ROW(row, needs.helpers != 0, row->person);
        CHECK_ROW_TEXT(row, needs.n_equipment ? needs.equipment[0] : "", row->device);
        CHECK_ROW(row, needs.computer, row->computer);
        CHECK_ROW(row, count("reader"), row->person);
        struct audit all = judged(NULL);
        CHECK_ROW(row, clean(&all), true);
    }
}

/* Somebody is put there to read all the same. */
static void judge_hears_a_reader(void **state)
{
    static const struct {
        const char *label;
        int tests_reading;
        bool found;
    } rows[] = {{"a paper that does not test reading", READING_NONE, false},
                {"one that does", READING_SECTION, true}};

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        MAKE(&make, papers, paper)->tests_reading = row->tests_reading;
        make_arrangement(&make, sit(2, 0, 1, "09:00", 90), "reader");
        int person = make_person(&make, "RD", "mentor");
        make_skill(&make, person, "reader");
        (void)MAKE_ROW(&make, draft, .key = "S27:reader:8700/1:0001", .kind = "reader",
                       .staff = person, .starts_at = make_at(DAY, "08:45"),
                       .ends_at = make_at(DAY, "10:30"), .room = 0, .site = 0, .title = "Reader");
        struct audit audit;
        audit_make(&make.season, &rules, make.season.draft, make.season.n_draft, day_parse(DAY),
                   day_parse(DAY), &arena, &audit);
        CHECK_ROW(row, finds(&audit, "reading_paper", AUDIT_HARD), row->found);
    }
}

/* Pending, not told and over are used as granted, counted, named in the room's list, and found by
 * the judge; the centre's own to decide need no approval. */
static void approval_on_the_day(void **state)
{
    static const struct {
        const char *label, *kind;
        int amount, route;
        const char *from, *until;
        int approval;
    } rows[] = {
        {"approved to the day", "extra_time", 25, ROUTE_APPROVED, "", DAY, APPROVAL_GOOD},
        {"over the day before", "extra_time", 25, ROUTE_APPROVED, "", "2027-05-11", APPROVAL_OVER},
        {"pending", "reader", -1, ROUTE_PENDING, "", "", APPROVAL_PENDING},
        {"not told", "scribe", -1, ROUTE_UNKNOWN, "", "", APPROVAL_MISSING},
        {"an end is told: there is one", "scribe", -1, ROUTE_UNKNOWN, "", DAY, APPROVAL_GOOD},
        {"26 months old", "scribe", -1, ROUTE_APPROVED, "2025-03-12", "", APPROVAL_GOOD},
        {"a day older", "scribe", -1, ROUTE_APPROVED, "2025-03-11", "", APPROVAL_OVER},
        {"from the end of a long month", "scribe", -1, ROUTE_APPROVED, "2025-03-31", "",
         APPROVAL_GOOD},
        {"the centre's own to decide", "word_processor", -1, ROUTE_UNKNOWN, "", "", APPROVAL_GOOD},
        {"delegated", "prompter", -1, ROUTE_DELEGATED, "", "", APPROVAL_GOOD},
        {"...however old", "prompter", -1, ROUTE_DELEGATED, "2020-01-01", "", APPROVAL_GOOD},
        {"a dictionary", "bilingual_dictionary", -1, ROUTE_UNKNOWN, "", "", APPROVAL_GOOD},
        {"a dictionary with extra time", "bilingual_dictionary", 25, ROUTE_UNKNOWN, "", "",
         APPROVAL_MISSING},
    };

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        MAKE(&make, papers, paper)->subject = "Maths";
        MAKE(&make, papers, paper)->title = "Maths";
        MAKE(&make, rooms, 0)->computers = 5;
        int pupil = sit(1, 0, 1, "09:00", 180);
        struct arrangement *made =
            MAKE(&make, arrangements, make_arrangement(&make, pupil, row->kind));
        made->amount = row->amount;
        made->route = row->route;
        made->from = *row->from ? day_parse(row->from) : -1;
        made->approved_until = *row->until ? day_parse(row->until) : -1;
        CHECK_ROW(row, rules_approval(&rules, made, day_parse(DAY)), row->approval);
        struct needs needs = needs_now(pupil);
        CHECK_ROW(row, *needs.because != '\0', true); /* used as granted */
        CHECK_ROW(row, needs.n_pending, row->approval == APPROVAL_PENDING);
        CHECK_ROW(row, needs.n_missing, row->approval == APPROVAL_MISSING);
        CHECK_ROW(row, needs.n_expired, row->approval == APPROVAL_OVER);
        CHECK_ROW(row, strstr(needs.because, "(approval") != NULL,
                  row->approval == APPROVAL_PENDING || row->approval == APPROVAL_OVER);
        struct grounds_count resting =
            rules_grounds(&rules, &make.season, day_parse(DAY), day_parse(DAY), &arena);
        CHECK_ROW(row, resting.seats, row->approval != APPROVAL_GOOD);
        struct audit audit = judged(NULL);
        CHECK_ROW(row, finds(&audit, "approval", AUDIT_CANNOT_TELL),
                  row->approval != APPROVAL_GOOD);
    }
}

/* Nothing rests on an arrangement that is declined, or for another paper. */
static void only_what_is_used_is_counted(void **state)
{
    static const struct {
        const char *label, *subject;
        bool wanted;
        int seats;
    } rows[] = {{"used", "", true, 1},
                {"declined", "", false, 0},
                {"for another subject", "Maths", true, 0}};

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        int pupil = sit(2, 0, 1, "09:00", 90);
        struct arrangement *made =
            MAKE(&make, arrangements, make_arrangement(&make, pupil, "extra_time"));
        made->route = ROUTE_PENDING;
        made->wanted = row->wanted;
        made->subject = row->subject;
        struct grounds_count resting =
            rules_grounds(&rules, &make.season, day_parse(DAY), day_parse(DAY), &arena);
        CHECK_ROW(row, resting.seats, row->seats);
        CHECK_ROW(row, resting.pending, row->seats);
        resting =
            rules_grounds(&rules, &make.season, day_parse(DAY) + 1, day_parse(DAY) + 9, &arena);
        CHECK_ROW(row, resting.seats, 0);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(nobody_reads_a_reading_paper),
        TEST(judge_hears_a_reader),
        TEST(approval_on_the_day),
        TEST(only_what_is_used_is_counted),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
