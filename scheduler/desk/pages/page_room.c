/* SPDX-License-Identifier: GPL-3.0-or-later
 * One room: its desks to scale, who sits there until when, the adults, and the hand in the
 * seating. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/pages.h"
#include "scheduler/desk/seats.h"

static void put_row(struct web *web, const struct sitting *sitting)
{
    const struct pupil *pupil = seat_pupil(web, sitting);
    struct seat_marks marks;
    char from[STAMP], until[STAMP], release[STAMP];

    seat_marks(web, sitting, &marks);
    html_put(&web->out, sitting->desk > 0 ? "<tr><th scope=\"row\">%d</th>" : "<tr><td></td>",
             sitting->desk);
    if (seats_named(web))
        html_put(&web->out, "<td><a href=\"/candidate/%s\">%s</a></td><td>%s</td>",
                 url_word(web->arena, pupil->pupil), *pupil->name ? pupil->name : pupil->pupil,
                 pupil->candidate_number);
    html_put(&web->out, "<td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>",
             seat_paper(web, sitting)->paper, stamp_time(from, sitting->starts_at),
             stamp_time(until, sitting->ends_at), stamp_time(release, sitting->release_at));
    if (seats_named(web))
        html_put(&web->out, "%s%s%s%s%s", marks.letters, *marks.because ? " " : "", marks.because,
                 *marks.because && *sitting->note ? "; " : "", sitting->note);
    else
        html_put(&web->out, "%s", marks.letters);
    html_put(&web->out, "%s</td></tr>", sitting->fixed ? " (fixed)" : "");
}

static void put_list(struct web *web, const struct seat_list *seats)
{
    html_put(&web->out,
             "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Candidates\">"
             "<table><caption>Candidates by desk</caption><thead><tr><th scope=\"col\">Desk</th>");
    if (seats_named(web))
        html_put(&web->out, "<th scope=\"col\">Candidate</th><th scope=\"col\">Number</th>");
    html_put(&web->out,
             "<th scope=\"col\">Paper</th><th scope=\"col\">Start</th><th scope=\"col\">Finish</th>"
             "<th scope=\"col\">Release</th><th scope=\"col\">Arrangements, notes</th></tr></thead>"
             "<tbody>");
    for (int i = 0; i < seats->count; i++)
        put_row(web, seats->list[i]);
    html_put(&web->out, "</tbody></table></div>");
}

static void put_adults(struct web *web, const struct seat_list *seats)
{
    int64_t from_at = seats->list[0]->starts_at, until_at = seats->list[0]->release_at;
    char from[STAMP], until[STAMP];

    for (int i = 0; i < seats->count; i++) {
        const struct sitting *sitting = seats->list[i];
        from_at = sitting->starts_at < from_at ? sitting->starts_at : from_at;
        until_at = sitting->release_at > until_at ? sitting->release_at : until_at;
    }
    struct adult_list adults = adults_of_room(web, seats->list[0]->room, from_at, until_at);
    html_put(&web->out, "<h2>Adults</h2>");
    if (adults.count == 0) {
        html_put(&web->out, "<p>Nobody is planned for this room yet.</p>");
        return;
    }
    html_put(&web->out, "<ul>");
    for (int i = 0; i < adults.count; i++) {
        const struct assignment *duty = adults.list[i].duty;
        html_put(&web->out, "<li>%s-%s <b>%s</b>, %s (%s)</li>", stamp_time(from, duty->starts_at),
                 stamp_time(until, adults.list[i].until_at),
                 web->office->season.people[duty->staff].name, duty->title,
                 adult_words[adults.list[i].state]);
    }
    html_put(&web->out, "</ul>");
}

/* Of those in the room that day, the session asked for, else the first. */
static struct seat_list chosen(struct web *web, const struct seat_list *day, int room)
{
    const char *session = web_field(web, "session");
    struct seat_list best = {day->list, 0};

    for (int first = 0; first < day->count;) {
        struct seat_list part = seats_of_room(day, first);
        bool morning = day_is_morning(part.list[0]->starts_at);
        first += part.count;
        if (part.list[0]->room == room &&
            (best.count == 0 || strcmp(session, half_code(morning)) == 0))
            best = part;
    }
    return best;
}

static void put_sessions(struct web *web, const struct seat_list *all, int room)
{
    char text[STAMP];
    int count = 0;

    for (int first = 0; first < all->count;) {
        struct seat_list part = seats_of_room(all, first);
        int64_t day = day_of(part.list[0]->starts_at);
        bool morning = day_is_morning(part.list[0]->starts_at);
        first += part.count;
        if (part.list[0]->room != room)
            continue;
        html_put(&web->out, count++ ? "<li>"
                                    : "<h2 class=\"screen\">When it is used</h2>"
                                      "<ul class=\"screen\"><li>");
        html_put(&web->out, "<a href=\"%s\">%s, %s</a>: %d</li>",
                 room_path(web, room, day, morning), stamp_day(text, day), half_word(morning),
                 part.count);
    }
    html_put(&web->out, count ? "</ul>" : "<p>No exam is seated in this room.</p>");
}

/* The next day on which the room is used, unless one is asked for. */
static int64_t day_of_room(const struct web *web, int room)
{
    const struct season *season = &web->office->season;
    int64_t today = day_of(web->now_at), next = DAY_NONE, last = DAY_NONE;

    for (int i = 0; i < season->n_seating; i++) {
        int64_t day = day_of(season->seating[i].starts_at);
        if (season->seating[i].room != room)
            continue;
        next = day >= today && (next == DAY_NONE || day < next) ? day : next;
        last = day > last ? day : last;
    }
    return web_day(web, "date", next == DAY_NONE ? last : next);
}

bool page_room(struct web *web, struct fault *fault)
{
    int room = season_room(&web->office->season, web->rest);
    char text[STAMP];

    if (room < 0)
        return fault_set(fault, FAULT_MISSING, "no room has the code '%s'", web->rest);
    if (web_is_post(web))
        return hand_post(web, room, fault);
    int64_t day = day_of_room(web, room);
    struct seat_list seats = seats_of_day(web, day == DAY_NONE ? INT64_MAX : day);
    struct seat_list all = seats_of_day(web, DAY_NONE), here = chosen(web, &seats, room);
    if (here.count == 0) {
        html_put(&web->out, "<h1>%s</h1><p>Nobody sits an exam here then.</p>",
                 room_words(web, room));
    } else {
        bool morning = day_is_morning(here.list[0]->starts_at);
        html_put(&web->out, "<h1>%s, %s, %s</h1><p>%d %s here, in a room of %d seats. ",
                 room_words(web, room), stamp_day(text, day), half_word(morning), here.count,
                 here.count == 1 ? "candidate sits" : "candidates sit",
                 web->office->season.rooms[room].seats);
        html_put(&web->out, "<a class=\"screen\" href=\"%s\">All rooms of the day</a></p>",
                 half_path(web, "/sittings", day, morning));
        room_plan_put(web, &here);
        put_adults(web, &here);
        html_put(&web->out, "<h2>Candidates</h2>");
        put_list(web, &here);
        if (web_may(web, MAY_OFFICER))
            hand_forms_put(web, room, (struct half){day, morning}, &seats);
    }
    put_sessions(web, &all, room);
    return true;
}
