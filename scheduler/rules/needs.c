/* SPDX-License-Identifier: GPL-3.0-or-later
 * What one candidate has for one paper on one day. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scheduler/base/list.h"
#include "scheduler/rules/rules.h"

static bool same_word(const char *item, size_t length, const char *word)
{
    return strlen(word) == length && strncasecmp(item, word, length) == 0;
}

/* Does the rule count in this kind of paper? */
static bool is_kind(const struct arrangement_rule *rule, const struct paper *paper)
{
    for (const char *item = rule->only_in; *item;) {
        size_t length = strcspn(item, ";");
        if (same_word(item, length, paper_kind_words[paper->kind]))
            return true;
        item += length + (item[length] == ';');
    }
    return !*rule->only_in;
}

/* Does the rule not count in this subject?  Also by the first words of the
 * title, for schools that say "English" and "English Language 1". */
static bool barred(const struct arrangement_rule *rule, const struct paper *paper)
{
    if (!is_kind(rule, paper))
        return true;
    for (const char *item = rule->not_in; *item;) {
        size_t length = strcspn(item, ";");
        if (same_word(item, length, paper->subject) ||
            (strlen(paper->title) >= length && strncasecmp(item, paper->title, length) == 0 &&
             (paper->title[length] == ' ' || paper->title[length] == '\0')))
            return true;
        item += length + (item[length] == ';');
    }
    return false;
}

/* How exactly a row speaks of this paper: 0 not at all, 1 every paper, 2 its
 * subject, 3 the paper itself.  The most exact rows hold: a reader everywhere
 * but not wanted in maths is two rows. */
static int exactness(const struct season *season, const struct arrangement *row, int paper,
                     int64_t day)
{
    const char *subject = season->papers[paper].subject;

    if ((row->from >= 0 && day < row->from) || (row->until >= 0 && day > row->until))
        return 0;
    if (row->paper >= 0)
        return row->paper == paper ? 3 : 0;
    if (*row->subject)
        return same_word(row->subject, strlen(row->subject), subject) ? 2 : 0;
    return 1;
}

/* What is asked for, and where in the season the candidate's rows are. */
struct question {
    const struct season *season;
    int pupil, paper;
    int64_t day;
    int first, end; /* rows of arrangements */
};

static void find_rows(struct question *question)
{
    const struct season *season = question->season;

    for (int i = 0; i < season->n_arrangements; i++) {
        if (season->arrangements[i].pupil != question->pupil)
            continue;
        if (question->end == 0)
            question->first = i;
        question->end = i + 1;
    }
}

/* The most exact row of a kind that is wanted; the largest amount among equals. */
static const struct arrangement *pick(const struct question *question, const char *kind,
                                      size_t length)
{
    const struct arrangement *best = NULL;
    int best_exact = 0;

    for (int i = question->first; i < question->end; i++) {
        const struct arrangement *row = &question->season->arrangements[i];
        if (row->pupil != question->pupil || !same_word(kind, length, row->kind))
            continue;
        int exact = exactness(question->season, row, question->paper, question->day);
        if (exact == 0 || exact < best_exact)
            continue;
        if (exact > best_exact || (row->wanted && (!best->wanted || row->amount > best->amount)))
            best = row;
        best_exact = exact;
    }
    return best && best->wanted ? best : NULL;
}

static void add_item(struct needs *needs, const char *item, size_t length, struct arena *arena)
{
    enum { ITEMS_MAX = sizeof needs->equipment / sizeof *needs->equipment };

    for (int i = 0; i < needs->n_equipment; i++) {
        if (same_word(item, length, needs->equipment[i]))
            return;
    }
    if (length > 0 && needs->n_equipment < ITEMS_MAX)
        needs->equipment[needs->n_equipment++] = arena_text(arena, "%.*s", (int)length, item);
}

static void add_items(struct needs *needs, const char *list, struct arena *arena)
{
    for (const char *item = list; *item;) {
        size_t length = strcspn(item, ";");
        add_item(needs, item, length, arena);
        item += length + (item[length] == ';');
    }
}

static void add_text(const char **text, const char *more, const char *between, struct arena *arena)
{
    if (!*more)
        return;
    *text = **text ? arena_text(arena, "%s%s%s", *text, between, more) : more;
}

static void tell(struct needs *needs, const struct arrangement_rule *rule, int amount,
                 enum approval approval, struct arena *arena)
{
    const char *text = rule->title;

    if (rule->amount_is_pct && amount > 0)
        text = arena_text(arena, "%d%% %s", amount, rule->title);
    else if (rule->rest)
        text = arena_text(arena, "%s %d min/h", rule->title, amount);
    if (approval == APPROVAL_PENDING || approval == APPROVAL_OVER)
        text = arena_text(arena, "%s (approval %s)", text, approval_words[approval]);
    add_text(&needs->because, text, ", ", arena);
}

/* A group no larger than n is not one to one, when n is more than one. */
static int place_of(const struct arrangement_rule *rule, const struct arrangement *row)
{
    return rule->place == PLACE_ALONE && !rule->off_site && row->group_size > 1 ? PLACE_SMALL
                                                                                : rule->place;
}

static void apply(const struct rules *rules, const struct arrangement_rule *rule,
                  const struct arrangement *row, enum approval approval, struct arena *arena,
                  struct needs *needs)
{
    int amount = row->amount >= 0 ? row->amount : rule->extra_pct;

    if (rule->amount_is_pct && amount > needs->extra_pct)
        needs->extra_pct = amount;
    if (rule->rest) {
        amount = row->amount >= 0 ? row->amount : rules_figure(rules, FIGURE_REST_PER_HOUR);
        needs->rest_per_hour = amount > needs->rest_per_hour ? amount : needs->rest_per_hour;
    }
    int place = place_of(rule, row);
    needs->place = place > needs->place ? place : needs->place;
    if (row->group_size > 0 && (needs->group_size < 0 || row->group_size < needs->group_size))
        needs->group_size = row->group_size;
    if (row->room >= 0)
        needs->room = row->room;
    if (*rule->helper) {
        const struct helper_rule *helper = rules_helper(rules, rule->helper);
        needs->helpers |= 1U << (helper - rules->helpers);
        add_text(&needs->skills, row->skills, ";", arena);
    }
    if (*rule->after)
        needs->after |= 1U << (rules_helper(rules, rule->after) - rules->helpers);
    if (*rule->ready)
        needs->ready |= 1U << (rules_helper(rules, rule->ready) - rules->helpers);
    needs->prints = needs->prints || rule->prints;
    add_items(needs, rule->equipment, arena);
    add_items(needs, row->with, arena);
    needs->socket = needs->socket || rule->socket;
    needs->computer = needs->computer || rule->computer;
    needs->off_site = needs->off_site || rule->off_site;
    tell(needs, rule, amount, approval, arena);
}

/* 2.6: where a paper tests reading nobody reads it aloud to a candidate; where
 * only a section does, the reader is left out of the whole paper, too.  A device
 * the candidate has anyway will do (NULL), else it is the first of the list. */
static const struct arrangement_rule *in_effect(const struct rules *rules,
                                                const struct question *question,
                                                const struct arrangement_rule *rule,
                                                struct arena *arena)
{
    const char *list = rule->instead_for_reading;

    if (question->season->papers[question->paper].tests_reading == READING_NONE || !*list)
        return rule;
    for (const char *item = list; *item;) {
        size_t length = strcspn(item, ";");
        if (pick(question, item, length))
            return NULL;
        item += length + (item[length] == ';');
    }
    return rules_arrangement(rules, arena_text(arena, "%.*s", (int)strcspn(list, ";"), list));
}

static void language_skill(const struct rules *rules, const struct paper *paper,
                           struct arena *arena, struct needs *needs)
{
    const struct helper_rule *speaker = rules_helper(rules, "live_speaker");

    if (speaker && (needs->helpers & 1U << (speaker - rules->helpers)) && *paper->language)
        add_text(&needs->skills, arena_text(arena, "live_speaker:%s", paper->language), ";", arena);
}

struct sharing {
    int shared, own; /* helpers the candidate may share, or has alone */
    struct ground *grounds;
    int n_grounds, room_grounds;
};

/* Used as granted, and counted. */
static void add_ground(const struct question *question, const struct arrangement *row,
                       enum approval approval, struct arena *arena, struct needs *needs,
                       struct sharing *sharing)
{
    if (approval == APPROVAL_GOOD)
        return;
    needs->n_pending += approval == APPROVAL_PENDING;
    needs->n_missing += approval == APPROVAL_MISSING;
    needs->n_expired += approval == APPROVAL_OVER;
    *LIST_ADD(arena, sharing->grounds, sharing->n_grounds, sharing->room_grounds) = (struct ground){
        .row = (int)(row - question->season->arrangements), .approval = (int)approval};
    needs->grounds = sharing->grounds;
}

static void apply_kind(const struct rules *rules, const struct question *question,
                       const struct arrangement_rule *rule, struct arena *arena,
                       struct needs *needs, struct sharing *sharing)
{
    const struct arrangement *row = pick(question, rule->kind, strlen(rule->kind));

    if (!row || barred(rule, &question->season->papers[question->paper]))
        return;
    rule = in_effect(rules, question, rule, arena);
    if (!rule)
        return;
    enum approval approval = rules_approval(rules, row, question->day);
    add_ground(question, row, approval, arena, needs, sharing);
    apply(rules, rule, row, approval, arena, needs);
    if (!*rule->helper)
        return;
    if (rules_helper(rules, rule->helper)->share_max > 1 && row->shared == 1)
        sharing->shared++;
    else
        sharing->own++;
}

void rules_needs(const struct rules *rules, const struct season *season, int pupil, int paper,
                 int64_t day, struct arena *arena, struct needs *needs)
{
    struct question question = {.season = season, .pupil = pupil, .paper = paper, .day = day};
    struct sharing sharing = {0};

    *needs = (struct needs){.group_size = -1, .room = -1, .skills = "", .because = ""};
    find_rows(&question);
    for (int i = 0; i < rules->n_arrangements && question.end > 0; i++)
        apply_kind(rules, &question, &rules->arrangements[i], arena, needs, &sharing);
    /* One helper who is this candidate's own makes sharing another pointless. */
    needs->share_reader = sharing.shared > 0 && sharing.own == 0;
    if (season->papers[paper].kind == PAPER_LISTENING && needs->extra_pct > 0 &&
        needs->place < PLACE_SMALL && rules_figure(rules, FIGURE_LISTENING_EXTRA_APART) == 1)
        needs->place = PLACE_SMALL;
    language_skill(rules, &season->papers[paper], arena, needs);
}

bool rules_holds(const struct rules *rules, const struct season *season, int pupil, int paper,
                 int64_t day, const char *kind)
{
    struct question question = {.season = season, .pupil = pupil, .paper = paper, .day = day};
    const struct arrangement_rule *rule = rules_arrangement(rules, kind);

    find_rows(&question);
    return rule && question.end > 0 && !barred(rule, &season->papers[paper]) &&
           pick(&question, kind, strlen(kind));
}
