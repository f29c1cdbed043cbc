/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "scheduler/office/feeds/feeds_part.h"
#include "scheduler/office/secret.h"

static int compare_events(const void *left, const void *right)
{
    const struct feed_event *a = left, *b = right;
    return feeds_order(a->staff, a->key, b->staff, b->key);
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
    const struct assignment *told = feeds_sorted(all, n_told, arena);
    struct feed_event *events = arena_new(arena, struct feed_event, n_old + n_told + 1);
    bool lessons = season_setting_int(after, "feed_standing") == 1;
    int count = 0, i = 0;

    if (n_old)
        memcpy(events, before->feed_events, (size_t)n_old * sizeof *events);
    qsort(events, (size_t)n_old, sizeof *events, compare_events);
    count = n_old;
    for (int a = 0; a < n_told; a++) {
        if (!lessons && !feeds_tells(&told[a]))
            continue;
        for (; i < n_old; i++) { /* events nobody tells any more */
            int order = feeds_order(events[i].staff, events[i].key, told[a].staff, told[a].key);
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

/* What the officer wrote beside it belongs to it: why it was told, and why without approvals. */
static const char *summary_of(const struct office *office, const struct version *version,
                              const char *besides, const struct publish_result *result)
{
    const char *note = version->note;
    bool said = !*note || strcmp(note, office->command) == 0 || (besides && !strcmp(note, besides));

    return arena_text(office->arena, "%s%spublished version %d: %d change%s%s%s%s",
                      besides ? besides : "", besides ? "; " : "", result->version,
                      result->n_changes, result->n_changes == 1 ? "" : "s", said ? "" : " (",
                      said ? "" : note, said ? "" : ")");
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
    struct change_note note =
        office_note(office, summary_of(office, version, besides.summary, result));
    note.published = result->version;
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
