/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school's own duties (duties.csv): at a set time on a date or weekday, or movable
 * between two times of a day or so often a week. */
#include "scheduler/base/list.h"
#include "scheduler/duty/derive.h"

#include <string.h>

enum { PRIORITY_USUAL = 5, PRIORITY_LOWEST = 9 };

/* Kinds that are somebody's own: nobody else can go to my meeting.  Kinds that are about a
 * pupil: their free titles stay in the office, for a title is told to everybody.  And kinds
 * that take people off their site. */
static const struct {
    const char *kind;
    bool personal, about_pupil, leaves_site;
} natures[] = {
    {"trip", false, false, true},           {"meeting", true, false, false},
    {"review", false, true, false},         {"home_visit", false, true, true},
    {"work_experience", false, true, true}, {"records", true, false, false},
    {"briefing", true, false, false},       {"training", true, false, false},
    {"transport", false, true, true},       {"induction", true, true, false},
    {"supervision", false, true, false},    {NULL, false, false, false},
};

bool derive_leaves_site(const char *kind)
{
    for (int i = 0; natures[i].kind; i++)
        if (strcmp(natures[i].kind, kind) == 0)
            return natures[i].leaves_site;
    return false;
}

static bool is_personal(const char *kind)
{
    for (int i = 0; natures[i].kind; i++)
        if (strcmp(natures[i].kind, kind) == 0)
            return natures[i].personal;
    return false;
}

static bool is_about_pupil(const char *kind)
{
    for (int i = 0; natures[i].kind; i++)
        if (strcmp(natures[i].kind, kind) == 0)
            return natures[i].about_pupil;
    return false;
}

/* One row of duties.csv with its lists. */
struct post {
    const struct school_duty *row;
    int *staff, *pupils;
    int n_staff, n_pupils, site;
};

static struct post read_post(const struct derivation *derivation, int number)
{
    const struct season *season = derivation->season;
    struct post post = {.row = &season->school_duties[number]};
    int staff_room = 0, pupil_room = 0;

    for (int i = 0; i < season->n_duty_staff; i++)
        if (season->duty_staff[i].duty == number)
            *LIST_ADD(derivation->arena, post.staff, post.n_staff, staff_room) =
                season->duty_staff[i].staff;
    for (int i = 0; i < season->n_duty_pupils; i++)
        if (season->duty_pupils[i].duty == number)
            *LIST_ADD(derivation->arena, post.pupils, post.n_pupils, pupil_room) =
                season->duty_pupils[i].pupil;
    if (strcmp(post.row->kind, "review") == 0 && post.n_staff == 0 && post.n_pupils > 0 &&
        season->pupils[post.pupils[0]].key_worker >= 0)
        *LIST_ADD(derivation->arena, post.staff, post.n_staff, staff_room) =
            season->pupils[post.pupils[0]].key_worker;
    post.site = post.row->site;
    if (post.site < 0 && post.row->room >= 0)
        post.site = season->rooms[post.row->room].site;
    return post;
}

/* The kind's cost, more for what the school calls urgent (1) than for what can wait (9). */
static int cost_of(const struct duty_kind *kind, const struct school_duty *row)
{
    int priority = row->priority > 0 ? row->priority : PRIORITY_USUAL;
    int cost = kind->short_cost * (PRIORITY_LOWEST + 1 - priority) / PRIORITY_USUAL;

    return cost > 0 ? cost : 1;
}

static struct duty *post_duty(const struct derivation *derivation, const struct duty_kind *kind,
                              const struct post *post, const char *when, struct duties *duties)
{
    const struct school_duty *row = post->row;
    struct duty *duty = duty_add(duties, kind);
    struct outing outing = derive_outing(derivation, row, post->n_pupils);
    bool free_title = row->title[0] && post->n_pupils == 0 && !is_about_pupil(row->kind);

    duty->key = arena_text(derivation->arena, "%s:%s:%s", kind->name, row->duty, when);
    duty->title = free_title ? row->title : kind->title;
    duty->because = arena_text(derivation->arena, "the school's duty %s%s%s", row->duty,
                               outing.because[0] ? "; " : "", outing.because);
    duty->short_cost = cost_of(kind, row);
    duty->need = outing.people;
    duty->off_site = derive_leaves_site(row->kind);
    duty->skills = outing.skills;
    duty->anyone = !outing.skills[0];
    duty->pupils = post->pupils;
    duty->n_pupils = post->n_pupils;
    duty->pupil = post->n_pupils == 1 ? post->pupils[0] : -1;
    duty->named = post->staff;
    duty->n_named = post->n_staff;
    if (post->n_staff > 0 && post->n_staff <= duty->need) {
        duty->standing = post->staff;
        duty->n_standing = post->n_staff;
    }
    duty->only_named = post->n_staff >= duty->need && is_personal(row->kind);
    return duty;
}

static void add_fixed(const struct derivation *derivation, const struct duty_kind *kind,
                      const struct post *post, struct duties *duties)
{
    for (int d = 0; d < derivation->n_days; d++) {
        const struct derive_day *day = &derivation->days[d];
        if (!day->in_range || !derive_duty_falls_on(post->row, day))
            continue;
        struct duty *duty =
            post_duty(derivation, kind, post, day_text(derivation->arena, day->day), duties);
        derive_fixed_slot(derivation, duty,
                          &(struct duty_slot){.starts_at = derive_at(day->day, post->row->start),
                                              .ends_at = derive_at(day->day, post->row->end),
                                              .room = post->row->room,
                                              .site = post->site});
        derive_excuse(derivation, duty);
    }
}

static struct movable movable_of(const struct post *post)
{
    return (struct movable){.minutes = post->row->minutes,
                            .earliest = post->row->earliest,
                            .latest = post->row->latest,
                            .pupils = post->pupils,
                            .n_pupils = post->n_pupils,
                            .site = post->site,
                            .at_home = strcmp(post->row->kind, "home_visit") == 0};
}

/* The times of one movable duty; `day` is the first on which it might be. */
struct times {
    struct slot_list slots;
    const struct derive_day *day;
};

static void times_of_day(const struct derivation *derivation, const struct post *post,
                         const struct derive_day *day, struct times *times)
{
    struct movable movable = movable_of(post);

    if (!derive_enrolled(derivation, &movable, day->day))
        return;
    if (!times->day)
        times->day = day;
    derive_slots(derivation, day, &movable, &times->slots);
}

/* Where no time is left, the duty is one that nobody can do, so that it is told. */
static void add_movable(const struct derivation *derivation, const struct duty_kind *kind,
                        const struct post *post, const char *when, const struct times *times,
                        struct duties *duties)
{
    struct slot_list slots = {.count = times->slots.count};
    struct movable movable = movable_of(post);

    if (!times->day)
        return;
    struct duty *duty = post_duty(derivation, kind, post, when, duties);
    if (slots.count == 0) {
        derive_no_slot(derivation, times->day, &movable, &slots);
        duty->blocked = derive_no_time;
    } else {
        slots.list = arena_dup(derivation->arena, times->slots.list, (size_t)slots.count,
                               sizeof(struct duty_slot));
    }
    for (int i = 0; i < slots.count; i++)
        slots.list[i].room = post->row->room;
    derive_usual_first(&slots);
    duty->slots = slots.list;
    duty->n_slots = slots.count;
    duty->pupils_busy = post->n_pupils > 0;
}

/* Once on its date, or on each of its weekdays. */
static void add_daily(const struct derivation *derivation, const struct duty_kind *kind,
                      const struct post *post, struct duties *duties)
{
    for (int d = 0; d < derivation->n_days; d++) {
        const struct derive_day *day = &derivation->days[d];
        struct times times = {0};
        if (!day->in_range || !derive_duty_falls_on(post->row, day))
            continue;
        times_of_day(derivation, post, day, &times);
        add_movable(derivation, kind, post, day_text(derivation->arena, day->day), &times, duties);
    }
}

/* So often in a week, on its weekdays or on any; a week partly in the range wants its share. */
static void add_week(const struct derivation *derivation, const struct duty_kind *kind,
                     const struct post *post, int first, struct duties *duties)
{
    const struct school_duty *row = post->row;
    struct movable movable = movable_of(post);
    struct times times = {0};
    bool usable[7], partial = false;

    for (int d = 0; d < 7; d++) {
        const struct derive_day *day = &derivation->days[first + d];
        usable[d] = day->open && (row->weekdays == 0 || row->weekdays & 1 << d) &&
                    derive_day_matches(day, d, row->week, row->from, row->until) &&
                    derive_enrolled(derivation, &movable, day->day);
        partial = partial || (usable[d] && !day->in_range);
        if (usable[d] && day->in_range)
            times_of_day(derivation, post, day, &times);
    }
    int wanted = derive_wanted(derivation, first, usable, row->per_week);
    const char *week = derive_week_text(derivation, derivation->days[first].day);
    for (int no = 1; wanted > 0 && no <= row->per_week; no++) {
        const char *when = arena_text(derivation->arena, "%s:%d", week, no);
        if (partial && derive_held_elsewhere(derivation, arena_text(derivation->arena, "%s:%s:%s",
                                                                    kind->name, row->duty, when)))
            continue;
        add_movable(derivation, kind, post, when, &times, duties);
        wanted--;
    }
}

/* A kind of the school's own that has no row of its own counts as "other". */
static bool belongs(const struct derivation *derivation, const struct duty_kind *kind,
                    const char *name)
{
    if (strcmp(kind->name, name) == 0)
        return true;
    const struct duty_kind *own = kind_named(derivation->kinds, name);
    return strcmp(kind->name, "other") == 0 &&
           (!own || (own->derive != derive_school && own->derive != derive_records));
}

void derive_school(const struct duty_kind *kind, const struct derivation *derivation,
                   struct duties *duties)
{
    for (int i = 0; i < derivation->season->n_school_duties; i++) {
        const struct school_duty *row = &derivation->season->school_duties[i];
        if (!belongs(derivation, kind, row->kind))
            continue;
        struct post post = read_post(derivation, i);
        if (row->start >= 0) {
            add_fixed(derivation, kind, &post, duties);
        } else if (row->minutes > 0 && (row->date != DAY_NONE || row->per_week <= 0)) {
            add_daily(derivation, kind, &post, duties);
        } else if (row->minutes > 0) {
            for (int first = 0; first < derivation->n_days; first += 7)
                add_week(derivation, kind, &post, first, duties);
        }
    }
}

void derive_records(const struct duty_kind *kind, const struct derivation *derivation,
                    struct duties *duties)
{
    derive_school(kind, derivation, duties);
    derive_record_pieces(kind, derivation, duties);
}
