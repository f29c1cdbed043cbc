/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/import_files.h - uploaded files between the preview and the storing. */
#ifndef SCHEDULER_DESK_IMPORT_FILES_H
#define SCHEDULER_DESK_IMPORT_FILES_H

#include "scheduler/desk/ask.h"

enum { IMPORT_FILES = 30 };

struct import_files {
    const char *word, *folder; /* the word nobody can guess is part of the folder's name */
    const char *names[IMPORT_FILES];
    bool ticked[IMPORT_FILES]; /* all, until the form says otherwise */
    int count, n_ticked;
};

/* Keeps this request's uploads; those of yesterday go. */
bool import_files_keep(struct web *web, struct import_files *files, struct fault *fault) MUST_CHECK;
/* Those of ?files=WORD; FAULT_MISSING: no longer there. */
bool import_files_find(struct web *web, struct import_files *files, struct fault *fault) MUST_CHECK;
void import_files_forget(const struct import_files *files);
/* The command that imports what is ticked. */
void import_words(struct web *web, const struct import_files *files, bool dry_run,
                  struct ask_words *words);

#endif
