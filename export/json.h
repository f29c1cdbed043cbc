/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/json.h - nested answers for programs (--json).
 *
 * struct json *root = json_object();          // "format" comes from json_write_answer()
 * json_text(root, "status", "optimal");
 * struct json *list = json_list(root, "levels");
 * struct json *row = json_row(list);           // an object in the list
 * json_number(row, "value", 12);
 * json_write(out, root); json_release(root);
 *
 * Memory: a node belongs to its parent; release the root.  When memory runs
 * out nodes are NULL, every call accepts NULL, and json_write() says false.
 * Text is made valid UTF-8 without control characters.
 */
#ifndef EXPORT_JSON_H
#define EXPORT_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct json; /* cJSON inside */

struct json *json_object(void);
struct json *json_member(struct json *object, const char *name); /* object in an object */
struct json *json_list(struct json *object, const char *name);
struct json *json_row(struct json *list);
void json_list_text(struct json *list, const char *text);
void json_list_number(struct json *list, int64_t number);
void json_text(struct json *object, const char *name, const char *text);
void json_number(struct json *object, const char *name, int64_t number);
void json_seconds(struct json *object, const char *name, double seconds); /* milliseconds kept */
void json_yes(struct json *object, const char *name, bool yes);
void json_null(struct json *object, const char *name);
void json_day(struct json *object, const char *name, int64_t day);   /* "2027-05-12" */
void json_moment(struct json *object, const char *name, int64_t at); /* "2027-05-12 09:00" */
/* Members in the order they were added: a line per top member, a line per object
 * in a list of objects, newline at the end.  The root is an object. */
bool json_write(FILE *out, const struct json *root);
/* The same with "format":1 before the first member, as every --json answer has. */
bool json_write_answer(FILE *out, const struct json *root);
void json_release(struct json *root);

#endif
