#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# weeks.sh: one hard week of the three shapes, loose and tight; other solvers on the same models.
# We are charged for all of plan (file opened to draft stored, seven levels); the others for
# levels 1 to 5, each around our plan's values, reading the files included.
set -eu
# shellcheck source=tests/bench/lib.sh
. tests/bench/lib.sh
rows=$WORK/weeks
school=$WORK/week.db
: >"$rows"

# Processor seconds until levels 1 to 5 were proven for good; "-": not within the minute.
proven_after() {
    "$BUILD/make_problem" "$school" 2027-05-17 2027-05-23 "$WORK/problem" >/dev/null
    "$BUILD/bench_problem" "$WORK/problem" 0 60 | awk '
        / seats:/ {
            closed = 1
            for (i = NF - 6; i <= NF - 2; i++) { split($i, x, "/"); if (x[1] != x[2]) closed = 0 }
            if (closed && !was) at = $1
            was = closed
        }
        END { print was ? at : "-" }'
}

one() { # SHAPE TIGHT SEED
    note "week $1 ${2:-loose} $3"
    school "$1" "$3" "$2" "$school"
    used=$(timed "$WORK/plan.json" "$examrota" plan --school "$school" --week 2027-W20 --time 60 --json)
    levels "$WORK/plan.json" >"$WORK/levels"
    ours=$(seconds_of "$WORK/plan.json")
    proven=$(awk '$4 == "true" { if (NR <= 5) five++; all++ } END { print five + 0, all + 0 }' "$WORK/levels")
    told=
    if [ "$3" -le "$PEERS" ]; then
        rm -rf "$WORK/lp"
        "$examrota" plan --school "$school" --week 2027-W20 --write-lp "$WORK/lp" >/dev/null
        for name in cbc glpsol highs; do
            if peers_here | grep -qx "$name"; then
                told="$told $(against "$name" "$1 ${2:-loose} $3" "$WORK/levels" "$WORK/lp" 5)"
            else
                told="$told - -"
            fi
        done
        rm -rf "$WORK/lp"
    else
        told='- - - - - -'
    fi
    # 1 key, 2 seed, 3 seconds, 4 MB, 5 proven of 1-5, 6 of 7, 7 until 1-5, 8.. seconds and levels of the others
    # shellcheck disable=SC2086
    echo "$1:${2:-loose}" "$3" "$ours" "${used#* }" $proven "$(proven_after)" $told >>"$rows"
}

for shape in $SHAPES; do
    for tight in '' tight; do
        for seed in $(seq 1 "$SEEDS"); do
            one "$shape" "$tight" "$seed"
        done
    done
done

ratio() { # KEY FIELD: median of theirs over ours, and how many levels they closed
    column "$rows" "$2" "^$1 " | grep -q . || { echo "–"; return; }
    quotient=$(awk -v k="$1" -v f="$2" '$1 == k && $f != "-" { print $f / $3 }' "$rows" | median)
    awk -v k="$1" -v f="$2" -v q="$quotient" '$1 == k && $f != "-" { n += 5; done += $(f + 1) }
        END { printf "%s%.1f× (%d of %d)\n", done < n ? "≥ " : "", q, done, n }' "$rows"
}

cat <<TEXT
### One week

$SEEDS seeds of each; the other solvers on the first $PEERS of them, at most $LIMIT s a level and stopped at the first they do not
close (then their time is a lower bound). Ours: the whole of \`plan --json\`, seven levels; theirs: levels 1 to 5 alone, in brackets how many closed.
HiGHS is the WebAssembly build of npm.

| week | seconds, median (most) | levels 1–5 proven | processor s until then, median (most) | all 7 proven | MB | CBC / ours | glpsol / ours | HiGHS / ours |
|---|---|---|---|---|---|---|---|---|
TEXT
for shape in $SHAPES; do
    for tight in loose tight; do
        key=$shape:$tight
        printf '| %s, %s | %s (%s) | %s | %s (%s) | %s | %s | %s | %s | %s |\n' "$shape" "$tight" \
            "$(column "$rows" 3 "^$key " | median)" "$(column "$rows" 3 "^$key " | sort -n | tail -n 1)" \
            "$(awk -v k="$key" '$1 == k { n++; d += $5 == 5 } END { print d " of " n }' "$rows")" \
            "$(column "$rows" 7 "^$key " | median)" "$(column "$rows" 7 "^$key " | sort -n | tail -n 1)" \
            "$(awk -v k="$key" '$1 == k { n++; d += $6 == 7 } END { print d " of " n }' "$rows")" \
            "$(column "$rows" 4 "^$key " | sort -n | tail -n 1)" \
            "$(ratio "$key" 8)" "$(ratio "$key" 10)" "$(ratio "$key" 12)"
    done
done
