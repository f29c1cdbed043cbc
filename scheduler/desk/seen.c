/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a form's page had seen of the school, borne by the form (stale.c looks at it). */
#include <string.h>

#include "scheduler/desk/dispatch.h"

/* Pages whose forms decide nothing about what others do: they read, rehearse or have a preview. */
bool stale_minds(const struct page_row *row)
{
    static const char *const easy[] = {"/import",    "/plan",    "/accounts", "/subscribe/",
                                       "/shortages", "/what-if", "/drill"};

    if (!row || (row->flags & PAGE_NO_SCHOOL))
        return false;
    for (size_t i = 0; i < sizeof easy / sizeof *easy; i++)
        if (strcmp(row->path, easy[i]) == 0)
            return false;
    return true;
}

void stale_mark(struct web *web)
{
    if (web->office && stale_minds(web->page))
        html_put(&web->out, "<input type=\"hidden\" name=\"seen\" value=\"%lld\">",
                 (long long)web->office->season.version);
}
