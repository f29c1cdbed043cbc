/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_people.c - why each person does not do a duty, and what they do instead.
 */
#include "scheduler/plan/why.h"

#include "scheduler/plan/plan_reason.h"

static int doing(const struct duty *duty, bool owner)
{
    if (owner && duty->lesson >= 0)
        return DOING_LESSON;
    if (duty->tags & TAG_EXAM)
        return DOING_EXAM;
    if (duty_is_cover(duty))
        return DOING_COVER;
    if (duty->tags & TAG_CASELOAD)
        return DOING_CASELOAD;
    return duty->tags & TAG_SUPPORT ? DOING_SUPPORT : DOING_POST;
}

const struct why_person *why_people(struct why *why, int duty)
{
    const struct brief *brief = why->brief;
    int n = brief->crew.n_people;
    struct why_person *people = arena_new(brief->arena, struct why_person, n + 1);
    const int *other;
    const char *const *reasons = inquiry_ask(why->inquiry, duty, &other);

    for (int p = 0; p < n; p++) {
        people[p] = (struct why_person){.person = p, .reason = reasons[p], .other = -1};
        if (other[p] < 0)
            continue;
        const struct may *may = &brief->mays[brief->offer_may[other[p]]];
        people[p].other = may->duty;
        people[p].doing = doing(why_duty(why, may->duty), may->owner);
    }
    return people;
}
