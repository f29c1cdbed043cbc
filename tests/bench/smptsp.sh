#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# smptsp.sh DIR SECONDS [SET]: shift minimisation instances, one after the other, against what is known.
# DIR holds a table (*.tsv: file, set, workers, tasks, lower_bound, best_known, status) and the
# instances, as they are or in *.tar.xz.  BUILD (build/release): where bench_smptsp stands.
# A gap is people over the best bound (ours or the table's), in percent of it.
set -eu
dir=$1
seconds=$2
set=${3-}
bench=${BUILD-build/release}/bench_smptsp
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

table=$(find "$dir" -maxdepth 1 -name '*.tsv' 2>/dev/null | sort | head -n 1)
if [ -z "$table" ]; then
    echo "smptsp: no instances in $dir; skipped."
    exit 0
fi
[ -x "$bench" ] || { echo "smptsp: build bench_smptsp first ($bench)." >&2; exit 2; }
for packed in "$dir"/*.tar.xz; do
    [ ! -e "$packed" ] || tar -xJf "$packed" -C "$work"
done

printf 'load %s\n' "$(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || echo unknown)"
printf '%-24s %-9s %6s %6s %5s %5s %8s\n' file set people bound known low seconds
tail -n +2 "$table" | while IFS="$(printf '\t')" read -r file name _ _ low known _; do
    [ -z "$set" ] || [ "$set" = "$name" ] || continue
    found=$(find "$dir" "$work" -name "$file" | head -n 1)
    if [ -z "$found" ]; then
        printf 'smptsp: %s is not there; skipped.\n' "$file" >&2
        continue
    fi
    told=$("$bench" "$found" "$seconds") || told='- - -'
    echo "$told" | while read -r people bound took; do
        printf '%-24s %-9s %6s %6s %5s %5s %8s\n' "$file" "$name" "$people" "$bound" "$known" "$low" "$took"
    done
done | tee "$work/rows"

awk '
function add(s) {
    n[s]++
    if ($3 == "-") { failed[s]++; return }
    bound = $4 > $6 ? $4 : $6
    gap[s] += 100 * ($3 - bound) / bound
    if ($3 <= $5) best[s]++
    else if ($3 == $5 + 1) one[s]++
    else worse[s]++
    if ($4 == $3) proven[s]++
    if ($4 > $5) wrong[s]++
    time[s] += $7
    if ($7 > most[s]) most[s] = $7
}
{ if (!($2 in n)) order[++sets] = $2; add($2) }
END {
    printf "\n%-9s %4s %5s %4s %6s %7s %8s %6s %8s %8s\n", "set", "all", "best", "+1", "worse", "proven", "gap %", "failed", "s mean", "s most"
    for (i = 1; i <= sets; i++) {
        s = order[i]
        done = n[s] - failed[s]
        printf "%-9s %4d %5d %4d %6d %7d %8.2f %6d %8.2f %8.2f\n", s, n[s], best[s], one[s], worse[s], proven[s], done ? gap[s] / done : 0, failed[s], done ? time[s] / done : 0, most[s]
        if (wrong[s]) { printf "%s: %d bounds above the best plan known!\n", s, wrong[s]; bad = 1 }
    }
    exit bad
}' "$work/rows"
