/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/ladder_cli.h"

#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/fallen_cli.h"
#include "scheduler/cli/supply_cli.h"
#include "scheduler/plan/price_words.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/ladder.h"
#include "scheduler/report/message.h"

/* "CD", "CD and EF". */
static const char *names_of(struct app *app, const struct repair *repair, const int *people,
                            int count)
{
    const char *text = "";

    for (int i = 0; i < count; i++) {
        text = arena_text(&app->arena, "%s%s%s", text,
                          !*text           ? ""
                          : i == count - 1 ? " and "
                                           : ", ",
                          repair->season->people[people[i]].staff);
    }
    return text;
}

/* Those whom it is about have changes, too, and are not counted. */
static const char *told_text(struct app *app, const struct rung *rung)
{
    if (rung->n_told > rung->people)
        return counted(app, rung->people, "other person", "other people");
    return counted(app, rung->people, "person", "people");
}

/* Than the rung that tells fewer; and whether there is a better for so few. */
static void tell_price(struct app *app, const struct repair *repair, const struct rung *rung)
{
    const struct ladder *ladder = &repair->ladder;
    const char *than = rung_than(&repair->world, ladder, rung, &app->arena);
    int64_t pay = rung_pay(rung);

    if (*than)
        fprintf(app->out, "  than --take %d: %s\n", rung_before(ladder, rung)->n, than);
    if (pay)
        fprintf(app->out, "  pay for these days: %s\n", pounds_text(pay, &app->arena));
    fprintf(app->out, "  %s\n",
            rung->proven ? "proven the best for so few"
                         : "the best found; that there is no better was not proven");
}

/* " (1 more than in version 3)": against what stood empty when people were told. */
static const char *than_told(struct app *app, const struct repair *repair, int more)
{
    const struct told_then *then = &repair->then;

    if (!then->known)
        return "";
    if (more == 0)
        return arena_text(&app->arena, " (as in version %d)", then->version);
    return arena_text(&app->arena, " (%d %s than in version %d)", more > 0 ? more : -more,
                      more > 0 ? "more" : "fewer", then->version);
}

static void tell_open(struct app *app, const struct repair *repair, const struct rung *rung)
{
    static const char *const one[N_ACTS] = {"exam seat", "class", "site minimum",
                                            "session or other work"};
    int open[N_ACTS], then[N_ACTS] = {0}, n_open = 0, n_then = 0, n = 0;

    act_open(&repair->world, &rung->plan, open);
    if (repair->then.known)
        act_open(&repair->then.world, &repair->then.plan, then);
    for (int i = 0; i < N_ACTS; i++) {
        n_open += open[i];
        n_then += then[i];
    }
    fprintf(app->out, "  left empty:%s", n_open ? "" : " nothing");
    if (n_open == 0 && n_then > 0)
        fputs(than_told(app, repair, -n_then), app->out);
    for (int i = 0; i < N_ACTS && n_open > 0; i++) {
        if (!open[i] && !then[i])
            continue;
        fprintf(app->out, "%s %s%s", n++ ? "," : "",
                open[i] ? counted(app, open[i], one[i], act_titles[i])
                        : arena_text(&app->arena, "no %s", one[i]),
                than_told(app, repair, open[i] - then[i]));
    }
    fputc('\n', app->out);
    tell_price(app, repair, rung);
}

/* ", who had it in R1": it is elsewhere now. */
static const char *was_in(struct app *app, const struct act_line *line)
{
    if (line->was_room < 0 || line->room < 0 || line->was_room == line->room)
        return "";
    return arena_text(&app->arena, ", who had it in %s",
                      app->office.season.rooms[line->was_room].room);
}

/* "MNE keeps it", "MNE, OPR keep it". */
static const char *s_of(const char *names)
{
    return strchr(names, ',') ? "" : "s";
}

static void tell_line(struct app *app, const struct act_line *line)
{
    const char *was = was_in(app, line), *s = s_of(*line->to ? line->to : line->from);

    fprintf(app->out, "    %s  %s%s: ", span_text(app, line->starts_at, line->ends_at), line->title,
            comma_place(app, line->room, line->site));
    if (!*line->from && !*line->to)
        fprintf(app->out, "is wanted now, nobody takes it\n");
    else if (strcmp(line->from, line->to) == 0 && line->was_at != line->starts_at)
        fprintf(app->out, "%s, moved from %s\n", line->to,
                span_text(app, line->was_at, line->was_until));
    else if (strcmp(line->from, line->to) == 0)
        fprintf(app->out, "%s keep%s it, %s\n", line->to, s,
                *was ? "here now" : "at this time and place");
    else if (!*line->to && line->is_over)
        fprintf(app->out, "%s leave%s it, nobody is wanted there any more\n", line->from, s);
    else if (!*line->to)
        fprintf(app->out, "%s%s%s leave%s it, nobody takes %s\n", line->from, was, *was ? "," : "",
                s, line->joins ? "them" : "it");
    else if (!*line->from)
        fprintf(app->out, "%s take%s it\n", line->to, s);
    else
        fprintf(app->out, "%s instead of %s%s\n", line->to, line->from,
                line->was_at != line->starts_at ? ", at another time" : was);
}

static void tell_lines(struct app *app, const struct repair *repair, const struct rung *rung)
{
    const struct act_line *lines;
    int n = act_lines(&repair->world, repair->then.known ? &repair->then.world : NULL, rung,
                      &app->arena, &lines);

    for (int i = 0; i < n; i++) {
        if (i == 0 || lines[i - 1].act != lines[i].act)
            fprintf(app->out, "  %s\n", act_titles[lines[i].act]);
        tell_line(app, &lines[i]);
    }
}

static void tell_rung(struct app *app, const struct repair *repair, const struct rung *rung)
{
    fprintf(app->out, "\n--take %d: ", rung->n);
    if (rung->n == 0)
        fprintf(app->out, "nobody else need be told\n");
    else
        fprintf(app->out, "%s to tell (changes for %s)\n", told_text(app, rung),
                names_of(app, repair, rung->told, rung->n_told));
    tell_open(app, repair, rung);
    tell_lines(app, repair, rung);
}

/* The event leaves no choice there, so no rung counts them. */
static void tell_besides(struct app *app, const struct repair *repair)
{
    const struct ladder *ladder = &repair->ladder;

    if (ladder->n_besides > 0) {
        fprintf(app->out, "\n%s to be told whatever is done and %s not counted below: %s.\n",
                counted(app, ladder->n_besides, "person has", "people have"),
                ladder->n_besides == 1 ? "is" : "are",
                names_of(app, repair, ladder->besides, ladder->n_besides));
    }
}

static void tell_ladder(struct app *app, const struct repair *repair)
{
    const struct ladder *ladder = &repair->ladder;

    tell_besides(app, repair);
    for (int i = 0; i < ladder->n_rungs; i++)
        tell_rung(app, repair, &ladder->rungs[i]);
    if (ladder->n_rungs == 0) {
        fprintf(app->out,
                "\nNo repair was found that tells %d people or fewer: examrota plan makes one that "
                "tells more, then examrota publish.\n",
                LADDER_MOST);
        return;
    }
    supply_tell(app, &repair->supply);
    if (repair->first)
        fprintf(app->out, "\nRepairs that tell more people were not looked for: the same command "
                          "without --first does.\n");
    else if (!ladder->complete)
        fprintf(app->out, "\nWhether telling more people would help more was not settled.\n");
    else
        fprintf(app->out,
                "\nNo other repair that tells %d people or fewer would be better: proven.\n",
                LADDER_MOST);
    fprintf(app->out,
            "\nNothing is published yet: add --take N (and --seen %lld, to stop if others changed "
            "anything).\n",
            (long long)app->office.season.version);
}

static const char *text_for(struct app *app, const struct repair *repair, int person)
{
    const struct publish_result *published = &repair->published;

    return message_of(&app->office.season, person, published->changes, published->n_changes,
                      &app->arena);
}

/* Something is new to them. */
static bool has_text(const struct repair *repair, int person)
{
    for (int i = 0; i < repair->published.n_changes; i++)
        if (repair->published.changes[i].staff == person)
            return true;
    return false;
}

static void tell_taken(struct app *app, const struct repair *repair)
{
    fprintf(app->out, "\nversion %d is published: %s\n", repair->published.version,
            counted(app, repair->published.n_changes, "change", "changes"));
    tell_open(app, repair, repair->taken);
    tell_lines(app, repair, repair->taken);
    for (int p = 0, n = 0; p < repair->season->n_people; p++) {
        if (!has_text(repair, p))
            continue;
        fprintf(app->out, "%s  %s  %s\n", n++ ? "" : "to send:\n", repair->season->people[p].staff,
                text_for(app, repair, p));
    }
}

void repair_tell(struct app *app, const struct repair *repair)
{
    lost_tell(app, repair);
    if (!repair->told) {
        fprintf(app->out, "Nothing is published for these days, so nobody has to be told; "
                          "examrota plan takes it into account.\n");
        return;
    }
    left_tell(app, repair);
    fallen_tell(app, repair);
    if (repair->taken)
        tell_taken(app, repair);
    else if (repair_asks(repair))
        tell_ladder(app, repair);
}

/* What stood empty when people were told, as "empty" of a rung. */
static void answer_then(struct json *root, const struct repair *repair)
{
    if (repair->then.known)
        answer_empty(json_member(root, "empty_published"), &repair->then.world, &repair->then.plan);
}

void repair_answer(struct app *app, struct json *root, const struct repair *repair)
{
    answer_fallen(root, &repair->world, &repair->ladder);
    answer_ladder(root, &repair->world, repair->then.known ? &repair->then.world : NULL,
                  &repair->ladder, &app->arena);
    json_yes(root, "asks", repair_asks(repair));
    supply_answer(root, &repair->supply);
    struct json *lost = json_list(root, "locks_lost");
    for (int i = 0; i < repair->n_lost; i++) {
        struct json *row = json_row(lost);
        json_text(row, "staff", answer_staff(repair->season, repair->lost[i].staff));
        json_moment(row, "start", repair->lost[i].starts_at);
        json_moment(row, "end", repair->lost[i].ends_at);
    }
    struct json *left = json_list(root, "left");
    for (int i = 0; i < repair->cut.n_left; i++) {
        const struct told_left *what = &repair->cut.left[i];
        struct json *row = json_row(left);
        json_text(row, "duty", what->row.key);
        json_text(row, "staff", answer_staff(repair->season, what->row.staff));
        json_moment(row, "start", what->row.starts_at);
        json_moment(row, "end", what->row.ends_at);
        json_moment(row, "at", what->at);
        if (what->back_at >= 0)
            json_moment(row, "back", what->back_at);
        json_yes(row, "seat", what->seat);
    }
    answer_then(root, repair);
    json_number(root, "seen", app->office.season.version);
    if (!repair->taken)
        return;
    json_number(root, "taken", repair->taken->n);
    json_number(root, "version", repair->published.version);
    struct json *texts = json_list(root, "texts");
    for (int p = 0; p < repair->season->n_people; p++) {
        if (!has_text(repair, p))
            continue;
        struct json *row = json_row(texts);
        json_text(row, "staff", answer_staff(repair->season, p));
        json_text(row, "text", text_for(app, repair, p));
    }
}
