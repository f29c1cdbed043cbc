#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# serving.sh BUILD: the units of docs/serving.md as systemd reads them, and the socket it hands over.
# 77: no systemd here to ask.
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.." || exit 2
for tool in systemd-analyze systemd-socket-activate curl; do
    command -v $tool >/dev/null || { echo "$tool is not here (skipped)"; exit 77; }
done
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
stop() { echo "$*" >&2; exit 1; }

# The page's own words: indented lines under the name of the file.
unit() {
    awk -v name="$1" 'index($0, "/" name "`") { on = 1; next } on && /^[^ ]/ { exit } on' docs/serving.md |
        sed 's/^    //' | sed "s|/usr/local/bin/examrota|$build/examrota|" >"$work/$1"
    grep -q '^\[Install\]' "$work/$1" || stop "docs/serving.md has no $1"
}
unit examrota.socket
unit examrota.service
said=$(systemd-analyze verify "$work/examrota.service" "$work/examrota.socket" 2>&1 | grep "^$work\|examrota\.")
[ -z "$said" ] || stop "systemd says: $said"
exposure=$(systemd-analyze security --offline=true "$work/examrota.service" 2>/dev/null |
    sed -n 's/.*exposure level.*: \([0-9.]*\) .*/\1/p')
echo "units read without a word; exposure $exposure"
[ "$(echo "${exposure:-9}" | cut -d. -f1)" -le 2 ] || stop 'the service is more exposed than it was'

"$build/examrota" init "$work/school.db" >/dev/null || stop 'no school'
systemd-socket-activate -l "$work/http.sock" "$build/examrota" --school "$work/school.db" \
    serve --url https://exams.example.sch.uk >"$work/out" 2>&1 &
server=$!
for _ in $(seq 1000); do [ -S "$work/http.sock" ] || sleep 0.2; done
ask() { curl -s -o "$work/page" -w '%{http_code}' --unix-socket "$work/http.sock" -H "Host: $1" "http://localhost$2"; }
[ "$(ask exams.example.sch.uk /login)" = 200 ] || stop 'no page through the socket systemd hands over'
grep -q 'Log in' "$work/page" || stop 'that is no login page'
[ "$(ask evil.example /login)" = 421 ] || stop 'another name was answered'
grep -q 'https://exams.example.sch.uk/login?key=' "$work/out" || stop 'no login link was printed'
kill -TERM $server
wait $server
server=
[ ! -e "$work/school.db-wal" ] || stop 'the school is not one file after the end'
echo 'served through the socket, and left one file'
