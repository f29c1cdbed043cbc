/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is short: empty seats with the reasons counted, and entries without a desk. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/means.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/heading.h"

enum { NUMBER, DAY, FROM, UNTIL, DUTY, PLACE, MISSING, LEVEL, WHY, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
    [NUMBER] = {"No", CELL_NUMBER, "number"},
    [DAY] = {"Day", CELL_DAY, "date"},
    [FROM] = {"From", CELL_TIME, "start"},
    [UNTIL] = {"Until", CELL_TIME, "end"},
    [DUTY] = {"Duty", CELL_TEXT, "duty"},
    [PLACE] = {"Place", CELL_TEXT, "place"},
    [MISSING] = {"Short", CELL_NUMBER, "missing"},
    [LEVEL] = {"Level", CELL_TEXT, "level"},
    [WHY] = {"Why", CELL_TEXT, "why"},
};

enum { DESK_PUPIL, DESK_PAPER, DESK_DAY, DESK_WHY, DESK_COLUMNS };
static const struct column desk_columns[DESK_COLUMNS] = {
    [DESK_PUPIL] = {"Pupil", CELL_TEXT, "pupil"},
    [DESK_PAPER] = {"Paper", CELL_TEXT, "paper"},
    [DESK_DAY] = {"Day", CELL_DAY, "date"},
    [DESK_WHY] = {"Why", CELL_TEXT, "reason"},
};

enum { SUM_DAY, SUM_SHORT, SUM_KINDS, SUM_COLUMNS };
static const struct column sum_columns[SUM_COLUMNS] = {
    [SUM_DAY] = {"Day", CELL_DAY, "date"},
    [SUM_SHORT] = {"Short", CELL_NUMBER, "missing"},
    [SUM_KINDS] = {"Of what", CELL_TEXT, "kinds"},
};

static const struct duty_slot *usual_slot(const struct report_ask *ask,
                                          const struct open_seat *open)
{
    return &ask->world->duties[open->duty].slots[0];
}

struct opens { /* of the ask, by time; ties as the plan has them */
    const struct open_seat **list;
    int *numbers; /* places among all: `why` takes them */
    int count;
};

static int by_time(const void *left, const void *right, const void *context)
{
    const struct open_seat *a = *(const struct open_seat *const *)left;
    const struct open_seat *b = *(const struct open_seat *const *)right;

    (void)context;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

static struct opens pick_open(const struct report_ask *ask, struct arena *arena)
{
    const struct plan *plan = ask->plan;
    struct opens opens = {arena_new(arena, const struct open_seat *, plan->n_open + 1),
                          arena_new(arena, int, plan->n_open + 1), 0};

    for (int i = 0; i < plan->n_open; i++)
        opens.list[i] = &plan->open[i];
    sort_rows(opens.list, (size_t)plan->n_open, sizeof(struct open_seat *), by_time, NULL);
    for (int i = 0; i < plan->n_open; i++) {
        if (ask->room >= 0 && usual_slot(ask, opens.list[i])->room != ask->room)
            continue;
        opens.numbers[opens.count] = i + 1;
        opens.list[opens.count++] = opens.list[i];
    }
    return opens;
}

/* "2 Readers, 1 Cover": the kinds of opens [first, end), in the order of their first time. */
static const char *kinds_text(const struct report_ask *ask, const struct opens *opens, int first,
                              int end, struct arena *arena)
{
    const char *text = "";

    for (int i = first; i < end; i++) {
        const struct duty_kind *kind = ask->world->duties[opens->list[i]->duty].kind;
        int missing = 0;
        bool told = false;

        for (int k = first; k < end; k++) {
            if (ask->world->duties[opens->list[k]->duty].kind != kind)
                continue;
            told |= k < i;
            missing += opens->list[k]->missing;
        }
        if (!told)
            text = arena_text(arena, "%s%s%d %s", text, *text ? ", " : "", missing,
                              missing == 1 ? kind->title : kind->plural);
    }
    return text;
}

static int missing_of(const struct opens *opens, int first, int end)
{
    int missing = 0;

    for (int i = first; i < end; i++)
        missing += opens->list[i]->missing;
    return missing;
}

static void add_summary(const struct report_ask *ask, const struct opens *opens,
                        struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = SUM_COLUMNS};

    for (int first = 0, end; first < opens->count; first = end) {
        int64_t day = day_of(opens->list[first]->starts_at);

        for (end = first; end < opens->count && day_of(opens->list[end]->starts_at) == day;)
            end++;
        struct cell *row = table_row(&table);
        row[SUM_DAY].number = day;
        row[SUM_SHORT].number = missing_of(opens, first, end);
        row[SUM_KINDS].text = kinds_text(ask, opens, first, end, sheets->arena);
    }
    struct sheet *sheet = sheets_add(sheets, sum_columns, &table);
    sheet->title = "Short by day";
    sheet->name = "days";
}

static void add_open(const struct report_ask *ask, const struct opens *opens, struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    for (int i = 0; i < opens->count; i++) {
        const struct duty *duty = &ask->world->duties[opens->list[i]->duty];
        const struct duty_slot *slot = &duty->slots[0];
        struct cell *row = table_row(&table);

        row[NUMBER].number = opens->numbers[i];
        row[DAY].number = day_of(opens->list[i]->starts_at);
        if (duty->n_slots == 1) { /* what may happen at any time has none while nobody does it */
            row[FROM].number = opens->list[i]->starts_at;
            row[UNTIL].number = opens->list[i]->ends_at;
        }
        row[DUTY].text = duty->title;
        row[PLACE].text = answer_place(ask->world->season, slot->room, slot->site);
        row[MISSING].number = opens->list[i]->missing;
        row[LEVEL].text = level_names[duty->level];
        row[WHY].text = answer_reasons(opens->list[i], sheets->arena);
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = arena_text(sheets->arena, "Open seats: %d", missing_of(opens, 0, opens->count));
    sheet->note =
        "Why: everybody on the staff, counted by the first thing that rules them out; of one "
        "seat by name: the week board, or examrota why NO";
    sheet->name = "open";
    sheet->group_by = DAY;
}

/* Papers on demand have a range of days; they show up whenever it meets the ask. */
static bool paper_in(const struct report_ask *ask, const struct paper *paper)
{
    int64_t from = paper->date >= 0 ? paper->date : paper->earliest;
    int64_t until = paper->date >= 0 ? paper->date : paper->latest;

    return (from < 0 || from <= ask->until) && (until < 0 || until >= ask->from);
}

static void add_unseated(const struct report_ask *ask, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct table table = {.arena = sheets->arena, .n_columns = DESK_COLUMNS};

    for (int i = 0; i < season->n_unseated; i++) {
        const struct unseated *unseated = &season->unseated[i];
        const struct entry *entry = &season->entries[unseated->entry];
        const struct paper *paper = &season->papers[entry->paper];

        if (!paper_in(ask, paper))
            continue;
        struct cell *row = table_row(&table);
        row[DESK_PUPIL].text = season->pupils[entry->pupil].pupil;
        row[DESK_PAPER].text = paper->paper;
        if (paper->date >= 0)
            row[DESK_DAY].number = paper->date;
        row[DESK_WHY].text = unseated->reason;
    }
    struct sheet *sheet = sheets_add(sheets, desk_columns, &table);
    sheet->title = arena_text(sheets->arena, "Entries without a desk: %d", table.n_rows);
    sheet->name = "unseated";
}

enum {
    MEANS_DAY,
    MEANS_FROM,
    MEANS_UNTIL,
    MEANS_ITEM,
    MEANS_PLACE,
    MEANS_WANTED,
    MEANS_THERE,
    MEANS_WHO,
    MEANS_COLUMNS
};
static const struct column means_columns[MEANS_COLUMNS] = {
    [MEANS_DAY] = {"Day", CELL_DAY, "date"},
    [MEANS_FROM] = {"From", CELL_TIME, "start"},
    [MEANS_UNTIL] = {"Until", CELL_TIME, "end"},
    [MEANS_ITEM] = {"Item", CELL_TEXT, "item"},
    [MEANS_PLACE] = {"Place", CELL_TEXT, "place"},
    [MEANS_WANTED] = {"Wanted", CELL_NUMBER, "wanted"},
    [MEANS_THERE] = {"There", CELL_NUMBER, "there"},
    [MEANS_WHO] = {"For", CELL_TEXT, "for"},
};

/* Only where there are too few. */
static void add_means(const struct report_ask *ask, struct sheets *sheets)
{
    const struct world *world = ask->world;
    struct table table = {.arena = sheets->arena, .n_columns = MEANS_COLUMNS};
    const struct means_short *list;
    int count = means_find(world->season, world->duties, world->n_duties, ask->from, ask->until,
                           sheets->arena, &list);

    for (int i = 0; i < count; i++) {
        struct cell *row = table_row(&table);
        row[MEANS_DAY].number = day_of(list[i].from_at);
        row[MEANS_FROM].number = list[i].from_at;
        row[MEANS_UNTIL].number = list[i].until_at;
        row[MEANS_ITEM].text = list[i].item;
        row[MEANS_PLACE].text = world->season->sites[list[i].site].site;
        row[MEANS_WANTED].number = list[i].wanted;
        row[MEANS_THERE].number = list[i].there;
        row[MEANS_WHO].text = list[i].who;
    }
    if (count == 0)
        return;
    struct sheet *sheet = sheets_add(sheets, means_columns, &table);
    sheet->title = arena_text(sheets->arena, "Too few radios or phones: %d", count);
    sheet->note = "Every duty may be filled and still not everybody could call for help: borrow "
                  "some, or move a start";
    sheet->name = "means";
}

void shortage_sheets(const struct report_ask *ask, struct sheets *sheets)
{
    struct opens opens = pick_open(ask, sheets->arena);

    add_summary(ask, &opens, sheets);
    add_open(ask, &opens, sheets);
    add_means(ask, sheets);
    add_unseated(ask, sheets);
    approvals_sheet(ask, sheets);
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};

    (void)fault;
    heading_page(ask, "Shortages", arena, page);
    shortage_sheets(ask, &sheets);
    sheets.list[0].note = heading_state(ask, arena);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_shortage;
const struct report report_shortage = {
    .name = "shortage",
    .title = "Shortages",
    .audience = FOR_OFFICE,
    .help = "empty seats and why nobody can take them; entries without a desk",
    .wants_reasons = true,
    .fill = fill,
};
