/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scheduler/base/asset.h - files built into the program: rule tables, schema
 * steps, style sheets.  The build lists *.csv, *.sql, *.css and *.js below scheduler/. */
#ifndef SCHEDULER_BASE_ASSET_H
#define SCHEDULER_BASE_ASSET_H

#include <stddef.h>

struct asset {
    const char *path;           /* from the root: "scheduler/rules/2025-26/figures.csv" */
    const unsigned char *bytes; /* size of them, then a NUL not counted */
    size_t size;
};

extern const struct asset assets[]; /* by path; last row has path == NULL */

#endif
