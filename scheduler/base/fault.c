/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    int exit_code, http_status;
} kinds[] = {
    [FAULT_NONE] = {0, 200},    [FAULT_USAGE] = {2, 400},    [FAULT_INPUT] = {3, 422},
    [FAULT_MISSING] = {4, 404}, [FAULT_CONFLICT] = {5, 409}, [FAULT_DENIED] = {6, 403},
    [FAULT_SYSTEM] = {1, 500},
};

bool fault_set(struct fault *fault, enum fault_kind kind, const char *format, ...)
{
    va_list args;

    fault->kind = kind;
    va_start(args, format);
    vsnprintf(fault->text, sizeof fault->text, format, args);
    va_end(args);
    return false;
}

bool fault_in(struct fault *fault, const char *format, ...)
{
    char inner[sizeof fault->text];
    va_list args;

    memcpy(inner, fault->text, sizeof inner);
    va_start(args, format);
    int used = vsnprintf(fault->text, sizeof fault->text, format, args);
    va_end(args);
    if (used < 0 || (size_t)used >= sizeof fault->text)
        return false;
    if (snprintf(fault->text + used, sizeof fault->text - (size_t)used, ": %s", inner) < 0)
        fault->text[used] = '\0';
    return false;
}

int fault_exit_code(const struct fault *fault)
{
    return kinds[fault->kind].exit_code;
}

int fault_http_status(const struct fault *fault)
{
    return kinds[fault->kind].http_status;
}
