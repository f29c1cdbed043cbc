#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# pages.sh: every page of the desk of the largest school, imported, seated, planned and published, in the
# middle of an exam week.
set -eu
# shellcheck source=tests/bench/lib.sh
. tests/bench/lib.sh
for shape in $SHAPES; do largest=$shape; done
note "pages $largest"
school "$largest" 1 '' "$WORK/pages.db"
"$examrota" plan --school "$WORK/pages.db" --week 2027-W20 >/dev/null
"$examrota" publish --school "$WORK/pages.db" --override measured >/dev/null

cat <<TEXT
### Pages of the desk

\`make_school $largest 1\`, one week planned and published, on its Tuesday morning; through the running server, one request at a
time. First: since the school was changed; again: the median of five more. The processor's time is the server's and its
children's, again: the mean of the five.

TEXT
EXAMROTA_NOW='2027-05-18 09:30' "$BUILD/bench_pages" "$WORK/pages.db"
