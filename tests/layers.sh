#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# layers.sh ROOT: who may include whom, one line per room.  A folder with a C
# file that is not listed is an error; so is a library's header outside its file.
# "inside": itself, and what the room around it may.
cd "$1" || exit 2
f=solver/facts l=solver/limits
b=scheduler/base m=scheduler/model r=scheduler/rules
rooms="
solver             solver solver/season solver/parts solver/alike solver/dual solver/count solver/search $l solver/lp $f
$f       solver $f
solver/lp          solver solver/lp $f
solver/mip         solver solver/mip solver/lp $f
$l      solver $l $f
solver/search      solver solver/search $l $f
solver/count       solver solver/count $l $f
solver/dual        solver solver/dual $l solver/lp $f
solver/parts        solver solver/parts solver/dual solver/search $l solver/mip solver/lp $f
solver/alike       solver solver/alike solver/count $l solver/lp $f
solver/season      solver solver/season solver/dual solver/search $l solver/lp $f
solver/rungs       solver solver/rungs $l solver/mip solver/lp $f
import             import
export             export
scheduler/base     $b
scheduler/model    $m $b
scheduler/rules    $r $m $b import
scheduler/intake   scheduler/intake $m $b import
scheduler/seat     scheduler/seat $r $m $b solver
scheduler/seat/packing inside
scheduler/seat/event inside
scheduler/seat/hand inside
scheduler/seat/improve inside
scheduler/duty     scheduler/duty $r $m $b
scheduler/duty/class inside
scheduler/duty/help inside
scheduler/duty/displaced inside
scheduler/duty/refit inside
scheduler/duty/owed inside
scheduler/plan     scheduler/plan scheduler/duty $r $m $b solver
scheduler/plan/brief inside
scheduler/plan/rooms inside
scheduler/plan/find inside
scheduler/plan/edit inside
scheduler/plan/lore inside
scheduler/plan/why inside
scheduler/plan/verdict inside
scheduler/plan/drill inside
scheduler/plan/ladder inside
scheduler/audit    scheduler/audit $r $m $b
scheduler/audit/checks inside
scheduler/audit/facts inside
scheduler/recount  scheduler/recount $b solver
scheduler/store    scheduler/store $m $b
scheduler/report   scheduler/report scheduler/plan scheduler/audit scheduler/duty $r $m $b export
scheduler/report/kinds inside
scheduler/report/took inside
scheduler/report/forecast inside
scheduler/report/why inside
scheduler/report/hours inside
scheduler/office   scheduler/office scheduler/report scheduler/plan scheduler/audit scheduler/recount scheduler/duty scheduler/seat scheduler/intake scheduler/store $r $m $b solver import export
scheduler/office/remedy inside
scheduler/office/feeds inside
scheduler/office/edit inside
scheduler/office/repair inside
scheduler/office/refer inside
scheduler/office/whatif inside
scheduler/desk     scheduler/desk scheduler/office scheduler/report scheduler/plan scheduler/audit scheduler/recount scheduler/duty scheduler/seat scheduler/intake scheduler/store $r $m $b solver import export
scheduler/desk/pages inside
scheduler/desk/feed inside
scheduler/desk/upload inside
scheduler/desk/login inside
scheduler/desk/job inside
scheduler/desk/put inside
scheduler/desk/wire inside
scheduler/desk/board inside
scheduler/cli      scheduler/cli scheduler/desk scheduler/office scheduler/report scheduler/plan scheduler/audit scheduler/recount scheduler/duty scheduler/seat scheduler/intake scheduler/store $r $m $b solver import export
scheduler/cli/commands inside
"
libraries='
glpk.h           solver/lp/mip_glpk
sqlite3.h        scheduler/store/
csv.h            import/read_csv.c
cjson/cJSON.h    import/read_json.c export/json.c export/json_read.c
libical/ical.h   export/write_ics.c export/zone.c import/read_ics.c
xlsxwriter.h     export/write_xlsx.c
cairo.h          export/canvas.c
cairo-pdf.h      export/canvas.c
pango/pangocairo.h export/canvas.c
microhttpd.h     scheduler/desk/wire/http_mhd.c
qrencode.h       scheduler/desk/qr.c
sodium.h         scheduler/office/secret.c
'
out=$(
    # A room of tests has its own, and what all share; benchmarks and tools likewise.
    grep -Hn '#include "tests/' tests/*/*.[ch] tests/*/*/*.[ch] | sed 's|^\(tests/[^/]*\)\([^:]*:[0-9]*\):.*"\(tests/[^/]*\).*|\1 \3 \1\2|' |
    while read -r room target where; do
        case $target in "$room" | tests/support) ;; *) echo "$where: $room may not include $target" ;; esac
    done
    find tests -maxdepth 1 -name '*.[ch]' | sed 's|$|: has no room (tests/layers.sh)|'

    # Every folder that holds C is a room of the table.
    find solver import export scheduler -name '*.[ch]' | sed 's|/[^/]*$||' | sort -u |
    while read -r folder; do
        echo "$rooms" | grep -q "^$folder " || echo "$folder: not in the table of rooms (tests/layers.sh)"
    done

    echo "$rooms" | while read -r room may; do
        [ -d "$room" ] || continue
        [ "$may" != inside ] || may="$room $(echo "$rooms" | sed -n "s|^${room%/*}  *||p")"
        grep -Hn '#include "' "$room"/*.[ch] 2>/dev/null |
        sed 's/^\([^:]*:[0-9]*\):.*"\(.*\)\/[^/]*".*/\1 \2/' |
        while read -r where target; do
            case " $may " in *" $target "*) ;; *) echo "$where: $room may not include $target" ;; esac
        done
        grep -Hn '#include "[^/]*"' "$room"/*.[ch] 2>/dev/null |
        sed 's/$/   (write includes from the root)/'
    done

    # What checks the solver's proofs knows its vocabulary, not its code.
    grep -Hn '#include "solver/' scheduler/recount/*.[ch] | grep -v '"solver/problem.h"' |
    sed 's/$/   (scheduler\/recount may know solver\/problem.h only)/'

    echo "$libraries" | while read -r header homes; do
        [ -n "$header" ] || continue
        grep -rHn "#include <$header>" solver import export scheduler 2>/dev/null |
        while read -r hit; do
            home=no
            for h in $homes; do case $hit in "$h"*) home=yes ;; esac; done
            [ $home = yes ] || echo "$hit: <$header> belongs in $homes"
        done
    done
)
[ -z "$out" ] || { echo "$out"; exit 1; }
