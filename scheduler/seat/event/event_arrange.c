/* SPDX-License-Identifier: GPL-3.0-or-later
 * A new arrangement: the candidate's exams still to come are seated again. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/model/kind.h"
#include "scheduler/seat/event/event_part.h"
#include "scheduler/seat/work.h"

static int arrangement_place(const struct season *season, const struct arrangement *like)
{
    for (int i = 0; i < season->n_arrangements; i++) {
        const struct arrangement *row = &season->arrangements[i];
        if (row->pupil == like->pupil && strcmp(row->kind, like->kind) == 0 && !*row->subject &&
            row->paper == like->paper && row->from == like->from)
            return i;
    }
    return season->n_arrangements;
}

static struct arrangement arrangement_add(struct happening *happening, int paper, int64_t from)
{
    const struct day_event *event = happening->event;
    struct season *after = &happening->result->after;
    struct arrangement *rows =
        arena_new(happening->arena, struct arrangement, after->n_arrangements + 1);
    struct arrangement row = {.pupil = event->pupil,
                              .kind = event->kind,
                              .amount = event->amount,
                              .subject = "",
                              .paper = paper,
                              .shared = -1,
                              .group_size = -1,
                              .room = -1,
                              .with = "",
                              .skills = "",
                              .from = from,
                              .until = event->until_at >= 0 ? day_of(event->until_at - 1) : -1,
                              .approved_until = -1,
                              .route = event->route,
                              .wanted = true,
                              .note = event->reason ? event->reason : ""};
    int place = arrangement_place(after, &row);

    for (int i = 0; i < after->n_arrangements; i++)
        rows[i] = after->arrangements[i];
    rows[place] = row;
    after->n_arrangements += place == after->n_arrangements;
    after->arrangements = rows;
    kind_sort(kind_find("arrangements"), after, rows, after->n_arrangements);
    return row;
}

/* It stands, approved, for all that is asked: a second row would take its approval's place. */
static bool has_it(const struct happening *happening, const struct arrangement *row)
{
    const struct day_event *event = happening->event;
    int64_t from = day_of(event->from_at);
    int64_t last = event->until_at >= 0 ? day_of(event->until_at - 1) : INT64_MAX;

    return row->pupil == event->pupil && row->wanted && strcmp(row->kind, event->kind) == 0 &&
           !*row->subject && (row->paper < 0 || row->paper == event->paper) && row->from <= from &&
           (row->until < 0 || row->until >= last) &&
           (event->amount < 0 || event->amount == row->amount) &&
           rules_approval(happening->rules, row, from) == APPROVAL_GOOD;
}

static bool is_new(const struct happening *happening, const struct arrangement_rule *rule,
                   struct fault *fault)
{
    const struct season *season = happening->season;

    for (int i = 0; i < season->n_arrangements; i++) {
        if (has_it(happening, &season->arrangements[i])) {
            return fault_set(fault, FAULT_CONFLICT,
                             "%s has it already, approved: %s%s; nothing was recorded",
                             season->pupils[happening->event->pupil].pupil, rule->title,
                             season->arrangements[i].paper < 0 ? "" : " for that paper");
        }
    }
    return true;
}

/* From the first day on; where an exam of that day has begun without it, only for the papers still
 * to come, and for all from the next day on. */
static struct arrangement arrangements_add(struct happening *happening, const bool *freed,
                                           bool begun)
{
    const struct season *season = happening->season;
    const struct day_event *event = happening->event;
    int64_t from = day_of(event->from_at);

    if (!begun || event->paper >= 0)
        return arrangement_add(happening, event->paper, from);
    for (int i = 0; i < season->n_seating; i++)
        if (freed[i] && day_of(season->seating[i].starts_at) == from)
            (void)arrangement_add(happening, season->entries[season->seating[i].entry].paper, from);
    return arrangement_add(happening, -1, from + 1);
}

static void approval_tell(struct happening *happening, const struct arrangement *row,
                          const struct arrangement_rule *rule)
{
    enum approval approval = rules_approval(happening->rules, row, row->from);
    const char *pupil = happening->season->pupils[row->pupil].pupil;

    if (approval == APPROVAL_GOOD)
        return;
    event_note(happening,
               arena_text(happening->arena,
                          "%s for %s is %s: apply (a temporary injury may be applied for late), "
                          "then import the approval; until then publishing asks for a reason",
                          rule->title, pupil,
                          approval == APPROVAL_PENDING ? "not approved yet" : "not applied for"));
}

static bool same_list(const struct needs *a, const struct needs *b)
{
    if (a->n_equipment != b->n_equipment)
        return false;
    for (int i = 0; i < a->n_equipment; i++)
        if (strcmp(a->equipment[i], b->equipment[i]) != 0)
            return false;
    return true;
}

static bool same_needs(const struct needs *a, const struct needs *b)
{
    return a->extra_pct == b->extra_pct && a->rest_per_hour == b->rest_per_hour &&
           a->place == b->place && a->group_size == b->group_size && a->room == b->room &&
           a->helpers == b->helpers && a->share_reader == b->share_reader && same_list(a, b) &&
           a->computer == b->computer && a->socket == b->socket && a->off_site == b->off_site &&
           strcmp(a->skills, b->skills) == 0 && a->ready == b->ready && a->after == b->after;
}

/* Who needs nothing else than before stays where they are: they have it already, or it is not for
 * that paper. */
static void same_stay(const struct happening *happening, bool *freed)
{
    const struct season *before = happening->season, *after = &happening->result->after;

    if (desk_is_wish(happening->event->kind))
        return;
    for (int i = 0; i < before->n_seating; i++) {
        const struct entry *entry = &before->entries[before->seating[i].entry];
        int64_t day = day_of(before->seating[i].starts_at);
        struct needs was, now;
        if (!freed[i])
            continue;
        rules_needs(happening->rules, before, entry->pupil, entry->paper, day, happening->arena,
                    &was);
        rules_needs(happening->rules, after, entry->pupil, entry->paper, day, happening->arena,
                    &now);
        freed[i] = !same_needs(&was, &now);
    }
}

void event_arranged_days(const struct season *season, const struct day_event *event, int64_t *first,
                         int64_t *last)
{
    int64_t from = day_of(event->from_at);
    bool any = false;

    *first = *last = from;
    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        const struct entry *entry = &season->entries[row->entry];
        int64_t day = day_of(row->starts_at);
        if (entry->pupil != event->pupil || (event->paper >= 0 && entry->paper != event->paper) ||
            (event->until_at >= 0 && row->starts_at >= event->until_at) || day < from)
            continue;
        *first = !any || day < *first ? day : *first;
        *last = !any || day > *last ? day : *last;
        any = true;
    }
}

bool event_arrange(struct happening *happening, struct fault *fault)
{
    const struct season *season = happening->season;
    const struct day_event *event = happening->event;
    const struct arrangement_rule *rule = rules_arrangement(happening->rules, event->kind);
    bool *freed = arena_new(happening->arena, bool, season->n_seating + 1);
    int64_t until_at = event->until_at >= 0 ? event->until_at : INT64_MAX;
    bool begun = false, running = false;

    if (!rule)
        return fault_set(fault, FAULT_USAGE,
                         "'%s' is no kind of arrangement; examrota rules lists them", event->kind);
    if (!is_new(happening, rule, fault))
        return false;
    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        const struct entry *entry = &season->entries[row->entry];
        bool meant = entry->pupil == event->pupil && event_sits(happening, row) &&
                     row->ends_at > event->from_at && row->starts_at < until_at &&
                     (event->paper < 0 || entry->paper == event->paper);
        freed[i] = meant && row->starts_at > event->now_at;
        begun = begun || (meant && !freed[i] && day_of(row->starts_at) == day_of(event->from_at));
        running = running || (meant && !freed[i] && row->ends_at > event->now_at);
    }
    struct arrangement row = arrangements_add(happening, freed, begun);
    same_stay(happening, freed);
    if (!event_seat(happening, freed, false, fault))
        return false;
    event_tell_unseated(happening);
    event_tell_ways(happening);
    approval_tell(happening, &row, rule);
    if (running)
        event_note(
            happening,
            "an exam that has begun stays as it is; more time for it is a delay of its room");
    event_tell_times(happening);
    happening->result->told =
        arena_text(happening->arena, "%s for %s from %s: %s", rule->title,
                   season->pupils[event->pupil].pupil, day_said(happening->arena, row.from),
                   happening->n_changes == 0 ? "no exam changes"
                                             : event_counted(happening->arena, happening->n_changes,
                                                             "exam changes", "exams change"));
    return true;
}
