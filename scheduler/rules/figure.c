/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/rules/figure.h"

#include <string.h>

#include "import/cell.h"
#include "scheduler/base/day.h"

#define FIGURE_ROW(identifier, name, unit) [identifier] = {name, unit},
const struct figure_kind figure_kinds[N_FIGURES] = {FIGURES(FIGURE_ROW)};
#undef FIGURE_ROW

int figure_find(const char *name)
{
    for (int i = 0; i < N_FIGURES; i++)
        if (strcmp(figure_kinds[i].name, name) == 0)
            return i;
    return -1;
}

bool figure_next(const char **list, char name[FIGURE_NAME])
{
    const char *at = *list + strspn(*list, "; ");
    size_t size = strcspn(at, ";");

    *list = at + size;
    if (size >= FIGURE_NAME)
        size = FIGURE_NAME - 1;
    memcpy(name, at, size);
    name[size] = '\0';
    return size > 0;
}

/* A number everybody divides by: zero would mean "as many as you like". */
static bool divides(const char *name)
{
    static const char *const others[] = {"rover_rooms", "floater_rooms", "rest_break_rooms",
                                         "reader_share", "round_extra_up"};

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(name, others[i]) == 0)
            return true;
    return strncmp(name, "ratio_", 6) == 0;
}

static bool is_time(int id)
{
    return strcmp(figure_kinds[id].unit, "time") == 0;
}

static bool is_date(int id)
{
    return strcmp(figure_kinds[id].unit, "date") == 0;
}

/* A day of every year, "03-21", as 321. */
static bool month_and_day(const char *text, int *value)
{
    enum { LEAP_YEAR = 2028, HUNDRED = 100 };
    static const char form[] = "dd-dd";

    for (size_t i = 0; i < sizeof form; i++)
        if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
            return false;
    int month = (text[0] - '0') * 10 + text[1] - '0', day = (text[3] - '0') * 10 + text[4] - '0';
    *value = month * HUNDRED + day;
    return day_exists(LEAP_YEAR, month, day);
}

bool figure_parse(int id, const char *text, int *value)
{
    if (is_time(id))
        return cell_time(text, value);
    if (is_date(id))
        return month_and_day(text, value);
    return cell_number(text, value) && *value >= 0 &&
           (*value > 0 || !divides(figure_kinds[id].name));
}

const char *figure_wanted(int id)
{
    if (is_date(id))
        return "a month and day such as 03-21";
    return is_time(id) ? "a time such as 09:00" : "a usable number";
}

const char *figure_text(const struct figure *figure, struct arena *arena)
{
    enum { HUNDRED = 100 };

    if (strcmp(figure->unit, "time") == 0)
        return time_text(arena, figure->value);
    if (strcmp(figure->unit, "date") == 0)
        return arena_text(arena, "%02d-%02d", figure->value / HUNDRED, figure->value % HUNDRED);
    return arena_text(arena, "%d", figure->value);
}

/* Where more is safer; where there is less to share, fewer is.  Of others nobody can say. */
bool figure_tighter(int id, int value, int than)
{
    static const char *const longer[] = {
        "turnaround",    "seat_distance", "break_minutes",   "daily_rest",  "am_release",
        "pm_release",    "short_release", "am_earliest",     "pm_earliest", "second_check",
        "arrive_before", "helper_before", "modifier_before", "weekly_rest"};
    static const char *const less[] = {"clash_same_session", "break_after", "outside_pattern",
                                       "am_latest",          "pm_latest",   "handover_after",
                                       "week_most"};

    if (value == than)
        return true;
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++)
        if (strcmp(figure_kinds[id].name, longer[i]) == 0)
            return value > than;
    for (size_t i = 0; i < sizeof less / sizeof *less; i++)
        if (strcmp(figure_kinds[id].name, less[i]) == 0)
            return value < than;
    return divides(figure_kinds[id].name) && id != FIGURE_ROUND_EXTRA_UP && value < than;
}
