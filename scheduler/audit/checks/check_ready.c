/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is got ready before papers start: papers opened early for those who have them copied or
 * enlarged, computers checked.  Not before its time, and done before the start. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static bool any_skilled(const struct auditor *auditor, const char *skill)
{
    for (int i = 0; i < auditor->season->n_skills; i++)
        if (strcmp(auditor->season->skills[i].skill, skill) == 0)
            return true;
    return false;
}

struct work {
    const char *rule, *skill, *what;
    enum figure_id minutes, before;
};
static const struct work works[] = {
    {"open_early", "open_papers", "opens papers early", FIGURE_OPEN_EARLY,
     FIGURE_OPEN_EARLY_BEFORE},
    {"it_check", "it_check", "checks the computers", FIGURE_IT_CHECK, FIGURE_IT_CHECK_BEFORE},
};

static bool is_asked(const struct auditor *auditor, const struct work *work)
{
    const char *setting = season_setting(auditor->season, work->rule);

    return strcmp(setting, "yes") == 0 ||
           (strcmp(setting, "skilled") == 0 && any_skilled(auditor, work->skill));
}

/* Somebody of the site for so many minutes, from the earliest moment to the start; each time it is
 * done is for one start: those before `*next` are taken. */
static bool is_done(const struct auditor *auditor, const struct work *work, int site,
                    int64_t start_at, int *next)
{
    int64_t from_at = start_at - fact_figure(auditor, work->before)->value;
    int first = posts_from(auditor, site, from_at);

    for (int i = first > *next ? first : *next; i < auditor->n_site_duties; i++) {
        const struct assignment *row = auditor->duties[auditor->site_duties[i]].row;
        if (row->site != site || row->starts_at >= start_at)
            return false;
        if (strcmp(row->kind, work->rule) == 0 && row->ends_at <= start_at &&
            row->ends_at - row->starts_at >= fact_figure(auditor, work->minutes)->value) {
            *next = i + 1;
            return true;
        }
    }
    return false;
}

/* When a candidate was to begin: who was let in late, or was held up, begins with the others. */
static bool begins(const struct auditor *auditor, const struct seat_fact *seat, unsigned role)
{
    (void)auditor;
    return seat->ready & role && !seat->late && !seat->held_up && !seat->off_site;
}

static void check_work(struct auditor *auditor, const struct work *work,
                       const struct run *const *runs, int count, int site)
{
    int number = fact_role(auditor->rules, work->rule), n = 0, n_seats = 0, next = 0;

    for (int r = 0; r < count; r++)
        n_seats += runs[r]->end - runs[r]->first;
    int64_t *starts = arena_new(auditor->arena, int64_t, n_seats + 1);
    for (int r = 0; number >= 0 && r < count; r++) {
        for (int i = runs[r]->first; i < runs[r]->end; i++) {
            if (begins(auditor, &auditor->seats[i], 1U << number))
                starts[n++] = auditor->seats[i].starts_at;
        }
    }
    n = moments_sort(starts, n);
    for (int i = 0; i < n; i++) {
        int64_t at = starts[i];
        look_site(auditor, work->rule, site, day_of(at));
        look_fact(auditor, work->rule, "before %s", moment_text(auditor->arena, at));
        if (is_done(auditor, work, site, at, &next))
            continue;
        audit_tell(auditor, work->rule, AUDIT_OPEN,
                   (struct audit_spot){"", -1, at - fact_figure(auditor, work->before)->value, at},
                   fact_figure(auditor, work->before)->source, "%s: nobody %s before %s",
                   fact_place(auditor, -1, site), work->what, moment_text(auditor->arena, at));
    }
}

static void check_site(struct auditor *auditor, const struct run *const *runs, int count, int site)
{
    for (size_t w = 0; w < sizeof works / sizeof *works; w++)
        if (is_asked(auditor, &works[w]) && fact_figure(auditor, works[w].minutes)->value > 0)
            check_work(auditor, &works[w], runs, count, site);
}

void audit_ready(struct auditor *auditor)
{
    posts_each_site(auditor, check_site);
}
