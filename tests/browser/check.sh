#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check.sh NAME [WORD]: tests/browser/NAME.mjs on the program of $BUILD, or on $PROGRAM; 77: something it wants
# cannot be had here.  ./dev test installs what it wants.
cd "$(dirname "$0")/../.." || exit 2
PROGRAM=${PROGRAM:-${BUILD:-build/release}/examrota}
MODULES=${MODULES:-$PWD/build/node}
export PROGRAM MODULES

skip() { echo "browser: $1 is not here: $2 (skipped)"; exit 77; }

command -v node >/dev/null || skip node "apt install nodejs"
[ "$1" = subscribers ] && wanted=ical.js || wanted='playwright-core axe-core'
for module in $wanted; do
    [ -d "$MODULES/node_modules/$module" ] || skip "$module" "npm install --prefix build/node $module"
done
if [ "$1" = subscribers ]; then
    for program in khal vdirsyncer; do
        command -v $program >/dev/null || skip $program "apt install $program"
    done
else
    CHROMIUM=$(command -v chromium) || skip chromium "apt install chromium"
    export CHROMIUM
fi
name=$1
shift
exec node "tests/browser/$name.mjs" "$@"
