/* SPDX-License-Identifier: GPL-3.0-or-later
 * Work of the week done with pupils who are named: is one of them somebody the adult must not be
 * with (the register of conflicts)? */
#include <string.h>

#include "scheduler/audit/auditor.h"

struct company { /* who may not be met by an adult */
    const struct auditor *auditor;
    const struct duty_fact *duty;
};

static bool must_not_meet(const struct company *company, int pupil)
{
    const struct auditor *auditor = company->auditor;
    int person = company->duty->row->staff;

    for (int i = auditor->conflicts.first[person]; i < auditor->conflicts.first[person + 1]; i++)
        if (auditor->season->conflicts[auditor->conflicts.rows[i]].pupil == pupil)
            return true;
    return false;
}

static bool in_session(const struct company *company)
{
    const struct season *season = company->auditor->season;

    for (int i = 0; i < season->n_caseload_pupils; i++) {
        const struct caseload_pupil *row = &season->caseload_pupils[i];
        if (strcmp(season->caseload[row->session].session, company->duty->code) == 0 &&
            must_not_meet(company, row->pupil))
            return true;
    }
    return false;
}

static bool in_school_duty(const struct company *company)
{
    const struct season *season = company->auditor->season;

    for (int i = 0; i < season->n_duty_pupils; i++) {
        const struct duty_pupil *row = &season->duty_pupils[i];
        if (strcmp(season->school_duties[row->duty].duty, company->duty->code) == 0 &&
            must_not_meet(company, row->pupil))
            return true;
    }
    return false;
}

/* Of the class in whose lesson somebody helps. */
static bool in_class(const struct company *company)
{
    const struct season *season = company->auditor->season;

    for (int i = 0; i < season->n_lessons; i++) {
        int first, end;
        if (strcmp(season->lessons[i].lesson, company->duty->code) != 0)
            continue;
        cover_members(company->auditor, season->lessons[i].class_name, &first, &end);
        for (int m = first; m < end; m++)
            if (must_not_meet(company, company->auditor->members[m].pupil))
                return true;
    }
    return false;
}

/* "P001:Maths": the pupil whose plan names the help. */
static bool in_own_help(const struct company *company)
{
    const struct season *season = company->auditor->season;

    for (int i = 0; i < season->n_support; i++) {
        const char *pupil = season->pupils[season->support[i].pupil].pupil;
        size_t length = strlen(pupil);
        if (strncmp(company->duty->code, pupil, length) == 0 &&
            company->duty->code[length] == ':' && must_not_meet(company, season->support[i].pupil))
            return true;
    }
    return false;
}

static bool barred(const struct auditor *auditor, const char *role)
{
    int number = fact_role(auditor->rules, role);

    return number >= 0 && auditor->rules->helpers[number].conflict_bar;
}

bool fact_bad_company(const struct auditor *auditor, const struct duty_fact *duty)
{
    struct company company = {auditor, duty};
    const char *kind = duty->row->kind;

    if (duty->exam || duty->row->standing || !*duty->code)
        return false;
    if (strcmp(kind, "mentoring") == 0)
        return barred(auditor, "mentor") && in_session(&company);
    if (strcmp(kind, "support") == 0)
        return barred(auditor, "support") && in_class(&company);
    if (strcmp(kind, "pupil_support") == 0)
        return barred(auditor, "support") && in_own_help(&company);
    return in_school_duty(&company);
}
