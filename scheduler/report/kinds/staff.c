/* SPDX-License-Identifier: GPL-3.0-or-later
 * The staff as planning sees them: hours, skills, training.  Absences are counted,
 * never explained. */
#include <string.h>
#include <strings.h>

#include "scheduler/base/day.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/heading.h"

enum { PERSON, NAME, ROLE, SITE, HOURS, AWAY, SKILLS, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
    [PERSON] = {"Person", CELL_TEXT, "staff"},
    [NAME] = {"Name", CELL_TEXT, "name"},
    [ROLE] = {"Role", CELL_TEXT, "role"},
    [SITE] = {"Site", CELL_TEXT, "site"},
    [HOURS] = {"Hours", CELL_MINUTES, "contract_minutes"},
    [AWAY] = {"Away", CELL_NUMBER, "absences"},
    [SKILLS] = {"Can", CELL_TEXT, "skills"},
};

enum { TRAINED_PERSON, TRAINED_NAME, TRAINED_KIND, TRAINED_ON, TRAINED_UNTIL, TRAINED_STATE };
enum { TRAINED_COLUMNS = TRAINED_STATE + 1 };
static const struct column trained_columns[TRAINED_COLUMNS] = {
    [TRAINED_PERSON] = {"Person", CELL_TEXT, "staff"},
    [TRAINED_NAME] = {"Name", CELL_TEXT, "name"},
    [TRAINED_KIND] = {"Training", CELL_TEXT, "training"},
    [TRAINED_ON] = {"On", CELL_DAY, "date"},
    [TRAINED_UNTIL] = {"Valid until", CELL_DAY, "valid_until"},
    [TRAINED_STATE] = {"State", CELL_TEXT, "state"},
};

static bool is_asked(const struct report_ask *ask, int person)
{
    const struct person *who = &ask->world->season->people[person];

    return (ask->person < 0 || ask->person == person) &&
           (who->from < 0 || who->from <= ask->until) &&
           (who->until < 0 || who->until >= ask->from);
}

/* Skills that hold on some day of the ask, in the order of the file. */
static const char *skills_text(const struct report_ask *ask, int person, struct arena *arena)
{
    const struct season *season = ask->world->season;
    const char *text = "";

    for (int i = 0; i < season->n_skills; i++) {
        const struct skill *skill = &season->skills[i];
        if (skill->staff != person || (skill->from >= 0 && skill->from > ask->until) ||
            (skill->until >= 0 && skill->until < ask->from))
            continue;
        text = arena_text(arena, "%s%s%s", text, *text ? ", " : "", skill->skill);
        if (skill->until >= 0 && skill->until <= ask->until)
            text = arena_text(arena, "%s (to %s)", text, heading_day(arena, skill->until));
    }
    return text;
}

static int absences_of(const struct report_ask *ask, int person)
{
    const struct season *season = ask->world->season;
    int count = 0;

    for (int i = 0; i < season->n_absences; i++) {
        const struct absence *absence = &season->absences[i];
        count += absence->staff == person && day_of(absence->start) <= ask->until &&
                 absence->end > ask->from * DAY_MIN;
    }
    return count;
}

static void add_staff(const struct report_ask *ask, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    for (int p = 0; p < season->n_people; p++) {
        const struct person *person = &season->people[p];

        if (!is_asked(ask, p))
            continue;
        struct cell *row = table_row(&table);
        row[PERSON].text = person->staff;
        row[NAME].text = person->name;
        row[ROLE].text = person->role;
        row[SITE].text = answer_place(season, -1, person->site);
        if (person->contract_min >= 0)
            row[HOURS].number = person->contract_min;
        row[AWAY].number = absences_of(ask, p);
        row[SKILLS].text = skills_text(ask, p, sheets->arena);
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = arena_text(sheets->arena, "Staff: %d", table.n_rows);
    sheet->note = "Hours: contracted in a week. Away: absences that meet these days";
    sheet->name = "staff";
}

/* Last day the training holds; INT64_MAX: it does not run out. */
static int64_t valid_until(const struct rules *rules, const struct training *training)
{
    int64_t year = day_academic_year(training->date);

    for (int i = 0; i < rules->n_trainings; i++)
        if (strcmp(rules->trainings[i].kind, training->kind) == 0 && !rules->trainings[i].yearly)
            return INT64_MAX;
    return day_academic_year(year + 366) - 1; /* the day before the next 1 September */
}

static bool failed(const struct training *training)
{
    return strncasecmp(training->result, "fail", 4) == 0 ||
           strncasecmp(training->result, "not", 3) == 0;
}

static const char *state_text(const struct report_ask *ask, const struct training *training,
                              int64_t until)
{
    if (failed(training))
        return "not passed";
    if (training->date > ask->until)
        return "later";
    if (until < ask->from)
        return "expired";
    return until < ask->until ? "expires" : "valid";
}

static void add_training(const struct report_ask *ask, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct table table = {.arena = sheets->arena, .n_columns = TRAINED_COLUMNS};

    for (int i = 0; i < season->n_training; i++) {
        const struct training *training = &season->training[i];

        if (training->staff < 0 || !is_asked(ask, training->staff))
            continue;
        int64_t until = valid_until(ask->world->rules, training);
        struct cell *row = table_row(&table);
        row[TRAINED_PERSON].text = season->people[training->staff].staff;
        row[TRAINED_NAME].text = season->people[training->staff].name;
        row[TRAINED_KIND].text = training->kind;
        row[TRAINED_ON].number = training->date;
        if (until != INT64_MAX)
            row[TRAINED_UNTIL].number = until;
        row[TRAINED_STATE].text = state_text(ask, training, until);
    }
    struct sheet *sheet = sheets_add(sheets, trained_columns, &table);
    sheet->title = "Training";
    sheet->note = "State: on the days above, by the rules of the academic year";
    sheet->name = "training";
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};

    (void)fault;
    heading_page(ask, "Staff", arena, page);
    add_staff(ask, &sheets);
    add_training(ask, &sheets);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_staff;
const struct report report_staff = {
    .name = "staff",
    .title = "Staff as planning sees them",
    .audience = FOR_OFFICE,
    .help = "hours, skills, training and its end, absences counted",
    .fill = fill,
};
