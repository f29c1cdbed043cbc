#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# symbols.sh BUILD: no two rooms may define the same global name.  A static
# library is searched for what is missing only, so the linker takes the first
# one silently and the other room runs the wrong function.
cd "$1" || exit 2
twice=$(for library in lib*.a; do
    nm -g --defined-only "$library" 2>/dev/null | awk -v l="$library" 'NF == 3 { print $3, l }'
done | sort -u | awk '{ where[$1] = where[$1] " " $2; n[$1]++ }
    END { for (name in n) if (n[name] > 1) print name ":" where[name] }' | sort)
[ -z "$twice" ] || { echo "defined twice:"; echo "$twice"; exit 1; }
