/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/seat_hand.h"

#include <string.h>
#include <strings.h>

#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/plan/find_duty.h"

static const char *const verbs[] = {
    [HAND_FIX] = "fix",     [HAND_FREE] = "free", [HAND_MERGE] = "merge",
    [HAND_SPLIT] = "split", [HAND_MOVE] = "move", [HAND_START] = "start"};
enum { N_VERBS = sizeof verbs / sizeof *verbs };

bool seat_hand_asked(const struct args *args)
{
    for (int i = 0; i < N_VERBS; i++) {
        if (args_has(args, verbs[i]))
            return true;
    }
    return args_has(args, "date") || args_has(args, "session") || args_has(args, "room");
}

static bool verb_read(const struct args *args, struct hand *hand, struct fault *fault)
{
    int n = 0;

    for (int i = 0; i < N_VERBS; i++) {
        if (args_has(args, verbs[i])) {
            hand->what = i;
            n++;
        }
    }
    if (n == 1)
        return true;
    return fault_set(
        fault, FAULT_USAGE,
        n ? "seat does one thing at a time: --fix, --free, --merge, --split, --move or "
            "--start"
          : "--date, --session and --room go with --fix, --free, --merge, --split, "
            "--move or --start");
}

static bool room_read(const struct app *app, const char *code, int *room, struct fault *fault)
{
    *room = -1;
    return !code || room_meant(&app->office.season, code, room, fault);
}

static bool pupil_read(const struct app *app, const char *code, int *pupil, struct fault *fault)
{
    *pupil = season_pupil(&app->office.season, code);
    if (*pupil < 0)
        return fault_set(fault, FAULT_MISSING, "no pupil has the code '%s'", code);
    return true;
}

static bool when_read(const struct app *app, const struct args *args, struct hand *hand,
                      struct fault *fault)
{
    const char *date = args_text(args, "date");
    const char *session = args_text(args, "session");
    struct office_range range;

    hand->day = date ? day_parse(date) : -1;
    if (date && hand->day == DAY_NONE)
        return fault_set(fault, FAULT_USAGE, "'%s' is no day; write it like 2027-05-17", date);
    if (session && strcasecmp(session, "AM") == 0)
        hand->session = SESSION_AM;
    else if (session && strcasecmp(session, "PM") == 0)
        hand->session = SESSION_PM;
    else if (session)
        return fault_set(fault, FAULT_USAGE, "'%s' is no session; write AM or PM", session);
    if (!args_range(args, &range, fault))
        return false;
    if (hand->what != HAND_FIX && hand->what != HAND_FREE) {
        hand->now_at = app->office.now_at;
        return true;
    }
    if (hand->day < 0 && !range_complete(app, &range, fault))
        return false;
    hand->from = range.from;
    hand->until = range.until;
    return true;
}

static bool pupils_read(struct app *app, const struct args *args, struct hand *hand,
                        struct fault *fault)
{
    int *pupils = arena_new(&app->arena, int, args->n_words + 1);

    for (int i = 0; i < args->n_words; i++) {
        if (!pupil_read(app, args->words[i], &pupils[i], fault))
            return false;
    }
    hand->pupils = pupils;
    hand->n_pupils = args->n_words;
    return true;
}

/* The words beside the options: a second room, or pupils to fix. */
static bool words_read(struct app *app, const struct args *args, struct hand *hand,
                       struct fault *fault)
{
    const char *value = args_text(args, verbs[hand->what]);
    const char *word = args->n_words ? args->words[0] : NULL;

    if (hand->what == HAND_FIX || hand->what == HAND_FREE)
        return room_read(app, args_text(args, "room"), &hand->room, fault) &&
               pupils_read(app, args, hand, fault);
    if (hand->what == HAND_START) {
        hand->minute = args->n_words == 1 ? time_parse(word) : -1;
        return hand->minute < 0
                   ? fault_set(fault, FAULT_USAGE, "write seat --start ROOM TIME, like 08:45")
                   : room_read(app, value, &hand->room, fault);
    }
    if (args->n_words > 1 || (!word && hand->what != HAND_SPLIT))
        return fault_set(fault, FAULT_USAGE, "write seat --%s %s%s", verbs[hand->what],
                         hand->what == HAND_MOVE ? "PUPIL" : "ROOM",
                         hand->what == HAND_SPLIT ? " [ROOM]" : " ROOM");
    if (hand->what == HAND_MOVE ? !pupil_read(app, value, &hand->pupil, fault)
                                : !room_read(app, value, &hand->room, fault))
        return false;
    return room_read(app, word, &hand->to, fault);
}

static bool answer(struct app *app, const struct hand *hand, const struct hand_result *result,
                   struct fault *fault)
{
    const struct season *season = &app->office.season;
    struct json *root = answer_begin();

    json_text(root, "done", verbs[hand->what]);
    json_number(root, "changed", result->changed);
    json_text(root, "room", result->room >= 0 ? season->rooms[result->room].room : "");
    json_text(root, "start",
              result->starts_at > 0 ? moment_text(&app->arena, result->starts_at) : "");
    json_number(root, "adults_before", result->adults_before);
    json_number(root, "adults_after", result->adults_after);
    json_number(root, "minutes_before", result->minutes_before);
    json_number(root, "minutes_after", result->minutes_after);
    json_text(root, "text", result->told);
    return answer_end(app, root, fault);
}

bool seat_hand_run(struct app *app, const struct args *args, struct fault *fault)
{
    struct hand hand = {.room = -1, .to = -1, .pupil = -1};
    struct hand_result result = {0};

    if (!verb_read(args, &hand, fault) || !when_read(app, args, &hand, fault) ||
        !words_read(app, args, &hand, fault) ||
        !office_hand(&app->office, &hand, args_has(args, "rehearse"), &result, fault))
        return false;
    if (args_has(args, "json"))
        return answer(app, &hand, &result, fault);
    fprintf(app->out, "%s%s\n", args_has(args, "rehearse") ? "would be: " : "", result.told);
    if (args_has(args, "rehearse") && result.minutes_before != result.minutes_after)
        fprintf(app->out, "adults' minutes of the session: %d instead of %d\n",
                result.minutes_after, result.minutes_before);
    return true;
}
