/* SPDX-License-Identifier: GPL-3.0-or-later
 * From entries to sittings, day by day. */
#include "scheduler/seat/seat.h"

#include <limits.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/seat/work.h"

static void apart_mark(struct school *school)
{
    const struct season *season = school->season;

    school->kept_apart = arena_new(school->arena, bool, season->n_pupils + 1);
    for (int i = 0; i < season->n_apart; i++) {
        school->kept_apart[season->apart[i].pupil_a] = true;
        school->kept_apart[season->apart[i].pupil_b] = true;
    }
}

static void rooms_look(struct school *school)
{
    const struct season *season = school->season;
    int most = 0;

    school->main_site = -1;
    school->site_rooms = arena_new(school->arena, bool, season->n_sites + 1);
    school->site_count = arena_new(school->arena, int, season->n_sites + 1);
    for (int i = 0; i < season->n_rooms; i++) {
        const struct room *room = &season->rooms[i];
        school->sockets_told = school->sockets_told || room->computers > 0 || room->sockets > 0;
        if (room->exam == ROOM_EXAM_NO || room->site < 0)
            continue;
        school->site_rooms[room->site] = true;
        if (room->seats > most) {
            most = room->seats;
            school->main_site = room->site;
        }
    }
    school->computer_room = season_room(season, season_setting(season, "word_processor_room"));
}

static int larger(int left, int right)
{
    return left > right ? left : right;
}

static struct school school_make(const struct season *season, const struct rules *rules,
                                 struct arena *arena)
{
    struct school school = {
        .season = season,
        .rules = rules,
        .arena = arena,
        .paper_entries = arena_new(arena, int, season->n_papers + 1),
        .small_limit = larger(season_setting_int(season, "small_room_group"), 1),
        .reader_limit = season_setting_int(season, "reader_group"),
        .turnaround = larger(season_setting_int(season, "turnaround"),
                             rules_figure(rules, FIGURE_TURNAROUND)),
        .least_invigilators = larger(season_setting_int(season, "invigilators_least"), 1),
        .am_start = season_setting_int(season, "am_start"),
        .pm_start = season_setting_int(season, "pm_start"),
    };
    int share = rules_figure(rules, FIGURE_READER_SHARE);

    if (school.reader_limit < 1 || school.reader_limit > share)
        school.reader_limit = share;
    for (int i = 0; i < season->n_entries; i++) {
        if (season->entries[i].status != ENTRY_WITHDRAWN)
            school.paper_entries[season->entries[i].paper]++;
    }
    apart_mark(&school);
    rooms_look(&school);
    return school;
}

static void lessons_find(struct day *day)
{
    const struct season *season = day->school->season;

    day->lessons = arena_new(day->school->arena, const struct lesson *, season->n_lessons + 1);
    if (season_day_kind(season, day->day) != DAY_SCHOOL)
        return;
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *lesson = &season->lessons[i];
        if (lesson->room >= 0 && season_happens(season, day->day, lesson->weekday, lesson->week,
                                                lesson->from, lesson->until))
            day->lessons[day->n_lessons++] = lesson;
    }
}

/* What is fixed stays, legal or not: verifying says so. */
static void fixed_seat(struct day *day)
{
    for (int i = 0; i < day->n_jobs; i++) {
        struct job *job = &day->jobs[i];
        int use = -1;
        if (!job->fixed)
            continue;
        for (int j = 0; j < day->n_uses; j++) {
            if (day->uses[j].room == job->room && day->uses[j].starts_at == job->starts_at)
                use = j;
        }
        use_add(day, use >= 0 ? use : use_open(day, job->room, job), job);
    }
}

static int compare_moments(const void *left, const void *right, const void *context)
{
    const int64_t *a = left;
    const int64_t *b = right;

    (void)context;
    return (*a > *b) - (*a < *b);
}

static void cohorts_seat(struct day *day)
{
    int64_t *starts = arena_new(day->school->arena, int64_t, day->n_jobs + 1);

    for (int i = 0; i < day->n_jobs; i++)
        starts[i] = day->jobs[i].starts_at;
    sort_rows(starts, (size_t)day->n_jobs, sizeof *starts, compare_moments, NULL);
    for (int i = 0; i < day->n_jobs; i++) {
        if (i == 0 || starts[i] != starts[i - 1])
            cohort_seat(day, starts[i]);
    }
}

static void off_site_refuse(struct day *day)
{
    for (int i = 0; i < day->n_jobs; i++) {
        struct job *job = &day->jobs[i];
        if (job->needs.off_site && !job->fixed)
            job->reason = "sits at an alternative site: arrange it and fix the sitting";
    }
}

static bool day_seat(struct day *day, struct fault *fault)
{
    lessons_find(day);
    off_site_refuse(day);
    if (!clashes_resolve(day, fault))
        return false;
    fixed_seat(day);
    cohorts_seat(day);
    serial_seat(day);
    desks_number(day);
    return true;
}

static const char *note_of(const struct day *day, const struct job *job)
{
    const struct season *season = day->school->season;
    struct arena *arena = day->school->arena;
    int home = season->pupils[job->pupil].site;
    int site = day->uses[job->use].site;
    const char *note = job->note;

    if (home >= 0 && site >= 0 && home != site)
        note = arena_text(arena, "%s%stravels to %s", note, *note ? "; " : "",
                          season->sites[site].site);
    if (job->timed &&
        job->starts_at != job->day * DAY_MIN + session_start(day->school, job->paper, job->session))
        note = arena_text(arena, "%s%sstarts %s (fixed)", note, *note ? "; " : "",
                          time_text(arena, (int)(job->starts_at - job->day * DAY_MIN)));
    return note;
}

struct made {
    struct sitting *sittings;
    struct unseated *unseated;
    int n_sittings, room_sittings, n_unseated, room_unseated;
};

static void job_tell(const struct day *day, const struct job *job, struct made *made)
{
    struct arena *arena = day->school->arena;

    if (job->use < 0) {
        *LIST_ADD(arena, made->unseated, made->n_unseated, made->room_unseated) = (struct unseated){
            .entry = job->entry, .reason = *job->reason ? job->reason : trouble_text(day, job)};
        return;
    }
    *LIST_ADD(arena, made->sittings, made->n_sittings, made->room_sittings) = (struct sitting){
        .entry = job->entry,
        .room = day->uses[job->use].room,
        .part = job->part,
        .desk = job->desk,
        .starts_at = job->starts_at,
        .ends_at = job->ends_at,
        .release_at = job->release_at,
        .allowed_min = job->allowed_min,
        .rest_min = job->rest_min,
        .group_paper = job->group_paper,
        .group_no = job->group_no,
        .helper_group = job->helper_group,
        .fixed = job->fixed,
        .note = note_of(day, job),
    };
}

static int compare_sittings(const void *left, const void *right, const void *context)
{
    const struct sitting *a = left;
    const struct sitting *b = right;

    (void)context;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    if (a->room != b->room)
        return a->room < b->room ? -1 : 1;
    return a->desk != b->desk ? a->desk - b->desk : a->entry - b->entry;
}

static int compare_unseated(const void *left, const void *right, const void *context)
{
    const struct unseated *a = left;
    const struct unseated *b = right;

    (void)context;
    return (a->entry > b->entry) - (a->entry < b->entry);
}

/* An entry of several parts is told once, by its first trouble. */
static void unseated_once(struct made *made)
{
    int kept = 0;

    if (made->n_unseated == 0)
        return;
    sort_rows(made->unseated, (size_t)made->n_unseated, sizeof *made->unseated, compare_unseated,
              NULL);
    for (int i = 1; i < made->n_unseated; i++) {
        if (made->unseated[i].entry != made->unseated[kept].entry)
            made->unseated[++kept] = made->unseated[i];
    }
    made->n_unseated = kept + 1;
}

static struct day *days_split(const struct school *school, const struct collected *collected,
                              int *n_days)
{
    struct day *days = arena_new(school->arena, struct day, collected->n_jobs + 1);
    int n = 0;

    for (int i = 0; i < collected->n_jobs; i++) {
        struct job *job = &collected->jobs[i];
        if (n == 0 || days[n - 1].day != job->day)
            days[n++] = (struct day){.school = school, .day = job->day, .jobs = job};
        days[n - 1].n_jobs++;
    }
    *n_days = n;
    return days;
}

/* Rovers and rooms are counted session by session. */
static int day_adults(const struct day *day)
{
    int adults = 0;

    for (int i = 0; i < day->n_uses; i++) {
        bool first = day->uses[i].n > 0;
        for (int j = 0; j < i; j++)
            first =
                first && (day->uses[j].n == 0 || day->uses[j].starts_at != day->uses[i].starts_at);
        if (first)
            adults += adults_count(day, day->uses[i].starts_at);
    }
    return adults;
}

bool seat_make(const struct season *season, const struct rules *rules, int64_t from, int64_t until,
               struct arena *arena, struct seating *seating, struct fault *fault)
{
    struct school school = school_make(season, rules, arena);
    struct collected collected = {0};
    struct seating result = {0};
    int n_days = 0;

    jobs_collect(&school, from, until, &collected);
    struct day *days = days_split(&school, &collected, &n_days);
    struct made made = {.unseated = collected.refused,
                        .n_unseated = collected.n_refused,
                        .room_unseated = collected.room_refused};
    for (int d = 0; d < n_days; d++) {
        if (!day_seat(&days[d], fault))
            return false;
    }
    groups_number(&school, days, n_days);
    for (int d = 0; d < n_days; d++) {
        for (int i = 0; i < days[d].n_jobs; i++)
            job_tell(&days[d], &days[d].jobs[i], &made);
        for (int i = 0; i < days[d].n_uses; i++)
            result.rooms += days[d].uses[i].n > 0;
        result.adults += day_adults(&days[d]);
    }
    unseated_once(&made);
    if (made.n_sittings > 0)
        sort_rows(made.sittings, (size_t)made.n_sittings, sizeof *made.sittings, compare_sittings,
                  NULL);
    result.sittings = made.sittings;
    result.n_sittings = made.n_sittings;
    result.unseated = made.unseated;
    result.n_unseated = made.n_unseated;
    result.n_entries = collected.n_entries;
    *seating = result;
    return true;
}
