/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/rules/source.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "scheduler/base/asset.h"
#include "scheduler/base/day.h"

#define ROOT  "scheduler/rules/"
#define TABLE "/figures.csv"

enum { TABLE_BYTES_MAX = 1 << 20, YEAR_LENGTH = 7 };

/* The year of a path "scheduler/rules/2026-27/figures.csv"; NULL: another file. */
static const char *year_of(const struct asset *asset, struct arena *arena)
{
    size_t root = sizeof ROOT - 1;

    if (strncmp(asset->path, ROOT, root) != 0)
        return NULL;
    if (strlen(asset->path) != root + YEAR_LENGTH + sizeof TABLE - 1)
        return NULL;
    if (strcmp(asset->path + root + YEAR_LENGTH, TABLE) != 0)
        return NULL;
    return arena_text(arena, "%.*s", YEAR_LENGTH, asset->path + root);
}

bool source_year(int64_t day, bool or_first, struct arena *arena, const char **year,
                 struct fault *fault)
{
    const char *wanted = day_academic_name(arena, day);
    const char *best = NULL;
    const char *first = NULL;

    for (const struct asset *asset = assets; asset->path; asset++) {
        const char *name = year_of(asset, arena);
        if (!name)
            continue;
        if (!first || strcmp(name, first) < 0)
            first = name;
        if (strcmp(name, wanted) <= 0 && (!best || strcmp(name, best) > 0))
            best = name;
    }
    if (!best && or_first)
        best = first;
    if (!best)
        return fault_set(fault, FAULT_MISSING,
                         "there are no rules for %s; the first year known is %s", wanted,
                         first ? first : "none");
    *year = best;
    return true;
}

static bool built_in(const char *path, const char **bytes, size_t *size, struct fault *fault)
{
    for (const struct asset *asset = assets; asset->path; asset++) {
        if (strcmp(asset->path, path) == 0) {
            *bytes = (const char *)asset->bytes;
            *size = asset->size;
            return true;
        }
    }
    return fault_set(fault, FAULT_MISSING, "the program was built without %s", path);
}

/* found stays false when there is no such file; that is no fault. */
static bool file_read(const char *path, struct arena *arena, const char **bytes, size_t *size,
                      bool *found, struct fault *fault)
{
    bool good = false;
    FILE *in = fopen(path, "rb");

    if (!in) {
        *found = false;
        if (errno == ENOENT || errno == ENOTDIR)
            return true;
        return fault_set(fault, FAULT_SYSTEM, "cannot open %s: %s", path, strerror(errno));
    }
    char *text = arena_alloc(arena, TABLE_BYTES_MAX + 1, 1);
    size_t got = fread(text, 1, TABLE_BYTES_MAX + 1, in);
    if (ferror(in)) {
        (void)fault_set(fault, FAULT_SYSTEM, "cannot read %s: %s", path, strerror(errno));
        goto done;
    }
    if (got > TABLE_BYTES_MAX) {
        (void)fault_set(fault, FAULT_INPUT, "%s: more than 1 MB is no table of rules", path);
        goto done;
    }
    *bytes = text;
    *size = got;
    *found = true;
    good = true;
done:
    (void)fclose(in);
    return good;
}

bool source_table(const struct source *source, const char *name, const char **file,
                  const char **bytes, size_t *size, bool *own, struct fault *fault)
{
    bool found = false;

    *own = false;
    if (source->folder) {
        const char *paths[] = {
            arena_text(source->arena, "%s/%s/%s", source->folder, source->folder_year, name),
            arena_text(source->arena, "%s/%s", source->folder, name),
        };
        for (int i = 0; i < 2 && !found; i++) {
            if (!file_read(paths[i], source->arena, bytes, size, &found, fault))
                return false;
            *file = paths[i];
        }
    }
    *own = found;
    if (found)
        return true;
    *file = arena_text(source->arena, "%s%s/%s", ROOT, source->year, name);
    return built_in(*file, bytes, size, fault);
}
