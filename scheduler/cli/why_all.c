/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the board tints when a person is picked.  It asks the verdict alone and looks at what the
 * person does already; no plan is judged, so that a week takes a moment.  The price of one duty is
 * `assign --try`. */
#include "scheduler/cli/why_all.h"

#include <string.h>

#include "scheduler/cli/answer_cli.h"
#include "scheduler/plan/find_duty.h"
#include "scheduler/report/why_text.h"

enum tint { DOES, ALLOWED, COSTS, FORBIDDEN };
static const char *const answers[] = {"does", "allowed", "costs", "forbidden"};

struct told {
    enum tint answer;
    const char *reason; /* of what is forbidden, or costs: "" */
    const char *other;  /* key of what they do then; "" */
};

/* Work of the person in the draft that goes on at the time; NULL: none. */
static const struct assignment *at_work(const struct season *season, int person,
                                        const struct duty_slot *slot)
{
    for (int i = 0; i < season->n_draft; i++) {
        const struct assignment *row = &season->draft[i];
        if (row->staff == person && row->starts_at < slot->ends_at &&
            row->ends_at > slot->starts_at)
            return row;
    }
    return NULL;
}

static bool does(const struct season *season, int person, const char *key)
{
    for (int i = 0; i < season->n_draft; i++)
        if (season->draft[i].staff == person && strcmp(season->draft[i].key, key) == 0)
            return true;
    return false;
}

/* The first of its times at which the person may; else why not at the first. */
static struct told tell(struct why *why, int duty, int person)
{
    const struct season *season = why->brief->world->season;
    const struct duty *row = why_duty(why, duty);
    struct told told = {FORBIDDEN, "", ""};

    if (does(season, person, row->key))
        return (struct told){DOES, "", ""};
    if (why->brief->frozen[duty])
        return (struct told){FORBIDDEN, "past", ""};
    if (why->brief->duty_task[duty] < 0)
        return (struct told){FORBIDDEN, "nobody is taken from it", ""};
    for (int s = 0; s < row->n_slots; s++) {
        struct verdict answer;
        verdict(&why->brief->bench, duty, s, person, &answer);
        if (answer.obstacle) {
            told.reason = *told.reason ? told.reason : answer.obstacle;
            continue;
        }
        const struct assignment *other = at_work(season, person, &row->slots[s]);
        bool dear = false;
        for (int k = 0; k <= LEVEL_MONEY; k++)
            dear = dear || (k != LEVEL_CHANGES && answer.cost[k] > 0);
        told = (struct told){other || dear ? COSTS : ALLOWED, other ? "busy" : "",
                             other ? other->key : ""};
        if (told.answer == ALLOWED)
            break;
    }
    return told;
}

static void answer_row(struct json *list, struct why *why, int duty, int person)
{
    const struct duty *row = why_duty(why, duty);
    struct told told = tell(why, duty, person);
    struct json *json = json_row(list);

    json_text(json, "duty", row->key);
    json_text(json, "answer", answers[told.answer]);
    json_text(json, "reason", told.reason);
    if (told.answer == FORBIDDEN)
        json_text(json, "rule", why_rule_of(why, duty, person, told.reason).sentence);
    json_text(json, "other", told.other);
}

bool why_all(struct app *app, struct why *why, const char *text, bool json, struct fault *fault)
{
    struct json *root = NULL, *list = NULL;
    int person;

    if (!person_find(&app->office.season, text, &person, fault))
        return false;
    if (json) {
        root = answer_begin();
        json_text(root, "staff", app->office.season.people[person].staff);
        list = json_list(root, "duties");
    }
    for (int d = 0; d < why->brief->world->n_duties; d++) {
        if (why->brief->duty_task[d] < 0 && why_duty(why, d)->n_standing == 0)
            continue;
        if (json) {
            answer_row(list, why, d, person);
            continue;
        }
        struct told told = tell(why, d, person);
        fprintf(app->out, "%-9s  %s%s%s\n", answers[told.answer], why_name(why, d),
                *told.reason ? ": " : "", why_words(told.reason, 0));
    }
    return json ? answer_end(app, root, fault) : true;
}
