/* SPDX-License-Identifier: GPL-3.0-or-later
 * Is the certificate about this problem?  See docs/certificate.md for the digest. */
#include "scheduler/recount/recount_part.h"

struct digest {
    uint64_t value;
};

static void take(struct digest *digest, int64_t number)
{
    for (int byte = 0; byte < 8; byte++)
        digest->value = (digest->value ^ ((uint64_t)number >> 8 * byte & 255)) * 1099511628211U;
}

static void take_all(struct digest *digest, const int64_t *numbers, int n)
{
    for (int i = 0; i < n; i++)
        take(digest, numbers[i]);
}

#define TAKE(...)                                     \
    take_all(&digest, (const int64_t[]){__VA_ARGS__}, \
             (int)(sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t)))

uint64_t fact_digest(const struct problem *p)
{
    struct digest digest = {14695981039346656037U};

    take(&digest, p->n_tasks);
    for (int i = 0; i < p->n_tasks; i++) {
        const struct task *t = &p->tasks[i];
        TAKE(t->first_slot, t->n_slots, t->need, t->level, t->short_cost, (int64_t)t->tags);
    }
    take(&digest, p->n_slots);
    for (int i = 0; i < p->n_slots; i++) {
        const struct slot *s = &p->slots[i];
        TAKE(s->task, s->starts_at, s->ends_at, s->place, s->worked_min, s->unpopular_min);
    }
    take(&digest, p->n_offers);
    for (int i = 0; i < p->n_offers; i++) {
        const struct offer *o = &p->offers[i];
        TAKE(o->slot, o->person);
        for (int k = 0; k < LEVELS; k++)
            take(&digest, o->cost[k]);
        TAKE(o->drop_cost, o->drop_level, o->travel_min, o->locked);
    }
    take(&digest, p->n_mixes);
    for (int i = 0; i < p->n_mixes; i++) {
        const struct mix *m = &p->mixes[i];
        TAKE(m->task, m->least, (int64_t)m->tags, m->level, m->short_cost);
    }
    take(&digest, p->n_resources);
    for (int i = 0; i < p->n_resources; i++)
        take(&digest, p->resources[i].capacity);
    take(&digest, p->n_uses);
    for (int i = 0; i < p->n_uses; i++)
        TAKE(p->uses[i].slot, p->uses[i].resource, p->uses[i].amount);
    take(&digest, p->n_repeats);
    for (int i = 0; i < p->n_repeats; i++)
        TAKE(p->repeats[i].level, p->repeats[i].used, p->repeats[i].max, p->repeats[i].over_cost);
    take(&digest, p->n_marks);
    for (int i = 0; i < p->n_marks; i++)
        TAKE(p->marks[i].slot, p->marks[i].repeat);
    return fact_digest_people(p, digest.value);
}

/* The second half: whatever is about people. */
uint64_t fact_digest_people(const struct problem *p, uint64_t value)
{
    struct digest digest = {value};

    take(&digest, p->n_quotas);
    for (int i = 0; i < p->n_quotas; i++) {
        const struct quota *q = &p->quotas[i];
        TAKE(q->person, q->from_at, q->until_at, (int64_t)q->tags, q->by_minute, q->used, q->max,
             q->level, q->unit, q->over_cost);
    }
    take(&digest, p->n_share_groups);
    for (int i = 0; i < p->n_share_groups; i++) {
        const struct share_group *g = &p->share_groups[i];
        TAKE(g->level, g->cost, (int64_t)g->tags, g->from_at, g->until_at);
    }
    take(&digest, p->n_shares);
    for (int i = 0; i < p->n_shares; i++) {
        const struct share *s = &p->shares[i];
        TAKE(s->group, s->person, s->base, s->step_min);
    }
    take(&digest, p->n_bonds);
    for (int i = 0; i < p->n_bonds; i++) {
        const struct bond *b = &p->bonds[i];
        TAKE(b->task_a, b->task_b, b->level, b->split_cost);
    }
    take(&digest, p->n_callouts);
    for (int i = 0; i < p->n_callouts; i++) {
        const struct callout *c = &p->callouts[i];
        TAKE(c->person, c->from_at, c->until_at, (int64_t)c->tags, c->level, c->cost);
    }
    take(&digest, p->n_breaks);
    for (int i = 0; i < p->n_breaks; i++) {
        const struct rest_break *b = &p->breaks[i];
        TAKE(b->person, b->minutes, b->from_at, b->until_at, b->n_starts);
        take_all(&digest, b->starts, b->n_starts);
        TAKE(b->day_from_at, b->day_until_at, b->busy_before, b->busy_after);
    }
    take(&digest, p->n_people);
    for (int i = 0; i < p->n_people; i++)
        TAKE(p->gap_min[i], (int64_t)p->person_tags[i]);
    take(&digest, p->n_places);
    for (int i = 0; i < p->n_places * p->n_places; i++)
        take(&digest, p->travel_min[i]);
    TAKE(p->rest.late_from, p->rest.early_until, p->rest.rest_min);
    return digest.value;
}
