/* SPDX-License-Identifier: GPL-3.0-or-later
 * The certificate of a plan: how good it is, what shows it, and what it was made from. */
#include <string.h>

#include "export/stamp.h"
#include "export/zone.h"
#include "scheduler/report/certificate.h"
#include "scheduler/report/heading.h"

enum { LEVEL, VALUE, UNIT, BOUND, SAYS, PROOF, N_COLUMNS };
static const struct column columns[N_COLUMNS] = {
    [LEVEL] = {"Level", CELL_TEXT, "level"},    [VALUE] = {"Plan", CELL_NUMBER, "value"},
    [UNIT] = {"Counted in", CELL_TEXT, "unit"}, [BOUND] = {"At best", CELL_NUMBER, "bound"},
    [SAYS] = {"Proven", CELL_TEXT, "says"},     [PROOF] = {"Shown by", CELL_TEXT, "proof"},
};
enum { WHAT, IS, FACT_COLUMNS };
static const struct column fact_columns[FACT_COLUMNS] = {
    [WHAT] = {"What", CELL_TEXT, "what"},
    [IS] = {"Is", CELL_TEXT, "is"},
};

static void add_levels(const struct season *season, const struct certificate *certificate,
                       struct sheets *sheets)
{
    static const char *const notes[] = {
        [CERTIFIED_PLANNED] = "For the facts and rules as entered; each level among plans as good "
                              "on the levels above",
        [CERTIFIED_BY_HAND] = "Changed by hand since: what was proven of the plan and still holds; "
                              "examrota plan proves anew",
        [CERTIFIED_REPAIRED] = "Of a repair: only among the repairs that tell as few people; "
                               "examrota plan looks at all plans",
        [CERTIFIED_OLDER] = "Of a plan that does not say what it was made from; examrota plan "
                            "proves anew",
    };
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    for (int i = 0; i < season->n_plan_levels; i++) {
        const struct plan_level *level = &season->plan_levels[i];
        struct cell *row = table_row(&table);
        row[LEVEL].text = level->name;
        row[VALUE].number = level->value;
        row[UNIT].text = level->unit;
        row[BOUND].number = *certificate_among(certificate, level) ? level->bound : SHEET_NONE;
        row[SAYS].text = certificate_says(certificate, level, sheets->arena);
        row[PROOF].text = certificate_shown_by(level->proof);
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = "How good the plan is, most important first";
    sheet->note =
        arena_text(sheets->arena,
                   "%s.  Points count seats, sessions and wishes, each by how badly it is missed",
                   notes[certificate->how]);
    sheet->name = "levels";
}

static void fact(struct table *table, const char *what, const char *is)
{
    struct cell *row = table_row(table);

    row[WHAT].text = what;
    row[IS].text = is;
}

/* Settings that are not as they come. */
static const char *own_settings(const struct season *season, struct arena *arena)
{
    const char *text = "";

    for (int i = 0; i < season->n_settings; i++) {
        const struct setting_kind *kind = setting_find(season->settings[i].name);
        if (kind && strcmp(kind->value, season->settings[i].value) != 0)
            text = arena_text(arena, "%s%s%s=%s", text, *text ? "; " : "", kind->name,
                              season->settings[i].value);
    }
    return *text ? text : "all as they come";
}

static const char *effort_text(const struct draft *run, struct arena *arena)
{
    const char *work =
        run->work ? arena_text(arena, "%lld million steps", (long long)(run->work / 1000000))
                  : "as much as the problem's size asks for";

    return run->seconds ? arena_text(arena, "%s, at most %d seconds", work, run->seconds) : work;
}

static const char *stands(const char *then, const char *now, bool same, const char *changed,
                          struct arena *arena)
{
    if (same)
        return arena_text(arena, "%s (taken again: the same)", then);
    return arena_text(arena, "%s; now %s%s%s", *then ? then : "not kept", now,
                      *changed ? ", for these changed: " : "", changed);
}

static void add_facts(const struct report_ask *ask, const struct certificate *certificate,
                      struct sheets *sheets)
{
    static const char *const notes[] = {
        [CERTIFIED_PLANNED] = "examrota replay makes the same plan from the same input",
        [CERTIFIED_BY_HAND] = "examrota replay makes the plan as it was before hands changed it",
        [CERTIFIED_REPAIRED] = "a repair is taken from a ladder, not planned: examrota replay says "
                               "how to see it again",
        [CERTIFIED_OLDER] = "examrota replay cannot make it again",
    };
    struct arena *arena = sheets->arena;
    struct table table = {.arena = arena, .n_columns = FACT_COLUMNS};
    const struct draft *run = certificate->run;
    char made[STAMP];

    fact(&table, "days", heading_range(arena, run->from, run->until));
    fact(&table, "how", certificate_how(certificate, arena));
    fact(&table, "made", arena_copy(arena, stamp_moment(made, zone_wall_at(run->made_utc))));
    fact(&table, "by", *run->program ? arena_text(arena, "examrota %s", run->program) : "");
    fact(&table, "rules of", *run->rules ? run->rules : ask->world->rules->year);
    fact(&table, "plan", stands(run->hash, certificate->plan, certificate->plan_stands, "", arena));
    if (certificate->by_hand)
        fact(&table, "changed by hand since", arena_text(arena, "it was %s as made", run->made));
    fact(&table, "made from",
         stands(certificate->told, certificate->input, certificate->input_stands,
                certificate->changed, arena));
    if (certificate->how != CERTIFIED_REPAIRED) {
        fact(&table, "effort", effort_text(run, arena));
        fact(&table, "ended by", run->stopped);
    }
    fact(&table, "settings", own_settings(ask->world->season, arena));
    struct sheet *sheet = sheets_add(sheets, fact_columns, &table);
    sheet->title = "What it was made from";
    sheet->note = notes[certificate->how];
    sheet->name = "input";
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};
    struct certificate certificate = {0};

    heading_page(ask, "Certificate", arena, page);
    if (!ask->world->season->n_plan_runs) {
        struct table table = {.arena = arena, .n_columns = FACT_COLUMNS};
        fact(&table, "plan", "there is none yet: examrota plan makes one");
        sheets_add(&sheets, fact_columns, &table)->name = "input";
    } else if (!certificate_look(ask, arena, &certificate, fault) || !certificate.run) {
        return false;
    } else {
        add_levels(ask->world->season, &certificate, &sheets);
        add_facts(ask, &certificate, &sheets);
    }
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_certificate;
const struct report report_certificate = {
    .name = "certificate",
    .title = "Certificate",
    .audience = FOR_OFFICE,
    .help = "per level how much better the plan could be at most, and what it was made from",
    .seats_only = true,
    .fill = fill,
    .fill_json = certificate_json,
};
