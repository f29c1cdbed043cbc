/* SPDX-License-Identifier: GPL-3.0-or-later
 * The compliance report: each room session, each site's day and the plan as a whole against each
 * rule, with the facts and the rule's source. */
#include "scheduler/report/audit.h"

#include <ctype.h>

#include "scheduler/base/day.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/heading.h"

enum { DAY, FROM, PLACE, RULE, VERDICT, FACTS, SOURCE, N_COLUMNS };
static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},
    [FROM] = {"From", CELL_TIME, "start"},
    [PLACE] = {"Place", CELL_TEXT, "place"},
    [RULE] = {"Rule", CELL_TEXT, "rule"},
    [VERDICT] = {"Verdict", CELL_TEXT, "verdict"},
    [FACTS] = {"Facts", CELL_TEXT, "facts"},
    [SOURCE] = {"Source", CELL_TEXT, "source"},
};

enum { SUM_RULE, SUM_FAIL, SUM_OPEN, SUM_TELL, SUM_PASS, SUM_COLUMNS };
static const struct column sum_columns[SUM_COLUMNS] = {
    [SUM_RULE] = {"Rule", CELL_TEXT, "rule"},
    [SUM_FAIL] = {"FAIL", CELL_NUMBER, "fail"},
    [SUM_OPEN] = {"OPEN", CELL_NUMBER, "open"},
    [SUM_TELL] = {"CANNOT TELL", CELL_NUMBER, "cannot_tell"},
    [SUM_PASS] = {"PASS", CELL_NUMBER, "pass"},
};

enum { LINES_MAX = 2000, OPEN_MAX = 500 };

/* A season of a large school is hundreds of pages: in short where nothing in particular was
 * asked for. */
static bool is_short(const struct report_ask *ask, const struct audit *audit)
{
    return ask->whole && audit->n_lines > LINES_MAX;
}

const char *audit_subject_text(const struct season *season, const struct audit_subject *subject,
                               struct arena *arena)
{
    const char *day =
        subject->from_at == INT64_MIN ? "" : heading_day(arena, day_of(subject->from_at));

    if (subject->about == ABOUT_PLAN)
        return "The plan as a whole";
    if (subject->about == ABOUT_SITE)
        return arena_text(arena, "%s, between the rooms%s%s", day, subject->site >= 0 ? " of " : "",
                          subject->site >= 0 ? season->sites[subject->site].site : "");
    return arena_text(arena, "%s, %s, %s: %s", day, season->rooms[subject->room].room,
                      heading_span(arena, subject->from_at, subject->until_at), subject->papers);
}

const char *audit_line_text(const struct audit_line *line, struct arena *arena)
{
    const char *text = line->text;

    return *text
               ? arena_text(arena, "%s. %c%s", line->facts, toupper((unsigned char)*text), text + 1)
               : line->facts;
}

static void add_summary(const struct report_ask *ask, const struct audit *audit,
                        struct sheets *sheets)
{
    const struct rules *rules = ask->world->rules;
    struct table table = {.arena = sheets->arena, .n_columns = SUM_COLUMNS};

    for (int r = 0; r < rules->n_standards; r++) {
        int counts[N_VERDICTS] = {0}, all = 0;
        for (int i = 0; i < audit->n_lines; i++) {
            if (audit->lines[i].standard != &rules->standards[r])
                continue;
            counts[audit->lines[i].verdict]++;
            all++;
        }
        if (all == 0)
            continue;
        struct cell *row = table_row(&table);
        row[SUM_RULE].text = rules->standards[r].title;
        row[SUM_FAIL].number = counts[VERDICT_FAIL];
        row[SUM_OPEN].number = counts[VERDICT_OPEN];
        row[SUM_TELL].number = counts[VERDICT_CANNOT_TELL];
        row[SUM_PASS].number = counts[VERDICT_PASS];
    }
    struct sheet *sheet = sheets_add(sheets, sum_columns, &table);
    sheet->title =
        arena_text(sheets->arena, "%s: %d FAIL, %d OPEN, %d CANNOT TELL, %d PASS",
                   audit->legal ? "Legal" : "NOT LEGAL", audit->n_verdicts[VERDICT_FAIL],
                   audit->n_verdicts[VERDICT_OPEN], audit->n_verdicts[VERDICT_CANNOT_TELL],
                   audit->n_verdicts[VERDICT_PASS]);
    sheet->note = heading_state(ask, sheets->arena);
    sheet->name = "rules";
}

/* In short: what somebody has to do something about; what is open only while it is a list that
 * somebody reads (report shortage has the rest). */
static bool is_told(const struct report_ask *ask, const struct audit *audit,
                    const struct audit_line *line)
{
    if (!is_short(ask, audit))
        return ask->room < 0 || audit->subjects[line->subject].room == ask->room;
    return line->verdict == VERDICT_FAIL ||
           (line->verdict == VERDICT_OPEN && audit->n_verdicts[VERDICT_OPEN] <= OPEN_MAX);
}

static void lines_heading(const struct report_ask *ask, const struct audit *audit,
                          struct sheet *sheet, struct arena *arena)
{
    static const char sign[] = "To sign off a rule you have read in this year's booklet: examrota "
                               "rules confirm RULE --source TEXT --by NAME";
    bool all_open = audit->n_verdicts[VERDICT_OPEN] <= OPEN_MAX;

    sheet->title = "Each rule for each sitting";
    sheet->note = sign;
    if (!is_short(ask, audit))
        return;
    sheet->title =
        all_open ? "What fails or is open" : "What fails (report shortage: what is open)";
    sheet->note = arena_text(arena,
                             "All sittings with their facts: report audit with --from DATE --to "
                             "DATE or --room ROOM, or verify --audit. %s",
                             sign);
}

static void add_lines(const struct report_ask *ask, const struct audit *audit,
                      struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    for (int i = 0; i < audit->n_lines; i++) {
        const struct audit_line *line = &audit->lines[i];
        const struct audit_subject *subject = &audit->subjects[line->subject];
        if (!is_told(ask, audit, line))
            continue;
        struct cell *row = table_row(&table);

        if (subject->from_at != INT64_MIN)
            row[DAY].number = day_of(subject->from_at);
        if (subject->about == ABOUT_SITTING)
            row[FROM].number = subject->from_at;
        row[PLACE].text = subject->about == ABOUT_PLAN
                              ? "the plan"
                              : answer_place(ask->world->season, subject->room, subject->site);
        row[RULE].text = line->standard->title;
        row[VERDICT].text = audit_verdict_words[line->verdict];
        row[FACTS].text = audit_line_text(line, sheets->arena);
        row[SOURCE].text = line->source;
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    lines_heading(ask, audit, sheet, sheets->arena);
    sheet->name = "lines";
    sheet->group_by = PLACE;
    sheet->new_page = true;
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    const struct season *season = ask->world->season;
    struct sheets sheets = {.arena = arena};
    struct audit audit;

    (void)fault;
    audit_make(season, ask->world->rules, ask->published ? season->published : season->draft,
               ask->published ? season->n_published : season->n_draft, ask->from, ask->until, arena,
               &audit);
    heading_page(ask, "Compliance", arena, page);
    add_summary(ask, &audit, &sheets);
    add_lines(ask, &audit, &sheets);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

void answer_audit_lines(struct json *root, const struct season *season, const struct audit *audit)
{
    static const char *const words[] = {[VERDICT_PASS] = "pass",
                                        [VERDICT_FAIL] = "fail",
                                        [VERDICT_OPEN] = "open",
                                        [VERDICT_CANNOT_TELL] = "cannot_tell"};
    struct json *verdicts = json_member(root, "verdicts"), *list;

    for (int v = 0; v < N_VERDICTS; v++)
        json_number(verdicts, words[v], audit->n_verdicts[v]);
    list = json_list(root, "lines");
    for (int i = 0; i < audit->n_lines; i++) {
        const struct audit_line *line = &audit->lines[i];
        const struct audit_subject *subject = &audit->subjects[line->subject];
        struct json *row = json_row(list);

        json_text(row, "rule", line->standard->rule);
        json_text(row, "verdict", words[line->verdict]);
        json_text(row, "place", answer_place(season, subject->room, subject->site));
        if (subject->from_at == INT64_MIN) {
            json_null(row, "start");
            json_null(row, "end");
        } else {
            json_moment(row, "start", subject->from_at);
            json_moment(row, "end", subject->until_at);
        }
        json_text(row, "papers", subject->papers);
        json_number(row, "candidates", subject->n_candidates);
        json_text(row, "facts", line->facts);
        json_text(row, "text", line->text);
        json_text(row, "source", line->source);
    }
}

extern const struct report report_audit;
const struct report report_audit = {
    .name = "audit",
    .title = "Compliance",
    .audience = FOR_OFFICE,
    .help =
        "each sitting against each rule: PASS, FAIL, OPEN or CANNOT TELL, with facts and source "
        "(a large season in short; --from and --to, --week or --room for all)",
    .fill = fill,
};
