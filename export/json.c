/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/json.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "export/stamp.h"
#include "export/text.h"

/* struct json is cJSON's node under our own name. */
static cJSON *node(struct json *json)
{
    return (cJSON *)json;
}

/* valueint is unused in objects and lists: there it says "something is missing". */
static struct json *add(struct json *parent, const char *name, cJSON *child)
{
    cJSON *to = node(parent);
    bool done = to && child &&
                (name ? cJSON_AddItemToObject(to, name, child) : cJSON_AddItemToArray(to, child));

    if (done)
        return (struct json *)child;
    cJSON_Delete(child);
    if (to)
        to->valueint = 1;
    return NULL;
}

/* As text, because cJSON prints numbers through double. */
static cJSON *make_integer(int64_t number)
{
    char text[STAMP];

    (void)snprintf(text, sizeof text, "%" PRId64, number);
    return cJSON_CreateRaw(text);
}

/* cJSON passes bytes that are no UTF-8 on to readers that refuse them. */
static cJSON *make_text(const char *text)
{
    char *clean = text_clean(text, TEXT_LINES);
    cJSON *made = clean ? cJSON_CreateString(clean) : NULL;

    free(clean);
    return made;
}

struct json *json_object(void)
{
    return (struct json *)cJSON_CreateObject();
}

struct json *json_member(struct json *object, const char *name)
{
    return add(object, name, cJSON_CreateObject());
}

struct json *json_list(struct json *object, const char *name)
{
    return add(object, name, cJSON_CreateArray());
}

struct json *json_row(struct json *list)
{
    return add(list, NULL, cJSON_CreateObject());
}

void json_list_text(struct json *list, const char *text)
{
    add(list, NULL, make_text(text));
}

void json_list_number(struct json *list, int64_t number)
{
    add(list, NULL, make_integer(number));
}

void json_text(struct json *object, const char *name, const char *text)
{
    add(object, name, make_text(text));
}

void json_number(struct json *object, const char *name, int64_t number)
{
    add(object, name, make_integer(number));
}

/* Put together from integers: the decimal point of printf follows the locale. */
void json_seconds(struct json *object, const char *name, double seconds)
{
    char text[STAMP];
    int64_t thousandths = isfinite(seconds) && fabs(seconds) < 1e12 ? llround(seconds * 1000) : 0;
    int64_t size = thousandths < 0 ? -thousandths : thousandths;

    (void)snprintf(text, sizeof text, "%s%" PRId64 ".%03d", thousandths < 0 ? "-" : "", size / 1000,
                   (int)(size % 1000));
    add(object, name, cJSON_CreateRaw(text));
}

void json_yes(struct json *object, const char *name, bool yes)
{
    add(object, name, cJSON_CreateBool(yes));
}

void json_null(struct json *object, const char *name)
{
    add(object, name, cJSON_CreateNull());
}

void json_day(struct json *object, const char *name, int64_t day)
{
    char text[STAMP];

    add(object, name, cJSON_CreateString(stamp_iso(text, day)));
}

void json_moment(struct json *object, const char *name, int64_t at)
{
    char text[STAMP];

    add(object, name, cJSON_CreateString(stamp_moment(text, at)));
}

static bool is_whole(const cJSON *item) // NOLINT(misc-no-recursion)
{
    if ((cJSON_IsObject(item) || cJSON_IsArray(item)) && item->valueint != 0)
        return false;
    for (const cJSON *child = item->child; child; child = child->next) {
        if (!is_whole(child))
            return false;
    }
    return true;
}

static bool put(FILE *out, const cJSON *item)
{
    char *text = cJSON_PrintUnformatted(item);
    bool done = text && fputs(text, out) >= 0;

    cJSON_free(text);
    return done;
}

static bool put_name(FILE *out, const cJSON *item)
{
    cJSON *name = cJSON_CreateString(item->string);
    bool done = name && put(out, name) && fputs(":", out) >= 0;

    cJSON_Delete(name);
    return done;
}

/* A list of objects takes a line per object: long answers stay readable. */
static bool put_member(FILE *out, const cJSON *item)
{
    if (!put_name(out, item))
        return false;
    if (!cJSON_IsArray(item) || !cJSON_IsObject(item->child))
        return put(out, item);
    fputs("[\n", out);
    for (const cJSON *row = item->child; row; row = row->next) {
        fputs("    ", out);
        if (!put(out, row))
            return false;
        fputs(row->next ? ",\n" : "\n  ]", out);
    }
    return true;
}

static bool put_all(FILE *out, const struct json *root, bool answer)
{
    const cJSON *object = (const cJSON *)root;

    if (!object || !is_whole(object))
        return false;
    answer = answer && !cJSON_HasObjectItem(object, "format");
    fputs(answer ? "{\n  \"format\":1" : "{", out);
    for (const cJSON *item = object->child; item; item = item->next) {
        fputs(item != object->child || answer ? ",\n  " : "\n  ", out);
        if (!put_member(out, item))
            return false;
    }
    fputs("\n}\n", out);
    return !ferror(out);
}

bool json_write(FILE *out, const struct json *root)
{
    return put_all(out, root, false);
}

bool json_write_answer(FILE *out, const struct json *root)
{
    return put_all(out, root, true);
}

void json_release(struct json *root)
{
    cJSON_Delete(node(root));
}
