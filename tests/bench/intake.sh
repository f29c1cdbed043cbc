#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# intake.sh: import and seat, medians of three, processor seconds.
set -eu
# shellcheck source=tests/bench/lib.sh
. tests/bench/lib.sh
school=$WORK/intake.db

thrice() { # BEFORE COMMAND...: median processor seconds; BEFORE is done first and not counted
    before=$1
    shift
    for _ in 1 2 3; do
        $before
        timed "$WORK/out" "$@" || return 1
    done | median
}
empty() { rm -f "$school" "$school-wal" "$school-shm"; "$examrota" init "$school" >/dev/null; }

note 'import and seat'
"$BUILD/make_school" entries 1 "$WORK/entries.d" >/dev/null 2>&1
printf '### Import and seating\n\n| folder | import, processor s | seat, processor s |\n|---|---|---|\n'
printf '| 60,000 entries | %s | – |\n' "$(thrice empty "$examrota" import "$WORK/entries.d" --school "$school")"
for shape in $SHAPES; do
    rm -rf "$WORK/school.d"
    "$BUILD/make_school" "$shape" 1 "$WORK/school.d" >/dev/null 2>&1
    import=$(thrice empty "$examrota" import "$WORK/school.d" --school "$school")
    printf '| %s | %s | %s |\n' "$shape" "$import" "$(thrice : "$examrota" seat --school "$school")"
done
