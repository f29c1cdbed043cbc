/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/report/answer.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/duty/means.h"

const char *answer_roles(const struct rules *rules, const char *roles, struct arena *arena)
{
    const char *text = "";

    for (const char *at = roles; *at;) {
        size_t length = strcspn(at, ";");
        const char *name = arena_copy_part(arena, at, length);
        const struct helper_rule *role = rules_helper(rules, name);
        at += length + (at[length] != '\0');
        text = arena_text(arena, "%s%s%s", text,
                          !*text ? ""
                          : *at  ? ", "
                                 : " and ",
                          role ? role->title : name);
    }
    return *text ? text : "any adult";
}

const char *answer_staff(const struct season *season, int person)
{
    return person < 0 ? "" : season->people[person].staff;
}

const char *answer_place(const struct season *season, int room, int site)
{
    if (room >= 0)
        return season->rooms[room].room;
    return site >= 0 ? season->sites[site].site : "";
}

const char *answer_reasons(const struct open_seat *open, struct arena *arena)
{
    const char *text = "";

    if (open->n_reasons == 0)
        return "there is no staff";
    if (open->n_reasons == 1 && strcmp(open->reasons[0].reason, "past") == 0)
        return "it has begun";
    for (int i = 0; i < open->n_reasons; i++)
        text = arena_text(arena, "%s%s%d %s", text, i ? ", " : "", open->reasons[i].people,
                          open->reasons[i].reason);
    return text;
}

void answer_short(struct json *root, const char *name, const struct world *world,
                  const struct plan *plan)
{
    struct json *list = json_list(root, name);

    for (int i = 0; i < plan->n_open; i++) {
        const struct open_seat *open = &plan->open[i];
        const struct duty *duty = &world->duties[open->duty];
        const struct duty_slot *slot = &duty->slots[0];
        struct json *row = json_row(list);

        json_text(row, "duty", duty->key);
        json_text(row, "kind", duty->kind->name);
        json_text(row, "level", level_names[duty->level]);
        json_moment(row, "start", open->starts_at);
        json_moment(row, "end", open->ends_at);
        json_text(row, "place", answer_place(world->season, slot->room, slot->site));
        json_number(row, "need", duty->need);
        json_number(row, "missing", open->missing);
        struct json *reasons = json_member(row, "reasons");
        for (int r = 0; r < open->n_reasons; r++)
            json_number(reasons, open->reasons[r].reason, open->reasons[r].people);
    }
}

static void answer_levels(struct json *root, const struct plan *plan)
{
    struct json *list = json_list(root, "levels");

    for (int k = 0; k < LEVELS; k++) {
        const struct level_result *level = &plan->levels[k];
        struct json *row = json_row(list);

        json_text(row, "name", plan->level_names[k]);
        json_text(row, "unit", plan->level_units[k]);
        json_number(row, "value", level->value);
        json_number(row, "bound", level->bound);
        json_number(row, "slack", level->slack);
        json_yes(row, "optimal", level->optimal);
        json_text(row, "proof", proof_names[level->proof]);
    }
}

static void answer_changes(struct json *root, const struct season *season, const struct plan *plan)
{
    struct json *list = json_list(root, "changes");

    for (int i = 0; i < plan->n_changes; i++) {
        const struct plan_change *change = &plan->changes[i];
        struct json *row = json_row(list);

        json_text(row, "staff", answer_staff(season, change->person));
        json_text(row, "duty", change->duty);
        json_text(row, "what", change_words[change->what]);
        json_moment(row, "start", change->starts_at);
        json_moment(row, "end", change->ends_at);
    }
}

/* Too few radios or phones to call with, whoever does the duties. */
static void answer_means(struct json *root, const struct world *world)
{
    struct json *rows = json_list(root, "means");
    struct arena arena = {0};
    const struct means_short *list;
    int count = means_find(world->season, world->duties, world->n_duties, world->from, world->until,
                           &arena, &list);

    for (int i = 0; i < count; i++) {
        struct json *row = json_row(rows);
        json_text(row, "item", list[i].item);
        json_text(row, "place", answer_place(world->season, -1, list[i].site));
        json_moment(row, "start", list[i].from_at);
        json_moment(row, "end", list[i].until_at);
        json_number(row, "need", list[i].wanted);
        json_number(row, "there", list[i].there);
    }
    arena_release(&arena);
}

void answer_plan(struct json *root, const struct world *world, const struct plan *plan,
                 double seconds)
{
    json_day(root, "from", world->from);
    json_day(root, "to", world->until);
    json_text(root, "status", plan->status == SOLVE_OPTIMAL ? "optimal" : "feasible");
    json_text(root, "stopped", stopped_names[plan->stopped]);
    json_number(root, "seats", plan->seats);
    json_number(root, "filled", plan->filled);
    json_number(root, "unseated", world->season->n_unseated);
    json_seconds(root, "seconds", seconds);
    json_text(root, "hash", plan->hash);
    struct json *kinds_list = json_list(root, "kinds");
    for (int i = 0; i < plan->n_kinds; i++) {
        const struct plan_kind *kind = &plan->kinds[i];
        struct json *row = json_row(kinds_list);
        json_text(row, "kind", kind->kind);
        json_number(row, "seats", kind->seats);
        json_number(row, "filled", kind->filled);
        json_number(row, "minutes", kind->minutes);
    }
    answer_levels(root, plan);
    answer_short(root, "short", world, plan);
    answer_changes(root, world->season, plan);
    answer_means(root, world);
}

bool answer_was_told(const struct assignment *assignment, const struct assignment *told, int n_told)
{
    for (int i = 0; i < n_told; i++)
        if (told[i].staff == assignment->staff && told[i].starts_at == assignment->starts_at &&
            strcmp(told[i].key, assignment->key) == 0)
            return true;
    return false;
}

void answer_assignments(struct json *root, const char *name, const struct season *season,
                        const struct assignment *list, int count, const struct assignment *told,
                        int n_told)
{
    struct json *rows = json_list(root, name);

    for (int i = 0; i < count; i++) {
        const struct assignment *assignment = &list[i];
        struct json *row = json_row(rows);

        json_text(row, "duty", assignment->key);
        json_text(row, "kind", assignment->kind);
        json_moment(row, "start", assignment->starts_at);
        json_moment(row, "end", assignment->ends_at);
        json_text(row, "place", answer_place(season, assignment->room, assignment->site));
        json_text(row, "staff", answer_staff(season, assignment->staff));
        json_yes(row, "locked", assignment->locked);
        json_yes(row, "published", answer_was_told(assignment, told, n_told));
    }
}

void answer_sittings(struct json *root, const char *name, const struct season *season, int64_t from,
                     int64_t until)
{
    struct json *rows = json_list(root, name);

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *sitting = &season->seating[i];
        const struct entry *entry = &season->entries[sitting->entry];
        int64_t day = day_of(sitting->starts_at);

        if (day < from || day > until)
            continue;
        struct json *row = json_row(rows);
        json_text(row, "pupil", season->pupils[entry->pupil].pupil);
        json_text(row, "paper", season->papers[entry->paper].paper);
        json_day(row, "date", day);
        json_text(row, "room", season->rooms[sitting->room].room);
        json_number(row, "desk", sitting->desk);
        json_moment(row, "start", sitting->starts_at);
        json_moment(row, "finish", sitting->ends_at);
        json_moment(row, "release", sitting->release_at);
    }
}

void answer_audit(struct json *root, const struct season *season, const struct audit *audit)
{
    json_yes(root, "legal", audit->legal);
    json_yes(root, "complete", audit->complete);
    struct json *rows = json_list(root, "findings");
    for (int i = 0; i < audit->n_findings; i++) {
        const struct audit_finding *finding = &audit->findings[i];
        struct json *row = json_row(rows);

        json_text(row, "rule", finding->rule);
        json_text(row, "severity", audit_words[finding->severity]);
        json_text(row, "duty", finding->duty);
        json_text(row, "staff", answer_staff(season, finding->staff));
        if (finding->starts_at == INT64_MIN) {
            json_null(row, "start");
            json_null(row, "end");
        } else {
            json_moment(row, "start", finding->starts_at);
            json_moment(row, "end", finding->ends_at);
        }
        json_text(row, "text", finding->text);
        json_text(row, "source", finding->source);
    }
}
