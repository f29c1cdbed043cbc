/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a level costs more or less, in words; tables of a narrow window; names for codes. */
#include "tests/support/check.h"

#include "scheduler/desk/parts.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/plan/price_words.h"

static void words(void **state)
{
    static const struct {
        const char *label;
        enum level level;
        int64_t more;
        int seats;
        const char *want;
    } rows[] = {
        {"one seat", LEVEL_REQUIRED, 2, 1, "1 more seat that the rules demand stands empty"},
        {"seats", LEVEL_REQUIRED, -2, -2, "2 fewer seats that the rules demand stand empty"},
        {"as many", LEVEL_REQUIRED, -2, 0,
         "of the seats that the rules demand, less important ones stand empty"},
        {"fewer, but worse", LEVEL_REQUIRED, 1, -1,
         "1 fewer seat that the rules demand stands empty, but more important ones"},
        {"a lesson", LEVEL_COVER, 1, 1, "1 more lesson is without cover"},
        {"by others", LEVEL_COVER, 3, 0, "lessons are covered less well"},
        {"sessions", LEVEL_WORK, 10, 2, "2 more sessions and other duties are left undone"},
        {"told", LEVEL_CHANGES, -1, 0, "1 fewer change to what people were told"},
        {"pay", LEVEL_MONEY, -386, 0,
         "\xc2\xa3"
         "3.86 less pay"},
        {"pence", LEVEL_MONEY, 5, 0,
         "\xc2\xa3"
         "0.05 more pay"},
        {"much pay", LEVEL_MONEY, 100000507, 0,
         "\xc2\xa3"
         "1,000,005.07 more pay"},
        {"a thousand", LEVEL_MONEY, -100000, 0,
         "\xc2\xa3"
         "1,000.00 less pay"},
        {"an hour", LEVEL_FAIRNESS, 4, 0,
         "whoever has most has 1 hour more (for a full week's contract)"},
        {"hours", LEVEL_FAIRNESS, -8, 0,
         "whoever has most has 2 hours less (for a full week's contract)"},
        {"load", LEVEL_FAIRNESS, 3, 0,
         "whoever has most has 45 minutes more (for a full week's contract)"},
        {"much load", LEVEL_FAIRNESS, -5, 0,
         "whoever has most has 1 h 15 min less (for a full week's contract)"},
        {"teachers and load", LEVEL_FAIRNESS, 81, 2,
         "2 more lessons are covered by teachers, who should do so rarely, and whoever has most "
         "has 15 minutes more (for a full week's contract)"},
        {"teachers", LEVEL_FAIRNESS, -40, -1,
         "1 fewer lesson is covered by teachers, who should do so rarely"},
        {"wishes", LEVEL_PREFERENCE, 9, 0, "it suits people less well"},
    };
    struct arena arena = {0};

    (void)state;
    EACH (row, rows)
        CHECK_ROW_TEXT(row, price_words(row->level, row->more, row->seats, &arena), row->want);
    arena_release(&arena);
}

/* The school's order is told in its order; what is the same is not told. */
static void all(void **state)
{
    const int order[LEVELS] = {LEVEL_REQUIRED, LEVEL_MONEY,    LEVEL_COVER,     LEVEL_WORK,
                               LEVEL_CHANGES,  LEVEL_FAIRNESS, LEVEL_PREFERENCE};
    struct price_of before = {{4, 100}, {2}}, after = {{2, 600}, {1}};
    struct arena arena = {0};

    (void)state;
    assert_string_equal(price_all(order, &before, &after, "; ", &arena),
                        "1 fewer seat that the rules demand stands empty; \xc2\xa3"
                        "5.00 more pay");
    assert_string_equal(price_all(order, &before, &before, "; ", &arena), "");
    arena_release(&arena);
}

#define HEADS "<thead><tr><th scope=\"col\">A</th><th scope=\"col\">B <b>c</b></th><th>D</th></tr>"
static void cards(void **state)
{
    static const struct {
        const char *label, *want; /* NULL: as it was */
    } rows[] = {
        {"", NULL},
        {"<p>1 < 2</p>", NULL},
        {"<table>" HEADS "</thead><tbody><tr><th>1</th><td class=\"n\">2</td><td>3</td></tr>"
         "<tr><td>4</td></tr></tbody></table>!",
         "<table class=\"cards\">" HEADS "</thead><tbody><tr><th data-label=\"A\">1</th>"
         "<td data-label=\"B c\" class=\"n\">2</td><td data-label=\"D\">3</td></tr>"
         "<tr><td data-label=\"A\">4</td></tr></tbody></table>!"},
        {"<table class=\"board\">" HEADS "</thead><tbody><tr><td>1</td></tr></tbody></table>",
         NULL},
        {"<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td></tr></tbody>"
         "</table>",
         NULL},
        {"<table>" HEADS "</thead><tbody><tr><td colspan=\"3\">1</td></tr></tbody></table>", NULL},
        {"<table>" HEADS, NULL},
    };

    (void)state;
    EACH (row, rows) {
        struct html page = {0};
        cards_put(&page, row->label, strlen(row->label));
        if (row->want)
            CHECK_ROW_TEXT(row, page.text, row->want);
        else if (!strstr(row->label, "<table>"))
            CHECK_ROW_TEXT(row, page.text ? page.text : "", row->label);
        else
            assert_null(strstr(page.text, "data-label"));
        html_release(&page);
    }
}

static void names(void **state)
{
    static struct pupil pupils[] = {{.pupil = "0042", .name = "Nobody Here"},
                                    {.pupil = "P29", .name = "Omar Eastham"}};
    static struct person people[] = {{.staff = "PM", .name = "Pat Moss"}};
    const struct season season = {.pupils = pupils, .n_pupils = 2, .people = people, .n_people = 1};
    static const struct {
        const char *label, *staff, *want;
    } rows[] = {
        {"P29 must sit alone", "", "Omar Eastham (P29) must sit alone"},
        {"candidate P29: no room", "", "candidate Omar Eastham (P29): no room"},
        {"P290, xP29 and S-P29 stay", "", "P290, xP29 and S-P29 stay"},
        {"0042 minutes", "", "0042 minutes"},
        {"C1 on 2027-05-17 PM", "", "C1 on Mon 17 May 2027 PM"},
        {"paper 2027-05-1 or 2027-13-01", "", "paper 2027-05-1 or 2027-13-01"},
        {"PM has no lunch", "PM", "Pat Moss (PM) has no lunch"},
    };
    struct arena arena = {0};

    (void)state;
    EACH (row, rows)
        CHECK_ROW_TEXT(row, named_words(&season, row->label, row->staff, &arena), row->want);
    assert_string_equal(named_words(NULL, "P29 from 2027-05-17", "", &arena),
                        "P29 from Mon 17 May 2027");
    assert_string_equal(when_words("2027-05-17 12:00", &arena), "Mon 17 May 2027 12:00");
    assert_string_equal(when_words("", &arena), "");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),
        cmocka_unit_test(all),
        cmocka_unit_test(cards),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
