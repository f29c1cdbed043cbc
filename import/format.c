/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/format.h"

#include <string.h>
#include <strings.h>

#include "import/table.h"

const struct format formats[] = {
    {"csv", ".csv", read_csv},    {"tsv", ".tsv", read_csv}, {"txt", ".txt", read_csv},
    {"json", ".json", read_json}, {NULL, NULL, NULL},
};

const struct format *format_find(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');

    for (const struct format *format = formats; dot && format->name; format++) {
        if (strcasecmp(dot, format->suffix) == 0)
            return format;
    }
    return NULL;
}
