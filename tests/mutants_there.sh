#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# mutants_there.sh ROOT: every line of tests/mutants.txt still names a text that its file has, so that
# moved code takes its mutants along; mutate.sh, which tries them, takes minutes and runs seldom.
cd "$1" || exit 2
missing=$(grep -v -e '^#' -e '^$' tests/mutants.txt | awk '
    {
        where = substr($0, 1, index($0, ": ") - 1)
        from = substr($0, index($0, ": ") + 2)
        from = substr(from, 1, index(from, " => ") - 1)
        nth = 1
        if ((at = index(where, "@")) > 0) { nth = substr(where, at + 1); where = substr(where, 1, at - 1) }
        found = 0
        while ((getline line < where) > 0)
            if (index(line, from)) found++
        close(where)
        if (found < nth) print
    }')
[ -z "$missing" ] || { echo "not in the file any more:"; echo "$missing"; exit 1; }
