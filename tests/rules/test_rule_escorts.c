/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who walks with a candidate is of their gender where the school wants it (setting escort_gender,
 * domain 1.1 and 6.4). */
#include "tests/support/rule_case.h"

#include "scheduler/plan/plan.h"

static int by_setting(const void *left, const void *right)
{
    return strcmp(((const struct setting *)left)->name, ((const struct setting *)right)->name);
}

/* Settings are looked up in the order of their names. */
static void set(const char *name, const char *value)
{
    bool found = false;

    for (int i = 0; i < make.season.n_settings; i++) {
        struct setting *row = MAKE(&make, settings, i);
        if (strcmp(row->name, name) == 0) {
            row->value = value;
            found = true;
        }
    }
    if (!found)
        make_setting(&make, name, value);
    qsort(MAKE(&make, settings, 0), (size_t)make.season.n_settings, sizeof(struct setting),
          by_setting);
}

/* One room with a candidate for each letter; a capital one has rest breaks. */
static void sits(const char *letters, const char *setting, bool floaters)
{
    int first = sit((int)strlen(letters), 0, 1, "09:00", 90);

    set("escort_gender", setting);
    set("floaters", floaters ? "rule" : "none");
    for (int i = 0; letters[i]; i++) {
        MAKE(&make, pupils, first + i)->gender = letters[i] == '-'          ? GENDER_NONE
                                                 : strchr("fF", letters[i]) ? GENDER_FEMALE
                                                                            : GENDER_MALE;
        if (!strchr("FM", letters[i]))
            continue;
        make_arrangement(&make, first + i, "rest_breaks");
        MAKE(&make, seating, first + i)->rest_min = 15;
        MAKE(&make, seating, first + i)->ends_at += 15;
        MAKE(&make, seating, first + i)->release_at += 15;
    }
}

/* "floater:2 ..." numbers of kinds and the gender each asks for. */
static const char *asked(void)
{
    struct duties duties = derive();
    const char *text = "";

    for (int i = 0; i < duties.count; i++) {
        const struct duty *duty = &duties.list[i];
        if (strcmp(duty->kind->name, "invigilator") == 0)
            continue;
        if (!strstr(duty->because, gender_words[duty->gender]))
            fail_msg("%s says nothing of %s", duty->because, gender_words[duty->gender]);
        text = arena_text(&arena, "%s%s%s%s%s", text, *text ? " " : "", duty->kind->name,
                          duty->gender ? "=" : "", gender_words[duty->gender]);
    }
    return text;
}

static void who_walks_with_candidates(void **state)
{
    static const struct {
        const char *label, *letters, *setting;
        bool floaters;
        const char *want;
    } rows[] = {
        {"the school does not ask", "fm", "any", true, "floater"},
        {"girls and boys", "fm", "same", true, "floater=female floater=male"},
        {"girls only", "ff", "same", true, "floater=female"},
        {"nobody's gender is told", "--", "same", true, "floater"},
        {"only one has breaks", "fM", "same", false, "rest_breaks=male"},
        {"both have", "FM", "same", false, "rest_breaks=female rest_breaks=male"},
        {"both have, and the school does not ask", "FM", "any", false, "rest_breaks"},
    };

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        sits(row->letters, row->setting, row->floaters);
        CHECK_ROW_TEXT(row, asked(), row->want);
        struct audit all = judged(NULL);
        CHECK_ROW(row, clean(&all), true);
        bool walked = strchr(row->want, '=');
        const char *kind = row->floaters ? "floater" : "rest_breaks";
        for (int i = 0; i < make.season.n_people; i++)
            MAKE(&make, people, i)->gender = GENDER_OTHER;
        audit_make(&make.season, &rules, make.season.draft, make.season.n_draft, day_parse(DAY) - 2,
                   day_parse(DAY) + 4, &arena, &all);
        CHECK_ROW(row, finds(&all, "escort_gender", AUDIT_OPEN), walked);
        quiet(NULL);
        sits(row->letters, row->setting, row->floaters);
        all = judged(kind);
        CHECK_ROW(row, finds(&all, "escort_gender", AUDIT_OPEN), walked);
    }
}

static void the_way_before_a_deferred_paper(void **state)
{
    static const struct {
        const char *label, *letter;
        const char *want;
    } rows[] = {
        {"a girl", "f", "overnight escort=female escort=female"},
        {"a boy", "m", "overnight escort=male escort=male"},
        {"not told", "-", "overnight escort escort"},
    };

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        set("overnight", "staff");
        sits(row->letter, "same", false);
        MAKE(&make, seating, 0)->starts_at += DAY_MIN;
        MAKE(&make, seating, 0)->ends_at += DAY_MIN;
        MAKE(&make, seating, 0)->release_at += DAY_MIN;
        CHECK_ROW_TEXT(row, asked(), row->want);
        struct audit all = judged(NULL);
        CHECK_ROW(row, finds(&all, "escort_gender", AUDIT_OPEN), false);
        for (int i = 0; i < make.season.n_people; i++)
            MAKE(&make, people, i)->gender = GENDER_OTHER;
        audit_make(&make.season, &rules, make.season.draft, make.season.n_draft, day_parse(DAY) - 2,
                   day_parse(DAY) + 4, &arena, &all);
        CHECK_ROW(row, finds(&all, "escort_gender", AUDIT_OPEN), *row->letter != '-');
    }
}

/* Two who may walk, one of them of the gender: that one does; nobody is: it says why not. */
static void the_plan_keeps_to_it(void **state)
{
    static const struct {
        const char *label;
        int genders[2];
        int taken; /* person; -1: open */
    } rows[] = {
        {"the second is", {GENDER_MALE, GENDER_FEMALE}, 1},
        {"the first is", {GENDER_FEMALE, GENDER_NONE}, 0},
        {"nobody is", {GENDER_MALE, GENDER_NONE}, -1},
    };

    (void)state;
    EACH (row, rows) {
        static const struct effort effort = {.work = 20000};
        struct duties duties = {.arena = &arena};
        struct plan plan;
        struct fault fault = {0};
        int taken = -1;
        quiet(NULL);
        sits("ff", "same", true);
        for (int i = 0; i < 2; i++) {
            int person = make_person(&make, i ? "P2" : "P1", "invigilator");
            make_skill(&make, person, "floater");
            MAKE(&make, people, person)->gender = row->genders[i];
        }
        duties_derive(&make.season, &rules, day_parse(DAY), day_parse(DAY), &duties);
        struct world world = {.season = &make.season,
                              .rules = &rules,
                              .duties = duties.list,
                              .n_duties = duties.count,
                              .from = day_parse(DAY),
                              .until = day_parse(DAY),
                              .now_at = INT64_MIN};
        assert_true(plan_make(&world, &effort, &arena, &plan, &fault));
        for (int i = 0; i < plan.n_assignments; i++)
            if (strcmp(plan.assignments[i].kind, "floater") == 0)
                taken = plan.assignments[i].staff;
        CHECK_ROW(row, taken, row->taken);
        bool said = false;
        for (int i = 0; i < plan.n_open; i++)
            for (int k = 0; k < plan.open[i].n_reasons; k++)
                said = said || strcmp(plan.open[i].reasons[k].reason, "other gender") == 0;
        CHECK_ROW(row, said, row->taken < 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(who_walks_with_candidates),
        TEST(the_way_before_a_deferred_paper),
        TEST(the_plan_keeps_to_it),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
