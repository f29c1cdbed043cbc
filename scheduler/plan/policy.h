/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/policy.h - what the school decided about planning: its settings, read once. */
#ifndef SCHEDULER_PLAN_POLICY_H
#define SCHEDULER_PLAN_POLICY_H

#include "scheduler/plan/plan.h"

/* What a lesson costs that a teacher covers who should rarely: more steps of fairness than a lesson
 * can make a spread more even, and more than the slack of that level. */
enum { STEPS_TEACHER_COVERS = 40 };
/* In the order of the setting's words. */
enum teacher_cover { TEACHERS_RARELY_COVER, TEACHERS_NEVER_COVER, TEACHERS_COVER };

struct policy {
    int order[N_LEVELS];                   /* the solver's level k is enum level order[k] */
    int rank[N_LEVELS];                    /* and the other way round */
    int day_start, day_end;                /* of people without a pattern */
    int pm_start;                          /* of the afternoon session */
    int lunch_start, lunch_end, lunch_min; /* of people whose pattern names no lunch; 0: none */
    int cover_day, cover_week, supervisor_cover_day; /* lessons one person is asked to cover */
    int teacher_cover;                               /* enum teacher_cover */
    int cover_run, cover_notice_min;
    int exam_day_min, facilitate_day_min, exam_run_min, gap_min; /* where people have no own */
    int overtime_week_min, overtime_day_min, average_weeks;
    int caseload_day; /* sessions of one pupil */
    int fairness_step_min, unpopular_weight, published_slack_min;
    const char *mentor_roles, *cover_roles, *teach_roles; /* ';' lists */
    const char *alone_core, *alone_vocational;            /* roles and skills; "" all who cover */
    int balance_weeks; /* what was told in them counts towards a fair share */
    /* Points at LEVEL_PREFERENCE. */
    int stranger, familiar; /* beside a candidate: neither key worker nor known; only known */
    int not_preferred, avoided, not_named, maybe, warned, other_site, not_subject, handover;
    int teacher_covers, teacher_support, not_class, gained, same_hour, cover_running, merge;
    int rotation; /* each lesson of a subject missed before the pupil's others */
    int outside;  /* each begun quarter hour outside the pattern that costs no money */
};

/* FAULT_INPUT when the level order setting makes no sense. */
bool policy_make(const struct world *world, struct policy *policy, struct fault *fault) MUST_CHECK;

bool policy_told(const struct world *world, int64_t day); /* to people, in any version */
/* ...and that is to be kept. */
bool policy_published(const struct world *world, int64_t day);

#endif
