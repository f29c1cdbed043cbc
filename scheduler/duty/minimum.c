/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Site minima (domain 6.4): so many adults with a skill on a site at every minute.
 *
 * Whoever is on the site counts, whatever they do there.  Where too few are in, the missing
 * ones are duties; where enough are in, the first of them hold the minimum and are not sent
 * off the site, and the others may go. */
#include "scheduler/base/list.h"
#include "scheduler/duty/derive.h"

#include <string.h>

/* One row of minima on one day. */
struct watch {
    const struct derivation *derivation;
    const struct minimum *row;
    const struct derive_day *day;
    int start, end;
    int *holders; /* staff who have the skill, those of one site first */
    int n_holders;
    bool *there; /* holder * DAY_MIN + minute */
};
typedef void watch_fn(const struct watch *watch, void *context);

bool derive_skilled(const struct season *season, int person, const char *skill, int64_t day)
{
    for (int i = 0; i < season->n_skills; i++) {
        const struct skill *row = &season->skills[i];
        if (row->staff == person && strcmp(row->skill, skill) == 0 &&
            (row->from == DAY_NONE || row->from <= day) &&
            (row->until == DAY_NONE || day <= row->until))
            return true;
    }
    return false;
}

static bool works_elsewhere(const struct season *season, int person, int site)
{
    for (int i = 0; i < season->n_staff_sites; i++)
        if (season->staff_sites[i].staff == person && season->staff_sites[i].site != site)
            return true;
    return false;
}

static void add_holders(struct watch *watch, bool elsewhere)
{
    const struct season *season = watch->derivation->season;

    for (int p = 0; p < season->n_people; p++)
        if (works_elsewhere(season, p, watch->row->site) == elsewhere &&
            derive_skilled(season, p, watch->row->skill, watch->day->day))
            watch->holders[watch->n_holders++] = p;
}

static void watch_day(const struct derivation *derivation, const struct minimum *row,
                      const struct derive_day *day, watch_fn *tell, void *context)
{
    const struct season *season = derivation->season;
    struct arena *arena = derivation->arena;
    struct watch watch = {.derivation = derivation, .row = row, .day = day};

    watch.start = row->start >= 0 ? row->start : season_setting_int(season, "day_start");
    watch.end = row->end >= 0 ? row->end : season_setting_int(season, "day_end");
    watch.holders = arena_new(arena, int, season->n_people + 1);
    add_holders(&watch, false);
    add_holders(&watch, true);
    watch.there = arena_new(arena, bool, (size_t)(watch.n_holders + 1) * DAY_MIN);
    for (int i = 0; i < watch.n_holders; i++)
        derive_presence(derivation, watch.holders[i], day, row->site,
                        watch.there + (size_t)i * DAY_MIN);
    tell(&watch, context);
}

static void each_watch(const struct derivation *derivation, watch_fn *tell, void *context)
{
    const struct season *season = derivation->season;

    for (int i = 0; i < season->n_minima; i++) {
        const struct minimum *row = &season->minima[i];
        for (int d = 0; d < derivation->n_days; d++) {
            const struct derive_day *day = &derivation->days[d];
            if (day->open && day->in_range && row->site >= 0 &&
                (row->weekday < 0 || row->weekday == day->weekday))
                watch_day(derivation, row, day, tell, context);
        }
    }
}

static int count_at(const struct watch *watch, int minute)
{
    int count = 0;

    for (int i = 0; i < watch->n_holders; i++)
        count += watch->there[(size_t)i * DAY_MIN + minute];
    return count;
}

/* Those who are there for some of it count already and cannot be the one who is missing. */
static void fill_counted(const struct watch *watch, int start, int end, struct duty_slot *slot)
{
    int *list = arena_new(watch->derivation->arena, int, watch->n_holders + 1);

    for (int i = 0; i < watch->n_holders; i++) {
        const bool *there = watch->there + (size_t)i * DAY_MIN;
        if (memchr(there + start, 1, (size_t)(end - start) * sizeof *there))
            list[slot->n_kept++] = watch->holders[i];
    }
    slot->kept = list;
}

struct missing { /* the seat-th of the row's adults, from start to end */
    const struct duty_kind *kind;
    struct duties *duties;
    int seat, stretch, start, end;
};

/* One person's turn: piece `no` of so many. */
static void add_turn(const struct watch *watch, const struct missing *missing, const char *of,
                     int no, int parts)
{
    struct arena *arena = watch->derivation->arena;
    const char *site = watch->derivation->season->sites[watch->row->site].site;
    struct duty *duty = duty_add(missing->duties, missing->kind);
    int length = missing->end - missing->start;
    int start = missing->start + length * no / parts,
        end = missing->start + length * (no + 1) / parts;
    struct duty_slot slot = {.starts_at = derive_at(watch->day->day, start),
                             .ends_at = derive_at(watch->day->day, end),
                             .room = -1,
                             .site = watch->row->site};

    duty->key = arena_text(arena, "%s:p%d", of, no + 1);
    duty->piece_of = parts > 1 ? of : "";
    duty->piece = no;
    duty->n_pieces = parts;
    duty->title = arena_text(arena, "%s - %s", missing->kind->title, watch->row->skill);
    duty->because = arena_text(arena, "%s wants %d with %s at every minute (minima)", site,
                               watch->row->count, watch->row->skill);
    duty->skills = watch->row->skill;
    fill_counted(watch, start, end, &slot);
    derive_fixed_slot(watch->derivation, duty, &slot);
}

/* Cut for hand-overs as long duties are. */
static void add_missing(const struct watch *watch, const struct missing *missing)
{
    const struct season *season = watch->derivation->season;
    struct arena *arena = watch->derivation->arena;
    int length = missing->end - missing->start;
    int after_min = rules_figure(watch->derivation->rules, FIGURE_HANDOVER_AFTER);
    int parts = after_min > 0 && length > after_min ? (length + after_min - 1) / after_min : 1;
    const char *of = arena_text(arena, "%s:%s:%s:%s:%d", missing->kind->name,
                                season->sites[watch->row->site].site, watch->row->skill,
                                day_text(arena, watch->day->day), missing->seat);

    if (missing->stretch > 1)
        of = arena_text(arena, "%s.%d", of, missing->stretch);
    for (int no = 0; no < parts; no++)
        add_turn(watch, missing, of, no, parts);
}

/* Each adult who is missing for a while without a gap is one seat. */
static void tell_missing(const struct watch *watch, void *context)
{
    struct missing missing = *(const struct missing *)context;

    for (missing.seat = 1; missing.seat <= watch->row->count; missing.seat++) {
        missing.stretch = 0;
        for (int at = watch->start; at < watch->end; at++) {
            missing.start = at;
            while (at < watch->end && count_at(watch, at) < missing.seat)
                at++;
            missing.end = at;
            missing.stretch += missing.end > missing.start;
            if (missing.end > missing.start)
                add_missing(watch, &missing);
        }
    }
}

void derive_minimum(const struct duty_kind *kind, const struct derivation *derivation,
                    struct duties *duties)
{
    struct missing missing = {.kind = kind, .duties = duties};

    each_watch(derivation, tell_missing, &missing);
}

struct keep { /* somebody holds a site's minimum */
    int person, site;
    int64_t from_at, until_at;
};
struct keeps {
    struct keep *list;
    int count, room;
};

/* Is the holder among the first so many who are there? */
static bool holds_at(const struct watch *watch, int holder, int minute)
{
    int before = 0;

    for (int i = 0; i < holder; i++)
        before += watch->there[(size_t)i * DAY_MIN + minute];
    return watch->there[(size_t)holder * DAY_MIN + minute] && before < watch->row->count;
}

static void tell_keeps(const struct watch *watch, void *context)
{
    struct keeps *keeps = context;

    for (int i = 0; i < watch->n_holders; i++) {
        for (int at = watch->start; at < watch->end; at++) {
            int start = at;
            while (at < watch->end && holds_at(watch, i, at))
                at++;
            if (at == start)
                continue;
            *LIST_ADD(watch->derivation->arena, keeps->list, keeps->count, keeps->room) =
                (struct keep){watch->holders[i], watch->row->site,
                              derive_at(watch->day->day, start), derive_at(watch->day->day, at)};
        }
    }
}

static void keep_slot(const struct derivation *derivation, const struct duty *duty,
                      const struct keeps *keeps, struct duty_slot *slot)
{
    int *list = arena_new(derivation->arena, int, keeps->count + slot->n_kept + 1);
    int count = 0;

    for (; count < slot->n_kept; count++)
        list[count] = slot->kept[count];
    for (int i = 0; i < keeps->count; i++) {
        const struct keep *keep = &keeps->list[i];
        bool leaves = duty->off_site || (slot->site >= 0 && slot->site != keep->site);
        if (leaves && keep->from_at < slot->ends_at && keep->until_at > slot->starts_at)
            list[count++] = keep->person;
    }
    slot->kept = list;
    slot->n_kept = derive_distinct(list, count);
}

void derive_keeps(const struct derivation *derivation, struct duties *duties)
{
    struct keeps keeps = {0};

    each_watch(derivation, tell_keeps, &keeps);
    for (int i = 0; keeps.count && i < duties->count; i++) {
        struct duty *duty = &duties->list[i];
        struct duty_slot *slots =
            arena_dup(derivation->arena, duty->slots, (size_t)duty->n_slots, sizeof *slots);
        for (int s = 0; s < duty->n_slots; s++)
            keep_slot(derivation, duty, &keeps, &slots[s]);
        duty->slots = slots;
    }
}
