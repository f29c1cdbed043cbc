/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/people_text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/duty/duty.h"

enum { DAY_LETTERS = 10, TIME_AT = 11 };

const char *person_words(const struct season *season, const char *code)
{
    int person = season_person(season, code);

    return person >= 0 && *season->people[person].name ? season->people[person].name : code;
}

const char *place_words(const struct season *season, const char *code)
{
    int room = season_room(season, code), site = season_site(season, code);

    if (room >= 0 && *season->rooms[room].name)
        return season->rooms[room].name;
    if (room < 0 && site >= 0 && *season->sites[site].name)
        return season->sites[site].name;
    return code;
}

const struct assignment *duty_row(const struct assignment *rows, int count, const char *key,
                                  int person)
{
    const struct assignment *any = NULL;

    for (int i = 0; i < count; i++) {
        if (strcmp(rows[i].key, key) != 0)
            continue;
        if (rows[i].staff == person)
            return &rows[i];
        any = any ? any : &rows[i];
    }
    return any;
}

static const struct assignment *row_of(const struct season *season, const char *key)
{
    const struct assignment *row = duty_row(season->draft, season->n_draft, key, -1);

    return row ? row : duty_row(season->published, season->n_published, key, -1);
}

const char *duty_words(const struct season *season, const char *key, struct arena *arena)
{
    const struct assignment *row = row_of(season, key);
    const char *rest = strchr(key, ':');

    if (row)
        return row->title;
    if (!rest)
        return key;
    if (strncmp(key, "cover:", 6) == 0)
        row = row_of(season, arena_text(arena, "lesson%s", rest));
    if (row)
        return arena_text(arena, "Cover - %s", row->title);
    /* the kind stands first, or behind the series */
    const struct duty_kind *kind =
        duty_kind_find(arena_copy_part(arena, key, (size_t)(rest - key)));
    if (!kind)
        kind = duty_kind_find(arena_copy_part(arena, rest + 1, strcspn(rest + 1, ":")));
    return kind ? kind->title : "A duty";
}

enum { REF_MARK = '~' };

/* FNV-1a, 64 bits: tells duties apart. */
static uint64_t mark_of(const char *key)
{
    uint64_t mark = 14695981039346656037U;

    for (; *key; key++)
        mark = (mark ^ (unsigned char)*key) * 1099511628211U;
    return mark;
}

const char *duty_ref(const char *key, struct arena *arena)
{
    return *key ? arena_text(arena, "%c%016llx", REF_MARK, (unsigned long long)mark_of(key)) : "";
}

bool is_duty_ref(const char *text)
{
    return text[0] == REF_MARK;
}

bool duty_has_ref(const char *key, const char *ref)
{
    return is_duty_ref(ref) && strtoull(ref + 1, NULL, 16) == mark_of(key);
}

const char *duty_of_ref(const struct season *season, const char *ref)
{
    if (!is_duty_ref(ref))
        return ref;
    for (int i = 0; i < season->n_draft; i++)
        if (duty_has_ref(season->draft[i].key, ref))
            return season->draft[i].key;
    for (int i = 0; i < season->n_published; i++)
        if (duty_has_ref(season->published[i].key, ref))
            return season->published[i].key;
    return "";
}

const char *span_words(const char *start, const char *end, struct arena *arena)
{
    char day[STAMP];
    bool whole = strlen(start) >= TIME_AT && strlen(end) >= TIME_AT;
    int64_t from = whole ? day_parse(arena_copy_part(arena, start, DAY_LETTERS)) : DAY_NONE;

    if (from == DAY_NONE)
        return "";
    return arena_text(arena, "%s %s-%s", stamp_day(day, from), start + TIME_AT, end + TIME_AT);
}

const char *when_words(const char *at, struct arena *arena)
{
    char day[STAMP];
    int64_t on =
        strlen(at) < TIME_AT ? DAY_NONE : day_parse(arena_copy_part(arena, at, DAY_LETTERS));

    if (on == DAY_NONE)
        return "";
    return arena_text(arena, "%s %s", stamp_day(day, on), at + TIME_AT);
}

const char *week_name(int64_t day, struct arena *arena)
{
    int year, week;

    day_week(day, &year, &week);
    return arena_text(arena, "%d-W%02d", year, week);
}

int64_t week_read(const char *text, int64_t otherwise)
{
    char *end;
    long year = strtol(text, &end, 10);

    if (end == text || strncmp(end, "-W", 2) != 0 || year < 1900 || year > 9999)
        return otherwise;
    long week = strtol(end + 2, &end, 10);
    int64_t monday = *end || week < 1 || week > 53 ? DAY_NONE : day_from_week((int)year, (int)week);
    return monday == DAY_NONE ? otherwise : monday;
}

/* A code stands alone: "P29", not a part of "P290" or "8700/1". */
static size_t word_length(const char *text)
{
    size_t n = 0;

    while (isalnum((unsigned char)text[n]) || (n && (text[n] == '-' || text[n] == '_')))
        n++;
    return n;
}

/* Codes of candidates bear a figure and a letter; other words are left alone. */
static const char *name_of_word(const struct season *season, const char *word, const char *staff)
{
    if (!season)
        return "";
    if (*staff && strcmp(word, staff) == 0)
        return person_words(season, staff);
    if (!strpbrk(word, "0123456789") || strspn(word, "0123456789-") == strlen(word))
        return "";
    int pupil = season_pupil(season, word);
    return pupil >= 0 ? season->pupils[pupil].name : "";
}

const char *named_words(const struct season *season, const char *text, const char *staff,
                        struct arena *arena)
{
    const char *told = "";
    char day[STAMP];

    while (*text) {
        size_t n = word_length(text), gap = n ? n : 1;
        while (!n && text[gap] && !isalnum((unsigned char)text[gap]))
            gap++;
        const char *word = arena_copy_part(arena, text, gap);
        const char *name = n ? name_of_word(season, word, staff) : "";
        int64_t date = n == DAY_LETTERS ? day_parse(word) : DAY_NONE;
        if (date != DAY_NONE)
            told = arena_text(arena, "%s%s", told, stamp_day(day, date));
        else
            told = *name ? arena_text(arena, "%s%s (%s)", told, name, word)
                         : arena_text(arena, "%s%s", told, word);
        text += gap;
    }
    return told;
}
