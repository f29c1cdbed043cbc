/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/certificate_how.c - how the stored plan came about, and what that leaves of its
 * bounds.
 *
 * A plan is compared with all plans; a repair with the repairs that tell as few people, and only
 * at the levels that a ladder compares; what hands change keeps the bounds that still hold. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/report/certificate.h"

static const struct draft *newest(const struct season *season)
{
    const struct draft *run = NULL;

    for (int i = 0; i < season->n_plan_runs; i++) {
        if (!run || season->plan_runs[i].made_utc >= run->made_utc)
            run = &season->plan_runs[i];
    }
    return run;
}

static const char *draft_hash(const struct season *season, const struct draft *run,
                              struct arena *arena)
{
    int n;
    const struct assignment *list = season_draft(season, run->from, run->until, arena, &n);

    return plan_hash(season, list, n, arena);
}

/* The version that the repair became. */
static const struct version *version_of(const struct season *season, const struct draft *run)
{
    for (int i = season->n_versions - 1; i >= 0; i--) {
        const struct version *row = &season->versions[i];
        if (row->from == run->from && row->until == run->until && strcmp(row->hash, run->made) == 0)
            return row;
    }
    return NULL;
}

static enum certified_how how(const struct season *season, struct certificate *certificate)
{
    const struct draft *run = certificate->run;

    if (facts_repaired(run->facts, &certificate->repaired)) {
        certificate->into = version_of(season, run);
        return CERTIFIED_REPAIRED;
    }
    if (!*run->facts)
        return CERTIFIED_OLDER;
    return certificate->by_hand ? CERTIFIED_BY_HAND : CERTIFIED_PLANNED;
}

bool certificate_look(const struct report_ask *ask, struct arena *arena,
                      struct certificate *certificate, struct fault *fault)
{
    const struct season *season = ask->world->season;
    const struct draft *run = newest(season);

    if (!run)
        return fault_set(fault, FAULT_MISSING, "there is no plan yet; run examrota plan first");
    const char *now = facts_of(season, ask->world->rules, run->from, run->until, arena);
    *certificate =
        (struct certificate){.run = run,
                             .plan = draft_hash(season, run, arena),
                             .input = facts_hash(now, arena),
                             .told = facts_hash(facts_plain(run->facts), arena),
                             .changed = *run->facts ? facts_changed(run->facts, now, arena) : ""};
    certificate->by_hand = *run->made && strcmp(run->made, run->hash) != 0;
    certificate->how = how(season, certificate);
    certificate->plan_stands = strcmp(certificate->plan, run->hash) == 0;
    certificate->input_stands = strcmp(certificate->input, certificate->told) == 0;
    return true;
}

const char *certificate_how(const struct certificate *certificate, struct arena *arena)
{
    static const char *const words[] = {
        [CERTIFIED_PLANNED] = "planned",
        [CERTIFIED_BY_HAND] = "planned, then changed by hand",
        [CERTIFIED_REPAIRED] = "a repair",
        [CERTIFIED_OLDER] = "not known: made before plans kept what they were made from",
    };
    const char *text = words[certificate->how];

    if (certificate->how != CERTIFIED_REPAIRED)
        return text;
    const struct repaired *repaired = &certificate->repaired;
    if (repaired->version)
        text = arena_text(arena, "%s of version %d", text, repaired->version);
    text = repaired->told == 0 ? arena_text(arena, "%s that tells nobody else", text)
                               : arena_text(arena, "%s that tells %d %s", text, repaired->told,
                                            repaired->told == 1 ? "person" : "people");
    if (certificate->into)
        text = arena_text(arena, "%s, published as version %d", text, certificate->into->version);
    return certificate->by_hand ? arena_text(arena, "%s, then changed by hand", text) : text;
}

static bool is_known(const struct certificate *certificate, const struct plan_level *level)
{
    return certificate->how == CERTIFIED_PLANNED || strcmp(level->proof, "none") != 0;
}

const char *certificate_among(const struct certificate *certificate, const struct plan_level *level)
{
    if (!is_known(certificate, level))
        return "";
    return certificate->how == CERTIFIED_REPAIRED ? "repairs that tell as few people" : "all plans";
}

const char *certificate_says(const struct certificate *certificate, const struct plan_level *level,
                             struct arena *arena)
{
    int64_t gap = level->value - level->bound;
    const char *among =
        certificate->how == CERTIFIED_REPAIRED ? " among repairs that tell as few" : "";

    if (!is_known(certificate, level))
        return "not proven since";
    if (gap <= 0)
        return arena_text(arena, "proven best%s", among);
    return arena_text(arena, "%sat most %lld better is possible%s",
                      gap <= level->slack ? "as good as agreed: " : "", (long long)gap, among);
}

const char *certificate_shown_by(const char *proof)
{
    static const struct {
        const char *proof, *words;
    } rows[] = {{"count", "counting"},
                {"lp", "linear programming"},
                {"tree", "a search of all cases"},
                {"none", "nothing yet"}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].proof, proof) == 0)
            return rows[i].words;
    }
    return proof;
}
