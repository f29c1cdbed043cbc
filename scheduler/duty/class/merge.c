/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes that may join another when their teacher is not there (domain 4.2: split a class,
 * merge groups): which, where, with whom.  One adult then has both, in a room that holds both.
 * Whether it is done is the plan's choice (plan/brief/brief_merge.c); here is what would be legal.
 */
#include "scheduler/duty/class/merge.h"

#include "scheduler/base/list.h"
#include "scheduler/duty/class/lesson_held.h"

#include <string.h>
#include <strings.h>

enum { MERGES_MAX = 4 }; /* ways told of one class */

struct host { /* a class that goes on at the time and could take some in */
    int lesson, class_no, pupils;
};

struct search {
    const struct derivation *derivation;
    const struct lesson *lesson;
    const struct derive_day *day;
    int class_no, pupils; /* who would have to go somewhere */
    int most;             /* in one room */
    bool allowed;
    int chosen; /* the host lesson the officer chose; -1 */
    struct host *hosts;
    int n_hosts, hosts_room;
    struct duty_merge *list;
    int count, room;
};

static int64_t from_of(const struct search *search)
{
    return derive_at(search->day->day, search->lesson->start);
}

static int64_t until_of(const struct search *search)
{
    return derive_at(search->day->day, search->lesson->end);
}

/* Pupils of a class who are there for some of the time. */
static int count_there(const struct search *search, int class_no)
{
    const struct derivation *derivation = search->derivation;
    int count = 0;

    for (int i = derivation->class_pupils_first[class_no];
         i < derivation->class_pupils_first[class_no + 1]; i++)
        count += !derive_busy_all(derivation, derivation->class_pupils[i], from_of(search),
                                  until_of(search));
    return count;
}

/* "9B; 9D" names 9B. */
static bool is_named(const char *list, const char *name)
{
    size_t length = strlen(name);

    for (const char *at = list; *at;) {
        at += strspn(at, "; ");
        size_t size = strcspn(at, ";"), cut = size;
        while (cut > 0 && at[cut - 1] == ' ')
            cut--;
        if (cut == length && cut > 0 && memcmp(at, name, cut) == 0)
            return true;
        at += size;
    }
    return false;
}

/* Where the lesson is on the day: it may have been sent to another room. */
static int site_of(const struct search *search, const struct lesson *lesson)
{
    const struct season *season = search->derivation->season;
    int room = season_lesson_room(season, (int)(lesson - season->lessons), search->day->day);

    return room >= 0 ? season->rooms[room].site : -1;
}

/* Must two pupils of the classes not meet? */
static bool are_apart(const struct derivation *derivation, int class_a, int class_b)
{
    const struct season *season = derivation->season;

    for (int i = 0; i < season->n_apart; i++) {
        int a = season->apart[i].pupil_a, b = season->apart[i].pupil_b, found = 0;
        for (int k = derivation->pupil_classes_first[a]; k < derivation->pupil_classes_first[a + 1];
             k++)
            found |= (derivation->pupil_classes[k] == class_a) |
                     (derivation->pupil_classes[k] == class_b) << 1;
        for (int k = derivation->pupil_classes_first[b]; k < derivation->pupil_classes_first[b + 1];
             k++)
            found |= (derivation->pupil_classes[k] == class_b) << 2 |
                     (derivation->pupil_classes[k] == class_a) << 3;
        if ((found & 5) == 5 || (found & 10) == 10)
            return true;
    }
    return false;
}

/* Named by the lesson, else of the same subject; with a teacher, and asking no other skill. */
static bool may_host(const struct search *search, int number)
{
    const struct derivation *derivation = search->derivation;
    const struct lesson *row = &derivation->season->lessons[number], *lesson = search->lesson;
    const char *named = lesson->cover == COVER_SPLIT ? lesson->split_to : "";

    if (row->start > lesson->start || row->end < lesson->end || row == lesson ||
        !derive_day_matches(search->day, row->weekday, row->week, row->from, row->until) ||
        strcmp(row->class_name, lesson->class_name) == 0)
        return false;
    if (*named ? !is_named(named, row->class_name)
               : !*row->subject || strcasecmp(row->subject, lesson->subject) != 0)
        return false;
    if (site_of(search, row) != site_of(search, lesson) ||
        (*lesson->skills && strcmp(lesson->skills, row->skills) != 0))
        return false;
    return lesson_is_held(derivation, row, search->day);
}

static void find_hosts(struct search *search)
{
    const struct derivation *derivation = search->derivation;

    for (int i = 0; i < derivation->season->n_lessons; i++) {
        if (!may_host(search, i))
            continue;
        int class_no = derive_class(derivation, derivation->season->lessons[i].class_name);
        if (!are_apart(derivation, search->class_no, class_no))
            *LIST_ADD(derivation->arena, search->hosts, search->n_hosts, search->hosts_room) =
                (struct host){i, class_no, count_there(search, class_no)};
    }
}

static int holds(const struct search *search, int room)
{
    int seats = room >= 0 ? search->derivation->room_holds[room] : 0;

    return seats < search->most ? seats : search->most;
}

/* Another lesson of the day at that time. */
static bool is_in_way(const struct search *search, int number, const struct lesson *own)
{
    const struct lesson *row = &search->derivation->season->lessons[number];

    return row != own && row != search->lesson && row->start < search->lesson->end &&
           row->end > search->lesson->start &&
           derive_day_matches(search->day, row->weekday, row->week, row->from, row->until);
}

/* Nothing else goes on in the room: no exam, no other class, no closure. */
static bool is_free(const struct search *search, int room, const struct lesson *own)
{
    const struct derivation *derivation = search->derivation;
    const struct season *season = derivation->season;
    int64_t from = from_of(search), until = until_of(search);

    for (int i = derivation->room_groups_first[room]; i < derivation->room_groups_first[room + 1];
         i++) {
        const struct room_group *group = &derivation->groups[derivation->room_groups[i]];
        if (group->opens_at < until && group->closes_at > from)
            return false;
    }
    for (int i = 0; i < season->n_closures; i++)
        if (season->closures[i].room == room && season->closures[i].start < until &&
            season->closures[i].end > from)
            return false;
    for (int i = derivation->room_lessons_first[room]; i < derivation->room_lessons_first[room + 1];
         i++) {
        int row = derivation->room_lessons[i];
        if (season_lesson_room(season, row, search->day->day) == room &&
            is_in_way(search, row, own))
            return false;
    }
    for (int i = 0; i < season->n_lesson_choices; i++) {
        const struct lesson_choice *choice = &season->lesson_choices[i];
        if (choice->room == room && choice->date == search->day->day &&
            is_in_way(search, choice->lesson, own))
            return false;
    }
    return true;
}

/* The host's room, the class's own, else the smallest free one of the site. */
static int choose_room(const struct search *search, const struct host *host)
{
    const struct season *season = search->derivation->season;
    const struct lesson *theirs = &season->lessons[host->lesson];
    int pupils = search->pupils + host->pupils, best = -1;
    int hosts = season_lesson_room(season, host->lesson, search->day->day);
    int own = season_lesson_room(season, (int)(search->lesson - season->lessons), search->day->day);

    if (holds(search, hosts) >= pupils)
        return hosts;
    if (holds(search, own) >= pupils && is_free(search, own, theirs))
        return own;
    for (int i = 0; i < season->n_rooms; i++) {
        const struct room *row = &season->rooms[i];
        bool usual = row->kind == ROOM_CLASSROOM || row->kind == ROOM_HALL;
        if (usual && row->site == site_of(search, search->lesson) && holds(search, i) >= pupils &&
            (best < 0 || holds(search, i) < holds(search, best)) && is_free(search, i, theirs))
            best = i;
    }
    return best;
}

static void add(struct search *search, const int *into, int n_into, int room)
{
    if (search->count == MERGES_MAX)
        return;
    *LIST_ADD(search->derivation->arena, search->list, search->count, search->room) =
        (struct duty_merge){
            .into = arena_dup(search->derivation->arena, into, (size_t)n_into, sizeof *into),
            .n_into = n_into,
            .room = room,
            .allowed = search->allowed,
            .chosen = search->chosen >= 0,
            .asked = search->chosen >= 0 || search->lesson->cover == COVER_SPLIT,
        };
}

/* Among several, each in its own room, no more of them than are needed. */
static void add_split(struct search *search)
{
    int *into = arena_new(search->derivation->arena, int, search->n_hosts + 1);
    int left = search->pupils, n = 0;

    for (int i = 0; i < search->n_hosts && left > 0; i++) {
        const struct host *host = &search->hosts[i];
        int room = season_lesson_room(search->derivation->season, host->lesson, search->day->day);
        int spare = holds(search, room) - host->pupils;
        if (spare <= 0)
            continue;
        left -= spare;
        into[n++] = host->lesson;
    }
    if (left <= 0 && n > 1)
        add(search, into, n, -1);
}

/* No duty by itself: the plan makes it of a lesson's merges when it chooses one. */
void derive_merged(const struct duty_kind *kind, const struct derivation *derivation,
                   struct duties *duties)
{
    (void)kind;
    (void)derivation;
    (void)duties;
}

/* Into one other class; false: no way. */
static bool find_one(struct search *search)
{
    for (int i = 0; i < search->n_hosts; i++) {
        if (search->chosen >= 0 && search->hosts[i].lesson != search->chosen)
            continue;
        int room = choose_room(search, &search->hosts[i]);
        if (room >= 0)
            add(search, &search->hosts[i].lesson, 1, room);
    }
    return search->count > 0;
}

void derive_merges(const struct derivation *derivation, const struct lesson *lesson,
                   const struct derive_day *day, struct duty *duty)
{
    const struct season *season = derivation->season;
    const struct lesson_choice *choice =
        season_choice(season, (int)(lesson - season->lessons), day->day);
    int setting = season_setting_int(season, "merge_classes");
    bool asked = lesson->cover == COVER_SPLIT;
    struct search search = {.derivation = derivation, .lesson = lesson, .day = day};

    search.class_no = derive_class(derivation, lesson->class_name);
    search.most = season_setting_int(season, "merged_class_most");
    search.pupils = count_there(&search, search.class_no);
    search.chosen = choice ? choice->into : -1;
    search.allowed = true;
    find_hosts(&search);
    if (search.chosen < 0 || !find_one(&search)) { /* what was chosen may not do any more */
        search.chosen = -1;
        search.allowed = setting == MERGE_ANY || (setting == MERGE_SPLIT && asked);
        find_one(&search);
        if (asked && search.count < MERGES_MAX)
            add_split(&search);
    }
    duty->merges = search.list;
    duty->n_merges = search.count;
}
