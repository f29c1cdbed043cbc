#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tidy.sh BUILD FILE...: clang-tidy, but for files that passed as they are: the same text, the same
# headers, the same checks.  Nearly all of its time goes into paths through the larger functions.  A
# quarter of the usual depth leaves out long paths only; EXAMROTA_LONG walks them all.
build=$1
shift
depth='--extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=max-nodes=50000'
[ -z "${EXAMROTA_LONG-}" ] || depth=
passed=$build/passed
mkdir -p "$passed" || exit 2
same=$({ clang-tidy --version; echo "$depth"; cat .clang-tidy CMakeLists.txt CMakePresets.json; } | sha256sum)
failed=0
for file; do
    # The file and every header of ours that it reads; a library's header (-MG) has no file here.
    read_by_it=$(clang -MM -MG -I . "$file" | sed 's|\\$||' | tr ' ' '\n' | grep '/.*\.[ch]$' | grep -v '^/')
    [ -n "$read_by_it" ] || { echo "$file: what it includes cannot be told"; exit 1; }
    # shellcheck disable=SC2086 # a list of files
    key=$({ echo "$same $file"; cat $read_by_it 2>/dev/null; } | sha256sum | cut -c1-40)
    [ ! -e "$passed/$key" ] || continue
    # One at a time: clang 14 takes names of one file for another's in the same process, and now
    # and then a function of ours for va_start.
    # shellcheck disable=SC2086 # a list of words
    if clang-tidy --quiet -p "$build" --warnings-as-errors='*' $depth "$file"; then
        touch "$passed/$key"
    else
        failed=1
    fi
done
exit $failed
