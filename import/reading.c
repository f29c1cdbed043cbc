/* SPDX-License-Identifier: GPL-3.0-or-later
 * What every reader of a cell ends with: it keeps its text, or says why not. */
#include <stdio.h>
#include <string.h>

#include "import/bind.h"

void reading_refuse(struct reading *reading, const char *kind, const char *why)
{
    const struct cell_place *place = reading->place;
    enum { QUOTED_MAX = 60 };
    char text[400];

    reading->value->bad = true;
    snprintf(text, sizeof text, "'%.*s%s' %s", QUOTED_MAX, reading->text,
             strlen(reading->text) > QUOTED_MAX ? "..." : "", why);
    issue_tell(place->issues, ISSUE_ERROR, place->file, place->line, place->heading, kind, text);
}

void reading_keep(struct reading *reading, const char *text, size_t length)
{
    const char *copy = memory_text(reading->place->pool, text, length);

    reading->memory = reading->memory && copy;
    reading->value->text = copy ? copy : "";
}
