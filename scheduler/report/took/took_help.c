/* SPDX-License-Identifier: GPL-3.0-or-later
 * Hours of help that a pupil's plan names, gone because pupil or adult was in an exam; a later
 * week may have given them back (setting give_back_weeks). */
#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/report/took/took_part.h"

struct lesson_of_help {
    const struct duty *duty;
    bool settled;
};
struct lessons_of_help {
    struct lesson_of_help *list;
    int n, room;
};

static bool is_help(const struct duty *duty)
{
    return strcmp(duty->kind->name, "pupil_support") == 0 && duty->pupil >= 0;
}

static int64_t monday_of(const struct duty *duty)
{
    return day_week_start(day_of(duty->slots[0].starts_at));
}

static bool is_taken(const struct taking *taking, const struct duty *duty)
{
    const struct duty_slot *slot = &duty->slots[0];
    bool exam = took_sits_exam(taking, duty->pupil, slot->starts_at, slot->ends_at);

    for (int i = 0; i < duty->n_named; i++)
        exam = exam || took_in_exam_duty(taking, duty->named[i], slot->starts_at, slot->ends_at);
    return exam;
}

/* "pupil_support:0042:Maths:2027-W19:1": the same row of the plan, whatever the week. */
static bool is_alike(const char *a, const char *b)
{
    size_t parts = 0, i = 0;

    for (; a[i] && a[i] == b[i]; i++)
        parts += a[i] == ':';
    return parts >= 3;
}

static void sort_in(struct taking *taking, const struct duty *duty, struct lessons_of_help *lost,
                    struct lessons_of_help *back)
{
    bool held = took_held_by(taking, duty->key, -1);

    if (duty->given_back && held)
        *LIST_ADD(taking->arena, back->list, back->n, back->room) =
            (struct lesson_of_help){.duty = duty};
    if (!duty->given_back && !held && is_taken(taking, duty))
        *LIST_ADD(taking->arena, lost->list, lost->n, lost->room) =
            (struct lesson_of_help){.duty = duty};
}

/* The weeks before and after, as far as help is owed. */
static void sort_around(struct taking *taking, struct lessons_of_help *lost,
                        struct lessons_of_help *back)
{
    const struct world *world = taking->ask->world;
    int64_t reach = 7 * (int64_t)season_setting_int(world->season, "give_back_weeks");
    struct duties duties = {.arena = taking->arena};

    if (world->season->n_support == 0 || reach == 0)
        return;
    duties_derive(world->season, world->rules, day_week_start(world->from) - reach,
                  day_week_start(world->until) + 6 + reach, &duties);
    for (int d = 0; d < duties.count; d++) {
        int64_t day = day_of(duties.list[d].slots[0].starts_at);
        if (is_help(&duties.list[d]) && (day < world->from || day > world->until))
            sort_in(taking, &duties.list[d], lost, back);
    }
}

static int minutes_of(const struct duty *duty)
{
    return (int)(duty->slots[0].ends_at - duty->slots[0].starts_at);
}

static bool give_back(const struct duty *duty, struct lessons_of_help *back)
{
    for (int i = 0; i < back->n; i++) {
        struct lesson_of_help *later = &back->list[i];
        if (later->settled || monday_of(later->duty) <= monday_of(duty) ||
            !is_alike(later->duty->key, duty->key))
            continue;
        later->settled = true;
        return true;
    }
    return false;
}

void took_help(struct taking *taking)
{
    const struct world *world = taking->ask->world;
    struct lessons_of_help lost = {0}, back = {0};

    for (int d = 0; d < world->n_duties; d++)
        if (is_help(&world->duties[d]))
            sort_in(taking, &world->duties[d], &lost, &back);
    sort_around(taking, &lost, &back);
    for (;;) { /* the oldest first, whether it is asked about or not */
        struct lesson_of_help *next = NULL;
        for (int i = 0; i < lost.n; i++)
            if (!lost.list[i].settled &&
                (!next || lost.list[i].duty->slots[0].starts_at < next->duty->slots[0].starts_at))
                next = &lost.list[i];
        if (!next)
            return;
        next->settled = true;
        int minutes = minutes_of(next->duty), given = give_back(next->duty, &back) ? minutes : 0;
        if (took_in_ask(taking, next->duty->slots[0].starts_at))
            took_note(
                taking, taking->pupils,
                (struct took){next->duty->pupil, TOOK_SUPPORT, minutes, given, minutes - given});
    }
}
