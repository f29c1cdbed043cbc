/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/parts/proof_search.c - what a branch and bound with cuts rests on. */
#include <inttypes.h>

#include "solver/mip/mip_log.h"
#include "solver/parts/proof_excerpt.h"

static const char *const words[] = {
    [LOG_PART] = "part",    [LOG_SHRINK] = "shrink", [LOG_PROBE] = "probe", [LOG_LINK] = "link",
    [LOG_SPARE] = "spare",  [LOG_FROM] = "from",     [LOG_CUT] = "cut",     [LOG_NARROW] = "narrow",
    [LOG_NODE] = "node",    [LOG_VISIT] = "visit",   [LOG_EMPTY] = "empty", [LOG_PAID] = "paid",
    [LOG_PRICED] = "visit",
};

/* Is the line's number so far a column of the program? */
static bool is_column(enum mip_log_kind kind, const int64_t *numbers, int64_t at)
{
    switch (kind) {
    case LOG_PROBE:
        return true;
    case LOG_SHRINK:
    case LOG_SPARE:
    case LOG_PAID:
        return at == 1;
    case LOG_LINK:
        return at < 2;
    case LOG_FROM:
        return at % 3 == 0;
    case LOG_CUT:
        return at >= 3 + 3 * numbers[2];
    case LOG_NODE:
        return at == 1 && numbers[1] >= 0;
    case LOG_PART:
    case LOG_NARROW:
    case LOG_VISIT:
    case LOG_EMPTY:
    case LOG_PRICED:
        break;
    }
    return false;
}

static bool is_side(enum mip_log_kind kind, int64_t at)
{
    return (kind == LOG_PART && at > 0) || (kind == LOG_NODE && at > 1);
}

static int column_told(const struct excerpt *excerpt, const struct mip_log *log, int64_t column)
{
    return excerpt->number[log->of ? log->of[column] : column];
}

static void say_line(struct proof_sink *proof, const struct excerpt *excerpt,
                     const struct mip_log *log, const int64_t *line)
{
    enum mip_log_kind kind = (enum mip_log_kind)line[0];
    const int64_t *numbers = line + 2;

    say(proof, "%s", words[kind]);
    for (int64_t i = 0; i < line[1]; i++) {
        if (is_side(kind, i))
            say_side(proof, numbers[i] == INT64_MIN ? -MIP_FREE : numbers[i]);
        else
            say(proof, " %" PRId64,
                is_column(kind, numbers, i) ? column_told(excerpt, log, numbers[i]) : numbers[i]);
    }
    say(proof, "\n");
}

/* Columns that the search has not are left out. */
static void say_out(struct proof_sink *proof, const struct excerpt *excerpt,
                    const struct mip_log *log)
{
    int next = 0;

    say(proof, "out");
    for (int j = 0; j < excerpt->model->mip.n_columns; j++) {
        if (next < log->n_of && log->of[next] == j)
            next++;
        else
            say(proof, " %d", excerpt->number[j]);
    }
    say(proof, "\n");
}

static void say_lines(struct proof_sink *proof, const struct excerpt *excerpt,
                      const struct mip_log *log)
{
    for (int i = 0; i < log->n; i += 2 + (int)log->words[i + 1])
        say_line(proof, excerpt, log, log->words + i);
    say(proof, "leaves\n");
}

/* False: no memory.  Lines call columns by their number: all are told. */
static bool excerpt_all(struct excerpt *excerpt, const struct model *model, const bool *also)
{
    if (!excerpt_make(excerpt, model, NULL, also))
        return false;
    for (int j = 0; j < model->mip.n_columns; j++)
        excerpt->wanted[j] = true;
    return true;
}

bool proof_search(struct proof_sink *proof, int part, const struct model *model, int level,
                  const struct mip_log *log)
{
    struct excerpt excerpt = {0};
    bool fine = proof && !proof->names && !proof->full && !log->broken && log->n > 0 &&
                log->target > 0 && excerpt_all(&excerpt, model, NULL);

    if (fine) {
        say(proof, "search %d %d %" PRId64 "\n", part, level + 1, log->target);
        excerpt_say(proof, &excerpt, level);
        say_out(proof, &excerpt, log);
        say_lines(proof, &excerpt, log);
    }
    excerpt_release(&excerpt);
    return fine && !proof->full;
}

void proof_branches(struct proof_sink *proof, const struct model *model, int level,
                    const struct mip_log *log, const bool *hours, int64_t bound)
{
    struct excerpt excerpt = {0};

    if (!proof || proof->names || proof->in_split || proof->full || log->broken ||
        bound <= proof->shown[level])
        return;
    if (excerpt_all(&excerpt, model, hours)) {
        proof_split(proof, 1, level);
        say(proof, "branches 0 %d\n", level + 1);
        excerpt_say(proof, &excerpt, level);
        excerpt_say_hours(proof, &excerpt);
        say_lines(proof, &excerpt, log);
        proof->shown[level] = bound;
        proof_split(proof, 0, level);
    }
    excerpt_release(&excerpt);
}
