/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows that name the same thing twice. */
#include <stdlib.h>
#include <string.h>

#include "import/bind.h"
#include "import/word.h"

struct keys {
    struct batch *const *batches;
    int fields[FIELDS_MAX]; /* the key, places in the kind */
    int n_fields;
    struct slot {
        int batch, row; /* row -1: free */
    } * slots;
    size_t n_slots; /* a power of two, at most half full */
};

static bool is_number(enum field_type type)
{
    switch (type) {
    case FIELD_NUMBER:
    case FIELD_SIGNED:
    case FIELD_MINUTES:
    case FIELD_HOURS:
    case FIELD_DAY:
    case FIELD_TIME:
    case FIELD_MOMENT:
    case FIELD_MOMENT_END:
    case FIELD_YES:
    case FIELD_WEEKDAYS:
    case FIELD_WEEKDAY_OR_DAY:
        return true;
    default:
        return false;
    }
}

static uint64_t mix(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * 0x100000001B3U;
    return hash;
}

/* What a row is told by.  False: a part of it is missing that must be there, or
 * could not be read; then it is like no other. */
static bool row_hash(const struct keys *keys, const struct batch *batch, int row, uint64_t *hash)
{
    bool any = false;

    *hash = 0xCBF29CE484222325U;
    for (int i = 0; i < keys->n_fields; i++) {
        const struct field *field = &batch->kind->fields[keys->fields[i]];
        const struct value *value = batch_value(batch, row, keys->fields[i]);
        if (value->bad || (field->required && !value->given))
            return false;
        any |= value->given;
        if (is_number(field->type))
            *hash = mix(*hash, &value->number, sizeof value->number);
        else {
            *hash = mix(*hash, value->text, strlen(value->text) + 1);
        }
        *hash = mix(*hash, &value->given, sizeof value->given);
    }
    return any;
}

static bool is_same(const struct keys *keys, const struct slot *slot, const struct batch *batch,
                    int row)
{
    const struct batch *other = keys->batches[slot->batch];

    for (int i = 0; i < keys->n_fields; i++) {
        const struct value *a = batch_value(other, slot->row, keys->fields[i]);
        const struct value *b = batch_value(batch, row, keys->fields[i]);
        bool number = is_number(batch->kind->fields[keys->fields[i]].type);
        if (a->given != b->given || (number && a->number != b->number) ||
            (!number && strcmp(a->text, b->text) != 0))
            return false;
    }
    return true;
}

static void tell(const struct keys *keys, const struct slot *first, struct batch *batch, int row,
                 struct issues *issues)
{
    const struct batch *other = keys->batches[first->batch];
    const char *heading = batch->headings[keys->fields[0]];
    int line = other->lines[first->row];

    batch->bad[row] = true;
    if (other != batch) {
        issue_add(issues, ISSUE_ERROR, batch->file, batch->lines[row], heading ? heading : "",
                  "'%.60s' stands in line %d of %s already; keep one of the two",
                  batch_value(batch, row, keys->fields[0])->text, line, other->file);
    } else if (keys->n_fields == 1) {
        issue_add(issues, ISSUE_ERROR, batch->file, batch->lines[row], heading ? heading : "",
                  "'%.60s' stands in line %d already; give each its own code, or keep one",
                  batch_value(batch, row, keys->fields[0])->text, line);
    } else {
        issue_add(issues, ISSUE_ERROR, batch->file, batch->lines[row], heading ? heading : "",
                  "'%.60s' stands in line %d already with the same %s; keep one of the two",
                  batch_value(batch, row, keys->fields[0])->text, line,
                  batch->kind->fields[keys->fields[1]].name);
    }
}

static void check_row(struct keys *keys, int batch, int row, bool across, struct issues *issues)
{
    struct batch *own = keys->batches[batch];
    uint64_t hash;

    if (!row_hash(keys, own, row, &hash))
        return;
    hash ^= hash >> 32;
    for (size_t i = hash & (keys->n_slots - 1);; i = (i + 1) & (keys->n_slots - 1)) {
        struct slot *slot = &keys->slots[i];
        if (slot->row < 0) {
            *slot = (struct slot){batch, row};
            return;
        }
        if (is_same(keys, slot, own, row)) {
            if (!across || slot->batch != batch)
                tell(keys, slot, own, row, issues);
            return;
        }
    }
}

bool keys_check(struct batch *const *batches, int n_batches, bool across, struct issues *issues)
{
    struct keys keys = {.batches = batches, .n_slots = 64};
    const char *key = batches[0]->kind->key, *part;
    size_t length, rows = 0;

    while (word_next(&key, '|', &part, &length)) {
        for (int i = 0; i < batches[0]->kind->n_fields; i++) {
            const char *name = batches[0]->kind->fields[i].name;
            if (strlen(name) == length && memcmp(name, part, length) == 0)
                keys.fields[keys.n_fields++] = i;
        }
    }
    for (int i = 0; i < n_batches; i++)
        rows += (size_t)batches[i]->n_rows;
    while (keys.n_slots < rows * 2)
        keys.n_slots *= 2;
    keys.slots = malloc(keys.n_slots * sizeof *keys.slots);
    if (!keys.slots)
        return false;
    for (size_t i = 0; i < keys.n_slots; i++)
        keys.slots[i].row = -1;
    for (int i = 0; i < n_batches; i++) {
        for (int row = 0; row < batches[i]->n_rows; row++)
            check_row(&keys, i, row, across, issues);
    }
    free(keys.slots);
    return true;
}
