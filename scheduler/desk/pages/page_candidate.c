/* SPDX-License-Identifier: GPL-3.0-or-later
 * One candidate: the answer to a parent on the phone.  Their papers with their own times, room,
 * desk and adults; what they have and whether it is approved; what changed since it was told. */
#include <string.h>
#include <strings.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/desk/pages.h"
#include "scheduler/desk/seats.h"

enum { FOUND_MOST = 50 };

static bool holds(const char *text, const char *part)
{
    size_t length = strlen(part);

    for (; *text; text++)
        if (strncasecmp(text, part, length) == 0)
            return true;
    return false;
}

static void put_search(struct web *web, const char *wanted)
{
    html_put(&web->out,
             "<form method=\"get\" action=\"/candidates\" role=\"search\" class=\"screen\">"
             "<label for=\"q\">Name, code or candidate number</label>"
             "<input id=\"q\" name=\"q\" type=\"search\" value=\"%s\" autocomplete=\"off\"> "
             "<button>Find</button></form>",
             wanted);
}

static void put_found(struct web *web, const char *wanted)
{
    const struct season *season = &web->office->season;
    int count = 0;

    for (int i = 0; i < season->n_pupils && *wanted; i++) {
        const struct pupil *pupil = &season->pupils[i];
        if (!holds(pupil->name, wanted) && !holds(pupil->pupil, wanted) &&
            !holds(pupil->candidate_number, wanted))
            continue;
        if (count++ >= FOUND_MOST)
            continue;
        html_put(&web->out, "<li><a href=\"/candidate/%s\">%s</a> %s%s%s</li>",
                 url_word(web->arena, pupil->pupil), *pupil->name ? pupil->name : pupil->pupil,
                 pupil->candidate_number, *pupil->year ? ", year " : "", pupil->year);
    }
    if (count > FOUND_MOST)
        html_put(&web->out, "<li>and %d more: write more of the name</li>", count - FOUND_MOST);
    if (*wanted && count == 0)
        html_put(&web->out, "<li>Nobody is called that.</li>");
}

bool page_candidates(struct web *web, struct fault *fault)
{
    const char *wanted = web_field(web, "q");

    (void)fault;
    html_put(&web->out, "<h1>Candidates</h1>");
    put_search(web, wanted);
    if (*wanted) {
        html_put(&web->out, "<h2>Found</h2><ul>");
        put_found(web, wanted);
        html_put(&web->out, "</ul>");
    }
    return true;
}

static int by_start(const void *left, const void *right, const void *context)
{
    const struct sitting *a = *(const struct sitting *const *)left;
    const struct sitting *b = *(const struct sitting *const *)right;

    (void)context;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

static struct seat_list seats_of(const struct web *web, int pupil)
{
    const struct season *season = &web->office->season;
    struct seat_list seats = {arena_new(web->arena, const struct sitting *, season->n_seating + 1),
                              0};

    for (int i = 0; i < season->n_seating; i++)
        if (season->entries[season->seating[i].entry].pupil == pupil &&
            season->seating[i].room >= 0)
            seats.list[seats.count++] = &season->seating[i];
    sort_rows(seats.list, (size_t)seats.count, sizeof(struct sitting *), by_start, NULL);
    return seats;
}

static void put_adults(struct web *web, const struct sitting *sitting)
{
    struct adult_list adults =
        adults_of_room(web, sitting->room, sitting->starts_at, sitting->ends_at);

    if (adults.count == 0)
        html_put(&web->out, season_planned(&web->office->season, day_of(sitting->starts_at))
                                ? "nobody yet"
                                : "not planned yet");
    for (int i = 0; i < adults.count; i++) {
        const struct adult *adult = &adults.list[i];
        html_put(&web->out, "%s%s", i ? "; " : "",
                 web->office->season.people[adult->duty->staff].name);
        if (adult->state != ADULT_TOLD)
            html_put(&web->out, " (%s)", adult_words[adult->state]);
    }
}

static void put_sitting(struct web *web, const struct sitting *sitting)
{
    const struct paper *paper = seat_paper(web, sitting);
    int64_t day = day_of(sitting->starts_at);
    char text[STAMP], from[STAMP], until[STAMP], release[STAMP];
    struct seat_marks marks;

    seat_marks(web, sitting, &marks);
    html_put(&web->out, "<tr><th scope=\"row\">%s</th><td>%s %s</td><td>%s</td><td>%s",
             stamp_day(text, day), paper->paper, *paper->title ? paper->title : paper->subject,
             stamp_time(from, sitting->starts_at), stamp_time(until, sitting->ends_at));
    if (sitting->release_at > sitting->ends_at)
        html_put(&web->out, "; stays until %s", stamp_time(release, sitting->release_at));
    html_put(&web->out, "</td><td><a href=\"%s\">%s</a></td>",
             room_path(web, sitting->room, day, day_is_morning(sitting->starts_at)),
             room_words(web, sitting->room));
    html_put(&web->out, sitting->desk > 0 ? "<td>%d</td><td>" : "<td></td><td>", sitting->desk);
    put_adults(web, sitting);
    html_put(&web->out, "</td><td>%s%s%s</td></tr>", marks.because,
             *marks.because && *sitting->note ? "; " : "", sitting->note);
}

static void put_papers(struct web *web, int pupil)
{
    struct seat_list seats = seats_of(web, pupil);

    html_put(&web->out, "<h2>Papers</h2>");
    if (seats.count == 0) {
        html_put(&web->out, "<p>No paper has a desk yet.</p>");
        return;
    }
    html_put(&web->out,
             "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Papers\"><table>"
             "<caption>Papers with their own times</caption><thead><tr><th scope=\"col\">Day</th>"
             "<th scope=\"col\">Paper</th><th scope=\"col\">Start</th><th scope=\"col\">Finish</th>"
             "<th scope=\"col\">Room</th><th scope=\"col\">Desk</th><th scope=\"col\">Adults</th>"
             "<th scope=\"col\">Arrangements, notes</th></tr></thead><tbody>");
    for (int i = 0; i < seats.count; i++)
        put_sitting(web, seats.list[i]);
    html_put(&web->out, "</tbody></table></div>");
}

static void put_unseated(struct web *web, int pupil)
{
    const struct season *season = &web->office->season;
    int count = 0;

    for (int i = 0; i < season->n_unseated; i++) {
        const struct entry *entry = &season->entries[season->unseated[i].entry];
        if (entry->pupil != pupil)
            continue;
        html_put(&web->out, count++ ? "<li>" : "<h2>Without a desk</h2><ul><li>");
        html_put(&web->out, "%s: %s</li>", season->papers[entry->paper].paper,
                 season->unseated[i].reason);
    }
    if (count)
        html_put(&web->out, "</ul>");
}

/* Apart between two papers: the days of the candidate's own. */
static void put_apart(struct web *web, int pupil)
{
    struct seat_list seats = seats_of(web, pupil);
    int count = 0;
    char text[STAMP], from[STAMP], until[STAMP];

    for (int i = 0; i + 1 < seats.count; i++) {
        int64_t day = day_of(seats.list[i]->starts_at);
        const struct isolation *apart;
        if (day_of(seats.list[i + 1]->starts_at) != day ||
            (i > 0 && day_of(seats.list[i - 1]->starts_at) == day))
            continue;
        int found = isolations_derive(&web->office->season, &web->office->rules, day, day,
                                      web->arena, &apart);
        for (int k = 0; k < found; k++) {
            if (apart[k].pupil != pupil)
                continue;
            html_put(&web->out, count++ ? "<li>" : "<h2>Supervised between papers</h2><ul><li>");
            html_put(&web->out, "%s, %s-%s%s</li>", stamp_day(text, day),
                     stamp_time(from, apart[k].from_at), stamp_time(until, apart[k].until_at),
                     apart[k].lunch ? ", with lunch" : "");
        }
    }
    if (count)
        html_put(&web->out, "</ul>");
}

static void put_arrangements(struct web *web, int pupil)
{
    const struct season *season = &web->office->season;
    const struct rules *rules = &web->office->rules;
    int count = 0;

    html_put(&web->out, "<h2>Arrangements and approvals</h2>");
    for (int i = 0; i < season->n_arrangements; i++) {
        const struct arrangement *row = &season->arrangements[i];
        const struct arrangement_rule *rule = rules_arrangement(rules, row->kind);
        if (row->pupil != pupil)
            continue;
        enum approval approval = rules_approval(rules, row, day_of(web->now_at));
        html_put(&web->out, count++ ? "<li>" : "<ul><li>");
        html_put(&web->out, "%s", rule ? rule->title : row->kind);
        if (row->amount >= 0)
            html_put(&web->out, " %d", row->amount);
        if (*row->subject || row->paper >= 0)
            html_put(&web->out, " for %s",
                     row->paper >= 0 ? season->papers[row->paper].paper : row->subject);
        html_put(&web->out, ": <b>%s</b>%s</li>", approval_words[approval],
                 row->wanted ? "" : ", declined by the candidate");
    }
    html_put(&web->out, count ? "</ul>" : "<p>None.</p>");
}

bool page_candidate(struct web *web, struct fault *fault)
{
    const struct season *season = &web->office->season;
    int number = season_pupil(season, web->rest);

    if (number < 0)
        return fault_set(fault, FAULT_MISSING, "no pupil has the code '%s'", web->rest);
    const struct pupil *pupil = &season->pupils[number];
    html_put(&web->out, "<h1>%s</h1>", *pupil->name ? pupil->name : pupil->pupil);
    put_search(web, "");
    html_put(&web->out, "<p>Code %s%s%s%s%s</p>", pupil->pupil,
             *pupil->candidate_number ? ", candidate " : "", pupil->candidate_number,
             *pupil->year ? ", year " : "", pupil->year);
    put_papers(web, number);
    put_unseated(web, number);
    put_apart(web, number);
    put_arrangements(web, number);
    return true;
}
