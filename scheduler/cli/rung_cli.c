/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/rung_cli.h"

#include <string.h>

#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/fallen_cli.h"
#include "scheduler/plan/price_words.h"
#include "scheduler/report/ladder.h"

/* Than the rung that tells fewer; and whether there is a better for so few. */
static void tell_price(struct app *app, const struct repair *repair, const struct rung *rung)
{
    const struct ladder *ladder = &repair->ladder;
    const char *than = rung_than(&repair->world, ladder, rung, &app->arena);
    int64_t pay = rung_pay(rung);

    if (*than)
        fprintf(app->out, "  than --take %d: %s\n", rung_before(ladder, rung)->n, than);
    if (pay)
        fprintf(app->out, "  pay for %s: %s\n",
                rung_pays_rest(&repair->world) ? "what has not begun" : "these days",
                pounds_text(pay, &app->arena));
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

static const char *const one_empty[] = {"exam seat", "class", "site minimum",
                                        "session or other work"};

static void tell_open(struct app *app, const struct repair *repair, const struct rung *rung)
{
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
                open[i] ? counted(app, open[i], one_empty[i], act_titles[i])
                        : arena_text(&app->arena, "no %s", one_empty[i]),
                than_told(app, repair, open[i] - then[i]));
    }
    fputc('\n', app->out);
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

void rung_tell(struct app *app, const struct repair *repair, const struct rung *rung)
{
    tell_open(app, repair, rung);
    tell_price(app, repair, rung);
    tell_lines(app, repair, rung);
}

void rung_tell_then(struct app *app, const struct repair *repair)
{
    struct repair later = *repair;
    struct fault none = {0}; /* what cannot be judged is not compared with */
    const char *text = "";
    int then[N_ACTS], n = 0;

    fflush(app->out); /* the repair itself is wanted at once */
    if (!office_repair_then(&app->office, &later, &none) || !later.then.known)
        return;
    act_open(&later.then.world, &later.then.plan, then);
    for (int i = 0; i < N_ACTS; i++) {
        n += then[i];
        if (then[i])
            text = arena_text(&app->arena, "%s%s%s", text, *text ? ", " : "",
                              counted(app, then[i], one_empty[i], act_titles[i]));
    }
    fprintf(app->out, "\n%s left empty in version %d.\n",
            n == 0   ? "Nothing was"
            : n == 1 ? arena_text(&app->arena, "%s was", text)
                     : arena_text(&app->arena, "%s were", text),
            later.then.version);
}
