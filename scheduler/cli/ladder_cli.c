/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/ladder_cli.h"

#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/fallen_cli.h"
#include "scheduler/cli/rung_cli.h"
#include "scheduler/cli/supply_cli.h"
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

static void tell_rung(struct app *app, const struct repair *repair, const struct rung *rung)
{
    fprintf(app->out, "\n--take %d: ", rung->n);
    if (rung->n == 0)
        fprintf(app->out, "nobody else need be told\n");
    else
        fprintf(app->out, "%s to tell (changes for %s)\n", told_text(app, rung),
                names_of(app, repair, rung->told, rung->n_told));
    rung_tell(app, repair, rung);
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
    if (repair->first && !repair->then.known)
        rung_tell_then(app, repair);
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
    rung_tell(app, repair, repair->taken);
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
