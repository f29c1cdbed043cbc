/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/derive.h"

int64_t derive_meant_at(const struct sitting *sitting)
{
    return sitting->starts_at - sitting->held_min;
}

static int64_t compare_int(int64_t left, int64_t right)
{
    return (left > right) - (left < right);
}

static int group_paper(const struct candidate *candidate)
{
    int paper = candidate->sitting->group_paper;

    return paper >= 0 ? paper : candidate->paper;
}

static int by_group(const void *left, const void *right, const void *context)
{
    const struct candidate *a = left, *b = right;
    int64_t order = compare_int(group_paper(a), group_paper(b));

    (void)context;
    if (order == 0)
        order = compare_int(a->sitting->group_no, b->sitting->group_no);
    if (order == 0)
        order = compare_int(a->sitting->room, b->sitting->room);
    if (order == 0)
        order = compare_int(a->sitting->starts_at, b->sitting->starts_at);
    if (order == 0)
        order = compare_int(a->pupil, b->pupil);
    return (int)order;
}

/* Most candidates have no arrangement at all; asking the rules only about the others
 * keeps a large season quick. */
static bool *pupils_with_arrangements(const struct derivation *derivation)
{
    const struct season *season = derivation->season;
    bool *has = arena_new(derivation->arena, bool, season->n_pupils + 1);

    for (int i = 0; i < season->n_arrangements; i++)
        has[season->arrangements[i].pupil] = true;
    return has;
}

static void read_candidates(struct derivation *derivation)
{
    const struct season *season = derivation->season;
    const bool *has = pupils_with_arrangements(derivation);
    int room = 0;

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *sitting = &season->seating[i];
        const struct entry *entry = &season->entries[sitting->entry];
        int64_t day = day_of(sitting->starts_at);
        if (day < derivation->from || day > derivation->until || entry->status == ENTRY_WITHDRAWN)
            continue;
        struct candidate *candidate =
            LIST_ADD(derivation->arena, derivation->candidates, derivation->n_candidates, room);
        *candidate = (struct candidate){.sitting = sitting,
                                        .pupil = entry->pupil,
                                        .paper = entry->paper,
                                        .series = season->papers[entry->paper].series,
                                        .skills = ""};
        if (entry->series >= 0)
            candidate->series = entry->series;
        if (has[entry->pupil]) {
            struct needs needs;
            rules_needs(derivation->rules, season, entry->pupil, entry->paper, day,
                        derivation->arena, &needs);
            candidate->helpers = needs.helpers;
            candidate->skills = needs.skills ? needs.skills : "";
            candidate->after = needs.after;
            candidate->ready = needs.ready;
            candidate->computer = needs.computer;
            candidate->prints = needs.prints;
            candidate->off_site = needs.off_site;
        }
    }
    sort_rows(derivation->candidates, (size_t)derivation->n_candidates, sizeof(struct candidate),
              by_group, NULL);
}

static int by_int(const void *left, const void *right, const void *context)
{
    (void)context;
    return (int)compare_int(*(const int *)left, *(const int *)right);
}

int derive_distinct(int *list, int count)
{
    int kept = 0;

    sort_rows(list, (size_t)count, sizeof *list, by_int, NULL);
    for (int i = 0; i < count; i++)
        if (kept == 0 || list[kept - 1] != list[i])
            list[kept++] = list[i];
    return kept;
}

/* By how much what happened on the day made the group end later. */
static int held_of(const struct candidate *members, const struct room_group *group)
{
    int64_t meant_at = group->start_at;

    for (int i = 0; i < group->count; i++) {
        const struct sitting *row = members[i].sitting;
        int64_t leaves_at = row->ends_at - row->lost_min - row->held_min;
        bool waits = row->release_at > row->ends_at;
        leaves_at = waits ? row->release_at : leaves_at;
        meant_at = leaves_at > meant_at ? leaves_at : meant_at;
    }
    return group->end_at > meant_at ? (int)(group->end_at - meant_at) : 0;
}

static void fill_group(const struct derivation *derivation, struct room_group *group)
{
    const struct season *season = derivation->season;
    const struct candidate *members = derivation->candidates + group->first;
    int *pupils = arena_new(derivation->arena, int, group->count);
    int *papers = arena_new(derivation->arena, int, group->count);

    group->paper = group_paper(members);
    group->part = -1;
    for (int i = 0; i < group->count; i++) {
        pupils[i] = members[i].pupil;
        papers[i] = members[i].paper;
        group->prints = group->prints || members[i].prints;
        group->off_site = group->off_site || members[i].off_site;
        if (members[i].paper == group->paper &&
            (group->part < 0 || members[i].sitting->part < group->part))
            group->part = members[i].sitting->part;
    }
    if (group->part < 0)
        group->part = 0;
    group->held_min = held_of(members, group);
    group->pupils = pupils;
    group->n_pupils = derive_distinct(pupils, group->count);
    group->papers = papers;
    group->n_papers = derive_distinct(papers, group->count);
    group->room = members->sitting->room;
    group->site = group->room >= 0 ? season->rooms[group->room].site : -1;
    group->day = day_of(group->start_at);
    group->session = derive_session(group->start_at);
    group->series = derive_series_code(season, members->series);
    group->paper_code = derive_paper_code(derivation, group->paper, group->part);
}

/* Seating gives each group of a paper its own number.  Should two share one (seating made
 * by hand), the later ones are told apart by a letter, so that keys stay unique. */
static void name_group(const struct derivation *derivation, struct room_group *group, int again)
{
    int no = derivation->candidates[group->first].sitting->group_no;

    group->stem =
        again == 0 ? arena_text(derivation->arena, "%s:g%d", group->paper_code, no)
                   : arena_text(derivation->arena, "%s:g%d.%d", group->paper_code, no, again + 1);
}

static bool joins(const struct derivation *derivation, const struct room_group *group,
                  const struct candidate *next)
{
    const struct candidate *first = &derivation->candidates[group->first];
    int pause_min = rules_figure(derivation->rules, FIGURE_CLASH_BREAK);

    return group_paper(first) == group_paper(next) &&
           first->sitting->group_no == next->sitting->group_no &&
           first->sitting->room == next->sitting->room &&
           next->sitting->starts_at <= group->end_at + pause_min;
}

static void cut_groups(struct derivation *derivation)
{
    int room = 0;
    struct room_group *group = NULL;

    for (int i = 0; i < derivation->n_candidates; i++) {
        const struct candidate *next = &derivation->candidates[i];
        int64_t meant_at = derive_meant_at(next->sitting);
        if (!group || !joins(derivation, group, next)) {
            group = LIST_ADD(derivation->arena, derivation->groups, derivation->n_groups, room);
            group->first = i;
            group->start_at = meant_at;
        }
        if (meant_at < group->start_at) /* they are waited for */
            group->start_at = meant_at;
        group->count++;
        if (next->sitting->release_at > group->end_at || group->count == 1)
            group->end_at = next->sitting->release_at;
        if (next->sitting->ends_at > group->end_at)
            group->end_at = next->sitting->ends_at;
    }
    for (int i = 0, again = 0; i < derivation->n_groups; i++) {
        struct room_group *now = &derivation->groups[i];
        fill_group(derivation, now);
        bool same = i > 0 && now->paper == now[-1].paper && now->part == now[-1].part &&
                    derivation->candidates[now->first].sitting->group_no ==
                        derivation->candidates[now[-1].first].sitting->group_no;
        again = same ? again + 1 : 0;
        name_group(derivation, now, again);
    }
}

static int by_room(const void *left, const void *right, const void *context)
{
    const struct room_group *const *a = left, *const *b = right;
    int64_t order = compare_int((*a)->room, (*b)->room);

    (void)context;
    return (int)(order ? order : compare_int((*a)->start_at, (*b)->start_at));
}

/* Set-up and clear-up; where two groups follow each other in a room, the time between
 * is shared out so that one adult can stay. */
static void open_and_close(struct derivation *derivation)
{
    int arrive_min = rules_figure(derivation->rules, FIGURE_ARRIVE_BEFORE);
    int clear_min = rules_figure(derivation->rules, FIGURE_CLEAR_UP);
    int print_min = rules_figure(derivation->rules, FIGURE_PRINT_AFTER);
    struct room_group **order =
        arena_new(derivation->arena, struct room_group *, derivation->n_groups);

    for (int i = 0; i < derivation->n_groups; i++) {
        struct room_group *group = order[i] = &derivation->groups[i];
        group->opens_at = group->start_at - arrive_min;
        group->closes_at = group->end_at + clear_min + (group->prints ? print_min : 0);
    }
    sort_rows(order, (size_t)derivation->n_groups, sizeof(struct room_group *), by_room, NULL);
    for (int i = 1; i < derivation->n_groups; i++) {
        struct room_group *before = order[i - 1], *after = order[i];
        if (after->room < 0 || before->room != after->room || before->end_at > after->start_at ||
            before->closes_at <= after->opens_at)
            continue;
        if (before->closes_at > after->start_at)
            before->closes_at = after->start_at;
        after->opens_at = before->closes_at;
    }
}

void derive_groups(struct derivation *derivation)
{
    read_candidates(derivation);
    cut_groups(derivation);
    open_and_close(derivation);
}
