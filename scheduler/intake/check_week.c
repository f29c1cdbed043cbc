/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lessons, classes, mentoring, the school's own duties. */
#include <string.h>

#include "scheduler/intake/check.h"
#include "scheduler/intake/fill.h"
#include "scheduler/intake/hours.h"

static bool lesson_timed(const struct lesson *lesson)
{
    return lesson->weekday >= 0 && lesson->start >= 0 && lesson->end > lesson->start;
}

void check_lessons(const struct check *check)
{
    const struct season *season = check->season;
    struct hours hours = hours_make(season, check->arena);

    for (int i = 0; i < season->n_lesson_staff; i++) {
        const struct lesson_staff *teacher = &season->lesson_staff[i];
        const struct lesson *lesson = &season->lessons[teacher->lesson];
        const struct person *person = &season->people[teacher->staff];
        if (!lesson_timed(lesson) || person->offers == OFFERS_ASKED ||
            !hours_known(&hours, teacher->staff) ||
            hours_hold_weekly(&hours, teacher->staff, lesson->weekday, lesson->week, lesson->start,
                              lesson->end))
            continue;
        CHECK_WARN(check, "lessons", teacher->lesson, "staff",
                   "lesson '%s' is outside the hours of '%s'; correct the lesson or patterns",
                   lesson->lesson, person->staff);
    }
}

static bool dates_meet(const struct lesson *left, const struct lesson *right)
{
    return (left->until < 0 || right->from <= left->until) &&
           (right->until < 0 || left->from <= right->until);
}

static bool lessons_meet(const struct lesson *left, const struct lesson *right)
{
    return left->weekday == right->weekday && left->start < right->end &&
           right->start < left->end &&
           (left->week == WEEK_BOTH || right->week == WEEK_BOTH || left->week == right->week) &&
           dates_meet(left, right);
}

/* The lessons of one person against each other. */
static void clashes_of(const struct check *check, const struct chains *chains, int person)
{
    const struct season *season = check->season;

    for (int a = chains->first[person]; a; a = chains->next[a - 1]) {
        for (int b = chains->next[a - 1]; b; b = chains->next[b - 1]) {
            int one = season->lesson_staff[a - 1].lesson, two = season->lesson_staff[b - 1].lesson;
            const struct lesson *left = &season->lessons[one], *right = &season->lessons[two];
            if (!lesson_timed(left) || !lesson_timed(right) || !lessons_meet(left, right))
                continue;
            CHECK_WARN(check, "lessons", two, "staff",
                       "'%s' is in two places: lessons '%s' and '%s' overlap; correct one of the "
                       "two",
                       season->people[person].staff, left->lesson, right->lesson);
        }
    }
}

void check_lesson_clashes(const struct check *check)
{
    struct chains chains = check_chains(check, "lesson_staff", "staff", check->season->n_people);

    for (int i = 0; i < check->season->n_people; i++)
        clashes_of(check, &chains, i);
}

/* Class lists are sorted by class. */
static bool class_known(const struct season *season, const char *name)
{
    int low = 0, high = season->n_classes;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(season->classes[middle].class_name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < season->n_classes && strcmp(season->classes[low].class_name, name) == 0;
}

static void split_classes(const struct check *check, int row)
{
    const struct lesson *lesson = &check->season->lessons[row];
    const char *at = lesson->split_to;
    char name[100];

    while (list_next(&at, name, sizeof name)) {
        if (!class_known(check->season, name))
            CHECK_WARN(check, "lessons", row, "split_to",
                       "lesson '%s' is split into '%s', a class nobody is in; check the class",
                       lesson->lesson, name);
    }
}

void check_classes(const struct check *check)
{
    const struct season *season = check->season;
    const char *told = "";

    if (season->n_classes == 0 && season->n_lessons > 0) {
        CHECK_WARN(check, "lessons", 0, "class",
                   "nobody knows who is in which lesson; add classes, or no lesson shrinks when "
                   "pupils sit papers");
        return;
    }
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *lesson = &season->lessons[i];
        split_classes(check, i);
        if (class_known(season, lesson->class_name) || strcmp(told, lesson->class_name) == 0)
            continue;
        told = lesson->class_name;
        CHECK_WARN(check, "lessons", i, "class",
                   "nobody is in class '%s'; add its pupils to classes, or correct the name",
                   lesson->class_name);
    }
}

/* Has the school a room of this kind, or a private one? */
static bool is_place(const struct season *season, const char *place)
{
    for (int i = 0; i < season->n_rooms; i++) {
        const struct room *room = &season->rooms[i];
        if (strcmp(place, room_kind_words[room->kind]) == 0 ||
            (room->private_room && strcmp(place, "private") == 0))
            return true;
    }
    return false;
}

/* Whose session it is: the mentor told, else the pupil's key worker. */
static int mentor_of(const struct season *season, const struct caseload_pupil *row)
{
    int mentor = season->caseload[row->session].mentor;

    return mentor >= 0 ? mentor : season->pupils[row->pupil].key_worker;
}

/* Each mentor's pupils, once each however many sessions they have. */
static void count_carried(const struct check *check, int person)
{
    const struct season *season = check->season;
    bool *seen = arena_new(check->arena, bool, season->n_pupils + 1);
    int own = season->people[person].max_caseload, carried = 0;
    int most = own >= 0 ? own : season_setting_int(season, "caseload_max");

    for (int i = 0; i < season->n_caseload_pupils; i++) {
        const struct caseload_pupil *row = &season->caseload_pupils[i];
        if (row->pupil < 0 || row->session < 0 || seen[row->pupil] ||
            mentor_of(season, row) != person)
            continue;
        seen[row->pupil] = true;
        carried++;
    }
    if (carried > most)
        CHECK_WARN(check, "staff", person, "max_caseload",
                   "'%s' mentors %d pupils, the most is %d; move some in caseload",
                   season->people[person].staff, carried, most);
}

/* Pupils of one session who must not meet. */
static void check_company(const struct check *check, int session)
{
    const struct season *season = check->season;

    for (int i = 0; i < season->n_apart; i++) {
        const struct apart *pair = &season->apart[i];
        int found = 0;
        for (int k = 0; k < season->n_caseload_pupils; k++)
            if (season->caseload_pupils[k].session == session && pair->pupil_a >= 0 &&
                pair->pupil_b >= 0)
                found |= (season->caseload_pupils[k].pupil == pair->pupil_a) |
                         (season->caseload_pupils[k].pupil == pair->pupil_b) << 1;
        if (found == 3)
            CHECK_WARN(check, "caseload", session, "pupils",
                       "session '%s' brings '%s' and '%s' together, who must not meet (apart): it "
                       "is not planned; give one of them another session",
                       season->caseload[session].session, season->pupils[pair->pupil_a].pupil,
                       season->pupils[pair->pupil_b].pupil);
    }
}

void check_caseload(const struct check *check)
{
    const struct season *season = check->season;

    for (int i = 0; i < season->n_caseload; i++) {
        const struct caseload *session = &season->caseload[i];
        if (session->earliest >= 0 && session->latest > session->earliest &&
            session->latest - session->earliest < session->minutes) {
            CHECK_ERROR(check, "caseload", i, "latest",
                        "session '%s' takes %d minutes, more than lie between earliest and latest; "
                        "widen them",
                        session->session, session->minutes);
        }
        check_company(check, i);
        if (*session->place && !is_place(season, session->place))
            CHECK_WARN(check, "caseload", i, "place",
                       "no room is '%s': session '%s' is planned without one; correct it, or rooms",
                       session->place, session->session);
    }
    for (int i = 0; i < season->n_people; i++)
        count_carried(check, i);
}

void check_locks(const struct check *check)
{
    const struct season *season = check->season;

    for (int i = 0; i < season->n_locks; i++) {
        const struct lock *lock = &season->locks[i];
        bool described =
            lock->date >= 0 && *lock->role && (lock->session != SESSION_NONE || lock->time >= 0);
        if (!*lock->duty && !described && !check_bad(check, "locks", i))
            CHECK_ERROR(check, "locks", i, "duty",
                        "this does not say which duty; give its key, or date, session or time, and "
                        "role");
    }
}
