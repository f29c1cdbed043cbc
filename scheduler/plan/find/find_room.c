/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/find/find_room.c - which room does somebody mean? */
#include "scheduler/base/word.h"
#include "scheduler/plan/find/find_word.h"
#include "scheduler/plan/find_duty.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* What was typed: maybe "SITE/ROOM". */
struct typed {
    int site; /* -1: not told */
    const char *text;
};

enum how { BY_CODE, BY_NAME, BY_PART, N_HOW }; /* the first of these that any room fits */

static bool is_site(const struct site *site, const char *text, size_t length)
{
    return (strlen(site->site) == length && strncasecmp(site->site, text, length) == 0) ||
           (strlen(site->name) == length && strncasecmp(site->name, text, length) == 0);
}

static struct typed read_typed(const struct season *season, const char *text)
{
    const char *slash = strchr(text, '/');

    for (int i = 0; slash && i < season->n_sites; i++)
        if (is_site(&season->sites[i], text, (size_t)(slash - text)))
            return (struct typed){i, slash + 1};
    return (struct typed){-1, text};
}

static bool fits(const struct room *room, const struct typed *typed, enum how how)
{
    if (typed->site >= 0 && room->site != typed->site)
        return false;
    if (how == BY_CODE)
        return strcasecmp(room->room, typed->text) == 0;
    if (how == BY_NAME)
        return strcasecmp(room->name, typed->text) == 0;
    return find_text_has(room->room, typed->text) || find_text_has(room->name, typed->text);
}

static int count_fits(const struct season *season, const struct typed *typed, enum how how,
                      int *found)
{
    int n = 0;

    for (int i = 0; i < season->n_rooms; i++) {
        if (fits(&season->rooms[i], typed, how)) {
            *found = i;
            n++;
        }
    }
    return n;
}

/* "N-HALL (Great Hall, NORTH)" */
static int put_room(const struct season *season, const struct room *room, char *text, size_t size)
{
    const char *site = room->site >= 0 && season->n_sites > 1 ? season->sites[room->site].site : "";
    bool both = *room->name && *site;

    return snprintf(text, size, "%s%s%s%s%s%s", room->room, *room->name || *site ? " (" : "",
                    room->name, both ? ", " : "", site, *room->name || *site ? ")" : "");
}

/* Which rooms it could be: who asks for one wants to be asked back. */
static bool several(const struct season *season, const char *text, const struct typed *typed,
                    enum how how, int n, struct fault *fault)
{
    enum { SHOWN = 4 };
    char names[300] = "";
    int at = 0, shown = 0;

    for (int i = 0; i < season->n_rooms && shown < SHOWN; i++) {
        if (!fits(&season->rooms[i], typed, how))
            continue;
        char name[120];
        if (put_room(season, &season->rooms[i], name, sizeof name) < 0)
            break;
        int used = snprintf(names + at, sizeof names - (size_t)at, "%s%s", shown ? ", " : "", name);
        if (used < 0 || (size_t)at + (size_t)used >= sizeof names)
            break;
        at += used;
        shown++;
    }
    if (n == 1)
        return fault_set(fault, FAULT_MISSING, "no room has the code '%s'; did you mean %s?", text,
                         names);
    return fault_set(fault, FAULT_MISSING,
                     "no room has the code '%s'; it could be %s%s: use the code", text, names,
                     n > shown ? " and others" : "");
}

/* A slip away, and no other is; -1. */
static int nearest(const struct season *season, const struct typed *typed)
{
    int best = -1, least = strlen(typed->text) > 2 ? 1 : 0;

    for (int i = 0; i < season->n_rooms; i++) {
        const struct room *room = &season->rooms[i];
        int distance = word_distance(typed->text, room->room);
        if ((typed->site >= 0 && room->site != typed->site) || distance > least)
            continue;
        best = distance < least || best < 0 ? i : -1;
        least = distance;
    }
    return best;
}

bool room_meant(const struct season *season, const char *text, int *room, struct fault *fault)
{
    const struct typed typed = read_typed(season, text);
    int found = -1;

    *room = season_room(season, text);
    for (int how = BY_CODE; *room < 0 && *typed.text && how < N_HOW; how++) {
        int n = count_fits(season, &typed, (enum how)how, &found);
        if (n == 1 && how != BY_PART)
            *room = found;
        else if (n > 0)
            return several(season, text, &typed, (enum how)how, n, fault);
    }
    if (*room >= 0)
        return true;
    int near = nearest(season, &typed);
    return near < 0 ? fault_set(fault, FAULT_MISSING, "no room has the code '%s'", text)
                    : fault_set(fault, FAULT_MISSING, "no room has the code '%s'; did you mean %s?",
                                text, season->rooms[near].room);
}
