/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who was told what and has not answered, who cannot, who accepts. */
#include <string.h>

#include "export/zone.h"
#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/heading.h"
#include "scheduler/report/work.h"

enum { PERSON, NAME, WAITING, CANNOT, ACCEPTED, SUM_COLUMNS };
static const struct column sum_columns[SUM_COLUMNS] = {
    [PERSON] = {"Person", CELL_TEXT, "staff"},
    [NAME] = {"Name", CELL_TEXT, "name"},
    [WAITING] = {"Not answered", CELL_NUMBER, "waiting"},
    [CANNOT] = {"Cannot", CELL_NUMBER, "cannot"},
    [ACCEPTED] = {"Accepted", CELL_NUMBER, "accepted"},
};
enum { WHO, DAY, FROM, UNTIL, DUTY, PLACE, SAYS, WHY, N_COLUMNS };
static const struct column columns[N_COLUMNS] = {
    [WHO] = {"Person", CELL_TEXT, "staff"},   [DAY] = {"Day", CELL_DAY, "date"},
    [FROM] = {"From", CELL_TIME, "start"},    [UNTIL] = {"Until", CELL_TIME, "end"},
    [DUTY] = {"Duty", CELL_TEXT, "duty"},     [PLACE] = {"Place", CELL_TEXT, "place"},
    [SAYS] = {"Answer", CELL_TEXT, "answer"}, [WHY] = {"Reason", CELL_TEXT, "reason"},
};

/* An answer to another time is none. */
static const struct reply *reply_to(const struct season *season, const struct assignment *row)
{
    for (int i = 0; i < season->n_replies; i++) {
        const struct reply *reply = &season->replies[i];
        if (reply->staff == row->staff && reply->starts_at == row->starts_at &&
            strcmp(reply->key, row->key) == 0)
            return reply;
    }
    return NULL;
}

static bool is_asked(const struct report_ask *ask, const struct assignment *row)
{
    int64_t day = day_of(row->starts_at);

    return row->staff >= 0 && !row->standing && day >= ask->from && day <= ask->until &&
           row->starts_at >= zone_wall_at(ask->now_utc) &&
           (ask->person < 0 || row->staff == ask->person);
}

static void add_sums(const struct report_ask *ask, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct table table = {.arena = sheets->arena, .n_columns = SUM_COLUMNS};
    int waiting_people = 0;

    for (int p = 0; p < season->n_people; p++) {
        int counts[3] = {0}; /* accepted, cannot, waiting */
        for (int i = 0; i < season->n_published; i++) {
            const struct assignment *row = &season->published[i];
            if (row->staff != p || !is_asked(ask, row))
                continue;
            const struct reply *reply = reply_to(season, row);
            counts[reply ? reply->answer : 2]++;
        }
        if (counts[0] + counts[1] + counts[2] == 0)
            continue;
        struct cell *cells = table_row(&table);
        cells[PERSON].text = season->people[p].staff;
        cells[NAME].text = season->people[p].name;
        cells[ACCEPTED].number = counts[REPLY_ACCEPT];
        cells[CANNOT].number = counts[REPLY_CANNOT];
        cells[WAITING].number = counts[2];
        waiting_people += counts[2] > 0;
    }
    struct sheet *sheet = sheets_add(sheets, sum_columns, &table);
    sheet->title = arena_text(sheets->arena, "People who have not answered: %d", waiting_people);
    sheet->name = "people";
}

static int by_person(const void *left, const void *right, const void *context)
{
    const struct assignment *a = *(const struct assignment *const *)left;
    const struct assignment *b = *(const struct assignment *const *)right;

    (void)context;
    if (a->staff != b->staff)
        return a->staff - b->staff;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

static void add_rows(const struct report_ask *ask, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};
    const struct assignment **list =
        arena_new(sheets->arena, const struct assignment *, season->n_published + 1);
    int n = 0;

    for (int i = 0; i < season->n_published; i++) {
        if (is_asked(ask, &season->published[i]))
            list[n++] = &season->published[i];
    }
    sort_rows(list, (size_t)n, sizeof(struct assignment *), by_person, NULL);
    for (int i = 0; i < n; i++) {
        const struct reply *reply = reply_to(season, list[i]);
        if (reply && reply->answer == REPLY_ACCEPT)
            continue;
        struct cell *cells = table_row(&table);
        cells[WHO].text = answer_staff(season, list[i]->staff);
        cells[DAY].number = day_of(list[i]->starts_at);
        cells[FROM].number = list[i]->starts_at;
        cells[UNTIL].number = list[i]->ends_at;
        cells[DUTY].text = work_words(list[i], sheets->arena);
        cells[PLACE].text = answer_place(season, list[i]->room, list[i]->site);
        cells[SAYS].text = reply ? "cannot" : "";
        cells[WHY].text = reply ? reply->reason : "";
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = "Not accepted yet";
    sheet->note = "What has moved since it was answered asks for an answer again";
    sheet->name = "open";
    sheet->group_by = WHO;
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};

    (void)fault;
    heading_page(ask, "Answers", arena, page);
    add_sums(ask, &sheets);
    add_rows(ask, &sheets);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_answers;
const struct report report_answers = {
    .name = "answers",
    .title = "Answers",
    .audience = FOR_OFFICE,
    .help = "who has not answered what they were told, and who cannot",
    .seats_only = true,
    .fill = fill,
};
