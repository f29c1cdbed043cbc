# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Other solvers on our models, charged by processor seconds; read after lib.sh, never run.
: "${LIMIT:?}" "${WORK:?}" "${SOLVERS:?}"

# peers_here: those of SOLVERS that are here.
peers_here() {
    for peer_name in $SOLVERS; do
        case $peer_name in
        highs) [ -z "$NODE" ] || echo highs ;;
        *) ! command -v "$peer_name" >/dev/null || echo "$peer_name" ;;
        esac
    done
}

# allowed OURS SPENT: seconds another solver has for its next level: LIMIT; or, when LIMIT is Nx, what is left of N times
# OURS, the seconds we took for everything.
allowed() {
    case $LIMIT in
    *x) echo "${LIMIT%x} $1 $2" | awk '{ left = $1 * $2 - $3; left = int(left) + (left > int(left)); print left < 1 ? 1 : left }' ;;
    *) echo "$LIMIT" ;;
    esac
}

# limited SECONDS COMMAND...: ended after so many seconds of processor (long after, by the clock);
# what it says goes to $WORK/peer, its processor seconds to $WORK/peer.time.
limited() {
    limited_to=$1
    shift
    # shellcheck disable=SC2016 # the inner shell's words
    /usr/bin/time -o "$WORK/peer.time" -f '%U %S' sh -c 'ulimit -S -t "$1"; shift; exec timeout "$@"' - \
        "$limited_to" $((30 * limited_to)) "$@" >"$WORK/peer" 2>&1 || true
}

# peer NAME FILE SLACK SECONDS: "optimal VALUE BOUND", or "limit VALUE BOUND" of what it had by then (- : nothing),
# "wrong - -" (says there is no solution), "failed - -".
# All costs are whole numbers, so a gap below 1 is none: each is told so.
peer() {
    case $1 in
    cbc)
        # It looks at its limit between steps only; what overruns is ended.
        limited $(($4 + 15)) cbc "$2" -timeMode cpu -seconds "$4" -allowableGap "$3.99" -solve -quit
        awk '/^Result - Optimal/ { s = "optimal" } /^Result - .*[Ii]nfeasible/ { s = "wrong" }
            /^Objective value:/ { v = $3 } /^Lower bound:/ { b = $3 } /^No feasible solution/ { v = "-" }
            END { print s ? s : "limit", v == "" ? "-" : v, s == "optimal" ? v : b == "" ? "-" : b }' "$WORK/peer"
        ;;
    glpsol)
        # Its own limit is by the clock: none is given, it is ended instead; what it had is in its log.
        rm -f "$WORK/peer.sol"
        limited "$4" glpsol --lp "$2" -o "$WORK/peer.sol"
        [ -f "$WORK/peer.sol" ] || : >"$WORK/peer.sol"
        awk '/^Status:/ { s = $2 " " $3 } /^Objective:/ { o = $4 }
            / >= / { for (i = 2; i < NF; i++) if ($i == ">=") { v = $(i - 1); b = $(i + 1) } }
            END { if (s == "INTEGER OPTIMAL") print "optimal", o, o; else if (s == "INTEGER EMPTY") print "wrong - -"
                else print "limit", v ~ /^[-+0-9.]+e/ ? v + 0 : "-", b ~ /^[-+0-9.]+e/ ? b + 0 : "-" }' "$WORK/peer.sol" "$WORK/peer"
        ;;
    highs)
        limited "$4" node tests/bench/highs.mjs "$NODE" "$2" "$3"
        awk '/^Optimal / { print "optimal", $2, $2; done = 1; exit } /^Infeasible/ { print "wrong - -"; done = 1; exit }
            /rror/ { print "failed - -"; done = 1; exit } END { if (!done) print "limit - -" }' "$WORK/peer"
        ;;
    esac
}

# against PEER WHAT LEVELS FOLDER N OURS: the peer on level-1.lp to level-N.lp, one after the other, to
# the first it cannot close; OURS as allowed() wants it.  Prints "seconds closed value bound": the last two of what it had
# where it stopped, - where it closed all.  LEVELS: a file as levels() prints.
# What it proves must agree with what we claim; where its best is better than our plan, "WHAT PEER LEVEL
# ITS BEST, OUR VALUE, OUR BOUND" goes to $WORK/better.
against() {
    closed=0 spent=0 had='- -'
    for k in $(seq 1 "$5"); do
        read -r value bound slack _ <<LEVEL
$(sed -n "${k}p" "$3")
LEVEL
        seconds=$(allowed "$6" "$spent")
        told=$(peer "$1" "$4/level-$k.lp" "$slack" "$seconds")
        spent=$(tail -n 1 "$WORK/peer.time" | awk -v s="$spent" '{ printf "%.2f", s + $1 + $2 }')
        case $told in
        optimal*)
            closed=$((closed + 1))
            echo "$told $value $bound $slack" | awk '{ exit !($2 > $5 - 0.01 && $2 < $4 + $6 + 0.01) }' ||
                fail "$1 on $2, level $k: best $(echo "$told" | cut -d' ' -f2), but we claim value $value and bound $bound (slack $slack)"
            echo "$told $value $bound" | awk -v who="$2 $1 $k" '$2 < $4 - 0.99 { print who, $2, $4, $5 }' >>"$WORK/better"
            ;;
        wrong*) fail "$1 on $2, level $k: no solution, but we have one of value $value" ; break ;;
        *)
            note "  $1 on $2: level $k not closed in $seconds s ($told; ours $value, at least $bound)"
            had=${told#* }
            break
            ;;
        esac
    done
    echo "$spent $closed $had"
}
