/* SPDX-License-Identifier: GPL-3.0-or-later
 * The facts of a room session for the report: candidates, times, room, adults. */
#include <string.h>

#include "scheduler/audit/auditor.h"

const char *fact_papers(const struct auditor *auditor, const struct run *run)
{
    const char *text = "";

    for (int i = run->first; i < run->end; i++) {
        int paper = auditor->seats[i].paper, count = 0;
        bool told = false;
        for (int k = run->first; k < run->end; k++) {
            told = told || (k < i && auditor->seats[k].paper == paper);
            count += auditor->seats[k].paper == paper;
        }
        if (!told)
            text = arena_text(auditor->arena, "%s%s%s (%d)", text, *text ? ", " : "",
                              auditor->season->papers[paper].paper, count);
    }
    return text;
}

static const char *plural(int count)
{
    return count == 1 ? "" : "s";
}

/* What a session's candidates have in common and the most of each. */
struct summary {
    int n_more, n_rest;  /* with extra time, with rest breaks */
    int64_t least, most; /* minutes given */
    int64_t ends_at, leaves_at, starts_at;
    uint64_t kinds;
    unsigned roles;
    bool sessions[4]; /* enum session */
};

static struct summary summary_of(const struct auditor *auditor, const struct run *run)
{
    struct summary sum = {.least = INT64_MAX, .starts_at = run->from_at};

    for (int i = run->first; i < run->end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        int64_t minutes = seat->ends_at - seat->starts_at;
        sum.n_more += seat->extra_pct > 0 && seat->rest_per_hour == 0;
        sum.n_rest += seat->rest_per_hour > 0;
        sum.least = minutes < sum.least ? minutes : sum.least;
        sum.most = minutes > sum.most ? minutes : sum.most;
        sum.ends_at = seat->ends_at > sum.ends_at ? seat->ends_at : sum.ends_at;
        sum.leaves_at = seat->leaves_at > sum.leaves_at ? seat->leaves_at : sum.leaves_at;
        sum.kinds |= seat->kinds;
        sum.roles |= seat->roles;
        sum.sessions[auditor->season->papers[seat->paper].session] = true;
    }
    return sum;
}

static void say_release(struct auditor *auditor, const struct run *run, const struct summary *sum)
{
    look_run(auditor, "release", run);
    look_fact(auditor, "release", "last finish %s, last to leave %s",
              fact_clock(auditor, sum->ends_at), fact_clock(auditor, sum->leaves_at));
    if (sum->sessions[SESSION_AM])
        look_rests(auditor, "release", FIGURE_AM_RELEASE);
    if (sum->sessions[SESSION_PM])
        look_rests(auditor, "release", FIGURE_PM_RELEASE);
}

void say_times(struct auditor *auditor, const struct run *run)
{
    struct summary sum = summary_of(auditor, run);
    const char *minutes = sum.least == sum.most
                              ? arena_text(auditor->arena, "%lld minutes", (long long)sum.most)
                              : arena_text(auditor->arena, "%lld to %lld minutes",
                                           (long long)sum.least, (long long)sum.most);

    look_run(auditor, "full_time", run);
    look_fact(auditor, "full_time", "%d candidate%s, %s; last finish %s", run->n_pupils,
              plural(run->n_pupils), minutes, fact_clock(auditor, sum.ends_at));
    if (sum.n_more)
        look_fact(auditor, "full_time", "%d with extra time", sum.n_more);
    if (sum.n_rest) {
        look_fact(auditor, "full_time", "%d with rest breaks: the clock stops, these are planned",
                  sum.n_rest);
        look_rests(auditor, "full_time", FIGURE_REST_PER_HOUR);
        look_rests(auditor, "full_time", FIGURE_REST_CAP);
    }
    say_release(auditor, run, &sum);
    look_run(auditor, "date", run);
    look_fact(auditor, "date", "%s on %s", fact_papers(auditor, run),
              day_text(auditor->arena, day_of(run->from_at)));
}

/* Arrangements among these that say where the candidate sits, this strict or stricter. */
static uint64_t placing(const struct auditor *auditor, uint64_t kinds, int place)
{
    uint64_t found = 0;

    for (int i = 0; i < auditor->rules->n_arrangements && i < 64; i++)
        if ((kinds >> i & 1) && auditor->rules->arrangements[i].place >= place)
            found |= (uint64_t)1 << i;
    return found;
}

static void say_company(struct auditor *auditor, const struct run *run, const struct summary *sum)
{
    int alone = 0, separate = 0, limited = 0, wanted = 0;

    for (int i = run->first; i < run->end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        alone += seat->place == PLACE_ALONE;
        separate += seat->place == PLACE_SEPARATE;
        limited += seat->group_size > 0;
        wanted += seat->room >= 0;
    }
    if (alone) {
        look_run(auditor, "separate_room", run);
        look_fact(auditor, "separate_room", "%d to sit alone", alone);
        look_rests_kinds(auditor, "separate_room", placing(auditor, sum->kinds, PLACE_ALONE));
    }
    if (separate) {
        look_run(auditor, "overheard", run);
        look_fact(auditor, "overheard", "%d not to be overheard", separate);
        look_rests_kinds(auditor, "overheard", placing(auditor, sum->kinds, PLACE_SEPARATE));
    }
    if (limited) {
        look_run(auditor, "group_size", run);
        look_fact(auditor, "group_size", "%d with a limit, %d in the room", limited, run->n_pupils);
    }
    if (wanted) {
        look_run(auditor, "room_wanted", run);
        look_fact(auditor, "room_wanted", "%d asked for this room or another", wanted);
    }
}

void say_room(struct auditor *auditor, const struct run *run)
{
    const struct room *room = &auditor->season->rooms[run->room];
    struct summary sum = summary_of(auditor, run);
    int most = fact_crowd(auditor, run, true), numbered = 0;

    for (int i = run->first; i < run->end; i++)
        numbered += auditor->seats[i].sitting->desk > 0;
    look_run(auditor, "capacity", run);
    look_fact(auditor, "capacity", "%d candidate%s at once at most, %d exam seats", most,
              plural(most), room->seats);
    look_run(auditor, "room_use", run);
    look_fact(auditor, "room_use", "%s, %s", room->room, room_kind_words[room->kind]);
    look_run(auditor, "closure", run);
    look_fact(auditor, "closure", "no closure meets %s",
              fact_span(auditor, run->from_at, run->until_at));
    look_run(auditor, "desk", run);
    look_fact(auditor, "desk", "%d of %d sittings at a numbered desk", numbered,
              run->end - run->first);
    say_company(auditor, run, &sum);
}

/* "AB 08:30-10:45" of those in the room who have such duties. */
static void say_people(struct auditor *auditor, const char *rule, const struct run *run,
                       bool helping)
{
    const int *first = &auditor->room_duties_first[run->room];

    for (int i = first[0]; i < first[1]; i++) {
        const struct duty_fact *duty = &auditor->duties[auditor->room_duties[i]];
        const struct assignment *row = duty->row;
        if (row->starts_at >= run->until_at)
            break;
        if (row->ends_at <= run->from_at || !(helping ? duty->helps : duty->invigilates))
            continue;
        look_fact(auditor, rule, "%s %s-%s", fact_code(auditor, row->staff),
                  fact_clock(auditor, row->starts_at), fact_clock(auditor, row->ends_at));
    }
}

void say_ratio(struct auditor *auditor, const struct run *run, int least, bool led)
{
    static const enum figure_id ids[] = {
        [PAPER_WRITTEN] = FIGURE_RATIO_WRITTEN,     [PAPER_PRACTICAL] = FIGURE_RATIO_PRACTICAL,
        [PAPER_ONSCREEN] = FIGURE_RATIO_ONSCREEN,   [PAPER_ART] = FIGURE_RATIO_ART,
        [PAPER_LISTENING] = FIGURE_RATIO_LISTENING, [PAPER_SPEAKING] = FIGURE_RATIO_SPEAKING,
    };
    int strictest = INT32_MAX, most = fact_crowd(auditor, run, true);

    look_run(auditor, "ratio", run);
    for (int i = run->first; i < run->end; i++) {
        enum figure_id id = ids[auditor->season->papers[auditor->seats[i].paper].kind];
        int ratio = fact_figure(auditor, id)->value;
        strictest = ratio < strictest ? ratio : strictest;
        look_rests(auditor, "ratio", id);
    }
    look_fact(auditor, "ratio", "%d candidate%s at most, one invigilator for %d%s", most,
              plural(most), strictest,
              least > 1 ? arena_text(auditor->arena, ", %d at least", least) : "");
    say_people(auditor, "ratio", run, false);
    if (led) {
        look_run(auditor, "lead", run);
        say_people(auditor, "lead", run, false);
    }
}

void say_helpers(struct auditor *auditor, const struct run *run)
{
    struct summary sum = summary_of(auditor, run);
    int helped = 0;
    bool shared = false;
    uint64_t kinds = 0;

    for (int i = run->first; i < run->end; i++) {
        helped += auditor->seats[i].roles != 0;
        shared = shared || auditor->seats[i].sitting->helper_group > 0;
    }
    for (int i = 0; i < auditor->rules->n_arrangements && i < 64; i++)
        if ((sum.kinds >> i & 1) && *auditor->rules->arrangements[i].helper)
            kinds |= (uint64_t)1 << i;
    if (helped) {
        look_run(auditor, "helper", run);
        look_fact(auditor, "helper", "%d candidate%s with a helper", helped, plural(helped));
        look_rests_kinds(auditor, "helper", kinds);
        look_rests_roles(auditor, "helper", sum.roles);
        say_people(auditor, "helper", run, true);
    }
    if (shared) {
        look_run(auditor, "reader_share", run);
        look_fact(auditor, "reader_share", "%d may share",
                  fact_figure(auditor, FIGURE_READER_SHARE)->value);
    }
}
