/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Record-keeping (domain 4.4, 6.5): so many minutes of each mentor's week, in pieces at any time
 * they are free; what exams leave no time for is told as open.  The key's "~AB" is the person's
 * code: a school's own duty of this kind has a code of its own. */
#include "scheduler/duty/derive.h"

#include <string.h>

static bool has_word(const char *list, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = list; at && length; at = strchr(at, ';')) {
        at += *at == ';';
        while (*at == ' ')
            at++;
        if (strncmp(at, word, length) == 0 && strchr("; ", at[length]))
            return true;
    }
    return false;
}

bool derive_mentors(const struct season *season, int person)
{
    return has_word(season_setting(season, "mentor_roles"), season->people[person].role);
}

static bool is_employed(const struct person *person, int64_t day)
{
    return (person->from == DAY_NONE || day >= person->from) &&
           (person->until == DAY_NONE || day <= person->until);
}

struct record_week {
    int person, first, minutes, piece;
    bool usable[7];
};

static void add_piece(const struct derivation *derivation, const struct duty_kind *kind,
                      const struct record_week *week, int no, const char *key,
                      struct duties *duties)
{
    int left = week->minutes - no * week->piece;
    struct movable movable = {.minutes = left < week->piece ? left : week->piece,
                              .earliest = -1,
                              .latest = -1,
                              .site = -1};
    struct slot_list slots = {0};
    const struct derive_day *any = NULL;
    bool blocked;

    for (int d = 0; d < 7; d++) {
        const struct derive_day *day = &derivation->days[week->first + d];
        if (!week->usable[d] || !day->in_range)
            continue;
        any = any ? any : day;
        derive_slots(derivation, day, &movable, &slots);
    }
    blocked = slots.count == 0;
    if (blocked && any)
        derive_no_slot(derivation, any, &movable, &slots);
    struct duty *duty = duty_add(duties, kind);
    duty->key = key;
    duty->because = arena_text(derivation->arena, "records_per_week: %d minutes", week->minutes);
    duty->short_cost = 1;
    duty->slots = slots.list;
    duty->n_slots = slots.count;
    duty->named = arena_dup(derivation->arena, &week->person, 1, sizeof week->person);
    duty->n_named = 1;
    duty->only_named = true;
    duty->anyone = true;
    duty->blocked = blocked ? derive_no_time : NULL;
}

static void add_week(const struct derivation *derivation, const struct duty_kind *kind,
                     struct record_week *week, struct duties *duties)
{
    const struct person *person = &derivation->season->people[week->person];
    int pieces = (week->minutes + week->piece - 1) / week->piece;
    bool partial = false;

    for (int d = 0; d < 7; d++) {
        const struct derive_day *day = &derivation->days[week->first + d];
        week->usable[d] = day->open && is_employed(person, day->day);
        partial = partial || (week->usable[d] && !day->in_range);
    }
    int wanted = derive_wanted(derivation, week->first, week->usable, pieces);
    const char *text = derive_week_text(derivation, derivation->days[week->first].day);
    for (int no = 0; wanted > 0 && no < pieces; no++) {
        const char *key =
            arena_text(derivation->arena, "%s:~%s:%s:%d", kind->name, person->staff, text, no + 1);
        if (partial && derive_held_elsewhere(derivation, key))
            continue;
        add_piece(derivation, kind, week, no, key, duties);
        wanted--;
    }
}

void derive_record_pieces(const struct duty_kind *kind, const struct derivation *derivation,
                          struct duties *duties)
{
    const struct season *season = derivation->season;
    struct record_week week = {.minutes = season_setting_int(season, "records_per_week"),
                               .piece = season_setting_int(season, "records_piece")};

    if (week.piece <= 0 || week.piece > week.minutes)
        week.piece = week.minutes;
    for (int p = 0; week.minutes > 0 && p < season->n_people; p++) {
        week.person = p;
        for (int first = 0; derive_mentors(season, p) && first < derivation->n_days; first += 7) {
            week.first = first;
            add_week(derivation, kind, &week, duties);
        }
    }
}
