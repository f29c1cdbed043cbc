#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# session.sh [--update] BUILD FILE...: replays terminal sessions and compares.
# A session is text; lines that start with "$ " are run in a fresh folder that
# holds a copy of tests/sessions/data and of examples/.  What they print must be
# what follows; a line "[N]" is the exit code when it is not 0.  Lines that start
# with "#" are remarks; an empty line stands before each command.
update=
[ "$1" = --update ] && update=yes && shift
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
shift
PATH=$build:$PATH
export PATH
bad=0
for file; do
    work=$(mktemp -d)
    cp -R "$here/sessions/data/." "$work"
    cp -R "$here/../examples" "$work"
    gap=
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        '$ '*)
            printf '%s%s\n' "$gap" "$line"
            gap='
'
            (cd "$work" && env TZ=Asia/Tokyo LC_ALL=C.UTF-8 EXAMROTA_WHO=officer EXAMROTA_SCHOOL= \
                EXAMROTA_NOW='2027-03-01 08:00' sh -c "${line#??}" 2>&1) </dev/null ||
                printf '[%d]\n' $? ;;
        '#'*)
            printf '%s\n' "$line"
            gap='
' ;;
        esac
    done <"$file" >"$work.got"
    if ! diff -u "$file" "$work.got"; then
        if [ "$update" ]; then cp "$work.got" "$file"; else bad=1; fi
    fi
    rm -r "$work" "$work.got"
done
exit $bad
