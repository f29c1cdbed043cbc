/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rotating withdrawal (domain 6.3): no pupil misses a subject twice before the others were
 * missed once, counted over the half-term; sessions of a day; rooms of sessions. */
#include "tests/check.h"

#include "scheduler/base/day.h"
#include "scheduler/plan/withdrawn.h"
#include "tests/season_make.h"

#define MONDAY  "2027-05-10"
#define TUESDAY "2027-05-11"

static struct arena rules_arena, arena;
static struct rules rules;
static struct maker make;

static int load(void **state)
{
    struct fault fault = {0};

    (void)state;
    return rules_load(NULL, day_parse(MONDAY), &rules_arena, &rules, &fault) ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    arena_release(&rules_arena);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    arena_release(&arena);
    make = (struct maker){.arena = &arena};
    return 0;
}

/* Points for nothing but what is missed again. */
static void only_rotation_and(const char *sessions_a_day)
{
    make = (struct maker){.arena = &arena};
    make_setting(&make, "caseload_per_day", sessions_a_day);
    make_setting(&make, "lunch_minutes", "0");
    make_setting(&make, "session_breaks", "yes");
    make_setting(&make, "weight_maybe", "40");
    make_setting(&make, "weight_rotation", "10");
    make_setting(&make, "weight_subject_missed", "0");
    make_site(&make, "MAIN");
}

static void only_rotation(void)
{
    only_rotation_and("2");
}

static void lesson(const char *code, const char *subject, int weekday, const char *start,
                   const char *end)
{
    MAKE(&make, lessons, make_lesson(&make, code, "9C", weekday, start, end))->subject = subject;
}

static int mentor(const char *code)
{
    int person = make_person(&make, code, "mentor");

    make_skill(&make, person, "mentor");
    return person;
}

/* Of one mentor only, between these times of one weekday. */
static int session(const char *code, int pupil, int person, int weekday, const char *earliest,
                   const char *latest)
{
    int row = make_session(&make, code, pupil, 30);

    *MAKE(&make, caseload, row) = (struct caseload){.id = 0,
                                                    .session = code,
                                                    .mentor = person,
                                                    .staff_wish = WISH_ONLY,
                                                    .minutes = 30,
                                                    .per_week = 1,
                                                    .earliest = time_parse(earliest),
                                                    .latest = time_parse(latest),
                                                    .weekdays = weekday < 0 ? 0 : 1 << weekday,
                                                    .place = "",
                                                    .adults = 1,
                                                    .title = "",
                                                    .from = -1,
                                                    .until = -1};
    return row;
}

static void held(const char *code, const char *day, const char *start)
{
    const char *week = day_week_start(day_parse(day)) == day_parse(MONDAY) ? "W19" : "W18";

    (void)MAKE_ROW(&make, published,
                   .key = arena_text(&arena, "mentoring:%s:2027-%s:%d", code, week,
                                     1 + make.season.n_published),
                   .kind = "mentoring", .staff = 0, .starts_at = make_at(day, start),
                   .ends_at = make_at(day, start) + 30, .room = -1, .site = -1, .title = "");
}

static struct world world_of(const char *from, const char *until)
{
    struct duties duties = {.arena = &arena};

    duties_derive(&make.season, &rules, day_parse(from), day_parse(until), &duties);
    return (struct world){.season = &make.season,
                          .rules = &rules,
                          .duties = duties.list,
                          .n_duties = duties.count,
                          .from = day_parse(from),
                          .until = day_parse(until),
                          .now_at = INT64_MIN};
}

static struct plan plan_of(const struct world *world)
{
    const struct effort effort = {.work = 300000};
    struct plan plan = {.n_open = 0};
    struct fault fault = {0};

    if (!plan_make(world, &effort, &arena, &plan, &fault))
        fail_msg("%s", fault.text);
    return plan;
}

static const struct duty *duty_of(const struct world *world, const char *key)
{
    for (int i = 0; i < world->n_duties; i++)
        if (strcmp(world->duties[i].key, key) == 0)
            return &world->duties[i];
    fail_msg("no duty %s", key);
    return NULL;
}

/* ---- what was missed before ---- */

struct history {
    const char *label;
    struct {
        const char *day, *start;
    } before[3];
    const char *holiday; /* Monday of a week without school */
    int maths, art;      /* points of 9:00 (Maths) and 10:00 (Art) of the planned Monday */
};

static void cost_of_history(void **state)
{
    static const struct history rows[] = {
        {"nothing yet", {{0}}, "", 0, 0},
        {"Maths missed once", {{"2027-05-03", "09:00"}}, "", 10, 0},
        {"Maths and Art once each", {{"2027-05-03", "09:00"}, {"2027-05-04", "10:00"}}, "", 0, 0},
        {"Maths twice", {{"2027-05-03", "09:00"}, {"2027-05-04", "09:00"}}, "", 20, 0},
        {"in a free hour", {{"2027-05-03", "13:00"}}, "", 0, 0},
        {"before the holiday", {{"2027-04-26", "09:00"}}, "2027-05-03", 0, 0},
        {"in this half-term", {{"2027-04-26", "09:00"}}, "2027-04-19", 10, 0},
    };

    (void)state;
    EACH (row, rows) {
        only_rotation();
        for (int d = 0; *row->holiday && d < 5; d++)
            (void)MAKE_ROW(&make, calendar, .date = day_parse(row->holiday) + d,
                           .kind = DAY_HOLIDAY);
        int pupil = make_pupil(&make, "0001");
        make_member(&make, "9C", pupil);
        for (int day = 0; day < 2; day++) {
            lesson(arena_text(&arena, "L%d1", day), "Maths", day, "09:00", "10:00");
            lesson(arena_text(&arena, "L%d2", day), "Art", day, "10:00", "11:00");
        }
        session("M1", pupil, mentor("AB"), 0, "09:00", "11:00");
        for (int i = 0; i < 3 && row->before[i].day; i++)
            held("M1", row->before[i].day, row->before[i].start);
        struct world world = world_of(MONDAY, "2027-05-16");
        const struct duty *duty = duty_of(&world, "mentoring:M1:2027-W19:1");
        int points[2] = {-1, -1};
        for (int s = 0; s < duty->n_slots; s++)
            points[duty->slots[s].starts_at >= make_at(MONDAY, "10:00")] = duty->slots[s].cost;
        CHECK_ROW(row, points[0], row->maths);
        CHECK_ROW(row, points[1], row->art);
        arena_release(&arena);
    }
}

static void words_of_subjects(void **state)
{
    (void)state;
    only_rotation();
    int pupil = make_pupil(&make, "0001");
    make_member(&make, "9C", pupil);
    lesson("L1", "maths", 0, "09:00", "10:00");
    lesson("L2", "Maths", 0, "10:00", "11:00");
    lesson("L3", "Art", 0, "11:00", "12:00");
    session("M1", pupil, mentor("AB"), 0, "10:00", "11:00");
    held("M1", "2027-05-03", "09:00");
    struct world world = world_of(MONDAY, "2027-05-16");
    assert_int_equal(duty_of(&world, "mentoring:M1:2027-W19:1")->slots[0].cost, 10);
    /* A subject alone has none to take turns with. */
    MAKE(&make, lessons, 2)->subject = "MATHS";
    world = world_of(MONDAY, "2027-05-16");
    assert_int_equal(duty_of(&world, "mentoring:M1:2027-W19:1")->slots[0].cost, 0);
    assert_int_equal(duty_of(&world, "mentoring:M1:2027-W19:1")->slots[0].missed[0].ahead,
                     MISSED_ALONE);
}

/* ---- all mentors at once ---- */

enum { PUPILS = 3, SESSIONS = 4, PEOPLE = 2 };

struct trial {
    struct world world;
    const struct duty *duties[SESSIONS];
    int n, best;
};

static bool meet(const struct duty_slot *a, const struct duty_slot *b)
{
    return a->starts_at < b->ends_at && b->starts_at < a->ends_at;
}

static bool clash(const struct duty *a, const struct duty_slot *at, const struct duty *b,
                  const struct duty_slot *then)
{
    return meet(at, then) && (a->named[0] == b->named[0] || a->pupils[0] == b->pupils[0]);
}

/* How often again, from the lessons and the published rows themselves. */
static int times_before(const struct duty *duty, const char *subject)
{
    const struct season *season = &make.season;
    int times = 0;

    for (int i = 0; i < season->n_published; i++) {
        int64_t day = day_of(season->published[i].starts_at);
        for (int s = 0; s < season->n_caseload_pupils; s++) {
            const char *code = season->caseload[season->caseload_pupils[s].session].session;
            if (season->caseload_pupils[s].pupil != duty->pupils[0] ||
                !strstr(season->published[i].key, code))
                continue;
            for (int l = 0; l < season->n_lessons; l++) {
                times += season->lessons[l].weekday == day_weekday(day) &&
                         strcmp(season->lessons[l].subject, subject) == 0 &&
                         season->published[i].starts_at < day * DAY_MIN + season->lessons[l].end &&
                         season->published[i].ends_at > day * DAY_MIN + season->lessons[l].start;
            }
        }
    }
    return times;
}

static const char *subject_at(const struct duty_slot *slot)
{
    int64_t day = day_of(slot->starts_at);

    for (int l = 0; l < make.season.n_lessons; l++) {
        if (make.season.lessons[l].weekday == day_weekday(day) &&
            slot->starts_at < day * DAY_MIN + make.season.lessons[l].end &&
            slot->ends_at > day * DAY_MIN + make.season.lessons[l].start)
            return make.season.lessons[l].subject;
    }
    return NULL;
}

static int again_of(const struct trial *trial, const int *slots)
{
    static const char *const subjects[] = {"Maths", "Art", "Music"};
    int again = 0;

    for (int i = 0; i < trial->n; i++) {
        const char *subject = subject_at(&trial->duties[i]->slots[slots[i]]);
        int times, least = INT32_MAX;
        if (!subject)
            continue;
        times = times_before(trial->duties[i], subject);
        for (int k = 0; k < i; k++) {
            const char *other = subject_at(&trial->duties[k]->slots[slots[k]]);
            times += other && trial->duties[k]->pupils[0] == trial->duties[i]->pupils[0] &&
                     strcmp(other, subject) == 0;
        }
        for (size_t s = 0; s < ENTRIES(subjects); s++) {
            int theirs = times_before(trial->duties[i], subjects[s]);
            if (strcmp(subjects[s], subject) != 0 && theirs < least)
                least = theirs;
        }
        again += times > least ? times - least : 0;
    }
    return again;
}

static void try_all(struct trial *trial, int at, int *slots)
{
    if (at == trial->n) {
        int again = again_of(trial, slots);
        trial->best = again < trial->best ? again : trial->best;
        return;
    }
    for (int s = 0; s < trial->duties[at]->n_slots; s++) {
        bool free = true;
        for (int k = 0; k < at; k++)
            free = free && !clash(trial->duties[at], &trial->duties[at]->slots[s], trial->duties[k],
                                  &trial->duties[k]->slots[slots[k]]);
        slots[at] = s;
        if (free)
            try_all(trial, at + 1, slots);
    }
}

static int below(uint64_t *random, int n)
{
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    return (int)((*random >> 11) % (uint64_t)n);
}

/* Two days of two lessons; pupils with one or two sessions, mentors in each other's way. */
static void make_week(struct trial *trial, uint64_t seed)
{
    static const char *const subjects[] = {"Maths", "Art", "Music"};
    static const char *const starts[] = {"09:00", "09:30", "10:00"};
    static const char *const days[] = {"2027-05-03", "2027-05-04", "2027-05-06"};
    uint64_t random = seed * 0x9e3779b97f4a7c15U + 99;

    only_rotation_and("9");
    for (int day = 0; day < 2; day++) {
        int skip = below(&random, 3);
        lesson(arena_text(&arena, "L%d1", day), subjects[skip], day, "09:00", "09:30");
        lesson(arena_text(&arena, "L%d2", day), subjects[(skip + 1) % 3], day, "09:30", "10:00");
        lesson(arena_text(&arena, "L%d3", day), subjects[(skip + 2) % 3], day, "10:00", "10:30");
    }
    for (int p = 0; p < PUPILS; p++)
        make_member(&make, "9C", make_pupil(&make, arena_text(&arena, "%04d", p + 1)));
    for (int p = 0; p < PEOPLE; p++)
        mentor(arena_text(&arena, "M%d", p));
    trial->n = SESSIONS;
    for (int s = 0; s < SESSIONS; s++)
        session(arena_text(&arena, "S%d", s), below(&random, PUPILS), below(&random, PEOPLE),
                below(&random, 3) - 1, "09:00", below(&random, 2) ? "10:30" : "10:00");
    for (int s = 0, n = below(&random, 5); s < n; s++)
        held(arena_text(&arena, "S%d", below(&random, SESSIONS)), days[below(&random, 3)],
             starts[below(&random, 3)]);
    trial->world = world_of(MONDAY, TUESDAY);
    for (int s = 0; s < SESSIONS; s++)
        trial->duties[s] =
            duty_of(&trial->world, arena_text(&arena, "mentoring:S%d:2027-W19:1", s));
    trial->best = INT32_MAX;
}

/* Where the sessions can all be held, with as little missed again as any way of holding them. */
static void as_little_as_can_be(void **state)
{
    int tried = 0, with_some = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct trial week;
        struct withdrawals withdrawals;
        int slots[SESSIONS], again = 0, least = 0;

        make_week(&week, seed);
        try_all(&week, 0, slots);
        struct plan plan = plan_of(&week.world);
        withdrawals_count(&week.world, plan.assignments, plan.n_assignments, &arena, &withdrawals);
        for (int i = 0; i < withdrawals.n; i++) {
            again += withdrawals.list[i].again;
            least += withdrawals.list[i].least;
        }
        if (week.best < INT32_MAX) {
            /* Nobody's key worker: six points each besides. */
            int64_t points = plan.levels[LEVELS - 1].value - (int64_t)6 * SESSIONS;
            if (plan.n_open || points != (int64_t)10 * week.best || least > again ||
                again > week.best)
                fail_msg("seed %d: %d points, %d again, at least %d, best %d; %d open", (int)seed,
                         (int)points, again, least, week.best, plan.n_open);
            assert_true(plan.levels[LEVELS - 1].optimal);
            tried++;
            with_some += again > 0;
        }
        clear(NULL);
    }
    assert_true(tried > 40);
    assert_true(with_some > 10);
}

/* Sessions of four Mondays that were planned at once, at 9:00 (Maths) or 10:00 (Art). */
static void counted_in_time(void **state)
{
    static const struct {
        const char *label, *starts[4];
        const char *latest; /* 11:00: both lessons could be missed */
        int again, least;
    } rows[] = {
        {"in turn", {"09:00", "10:00", "09:00", "10:00"}, "11:00", 0, 0},
        {"in turn, the other way", {"10:00", "09:00", "10:00", "09:00"}, "11:00", 0, 0},
        {"balanced in the end", {"09:00", "09:00", "10:00", "10:00"}, "11:00", 1, 0},
        {"always Maths", {"09:00", "09:00", "09:00", "09:00"}, "11:00", 3, 0},
        {"nothing but Maths can be", {"09:00", "09:00", "09:00", "09:00"}, "10:00", 3, 3},
    };

    (void)state;
    EACH (row, rows) {
        struct withdrawals withdrawals;
        struct assignment list[4];
        only_rotation();
        int pupil = make_pupil(&make, "0001");
        make_member(&make, "9C", pupil);
        lesson("L1", "Maths", 0, "09:00", "10:00");
        lesson("L2", "Art", 0, "10:00", "11:00");
        session("M1", pupil, mentor("AB"), 0, "09:00", row->latest);
        struct world world = world_of("2027-04-19", "2027-05-16");
        for (int i = 0; i < 4; i++) {
            int64_t day = day_parse("2027-04-19") + 7 * (int64_t)i;
            list[i] =
                (struct assignment){.key = arena_text(&arena, "mentoring:M1:2027-W%d:1", 16 + i),
                                    .kind = "mentoring",
                                    .starts_at = day * DAY_MIN + time_parse(row->starts[i])};
        }
        withdrawals_count(&world, list, 4, &arena, &withdrawals);
        CHECK_ROW(row, withdrawals.n, 1);
        CHECK_ROW(row, withdrawals.list[0].missed, 4);
        CHECK_ROW(row, withdrawals.list[0].again, row->again);
        CHECK_ROW(row, withdrawals.list[0].least, row->least);
        clear(NULL);
    }
}

/* ---- sessions of a day ---- */

static void sessions_of_a_day(void **state)
{
    static const struct {
        const char *label, *most;
        int sessions, open;
    } rows[] = {
        {"two of two", "2", 2, 0},
        {"three of two", "2", 3, 1},
        {"three of three", "3", 3, 0},
        {"two of one", "1", 2, 1},
    };

    (void)state;
    EACH (row, rows) {
        only_rotation_and(row->most);
        int pupil = make_pupil(&make, "0001"), person = mentor("AB");
        for (int s = 0; s < row->sessions; s++)
            session(arena_text(&arena, "S%d", s), pupil, person, 0, "09:00", "15:00");
        struct world world = world_of(MONDAY, MONDAY);
        CHECK_ROW(row, plan_of(&world).n_open, row->open);
        clear(NULL);
    }
}

/* ---- rooms ---- */

static int private_room(const char *code)
{
    int room = make_room(&make, code, ROOM_SMALL, 4);

    MAKE(&make, rooms, room)->private_room = true;
    return room;
}

static void closed(int room, const char *start, const char *end)
{
    (void)MAKE_ROW(&make, closures, .room = room, .start = make_at(MONDAY, start),
                   .end = make_at(MONDAY, end));
}

/* Are two sessions in one room at once? */
static bool any_shared(const struct plan *plan)
{
    for (int i = 0; i < plan->n_assignments; i++) {
        const struct assignment *a = &plan->assignments[i];
        for (int k = 0; k < i; k++) {
            const struct assignment *b = &plan->assignments[k];
            if (a->room >= 0 && a->room == b->room && a->starts_at < b->ends_at &&
                b->starts_at < a->ends_at)
                return true;
        }
    }
    return false;
}

/* Two pupils and two mentors, all between 9:00 and 9:30, or to 10:00. */
static void rooms_of_sessions(void **state)
{
    static const struct {
        const char *label, *latest, *place, *closed_from;
        int rooms, open, in_rooms;
    } rows[] = {
        {"a room each", "09:30", "", "", 2, 0, 2},
        {"one room, one time", "09:30", "", "", 1, 1, 1},
        {"one room, two times", "10:00", "", "", 1, 0, 2},
        {"one room, closed for a time", "10:00", "", "09:30", 1, 1, 1},
        {"closed throughout", "09:30", "", "09:00", 1, 2, 0},
        {"no such room at the school", "09:30", "", "", 0, 0, 0},
        {"a kind of room", "09:30", "small", "", 1, 1, 1},
        {"the room by its code", "09:30", "R1", "", 2, 1, 1},
        {"another kind, which nobody has", "09:30", "workshop", "", 1, 0, 0},
    };

    (void)state;
    EACH (row, rows) {
        int in_rooms = 0;
        only_rotation();
        for (int r = 0; r < row->rooms; r++)
            private_room(arena_text(&arena, "R%d", r + 1));
        if (*row->closed_from)
            closed(0, row->closed_from, "10:00");
        for (int s = 0; s < 2; s++) {
            int made = session(arena_text(&arena, "S%d", s),
                               make_pupil(&make, arena_text(&arena, "%04d", s + 1)),
                               mentor(arena_text(&arena, "M%d", s)), 0, "09:00", row->latest);
            MAKE(&make, caseload, made)->place = row->place;
        }
        struct world world = world_of(MONDAY, MONDAY);
        struct plan plan = plan_of(&world);
        for (int i = 0; i < plan.n_assignments; i++)
            in_rooms += plan.assignments[i].room >= 0;
        CHECK_ROW(row, any_shared(&plan), false);
        CHECK_ROW(row, plan.n_open, row->open);
        CHECK_ROW(row, in_rooms, row->in_rooms);
        clear(NULL);
    }
}

/* What was told stays where it was told. */
static void told_rooms_stay(void **state)
{
    (void)state;
    only_rotation();
    private_room("R1");
    int second = private_room("R2");
    session("S0", make_pupil(&make, "0001"), mentor("AB"), 0, "09:00", "09:30");
    held("S0", MONDAY, "09:00");
    struct world world = world_of(MONDAY, MONDAY);
    assert_int_equal(plan_of(&world).assignments[0].room, 0);
    struct assignment *told = arena_new(&arena, struct assignment, 1);
    *told = make.season.published[0];
    told->room = second;
    make.season.published = told;
    world = world_of(MONDAY, MONDAY);
    assert_int_equal(plan_of(&world).assignments[0].room, second);
}

/* Two adults of whom one is to be the mentor, though two others cost less. */
static void two_adults(void **state)
{
    static const struct {
        const char *label;
        int wish;
        bool with_mentor;
    } rows[] = {{"only the mentor", WISH_ONLY, true}, {"rather the mentor", WISH_PREFER, false}};

    (void)state;
    EACH (row, rows) {
        bool with_mentor = false;
        only_rotation();
        int pupil = make_pupil(&make, "0001"), first = mentor("AB");
        MAKE(&make, pupils, pupil)->key_worker = first;
        for (int i = 0; i < 2; i++)
            (void)mentor(i ? "EF" : "CD");
        (void)MAKE_ROW(&make, facilitators, .pupil = pupil, .staff = first, .kind = "mentor",
                       .wish = WISH_AVOID);
        int made = session("S0", pupil, first, 0, "09:00", "09:30");
        MAKE(&make, caseload, made)->adults = 2;
        MAKE(&make, caseload, made)->staff_wish = row->wish;
        (void)MAKE_ROW(&make, availability, .staff = first, .date = day_parse(MONDAY),
                       .session = SESSION_DAY, .start = -1, .end = -1, .answer = ANSWER_MAYBE,
                       .max_per_week = -1);
        struct world world = world_of(MONDAY, MONDAY);
        struct plan plan = plan_of(&world);
        CHECK_ROW(row, plan.n_assignments, 2);
        for (int i = 0; i < plan.n_assignments; i++)
            with_mentor = with_mentor || plan.assignments[i].staff == first;
        CHECK_ROW(row, with_mentor, row->with_mentor);
        clear(NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(cost_of_history, clear),
        cmocka_unit_test_teardown(words_of_subjects, clear),
        cmocka_unit_test_teardown(as_little_as_can_be, clear),
        cmocka_unit_test_teardown(counted_in_time, clear),
        cmocka_unit_test_teardown(sessions_of_a_day, clear),
        cmocka_unit_test_teardown(rooms_of_sessions, clear),
        cmocka_unit_test_teardown(told_rooms_stay, clear),
        cmocka_unit_test_teardown(two_adults, clear),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
