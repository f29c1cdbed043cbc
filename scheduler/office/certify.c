/* SPDX-License-Identifier: GPL-3.0-or-later
 * A certificate's first lines say whose it is; the rest is the solver's, and is
 * added up by scheduler/recount/. */
#include "scheduler/office/certify.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/digest.h"

enum { HEAD_MAX = 120, HASH_MAX = 64, HEAD_LINES = 3, BLOCK = 1 << 16 };
static const char first_line[] = "examrota-certificate 1\n";

void certificate_begin(FILE *file, const struct world *world)
{
    (void)fputs(first_line, file);
    (void)fprintf(file, "plan %*s\n", HASH_MAX, "");
    (void)fprintf(file, "asked %" PRId64 " %" PRId64 " %" PRId64 " %d\n", world->from, world->until,
                  world->now_at, world->afresh);
}

/* The last line: "end " and what its first `size` bytes come to. */
static bool end_line(FILE *file, long size, char *line, size_t room)
{
    struct arena arena = {0};
    struct digest digest;
    char *block = arena_alloc(&arena, BLOCK, 1);
    bool fine = fseek(file, 0, SEEK_SET) == 0;

    digest_begin(&digest);
    for (size_t n = 1; fine && size > 0 && n > 0; size -= (long)n) {
        n = fread(block, 1, size < BLOCK ? (size_t)size : BLOCK, file);
        digest_bytes(&digest, block, n);
    }
    (void)snprintf(line, room, "end %s\n", digest_hex(&digest, &arena));
    arena_release(&arena);
    return fine && size == 0 && !ferror(file);
}

bool certificate_end(FILE *file, const char *hash, struct fault *fault)
{
    char line[HEAD_MAX] = "";
    bool fine = fseek(file, (long)(sizeof first_line - 1 + strlen("plan ")), SEEK_SET) == 0 &&
                fprintf(file, "%-*.*s", HASH_MAX, HASH_MAX, hash) == HASH_MAX &&
                fseek(file, 0, SEEK_END) == 0 && fflush(file) == 0;

    fine = fine && end_line(file, ftell(file), line, sizeof line) &&
           fseek(file, 0, SEEK_END) == 0 && fputs(line, file) >= 0 && fflush(file) == 0;
    return fine || fault_set(fault, FAULT_SYSTEM, "the certificate cannot be written");
}

/* Is it as it was written?  A line that is gone may leave nothing behind that says so. */
static bool is_whole(FILE *file)
{
    static const long size = 4 + 32 + 1; /* "end ", the digest and the line's end */
    char line[HEAD_MAX], last[HEAD_MAX] = "";

    return fseek(file, -size, SEEK_END) == 0 && fgets(last, sizeof last, file) &&
           end_line(file, ftell(file) - size, line, sizeof line) && strcmp(line, last) == 0;
}

struct head {
    char hash[HASH_MAX + 1];
    int64_t from, until, now_at;
    bool afresh;
};

/* "asked 20590 20596 29652000 0": numbers and nothing else. */
static bool read_asked(const char *text, struct head *head)
{
    int64_t numbers[4];
    char *end;

    if (strncmp(text, "asked ", 6) != 0)
        return false;
    text += 6;
    for (int i = 0; i < 4; i++) {
        if (*text != '-' && (*text < '0' || *text > '9'))
            return false;
        numbers[i] = strtoll(text, &end, 10);
        if (end == text || *end != (i < 3 ? ' ' : '\n'))
            return false;
        text = end + 1;
    }
    *head = (struct head){"", numbers[0], numbers[1], numbers[2], numbers[3] == 1};
    return numbers[0] <= numbers[1] && numbers[1] - numbers[0] < 1000 && numbers[0] > -100000 &&
           numbers[1] < 1000000 && numbers[2] > -(INT64_C(1) << 40) &&
           numbers[2] < (INT64_C(1) << 40);
}

static bool read_head(FILE *file, struct head *head, struct fault *fault)
{
    char first[HEAD_MAX], plan[HEAD_MAX], asked[HEAD_MAX];

    if (!fgets(first, sizeof first, file) || strcmp(first, first_line) != 0)
        return fault_set(fault, FAULT_INPUT, "this is no certificate of examrota's");
    if (!fgets(plan, sizeof plan, file) || strncmp(plan, "plan ", 5) != 0 ||
        !fgets(asked, sizeof asked, file) || !read_asked(asked, head))
        return fault_set(fault, FAULT_INPUT, "line 2: it does not say whose certificate it is");
    size_t length = strcspn(plan + 5, " \n");

    if (length == 0)
        return fault_set(fault, FAULT_INPUT, "line 2: planning did not come to its end");
    memcpy(head->hash, plan + 5, length < HASH_MAX ? length : HASH_MAX);
    return true;
}

/* The plan it was made for is the one that is stored. */
static bool is_current(const struct office *office, const struct head *head, struct fault *fault)
{
    const struct season *season = &office->season;

    if (season->n_plan_runs == 0)
        return fault_set(fault, FAULT_MISSING, "there is no plan yet; run examrota plan first");
    const struct draft *run = &season->plan_runs[season->n_plan_runs - 1];

    if (run->from != head->from || run->until != head->until || strcmp(run->hash, head->hash) != 0)
        return fault_set(fault, FAULT_CONFLICT,
                         "this certificate is of another plan; plan again with --certificate");
    return true;
}

/* What later levels may rest on: the value, or where there is a slack, bound and slack. */
static void set_levels(const struct office *office, struct certified *certified)
{
    const struct season *season = &office->season;

    for (int i = 0; i < season->n_plan_levels; i++) {
        const struct plan_level *row = &season->plan_levels[i];
        int64_t most = row->bound + row->slack;

        if (row->level < 0 || row->level >= LEVELS)
            continue;
        certified->levels[row->level] =
            (struct certified_level){.name = row->name, .value = row->value, .bound = row->bound};
        certified->recount.levels[row->level].cap =
            row->slack > 0 && most > row->value ? most : row->value;
    }
}

static void compare(struct certified *certified)
{
    certified->agrees = true;
    for (int k = 0; k < LEVELS; k++) {
        struct certified_level *level = &certified->levels[k];
        const struct recount_level *counted = &certified->recount.levels[k];
        /* What was told of it and is wrong is no excuse. */
        bool absent = (counted->kind && !counted->n_void) || certified->recount.full;

        level->verdict = level->judged != level->value     ? CERTIFIED_DIFFERS
                         : counted->proven >= level->bound ? CERTIFIED_AGREES
                         : absent                          ? CERTIFIED_ABSENT
                                                           : CERTIFIED_DIFFERS;
        certified->agrees = certified->agrees && level->verdict != CERTIFIED_DIFFERS;
    }
    certified->agrees = certified->agrees && certified->whole;
}

bool office_certify(struct office *office, FILE *file, struct certified *certified,
                    struct fault *fault)
{
    struct head head = {0};
    struct problem problem;
    bool *chosen;
    int64_t judged[LEVELS];

    *certified = (struct certified){.recount = {.problem = &problem}};
    if (!read_head(file, &head, fault) || !is_current(office, &head, fault))
        return false;
    if (fseek(file, 0, SEEK_CUR) != 0)
        return fault_set(fault, FAULT_INPUT, "a certificate is read twice; keep it in a file");
    struct office_range range = {head.from, head.until};
    struct duties duties = {.arena = office->arena};

    duties_derive(&office->season, &office->rules, range.from, range.until, &duties);
    struct world world = {.season = &office->season,
                          .rules = &office->rules,
                          .duties = duties.list,
                          .n_duties = duties.count,
                          .from = range.from,
                          .until = range.until,
                          .now_at = head.now_at,
                          .afresh = head.afresh};

    if (!plan_problem(&world, office->season.draft, office->season.n_draft, office->arena, &problem,
                      &chosen, fault))
        return false;
    (void)problem_judge(&problem, chosen, judged, NULL, NULL);
    certified->range = range;
    certified->recount.chosen = chosen;
    set_levels(office, certified);
    for (int k = 0; k < LEVELS; k++)
        certified->levels[k].judged = judged[k];
    if (!recount_read(file, HEAD_LINES, office->arena, &certified->recount, fault))
        return false;
    if (certified->recount.other_problem)
        return fault_set(fault, FAULT_CONFLICT,
                         "facts have changed since this certificate was made; plan again with "
                         "--certificate");
    certified->whole = is_whole(file);
    compare(certified);
    certified->recount.problem = NULL;
    certified->recount.chosen = NULL;
    return true;
}
