/* SPDX-License-Identifier: GPL-3.0-or-later
 * The compliance report: what its lines say, what confirming a rule does to them, and that a
 * declared interest shows nowhere. */
#include "tests/support/audit_make.h"

#include "scheduler/rules/confirm.h"

static const struct audit_line *line_of(const struct audit *audit, const char *rule, int about)
{
    for (int i = 0; i < audit->n_lines; i++)
        if (strcmp(audit->lines[i].standard->rule, rule) == 0 &&
            audit->subjects[audit->lines[i].subject].about == about)
            return &audit->lines[i];
    return NULL;
}

static void nothing(struct bench *bench)
{
    (void)bench;
}
static void nobody_there(struct bench *bench)
{
    bench->make.season.n_draft = 0;
}
static void short_time(struct bench *bench)
{
    MAKE(&bench->make, seating, bench->sitting)->ends_at -= 1;
}
static void untold_training(struct bench *bench)
{
    bench->make.season.n_training = 0;
}
static void pending(struct bench *bench)
{
    MAKE(&bench->make, arrangements, make_arrangement(&bench->make, bench->pupil, "coloured_paper"))
        ->route = ROUTE_PENDING;
}
static void untold_route(struct bench *bench)
{
    MAKE(&bench->make, arrangements, make_arrangement(&bench->make, bench->pupil, "modified_paper"))
        ->route = ROUTE_UNKNOWN;
}
static void approval_over(struct bench *bench)
{
    MAKE(&bench->make, arrangements, make_arrangement(&bench->make, bench->pupil, "coloured_paper"))
        ->approved_until = day_parse("2027-04-30");
}
static void approved(struct bench *bench)
{
    (void)make_arrangement(&bench->make, bench->pupil, "coloured_paper");
}
static void two_on_no_grid(struct bench *bench)
{
    (void)bench_candidate(bench, "0002", bench->room, 90);
}
static void two_on_a_grid(struct bench *bench)
{
    two_on_no_grid(bench);
    MAKE(&bench->make, rooms, bench->room)->rows = 2;
    MAKE(&bench->make, rooms, bench->room)->columns = 3;
}
static void summon_untold(struct bench *bench)
{
    MAKE(&bench->make, rooms, bench->room)->summon = SUMMON_UNKNOWN;
}
static void on_screen(struct bench *bench)
{
    MAKE(&bench->make, papers, bench->paper)->kind = PAPER_ONSCREEN;
}
static void rest_breaks(struct bench *bench)
{
    (void)make_arrangement(&bench->make, bench->pupil, "rest_breaks");
    MAKE(&bench->make, seating, bench->sitting)->ends_at += 15;
    MAKE(&bench->make, seating, bench->sitting)->release_at += 15;
}

/* No words: it must be empty. */
static bool has(const char *text, const char *words)
{
    return *words ? strstr(text, words) != NULL : *text == '\0';
}

/* One line of the room session: verdict, and words of its facts and text. */
static void lines_say(void **state)
{
    static const struct {
        const char *label;
        void (*change)(struct bench *bench);
        const char *rule;
        int verdict;
        const char *facts, *text;
    } rows[] = {
        {"full time", nothing, "full_time", VERDICT_PASS, "90 minutes", ""},
        {"a minute short", short_time, "full_time", VERDICT_FAIL, "89 minutes", "is due 90"},
        {"rest breaks are an estimate", rest_breaks, "full_time", VERDICT_CANNOT_TELL,
         "1 with rest breaks", "figure:rest_per_hour (10)"},
        {"at every minute", nothing, "ratio", VERDICT_PASS, "INV 08:30-10:45", ""},
        {"nobody", nobody_there, "ratio", VERDICT_OPEN, "one invigilator for 30", "missing"},
        {"a ratio nobody confirmed", on_screen, "ratio", VERDICT_CANNOT_TELL, "for 20",
         "figure:ratio_onscreen (20)"},
        {"trained", nothing, "training", VERDICT_PASS, "INV trained 2026-10-01", ""},
        {"training not told", untold_training, "training", VERDICT_CANNOT_TELL, "INV",
         "told of no training"},
        {"help", nothing, "summon", VERDICT_PASS, "phone", ""},
        {"help not told", summon_untold, "summon", VERDICT_CANNOT_TELL, "not told", "not told"},
        {"interests", nothing, "available", VERDICT_PASS, "declared interests: checked", ""},
        {"subject", nothing, "subject", VERDICT_CANNOT_TELL, "INV", "figure:subject_excluded"},
        {"supported", nothing, "supported", VERDICT_CANNOT_TELL, "INV",
         "figure:supported_excluded"},
        {"approval pending", pending, "approval", VERDICT_CANNOT_TELL, "pending", "not approved"},
        {"approval not told", untold_route, "approval", VERDICT_CANNOT_TELL,
         "1 not told how granted", "it is not told whether"},
        {"approval over", approval_over, "approval", VERDICT_CANNOT_TELL, "1 approved",
         "ends before an exam"},
        {"approved", approved, "approval", VERDICT_PASS, "1 approved", ""},
        {"one candidate", nothing, "seat_distance", VERDICT_PASS, "one candidate", ""},
        {"no grid told", two_on_no_grid, "seat_distance", VERDICT_CANNOT_TELL, "2 candidates",
         "does not tell rows and columns"},
        {"a grid", two_on_a_grid, "seat_distance", VERDICT_PASS, "2 by 3 desks at 125 cm", ""},
    };

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        row->change(&bench);
        bench_audit(&bench, &audit);
        const struct audit_line *line = line_of(&audit, row->rule, ABOUT_SITTING);
        CHECK_ROW(row, line ? line->verdict : -1, row->verdict);
        CHECK_ROW(row, has(line->facts, row->facts), true);
        CHECK_ROW(row, has(line->text, row->text), true);
        CHECK_ROW(row, *line->source != '\0', true);
        arena_release(&bench.arena);
    }
}

static void confirm(struct bench *bench, const char *rule, const char *value)
{
    (void)MAKE_ROW(&bench->make, confirmations, .rule = rule, .year = "2026-27", .value = value,
                   .source = "ICE 2026-27, 6.2", .by = "A Smith", .made_utc = 1800000000);
    rules_confirm(&bench->rules, &bench->make.season, "2026-27", &bench->arena);
}

static void a_confirmed_rule_passes(void **state)
{
    struct bench bench;
    struct audit audit;

    (void)state;
    bench_open(&bench);
    confirm(&bench, "figure:supported_excluded", "");
    bench_audit(&bench, &audit);
    const struct audit_line *line = line_of(&audit, "supported", ABOUT_SITTING);
    assert_int_equal(line->verdict, VERDICT_PASS);
    assert_non_null(strstr(line->source, "confirmed by A Smith"));
    assert_int_equal(line_of(&audit, "subject", ABOUT_SITTING)->verdict, VERDICT_CANNOT_TELL);
    arena_release(&bench.arena);
}

/* With every rule signed off nothing rests on one that is not. */
static void all_confirmed(void **state)
{
    struct bench bench;
    struct audit audit;

    (void)state;
    bench_open(&bench);
    for (int i = rule_count(&bench.rules) - 1; i >= 0; i--) {
        struct rule_row row = rule_at(&bench.rules, i);
        (void)MAKE_ROW(&bench.make, confirmations, .rule = rule_full_name(&row, &bench.arena),
                       .year = "2026-27", .value = "", .source = "read", .by = "us");
    }
    rules_confirm(&bench.rules, &bench.make.season, "2026-27", &bench.arena);
    rest_breaks(&bench);
    bench_audit(&bench, &audit);
    assert_true(audit.n_lines > 20);
    for (int i = 0; i < audit.n_lines; i++)
        assert_null(strstr(audit.lines[i].text, "unconfirmed"));
    arena_release(&bench.arena);
}

/* The school's number holds for the judge, for another year it does not. */
static void a_tighter_number_holds(void **state)
{
    static const struct {
        const char *label, *year, *value;
        int want;
    } rows[] = {
        {"tighter", "2026-27", "3", 3},
        {"as it stands", "2026-27", "", 4},
        {"looser is not taken", "2026-27", "9", 4},
        {"nonsense is not taken", "2026-27", "many", 4},
        {"another year's", "2025-26", "3", 4},
    };

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        bench_open(&bench);
        (void)MAKE_ROW(&bench.make, confirmations, .rule = "figure:reader_share", .year = row->year,
                       .value = row->value, .source = "us", .by = "us");
        rules_confirm(&bench.rules, &bench.make.season, "2026-27", &bench.arena);
        CHECK_ROW(row, bench.rules.figures[FIGURE_READER_SHARE].value, row->want);
        CHECK_ROW(row, rules_helper(&bench.rules, "reader")->share_max, row->want);
        arena_release(&bench.arena);
    }
}

/* Two reports that differ only in the register of interests are the same. */
static void interests_show_nowhere(void **state)
{
    struct bench with, without;
    struct audit audits[2];

    (void)state;
    bench_open(&with);
    bench_open(&without);
    int other = make_person(&with.make, "ZZ", "teacher");
    (void)make_person(&without.make, "ZZ", "teacher");
    (void)MAKE_ROW(&with.make, conflicts, .staff = other, .pupil = with.pupil, .paper = -1,
                   .subject = "");
    bench_audit(&with, &audits[0]);
    bench_audit(&without, &audits[1]);
    assert_int_equal(audits[0].n_lines, audits[1].n_lines);
    for (int i = 0; i < audits[0].n_lines; i++) {
        assert_string_equal(audits[0].lines[i].facts, audits[1].lines[i].facts);
        assert_string_equal(audits[0].lines[i].text, audits[1].lines[i].text);
        assert_int_equal(audits[0].lines[i].verdict, audits[1].lines[i].verdict);
    }
    arena_release(&with.arena);
    arena_release(&without.arena);
}

/* A conflict and an absence that forbid the same duty read alike. */
static void a_conflict_reads_like_an_absence(void **state)
{
    struct bench conflicted, absent;
    struct audit audits[2];

    (void)state;
    bench_open(&conflicted);
    bench_open(&absent);
    (void)MAKE_ROW(&conflicted.make, conflicts, .staff = conflicted.person,
                   .pupil = conflicted.pupil, .paper = -1, .subject = "");
    make_absence(&absent.make, absent.person, DAY, "08:00", "12:00");
    bench_audit(&conflicted, &audits[0]);
    bench_audit(&absent, &audits[1]);
    const struct audit_line *left = line_of(&audits[0], "available", ABOUT_SITTING);
    const struct audit_line *right = line_of(&audits[1], "available", ABOUT_SITTING);
    assert_int_equal(left->verdict, VERDICT_FAIL);
    assert_string_equal(left->text, right->text);
    assert_string_equal(left->facts, right->facts);
    arena_release(&conflicted.arena);
    arena_release(&absent.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_say),
        cmocka_unit_test(a_confirmed_rule_passes),
        cmocka_unit_test(all_confirmed),
        cmocka_unit_test(a_tighter_number_holds),
        cmocka_unit_test(interests_show_nowhere),
        cmocka_unit_test(a_conflict_reads_like_an_absence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
