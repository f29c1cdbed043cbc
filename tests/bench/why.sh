#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# why.sh: a planned week is asked: why an empty seat, why not this person, what would help, and what if anybody is away.
set -eu
# shellcheck source=tests/bench/lib.sh
. tests/bench/lib.sh
school=$WORK/why.db

# cpu COMMAND...: its processor seconds; what it answers is not looked at, whether it does is.
cpu() {
    /usr/bin/time -o "$WORK/time" -f '%U %S' "$@" >/dev/null 2>"$WORK/err" || {
        cat "$WORK/err" >&2
        return 1
    }
    tail -n 1 "$WORK/time" | awk '{ print $1 + $2 }'
}

one() { # SHAPE SEED
    note "why $1 $2"
    school "$1" "$2" tight "$school"
    "$examrota" plan --school "$school" --week 2027-W20 --time 0 >/dev/null
    open=$("$examrota" report shortage --school "$school" --format csv | grep -c '^Open' || true)
    for number in 1 2 3; do
        [ "$number" -le "$open" ] || continue
        echo "$1 why $(cpu "$examrota" why "$number" --school "$school" --week 2027-W20)"
    done
    # the first few who have an exam duty, each asked about the one of the next
    "$examrota" report plan --school "$school" --format json | tr '{' '\n' | grep '"kind":"invigilator"' |
        sed -n 's/.*"duty":"\([^"]*\)".*"staff":"\([^"]*\)".*/\1 \2/p' |
        awk '$2 != last && key { print key, $2; n++ } n == 5 { exit } { key = $1; last = $2 }' >"$WORK/pairs"
    while read -r key staff; do
        echo "$1 not $(cpu "$examrota" why "$key" "$staff" --school "$school" --week 2027-W20)"
    done <"$WORK/pairs"
    echo "$1 remedies $(cpu "$examrota" report remedies --school "$school" --week 2027-W20)"
    echo "$1 drill $(cpu "$examrota" drill --school "$school" --week 2027-W20)"
}

: >"$WORK/asked"
for shape in $SHAPES; do
    for seed in $(seq 1 "$SEEDS"); do
        row "why-$shape-$seed" "$WORK/asked" one "$shape" "$seed"
    done
done
cat <<TEXT
### Questions

A tight week is planned; three empty seats, five people who do not do somebody else's duty, what would help all its empty seats, and the drill of everybody on their busiest day (seeds: $SEEDS; median (most); processor seconds of the whole command).

| week | why, s | why not, s | remedies, s | drill, s |
|---|---|---|---|---|
TEXT
for shape in $SHAPES; do
    printf '| %s | %s | %s | %s | %s |\n' "$shape" "$(spread "$WORK/asked" 3 "^$shape why ")" \
        "$(spread "$WORK/asked" 3 "^$shape not ")" \
        "$(spread "$WORK/asked" 3 "^$shape remedies ")" "$(spread "$WORK/asked" 3 "^$shape drill ")"
done
