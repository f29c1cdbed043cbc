#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# rules.sh: what the officer's rules cost the example school, one function for each table.
# Markdown on standard output.
set -eu
. tests/bench/lib.sh

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
joint_seating
