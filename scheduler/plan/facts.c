/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/plan/facts.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/digest.h"
#include "scheduler/model/kind.h"

/* Made by the program, and yet what planning rests on. */
static bool is_looked_at(const struct kind *kind)
{
    static const char *const made[] = {"sitting",      "draft",    "published",     "held",
                                       "confirmation", "override", "lesson_choice", "duty_cut"};

    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        if (strcmp(kind->name, made[i]) == 0)
            return true;
    }
    return kind->imported;
}

static void add_row(struct digest *digest, const struct kind *kind, const void *row)
{
    for (int c = 0; c < kind->n_columns; c++) {
        const struct kind_column *column = &kind->columns[c];
        if (column->type == COLUMN_TEXT)
            digest_text(digest, column_text(column, row));
        else
            digest_number(digest, column_number(column, row));
    }
}

static const char *kind_digest(const struct kind *kind, const struct season *season, int64_t from,
                               int64_t until, struct arena *arena)
{
    bool draft = strcmp(kind->name, "draft") == 0;
    struct digest digest;
    int count;
    const char *rows = kind_rows(kind, season, &count);

    digest_begin(&digest);
    for (int i = 0; i < count; i++) {
        const void *row = rows + (size_t)i * kind->size;
        int64_t day = draft ? day_of(((const struct assignment *)row)->starts_at) : -1;
        if (!draft || day < from || day > until)
            add_row(&digest, kind, row);
    }
    return digest_hex(&digest, arena);
}

static const char *rules_digest(const struct rules *rules, struct arena *arena)
{
    struct digest digest;

    digest_begin(&digest);
    digest_text(&digest, rules->year);
    for (int i = 0; i < N_FIGURES; i++)
        digest_number(&digest, rules->figures[i].value);
    for (int i = 0; i < rules->n_helpers; i++) {
        const struct helper_rule *row = &rules->helpers[i];
        digest_text(&digest, row->role);
        digest_text(&digest, row->skill);
        digest_text(&digest, row->training);
        digest_text(&digest, row->combines);
        digest_text(&digest, row->subject_bar);
        digest_number(&digest, row->share_max);
        digest_number(&digest, row->before_min);
        digest_number(&digest, row->conflict_bar);
    }
    for (int i = 0; i < rules->n_obstacles; i++)
        digest_number(&digest, rules->obstacles[i].school);
    return digest_hex(&digest, arena);
}

const char *facts_of(const struct season *season, const struct rules *rules, int64_t from,
                     int64_t until, struct arena *arena)
{
    const char *text = "";

    for (const struct kind *kind = kinds; kind->name; kind++) {
        if (is_looked_at(kind))
            text = arena_text(arena, "%s%s=%.16s;", text, kind->name,
                              kind_digest(kind, season, from, until, arena));
    }
    return arena_text(arena, "%srules=%.16s;", text, rules_digest(rules, arena));
}

const char *facts_hash(const char *facts, struct arena *arena)
{
    struct digest digest;

    if (!*facts)
        return "";
    digest_begin(&digest);
    digest_text(&digest, facts);
    return digest_hex(&digest, arena);
}

static const char repaired_word[] = "repaired=";

const char *facts_of_repair(struct repaired repaired, const char *facts, struct arena *arena)
{
    return arena_text(arena, "%s%d.%d;%s", repaired_word, repaired.version, repaired.told, facts);
}

bool facts_repaired(const char *facts, struct repaired *repaired)
{
    size_t length = strlen(repaired_word);
    char *end;

    *repaired = (struct repaired){0};
    if (strncmp(facts, repaired_word, length) != 0)
        return false;
    repaired->version = (int)strtol(facts + length, &end, 10);
    if (*end == '.')
        repaired->told = (int)strtol(end + 1, NULL, 10);
    return true;
}

static const char proofs_word[] = "proofs=kept;";

const char *facts_with_proofs(const char *facts, struct arena *arena)
{
    return arena_text(arena, "%s%s", proofs_word, facts);
}

bool facts_kept_proofs(const char *facts)
{
    return strncmp(facts, proofs_word, strlen(proofs_word)) == 0;
}

const char *facts_plain(const char *facts)
{
    struct repaired repaired;

    if (!facts_repaired(facts, &repaired) && !facts_kept_proofs(facts))
        return facts;
    size_t length = strcspn(facts, ";");
    return facts[length] ? facts + length + 1 : "";
}

/* Is "name=digest;", `length` long, part of the text? */
static bool has(const char *facts, const char *item, size_t length)
{
    for (const char *at = facts; *at; at += strcspn(at, ";") + 1) {
        if (strncmp(at, item, length) == 0)
            return true;
    }
    return false;
}

const char *facts_changed(const char *then, const char *now, struct arena *arena)
{
    const char *text = "";

    for (const char *at = now; *at; at += strcspn(at, ";") + 1) {
        size_t length = strcspn(at, ";") + 1;
        int name = (int)strcspn(at, "=");
        if (!has(then, at, length))
            text = arena_text(arena, "%s%s%.*s", text, *text ? ", " : "", name, at);
    }
    return text;
}
