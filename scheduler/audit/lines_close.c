/* SPDX-License-Identifier: GPL-3.0-or-later
 * From what was looked at and said to the lines of the report. */
#include <string.h>

#include "scheduler/audit/lines.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/rules/confirm.h"
#include "scheduler/rules/figure.h"

struct closing {
    struct auditor *auditor;
    struct audit_subject *subjects;
    int *places; /* subjects of the register, in the order of the report */
    struct audit_line *list;
    int count, room;
    int n_verdicts[N_VERDICTS];
};

static struct audit_subject subject_of(const struct auditor *auditor, int place)
{
    if (place == 0)
        return (struct audit_subject){ABOUT_PLAN, -1, -1, INT64_MIN, INT64_MIN, 0, ""};
    if (place <= auditor->n_runs) {
        const struct run *run = &auditor->runs[place - 1];
        return (struct audit_subject){.about = ABOUT_SITTING,
                                      .room = run->room,
                                      .site = auditor->season->rooms[run->room].site,
                                      .from_at = run->from_at,
                                      .until_at = run->until_at,
                                      .n_candidates = run->n_pupils,
                                      .papers = fact_papers(auditor, run)};
    }
    const struct place_day *site = &auditor->lines->sites[place - 1 - auditor->n_runs];
    return (struct audit_subject){.about = ABOUT_SITE,
                                  .room = -1,
                                  .site = site->site,
                                  .from_at = site->day * DAY_MIN,
                                  .until_at = (site->day + 1) * DAY_MIN,
                                  .papers = ""};
}

/* A day's room sessions by time and room, then its sites; the plan as a whole at the end. */
static int by_day(const void *left, const void *right, const void *context)
{
    const struct audit_subject *subjects = context;
    const struct audit_subject *a = &subjects[*(const int *)left],
                               *b = &subjects[*(const int *)right];

    if ((a->about == ABOUT_PLAN) != (b->about == ABOUT_PLAN))
        return a->about == ABOUT_PLAN ? 1 : -1;
    if (day_of(a->from_at) != day_of(b->from_at))
        return day_of(a->from_at) < day_of(b->from_at) ? -1 : 1;
    if (a->about != b->about)
        return a->about - b->about;
    if (a->from_at != b->from_at)
        return a->from_at < b->from_at ? -1 : 1;
    return a->room != b->room ? a->room - b->room : a->site - b->site;
}

static const char *joined(const struct closing *closing, const char *list, const char *by,
                          const char *more)
{
    return list ? arena_text(closing->auditor->arena, "%s%s%s", list, by, more) : more;
}

/* "figure:turnaround (30)" */
static const char *name_of(const struct closing *closing, const struct rule_row *row)
{
    struct arena *arena = closing->auditor->arena;

    if (row->figure < 0)
        return rule_full_name(row, arena);
    return arena_text(arena, "%s (%s)", rule_full_name(row, arena),
                      figure_text(&closing->auditor->rules->figures[row->figure], arena));
}

/* What the line rests on: sources, once each, and what nobody has confirmed.  False: all is. */
static bool read_grounds(const struct closing *closing, const struct line *line,
                         const struct standard *standard, struct audit_line *out)
{
    const struct rules *rules = closing->auditor->rules;
    bool own = standard->confidence == CONFIRMED;
    const char *source = own ? NULL : standard->source;
    const char *doubt =
        own ? NULL : arena_text(closing->auditor->arena, "standard:%s", standard->rule);

    for (int i = 0; i < GROUNDS && i < rule_count(rules); i++) {
        if (!(line->rests[i / PER_WORD] >> (i % PER_WORD) & 1))
            continue;
        struct rule_row row = rule_at(rules, i);
        if (!source || !strstr(source, row.source))
            source = joined(closing, source, " and ", row.source);
        if (row.confidence != CONFIRMED)
            doubt = joined(closing, doubt, ", ", name_of(closing, &row));
    }
    out->source = source ? source : standard->source;
    if (doubt)
        out->text = arena_text(closing->auditor->arena, "%s%srests on unconfirmed rules: %s",
                               out->text, *out->text ? "; " : "", doubt);
    return doubt != NULL;
}

static int verdict_of(const struct line *line, bool doubted)
{
    if (line->severities >> AUDIT_HARD & 1)
        return VERDICT_FAIL;
    if (line->severities >> AUDIT_OPEN & 1)
        return VERDICT_OPEN;
    return (line->severities >> AUDIT_CANNOT_TELL & 1) || doubted ? VERDICT_CANNOT_TELL
                                                                  : VERDICT_PASS;
}

static const char *facts_of(const struct closing *closing, const struct line *line,
                            const struct standard *standard)
{
    if (line->facts)
        return line->facts;
    return arena_text(closing->auditor->arena, "%s looked at: %d",
                      *standard->unit ? standard->unit : "times", line->looked);
}

static void close_line(struct closing *closing, int subject, int number)
{
    static const struct standard unknown = {"other", "Something else", ABOUT_PLAN, STRICT_HARD, "",
                                            "",      "the audit",      CONFIRMED};
    const struct auditor *auditor = closing->auditor;
    const struct line *line = line_at(auditor->lines, number, closing->places[subject]);
    const struct standard *standard =
        number < auditor->rules->n_standards ? &auditor->rules->standards[number] : &unknown;

    if (line->looked == 0)
        return;
    struct audit_line out = {.standard = standard,
                             .subject = subject,
                             .facts = facts_of(closing, line, standard),
                             .text = line->text ? line->text : ""};
    if (line->n_more)
        out.text = arena_text(auditor->arena, "%s; and %d more", out.text, line->n_more);
    out.verdict = verdict_of(line, read_grounds(closing, line, standard, &out));
    closing->n_verdicts[out.verdict]++;
    *LIST_ADD(auditor->arena, closing->list, closing->count, closing->room) = out;
}

/* Numbers that every line of a standard rests on. */
static void rest_on_figures(const struct auditor *auditor, int number)
{
    const struct register_of_lines *lines = auditor->lines;
    char name[FIGURE_NAME];

    for (const char *at = auditor->rules->standards[number].rests_on; figure_next(&at, name);) {
        int id = figure_find(name);
        for (int subject = 0; subject < lines->n_subjects; subject++)
            line_at(lines, number, subject)->rests[id / PER_WORD] |= (uint64_t)1 << (id % PER_WORD);
    }
}

void lines_close(struct auditor *auditor, struct audit *audit)
{
    const struct register_of_lines *lines = auditor->lines;
    int n = lines->n_subjects;
    struct closing closing = {.auditor = auditor, .places = arena_new(auditor->arena, int, n)};
    struct audit_subject *all = arena_new(auditor->arena, struct audit_subject, n);

    for (int i = 0; i < n; i++) {
        closing.places[i] = i;
        all[i] = subject_of(auditor, i);
    }
    sort_rows(closing.places, (size_t)n, sizeof(int), by_day, all);
    closing.subjects = arena_new(auditor->arena, struct audit_subject, n);
    for (int i = 0; i < lines->n_standards; i++)
        rest_on_figures(auditor, i);
    for (int i = 0; i < n; i++) {
        closing.subjects[i] = all[closing.places[i]];
        for (int number = 0; number <= lines->n_standards; number++)
            close_line(&closing, i, number);
    }
    audit->subjects = closing.subjects;
    audit->n_subjects = n;
    audit->lines = closing.list;
    audit->n_lines = closing.count;
    memcpy(audit->n_verdicts, closing.n_verdicts, sizeof closing.n_verdicts);
}
