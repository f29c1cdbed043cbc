/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is got ready before papers start (domain 2.3): coloured and modified papers, computers. */
#include "scheduler/duty/means.h"
#include "tests/support/rule_case.h"

static int by_setting(const void *left, const void *right)
{
    return strcmp(((const struct setting *)left)->name, ((const struct setting *)right)->name);
}

struct ready_row {
    const char *label, *arrangement, *kind, *setting, *skill, *second;
    const char *want;
};

static void school(const struct ready_row *row)
{
    quiet(NULL);
    make_setting(&make, row->kind, row->setting);
    qsort(MAKE(&make, settings, 0), (size_t)make.season.n_settings, sizeof(struct setting),
          by_setting);
    make_skill(&make, make_person(&make, "AB", "pastoral"), row->skill);
    make_arrangement(&make, sit(2, 0, 1, "09:00", 90), row->arrangement);
    if (*row->second)
        make_arrangement(&make, sit(2, 1, 2, row->second, 90), row->arrangement);
}

static void got_ready_before_the_paper(void **state)
{
    static const struct ready_row rows[] = {
        {"coloured paper", "coloured_paper", "open_early", "yes", "cover", "",
         "S27:open_early:MAIN:2027-05-12:AM:1 08:00-08:15\n"},
        {"modified paper", "modified_paper", "open_early", "yes", "cover", "",
         "S27:open_early:MAIN:2027-05-12:AM:1 08:00-08:15\n"},
        {"an overlay needs nothing", "overlay", "open_early", "yes", "cover", "", ""},
        {"nobody is told to open papers", "coloured_paper", "open_early", "skilled", "cover", "",
         ""},
        {"somebody is", "coloured_paper", "open_early", "skilled", "open_papers", "",
         "S27:open_early:MAIN:2027-05-12:AM:1 08:00-08:15\n"},
        {"not planned", "coloured_paper", "open_early", "no", "open_papers", "", ""},
        {"each start has its own time", "coloured_paper", "open_early", "yes", "cover", "09:30",
         "S27:open_early:MAIN:2027-05-12:AM:1 08:00-08:15\n"
         "S27:open_early:MAIN:2027-05-12:AM:2 08:30-08:45\n"},
        {"word processor", "word_processor", "it_check", "yes", "cover", "",
         "S27:it_check:MAIN:2027-05-12:AM:1 08:15-08:35\n"},
        {"computer reader", "computer_reader", "it_check", "skilled", "it_check", "",
         "S27:it_check:MAIN:2027-05-12:AM:1 08:15-08:35\n"},
        {"speech recognition", "speech_recognition", "it_check", "yes", "cover", "",
         "S27:it_check:MAIN:2027-05-12:AM:1 08:15-08:35\n"},
        {"a pen needs no check", "reading_pen", "it_check", "yes", "cover", "", ""},
    };

    (void)state;
    EACH (row, rows) {
        school(row);
        CHECK_ROW_TEXT(row, told(row->kind), row->want);
        struct audit audit = judged(NULL);
        CHECK_ROW(row, finds(&audit, row->kind, AUDIT_OPEN), false);
        school(row);
        audit = judged(row->kind);
        CHECK_ROW(row, finds(&audit, row->kind, AUDIT_OPEN), *row->want != '\0');
    }
}

/* Opened before the window, or not before the start: as if it had not been done. */
static void in_its_window(void **state)
{
    static const struct {
        const char *label;
        int later_min;
        bool wrong;
    } rows[] = {
        {"as planned", 0, false},
        {"a minute too early", -1, true},
        {"up to the start", 45, false},
        {"a minute into the paper", 46, true},
    };
    static const struct ready_row coloured = {
        "", "coloured_paper", "open_early", "yes", "cover", "", ""};

    (void)state;
    EACH (row, rows) {
        school(&coloured);
        struct audit audit = judged(NULL);
        for (int i = 0; i < make.season.n_draft; i++) {
            struct assignment *told = MAKE(&make, draft, i);
            told->starts_at += strcmp(told->kind, "open_early") == 0 ? row->later_min : 0;
            told->ends_at += strcmp(told->kind, "open_early") == 0 ? row->later_min : 0;
        }
        audit_make(&make.season, &rules, make.season.draft, make.season.n_draft, day_parse(DAY),
                   day_parse(DAY), &arena, &audit);
        CHECK_ROW(row, finds(&audit, "open_early", AUDIT_OPEN), row->wrong);
    }
}

/* Posts share the school's radios, rooms with one invigilator its phones, where it lists any: plan
 * and judge say when there are too few. */
static void a_radio_for_every_post(void **state)
{
    static const struct {
        const char *label, *item;
        int count, posts, rooms, candidates, shorts;
        const char *text;
    } rows[] = {
        {"two posts, two radios", "radio", 2, 2, 0, 0, 0, ""},
        {"three posts", "radio", 2, 3, 0, 0, 1,
         "MAIN: 3 radios wanted at once, there are 2 (Gate duty, Gate duty, Gate duty)"},
        {"the school lists no radios", "laptop", 2, 3, 0, 0, 0, ""},
        {"two rooms, one phone", "phone", 1, 0, 2, 5, 1,
         "MAIN: 2 phones wanted at once, there is 1 (R01, R02)"},
        {"two rooms, two phones", "phone", 2, 0, 2, 5, 0, ""},
        {"two invigilators in each room", "phone", 1, 0, 2, 35, 0, ""},
        {"a phone is no radio", "radio", 1, 0, 2, 5, 0, ""},
    };

    (void)state;
    EACH (row, rows) {
        const struct means_short *list;
        quiet(NULL);
        (void)MAKE_ROW(&make, equipment, .item = row->item, .count = row->count, .site = 0);
        for (int i = 0; i < row->posts; i++) {
            const char *code = arena_text(&arena, "G%d", i);
            int duty = make_duty(&make, code, "gate_duty", DAY, "08:15", "08:45");
            MAKE(&make, school_duties, duty)->site = 0;
            MAKE(&make, school_duties, duty)->title = "Gate duty";
        }
        for (int i = 0; i < row->rooms; i++)
            sit(row->candidates, i, i + 1, "09:00", 90);
        struct duties duties = derive();
        int n = means_find(&make.season, duties.list, duties.count, day_parse(DAY), day_parse(DAY),
                           &arena, &list);
        CHECK_ROW(row, n, row->shorts);
        CHECK_ROW_TEXT(row, n ? means_text(&make.season, list, &arena) : "", row->text);
        n = means_find(&make.season, duties.list, duties.count, day_parse(DAY) + 1,
                       day_parse(DAY) + 1, &arena, &list);
        CHECK_ROW(row, n, 0);
        struct audit audit = judged(NULL);
        CHECK_ROW(row, finds(&audit, "radio", AUDIT_SOFT), row->shorts > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(got_ready_before_the_paper),
        TEST(in_its_window),
        TEST(a_radio_for_every_post),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
