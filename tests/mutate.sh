#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# mutate.sh [-p] [PATTERN]: breaks each limit in every way that tests/mutants.txt
# lists (those lines that hold PATTERN), one at a time, and asks test_solver_limits
# (-p: then test_solver_property, which takes much longer) whether it notices.
# Prints the ones that nobody noticed; exit 1 when there are any.  Not part of
# ./dev test: it takes some minutes.  Run it when a limit or its tests change.
#
# A line of the table: FILE[@N]: TEXT => TEXT.  The N-th line of the file that
# holds the first text (1 when not said) gets the second one instead, once.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$root/build/mutants
tests=test_solver_limits
[ "${1-}" = -p ] && { tests="test_solver_limits test_solver_property"; shift; }
pattern=${1-}
cd "$root" || exit 2
mkdir -p "$folder" || exit 2
flags="-std=c17 -O1 -D_POSIX_C_SOURCE=200809L -I."

compile() { # compile SOURCE OBJECT
    # shellcheck disable=SC2086
    ${CC:-cc} $flags -c "$1" -o "$2" 2>"$folder/compile.log"
}
link() { # link TEST OBJECT-THAT-REPLACES
    objects=
    for other in "$folder"/solver_*.o; do
        [ "${other##*/}" = "${2##*/}" ] || objects="$objects $other"
    done
    # shellcheck disable=SC2086
    ${CC:-cc} "$folder/$1.o" $objects ${2:+"$2"} -lglpk -lcmocka -lm -o "$folder/$1"
}
notices() { # notices TEST: it fails, or does not end
    ! timeout 60 "$folder/$1" >"$folder/run.log" 2>&1
}

for source in solver/*.c; do
    compile "$source" "$folder/solver_$(basename "$source" .c).o" || { cat "$folder/compile.log"; exit 2; }
done
for test in $tests; do
    compile "tests/$test.c" "$folder/$test.o" || { cat "$folder/compile.log"; exit 2; }
    link "$test" "" || exit 2
    notices "$test" && { echo "$test fails before anything is broken"; exit 2; }
done

mkdir -p "$folder/new"
grep -v '^#' tests/mutants.txt | grep -F -e "$pattern" >"$folder/list"
caught=0 missed=0 wrong=0
while IFS= read -r line; do
    [ -n "$line" ] || continue
    where=${line%%: *}
    file=${where%@*}
    nth=1
    [ "$where" = "$file" ] || nth=${where##*@}
    object=solver_$(basename "$file" .c).o
    if ! line="$line" awk -v nth="$nth" '
        BEGIN {
            text = ENVIRON["line"]
            text = substr(text, index(text, ": ") + 2)
            from = substr(text, 1, index(text, " => ") - 1)
            to = substr(text, index(text, " => ") + 4)
        }
        (at = index($0, from)) && ++n == nth {
            $0 = substr($0, 1, at - 1) to substr($0, at + length(from))
            found = 1
        }
        { print }
        END { exit !found }' "$file" >"$folder/new/mutant.c"; then
        echo "NOT THERE  $line"
        wrong=$((wrong + 1))
        continue
    fi
    if ! compile "$folder/new/mutant.c" "$folder/new/$object"; then
        echo "NOT C      $line"
        wrong=$((wrong + 1))
        continue
    fi
    noticed=
    for test in $tests; do
        link "$test" "$folder/new/$object" && notices "$test" && noticed=$test && break
    done
    if [ -n "$noticed" ]; then
        caught=$((caught + 1))
        [ "$noticed" = test_solver_limits ] || echo "late       $line"
    else
        echo "SURVIVED   $line"
        missed=$((missed + 1))
    fi
    rm -f "$folder/new/$object"
done <"$folder/list"
echo "$caught noticed, $missed survived, $wrong could not be tried"
[ $((missed + wrong)) -eq 0 ]
