/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/intake/import_file.h - what is read of a file or a folder, as text. */
#ifndef TESTS_IMPORT_FILE_H
#define TESTS_IMPORT_FILE_H

#include "tests/support/check.h"

#include <unistd.h>

#include "import/record.h"

/* A folder of the test's own; files are "name\0bytes" pairs. */
static char folder[] = "/tmp/examrota-import-XXXXXX";

static inline const char *path_of(const char *name)
{
    static char path[200];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static inline void write_file(const char *name, const char *bytes)
{
    FILE *out = fopen(path_of(name), "wb");

    assert_non_null(out);
    fputs(bytes, out);
    fclose(out);
}

static inline int make_folder(void **state)
{
    (void)state;
    static char template[] = "/tmp/examrota-import-XXXXXX";

    memcpy(folder, template, sizeof template);
    return mkdtemp(folder) ? 0 : -1;
}

static inline int remove_folder(void **state)
{
    (void)state;
    static const char *const names[] = {"Staff.CSV", "staff.tsv",      "rooms.json", "school.json",
                                        "README.md", ".hidden",        "stuff.csv",  "rooms.xlsx",
                                        "roms.csv",  "loop.csv",       "papers.csv", "x.csv",
                                        "bad.map",   "pupil times.txt"};

    EACH (name, names)
        remove(path_of(*name));
    return rmdir(folder);
}

/* "kind:rows whole" of each batch, then the issues, the folder's name cut out. */
static inline char *read_all(const struct import_ask *ask)
{
    struct batches batches;
    struct issues issues = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    bool good = batches_read(&batches, ask, &issues);
    fprintf(out, "%s", good ? "" : "nothing\n");
    for (int i = 0; i < batches.count; i++)
        fprintf(out, "%s:%d%s\n", batches.list[i].kind->name, batches.list[i].n_rows,
                batches.list[i].whole ? " whole" : "");
    issues_print(&issues, out);
    fclose(out);
    batches_release(&batches);
    issues_release(&issues);
    for (char *at = text; (at = strstr(at, folder));)
        memmove(at, at + strlen(folder), strlen(at + strlen(folder)) + 1);
    return text;
}

static inline void check_read(const struct import_ask *ask, const char *want)
{
    char *got = read_all(ask);

    assert_string_equal(got, want);
    free(got);
}

#endif
