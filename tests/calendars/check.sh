#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check.sh [FILE.ics...]: do other people's programs read our calendars alike?
#
# Each reader prints uid, start and end in UTC, status, title and place of every
# event, in a time zone of its own choosing.  Without a file: the calendar of
# tests/tools/make_calendar.c, which also says what should be found, with and without
# --utc, and twice, because two runs must give the same bytes.
cd "$(dirname "$0")/../.." || exit 2
build=${BUILD:-build/dev}
modules=$PWD/build/npm
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
readers=
bad=0

skip() { echo "calendars: $1 is not here: $2 (skipped)"; }

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    skip "node or npm" "ical.js and node-ical are not asked"
elif [ -d "$modules/node_modules/node-ical" ] && [ -d "$modules/node_modules/ical.js" ] ||
    npm install --prefix "$modules" --no-save --no-audit --no-fund --fetch-retries=1 \
        ical.js@2 node-ical@0.26 >"$tmp/npm" 2>&1; then
    readers="ical_js node_ical"
else
    skip "npm's registry" "ical.js and node-ical are not asked"
fi
if command -v khal >/dev/null; then
    readers="$readers khal"
else
    skip khal "python-icalendar is not asked (apt install khal)"
fi

mkdir "$tmp/calendar"
cat >"$tmp/khal.conf" <<END
[calendars]
[[none]]
path = $tmp/calendar
[sqlite]
path = $tmp/khal.db
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
END

read_by() { # READER FILE
    case $1 in
    ical_js) MODULES=$modules TZ=America/New_York node tests/calendars/ical_js.mjs "$2" ;;
    node_ical) MODULES=$modules TZ=Asia/Tokyo node tests/calendars/node_ical.mjs "$2" ;;
    khal)
        LC_ALL=C.UTF-8 XDG_CACHE_HOME=$tmp khal -c "$tmp/khal.conf" printics \
            --format '{uid}|{start-long}|{end-long}|{status}|{title}|{location}' "$2" |
            sed -e '/ events\{0,1\} found in /d' -e 's/ |/|/'
        ;;
    esac
}

check() { # FILE [WANTED]
    wanted=$2
    for reader in $readers; do
        if ! read_by "$reader" "$1" >"$tmp/raw" 2>"$tmp/errors"; then
            echo "calendars: $reader cannot read $1:" && cat "$tmp/errors"
            bad=1
            continue
        fi
        LC_ALL=C sort "$tmp/raw" >"$tmp/$reader"
        wanted=${wanted:-$tmp/$reader}
        if ! diff "$wanted" "$tmp/$reader" >"$tmp/difference"; then
            echo "calendars: $reader reads $1 differently:" && cat "$tmp/difference"
            bad=1
        fi
    done
    [ -z "$readers" ] || echo "calendars: $(basename "$1"): $(wc -l <"$wanted") events, read by $readers"
}

if [ $# -gt 0 ]; then
    for file; do check "$file" ""; done
else
    "$build/make_calendar" --list | LC_ALL=C sort >"$tmp/wanted" &&
        "$build/make_calendar" >"$tmp/london.ics" &&
        "$build/make_calendar" --utc >"$tmp/utc.ics" &&
        TZ=Asia/Tokyo LC_ALL=C "$build/make_calendar" >"$tmp/again.ics" || exit 1
    check "$tmp/london.ics" "$tmp/wanted"
    check "$tmp/utc.ics" "$tmp/wanted"
    cmp "$tmp/london.ics" "$tmp/again.ics" || bad=1
fi
exit $bad
