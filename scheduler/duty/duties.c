/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/duty/duty.h"

#include <string.h>

#include "scheduler/base/sort.h"
#include "scheduler/duty/derive.h"

const char *const level_names[] = {"required", "cover",    "work",       "changes",
                                   "money",    "fairness", "preference", NULL};
const char *const level_units[] = {"points", "points", "points", "changes",
                                   "pence",  "steps",  "points", NULL};

const char *const level_titles[] = {"what the rules demand",
                                    "cover of lessons",
                                    "sessions and other duties",
                                    "changes to what was told",
                                    "pay",
                                    "how alike the loads are",
                                    "what suits people",
                                    NULL};

#define KIND(name, title, plural, letter, derive, level, cost, tags, source) \
    &(const struct duty_kind)                                                \
    {                                                                        \
        name, title, plural, letter, derive, level, cost, tags, source       \
    }
#define HELPER(name, title, plural, letter, source)                      \
    KIND(name, title, plural, letter, derive_helpers, LEVEL_REQUIRED, 2, \
         TAG_EXAM | TAG_FACILITATE, source)
#define SCHOOL(name, title, plural, letter)                                     \
    KIND(name, title, plural, letter, derive_school, LEVEL_WORK, 5, TAG_SCHOOL, \
         "the school's duties")

/* Costs of an empty seat are counted within its level: an adult whom a candidate or a ratio
 * cannot do without weighs 2, a class or one who serves several rooms 1; work of the week 5, so
 * that the school's priorities (1 to 9) have room on both sides.  To add a kind: a row. */
const struct duty_kind *const duty_kinds[] = {
    KIND("invigilator", "Invigilator", "Invigilators", "I", derive_invigilators, LEVEL_REQUIRED, 2,
         TAG_EXAM, "ICE: candidates per invigilator"),
    KIND("lead_invigilator", "Lead invigilator", "Lead invigilators", "Q", derive_leads,
         LEVEL_REQUIRED, 2, TAG_EXAM, "usual practice: one in each main room"),
    KIND("site_invigilator", "Home or hospital invigilator", "Home or hospital invigilators", "U",
         derive_off_site, LEVEL_REQUIRED, 2, TAG_EXAM, "JCQ alternative-site notice"),
    KIND("combined", "Invigilator and helper", "Invigilators and helpers", "C", derive_combined,
         LEVEL_REQUIRED, 2, TAG_EXAM | TAG_FACILITATE, "AARA: one adult alone with one candidate"),
    HELPER("reader", "Reader", "Readers", "R", "AARA: reader"),
    HELPER("scribe", "Scribe", "Scribes", "S", "AARA: scribe"),
    HELPER("prompter", "Prompter", "Prompters", "P", "AARA: prompter"),
    HELPER("practical_assistant", "Practical assistant", "Practical assistants", "A",
           "AARA: practical assistant"),
    HELPER("language_modifier", "Language modifier", "Language modifiers", "L",
           "AARA: language modifier"),
    HELPER("communication_professional", "Communication professional",
           "Communication professionals", "G", "AARA: communication professional"),
    HELPER("live_speaker", "Live speaker", "Live speakers", "V", "AARA: live speaker"),
    HELPER("helper", "Helper", "Helpers", "H", "the school's own rules of helpers"),
    KIND("rover", "Roving invigilator", "Roving invigilators", "O", derive_rovers, LEVEL_REQUIRED,
         1, TAG_EXAM, "AARA: a roving invigilator calls at combined rooms"),
    KIND("floater", "Floater", "Floaters", "F", derive_floaters, LEVEL_REQUIRED, 1, TAG_EXAM,
         "ICE: somebody accompanies candidates who leave the room"),
    KIND("rest_breaks", "Rest-break supervisor", "Rest-break supervisors", "B", derive_rest_breaks,
         LEVEL_REQUIRED, 1, TAG_EXAM, "AARA: rest breaks are supervised"),
    KIND("clash", "Clash supervisor", "Clash supervisors", "K", derive_clash, LEVEL_REQUIRED, 2,
         TAG_EXAM, "ICE: supervision between papers that clash"),
    KIND("overnight", "Supervision of a deferred paper", "Supervisions of deferred papers", "N",
         derive_overnight, LEVEL_REQUIRED, 2, TAG_EXAM, "JCQ overnight supervision: at school"),
    KIND("escort", "Escort", "Escorts", "J", derive_escorts, LEVEL_REQUIRED, 2, TAG_EXAM,
         "JCQ overnight supervision: on the way"),
    KIND("technician", "Technician", "Technicians", "T", derive_technicians, LEVEL_REQUIRED, 1,
         TAG_EXAM, "candidates on screen per technician"),
    KIND("second_check", "Second pair of eyes", "Second pairs of eyes", "Y", derive_second_checks,
         LEVEL_REQUIRED, 1, TAG_EXAM, "ICE: a second person checks before a packet is opened"),
    KIND("open_early", "Papers opened early", "Papers opened early", "W", derive_ready,
         LEVEL_REQUIRED, 1, TAG_EXAM,
         "NAEO 146: coloured and modified papers are got ready before the start"),
    KIND("it_check", "Computers checked", "Computers checked", "X", derive_ready, LEVEL_REQUIRED, 1,
         TAG_EXAM, "EDUHD 2026: devices are cleared and checked before the start"),
    KIND("late_desk", "Late desk", "Late desks", "D", derive_late_desk, LEVEL_WORK, 5, TAG_EXAM,
         "setting late_desk"),
    KIND("late_room", "Late room", "Late rooms", "q", derive_late_room, LEVEL_WORK, 5, TAG_EXAM,
         "ICE: who is let in late has the full time (setting late_room)"),
    KIND("transcript", "Transcript", "Transcripts", "e", derive_after, LEVEL_REQUIRED, 1, TAG_EXAM,
         "AARA: a script is written out after the paper"),
    KIND("reserve", "In reserve", "In reserve", "E", derive_reserve, LEVEL_WORK, 2, TAG_EXAM,
         "setting reserve_per_session"),
    KIND("cover", "Cover", "Cover lessons", "c", derive_cover, LEVEL_REQUIRED, 1, TAG_COVER,
         "the lesson's teacher is not there"),
    KIND("lesson", "Lesson", "Lessons", "l", derive_lessons, LEVEL_REQUIRED, 1, TAG_STANDING,
         "lesson of its own teacher"),
    KIND("merged", "Cover", "Cover lessons", "c", derive_merged, LEVEL_REQUIRED, 1, 0,
         "classes together: one adult has both"),
    KIND("support", "In-class support", "In-class supports", "s", derive_support, LEVEL_WORK, 5,
         TAG_SUPPORT, "adults beside the teacher (lessons)"),
    KIND("pupil_support", "In-class support for a pupil", "In-class supports for a pupil", "p",
         derive_pupil_support, LEVEL_WORK, 5, TAG_SUPPORT,
         "hours of help a pupil's plan names (support)"),
    KIND("mentoring", "Mentoring", "Mentoring sessions", "m", derive_mentoring, LEVEL_WORK, 5,
         TAG_CASELOAD, "caseload"),
    KIND("minimum", "On site", "On site", "z", derive_minimum, LEVEL_REQUIRED, 1, TAG_SCHOOL,
         "adults of a kind on a site at every minute (minima)"),
    SCHOOL("trip", "Trip", "Trips", "t"),
    SCHOOL("meeting", "Meeting", "Meetings", "g"),
    SCHOOL("review", "Review", "Reviews", "r"),
    SCHOOL("home_visit", "Home visit", "Home visits", "h"),
    SCHOOL("work_experience", "Work-experience visit", "Work-experience visits", "w"),
    SCHOOL("break_duty", "Break duty", "Break duties", "b"),
    SCHOOL("lunch_duty", "Lunch duty", "Lunch duties", "u"),
    SCHOOL("gate_duty", "Gate duty", "Gate duties", "a"),
    SCHOOL("bus_duty", "Bus duty", "Bus duties", "y"),
    SCHOOL("on_call", "On call", "On call", "o"),
    KIND("records", "Records", "Records", "k", derive_records, LEVEL_WORK, 5, TAG_SCHOOL,
         "the school's duties, and setting records_per_week"),
    SCHOOL("briefing", "Briefing", "Briefings", "f"),
    SCHOOL("training", "Training", "Training sessions", "n"),
    SCHOOL("transport", "Transport", "Transport runs", "d"),
    SCHOOL("supervision", "Supervision", "Supervisions", "v"),
    SCHOOL("induction", "Induction", "Inductions", "i"),
    SCHOOL("other", "Other duty", "Other duties", "x"),
    NULL,
};

const struct duty_kind *duty_kind_find(const char *name)
{
    return kind_named(duty_kinds, name);
}

static int by_key(const void *left, const void *right, const void *context)
{
    const struct duty *a = *(const struct duty *const *)left;
    const struct duty *b = *(const struct duty *const *)right;

    (void)context;
    return strcmp(a->key, b->key);
}

static int by_time(const void *left, const void *right, const void *context)
{
    const struct duty *a = left, *b = right;

    (void)context;
    if (a->slots[0].starts_at != b->slots[0].starts_at)
        return a->slots[0].starts_at < b->slots[0].starts_at ? -1 : 1;
    return strcmp(a->key, b->key);
}

/* Keys are unique as long as seating numbers its groups; where a file made by hand does not,
 * the later duties get a number of their own. */
static void part_twins(struct duties *duties)
{
    struct duty **order = arena_new(duties->arena, struct duty *, duties->count);

    for (int i = 0; i < duties->count; i++)
        order[i] = &duties->list[i];
    sort_rows(order, (size_t)duties->count, sizeof(struct duty *), by_key, NULL);
    for (int i = 1, twin = 1; i < duties->count; i++) {
        const char *key = order[i - twin]->key;
        twin = strcmp(key, order[i]->key) == 0 ? twin + 1 : 1;
        if (twin > 1)
            order[i]->key = arena_text(duties->arena, "%s~%d", key, twin);
    }
}

void duties_derive(const struct season *season, const struct rules *rules, int64_t from,
                   int64_t until, struct duties *duties)
{
    struct derivation derivation;

    derivation_open(season, rules, from, until, duties->arena, &derivation);
    derivation.kinds = duty_kinds;
    for (int i = 0; duty_kinds[i]; i++)
        duty_kinds[i]->derive(duty_kinds[i], &derivation, duties);
    derive_keeps(&derivation, duties);
    part_twins(duties);
    duties_cut(season, duties);
    sort_rows(duties->list, (size_t)duties->count, sizeof(struct duty), by_time, NULL);
}
