/* SPDX-License-Identifier: GPL-3.0-or-later
 * What arrangements ask for, by kind and by subject. */
#include "tests/support/rule_case.h"

/* One candidate with one arrangement; -1: not told. */
static struct needs needs_of(const char *kind, int amount, int paper_kind, const char *subject)
{
    struct needs needs;

    quiet(NULL);
    int pupil = make_pupil(&make, "0001");
    MAKE(&make, papers, paper)->kind = paper_kind;
    MAKE(&make, papers, paper)->subject = subject;
    MAKE(&make, papers, paper)->title = subject;
    MAKE(&make, arrangements, make_arrangement(&make, pupil, kind))->amount = amount;
    rules_needs(&rules, &make.season, pupil, paper, day_parse(DAY), &arena, &needs);
    return needs;
}

static const char *roles_text(unsigned roles)
{
    const char *text = "";

    for (int i = 0; i < rules.n_helpers; i++)
        if (roles & 1U << i)
            text = arena_text(&arena, "%s%s%s", text, *text ? ";" : "", rules.helpers[i].role);
    return text;
}

/* Every kind has a row of the year's table with source and confidence; this is what it says. */
static void every_kind_has_a_row(void **state)
{
    static const struct {
        const char *label; /* the kind */
        int extra_pct;
        bool rest;
        int place;
        const char *helper, *item, *after;
        bool computer, off_site, prints;
    } rows[] = {
        {"rest_breaks", 0, true, PLACE_SMALL, "", "", "", false, false, false},
        {"extra_time", 25, false, PLACE_ANY, "", "", "", false, false, false},
        {"computer_reader", 0, false, PLACE_SMALL, "", "headphones", "", true, false, false},
        {"reader", 0, false, PLACE_SEPARATE, "reader", "", "", false, false, false},
        {"reading_pen", 0, false, PLACE_ANY, "", "reading_pen", "", false, false, false},
        {"read_aloud", 0, false, PLACE_SEPARATE, "", "", "", false, false, false},
        {"scribe", 0, false, PLACE_SEPARATE, "scribe", "", "", false, false, false},
        {"speech_recognition", 0, false, PLACE_SEPARATE, "", "", "", true, false, true},
        {"word_processor", 0, false, PLACE_ANY, "", "", "", true, false, true},
        {"prompter", 0, false, PLACE_SMALL, "prompter", "", "", false, false, false},
        {"practical_assistant", 0, false, PLACE_SEPARATE, "practical_assistant", "", "", false,
         false, false},
        {"language_modifier", 0, false, PLACE_SEPARATE, "language_modifier", "", "", false, false,
         false},
        {"communication_professional", 0, false, PLACE_SEPARATE, "communication_professional", "",
         "", false, false, false},
        {"bilingual_dictionary", 0, false, PLACE_ANY, "", "", "", false, false, false},
        {"separate_invigilation", 0, false, PLACE_ALONE, "", "", "", false, false, false},
        {"alternative_site", 0, false, PLACE_ALONE, "", "", "", false, true, false},
        {"modified_paper", 0, false, PLACE_ANY, "", "", "", false, false, false},
        {"coloured_paper", 0, false, PLACE_ANY, "", "", "", false, false, false},
        {"overlay", 0, false, PLACE_ANY, "", "", "", false, false, false},
        {"transcript", 0, false, PLACE_ANY, "", "", "transcript", false, false, false},
        {"amplification", 0, false, PLACE_ANY, "", "", "", false, false, false},
        {"medical_needs", 0, false, PLACE_ANY, "", "", "", false, false, false},
        {"fidget_aid", 0, false, PLACE_ANY, "", "", "", false, false, false},
        {"ear_defenders", 0, false, PLACE_ANY, "", "", "", false, false, false},
        {"near_toilet", 0, false, PLACE_ANY, "", "", "", false, false, false},
        {"near_door", 0, false, PLACE_ANY, "", "", "", false, false, false},
        {"away_from_door", 0, false, PLACE_ANY, "", "", "", false, false, false},
        {"non_medical_helper", 0, false, PLACE_SEPARATE, "practical_assistant", "", "", false,
         false, false},
    };
    int told_rows = 1; /* live_speaker: below */

    (void)state;
    EACH (row, rows) {
        struct needs needs = needs_of(row->label, -1, PAPER_WRITTEN, "Maths");
        const struct arrangement_rule *rule = rules_arrangement(&rules, row->label);
        assert_non_null(rule);
        CHECK_ROW(row, *rule->source != '\0', true);
        CHECK_ROW(row, needs.extra_pct, row->extra_pct);
        CHECK_ROW(row, needs.rest_per_hour > 0, row->rest);
        CHECK_ROW(row, needs.place, row->place);
        CHECK_ROW_TEXT(row, roles_text(needs.helpers), row->helper);
        CHECK_ROW_TEXT(row, needs.n_equipment ? needs.equipment[0] : "", row->item);
        CHECK_ROW_TEXT(row, roles_text(needs.after), row->after);
        CHECK_ROW(row, needs.computer, row->computer);
        CHECK_ROW(row, needs.off_site, row->off_site);
        CHECK_ROW(row, needs.prints, row->prints);
        CHECK_ROW(row, *needs.because != '\0', true); /* the room's list names each of them */
        told_rows++;
    }
    assert_int_equal(rules.n_arrangements, told_rows);
}

static void live_speaker_only_where_a_recording_is_heard(void **state)
{
    static const struct {
        const char *label;
        int kind;
        const char *helper;
    } rows[] = {{"listening", PAPER_LISTENING, "live_speaker"},
                {"reading and writing", PAPER_WRITTEN, ""},
                {"speaking", PAPER_SPEAKING, ""}};

    (void)state;
    EACH (row, rows) {
        struct needs needs = needs_of("live_speaker", -1, row->kind, "French");
        CHECK_ROW_TEXT(row, roles_text(needs.helpers), row->helper);
    }
}

static void dictionary_not_in_some_subjects(void **state)
{
    static const struct {
        const char *label;
        int amount;
        bool counts;
    } rows[] = {
        {"Maths", -1, true},
        {"Science", 25, true},
        {"English Language", -1, false},
        {"History", -1, false},
        {"English Literature", 25, false},
        {"Geography", -1, false},
    };

    (void)state;
    EACH (row, rows) {
        struct needs needs =
            needs_of("bilingual_dictionary", row->amount, PAPER_WRITTEN, row->label);
        CHECK_ROW(row, *needs.because != '\0', row->counts);
        CHECK_ROW(row, needs.extra_pct, row->counts && row->amount > 0 ? row->amount : 0);
    }
}

/* The most exact row holds: paper before subject before all. */
static void subject_by_subject(void **state)
{
    static const struct {
        const char *label, *subject;
        bool this_paper, wanted, has;
    } rows[] = {
        {"everywhere", "", false, true, true},
        {"in this subject", "English Language", false, true, true},
        {"in another", "Maths", false, true, false},
        {"in this paper", "", true, true, true},
        {"declined in this subject", "English Language", false, false, false},
    };

    (void)state;
    EACH (row, rows) {
        struct needs needs;
        quiet(NULL);
        int pupil = make_pupil(&make, "0001");
        struct arrangement *made =
            MAKE(&make, arrangements, make_arrangement(&make, pupil, "scribe"));
        made->subject = row->subject;
        made->paper = row->this_paper ? paper : -1;
        made->wanted = row->wanted;
        rules_needs(&rules, &make.season, pupil, paper, day_parse(DAY), &arena, &needs);
        CHECK_ROW_TEXT(row, roles_text(needs.helpers), row->has ? "scribe" : "");
    }
}

/* Breaks of those who sit with others are walked by an adult; alone, by the room's own. */
static void rest_breaks_are_supervised(void **state)
{
    static const struct {
        const char *label;
        int candidates, rooms, supervisors;
    } rows[] = {{"alone: the invigilator", 1, 1, 0},
                {"a small group: one beside", 5, 1, 1},
                {"four rooms: one", 2, 4, 1},
                {"five rooms: two", 2, 5, 2}};

    (void)state;
    EACH (row, rows) {
        for (int without = 0; without < 2; without++) {
            quiet(NULL);
            for (int room = 0; room < row->rooms; room++) {
                make_arrangement(&make, sit(row->candidates, room, room + 1, "09:00", 110),
                                 "rest_breaks");
                MAKE(&make, seating, make.season.n_seating - row->candidates)->rest_min = 15;
            }
            CHECK_ROW(row, count("rest_breaks"), row->supervisors);
            struct audit audit = judged(without ? "rest_breaks" : NULL);
            if (without == 0)
                CHECK_ROW(row, clean(&audit), true);
            else
                CHECK_ROW(row, finds(&audit, "rest_breaks", AUDIT_OPEN), row->supervisors > 0);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(every_kind_has_a_row),
        TEST(live_speaker_only_where_a_recording_is_heard),
        TEST(dictionary_not_in_some_subjects),
        TEST(subject_by_subject),
        TEST(rest_breaks_are_supervised),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
