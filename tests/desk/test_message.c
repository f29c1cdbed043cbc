/* SPDX-License-Identifier: GPL-3.0-or-later
 * Texts to send: short whatever happens, and nothing of a pupil in them. */
#include "tests/support/check.h"

#include <string.h>

#include "scheduler/report/message.h"

#define LONG_NAME \
    "Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley of the Third Form and its Annexe"

static const int64_t NINE = INT64_C(20956) * 1440 + 540; /* Tue 18 May 2027 09:00 */

static int characters(const char *text)
{
    int n = 0;

    for (; *text; text++)
        n += ((unsigned char)*text & 0xc0) != 0x80;
    return n;
}

static void says_what_changes(void **state)
{
    static const struct {
        const char *label;
        int count;
        struct message_row rows[3];
        const char *want;
    } table[] = {
        {"nothing", 0, {{0}}, "Anna Berg: nothing changes for you."},
        {"takes",
         1,
         {{CHANGE_TAKES, 540, 600, "Reader", "S1"}},
         "Anna Berg, Tue 18 May 2027: new 09:00-10:00 Reader, S1."},
        {"drops, without a place",
         1,
         {{CHANGE_DROPS, 540, 600, "Reader", ""}},
         "Anna Berg, Tue 18 May 2027: no longer 09:00-10:00 Reader."},
        {"two days",
         3,
         {{CHANGE_DROPS, 540, 600, "Reader", "S1"},
          {CHANGE_TAKES, 630, 660, "Lesson", "R2"},
          {CHANGE_MOVES, 2040, 2100, "Mentoring", "S1"}},
         "Anna Berg, Tue 18 May 2027: no longer 09:00-10:00 Reader, S1; new 10:30-11:00 Lesson, "
         "R2; on Wed 19 May 2027: now 10:00-11:00 Mentoring, S1."},
    };

    (void)state;
    EACH (row, table) {
        struct arena arena = {0};
        struct message_row rows[3];
        for (int i = 0; i < row->count; i++) {
            rows[i] = row->rows[i];
            rows[i].starts_at += NINE - 540;
            rows[i].ends_at += NINE - 540;
        }
        CHECK_ROW_TEXT(row, message_text("Anna Berg", rows, row->count, &arena), row->want);
        arena_release(&arena);
    }
}

static void is_short_whatever_happens(void **state)
{
    static const struct {
        const char *label, *name, *role, *place;
        int count;
    } table[] = {
        {"one", "Bo", "Reader", "S1", 1},
        {"many", "Bo", "Reader", "S1", 60},
        {"long names", LONG_NAME, LONG_NAME, LONG_NAME, 1},
        {"all of it", LONG_NAME, LONG_NAME, LONG_NAME, 40},
        {"letters of two bytes", "Zoë Müßig-Çelik Ångström Øvergård", "Aufsicht für Prüfungen",
         "Höhe", 20},
    };

    (void)state;
    EACH (row, table) {
        struct arena arena = {0};
        struct message_row rows[60];
        for (int i = 0; i < row->count; i++)
            rows[i] = (struct message_row){i % 3, NINE + INT64_C(720) * i,
                                           NINE + INT64_C(720) * i + 45, row->role, row->place};
        const char *text = message_text(row->name, rows, row->count, &arena);
        CHECK_ROW(row, characters(text) < 300, true);
        CHECK_ROW(row, text[strlen(text) - 1] == '.', true);
        CHECK_ROW(row, row->count < 10 || strstr(text, "more, see your calendar.") != NULL, true);
        arena_release(&arena);
    }
}

/* A pupil's name in every text a change carries: none comes through. */
static void holds_no_pupil(void **state)
{
    static const struct person people[] = {{.staff = "AB", .name = "Anna Berg"}};
    static const struct room rooms[] = {{.room = "S1"}};
    const struct season season = {.people = people, .n_people = 1, .rooms = rooms, .n_rooms = 1};
    struct version_change changes[3];
    struct arena arena = {0};

    (void)state;
    for (int what = 0; what < 3; what++)
        changes[what] = (struct version_change){.staff = 0,
                                                .what = what,
                                                .key = "S27:reader:8700/1:CANARY",
                                                .kind = what == 1 ? "CANARY" : "reader",
                                                .title = "Reader - CANARY",
                                                .starts_at = NINE,
                                                .ends_at = NINE + 60,
                                                .room = 0,
                                                .site = -1};
    const char *text = message_of(&season, 0, changes, 3, &arena);
    assert_null(strstr(text, "CANARY"));
    assert_non_null(strstr(text, "S1"));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_changes),
        cmocka_unit_test(is_short_whatever_happens),
        cmocka_unit_test(holds_no_pupil),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
