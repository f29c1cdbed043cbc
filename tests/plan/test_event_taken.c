/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whatever happens on the day of a random school and whichever repair is taken: the judge finds
 * nothing illegal in what people are then told, and calls the same seats open as the planner. */
#include "tests/support/check.h"

#include "scheduler/base/day.h"
#include "tests/support/agree.h"
#include "tests/support/run.h"
#include "tests/support/school/school.h"

enum { EVENTS = 7, TEXT_MAX = 300, RUNGS_MAX = 8 };

static int schools_wanted(void)
{
    return getenv("EXAMROTA_LONG") ? 260 : 6;
}

static struct random dice;
static int done[32], n_refused;

static int roll(int sides)
{
    return random_below(&dice, sides);
}

static void clock_set(struct planned *planned, int64_t now_at)
{
    char text[TEXT_MAX];

    snprintf(text, sizeof text, "%s %02d:%02d", day_text(&planned->arena, day_of(now_at)),
             (int)(now_at % DAY_MIN / 60), (int)(now_at % 60));
    setenv("EXAMROTA_NOW", text, 1);
    planned->now_at = now_at;
}

static const char *some_person(const struct season *season)
{
    return season->people[roll(season->n_people)].staff;
}

/* Somebody who has something then, mostly. */
static const char *busy_person(const struct planned *planned)
{
    const struct season *season = &planned->season;

    for (int i = 0; i < 40 && season->n_published; i++) {
        const struct assignment *row = &season->published[roll(season->n_published)];
        if (row->ends_at > planned->now_at && row->starts_at < planned->now_at + 300)
            return season->people[row->staff].staff;
    }
    return some_person(season);
}

static const char *some_pupil(const struct season *season)
{
    return season->pupils[roll(season->n_pupils)].pupil;
}

static const char *some_room(const struct planned *planned)
{
    const struct season *season = &planned->season;

    for (int i = 0; i < 20 && season->n_seating; i++) {
        const struct sitting *row = &season->seating[roll(season->n_seating)];
        if (day_of(row->starts_at) == day_of(planned->now_at))
            return season->rooms[row->room].room;
    }
    return season->rooms[roll(season->n_rooms)].room;
}

static const char *some_duty(const struct planned *planned)
{
    const struct season *season = &planned->season;

    for (int i = 0; i < 40 && season->n_draft; i++) {
        const struct assignment *row = &season->draft[roll(season->n_draft)];
        if (row->starts_at > planned->now_at && !row->standing)
            return row->key;
    }
    return "none";
}

enum what {
    AWAY,
    AWAY_TWO,
    ARRIVES,
    INTERRUPT,
    LATE,
    DELAY,
    ABSENT,
    CLOSE,
    MOVE,
    ARRANGE,
    REFER,
    ASSIGN,
    UNASSIGN,
    SWAP,
    N_WHATS
};
static const char *const names[N_WHATS] = {"away",  "away two", "arrives",  "interrupt", "late",
                                           "delay", "absent",   "close",    "move",      "arrange",
                                           "refer", "assign",   "unassign", "swap"};

static void say(const struct planned *planned, int what, char *text)
{
    const struct season *season = &planned->season;
    int minute = (int)(planned->now_at % DAY_MIN), to = minute + 20 + roll(200);
    const char *wide = roll(5) == 0 ? " --wide" : "";

    to = to < DAY_MIN ? to : DAY_MIN - 1;
    switch (what) {
    case AWAY:
        snprintf(text, TEXT_MAX, "away %s%s", busy_person(planned), wide);
        return;
    case AWAY_TWO:
        snprintf(text, TEXT_MAX, "away %s %s --to %02d:%02d%s", busy_person(planned),
                 busy_person(planned), to / 60, to % 60, wide);
        return;
    case ARRIVES:
        snprintf(text, TEXT_MAX, "away %s --arrives %02d:%02d", busy_person(planned), to / 60,
                 to % 60);
        return;
    case INTERRUPT:
        snprintf(text, TEXT_MAX, "interrupt %s --minutes %d", busy_person(planned), 10 + roll(60));
        return;
    case LATE:
        snprintf(text, TEXT_MAX, "late %s", some_pupil(season));
        return;
    case DELAY:
        snprintf(text, TEXT_MAX, "delay %s --minutes %d", roll(3) ? some_room(planned) : "all",
                 5 + roll(40));
        return;
    case ABSENT:
        snprintf(text, TEXT_MAX, "absent %s", some_pupil(season));
        return;
    case CLOSE:
        snprintf(text, TEXT_MAX, "close %s", some_room(planned));
        return;
    case MOVE:
        snprintf(text, TEXT_MAX, "move %s %s", some_pupil(season), some_room(planned));
        return;
    case ARRANGE:
        snprintf(text, TEXT_MAX, "arrange %s %s --route approved", some_pupil(season),
                 roll(2) ? "scribe" : "extra_time --percent 25");
        return;
    case REFER:
        snprintf(text, TEXT_MAX, "refer %s", some_pupil(season));
        return;
    case ASSIGN:
        snprintf(text, TEXT_MAX, "assign %s %s", some_duty(planned), some_person(season));
        return;
    case UNASSIGN:
        snprintf(text, TEXT_MAX, "unassign %s", some_duty(planned));
        return;
    default:
        snprintf(text, TEXT_MAX, "swap %s %s %s", busy_person(planned), some_person(season),
                 some_duty(planned));
    }
}

/* One of the repairs that can be taken; -1: none. */
static int some_rung(const char *json)
{
    int rungs[RUNGS_MAX], n = 0;
    const char *at = strstr(json, "\"ladder\":");

    for (; at && (at = strstr(at, "{\"n\":")) && n < RUNGS_MAX; at++)
        rungs[n++] = atoi(at + strlen("{\"n\":"));
    return n ? rungs[roll(n)] : -1;
}

static bool take(const struct planned *planned, const char *command)
{
    struct outcome looked = command_run("%s --json --school %s/s.db", command, planned->folder);
    int rung = looked.exit_code == 0 ? some_rung(looked.out) : -1;

    outcome_release(&looked);
    if (rung < 0)
        return false;
    command_expect(0, "%s --take %d --school %s/s.db", command, rung, planned->folder);
    return true;
}

static bool happens(const struct planned *planned, int what, const char *command)
{
    if (what < REFER)
        return take(planned, command);
    struct outcome outcome = command_run("%s%s --school %s/s.db", command,
                                         what == REFER ? " --take" : "", planned->folder);
    bool fine = outcome.exit_code == 0;
    outcome_release(&outcome);
    if (!fine)
        return false;
    if (what == REFER) /* its sessions are the next plan's work */
        command_expect(0, "plan --school %s/s.db --time 0", planned->folder);
    command_expect(0, "publish --override tested --school %s/s.db", planned->folder);
    return true;
}

static int faults(struct planned *planned, const char *command)
{
    struct audit audit;
    struct plan plan;
    int count = 0;

    planned_again(planned);
    audit_make(&planned->season, &planned->rules, planned->season.published,
               planned->season.n_published, planned->from, planned->until, &planned->arena, &audit);
    for (int i = 0; i < audit.n_findings; i++) {
        if (audit.findings[i].severity != AUDIT_HARD ||
            audit.findings[i].ends_at <= planned->now_at) /* nobody can mend what is over */
            continue;
        printf("  FAIL %s: %s\n", audit.findings[i].rule, audit.findings[i].text);
        count++;
    }
    planned->season.draft = planned->season.published;
    planned->season.n_draft = planned->season.n_published;
    planned_judge(planned, &plan);
    count += planned_differences(planned, &plan, &audit);
    if (count)
        printf("seed %d, %s: after %s\n", planned->seed, getenv("EXAMROTA_NOW"), command);
    return count;
}

/* Two days of a school, event after event. */
static int live(int seed)
{
    struct planned planned;
    int count = 0;

    setenv("EXAMROTA_NOW", "2027-03-01 08:00", 1);
    planned_make(&planned, seed);
    dice.state = (uint64_t)seed * 7 + 1;
    command_expect(0, "publish --override tested --school %s/s.db", planned.folder);
    planned_again(&planned);
    int64_t day = planned.season.n_seating
                      ? day_of(planned.season.seating[roll(planned.season.n_seating)].starts_at)
                      : planned.from;
    int64_t now_at = day * DAY_MIN + 450;
    for (int i = 0; i < EVENTS && !count; i++) {
        char command[TEXT_MAX];
        int what = roll(N_WHATS);
        now_at += 3 + roll(70);
        clock_set(&planned, now_at);
        say(&planned, what, command);
        if (getenv("EXAMROTA_SEED"))
            printf("%s %s\n", getenv("EXAMROTA_NOW"), command);
        bool fine = happens(&planned, what, command);
        done[what] += fine;
        n_refused += !fine;
        count += fine ? faults(&planned, command) : 0;
    }
    planned_release(&planned);
    return count;
}

static void what_is_taken_is_legal(void **state)
{
    const char *one = getenv("EXAMROTA_SEED"); /* that one alone */
    int count = one ? live(atoi(one)) : 0;

    (void)state;
    for (int seed = 1; !one && seed <= schools_wanted(); seed++)
        count += live(seed);
    for (int i = 0; i < N_WHATS; i++)
        print_message("%s %d, ", names[i], done[i]);
    print_message("%d refused\n", n_refused);
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_taken_is_legal)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
