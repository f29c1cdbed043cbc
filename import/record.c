/* SPDX-License-Identifier: GPL-3.0-or-later
 * The list of all record kinds, and their templates. */
#include "import/record.h"

#include <string.h>

#include "import/record_tables.h"

/* A kind stands after the kinds its rows name, so that codes are known when
 * they are looked up. */
const struct record_kind *const record_kinds[] = {
    &kind_settings,
    &kind_series,
    &kind_calendar,
    &kind_periods,
    &kind_sites,
    &kind_travel,
    &kind_rooms,
    &kind_closures,
    &kind_equipment,
    &kind_staff,
    &kind_rates,
    &kind_patterns,
    &kind_availability,
    &kind_skills,
    &kind_training,
    &kind_declarations,
    &kind_teaches,
    &kind_pupils,
    &kind_pupil_times,
    &kind_apart,
    &kind_papers,
    &kind_entries,
    &kind_arrangements,
    &kind_conflicts,
    &kind_absences,
    &kind_worked,
    &kind_facilitators,
    &kind_sittings,
    &kind_lessons,
    &kind_classes,
    &kind_support,
    &kind_caseload,
    &kind_duties,
    &kind_minima,
    &kind_locks,
    &kind_balances,
    NULL,
};

const struct record_kind *record_kind_find(const char *name)
{
    for (const struct record_kind *const *kind = record_kinds; *kind; kind++) {
        if (strcmp((*kind)->name, name) == 0)
            return *kind;
    }
    return NULL;
}

int field_find(const struct record_kind *kind, const char *name)
{
    for (int i = 0; i < kind->n_fields; i++) {
        if (strcmp(kind->fields[i].name, name) == 0)
            return i;
    }
    return -1;
}

static void put_cell(const char *text, FILE *out)
{
    bool quote = text[strcspn(text, ",\"\r\n")] != '\0';

    if (quote)
        fputc('"', out);
    for (; *text; text++) {
        if (*text == '"')
            fputc('"', out);
        fputc(*text, out);
    }
    if (quote)
        fputc('"', out);
}

bool record_template(const struct record_kind *kind, FILE *out)
{
    for (int i = 0; i < kind->n_fields; i++) {
        fputs(i ? "," : "", out);
        put_cell(kind->fields[i].name, out);
    }
    fputs("\r\n", out);
    for (int i = 0; i < kind->n_fields; i++) {
        fputs(i ? "," : "", out);
        put_cell(kind->fields[i].example, out);
    }
    fputs("\r\n", out);
    return !ferror(out);
}

bool record_template_readme(FILE *out)
{
    fputs("One file per kind of record: a line of headings, then one row each.  The row that\n"
          "is there is an example; replace it.  Files you do not need may stay away.\n"
          "Dates 2027-05-12 or 12/05/2027, times 09:00, several codes with ';' between.\n"
          "An empty cell means the default.  * marks the columns every row must fill.\n\n"
          "Needed first, in this order:\n",
          out);
    for (const struct record_kind *const *kind = record_kinds; *kind; kind++) {
        if ((*kind)->first)
            fprintf(out, "  %s.csv: %s\n", (*kind)->name, (*kind)->title);
    }
    fputs("\narrangements.csv comes next: without it every candidate sits without help.\n", out);
    for (const struct record_kind *const *kind = record_kinds; *kind; kind++) {
        fprintf(out, "\n%s.csv: %s\n", (*kind)->name, (*kind)->title);
        for (int i = 0; i < (*kind)->n_fields; i++) {
            const struct field *field = &(*kind)->fields[i];
            fprintf(out, "  %s%s: %s\n", field->name, field->required ? "*" : "", field->help);
        }
    }
    return !ferror(out);
}
