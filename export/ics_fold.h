/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/ics_fold.h - lines of at most 75 octets, in this room only.
 *
 * libical 3.0.16 counts the line end as text and breaks lines in the middle
 * of it when unbroken text ends 73 or 74 octets into a line; some calendars
 * then refuse the whole file.  So all it writes is unfolded and folded again.
 */
#ifndef EXPORT_ICS_FOLD_H
#define EXPORT_ICS_FOLD_H

/* Lines end with CRLF and break on character boundaries only; empty lines go.
 * free() the result.  NULL: no memory. */
char *ics_refold(const char *text);

#endif
