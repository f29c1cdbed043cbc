/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two schools that differ in one conflict and one absence: no answer tells which is which. */
#include "tests/support/check.h"

#include <stdarg.h>

#include "scheduler/report/report.h"
#include "tests/why/twins.h"

static struct {
    int unavailable, ladders, drills, remedies;
} seen;

static int schools(void)
{
    return getenv("EXAMROTA_LONG") ? 60 : 3;
}

static void check_same(const char *command, const char *one, const char *other)
{
    size_t at = 0;

    while (one[at] && one[at] == other[at])
        at++;
    if (one[at] == other[at])
        return;
    while (at > 0 && one[at - 1] != '\n')
        at--;
    fail_msg("%s:\n%.300s\nand\n%.300s\n", command, one + at, other + at);
}

/* How long it took is another matter. */
static void drop_seconds(char *text)
{
    for (char *end = text; (end = strstr(end, " seconds")) != NULL;) {
        char *begin = end;
        while (begin > text && strchr("0123456789.", begin[-1]))
            begin--;
        memmove(begin, end, strlen(end) + 1);
        end = begin + 1;
    }
}

/* The command to both: the same exit code and the same bytes.  The caller frees the text. */
static char *__attribute__((format(printf, 2, 3)))
both(const struct twins *twins, const char *format, ...)
{
    struct outcome outcomes[2];
    char command[500];
    va_list args;

    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    for (int i = 0; i < 2; i++)
        outcomes[i] = command_run("%s --school %s/%d.db", command, twins->folder, i);
    for (int i = 0; i < 2; i++)
        drop_seconds(outcomes[i].out);
    assert_int_equal(outcomes[0].exit_code, outcomes[1].exit_code);
    check_same(command, outcomes[0].out, outcomes[1].out);
    check_same(command, outcomes[0].err, outcomes[1].err);
    outcome_release(&outcomes[1]);
    free(outcomes[0].err);
    return outcomes[0].out;
}

/* How often a text says so. */
static int says(char *text, const char *what)
{
    int n = 0;

    for (const char *at = text; (at = strstr(at, what)) != NULL; at++)
        n++;
    free(text);
    return n;
}

/* Every empty seat: why, what proves it, what would help; and whether this person could. */
static void ask_seats(const struct twins *twins)
{
    for (int i = 1; i <= 40; i++) {
        char *text = both(twins, "why %d", i);
        bool none = strstr(text, "not available") == NULL && strstr(text, "Nobody does it") == NULL;
        seen.unavailable += says(text, "not available");
        if (none)
            break;
        free(both(twins, "why %d --json", i));
        free(both(twins, "why %d S0", i));
        free(both(twins, "why %d S1", i));
        free(both(twins, "why %d S0 --json", i));
    }
    free(both(twins, "why all"));
    free(both(twins, "why all S0"));
}

/* Whatever is printed, but for the list of staff, which counts absences. */
static void ask_reports(const struct twins *twins)
{
    for (int i = 0; reports[i]; i++)
        if (strcmp(reports[i]->name, "staff") != 0 && strcmp(reports[i]->name, "certificate") != 0)
            free(both(twins, "report %s", reports[i]->name));
    free(both(twins, "verify"));
    free(both(twins, "what-if --without S1 --effort 1"));
}

/* By hand: whoever is not available is refused, and why is not said. */
static void ask_hand(const struct twins *twins)
{
    free(both(twins, "assign 09:00 S0 --try"));
    free(both(twins, "assign 09:00 S0 --force tested"));
    free(both(twins, "swap S0 S1 --on 2027-05-17 --try"));
}

static void ask_drill(const struct twins *twins)
{
    seen.drills += says(both(twins, "drill --week 2027-W20"), "save most");
    free(both(twins, "drill --week 2027-W20 --every-day"));
}

/* Everybody else, on the paper's day and on all of the week. */
static void ask_away(const struct twins *twins)
{
    for (int p = 1; p < twins->people; p++) {
        free(both(twins, "away S%d --from 2027-05-17 --to 2027-05-18 --json", p));
        seen.ladders +=
            says(both(twins, "away S%d --from 2027-05-17 --to 2027-05-18", p), "--take ");
    }
    free(both(twins, "away S1 S2 --from 2027-05-17 --to 2027-05-22"));
    free(both(twins, "away S1 --from 2027-05-17 --to 2027-05-18 --take 0"));
    free(both(twins, "report shortage"));
    free(both(twins, "report remedies"));
}

static void conflict_and_absence_read_alike(void **state)
{
    (void)state;
    setenv("EXAMROTA_NOW", "2027-05-03 08:00", 1);
    for (int seed = 1; seed <= schools(); seed++) {
        struct twins twins;
        twins_make(&twins, seed);
        free(both(&twins, "plan --week 2027-W20 --time 0"));
        ask_seats(&twins);
        ask_reports(&twins);
        seen.remedies += says(both(&twins, "report remedies"), "one more person");
        ask_hand(&twins);
        free(both(&twins, "publish --override tested"));
        ask_drill(&twins);
        ask_away(&twins);
        twins_release(&twins);
    }
    print_message("%d times not available, %d rungs, %d drills, %d remedies\n", seen.unavailable,
                  seen.ladders, seen.drills, seen.remedies);
    assert_true(seen.unavailable > 0 && seen.ladders > 0);
    assert_true(seen.drills > 0 && seen.remedies > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(conflict_and_absence_read_alike)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
