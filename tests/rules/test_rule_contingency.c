/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 1.9: whoever has an exam duty keeps the contingency sessions free, tentatively. */
#include "tests/support/check.h"

#include "scheduler/office/feeds.h"
#include "tests/support/season_make.h"

static struct arena arena;
static struct maker make;

static void contingency_sessions_are_held(void **state)
{
    static const struct {
        const char *label, *kind;
        int day_kind, session;
        const char *until; /* the person works here; "": goes on */
        int holds;
    } rows[] = {
        {"an invigilator, the whole day", "invigilator", DAY_CONTINGENCY, SESSION_NONE, "", 2},
        {"a reader, the afternoon", "reader", DAY_CONTINGENCY, SESSION_PM, "", 1},
        {"a mentor without an exam", "mentoring", DAY_CONTINGENCY, SESSION_NONE, "", 0},
        {"who has left by then", "invigilator", DAY_CONTINGENCY, SESSION_NONE, "2027-06-20", 0},
        {"a school day", "invigilator", DAY_SCHOOL, SESSION_NONE, "", 0},
    };

    (void)state;
    EACH (row, rows) {
        int count;
        make = (struct maker){.arena = &arena};
        int person = make_person(&make, "AB", "mentor");
        if (*row->until)
            MAKE(&make, people, person)->until = day_parse(row->until);
        (void)make_person(&make, "CD", "teacher"); /* has nothing, and holds nothing */
        (void)MAKE_ROW(&make, calendar, .date = day_parse("2027-06-23"), .kind = row->day_kind,
                       .session = row->session);
        (void)MAKE_ROW(&make, published, .key = "K", .kind = row->kind, .staff = person,
                       .starts_at = make_at("2027-05-12", "08:30"),
                       .ends_at = make_at("2027-05-12", "10:00"), .room = -1, .site = -1,
                       .title = "");
        const struct assignment *list = holds_with(&make.season, &count, &arena);
        CHECK_ROW(row, count - 1, row->holds);
        for (int i = 1; i < count; i++) {
            CHECK_ROW(row, list[i].staff, person);
            CHECK_ROW(row, day_of(list[i].starts_at), day_parse("2027-06-23"));
        }
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(contingency_sessions_are_held)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
