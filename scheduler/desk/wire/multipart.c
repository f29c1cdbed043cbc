/* SPDX-License-Identifier: GPL-3.0-or-later
 * multipart/form-data (RFC 7578): fields are kept, files are written into a folder under names that
 * can do no harm. */
#include <string.h>
#include <strings.h>

#include "scheduler/base/list.h"
#include "scheduler/desk/parts.h"

enum { BOUNDARY = 70, FILES_MAX = 60, NAME_MAX_BYTES = 120 };

struct scan {
    const char *at, *end;
    char mark[BOUNDARY + 5]; /* CR LF -- boundary */
    size_t mark_size;
    struct arena *arena;
    struct web_pair *fields;
    struct web_upload *files;
    int n_fields, fields_room, n_files, files_room;
};

static const char *find_bytes(const char *from, const char *end, const char *what, size_t size)
{
    while (from && (size_t)(end - from) >= size) {
        from = memchr(from, what[0], (size_t)(end - from) - size + 1);
        if (!from || memcmp(from, what, size) == 0)
            return from;
        from++;
    }
    return NULL;
}

/* The quoted value of name="..." in a header; NULL: none. */
static const char *parameter(const char *line, size_t size, const char *name, struct arena *arena)
{
    char wanted[32];
    int length = snprintf(wanted, sizeof wanted, "; %s=\"", name);
    const char *from = find_bytes(line, line + size, wanted, (size_t)length);

    if (!from)
        return NULL;
    from += length;
    const char *quote = memchr(from, '"', (size_t)(line + size - from));
    return quote ? arena_copy_part(arena, from, (size_t)(quote - from)) : NULL;
}

/* The last word of a path, without what a file system or a terminal takes for more than a letter.
 */
static const char *safe_name(const char *name, struct arena *arena)
{
    const char *slash = strrchr(name, '/'), *back = strrchr(name, '\\');

    if (slash && slash + 1 > name)
        name = slash + 1;
    if (back && back + 1 > name)
        name = back + 1;
    size_t length = strlen(name);
    const char *from = length > NAME_MAX_BYTES ? name + length - NAME_MAX_BYTES : name;
    if (!*from)
        from = "file";
    char *safe = arena_dup(arena, from, strlen(from) + 1, 1);
    for (char *c = safe; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f || strchr("\"'`$&|;<>*?", *c))
            *c = '_';
    if (safe[0] == '.' || safe[0] == '-')
        safe[0] = '_';
    return safe;
}

static bool keep_file(struct scan *scan, const char *folder, const char *field, const char *name,
                      const char *bytes, size_t size)
{
    if (scan->n_files == FILES_MAX || !folder)
        return false;
    const char *safe = safe_name(name, scan->arena);
    for (int i = 0; i < scan->n_files; i++)
        if (strcmp(scan->files[i].name, safe) == 0)
            return false; /* two of one name: which is meant? */
    const char *path = arena_text(scan->arena, "%s/%s", folder, safe);
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(bytes, 1, size, file) == size;
    if (file)
        good = fclose(file) == 0 && good;
    *LIST_ADD(scan->arena, scan->files, scan->n_files, scan->files_room) =
        (struct web_upload){field, safe, path, (int64_t)size};
    return good;
}

static bool is_text(const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)bytes[i] < ' ' && !strchr("\n\r\t", bytes[i]))
            return false;
    return memchr(bytes, '\0', size) == NULL;
}

static bool read_part(struct scan *scan, const char *folder)
{
    const char *body = find_bytes(scan->at, scan->end, "\r\n\r\n", 4);
    const char *after = body ? find_bytes(body + 2, scan->end, scan->mark, scan->mark_size) : NULL;

    if (!after)
        return false;
    size_t head = (size_t)(body - scan->at);
    const char *field = parameter(scan->at, head, "name", scan->arena);
    const char *name = parameter(scan->at, head, "filename", scan->arena);
    body = after < body + 4 ? after : body + 4;
    size_t size = (size_t)(after - body);
    scan->at = after + scan->mark_size;
    if (!field || scan->n_fields == WEB_FIELDS)
        return false;
    if (name)
        return (!*name && !size) || keep_file(scan, folder, field, name, body, size);
    if (size > WEB_FORM_BYTES || !is_text(body, size))
        return false;
    *LIST_ADD(scan->arena, scan->fields, scan->n_fields, scan->fields_room) =
        (struct web_pair){field, arena_copy_part(scan->arena, body, size)};
    return true;
}

static bool find_boundary(const char *type, struct scan *scan)
{
    const char *from = strstr(type, "boundary=");

    if (!from)
        return false;
    from += strlen("boundary=");
    bool quoted = *from == '"';
    from += quoted;
    size_t length = strcspn(from, quoted ? "\"" : "; ");
    if (length == 0 || length > BOUNDARY)
        return false;
    memcpy(scan->mark, "\r\n--", 4);
    memcpy(scan->mark + 4, from, length);
    scan->mark_size = length + 4;
    return true;
}

bool multipart_read(const char *type, const char *bytes, size_t size, const char *folder,
                    struct arena *arena, struct multipart *multipart)
{
    struct scan scan = {.at = bytes, .end = bytes + size, .arena = arena};

    if (!find_boundary(type, &scan) || size < scan.mark_size ||
        memcmp(bytes, scan.mark + 2, scan.mark_size - 2) != 0)
        return false;
    scan.at += scan.mark_size - 2;
    for (;;) {
        if (scan.end - scan.at >= 2 && memcmp(scan.at, "--", 2) == 0)
            break;
        if (scan.end - scan.at < 2 || memcmp(scan.at, "\r\n", 2) != 0 || !read_part(&scan, folder))
            return false;
    }
    *multipart = (struct multipart){scan.fields, scan.files, scan.n_fields, scan.n_files};
    return true;
}
