/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which problem a certificate is about: a number made of every number in it.
 * FNV-1a, 64 bits, over the numbers as 8 bytes each, the lowest first; each array
 * after its length, rows and members in the order of problem.h. */
#include <inttypes.h>

#include "solver/proof.h"

static uint64_t mix_in(uint64_t digest, int64_t number)
{
    uint64_t bits = (uint64_t)number;

    for (int i = 0; i < 64; i += 8) {
        digest ^= bits >> i & 0xff;
        digest *= 0x100000001b3U;
    }
    return digest;
}

#define MIX(member) digest = mix_in(digest, (int64_t)row->member)
#define EACH_ROW(type, list, n)          \
    digest = mix_in(digest, problem->n); \
    for (const struct type *row = problem->list; row < problem->list + problem->n; row++)

static uint64_t digest_work(const struct problem *problem, uint64_t digest)
{
    EACH_ROW(task, tasks, n_tasks)
    {
        MIX(first_slot);
        MIX(n_slots);
        MIX(need);
        MIX(level);
        MIX(short_cost);
        MIX(tags);
    }
    EACH_ROW(slot, slots, n_slots)
    {
        MIX(task);
        MIX(starts_at);
        MIX(ends_at);
        MIX(place);
        MIX(worked_min);
        MIX(unpopular_min);
    }
    EACH_ROW(offer, offers, n_offers)
    {
        MIX(slot);
        MIX(person);
        for (int k = 0; k < LEVELS; k++)
            MIX(cost[k]);
        MIX(drop_cost);
        MIX(drop_level);
        MIX(travel_min);
        MIX(locked);
    }
    EACH_ROW(mix, mixes, n_mixes)
    {
        MIX(task);
        MIX(least);
        MIX(tags);
        MIX(level);
        MIX(short_cost);
    }
    EACH_ROW(resource, resources, n_resources)
    {
        MIX(capacity);
    }
    EACH_ROW(use, uses, n_uses)
    {
        MIX(slot);
        MIX(resource);
        MIX(amount);
    }
    EACH_ROW(repeat, repeats, n_repeats)
    {
        MIX(level);
        MIX(used);
        MIX(max);
        MIX(over_cost);
    }
    EACH_ROW(mark, marks, n_marks)
    {
        MIX(slot);
        MIX(repeat);
    }
    return digest;
}

static uint64_t digest_people(const struct problem *problem, uint64_t digest)
{
    EACH_ROW(quota, quotas, n_quotas)
    {
        MIX(person);
        MIX(from_at);
        MIX(until_at);
        MIX(tags);
        MIX(by_minute);
        MIX(used);
        MIX(max);
        MIX(level);
        MIX(unit);
        MIX(over_cost);
    }
    EACH_ROW(share_group, share_groups, n_share_groups)
    {
        MIX(level);
        MIX(cost);
        MIX(tags);
        MIX(from_at);
        MIX(until_at);
    }
    EACH_ROW(share, shares, n_shares)
    {
        MIX(group);
        MIX(person);
        MIX(base);
        MIX(step_min);
    }
    EACH_ROW(bond, bonds, n_bonds)
    {
        MIX(task_a);
        MIX(task_b);
        MIX(level);
        MIX(split_cost);
    }
    EACH_ROW(callout, callouts, n_callouts)
    {
        MIX(person);
        MIX(from_at);
        MIX(until_at);
        MIX(tags);
        MIX(level);
        MIX(cost);
    }
    return digest;
}

static uint64_t digest_breaks(const struct problem *problem, uint64_t digest)
{
    EACH_ROW(rest_break, breaks, n_breaks)
    {
        MIX(person);
        MIX(minutes);
        MIX(from_at);
        MIX(until_at);
        MIX(n_starts);
        for (int s = 0; s < row->n_starts; s++)
            MIX(starts[s]);
        MIX(day_from_at);
        MIX(day_until_at);
        MIX(busy_before);
        MIX(busy_after);
    }
    return digest;
}

static uint64_t digest_places(const struct problem *problem, uint64_t digest)
{
    digest = mix_in(digest, problem->n_people);
    for (int i = 0; i < problem->n_people; i++) {
        digest = mix_in(digest, problem->gap_min[i]);
        digest = mix_in(digest, (int64_t)problem->person_tags[i]);
    }
    digest = mix_in(digest, problem->n_places);
    for (int i = 0; i < problem->n_places * problem->n_places; i++)
        digest = mix_in(digest, problem->travel_min[i]);
    digest = mix_in(digest, problem->rest.late_from);
    digest = mix_in(digest, problem->rest.early_until);
    return mix_in(digest, problem->rest.rest_min);
}

void proof_problem(struct proof_sink *proof, const struct problem *problem)
{
    uint64_t digest = 0xcbf29ce484222325U;
    char text[32];

    if (!proof)
        return;
    digest = digest_work(problem, digest);
    digest = digest_people(problem, digest);
    digest = digest_breaks(problem, digest);
    digest = digest_places(problem, digest);
    (void)snprintf(text, sizeof text, "problem %016" PRIx64 "\n", digest);
    proof_text(proof, text);
}
