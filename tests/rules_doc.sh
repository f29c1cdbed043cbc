#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# rules_doc.sh ROOT: what docs/rules.md names is there: source files, test files, tests, and every
# rule that the audit holds a plan against.
# shellcheck disable=SC2016 # Markdown's marks, not ours
cd "$1" || exit 2
page=docs/rules.md
bad=0
say() {
    echo "$page: $1"
    bad=1
}
for word in $(grep '^|' $page | grep -o '`[^`]*`' | tr -d '`' | tr ' ' '\n' | sort -u); do
    case $word in
    test_*)
        found=$(echo tests/*/"$word.c")
        [ -f "$found" ] || say "there is no $word.c in tests" ;;
    */*.c)
        [ -f "scheduler/$word" ] || say "there is no scheduler/$word" ;;
    check_*.c | facts*.c | work_*.c)
        found=
        for file in "scheduler/audit/$word" scheduler/audit/*/"$word" "scheduler/intake/$word"; do
            [ ! -f "$file" ] || found=$file
        done
        [ "$found" ] || say "there is no $word in scheduler/audit or scheduler/intake" ;;
    esac
done
# `file`: `test`, `test`
while read -r file test; do
    grep -q "static void $test(void \*\*state)" tests/*/"$file.c" 2>/dev/null ||
        say "$file.c has no test $test"
done <<EOF
$(grep '^|' $page | grep -o '`test_[a-z_0-9]*`: `[a-z_0-9]*`\(, `[a-z_0-9]*`\)*' | tr -d '`:,' |
        awk '{for (i = 2; i <= NF; i++) print $1, $i}')
EOF
# A test without a file is one of some file's.
for test in $(grep '^|' $page | awk -F'|' '{print $6}' | grep -o '`[a-z_0-9]*`' | tr -d '`' | sort -u); do
    case $test in
    test_*) ;;
    *) grep -q "static void $test(void \*\*state)" tests/*/test_*.c || say "there is no test $test" ;;
    esac
done
for rule in $(tail -n +2 scheduler/rules/2026-27/standards.csv | cut -d, -f1); do
    grep -q "\`$rule\`" $page || say "the rule $rule is not named"
done
exit $bad
