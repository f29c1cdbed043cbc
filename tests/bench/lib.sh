# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# What the parts of the benchmark share; read by them, never run.
# BUILD: the programs; SEEDS: how many; PEERS: on how many of them other solvers run too;
# LIMIT: seconds another solver has for a level; SHAPES: of schools; WORK: an empty folder; NODE: where HiGHS was put.
: "${BUILD:?}" "${SEEDS:=10}" "${PEERS:=3}" "${LIMIT:=60}" "${SHAPES:=ap 1200 2000}" "${WORK:?}" "${NODE:=}"
EXAMROTA_NOW='2027-05-03 08:00'
export EXAMROTA_NOW
examrota=$BUILD/examrota

note() { printf '%s\n' "$*" >&2; }
now() { date +%s.%N; }
since() { echo "$1 $(now)" | awk '{ printf "%.2f\n", $2 - $1 }'; }

# fail SENTENCE: told loudly, remembered in $WORK/failed; the benchmark goes on and fails at its end.
fail() {
    note "*** $*"
    printf '%s\n' "$*" >>"$WORK/failed"
}

# timed FILE COMMAND...: "seconds megabytes" of the command; its output goes to FILE.
timed() {
    timed_out=$1
    shift
    if ! /usr/bin/time -o "$WORK/time" -f '%e %M' "$@" >"$timed_out" 2>"$WORK/err"; then
        cat "$WORK/err" >&2
        return 1
    fi
    tail -n 1 "$WORK/time" | awk '{ printf "%s %d\n", $1, $2 / 1024 }'
}

# school SHAPE SEED TIGHT DB: an invented school, imported and seated.
school() {
    rm -rf "$WORK/school.d" "$4" "$4-wal" "$4-shm"
    "$BUILD/make_school" "$1" "$2" "$WORK/school.d" ${3:+"$3"} >/dev/null 2>&1
    "$examrota" init "$4" >/dev/null
    "$examrota" import "$WORK/school.d" --school "$4" >/dev/null 2>&1
    "$examrota" seat --school "$4" >/dev/null
}

# levels FILE: of plan --json, "value bound slack optimal" a line.
levels() {
    tr '{' '\n' <"$1" | sed -n 's/.*"unit":"[a-z]*","value":\([0-9]*\),"bound":\([0-9]*\),"slack":\([0-9]*\),"optimal":\([a-z]*\).*/\1 \2 \3 \4/p'
}
seconds_of() { tr ',' '\n' <"$1" | sed -n 's/.*"seconds":\([0-9.]*\).*/\1/p' | head -n 1; }

# median: of the numbers on standard input, one a line; "-" when there are none.
median() {
    sort -n | awk '{ v[NR] = $1 } END { if (NR) printf "%.2f\n", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2; else print "-" }'
}
# column FILE N [PATTERN]: field N of the lines that match.
column() { awk -v n="$2" -v p="${3-}" '(p == "" || $0 ~ p) && $n != "-" { print $n }' "$1"; }

# peers FILES... : those of cbc, glpsol and highs that are here.
peers_here() {
    command -v cbc >/dev/null && echo cbc
    command -v glpsol >/dev/null && echo glpsol
    [ -z "$NODE" ] || echo highs
}

# peer NAME FILE SLACK: "optimal VALUE", or "limit -", "wrong -" (says there is no solution), "failed -".
# All costs are whole numbers, so a gap below 1 is none: each is told so.
peer() {
    case $1 in
    cbc)
        timeout $((LIMIT + 60)) cbc "$2" -timeMode elapsed -seconds "$LIMIT" -allowableGap "$3.99" \
            -solve -quit >"$WORK/peer" 2>&1 || true
        awk '/^Result - Optimal/ { s = "optimal" } /^Result - .*[Ii]nfeasible/ { s = "wrong" }
            /^Result - Stopped on/ { s = "limit" } /^Objective value:/ { v = $3 }
            END { print s ? s : "limit", s == "optimal" ? v : "-" }' "$WORK/peer"
        ;;
    glpsol)
        rm -f "$WORK/peer.sol"
        timeout $((LIMIT + 15)) glpsol --lp "$2" --tmlim "$LIMIT" -o "$WORK/peer.sol" >"$WORK/peer" 2>&1 || true
        [ -f "$WORK/peer.sol" ] || : >"$WORK/peer.sol"
        awk '/^Status:/ { s = $2 " " $3 } /^Objective:/ { v = $4 }
            END { if (s == "INTEGER OPTIMAL") print "optimal", v; else if (s == "INTEGER EMPTY") print "wrong -"; else print "limit -" }' "$WORK/peer.sol"
        ;;
    highs)
        timeout $((LIMIT + 60)) node tests/bench/highs.mjs "$NODE" "$2" "$3" "$LIMIT" >"$WORK/peer" 2>&1 || true
        awk '/^Optimal / { print "optimal", $2; done = 1; exit } /^Infeasible/ { print "wrong -"; done = 1; exit }
            /^Time limit/ { print "limit -"; done = 1; exit } END { if (!done) print "failed -" }' "$WORK/peer"
        ;;
    esac
}

# against PEER WHAT LEVELS FOLDER N: the peer on level-1.lp to level-N.lp, one after the other, to
# the first it cannot close.  Prints "seconds closed".  LEVELS: a file as levels() prints.
# What it proves must agree with what we claim.
against() {
    against_began=$(now)
    closed=0
    for k in $(seq 1 "$5"); do
        read -r value bound slack _ <<LEVEL
$(sed -n "${k}p" "$3")
LEVEL
        told=$(peer "$1" "$4/level-$k.lp" "$slack")
        case $told in
        optimal*)
            closed=$((closed + 1))
            echo "${told#* } $value $bound $slack" | awk '{ exit !($1 > $3 - 0.01 && $1 < $2 + $4 + 0.01) }' ||
                fail "$1 on $2, level $k: best ${told#* }, but we claim value $value and bound $bound (slack $slack)"
            ;;
        wrong*) fail "$1 on $2, level $k: no solution, but we have one of value $value" ; break ;;
        *) note "  $1 on $2: level $k not closed in $LIMIT s (${told% *})" ; break ;;
        esac
    done
    echo "$(since "$against_began") $closed"
}
