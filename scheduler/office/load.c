/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/day.h"
#include "scheduler/office/office.h"
#include "scheduler/rules/confirm.h"

static void widen(struct office_range *range, int64_t from, int64_t until)
{
    if (from >= 0 && (range->from < 0 || from < range->from))
        range->from = from;
    if (until > range->until)
        range->until = until;
}

/* The school's own first and last day stand above what is dated (settings). */
static void as_told(const struct season *season, struct office_range *range)
{
    int from = season_setting_int(season, "season_from");
    int until = season_setting_int(season, "season_until");

    if (from >= 0 && (until < 0 ? range->until : until) >= from)
        *range = (struct office_range){from, until < 0 ? range->until : until};
    else if (until >= 0 && range->from >= 0 && until >= range->from)
        range->until = until;
}

bool office_season_range(const struct office *office, struct office_range *range)
{
    const struct season *season = &office->season;

    *range = (struct office_range){-1, -1};
    for (int i = 0; i < season->n_papers; i++)
        widen(range, season->papers[i].date, season->papers[i].date);
    for (int i = 0; i < season->n_fixed_sittings; i++)
        widen(range, season->fixed_sittings[i].date, season->fixed_sittings[i].date);
    for (int i = 0; i < season->n_seating; i++)
        widen(range, day_of(season->seating[i].starts_at), day_of(season->seating[i].ends_at));
    for (int i = 0; i < season->n_school_duties; i++)
        widen(range, season->school_duties[i].date, season->school_duties[i].date);
    as_told(season, range);
    return range->from >= 0;
}

struct change_note office_note(const struct office *office, const char *summary)
{
    return (struct change_note){.who = office->who,
                                .command = office->command,
                                .summary = summary,
                                .now_utc = office->now_utc};
}

/* The rules year follows the sitting's date; a season without dates takes today's.  What the
 * school confirmed for the year lies over them. */
bool office_load(struct office *office, struct fault *fault)
{
    struct office_range range;
    int64_t day = day_of(office->now_at);

    if (!store_load(office->store, office->arena, &office->season, fault))
        return false;
    if (office_season_range(office, &range))
        day = range.from;
    office->year = day_academic_name(office->arena, day);
    if (!rules_load(office->rules_folder, day, office->arena, &office->rules, fault))
        return false;
    rules_confirm(&office->rules, &office->season, office->year, office->arena);
    return true;
}
