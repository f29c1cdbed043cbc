/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/moment_cli.h"

#include <string.h>

#include "scheduler/base/day.h"

enum { WORD = 12 };

/* A word of it: a day, or a time of day. */
static bool read_word(const char *word, int64_t today, int64_t *day, int *time)
{
    if (strcmp(word, "today") == 0)
        *day = today;
    else if (strcmp(word, "tomorrow") == 0)
        *day = today + 1;
    else if (day_parse(word) != DAY_NONE)
        *day = day_parse(word);
    else
        *time = time_parse(word);
    return *day >= 0 || *time >= 0;
}

bool moment_read(const char *text, int64_t now_at, int64_t usual, bool is_end, int64_t *at,
                 struct fault *fault)
{
    int64_t day = -1;
    int time = -1, words = 0;
    bool fine = true;

    for (const char *from = text; fine && *from;) {
        char word[WORD + 1] = "";
        size_t length = strcspn(from, " T");
        if (from[0] == 't') /* today, tomorrow */
            length = strcspn(from, " ");
        fine = length <= WORD && ++words <= 2;
        if (fine && length) {
            memcpy(word, from, length);
            int64_t was_day = day;
            int was_time = time;
            day = time = -1;
            fine = read_word(word, day_of(now_at), &day, &time) && !(day >= 0 && was_day >= 0) &&
                   !(time >= 0 && was_time >= 0);
            day = day >= 0 ? day : was_day;
            time = time >= 0 ? time : was_time;
        }
        from += length + (from[length] != '\0');
    }
    if (!fine || (day < 0 && time < 0)) {
        return fault_set(fault, FAULT_USAGE,
                         "'%s' is no moment; it can be 07:40 (today), tomorrow, 2027-05-18 or "
                         "'2027-05-18 07:40'",
                         text);
    }
    *at = (day >= 0 ? day : usual) * DAY_MIN + (time >= 0 ? time : is_end ? DAY_MIN : 0);
    return true;
}
