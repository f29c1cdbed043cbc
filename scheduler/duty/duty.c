/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/duty/duty.h"

#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/duty/derive.h"

const struct duty_kind *kind_named(const struct duty_kind *const *kinds, const char *name)
{
    for (int i = 0; kinds[i]; i++)
        if (strcmp(kinds[i]->name, name) == 0)
            return kinds[i];
    return NULL;
}

struct duty *duty_add(struct duties *duties, const struct duty_kind *kind)
{
    struct duty *duty = LIST_ADD(duties->arena, duties->list, duties->count, duties->room);

    *duty = (struct duty){
        .kind = kind,
        .key = "",
        .because = "",
        .title = kind->title,
        .level = kind->level,
        .short_cost = kind->short_cost,
        .tags = kind->tags,
        .need = 1,
        .piece_of = "",
        .n_pieces = 1,
        .paper = -1,
        .lesson = -1,
        .series_paper = -1,
        .pupil = -1,
        .role = "",
        .roles = "",
        .skills = "",
    };
    return duty;
}
