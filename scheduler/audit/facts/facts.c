/* SPDX-License-Identifier: GPL-3.0-or-later
 * Words, times and places for the checks.  Nothing here is shared with seating
 * or planning: a mistake there is to be seen here. */
#include <string.h>
#include <strings.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

const struct figure *fact_figure(const struct auditor *auditor, enum figure_id id)
{
    return &auditor->rules->figures[id];
}

struct audit_spot spot_of(const struct assignment *row)
{
    return (struct audit_spot){row->key, row->staff, row->starts_at, row->ends_at};
}

struct audit_spot spot_of_seat(const struct seat_fact *seat)
{
    return (struct audit_spot){"", -1, seat->starts_at, seat->ends_at};
}

const char *fact_place(const struct auditor *auditor, int room, int site)
{
    if (room >= 0)
        return auditor->season->rooms[room].room;
    return site >= 0 ? auditor->season->sites[site].site : "the school";
}

const char *fact_clock(const struct auditor *auditor, int64_t at)
{
    return time_text(auditor->arena, (int)(at - day_of(at) * DAY_MIN));
}

const char *fact_span(const struct auditor *auditor, int64_t from_at, int64_t until_at)
{
    return arena_text(auditor->arena, "%s-%s", moment_text(auditor->arena, from_at),
                      time_text(auditor->arena, (int)(until_at - day_of(until_at) * DAY_MIN)));
}

const char *fact_code(const struct auditor *auditor, int person)
{
    return person >= 0 ? auditor->season->people[person].staff : "nobody";
}

const char *fact_pupil(const struct auditor *auditor, int pupil)
{
    return auditor->season->pupils[pupil].pupil;
}

bool fact_meets(int64_t from_a, int64_t until_a, int64_t from_b, int64_t until_b)
{
    return from_a < until_b && from_b < until_a;
}

bool fact_together(const struct seat_fact *a, const struct seat_fact *b)
{
    return a->pupil != b->pupil && fact_meets(a->starts_at, a->ends_at, b->starts_at, b->ends_at);
}

bool fact_is_advanced(const struct paper *paper)
{
    return strstr(paper->qualification, "GCE") || strstr(paper->qualification, "A level") ||
           strstr(paper->qualification, "A Level") || strcmp(paper->qualification, "AS") == 0;
}

bool fact_same(const char *left, const char *right)
{
    return strcasecmp(left, right) == 0;
}

bool fact_has_word(const char *list, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = list; *at;) {
        at += strspn(at, "; ");
        size_t size = strcspn(at, ";");
        if (size == length && strncasecmp(at, word, length) == 0)
            return true;
        at += size;
    }
    return false;
}

bool fact_setting(const struct auditor *auditor, const char *name)
{
    return strcmp(season_setting(auditor->season, name), "yes") == 0;
}

int fact_site(const struct auditor *auditor, const struct assignment *row)
{
    return row->room >= 0 ? auditor->season->rooms[row->room].site : row->site;
}

void facts_read_days(struct auditor *auditor)
{
    int64_t first = day_week_start(auditor->from);
    int64_t last = day_week_start(auditor->until) + 6;
    int count = last < first ? 0 : (int)(last - first + 1);

    auditor->first_day = first;
    auditor->n_days = count;
    auditor->days = arena_new(auditor->arena, struct audit_day, count + 1);
    for (int i = 0; i < count; i++) {
        int kind = season_day_kind(auditor->season, first + i);
        auditor->days[i] =
            (struct audit_day){.kind = kind,
                               .week = season_week(auditor->season, first + i),
                               .open = kind == DAY_SCHOOL || kind == DAY_CONTINGENCY};
    }
}

const struct audit_day *fact_day(const struct auditor *auditor, int64_t day)
{
    int64_t number = day - auditor->first_day;

    return number >= 0 && number < auditor->n_days ? &auditor->days[number] : NULL;
}

bool fact_falls(const struct auditor *auditor, int64_t day, int weekday, int week, int64_t from,
                int64_t until)
{
    const struct audit_day *now = fact_day(auditor, day);

    if (!now || (weekday >= 0 && day_weekday(day) != weekday) || (from >= 0 && day < from) ||
        (until >= 0 && day > until))
        return false;
    return week == WEEK_BOTH || now->week == WEEK_BOTH || now->week == week;
}

bool fact_duty_falls(const struct auditor *auditor, const struct school_duty *row, int64_t day)
{
    const struct audit_day *now = fact_day(auditor, day);

    if (row->date >= 0)
        return row->date == day;
    return now && now->open && (row->weekdays >> day_weekday(day) & 1) &&
           fact_falls(auditor, day, -1, row->week, row->from, row->until);
}

int fact_role(const struct rules *rules, const char *role)
{
    for (int i = 0; i < rules->n_helpers; i++)
        if (strcmp(rules->helpers[i].role, role) == 0)
            return i;
    return -1;
}

/* Two roles combine when either row says so. */
static bool pair_combines(const struct rules *rules, int a, int b)
{
    return fact_has_word(rules->helpers[a].combines, rules->helpers[b].role) ||
           fact_has_word(rules->helpers[b].combines, rules->helpers[a].role);
}

/* The roles that one person can have for one candidate: the first and all that go with it. */
unsigned fact_roles_one(const struct auditor *auditor, unsigned roles)
{
    unsigned taken = 0;

    for (int role = 0; role < auditor->rules->n_helpers; role++) {
        bool fits = roles >> role & 1;
        for (int other = 0; fits && other < role; other++)
            fits = !(taken >> other & 1) || pair_combines(auditor->rules, other, role);
        if (fits)
            taken |= 1U << role;
    }
    return taken;
}

bool fact_roles_combine(const struct auditor *auditor, unsigned roles)
{
    return fact_roles_one(auditor, roles) == roles;
}

bool fact_may_combine(const struct auditor *auditor, unsigned roles)
{
    for (int role = 0; role < auditor->rules->n_helpers; role++)
        if ((roles >> role & 1) && !auditor->rules->helpers[role].may_invigilate)
            return false;
    return roles && fact_roles_combine(auditor, roles);
}

int fact_crowd(const struct auditor *auditor, const struct run *run, bool until_left)
{
    const struct seat_fact *seats = auditor->seats;
    int most = 0;

    for (int i = run->first; i < run->end; i++) {
        int count = 0;
        for (int k = run->first; k < run->end; k++)
            count += seats[k].starts_at <= seats[i].starts_at &&
                     (until_left ? seats[k].leaves_at : seats[k].ends_at) > seats[i].starts_at;
        most = count > most ? count : most;
    }
    return most;
}
