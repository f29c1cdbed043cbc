/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/map.h"

#include <stdlib.h>
#include <string.h>

#include "import/text.h"
#include "import/word.h"

struct map_reader {
    struct column_map *map;
    const char *file;
    struct issues *issues;
    int line;
    bool good;
};

static void refuse(struct map_reader *reader, const char *quoted, const char *why)
{
    reader->good = false;
    issue_add(reader->issues, ISSUE_ERROR, reader->file, reader->line, "", "'%.60s' %s", quoted,
              why);
}

static void read_kind(struct map_reader *reader, const char *name)
{
    const struct record_kind *kind = record_kind_find(name);

    if (!kind)
        refuse(reader, name, "is not a kind of record; write kind = staff, rooms, papers...");
    else if (reader->map->n_lines > 0)
        refuse(reader, name, "comes too late; the kind must stand before the headings");
    else
        reader->map->kind = kind;
}

static void read_heading(struct map_reader *reader, const char *heading, const char *field)
{
    struct column_map *map = reader->map;
    int place = map->kind && strcmp(field, "-") != 0 ? field_find(map->kind, field) : -1;

    if (!map->kind) {
        refuse(reader, heading,
               "stands before the kind; the first line must be kind = staff or "
               "another kind");
        return;
    }
    if (place < 0 && strcmp(field, "-") != 0) {
        refuse(reader, field, "is not a column of this kind; see the manual for their names");
        return;
    }
    if (map_field(map, heading) != -2)
        refuse(reader, heading, "stands here twice; keep one line");
    else if (map->n_lines == MAP_LINES_MAX)
        refuse(reader, heading, "is one line too many; a map has at most 256");
    else
        map->lines[map->n_lines++] = (struct map_line){heading, place};
}

/* "heading = field", spaces already dropped at the ends. */
static void read_line(struct map_reader *reader, char *text)
{
    bool quoted = *text == '"';
    char *end = quoted ? strchr(text + 1, '"') : NULL;
    char *equals = quoted && end ? strchr(end, '=') : strrchr(text, '=');

    if (!*text || *text == '#')
        return;
    if (!equals || (quoted && !end)) {
        refuse(reader, text, "is not a line of a map; write: Their Heading = our_column");
        return;
    }
    *equals = '\0';
    if (quoted && end)
        *end = '\0';
    text_trim(text, text + quoted, strlen(text + quoted));
    char *field = equals + 1;
    text_trim(field, field, strlen(field));
    if (!quoted && strcmp(text, "kind") == 0)
        read_kind(reader, field);
    else if (!*text)
        refuse(reader, field, "has no heading before the =");
    else
        read_heading(reader, text, field);
}

static void read_lines(struct map_reader *reader, char *at)
{
    while (*at) {
        char *end = at + strcspn(at, "\r\n");
        char mark = *end;
        reader->line++;
        *end = '\0';
        text_trim(at, at, strlen(at));
        read_line(reader, at);
        at = end + (mark != '\0');
        at += mark == '\r' && *at == '\n';
    }
}

bool map_read(struct column_map *map, const char *file, const char *bytes, size_t size,
              const char *as, struct issues *issues)
{
    struct map_reader reader = {.map = map, .file = file, .issues = issues, .good = true};
    struct text text = {0};

    *map = (struct column_map){.kind = as ? record_kind_find(as) : NULL};
    if (size > MAP_FILE_MAX) {
        issue_add(issues, ISSUE_ERROR, file, 0, "", "a map of more than 64 KiB is none of ours");
        return false;
    }
    reader.good = text_decode(&text, file, bytes, size, issues);
    if (reader.good) {
        map->text = malloc(text.size + 1);
        map->lines = calloc(MAP_LINES_MAX, sizeof *map->lines);
        reader.good = map->text && map->lines;
    }
    if (reader.good) {
        memcpy(map->text, text.bytes, text.size);
        map->text[text.size] = '\0';
        read_lines(&reader, map->text);
    }
    text_release(&text);
    return reader.good;
}

int map_field(const struct column_map *map, const char *heading)
{
    for (int i = 0; i < map->n_lines; i++) {
        const char *theirs = map->lines[i].heading;
        if (theirs && word_same(theirs, strlen(theirs), heading, strlen(heading)))
            return map->lines[i].field;
    }
    return -2;
}

void map_release(struct column_map *map)
{
    free(map->lines);
    free(map->text);
    *map = (struct column_map){0};
}
