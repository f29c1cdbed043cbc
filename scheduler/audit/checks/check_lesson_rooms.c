/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lessons that lose their room to an exam, and those the officer moved to another: is that room
 * large enough and free then, and is it to be reached in time? */
#include <string.h>

#include "scheduler/audit/auditor.h"

enum { NAMES_MAX = 3 };

struct moved {
    const struct lesson *row;
    int number, room, old; /* where it is, where the timetable has it */
    int64_t day, from_at, until_at;
    int pupils; /* of the class, who are there */
};

static struct audit_spot where(const struct moved *moved)
{
    return (struct audit_spot){"", -1, moved->from_at, moved->until_at};
}

static void tell(struct auditor *auditor, const struct moved *moved, const char *why)
{
    audit_tell(auditor, "lesson_room", AUDIT_HARD, where(moved), "the rooms list and the timetable",
               "class %s, %s moved to %s: %s; %s", moved->row->class_name, moved->row->subject,
               auditor->season->rooms[moved->room].room,
               fact_span(auditor, moved->from_at, moved->until_at), why);
}

/* Candidates are called in some minutes before, and nothing else goes on from then. */
static bool exam_in(const struct auditor *auditor, const struct moved *moved)
{
    int before = fact_figure(auditor, FIGURE_CANDIDATE_BEFORE)->value, first, end;

    fact_seats(auditor, moved->room, moved->from_at - before, moved->until_at + before, &first,
               &end);
    for (int i = first; i < end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        if (fact_meets(seat->starts_at - before, seat->leaves_at, moved->from_at, moved->until_at))
            return true;
    }
    return false;
}

static bool closed(const struct auditor *auditor, const struct moved *moved)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_closures; i++) {
        if (season->closures[i].room == moved->room &&
            fact_meets(season->closures[i].start, season->closures[i].end, moved->from_at,
                       moved->until_at))
            return true;
    }
    return false;
}

/* Does another lesson go on there, with somebody of its class? */
static const char *class_in(const struct auditor *auditor, const struct moved *moved)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *row = &season->lessons[i];
        int64_t from_at = moved->day * DAY_MIN + row->start;
        int64_t until_at = moved->day * DAY_MIN + row->end;
        if (i != moved->number &&
            cover_room(auditor, &auditor->season->lessons[i], moved->day) == moved->room &&
            fact_meets(from_at, until_at, moved->from_at, moved->until_at) &&
            fact_falls(auditor, moved->day, row->weekday, row->week, row->from, row->until) &&
            !merge_told(auditor, row, from_at) &&
            !cover_class_is_out(auditor, row->class_name, from_at, until_at))
            return row->class_name;
    }
    return NULL;
}

/* A mentoring session or a duty of the school there. */
static const char *work_in(const struct auditor *auditor, const struct moved *moved)
{
    for (int i = 0; i < auditor->n_code_duties; i++) {
        const struct duty_fact *duty = &auditor->duties[auditor->code_duties[i]];
        bool lesson = strcmp(duty->row->kind, "lesson") == 0 ||
                      strcmp(duty->row->kind, "cover") == 0 ||
                      strcmp(duty->row->kind, "support") == 0;
        if (!lesson && duty->row->room == moved->room &&
            fact_meets(duty->row->starts_at, duty->row->ends_at, moved->from_at, moved->until_at))
            return duty->code;
    }
    return NULL;
}

static int way_between(const struct auditor *auditor, int room_a, int room_b)
{
    int a = auditor->season->rooms[room_a].site, b = auditor->season->rooms[room_b].site;

    return a >= 0 && b >= 0 ? auditor->ways[a * auditor->season->n_sites + b] : 0;
}

/* Is there no time for the way between the lesson and what its pupils have before or after? */
static bool too_late(const struct auditor *auditor, const struct moved *moved, int room,
                     int64_t from_at, int64_t until_at)
{
    int way = room < 0 ? 0 : way_between(auditor, room, moved->room);

    return way > 0 && fact_meets(from_at - way, until_at + way, moved->from_at, moved->until_at);
}

/* On another site than usual: the class gets there and back, from lessons and from exams. */
static const char *no_way(const struct auditor *auditor, const struct moved *moved)
{
    const struct season *season = auditor->season;
    int first, end;

    if (moved->old < 0 || season->rooms[moved->old].site == season->rooms[moved->room].site)
        return NULL;
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *row = &season->lessons[i];
        if (i != moved->number && strcmp(row->class_name, moved->row->class_name) == 0 &&
            fact_falls(auditor, moved->day, row->weekday, row->week, row->from, row->until) &&
            too_late(auditor, moved, cover_room(auditor, &auditor->season->lessons[i], moved->day),
                     moved->day * DAY_MIN + row->start, moved->day * DAY_MIN + row->end))
            return "no time for the way from or to their other lessons";
    }
    cover_members(auditor, moved->row->class_name, &first, &end);
    for (int m = first; m < end; m++) {
        int pupil = auditor->members[m].pupil;
        for (int i = auditor->pupil_first[pupil]; i < auditor->pupil_first[pupil + 1]; i++) {
            const struct seat_fact *seat = &auditor->seats[auditor->pupil_seats[i]];
            if (too_late(auditor, moved, seat->sitting->room, seat->starts_at, seat->leaves_at))
                return "no time for the way from or to an exam";
        }
    }
    return NULL;
}

static void check_moved(struct auditor *auditor, const struct moved *moved)
{
    int holds = cover_holds(auditor, moved->room);
    const char *other = class_in(auditor, moved);
    const char *work = work_in(auditor, moved);
    const char *late = no_way(auditor, moved);

    if (holds < moved->pupils)
        tell(auditor, moved,
             arena_text(auditor->arena, "it holds %d and they are %d", holds, moved->pupils));
    if (exam_in(auditor, moved))
        tell(auditor, moved, "there is an exam in it");
    if (closed(auditor, moved))
        tell(auditor, moved, "it is closed");
    if (other)
        tell(auditor, moved, arena_text(auditor->arena, "class %s is in it", other));
    if (work)
        tell(auditor, moved, arena_text(auditor->arena, "%s is in it", work));
    if (late)
        tell(auditor, moved, late);
}

/* Those who are with the class were told another room. */
static void check_told(struct auditor *auditor, const struct moved *moved)
{
    int first, end;

    fact_work(auditor, moved->row->lesson, &first, &end);
    for (int i = first; i < end; i++) {
        const struct assignment *row = auditor->duties[auditor->code_duties[i]].row;
        if (day_of(row->starts_at) == moved->day && row->room >= 0 && row->room != moved->room) {
            audit_tell(auditor, "lesson_room", AUDIT_SOFT, spot_of(row), "the plan itself",
                       "class %s is in %s and the plan has %s in %s: %s", moved->row->class_name,
                       auditor->season->rooms[moved->room].room, fact_code(auditor, row->staff),
                       auditor->season->rooms[row->room].room,
                       fact_span(auditor, moved->from_at, moved->until_at));
            return;
        }
    }
}

/* Lessons of a day whose room an exam takes, and for which nothing is decided. */
struct undecided {
    int count;
    const char *names; /* the first of them */
};

static void add_undecided(const struct auditor *auditor, struct undecided *undecided,
                          const struct moved *moved)
{
    if (undecided->count++ == NAMES_MAX)
        undecided->names = arena_text(auditor->arena, "%s...", undecided->names);
    if (undecided->count > NAMES_MAX)
        return;
    undecided->names = arena_text(auditor->arena, "%s%s%s in %s at %s", undecided->names,
                                  undecided->count > 1 ? ", " : "", moved->row->class_name,
                                  auditor->season->rooms[moved->room].room,
                                  time_text(auditor->arena, moved->row->start));
}

static void tell_undecided(struct auditor *auditor, int64_t day, const struct undecided *undecided)
{
    if (undecided->count == 0)
        return;
    look_plan(auditor, "lesson_room");
    audit_tell(auditor, "lesson_room", AUDIT_SOFT,
               (struct audit_spot){"", -1, day * DAY_MIN, (day + 1) * DAY_MIN},
               "the rooms list and the timetable",
               undecided->count == 1
                   ? "%d lesson of %s loses its room to an exam and no other is decided (report "
                     "displaced): %s"
                   : "%d lessons of %s lose their rooms to exams and no others are decided (report "
                     "displaced): %s",
               undecided->count, day_text(auditor->arena, day), undecided->names);
}

static void check_lesson(struct auditor *auditor, struct moved *moved, struct undecided *undecided)
{
    const struct lesson_choice *choice = cover_moved(auditor, moved->number, moved->day);

    moved->old = moved->row->room;
    moved->room = choice ? choice->room : moved->old;
    if (moved->room < 0 || merge_told(auditor, moved->row, moved->from_at))
        return;
    if (!choice) {
        if (exam_in(auditor, moved) &&
            !cover_class_is_out(auditor, moved->row->class_name, moved->from_at, moved->until_at))
            add_undecided(auditor, undecided, moved);
        return;
    }
    moved->pupils = cover_there(auditor, moved->row->class_name, moved->from_at, moved->until_at);
    look_plan(auditor, "lesson_room");
    look_fact(auditor, "lesson_room", "%s in %s %s", moved->row->class_name,
              auditor->season->rooms[moved->room].room,
              fact_span(auditor, moved->from_at, moved->until_at));
    check_moved(auditor, moved);
    check_told(auditor, moved);
}

void audit_lesson_rooms(struct auditor *auditor)
{
    const struct season *season = auditor->season;

    for (int64_t day = auditor->from; day <= auditor->until; day++) {
        struct undecided undecided = {.names = ""};
        for (int i = 0; fact_day(auditor, day)->open && i < season->n_lessons; i++) {
            const struct lesson *row = &season->lessons[i];
            struct moved moved = {.row = row,
                                  .number = i,
                                  .day = day,
                                  .from_at = day * DAY_MIN + row->start,
                                  .until_at = day * DAY_MIN + row->end};
            if (fact_falls(auditor, day, row->weekday, row->week, row->from, row->until))
                check_lesson(auditor, &moved, &undecided);
        }
        tell_undecided(auditor, day, &undecided);
    }
}
