/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rotating withdrawal (domain 6.3): no pupil misses a subject twice for movable work before
 * their others were missed once.  What was published for days outside the range counts, from the
 * beginning of the half-term; what the range itself holds is the plan's to share out. */
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/derive.h"

#include <string.h>
#include <strings.h>

/* ---- subjects ---- */

static int by_subject(const void *left, const void *right, const void *context)
{
    const struct lesson *lessons = context;
    const char *a = lessons[*(const int *)left].subject, *b = lessons[*(const int *)right].subject;
    int order = strcasecmp(a, b);

    return order ? order : *(const int *)left - *(const int *)right;
}

/* "maths" and "Maths" are one; a lesson without a subject belongs to none. */
static void number_subjects(struct derivation *derivation)
{
    const struct season *season = derivation->season;
    int count = season->n_lessons, last = -1;
    int *order = arena_new(derivation->arena, int, count);
    int *subjects = arena_new(derivation->arena, int, count);

    for (int i = 0; i < count; i++)
        order[i] = i;
    sort_rows(order, (size_t)count, sizeof *order, by_subject, season->lessons);
    for (int i = 0; i < count; i++) {
        const char *name = season->lessons[order[i]].subject;
        bool same = last >= 0 && strcasecmp(season->lessons[last].subject, name) == 0;
        subjects[order[i]] = -1;
        if (!name[0])
            continue;
        subjects[order[i]] = same ? derivation->n_subjects - 1 : derivation->n_subjects++;
        last = order[i];
    }
    derivation->lesson_subject = subjects;
}

/* Calls each with every lesson that the pupil has on this day within the span; day NULL: ever. */
typedef void lesson_fn(const struct derivation *derivation, const struct lesson *lesson,
                       void *context);

static void each_lesson_of(const struct derivation *derivation, const struct derive_day *day,
                           int pupil, const struct day_span *span, lesson_fn *each, void *context)
{
    const int *first = derivation->pupil_classes_first;

    for (int i = first[pupil]; i < first[pupil + 1]; i++) {
        int class_no = derivation->pupil_classes[i];
        for (int k = derivation->class_lessons_first[class_no];
             k < derivation->class_lessons_first[class_no + 1]; k++) {
            const struct lesson *lesson =
                &derivation->season->lessons[derivation->class_lessons[k]];
            if (!day || (lesson->start < span->end && lesson->end > span->start &&
                         derive_day_matches(day, lesson->weekday, lesson->week, lesson->from,
                                            lesson->until)))
                each(derivation, lesson, context);
        }
    }
}

static int subject_of(const struct derivation *derivation, const struct lesson *lesson)
{
    return derivation->lesson_subject[lesson - derivation->season->lessons];
}

static void mark_subject(const struct derivation *derivation, const struct lesson *lesson,
                         void *context)
{
    bool *may_miss = context;
    int subject = subject_of(derivation, lesson);

    if (subject >= 0 && lesson->withdraw == WITHDRAW_YES)
        may_miss[subject] = true;
}

/* A subject that is only to be missed in need does not wait for its turn. */
static void mark_missable(struct derivation *derivation)
{
    size_t row = (size_t)derivation->n_subjects;
    size_t cells = (size_t)derivation->season->n_pupils * row;
    bool *may_miss = arena_alloc(derivation->arena, cells + 1, sizeof *may_miss);

    for (int pupil = 0; pupil < derivation->season->n_pupils; pupil++)
        each_lesson_of(derivation, NULL, pupil, NULL, mark_subject, may_miss + (size_t)pupil * row);
    derivation->may_miss = may_miss;
}

/* ---- what was published ---- */

struct count_ask {
    int *counts; /* of one pupil; of all */
};

static void count_lesson(const struct derivation *derivation, const struct lesson *lesson,
                         void *context)
{
    struct count_ask *ask = context;
    int subject = subject_of(derivation, lesson);

    if (subject >= 0)
        ask->counts[subject]++;
}

/* Does the key name this code: "mentoring:M12:2027-W19:1"? */
static bool names(const char *key, const char *code)
{
    const char *at = strchr(key, ':');
    size_t length = strlen(code);

    return at && strncmp(at + 1, code, length) == 0 && at[1 + length] == ':';
}

/* The pupils of a published piece of movable work. */
static int pupils_of(const struct derivation *derivation, const struct assignment *row,
                     int **pupils)
{
    const struct season *season = derivation->season;
    int count = 0, room = 0;

    for (int i = 0; strcmp(row->kind, "mentoring") == 0 && i < season->n_caseload_pupils; i++) {
        const struct caseload_pupil *member = &season->caseload_pupils[i];
        if (names(row->key, season->caseload[member->session].session))
            *LIST_ADD(derivation->arena, *pupils, count, room) = member->pupil;
    }
    for (int i = 0; i < season->n_duty_pupils; i++) {
        const struct school_duty *duty = &season->school_duties[season->duty_pupils[i].duty];
        if (duty->start < 0 && strcmp(row->kind, duty->kind) == 0 && names(row->key, duty->duty))
            *LIST_ADD(derivation->arena, *pupils, count, room) = season->duty_pupils[i].pupil;
    }
    return count;
}

static int by_key(const void *left, const void *right, const void *context)
{
    const struct assignment *a = *(const struct assignment *const *)left;
    const struct assignment *b = *(const struct assignment *const *)right;
    int order = strcmp(a->key, b->key);

    (void)context;
    return order ? order : a->staff - b->staff;
}

static int term_of(const struct derivation *derivation, int64_t day)
{
    for (int t = derivation->n_half_terms - 1; t >= 0; t--)
        if (day >= derivation->half_terms[t])
            return t;
    return -1;
}

/* Published work with pupils outside the range, in the half-terms of its weeks; two adults of one
 * session have a row each. */
static const struct assignment **pick(const struct derivation *derivation, int *count)
{
    const struct season *season = derivation->season;
    const struct assignment **rows = NULL;
    int last = derivation->n_half_terms - 1, room = 0, n = 0, kept = 0;
    int64_t end = last < 0 ? 0 : season_half_term_end(season, derivation->until);

    for (int i = 0; last >= 0 && i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        int64_t day = day_of(row->starts_at);
        if (day < derivation->half_terms[0] || day > end ||
            (day >= derivation->from && day <= derivation->until))
            continue;
        /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
        *LIST_ADD(derivation->arena, rows, n, room) = row;
    }
    /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
    sort_rows(rows, (size_t)n, sizeof(const struct assignment *), by_key, NULL);
    for (int i = 0; i < n; i++)
        if (kept == 0 || strcmp(rows[kept - 1]->key, rows[i]->key) != 0)
            rows[kept++] = rows[i];
    *count = kept;
    return rows;
}

static void count_published(const struct derivation *derivation, const struct assignment *row,
                            struct count_ask all)
{
    const struct season *season = derivation->season;
    int64_t date = day_of(row->starts_at);
    int term = term_of(derivation, date), *pupils = NULL;
    struct derive_day day = {
        .day = date, .weekday = day_weekday(date), .week = season_week(season, date)};
    struct day_span span = {(int)(row->starts_at - date * DAY_MIN),
                            (int)(row->ends_at - date * DAY_MIN)};
    int n = pupils_of(derivation, row, &pupils);

    for (int i = 0; term >= 0 && i < n; i++) {
        struct count_ask ask = {all.counts + ((size_t)term * season->n_pupils + pupils[i]) *
                                                 derivation->n_subjects};
        each_lesson_of(derivation, &day, pupils[i], &span, count_lesson, &ask);
    }
}

static void list_half_terms(struct derivation *derivation)
{
    int64_t *list = arena_new(derivation->arena, int64_t, derivation->n_days / 7 + 1);

    for (int d = 0; d < derivation->n_days; d += 7) {
        int64_t first = season_half_term(derivation->season, derivation->days[d].day);
        int n = derivation->n_half_terms;
        if (n == 0 || list[n - 1] != first)
            list[derivation->n_half_terms++] = first;
    }
    derivation->half_terms = list;
}

void derive_withdrawals(struct derivation *derivation)
{
    int count = 0;

    number_subjects(derivation);
    mark_missable(derivation);
    list_half_terms(derivation);
    size_t cells = (size_t)derivation->n_half_terms * (size_t)derivation->season->n_pupils *
                   (size_t)derivation->n_subjects;
    int *times = arena_alloc(derivation->arena, cells + 1, sizeof *times);
    const struct assignment **rows = pick(derivation, &count);

    for (int i = 0; i < count; i++)
        count_published(derivation, rows[i], (struct count_ask){times});
    derivation->times_missed = times;
}

/* ---- what a session would take ---- */

struct miss_ask {
    struct missed_list *missed;
    int pupil, points;
    int64_t day;
};

static int ahead_of(const struct derivation *derivation, int term, int pupil, int subject)
{
    size_t row = (size_t)term * derivation->season->n_pupils + pupil;
    const int *times = derivation->times_missed + row * derivation->n_subjects;
    const bool *may_miss = derivation->may_miss + (size_t)pupil * derivation->n_subjects;
    int least = -1;

    for (int s = 0; s < derivation->n_subjects; s++)
        if (s != subject && may_miss[s] && (least < 0 || times[s] < least))
            least = times[s];
    return least < 0 ? MISSED_ALONE : times[subject] - least;
}

static void miss_lesson(const struct derivation *derivation, const struct lesson *lesson,
                        void *context)
{
    struct miss_ask *ask = context;
    const struct season *season = derivation->season;
    int weight = season_setting_int(season, "weight_subject_missed");
    int rotation = season_setting_int(season, "weight_rotation");
    int subject = subject_of(derivation, lesson), term = term_of(derivation, ask->day);

    if (lesson->withdraw == WITHDRAW_NO || ask->points < 0) {
        ask->points = -1;
        return;
    }
    ask->points += lesson->withdraw == WITHDRAW_AVOID ? 2 * weight : weight;
    if (subject < 0 || term < 0)
        return;
    int ahead = ahead_of(derivation, term, ask->pupil, subject);
    if (ahead > 0)
        ask->points += ahead * rotation;
    size_t first = (size_t)ask->pupil * derivation->n_subjects;
    size_t row = ((size_t)term * season->n_pupils) * derivation->n_subjects + first;
    *LIST_ADD(derivation->arena, ask->missed->list, ask->missed->count, ask->missed->room) =
        (struct missed){.pupil = ask->pupil,
                        .subject = subject,
                        .ahead = ahead,
                        .half_term = derivation->half_terms[term],
                        .times = derivation->times_missed + row,
                        .may_miss = derivation->may_miss + first,
                        .n_subjects = derivation->n_subjects};
}

int derive_missed(const struct derivation *derivation, const struct derive_day *day, int pupil,
                  const struct day_span *span, struct missed_list *missed)
{
    struct miss_ask ask = {.missed = missed, .pupil = pupil, .day = day->day};

    each_lesson_of(derivation, day, pupil, span, miss_lesson, &ask);
    return ask.points;
}
