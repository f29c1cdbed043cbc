/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/certificate_json.c - the certificate for programs. */
#include "export/zone.h"
#include "scheduler/report/certificate.h"

static void put_levels(const struct season *season, const struct certificate *certificate,
                       struct json *root, struct arena *arena)
{
    struct json *list = json_list(root, "levels");

    for (int i = 0; i < season->n_plan_levels; i++) {
        const struct plan_level *level = &season->plan_levels[i];
        struct json *row = json_row(list);
        json_text(row, "name", level->name);
        json_text(row, "unit", level->unit);
        json_number(row, "value", level->value);
        json_number(row, "bound", level->bound);
        json_number(row, "slack", level->slack);
        json_text(row, "proof", level->proof);
        json_text(row, "says", certificate_says(certificate, level, arena));
        json_text(row, "among", certificate_among(certificate, level));
    }
}

bool certificate_json(const struct report_ask *ask, struct json *root, struct fault *fault)
{
    static const char *const kinds_of[] = {[CERTIFIED_PLANNED] = "planned",
                                           [CERTIFIED_BY_HAND] = "by hand",
                                           [CERTIFIED_REPAIRED] = "repaired",
                                           [CERTIFIED_OLDER] = "older"};
    const struct season *season = ask->world->season;
    struct arena arena = {0};
    struct certificate certificate = {0};
    bool good = certificate_look(ask, &arena, &certificate, fault);

    const struct draft *run = certificate.run;
    if (good && run) {
        json_day(root, "from", run->from);
        json_day(root, "to", run->until);
        json_text(root, "kind", kinds_of[certificate.how]);
        if (certificate.how == CERTIFIED_REPAIRED) {
            json_number(root, "repaired_from", certificate.repaired.version);
            json_number(root, "told", certificate.repaired.told);
            json_number(root, "version", certificate.into ? certificate.into->version : 0);
        }
        json_yes(root, "by_hand", certificate.by_hand);
        json_moment(root, "made", zone_wall_at(run->made_utc));
        json_text(root, "program", run->program);
        json_text(root, "rules", run->rules);
        json_text(root, "plan", run->hash);
        json_yes(root, "plan_stands", certificate.plan_stands);
        json_text(root, "as_made", run->made);
        json_text(root, "input", certificate.told);
        json_yes(root, "input_stands", certificate.input_stands);
        json_text(root, "changed", certificate.changed);
        json_text(root, "stopped", run->stopped);
        json_number(root, "work", run->work);
        json_number(root, "seconds", run->seconds);
        json_yes(root, "afresh", run->afresh);
        struct json *settings = json_member(root, "settings");
        for (int i = 0; i < season->n_settings; i++)
            json_text(settings, season->settings[i].name, season->settings[i].value);
        put_levels(season, &certificate, root, &arena);
    }
    arena_release(&arena);
    return good;
}
