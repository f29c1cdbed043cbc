/* SPDX-License-Identifier: GPL-3.0-or-later
 * After whatever happens everybody still has their full time, recounted here, and what was over
 * before it is as it was.  Random towns, random days. */
#include "tests/support/rule_town.h"

#include <stdlib.h>

#include "scheduler/seat/event.h"
#include "tests/support/school/school.h"

enum { TOWNS = 25, EVENTS = 6 };

static struct random dice;

static int roll(int sides)
{
    return random_below(&dice, sides);
}

static void random_town(void)
{
    static const struct {
        const char *kind;
        int amount;
    } has[] = {{"extra_time", 25}, {"rest_breaks", 10}, {"reader", -1}, {"scribe", -1}};
    int papers = 2 + roll(3), pupils = 4 + roll(8);

    for (int i = 0; i < 4; i++)
        town_room(&town, 3 + roll(10));
    for (int i = 0; i < papers; i++)
        (void)town_paper(&town, today, i % 2 ? SESSION_PM : SESSION_AM, 45 + 15 * roll(5));
    for (int i = 0; i < pupils; i++) {
        int pupil = town_pupil(&town), any = roll(papers);
        for (int k = 0; k < papers; k++)
            if (k == any || roll(3) == 0)
                town_enter(&town, pupil, k);
        int one = roll(8);
        if (one < 4)
            (void)town_has(&town, pupil, has[one].kind, has[one].amount);
    }
}

/* Minutes from start to finish that somebody has who was not held up. */
static int due_min(const struct season *season, const struct sitting *row)
{
    const struct entry *entry = &season->entries[row->entry];
    int minutes = season->papers[entry->paper].minutes, rest = 0, extra = 0;

    for (int i = 0; i < season->n_arrangements; i++) {
        const struct arrangement *has = &season->arrangements[i];
        bool today_too = has->from < 0 || has->from <= today;
        today_too = today_too && (has->paper < 0 || has->paper == entry->paper);
        if (has->pupil != entry->pupil || !today_too)
            continue;
        extra = strcmp(has->kind, "extra_time") == 0 && has->amount > extra ? has->amount : extra;
        rest = strcmp(has->kind, "rest_breaks") == 0 ? has->amount : rest;
    }
    int allowed = (minutes * (100 + extra) + 99) / 100;
    return allowed + (allowed * rest + 59) / 60;
}

/* The clock stood for them: they sat there before it happened and were not done. */
static int lost_min(const struct season *before, const struct day_event *event,
                    const struct sitting *row)
{
    for (int i = 0; i < before->n_seating; i++) {
        const struct sitting *old = &before->seating[i];
        if (old->entry == row->entry && event->what == INCIDENT_DELAY &&
            (event->n_rooms == 0 || event->rooms[0] == old->room) &&
            old->starts_at < event->from_at && old->ends_at > event->from_at)
            return event->minutes;
    }
    return 0;
}

static const struct sitting *same_of(const struct season *season, int entry)
{
    for (int i = 0; i < season->n_seating; i++)
        if (season->seating[i].entry == entry)
            return &season->seating[i];
    return NULL;
}

static struct day_event random_event(const struct season *season, int *room, int64_t at)
{
    static const int whats[] = {INCIDENT_DELAY, INCIDENT_LATE, INCIDENT_ABSENT, INCIDENT_CLOSE,
                                INCIDENT_ARRANGE};
    struct day_event event = {.what = whats[roll((int)ENTRIES(whats))],
                              .rooms = room,
                              .pupil = -1,
                              .paper = -1,
                              .to = -1,
                              .from_at = at,
                              .until_at = -1,
                              .amount = -1,
                              .now_at = at};

    *room = roll(season->n_rooms);
    if (event.what == INCIDENT_DELAY)
        event.minutes = 5 + roll(60);
    if (event.what == INCIDENT_CLOSE || (event.what == INCIDENT_DELAY && roll(2)))
        event.n_rooms = 1;
    if (event.what != INCIDENT_DELAY && event.what != INCIDENT_CLOSE)
        event.pupil = roll(season->n_pupils);
    if (event.what == INCIDENT_CLOSE || event.what == INCIDENT_ABSENT)
        event.until_at = at + 30 + roll(300);
    if (event.what == INCIDENT_ARRANGE) {
        event.from_at = today * DAY_MIN;
        event.kind = "extra_time";
        event.amount = 25;
    }
    return event;
}

static bool judge_agrees(const struct season *season)
{
    struct audit audit;

    audit_make(season, &rules, NULL, 0, today, today, &town.arena, &audit);
    for (int i = 0; i < audit.n_findings; i++) {
        const char *rule = audit.findings[i].rule;
        if (audit.findings[i].severity == AUDIT_HARD &&
            (strcmp(rule, "full_time") == 0 || strcmp(rule, "release") == 0 ||
             strcmp(rule, "capacity") == 0)) {
            print_error("%s\n", audit.findings[i].text);
            return false;
        }
    }
    return true;
}

static void check_after(const struct season *before, const struct season *after,
                        const struct day_event *event)
{
    for (int i = 0; i < before->n_seating; i++) {
        const struct sitting *old = &before->seating[i], *now = same_of(after, old->entry);
        bool over = old->ends_at <= event->now_at;
        if (over)
            assert_true(now && now->starts_at == old->starts_at && now->ends_at == old->ends_at &&
                        now->room == old->room);
        if (!now || over)
            continue;
        bool begun = event->what == INCIDENT_ARRANGE && old->starts_at <= event->now_at;
        int due = begun ? due_min(before, old) : due_min(after, now);
        assert_true(now->ends_at - now->starts_at >=
                    due + lost_min(before, event, now) + (begun ? 0 : old->lost_min));
        assert_true(now->release_at >= now->ends_at);
        assert_true(now->starts_at >= old->starts_at || event->what == INCIDENT_ARRANGE);
    }
    for (int i = 0; i < after->n_seating; i++)
        for (int k = 0; k < i; k++) {
            const struct sitting *a = &after->seating[i], *b = &after->seating[k];
            bool one = after->entries[a->entry].pupil == after->entries[b->entry].pupil;
            assert_false(one && a->starts_at < b->ends_at && b->starts_at < a->ends_at);
        }
}

static void everybody_has_their_time(void **state)
{
    int done = 0;

    for (int n = 0; n < TOWNS; n++) {
        close_town(state);
        open_town(state);
        dice.state = (uint64_t)n + 1;
        random_town();
        seat();
        struct season season = town.season;
        season.seating = seating.sittings;
        season.n_seating = seating.n_sittings;
        season.unseated = seating.unseated;
        season.n_unseated = seating.n_unseated;
        int64_t at = today * DAY_MIN + 480;
        for (int i = 0; i < EVENTS; i++) {
            int room;
            struct event_result happened;
            struct fault fault = {0};
            at += 10 + roll(90);
            struct day_event event = random_event(&season, &room, at);
            if (!event_make(&season, &rules, &event, &town.arena, &happened, &fault))
                continue;
            check_after(&season, &happened.after, &event);
            if (event.what == INCIDENT_DELAY || event.what == INCIDENT_LATE)
                assert_true(judge_agrees(&happened.after));
            season = happened.after;
            done++;
        }
    }
    assert_true(done > TOWNS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(everybody_has_their_time, open_town, close_town),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
