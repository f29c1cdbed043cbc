#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# mutate.sh [-j N] [PATTERN]: breaks the solver, what adds its proofs up, what proves a seat empty and what puts changes back, in every way
# that tests/mutants.txt lists (those lines that hold PATTERN), one at a time, and asks the
# tests of that file named below whether they notice: the first one that does ends it.  Two at a time, or N.
# Prints the ones that nobody noticed, and those of limits that only a later test did; exit 1
# when somebody survived or could not be tried.  A quarter of an hour of one
# processor; ./dev test --long runs it.
#
# A line of the table: FILE[@N]: TEXT => TEXT.  The N-th line of the file that
# holds the first text (1 when not said) gets the second one instead, once.
set -u
unset EXAMROTA_LONG # whoever notices does so at once
# Cheap ones that know the limits first.
limits='test_solver_limits test_solver_limits_shared test_solver_limits_crew'
tests="$limits test_solver_spare test_solver_grown test_solver_property test_solver_again test_solver_recall"
# Of what is beside the limits: tests of its own.
own='test_solver_own test_solver_looks test_solver_more test_solver_fair test_solver_ways test_solver_ray test_solver_prove test_solver_weeks test_solver_pump test_solver_sparse test_solver_cuts test_solver_cuts_large test_solver_tree test_solver_centre test_solver_days test_solver_days_deep test_solver_share_out test_solver_dual test_solver_known test_solver_steps test_solver_aims test_solver_windows test_solver_season test_recount test_recount_price test_recount_grown test_recount_weeks test_recount_search test_rungs test_rungs_again test_rungs_refute test_rungs_sums test_rungs_pair test_solver_team test_solver_tighter test_recount_lines test_solver_hours test_solver_pauses test_solver_prices test_solver_caps test_solver_narrowed'
whole='test_ladder test_why_group' # with the rest of the program as build/release has it: build that first
tests_of() { # tests_of FILE
    case $1 in
    solver/lp/mip_ray.c) echo test_solver_ray ;;
    solver/mip/mip_ways*.c) echo test_solver_ways ;;
    solver/mip/mip_prove_tell.c | solver/mip/mip_part.c) echo test_solver_known ;;
    solver/mip/mip_pump*.c) echo test_solver_pump ;;
    solver/mip/mip_spare.c) echo test_solver_tighter test_recount_search ;;
    solver/mip/mip_cut*.c | solver/mip/mip_imply.c | solver/mip/mip_probe.c | solver/mip/mip_prove_r*.c) echo test_solver_cuts test_solver_cuts_large test_solver_tree test_recount_search ;;
    solver/lp/centre* | solver/lp/sparse*) echo test_solver_sparse test_solver_centre ;;
    solver/solve_levels.c) echo test_solver_looks ;;
    solver/solve_effort.c) echo test_solver_more ;;
    solver/parts/prove.c) echo test_solver_prove ;;
    solver/parts/narrowed.c | solver/dual/dual_waits.c) echo test_solver_narrowed ;;
    solver/parts/prove_own.c | solver/parts/parts_split.c) echo test_solver_own ;;
    solver/parts/weeks_tree.c | solver/parts/weeks_log.c) echo test_solver_weeks ;;
    solver/search/match*.c) echo test_solver_fair ;;
    solver/parts/days_plan.c | solver/parts/days_rounds.c) echo test_solver_share_out ;;
    solver/team.c | solver/dual/dual_count.c | solver/dual/dual_slices.c | solver/dual/dual_value.c) echo test_solver_team test_solver_steps test_solver_aims test_solver_days test_solver_dual ;;
    solver/dual/dual_start.c) echo test_solver_caps test_solver_share_out test_solver_dual ;;
    solver/dual/* | solver/parts/days*) echo test_solver_steps test_solver_aims test_solver_days test_solver_days_deep test_solver_dual test_solver_known test_solver_narrowed test_recount_weeks test_solver_weeks test_solver_hours test_solver_share_out test_solver_pauses ;;
    solver/mip/mip_prove.c) echo test_solver_tree test_rungs_sums test_rungs test_rungs_again test_rungs_refute ;;
    solver/rungs/*) echo test_rungs_pair test_rungs_sums test_rungs test_rungs_again test_rungs_refute ;;
    solver/season/*) echo test_solver_windows test_solver_season test_solver_prices ;;
    scheduler/plan/why/*) echo test_why_group ;;
    scheduler/plan/ladder/*) echo test_ladder ;;
    solver/mip/mip_log.c | solver/parts/proof.c | scheduler/recount/recount_search*.c | scheduler/recount/recount_ends.c) echo test_recount_lines test_recount_search ;;
    scheduler/recount/recount_below.c | solver/parts/proof_weeks.c) echo test_recount_lines test_solver_known test_recount_search ;;
    scheduler/recount/*) echo test_recount test_recount_price test_recount_grown test_recount_weeks test_recount_lines test_recount_search test_solver_weeks test_solver_known test_solver_season test_solver_hours ;;
    *) echo "$tests" ;;
    esac
}
flags='-std=c17 -O1 -D_POSIX_C_SOURCE=200809L -I.'
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$root/build/mutants
cd "$root" || exit 2

compile() { # compile SOURCE OBJECT LOG
    # shellcheck disable=SC2086
    ${CC:-cc} $flags -c "$1" -o "$2" 2>"$3"
}
link() { # link TEST PROGRAM [OBJECT]: the object comes before what it replaces
    beside="$folder/beside.a $folder/solver.a"
    case " $whole " in
    *" $1 "*)
        beside="-Wl,--start-group $(echo build/release/lib*.a) -Wl,--end-group -lcsv -lxlsxwriter
            $(pkg-config --libs sqlite3 libical libcjson libsodium libmicrohttpd libqrencode pangocairo)" ;;
    esac
    # shellcheck disable=SC2086
    ${CC:-cc} "$folder/$1.o" ${3:+"$3"} $beside -lglpk -lcmocka -lm -o "$2"
}
notices() { # notices PROGRAM: it fails, or does not end
    ! CMOCKA_TEST_ABORT=1 prlimit --core=0 --cpu=120 timeout 600 "$1" >/dev/null 2>&1
}

# try_one LINE: says one line, or nothing when the first test notices.
try_one() {
    line=$(sed -n "$1p" "$folder/list")
    here=$folder/$1
    mkdir -p "$here" || exit 2
    where=${line%%: *}
    file=${where%@*}
    nth=1
    [ "$where" = "$file" ] || nth=${where##*@}
    verdict='NOT THERE '
    if line="$line" awk -v nth="$nth" '
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
        END { exit !found }' "$file" >"$here/mutant.c"; then
        verdict='NOT C     '
        if compile "$here/mutant.c" "$here/mutant.o" "$here/log"; then
            verdict='SURVIVED  '
            for test in $(tests_of "$file"); do
                link "$test" "$here/program" "$here/mutant.o" || exit 2
                if notices "$here/program"; then
                    verdict=$test
                    break
                fi
            done
        fi
    fi
    rm -rf "$here"
    case " $limits $own $whole " in *" $verdict "*) ;; *) printf '%s  %s\n' "$verdict" "$line" ;; esac
}

if [ "${1-}" = --one ]; then
    try_one "$2"
    exit 0
fi
jobs=2
[ "${1-}" = -j ] && { jobs=$2; shift 2; }

rm -rf "$folder"
mkdir -p "$folder/solver" "$folder/beside" || exit 2
grep -v -e '^#' -e '^$' tests/mutants.txt | grep -F -e "${1-}" >"$folder/list"
asked=$(sed 's/[@:].*//' "$folder/list" | sort -u | while read -r file; do tests_of "$file"; done |
    tr ' ' '\n' | sort -u)
objects() { # objects ARCHIVE SOURCE...
    archive=$1
    shift
    for source; do
        compile "$source" "$folder/$archive/$(basename "$source" .c).o" "$folder/log" ||
            { cat "$folder/log"; exit 2; }
    done
    ar rc "$folder/$archive.a" "$folder/$archive"/*.o || exit 2
}
if [ "$(echo "$asked" "$whole" "$whole" | tr ' ' '\n' | sort | uniq -u)" ]; then # any of the others
    objects solver solver/*.c solver/*/*.c
    objects beside scheduler/recount/*.c scheduler/base/*.c tests/support/problem_*.c
fi
for test in $asked; do
    compile tests/*/"$test.c" "$folder/$test.o" "$folder/log" || { cat "$folder/log"; exit 2; }
    link "$test" "$folder/$test" || exit 2
    notices "$folder/$test" && { echo "$test fails before anything is broken"; exit 2; }
done

total=$(wc -l <"$folder/list")
seq "$total" | xargs -r -P "$jobs" -n 1 sh tests/mutate.sh --one >"$folder/verdicts"
sort "$folder/verdicts"
bad=$(grep -c -e '^SURVIVED' -e '^NOT' "$folder/verdicts")
late=$(grep -c '^test_' "$folder/verdicts")
echo "$((total - bad)) noticed, $late of them by later tests; $bad survived or could not be tried"
[ "$total" -gt 0 ] && [ "$bad" -eq 0 ]
