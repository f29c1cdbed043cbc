/* SPDX-License-Identifier: GPL-3.0-or-later
 * make_school SHAPE SEED FOLDER [tight]: writes an invented school folder. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/support/school/school.h"

int main(int argc, char **argv)
{
    const struct shape *shape = argc > 3 ? shape_find(argv[1]) : NULL;

    if (!shape) {
        fprintf(stderr, "usage: make_school ap|1200|2000|entries|tiny SEED FOLDER [tight]\n");
        return 2;
    }
    (void)mkdir(argv[3], 0700); /* may be there */
    return school_write(argv[3], shape, strtoull(argv[2], NULL, 10),
                        argc > 4 && strcmp(argv[4], "tight") == 0)
               ? 0
               : 1;
}
