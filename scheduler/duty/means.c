/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/duty/means.h"

#include <string.h>
#include <strings.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"

/* A post, or the invigilators of a room at a time. */
struct user {
    const struct duty *duty;
    int64_t from_at, until_at;
    int site;
};
struct users {
    struct user *list;
    int count, room;
};
struct look { /* at one item of one site */
    const struct season *season;
    const struct users *users;
    struct arena *arena;
    const char *item;
    int site, there;
};

bool means_post(const struct duty *duty)
{
    static const char *const posts[] = {"rover",     "floater",    "rest_breaks", "break_duty",
                                        "gate_duty", "lunch_duty", "bus_duty",    "on_call"};

    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++)
        if (strcmp(duty->kind->name, posts[i]) == 0)
            return true;
    return false;
}

int means_site(const struct season *season, const struct duty *duty)
{
    const struct duty_slot *slot = &duty->slots[0];

    return slot->room >= 0 ? season->rooms[slot->room].site : slot->site;
}

static bool invigilates(const struct duty *duty)
{
    return strcmp(duty->role, "invigilator") == 0 || strcmp(duty->role, "lead_invigilator") == 0;
}

/* NULL: a room for which no item is asked. */
static const char *item_of(const struct season *season, int room)
{
    int summon = season->rooms[room].summon;

    return summon == SUMMON_RADIO || summon == SUMMON_PHONE ? summon_words[summon] : NULL;
}

/* The school's count of the site, with those that are anywhere; -1: it counts none. */
static int count_there(const struct season *season, const char *item, int site)
{
    int count = -1;

    for (int i = 0; i < season->n_equipment; i++) {
        const struct equipment *row = &season->equipment[i];
        if (strcasecmp(row->item, item) != 0)
            continue;
        count = count < 0 ? 0 : count;
        count += row->site < 0 || row->site == site ? row->count : 0;
    }
    return count;
}

static int by_room(const void *left, const void *right, const void *context)
{
    const struct user *a = left, *b = right;
    int room_a = a->duty->slots[0].room, room_b = b->duty->slots[0].room;

    (void)context;
    if (room_a != room_b)
        return room_a < room_b ? -1 : 1;
    return (a->from_at > b->from_at) - (a->from_at < b->from_at);
}

static struct users read_users(const struct season *season, const struct duty *duties, int n_duties,
                               struct arena *arena)
{
    struct users users = {0};

    for (int i = 0; i < n_duties; i++) {
        const struct duty_slot *slot = &duties[i].slots[0];
        bool post = means_post(&duties[i]);
        if (duties[i].n_slots != 1 ||
            (!post && (slot->room < 0 || !invigilates(&duties[i]) || !item_of(season, slot->room))))
            continue;
        *LIST_ADD(arena, users.list, users.count, users.room) = (struct user){
            &duties[i], slot->starts_at, slot->ends_at, means_site(season, &duties[i])};
    }
    sort_rows(users.list, (size_t)users.count, sizeof *users.list, by_room, NULL);
    return users;
}

static bool is_there(const struct look *look, const struct user *user, int64_t at)
{
    return user->site == look->site && user->from_at <= at && user->until_at > at;
}

/* Of one room at one moment: is the invigilator the only one? */
static bool is_alone(const struct look *look, const struct user *user, int64_t at)
{
    int n = 0;

    for (int i = 0; i < look->users->count; i++) {
        const struct user *other = &look->users->list[i];
        if (!means_post(other->duty) && other->duty->slots[0].room == user->duty->slots[0].room &&
            is_there(look, other, at))
            n += other->duty->need;
    }
    return n == 1;
}

/* How many of the item are wanted at a moment; *who, when it is asked for. */
static int wanted_at(const struct look *look, int64_t at, const char **who)
{
    int wanted = 0;

    for (int i = 0; i < look->users->count; i++) {
        const struct user *user = &look->users->list[i];
        const struct duty *duty = user->duty;
        bool post = means_post(duty);
        const char *item = post ? "radio" : item_of(look->season, duty->slots[0].room);
        if (!is_there(look, user, at) || strcmp(item, look->item) != 0 ||
            (!post && !is_alone(look, user, at)))
            continue;
        wanted += post ? duty->need : 1;
        if (who) {
            const char *name = post ? duty->title : look->season->rooms[duty->slots[0].room].room;
            *who = arena_text(look->arena, "%s%s%s", *who, **who ? ", " : "", name);
        }
    }
    return wanted;
}

static int by_moment(const void *left, const void *right, const void *context)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

    (void)context;
    return (a > b) - (a < b);
}

/* The moments of the site at which anything changes, each once. */
static int read_moments(const struct look *look, int64_t **moments)
{
    int64_t *list = arena_new(look->arena, int64_t, 2 * look->users->count + 1);
    int n = 0, kept = 0;

    for (int i = 0; i < look->users->count; i++) {
        if (look->users->list[i].site == look->site) {
            list[n++] = look->users->list[i].from_at;
            list[n++] = look->users->list[i].until_at;
        }
    }
    sort_rows(list, (size_t)n, sizeof *list, by_moment, NULL);
    for (int i = 0; i < n; i++)
        if (kept == 0 || list[kept - 1] != list[i])
            list[kept++] = list[i];
    *moments = list;
    return kept;
}

/* Of those wanted at a moment, what rooms want. */
static int rooms_at(const struct look *look, int64_t at)
{
    int posts = 0;

    for (int i = 0; i < look->users->count; i++) {
        const struct user *user = &look->users->list[i];
        if (means_post(user->duty) && is_there(look, user, at))
            posts += user->duty->need;
    }
    return wanted_at(look, at, NULL) - posts;
}

int means_radios(const struct season *season, const struct duty *duties, int n_duties,
                 struct arena *arena, const struct means_left **list)
{
    struct users users = read_users(season, duties, n_duties, arena);
    struct means_left *lefts = NULL;
    int n = 0, room = 0;

    for (int site = 0; site < season->n_sites; site++) {
        struct look look = {season,  &users, arena,
                            "radio", site,   count_there(season, "radio", site)};
        int64_t *moments = NULL;
        int n_moments = look.there >= 0 ? read_moments(&look, &moments) : 0;
        for (int i = 0; i + 1 < n_moments; i++) {
            if (wanted_at(&look, moments[i], NULL) <= look.there)
                continue;
            int left = look.there - rooms_at(&look, moments[i]);
            *LIST_ADD(arena, lefts, n, room) =
                (struct means_left){site, moments[i], moments[i + 1], left > 0 ? left : 0};
        }
    }
    *list = lefts;
    return n;
}

struct shorts {
    struct means_short *list;
    int count, room;
};

/* Neighbouring moments at which there are too few are told as one. */
static void look_through(const struct look *look, struct shorts *shorts)
{
    int64_t *moments;
    int n = read_moments(look, &moments);
    struct means_short *open = NULL;

    for (int i = 0; i + 1 < n; i++) {
        int wanted = wanted_at(look, moments[i], NULL);
        if (wanted <= look->there) {
            open = NULL;
            continue;
        }
        if (!open || day_of(open->from_at) != day_of(moments[i])) {
            open = LIST_ADD(look->arena, shorts->list, shorts->count, shorts->room);
            *open = (struct means_short){.item = look->item,
                                         .site = look->site,
                                         .from_at = moments[i],
                                         .there = look->there};
        }
        open->until_at = moments[i + 1];
        if (wanted > open->wanted) {
            open->wanted = wanted;
            open->who = "";
            (void)wanted_at(look, moments[i], &open->who);
        }
    }
}

int means_find(const struct season *season, const struct duty *duties, int n_duties, int64_t from,
               int64_t until, struct arena *arena, const struct means_short **list)
{
    static const char *const items[] = {"radio", "phone"};
    struct shorts shorts = {0};
    struct users users = {0};
    int kept = 0;

    *list = NULL;
    if (season->n_equipment == 0)
        return 0;
    users = read_users(season, duties, n_duties, arena);
    for (int site = 0; site < season->n_sites; site++) {
        for (size_t k = 0; k < sizeof items / sizeof *items; k++) {
            struct look look = {season,   &users, arena,
                                items[k], site,   count_there(season, items[k], site)};
            if (look.there >= 0)
                look_through(&look, &shorts);
        }
    }
    for (int i = 0; i < shorts.count; i++)
        if (day_of(shorts.list[i].from_at) >= from && day_of(shorts.list[i].from_at) <= until)
            shorts.list[kept++] = shorts.list[i];
    *list = shorts.list;
    return kept;
}

const char *means_text(const struct season *season, const struct means_short *means,
                       struct arena *arena)
{
    return arena_text(arena, "%s: %d %ss wanted at once, there %s %d (%s)",
                      season->sites[means->site].site, means->wanted, means->item,
                      means->there == 1 ? "is" : "are", means->there, means->who);
}
