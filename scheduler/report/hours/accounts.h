/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/hours/accounts.h - everybody's hours side by side; only for scheduler/report. */
#ifndef SCHEDULER_REPORT_ACCOUNTS_H
#define SCHEDULER_REPORT_ACCOUNTS_H

#include "scheduler/report/hours/ledger.h"
#include "scheduler/report/table.h"

struct account { /* one person of the ask */
    int person;
    const char *role;
    struct work_sum sum;
    int64_t contract_min; /* -1 */
    const struct ledger *ledger;
    int load; /* exam and cover minutes per contracted hour; -1 */
};

struct accounts { /* by role, then person */
    struct account *list;
    int count;
};

/* Minutes that count as worked: duties, the way between sites, protected time. */
int64_t account_worked(const struct account *account);
/* The people of the ask who are employed on its days, or work on them. */
struct accounts accounts_read(const struct report_ask *ask, struct arena *arena);
/* The end of the run of one role that begins at `first`, and its name for people. */
int accounts_role_end(const struct accounts *accounts, int first);
const char *accounts_role(const struct accounts *accounts, int first);

/* Overtime and time off, the year, what exams displaced (hours_ledger.c). */
void ledger_sheets(const struct report_ask *ask, const struct accounts *accounts,
                   struct sheets *sheets);
void ledger_json(struct json *row, const struct person *person, const struct ledger *ledger);

/* What one histogram counts; -1: this person does not come into it. */
typedef int count_fn(const struct account *account);
/* "0:4 1:48 2:17": how many of the accounts [first, end) have 0, 1, 2. */
const char *accounts_spread(const struct accounts *accounts, int first, int end, count_fn *count,
                            struct arena *arena);

#endif
