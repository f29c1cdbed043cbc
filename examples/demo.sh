#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# demo.sh PROGRAM FOLDER OUT: the main job on an example school, from its folder
# to published calendars.  Used by ./dev demo; reads as what an officer would type.
set -eu
program=$1 folder=$2 out=$3
week=2027-W20
EXAMROTA_NOW='2027-05-10 08:00' EXAMROTA_WHO=demo EXAMROTA_SCHOOL=$out/school.db
export EXAMROTA_NOW EXAMROTA_WHO EXAMROTA_SCHOOL

rm -rf "$out"
mkdir -p "$out"
step() { printf '\n== %s\n' "$*"; }

step "A school file, and what the school has"
"$program" init
"$program" import "$folder"

step "Every candidate gets a room, a desk and their own time"
"$program" seat

step "Everybody's week, $week: exams, access arrangements, cover, caseload"
"$program" plan --week "$week" | tee "$out/plan.txt"

step "Judged by code that shares nothing with the planner"
"$program" verify >"$out/verify.txt" || { cat "$out/verify.txt"; exit 1; }
tail -n 1 "$out/verify.txt"

step "Published; calendars and sheets"
"$program" publish --note 'First version' --override 'the applications are on their way' \
    >"$out/published.txt"
head -n 1 "$out/published.txt"
"$program" feed --write "$out/calendars"
for format in html pdf csv; do
    "$program" report rota --format "$format" --output "$out/rota.$format"
    "$program" report shortage --format "$format" --output "$out/shortage.$format"
done
"$program" report hours --output "$out/hours.txt"
"$program" report sittings --format pdf --output "$out/sittings.pdf"
"$program" report room --format pdf --output "$out/rooms.pdf"
printf '%s/: rota.html rota.pdf shortage.pdf sittings.pdf rooms.pdf hours.txt, and the calendars\n' "$out"

step "What is empty, why, and what would help"
"$program" why 1 --remedies >"$out/why.txt"
sed -n '1p;3p' "$out/why.txt"
sed -n '/^What proves it/p;/^Only these/s/:.*/./p;/^What would help/p' "$out/why.txt" | sed 's/:$/./'
sed -n '/^What would help/,$p' "$out/why.txt" | sed -n 2p
printf 'All of it: %s/why.txt and %s/shortage.pdf\n' "$out" "$out"
printf '\nNext, what would help elsewhere:  %s --school %s report remedies\n' "$program" "$EXAMROTA_SCHOOL"
printf 'One person of the example:        %s --school %s report person --person ABR\n' "$program" "$EXAMROTA_SCHOOL"
printf 'Your own school:                  %s init --template myschool\n' "$program"
