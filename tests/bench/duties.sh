#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# duties.sh: exam duties with invented people (bench_duties.c): generated ones, and set*.csv of
# $EXAMROTA_BENCH/exam-duties where that is.
set -eu
# shellcheck source=tests/bench/lib.sh
. tests/bench/lib.sh

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
    told=$(EXAMROTA_BENCH_CLOCK=processor "$BUILD/bench_duties" "$2" "$3" "$4" 60) || { fail "duties $1, $3 people, seed $4: no plan"; return; }
    echo "$1 $3 $4 $told"
}

: >"$WORK/duties"
few=$(((SEEDS + 2) / 3))
for seed in $(seq 1 $few); do
    generate "$seed" 12 20 >"$WORK/made.csv"
    for people in 60 150 300; do
        row "duties-made-$people-$seed" "$WORK/duties" one made "$WORK/made.csv" "$people" "$seed"
    done
done
if [ -d "${EXAMROTA_BENCH-}/exam-duties" ]; then
    for file in "$EXAMROTA_BENCH"/exam-duties/*.csv; do
        for people in 60 300; do
            name=$(basename "$file" .csv)
            row "duties-$name-$people-1" "$WORK/duties" one "$name" "$file" "$people" 1
        done
    done
else
    note 'duties: there are no research data here (EXAMROTA_BENCH names their folder); skipped.'
fi
cat <<'TEXT'
### Exam duties

Leads at level 1, others at level 2, fairness and wishes at 6 and 7; 60 seconds of processor at most. Empty: seats nobody fills, and of
these those that nobody could (proven). Made: generated; the others are research data, read from their own folder.

| duties | people | offers | seats | empty (none could) | processor s | MB | fairness value/bound | wishes value/bound |
|---|---|---|---|---|---|---|---|---|
TEXT
awk '{
    split($9, lead, "/"); split($10, cover, "/"); split($14, fair, "/"); split($15, wish, "/")
    printf "| %s, seed %d | %d | %d | %d | %d (%d) | %s | %d | %d/%d | %d/%d |\n", $1, $3, $2, $4, $5, $5 - $6, lead[2] + cover[2], $7, $8, fair[1], fair[2], wish[1], wish[2]
}' "$WORK/duties"
