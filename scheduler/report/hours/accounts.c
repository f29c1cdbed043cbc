/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/report/hours/accounts.h"

#include <string.h>

#include "scheduler/base/sort.h"

static int by_role(const void *left, const void *right, const void *context)
{
    const struct account *a = left, *b = right;

    (void)context;
    return strcmp(a->role, b->role);
}

static int64_t load_min(const struct work_sum *sum)
{
    return sum->minutes[WORK_EXAM] + sum->minutes[WORK_HELP] + sum->minutes[WORK_COVER];
}

int64_t account_worked(const struct account *account)
{
    return work_total(&account->sum) + account->ledger->travel_min + account->ledger->kept_min;
}

struct accounts accounts_read(const struct report_ask *ask, struct arena *arena)
{
    const struct season *season = ask->world->season;
    const struct work_sum *sums = work_sums(ask, ask->from, ask->until, arena);
    const struct ledger *ledgers = ledger_read(ask, arena);
    struct accounts accounts = {arena_new(arena, struct account, season->n_people + 1), 0};

    for (int p = 0; p < season->n_people; p++) {
        const struct person *person = &season->people[p];
        bool here = (person->from < 0 || person->from <= ask->until) &&
                    (person->until < 0 || person->until >= ask->from);

        if ((ask->person >= 0 && ask->person != p) || (!here && work_total(&sums[p]) == 0))
            continue;
        struct account *account = &accounts.list[accounts.count++];
        *account = (struct account){p,           person->role,
                                    sums[p],     work_contract(season, p, ask->from, ask->until),
                                    &ledgers[p], -1};
        if (account->contract_min > 0)
            account->load = (int)(load_min(&sums[p]) * 60 / account->contract_min);
    }
    sort_rows(accounts.list, (size_t)accounts.count, sizeof *accounts.list, by_role, NULL);
    return accounts;
}

int accounts_role_end(const struct accounts *accounts, int first)
{
    int end = first;

    while (end < accounts->count &&
           strcmp(accounts->list[end].role, accounts->list[first].role) == 0)
        end++;
    return end;
}

const char *accounts_role(const struct accounts *accounts, int first)
{
    return *accounts->list[first].role ? accounts->list[first].role : "no role told";
}

static int by_number(const void *left, const void *right, const void *context)
{
    int a = *(const int *)left, b = *(const int *)right;

    (void)context;
    return (a > b) - (a < b);
}

const char *accounts_spread(const struct accounts *accounts, int first, int end, count_fn *count,
                            struct arena *arena)
{
    int *numbers = arena_new(arena, int, end - first);
    int n = 0;
    const char *text = "";

    for (int i = first; i < end; i++) {
        int number = count(&accounts->list[i]);
        if (number >= 0)
            numbers[n++] = number;
    }
    sort_rows(numbers, (size_t)n, sizeof *numbers, by_number, NULL);
    for (int i = 0, next; i < n; i = next) {
        for (next = i; next < n && numbers[next] == numbers[i];)
            next++;
        text = arena_text(arena, "%s%s%d:%d", text, *text ? "  " : "", numbers[i], next - i);
    }
    return text;
}
