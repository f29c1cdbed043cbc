/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "scheduler/model/season.h"

size_t cut_base(const char *key)
{
    const char *last = strrchr(key, ':');
    size_t digits = last && last[1] == '+' ? strspn(last + 2, "0123456789") : 0;

    return digits && last[2 + digits] == '\0' ? (size_t)(last - key) : strlen(key);
}

int cut_part(const char *key)
{
    size_t length = cut_base(key);

    return key[length] ? (int)strtol(key + length + strlen(":+"), NULL, 10) : 0;
}
