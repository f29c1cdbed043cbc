/* SPDX-License-Identifier: GPL-3.0-or-later
 * The season without what is not granted yet: arrangements whose approval is wanting count as
 * declined, forecast entries as withdrawn.  Only days on which that changes anything are
 * seated again, in memory. */
#include "scheduler/base/day.h"
#include "scheduler/office/office.h"

static bool is_wanting(const struct office *office, const struct arrangement *row, int64_t day)
{
    return row->wanted && rules_approval(&office->rules, row, day) != APPROVAL_GOOD;
}

/* Copies both kinds of rows without what is wanting; pupils[]: whom it concerns. */
static bool leave_out(const struct office *office, struct office_range range, struct season *after,
                      bool *pupils)
{
    const struct season *season = &office->season;
    struct arrangement *arrangements = arena_dup(
        office->arena, season->arrangements, (size_t)season->n_arrangements, sizeof *arrangements);
    struct entry *entries =
        arena_dup(office->arena, season->entries, (size_t)season->n_entries, sizeof *entries);
    bool any = false;

    for (int i = 0; i < season->n_arrangements; i++) {
        if (!is_wanting(office, &arrangements[i], range.until))
            continue;
        arrangements[i].wanted = false;
        any = pupils[arrangements[i].pupil] = true;
    }
    for (int i = 0; i < season->n_entries; i++) {
        if (entries[i].status != ENTRY_FORECAST)
            continue;
        entries[i].status = ENTRY_WITHDRAWN;
        any = pupils[entries[i].pupil] = true;
    }
    after->arrangements = arrangements;
    after->entries = entries;
    return any;
}

/* Days on which one of these pupils has a desk. */
static bool *concerned_days(const struct office *office, struct office_range range,
                            const bool *pupils)
{
    const struct season *season = &office->season;
    bool *days = arena_new(office->arena, bool, range.until - range.from + 1);

    for (int i = 0; i < season->n_seating; i++) {
        int64_t day = day_of(season->seating[i].starts_at);
        if (day >= range.from && day <= range.until &&
            pupils[season->entries[season->seating[i].entry].pupil])
            days[day - range.from] = true;
    }
    return days;
}

static bool seat_days(const struct office *office, struct office_range range, const bool *days,
                      struct season *after, struct fault *fault)
{
    const struct season *before = &office->season;
    int n_days = (int)(range.until - range.from + 1), n = 0, most = before->n_seating;
    struct seating *seatings = arena_new(office->arena, struct seating, n_days);

    for (int d = 0; d < n_days; d++) {
        if (days[d] && !seat_make(after, &office->rules, range.from + d, range.from + d,
                                  office->arena, &seatings[d], fault))
            return false;
        most += seatings[d].n_sittings;
    }
    struct sitting *list = arena_new(office->arena, struct sitting, most + 1);
    for (int i = 0; i < before->n_seating; i++) {
        int64_t day = day_of(before->seating[i].starts_at);
        if (day < range.from || day > range.until || !days[day - range.from])
            list[n++] = before->seating[i];
    }
    for (int d = 0; d < n_days; d++)
        for (int i = 0; i < seatings[d].n_sittings; i++)
            list[n++] = seatings[d].sittings[i];
    after->seating = list;
    after->n_seating = n;
    return true;
}

bool office_granted(const struct office *office, struct office_range range, struct world **world,
                    struct fault *fault)
{
    struct season *after = arena_dup(office->arena, &office->season, 1, sizeof *after);
    bool *pupils = arena_new(office->arena, bool, office->season.n_pupils + 1);

    *world = NULL;
    if (!leave_out(office, range, after, pupils))
        return true;
    if (!seat_days(office, range, concerned_days(office, range, pupils), after, fault))
        return false;
    *world = arena_new(office->arena, struct world, 1);
    office_world(office, after, range, *world);
    return true;
}
