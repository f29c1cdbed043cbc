/* SPDX-License-Identifier: GPL-3.0-or-later
 * The register of the compliance report: what each rule was held against.
 *
 * Subjects are the room sessions, the days of a site with one, and the plan as a whole; a line is
 * one standard for one subject.  Checks look first and judge then, so a line that nothing was said
 * about is a PASS that somebody looked for, never a rule nobody thought of. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "scheduler/audit/lines.h"
#include "scheduler/base/sort.h"

struct line *line_at(const struct register_of_lines *lines, int standard, int subject)
{
    return &lines->lines[(size_t)standard * (size_t)lines->n_subjects + (size_t)subject];
}

static int standard_of(const struct auditor *auditor, const char *rule)
{
    const struct rules *rules = auditor->rules;

    for (int i = 0; i < rules->n_standards; i++)
        if (strcmp(rules->standards[i].rule, rule) == 0)
            return i;
    return rules->n_standards;
}

static int by_site(const void *left, const void *right, const void *context)
{
    const struct place_day *a = left, *b = right;

    (void)context;
    if (a->site != b->site)
        return a->site - b->site;
    return (a->day > b->day) - (a->day < b->day);
}

static void read_sites(struct auditor *auditor)
{
    struct register_of_lines *lines = auditor->lines;

    lines->sites = arena_new(auditor->arena, struct place_day, auditor->n_runs + 1);
    for (int i = 0; i < auditor->n_runs; i++)
        lines->sites[i] = (struct place_day){auditor->season->rooms[auditor->runs[i].room].site,
                                             day_of(auditor->runs[i].from_at)};
    sort_rows(lines->sites, (size_t)auditor->n_runs, sizeof *lines->sites, by_site, NULL);
    for (int i = 0; i < auditor->n_runs; i++)
        if (i == 0 || by_site(&lines->sites[i], &lines->sites[lines->n_sites - 1], NULL) != 0)
            lines->sites[lines->n_sites++] = lines->sites[i];
}

void lines_open(struct auditor *auditor)
{
    struct register_of_lines *lines = arena_new(auditor->arena, struct register_of_lines, 1);

    auditor->lines = lines;
    read_sites(auditor);
    lines->n_standards = auditor->rules->n_standards;
    lines->n_subjects = 1 + auditor->n_runs + lines->n_sites;
    lines->lines =
        arena_alloc(auditor->arena, (size_t)(lines->n_standards + 1) * (size_t)lines->n_subjects,
                    sizeof(struct line));
    lines->now = arena_new(auditor->arena, struct looked_at, lines->n_standards + 1);
    for (int i = 0; i <= lines->n_standards; i++)
        lines->now[i] = (struct looked_at){0, 1};
}

static void look(struct auditor *auditor, const char *rule, int first, int end)
{
    int standard = standard_of(auditor, rule);

    auditor->lines->now[standard] = (struct looked_at){first, end};
    for (int subject = first; subject < end; subject++)
        line_at(auditor->lines, standard, subject)->looked++;
}

void look_run(struct auditor *auditor, const char *rule, const struct run *run)
{
    int number = (int)(run - auditor->runs);

    look(auditor, rule, 1 + number, 2 + number);
}

void look_plan(struct auditor *auditor, const char *rule)
{
    look(auditor, rule, 0, 1);
}

void look_site(struct auditor *auditor, const char *rule, int site, int64_t day)
{
    const struct register_of_lines *lines = auditor->lines;

    for (int i = 0; i < lines->n_sites; i++) {
        if (lines->sites[i].site == site && lines->sites[i].day == day) {
            look(auditor, rule, 1 + auditor->n_runs + i, 2 + auditor->n_runs + i);
            return;
        }
    }
    look_plan(auditor, rule); /* a day without an exam on that site */
}

void look_duty(struct auditor *auditor, const char *rule, const struct assignment *row)
{
    int first = 0, end = 0;

    fact_runs(auditor, row->room, row->starts_at, row->ends_at, &first, &end);
    if (first < end)
        look(auditor, rule, 1 + first, 1 + end);
    else
        look_site(auditor, rule, fact_site(auditor, row), day_of(row->starts_at));
}

/* Is it one of the "; " list already? */
static bool is_listed(const char *list, const char *text)
{
    size_t length = strlen(text);

    for (const char *at = list; at && *at;) {
        const char *next = strstr(at, "; ");
        size_t size = next ? (size_t)(next - at) : strlen(at);
        if (size == length && strncmp(at, text, length) == 0)
            return true;
        at = next ? next + 2 : NULL;
    }
    return false;
}

static const char *listed(const struct auditor *auditor, const char *list, const char *text)
{
    if (!list)
        return text;
    if (is_listed(list, text))
        return list;
    if (strlen(list) > FACTS_MAX)
        return is_listed(list, "...") ? list : arena_text(auditor->arena, "%s; ...", list);
    return arena_text(auditor->arena, "%s; %s", list, text);
}

void look_fact(struct auditor *auditor, const char *rule, const char *format, ...)
{
    int standard = standard_of(auditor, rule);
    struct looked_at now = auditor->lines->now[standard];
    char text[256];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const char *kept = arena_copy(auditor->arena, text);
    for (int subject = now.first; subject < now.end; subject++) {
        struct line *line = line_at(auditor->lines, standard, subject);
        line->facts = listed(auditor, line->facts, kept);
    }
}

static void rests(struct auditor *auditor, const char *rule, int ground)
{
    int standard = standard_of(auditor, rule);
    struct looked_at now = auditor->lines->now[standard];

    for (int subject = now.first; ground < GROUNDS && subject < now.end; subject++)
        line_at(auditor->lines, standard, subject)->rests[ground / PER_WORD] |=
            (uint64_t)1 << (ground % PER_WORD);
}

void look_rests(struct auditor *auditor, const char *rule, enum figure_id id)
{
    rests(auditor, rule, (int)id);
}

void look_rests_kinds(struct auditor *auditor, const char *rule, uint64_t arrangements)
{
    for (int i = 0; i < auditor->rules->n_arrangements && i < PER_WORD; i++)
        if (arrangements >> i & 1)
            rests(auditor, rule, N_FIGURES + i);
}

void look_rests_roles(struct auditor *auditor, const char *rule, unsigned roles)
{
    for (int i = 0; i < auditor->rules->n_helpers; i++)
        if (roles >> i & 1)
            rests(auditor, rule, N_FIGURES + auditor->rules->n_arrangements + i);
}

void look_turn(struct auditor *auditor, const char *rule, enum audit_severity severity,
               const char *text)
{
    int standard = standard_of(auditor, rule);
    struct looked_at now = auditor->lines->now[standard];

    if (strcmp(rule, "unconfirmed") == 0)
        return; /* each line says so itself */
    for (int subject = now.first; subject < now.end; subject++) {
        struct line *line = line_at(auditor->lines, standard, subject);
        line->looked += line->looked == 0; /* nothing that was told is left out */
        line->severities |= 1U << severity;
        if (line->text && strlen(line->text) > FACTS_MAX)
            line->n_more++;
        else
            line->text = listed(
                auditor, line->text,
                severity == AUDIT_SOFT ? arena_text(auditor->arena, "legal, but %s", text) : text);
    }
}
