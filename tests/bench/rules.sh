#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# rules.sh: what the officer's rules are worth on the example school, a function for each table.
set -eu
# shellcheck source=tests/bench/lib.sh
. tests/bench/lib.sh
example=$WORK/example.db

# open_example: the example school, seated.
open_example() {
    rm -f "$example" "$example-wal" "$example-shm"
    "$examrota" init "$example" >/dev/null
    "$examrota" import examples/harbour-school --school "$example" >/dev/null 2>&1
    "$examrota" seat --school "$example" >/dev/null
}

# Sessions of six weeks: planned, and each at the first time that is free.
withdrawals() {
    note 'lessons missed for sessions'
    printf '### Lessons missed for sessions\n\nThe example school, six weeks, planned one after the other with the exams in them.\n\n'
    printf '| sessions | pupils there | not held | lessons missed | of a subject again too soon | worst pupil |\n|---|---|---|---|---|---|\n'
    "$BUILD/bench_withdrawal" "$example" 2027-04-19 6 5 >"$WORK/told" || fail 'bench_withdrawal did not end well'
    awk -F '\t' 'NR > 1 { printf "| %s | %s | %s | %s | %s | %s |\n", $1, $2, $3, $4, $5, $6 }' "$WORK/told"
    awk -F '\t' '$1 == "first free time" { first = $5 } $1 == "planned" { exit !($5 <= first) }' "$WORK/told" ||
        fail 'planned sessions rotate worse than the first free time'
}

open_example
withdrawals
