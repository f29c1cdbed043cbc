#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh BUILD [SEED]: the whole path on schools of the three shapes, medians of three.
# Wall seconds of import, seat and plan of one week, and what the plan says of itself.
# Other solvers on the same model: examrota plan --write-lp DIR, then cbc or glpsol.
set -eu
build=$(cd "$1" && pwd)
seed=${2-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
EXAMROTA_NOW='2027-05-03 08:00'
export EXAMROTA_NOW

now() { date +%s.%N; }
median() { sort -n | sed -n 2p; }

# timed COMMAND...: wall seconds of three runs, one line each
timed() {
    for _ in 1 2 3; do
        began=$(now)
        "$@" >"$work/out" 2>"$work/err" || { cat "$work/err" >&2; return 1; }
        echo "$began $(now)" | awk '{ printf "%.2f\n", $2 - $1 }'
    done
}

"$build/make_school" entries "$seed" "$work/entries.d" 2>/dev/null
fresh() { rm -f "$work/x.db"; "$build/examrota" init "$work/x.db"; "$build/examrota" import "$work/entries.d" --school "$work/x.db"; }
printf 'import of 60,000 entries: %s s\n\n' "$(timed fresh | median)"

printf '%-6s %8s %8s %8s  %s\n' shape import seat plan 'levels: value/bound'
for shape in ap 1200 2000; do
    "$build/make_school" "$shape" "$seed" "$work/$shape.d"
    school=$work/$shape.db
    again() { rm -f "$school"; "$build/examrota" init "$school"; "$build/examrota" import "$work/$shape.d" --school "$school"; }
    import_s=$(timed again | median)
    seat_s=$(timed "$build/examrota" seat --school "$school" | median)
    plan_s=$(timed "$build/examrota" plan --school "$school" --week 2027-W20 --time 60 --json | median)
    levels=$(sed -n 's/.*{"name":"\([a-z]*\)","unit":"[a-z]*","value":\([0-9]*\),"bound":\([0-9]*\).*/\1 \2\/\3/p' "$work/out" | tr '\n' ' ')
    printf '%-6s %8s %8s %8s  %s\n' "$shape" "$import_s" "$seat_s" "$plan_s" "$levels"
done
