/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/policy.c */
#include "scheduler/plan/policy.h"

#include "scheduler/plan/crew.h"

#include <string.h>

/* Numbers that are nobody's setting: points that only have to stand in a
 * sensible order to the settings'. */
enum { POINTS_NOT_NAMED = 5, POINTS_WARNED = 10 };

bool policy_told(const struct world *world, int64_t day)
{
    for (int i = 0; i < world->season->n_versions; i++) {
        const struct version *version = &world->season->versions[i];
        if (version->from <= day && day <= version->until)
            return true;
    }
    return false;
}

bool policy_published(const struct world *world, int64_t day)
{
    return !world->afresh && policy_told(world, day);
}

static bool any_published(const struct world *world)
{
    for (int64_t day = world->from; day <= world->until; day++) {
        if (policy_published(world, day))
            return true;
    }
    return false;
}

struct order {
    struct policy *policy;
    int n;
    unsigned seen;
};

static bool order_add(void *context, const char *word, int length)
{
    struct order *order = context;

    for (int level = LEVEL_WORK; level < N_LEVELS; level++) {
        const char *name = level_names[level];
        if ((int)strlen(name) != length || memcmp(name, word, (size_t)length) != 0 ||
            (order->seen & 1U << level))
            continue;
        order->seen |= 1U << level;
        order->policy->order[order->n++] = level;
        return true;
    }
    return false;
}

/* Over told dates a plan is a repair: changes stand above work (design.md 2). */
static void changes_first(struct policy *policy)
{
    int work = 0, changes = 0;

    for (int k = 0; k < N_LEVELS; k++) {
        work = policy->order[k] == LEVEL_WORK ? k : work;
        changes = policy->order[k] == LEVEL_CHANGES ? k : changes;
    }
    for (; changes > work; changes--) {
        policy->order[changes] = policy->order[changes - 1];
        policy->order[changes - 1] = LEVEL_CHANGES;
    }
}

static bool read_order(const struct world *world, struct policy *policy, struct fault *fault)
{
    const char *text = season_setting(world->season, "level_order");
    struct order order = {.policy = policy, .n = LEVEL_WORK};

    policy->order[LEVEL_REQUIRED] = LEVEL_REQUIRED;
    policy->order[LEVEL_COVER] = LEVEL_COVER;
    if (!words_each(text, order_add, &order)) {
        return fault_set(fault, FAULT_INPUT,
                         "the setting level_order is '%s'; it takes work, changes, money, fairness "
                         "and preference, each once",
                         text);
    }
    for (int level = LEVEL_WORK; level < N_LEVELS; level++) { /* not named: as usual, at the end */
        if (!(order.seen & 1U << level))
            policy->order[order.n++] = level;
    }
    if (any_published(world))
        changes_first(policy);
    for (int k = 0; k < N_LEVELS; k++)
        policy->rank[policy->order[k]] = k;
    return true;
}

static void read_points(const struct season *season, struct policy *policy)
{
    policy->familiar = season_setting_int(season, "weight_key_worker");
    policy->stranger = policy->familiar + season_setting_int(season, "weight_familiar");
    policy->avoided = season_setting_int(season, "weight_avoid");
    policy->not_preferred = policy->familiar;
    policy->maybe = season_setting_int(season, "weight_maybe");
    policy->outside = policy->maybe;
    policy->other_site = season_setting_int(season, "weight_move");
    policy->handover = season_setting_int(season, "weight_handover");
    policy->rotation = season_setting_int(season, "weight_rotation");
    policy->not_named = POINTS_NOT_NAMED;
    policy->warned = POINTS_WARNED;
    policy->not_subject = season_setting_int(season, "weight_not_subject");
    policy->not_class = season_setting_int(season, "weight_not_class");
    policy->teacher_support = season_setting_int(season, "weight_teacher_support");
    policy->gained = season_setting_int(season, "weight_gained");
    policy->same_hour = season_setting_int(season, "weight_same_hour");
    policy->cover_running = season_setting_int(season, "weight_cover_running");
    policy->merge = season_setting_int(season, "weight_merge");
    policy->teacher_covers = STEPS_TEACHER_COVERS;
}

bool policy_make(const struct world *world, struct policy *policy, struct fault *fault)
{
    const struct season *season = world->season;

    *policy = (struct policy){
        .day_start = season_setting_int(season, "day_start"),
        .day_end = season_setting_int(season, "day_end"),
        .pm_start = season_setting_int(season, "pm_start"),
        .lunch_start = season_setting_int(season, "lunch_from"),
        .lunch_end = season_setting_int(season, "lunch_until"),
        .lunch_min = season_setting_int(season, "lunch_minutes"),
        .cover_day = season_setting_int(season, "cover_per_day"),
        .cover_week = season_setting_int(season, "cover_per_week"),
        .supervisor_cover_day = season_setting_int(season, "cover_supervisor_per_day"),
        .teacher_cover = season_setting_int(season, "teacher_cover"),
        .cover_run = season_setting_int(season, "cover_run"),
        .cover_notice_min = season_setting_int(season, "cover_notice"),
        .balance_weeks = season_setting_int(season, "balance_weeks"),
        .alone_core = season_setting(season, "alone_core"),
        .alone_vocational = season_setting(season, "alone_vocational"),
        .exam_day_min = season_setting_int(season, "exam_minutes_per_day"),
        .exam_run_min = season_setting_int(season, "exam_run"),
        .gap_min = season_setting_int(season, "gap"),
        .facilitate_day_min = season_setting_int(season, "facilitate_minutes_per_day"),
        .overtime_week_min = season_setting_int(season, "exam_overtime_per_week"),
        .overtime_day_min = season_setting_int(season, "overtime_per_day"),
        .average_weeks = season_setting_int(season, "average_weeks"),
        .caseload_day = season_setting_int(season, "caseload_per_day"),
        .fairness_step_min = season_setting_int(season, "fairness_step"),
        .unpopular_weight = season_setting_int(season, "unpopular_weight"),
        .published_slack_min = season_setting_int(season, "published_slack"),
        .cover_roles = season_setting(season, "cover_roles"),
        .teach_roles = season_setting(season, "teach_roles"),
        .mentor_roles = season_setting(season, "mentor_roles"),
    };
    read_points(season, policy);
    return read_order(world, policy, fault);
}
