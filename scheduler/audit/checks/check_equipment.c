/* SPDX-License-Identifier: GPL-3.0-or-later
 * Computers, sockets and things that are lent: never more in use than there are.
 *
 * A computer of the room serves whoever wants a computer or a laptop; those
 * beyond them take laptops, which want sockets where the school counts these.
 * What belongs to a site stays there; what belongs to none goes where it is wanted. */
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

struct wants {
    const struct seat_fact **list; /* who wants something, by starts_at */
    int count;
    const char **items; /* that the school counts */
    int n_items;
    int *laptops, *sockets; /* by room, at one moment */
    int *used;              /* by site + 1 */
    bool sockets_told;
};

static int by_start(const void *left, const void *right, const void *context)
{
    const struct seat_fact *a = *(const struct seat_fact *const *)left;
    const struct seat_fact *b = *(const struct seat_fact *const *)right;

    (void)context;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

static struct wants read_wants(const struct auditor *auditor)
{
    const struct season *season = auditor->season;
    struct wants wants = {
        .list = arena_new(auditor->arena, const struct seat_fact *, auditor->n_seats + 1),
        .items = arena_new(auditor->arena, const char *, season->n_equipment + 1),
        .laptops = arena_new(auditor->arena, int, season->n_rooms + 1),
        .sockets = arena_new(auditor->arena, int, season->n_rooms + 1),
        .used = arena_new(auditor->arena, int, season->n_sites + 1),
    };

    for (int i = 0; i < auditor->n_seats; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        if (*seat->items || seat->computer || seat->socket)
            wants.list[wants.count++] = seat;
    }
    sort_rows(wants.list, (size_t)wants.count, sizeof(const struct seat_fact *), by_start, NULL);
    for (int i = 0; i < season->n_equipment; i++) {
        bool again = false;
        for (int k = 0; k < wants.n_items; k++)
            again = again || fact_same(wants.items[k], season->equipment[i].item);
        if (!again)
            wants.items[wants.n_items++] = season->equipment[i].item;
    }
    for (int i = 0; i < season->n_rooms; i++)
        wants.sockets_told =
            wants.sockets_told || season->rooms[i].computers > 0 || season->rooms[i].sockets > 0;
    return wants;
}

/* Against what the school has: its sites' own first, then what belongs to none. */
static void check_item(struct auditor *auditor, const struct wants *wants, const char *item,
                       const struct seat_fact *seat)
{
    const struct season *season = auditor->season;
    int there = 0, used = 0, beyond = 0;

    look_run(auditor, "equipment", &auditor->runs[seat->run]);
    for (int s = 0; s <= season->n_sites; s++)
        used += wants->used[s];
    for (int i = 0; i < season->n_equipment; i++) {
        const struct equipment *row = &season->equipment[i];
        if (!fact_same(row->item, item))
            continue;
        there += row->count;
        if (row->site < 0)
            beyond -= row->count;
        else
            wants->used[row->site + 1] -= row->count;
    }
    for (int s = 0; s <= season->n_sites; s++)
        beyond += wants->used[s] > 0 ? wants->used[s] : 0;
    if (beyond > 0) {
        audit_tell(auditor, "equipment", AUDIT_HARD, spot_of_seat(seat), "the school's equipment",
                   "%d of %s are wanted at %s and there are %d where they are wanted", used, item,
                   moment_text(auditor->arena, seat->starts_at),
                   there < used ? there : used - beyond);
    }
}

static bool wants_laptop(const struct seat_fact *seat)
{
    return seat->computer || fact_has_word(seat->items, "laptop");
}

/* Laptops of each room: what its own computers do not serve. */
static void count_laptops(const struct auditor *auditor, const struct wants *wants,
                          const struct seat_fact *const *now, int count)
{
    const struct season *season = auditor->season;

    for (int r = 0; r < season->n_rooms; r++) {
        wants->laptops[r] = -season->rooms[r].computers;
        wants->sockets[r] = 0;
    }
    for (int i = 0; i < count; i++) {
        wants->laptops[now[i]->sitting->room] += wants_laptop(now[i]);
        wants->sockets[now[i]->sitting->room] += now[i]->socket;
    }
}

static void check_sockets(struct auditor *auditor, const struct wants *wants,
                          const struct seat_fact *seat)
{
    int room = seat->sitting->room;
    int laptops = wants->laptops[room] > 0 ? wants->laptops[room] : 0;

    look_run(auditor, "equipment", &auditor->runs[seat->run]);
    if (wants->sockets_told &&
        laptops + wants->sockets[room] > auditor->season->rooms[room].sockets) {
        audit_tell(auditor, "equipment", AUDIT_HARD, spot_of_seat(seat), "the school's rooms list",
                   "%d computers and %d sockets in %s do not serve all who want one at %s",
                   auditor->season->rooms[room].computers, auditor->season->rooms[room].sockets,
                   auditor->season->rooms[room].room, moment_text(auditor->arena, seat->starts_at));
    }
}

/* All that is wanted at the start of one of them. */
static void check_moment(struct auditor *auditor, const struct wants *wants,
                         const struct seat_fact *const *now, int count,
                         const struct seat_fact *seat)
{
    const struct season *season = auditor->season;

    count_laptops(auditor, wants, now, count);
    for (int k = 0; k < wants->n_items; k++) {
        bool laptop = fact_same(wants->items[k], "laptop");
        memset(wants->used, 0, sizeof *wants->used * (size_t)(season->n_sites + 1));
        for (int i = 0; !laptop && i < count; i++)
            wants->used[season->rooms[now[i]->sitting->room].site + 1] +=
                fact_has_word(now[i]->items, wants->items[k]);
        for (int r = 0; laptop && r < season->n_rooms; r++)
            wants->used[season->rooms[r].site + 1] += wants->laptops[r] > 0 ? wants->laptops[r] : 0;
        check_item(auditor, wants, wants->items[k], seat);
    }
}

/* A school that lists nothing may have everything, or nothing. */
static void doubt(struct auditor *auditor, const struct seat_fact *seat, bool again)
{
    static const char why[] = "there is no equipment list, so nobody knows whether there is enough";

    if (again)
        look_turn(auditor, "equipment", AUDIT_CANNOT_TELL, why);
    else
        audit_tell(auditor, "equipment", AUDIT_CANNOT_TELL, spot_of_seat(seat),
                   "the school's equipment", "%s", why);
}

/* True: something may be lent there, and what there is, is not told. */
static bool say_wants(struct auditor *auditor, const struct seat_fact *seat)
{
    const struct room *room = &auditor->season->rooms[seat->sitting->room];

    look_run(auditor, "equipment", &auditor->runs[seat->run]);
    if (seat->computer)
        look_fact(auditor, "equipment", "computers wanted, the room has %d and %d sockets",
                  room->computers, room->sockets);
    for (const char *at = seat->items; *at; at += *at == ';') {
        size_t size = strcspn(at, ";");
        look_fact(auditor, "equipment", "%.*s wanted", (int)size, at);
        at += size;
    }
    return auditor->season->n_equipment == 0 &&
           (*seat->items || (seat->computer && room->computers == 0));
}

void audit_equipment(struct auditor *auditor)
{
    struct wants wants = read_wants(auditor);
    const struct seat_fact **now =
        arena_new(auditor->arena, const struct seat_fact *, wants.count + 1);

    bool doubted = false;

    for (int i = 0; i < wants.count; i++) {
        if (!say_wants(auditor, wants.list[i]))
            continue;
        doubt(auditor, wants.list[i], doubted);
        doubted = true;
    }
    for (int i = 0, first = 0; i < wants.count; i++) {
        const struct seat_fact *seat = wants.list[i];
        int count = 0;
        if (day_of(wants.list[first]->starts_at) != day_of(seat->starts_at))
            first = i;
        if (i + 1 < wants.count && wants.list[i + 1]->starts_at == seat->starts_at)
            continue; /* the last of a moment sees all */
        for (int k = first; k <= i; k++)
            if (wants.list[k]->ends_at > seat->starts_at)
                now[count++] = wants.list[k];
        check_moment(auditor, &wants, now, count, seat);
        for (int k = 0; k < count; k++) {
            bool told = false; /* each room once */
            for (int other = 0; other < k; other++)
                told = told || now[other]->sitting->room == now[k]->sitting->room;
            if (!told)
                check_sockets(auditor, &wants, now[k]);
        }
    }
}
