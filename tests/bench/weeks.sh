#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# weeks.sh: one hard week of the three shapes, loose and tight; other solvers on the same models.
# We are charged for all of plan (file opened to draft stored, seven levels); the others for
# levels 1 to 5, each around our plan's values, reading the files included.
set -eu
# shellcheck source=tests/bench/lib.sh
. tests/bench/lib.sh
# shellcheck source=tests/bench/peers.sh
. tests/bench/peers.sh
rows=$WORK/weeks
school=$WORK/week.db
: >"$rows"

# Processor seconds until levels 1 to 5 were proven.
proven_after() {
    "$BUILD/make_problem" "$school" 2027-05-17 2027-05-23 "$WORK/problem" >/dev/null
    stdbuf -oL "$BUILD/bench_problem" "$WORK/problem" 2>/dev/null | awk '
        / seats:/ {
            closed = 1
            for (i = NF - 6; i <= NF - 2; i++) { split($i, x, "/"); if (x[1] != x[2]) closed = 0 }
            if (closed) { print $1; exit }
        }'
}

# One line for the week, and one for each other solver that did not close a level:
# week KEY SEED SECONDS MB, levels proven of 1-5, of 7, seconds until 1-5, then seconds and levels of the others;
# open KEY SEED SOLVER LEVEL, its value and bound, ours; better KEY SEED SOLVER LEVEL, its best, our value and bound.
one() { # SHAPE TIGHT SEED
    key=$1:${2:-loose}
    note "week $key $3"
    school "$1" "$3" "$2" "$school"
    used=$(timed "$WORK/plan.json" "$examrota" plan --school "$school" --week 2027-W20 --time 0 --json)
    levels "$WORK/plan.json" >"$WORK/levels"
    proven=$(awk '$4 == "true" { if (NR <= 5) five++; all++ } END { print five + 0, all + 0 }' "$WORK/levels")
    until=-
    [ "${proven% *}" -lt 5 ] || until=$(proven_after)
    : >"$WORK/open"
    : >"$WORK/better"
    others=
    rm -rf "$WORK/lp"
    [ "$3" -gt "$PEERS" ] ||
        "$examrota" plan --school "$school" --week 2027-W20 --write-lp "$WORK/lp" >/dev/null
    for name in cbc glpsol highs; do
        if [ ! -d "$WORK/lp" ] || ! peers_here | grep -qx "$name"; then
            others="$others - -"
            continue
        fi
        against "$name" "$key $3" "$WORK/levels" "$WORK/lp" 5 "${used% *}" >"$WORK/told"
        read -r spent closed had <"$WORK/told"
        others="$others $spent $closed"
        [ "$closed" -eq 5 ] ||
            echo "open $key $3 $name $((closed + 1)) $had $(sed -n "$((closed + 1))p" "$WORK/levels")" >>"$WORK/open"
    done
    rm -rf "$WORK/lp"
    # shellcheck disable=SC2086
    echo week "$key" "$3" $used $proven "${until:--}" $others
    sed 's/^/levels '"$key $3"' /' "$WORK/levels"
    cat "$WORK/open"
    sed 's/^/better /' "$WORK/better"
}

for seed in $(seq 1 "$SEEDS"); do
    for shape in $SHAPES; do
        for tight in '' tight; do
            row "week-$shape-${tight:-loose}-$seed" "$rows" one "$shape" "$tight" "$seed"
        done
    done
done

ratio() { # KEY FIELD: median of theirs over ours, and how many levels they closed
    awk -v k="$1" -v f="$2" '$1 == "week" && $2 ~ k && $f != "-" { print $f / $4 }' "$rows" >"$WORK/quotients"
    [ -s "$WORK/quotients" ] || { echo "–"; return; }
    awk -v k="$1" -v f="$2" -v q="$(median <"$WORK/quotients")" '$1 == "week" && $2 ~ k && $f != "-" { n += 5; done += $(f + 1) }
        END { printf "%s%.1f× (%d of %d)\n", done < n ? "≥ " : "", q, done, n }' "$rows"
}

# line TITLE KEY: the weeks whose key matches.
line() {
    printf '| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n' "$1" \
        "$(awk -v k="$2" '$1 == "week" && $2 ~ k { n++ } END { print n + 0 }' "$rows")" \
        "$(spread "$rows" 4 "^week $2 ")" \
        "$(awk -v k="$2" '$1 == "week" && $2 ~ k { n++; d += $6 == 5 } END { print d + 0 " of " n + 0 }' "$rows")" \
        "$(spread "$rows" 8 "^week $2 ")" \
        "$(awk -v k="$2" '$1 == "week" && $2 ~ k { n++; d += $7 == 7 } END { print d + 0 " of " n + 0 }' "$rows")" \
        "$(column "$rows" 5 "^week $2 " | sort -n | tail -n 1)" \
        "$(ratio "$2" 9)" "$(ratio "$2" 11)" "$(ratio "$2" 13)"
}

cat <<TEXT
### One week

All seconds are of processor, user and system, every thread. Ours: the whole of \`plan --week 2027-W20 --time 0 --json\`, its usual
effort, seven levels. Theirs: levels 1 to 5 alone, at most $LIMIT s a level (with an x: times what we took, for all of them together), stopped at the first they do not close (then their time is
a lower bound: ≥), median of theirs over ours, in brackets how many levels they closed. HiGHS is the WebAssembly build of npm.

| week | seeds | s, median (most) | levels 1–5 proven | s until then, median (most) | all 7 proven | MB | CBC / ours | glpsol / ours | HiGHS / ours |
|---|---|---|---|---|---|---|---|---|---|
TEXT
for shape in $SHAPES; do
    for tight in loose tight; do
        line "$shape, $tight" "$shape:$tight"
    done
done
line all '[a-z0-9]*:[a-z]*'

cat <<'TEXT'

Who was faster where (CBC to the end of level 5, ours to the end of all seven), and what our plan was worth then:

| week, seed | ours, s | value/bound of the seven levels | CBC, s (levels closed) | glpsol, s (levels closed) | HiGHS, s (levels closed) |
|---|---|---|---|---|---|
TEXT
awk '$1 == "levels" { told[$2 " " $3] = told[$2 " " $3] " " $4 ($4 == $5 ? "" : "/" $5) }
    function peer(i) { return $i == "-" ? "–" : sprintf("%s%s (%d)", $(i + 1) < 5 ? "≥ " : "", $i, $(i + 1)) }
    $1 == "week" { n++; key[n] = $2 " " $3; row[n] = sprintf("| %s", $4); rest[n] = sprintf("| %s | %s | %s |", peer(9), peer(11), peer(13)) }
    END { for (i = 1; i <= n; i++) { name = key[i]; sub(":", ", ", name); printf "| %s %s |%s %s\n", name, row[i], told[key[i]], rest[i] } }' "$rows" | sort
echo
echo 'A level told once is proven to the last unit. Where another solver stopped, what it had (value, at least) and what we have there:'
echo
echo '| week, seed | solver | level | its value | at least | ours | at least |'
echo '|---|---|---|---|---|---|---|'
awk '$1 == "open" { sub(":", ", ", $2); printf "| %s %s | %s | %s | %s | %s | %s | %s |\n", $2, $3, $4, $5, $6 == "-" ? "–" : $6 + 0, $7 == "-" ? "–" : $7 + 0, $8, $9 }' "$rows" | sort
echo
echo 'What another solver proved to be better than our plan:'
echo
echo '| week, seed | solver | level | its best | our value | at least |'
echo '|---|---|---|---|---|---|'
awk '$1 == "better" { sub(":", ", ", $2); printf "| %s %s | %s | %s | %d | %s | %s |\n", $2, $3, $4, $5, $6, $7, $8 }' "$rows" | sort
