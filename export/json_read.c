/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/json_read.h"

#include <cjson/cJSON.h>

static const cJSON *node(const struct json *json)
{
    return (const cJSON *)json;
}

struct json *json_read(const char *text, size_t size)
{
    return (struct json *)cJSON_ParseWithLength(text, size);
}

const struct json *json_get(const struct json *object, const char *name)
{
    return (const struct json *)cJSON_GetObjectItemCaseSensitive(node(object), name);
}

const struct json *json_first(const struct json *list)
{
    return list ? (const struct json *)node(list)->child : NULL;
}

const struct json *json_next(const struct json *item)
{
    return item ? (const struct json *)node(item)->next : NULL;
}

int json_count(const struct json *list)
{
    return cJSON_GetArraySize(node(list));
}

const char *json_name(const struct json *member)
{
    return member && node(member)->string ? node(member)->string : "";
}

const char *json_item_text(const struct json *item)
{
    return cJSON_IsString(node(item)) ? node(item)->valuestring : "";
}

/* Whole numbers of ours are below 2^53: exact in a double. */
int64_t json_item_number(const struct json *item)
{
    return cJSON_IsNumber(node(item)) ? (int64_t)node(item)->valuedouble : 0;
}

const char *json_text_of(const struct json *object, const char *name)
{
    return json_item_text(json_get(object, name));
}

int64_t json_number_of(const struct json *object, const char *name, int64_t otherwise)
{
    const struct json *item = json_get(object, name);

    return cJSON_IsNumber(node(item)) ? json_item_number(item) : otherwise;
}

bool json_is_yes(const struct json *object, const char *name)
{
    return cJSON_IsTrue(node(json_get(object, name)));
}
