#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shifts.sh: shift minimisation by smptsp.sh: generated instances, whose best is known by how they
# are made, and those of $EXAMROTA_BENCH where that is; a second each, and ten (not when quick).
set -eu
# shellcheck source=tests/bench/lib.sh
. tests/bench/lib.sh

# generate SEED PEOPLE TASKS: so many full days are cut into tasks, so that all are busy all the
# time; who did one may do it, a tenth again of people is there besides, and each may do a third.
generate() {
    awk -v seed="$1" -v people="$2" -v each="$3" '
        function pick(n) { seed = (seed * 16807) % 2147483647; return int(seed / 7) % n }
        BEGIN {
            seed = seed * 7919 % 2147483646 + 1
            n = 0
            for (p = 0; p < people; p++) {
                at = 0
                for (i = 1; i <= each; i++) {
                    end = i == each ? 1440 : at + int((1440 - at) / (each - i + 1)) - 20 + pick(41)
                    from[n] = at; until[n] = end; owner[n++] = p; at = end
                }
            }
            print "Jobs = " n
            for (t = 0; t < n; t++) print from[t], until[t]
            all = people + int(people / 10)
            print "Qualifications = " all
            for (p = 0; p < all; p++) {
                list = ""; count = 0
                for (t = 0; t < n; t++) if (owner[t] == p || pick(3) == 0) { list = list " " t; count++ }
                print count ":" list
            }
        }'
}

mkdir -p "$WORK/shifts"
printf 'file\tset\tworkers\ttasks\tlower_bound\tbest_known\tstatus\n' >"$WORK/shifts/made.tsv"
few=$(((SEEDS + 1) / 2))
for people in 20 60 120; do
    for seed in $(seq 1 $few); do
        generate "$seed" $people 9 >"$WORK/shifts/made-$people-$seed.dat"
        printf '%s\tmade-%s\t%s\t%s\t%s\t%s\tproven\n' "made-$people-$seed.dat" $people $people $((9 * people)) $people $people >>"$WORK/shifts/made.tsv"
    done
done

measure() { # DIR SECONDS
    note "shift minimisation, $1, $2 s each"
    sh tests/bench/smptsp.sh "$1" "$2" >"$WORK/told" 2>"$WORK/err" || fail "smptsp.sh: $(cat "$WORK/err")"
    awk 'p { print } /^$/ { p = 1 }' "$WORK/told"
}

run() { # WHAT DIR SECONDS
    printf '\n%s, at most %s s each:\n\n```\n' "$1" "$3"
    row "shifts-$1-$3" "$WORK/shifts/told-$3" measure "$2" "$3"
    [ ! -f "$WORK/shifts/told-$3" ] || cat "$WORK/shifts/told-$3"
    rm -f "$WORK/shifts/told-$3"
    printf '```\n'
}

cat <<'TEXT'
### Shift minimisation (SMPTSP)

Seconds by the clock, unless EXAMROTA_BENCH_CLOCK=processor. Best: as few people as are known to do; proven: by our own bound. No other solvers here.
TEXT
run Generated "$WORK/shifts" 1
if [ -f "${EXAMROTA_BENCH-}/smptsp-open.tsv" ]; then
    run Public "$EXAMROTA_BENCH" 1
    [ "$SEEDS" -lt 5 ] || run Public "$EXAMROTA_BENCH" 10
else
    note 'smptsp: there are no research data here (EXAMROTA_BENCH names their folder); skipped.'
fi
