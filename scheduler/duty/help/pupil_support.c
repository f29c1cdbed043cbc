/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours of help in lessons that a pupil's plan names (support.csv; domain 6.5): so many minutes
 * of the lessons of a subject or class each week.  Adults whom the lesson has beside its
 * teacher anyway give them; what is left wants an adult of its own.  What an exam or an absence
 * takes away stays open and is told. */
#include "scheduler/base/list.h"
#include "scheduler/duty/help/help_hours.h"

enum { LESSON_USUAL = 60 }; /* where the timetable has no lesson to tell how long one is */

/* Another row of the pupil may want a second adult in the same lesson. */
static bool has_one_row(const struct season *season, int pupil)
{
    int count = 0;

    for (int i = 0; i < season->n_support; i++)
        count += season->support[i].pupil == pupil;
    return count == 1;
}

static struct duty *hours_duty(const struct derivation *derivation, const struct duty_kind *kind,
                               const struct hours_week *week, int no, struct duties *duties)
{
    const struct season *season = derivation->season;
    const struct support *row = week->row;
    struct arena *arena = derivation->arena;
    const char *what = row->class_name[0] ? row->class_name : row->subject;
    const char *key =
        arena_text(arena, "%s:%s:%s:%s:%d", kind->name, season->pupils[row->pupil].pupil, what,
                   derive_week_text(derivation, derivation->days[week->first].day), no);
    int person = row->staff >= 0 ? row->staff : season->pupils[row->pupil].key_worker;

    if (derive_held_elsewhere(derivation, key))
        return NULL;
    struct duty *duty = duty_add(duties, kind);
    duty->key = key;
    duty->title = arena_text(arena, "%s - %s", kind->title, what);
    duty->because = arena_text(arena, "%d minutes of help a week in %s (support%s)",
                               row->minutes_per_week, what, row->hard ? ", hard" : "");
    duty->level = row->hard ? LEVEL_REQUIRED : kind->level;
    duty->short_cost = row->hard ? 1 : kind->short_cost;
    duty->pupil = row->pupil;
    duty->pupils = arena_dup(arena, &row->pupil, 1, sizeof row->pupil);
    duty->n_pupils = 1;
    duty->role = "support";
    if (person >= 0) {
        duty->named = arena_dup(arena, &person, 1, sizeof person);
        duty->n_named = 1;
        duty->only_named = row->staff >= 0 && row->wish == WISH_ONLY;
    }
    return duty;
}

static struct duty_slot slot_of(const struct derivation *derivation, const struct lesson_at *at)
{
    const struct season *season = derivation->season;
    int room = season_lesson_room(season, (int)(at->lesson - season->lessons), at->day->day);

    return (struct duty_slot){.starts_at = derive_at(at->day->day, at->lesson->start),
                              .ends_at = derive_at(at->day->day, at->lesson->end),
                              .room = room,
                              .site = room >= 0 ? season->rooms[room].site : -1};
}

struct wanted { /* lessons: of the range's part of the week, of all of it, given back for others */
    int week, whole, back;
};

/* What is given back is never as urgent as what the week itself asks. */
static void give_back(const struct derivation *derivation, struct duty *duty)
{
    duty->given_back = true;
    duty->level = duty->kind->level;
    duty->short_cost = duty->kind->short_cost;
    duty->because =
        arena_text(derivation->arena, "given back: an exam took it (%s)", duty->because);
}

/* Free lessons are dealt out in order of time, so that the hours spread over the week.  One held on
 * a day outside the range is not wanted again. */
static void add_held(const struct derivation *derivation, const struct duty_kind *kind,
                     const struct hours_week *week, struct wanted wanted, struct duties *duties)
{
    int n_free = 0, all = wanted.week + wanted.back, dealt = 0;

    for (int i = 0; i < week->count; i++)
        n_free += week->list[i].free;
    if (all > n_free)
        all = n_free;
    for (int no = 0; dealt < all && no < wanted.whole + wanted.back; no++) {
        struct slot_list slots = {0};
        for (int i = 0, at = 0; i < week->count; i++) {
            if (!week->list[i].free)
                continue;
            int share = at++ * all - dealt * n_free;
            if (share >= 0 && share < n_free)
                *LIST_ADD(derivation->arena, slots.list, slots.count, slots.room) =
                    slot_of(derivation, &week->list[i]);
        }
        struct duty *duty = hours_duty(derivation, kind, week, no + 1, duties);
        if (!duty)
            continue;
        duty->slots = slots.list;
        duty->n_slots = slots.count;
        duty->pupils_busy = has_one_row(derivation->season, week->row->pupil);
        if (no >= wanted.whole)
            give_back(derivation, duty);
        dealt++;
    }
}

static void add_lost(const struct derivation *derivation, const struct duty_kind *kind,
                     const struct hours_week *week, int wanted, struct duties *duties)
{
    int no = 0;

    for (int i = 0; i < week->count; i++)
        no += week->list[i].free;
    for (int i = 0; i < week->count && no < wanted; i++) {
        const struct lesson_at *at = &week->list[i];
        if (at->free || !at->day->in_range)
            continue;
        struct duty *duty = hours_duty(derivation, kind, week, ++no, duties);
        if (!duty)
            continue;
        struct duty_slot slot = slot_of(derivation, at);
        derive_fixed_slot(derivation, duty, &slot);
        duty->level = kind->level;
        duty->blocked = "pupil elsewhere";
    }
}

/* The timetable has fewer minutes of it than the plan names. */
static void add_untimed(const struct derivation *derivation, const struct duty_kind *kind,
                        const struct hours_week *week, struct duties *duties)
{
    const struct derive_day *day = NULL;
    int minutes = week->left_min;

    for (int i = 0; i < week->count; i++)
        minutes -= week->list[i].lesson->end - week->list[i].lesson->start;
    for (int d = 6; d >= 0; d--)
        if (derivation->days[week->first + d].open && derivation->days[week->first + d].in_range)
            day = &derivation->days[week->first + d];
    if (minutes <= 0 || !day)
        return;
    struct duty *duty = hours_duty(derivation, kind, week, week->count + 1, duties);
    int start = season_setting_int(derivation->season, "day_start");
    if (!duty)
        return;
    derive_fixed_slot(derivation, duty,
                      &(struct duty_slot){.starts_at = derive_at(day->day, start),
                                          .ends_at = derive_at(day->day, start + LESSON_USUAL),
                                          .room = -1,
                                          .site = -1});
    duty->level = kind->level;
    duty->blocked = "no such lesson";
}

/* On any day of the week in the range?  whole: on all of its days, in the range or not. */
static bool holds_in(const struct derivation *derivation, const struct support *row, int first,
                     bool *whole)
{
    bool any = false;

    *whole = true;
    for (int d = first; d < first + 7; d++) {
        const struct derive_day *day = &derivation->days[d];
        bool holds = hours_enrolled(&derivation->season->pupils[row->pupil], day->day) &&
                     derive_day_matches(day, day->weekday, WEEK_BOTH, row->from, row->until);
        any = any || (day->open && day->in_range && holds);
        *whole = *whole && (!day->open || holds);
    }
    return any;
}

/* How many lessons of the week; only a whole week gives back. */
static struct wanted wanted_of(const struct derivation *derivation, const struct derivation *past,
                               const struct hours_week *week)
{
    int64_t monday = derivation->days[week->first].day;
    int all = hours_lessons_wanted(derivation, week), spare = hours_spare_min(week);
    struct wanted wanted = {.whole = all};

    wanted.week = week->count ? (all * week->n_inside + week->count - 1) / week->count : 0;
    if (spare <= 0 || week->n_inside < week->count)
        return wanted;
    int owed = hours_owed_min(past, week->row, monday);
    struct hours_week more = *week;
    more.left_min = (week->left_min > 0 ? week->left_min : 0) + (owed < spare ? owed : spare);
    wanted.back = owed > 0 ? hours_lessons_wanted(derivation, &more) - all : 0;
    return wanted;
}

static void add_week(const struct derivation *derivation, const struct derivation *past,
                     const struct duty_kind *kind, const struct support *row, int first,
                     struct duties *duties)
{
    bool whole;

    if (row->minutes_per_week <= 0 || !holds_in(derivation, row, first, &whole))
        return;
    struct hours_week week = hours_week_read(derivation, row, first);
    struct wanted wanted = wanted_of(derivation, past, &week);
    add_held(derivation, kind, &week, wanted, duties);
    add_lost(derivation, kind, &week, wanted.week, duties);
    if (whole)
        add_untimed(derivation, kind, &week, duties);
}

void derive_pupil_support(const struct duty_kind *kind, const struct derivation *derivation,
                          struct duties *duties)
{
    struct derivation past = {0};

    if (derivation->season->n_support == 0 || derivation->n_days == 0)
        return;
    hours_past_open(derivation, &past);
    for (int i = 0; i < derivation->season->n_support; i++)
        for (int first = 0; first < derivation->n_days; first += 7)
            add_week(derivation, &past, kind, &derivation->season->support[i], first, duties);
}
