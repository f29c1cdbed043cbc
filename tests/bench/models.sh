#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# models.sh: small invented schools, planned; each level's written model is given to cbc (else glpsol), and
# whatever it proves must lie between our bound and our value.  Exit 1 where it does not.
# SEEDS schools of each size, LIMIT seconds a level.  Alone (no WORK): a few, for ctest.
set -eu
: "${BUILD:=build/release}" "${SEEDS:=2}" "${LIMIT:=5}" "${KINDS:=tiny}"
alone=
if [ -z "${WORK-}" ]; then
    WORK=$(mktemp -d)
    trap 'rm -rf "$WORK"' EXIT
    alone=yes
fi
# shellcheck source=tests/bench/lib.sh
. tests/bench/lib.sh
# shellcheck source=tests/bench/peers.sh
. tests/bench/peers.sh
case $LIMIT in ? | 10) ;; *) LIMIT=10 ;; esac
school=$WORK/models.db
name=$(peers_here | head -n 1)
if [ -z "$name" ]; then
    echo 'models: neither cbc nor glpsol is here; skipped.'
    exit 77
fi
: >"$WORK/models"

one() { # SHAPE TIGHT SEED
    school "$1" "$3" "$2" "$school"
    "$examrota" plan --school "$school" --week 2027-W20 --time 10 --json >"$WORK/plan.json"
    levels "$WORK/plan.json" >"$WORK/levels"
    rm -rf "$WORK/lp"
    "$examrota" plan --school "$school" --week 2027-W20 --write-lp "$WORK/lp" >/dev/null
    read -r _ closed _ <<TOLD
$(against "$name" "$1 ${2:-loose} $3" "$WORK/levels" "$WORK/lp" 7 0)
TOLD
    awk -v n="$closed" 'NR <= n { m++; exact += $1 == $2 } END { print m + 0, exact + 0 }' "$WORK/levels"
}

for shape in $KINDS; do
    for tight in '' tight; do
        for seed in $(seq 101 $((100 + SEEDS))); do
            row "model-$shape-${tight:-loose}-$seed" "$WORK/models" one "$shape" "$tight" "$seed"
        done
    done
done
[ -n "$alone" ] || printf '### Models of small schools, checked by %s\n\n' "$name"
awk -v name="$name" '{ n++; closed += $1; exact += $2 } END {
    printf "%d schools: %s closed %d of %d levels; of these, our value was proven to the last unit at %d.\n", n, name, closed, 7 * n, exact }' "$WORK/models"
# Nothing compared is nothing checked.
awk '{ closed += $1 } END { exit !closed }' "$WORK/models"
[ -z "$alone" ] || [ ! -s "$WORK/failed" ]
