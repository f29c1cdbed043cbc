/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cells that hold words: closed lists, open ones, and several words in one cell. */
#include <stdio.h>
#include <string.h>

#include "import/bind.h"
#include "import/cell.h"
#include "import/word.h"

/* Codes are printed on desk cards; a list has a few dozen of them. */
enum { CODE_MAX = 64, LIST_MAX = 4096 };

/* "is not one of 'a', 'b' or 'c'" or, when one is near, "did you mean 'b'?" */
static void refuse_word(struct reading *reading, const char *text, size_t length)
{
    const char *words = reading->field->words, *word;
    static const char near[] = "did you mean", other[] = "is not one of";
    char why[120];
    size_t used = 0, word_length;

    if (word_nearest(words, text, length, &word, &word_length)) {
        snprintf(why, sizeof why, "is not a word we know here; did you mean '%.*s'?",
                 (int)word_length, word);
        reading_refuse(reading, near, why);
        return;
    }
    used = (size_t)snprintf(why, sizeof why, "is not one of ");
    while (word_next(&words, '|', &word, &word_length)) {
        const char *equals = memchr(word, '=', word_length);
        int shown = (int)(equals ? (size_t)(equals - word) : word_length);
        int written =
            snprintf(why + used, sizeof why - used, "'%.*s'%s", shown, word, *words ? ", " : "");
        if (written < 0 || (size_t)written >= sizeof why - used - 4) {
            snprintf(why + used, sizeof why - used, "...");
            break;
        }
        used += (size_t)written;
    }
    reading_refuse(reading, other, why);
}

void reading_word(struct reading *reading)
{
    size_t length;
    const char *word;
    int place =
        words_find(reading->field->words, reading->text, strlen(reading->text), &word, &length);

    if (place < 0)
        refuse_word(reading, reading->text, strlen(reading->text));
    else
        reading_keep(reading, word, length);
    reading->value->number = place;
}

/* Lower case with _ between: so that a school's own word is the same wherever it stands. */
static size_t write_own(char *to, size_t size, const char *text, size_t length)
{
    size_t n = 0;

    for (size_t i = 0; i < length && n + 1 < size; i++) {
        char c = text[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + 'a' - 'A');
        if (c == ' ' || c == '-')
            c = '_';
        to[n++] = c;
    }
    to[n] = '\0';
    return n;
}

/* Has the issue been told of another row?  Own words recur in every row. */
static bool is_told(const struct issues *issues, const char *file, const char *sentence)
{
    for (int i = 0; i < issues->count; i++) {
        if (strcmp(issues->list[i].text, sentence) == 0 && strcmp(issues->list[i].file, file) == 0)
            return true;
    }
    return false;
}

static void tell_own(struct reading *reading, const char *word)
{
    const struct cell_place *place = reading->place;
    bool listed = reading->field->type == FIELD_LISTED;
    char sentence[200];

    snprintf(sentence, sizeof sentence,
             listed ? "'%.60s' is not a kind we know; nothing follows from it unless your rules "
                      "list it"
                    : "'%.60s' is taken as a word of your own",
             word);
    if (!is_told(place->issues, place->file, sentence))
        issue_add(place->issues, listed ? ISSUE_WARNING : ISSUE_NOTE, place->file, place->line,
                  place->heading, "%s", sentence);
}

/* One word of an open list: "scribe", "1 first_aid", "live_speaker:French".
 * Writes it to `to` and returns its length. */
static size_t write_open(struct reading *reading, char *to, size_t size, const char *text,
                         size_t length)
{
    size_t count = strspn(text, "0123456789"), space = strspn(text + count, " ");
    size_t before = count > 0 && space > 0 && count + space < length ? count + space : 0;
    const char *name = text + before, *word;
    const char *colon = memchr(name, ':', length - before);
    size_t name_length = colon ? (size_t)(colon - name) : length - before, word_length;
    size_t n = before > 0 ? write_own(to, size, text, count) : 0;

    if (before > 0 && n + 1 < size)
        to[n++] = ' ';
    if (words_find(reading->field->words, name, name_length, &word, &word_length) >= 0) {
        n += write_own(to + n, size - n, word, word_length);
    } else if (word_nearest(reading->field->words, name, name_length, &word, &word_length)) {
        refuse_word(reading, name, name_length);
    } else {
        size_t own = n;
        n += write_own(to + n, size - n, name, name_length);
        tell_own(reading, to + own);
    }
    if (colon)
        n += write_own(to + n, size - n, colon, length - before - name_length);
    return n;
}

/* A code or word of a list, or a single one: neither mangled nor a sentence. */
static bool is_sound(struct reading *reading, const char *text, size_t length)
{
    char part[CODE_MAX + 1];
    static const char long_kind[] = "has more than 64 characters in one word; write codes or "
                                    "single words, with ';' between";

    if (length > CODE_MAX) {
        reading_refuse(reading, long_kind, long_kind);
        return false;
    }
    memcpy(part, text, length);
    part[length] = '\0';
    struct cell_accident accident = cell_accident(part, WANT_CODE);
    if (*accident.text)
        reading_refuse(reading, accident.kind, accident.text);
    return !*accident.text;
}

void reading_open(struct reading *reading)
{
    size_t length = strlen(reading->text);
    char text[200];

    if (!is_sound(reading, reading->text, length))
        return;
    length = write_open(reading, text, sizeof text, reading->text, length);
    reading_keep(reading, text, length);
}

/* The next part of "a; b" without spaces around it; false at the end. */
static bool next_part(const char **list, const char **part, size_t *length)
{
    while (word_next(list, ';', part, length)) {
        for (; *length > 0 && **part == ' '; --*length)
            ++*part;
        while (*length > 0 && (*part)[*length - 1] == ' ')
            --*length;
        if (*length > 0)
            return true;
    }
    return false;
}

void reading_list(struct reading *reading)
{
    bool open = reading->field->type == FIELD_LIST && *reading->field->words;
    const char *list = reading->text, *part;
    char text[LIST_MAX];
    size_t length, used = 0;

    while (next_part(&list, &part, &length) && !reading->value->bad) {
        if (!is_sound(reading, part, length))
            return;
        if (used + CODE_MAX + 80 > sizeof text) {
            static const char kind[] = "is too long a list; give it in several rows";
            reading_refuse(reading, kind, kind);
            return;
        }
        if (used > 0)
            text[used++] = ';';
        if (open) {
            used += write_open(reading, text + used, CODE_MAX + 40, part, length);
        } else {
            memcpy(text + used, part, length);
            used += length;
        }
    }
    reading_keep(reading, text, used);
}

void reading_words(struct reading *reading)
{
    const char *list = reading->text, *part, *word;
    char text[LIST_MAX];
    size_t length, word_length, used = 0;

    while (next_part(&list, &part, &length)) {
        int place = words_find(reading->field->words, part, length, &word, &word_length);
        if (place < 0 || place > 62) {
            refuse_word(reading, part, length);
            return;
        }
        if ((reading->value->number >> place & 1) || used + word_length + 2 > sizeof text)
            continue;
        reading->value->number |= (int64_t)1 << place;
        if (used > 0)
            text[used++] = ';';
        memcpy(text + used, word, word_length);
        used += word_length;
    }
    reading_keep(reading, text, used);
}
