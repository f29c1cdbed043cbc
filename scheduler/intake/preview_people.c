/* SPDX-License-Identifier: GPL-3.0-or-later
 * Staff: whose duties fall because somebody leaves, is away or works other hours. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/intake/hours.h"
#include "scheduler/intake/preview.h"

static const char *const day_names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
static const char *const day_plurals[] = {"Mondays", "Tuesdays",  "Wednesdays", "Thursdays",
                                          "Fridays", "Saturdays", "Sundays"};

/* The duties still to come of each person, so that nobody is asked about all. */
struct dues {
    const struct season *season;
    int *first, *next; /* of published, then of the draft */
};

static const struct assignment *due(const struct dues *dues, int at)
{
    const struct season *season = dues->season;

    return at < season->n_published ? &season->published[at]
                                    : &season->draft[at - season->n_published];
}

static struct dues dues_make(const struct preview *preview)
{
    const struct season *season = preview->before;
    int count = season->n_published + season->n_draft;
    struct dues dues = {.season = season,
                        .first = arena_new(preview->arena, int, season->n_people + 1),
                        .next = arena_new(preview->arena, int, count + 1)};

    for (int i = count - 1; i >= 0; i--) {
        const struct assignment *duty = due(&dues, i);
        if (duty->ends_at <= preview->now_at || duty->standing || duty->staff < 0)
            continue;
        dues.next[i] = dues.first[duty->staff];
        dues.first[duty->staff] = i + 1;
    }
    return dues;
}

static void rest_on(const struct dues *dues, int at, struct resting *resting)
{
    if (at < dues->season->n_published)
        resting->published++;
    else
        resting->planned++;
}

static const char *falls(const struct resting *resting)
{
    int count = resting->published ? resting->published : resting->planned;

    return count == 1 ? "falls" : "fall";
}

/* The last day of each person, moved forward by a new `until` or by leaving. */
static void leaver(struct preview *preview, const struct dues *dues, int person)
{
    int now = preview_moved(preview, "staff", person);
    const struct person *old = &preview->before->people[person];
    const struct person *new = now >= 0 ? &preview->after->people[now] : NULL;
    struct resting resting = {0};

    if (new && (new->until < 0 || new->until == old->until))
        return;
    for (int at = dues->first[person]; at; at = dues->next[at - 1]) {
        if (!new || day_of(due(dues, at - 1)->starts_at) > new->until)
            rest_on(dues, at - 1, &resting);
    }
    if (!resting_any(&resting))
        return;
    const char *who = preview_person(preview, person), *what = resting_text(preview, &resting);
    if (new)
        preview_say(preview, "%s leaves, last day %s: %s after that %s", who,
                    day_text(preview->arena, new->until), what, falls(&resting));
    else
        preview_say(preview, "%s is removed: %s %s", who, what, falls(&resting));
}

void preview_leavers(struct preview *preview)
{
    struct dues dues = dues_make(preview);

    for (int i = 0; i < preview->before->n_people; i++)
        leaver(preview, &dues, i);
}

struct change { /* of the hours of one person */
    struct hours before, after;
    int person_before, person_after;
};

/* Was inside the hours and no longer is. */
static bool falls_out(const struct change *change, const struct assignment *duty)
{
    int64_t day = day_of(duty->starts_at);
    int start = (int)(duty->starts_at - day * DAY_MIN), end = (int)(duty->ends_at - day * DAY_MIN);

    return hours_hold(&change->before, change->person_before, day, start, end) &&
           !hours_hold(&change->after, change->person_after, day, start, end);
}

static bool works_at_all(const struct change *change, int weekday)
{
    const struct season *season = change->after.season;

    for (int at = change->after.first[change->person_after]; at; at = change->after.next[at - 1]) {
        const struct pattern *pattern = &season->patterns[at - 1];
        if (pattern->weekday == weekday && pattern->kind != PATTERN_LUNCH)
            return true;
    }
    return false;
}

static void hours_changed(struct preview *preview, const struct dues *dues,
                          const struct change *change)
{
    struct resting resting[7] = {{0}};

    for (int at = dues->first[change->person_before]; at; at = dues->next[at - 1]) {
        const struct assignment *duty = due(dues, at - 1);
        if (falls_out(change, duty))
            rest_on(dues, at - 1, &resting[day_weekday(day_of(duty->starts_at))]);
    }
    for (int day = 0; day < 7; day++) {
        if (!resting_any(&resting[day]))
            continue;
        preview_say(
            preview, "%s %s %s: %s on %s %s", preview_person(preview, change->person_before),
            works_at_all(change, day) ? "has other hours on" : "no longer works", day_names[day],
            resting_text(preview, &resting[day]), day_plurals[day], falls(&resting[day]));
    }
}

void preview_hours(struct preview *preview)
{
    struct change change = {.before = hours_make(preview->before, preview->arena),
                            .after = hours_make(preview->after, preview->arena)};
    struct dues dues = dues_make(preview);

    if (!build_kind(preview->build, "patterns")->came)
        return;
    for (int i = 0; i < preview->before->n_people; i++) {
        change.person_before = i;
        change.person_after = preview_moved(preview, "staff", i);
        if (change.person_after >= 0 && dues.first[i])
            hours_changed(preview, &dues, &change);
    }
}

/* The person before of each person after; -1: new. */
static int person_before(const struct preview *preview, int after)
{
    return after < 0 ? -1 : build_kind(preview->build, "staff")->origins[after].before;
}

static void absence_added(struct preview *preview, const struct dues *dues,
                          const struct absence *absence, int person)
{
    struct resting resting = {0};

    for (int at = dues->first[person]; at; at = dues->next[at - 1]) {
        const struct assignment *duty = due(dues, at - 1);
        if (duty->starts_at < absence->end && duty->ends_at > absence->start)
            rest_on(dues, at - 1, &resting);
    }
    if (resting_any(&resting)) {
        preview_say(preview, "%s is away from %s to %s: %s %s", preview_person(preview, person),
                    moment_text(preview->arena, absence->start),
                    moment_text(preview->arena, absence->end), resting_text(preview, &resting),
                    falls(&resting));
    }
}

void preview_absences(struct preview *preview)
{
    const struct built *built = build_kind(preview->build, "absences");
    struct dues dues = dues_make(preview);

    for (int i = 0; i < built->count; i++) {
        const struct absence *absence = &preview->after->absences[i];
        int person = person_before(preview, absence->staff);
        bool new = built->origins[i].state == ROW_CREATED || built->origins[i].state == ROW_UPDATED;
        if (new &&person >= 0 && !absence->tentative)
            absence_added(preview, &dues, absence, person);
    }
}

static bool still_can(const struct season *after, int person, const char *skill)
{
    for (int i = 0; i < after->n_skills; i++) {
        if (after->skills[i].staff == person && strcmp(after->skills[i].skill, skill) == 0)
            return true;
    }
    return false;
}

void preview_skills(struct preview *preview)
{
    const struct season *before = preview->before;
    const struct built *built = build_kind(preview->build, "skills");
    struct dues dues = dues_make(preview);

    for (int i = 0; i < built->n_stored; i++) {
        const struct skill *skill = &before->skills[i];
        int now = preview_moved(preview, "staff", skill->staff);
        struct resting resting = {0};
        if (built->moved[i] >= 0 || now < 0 || still_can(preview->after, now, skill->skill))
            continue;
        for (int at = dues.first[skill->staff]; at; at = dues.next[at - 1]) {
            if (strcmp(due(&dues, at - 1)->kind, skill->skill) == 0)
                rest_on(&dues, at - 1, &resting);
        }
        if (resting_any(&resting))
            preview_say(preview, "%s no longer has the skill %s: %s of that kind %s",
                        preview_person(preview, skill->staff), skill->skill,
                        resting_text(preview, &resting), falls(&resting));
    }
}
