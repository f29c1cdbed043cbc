/* SPDX-License-Identifier: GPL-3.0-or-later
 * Why a candidate has no room, in words the officer can act on. */
#include "scheduler/base/day.h"
#include "scheduler/seat/work.h"

struct tally {
    int wanted, there; /* who start at the same time and need the same, and who got it */
};

static bool alike(const struct job *a, const struct job *b, enum trouble trouble)
{
    if (a->starts_at != b->starts_at || a->site != b->site)
        return false;
    switch (trouble) {
    case NO_COMPUTER:
        return b->computer || b->socket;
    case NO_EQUIPMENT:
        return b->needs.n_equipment > 0;
    default:
        return a->kind == b->kind;
    }
}

static struct tally tally(const struct day *day, const struct job *job, enum trouble trouble)
{
    struct tally tally = {0};

    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *other = &day->jobs[i];
        if (!alike(job, other, trouble))
            continue;
        tally.wanted++;
        tally.there += other->use >= 0;
    }
    return tally;
}

static const char *kind_words(const struct job *job)
{
    static const char *const words[] = {[SEAT_MAIN] = "no seat left",
                                        [SEAT_SMALL] = "no place in a small room left",
                                        [SEAT_SHARED] =
                                            "no room left for a group with a shared helper",
                                        [SEAT_ALONE] = "no room left for one candidate alone"};
    return words[job->kind];
}

/* No room at the candidate's site is for exams at all. */
static bool has_rooms(const struct day *day, const struct job *job)
{
    const struct season *season = day->school->season;

    for (int i = 0; i < season->n_rooms; i++) {
        const struct room *room = &season->rooms[i];
        if (room->exam != ROOM_EXAM_NO && room->seats > 0 &&
            (room->site < 0 || room->site == job->site))
            return true;
    }
    return false;
}

const char *trouble_text(const struct day *day, const struct job *job)
{
    struct arena *arena = day->school->arena;
    const struct season *season = day->school->season;
    struct tally count = tally(day, job, job->trouble);

    if (job->room >= 0 && job->trouble <= NO_SEAT)
        return arena_text(arena, "room %s, which the arrangement asks for, is not free or full",
                          season->rooms[job->room].room);
    if (!has_rooms(day, job))
        return "there is no room for exams at the candidate's site";
    switch (job->trouble) {
    case NO_COMPUTER:
        return arena_text(arena,
                          "no room left with a computer, or a socket and a laptop: %d wanted, "
                          "%d found",
                          count.wanted, count.there);
    case NO_EQUIPMENT:
        return arena_text(arena, "no %s left: %d candidates want equipment, %d have it",
                          job->needs.equipment[0], count.wanted, count.there);
    case OUTLASTED:
        return job->large ? "every room left holds someone with less extra time who finishes before"
                          : "every room left holds someone whose extra time lasts longer";
    case NOT_APART:
        return "every room left holds someone this candidate must be apart from";
    case NO_SUMMON:
        return "the rooms left have no way for one invigilator to call for help";
    default:
        return arena_text(arena, "%s at %s: %d wanted, %d found", kind_words(job),
                          time_text(arena, (int)(job->starts_at - job->day * DAY_MIN)),
                          count.wanted, count.there);
    }
}
