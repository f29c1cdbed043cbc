/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/refer/refer_part.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/office/repair.h"

static int session_row(const struct season *season, const char *code)
{
    for (int i = 0; i < season->n_caseload; i++)
        if (strcmp(season->caseload[i].session, code) == 0)
            return i;
    return -1;
}

/* Today counts while there is some of it left. */
static int64_t second_day(const struct season *season, int64_t now_at)
{
    int64_t day = day_of(now_at);

    for (int n = 0, tries = 0; tries < 60; day++, tries++) {
        n += season_day_kind(season, day) == DAY_SCHOOL;
        if (n == REFER_DAYS)
            return day;
    }
    return day;
}

static bool finder_open(struct refer_finder *finder, struct fault *fault)
{
    struct office *office = finder->office;
    const char *code = refer_code(finder, "trial");
    struct caseload row = refer_session(finder, code, -1);
    int64_t monday = day_week_start(day_of(office->now_at));

    finder->trial = office->season;
    refer_add(finder, &row, 1, &finder->trial);
    finder->second_day = second_day(&office->season, office->now_at);
    office_world(office, &finder->trial,
                 (struct office_range){monday, monday + INT64_C(7) * WEEKS_LOOKED - 1},
                 &finder->world);
    for (int i = 0; i < finder->world.n_duties && finder->n_weeks < WEEKS_LOOKED; i++) {
        const struct duty *duty = &finder->world.duties[i];
        const char *start = arena_text(office->arena, "mentoring:%s:", code);
        if (!duty->blocked && strncmp(duty->key, start, strlen(start)) == 0)
            finder->weeks[finder->n_weeks++] = i;
    }
    if (!policy_make(&finder->world, &finder->policy, fault))
        return false;
    crew_make(&finder->world, &finder->policy, office->arena, &finder->crew);
    bench_make(&finder->world, &finder->policy, &finder->crew, office->arena, &finder->bench);
    return true;
}

/* Pupils in sessions of theirs, each once. */
static int pupils_of(const struct season *season, int mentor, int64_t day, struct arena *arena)
{
    bool *seen = arena_new(arena, bool, season->n_pupils + 1);
    int n = 0;

    for (int i = 0; i < season->n_caseload_pupils; i++) {
        const struct caseload_pupil *row = &season->caseload_pupils[i];
        const struct caseload *session = &season->caseload[row->session];
        int whose = session->mentor >= 0 ? session->mentor : season->pupils[row->pupil].key_worker;
        if (whose != mentor || seen[row->pupil] || (session->until >= 0 && session->until < day))
            continue;
        seen[row->pupil] = true;
        n++;
    }
    return n;
}

static bool meets(const struct assignment *rows, int n, int mentor, int64_t from_at,
                  int64_t until_at)
{
    for (int i = 0; i < n; i++)
        if (rows[i].staff == mentor && rows[i].starts_at < until_at && from_at < rows[i].ends_at)
            return true;
    return false;
}

/* Is this time the mentor's own to give?  What stands in the plan, told or not, stays. */
static bool free_then(struct refer_finder *finder, int duty, int slot, int mentor)
{
    const struct season *season = &finder->office->season;
    const struct duty_slot *at = &finder->world.duties[duty].slots[slot];
    struct verdict answer;

    if (at->starts_at <= finder->office->now_at ||
        meets(season->draft, season->n_draft, mentor, at->starts_at, at->ends_at) ||
        meets(season->published, season->n_published, mentor, at->starts_at, at->ends_at))
        return false;
    verdict(&finder->bench, duty, slot, mentor, &answer);
    return answer.obstacle == NULL;
}

static int64_t first_session(struct refer_finder *finder, int mentor)
{
    int64_t best_at = -1;

    for (int w = 0; w < finder->n_weeks; w++) {
        const struct duty *duty = &finder->world.duties[finder->weeks[w]];
        for (int s = 0; s < duty->n_slots; s++) {
            int64_t at = duty->slots[s].starts_at;
            if (day_of(at) <= finder->second_day && (best_at < 0 || at < best_at) &&
                free_then(finder, finder->weeks[w], s, mentor))
                best_at = at;
        }
    }
    return best_at;
}

/* The weeks in which this minute of the week is free, the first six of them. */
static int weeks_free(struct refer_finder *finder, int mentor, int64_t minute, int64_t after,
                      int64_t *list)
{
    int n = 0;

    for (int w = 0; w < finder->n_weeks && n < REFER_WEEKS; w++) {
        const struct duty *duty = &finder->world.duties[finder->weeks[w]];
        for (int s = 0; s < duty->n_slots && n < REFER_WEEKS; s++) {
            int64_t at = duty->slots[s].starts_at;
            if (at - day_week_start(day_of(at)) * DAY_MIN == minute && day_of(at) >= after &&
                free_then(finder, finder->weeks[w], s, mentor))
                list[n++] = at;
        }
    }
    return n;
}

/* The time of the week with most of the six; the one that is done first among equals. */
static void weekly_sessions(struct refer_finder *finder, int mentor, struct referral *referral)
{
    int64_t since = referral->first_at >= 0 ? day_of(referral->first_at) : finder->second_day;
    int64_t after = day_week_start(since) + 7;
    bool *tried = arena_new(finder->office->arena, bool, 7 * DAY_MIN);

    for (int w = 0; w < finder->n_weeks; w++) {
        const struct duty *duty = &finder->world.duties[finder->weeks[w]];
        for (int s = 0; s < duty->n_slots; s++) {
            int64_t at = duty->slots[s].starts_at, list[REFER_WEEKS];
            int64_t minute = at - day_week_start(day_of(at)) * DAY_MIN;
            if (day_of(at) < after || tried[minute])
                continue;
            tried[minute] = true;
            int n = weeks_free(finder, mentor, minute, after, list);
            if (n < referral->n_weekly || n == 0 ||
                (n == referral->n_weekly && list[n - 1] >= referral->weekly_at[n - 1]))
                continue;
            memcpy(referral->weekly_at, list, sizeof list);
            referral->n_weekly = n;
        }
    }
}

static struct referral look(struct refer_finder *finder, int mentor)
{
    const struct season *season = &finder->office->season;
    int own = season->people[mentor].max_caseload;
    struct referral referral = {.mentor = mentor, .first_at = -1};

    referral.most = own >= 0 ? own : season_setting_int(season, "caseload_max");
    referral.n_pupils =
        pupils_of(season, mentor, day_of(finder->office->now_at), finder->office->arena);
    if (referral.n_pupils >= referral.most)
        return referral;
    referral.first_at = first_session(finder, mentor);
    weekly_sessions(finder, mentor, &referral);
    return referral;
}

/* Six weeks and a first session, then the key worker, then whoever has fewest pupils. */
static bool better(const struct refer_finder *finder, const struct referral *a,
                   const struct referral *b)
{
    int key_worker = finder->office->season.pupils[finder->ask->pupil].key_worker;
    int a_good = (a->first_at >= 0) + a->n_weekly, b_good = (b->first_at >= 0) + b->n_weekly;

    if (a_good != b_good)
        return a_good > b_good;
    if ((a->mentor == key_worker) != (b->mentor == key_worker))
        return a->mentor == key_worker;
    return a->n_pupils < b->n_pupils;
}

static bool find(struct refer_finder *finder, struct referral *referral, struct fault *fault)
{
    const struct season *season = &finder->office->season;
    bool any = false;

    for (int p = 0; p < season->n_people; p++) {
        if (finder->ask->mentor >= 0 && p != finder->ask->mentor)
            continue;
        struct referral found = look(finder, p);
        if (found.n_weekly == 0 && found.first_at < 0)
            continue;
        if (!any || better(finder, &found, referral))
            *referral = found;
        any = true;
    }
    if (any)
        return true;
    const char *pupil = season->pupils[finder->ask->pupil].pupil;
    if (finder->ask->mentor < 0)
        return fault_set(fault, FAULT_CONFLICT,
                         "no mentor has room for %s and a free time: look at the caseloads", pupil);
    return fault_set(fault, FAULT_CONFLICT,
                     "%s has no room for %s: the caseload is full, or no time is free",
                     season->people[finder->ask->mentor].staff, pupil);
}

bool office_refer(struct office *office, const struct refer_ask *ask, struct referral *referral,
                  struct fault *fault)
{
    struct refer_finder finder = {.office = office, .ask = ask};

    *referral = (struct referral){.mentor = -1, .first_at = -1};
    referral->known = session_row(&office->season, refer_code(&finder, "weekly")) >= 0;
    if (referral->known)
        return fault_set(fault, FAULT_CONFLICT, "%s has been referred before: see caseload %s",
                         office->season.pupils[ask->pupil].pupil, refer_code(&finder, "weekly"));
    if (!finder_open(&finder, fault) || !find(&finder, referral, fault))
        return false;
    return !ask->take || refer_store(&finder, referral, fault);
}
