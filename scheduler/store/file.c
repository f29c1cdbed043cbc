/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

const char *file_beside(struct arena *arena, const char *path, const char *what)
{
    return arena_text(arena, "%s.%s-%ld", path, what, (long)getpid());
}

static bool refuse(const char *what, const char *path, struct fault *fault)
{
    if (errno == EACCES || errno == EPERM || errno == EROFS)
        return fault_set(fault, FAULT_DENIED, "you may not %s '%s'", what, path);
    if (errno == ENOENT)
        return fault_set(fault, FAULT_MISSING, "cannot %s '%s': there is no such folder", what,
                         path);
    if (errno == ENOSPC || errno == EDQUOT)
        return fault_set(fault, FAULT_SYSTEM, "the disk is full: cannot %s '%s'", what, path);
    return fault_set(fault, FAULT_SYSTEM, "cannot %s '%s': error %d of the system", what, path,
                     errno);
}

bool file_make(const char *path, struct fault *fault)
{
    int file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

    if (file < 0)
        return refuse("write", path, fault);
    close(file);
    return true;
}

static bool sync_path(const char *path, int flags, struct fault *fault)
{
    int file = open(path, flags | O_CLOEXEC);

    if (file < 0)
        return refuse("write", path, fault);
    /* Some file systems cannot sync a folder and say EINVAL. */
    if (fsync(file) != 0 && errno != EINVAL) {
        (void)refuse("write", path, fault);
        close(file);
        return false;
    }
    close(file);
    return true;
}

bool file_sync(const char *path, struct fault *fault)
{
    return sync_path(path, O_RDWR, fault);
}

bool file_sync_folder(const char *path, struct fault *fault)
{
    struct arena arena = {0};
    const char *slash = strrchr(path, '/');
    const char *folder = "."; /* "school.db" */

    if (slash == path)
        folder = "/";
    else if (slash)
        folder = arena_copy_part(&arena, path, (size_t)(slash - path));
    bool good = sync_path(folder, O_RDONLY, fault);
    arena_release(&arena);
    return good;
}

bool file_name_new(const char *from, const char *to, struct fault *fault)
{
    struct stat status;

    /* A link fails when the name is taken, a rename would replace.  Some
     * drives (USB sticks) know no links. */
    if (link(from, to) == 0) {
        unlink(from);
        return file_sync_folder(to, fault);
    }
    if (errno == EEXIST || lstat(to, &status) == 0)
        return fault_set(fault, FAULT_CONFLICT,
                         "'%s' exists already: choose another name, or move it away first", to);
    if (rename(from, to) != 0)
        return refuse("write", to, fault);
    return file_sync_folder(to, fault);
}

bool file_on_network(const char *path)
{
    static const unsigned types[] = {
        0x6969,     /* NFS */
        0x517b,     /* SMB */
        0xff534d42, /* CIFS */
        0xfe534d42, /* SMB 2 */
        0x73757245, /* Coda */
        0x5346414f, /* AFS */
        0x01021997, /* 9p: a folder of the host in a virtual machine */
    };
    struct statfs status;

    if (statfs(path, &status) != 0)
        return false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if ((unsigned)status.f_type == types[i])
            return true;
    return false;
}

bool file_look(const char *path, struct fault *fault)
{
    struct stat status;
    int looked = stat(path, &status);

    if (looked != 0 && (errno == ENOENT || errno == ENOTDIR))
        return fault_set(fault, FAULT_MISSING,
                         "there is no school file '%s'; 'examrota init %s' makes one", path, path);
    if (looked != 0)
        return refuse("read", path, fault);
    if (S_ISDIR(status.st_mode))
        return fault_set(fault, FAULT_INPUT, "'%s' is a folder, not a school file", path);
    if (access(path, R_OK) != 0)
        return refuse("read", path, fault);
    return true;
}
