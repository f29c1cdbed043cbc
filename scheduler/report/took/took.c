/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/report/took/took_part.h"

#include <string.h>

/* Their own lesson or place beside a teacher, while they are with an exam. */
static void own_work(struct taking *taking, const struct duty *duty)
{
    const struct duty_slot *slot = &duty->slots[0];
    int minutes = (int)(slot->ends_at - slot->starts_at);
    bool lesson = duty->kind->tags & TAG_STANDING;

    for (int i = 0; i < duty->n_standing; i++) {
        int person = duty->standing[i];
        if (took_held_by(taking, duty->key, person) ||
            !took_in_exam_duty(taking, person, slot->starts_at, slot->ends_at))
            continue;
        bool covered = false;
        for (int d = 0; d < taking->ask->plan->n_open; d++)
            covered =
                covered || &taking->ask->world->duties[taking->ask->plan->open[d].duty] == duty;
        covered = !covered;
        took_note(taking, taking->people,
                  (struct took){person, lesson ? TOOK_LESSONS : TOOK_SUPPORT, minutes,
                                covered ? minutes : 0, covered ? 0 : minutes});
    }
}

/* ---- lessons of candidates ---- */

static void lessons_of(struct taking *taking, const struct class_member *member, int64_t day)
{
    const struct season *season = taking->ask->world->season;

    for (int i = took_first_lesson(taking, member->class_name); i < season->n_lessons; i++) {
        const struct lesson *row = taking->lessons[i];
        if (strcmp(row->class_name, member->class_name) != 0)
            break;
        if (season_happens(season, day, row->weekday, row->week, row->from, row->until) &&
            took_sits_exam(taking, member->pupil, day * DAY_MIN + row->start,
                           day * DAY_MIN + row->end))
            took_note(taking, taking->pupils,
                      (struct took){member->pupil, TOOK_LESSONS, row->end - row->start, 0, 0});
    }
}

void took_read(const struct report_ask *ask, struct arena *arena, struct took_list *people,
               struct took_list *pupils)
{
    const struct world *world = ask->world;
    struct taking taking = {.ask = ask, .arena = arena, .people = people, .pupils = pupils};

    took_rows(&taking);
    took_school(&taking);
    for (int d = 0; d < world->n_duties; d++) {
        const struct duty *duty = &world->duties[d];
        if (took_in_ask(&taking, duty->slots[0].starts_at) && !(duty->tags & TAG_CASELOAD) &&
            strcmp(duty->kind->name, "pupil_support") != 0 &&
            duty->kind->tags & (TAG_STANDING | TAG_SUPPORT))
            own_work(&taking, duty);
    }
    took_sessions(&taking);
    took_help(&taking);
    for (int64_t day = ask->from; day <= ask->until; day++) {
        int kind = season_day_kind(world->season, day);
        for (int i = 0; kind == DAY_SCHOOL && i < world->season->n_classes; i++)
            if (took_is_candidate(&taking, world->season->classes[i].pupil, day))
                lessons_of(&taking, &world->season->classes[i], day);
    }
}
