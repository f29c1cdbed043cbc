/* SPDX-License-Identifier: GPL-3.0-or-later
 * Classes that join others: may they, at that time, in that room, with those pupils?  Read from
 * the rows again; the host's own line says when nobody is there for both. */
#include <string.h>

#include "scheduler/audit/auditor.h"

enum { HOSTS_MAX = 16 };
enum { SPLIT_ONLY, ANY_CLASS, NO_CLASS }; /* words of the setting merge_classes */

/* One class that joins others; its rows of the plan have one key. */
struct joining {
    const struct assignment *row; /* the first */
    const struct lesson *lesson;
    const struct lesson *hosts[HOSTS_MAX];
    int n_hosts;
    int64_t from_at, until_at;
};

static void tell(struct auditor *auditor, const struct joining *joining, const char *why)
{
    audit_tell(auditor, "merge", AUDIT_HARD, spot_of(joining->row), "classes together (settings)",
               "class %s joins %s, %s: %s", joining->lesson->class_name,
               joining->n_hosts ? joining->hosts[0]->class_name : "nobody",
               fact_span(auditor, joining->from_at, joining->until_at), why);
}

/* "merged:9C-MA-1>9B-MA-2+9D-MA-1:2027-05-12": what follows ">" when the key names the lesson. */
static const char *hosts_of(const char *key, const char *lesson)
{
    static const char kind[] = "merged:";
    size_t length = strlen(lesson);

    if (strncmp(key, kind, sizeof kind - 1) != 0 ||
        strncmp(key + sizeof kind - 1, lesson, length) != 0 || key[sizeof kind - 1 + length] != '>')
        return NULL;
    return key + sizeof kind + length;
}

static bool names_host(const char *hosts, const char *lesson)
{
    size_t length = strlen(lesson);

    for (const char *at = hosts; at; at = strchr(at, '+') ? strchr(at, '+') + 1 : NULL)
        if (strncmp(at, lesson, length) == 0 && (at[length] == '+' || at[length] == ':'))
            return true;
    return false;
}

bool merge_told(const struct auditor *auditor, const struct lesson *lesson, int64_t from_at)
{
    for (int i = 0; i < auditor->n_merges; i++)
        if (day_of(auditor->merges[i]->starts_at) == day_of(from_at) &&
            hosts_of(auditor->merges[i]->key, lesson->lesson))
            return true;
    return false;
}

static bool falls_on(const struct auditor *auditor, const struct lesson *row, int64_t day)
{
    return fact_falls(auditor, day, row->weekday, row->week, row->from, row->until);
}

static bool read(const struct auditor *auditor, const struct assignment *row,
                 struct joining *joining)
{
    const struct season *season = auditor->season;
    int64_t day = day_of(row->starts_at);
    const char *hosts = NULL;

    *joining = (struct joining){.row = row};
    for (int i = 0; i < season->n_lessons && !hosts; i++) {
        hosts = falls_on(auditor, &season->lessons[i], day)
                    ? hosts_of(row->key, season->lessons[i].lesson)
                    : NULL;
        joining->lesson = &season->lessons[i];
    }
    if (!hosts)
        return false;
    joining->from_at = day * DAY_MIN + joining->lesson->start;
    joining->until_at = day * DAY_MIN + joining->lesson->end;
    for (int i = 0; i < season->n_lessons && joining->n_hosts < HOSTS_MAX; i++)
        if (falls_on(auditor, &season->lessons[i], day) &&
            names_host(hosts, season->lessons[i].lesson))
            joining->hosts[joining->n_hosts++] = &season->lessons[i];
    return true;
}

/* As many as the room holds, and no more than the school wants together. */
static int room_for(const struct auditor *auditor, int room)
{
    int most = season_setting_int(auditor->season, "merged_class_most");
    int seats = cover_holds(auditor, room);

    return seats < most ? seats : most;
}

static int count_there(const struct auditor *auditor, const struct joining *joining,
                       const struct lesson *lesson)
{
    return cover_there(auditor, lesson->class_name, joining->from_at, joining->until_at);
}

static int room_on(const struct auditor *auditor, const struct joining *joining,
                   const struct lesson *row)
{
    return cover_room(auditor, row, day_of(joining->from_at));
}

static void check_room(struct auditor *auditor, const struct joining *joining)
{
    int pupils = count_there(auditor, joining, joining->lesson), spare = 0;

    if (joining->n_hosts == 1) {
        pupils += count_there(auditor, joining, joining->hosts[0]);
        if (pupils > room_for(auditor, joining->row->room))
            tell(auditor, joining, "the room is too small for both");
        return;
    }
    for (int i = 0; i < joining->n_hosts; i++) {
        int room = room_for(auditor, room_on(auditor, joining, joining->hosts[i])) -
                   count_there(auditor, joining, joining->hosts[i]);
        spare += room > 0 ? room : 0;
    }
    if (spare < pupils)
        tell(auditor, joining, "their rooms are too small for all");
}

/* In a room that is neither's nothing else goes on. */
static void check_third_room(struct auditor *auditor, const struct joining *joining)
{
    const struct season *season = auditor->season;
    int room = joining->row->room, first, end;

    if (joining->n_hosts != 1 || room < 0 || room == room_on(auditor, joining, joining->hosts[0]))
        return;
    fact_seats(auditor, room, joining->from_at, joining->until_at, &first, &end);
    for (int i = first; i < end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        if (fact_meets(seat->starts_at, seat->leaves_at, joining->from_at, joining->until_at)) {
            tell(auditor, joining, "there is an exam in the room");
            return;
        }
    }
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *row = &season->lessons[i];
        if (room_on(auditor, joining, row) == room && row != joining->lesson &&
            row != joining->hosts[0] && row->start < joining->lesson->end &&
            row->end > joining->lesson->start && falls_on(auditor, row, day_of(joining->from_at))) {
            tell(auditor, joining, "another class is in the room");
            return;
        }
    }
}

static int site_of(const struct auditor *auditor, const struct joining *joining,
                   const struct lesson *row)
{
    int room = room_on(auditor, joining, row);

    return room >= 0 ? auditor->season->rooms[room].site : -1;
}

/* Did the officer put these two together on the day? */
static bool was_chosen(const struct auditor *auditor, const struct joining *joining,
                       const struct lesson *host)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_lesson_choices; i++) {
        const struct lesson_choice *row = &season->lesson_choices[i];
        if (row->into >= 0 && &season->lessons[row->lesson] == joining->lesson &&
            &season->lessons[row->into] == host && row->date == day_of(joining->from_at))
            return true;
    }
    return false;
}

static bool may_join(const struct auditor *auditor, const struct joining *joining,
                     const struct lesson *host)
{
    const struct lesson *lesson = joining->lesson;
    int allowed = season_setting_int(auditor->season, "merge_classes");

    if (site_of(auditor, joining, lesson) != site_of(auditor, joining, host))
        return false;
    if (was_chosen(auditor, joining, host))
        allowed = ANY_CLASS;
    if (allowed == NO_CLASS || (allowed == SPLIT_ONLY && lesson->cover != COVER_SPLIT))
        return false;
    if (lesson->cover == COVER_SPLIT && *lesson->split_to)
        return fact_has_word(lesson->split_to, host->class_name);
    return fact_same(lesson->subject, host->subject);
}

static bool must_not_meet(const struct auditor *auditor, const char *class_a, const char *class_b)
{
    int first_a, end_a, first_b, end_b;

    cover_members(auditor, class_a, &first_a, &end_a);
    cover_members(auditor, class_b, &first_b, &end_b);
    for (int i = 0; i < auditor->season->n_apart; i++) {
        const struct apart *row = &auditor->season->apart[i];
        int found = 0;
        for (int k = first_a; k < end_a; k++)
            found |= (auditor->members[k].pupil == row->pupil_a) |
                     (auditor->members[k].pupil == row->pupil_b) << 1;
        for (int k = first_b; k < end_b; k++)
            found |= (auditor->members[k].pupil == row->pupil_b) << 2 |
                     (auditor->members[k].pupil == row->pupil_a) << 3;
        if ((found & 5) == 5 || (found & 10) == 10)
            return true;
    }
    return false;
}

static void check_hosts(struct auditor *auditor, const struct joining *joining)
{
    const struct lesson *lesson = joining->lesson;

    for (int i = 0; i < joining->n_hosts; i++) {
        const struct lesson *host = joining->hosts[i];
        if (host->start > lesson->start || host->end < lesson->end)
            tell(auditor, joining, "that class does not go on all the time");
        else if (!may_join(auditor, joining, host))
            tell(auditor, joining, "the school does not put them together");
        else if (must_not_meet(auditor, lesson->class_name, host->class_name))
            tell(auditor, joining, "two pupils must not meet");
        else if (*lesson->skills && strcmp(lesson->skills, host->skills) != 0)
            tell(auditor, joining, "the class asks for a skill the other does not");
        else if (merge_told(auditor, host, joining->from_at))
            tell(auditor, joining, "that class leaves to join a third");
    }
    if (joining->n_hosts == 0)
        tell(auditor, joining, "there is no such class");
}

/* Two classes that join the same one. */
static void check_others(struct auditor *auditor, const struct joining *joining)
{
    for (int i = 0; i < auditor->n_merges; i++) {
        const struct assignment *row = auditor->merges[i];
        struct joining other;
        if (strcmp(row->key, joining->row->key) <= 0 ||
            day_of(row->starts_at) != day_of(joining->from_at) || !read(auditor, row, &other) ||
            !fact_meets(other.from_at, other.until_at, joining->from_at, joining->until_at))
            continue;
        for (int a = 0; a < joining->n_hosts; a++)
            for (int b = 0; b < other.n_hosts; b++)
                if (joining->hosts[a] == other.hosts[b])
                    tell(auditor, joining, "another class joins it as well");
    }
}

void audit_merges(struct auditor *auditor)
{
    for (int i = 0; i < auditor->n_merges; i++) {
        struct joining joining;
        bool first = true;
        for (int k = 0; k < i; k++) /* the rows of one class that several take in */
            first = first && strcmp(auditor->merges[k]->key, auditor->merges[i]->key) != 0;
        if (!first || !read(auditor, auditor->merges[i], &joining))
            continue;
        look_plan(auditor, "merge");
        check_hosts(auditor, &joining);
        check_room(auditor, &joining);
        check_third_room(auditor, &joining);
        check_others(auditor, &joining);
    }
}
