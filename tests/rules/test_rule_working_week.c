/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 5: what the law and the contract ask of a whole week, as the judge reads it. */
#include "tests/support/audit_make.h"

/* Seven days from Monday: INV works so long from ten each day. */
static void audit_week(const int minutes[7], struct bench *bench, struct audit *audit)
{
    const struct season *season = &bench->make.season;
    int64_t monday = day_parse(DAY) - 2;

    bench->make.season.n_draft = 0;
    for (int d = 0; d < 7; d++)
        if (minutes[d])
            (void)MAKE_ROW(&bench->make, draft, .key = "gate_duty:G:2027-05-12",
                           .kind = "gate_duty", .staff = bench->person,
                           .starts_at = (monday + d) * DAY_MIN + 600,
                           .ends_at = (monday + d) * DAY_MIN + 600 + minutes[d], .room = -1,
                           .site = -1, .title = "");
    audit_make(season, &bench->rules, season->draft, season->n_draft, monday, monday + 6,
               &bench->arena, audit);
}

static void a_day_free_and_48_hours(void **state)
{
    static const struct {
        const char *label;
        int minutes[7];
        bool rest, most;
    } rows[] = {
        {"five days", {480, 480, 480, 480, 480, 0, 0}, false, false},
        {"every day", {60, 60, 60, 60, 60, 60, 60}, true, false},
        {"every day but a full one", {60, 60, 60, 0, 60, 60, 60}, false, false},
        {"48 hours", {576, 576, 576, 576, 576, 0, 0}, false, false},
        {"a minute more", {576, 576, 577, 576, 576, 0, 0}, false, true},
    };

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        audit_week(row->minutes, &bench, &audit);
        CHECK_ROW(row, bench_has(&audit, "weekly_rest", AUDIT_CANNOT_TELL), row->rest);
        CHECK_ROW(row, bench_has(&audit, "week_most", AUDIT_CANNOT_TELL), row->most);
        arena_release(&bench.arena);
    }
}

/* A week over the contract is for the others to make up for, where the school averages. */
static void hours_averaged_over_weeks(void **state)
{
    static const struct {
        const char *label, *weeks;
        int contract, severity; /* -1: nothing is said */
    } rows[] = {{"each week by itself", "1", 300, AUDIT_HARD},
                {"averaged over two", "2", 300, AUDIT_CANNOT_TELL},
                {"within the contract", "2", 301, -1}};

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        MAKE(&bench.make, settings, 0)->name = "average_weeks";
        MAKE(&bench.make, settings, 0)->value = row->weeks;
        person(&bench)->contract_min = row->contract;
        audit_week((const int[7]){301}, &bench, &audit);
        for (int severity = AUDIT_HARD; severity <= AUDIT_CANNOT_TELL; severity++)
            CHECK_ROW(row, bench_has(&audit, "week_hours", severity), severity == row->severity);
        arena_release(&bench.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_day_free_and_48_hours),
                                       cmocka_unit_test(hours_averaged_over_weeks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
