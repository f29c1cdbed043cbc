/* SPDX-License-Identifier: GPL-3.0-or-later
 * The lines of a certificate; docs/certificate.md says what stands where.  Every
 * number is checked before it is an index. */
#include <inttypes.h>
#include <string.h>

#include "scheduler/recount/recount_search.h"
#include "scheduler/recount/recount_words.h"

static bool begin_claim(struct reader *reader, char kind)
{
    static const int64_t most_shift = SHIFT_MAX, most_target = INT64_C(1) << 50;
    struct recounting *r = reader->r;
    int64_t shift = 0, target = 0;
    int part, level;

    if (reader->claim)
        return reader_wrong(reader, "a claim begins inside another one");
    if (!reader_index(reader, r->n_parts, &part) || !reader_number(reader, 1, LEVELS, &shift))
        return false;
    level = (int)shift - 1;
    if (kind == 's' ? !reader_number(reader, 1, most_target, &target)
                    : kind != 't' && kind != 'b' && !reader_number(reader, 0, most_shift, &shift))
        return false;
    reader->claim = arena_new(&reader->arena, struct claim, 1);
    reader->claim->part = part;
    reader->claim->level = level;
    reader->claim->shift = (int)shift;
    reader->claim->tree = kind == 't' || kind == 's' || kind == 'b';
    if (kind == 's') {
        reader->claim->search = arena_new(&reader->claim->arena, struct search, 1);
        reader->claim->search->target = target;
    }
    reader->claim->weeks = kind == 'w' || kind == 'b';
    r->recount->n_claims++;
    return reader_end(reader);
}

static void end_claim(struct reader *reader)
{
    if (reader->claim->search)
        below_keep(reader->r, reader->claim);
    arena_release(&reader->claim->arena);
    arena_release(&reader->arena);
    reader->claim = NULL;
    reader->in_row = NULL;
    reader->in_row_room = 0;
    reader->multipliers = NULL;
}

static bool read_base(struct reader *reader)
{
    static const int64_t most = INT64_C(1) << 41;
    int64_t level;

    return reader_number(reader, 1, LEVELS, &level) &&
           reader_number(reader, 0, most, &reader->claim->base[level - 1]) && reader_end(reader);
}

static bool read_fix(struct reader *reader)
{
    struct claim *claim = reader->claim;
    int column, to;

    if (!reader_index(reader, claim->n_columns, &column) || !reader_index(reader, 2, &to))
        return false;
    if (claim->n_fixes == CLAIM_MAX || claim->tree || claim->weeks)
        return reader_wrong(reader, "a choice where none can be");
    *LIST_ADD(&claim->arena, claim->fixes, claim->n_fixes, claim->fixes_room) = column;
    int n = claim->n_fixes - 1;

    *LIST_ADD(&claim->arena, claim->fix_to, n, claim->fix_to_room) = to;
    return reader_end(reader);
}

static bool read_hours(struct reader *reader)
{
    struct claim *claim = reader->claim;
    int row;

    if (!reader_index(reader, claim->n_rows, &row))
        return false;
    if (claim->n_hours == CLAIM_MAX || !claim->weeks)
        return reader_wrong(reader, "hours where none can be");
    *LIST_ADD(&claim->arena, claim->hours, claim->n_hours, claim->hours_room) = row;
    return reader_end(reader);
}

static bool finish_claim(struct reader *reader)
{
    while (!reader->line_ended)
        if (!reader_word(reader)) /* what the solver made of it: not needed */
            return false;
    if (!reader->claim->tree)
        claim_check(reader->r, reader->claim);
    below_apply(reader->r, reader->claim);
    claim_take(reader->r, reader->claim);
    end_claim(reader);
    return true;
}

/* A line inside a claim. */
static bool read_inside(struct reader *reader, const char *word)
{
    if (strcmp(word, "col") == 0)
        return reader_column(reader);
    if (strcmp(word, "row") == 0)
        return reader_row(reader);
    if (strcmp(word, "base") == 0)
        return read_base(reader);
    if (strcmp(word, "fix") == 0)
        return read_fix(reader);
    if (strcmp(word, "hours") == 0)
        return read_hours(reader);
    if (strcmp(word, "below") == 0 || strcmp(word, "known") == 0)
        return reader_below(reader, *word == 'k');
    if (reader->claim->search && strcmp(word, "leaves") != 0)
        return strcmp(word, "out") == 0 ? reader_out(reader) : reader_search(reader, word);
    if (strcmp(word, "node") == 0 || strcmp(word, "paid") == 0)
        return reader_node(reader, *word == 'p');
    if (strcmp(word, "visit") == 0 || strcmp(word, "empty") == 0)
        return reader_visit(reader, *word == 'e');
    if (strcmp(word, reader->claim->tree ? "leaves" : "sum") == 0)
        return finish_claim(reader);
    return reader_wrong(reader, "this does not belong into a claim");
}

/* What bound the solver took, and from where. */
static bool read_level(struct reader *reader)
{
    static const int64_t most = INT64_C(1000000000000000);
    struct recounting *r = reader->r;
    int64_t level, bound;

    if (!reader_number(reader, 1, LEVELS, &level) || !reader_number(reader, 0, most, &bound) ||
        !reader_word(reader))
        return false;
    bool unstored = strcmp(reader->word, "unstored") == 0;

    if (!reader_word(reader))
        return false;
    struct recount_level *row = &r->recount->levels[level - 1];

    if (unstored && bound > row->proven)
        row->kind = arena_copy(r->arena, reader->word);
    else if (row->proven >= bound)
        row->kind = NULL;
    return reader_end(reader);
}

static bool read_price(struct reader *reader)
{
    static const int64_t most = INT64_C(1) << 40;
    int64_t level, price;

    if (!reader_number(reader, 1, LEVELS, &level) || !reader_number(reader, 1, most, &price))
        return false;
    if (!price_set(reader->r, (int)level - 1, price))
        return reader_wrong(reader, "a price where none can be");
    return reader_end(reader);
}

static bool read_problem(struct reader *reader)
{
    char digest[WORD_MAX];

    (void)snprintf(digest, sizeof digest, "%016" PRIx64, fact_digest(reader->r->problem));
    if (!reader_word(reader))
        return false;
    reader->r->recount->other_problem = strcmp(reader->word, digest) != 0;
    return reader_end(reader) && !reader->r->recount->other_problem;
}

static bool read_outside(struct reader *reader, const char *word)
{
    int64_t number, level;

    if (strcmp(word, "claim") == 0 || strcmp(word, "tree") == 0 || strcmp(word, "weeks") == 0 ||
        strcmp(word, "search") == 0 || strcmp(word, "branches") == 0)
        return begin_claim(reader, *word);
    if (strcmp(word, "level") == 0)
        return read_level(reader);
    if (strcmp(word, "split") == 0) {
        if (!reader_number(reader, 1, PARTS_MAX, &number) ||
            !reader_number(reader, 1, LEVELS, &level))
            return false;
        split_begin(reader->r, (int)number, (int)level - 1);
        return reader_end(reader);
    }
    if (strcmp(word, "price") == 0)
        return read_price(reader);
    if (strcmp(word, "problem") == 0)
        return read_problem(reader);
    if (strcmp(word, "forget") == 0) {
        if (!reader_number(reader, 1, LEVELS, &number))
            return false;
        forget_after(reader->r, (int)number - 1);
        return reader_end(reader);
    }
    return reader_wrong(reader, "this is no line of a certificate");
}

/* What the file came to when it was written is its owner's business; nothing follows. */
static bool read_end(struct reader *reader)
{
    int c = reader->line_ended ? '\n' : getc(reader->file);

    while (c != '\n' && c != EOF)
        c = getc(reader->file);
    return getc(reader->file) == EOF || reader_wrong(reader, "it goes on behind its end");
}

/* False at the end of the file, or when something is wrong (fault). */
static bool read_line(struct reader *reader)
{
    char word[WORD_MAX];
    int c = getc(reader->file);

    if (c == EOF)
        return false;
    (void)ungetc(c, reader->file);
    reader->line++;
    reader->line_ended = false;
    if (!reader_word(reader))
        return false;
    memcpy(word, reader->word, sizeof word);
    if (strcmp(word, "full") == 0) {
        reader->r->recount->full = true;
        return false;
    }
    if (reader->r->recount->full || !*word)
        return *word ? false : true;
    if (strcmp(word, "end") == 0 && !reader->claim)
        return read_end(reader);
    return reader->claim ? read_inside(reader, word) : read_outside(reader, word);
}

/* Is the line that could not be read the last one, cut off where the file was full? */
static bool is_cut(struct reader *reader)
{
    char text[8] = "";
    int c = reader->line_ended ? '\n' : getc(reader->file);

    while (c != '\n' && c != EOF)
        c = getc(reader->file);
    return fgets(text, sizeof text, reader->file) && strcmp(text, "full\n") == 0 &&
           ((c = getc(reader->file)) == EOF || c == 'e'); /* its end */
}

bool recount_read(FILE *file, int line, struct arena *arena, struct recount *recount,
                  struct fault *fault)
{
    struct recounting r = {.recount = recount, .problem = recount->problem, .arena = arena};
    struct reader reader = {.file = file, .line = line, .r = &r, .fault = fault};

    *fault = (struct fault){0};
    facts_make(&r);
    while (read_line(&reader))
        ;
    if (fault->kind == FAULT_INPUT && is_cut(&reader)) {
        recount->full = true;
        *fault = (struct fault){0};
    }
    bool fine = fault->kind == FAULT_NONE;

    if (fine && reader.claim && !recount->full)
        fine = reader_wrong(&reader, "the file ends inside a claim");
    if (fine && ferror(file))
        fine = fault_set(fault, FAULT_SYSTEM, "the certificate cannot be read");
    if (reader.claim)
        end_claim(&reader);
    if (recount->n_void && !recount->first_void)
        recount->first_void = r.why_outgrown;
    arena_release(&r.split);
    below_forget(&r);
    return fine;
}
