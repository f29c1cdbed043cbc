#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# season.sh: the seven weeks of a season at once, then each of its weeks judged by verify.
set -eu
# shellcheck source=tests/bench/lib.sh
. tests/bench/lib.sh
school=$WORK/season.db

cat <<'TEXT'
### A season of seven weeks

The usual effort, no limit by the clock; seconds of processor, every thread: two work at once. Open: how far the value may lie above
the best, in percent of the bound, at the worst of levels 1 to 5.

| season | seats | processor s | MB | value/bound of the seven levels | open % | legal |
|---|---|---|---|---|---|---|
TEXT
one() { # SHAPE SEED: its line of the table
    shape=$1 seed=$2
    note "season $shape $seed"
    school "$shape" "$seed" '' "$school"
    used=$(timed "$WORK/plan.json" "$examrota" plan --school "$school" --from 2027-05-10 --to 2027-07-04 --time 0 --json)
    unbroken "$WORK/plan.json" "season $shape $seed"
    levels "$WORK/plan.json" >"$WORK/levels"
    legal=yes
    "$examrota" verify --school "$school" >/dev/null 2>&1 || { legal=no; fail "season $shape $seed is not legal"; }
    printf '| %s, seed %s | %s | %s | %s | %s | %s | %s |\n' "$shape" "$seed" \
        "$(tr -d '\n ' <"$WORK/plan.json" | sed 's/.*"seats":\([0-9]*\),"filled":\([0-9]*\),"unseated".*/\2 of \1/')" \
        "${used% *}" "${used#* }" \
        "$(awk '{ printf "%s%s/%s", (NR > 1 ? " " : ""), $1, $2 }' "$WORK/levels")" \
        "$(awk 'NR <= 5 && $1 > $2 { g = 100 * ($1 - $2) / ($2 ? $2 : 1); if (g > m) m = g } END { printf "%.2f", m }' "$WORK/levels")" \
        "$legal"
}

few=$(((SEEDS + 4) / 5))
: >"$WORK/seasons"
for seed in $(seq 1 $few); do
    for shape in $SHAPES; do
        row "season-$shape-$seed" "$WORK/seasons" one "$shape" "$seed"
    done
done
sort "$WORK/seasons"
