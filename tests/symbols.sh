#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# symbols.sh BUILD: no two files may define the same global name.  A static
# library is searched for what is missing only, so the linker takes the first
# one silently and the other room runs the wrong function, in one room as in two.
cd "$1" || exit 2
twice=$(for library in lib*.a; do
    nm -g --defined-only "$library" 2>/dev/null | awk -v l="$library" 'NF == 3 { print $3, l }'
done | sort | awk '{ where[$1] = where[$1] " " $2; n[$1]++ }
    END { for (name in n) if (n[name] > 1) print name ":" where[name] }' | sort)
# Proofs are checked by code that shares nothing with the solver.
names=$(mktemp)
trap 'rm -f "$names"' EXIT
shared=$(nm -u libscheduler_recount.a 2>/dev/null | awk 'NF == 2 { print $2 }' | sort -u |
    { nm -g --defined-only libsolver.a | awk 'NF == 3 { print $3 }' | sort -u >"$names"; comm -12 - "$names"; })
[ -z "$shared" ] || { echo "scheduler/recount uses the solver:"; echo "$shared"; exit 1; }
[ -z "$twice" ] || { echo "defined twice:"; echo "$twice"; exit 1; }
