/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/import_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "scheduler/base/sort.h"
#include "scheduler/office/secret.h"

enum { WORD_BYTES = 24, WORD_LETTERS = 32, KEPT_S = 24 * 3600 };
#define STEM "examrota-import-"

static const char *parent(void)
{
    const char *folder = getenv("TMPDIR");

    return folder && *folder ? folder : "/tmp";
}

static void remove_all(const char *folder)
{
    struct arena arena = {0};
    DIR *open = opendir(folder);

    for (struct dirent *entry = open ? readdir(open) : NULL; entry; entry = readdir(open))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            (void)unlink(arena_text(&arena, "%s/%s", folder, entry->d_name));
    if (open)
        closedir(open);
    (void)rmdir(folder);
    arena_release(&arena);
}

/* Previews nobody came back to. */
static void remove_old(struct web *web)
{
    DIR *open = opendir(parent());
    struct stat status;

    for (struct dirent *entry = open ? readdir(open) : NULL; entry; entry = readdir(open)) {
        if (strncmp(entry->d_name, STEM, strlen(STEM)) != 0)
            continue;
        const char *path = arena_text(web->arena, "%s/%s", parent(), entry->d_name);
        if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == getuid() &&
            status.st_mtime < time(NULL) - KEPT_S)
            remove_all(path);
    }
    if (open)
        closedir(open);
}

bool import_files_keep(struct web *web, struct import_files *files, struct fault *fault)
{
    remove_old(web);
    *files = (struct import_files){.word = secret_word(WORD_BYTES, web->arena)};
    files->folder = arena_text(web->arena, "%s/" STEM "%s", parent(), files->word);
    if (web->n_files > IMPORT_FILES)
        return fault_set(fault, FAULT_INPUT, "at most %d files go at once", IMPORT_FILES);
    if (!web->folder || rename(web->folder, files->folder) != 0)
        return fault_set(fault, FAULT_SYSTEM, "the files could not be kept: %s", strerror(errno));
    return true;
}

static int by_name(const void *left, const void *right, const void *context)
{
    (void)context;
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The word comes from outside: letters of base64url, so many. */
static bool is_word(const char *word)
{
    return strlen(word) == WORD_LETTERS &&
           strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
               WORD_LETTERS;
}

bool import_files_find(struct web *web, struct import_files *files, struct fault *fault)
{
    const char *word = web_field(web, "files");

    *files = (struct import_files){.word = word};
    if (is_word(word))
        files->folder = arena_text(web->arena, "%s/" STEM "%s", parent(), word);
    DIR *open = files->folder ? opendir(files->folder) : NULL;
    if (!open)
        return fault_set(fault, FAULT_MISSING, "those files are no longer here; choose them again");
    for (struct dirent *entry = readdir(open); entry; entry = readdir(open))
        if (entry->d_name[0] != '.' && files->count < IMPORT_FILES)
            files->names[files->count++] = arena_copy(web->arena, entry->d_name);
    closedir(open);
    sort_rows(files->names, (size_t)files->count, sizeof *files->names, by_name, NULL);
    for (int i = 0; i < files->count; i++) {
        files->ticked[i] = !web_asked(web, "ticked") ||
                           *web_field(web, arena_text(web->arena, "file%d", i)) != '\0';
        files->n_ticked += files->ticked[i];
    }
    return true;
}

void import_files_forget(const struct import_files *files)
{
    remove_all(files->folder);
}

void import_words(struct web *web, const struct import_files *files, bool dry_run,
                  struct ask_words *words)
{
    ask_word(words, "import");
    ask_word(words, "--json");
    if (dry_run)
        ask_word(words, "--dry-run");
    if (web_asked(web, "replace"))
        ask_word(words, "--replace");
    const char *left = arena_text(web->arena, "%s/.left", files->folder);
    if (access(left, R_OK) == 0)
        ask_option(web, words, "except", left);
    ask_option(web, words, "map", web_field(web, "map"));
    ask_option(web, words, "as", web_field(web, "as"));
    for (int i = 0; i < files->count; i++)
        if (files->ticked[i])
            ask_word(words, arena_text(web->arena, "%s/%s", files->folder, files->names[i]));
}
