# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# What the parts of the benchmark share; read by them, never run.
# BUILD: the programs; SEEDS: how many; PEERS: on how many of them other solvers run too;
# LIMIT: processor seconds another solver has for a level, or Nx: N times ours for all levels; SHAPES: of schools; SOLVERS: the others;
# WORK: an empty folder; KEEP: where finished rows stay, so that a run that was stopped goes on;
# KEPT: yes: nothing is measured, the tables are of what stays there; NODE: where HiGHS was put.
: "${BUILD:?}" "${SEEDS:=10}" "${PEERS:=3}" "${LIMIT:=60}" "${SHAPES:=ap 1200 2000}" "${WORK:?}" "${NODE:=}"
: "${SOLVERS:=cbc glpsol highs}" "${KEEP:=$WORK/kept}" "${KEPT:=}"
mkdir -p "$KEEP"
EXAMROTA_NOW='2027-05-03 08:00'
export EXAMROTA_NOW
examrota=$BUILD/examrota

note() { printf '%s\n' "$*" >&2; }

# fail SENTENCE: told loudly, remembered in $WORK/failed; the benchmark goes on and fails at its end.
fail() {
    note "*** $*"
    printf '%s\n' "$*" >>"${FAILED:-$WORK/failed}"
}

# row NAME FILE COMMAND...: what the command prints goes to the end of FILE; what an earlier run
# kept under that name is taken as it stands.
row() {
    row_kept=$KEEP/$1 row_file=$2
    shift 2
    if [ ! -f "$row_kept" ]; then
        [ -z "$KEPT" ] || return 0
        FAILED=$row_kept.failed
        rm -f "$FAILED"
        "$@" >"$WORK/row"
        FAILED=
        mv "$WORK/row" "$row_kept"
    fi
    cat "$row_kept" >>"$row_file"
    [ ! -f "$row_kept.failed" ] || cat "$row_kept.failed" >>"$WORK/failed"
}

# timed FILE COMMAND...: "seconds megabytes" of the command, seconds of processor (all threads), so
# that other work on the machine does not count; its output goes to FILE.
timed() {
    timed_out=$1
    shift
    if ! /usr/bin/time -o "$WORK/time" -f '%U %S %M' "$@" >"$timed_out" 2>"$WORK/err"; then
        cat "$WORK/err" >&2
        return 1
    fi
    tail -n 1 "$WORK/time" | awk '{ printf "%.2f %d\n", $1 + $2, $3 / 1024 }'
}

# school SHAPE SEED TIGHT DB: an invented school, imported and seated.
school() {
    rm -rf "$WORK/school.d" "$4" "$4-wal" "$4-shm"
    "$BUILD/make_school" "$1" "$2" "$WORK/school.d" ${3:+"$3"} >/dev/null 2>&1
    "$examrota" init "$4" >/dev/null
    "$examrota" import "$WORK/school.d" --school "$4" >/dev/null 2>&1
    "$examrota" seat --school "$4" >/dev/null
}

# unbroken FILE WHAT: a plan (--json) that was told to stop is nothing measured: no row of it is kept,
# and the benchmark ends here; next time it goes on with this one.
unbroken() {
    case $(tr -d '\n ' <"$1" | sed -n 's/.*"stopped":"\([a-z]*\)".*/\1/p') in
    proof | work) ;;
    *) note "$2 was broken off"; exit 1 ;;
    esac
}

# levels FILE: of plan --json, "value bound slack optimal" a line.
levels() {
    tr '{' '\n' <"$1" | sed -n 's/.*"unit":"[a-z]*","value":\([0-9]*\),"bound":\([0-9]*\),"slack":\([0-9]*\),"optimal":\([a-z]*\).*/\1 \2 \3 \4/p'
}

# median: of the numbers on standard input, one a line; "-" when there are none.
median() {
    sort -n | awk '{ v[NR] = $1 } END { if (NR) printf "%.2f\n", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2; else print "-" }'
}
# column FILE N [PATTERN]: field N of the lines that match.
column() { awk -v n="$2" -v p="${3-}" '(p == "" || $0 ~ p) && $n != "-" { print $n }' "$1"; }

# spread FILE N PATTERN: "median (most)" of a column; a dash when it is empty.
spread() {
    column "$1" "$2" "$3" | sort -n | awk '{ v[NR] = $1 } END {
        if (NR) printf "%.2f (%.2f)\n", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2, v[NR]; else print "–" }'
}

