#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# circles.sh BUILD: in a room no file may need a file that needs it, by whatever way round (between
# rooms layers.sh sees to it).  Read from what the objects define and use, so that a name alone
# cannot mislead; peeled from both ends until nothing more comes off, what is left is a circle or
# lies between two.  Nor may two files of a library define the same name: the linker takes one and
# says nothing.
cd "$1" || exit 2
# The table of commands names the command that prints the table.
known="^libscheduler_cli.a\[(commands|cmd_help|manual)\.c"
left=$(nm -A -P -g lib*.a 2>/dev/null | grep -v '^libtest_support\|^libassets' | awk '
    function library(name) { sub(/\[.*/, "", name); return name }
    { file = $1; sub(/:$/, "", file) }
    $3 == "U" { used[file, $2] = 1; next }
    $3 ~ /^[TRDBVW]$/ { home[$2] = file }
    END {
        for (pair in used) {
            split(pair, of, SUBSEP)
            to = home[of[2]]
            if (library(to) != library(of[1]) || to == of[1] || ((of[1], to) in arrow)) continue
            arrow[of[1], to] = 1
            out[of[1]]++; into[to]++
        }
        do {
            gone = 0
            for (pair in arrow) {
                split(pair, of, SUBSEP)
                if (into[of[1]] > 0 && out[of[2]] > 0) continue
                delete arrow[pair]; gone = 1
                out[of[1]]--; into[of[2]]--
            }
        } while (gone)
        for (pair in arrow) {
            split(pair, of, SUBSEP)
            print of[1] " -> " of[2]
        }
    }' | grep -Ev "$known" | sort)
[ -z "$left" ] || { echo "files that need each other:"; echo "$left"; exit 1; }
twice=$(nm -A -P -g lib*.a 2>/dev/null | awk '
    $3 ~ /^[TRDB]$/ { if ($2 in home) print $2 ": " home[$2] " " $1; home[$2] = $1 }')
[ -z "$twice" ] || { echo "names defined twice:"; echo "$twice"; exit 1; }
