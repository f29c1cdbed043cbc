/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/cli/grounds_cli.h"
#include "scheduler/cli/progress.h"
#include "scheduler/cli/seat_hand.h"
#include "scheduler/cli/seat_start.h"

static const struct option_spec options[] = {
    {"from", 0, "DATE", "first day (else the whole season)"},
    {"to", 0, "DATE", "last day"},
    {"fix", 0, NULL, "keep the seats as they are now (--date, --session, --room, pupils)"},
    {"free", 0, NULL, "let seating change them again"},
    {"merge", 0, "ROOM", "seat those of this room in the room named next"},
    {"split", 0, "ROOM", "seat some of this room in the room named next, or in the best one"},
    {"move", 0, "PUPIL", "seat this candidate in the room named next"},
    {"start", 0, "ROOM|TIME",
     "a whole room, or all who start then, start at the time named next, inside the window"},
    {"date", 0, "DATE", "the day that is meant (where only one can be, it may be left out)"},
    {"session", 0, "AM|PM", "the session that is meant"},
    {"room", 0, "ROOM", "with --fix and --free: one room"},
    {"rehearse", 0, NULL, "with --merge, --split, --move, --start: say what it would do"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

static void tell_unseated(struct app *app, const struct unseated *unseated)
{
    const struct season *season = &app->office.season;
    const struct entry *entry = &season->entries[unseated->entry];

    fprintf(app->out, "  %-10s %-14s %s\n", season->pupils[entry->pupil].pupil,
            season->papers[entry->paper].paper, unseated->reason);
}

static bool answer(struct app *app, const struct seating *seating, struct office_range range,
                   struct fault *fault)
{
    const struct season *season = &app->office.season;
    struct json *root = answer_begin();

    json_number(root, "entries", seating->n_entries);
    json_number(root, "seated", seating->n_entries - seating->n_unseated);
    struct json *list = json_list(root, "unseated");
    for (int i = 0; i < seating->n_unseated; i++) {
        const struct entry *entry = &season->entries[seating->unseated[i].entry];
        struct json *row = json_row(list);
        json_text(row, "pupil", season->pupils[entry->pupil].pupil);
        json_text(row, "paper", season->papers[entry->paper].paper);
        json_text(row, "reason", seating->unseated[i].reason);
    }
    json_number(root, "rooms", seating->rooms);
    json_number(root, "adults", seating->adults);
    list = json_list(root, "levels");
    for (int i = 0; i < SEAT_LEVELS; i++) {
        const struct seat_level *level = &seating->levels[i];
        struct json *row = json_row(list);
        json_text(row, "name", level->name);
        json_text(row, "unit", level->unit);
        json_number(row, "value", level->value);
        json_number(row, "bound", level->bound);
        json_number(row, "first", level->first);
        json_yes(row, "optimal", level->optimal);
        json_text(row, "proof", seat_proof_words[level->proof]);
    }
    list = json_list(root, "starts");
    for (int i = 0; i < seating->n_starts; i++) {
        const struct start_proposal *start = &seating->starts[i];
        struct json *row = json_row(list);
        json_moment(row, "from", start->from_at);
        json_moment(row, "to", start->to_at);
        json_number(row, "candidates", start->candidates);
        json_number(row, "seated", start->gain[SEAT_SEATED]);
        json_number(row, "quarters", start->gain[SEAT_SUPPLY]);
        json_number(row, "adults", start->gain[SEAT_ADULTS]);
        json_text(row, "command", seat_start_line(start, &app->arena));
    }
    grounds_answer(app, range, root);
    return answer_end(app, root, fault);
}

/* What a level stands for, to the officer. */
static const char *level_title(int level)
{
    static const char *const titles[SEAT_LEVELS] = {[SEAT_SEATED] = "without a desk",
                                                    [SEAT_SUPPLY] = "beyond the adults free",
                                                    [SEAT_ADULTS] = "adults",
                                                    [SEAT_LESSONS] = "taken from lessons",
                                                    [SEAT_MOVES] = "moved since last time",
                                                    [SEAT_POINTS] = "size and kind of rooms"};

    return titles[level];
}

static void tell_level(struct app *app, int number, const struct seat_level *level)
{
    static const struct {
        const char *one, *many;
    } words[SEAT_LEVELS] = {{"candidate", "candidates"}, {"quarter hour", "quarter hours"},
                            {"adult", "adults"},         {"room", "rooms"},
                            {"candidate", "candidates"}, {"point", "points"}};
    int64_t gap = level->value - level->bound;

    fprintf(app->out, "  %-22s %-20s ", level_title(number),
            counted(app, level->value, words[number].one, words[number].many));
    if (level->optimal)
        fprintf(app->out, "proven best\n");
    else
        fprintf(app->out, "at most %lld better is possible\n", (long long)gap);
}

static void tell_gain(struct app *app, int64_t gain, const char *one, const char *many)
{
    long long count = (long long)(gain < 0 ? -gain : gain);

    if (count > 0)
        fprintf(app->out, ", %lld %s %s", count, gain < 0 ? "more" : "fewer",
                count == 1 ? one : many);
}

static void tell_start(struct app *app, const struct start_proposal *start)
{
    struct arena *arena = app->office.arena;

    fprintf(app->out, "  %s: %s instead of %s", day_said(arena, day_of(start->from_at)),
            time_text(arena, (int)(start->to_at - day_of(start->to_at) * DAY_MIN)),
            time_text(arena, (int)(start->from_at - day_of(start->from_at) * DAY_MIN)));
    tell_gain(app, start->gain[SEAT_SEATED], "candidate without a desk",
              "candidates without a desk");
    tell_gain(app, start->gain[SEAT_SUPPLY], "quarter hour beyond the adults free",
              "quarter hours beyond the adults free");
    tell_gain(app, start->gain[SEAT_ADULTS], "adult", "adults");
    fprintf(app->out, " (%s would start then)\n    %s\n",
            counted(app, start->candidates, "candidate", "candidates"),
            seat_start_line(start, arena));
}

static void tell_starts(struct app *app, const struct seating *seating)
{
    if (seating->n_starts == 0)
        return;
    fprintf(app->out, "another start would help; to take one, write its line:\n");
    for (int i = 0; i < seating->n_starts; i++)
        tell_start(app, &seating->starts[i]);
}

static bool tell_seating(struct app *app, const struct args *args, const struct seating *seating,
                         struct office_range range, struct fault *fault)
{
    if (args_has(args, "json"))
        return answer(app, seating, range, fault);
    fprintf(app->out, "%d of %s seated, in %s, with %s\n", seating->n_entries - seating->n_unseated,
            counted(app, seating->n_entries, "entry", "entries"),
            counted(app, seating->rooms, "room session", "room sessions"),
            counted(app, seating->adults, "adult", "adults"));
    for (int i = 0; i < SEAT_LEVELS && seating->n_sittings + seating->n_unseated > 0; i++)
        tell_level(app, i, &seating->levels[i]);
    if (seating->n_unseated)
        fprintf(app->out, "without a desk:\n");
    for (int i = 0; i < seating->n_unseated; i++)
        tell_unseated(app, &seating->unseated[i]);
    tell_starts(app, seating);
    grounds_tell(app, range);
    return true;
}

static void tell_day(void *context, int done, int of)
{
    progress_count(context, done, of, "days seated");
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct office_range range;
    struct seating seating;
    struct progress_line line;

    if (seat_start_asked(app, args)) {
        const char *told;
        if (!seat_start_run(app, args, &seating, &range, &told, fault))
            return false;
        if (!args_has(args, "json"))
            fprintf(app->out, "%s\n", told);
        return tell_seating(app, args, &seating, range, fault);
    }
    if (seat_hand_asked(args))
        return seat_hand_run(app, args, fault);
    if (args->n_words > 0) {
        return fault_set(fault, FAULT_USAGE,
                         "seat takes no '%s' without --fix, --merge, --split or --move",
                         args->words[0]);
    }
    progress_begin(&line, app);
    bool done = args_range(args, &range, fault) && range_complete(app, &range, fault) &&
                office_seat(&app->office, range, (struct office_listener){tell_day, &line},
                            &seating, fault);
    progress_end(&line);
    if (!done)
        return false;
    return tell_seating(app, args, &seating, range, fault);
}

const struct command command_seat = {
    .name = "seat",
    .summary = "give every candidate a room, a desk, a start and a finish",
    .usage =
        "[--from DATE] [--to DATE] [--json]\n"
        "              --fix | --free [PUPIL...] [--room ROOM] [--date DATE [--session AM|PM]]\n"
        "              --merge ROOM ROOM | --split ROOM [ROOM] | --move PUPIL ROOM\n"
        "                [--date DATE] [--session AM|PM] [--rehearse]\n"
        "              --start ROOM TIME [--date DATE] | --start TIME TIME --date DATE",
    .help =
        "Seats every entry of the days: extra time, rest breaks, readers, scribes, rooms of one's\n"
        "own, clashes and release times as the rules say.  What was fixed stays.  Entries that\n"
        "cannot be seated are listed with the reason.\n\n"
        "What matters, most important first: everyone has a desk; few adults beyond those who are\n"
        "free and trained (in quarter hours); few adults; few rooms taken from lessons; few\n"
        "candidates moved since the last seating; small rooms, and rooms of the right kind.  Each\n"
        "level says whether it is proven best, the levels before it being as they are.\n\n"
        "With --fix, --merge, --split or --move it changes what is named and nothing else.  Those\n"
        "seats are fixed then: every later seat keeps them, until --free.  What the rules forbid "
        "is\n"
        "refused with the rule (exit 5), and nothing is stored.  --rehearse says what would come "
        "of\n"
        "it and stores nothing.  report merges lists what would save an adult.\n\n"
        "--start moves a whole room inside the permitted window.  With a time in place of a room\n"
        "everybody who starts then does, and the day is seated again; seat proposes such starts\n"
        "and prints their lines.",
    .options = options,
    .max_args = -1,
    .store = STORE_WRITES,
    .loads = true,
    .run = run,
};
