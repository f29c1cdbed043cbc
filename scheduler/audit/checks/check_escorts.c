/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the school wants it, whoever walks with a candidate is of the candidate's gender: floaters
 * and rest-break supervisors of a site together, and the one adult on the way home and back. */
#include <string.h>

#include "scheduler/audit/auditor.h"

#define RULE   "escort_gender"
#define SOURCE "the school's setting escort_gender"

enum { N_GENDERS = GENDER_OTHER + 1 };

struct walk {
    const char *kind, *what;
    bool breaks; /* only those who have rest breaks, in rooms with others */
};
static const struct walk walks[] = {
    {"floater", "floater", false},
    {"rest_breaks", "rest-break supervisor", true},
};

/* Candidates of a gender who may want company then. */
static bool are_there(const struct auditor *auditor, const struct run *run, const struct walk *walk,
                      int gender)
{
    if (walk->breaks && !post_serves(auditor, run, false))
        return false;
    for (int i = run->first; i < run->end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        if (auditor->season->pupils[seat->pupil].gender == gender &&
            (!walk->breaks || seat->rest_per_hour > 0))
            return true;
    }
    return false;
}

static int people_there(const struct auditor *auditor, const char *kind, int site, int64_t at,
                        int gender)
{
    int count = 0;

    for (int i = posts_from(auditor, site, day_of(at) * DAY_MIN); i < auditor->n_site_duties; i++) {
        const struct assignment *row = auditor->duties[auditor->site_duties[i]].row;
        if (row->site != site || row->starts_at > at)
            break;
        count += strcmp(row->kind, kind) == 0 && row->ends_at > at &&
                 auditor->season->people[row->staff].gender == gender;
    }
    return count;
}

struct day_runs {
    const struct run *const *list;
    int count, site;
};

static int read_moments(const struct auditor *auditor, const struct day_runs *runs,
                        int64_t **moments)
{
    int64_t midnight = day_of(runs->list[0]->from_at) * DAY_MIN;
    int first = posts_from(auditor, runs->site, midnight), count = 0;
    int end = posts_from(auditor, runs->site, midnight + DAY_MIN);
    int64_t *list = arena_new(auditor->arena, int64_t, 2 * (runs->count + end - first));

    for (int i = 0; i < runs->count; i++) {
        list[count++] = runs->list[i]->from_at;
        list[count++] = runs->list[i]->until_at;
    }
    for (int i = first; i < end; i++) {
        list[count++] = auditor->duties[auditor->site_duties[i]].row->starts_at;
        list[count++] = auditor->duties[auditor->site_duties[i]].row->ends_at;
    }
    *moments = list;
    return moments_sort(list, count);
}

static void check_gender(struct auditor *auditor, const struct day_runs *runs,
                         const struct walk *walk, int gender)
{
    int64_t *moments;
    int count = read_moments(auditor, runs, &moments);
    struct stretch stretch = {
        .rule = RULE,
        .source = SOURCE,
        .what = arena_text(auditor->arena, "%s %s", gender_words[gender], walk->what),
        .where = fact_place(auditor, -1, runs->site)};

    for (int m = 0; m + 1 < count; m++) {
        bool wanted = false;
        for (int i = 0; i < runs->count; i++)
            wanted = wanted || (runs->list[i]->from_at <= moments[m] &&
                                runs->list[i]->until_at > moments[m] &&
                                are_there(auditor, runs->list[i], walk, gender));
        stretch_add(auditor, &stretch, moments[m], moments[m + 1], wanted,
                    people_there(auditor, walk->kind, runs->site, moments[m], gender));
    }
    stretch_end(auditor, &stretch);
}

static void check_site(struct auditor *auditor, const struct run *const *list, int count, int site)
{
    struct day_runs runs = {list, count, site};
    bool floats = strcmp(season_setting(auditor->season, "floaters"), "none") != 0;

    for (size_t w = 0; w < sizeof walks / sizeof *walks; w++) {
        for (int gender = GENDER_FEMALE; gender < N_GENDERS && (floats || w > 0); gender++) {
            bool any = false;
            for (int i = 0; i < count; i++)
                any = any || are_there(auditor, list[i], &walks[w], gender);
            if (!any)
                continue;
            look_site(auditor, RULE, site, day_of(list[0]->from_at));
            check_gender(auditor, &runs, &walks[w], gender);
        }
    }
}

/* "S27:escort:home:8700/1:0042" */
static void check_way(struct auditor *auditor, const struct assignment *row)
{
    const struct season *season = auditor->season;

    for (int p = 0; p < season->n_pupils; p++) {
        int gender = season->pupils[p].gender;
        if (gender == GENDER_NONE || !fact_key_names(row->key, season->pupils[p].pupil))
            continue;
        look_plan(auditor, RULE);
        if (season->people[row->staff].gender != gender) {
            audit_tell(auditor, RULE, AUDIT_OPEN, spot_of(row), SOURCE,
                       "%s is not of the gender of the candidate they go with, %s",
                       fact_code(auditor, row->staff),
                       fact_span(auditor, row->starts_at, row->ends_at));
        }
    }
}

void audit_escorts(struct auditor *auditor)
{
    if (strcmp(season_setting(auditor->season, "escort_gender"), "same") != 0)
        return;
    posts_each_site(auditor, check_site);
    for (int i = 0; i < auditor->n_duties; i++) {
        if (strcmp(auditor->duties[i].row->kind, "escort") == 0)
            check_way(auditor, auditor->duties[i].row);
    }
}
