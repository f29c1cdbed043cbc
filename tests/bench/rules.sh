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

# level FILE NAME: "first value bound" of a level in an answer of `seat --json`.
level() {
    tr -d '\n' <"$1" | grep -o "{\"name\": *\"$2\"[^}]*}" | awk -F'[,:}]' '{
        for (i = 1; i < NF; i++) {
            gsub(/[ "]/, "", $i)
            value[$i] = $(i + 1)
        }
        print value["first"] + 0, value["value"] + 0, value["bound"] + 0
    }'
}

# The example school's hard English morning: rooms filled one after the other, and all decided together.
joint_seating() {
    unset EXAMROTA_NOW
    rm -f "$WORK/rules.db"
    "$examrota" --school "$WORK/rules.db" init >/dev/null
    "$examrota" --school "$WORK/rules.db" import examples/harbour-school >/dev/null 2>&1
    "$examrota" --school "$WORK/rules.db" seat --from "$MORNING" --to "$MORNING" --json >"$WORK/seat.json"
    printf '### Joint seating\n\nThe example school on %s, its hard English morning: ' "$MORNING"
    printf 'rooms filled one after the other, and all decided together.\n\n'
    echo '| | one after the other | together | at least |'
    echo '|---|--:|--:|--:|'
    for row in 'seated:candidates without a desk' 'supply:quarter hours beyond the adults free' \
        'adults:adults' 'lessons:rooms taken from lessons'; do
        level "$WORK/seat.json" "${row%%:*}" |
            awk -v title="${row#*:}" '{ printf "| %s | %d | %d | %d |\n", title, $1, $2, $3 }'
    done
    echo
}

MORNING=${MORNING:-2027-06-07}
open_example
withdrawals
echo
joint_seating
