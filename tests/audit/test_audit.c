/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge on times and entries: for each rule what it allows and what it forbids. */
#include "tests/audit/audit_sitting.h"

static struct sitting *first(struct bench *bench)
{
    return MAKE(&bench->make, seating, bench->sitting);
}

static void last_until(struct bench *bench, int minutes)
{
    first(bench)->ends_at = first(bench)->release_at = first(bench)->starts_at + minutes;
    ((struct assignment *)(uintptr_t)bench->make.season.draft)[0].ends_at =
        first(bench)->ends_at + 15;
}

static void nothing(struct bench *bench)
{
    (void)bench;
}
static void minute_short(struct bench *bench)
{
    first(bench)->ends_at--;
}
static void quarter_more_kept(struct bench *bench)
{
    arrange(bench, "extra_time", 25); /* 112.5: the half minute is rounded up */
    last_until(bench, 113);
}
static void quarter_more_cut(struct bench *bench)
{
    arrange(bench, "extra_time", 25);
    last_until(bench, 112);
}
static void breaks_kept(struct bench *bench)
{
    arrange(bench, "rest_breaks", 10); /* 90 minutes: 15 */
    last_until(bench, 105);
}
static void breaks_cut(struct bench *bench)
{
    arrange(bench, "rest_breaks", 10);
    last_until(bench, 104);
}
static void breaks_capped(struct bench *bench)
{
    arrange(bench, "rest_breaks", 40); /* 60, but 30 at most */
    last_until(bench, 120);
}
static void not_wanted_here(struct bench *bench)
{
    arrange(bench, "extra_time", 25);
    struct arrangement *row = arrange(bench, "extra_time", 25);
    row->subject = "maths";
    row->wanted = false;
}
static void not_wanted_elsewhere(struct bench *bench)
{
    arrange(bench, "extra_time", 25);
    struct arrangement *row = arrange(bench, "extra_time", 25);
    row->subject = "French";
    row->wanted = false;
}
static void other_subject(struct bench *bench)
{
    arrange(bench, "extra_time", 25)->subject = "French";
}
static void over_by_then(struct bench *bench)
{
    arrange(bench, "extra_time", 25)->until = day_parse(DAY) - 1;
}
static void from_that_day(struct bench *bench)
{
    arrange(bench, "extra_time", 25)->from = day_parse(DAY);
}
static void short_paper(struct bench *bench)
{
    MAKE(&bench->make, papers, bench->paper)->minutes = 45;
    last_until(bench, 45);
}
static void short_paper_gone(struct bench *bench)
{
    MAKE(&bench->make, papers, bench->paper)->minutes = 20;
    last_until(bench, 20); /* half an hour after the published start at least */
}
static void left_early(struct bench *bench)
{
    MAKE(&bench->make, papers, bench->paper)->minutes = 60;
    first(bench)->starts_at = make_at(DAY, "08:30");
    last_until(bench, 60); /* 09:30: stays until 10:00 */
}
static void next_day(struct bench *bench)
{
    MAKE(&bench->make, papers, bench->paper)->date++;
}
static void next_day_fixed(struct bench *bench)
{
    next_day(bench);
    first(bench)->fixed = true;
}
static void demand_inside(struct bench *bench)
{
    struct paper *paper = MAKE(&bench->make, papers, bench->paper);
    paper->earliest = paper->date - 1;
    paper->latest = paper->date;
    paper->date = -1;
}
static void demand_late(struct bench *bench)
{
    demand_inside(bench);
    MAKE(&bench->make, papers, bench->paper)->latest--;
}

static void not_seated(struct bench *bench)
{
    (void)make_entry(&bench->make, make_pupil(&bench->make, "0002"), bench->paper);
}
static void withdrawn(struct bench *bench)
{
    int entry = make_entry(&bench->make, make_pupil(&bench->make, "0002"), bench->paper);
    ((struct entry *)(uintptr_t)bench->make.season.entries)[entry].status = ENTRY_WITHDRAWN;
}
static void pending(struct bench *bench)
{
    arrange(bench, "overlay", -1)->route = ROUTE_PENDING;
}
static void expired(struct bench *bench)
{
    arrange(bench, "overlay", -1)->approved_until = day_parse(DAY) - 1;
}

static void times(void **state)
{
    static const struct case_row rows[] = {
        {"a morning as it should be", nothing, "", 0},
        {"a minute short", minute_short, "full_time", AUDIT_HARD},
        {"25 % rounded up", quarter_more_kept, "", 0},
        {"25 % rounded down", quarter_more_cut, "full_time", AUDIT_HARD},
        {"rest breaks", breaks_kept, "", 0},
        {"rest breaks cut", breaks_cut, "full_time", AUDIT_HARD},
        {"rest breaks to the cap", breaks_capped, "", 0},
        {"declined in the subject", not_wanted_here, "", 0},
        {"declined in another subject", not_wanted_elsewhere, "full_time", AUDIT_HARD},
        {"granted in another subject", other_subject, "", 0},
        {"arrangement over by then", over_by_then, "", 0},
        {"arrangement from that day", from_that_day, "full_time", AUDIT_HARD},
        {"short paper: its published finish", short_paper, "", 0},
        {"short paper: half an hour at least", short_paper_gone, "release", AUDIT_HARD},
        {"left before ten", left_early, "release", AUDIT_HARD},
        {"another day", next_day, "date", AUDIT_HARD},
        {"on demand, in its days", demand_inside, "", 0},
        {"on demand, too late", demand_late, "date", AUDIT_HARD},
        {"no desk", not_seated, "unseated", AUDIT_OPEN},
        {"withdrawn", withdrawn, "", 0},
        {"approval pending", pending, "approval", AUDIT_CANNOT_TELL},
        {"approval over", expired, "approval", AUDIT_CANNOT_TELL},
        {"unconfirmed grounds", nothing, "unconfirmed", AUDIT_CANNOT_TELL},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

/* Whoever fixed a sitting on another day answers for it. */
static void fixed_days_are_the_officers(void **state)
{
    struct bench bench;
    struct audit audit;

    (void)state;
    bench_open(&bench);
    next_day_fixed(&bench);
    bench_audit(&bench, &audit);
    assert_false(bench_has(&audit, "date", AUDIT_HARD));
    arena_release(&bench.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times),
        cmocka_unit_test(fixed_days_are_the_officers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
