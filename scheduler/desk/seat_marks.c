/* SPDX-License-Identifier: GPL-3.0-or-later
 * Arrangements as letters on a plan, and the adults who are in a room. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/desk/seats.h"

static const struct {
    char letter;
    const char *helper; /* role of the rules; NULL: not a person */
    const char *title;
} marks_rows[] = {
    {'T', NULL, "extra time"},
    {'B', NULL, "rest breaks"},
    {'R', "reader", "reader"},
    {'S', "scribe", "scribe"},
    {'P', "prompter", "prompter"},
    {'H', "", "another helper"},
    {'W', NULL, "computer or word processor"},
    {'A', NULL, "another arrangement"},
};

static void add_letter(struct seat_marks *marks, char letter)
{
    size_t length = strlen(marks->letters);

    if (!strchr(marks->letters, letter) && length + 1 < sizeof marks->letters) {
        marks->letters[length] = letter;
        marks->letters[length + 1] = '\0';
    }
}

static char helper_letter(const char *role)
{
    for (size_t i = 0; i < sizeof marks_rows / sizeof *marks_rows; i++)
        if (marks_rows[i].helper && strcmp(marks_rows[i].helper, role) == 0)
            return marks_rows[i].letter;
    return 'H';
}

void seat_marks(const struct web *web, const struct sitting *sitting, struct seat_marks *marks)
{
    const struct season *season = &web->office->season;
    const struct rules *rules = &web->office->rules;
    const struct entry *entry = &season->entries[sitting->entry];
    struct needs needs;

    rules_needs(rules, season, entry->pupil, entry->paper, day_of(sitting->starts_at), web->arena,
                &needs);
    *marks = (struct seat_marks){
        .because = needs.because,
        .unapproved = needs.n_pending + needs.n_expired + needs.n_missing,
    };
    if (needs.extra_pct > 0)
        add_letter(marks, 'T');
    if (needs.rest_per_hour > 0)
        add_letter(marks, 'B');
    for (int i = 0; i < rules->n_helpers; i++)
        if (needs.helpers & (1U << i))
            add_letter(marks, helper_letter(rules->helpers[i].role));
    if (needs.computer)
        add_letter(marks, 'W');
    if (!*marks->letters && *needs.because)
        add_letter(marks, 'A');
}

void marks_key_put(struct web *web)
{
    html_put(&web->out, "<p class=\"quiet\">");
    for (size_t i = 0; i < sizeof marks_rows / sizeof *marks_rows; i++)
        html_put(&web->out, "%s<b>%c</b> %s", i ? ", " : "Letters: ", marks_rows[i].letter,
                 marks_rows[i].title);
    html_put(&web->out, ".</p>");
}

const char *const adult_words[] = {
    [ADULT_PLANNED] = "planned, not told yet",
    [ADULT_TOLD] = "told",
    [ADULT_DROPPED] = "was told, no longer planned",
};

/* Lessons and what goes on elsewhere have no adult in an exam room. */
static bool is_there(const struct assignment *duty, int room, int64_t from_at, int64_t until_at)
{
    static const char *const others[] = {"lesson", "cover", "merged", "support", "caseload"};

    if (duty->room != room || duty->staff < 0 || duty->starts_at >= until_at ||
        duty->ends_at <= from_at)
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(duty->kind, others[i]) == 0)
            return false;
    return true;
}

static bool among(const struct assignment *duty, const struct assignment *list, int count)
{
    for (int i = 0; i < count; i++)
        if (list[i].staff == duty->staff && list[i].starts_at == duty->starts_at &&
            list[i].ends_at == duty->ends_at && list[i].room == duty->room &&
            strcmp(list[i].key, duty->key) == 0)
            return true;
    return false;
}

struct adults {
    struct arena *arena;
    struct adult *list;
    int count, room;
};

/* Pieces of a duty that one person has one after the other are one. */
static void add_adult(struct adults *adults, const struct assignment *duty, enum adult_state state)
{
    for (int i = 0; i < adults->count; i++) {
        struct adult *row = &adults->list[i];
        if (row->duty->staff == duty->staff && row->state == state &&
            row->until_at == duty->starts_at && strcmp(row->duty->title, duty->title) == 0) {
            row->until_at = duty->ends_at;
            return;
        }
    }
    *LIST_ADD(adults->arena, adults->list, adults->count, adults->room) =
        (struct adult){duty, duty->ends_at, state};
}

struct adult_list adults_of_room(const struct web *web, int room, int64_t from_at, int64_t until_at)
{
    const struct season *season = &web->office->season;
    struct adults adults = {.arena = web->arena};

    for (int i = 0; i < season->n_draft; i++) {
        const struct assignment *duty = &season->draft[i];
        if (is_there(duty, room, from_at, until_at))
            add_adult(&adults, duty,
                      among(duty, season->published, season->n_published) ? ADULT_TOLD
                                                                          : ADULT_PLANNED);
    }
    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *duty = &season->published[i];
        bool planned = season_planned(season, day_of(duty->starts_at));
        if (is_there(duty, room, from_at, until_at) && !among(duty, season->draft, season->n_draft))
            add_adult(&adults, duty, planned ? ADULT_DROPPED : ADULT_TOLD);
    }
    return (struct adult_list){adults.list, adults.count};
}
