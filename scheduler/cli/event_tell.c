/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/event_tell.h"

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/fallen_cli.h"
#include "scheduler/report/answer.h"

static const char *clock_of(struct app *app, int64_t at)
{
    return time_text(&app->arena, (int)(at - day_of(at) * DAY_MIN));
}

static const char *room_of(const struct app *app, const struct sitting *row)
{
    return app->office.season.rooms[row->room].room;
}

static const char *paper_of(const struct app *app, const struct sitting *row)
{
    const struct season *season = &app->office.season;

    return season->papers[season->entries[row->entry].paper].paper;
}

static const char *pupil_of(const struct app *app, const struct sitting *row)
{
    const struct season *season = &app->office.season;

    return season->pupils[season->entries[row->entry].pupil].pupil;
}

/* Candidates to whom the same happens in the same room, told in one line. */
static bool alike(const struct app *app, const struct seat_change *a, const struct seat_change *b)
{
    const struct season *season = &app->office.season;

    return a->after && b->after && a->because == b->because &&
           season->entries[a->before->entry].paper == season->entries[b->before->entry].paper &&
           a->before->room == b->before->room && a->after->room == b->after->room &&
           a->before->ends_at == b->before->ends_at && a->after->ends_at == b->after->ends_at &&
           a->after->starts_at == b->after->starts_at &&
           a->before->starts_at == b->before->starts_at &&
           a->after->release_at == b->after->release_at;
}

static const char *was_text(struct app *app, const struct seat_change *change)
{
    const struct sitting *before = change->before, *after = change->after;
    const char *text = "";

    if (before->room != after->room)
        text = arena_text(&app->arena, "%s", room_of(app, before));
    if (before->starts_at != after->starts_at || before->ends_at != after->ends_at)
        text = arena_text(&app->arena, "%s%s%s-%s", text, *text ? " " : "",
                          clock_of(app, before->starts_at), clock_of(app, before->ends_at));
    if (!*text)
        text = arena_text(&app->arena, "desk %d", before->desk);
    return arena_text(&app->arena, " (was %s)", text);
}

static void tell_change(struct app *app, const struct seat_change *change, int n)
{
    const struct sitting *row = change->after ? change->after : change->before;
    const char *who = n == 1 ? pupil_of(app, row) : arena_text(&app->arena, "%d candidates", n);
    char day[STAMP];

    stamp_day(day, day_of(row->starts_at));
    if (!change->after) {
        fprintf(app->out, "  %s %s-%s  %s, %s: %s %s\n", day, clock_of(app, row->starts_at),
                clock_of(app, row->ends_at), room_of(app, row), paper_of(app, row), who,
                change->because == SEAT_NOWHERE ? "has no desk any more" : "no longer sits it");
        return;
    }
    fprintf(app->out, "  %s %s-%s  %s, %s: %s%s%s; %s\n", day, clock_of(app, row->starts_at),
            clock_of(app, row->ends_at), room_of(app, row), paper_of(app, row), who,
            was_text(app, change),
            row->release_at > row->ends_at
                ? arena_text(&app->arena, ", stays until %s", clock_of(app, row->release_at))
                : "",
            change->because == SEAT_MOVED && n > 1 ? "sit elsewhere"
                                                   : seat_because_words[change->because]);
}

static void tell_changes(struct app *app, const struct event_result *result)
{
    bool *told = arena_new(&app->arena, bool, result->n_changes + 1);

    if (result->n_changes > 0)
        fprintf(app->out, "exams:\n");
    for (int i = 0; i < result->n_changes; i++) {
        int n = 1;
        if (told[i])
            continue;
        for (int k = i + 1; k < result->n_changes; k++) {
            if (told[k] || !alike(app, &result->changes[i], &result->changes[k]))
                continue;
            told[k] = true;
            n++;
        }
        tell_change(app, &result->changes[i], n);
    }
}

static void tell_person(struct app *app, const struct event_person *person)
{
    const struct assignment *row = person->row;
    const struct person *who = &app->office.season.people[row->staff];

    fprintf(app->out, "  %s (%s), %s%s: ", who->name, who->staff, row->title,
            comma_place(app, row->room, row->site));
    if (person->ends_at < 0) {
        fprintf(app->out, "free from %s", clock_of(app, person->starts_at));
    } else if (person->ends_at > row->ends_at) {
        fprintf(app->out, "kept until %s instead of %s", clock_of(app, person->ends_at),
                clock_of(app, row->ends_at));
    } else if (person->starts_at == row->starts_at && person->ends_at == row->ends_at) {
        fprintf(app->out, "%s-%s now in %s", clock_of(app, row->starts_at),
                clock_of(app, row->ends_at),
                answer_place(&app->office.season, person->room, row->site));
    } else {
        fprintf(app->out, "now %s-%s instead of %s-%s", clock_of(app, person->starts_at),
                clock_of(app, person->ends_at), clock_of(app, row->starts_at),
                clock_of(app, row->ends_at));
    }
    if (person->past_min > 0)
        fprintf(app->out, ", %d minutes past their hours", person->past_min);
    fprintf(app->out, "\n");
}

/* ", at 09:30" of today; "" when it is not minutes ago. */
static const char *known_text(struct app *app, const struct event_result *result)
{
    bool today = day_of(result->known_at) == day_of(app->office.now_at);

    return today && result->known_at < app->office.now_at
               ? arena_text(&app->arena, ", at %s", clock_of(app, result->known_at))
               : "";
}

void event_tell(struct app *app, const struct event_outcome *outcome)
{
    const struct event_result *result = &outcome->result;

    if (result->known)
        fprintf(app->out, "recorded before%s%s\n", known_text(app, result),
                repair_asks(&outcome->repair) ? "" : ": nothing changes");
    else
        fprintf(app->out, "%s: recorded\n", result->told);
    tell_changes(app, result);
    if (result->n_notes > 0)
        fprintf(app->out, "to see to:\n");
    for (int i = 0; i < result->n_notes; i++)
        fprintf(app->out, "  %s\n", result->notes[i]);
    if (outcome->n_people > 0)
        fprintf(app->out, "adults:\n");
    for (int i = 0; i < outcome->n_people; i++)
        tell_person(app, &outcome->people[i]);
}

static void answer_changes(struct app *app, struct json *root, const struct event_result *result)
{
    struct json *list = json_list(root, "sittings");

    for (int i = 0; i < result->n_changes; i++) {
        const struct seat_change *change = &result->changes[i];
        struct json *row = json_row(list);
        json_text(row, "pupil", pupil_of(app, change->before));
        json_text(row, "paper", paper_of(app, change->before));
        json_text(row, "because", seat_because_words[change->because]);
        json_text(row, "was_room", room_of(app, change->before));
        json_moment(row, "was_start", change->before->starts_at);
        json_moment(row, "was_finish", change->before->ends_at);
        if (!change->after)
            continue;
        json_text(row, "room", room_of(app, change->after));
        json_number(row, "desk", change->after->desk);
        json_moment(row, "start", change->after->starts_at);
        json_moment(row, "finish", change->after->ends_at);
        json_moment(row, "release", change->after->release_at);
    }
}

static void answer_people(struct app *app, struct json *root, const struct event_outcome *outcome)
{
    const struct season *season = &app->office.season;
    struct json *list = json_list(root, "adults");

    for (int i = 0; i < outcome->n_people; i++) {
        const struct event_person *person = &outcome->people[i];
        struct json *row = json_row(list);
        json_text(row, "staff", answer_staff(season, person->row->staff));
        json_text(row, "duty", person->row->key);
        json_text(row, "place", answer_place(season, person->row->room, person->row->site));
        json_moment(row, "was_start", person->row->starts_at);
        json_moment(row, "was_end", person->row->ends_at);
        if (person->ends_at >= 0) {
            json_moment(row, "start", person->starts_at);
            json_moment(row, "end", person->ends_at);
        }
        json_number(row, "past_hours", person->past_min);
    }
}

void event_answer(struct app *app, struct json *root, const struct day_event *event,
                  const struct event_outcome *outcome)
{
    const struct event_result *result = &outcome->result;
    struct json *json = json_member(root, "event");
    struct json *notes = json_list(root, "notes");

    json_text(json, "what", incident_words[event->what]);
    json_yes(json, "known", result->known);
    json_moment(json, "from", event->from_at);
    json_text(json, "text", result->told);
    for (int i = 0; i < result->n_notes; i++)
        json_list_text(notes, result->notes[i]);
    answer_changes(app, root, result);
    answer_people(app, root, outcome);
}
