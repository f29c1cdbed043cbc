/* SPDX-License-Identifier: GPL-3.0-or-later
 * What holds for the whole call: settings, rooms, who must be apart. */
#include "scheduler/seat/work.h"

enum { PIVOTS = 4000 }; /* a tenth of a second to half of one */

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
    school->late_room = season_room(season, season_setting(season, "late_room"));
    school->computer_room = season_room(season, season_setting(season, "word_processor_room"));
}

/* Where candidates with arrangements sat most often; the first of several.  Only a wish. */
static void usual_find(struct school *school)
{
    const struct season *season = school->season;
    int *most = arena_new(school->arena, int, season->n_pupils + 1);
    int *count = arena_new(school->arena, int, season->n_pupils + 1);

    school->usual_room = arena_new(school->arena, int, season->n_pupils + 1);
    for (int i = 0; i < season->n_pupils; i++)
        school->usual_room[i] = -1;
    for (int i = 0; i < season->n_arrangements; i++)
        count[season->arrangements[i].pupil] = 1;
    for (int room = 0; season->n_seating > 0 && room < season->n_rooms; room++) {
        int *here = arena_new(school->arena, int, season->n_pupils + 1);
        for (int i = 0; i < season->n_seating; i++)
            here[season->entries[season->seating[i].entry].pupil] +=
                season->seating[i].room == room;
        for (int i = 0; i < season->n_pupils; i++) {
            if (count[i] > 0 && here[i] > most[i]) {
                most[i] = here[i];
                school->usual_room[i] = room;
            }
        }
    }
}

static int larger(int left, int right)
{
    return left > right ? left : right;
}

struct school school_make(const struct season *season, const struct rules *rules,
                          struct arena *arena)
{
    struct school school = {
        .season = desks_limit(season, arena),
        .rules = rules,
        .arena = arena,
        .paper_entries = arena_new(arena, int, season->n_papers + 1),
        .small_limit = larger(season_setting_int(season, "small_room_group"), 1),
        .reader_limit = rules_figure(rules, FIGURE_READER_SHARE),
        .turnaround = rules_figure(rules, FIGURE_TURNAROUND),
        .least_invigilators = larger(season_setting_int(season, "invigilators_least"), 1),
        .pivots = PIVOTS,
        .am_start = season_setting_int(season, "am_start"),
        .pm_start = season_setting_int(season, "pm_start"),
    };

    for (int i = 0; i < season->n_entries; i++) {
        if (season->entries[i].status != ENTRY_WITHDRAWN)
            school.paper_entries[season->entries[i].paper]++;
    }
    for (int i = 0; i < season->n_arrangements; i++)
        school.desk_wishes = school.desk_wishes || desk_is_wish(season->arrangements[i].kind);
    apart_mark(&school);
    rooms_look(&school);
    usual_find(&school);
    return school;
}
