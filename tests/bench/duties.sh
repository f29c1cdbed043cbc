#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# duties.sh: exam duties with invented people (bench_duties.c): generated ones, and set*.csv of
# $EXAMROTA_BENCH/exam-duties where that is (SETS: which); PEOPLE: how many, each number in turn.
# SECONDS_OURS: of processor, that we have.  CBC has the plain models of levels 1 to 6 around our plan, for the first PEERS seeds.
set -eu
# shellcheck source=tests/bench/lib.sh
. tests/bench/lib.sh
# shellcheck source=tests/bench/peers.sh
. tests/bench/peers.sh
: "${PEOPLE:=60 150 300}" "${SETS:=set*}" "${SECONDS_OURS:=60}"

# generate SEED DAYS ROOMS: duties of an exam period, three sessions a day, each room a lead and some others.
generate() {
    awk -v seed="$1" -v days="$2" -v rooms="$3" '
        function pick(n) { seed = (seed * 16807) % 2147483647; return int(seed / 7) % n }
        function clock(m) { return sprintf("%02d:%02d", m / 60, m % 60) }
        function put(role, at, end) { print ++n ",2027-05-" 10 + d "," clock(at) "," clock(end) ",R" r "," role ",0,1" }
        BEGIN {
            seed = seed * 7919 % 2147483646 + 1
            split("525 795 975", starts, " ")
            print "duty,date,start,end,room,role,candidates,exams_in_room"
            for (d = 0; d < days; d++) for (s = 1; s <= 3; s++) for (r = 0; r < rooms; r++) {
                if (pick(4) == 0) continue
                end = starts[s] + 90 + 15 * pick(6)
                put("lead", starts[s] - 15, end)
                for (i = 1 + pick(5); i > 0; i--) put("supervisor", starts[s], end)
            }
        }'
}

one() { # NAME FILE PEOPLE SEED
    note "duties $1, $3 people, seed $4"
    rm -rf "$WORK/lp"
    mkdir "$WORK/lp"
    told=$(EXAMROTA_BENCH_CLOCK=processor "$BUILD/bench_duties" "$2" "$3" "$4" "$SECONDS_OURS" "$WORK/lp") || { fail "duties $1, $3 people, seed $4: no plan"; return; }
    echo "$told" | tr ' ' '\n' | sed -n '6,$s|/| |gp' >"$WORK/levels"
    cbc='- - - -'
    : >"$WORK/better"
    if [ "$4" -le "$PEERS" ] && peers_here | grep -qx cbc; then
        cbc=$(against cbc "duties $1, $3 people" "$WORK/levels" "$WORK/lp" 6 "$(echo "$told" | cut -d' ' -f4)")
    fi
    rm -rf "$WORK/lp"
    echo "$1 $3 $4 $told $cbc $(awk '{ printf "%s%d at level %d", (NR > 1 ? ", " : ""), $(NF - 2), $(NF - 3) }' "$WORK/better")"
}

: >"$WORK/duties"
few=$(((SEEDS + 2) / 3))
for seed in $(seq 1 $few); do
    generate "$seed" 12 20 >"$WORK/made.csv"
    for people in $PEOPLE; do
        row "duties-made-$people-$seed" "$WORK/duties" one made "$WORK/made.csv" "$people" "$seed"
    done
done
if [ -d "${EXAMROTA_BENCH-}/exam-duties" ]; then
    for file in "$EXAMROTA_BENCH"/exam-duties/$SETS.csv; do
        for people in $PEOPLE; do
            name=$(basename "$file" .csv)
            row "duties-$name-$people-1" "$WORK/duties" one "$name" "$file" "$people" 1
        done
    done
else
    note 'duties: there are no research data here (EXAMROTA_BENCH names their folder); skipped.'
fi
cat <<TEXT
### Exam duties

Leads at level 1, others at level 2, fairness and wishes at 6 and 7; $SECONDS_OURS seconds of processor at most. Empty: seats nobody fills, and of
these those that nobody could (proven). Made: generated; the others are research data, read from their own folder. CBC: the plain models
of levels 1 to 6 around our plan, its limit $LIMIT (s a level; with an x: times ours for all); the levels it closed, and what it had of the next (value, at least).

| duties | people | offers | seats | empty (none could) | processor s | MB | fairness value/bound | wishes value/bound | CBC, s (levels closed) | it had | it proved better |
|---|---|---|---|---|---|---|---|---|---|---|---|
TEXT
# 1 name, 2 people, 3 seed, 4 offers, 5 wanted, 6 filled, 7 seconds, 8 MB, 9-15 levels, 16-19 CBC: seconds, closed, value, bound, 20 on: better
awk 'function had(x) { return x == "-" ? "–" : sprintf("%d", x) }
{
    split($9, lead, "/"); split($10, cover, "/"); split($14, fair, "/"); split($15, wish, "/")
    printf "| %s, seed %d | %d | %d | %d | %d (%d) | %s | %d | %d/%d | %d/%d |", $1, $3, $2, $4, $5, $5 - $6, lead[2] + cover[2], $7, $8, fair[1], fair[2], wish[1], wish[2]
    if ($16 == "-") { print " – | – | – |"; next }
    better = ""
    for (i = 20; i <= NF; i++) better = better " " $i
    printf " %s%s (%d) |%s|%s |\n", ($17 < 6 ? "≥ " : ""), $16, $17, ($17 < 6 ? sprintf(" %s, %s at level %d ", had($18), had($19), $17 + 1) : " – "), (better == "" ? " –" : better)
}' "$WORK/duties"
