/* SPDX-License-Identifier: GPL-3.0-or-later
 * Trips, visits and posts of the school: enough adults, and among them those who lead, drive, help.
 */
#include <string.h>

#include "scheduler/audit/auditor.h"

enum { SKILLS_MAX = 2 };

/* One of the adults has it, where the school keeps a list of who has. */
static const struct {
    const char *kind, *skills[SKILLS_MAX];
} one_of[] = {
    {"trip", {"trip_leader", "first_aid"}}, {"home_visit", {"driver", NULL}},
    {"work_experience", {"driver", NULL}},  {"transport", {"driver", NULL}},
    {"on_call", {"restraint", NULL}},
};

static bool is_kept(const struct auditor *auditor, const char *skill)
{
    for (int i = 0; i < auditor->season->n_skills; i++)
        if (fact_same(auditor->season->skills[i].skill, skill))
            return true;
    return false;
}

static bool has_skill(const struct auditor *auditor, int person, const char *skill, int64_t day)
{
    for (int i = auditor->skills.first[person]; i < auditor->skills.first[person + 1]; i++) {
        const struct skill *row = &auditor->season->skills[auditor->skills.rows[i]];
        if (fact_same(row->skill, skill) && (row->from < 0 || row->from <= day) &&
            (row->until < 0 || row->until >= day))
            return true;
    }
    return false;
}

/* Those who do it at the same time as this first row of theirs: [first, end) of code_duties. */
struct team {
    const struct assignment *row;
    int first, end;
};

static int team_with(const struct auditor *auditor, const struct team *team, const char *skill)
{
    int with = 0;

    for (int i = team->first; i < team->end; i++) {
        const struct assignment *row = auditor->duties[auditor->code_duties[i]].row;
        with += row->starts_at == team->row->starts_at &&
                has_skill(auditor, row->staff, skill, day_of(row->starts_at));
    }
    return with;
}

static int team_size(const struct auditor *auditor, const struct team *team)
{
    int size = 0;

    for (int i = team->first; i < team->end; i++)
        size += auditor->duties[auditor->code_duties[i]].row->starts_at == team->row->starts_at;
    return size;
}

static void tell_lack(struct auditor *auditor, const struct team *team, const char *skill,
                      int least, int there)
{
    const struct assignment *row = team->row;

    look_plan(auditor, "team");
    if (there < least) {
        audit_tell(auditor, "team", AUDIT_OPEN,
                   (struct audit_spot){row->key, -1, row->starts_at, row->ends_at},
                   "who must be among the adults", "%s, %s: %d of %d with %s among the adults",
                   auditor->duties[auditor->code_duties[team->first]].code,
                   fact_span(auditor, row->starts_at, row->ends_at), there, least, skill);
    }
}

/* "1 first_aid": at least so many of them, never more than there are posts. */
static void check_asked(struct auditor *auditor, const struct team *team, const char *list,
                        int wanted)
{
    for (const char *at = list; *at;) {
        int least = 0;
        at += strspn(at, "; ");
        size_t size = strcspn(at, ";"), digits = strspn(at, "0123456789");
        for (size_t i = 0; i < digits && least < 1000; i++)
            least = 10 * least + at[i] - '0';
        const char *skill = arena_copy_part(auditor->arena, at + digits + strspn(at + digits, " "),
                                            size - digits - strspn(at + digits, " "));
        if (digits && *skill)
            tell_lack(auditor, team, skill, least < wanted ? least : wanted,
                      team_with(auditor, team, skill));
        at += size;
    }
}

static bool names_skill(const char *list, const char *skill)
{
    const char *at = strstr(list, skill);

    return at && (at == list || at[-1] == ' ' || at[-1] == ';') &&
           (!at[strlen(skill)] || at[strlen(skill)] == ';' || at[strlen(skill)] == ' ');
}

static void check_team(struct auditor *auditor, const struct team *team, int duty)
{
    const struct school_duty *row = &auditor->season->school_duties[duty];
    int wanted = fact_wanted(auditor, duty);

    if (team_size(auditor, team) < wanted)
        return; /* told as adults missing */
    check_asked(auditor, team, row->skills, wanted);
    for (size_t i = 0; i < sizeof one_of / sizeof *one_of; i++) {
        for (int k = 0;
             k < SKILLS_MAX && one_of[i].skills[k] && fact_same(one_of[i].kind, row->kind); k++) {
            if (is_kept(auditor, one_of[i].skills[k]) &&
                !names_skill(row->skills, one_of[i].skills[k]))
                tell_lack(auditor, team, one_of[i].skills[k], 1,
                          team_with(auditor, team, one_of[i].skills[k]));
        }
    }
}

/* Is this the first of those who do it at that time? */
static bool is_first(const struct auditor *auditor, const struct team *team, int at)
{
    for (int i = team->first; i < at; i++)
        if (auditor->duties[auditor->code_duties[i]].row->starts_at == team->row->starts_at)
            return false;
    return true;
}

void audit_outings(struct auditor *auditor)
{
    for (int duty = 0; duty < auditor->season->n_school_duties; duty++) {
        struct team team;
        fact_work(auditor, auditor->season->school_duties[duty].duty, &team.first, &team.end);
        for (int i = team.first; i < team.end; i++) {
            team.row = auditor->duties[auditor->code_duties[i]].row;
            if (is_first(auditor, &team, i) &&
                fact_same(team.row->kind, auditor->season->school_duties[duty].kind))
                check_team(auditor, &team, duty);
        }
    }
}
