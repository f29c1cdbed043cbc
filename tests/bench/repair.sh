#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# repair.sh: plan a week, publish it, then somebody who works on Tuesday falls ill: plan again.
set -eu
# shellcheck source=tests/bench/lib.sh
. tests/bench/lib.sh
school=$WORK/repair.db

# Whoever has most duties on the day.
busiest() {
    "$examrota" report plan --school "$school" --format json | grep -v '"kind":"lesson"' |
        sed -n 's/.*"start":"2027-05-18.*"staff":"\([^"]*\)".*/\1/p' | sort | uniq -c | sort -k1,1nr -k2 |
        awk 'NR == 1 { print $2 }'
}

one() { # SHAPE SEED
    note "repair $1 $2"
    school "$1" "$2" '' "$school"
    first=$(timed "$WORK/plan.json" "$examrota" plan --school "$school" --week 2027-W20 --time 0 --json)
    "$examrota" publish --school "$school" >/dev/null
    ill=$(busiest)
    printf 'staff,start,end\n%s,2027-05-18 07:00,2027-05-18 18:00\n' "$ill" >"$WORK/absences.csv"
    "$examrota" import "$WORK/absences.csv" --merge --school "$school" >/dev/null
    again=$(timed "$WORK/plan.json" "$examrota" plan --school "$school" --week 2027-W20 --time 0 --json)
    levels "$WORK/plan.json" >"$WORK/levels"
    told=$(sed -n '/"changes":/,$p' "$WORK/plan.json" | tr '{' '\n' | sed -n 's/.*"staff":"\([^"]*\)".*"what".*/\1/p' | sort -u | wc -l)
    echo "$1 $2 ${first% *} ${again% *} ${again#* } $told $(awk '$4 == "true" { n++ } END { print n + 0 }' "$WORK/levels")"
}

: >"$WORK/repairs"
for shape in $SHAPES; do
    for seed in $(seq 1 "$SEEDS"); do
        row "repair-$shape-$seed" "$WORK/repairs" one "$shape" "$seed"
    done
done
cat <<TEXT
### Repair

The week is planned and published; whoever has most on Tuesday is ill that day; planned again (seeds: $SEEDS; medians; processor seconds of the command).

| week | first plan, s | again, s (most) | MB | people to tell | levels proven of 7, least |
|---|---|---|---|---|---|
TEXT
for shape in $SHAPES; do
    printf '| %s | %s | %s | %s | %s | %s |\n' "$shape" \
        "$(column "$WORK/repairs" 3 "^$shape " | median)" "$(spread "$WORK/repairs" 4 "^$shape ")" \
        "$(column "$WORK/repairs" 5 "^$shape " | sort -n | tail -n 1)" \
        "$(column "$WORK/repairs" 6 "^$shape " | median)" "$(column "$WORK/repairs" 7 "^$shape " | sort -n | head -n 1)"
done

# The ladder alone: each of the busiest five is away on their busiest day.
ladder() { # SHAPE SEED
    note "ladder $1 $2"
    school "$1" "$2" '' "$school"
    "$examrota" plan --school "$school" --week 2027-W20 --time 0 >/dev/null
    "$BUILD/bench_ladder" "$school" 2027-05-17 2027-05-23 5 |
        sed -n "s/.* first \([0-9.]*\) ladder \([0-9.]*\) s, \([0-9]*\) of \([0-9]*\) proven.*/$1 \1 \2 \3 \4/p"
}

: >"$WORK/ladders"
for shape in $SHAPES; do
    for seed in $(seq 1 "$SEEDS"); do
        row "ladder-$shape-$seed" "$WORK/ladders" ladder "$shape" "$seed"
    done
done
cat <<TEXT

| week | first repair after, s (most) | ladder, s (most) | rungs above the first that are proven, of |
|---|---|---|---|
TEXT
for shape in $SHAPES; do
    printf '| %s | %s | %s | %s |\n' "$shape" "$(spread "$WORK/ladders" 2 "^$shape ")" \
        "$(spread "$WORK/ladders" 3 "^$shape ")" \
        "$(awk -v p="$shape" '$1 == p { n += $4 - 1; of += $5 - 1 } END { print n + 0 " of " of + 0 }' "$WORK/ladders")"
done
