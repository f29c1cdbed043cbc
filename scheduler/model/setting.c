/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/model/season.h"

enum { DOMAIN_MOST = 200 }; /* an identifier has 255 letters at most, 41 of them before it */

const struct setting_kind *setting_find(const char *name)
{
    for (const struct setting_kind *kind = setting_kinds; kind->name; kind++)
        if (kind->name[0] == name[0] && strcmp(kind->name, name) == 0) /* asked very often */
            return kind;
    return NULL;
}

static const struct setting_kind *kind_of(const char *name)
{
    const struct setting_kind *kind = setting_find(name);

    assert(kind); /* else: a row is missing in setting_kinds[] */
    return kind ? kind : setting_kinds;
}

/* Settings are ordered by name, as every array of the season. */
static const char *stored(const struct season *season, const char *name)
{
    int low = 0, high = season->n_settings;

    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(season->settings[middle].name, name);
        if (order == 0)
            return season->settings[middle].value;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return "";
}

const char *season_setting(const struct season *season, const char *name)
{
    const struct setting_kind *kind = kind_of(name);
    const char *value = stored(season, name);

    return value[0] != '\0' ? value : kind->value;
}

/* The place of value in "rule|none"; -1. */
static int word_place(const char *words, const char *value)
{
    size_t length = strlen(value);

    for (int place = 0;; place++) {
        size_t word = strcspn(words, "|");
        if (word == length && strncmp(words, value, length) == 0)
            return place;
        if (words[word] == '\0')
            return -1;
        words += word + 1;
    }
}

static bool number_parse(const char *value, int *number)
{
    char *end;
    long long parsed = strtoll(value, &end, 10);

    if (end == value || *end != '\0' || parsed < -1000000000 || parsed > 1000000000)
        return false;
    *number = (int)parsed;
    return true;
}

/* What may stand behind the @ of an identifier. */
static bool is_domain(const char *value)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";
    size_t length = strlen(value);

    return length > 0 && length <= DOMAIN_MOST && strspn(value, letters) == length;
}

bool setting_parse(const struct setting_kind *kind, const char *value, int *number)
{
    *number = -1;
    if (strcmp(kind->type, "text") == 0)
        return true;
    if (strcmp(kind->type, "domain") == 0)
        return is_domain(value);
    if (strcmp(kind->type, "number") == 0 || strcmp(kind->type, "minutes") == 0)
        return number_parse(value, number) && *number >= 0;
    if (strcmp(kind->type, "time") == 0) {
        *number = time_parse(value);
    } else if (strcmp(kind->type, "day") == 0) {
        if (value[0] == '\0')
            return true;
        *number = (int)day_parse(value);
    } else if (strcmp(kind->type, "yes") == 0) {
        *number = word_place("no|yes", value);
    } else {
        *number = word_place(kind->type, value);
    }
    return *number >= 0;
}

int season_setting_int(const struct season *season, const char *name)
{
    const struct setting_kind *kind = kind_of(name);
    int number;

    if (setting_parse(kind, season_setting(season, name), &number))
        return number;
    /* Intake refuses such a value; a file from elsewhere still must not stop us. */
    return setting_parse(kind, kind->value, &number) ? number : -1;
}
