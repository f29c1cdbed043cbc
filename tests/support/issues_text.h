/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/issues_text.h - what a reader had to say of a file, as text. */
#ifndef TESTS_ISSUES_TEXT_H
#define TESTS_ISSUES_TEXT_H

#include "tests/support/check.h"

#include "import/issue.h"

static inline char *issues_told(const struct issues *issues)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    issues_print(issues, out);
    fclose(out);
    return text;
}

#endif
