/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 1.1, 1.2, 1.11 and 1.12: how many adults a room and a site want, and when they come. */
#include "tests/support/rule_case.h"

static void kind_is(int kind)
{
    MAKE(&make, papers, paper)->kind = kind;
    for (int i = 0; kind == PAPER_ONSCREEN && i < make.season.n_rooms; i++)
        MAKE(&make, rooms, i)->computers = 40;
    for (int i = 0; i < make.season.n_rooms; i++)
        MAKE(&make, rooms, i)->seats = 200;
}

/* Complete with so many adults, open with one fewer. */
static void check_wanted(const char *label, const char *kind, int wanted, const char *rule,
                         void (*build)(int), int number)
{
    const struct {
        const char *label;
    } row = {label};

    quiet(NULL);
    build(number);
    CHECK_ROW(&row, count(kind), wanted);
    struct audit all = judged(NULL);
    CHECK_ROW(&row, clean(&all), true);
    if (wanted == 0)
        return;
    quiet(NULL);
    build(number);
    struct audit less = judged(kind);
    CHECK_ROW(&row, finds(&less, rule, AUDIT_OPEN), true);
}

static void written(int n)
{
    kind_is(PAPER_WRITTEN);
    sit(n, 0, 1, "09:00", 90);
}

static void ratio_written(void **state)
{
    (void)state;
    check_wanted("thirty: one", "invigilator", 1, "ratio", written, 30);
    check_wanted("thirty-one: two", "invigilator", 2, "ratio", written, 31);
    check_wanted("one alone: one", "invigilator", 1, "ratio", written, 1);
}

static void practical(int n)
{
    kind_is(PAPER_PRACTICAL);
    sit(n, 0, 1, "09:00", 90);
}

static void art(int n)
{
    kind_is(PAPER_ART);
    sit(n, 0, 1, "09:00", 90);
}

static void on_screen(int n)
{
    kind_is(PAPER_ONSCREEN);
    sit(n, 0, 1, "09:00", 90);
}

static void ratio_practical_and_art(void **state)
{
    (void)state;
    check_wanted("practical, twenty: one", "invigilator", 1, "ratio", practical, 20);
    check_wanted("practical, twenty-one: two", "invigilator", 2, "ratio", practical, 21);
    check_wanted("Art, twenty: one", "invigilator", 1, "ratio", art, 20);
    check_wanted("Art, twenty-one: two", "invigilator", 2, "ratio", art, 21);
}

static void ratio_on_screen(void **state)
{
    (void)state;
    check_wanted("twenty: one", "invigilator", 1, "ratio", on_screen, 20);
    check_wanted("twenty-one: two", "invigilator", 2, "ratio", on_screen, 21);
}

static void two_rooms(int n)
{
    kind_is(PAPER_WRITTEN);
    sit(n, 0, 1, "09:00", 90);
    sit(n, 1, 2, "09:00", 90);
}

static void ratio_is_per_room(void **state)
{
    (void)state;
    check_wanted("fifteen and fifteen: two", "invigilator", 2, "ratio", two_rooms, 15);
    check_wanted("thirty-one twice: four", "invigilator", 4, "ratio", two_rooms, 31);
}

static void mixed(int n)
{
    kind_is(PAPER_WRITTEN);
    sit(n, 0, 1, "09:00", 90);
    int practical_paper = make_paper(&make, "9000/1", DAY, SESSION_AM, 90);
    MAKE(&make, papers, practical_paper)->kind = PAPER_PRACTICAL;
    int pupil = make_pupil(&make, "9999");
    int sitting = make_sitting(&make, make_entry(&make, pupil, practical_paper), 0, 1, "09:00", 90);
    MAKE(&make, seating, sitting)->group_paper = paper;
}

static void mixed_room_takes_the_strictest(void **state)
{
    (void)state;
    check_wanted("nineteen and one: one", "invigilator", 1, "ratio", mixed, 19);
    check_wanted("twenty and one: two", "invigilator", 2, "ratio", mixed, 20);
}

/* A relaxation of a series is a changed cell. */
static void ratio_relaxed_for_a_series(void **state)
{
    static const struct {
        const char *label;
        int ratio, candidates, wanted;
    } rows[] = {
        {"forty at one to forty", 40, 40, 1}, {"forty-one", 40, 41, 2}, {"as usual", 30, 40, 2}};

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        int usual = rules.figures[FIGURE_RATIO_WRITTEN].value;
        rules.figures[FIGURE_RATIO_WRITTEN].value = row->ratio;
        written(row->candidates);
        CHECK_ROW(row, count("invigilator"), row->wanted);
        struct audit all = judged(NULL);
        CHECK_ROW(row, clean(&all), true);
        rules.figures[FIGURE_RATIO_WRITTEN].value = usual;
    }
}

static void with_reader(int n)
{
    kind_is(PAPER_WRITTEN);
    make_arrangement(&make, sit(n, 0, 1, "09:00", 90), "reader");
}

static void helper_is_not_in_the_ratio(void **state)
{
    (void)state;
    check_wanted("thirty and a reader: one", "invigilator", 1, "ratio", with_reader, 30);
    check_wanted("...and the reader", "reader", 1, "helper", with_reader, 30);
    check_wanted("thirty-one and a reader: two", "invigilator", 2, "ratio", with_reader, 31);
}

static void somebody_accompanies_who_leaves(void **state)
{
    static const struct {
        const char *label, *setting;
        int rooms, floaters;
    } rows[] = {{"ten rooms: one", "rule", 10, 1},
                {"eleven: two", "rule", 11, 2},
                {"the school plans none", "none", 11, 0}};

    (void)state;
    EACH (row, rows) {
        fresh(NULL);
        make_setting(&make, "lunch_minutes", "0");
        make_setting(&make, "floaters", row->setting);
        for (int i = 0; i < row->rooms; i++)
            sit(2, i, i + 1, "09:00", 90);
        CHECK_ROW(row, count("floater"), row->floaters);
        struct audit less = judged("floater");
        CHECK_ROW(row, finds(&less, "floater", AUDIT_OPEN), row->floaters > 0);
    }
}

/* Handing over inside a paper is allowed while the number holds. */
static void hand_over_inside_a_paper(void **state)
{
    static const struct {
        const char *label;
        int minutes, pieces;
    } rows[] = {{"short: nobody changes", 75, 1}, {"long: may be handed over", 150, 2}};

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        sit(10, 0, 1, "09:00", row->minutes);
        MAKE(&make, papers, paper)->minutes = row->minutes;
        CHECK_ROW(row, count("invigilator"), row->pieces);
        struct audit all = judged(NULL);
        CHECK_ROW(row, clean(&all), true);
        if (row->pieces < 2)
            continue;
        quiet(NULL);
        sit(10, 0, 1, "09:00", row->minutes);
        MAKE(&make, papers, paper)->minutes = row->minutes;
        struct audit gap = judged("invigilator"); /* the first piece is nobody's */
        CHECK_ROW(row, finds(&gap, "ratio", AUDIT_OPEN), true);
    }
}

static void one_invigilator_can_call_for_help(void **state)
{
    static const struct {
        const char *label;
        int candidates, summon, severity; /* -1: nothing is found */
    } rows[] = {{"alone with a telephone", 10, SUMMON_PHONE, -1},
                {"alone with a colleague next door", 10, SUMMON_ADJACENT, -1},
                {"alone and cut off", 10, SUMMON_NONE, AUDIT_HARD},
                {"alone, nobody says how", 10, SUMMON_UNKNOWN, AUDIT_CANNOT_TELL},
                {"two of them and cut off", 31, SUMMON_NONE, -1}};

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        kind_is(PAPER_WRITTEN);
        sit(row->candidates, 0, 1, "09:00", 90);
        MAKE(&make, rooms, 0)->summon = row->summon;
        struct audit audit = judged(NULL);
        for (int severity = AUDIT_HARD; severity <= AUDIT_SOFT; severity++)
            CHECK_ROW(row, finds(&audit, "summon", severity), severity == row->severity);
    }
}

/* Set-up half an hour, clear-up a quarter; what was typed is printed; helpers come a quarter
 * before, those who prepare the paper an hour. */
static void staff_times_around_a_paper(void **state)
{
    static const struct {
        const char *label, *arrangement, *kind, *want;
    } rows[] = {
        {"invigilator", NULL, "invigilator", "S27:invigilator:8700/1:g1:1:p1 08:30-10:45\n"},
        {"...with word processors: printing", "word_processor", "invigilator",
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:55\n"},
        {"...with a computer reader: none", "computer_reader", "invigilator",
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:45\n"},
        {"reader", "reader", "reader", "S27:reader:8700/1:0001 08:45-10:30\n"},
        {"language modifier", "language_modifier", "language_modifier",
         "S27:language_modifier:8700/1:0001 08:00-10:30\n"},
        {"signer", "communication_professional", "communication_professional",
         "S27:communication_professional:8700/1:g1:8700/1:1 08:00-10:30\n"},
    };

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        int first = sit(3, 0, 1, "09:00", 90);
        if (row->arrangement)
            make_arrangement(&make, first, row->arrangement);
        CHECK_ROW_TEXT(row, told(row->kind), row->want);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(ratio_written),
        TEST(ratio_practical_and_art),
        TEST(ratio_on_screen),
        TEST(ratio_is_per_room),
        TEST(mixed_room_takes_the_strictest),
        TEST(ratio_relaxed_for_a_series),
        TEST(helper_is_not_in_the_ratio),
        TEST(somebody_accompanies_who_leaves),
        TEST(hand_over_inside_a_paper),
        TEST(one_invigilator_can_call_for_help),
        TEST(staff_times_around_a_paper),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
