/* SPDX-License-Identifier: GPL-3.0-or-later
 * Everything the user handed over, as typed rows. */
#include <stdlib.h>
#include <string.h>

#include "import/bind.h"
#include "import/map.h"
#include "import/source.h"
#include "import/word.h"

struct reading_all {
    struct batches *batches;
    const struct import_ask *ask;
    struct issues *issues;
    const struct column_map *map;
    bool map_used;
};

/* The names of every kind, for a file or a member that is none of them. */
static void list_kinds(char *to, size_t size)
{
    size_t used = 0;

    for (const struct record_kind *const *kind = record_kinds; *kind; kind++) {
        int n = snprintf(to + used, size - used, "%s%s", used ? ", " : "", (*kind)->name);
        if (n < 0 || (size_t)n >= size - used) {
            to[used] = '\0';
            return;
        }
        used += (size_t)n;
    }
}

static void refuse_kind(const struct source *source, struct issues *issues)
{
    char kinds[110];

    list_kinds(kinds, sizeof kinds);
    issue_add(issues, ISSUE_ERROR, source->name, 0, "",
              "which records are these? name the file after them or give --as; the kinds are %s...",
              kinds);
}

/* A member of a JSON file that is no kind: it may be of a newer program, or a slip. */
static void warn_member(const struct source *source, const char *name, struct issues *issues)
{
    const char *near = NULL;
    int best = 3;

    for (const struct record_kind *const *kind = record_kinds; *kind; kind++) {
        int slips = word_slips((*kind)->name, strlen((*kind)->name), name, strlen(name), 2);
        if (slips < best) {
            best = slips;
            near = (*kind)->name;
        }
    }
    if (near)
        issue_add(issues, ISSUE_WARNING, source->name, 0, name,
                  "this is no kind of record and is not read; did you mean '%s'?", near);
    else
        issue_add(issues, ISSUE_WARNING, source->name, 0, name,
                  "this is no kind of record and is not read");
}

/* The map is for files of its kind; it tells the kind of a file named alone, and
 * of one whose name tells none. */
static const struct record_kind *kind_for(const struct reading_all *all,
                                          const struct source *source, const struct table *table)
{
    if (table->kind && *table->kind)
        return record_kind_find(table->kind);
    if (source->kind && !(source->alone && all->map))
        return source->kind;
    return all->map ? all->map->kind : NULL;
}

static bool bind_table(struct reading_all *all, const struct source *source, struct table *table)
{
    const struct record_kind *kind = kind_for(all, source, table);
    const struct column_map *map = all->map && all->map->kind == kind ? all->map : NULL;
    struct batches *batches = all->batches;
    struct memory pool = {0};

    all->map_used = all->map_used || map;
    if (!kind && table->kind && *table->kind) {
        warn_member(source, table->kind, all->issues);
        return true;
    }
    if (!kind) {
        refuse_kind(source, all->issues);
        return true;
    }
    struct batch *list =
        realloc(batches->list, ((size_t)batches->count + 1) * sizeof *batches->list);
    if (!list)
        return false;
    batches->list = list;
    struct batch *batch = &list[batches->count++];
    *batch = (struct batch){0};
    bool good = (!map || map_compose(map, table, &pool)) &&
                batch_bind(batch, kind, source->name, table, map, all->issues);
    batch->whole = source->whole;
    memory_release(&pool);
    return good;
}

/* False: no memory; what is wrong with the file is in the issues. */
static bool read_source(struct reading_all *all, const struct source *source)
{
    struct tables tables = {0};
    char *bytes = NULL;
    size_t size = 0;
    bool good = true;

    if (!source_load(source->path, source->name, FILE_MAX, &bytes, &size, all->issues))
        return true;
    source->format->read(source->name, bytes, size, &tables, all->issues);
    free(bytes); /* before the rows are made: a large file need not be there twice */
    for (int i = 0; i < tables.count && good; i++)
        good = bind_table(all, source, &tables.list[i]);
    tables_release(&tables);
    return good;
}

/* A shipped map by its name, else a file; with --as for a map that names no kind. */
static bool find_map(struct column_map *map, const struct import_ask *ask, struct issues *issues)
{
    const struct shipped_map *shipped = map_find(ask->map);
    char *bytes = NULL;
    size_t size = 0;

    if (shipped)
        return map_read(map, shipped->name, shipped->text, strlen(shipped->text), ask->as, issues);
    bool good = source_load(ask->map, ask->map, MAP_FILE_MAX, &bytes, &size, issues) &&
                map_read(map, ask->map, bytes, size, ask->as, issues);
    free(bytes);
    return good;
}

/* Two files of one kind: no code may stand in both. */
static bool check_across(struct batches *batches, struct issues *issues)
{
    struct batch **alike = calloc((size_t)batches->count + 1, sizeof(struct batch *));
    bool good = alike != NULL;

    for (const struct record_kind *const *kind = record_kinds; *kind && good; kind++) {
        int n = 0;
        for (int i = 0; i < batches->count; i++) {
            if (batches->list[i].kind == *kind)
                alike[n++] = &batches->list[i];
        }
        good = n < 2 || keys_check(alike, n, true, issues);
    }
    free(alike);
    return good;
}

bool batches_read(struct batches *batches, const struct import_ask *ask, struct issues *issues)
{
    struct sources sources = {0};
    struct column_map map = {0};
    struct reading_all all = {.batches = batches, .ask = ask, .issues = issues};

    *batches = (struct batches){0};
    bool good = sources_find(&sources, ask, issues);
    if (good && ask->map) {
        good = find_map(&map, ask, issues);
        all.map = &map;
    }
    for (int i = 0; i < sources.count && good; i++)
        good = read_source(&all, &sources.list[i]);
    if (good && all.map && !all.map_used)
        issue_add(issues, ISSUE_WARNING, "", 0, "",
                  "the map '%.60s' is for %s, and there is no file of these", ask->map,
                  map.kind ? map.kind->title : "nothing");
    good = good && check_across(batches, issues);
    map_release(&map);
    sources_release(&sources);
    return good && batches->count > 0;
}

void batches_release(struct batches *batches)
{
    for (int i = 0; i < batches->count; i++)
        batch_release(&batches->list[i]);
    free(batches->list);
    *batches = (struct batches){0};
}
