/* SPDX-License-Identifier: GPL-3.0-or-later
 * What exams ask for besides helpers: technicians, transcripts, two adults off site. */
#include "tests/support/rule_case.h"

/* On-screen papers always have one; others as the school says. */
static void technician_for_computers(void **state)
{
    static const struct {
        const char *label, *setting, *skill, *kind;
        int candidates, technicians;
    } rows[] = {
        {"nobody knows computers: not planned", "skilled", "", "word_processor", 5, 0},
        {"somebody does", "skilled", "it", "word_processor", 5, 1},
        {"thirty: one", "yes", "", "word_processor", 30, 1},
        {"thirty-one: two", "yes", "", "word_processor", 31, 2},
        {"computer readers count", "yes", "", "computer_reader", 5, 1},
        {"a reading pen does not", "yes", "", "reading_pen", 5, 0},
        {"not wanted", "no", "it", "word_processor", 5, 0},
    };

    (void)state;
    EACH (row, rows) {
        for (int without = 0; without < 2; without++) {
            quiet(NULL);
            make_setting(&make, "word_processor_technician", row->setting);
            MAKE(&make, rooms, 0)->computers = 40;
            MAKE(&make, rooms, 0)->seats = 40;
            if (*row->skill)
                make_skill(&make, make_person(&make, "IT", "technician"), row->skill);
            int first = sit(row->candidates, 0, 1, "09:00", 90);
            for (int i = 0; i < row->candidates; i++)
                make_arrangement(&make, first + i, row->kind);
            CHECK_ROW(row, count("technician"), row->technicians);
            struct audit audit = judged(without ? "technician" : NULL);
            if (without == 0)
                CHECK_ROW(row, clean(&audit), true);
            else
                CHECK_ROW(row, finds(&audit, "technician", AUDIT_OPEN), row->technicians > 0);
        }
    }
}

/* Written out on the day, once the candidate has left, by somebody who can. */
static void transcript_after_the_paper(void **state)
{
    static const struct {
        const char *label, *kind;
        int transcripts;
    } rows[] = {{"illegible: written out", "transcript", 1}, {"typed: not", "word_processor", 0}};

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        MAKE(&make, rooms, 0)->computers = 10;
        make_arrangement(&make, sit(3, 0, 1, "09:00", 90), row->kind);
        CHECK_ROW(row, count("transcript"), row->transcripts);
        struct audit all = judged(NULL);
        CHECK_ROW(row, clean(&all), true);
        quiet(NULL);
        MAKE(&make, rooms, 0)->computers = 10;
        make_arrangement(&make, sit(3, 0, 1, "09:00", 90), row->kind);
        struct audit less = judged("transcript");
        CHECK_ROW(row, finds(&less, "after_paper", AUDIT_OPEN), row->transcripts > 0);
    }
    quiet(NULL);
    make_arrangement(&make, sit(3, 0, 1, "09:00", 90), "transcript");
    const struct duty *duty = find("S27:transcript:8700/1:0001");
    assert_true(duty->n_slots > 10); /* any quarter of an hour from 10:30 to the day's end */
    assert_int_equal(duty->slots[0].starts_at, make_at(DAY, "10:30"));
    assert_int_equal(duty->slots[duty->n_slots - 1].starts_at, make_at(DAY, "14:45"));
    assert_string_equal(duty->role, "transcript");
}

/* Nobody sits at a candidate's bed alone, unless the school says so; a helper is the second. */
static void off_site_in_pairs(void **state)
{
    static const struct {
        const char *label, *adults, *helper;
        int invigilators, combined, helpers;
    } rows[] = {
        {"two adults", "2", "", 2, 0, 0},
        {"one where the school says so", "1", "", 1, 0, 0},
        {"reader and invigilator are two", "2", "reader", 1, 0, 1},
        {"one who is both", "1", "reader", 0, 1, 0},
    };

    (void)state;
    EACH (row, rows) {
        for (int without = 0; without < 2; without++) {
            quiet(NULL);
            make_setting(&make, "off_site_adults", row->adults);
            int pupil = sit(1, 0, 1, "09:00", 90);
            make_arrangement(&make, pupil, "alternative_site");
            if (*row->helper)
                make_arrangement(&make, pupil, row->helper);
            CHECK_ROW(row, count("site_invigilator"), row->invigilators);
            CHECK_ROW(row, count("combined"), row->combined);
            CHECK_ROW(row, count("reader"), row->helpers);
            make_skill(&make, make_person(&make, "ZZ", "pastoral"), "second_check");
            CHECK_ROW(row, count("second_check"), 0); /* nobody's packets are opened there */
            struct audit audit = judged(without ? "site_invigilator" : NULL);
            if (without == 0)
                CHECK_ROW(row, clean(&audit), true);
            else
                CHECK_ROW(row,
                          finds(&audit, "off_site_adults", AUDIT_OPEN) ||
                              finds(&audit, "ratio", AUDIT_OPEN),
                          row->invigilators > 0);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(technician_for_computers),
        TEST(transcript_after_the_paper),
        TEST(off_site_in_pairs),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
