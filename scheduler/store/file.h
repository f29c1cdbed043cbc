/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/store/file.h - inside the store: what the file system must do for us. */
#ifndef SCHEDULER_STORE_FILE_H
#define SCHEDULER_STORE_FILE_H

#include "scheduler/base/arena.h"

/* A name beside `path` that only this process uses. */
const char *file_beside(struct arena *arena, const char *path, const char *what);
/* A new empty file, mode 0600. */
bool file_make(const char *path, struct fault *fault) MUST_CHECK;
/* To the disk: the file and, when it got its name just now, the folder. */
bool file_sync(const char *path, struct fault *fault) MUST_CHECK;
bool file_sync_folder(const char *path, struct fault *fault) MUST_CHECK;
/* Gives the finished file its name, unless something has it already. */
bool file_name_new(const char *from, const char *to, struct fault *fault) MUST_CHECK;
/* Is this on a drive of another machine?  Locks are not kept there. */
bool file_on_network(const char *path);
/* A sentence when it cannot be a school file: missing, a folder, not to be read. */
bool file_look(const char *path, struct fault *fault) MUST_CHECK;

#endif
