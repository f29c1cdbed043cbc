/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invigilators of a room: one for each so many candidates at every minute, at least one
 * (domain 1.1), from set-up to clear-up.  A seat is cut where the head count changes and
 * where it grows long; hand-over inside a paper is allowed while the number holds. */
#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/derive.h"

struct step { /* the same head count all along */
    int64_t from_at, until_at;
    int heads, present, ratio;
    enum figure_id figure; /* the ratio that decided */
};

struct steps {
    struct step *list;
    int count, room;
};

struct piece {
    int64_t from_at, until_at;
};

struct seat {
    int no;    /* 1.. */
    bool lead; /* never cut */
    struct piece *pieces;
    int count, room;
    int present, ratio; /* at its fullest */
    enum figure_id figure;
};

static const enum figure_id ratio_figures[] = {
    [PAPER_WRITTEN] = FIGURE_RATIO_WRITTEN,     [PAPER_PRACTICAL] = FIGURE_RATIO_PRACTICAL,
    [PAPER_ONSCREEN] = FIGURE_RATIO_ONSCREEN,   [PAPER_ART] = FIGURE_RATIO_ART,
    [PAPER_LISTENING] = FIGURE_RATIO_LISTENING, [PAPER_SPEAKING] = FIGURE_RATIO_SPEAKING,
};

static int by_moment(const void *left, const void *right, const void *context)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

    (void)context;
    return (a > b) - (a < b);
}

static int64_t leaves_at(const struct sitting *sitting)
{
    return sitting->release_at > sitting->ends_at ? sitting->release_at : sitting->ends_at;
}

/* Nobody goes to a candidate's home alone where the school says so; a helper is one of them. */
static int off_site_least(const struct derivation *derivation, const struct room_group *group)
{
    int least = season_setting_int(derivation->season, "off_site_adults");

    for (int i = 0; i < group->count; i++)
        if (derivation->candidates[group->first + i].helpers)
            return least - 1;
    return least;
}

/* All candidates of a mixed room count, by the strictest ratio of the papers present. */
static struct step step_at(const struct derivation *derivation, const struct room_group *group,
                           int64_t from, int64_t until)
{
    struct step step = {.from_at = from, .until_at = until, .figure = FIGURE_RATIO_WRITTEN};

    for (int i = 0; i < group->count; i++) {
        const struct candidate *candidate = &derivation->candidates[group->first + i];
        if (derive_meant_at(candidate->sitting) > from || leaves_at(candidate->sitting) <= from)
            continue;
        step.present++;
        int kind = derivation->season->papers[candidate->paper].kind;
        int ratio = rules_figure(derivation->rules, ratio_figures[kind]);
        if (step.ratio == 0 || ratio < step.ratio) {
            step.ratio = ratio;
            step.figure = ratio_figures[kind];
        }
    }
    if (step.ratio <= 0)
        step.ratio = rules_figure(derivation->rules, FIGURE_RATIO_WRITTEN);
    int least = season_setting_int(derivation->season, "invigilators_least");
    step.heads = (step.present + step.ratio - 1) / step.ratio;
    if (step.heads < 1)
        step.heads = 1;
    if (step.heads < least && group->n_pupils > 1)
        step.heads = least;
    if (group->off_site && step.heads < off_site_least(derivation, group))
        step.heads = off_site_least(derivation, group);
    return step;
}

static struct steps steps_of(const struct derivation *derivation, const struct room_group *group)
{
    struct steps steps = {0};
    int count = 2 * group->count;
    int64_t *moments = arena_new(derivation->arena, int64_t, count);

    for (int i = 0; i < count; i++) {
        const struct sitting *sitting = derivation->candidates[group->first + i / 2].sitting;
        moments[i] = i % 2 ? leaves_at(sitting) : derive_meant_at(sitting);
    }
    sort_rows(moments, (size_t)count, sizeof *moments, by_moment, NULL);
    for (int i = 0; i + 1 < count; i++) {
        if (moments[i] == moments[i + 1])
            continue;
        struct step next = step_at(derivation, group, moments[i], moments[i + 1]);
        struct step *last = steps.count ? &steps.list[steps.count - 1] : NULL;
        if (last && last->heads == next.heads) {
            last->until_at = next.until_at;
            if (next.present > last->present) {
                next.from_at = last->from_at;
                *last = next;
            }
        } else {
            *LIST_ADD(derivation->arena, steps.list, steps.count, steps.room) = next;
        }
    }
    return steps;
}

/* A stretch longer than a hand-over is due after is cut into equal parts, as it was before the day
 * held it up: whoever has the last part stays on. */
static void add_pieces(const struct derivation *derivation, const struct room_group *group,
                       struct seat *seat, int64_t from, int64_t until)
{
    int after_min = rules_figure(derivation->rules, FIGURE_HANDOVER_AFTER);
    int64_t length = until - from - group->held_min;

    length = length > 0 ? length : until - from;
    int parts =
        after_min > 0 && length > after_min ? (int)((length + after_min - 1) / after_min) : 1;

    for (int i = 0; i < parts; i++)
        *LIST_ADD(derivation->arena, seat->pieces, seat->count, seat->room) = (struct piece){
            from + length * i / parts, i + 1 < parts ? from + length * (i + 1) / parts : until};
}

/* One unbroken stretch of a seat: steps [first, end).  Nobody is asked to come for less
 * time than setting up takes, so such cuts are left out. */
static void add_stretch(const struct derivation *derivation, const struct room_group *group,
                        const struct steps *steps, int first, int end, struct seat *seat)
{
    int least_min = rules_figure(derivation->rules, FIGURE_ARRIVE_BEFORE);
    int64_t start = steps->list[first].from_at, stop = steps->list[end - 1].until_at;

    start = start == group->start_at ? group->opens_at : start - least_min;
    if (start < group->opens_at)
        start = group->opens_at;
    if (seat->count && start < seat->pieces[seat->count - 1].until_at)
        start = seat->pieces[seat->count - 1].until_at;
    if (stop == group->end_at)
        stop = group->closes_at;
    if (seat->lead) {
        *LIST_ADD(derivation->arena, seat->pieces, seat->count, seat->room) =
            (struct piece){start, stop};
        return;
    }
    for (int i = first; i + 1 < end; i++) {
        int64_t cut = steps->list[i].until_at;
        if (cut - start < least_min || stop - cut < least_min)
            continue;
        add_pieces(derivation, group, seat, start, cut);
        start = cut;
    }
    add_pieces(derivation, group, seat, start, stop);
}

/* One of a hall's invigilators leads, where the school has such people. */
static bool is_led(const struct derivation *derivation, const struct room_group *group)
{
    const struct season *season = derivation->season;

    if (group->room < 0 || season->rooms[group->room].kind != ROOM_HALL ||
        strcmp(season_setting(season, "lead_invigilator"), "yes") != 0)
        return false;
    for (int i = 0; i < season->n_skills; i++)
        if (strcmp(season->skills[i].skill, "lead_invigilator") == 0)
            return true;
    return false;
}

static struct seat seat_of(const struct derivation *derivation, const struct room_group *group,
                           const struct steps *steps, int no)
{
    struct seat seat = {.no = no, .lead = no == 1 && is_led(derivation, group)};

    for (int i = 0; i < steps->count; i++) {
        const struct step *step = &steps->list[i];
        if (step->heads < no)
            continue;
        int end = i + 1;
        while (end < steps->count && steps->list[end].heads >= no)
            end++;
        add_stretch(derivation, group, steps, i, end, &seat);
        for (; i < end; i++) {
            if (steps->list[i].present < seat.present)
                continue;
            seat.present = steps->list[i].present;
            seat.ratio = steps->list[i].ratio;
            seat.figure = steps->list[i].figure;
        }
    }
    return seat;
}

static void add_seat(const struct derivation *derivation, const struct duty_kind *kind,
                     const struct room_group *group, const struct seat *seat, struct duties *duties)
{
    const char *of = arena_text(derivation->arena, "%s:%s:%s:%d", group->series, kind->name,
                                group->stem, seat->no);
    const char *title =
        arena_text(derivation->arena, "%s - %s", kind->title, derive_group_name(derivation, group));
    const char *because = arena_text(
        derivation->arena, "1 invigilator for each %d candidates or fewer, %d at once (%s)",
        seat->ratio, seat->present, derivation->rules->figures[seat->figure].source);

    for (int i = 0; i < seat->count; i++) {
        struct duty *duty = derive_group_duty(derivation, kind, group, duties);
        duty->key = arena_text(derivation->arena, "%s:p%d", of, i + 1);
        duty->piece_of = seat->count > 1 ? of : "";
        duty->piece = i;
        duty->n_pieces = seat->count;
        duty->title = title;
        duty->because = because;
        duty->role = kind->name; /* all three are rows of the rules' helpers */
        derive_fixed_slot(derivation, duty,
                          &(struct duty_slot){.starts_at = seat->pieces[i].from_at,
                                              .ends_at = seat->pieces[i].until_at,
                                              .room = group->room,
                                              .site = group->site});
    }
}

enum seat_kind { SEAT_PLAIN, SEAT_LEAD, SEAT_OFF_SITE };

/* A seat at home or in hospital is a kind of its own, one that leads a hall, too. */
static enum seat_kind kind_of(const struct room_group *group, const struct seat *seat)
{
    if (group->off_site)
        return SEAT_OFF_SITE;
    return seat->lead ? SEAT_LEAD : SEAT_PLAIN;
}

/* The seats of every room that are of one kind. */
static void add_rooms(const struct derivation *derivation, const struct duty_kind *kind,
                      enum seat_kind wanted, struct duties *duties)
{
    for (int i = 0; i < derivation->n_groups; i++) {
        const struct room_group *group = &derivation->groups[i];
        if (group->combined)
            continue;
        struct steps steps = steps_of(derivation, group);
        int most = 1;
        for (int k = 0; k < steps.count; k++)
            most = steps.list[k].heads > most ? steps.list[k].heads : most;
        for (int no = 1; no <= most; no++) {
            struct seat seat = seat_of(derivation, group, &steps, no);
            if (kind_of(group, &seat) == wanted)
                add_seat(derivation, kind, group, &seat, duties);
        }
    }
}

void derive_invigilators(const struct duty_kind *kind, const struct derivation *derivation,
                         struct duties *duties)
{
    add_rooms(derivation, kind, SEAT_PLAIN, duties);
}

void derive_leads(const struct duty_kind *kind, const struct derivation *derivation,
                  struct duties *duties)
{
    add_rooms(derivation, kind, SEAT_LEAD, duties);
}

void derive_off_site(const struct duty_kind *kind, const struct derivation *derivation,
                     struct duties *duties)
{
    add_rooms(derivation, kind, SEAT_OFF_SITE, duties);
}
