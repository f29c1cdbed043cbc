/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/json_read.h - an answer of this program (--json) read again: the other half of json.h.
 *
 *     struct json *root = json_read(text, size);            // NULL: no JSON
 *     for (const struct json *row = json_first(json_get(root, "ladder")); row; row =
 * json_next(row))
 *         ... json_text_of(row, "staff"), json_number_of(row, "n", 0) ...
 *     json_release(root);
 *
 * Whatever is missing, or of another type, is NULL, "" or the number given: readers ignore what
 * they do not know.  Texts live as long as the root.
 */
#ifndef EXPORT_JSON_READ_H
#define EXPORT_JSON_READ_H

#include <stddef.h>

#include "export/json.h"

struct json *json_read(const char *text, size_t size);
const struct json *json_get(const struct json *object, const char *name);
const struct json *json_first(const struct json *list); /* of a list, or of an object's members */
const struct json *json_next(const struct json *item);
int json_count(const struct json *list);
const char *json_name(const struct json *member); /* of a member of an object; "" */
const char *json_text_of(const struct json *object, const char *name);
int64_t json_number_of(const struct json *object, const char *name, int64_t otherwise);
bool json_is_yes(const struct json *object, const char *name);
const char *json_item_text(const struct json *item); /* of a list of texts */
int64_t json_item_number(const struct json *item);   /* of a list of numbers; 0 */

#endif
