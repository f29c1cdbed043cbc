/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates who know a paper that others have still to sit, or sit one that others have
 * left already, are supervised and apart (domain 1.8): between two papers of a session, and
 * while a paper is moved within the day, lunch included.  Nights are the family's. */
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/derive.h"

struct span {
    int64_t from_at, until_at;
};

struct found {
    struct isolation *list;
    int count, room;
};

static int compare_int(int64_t left, int64_t right)
{
    return (left > right) - (left < right);
}

static int by_pupil(const void *left, const void *right, const void *context)
{
    const struct candidate *a = *(const struct candidate *const *)left;
    const struct candidate *b = *(const struct candidate *const *)right;
    int order = compare_int(a->pupil, b->pupil);

    (void)context;
    return order ? order : compare_int(a->sitting->starts_at, b->sitting->starts_at);
}

static int64_t leaves_at(const struct candidate *candidate)
{
    const struct sitting *sitting = candidate->sitting;

    return sitting->release_at > sitting->ends_at ? sitting->release_at : sitting->ends_at;
}

static int site_of(const struct derivation *derivation, const struct candidate *candidate)
{
    int room = candidate->sitting->room;

    return room >= 0 ? derivation->season->rooms[room].site : -1;
}

/* The time of its day in which this sitting makes its candidate a secret-bearer: before a
 * paper sat early others can tell nothing yet, after one sat late they can tell all.
 * False: sat with the others, or on another day, or on demand. */
static bool secret_span(const struct derivation *derivation, const struct candidate *candidate,
                        struct span *span)
{
    const struct rules *rules = derivation->rules;
    const struct paper *paper = &derivation->season->papers[candidate->paper];
    int64_t start = derive_meant_at(candidate->sitting);
    bool morning = paper->session != SESSION_PM;
    int published = rules_figure(rules, morning ? FIGURE_AM_PUBLISHED : FIGURE_PM_PUBLISHED);
    int earlier =
        published - rules_figure(rules, morning ? FIGURE_AM_EARLIEST : FIGURE_PM_EARLIEST);
    int later = rules_figure(rules, morning ? FIGURE_AM_LATEST : FIGURE_PM_LATEST) - published;

    if (paper->date != day_of(start) || (paper->session == SESSION_NONE && paper->start < 0))
        return false;
    if (paper->start >= 0)
        published = paper->start;
    int64_t published_at = derive_at(paper->date, published);
    if (start < published_at - earlier)
        *span = (struct span){start, published_at};
    else if (start > published_at + later)
        *span = (struct span){published_at + rules_figure(rules, FIGURE_DEFER_SUPERVISION),
                              candidate->sitting->starts_at}; /* until they do begin */
    else
        return false;
    return true;
}

/* One adult of the room stays through a short break between two papers in it. */
static bool stays_in_room(const struct derivation *derivation, const struct candidate *before,
                          const struct candidate *after)
{
    return before && after && before->sitting->room == after->sitting->room &&
           after->sitting->starts_at - leaves_at(before) <=
               rules_figure(derivation->rules, FIGURE_CLASH_BREAK);
}

/* Is there time for a lunch in it, within the hours at which the school eats? */
static bool holds_lunch(const struct derivation *derivation, int64_t from_at, int64_t until_at)
{
    const struct season *season = derivation->season;
    int64_t first_at = derive_at(day_of(from_at), season_setting_int(season, "lunch_from"));
    int64_t last_at = derive_at(day_of(from_at), season_setting_int(season, "lunch_until"));
    int minutes = season_setting_int(season, "lunch_minutes");

    first_at = first_at > from_at ? first_at : from_at;
    last_at = last_at < until_at ? last_at : until_at;
    return minutes > 0 && last_at - first_at >= minutes;
}

/* Candidates [first, first + count) are one pupil's sittings of a day; gap `no` is before
 * sitting `no`, the last one after all of them. */
static void add_gap(const struct derivation *derivation, const struct candidate *const *list,
                    int count, int no, struct found *found)
{
    const struct candidate *before = no > 0 ? list[no - 1] : NULL;
    const struct candidate *after = no < count ? list[no] : NULL;
    int64_t from = before ? leaves_at(before) : INT64_MIN;
    int64_t until = after ? after->sitting->starts_at : INT64_MAX;
    struct span all = {0};
    int paper = -1, series = -1;

    for (int i = 0; i < count; i++) {
        struct span span;
        if (!secret_span(derivation, list[i], &span))
            continue;
        span.from_at = span.from_at < from ? from : span.from_at;
        span.until_at = span.until_at > until ? until : span.until_at;
        if (span.from_at >= span.until_at)
            continue;
        if (paper < 0 || span.from_at < all.from_at)
            all.from_at = span.from_at;
        if (paper < 0 || span.until_at > all.until_at)
            all.until_at = span.until_at;
        paper = list[i]->paper;
        series = list[i]->series;
    }
    if (paper < 0 || stays_in_room(derivation, before, after))
        return;
    *LIST_ADD(derivation->arena, found->list, found->count, found->room) =
        (struct isolation){.pupil = list[0]->pupil,
                           .paper = paper,
                           .series = series,
                           .site = site_of(derivation, before ? before : after),
                           .from_at = all.from_at,
                           .until_at = all.until_at,
                           .lunch = holds_lunch(derivation, all.from_at, all.until_at)};
}

static int by_site(const void *left, const void *right, const void *context)
{
    const struct isolation *a = left, *b = right;
    int order = compare_int(day_of(a->from_at), day_of(b->from_at));

    (void)context;
    if (order == 0)
        order = compare_int(a->site, b->site);
    if (order == 0)
        order = compare_int(a->from_at, b->from_at);
    return order ? order : compare_int(a->pupil, b->pupil);
}

void derive_isolations(struct derivation *derivation)
{
    int count = derivation->n_candidates;
    struct found found = {0};
    const struct candidate **order = arena_new(derivation->arena, const struct candidate *, count);

    for (int i = 0; i < count; i++)
        order[i] = &derivation->candidates[i];
    sort_rows(order, (size_t)count, sizeof(const struct candidate *), by_pupil, NULL);
    for (int first = 0, next = 0; first < count; first = next) {
        int64_t day = day_of(order[first]->sitting->starts_at);
        for (next = first; next < count && order[next]->pupil == order[first]->pupil &&
                           day_of(order[next]->sitting->starts_at) == day;)
            next++;
        for (int no = 0; no <= next - first; no++)
            add_gap(derivation, order + first, next - first, no, &found);
    }
    sort_rows(found.list, (size_t)found.count, sizeof(struct isolation), by_site, NULL);
    derivation->isolations = found.list;
    derivation->n_isolations = found.count;
}

/* Isolations that overlap at one site are looked after together. */
struct cluster {
    const struct isolation *list;
    int count, peak;
    bool lunch;
    struct span span;
};

static struct cluster cluster_from(const struct derivation *derivation, int first)
{
    const struct isolation *list = &derivation->isolations[first];
    struct cluster cluster = {.list = list, .span = {list->from_at, list->until_at}};

    while (first + cluster.count < derivation->n_isolations &&
           list[cluster.count].site == list->site &&
           (cluster.count == 0 || list[cluster.count].from_at < cluster.span.until_at)) {
        const struct isolation *row = &list[cluster.count++];
        int together = 0;
        cluster.lunch = cluster.lunch || row->lunch;
        if (row->until_at > cluster.span.until_at)
            cluster.span.until_at = row->until_at;
        for (int i = 0; i < cluster.count; i++)
            together += list[i].until_at > row->from_at;
        cluster.peak = together > cluster.peak ? together : cluster.peak;
    }
    return cluster;
}

static void add_adult(const struct derivation *derivation, const struct duty_kind *kind,
                      const struct cluster *cluster, int no, struct duties *duties)
{
    const struct season *season = derivation->season;
    struct arena *arena = derivation->arena;
    const struct isolation *first = cluster->list;
    int after_min = rules_figure(derivation->rules, FIGURE_HANDOVER_AFTER);
    int64_t length = cluster->span.until_at - cluster->span.from_at;
    int parts =
        after_min > 0 && length > after_min ? (int)((length + after_min - 1) / after_min) : 1;
    int *pupils = arena_new(arena, int, cluster->count);
    const char *of = arena_text(
        arena, "%s:%s:%s:%s:%s:%d", derive_series_code(season, first->series), kind->name,
        first->site >= 0 ? season->sites[first->site].site : "-",
        day_text(arena, day_of(first->from_at)), session_words[derive_session(first->from_at)], no);

    for (int i = 0; i < cluster->count; i++)
        pupils[i] = cluster->list[i].pupil;
    for (int i = 0; i < parts; i++) {
        struct duty *duty = duty_add(duties, kind);
        duty->key = arena_text(arena, "%s:p%d", of, i + 1);
        duty->piece_of = parts > 1 ? of : "";
        duty->piece = i;
        duty->n_pieces = parts;
        duty->title =
            arena_text(arena, "%s - %d candidate%s%s", kind->title, cluster->count,
                       cluster->count == 1 ? "" : "s", cluster->lunch ? ", with lunch" : "");
        duty->because = arena_text(arena, "supervised and apart between papers that clash; %s",
                                   derive_figure_text(derivation, FIGURE_RATIO_SUPERVISION));
        duty->series_paper = first->paper;
        duty->pupils = pupils;
        duty->n_pupils = cluster->count;
        duty->role = "clash_supervisor";
        derive_fixed_slot(
            derivation, duty,
            &(struct duty_slot){.starts_at = cluster->span.from_at + length * i / parts,
                                .ends_at = cluster->span.from_at + length * (i + 1) / parts,
                                .room = -1,
                                .site = first->site});
    }
}

void derive_clash(const struct duty_kind *kind, const struct derivation *derivation,
                  struct duties *duties)
{
    int ratio = rules_figure(derivation->rules, FIGURE_RATIO_SUPERVISION);
    int64_t day = DAY_NONE;
    int site = -1, session = -1, no = 0;

    for (int i = 0; i < derivation->n_isolations;) {
        struct cluster cluster = cluster_from(derivation, i);
        const struct isolation *first = cluster.list;
        if (day_of(first->from_at) != day || first->site != site ||
            derive_session(first->from_at) != session)
            no = 0;
        day = day_of(first->from_at);
        site = first->site;
        session = derive_session(first->from_at);
        for (int adult = 0; adult < (cluster.peak + ratio - 1) / (ratio > 0 ? ratio : 1); adult++)
            add_adult(derivation, kind, &cluster, ++no, duties);
        i += cluster.count;
    }
}
