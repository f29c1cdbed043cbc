/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/plan_lp.c - the plain model around the stored draft, for other solvers. */
#include "scheduler/base/day.h"
#include "scheduler/plan/plan_part.h"

#include <stdio.h>
#include <string.h>

enum { LP_MAX_BYTES = 200 * 1000 * 1000 };

static void write_text(FILE *file, const char *text)
{
    if (!strpbrk(text, ",\"\n")) {
        fputs(text, file);
        return;
    }
    fputc('"', file);
    for (; *text; text++) {
        if (*text == '"')
            fputc('"', file);
        fputc(*text, file);
    }
    fputc('"', file);
}

static void write_row(const struct brief *brief, const struct duty *duty, int person,
                      int64_t starts_at, FILE *file)
{
    int year, month, day, of_day = (int)(starts_at - day_of(starts_at) * DAY_MIN);

    day_split(day_of(starts_at), &year, &month, &day);
    write_text(file, duty->key);
    fputc(',', file);
    bool crew = person >= 0 && person < brief->crew.n_people;
    write_text(file, crew ? brief->world->season->people[person].staff : "");
    fprintf(file, ",%04d-%02d-%02d %02d:%02d\n", year, month, day, of_day / 60, of_day % 60);
}

static bool write_map(const struct brief *brief, FILE *file)
{
    const struct problem *problem = &brief->problem;

    fputs("variable,duty,staff,start\n", file);
    for (int i = 0; i < problem->n_offers; i++) {
        const struct slot *slot = &problem->slots[problem->offers[i].slot];
        fprintf(file, "x%d,", i);
        write_row(brief, &brief->world->duties[brief->task_duty[slot->task]],
                  problem->offers[i].person, slot->starts_at, file);
    }
    for (int t = 0; t < problem->n_tasks; t++) {
        fprintf(file, "u%d,", t);
        write_row(brief, &brief->world->duties[brief->task_duty[t]], -1,
                  problem->slots[problem->tasks[t].first_slot].starts_at, file);
    }
    return !ferror(file);
}

/* Levels with a slack may lie so far above what the draft has when later ones are asked about. */
static void set_caps(const struct brief *brief, const int64_t *value, int64_t *cap)
{
    const struct season *season = brief->world->season;

    for (int k = 0; k < LEVELS; k++) {
        cap[k] = value[k];
        for (int i = 0; i < season->n_plan_levels; i++) {
            const struct plan_level *row = &season->plan_levels[i];
            if (strcmp(row->name, level_names[brief->policy.order[k]]) == 0 && row->slack > 0 &&
                row->bound + row->slack > cap[k])
                cap[k] = row->bound + row->slack;
        }
    }
}

static bool write_models(const struct brief *brief, struct plain *plain, const int64_t *cap,
                         plan_open_fn *open, void *context, struct fault *fault)
{
    for (int k = 0; k < LEVELS; k++) {
        char name[32];
        (void)snprintf(name, sizeof name, "level-%d.lp", k + 1);
        FILE *file = open(context, name);
        if (!file)
            return fault_set(fault, FAULT_SYSTEM, "cannot write '%s'", name);
        if (!plain || !plain_write_lp(plain, k, cap, file, LP_MAX_BYTES))
            return fault_set(fault, FAULT_CONFLICT,
                             "the model is too large to write: over 200 MB (or the disk is full); "
                             "take fewer days");
    }
    FILE *plan = open(context, "plan.sol");
    if (!plan || !plain_write_sol(plain, plan))
        return fault_set(fault, FAULT_SYSTEM, "cannot write 'plan.sol'");
    FILE *map = open(context, "map.csv");
    if (!map || !write_map(brief, map))
        return fault_set(fault, FAULT_SYSTEM, "cannot write 'map.csv'");
    return true;
}

static bool write_files(const struct brief *brief, const bool *chosen, plan_open_fn *open,
                        void *context, struct fault *fault)
{
    int64_t value[LEVELS], cap[LEVELS];

    (void)problem_judge(&brief->problem, chosen, value, NULL, NULL);
    set_caps(brief, value, cap);
    struct plain *plain = plain_make(&brief->problem, chosen);
    bool done = write_models(brief, plain, cap, open, context, fault);

    plain_release(plain);
    return done;
}

bool plan_write_lp(const struct world *world, plan_open_fn *open, void *context,
                   struct fault *fault)
{
    const struct season *season = world->season;
    struct arena arena = {0};
    struct brief brief;
    bool done = false;

    if (season->n_draft == 0)
        return fault_set(fault, FAULT_MISSING, "there is no plan yet; make one with plan");
    if (brief_make(world, &arena, &brief, fault)) {
        bool *chosen = arena_new(&arena, bool, brief.problem.n_offers + 1);
        brief_choose(&brief, season->draft, season->n_draft, chosen);
        done = write_files(&brief, chosen, open, context, fault);
    }
    arena_release(&arena);
    return done;
}
