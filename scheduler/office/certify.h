/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/certify.h - the first lines of a certificate: whose it is. */
#ifndef SCHEDULER_OFFICE_CERTIFY_H
#define SCHEDULER_OFFICE_CERTIFY_H

#include "scheduler/office/office.h"
#include "solver/proof.h"

enum { CERTIFICATE_MAX = 256 * 1024 * 1024 }; /* bytes; more is not kept */

/* Leaves room for the plan's hash, which is not known before the end. */
void certificate_begin(FILE *file, const struct world *world);
bool certificate_end(FILE *file, const char *hash, struct fault *fault) MUST_CHECK;

#endif
