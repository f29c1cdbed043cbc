/* SPDX-License-Identifier: GPL-3.0-or-later
 * Style sheet and scripts, out of the program, under names that change with their bytes. */
#include "scheduler/base/asset.h"

#include <string.h>

#include "scheduler/desk/parts.h"

static const char folder[] = "scheduler/desk/assets/";

static const struct {
    const char *suffix, *type;
} types[] = {
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
};

/* FNV-1a: tells versions apart, keeps no secret. */
static uint32_t mark_of(const struct asset *asset)
{
    uint32_t mark = 2166136261U;

    for (size_t i = 0; i < asset->size; i++)
        mark = (mark ^ asset->bytes[i]) * 16777619U;
    return mark;
}

static const struct asset *find(const char *name)
{
    for (const struct asset *asset = assets; asset->path; asset++)
        if (strncmp(asset->path, folder, sizeof folder - 1) == 0 &&
            strcmp(asset->path + sizeof folder - 1, name) == 0)
            return asset;
    return NULL;
}

const char *asset_path(struct arena *arena, const char *name)
{
    const struct asset *asset = find(name);

    return arena_text(arena, "/a/%08x/%s", asset ? mark_of(asset) : 0U, name);
}

bool asset_answer(const char *path, struct http_reply *reply)
{
    const char *name = strrchr(path, '/') + 1;
    const struct asset *asset = find(name);
    const char *dot = strrchr(name, '.');

    for (size_t i = 0; asset && dot && i < sizeof types / sizeof *types; i++) {
        if (strcmp(types[i].suffix, dot) != 0)
            continue;
        *reply = (struct http_reply){
            .status = 200, .body = (const char *)asset->bytes, .size = asset->size};
        http_add(reply, "Content-Type", types[i].type);
        http_add(reply, "Cache-Control", "public, max-age=31536000, immutable");
        http_add(reply, "X-Content-Type-Options", "nosniff");
        http_add(reply, "Cross-Origin-Resource-Policy", "same-origin");
        return true;
    }
    return false;
}
