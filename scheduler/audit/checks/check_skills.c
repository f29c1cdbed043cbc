/* SPDX-License-Identifier: GPL-3.0-or-later
 * Can and may this person do this duty: skill, training, what bars them from it. */
#include <string.h>
#include <strings.h>

#include "scheduler/audit/auditor.h"

static void tell_person(struct auditor *auditor, const struct duty_fact *duty, const char *rule,
                        const char *source, const char *why)
{
    audit_tell(auditor, rule, AUDIT_HARD, spot_of(duty->row), source, "%s, %s %s: %s",
               fact_code(auditor, duty->row->staff), duty->row->kind,
               fact_span(auditor, duty->row->starts_at, duty->row->ends_at), why);
}

/* Work that is no exam may stand in an exam room all the same. */
static void look_at(struct auditor *auditor, const char *rule, const struct duty_fact *duty)
{
    if (duty->exam)
        look_duty(auditor, rule, duty->row);
    else
        look_plan(auditor, rule);
}

/* A skill may say more than is asked: "live_speaker:french" is a live speaker. */
static bool is_in(const char *list, const char *skill)
{
    size_t stem = strcspn(skill, ":");

    if (fact_has_word(list, skill))
        return true;
    for (const char *at = list; *at;) {
        size_t size = strcspn(at, ";");
        if (size == stem && strncmp(at, skill, size) == 0)
            return true;
        at += size + (at[size] == ';');
    }
    return false;
}

static bool holds_any(const struct auditor *auditor, int person, const char *list, int64_t day)
{
    for (int i = auditor->skills.first[person]; i < auditor->skills.first[person + 1]; i++) {
        const struct skill *skill = &auditor->season->skills[auditor->skills.rows[i]];
        if ((skill->from < 0 || skill->from <= day) && (skill->until < 0 || skill->until >= day) &&
            is_in(list, skill->skill))
            return true;
    }
    return false;
}

static bool was_passed(const struct training *row)
{
    return strncasecmp(row->result, "fail", 4) != 0 && strncasecmp(row->result, "not", 3) != 0;
}

/* The last training that counts: since the first of September before the day.  -1: none. */
static int64_t trained_on(const struct auditor *auditor, int person, const char *list, int64_t day)
{
    int64_t since = day_academic_year(day), last = -1;

    for (int i = auditor->training.first[person]; i < auditor->training.first[person + 1]; i++) {
        const struct training *row = &auditor->season->training[auditor->training.rows[i]];
        bool yearly = true;
        for (int k = 0; k < auditor->rules->n_trainings; k++)
            if (strcmp(auditor->rules->trainings[k].kind, row->kind) == 0)
                yearly = auditor->rules->trainings[k].yearly;
        if (row->date <= day && (!yearly || row->date >= since) && was_passed(row) &&
            fact_has_word(list, row->kind) && row->date > last)
            last = row->date;
    }
    return last;
}

/* A school without training rows relies on the dates of its skills: that is nothing to show. */
static void check_training(struct auditor *auditor, const struct duty_fact *duty,
                           const struct helper_rule *rule)
{
    const char *code = fact_code(auditor, duty->row->staff);
    int64_t day = day_of(duty->row->starts_at);

    look_at(auditor, "training", duty);
    if (auditor->season->n_training == 0) {
        look_fact(auditor, "training", "%s", code);
        look_turn(auditor, "training", AUDIT_CANNOT_TELL, "the school has told of no training");
        return;
    }
    int64_t on = trained_on(auditor, duty->row->staff, rule->training, day);
    if (on < 0)
        tell_person(auditor, duty, "training", rule->source, "no valid training on that day");
    else
        look_fact(auditor, "training", "%s trained %s", code, day_text(auditor->arena, on));
}

/* The school may say that some jobs carry the skill (settings cover_roles, mentor_roles). */
static bool by_job(const struct auditor *auditor, int person, const char *role)
{
    const char *jobs = strcmp(role, "cover") == 0 ? season_setting(auditor->season, "cover_roles")
                       : strcmp(role, "mentor") == 0
                           ? season_setting(auditor->season, "mentor_roles")
                           : "";

    return fact_has_word(jobs, auditor->season->people[person].role);
}

static void check_role(struct auditor *auditor, const struct duty_fact *duty, int role)
{
    const struct helper_rule *rule = &auditor->rules->helpers[role];
    int64_t day = day_of(duty->row->starts_at);
    int person = duty->row->staff;

    if (*rule->skill) {
        look_at(auditor, "skill", duty);
        if (duty->exam)
            look_fact(auditor, "skill", "%s: %s", fact_code(auditor, person), rule->role);
    }
    if (*rule->skill && !holds_any(auditor, person, rule->skill, day) &&
        !by_job(auditor, person, rule->role))
        tell_person(auditor, duty, "skill", rule->source,
                    *rule->cannot ? rule->cannot : "has not the skill");
    if (*rule->training)
        check_training(auditor, duty, rule);
}

/* "reader": every adult wants it; "1 first_aid" is asked of one among them. */
static void check_list(struct auditor *auditor, const struct duty_fact *duty, const char *list)
{
    for (const char *at = list; *at;) {
        at += strspn(at, "; ");
        size_t size = strcspn(at, ";");
        const char *skill = arena_copy_part(auditor->arena, at, size);
        look_at(auditor, "skill", duty);
        if (size && !(*skill >= '0' && *skill <= '9') &&
            !holds_any(auditor, duty->row->staff, skill, day_of(duty->row->starts_at)))
            tell_person(auditor, duty, "skill", "the skills asked for",
                        arena_text(auditor->arena, "lacks %s", skill));
        at += size;
    }
}

/* Is somebody else in the room for this role of the candidate? */
static bool has_other(const struct auditor *auditor, const struct duty_fact *duty, int role)
{
    const int *first = &auditor->room_duties_first[duty->row->room];

    for (int i = first[0]; i < first[1]; i++) {
        const struct duty_fact *other = &auditor->duties[auditor->room_duties[i]];
        if (other != duty && other->helps && other->role == role &&
            fact_meets(other->row->starts_at, other->row->ends_at, duty->row->starts_at,
                       duty->row->ends_at))
            return true;
    }
    return false;
}

/* A candidate's own helper has all their roles that combine, but those another adult has. */
static void check_candidate(struct auditor *auditor, const struct duty_fact *duty)
{
    const struct assignment *row = duty->row;
    unsigned done = duty->role >= 0 ? 1U << duty->role : 0;
    int first, end;

    fact_seats(auditor, row->room, row->starts_at, row->ends_at, &first, &end);
    for (int i = first; i < end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        if (!seat->roles ||
            !fact_meets(seat->starts_at, seat->ends_at, row->starts_at, row->ends_at) ||
            !(duty->combined || fact_key_names(duty->row->key, fact_pupil(auditor, seat->pupil))))
            continue;
        for (int role = 0; role < auditor->rules->n_helpers; role++) {
            bool with =
                duty->combined ||
                (duty->role >= 0 && fact_roles_combine(auditor, 1U << role | 1U << duty->role));
            if (!(seat->roles >> role & 1) || (done >> role & 1) || !with ||
                has_other(auditor, duty, role))
                continue;
            done |= 1U << role;
            check_role(auditor, duty, role);
        }
        check_list(auditor, duty, seat->skills);
    }
}

/* What a lesson or a duty of the school asks of everyone on it. */
static const char *skills_asked(const struct auditor *auditor, const struct duty_fact *duty)
{
    const struct season *season = auditor->season;
    bool cover = strcmp(duty->row->kind, "cover") == 0 || strcmp(duty->row->kind, "lesson") == 0 ||
                 strcmp(duty->row->kind, "support") == 0;

    if (!*duty->code)
        return "";
    for (int i = 0; cover && i < season->n_lessons; i++)
        if (strcmp(season->lessons[i].lesson, duty->code) == 0)
            return season->lessons[i].skills;
    for (int i = 0; !cover && i < season->n_school_duties; i++)
        if (strcmp(season->school_duties[i].duty, duty->code) == 0)
            return season->school_duties[i].skills;
    return "";
}

void audit_skills(struct auditor *auditor)
{
    for (int i = 0; i < auditor->n_duties; i++) {
        const struct duty_fact *duty = &auditor->duties[i];
        if (duty->row->standing)
            continue; /* their own work */
        if (duty->role >= 0)
            check_role(auditor, duty, duty->role);
        if (duty->helps && duty->row->room >= 0)
            check_candidate(auditor, duty);
        check_list(auditor, duty, skills_asked(auditor, duty));
        bars_check(auditor, duty);
    }
}
