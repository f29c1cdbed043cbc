/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import/word.h"

/* A folder with more is no school's; a path any longer is no file's. */
enum { NAMES_MAX = 10000, STEM_MAX = 64, PATH_MOST = 4096 };

static bool complain(struct issues *issues, const char *name, const char *why)
{
    issue_add(issues, ISSUE_ERROR, name, 0, "", "%s", why);
    return false;
}

static const char *why_not(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return "there is no such file or folder";
    case EACCES:
    case EPERM:
        return "you may not read this; ask whoever owns it";
    case ELOOP:
        return "this is a link that leads back to itself";
    default:
        return "this cannot be read";
    }
}

/* Reads until the end; a file may grow while it is read. */
static bool read_all(int handle, const char *name, size_t most, size_t guess, char **bytes,
                     size_t *size, struct issues *issues)
{
    size_t room = guess < most ? guess + 1 : most + 1, used = 0;
    char *buffer = malloc(room);

    while (buffer) {
        ssize_t n = read(handle, buffer + used, room - used);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            free(buffer);
            return complain(issues, name, why_not(errno));
        }
        used += (size_t)n;
        if (n == 0 || used > most)
            break;
        if (used == room) {
            room = room > most / 2 ? most + 1 : room * 2;
            char *bigger = realloc(buffer, room);
            if (!bigger)
                free(buffer);
            buffer = bigger;
        }
    }
    if (!buffer)
        return complain(issues, name, "there is not enough memory to read this file");
    if (used > most) {
        free(buffer);
        issue_add(issues, ISSUE_ERROR, name, 0, "",
                  "this file is larger than %d MiB; split it, or take out what is not needed",
                  (int)(most >> 20));
        return false;
    }
    *bytes = buffer;
    *size = used;
    return true;
}

bool source_load(const char *path, const char *name, size_t most, char **bytes, size_t *size,
                 struct issues *issues)
{
    struct stat status;

    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, name, most, 1 << 16, bytes, size, issues);
    /* Opening a device can do things; a pipe is opened as it would be by cat. */
    if (stat(path, &status) != 0) {
        return complain(issues, name, why_not(errno));
    }
    if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode))
        return complain(issues, name,
                        S_ISDIR(status.st_mode) ? "this is a folder, not a file"
                                                : "this is a device, not a file");
    int handle = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (handle < 0)
        return complain(issues, name, why_not(errno));
    size_t guess = status.st_size > 0 ? (size_t)status.st_size : 1 << 16;
    bool good = read_all(handle, name, most, guess, bytes, size, issues);
    close(handle);
    return good;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash && slash[1] ? slash + 1 : path;
}

/* The kind a file name tells: "Staff.CSV", "pupil times.csv"; NULL: none.  near:
 * a kind it may have been meant to tell, or NULL. */
static const struct record_kind *kind_of(const char *name, const char **near)
{
    const char *dot = strrchr(name, '.');
    size_t length = dot ? (size_t)(dot - name) : strlen(name);

    *near = NULL;
    for (const struct record_kind *const *kind = record_kinds; *kind; kind++) {
        const char *title = (*kind)->name;
        if (word_same(title, strlen(title), name, length))
            return *kind;
        if (!*near && length < STEM_MAX && word_slips(title, strlen(title), name, length, 2) <= 2)
            *near = title;
    }
    return NULL;
}

static bool add(struct sources *sources, struct source source)
{
    struct source *list =
        realloc(sources->list, ((size_t)sources->count + 1) * sizeof *sources->list);

    if (!list)
        return false;
    sources->list = list;
    source.path = memory_text(&sources->pool, source.path, strlen(source.path));
    source.name = memory_text(&sources->pool, source.name, strlen(source.name));
    list[sources->count] = source;
    sources->count++;
    return source.path && source.name;
}

static bool same_file(const char *folder, const char *name, const char *other)
{
    struct stat here, there;
    char path[PATH_MOST];
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);

    return length > 0 && length < (int)sizeof path && stat(path, &here) == 0 &&
           stat(other, &there) == 0 && here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

/* Is it the file `own`, or kept beside it: journals, copies from before an upgrade? */
static bool is_own(const char *own, const char *folder, const char *name)
{
    static const char copies[] = ".before-v";

    if (!own)
        return false;
    const char *base = base_name(own), *dot = strrchr(base, '.');
    size_t length = strlen(base), stem = dot ? (size_t)(dot - base) : length;
    bool named = strncmp(name, base, length) == 0 && (!name[length] || name[length] == '-');
    bool copy =
        strncmp(name, base, stem) == 0 && strncmp(name + stem, copies, sizeof copies - 1) == 0;

    return (named || copy) && same_file(folder, base, own);
}

/* One name in a folder. */
static bool add_entry(struct sources *sources, const char *folder, const char *name,
                      struct issues *issues)
{
    const struct format *format = format_find(name);
    const char *near;
    const struct record_kind *kind = kind_of(name, &near);
    bool any_kind = format && strcmp(format->name, "json") == 0; /* its members tell */
    struct stat status;
    char path[PATH_MOST];

    if (*name == '.' || strncasecmp(name, "readme", 6) == 0)
        return true;
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (length < 0 || length >= (int)sizeof path) {
        complain(issues, name, "its path is too long");
        return true;
    }
    if (stat(path, &status) != 0) {
        complain(issues, name, why_not(errno));
    } else if (!S_ISREG(status.st_mode)) {
        issue_add(issues, ISSUE_WARNING, name, 0, "", "this is not a file; it is not read");
    } else if (format && (kind || any_kind)) {
        return add(sources, (struct source){path, name, format, kind, true, false});
    } else if (near && format) {
        issue_add(issues, ISSUE_WARNING, name, 0, "",
                  "this is no kind of record and is not read; did you mean '%s%s'?", near,
                  format->suffix);
    } else {
        issue_add(issues, ISSUE_WARNING, name, 0, "", "%s",
                  format ? "this is no kind of record and is not read"
                         : "this is not read; records come as .csv, .tsv, .txt or .json");
    }
    return true;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names of a folder into `names`, sorted; their number, -1: no memory. */
static int list_folder(DIR *folder, const char **names, struct memory *pool)
{
    int n = 0;

    for (const struct dirent *entry; n < NAMES_MAX && (entry = readdir(folder));) {
        names[n] = memory_text(pool, entry->d_name, strlen(entry->d_name));
        if (!names[n++])
            return -1;
    }
    qsort(names, (size_t)n, sizeof *names, compare_names);
    return n;
}

static bool add_folder(struct sources *sources, const char *path, const char *own,
                       struct issues *issues)
{
    int before = sources->count, errors = issues->errors;
    DIR *folder = opendir(path);
    bool good = true;

    if (!folder) {
        complain(issues, path, why_not(errno));
        return true;
    }
    const char **names = calloc(NAMES_MAX, sizeof *names);
    int n = names ? list_folder(folder, names, &sources->pool) : -1;
    for (int i = 0; i < n && good; i++)
        good = is_own(own, path, names[i]) || add_entry(sources, path, names[i], issues);
    free(names);
    closedir(folder);
    if (good && n >= 0 && sources->count == before && issues->errors == errors)
        complain(issues, path,
                 "there is no file of records in this folder; they are called staff.csv, "
                 "rooms.csv, papers.csv and so on");
    return good && n >= 0;
}

/* A file named alone. */
static bool add_file(struct sources *sources, const char *path, const struct import_ask *ask,
                     struct issues *issues)
{
    const struct format *format = format_find(path);
    const char *near, *name = strcmp(path, "-") == 0 ? "standard input" : path;
    const struct record_kind *kind =
        ask->as ? record_kind_find(ask->as) : kind_of(base_name(path), &near);

    if (ask->as && !kind) {
        issue_add(issues, ISSUE_ERROR, "", 0, "",
                  "'%.60s' is not a kind of record; the kinds are settings, staff, rooms, pupils, "
                  "papers, entries, arrangements and others",
                  ask->as);
        return true;
    }
    return add(sources, (struct source){.path = path,
                                        .name = name,
                                        .format = format ? format : &formats[0],
                                        .kind = kind,
                                        .whole = ask->replace,
                                        .alone = ask->n_paths == 1 && !ask->as});
}

bool sources_find(struct sources *sources, const struct import_ask *ask, struct issues *issues)
{
    *sources = (struct sources){0};
    for (int i = 0; i < ask->n_paths; i++) {
        const char *path = ask->paths[i];
        struct stat status;
        bool folder = strcmp(path, "-") != 0 && stat(path, &status) == 0 && S_ISDIR(status.st_mode);
        if (!(folder ? add_folder(sources, path, ask->own, issues)
                     : add_file(sources, path, ask, issues)))
            return complain(issues, "", "there is not enough memory");
    }
    return true;
}

void sources_release(struct sources *sources)
{
    free(sources->list);
    memory_release(&sources->pool);
    *sources = (struct sources){0};
}
