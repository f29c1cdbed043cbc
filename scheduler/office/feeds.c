/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/feeds.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/base/sort.h"
#include "scheduler/office/secret.h"

static int by_staff_and_key(int staff_a, const char *key_a, int staff_b, const char *key_b)
{
    return staff_a != staff_b ? (staff_a < staff_b ? -1 : 1) : strcmp(key_a, key_b);
}

static int compare_assignments(const void *left, const void *right)
{
    const struct assignment *a = left, *b = right;
    int order = by_staff_and_key(a->staff, a->key, b->staff, b->key);

    return order ? order : (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

static int compare_events(const void *left, const void *right)
{
    const struct feed_event *a = left, *b = right;
    return by_staff_and_key(a->staff, a->key, b->staff, b->key);
}

static struct assignment *sorted(const struct assignment *list, int count, struct arena *arena)
{
    struct assignment *copy = arena_new(arena, struct assignment, count + 1);

    if (count)
        memcpy(copy, list, (size_t)count * sizeof *copy);
    qsort(copy, (size_t)count, sizeof *copy, compare_assignments);
    return copy;
}

/* People know their own timetable: a teacher's lesson that stays theirs is no news. */
static bool is_told(const struct assignment *assignment)
{
    return !(assignment->standing &&
             (strcmp(assignment->kind, "lesson") == 0 || strcmp(assignment->kind, "cover") == 0 ||
              strcmp(assignment->kind, "merged") == 0));
}

static bool tells_the_same(const struct feed_event *event, const struct assignment *assignment)
{
    return !event->cancelled && event->starts_at == assignment->starts_at &&
           event->ends_at == assignment->ends_at && event->room == assignment->room &&
           event->site == assignment->site && strcmp(event->title, assignment->title) == 0;
}

/* A moment of change that grows even when the clock does not. */
static void stamp_change(struct feed_event *event, int64_t now_utc)
{
    event->changed_utc = now_utc > event->changed_utc ? now_utc : event->changed_utc + 1;
    event->sequence++;
}

static void tell_again(struct feed_event *event, const struct assignment *assignment,
                       int64_t now_utc)
{
    if (tells_the_same(event, assignment))
        return;
    event->starts_at = assignment->starts_at;
    event->ends_at = assignment->ends_at;
    event->room = assignment->room;
    event->site = assignment->site;
    event->title = assignment->title;
    event->cancelled = false;
    stamp_change(event, now_utc);
}

/* An identifier keeps the domain it had; one that is no domain never gets into a calendar. */
static const char *feed_domain(const struct season *season)
{
    const struct setting_kind *kind = setting_find("feed_site");
    const char *domain = season_setting(season, kind->name);
    int none;

    return setting_parse(kind, domain, &none) ? domain : kind->value;
}

void feeds_update(const struct season *before, struct season *after, const unsigned char key[32],
                  int64_t now_utc, struct arena *arena)
{
    int n_old = before->n_feed_events, n_told;
    const struct assignment *all = holds_with(after, &n_told, arena);
    const struct assignment *told = sorted(all, n_told, arena);
    struct feed_event *events = arena_new(arena, struct feed_event, n_old + n_told + 1);
    bool lessons = season_setting_int(after, "feed_standing") == 1;
    int count = 0, i = 0;

    if (n_old)
        memcpy(events, before->feed_events, (size_t)n_old * sizeof *events);
    qsort(events, (size_t)n_old, sizeof *events, compare_events);
    count = n_old;
    for (int a = 0; a < n_told; a++) {
        if (!lessons && !is_told(&told[a]))
            continue;
        for (; i < n_old; i++) { /* events nobody tells any more */
            int order =
                by_staff_and_key(events[i].staff, events[i].key, told[a].staff, told[a].key);
            if (order >= 0)
                break;
            if (!events[i].cancelled) {
                events[i].cancelled = true;
                stamp_change(&events[i], now_utc);
            }
        }
        if (i < n_old &&
            compare_events(&events[i],
                           &(struct feed_event){.staff = told[a].staff, .key = told[a].key}) == 0) {
            tell_again(&events[i++], &told[a], now_utc);
            continue;
        }
        events[count++] = (struct feed_event){
            .staff = told[a].staff,
            .key = told[a].key,
            .uid = secret_uid(key, after->people[told[a].staff].staff, told[a].key,
                              feed_domain(after), arena),
            .title = told[a].title,
            .starts_at = told[a].starts_at,
            .ends_at = told[a].ends_at,
            .room = told[a].room,
            .site = told[a].site,
            .changed_utc = now_utc,
        };
    }
    for (; i < n_old; i++) {
        if (!events[i].cancelled) {
            events[i].cancelled = true;
            stamp_change(&events[i], now_utc);
        }
    }
    qsort(events, (size_t)count, sizeof *events, compare_events);
    feeds_number(events, count, arena);
    after->feed_events = events;
    after->n_feed_events = count;
}

static struct version_change *change_add(struct version_change *list, int *count, int version,
                                         enum change_what what, const struct assignment *from)
{
    list[*count] = (struct version_change){.version = version,
                                           .staff = from->staff,
                                           .what = what,
                                           .key = from->key,
                                           .kind = from->kind,
                                           .title = from->title,
                                           .starts_at = from->starts_at,
                                           .ends_at = from->ends_at,
                                           .room = from->room,
                                           .site = from->site};
    return &list[(*count)++];
}

static bool same_duty(const struct assignment *a, const struct assignment *b)
{
    return a->starts_at == b->starts_at && a->ends_at == b->ends_at && a->room == b->room &&
           a->site == b->site;
}

static int by_staff_and_time(const void *left, const void *right, const void *context)
{
    const struct version_change *a = left, *b = right;

    (void)context;
    if (a->staff != b->staff)
        return a->staff - b->staff;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

/* The differences per person between two sets of assignments, own lessons left out. */
static int changes_list(const struct told *told, const struct season *after, int version,
                        struct arena *arena, struct version_change **changes)
{
    const struct assignment *old = sorted(told->list, told->count, arena);
    const struct assignment *new = sorted(after->published, after->n_published, arena);
    struct version_change *list =
        arena_new(arena, struct version_change, told->count + after->n_published + 1);
    int count = 0, o = 0, n = 0;

    while (o < told->count || n < after->n_published) {
        int order = -1; /* only the old list is left */
        if (o >= told->count)
            order = 1;
        else if (n < after->n_published)
            order = by_staff_and_key(old[o].staff, old[o].key, new[n].staff, new[n].key);
        if (order < 0) {
            if (is_told(&old[o]))
                change_add(list, &count, version, CHANGE_DROPS, &old[o]);
            o++;
        } else if (order > 0) {
            if (is_told(&new[n]))
                change_add(list, &count, version, CHANGE_TAKES, &new[n]);
            n++;
        } else {
            if (!same_duty(&old[o], &new[n]) && is_told(&new[n]))
                change_add(list, &count, version, CHANGE_MOVES, &new[n]);
            o++;
            n++;
        }
    }
    sort_rows(list, (size_t)count, sizeof *list, by_staff_and_time, NULL);
    *changes = list;
    return count;
}

void feeds_differences(const struct office *office, const struct told *told,
                       const struct season *after, struct publish_result *result)
{
    const struct season *before = &office->season;
    struct version_change *fresh;

    result->n_changes = changes_list(told, after, before->n_versions, office->arena, &fresh);
    result->changes = fresh;
    result->version = before->n_versions ? before->versions[before->n_versions - 1].version + 1 : 1;
}

static void append_changes(const struct season *before, const struct version_change *fresh,
                           int n_fresh, struct season *after, struct arena *arena)
{
    int n = before->n_version_changes;
    struct version_change *all = arena_new(arena, struct version_change, n + n_fresh + 1);

    if (n)
        memcpy(all, before->version_changes, (size_t)n * sizeof *all);
    if (n_fresh)
        memcpy(all + n, fresh, (size_t)n_fresh * sizeof *all);
    after->version_changes = all;
    after->n_version_changes = n + n_fresh;
}

static const char *const *kinds_with(const char *const *more, struct arena *arena)
{
    static const char *const always[] = {"published", "version", "version_change", "feed_event"};
    enum { N_ALWAYS = sizeof always / sizeof *always };
    int n = 0;

    while (more && more[n])
        n++;
    const char **names = arena_new(arena, const char *, N_ALWAYS + n + 1);
    for (int i = 0; i < N_ALWAYS; i++)
        names[i] = always[i];
    for (int i = 0; i < n; i++)
        names[N_ALWAYS + i] = more[i];
    return names;
}

bool feeds_save_with(struct office *office, const struct told *told, struct season *after,
                     const struct version *version, struct feeds_besides besides,
                     struct publish_result *result, struct fault *fault)
{
    const struct season *before = &office->season;
    struct arena *arena = office->arena;
    unsigned char key[32];
    int n = before->n_versions;
    struct version *versions = arena_new(arena, struct version, n + 1);

    if (!store_secret(office->store, key, fault))
        return false;
    if (n)
        memcpy(versions, before->versions, (size_t)n * sizeof *versions);
    versions[n] = *version;
    feeds_differences(office, told, after, result);
    versions[n].version = result->version;
    append_changes(before, result->changes, result->n_changes, after, arena);
    after->versions = versions;
    after->n_versions = n + 1;
    feeds_update(before, after, key, office->now_utc, arena);
    struct change_note note = {office->who, office->command,
                               arena_text(arena, "%s%spublished version %d: %d changes",
                                          besides.summary ? besides.summary : "",
                                          besides.summary ? "; " : "", result->version,
                                          result->n_changes),
                               office->now_utc};
    return store_save_season(office->store, before, after, kinds_with(besides.kinds, arena), &note,
                             fault) &&
           store_load(office->store, arena, &office->season, fault);
}

bool feeds_save_version(struct office *office, const struct told *told, struct season *after,
                        const struct version *version, struct publish_result *result,
                        struct fault *fault)
{
    return feeds_save_with(office, told, after, version, (struct feeds_besides){NULL, NULL}, result,
                           fault);
}

/* What was told, in the rows of another season: people and rooms by their codes. */
static struct told translate(const struct season *from, const struct season *to,
                             struct arena *arena)
{
    struct assignment *list = arena_new(arena, struct assignment, from->n_published + 1);
    int count = 0;

    for (int i = 0; i < from->n_published; i++) {
        struct assignment row = from->published[i];
        row.staff = season_person(to, from->people[row.staff].staff);
        row.room = row.room < 0 ? -1 : season_room(to, from->rooms[row.room].room);
        row.site = row.site < 0 ? -1 : season_site(to, from->sites[row.site].site);
        if (row.staff >= 0)
            list[count++] = row;
    }
    return (struct told){list, count};
}

bool feeds_retell(struct office *office, const struct season *told_before, struct fault *fault)
{
    struct told told = translate(told_before, &office->season, office->arena);
    struct season after = office->season;
    struct publish_result result;
    struct version_change *changes;
    struct office_range range;
    struct version version = {
        .made_utc = office->now_utc, .who = office->who, .note = office->command, .hash = ""};

    if (changes_list(&told, &after, 0, office->arena, &changes) == 0)
        return true;
    if (!office_plan_range(office, &range) && !office_season_range(office, &range))
        return true;
    version.from = range.from;
    version.until = range.until;
    return feeds_save_version(office, &told, &after, &version, &result, fault);
}
