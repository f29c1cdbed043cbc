/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/zone.h - the school's clock: wall minutes <-> UTC seconds, London.
 *
 * The rules are our own two-line VTIMEZONE (last Sunday of March and October),
 * never the system's TZ.  A test compares it with tzdata.
 */
#ifndef EXPORT_ZONE_H
#define EXPORT_ZONE_H

#include <stdbool.h>
#include <stdint.h>

extern const char *const zone_name;      /* "Europe/London" */
extern const char *const zone_vtimezone; /* BEGIN:VTIMEZONE ... END:VTIMEZONE, CRLF */

int64_t zone_wall_at(int64_t utc); /* wall minute in which this UTC second lies */
/* UTC second; the first of two in October, the hour after in March. */
int64_t zone_utc(int64_t wall_at);
/* Does this wall minute lie in a clock-change hour: 01:00 to 01:59, which London has
 * twice on the last Sunday of October and not at all on that of March? */
bool zone_is_doubtful(int64_t wall_at);

/* The moment now, UTC seconds: EXAMROTA_NOW ("2027-05-12 07:40", wall) or the
 * clock.  -1 when EXAMROTA_NOW cannot be read. */
int64_t zone_now_utc(void);

#endif
