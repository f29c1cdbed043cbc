/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/json_scan.h - a look at a JSON text before cJSON gets it: where its
 * rows stand, and whether it is of a shape and size that can be held. */
#ifndef IMPORT_JSON_SCAN_H
#define IMPORT_JSON_SCAN_H

#include <stdbool.h>

#include "import/text.h"

/* The line of each object that stands in an array of the outermost object (or in
 * the outermost array), in the order of the file. */
struct json_scan {
    int *lines;
    int n_rows;
};

/* False: too deep, too many values, too many rows, or no memory: an issue says
 * which.  A text that is no JSON may pass: cJSON says so.  Release both ways. */
bool json_scan(struct json_scan *scan, const char *file, const struct text *text,
               struct issues *issues);
void json_scan_release(struct json_scan *scan);

/* Says that the text is no JSON from `stop` on, with its line and character. */
void json_complain(const char *file, const struct text *text, const char *stop,
                   struct issues *issues);

#endif
