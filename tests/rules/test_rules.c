/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rules as shipped: every row has its source, figures, times, roles. */
#include "tests/support/rules_case.h"

static void every_row_has_source(void **state)
{
    (void)state;
    assert_string_equal(rules.year, "2026-27");
    for (int i = 0; i < N_FIGURES; i++) {
        assert_non_null(rules.figures[i].name);
        assert_true(*rules.figures[i].title && *rules.figures[i].source);
    }
    for (int i = 0; i < rules.n_arrangements; i++)
        assert_true(*rules.arrangements[i].source && *rules.arrangements[i].route);
    for (int i = 0; i < rules.n_helpers; i++)
        assert_true(*rules.helpers[i].source && *rules.helpers[i].title);
    assert_true(rules.n_trainings >= 2);
}

static void figures(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int id, value, confidence;
    } rows[] = {
        {"written ratio", FIGURE_RATIO_WRITTEN, 30, CONFIRMED},
        {"practical ratio", FIGURE_RATIO_PRACTICAL, 20, CONFIRMED},
        {"on-screen ratio is not verified", FIGURE_RATIO_ONSCREEN, 20, UNCONFIRMED},
        {"morning earliest", FIGURE_AM_EARLIEST, 8 * 60 + 30, CONFIRMED},
        {"morning latest", FIGURE_AM_LATEST, 9 * 60 + 30, CONFIRMED},
        {"afternoon by symmetry", FIGURE_PM_LATEST, 14 * 60, UNCONFIRMED},
        {"three hours in one session", FIGURE_CLASH_SAME_SESSION, 180, CONFIRMED},
        {"break between", FIGURE_CLASH_BREAK, 20, CONFIRMED},
        {"overnight GCSE", FIGURE_OVERNIGHT_GCSE, 330, CONFIRMED},
        {"overnight A level", FIGURE_OVERNIGHT_ALEVEL, 360, CONFIRMED},
        {"rest per hour", FIGURE_REST_PER_HOUR, 10, ESTIMATE},
        {"supported candidates", FIGURE_SUPPORTED_EXCLUDED, 1, UNCONFIRMED},
        {"rover", FIGURE_ROVER_ROOMS, 8, ESTIMATE},
        {"reader", FIGURE_READER_SHARE, 4, CONFIRMED},
        {"chairs", FIGURE_SEAT_DISTANCE, 125, CONFIRMED},
    };
    EACH (row, rows) {
        CHECK_ROW(row, rules_figure(&rules, row->id), row->value);
        CHECK_ROW(row, rules.figures[row->id].confidence, row->confidence);
    }
    assert_int_equal(rules_ratio(&rules, PAPER_WRITTEN), 30);
    assert_int_equal(rules_ratio(&rules, PAPER_ART), 20);
}

static void times(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int minutes, extra_pct, per_hour, allowed, rest;
    } rows[] = {
        {"none", 90, 0, 0, 90, 0},
        {"quarter, rounded up", 90, 25, 0, 113, 0},
        {"half, rounded up", 105, 50, 0, 158, 0},
        {"double", 75, 100, 0, 150, 0},
        {"rest only", 90, 0, 10, 90, 15},
        {"rest grows with extra time", 105, 25, 10, 132, 22},
        {"rest is capped", 180, 25, 20, 225, 30},
    };
    EACH (row, rows) {
        int allowed = rules_allowed_min(&rules, row->minutes, row->extra_pct);
        CHECK_ROW(row, allowed, row->allowed);
        CHECK_ROW(row, rules_rest_min(&rules, allowed, row->per_hour), row->rest);
    }
}

static void release(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int session, minutes, start, end, want;
        int later; /* days after the paper's own */
        const char *parts;
    } rows[] = {
        {"45 minutes from 09:00 leave at the end", SESSION_AM, 45, 540, 585, 585, 0, ""},
        {"30 minutes stay until 09:30", SESSION_AM, 25, 540, 565, 570, 0, ""},
        {"short and early: until the published finish", SESSION_AM, 45, 510, 555, 585, 0, ""},
        {"75 minutes from 08:30 stay until 10:00", SESSION_AM, 75, 510, 585, 600, 0, ""},
        {"75 minutes from 09:00", SESSION_AM, 75, 540, 615, 615, 0, ""},
        {"60 minutes is not short", SESSION_AM, 60, 510, 570, 600, 0, ""},
        {"afternoon until 14:30", SESSION_PM, 60, 780, 840, 870, 0, ""},
        {"afternoon paper sat in the morning", SESSION_PM, 90, 540, 630, 870, 0, ""},
        {"morning paper sat in the afternoon", SESSION_AM, 90, 810, 900, 900, 0, ""},
        {"deferred to the next morning: all others have sat it", SESSION_PM, 90, 540, 630, 630, 1,
         ""},
        {"the second part of one that takes two days", SESSION_AM, 45, 540, 565, 585, 1, "both"},
        {"on demand has no window", SESSION_NONE, 30, 600, 630, 630, 0, ""},
    };
    EACH (row, rows) {
        int64_t base = today * DAY_MIN;
        struct paper paper = {
            .session = row->session, .date = today - row->later, .parts = row->parts};
        int64_t got = rules_release_at(&rules, &paper, today, row->minutes, base + row->start,
                                       base + row->end);
        CHECK_ROW(row, got - base, row->want);
    }
}

/* Who combines with what (2.4), and who may not come near (2.5, 6.5). */
/* One role as a line of words, so that a row says all of it. */
static const char *described(const struct helper_rule *helper)
{
    return arena_text(&arena, "%s%s%s%s%sshare %d, before %d, subject %s",
                      helper->may_invigilate ? "invigilates, " : "",
                      helper->rover_then ? "rover, " : "", helper->separate_room ? "apart, " : "",
                      helper->conflict_bar ? "conflicts, " : "", helper->cut ? "cut, " : "",
                      helper->share_max, helper->before_min, helper->subject_bar);
}

static void roles(void **state)
{
    (void)state;
    static const struct {
        const char *label, *want;
    } rows[] = {
        {"invigilator", "conflicts, cut, share 30, before 30, subject hard"},
        {"lead_invigilator", "conflicts, share 30, before 30, subject hard"},
        {"rover", "conflicts, share 8, before 15, subject hard"},
        {"floater", "cut, share 10, before 15, subject warning"},
        {"reader", "invigilates, rover, apart, conflicts, share 4, before 15, subject hard"},
        {"scribe", "invigilates, rover, apart, conflicts, share 1, before 15, subject hard"},
        {"prompter", "invigilates, conflicts, share 2, before 15, subject hard"},
        {"practical_assistant",
         "invigilates, rover, apart, conflicts, share 1, before 15, subject hard"},
        {"language_modifier", "apart, conflicts, share 1, before 60, subject hard"},
        {"communication_professional", "apart, conflicts, share 3, before 60, subject none"},
        {"live_speaker", "apart, conflicts, share 4, before 60, subject none"},
        {"clash_supervisor", "conflicts, cut, share 30, before 0, subject none"},
    };
    EACH (row, rows) {
        const struct helper_rule *helper = rules_helper(&rules, row->label);
        assert_non_null(helper);
        CHECK_ROW_TEXT(row, described(helper), row->want);
    }
    assert_non_null(strstr(rules_helper(&rules, "reader")->combines, "scribe"));
    assert_null(rules_helper(&rules, "juggler"));
}

static void qualified(void **state)
{
    (void)state;
    const int64_t september = day_make(2026, 9, 1);
    const struct skill skills[] = {
        {.staff = 0, .skill = "reader", .from = -1, .until = -1},
        {.staff = 1, .skill = "invigilator", .from = -1, .until = -1},
        {.staff = 2, .skill = "invigilator", .from = -1, .until = -1},
        {.staff = 3, .skill = "lead_invigilator", .from = -1, .until = -1},
        {.staff = 4, .skill = "reader", .from = today + 1, .until = -1},
        {.staff = 5, .skill = "reader", .from = -1, .until = today - 1},
        {.staff = 6, .skill = "live_speaker:french", .from = -1, .until = -1},
        {.staff = 7, .skill = "invigilator", .from = -1, .until = -1},
        {.staff = 8, .skill = "invigilator", .from = -1, .until = -1},
        {.staff = 9, .skill = "mentor", .from = -1, .until = -1},
    };
    const struct training training[] = {
        {.staff = 0, .kind = "facilitator", .date = september, .result = ""},
        {.staff = 1, .kind = "invigilator", .date = september, .result = "pass"},
        {.staff = 2, .kind = "invigilator", .date = september - 1, .result = ""},
        {.staff = 3, .kind = "invigilator", .date = today, .result = ""},
        {.staff = 6, .kind = "facilitator", .date = today - 3, .result = ""},
        {.staff = 7, .kind = "invigilator", .date = today + 1, .result = ""},
        {.staff = 8, .kind = "invigilator", .date = today - 9, .result = "failed"},
    };
    static const struct {
        const char *label;
        int person;
        const char *role;
        bool want;
        const char *reason;
    } rows[] = {
        {"reads, trained", 0, "reader", true, ""},
        {"reads, does not invigilate", 0, "invigilator", false, "does not invigilate"},
        {"invigilates, trained on 1 September", 1, "invigilator", true, ""},
        {"trained the day before", 2, "invigilator", false, "training expired"},
        {"lead may invigilate, trained today", 3, "invigilator", true, ""},
        {"invigilator may not lead", 1, "lead_invigilator", false, "does not lead"},
        {"skill begins tomorrow", 4, "reader", false, "does not read"},
        {"skill ended", 5, "reader", false, "does not read"},
        {"speaks a language", 6, "live_speaker", true, ""},
        {"trained tomorrow", 7, "invigilator", false, "not trained"},
        {"failed", 8, "invigilator", false, "not trained"},
        {"mentor wants no exam training", 9, "mentor", true, ""},
        {"facilitator training lets float", 0, "floater", true, ""},
        {"in-class support asks nothing", 5, "support", true, ""},
        {"no such role", 0, "juggler", false, "no such role in the rules"},
    };
    struct season season = {.skills = skills,
                            .n_skills = ENTRIES(skills),
                            .training = training,
                            .n_training = ENTRIES(training)};

    EACH (row, rows) {
        const char *reason = "";
        CHECK_ROW(row, rules_qualified(&rules, &season, row->person, row->role, today, &reason),
                  row->want);
        CHECK_ROW_TEXT(row, reason, row->reason);
    }
    const char *reason = "";
    season.n_training = 0; /* no training file: the skill carries it */
    assert_true(rules_qualified(&rules, &season, 2, "invigilator", today, &reason));
    assert_true(rules_is_training("not trained"));
    assert_true(rules_is_training("training expired"));
    assert_false(rules_is_training("does not train staff")); /* a school's word for a skill */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_has_source),
        cmocka_unit_test(figures),
        cmocka_unit_test(times),
        cmocka_unit_test(release),
        cmocka_unit_test(roles),
        cmocka_unit_test(qualified),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
