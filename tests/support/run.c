/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/run.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scheduler/cli/command.h"
#include "scheduler/model/kind.h"

enum { WORDS_MAX = 40, LINE_MAX_BYTES = 4096 };

static struct outcome run_line(const char *line)
{
    struct outcome outcome = {0};
    size_t out_size, err_size;
    const char *words[WORDS_MAX] = {"examrota"};
    char *copy = strdup(line), *rest = copy;
    int n_words = 1;
    struct app app = {.office.who = "tester"};

    for (char *word; n_words < WORDS_MAX && (word = strtok_r(rest, " ", &rest));)
        words[n_words++] = word;
    app.out = open_memstream(&outcome.out, &out_size);
    app.err = open_memstream(&outcome.err, &err_size);
    outcome.exit_code = command_main(&app, n_words, words);
    fclose(app.out);
    fclose(app.err);
    free(copy);
    return outcome;
}

struct outcome command_run(const char *format, ...)
{
    char line[LINE_MAX_BYTES];
    va_list args;

    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    return run_line(line);
}

void outcome_release(struct outcome *outcome)
{
    free(outcome->out);
    free(outcome->err);
    *outcome = (struct outcome){0};
}

static void complain(const char *line, const struct outcome *outcome)
{
    fprintf(stderr, "examrota %s: exit %d\n%s%s", line, outcome->exit_code, outcome->out,
            outcome->err);
    abort();
}

void command_expect(int exit_code, const char *format, ...)
{
    char line[LINE_MAX_BYTES];
    va_list args;

    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    struct outcome outcome = run_line(line);
    if (outcome.exit_code != exit_code)
        complain(line, &outcome);
    outcome_release(&outcome);
}

void command_says(const char *want, const char *format, ...)
{
    char line[LINE_MAX_BYTES];
    va_list args;

    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    struct outcome outcome = run_line(line);
    if (!strstr(outcome.out, want))
        complain(line, &outcome);
    outcome_release(&outcome);
}

static uint64_t mix(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * 0x100000001b3u; /* FNV-1a */
    return hash;
}

static uint64_t mix_row(uint64_t hash, const struct kind *kind, const char *row)
{
    for (int c = 0; c < kind->n_columns; c++) {
        const struct kind_column *column = &kind->columns[c];
        const char *place = row + column->offset;

        switch (column->type) {
        case COLUMN_TEXT: {
            const char *text = *(const char *const *)place;
            hash = mix(hash, text, strlen(text) + 1);
            break;
        }
        case COLUMN_YES:
            hash = mix(hash, place, sizeof(bool));
            break;
        case COLUMN_DAY:
        case COLUMN_MOMENT:
            hash = mix(hash, place, sizeof(int64_t));
            break;
        default:
            hash = mix(hash, place, sizeof(int));
        }
    }
    return hash;
}

/* What people were told is never unsaid: undoing a publication is a new version. */
static bool is_telling(const struct kind *kind)
{
    static const char *const names[] = {"version", "version_change", "feed_event", "feed_address"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(kind->name, names[i]) == 0)
            return true;
    return false;
}

static uint64_t state_of(const char *path, bool telling)
{
    struct arena arena = {0};
    struct season season;
    struct store *store = NULL;
    struct fault fault = {0};
    uint64_t hash = 0;

    if (store_open(path, STORE_READ, &store, &fault) &&
        store_load(store, &arena, &season, &fault)) {
        hash = 0xcbf29ce484222325u;
        for (const struct kind *kind = kinds; kind->name; kind++) {
            int count;
            const char *rows = kind_rows(kind, &season, &count);
            if (!telling && is_telling(kind))
                continue;
            hash = mix(hash, kind->name, strlen(kind->name));
            for (int i = 0; i < count; i++)
                hash = mix_row(hash, kind, rows + (size_t)i * kind->size);
        }
    } else {
        fprintf(stderr, "%s: %s\n", path, fault.text);
    }
    store_close(store);
    arena_release(&arena);
    return hash;
}

uint64_t school_state(const char *path)
{
    return state_of(path, true);
}

uint64_t school_content(const char *path)
{
    return state_of(path, false);
}

char *folder_make(void)
{
    char *name = strdup("/tmp/examrota-XXXXXX");

    if (!name || !mkdtemp(name))
        abort();
    return name;
}

static void remove_all(const char *path)
{
    DIR *folder = opendir(path);

    if (folder) {
        for (struct dirent *entry; (entry = readdir(folder));) {
            char inner[2048];
            if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
                continue;
            snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
            remove_all(inner);
        }
        closedir(folder);
        rmdir(path);
    } else {
        unlink(path);
    }
}

void folder_release(char *folder)
{
    remove_all(folder);
    free(folder);
}

static char *file_bytes(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, size);
    char block[65536];

    for (size_t n; file && (n = fread(block, 1, sizeof block, file)) > 0;)
        fwrite(block, 1, n, out);
    fclose(out);
    if (!file) {
        free(bytes);
        return NULL;
    }
    fclose(file);
    return bytes;
}

bool file_copy(const char *from, const char *to)
{
    size_t size;
    char *bytes = file_bytes(from, &size);
    FILE *file = bytes ? fopen(to, "wb") : NULL;
    bool good = file && fwrite(bytes, 1, size, file) == size;

    if (file && fclose(file) != 0)
        good = false;
    free(bytes);
    return good;
}

bool files_same(const char *left, const char *right)
{
    size_t a_size = 0, b_size = 0;
    char *a = file_bytes(left, &a_size), *b = file_bytes(right, &b_size);
    bool same = a && b && a_size == b_size && memcmp(a, b, a_size) == 0;

    free(a);
    free(b);
    return same;
}
