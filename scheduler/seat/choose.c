/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which room for so many candidates: the one that takes most of them, and of
 * those that take all the one that wastes least. */
#include "scheduler/base/day.h"
#include "scheduler/seat/work.h"

struct score {   /* smaller is better, in this order */
    int last;    /* a room for exams only when nothing else is left */
    int missed;  /* how many of them it does not take */
    int strange; /* not the room they had, or not the computer room */
    int lesson;  /* a lesson would have to move */
    int waste;   /* seats, then computers nobody needs */
    int computers;
};

static bool lesson_there(const struct day *day, int room, int64_t starts_at, int64_t ends_at)
{
    for (int i = 0; i < day->n_lessons; i++) {
        const struct lesson *lesson = day->lessons[i];
        int64_t base = day->day * DAY_MIN;
        if (lesson->room == room && base + lesson->start < ends_at &&
            starts_at < base + lesson->end)
            return true;
    }
    return false;
}

static int smaller(int left, int right)
{
    return left < right ? left : right;
}

/* How many of those wanted the room would take, and why it takes none. */
static int takes(const struct day *day, const struct want *want, int room, enum trouble *trouble)
{
    const struct room *row = &day->school->season->rooms[room];
    const struct job *job = want->job;
    struct use use = {.ratio = job->ratio, .serial = job->serial};
    int n = smaller(want->n, smaller(row->seats, job->limit));

    *trouble = NO_ROOM;
    if (row->exam == ROOM_EXAM_NO)
        return 0;
    if (job->room >= 0 ? job->room != room : row->site >= 0 && row->site != job->site)
        return 0;
    *trouble = NO_SEAT;
    if (n < 1)
        return 0;
    *trouble = NOT_FREE;
    if (!room_free(day, room, job->starts_at, job->release_at, -1))
        return 0;
    if (want->n_computer > 0) {
        int computers = room_computers(day, room, job->starts_at, job->release_at);
        n = smaller(n, want->n - want->n_computer + computers);
    }
    *trouble = NO_COMPUTER;
    if (n < 1)
        return 0;
    if (want->round && n > job->ratio && n < want->n)
        n -= n % job->ratio;
    *trouble = NO_SUMMON;
    if (row->summon == SUMMON_NONE && use_invigilators(day, &use, n) < 2)
        return 0;
    *trouble = FITS;
    return n;
}

static struct score judge(const struct day *day, const struct want *want, int room, int n)
{
    const struct room *row = &day->school->season->rooms[room];
    bool alone = want->job->kind == SEAT_ALONE;
    bool known = want->job->hint_room == room ||
                 (want->n_computer > 0 && day->school->computer_room == room);

    return (struct score){
        .last = row->exam == ROOM_EXAM_LAST,
        .missed = want->n - n,
        .strange = !known,
        .lesson = lesson_there(day, room, want->job->starts_at, want->job->release_at),
        .waste = row->seats + (alone && !row->private_room),
        .computers = want->n_computer ? 0 : row->computers + row->sockets,
    };
}

static int compare(const struct score *a, const struct score *b)
{
    const int left[] = {a->last, a->missed, a->strange, a->lesson, a->waste, a->computers};
    const int right[] = {b->last, b->missed, b->strange, b->lesson, b->waste, b->computers};

    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    }
    return 0;
}

int room_choose(const struct day *day, const struct want *want, int *count, enum trouble *trouble)
{
    struct score best = {0};
    int chosen = -1;

    *trouble = NO_ROOM;
    for (int i = 0; i < day->school->season->n_rooms; i++) {
        enum trouble why = FITS;
        if (want->tried[i])
            continue;
        int n = takes(day, want, i, &why);
        *trouble = why > *trouble ? why : *trouble;
        if (n < 1)
            continue;
        struct score score = judge(day, want, i, n);
        if (chosen < 0 || compare(&score, &best) < 0) {
            best = score;
            chosen = i;
            *count = n;
        }
    }
    return chosen;
}
