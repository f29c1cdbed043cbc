/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/source.h - which files an import reads, and their bytes. */
#ifndef IMPORT_SOURCE_H
#define IMPORT_SOURCE_H

#include "import/format.h"
#include "import/memory.h"
#include "import/record.h"

struct source {
    const char *path; /* "-": standard input */
    const char *name; /* for issues: as the user named it, or its name in the folder */
    const struct format *format;
    const struct record_kind *kind; /* told by the name or by --as; NULL: by the content */
    bool whole;
    bool alone; /* the only thing the user named, and no folder */
};

struct sources {
    struct source *list;
    int count;
    struct memory pool;
};

/* Every file of what the user named, folders sorted by name.  What cannot be
 * read becomes issues.  False: no memory. */
bool sources_find(struct sources *sources, const struct import_ask *ask, struct issues *issues);
void sources_release(struct sources *sources);

/* Reads a regular file, a pipe or standard input of at most `most` bytes; never
 * a device.  bytes is the caller's to free.  False: an issue says why. */
bool source_load(const char *path, const char *name, size_t most, char **bytes, size_t *size,
                 struct issues *issues);

#endif
