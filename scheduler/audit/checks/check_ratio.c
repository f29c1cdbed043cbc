/* SPDX-License-Identifier: GPL-3.0-or-later
 * Enough invigilators in every room at every minute of an exam. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static int ratio_of(const struct auditor *auditor, int kind)
{
    static const enum figure_id ids[] = {
        [PAPER_WRITTEN] = FIGURE_RATIO_WRITTEN,     [PAPER_PRACTICAL] = FIGURE_RATIO_PRACTICAL,
        [PAPER_ONSCREEN] = FIGURE_RATIO_ONSCREEN,   [PAPER_ART] = FIGURE_RATIO_ART,
        [PAPER_LISTENING] = FIGURE_RATIO_LISTENING, [PAPER_SPEAKING] = FIGURE_RATIO_SPEAKING,
    };
    return fact_figure(auditor, ids[kind])->value;
}

struct watch { /* one run, minute by minute */
    const struct run *run;
    int64_t *moments;
    int n_moments;
    int least; /* the school's own minimum */
    bool led;  /* one of the room's invigilators must be a lead */
};

/* Invigilators wanted at a minute: all candidates count, by the strictest ratio present. */
static int wanted_at(const struct auditor *auditor, const struct watch *watch, int64_t at)
{
    int strictest = 0, candidates = 0;

    for (int i = watch->run->first; i < watch->run->end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        if (seat->starts_at > at || seat->leaves_at <= at)
            continue;
        int ratio = ratio_of(auditor, auditor->season->papers[seat->paper].kind);
        if (strictest == 0 || ratio < strictest)
            strictest = ratio;
        candidates++;
    }
    int wanted = strictest > 0 ? (candidates + strictest - 1) / strictest : candidates > 0;
    return wanted > 0 && wanted < watch->least ? watch->least : wanted;
}

static bool leads(const struct auditor *auditor, int person, int64_t at)
{
    for (int i = auditor->skills.first[person]; i < auditor->skills.first[person + 1]; i++) {
        const struct skill *skill = &auditor->season->skills[auditor->skills.rows[i]];
        if (strcmp(skill->skill, "lead_invigilator") == 0 &&
            (skill->from < 0 || skill->from <= day_of(at)) &&
            (skill->until < 0 || skill->until >= day_of(at)))
            return true;
    }
    return false;
}

static int there_at(const struct auditor *auditor, int room, int64_t at, int *n_leads)
{
    int count = 0;

    *n_leads = 0;
    for (int i = auditor->room_duties_first[room]; i < auditor->room_duties_first[room + 1]; i++) {
        const struct duty_fact *duty = &auditor->duties[auditor->room_duties[i]];
        if (duty->row->starts_at > at)
            break;
        if (!duty->invigilates || duty->row->ends_at <= at)
            continue;
        count++;
        *n_leads += leads(auditor, duty->row->staff, at);
    }
    return count;
}

/* Until when candidates of the run may have sat in a room that was closed in the middle of it:
 * sittings say where they sit, not where they came from.  -1: it closed no other, or not then. */
static int64_t closed_until(const struct run *run, const struct incident *row)
{
    int64_t at = row->from_at > row->recorded_at ? row->from_at : row->recorded_at;
    bool meant = row->what == INCIDENT_CLOSE && row->room >= 0 && row->room != run->room &&
                 at > run->from_at && at < run->until_at;

    return meant ? at : -1;
}

/* The closed room whose adults then may have been theirs; -1. */
static int came_from(const struct auditor *auditor, const struct run *run, int64_t at, int missing)
{
    for (int i = 0; i < auditor->season->n_incidents; i++) {
        const struct incident *row = &auditor->season->incidents[i];
        int n_leads;
        if (at < closed_until(run, row) && there_at(auditor, row->room, at, &n_leads) >= missing)
            return row->room;
    }
    return -1;
}

static int n_duties_in(const struct auditor *auditor, int room)
{
    return auditor->room_duties_first[room + 1] - auditor->room_duties_first[room];
}

/* Adults come to the room, or go, in the middle of the run. */
static void room_moments(const struct auditor *auditor, int room, struct watch *watch)
{
    const struct run *run = watch->run;

    for (int i = 0; i < n_duties_in(auditor, room); i++) {
        int duty = auditor->room_duties[auditor->room_duties_first[room] + i];
        const struct assignment *row = auditor->duties[duty].row;
        if (row->starts_at > run->from_at && row->starts_at < run->until_at)
            watch->moments[watch->n_moments++] = row->starts_at;
        if (row->ends_at > run->from_at && row->ends_at < run->until_at)
            watch->moments[watch->n_moments++] = row->ends_at;
    }
}

/* Every minute at which one of the counts can change, in order. */
static void read_moments(const struct auditor *auditor, struct watch *watch)
{
    const struct season *season = auditor->season;
    const struct run *run = watch->run;
    int most = 2 * (run->end - run->first + n_duties_in(auditor, run->room));

    for (int i = 0; i < season->n_incidents; i++)
        if (closed_until(run, &season->incidents[i]) >= 0)
            most += 1 + 2 * n_duties_in(auditor, season->incidents[i].room);
    watch->moments = arena_new(auditor->arena, int64_t, most);
    for (int i = run->first; i < run->end; i++) {
        watch->moments[watch->n_moments++] = auditor->seats[i].starts_at;
        watch->moments[watch->n_moments++] = auditor->seats[i].leaves_at;
    }
    room_moments(auditor, run->room, watch);
    for (int i = 0; i < season->n_incidents; i++) {
        int64_t at = closed_until(run, &season->incidents[i]);
        if (at < 0)
            continue;
        watch->moments[watch->n_moments++] = at;
        room_moments(auditor, season->incidents[i].room, watch);
    }
    watch->n_moments = moments_sort(watch->moments, watch->n_moments);
}

static bool any_lead(const struct auditor *auditor)
{
    for (int i = 0; i < auditor->season->n_skills; i++)
        if (strcmp(auditor->season->skills[i].skill, "lead_invigilator") == 0)
            return true;
    return false;
}

static struct audit_spot stretch_spot(const struct watch *watch, int i)
{
    return (struct audit_spot){"", -1, watch->moments[i], watch->moments[i + 1]};
}

/* Short of adults only while its candidates may have sat elsewhere: true, told once a room. */
static bool tell_came(struct auditor *auditor, const struct watch *watch, int i, int missing,
                      int *last)
{
    const struct room *rooms = auditor->season->rooms;
    int from = missing > 0 ? came_from(auditor, watch->run, watch->moments[i], missing) : -1;

    if (from >= 0 && from != *last) {
        audit_tell(auditor, "ratio", AUDIT_CANNOT_TELL, stretch_spot(watch, i),
                   fact_figure(auditor, FIGURE_RATIO_WRITTEN)->source,
                   "whether %s had invigilators enough, %s, is not known: who sits there may have "
                   "sat in %s until it was closed",
                   rooms[watch->run->room].room,
                   fact_span(auditor, watch->moments[i], watch->moments[i + 1]), rooms[from].room);
        *last = from;
    }
    return from >= 0;
}

static void check_run(struct auditor *auditor, const struct watch *watch)
{
    const struct room *room = &auditor->season->rooms[watch->run->room];
    struct stretch stretch = {.rule = "ratio",
                              .source = fact_figure(auditor, FIGURE_RATIO_WRITTEN)->source,
                              .what = "invigilators",
                              .where = room->room};
    bool alone_told = room->summon == SUMMON_PHONE || room->summon == SUMMON_RADIO ||
                      room->summon == SUMMON_ADJACENT;
    bool lead_told = false;
    int came = -1;

    say_ratio(auditor, watch->run, watch->least, watch->led);
    for (int i = 0; i + 1 < watch->n_moments; i++) {
        int n_leads, wanted = wanted_at(auditor, watch, watch->moments[i]);
        int there = there_at(auditor, watch->run->room, watch->moments[i], &n_leads);
        if (tell_came(auditor, watch, i, wanted - there, &came))
            wanted = there;
        stretch_add(auditor, &stretch, watch->moments[i], watch->moments[i + 1], wanted, there);
        /* One adult alone with candidates must be able to call for help. */
        if (wanted == 1 && there < 2) {
            look_run(auditor, "summon", watch->run);
            look_fact(auditor, "summon", "one invigilator, help by %s",
                      *summon_words[room->summon] ? summon_words[room->summon] : "means not told");
        }
        if (wanted == 1 && there < 2 && !alone_told) {
            alone_told = true;
            audit_tell(auditor, "summon",
                       room->summon == SUMMON_NONE ? AUDIT_HARD : AUDIT_CANNOT_TELL,
                       stretch_spot(watch, i),
                       "instructions for invigilators: help can be called without leaving the room",
                       "%s has one invigilator and %s", room->room,
                       room->summon == SUMMON_NONE ? "no means to call for help"
                                                   : "it is not told how help is called");
        }
        if (watch->led && !lead_told && wanted > 0 && there >= wanted && n_leads == 0) {
            lead_told = true;
            audit_tell(auditor, "lead", AUDIT_HARD, stretch_spot(watch, i),
                       "the school's setting lead_invigilator",
                       "none of the invigilators in %s may lead", room->room);
        }
    }
    stretch_end(auditor, &stretch);
}

void audit_ratio(struct auditor *auditor)
{
    bool leads_wanted = fact_setting(auditor, "lead_invigilator") && any_lead(auditor);
    int least = season_setting_int(auditor->season, "invigilators_least");

    for (int r = 0; r < auditor->n_runs; r++) {
        struct watch watch = {.run = &auditor->runs[r]};
        bool hall = auditor->season->rooms[watch.run->room].kind == ROOM_HALL;
        bool lone = watch.run->n_pupils == 1;
        watch.least = lone ? 1 : least;
        watch.led = leads_wanted && hall && !lone;
        read_moments(auditor, &watch);
        check_run(auditor, &watch);
    }
}
