/* SPDX-License-Identifier: GPL-3.0-or-later
 * Help in lessons that pupils' plans name: what each week asks, what the plan gives, what an exam
 * takes away and what is given back for weeks before. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/heading.h"

enum { WEEK, PUPIL, HELP, ASKED, HELD, OPEN, TAKEN, BACK, BACK_OPEN, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
    [WEEK] = {"Week of", CELL_DAY, "week"},
    [PUPIL] = {"Pupil", CELL_TEXT, "pupil"},
    [HELP] = {"Help in", CELL_TEXT, "subject"},
    [ASKED] = {"Lessons", CELL_NUMBER, "lessons"},
    [HELD] = {"Held", CELL_NUMBER, "held"},
    [OPEN] = {"Nobody", CELL_NUMBER, "open"},
    [TAKEN] = {"Pupil in an exam or away", CELL_NUMBER, "taken"},
    [BACK] = {"Given back", CELL_NUMBER, "given_back"},
    [BACK_OPEN] = {"Still owed", CELL_NUMBER, "owed"},
};

/* One pupil's help of one week, in lessons. */
struct help {
    int64_t monday;
    int pupil;
    const char *what; /* of the key: subject or class */
    int asked, held, open, taken, back, back_open;
};
struct helps {
    struct help *list;
    int count;
};

/* "pupil_support:0042:Maths:2027-W19:1": between the pupil and the week. */
static const char *what_of(const struct season *season, const struct duty *duty,
                           struct arena *arena)
{
    const char *start =
        duty->key + strlen("pupil_support:") + strlen(season->pupils[duty->pupil].pupil) + 1;
    const char *end = start + cut_base(start);

    while (end > start && *--end != ':')
        ;
    while (end && end > start && *--end != ':')
        ;
    return end && end > start ? arena_copy_part(arena, start, (size_t)(end - start)) : start;
}

static int held_of(const struct plan *plan, const struct duty *duty)
{
    int count = 0;

    for (int i = 0; i < plan->n_assignments; i++)
        count += strcmp(plan->assignments[i].key, duty->key) == 0;
    return count;
}

static struct help *help_of(struct helps *helps, int64_t monday, int pupil, const char *what)
{
    for (int i = 0; i < helps->count; i++) {
        struct help *help = &helps->list[i];
        if (help->monday == monday && help->pupil == pupil && strcmp(help->what, what) == 0)
            return help;
    }
    helps->list[helps->count] = (struct help){.monday = monday, .pupil = pupil, .what = what};
    return &helps->list[helps->count++];
}

static void count_duty(const struct plan *plan, const struct duty *duty, struct help *help)
{
    bool back = strncmp(duty->because, "given back", strlen("given back")) == 0;
    bool held = held_of(plan, duty) > 0;

    if (back) {
        help->back += held;
        help->back_open += !held;
        return;
    }
    help->asked++;
    help->held += held;
    help->taken += !held && duty->blocked != NULL;
    help->open += !held && duty->blocked == NULL;
}

static int by_week(const void *left, const void *right, const void *context)
{
    const struct help *a = left, *b = right;

    (void)context;
    if (a->monday != b->monday)
        return a->monday < b->monday ? -1 : 1;
    if (a->pupil != b->pupil)
        return a->pupil < b->pupil ? -1 : 1;
    return strcmp(a->what, b->what);
}

static struct helps read(const struct report_ask *ask, struct arena *arena)
{
    const struct world *world = ask->world;
    struct helps helps = {arena_new(arena, struct help, world->n_duties + 1), 0};

    for (int i = 0; i < world->n_duties; i++) {
        const struct duty *duty = &world->duties[i];
        int64_t day = day_of(duty->slots[0].starts_at);
        if (strcmp(duty->kind->name, "pupil_support") != 0 || day < ask->from || day > ask->until)
            continue;
        count_duty(
            ask->plan, duty,
            help_of(&helps, day_week_start(day), duty->pupil, what_of(world->season, duty, arena)));
    }
    sort_rows(helps.list, (size_t)helps.count, sizeof *helps.list, by_week, NULL);
    return helps;
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};
    struct helps helps = read(ask, arena);
    struct table table = {.arena = arena, .n_columns = N_COLUMNS};

    (void)fault;
    heading_page(ask, "In-class support", arena, page);
    for (int i = 0; i < helps.count; i++) {
        const struct help *help = &helps.list[i];
        struct cell *row = table_row(&table);
        row[WEEK].number = help->monday;
        row[PUPIL].text = ask->world->season->pupils[help->pupil].pupil;
        row[HELP].text = help->what;
        row[ASKED].number = help->asked;
        row[HELD].number = help->held;
        row[OPEN].number = help->open;
        row[TAKEN].number = help->taken;
        row[BACK].number = help->back;
        row[BACK_OPEN].number = help->back_open;
    }
    struct sheet *sheet = sheets_add(&sheets, columns, &table);
    sheet->title = "Help in lessons that pupils' plans name";
    sheet->note = "In lessons, besides those whose other adults give it. Given back, still owed: "
                  "for exams of the weeks before (setting give_back_weeks)";
    sheet->name = "support";
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_support;
const struct report report_support = {
    .name = "support",
    .title = "In-class support",
    .audience = FOR_OFFICE,
    .help = "help in lessons that pupils' plans name: held, taken by exams, given back",
    .fill = fill,
};
