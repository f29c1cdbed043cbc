/* SPDX-License-Identifier: GPL-3.0-or-later
 * The clock of the benchmarks' tools (linked with --wrap=clock_gettime): with
 * EXAMROTA_BENCH_CLOCK=processor a limit of seconds is one of processor seconds, all threads
 * together, so that what else runs on the machine does not cut a run short.  Else the clock is the
 * clock. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

int __real_clock_gettime(clockid_t clock, struct timespec *time);
int __wrap_clock_gettime(clockid_t clock, struct timespec *time);

int __wrap_clock_gettime(clockid_t clock, struct timespec *time)
{
    const char *asked = getenv("EXAMROTA_BENCH_CLOCK");

    if (clock == CLOCK_MONOTONIC && asked && strcmp(asked, "processor") == 0)
        clock = CLOCK_PROCESS_CPUTIME_ID;
    return __real_clock_gettime(clock, time);
}
