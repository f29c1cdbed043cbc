/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/school/school_parts.h - inside of the school generator. */
#ifndef TESTS_SUPPORT_SCHOOL_PARTS_H
#define TESTS_SUPPORT_SCHOOL_PARTS_H

#include "tests/support/school/school.h"

enum { DAY_TEXT = 32 };

struct school {
    const char *folder;
    struct shape shape;
    struct random random;
    bool tight, failed;
};

FILE *school_open(struct school *school, const char *kind, const char *heads); /* NULL: failed */
void school_close(struct school *school, FILE *file);
const char *school_day(int index, char text[DAY_TEXT]); /* the index-th exam day */

void school_places(struct school *school);
void school_people(struct school *school);
void school_exams(struct school *school);
void school_week(struct school *school);

#endif
