/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lessons missed for sessions: how often, how often again before the pupil's other subjects
 * had their turn, and with how little of that the same sessions could be held. */
#include "scheduler/plan/withdrawn.h"
#include "scheduler/report/heading.h"

enum { PUPIL, SESSIONS, MISSED, AGAIN, LEAST, N_COLUMNS };
static const struct column columns[N_COLUMNS] = {
    [PUPIL] = {"Pupil", CELL_TEXT, "pupil"},
    [SESSIONS] = {"Sessions", CELL_NUMBER, "sessions"},
    [MISSED] = {"Lessons missed", CELL_NUMBER, "lessons_missed"},
    [AGAIN] = {"Again too soon", CELL_NUMBER, "missed_again"},
    [LEAST] = {"At least", CELL_NUMBER, "at_least"},
};

struct totals {
    int missed, again, least, worst;
};

static struct totals add_up(const struct withdrawals *withdrawals)
{
    struct totals totals = {0};

    for (int i = 0; i < withdrawals->n; i++) {
        const struct withdrawn *row = &withdrawals->list[i];
        totals.missed += row->missed;
        totals.again += row->again;
        totals.least += row->least;
        totals.worst = row->again > totals.worst ? row->again : totals.worst;
    }
    return totals;
}

static const char *note_text(const struct totals *totals, struct arena *arena)
{
    const char *lessons = heading_count(arena, totals->missed, "lesson", "lessons");
    const char *times = heading_count(arena, totals->again, "time", "times");

    if (totals->again == 0) {
        return arena_text(arena,
                          "%s missed for sessions, none of a subject again before the pupil's "
                          "others had their turn",
                          lessons);
    }
    if (totals->again == totals->least) {
        return arena_text(arena,
                          "%s missed for sessions; %s a subject again before its turn, %d at worst "
                          "for one pupil. With these sessions it cannot be less",
                          lessons, times, totals->worst);
    }
    return arena_text(arena,
                      "%s missed for sessions; %s a subject again before its turn, %d at worst for "
                      "one pupil. It cannot be less than %d",
                      lessons, times, totals->worst, totals->least);
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct table table = {.arena = arena, .n_columns = N_COLUMNS};
    struct sheets sheets = {.arena = arena};
    struct withdrawals withdrawals;

    (void)fault;
    withdrawals_count(ask->world, ask->plan->assignments, ask->plan->n_assignments, arena,
                      &withdrawals);
    for (int i = 0; i < withdrawals.n; i++) {
        const struct withdrawn *from = &withdrawals.list[i];
        if (from->missed == 0)
            continue;
        struct cell *row = table_row(&table);
        row[PUPIL].text = ask->world->season->pupils[from->pupil].pupil;
        row[SESSIONS].number = from->sessions;
        row[MISSED].number = from->missed;
        row[AGAIN].number = from->again;
        row[LEAST].number = from->least;
    }
    heading_page(ask, "Lessons missed for sessions", arena, page);
    struct totals totals = add_up(&withdrawals);
    struct sheet *sheet = sheets_add(&sheets, columns, &table);
    sheet->title = heading_state(ask, arena);
    sheet->note = note_text(&totals, arena);
    sheet->name = "withdrawals";
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_withdrawals;
const struct report report_withdrawals = {
    .name = "withdrawals",
    .title = "Lessons missed for sessions",
    .audience = FOR_OFFICE,
    .help = "lessons pupils miss for sessions, and which subjects again too soon",
    .fill = fill,
};
