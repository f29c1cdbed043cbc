#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh BUILD [quick] [--seeds N] [--peers N] [--limit SECONDS|Nx] [--shapes "ap 1200 2000"]
#     [--solvers "cbc glpsol highs"] [--people "60 300"] [--sets "set3"] [--seconds N] [--kept] [PART...]: (people, sets and our seconds: of duties)
# measures, and prints the results of docs/benchmarks.md: standard output is Markdown, progress is on standard error.
# EXAMROTA_BENCH_KEEP: a folder where each finished row stays, so that the same command goes on where it was
# stopped; --kept: measures nothing, makes the tables of what stays there.
# PART: weeks season duties gap shifts repair why intake rules models pages; none: all.
# Exit 1 when another solver disagrees with what we claim, or a plan is not legal.
set -eu
cd "$(dirname "$0")/../.."
BUILD=$(cd "$1" && pwd)
shift
SEEDS=10 PEERS=3 LIMIT=60 SHAPES='ap 1200 2000' parts=
SOLVERS='cbc glpsol highs' PEOPLE='60 150 300' SETS='set*' SECONDS_OURS=60 KEPT=
asked='./dev bench'
for word; do case $word in *' '*) asked="$asked '$word'" ;; *) asked="$asked $word" ;; esac done

number() { # OPTION TEXT
    case ${2-} in '' | *[!0-9]*) echo "$1 wants a number" >&2; exit 2 ;; esac
}
while [ $# -gt 0 ]; do
    case $1 in
    quick) SEEDS=1 PEERS=1 LIMIT=10 SHAPES='ap 1200' ;;
    --shapes) SHAPES=${2-}; shift ;;
    --solvers) SOLVERS=${2-}; shift ;;
    --people) PEOPLE=${2-}; shift ;;
    --seconds) number "$1" "${2-}"; SECONDS_OURS=$2; shift ;;
    --sets) SETS=${2-}; shift ;;
    --kept) KEPT=yes ;;
    --seeds) number "$1" "${2-}"; SEEDS=$2; shift ;;
    --peers) number "$1" "${2-}"; PEERS=$2; shift ;;
    --limit) times=${2-}; number "$1" "${times%x}"; LIMIT=$2; shift ;;
    weeks | season | duties | gap | shifts | repair | why | intake | rules | models | pages) parts="$parts $1" ;;
    *) echo "./dev bench does not know '$1' (quick, --seeds N, --peers N, --limit SECONDS, --shapes 'ap 1200 2000', --solvers 'cbc glpsol highs', --people '60 300', --sets 'set*', --seconds N, --kept, weeks season duties gap shifts repair why intake rules models pages)" >&2; exit 2 ;;
    esac
    shift
done
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
trap 'exit 130' INT TERM
KEEP=${EXAMROTA_BENCH_KEEP:-$WORK/kept}
mkdir -p "$KEEP"
[ -f "$KEEP/limit" ] || echo "$LIMIT" >"$KEEP/limit"
if [ "$(cat "$KEEP/limit")" != "$LIMIT" ]; then
    echo "What $KEEP holds was measured with --limit $(cat "$KEEP/limit"): say so, or name another folder." >&2
    exit 2
fi
NODE=
if command -v node >/dev/null && [ -d build/node/node_modules/highs ]; then NODE=build/node; fi
export BUILD SEEDS PEERS LIMIT SHAPES SOLVERS PEOPLE SETS SECONDS_OURS KEEP KEPT WORK NODE

cat <<TEXT
## Results

$(date +%Y-%m-%d), \`$asked\`, $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg) when it began.
$(cbc -quit 2>/dev/null | sed -n 's/^Version: *\(.*[^ ]\) *$/CBC \1/p' | head -n 1), $(glpsol --version 2>/dev/null | sed -n '1s/.*Solver[,]* \(v*[0-9.]*\)/glpsol \1/p')$([ -z "$NODE" ] || sed -n 's/.*"version": *"\([^"]*\)".*/, HiGHS \1 (WebAssembly)/p' "$NODE/node_modules/highs/package.json"), each as it comes, with the same slack as we have.
TEXT
for part in ${parts:-weeks season duties gap shifts repair why intake rules models pages}; do
    echo
    KINDS='tiny ap' sh "tests/bench/$part.sh" || echo "$part.sh did not end well" | tee -a "$WORK/failed" >&2
done
[ ! -s "$WORK/failed" ] || { printf '\n**What is wrong:**\n\n'; sed 's/^/* /' "$WORK/failed"; exit 1; }
