/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/owed/owed_key.c - which session of the caseload a key is of. */
#include "scheduler/duty/owed.h"

#include <string.h>

/* "mentoring:M12:2027-W19:1" */
int owed_session(const struct season *season, const char *key)
{
    const char *code = strchr(key, ':');

    for (int s = 0; code && s < season->n_caseload; s++) {
        size_t length = strlen(season->caseload[s].session);
        if (strncmp(code + 1, season->caseload[s].session, length) == 0 && code[1 + length] == ':')
            return s;
    }
    return -1;
}
