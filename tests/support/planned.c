/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/planned.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "scheduler/base/day.h"
#include "scheduler/store/store.h"
#include "tests/support/run.h"
#include "tests/support/school/school.h"

/* A shape near "tiny", no two alike. */
static struct shape shape_near_tiny(uint64_t seed)
{
    struct random random = {seed * 91 + 7};
    struct shape shape = *shape_find("tiny");

    shape.sites = 1 + random_below(&random, 2);
    shape.pupils = 6 + random_below(&random, 20);
    shape.year_11 = 1 + random_below(&random, shape.pupils - 2);
    shape.year_10 = random_below(&random, shape.pupils - shape.year_11);
    shape.papers = 1 + random_below(&random, 7);
    shape.exam_days = 1 + random_below(&random, 4);
    shape.hall_seats = 2 + random_below(&random, 10);
    shape.classrooms = 1 + random_below(&random, 4);
    shape.small_rooms = random_below(&random, 5);
    shape.it_rooms = random_below(&random, 2);
    shape.teachers = 1 + random_below(&random, 5);
    shape.support_staff = 2 + random_below(&random, 7);
    shape.invigilators = 1 + random_below(&random, 4);
    shape.sessions_per_mentor = random_below(&random, 4);
    shape.absences_a_day = 1;
    return shape;
}

static void give_up(const char *what, const struct fault *fault)
{
    fprintf(stderr, "%s: %s\n", what, fault->text);
    abort();
}

static void load(struct planned *planned)
{
    char path[1100];
    struct store *store = NULL;
    struct fault fault = {0};

    snprintf(path, sizeof path, "%s/s.db", planned->folder);
    if (!store_open(path, STORE_READ, &store, &fault) ||
        !store_load(store, &planned->arena, &planned->season, &fault))
        give_up(path, &fault);
    store_close(store);
    if (planned->season.n_plan_runs == 0)
        give_up("no plan", &fault);
    planned->from = planned->season.plan_runs[0].from;
    planned->until = planned->season.plan_runs[0].until;
    if (!rules_load(NULL, planned->from, &planned->arena, &planned->rules, &fault))
        give_up("rules", &fault);
}

static void copies_make(struct planned *planned)
{
    struct season *season = &planned->season;

    planned->seating = arena_dup(&planned->arena, season->seating, (size_t)season->n_seating,
                                 sizeof *season->seating);
    planned->draft =
        arena_dup(&planned->arena, season->draft, (size_t)season->n_draft, sizeof *season->draft);
    season->seating = planned->seating;
    season->draft = planned->draft;
}

static void import_more(const struct planned *planned, const char *name, const char *text)
{
    char path[1100];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", planned->folder, name);
    file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0)
        abort();
    command_expect(0, "import %s --school %s/s.db", path, planned->folder);
}

void planned_make(struct planned *planned, int seed)
{
    static const char *const nothing[] = {NULL};

    planned_make_with(planned, seed, nothing);
}

void planned_make_with(struct planned *planned, int seed, const char *const *more)
{
    struct shape shape = shape_near_tiny((uint64_t)seed);
    char path[1100];

    *planned = (struct planned){.seed = seed, .folder = folder_make(), .now_at = INT64_MIN};
    snprintf(path, sizeof path, "%s/in", planned->folder);
    if (mkdir(path, 0700) != 0 || !school_write(path, &shape, (uint64_t)seed, seed % 3 == 0))
        abort();
    command_expect(0, "init %s/s.db", planned->folder);
    command_expect(0, "import %s/in --school %s/s.db", planned->folder, planned->folder);
    for (; *more; more += 2)
        import_more(planned, more[0], more[1]);
    command_expect(0, "seat --school %s/s.db", planned->folder);
    command_expect(0, "plan --school %s/s.db --time 0", planned->folder);
    load(planned);
    copies_make(planned);
}

void planned_again(struct planned *planned)
{
    arena_release(&planned->arena);
    planned->arena = (struct arena){0};
    load(planned);
    copies_make(planned);
}

void planned_release(struct planned *planned)
{
    folder_release(planned->folder);
    arena_release(&planned->arena);
}

void planned_audit(struct planned *planned, struct audit *audit)
{
    audit_make(&planned->season, &planned->rules, planned->season.draft, planned->season.n_draft,
               planned->from, planned->until, &planned->arena, audit);
}

void planned_judge(struct planned *planned, struct plan *plan)
{
    struct fault fault = {0};

    planned->duties = (struct duties){.arena = &planned->arena};
    duties_derive(&planned->season, &planned->rules, planned->from, planned->until,
                  &planned->duties);
    planned->world = (struct world){.season = &planned->season,
                                    .rules = &planned->rules,
                                    .duties = planned->duties.list,
                                    .n_duties = planned->duties.count,
                                    .from = planned->from,
                                    .until = planned->until,
                                    .now_at = planned->now_at};
    if (!plan_judge(&planned->world, planned->season.draft, planned->season.n_draft,
                    &planned->arena, plan, &fault))
        give_up("judge", &fault);
}
