/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/qr.h - a QR code as inline SVG.  libqrencode in one file. */
#ifndef SCHEDULER_DESK_QR_H
#define SCHEDULER_DESK_QR_H

#include "scheduler/desk/html.h"

/* label: what it says to those who do not see it.  Nothing is written when text is too long. */
void qr_put(struct html *out, const char *text, const char *label);

#endif
