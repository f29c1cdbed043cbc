/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rule that forbids a change by hand, in one sentence. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/seat/scene.h"

static const char *pupil_of(const struct scene *scene, const struct job *job)
{
    return scene->school.season->pupils[job->pupil].pupil;
}

static const char *paper_of(const struct scene *scene, const struct job *job)
{
    return scene->school.season->papers[job->paper].paper;
}

static const char *room_of(const struct scene *scene, int room)
{
    return scene->school.season->rooms[room].room;
}

static const char *clock(const struct scene *scene, int64_t at)
{
    return time_text(scene->school.arena, (int)(at - scene->day.day * DAY_MIN));
}

/* "Reader; JISC guidance 2018: must not be overheard": what sets this candidate apart. */
const char *refusal_grounds(const struct scene *scene, const struct job *job)
{
    const struct school *school = &scene->school;
    const struct arrangement_rule *best = NULL;

    for (int i = 0; i < school->rules->n_arrangements; i++) {
        const struct arrangement_rule *rule = &school->rules->arrangements[i];
        bool device = *rule->instead_for_reading &&
                      school->season->papers[job->paper].tests_reading != READING_NONE;
        if (!device && (!best || rule->place > best->place) && rule->place > PLACE_ANY &&
            rules_holds(school->rules, school->season, job->pupil, job->paper, job->day,
                        rule->kind))
            best = rule;
    }
    if (job->kind == SEAT_ALONE && (!best || best->place < PLACE_SEPARATE))
        return arena_text(school->arena, "%s; %s", job->needs.because,
                          school->rules->figures[FIGURE_EXTRA_ALONE].source);
    return best ? arena_text(school->arena, "%s; %s", best->title, best->source)
                : job->needs.because;
}

static const char *not_free(const struct scene *scene, const struct refusal *refusal)
{
    const struct season *season = scene->school.season;
    struct arena *arena = scene->school.arena;
    const struct job *job = refusal->job;

    for (int i = 0; i < season->n_closures; i++) {
        const struct closure *row = &season->closures[i];
        if (row->room == refusal->room && row->start < job->release_at && job->starts_at < row->end)
            return arena_text(arena, "%s is closed until %s (closures)",
                              room_of(scene, refusal->room), clock(scene, row->end));
    }
    for (int i = 0; i < scene->day.n_uses; i++) {
        const struct use *use = &scene->day.uses[i];
        if (use->n == 0 || use->room != refusal->room || use->starts_at == job->starts_at)
            continue;
        if (use->starts_at < job->release_at && job->starts_at < use->ends_at) {
            return arena_text(arena,
                              "all papers in a room start together, and %s starts at %s where "
                              "these start at %s",
                              room_of(scene, refusal->room), clock(scene, use->starts_at),
                              clock(scene, job->starts_at));
        }
    }
    for (int i = 0; i < scene->day.n_uses; i++) {
        const struct use *use = &scene->day.uses[i];
        if (use->n > 0 && use->room == refusal->room && use->starts_at != job->starts_at) {
            return arena_text(arena,
                              "between two sessions %s must stay empty for %d minutes (setting "
                              "turnaround)",
                              room_of(scene, refusal->room), scene->school.turnaround);
        }
    }
    return arena_text(arena, "%s is kept free at that time", room_of(scene, refusal->room));
}

static const struct job *at_rank(const struct scene *scene, const struct refusal *refusal, int i)
{
    return &scene->day.jobs[refusal->rows[i]];
}

static const char *no_company(const struct scene *scene, const struct refusal *refusal)
{
    const struct season *season = scene->school.season;
    struct arena *arena = scene->school.arena;
    const struct job *strict = at_rank(scene, refusal, 0);
    const struct job *job = refusal->job;

    for (int i = 0; i < refusal->n; i++) {
        const struct job *other = at_rank(scene, refusal, i);
        if (season->papers[other->paper].each_minutes > 0)
            return arena_text(arena, "%s is taken by one candidate at a time",
                              paper_of(scene, other));
    }
    if (strict->kind == SEAT_ALONE)
        return arena_text(arena, "%s must sit alone (%s)", pupil_of(scene, strict),
                          refusal_grounds(scene, strict));
    if (strict->noise != job->noise) {
        const struct job *loud = strict->noise >= 0 ? strict : job;
        const char *kind = paper_kind_words[season->papers[loud->paper].kind];
        return arena_text(arena, "%s is %s %s test and takes no other paper beside it",
                          paper_of(scene, loud), *kind == 'o' || *kind == 'a' ? "an" : "a", kind);
    }
    if (strict->kind == SEAT_SHARED && job->kind == SEAT_SHARED)
        return arena_text(arena, "%s and %s do not share the same helpers", pupil_of(scene, strict),
                          pupil_of(scene, job));
    if (strict->kind == SEAT_SHARED)
        return arena_text(arena, "%s shares a helper and must not be overheard by others (%s)",
                          pupil_of(scene, strict), refusal_grounds(scene, strict));
    return arena_text(arena, "%s must not sit beside those (%s)", pupil_of(scene, strict),
                      refusal_grounds(scene, strict));
}

static const char *no_seat(const struct scene *scene, const struct refusal *refusal)
{
    struct arena *arena = scene->school.arena;
    int seats = scene->school.season->rooms[refusal->room].seats;
    const struct job *least = at_rank(scene, refusal, 0);

    if (refusal->n > seats)
        return arena_text(arena, "%s has %d exam %s and %d would sit there",
                          room_of(scene, refusal->room), seats, seats == 1 ? "seat" : "seats",
                          refusal->n);
    for (int i = 0; i < refusal->n; i++) {
        const struct job *job = at_rank(scene, refusal, i);
        least = job->limit < least->limit ? job : least;
    }
    if (least->kind == SEAT_ALONE)
        return arena_text(arena, "%s must sit alone (%s)", pupil_of(scene, least),
                          refusal_grounds(scene, least));
    if (least->needs.group_size == least->limit)
        return arena_text(arena, "%s may sit in a group of %d at most (arrangement) and %d would",
                          pupil_of(scene, least), least->limit, refusal->n);
    if (least->kind == SEAT_SHARED)
        return arena_text(arena, "%d at most share a helper (%s) and %d would", least->limit,
                          scene->school.rules->figures[FIGURE_READER_SHARE].source, refusal->n);
    return arena_text(arena,
                      "%d at most sit in a small room (setting small_room_group: %s has %s) and "
                      "%d would",
                      least->limit, pupil_of(scene, least), least->needs.because, refusal->n);
}

static const char *no_room(const struct scene *scene, const struct refusal *refusal)
{
    const struct season *season = scene->school.season;
    struct arena *arena = scene->school.arena;
    const struct room *room = &season->rooms[refusal->room];
    const struct job *job = refusal->job;

    if (room->exam == ROOM_EXAM_NO)
        return arena_text(arena, "%s is no room for exams (rooms: exam no)", room->room);
    if (job->room >= 0)
        return arena_text(arena, "the arrangement of %s asks for room %s", pupil_of(scene, job),
                          room_of(scene, job->room));
    return arena_text(arena, "%s is at %s and %s sits at %s", room->room,
                      season->sites[room->site].site, pupil_of(scene, job),
                      job->site >= 0 ? season->sites[job->site].site : "another site");
}

/* "P2 has 50% Extra time and writes until 11:15, P1 until 10:45; ...": who would outlast whom. */
static const char *outlasted(const struct scene *scene, const struct refusal *refusal)
{
    const struct rules *rules = scene->school.rules;
    const struct job *job = refusal->job;

    for (int i = 0; i < refusal->n; i++) {
        const struct job *other = at_rank(scene, refusal, i);
        const struct job *large = job->large ? job : other;
        const struct job *usual = job->large ? other : job;
        if (!large->large || usual->large || large->ends_at <= usual->ends_at)
            continue;
        return arena_text(scene->school.arena,
                          "%s (%s) writes until %s, %s until %s: more than %d%% extra time sits "
                          "apart from whoever it outlasts (%s)",
                          pupil_of(scene, large), large->needs.because,
                          clock(scene, large->ends_at), pupil_of(scene, usual),
                          clock(scene, usual->ends_at), rules_figure(rules, FIGURE_EXTRA_LARGE),
                          rules->figures[FIGURE_EXTRA_OUTLASTS].source);
    }
    return "somebody's extra time would outlast others";
}

static const char *not_apart(const struct scene *scene, const struct refusal *refusal)
{
    const struct season *season = scene->school.season;
    const struct job *job = refusal->job;

    for (int i = 0; i < refusal->n; i++) {
        const struct job *other = at_rank(scene, refusal, i);
        for (int k = 0; k < season->n_apart; k++) {
            const struct apart *pair = &season->apart[k];
            if ((pair->pupil_a == job->pupil && pair->pupil_b == other->pupil) ||
                (pair->pupil_b == job->pupil && pair->pupil_a == other->pupil))
                return arena_text(scene->school.arena, "%s and %s must not share a room (apart)",
                                  season->pupils[pair->pupil_a].pupil,
                                  season->pupils[pair->pupil_b].pupil);
        }
    }
    return "two of them must not share a room (apart)";
}

const char *refusal_text(const struct scene *scene, const struct refusal *refusal)
{
    struct arena *arena = scene->school.arena;
    const struct job *job = refusal->job;

    switch (refusal->trouble) {
    case NO_ROOM:
        return no_room(scene, refusal);
    case NOT_FREE:
        return not_free(scene, refusal);
    case NO_COMPANY:
        return no_company(scene, refusal);
    case NO_SUMMON:
        return arena_text(arena,
                          "one invigilator %s in %s and could not call for help (rooms: "
                          "summon)",
                          refusal->left ? "would be left" : "would be alone",
                          room_of(scene, refusal->room));
    case NO_SEAT:
        return no_seat(scene, refusal);
    case NO_COMPUTER:
        return arena_text(arena, "%s has no computer, and no socket with a laptop, left for %s",
                          room_of(scene, refusal->room), pupil_of(scene, job));
    case NO_EQUIPMENT:
        return arena_text(arena, "no %s is left at that site and time for %s",
                          job->needs.equipment[0], pupil_of(scene, job));
    case OUTLASTED:
        return outlasted(scene, refusal);
    case NOT_APART:
        return not_apart(scene, refusal);
    default:
        return "the rules of seating forbid it";
    }
}
