/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 6.3 and 6.4: adults and pupils who must not be together, in the work of the week. */
#include "tests/support/cover_case.h"

enum { PUPIL };

static int me, mf; /* mentors */

static void two_mentors(void)
{
    me = adult("ME", "mentor", true);
    mf = adult("MF", "mentor", false);
    make_skill(&make, me, "mentor");
    make_skill(&make, mf, "mentor");
}
static void conflict(void)
{
    (void)MAKE_ROW(&make, conflicts, .staff = me, .pupil = PUPIL, .paper = -1, .subject = "");
}
static void conflict_with_another(void)
{
    (void)MAKE_ROW(&make, conflicts, .staff = me, .pupil = 3, .paper = -1, .subject = "");
}
static void mentored(void)
{
    two_mentors();
    int row = make_session(&make, "S1", PUPIL, 30);
    MAKE(&make, caseload, row)->mentor = me;
    MAKE(&make, caseload, row)->staff_wish = WISH_PREFER;
}
static void mentored_only(void)
{
    mentored();
    MAKE(&make, caseload, 0)->staff_wish = WISH_ONLY;
}
static void helped(void)
{
    two_mentors();
    (void)MAKE_ROW(&make, support, .pupil = PUPIL, .staff = me, .subject = "Maths",
                   .class_name = "", .minutes_per_week = 60, .wish = WISH_PREFER, .from = -1,
                   .until = -1);
}
static void beside_the_teacher(void)
{
    two_mentors();
    MAKE(&make, lessons, 0)->adults = 1;
    absent(mf, WED);
}
static void on_a_trip(void)
{
    two_mentors();
    int trip = make_duty(&make, "T1", "trip", FRIDAY, "09:00", "12:00");
    (void)MAKE_ROW(&make, duty_pupils, .duty = trip, .pupil = PUPIL);
    for (int i = 0; i < 2; i++) /* the teachers are away */
        absent(i ? bt : at, FRI);
}
static void covers_the_class(void)
{
    two_mentors();
    away();
}

/* Of the plan's rows of the kind, whose it is: "ME", "other"; "-" nobody's. */
static const char *who(const char *kind)
{
    const char *found = "-";

    for (int i = 0; i < plan.n_assignments; i++)
        if (strcmp(plan.assignments[i].kind, kind) == 0)
            found = plan.assignments[i].staff == me ? "ME" : "other";
    return found;
}

/* The judge, when ME does it all the same. */
static bool judged_so(const char *kind, const char *rule)
{
    struct assignment *rows =
        arena_dup(&arena, plan.assignments, (size_t)plan.n_assignments, sizeof *rows);

    for (int i = 0; i < plan.n_assignments; i++)
        if (strcmp(rows[i].kind, kind) == 0)
            rows[i].staff = me;
    audit_make(&make.season, &rules, rows, plan.n_assignments, world.from, world.until, &arena,
               &audit);
    for (int i = 0; i < audit.n_findings; i++)
        if (audit.findings[i].severity == AUDIT_HARD && strcmp(audit.findings[i].rule, rule) == 0)
            return true;
    return false;
}

static void adults_and_pupils_kept_apart(void **state)
{
    (void)state;
    static const struct {
        const char *label, *kind;
        void (*change)(void), (*pair)(void);
        const char *want;
        bool forbidden;
    } rows[] = {
        {"their mentor", "mentoring", mentored, NULL, "ME", false},
        {"...who must not meet another pupil", "mentoring", mentored, conflict_with_another, "ME",
         false},
        {"...who must not meet them", "mentoring", mentored, conflict, "other", true},
        {"...and only that mentor", "mentoring", mentored_only, conflict, "-", false},
        {"help in the lesson", "pupil_support", helped, NULL, "ME", false},
        {"...by who must not meet them", "pupil_support", helped, conflict, "other", true},
        {"beside the teacher", "support", beside_the_teacher, conflict_with_another, "ME", false},
        {"...in the class of that pupil", "support", beside_the_teacher, conflict, "-", false},
        {"a trip", "trip", on_a_trip, conflict_with_another, "ME", false},
        {"...with that pupil", "trip", on_a_trip, conflict, "other", true},
        {"a class is no such company", "cover", covers_the_class, conflict, "ME", false},
    };
    EACH (row, rows) {
        open_case();
        row->change();
        if (row->pair)
            row->pair();
        if (strcmp(row->kind, "trip") == 0 && row->pair != conflict)
            absent(mf, FRI);
        make_the_plan();
        CHECK_ROW_TEXT(row, who(row->kind), row->want);
        CHECK_ROW(row, judged() / 100, 0);
        CHECK_ROW(row, judged_so(row->kind, "available"), row->forbidden);
        arena_release(&arena);
    }
}

static void pupils_kept_apart_in_a_group(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int other;
        const char *want;
        bool forbidden;
    } rows[] = {{"they may meet", 2, "ME", false}, {"they must not", 1, "-", true}};

    EACH (row, rows) {
        open_case();
        mentored();
        (void)MAKE_ROW(&make, caseload_pupils, .session = 0, .pupil = 1);
        (void)MAKE_ROW(&make, apart, .pupil_a = row->other, .pupil_b = PUPIL);
        make_the_plan();
        CHECK_ROW_TEXT(row, who("mentoring"), row->want);
        plan.n_assignments = 0; /* somebody holds it all the same */
        (void)MAKE_ROW(&make, draft, .key = "mentoring:S1:2027-W19:1", .kind = "mentoring",
                       .staff = me, .starts_at = make_at(FRIDAY, "10:00"),
                       .ends_at = make_at(FRIDAY, "10:30"), .room = -1, .site = 0, .title = "");
        plan.assignments = make.season.draft;
        plan.n_assignments = make.season.n_draft;
        CHECK_ROW(row, judged_so("mentoring", "apart"), row->forbidden);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(adults_and_pupils_kept_apart),
                                       cmocka_unit_test(pupils_kept_apart_in_a_group)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
