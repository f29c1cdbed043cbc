/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/recount/recount_words.h - the text of a certificate; for recount*.c only. */
#ifndef SCHEDULER_RECOUNT_RECOUNT_WORDS_H
#define SCHEDULER_RECOUNT_RECOUNT_WORDS_H

#include "scheduler/recount/recount_part.h"

enum { WORD_MAX = 24 };

struct reader {
    FILE *file;
    int line;
    bool line_ended; /* the last word was the line's last */
    char word[WORD_MAX];
    struct recounting *r;
    struct claim *claim; /* being told; NULL */
    int *in_row;         /* by column: the last row that has it */
    int in_row_room;
    int64_t *multipliers; /* scratch */
    struct arena arena;
    struct fault *fault;
};

/* All but the first are false with the fault set when the text is not as it should be. */
bool reader_wrong(struct reader *reader, const char *what); /* always false */
bool reader_word(struct reader *reader);                    /* "" at the line's end */
bool reader_number(struct reader *reader, int64_t low, int64_t high, int64_t *number);
bool reader_index(struct reader *reader, int below, int *number);
bool reader_side(struct reader *reader, int64_t none, int64_t *side); /* "-": none */
bool reader_end(struct reader *reader);                               /* of the line */

/* recount_read_row.c */
bool reader_column(struct reader *reader);
bool reader_row(struct reader *reader);
/* Of weeks below a search's target: a row of it, or (first) that it is so */
bool reader_below(struct reader *reader, bool row);
/* recount_nodes.c */
bool reader_node(struct reader *reader, bool paid);
bool reader_visit(struct reader *reader, bool empty);
/* recount_read_search.c: the first line of a search, and any other but its end */
bool reader_out(struct reader *reader);
bool reader_search(struct reader *reader, const char *word);

#endif
