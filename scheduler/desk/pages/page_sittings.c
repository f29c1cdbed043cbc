/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sittings: the sessions of a day or of the season, who sits where, who has no desk, clashes and
 * approvals not given. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/pages.h"
#include "scheduler/desk/seats.h"

static void put_marks(struct web *web, const struct seat_marks *marks)
{
    if (*marks->letters)
        html_put(&web->out, "<b class=\"mark\">%s</b> %s", marks->letters, marks->because);
    if (marks->unapproved)
        html_put(&web->out, " <span class=\"wanting\">not approved</span>");
}

static void put_candidate(struct web *web, const struct sitting *sitting)
{
    const struct pupil *pupil = seat_pupil(web, sitting);
    char from[STAMP], until[STAMP];
    struct seat_marks marks;

    seat_marks(web, sitting, &marks);
    html_put(&web->out, "<tr><th scope=\"row\"><a href=\"/candidate/%s\">%s</a></th><td>%s</td>",
             url_word(web->arena, pupil->pupil), *pupil->name ? pupil->name : pupil->pupil,
             pupil->candidate_number);
    html_put(&web->out, "<td>%s</td><td>%s</td>", seat_paper(web, sitting)->paper,
             web->office->season.rooms[sitting->room].room);
    html_put(&web->out, sitting->desk > 0 ? "<td class=\"number\">%d</td>" : "<td></td>",
             sitting->desk);
    html_put(&web->out, "<td>%s-%s</td><td>", stamp_time(from, sitting->starts_at),
             stamp_time(until, sitting->ends_at));
    put_marks(web, &marks);
    html_put(&web->out, "%s%s</td></tr>", *marks.letters && *sitting->note ? "; " : "",
             sitting->note);
}

static void put_candidates(struct web *web, const struct seat_list *seats)
{
    html_put(&web->out,
             "<details><summary>The %d candidates</summary><div class=\"scroll\" role=\"region\" "
             "tabindex=\"0\" aria-label=\"Candidates of the %s\"><table><caption>Candidates by "
             "room and desk</caption><thead><tr><th scope=\"col\">Candidate</th>"
             "<th scope=\"col\">Number</th><th scope=\"col\">Paper</th><th scope=\"col\">Room</th>"
             "<th scope=\"col\">Desk</th><th scope=\"col\">Time</th>"
             "<th scope=\"col\">Arrangements, notes</th></tr></thead><tbody>",
             seats->count, half_word(day_is_morning(seats->list[0]->starts_at)));
    for (int i = 0; i < seats->count; i++)
        put_candidate(web, seats->list[i]);
    html_put(&web->out, "</tbody></table></div></details>");
}

/* "8700/1, 7402/2": each once, in the order of the desks. */
static const char *papers_text(struct web *web, const struct seat_list *seats)
{
    const char *text = "";

    for (int i = 0; i < seats->count; i++) {
        const struct paper *paper = seat_paper(web, seats->list[i]);
        bool told = false;
        for (int k = 0; k < i && !told; k++)
            told = seat_paper(web, seats->list[k]) == paper;
        if (!told)
            text = arena_text(web->arena, "%s%s%s", text, *text ? ", " : "", paper->paper);
    }
    return text;
}

static void put_adults(struct web *web, struct adult_list adults)
{
    int n = 0;

    for (int i = 0; i < adults.count; i++)
        if (adults.list[i].state != ADULT_DROPPED)
            html_put(&web->out, n++ ? ", %s" : "<td>%s",
                     web->office->season.people[adults.list[i].duty->staff].staff);
    html_put(&web->out, n ? "</td>" : "<td class=\"empty\"><strong>nobody yet</strong></td>");
}

static void put_room(struct web *web, const struct seat_list *seats)
{
    const struct sitting *one = seats->list[0];
    int64_t from_at = one->starts_at, until_at = one->release_at;
    int marked = 0;
    char from[STAMP], until[STAMP];

    for (int i = 0; i < seats->count; i++) {
        struct seat_marks marks;
        seat_marks(web, seats->list[i], &marks);
        marked += *marks.because != '\0';
        from_at = seats->list[i]->starts_at < from_at ? seats->list[i]->starts_at : from_at;
        until_at = seats->list[i]->release_at > until_at ? seats->list[i]->release_at : until_at;
    }
    html_put(&web->out,
             "<tr><th scope=\"row\"><a href=\"%s\">%s</a></th><td>%s-%s</td><td>%s</td>"
             "<td class=\"number\">%d</td><td class=\"number\">%d</td>",
             room_path(web, one->room, day_of(one->starts_at), day_is_morning(one->starts_at)),
             room_words(web, one->room), stamp_time(from, from_at), stamp_time(until, until_at),
             papers_text(web, seats), seats->count, marked);
    put_adults(web, adults_of_room(web, one->room, from_at, until_at));
    html_put(&web->out, "</tr>");
}

static void put_session(struct web *web, const struct seat_list *seats)
{
    bool morning = day_is_morning(seats->list[0]->starts_at);

    html_put(&web->out,
             "<h2 id=\"%s\">%s: %d sittings</h2><div class=\"scroll\" role=\"region\" "
             "tabindex=\"0\" aria-labelledby=\"%s\"><table><caption>Rooms of the %s</caption>"
             "<thead><tr><th scope=\"col\">Room</th><th scope=\"col\">Time</th>"
             "<th scope=\"col\">Papers</th><th scope=\"col\" class=\"number\">Candidates</th>"
             "<th scope=\"col\" class=\"number\">With arrangements</th>"
             "<th scope=\"col\">Adults</th></tr></thead><tbody>",
             half_code(morning), morning ? "Morning" : "Afternoon", seats->count,
             half_code(morning), half_word(morning));
    for (int first = 0; first < seats->count;) {
        struct seat_list room = seats_of_room(seats, first);
        put_room(web, &room);
        first += room.count;
    }
    html_put(&web->out, "</tbody></table></div>");
    if (seats_named(web))
        put_candidates(web, seats);
}

static struct seat_list session_from(const struct seat_list *all, int first)
{
    struct seat_list part = {all->list + first, 0};

    while (first + part.count < all->count && same_half(part.list[part.count], part.list[0]))
        part.count++;
    return part;
}

static int rooms_in(const struct seat_list *seats)
{
    int rooms = 0;

    for (int i = 0; i < seats->count; i++)
        rooms += i == 0 || seats->list[i]->room != seats->list[i - 1]->room;
    return rooms;
}

static void put_season(struct web *web, const struct seat_list *all)
{
    char text[STAMP];

    html_put(&web->out, "<details><summary>All sessions of the season</summary><div "
                        "class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"All "
                        "sessions\"><table><caption>All "
                        "sessions</caption><thead><tr><th scope=\"col\">Session</th><th "
                        "scope=\"col\" class=\"number\">Sittings</th><th scope=\"col\" "
                        "class=\"number\">Rooms</th></tr></thead><tbody>");
    for (int first = 0; first < all->count;) {
        struct seat_list part = session_from(all, first);
        int64_t day = day_of(part.list[0]->starts_at);
        bool morning = day_is_morning(part.list[0]->starts_at);

        html_put(&web->out,
                 "<tr><th scope=\"row\"><a href=\"%s#%s\">%s, %s</a></th><td class=\"number\">%d"
                 "</td><td class=\"number\">%d</td></tr>",
                 half_path(web, "/sittings", day, morning), half_code(morning),
                 stamp_day(text, day), half_word(morning), part.count, rooms_in(&part));
        first += part.count;
    }
    html_put(&web->out, "</tbody></table></div></details>");
}

/* Entries of that day's papers that have no desk; those without a day are told every day. */
static void put_unseated(struct web *web, int64_t day)
{
    const struct season *season = &web->office->season;
    int count = 0;

    html_put(&web->out, "<h2>Without a desk</h2>");
    for (int i = 0; i < season->n_unseated; i++) {
        const struct unseated *row = &season->unseated[i];
        const struct entry *entry = &season->entries[row->entry];
        const struct pupil *pupil = &season->pupils[entry->pupil];
        const struct paper *paper = &season->papers[entry->paper];

        if (paper->date != DAY_NONE && paper->date != day)
            continue;
        html_put(&web->out, count++ ? "<li>" : "<ul><li>");
        if (seats_named(web))
            html_put(&web->out, "<a href=\"/candidate/%s\">%s</a>, ",
                     url_word(web->arena, pupil->pupil), *pupil->name ? pupil->name : pupil->pupil);
        html_put(&web->out, "%s: %s</li>", paper->paper, row->reason);
    }
    html_put(&web->out, count ? "</ul>" : "<p>Everybody who sits a paper on this day has one.</p>");
}

bool page_sittings(struct web *web, struct fault *fault)
{
    int64_t day = seats_day(web);
    char text[STAMP];

    if (day == DAY_NONE) {
        html_put(&web->out, "<h1>Sittings</h1><p>Nobody has a desk yet: import the entries, then "
                            "seat.</p>");
        return true;
    }
    struct seat_list seats = seats_of_day(web, day), all = seats_of_day(web, DAY_NONE);
    html_put(&web->out, "<h1>Sittings, %s</h1>", stamp_day(text, day));
    days_put(web, "/sittings", day);
    put_season(web, &all);
    if (seats.count == 0)
        html_put(&web->out, "<p>Nobody sits a paper on this day.</p>");
    for (int first = 0; first < seats.count;) {
        struct seat_list session = session_from(&seats, first);
        put_session(web, &session);
        first += session.count;
    }
    put_unseated(web, day);
    if (!seats_named(web))
        return true;
    marks_key_put(web);
    return report_seats_put(web, "clashes", day, (struct report_part){'c', 0}, fault) &&
           report_seats_put(web, "approvals", day, (struct report_part){'a', 0}, fault);
}
