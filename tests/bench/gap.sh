#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# gap.sh: generalised assignment (bench_gap.c): generated ones, and gap*.txt of $EXAMROTA_BENCH/gap where that is.
set -eu
# shellcheck source=tests/bench/lib.sh
. tests/bench/lib.sh
# shellcheck source=tests/bench/peers.sh
. tests/bench/peers.sh
seconds=10

# generate SEED AGENTS JOBS: one instance, gains 15..25, resources 5..25, capacities four fifths of the mean need.
generate() {
    awk -v seed="$1" -v agents="$2" -v jobs="$3" '
        function pick(n) { seed = (seed * 16807) % 2147483647; return int(seed / 7) % n }
        BEGIN {
            seed = seed * 7919 % 2147483646 + 1
            print 1
            print agents, jobs
            for (a = 0; a < agents; a++) { for (j = 0; j < jobs; j++) printf " %d", 15 + pick(11); print "" }
            for (a = 0; a < agents; a++) { for (j = 0; j < jobs; j++) { w = 5 + pick(21); sum[a] += w; printf " %d", w } print "" }
            for (a = 0; a < agents; a++) printf " %d", 0.8 * sum[a] / agents
            print ""
        }'
}

one() { # NAME FILE NUMBER
    note "gap $1-$3"
    rm -rf "$WORK/lp"
    mkdir "$WORK/lp"
    gap_told=$(EXAMROTA_BENCH_CLOCK=processor "$BUILD/bench_gap" "$2" "$3" $seconds "$WORK/lp") || { fail "gap $1-$3: no plan"; return; }
    echo "$gap_told" | tr ' ' '\n' | sed -n '7,$s|/| |gp' >"$WORK/levels"
    cbc='- -'
    if [ "$3" -le "$PEERS" ] && peers_here | grep -qx cbc; then
        cbc=$(against cbc "gap $1-$3" "$WORK/levels" "$WORK/lp" 5 "$(echo "$gap_told" | cut -d' ' -f5)" | cut -d' ' -f1,2)
    fi
    echo "$1 $3 $(echo "$gap_told" | cut -d' ' -f1,3-5) $(sed -n '1p;5p' "$WORK/levels" | tr '\n' ' ')$cbc"
}

: >"$WORK/gaps"
few=$(((SEEDS + 1) / 2))
for seed in $(seq 1 "$few"); do
    generate "$seed" 5 20 >"$WORK/gap.txt"
    row "gap-5x20-$seed" "$WORK/gaps" one made-5x20 "$WORK/gap.txt" 1
    generate "$seed" 10 60 >"$WORK/gap.txt"
    row "gap-10x60-$seed" "$WORK/gaps" one made-10x60 "$WORK/gap.txt" 1
done
if [ -d "${EXAMROTA_BENCH-}/gap" ]; then
    for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
        for number in $(seq 1 "$few"); do
            row "gap-gap$n-$number" "$WORK/gaps" one "gap$n" "$EXAMROTA_BENCH/gap/gap$n.txt" "$number"
        done
    done
else
    note 'gap: there are no research data here (EXAMROTA_BENCH names their folder); skipped.'
fi
cat <<TEXT
### Generalised assignment (hours)

$seconds seconds of processor at most each. Gap: gain lost against the proven bound, mean over those with every job done. CBC: first $PEERS of each, on our models, processor seconds over ours in the median.

| set | instances | every job done | proven | gap % | processor s, median (most) | CBC / ours |
|---|---|---|---|---|---|---|
TEXT
# 1 name, 2 number, 3 most gain, 4 wanted, 5 filled, 6 seconds, 7-9 level 1, 10-12 level 5, 13 14 CBC
awk '!seen[$1]++ { print $1 }' "$WORK/gaps" | while read -r name; do
    awk -v name="$name" '$1 == name { n++; if ($4 == $5) { done++; gap += 100 * ($10 - $11) / ($3 - $11) } proven += $7 == $8 && $10 == $11 }
        END { printf "| %s | %d | %d | %d | %.2f ", name, n, done, proven, done ? gap / done : 0 }' "$WORK/gaps"
    printf '| %s | %s |\n' "$(spread "$WORK/gaps" 6 "^$name ")" \
        "$(awk -v name="$name" '$1 == name && $13 != "-" { print $13 / ($6 > 0.01 ? $6 : 0.01) }' "$WORK/gaps" | median)"
done
