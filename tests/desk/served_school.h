/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/desk/served_school.h - a school with a text in every column, behind a server. */
#ifndef TESTS_SERVED_SCHOOL_H
#define TESTS_SERVED_SCHOOL_H

#include "tests/support/store_fill.h"

#include "export/zone.h"
#include "scheduler/office/address.h"
#include "tests/support/served.h"

enum { SCHOOL_ROWS = 6 };
#define SCHOOL_NOW "2027-01-17 12:00" /* the filled events are the day after */

/* Every text begins with this, also those of keys: the order stays. */
static inline void school_mark(struct season *season, const char *mark, struct arena *arena)
{
    for (const struct kind *kind = kinds; *mark && kind->name; kind++) {
        int count;
        const void *old = kind_rows(kind, season, &count);
        unsigned char *rows = arena_dup(arena, old, (size_t)count, kind->size);
        for (int i = 0; i < count * kind->n_columns; i++) {
            const struct kind_column *column = &kind->columns[i % kind->n_columns];
            unsigned char *row = rows + (size_t)(i / kind->n_columns) * kind->size;
            if (column->type == COLUMN_TEXT)
                column_set_text(column, row,
                                arena_text(arena, "%s%s", mark, column_text(column, row)));
        }
        kind_set_rows(kind, season, rows, count);
    }
}

/* Every text says which kind and column it is of: "pupils name 00003". */
static inline void school_fill_with(struct desk *desk, const char *mark)
{
    struct season before = load(desk), full;

    setenv("EXAMROTA_NOW", SCHOOL_NOW, 1);
    fill_season(&full, SCHOOL_ROWS, 0, &desk->arena);
    school_mark(&full, mark, &desk->arena);
    struct feed_event *events =
        arena_dup(&desk->arena, full.feed_events, (size_t)full.n_feed_events, sizeof *events);
    for (int i = 0; i < full.n_feed_events; i++)
        events[i].cancelled = false, events[i].uid = arena_text(&desk->arena, "uid-%d", i);
    full.feed_events = events;
    struct setting *settings =
        arena_dup(&desk->arena, full.settings, (size_t)full.n_settings, sizeof *settings);
    settings[0].name = "season_from", settings[0].value = "2027-01-18";
    settings[1].name = "season_until", settings[1].value = "2027-02-18";
    full.settings = settings;
    full.n_feed_addresses = 0;
    good(desk, store_save_season(desk->store, &before, &full, fill_all_kinds(), &fill_note,
                                 &desk->fault));
}

static inline void school_fill(struct desk *desk)
{
    school_fill_with(desk, "");
}

/* As the command would: address changed at this moment. */
static inline const char *school_address(struct desk *desk, int person, enum address_wish wish,
                                         int64_t now_utc)
{
    struct office office = {.store = desk->store,
                            .arena = &desk->arena,
                            .who = "test",
                            .command = "feed",
                            .now_utc = now_utc,
                            .now_at = zone_wall_at(now_utc)};
    const char *token;

    good(desk, store_load(desk->store, &desk->arena, &office.season, &desk->fault));
    good(desk, office_address(&office, person, wish, &token, &desk->fault));
    return *token ? arena_text(&desk->arena, "/f/%s.ics", token) : "";
}

/* The school's own connection is closed while the server has the file. */
static inline void school_serve(struct desk *desk, struct served *served, int head_ms)
{
    store_close(desk->store);
    desk->store = NULL;
    served_start(served, desk->path, arena_text(&desk->arena, "%s/log", desk->folder), head_ms);
}

static inline void school_reopen(struct desk *desk)
{
    good(desk, store_open(desk->path, STORE_WRITE, &desk->store, &desk->fault));
}

static inline void school_closed(struct desk *desk, struct served *served)
{
    served_stop(served);
    assert_int_equal(served->exit_code, 0);
    if (!desk->store)
        school_reopen(desk);
}

/* A whole small file. */
static inline const char *school_text(struct desk *desk, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = arena_new(&desk->arena, char, 1 << 20);

    assert_non_null(file);
    (void)!fread(text, 1, (1 << 20) - 1, file);
    (void)fclose(file);
    return text;
}

#endif
