/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes the calendars.  A file is only touched when its bytes change, and is
 * never seen half written. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scheduler/office/address.h"

bool office_feed_text(const struct office *office, int person, bool utc, bool empty,
                      struct arena *arena, char **text, size_t *size)
{
    const struct season *season = &office->season;
    struct office_range range = {-1, -1};
    struct agenda agenda;

    (void)!office_season_range(office, &range);
    struct feed_ask ask = {
        .events = season->feed_events,
        .n_events = empty ? 0 : season->n_feed_events,
        .rooms = season->rooms,
        .sites = season->sites,
        .person = person,
        .person_name = person < 0 ? "nobody" : season->people[person].name,
        .centre = season_setting(season, "centre_number"),
        .minimal = strcmp(season_setting(season, "feed_detail"), "minimal") == 0,
        .utc = utc,
        .now_at = office->now_at,
        .until = range.until,
    };
    report_agenda(&ask, arena, &agenda);
    *text = NULL;
    FILE *out = open_memstream(text, size);
    if (!out)
        return false;
    bool good = agenda_write_ics(out, &agenda);
    return fclose(out) == 0 && good;
}

static bool same_bytes(const char *path, const char *text, size_t size)
{
    FILE *file = fopen(path, "rb");
    bool same = file != NULL;

    for (size_t i = 0; same && i < size; i++)
        same = getc(file) == (unsigned char)text[i];
    same = same && getc(file) == EOF;
    if (file)
        fclose(file);
    return same;
}

static bool write_whole(const char *path, const char *text, size_t size, struct arena *arena,
                        struct fault *fault)
{
    const char *fresh = arena_text(arena, "%s.new", path);
    FILE *file;

    if (same_bytes(path, text, size))
        return true;
    file = fopen(fresh, "wb");
    if (!file)
        return fault_set(fault, FAULT_SYSTEM, "%s cannot be written: %s", path, strerror(errno));
    bool good = fwrite(text, 1, size, file) == size;
    good = fclose(file) == 0 && good;
    if (!good || rename(fresh, path) != 0) {
        unlink(fresh);
        return fault_set(fault, FAULT_SYSTEM, "%s cannot be written: %s", path, strerror(errno));
    }
    return true;
}

/* Codes come from files: only letters that are safe in a file name stay. */
static const char *file_name(const char *code, struct arena *arena)
{
    char *name = arena_new(arena, char, strlen(code) + 1);

    for (size_t i = 0; code[i]; i++) {
        bool plain = (unsigned char)code[i] > ' ' && !strchr("/\\:*?\"<>|", code[i]) &&
                     !(i == 0 && code[i] == '.');
        name[i] = (char)(plain ? code[i] : '_');
    }
    return name;
}

bool office_write_feeds(struct office *office, const char *folder, bool utc, int *written,
                        struct fault *fault)
{
    struct stat info;

    *written = 0;
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return fault_set(fault, FAULT_SYSTEM, "the folder %s cannot be made: %s", folder,
                         strerror(errno));
    if (stat(folder, &info) != 0 || !S_ISDIR(info.st_mode))
        return fault_set(fault, FAULT_USAGE, "%s is not a folder", folder);
    for (int p = 0; p < office->season.n_people; p++) {
        char *text = NULL;
        size_t size = 0;
        const char *path = arena_text(office->arena, "%s/%s.ics", folder,
                                      file_name(office->season.people[p].staff, office->arena));
        bool good = office_feed_text(office, p, utc, false, office->arena, &text, &size)
                        ? write_whole(path, text, size, office->arena, fault)
                        : fault_set(fault, FAULT_SYSTEM, "the calendar of %s cannot be made",
                                    office->season.people[p].staff);
        free(text);
        if (!good)
            return false;
        ++*written;
    }
    return true;
}
