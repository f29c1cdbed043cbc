/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/intake/preview.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "scheduler/base/list.h"

void preview_consequences(struct build *build, struct intake *intake)
{
    static void (*const parts[])(struct preview *) = {
        preview_pupils,       preview_entries, preview_papers,   preview_clock,
        preview_arrangements, preview_leavers, preview_hours,    preview_absences,
        preview_skills,       preview_rooms,   preview_closures, preview_work,
    };
    struct preview preview = {.build = build,
                              .before = build->before,
                              .after = &build->after,
                              .arena = build->arena,
                              .now_at = build->now_at};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        parts[i](&preview);
    intake->consequences = preview.list;
    intake->n_consequences = preview.count;
}
