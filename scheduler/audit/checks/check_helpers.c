/* SPDX-License-Identifier: GPL-3.0-or-later
 * Readers, scribes and the others beside a candidate, at every minute of the paper.
 *
 * One person has as many of a candidate's own roles as combine; a reader serves
 * those of a helper group, other helpers as many of a paper as their rule allows. */
#include <string.h>

#include "scheduler/audit/auditor.h"

struct bedside { /* the candidates of a run at one minute */
    const struct seat_fact **list;
    unsigned *left; /* roles nobody has yet */
    int count;
    bool lone;
};

static bool is_reader(const struct auditor *auditor, int role)
{
    return strcmp(auditor->rules->helpers[role].role, "reader") == 0;
}

static bool is_shared(const struct auditor *auditor, const struct bedside *bedside,
                      const struct seat_fact *seat, int role)
{
    if (bedside->lone || auditor->rules->helpers[role].share_max <= 1)
        return false;
    return !is_reader(auditor, role) || seat->sitting->helper_group > 0;
}

/* Adults of the candidate's own; what could be shared goes to them when it combines. */
static int own_adults(const struct auditor *auditor, const struct bedside *bedside, int i)
{
    unsigned own = 0;
    int adults = 0;

    for (int role = 0; role < auditor->rules->n_helpers; role++)
        if ((bedside->left[i] >> role & 1) && !is_shared(auditor, bedside, bedside->list[i], role))
            own |= 1U << role;
    while (own) {
        unsigned taken = fact_roles_one(auditor, own);
        for (int role = 0; role < auditor->rules->n_helpers; role++)
            if ((bedside->left[i] >> role & 1) && fact_roles_combine(auditor, taken | 1U << role))
                taken |= 1U << role;
        own &= ~taken;
        bedside->left[i] &= ~taken;
        adults++;
    }
    return adults;
}

/* One helper of a role for candidate i and those who share with them. */
static int shared_adults(const struct auditor *auditor, const struct bedside *bedside, int i,
                         int role)
{
    const struct seat_fact *seat = bedside->list[i];
    int most = auditor->rules->helpers[role].share_max, count = 0;

    for (int k = i; k < bedside->count; k++) {
        const struct seat_fact *other = bedside->list[k];
        bool same = is_reader(auditor, role)
                        ? other->sitting->helper_group == seat->sitting->helper_group
                        : other->paper == seat->paper;
        if (!same || !(bedside->left[k] >> role & 1))
            continue;
        bedside->left[k] &= ~(1U << role);
        count++;
    }
    return (count + most - 1) / most;
}

static int wanted_at(const struct auditor *auditor, const struct run *run, int64_t at,
                     struct bedside *bedside)
{
    int adults = 0;

    bedside->count = 0;
    bedside->lone = run->n_pupils == 1;
    for (int i = run->first; i < run->end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        if (!seat->roles || seat->starts_at > at || seat->ends_at <= at)
            continue;
        bedside->left[bedside->count] = seat->roles;
        bedside->list[bedside->count++] = seat;
    }
    for (int i = 0; i < bedside->count; i++)
        adults += own_adults(auditor, bedside, i);
    for (int i = 0; i < bedside->count; i++)
        for (int role = 0; bedside->left[i]; role++)
            if (bedside->left[i] >> role & 1)
                adults += shared_adults(auditor, bedside, i, role);
    return adults;
}

static int there_at(const struct auditor *auditor, int room, int64_t at)
{
    int count = 0;

    for (int i = auditor->room_duties_first[room]; i < auditor->room_duties_first[room + 1]; i++) {
        const struct duty_fact *duty = &auditor->duties[auditor->room_duties[i]];
        if (duty->row->starts_at > at)
            break;
        count += duty->helps && duty->row->ends_at > at;
    }
    return count;
}

static int read_moments(const struct auditor *auditor, const struct run *run, int64_t **moments)
{
    const int *first = &auditor->room_duties_first[run->room];
    int count = 0;
    int64_t *list =
        arena_new(auditor->arena, int64_t, 2 * (run->end - run->first + first[1] - first[0]));

    for (int i = run->first; i < run->end; i++) {
        if (!auditor->seats[i].roles)
            continue;
        list[count++] = auditor->seats[i].starts_at;
        list[count++] = auditor->seats[i].ends_at;
    }
    for (int i = first[0]; count && i < first[1]; i++) {
        const struct assignment *row = auditor->duties[auditor->room_duties[i]].row;
        if (row->starts_at > run->from_at && row->starts_at < run->until_at)
            list[count++] = row->starts_at;
        if (row->ends_at > run->from_at && row->ends_at < run->until_at)
            list[count++] = row->ends_at;
    }
    *moments = list;
    return moments_sort(list, count);
}

static void check_run(struct auditor *auditor, const struct run *run)
{
    int64_t *moments;
    int count = read_moments(auditor, run, &moments), n = run->end - run->first;
    struct bedside bedside = {0};
    struct stretch stretch = {.rule = "helper",
                              .source = "the candidates' access arrangements",
                              .what = "readers, scribes or other helpers",
                              .where = auditor->season->rooms[run->room].room};

    if (count == 0)
        return;
    bedside.list = arena_new(auditor->arena, const struct seat_fact *, n);
    bedside.left = arena_new(auditor->arena, unsigned, n);
    for (int i = 0; i + 1 < count; i++)
        stretch_add(auditor, &stretch, moments[i], moments[i + 1],
                    wanted_at(auditor, run, moments[i], &bedside),
                    there_at(auditor, run->room, moments[i]));
    stretch_end(auditor, &stretch);
}

/* Candidates of one helper group are as many as a reader may serve. */
static void check_sharing(struct auditor *auditor, const struct run *run)
{
    const struct figure *most = fact_figure(auditor, FIGURE_READER_SHARE);

    for (int i = run->first; i < run->end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        int group = seat->sitting->helper_group, count = 0;
        bool told = false;
        for (int k = run->first; group > 0 && k < run->end; k++) {
            const struct seat_fact *other = &auditor->seats[k];
            if (other->sitting->helper_group != group)
                continue;
            told = told || (k < i && other->starts_at == seat->starts_at);
            count += other->starts_at <= seat->starts_at && other->ends_at > seat->starts_at;
        }
        if (!told && count > most->value)
            audit_tell(auditor, "reader_share", AUDIT_HARD, spot_of_seat(seat), most->source,
                       "%d candidates in %s share one helper; %d may", count,
                       auditor->season->rooms[run->room].room, most->value);
    }
}

void audit_helpers(struct auditor *auditor)
{
    for (int r = 0; r < auditor->n_runs; r++) {
        say_helpers(auditor, &auditor->runs[r]);
        check_run(auditor, &auditor->runs[r]);
        check_sharing(auditor, &auditor->runs[r]);
    }
}
