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

/* An example may have several rows, "MAIN|HUB": those that others name must be there. */
static const char *example_part(const char *example, int row, size_t *length)
{
    for (; row > 0 && strchr(example, '|'); row--)
        example = strchr(example, '|') + 1;
    *length = row > 0 ? 0 : strcspn(example, "|");
    return example;
}

static int example_rows(const struct record_kind *kind)
{
    int rows = 1;

    for (int i = 0; i < kind->n_fields; i++) {
        int parts = 1;
        for (const char *at = kind->fields[i].example; *at; at++)
            parts += *at == '|';
        rows = parts > rows ? parts : rows;
    }
    return rows;
}

static void put_cell(const char *text, size_t length, FILE *out)
{
    bool quote = strcspn(text, ",\"\r\n") < length;

    if (quote)
        fputc('"', out);
    for (; length > 0; text++, length--) {
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
        put_cell(kind->fields[i].name, strlen(kind->fields[i].name), out);
    }
    fputs("\r\n", out);
    for (int row = 0; row < example_rows(kind); row++) {
        for (int i = 0; i < kind->n_fields; i++) {
            size_t length;
            const char *part = example_part(kind->fields[i].example, row, &length);
            fputs(i ? "," : "", out);
            put_cell(part, length, out);
        }
        fputs("\r\n", out);
    }
    return !ferror(out);
}

bool record_template_readme(FILE *out)
{
    fputs("One file per kind of record: a line of headings, then one row each.  The rows that\n"
          "are there are examples; replace them.  Files you do not need may stay away.\n"
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
            fprintf(out, "  %s%s: %s\n", field->name, field->required == true ? "*" : "",
                    field->help);
        }
    }
    return !ferror(out);
}
