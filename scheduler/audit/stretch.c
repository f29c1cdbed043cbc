/* SPDX-License-Identifier: GPL-3.0-or-later
 * Adults who are missing for a while: told once for the whole stretch. */
#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

static int by_moment(const void *left, const void *right, const void *context)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

    (void)context;
    return (a > b) - (a < b);
}

int moments_sort(int64_t *moments, int count)
{
    int kept = 0;

    sort_rows(moments, (size_t)count, sizeof *moments, by_moment, NULL);
    for (int i = 0; i < count; i++)
        if (kept == 0 || moments[kept - 1] != moments[i])
            moments[kept++] = moments[i];
    return kept;
}

void stretch_end(struct auditor *auditor, struct stretch *stretch)
{
    if (stretch->missing > 0) {
        audit_tell(auditor, stretch->rule, AUDIT_OPEN,
                   (struct audit_spot){"", -1, stretch->from_at, stretch->until_at},
                   stretch->source, "%s, %s: %d of %d %s missing", stretch->where,
                   fact_span(auditor, stretch->from_at, stretch->until_at), stretch->missing,
                   stretch->wanted, stretch->what);
    }
    stretch->missing = 0;
}

void stretch_add(struct auditor *auditor, struct stretch *stretch, int64_t from_at,
                 int64_t until_at, int wanted, int there)
{
    int missing = wanted > there ? wanted - there : 0;

    if (missing > 0 && stretch->missing == missing && stretch->wanted == wanted &&
        stretch->until_at == from_at) {
        stretch->until_at = until_at;
        return;
    }
    stretch_end(auditor, stretch);
    stretch->from_at = from_at;
    stretch->until_at = until_at;
    stretch->missing = missing;
    stretch->wanted = wanted;
}
