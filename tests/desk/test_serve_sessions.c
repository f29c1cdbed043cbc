/* SPDX-License-Identifier: GPL-3.0-or-later
 * A server that is started again in the middle of a morning: who was logged in still is, whoever
 * logged out or is no longer welcome is not, and the file has nothing to log in with. */
#define _GNU_SOURCE /* memmem */
#include "tests/desk/desk_visit.h"

#include "scheduler/store/db.h"

enum { LET_IN = 200, TO_LOGIN = 303 };

static void again(void **state)
{
    struct visitor visitor;

    static const struct {
        const char *label;
        bool killed;
        const char *now, *form; /* one of before */
        int status;
    } rows[] = {
        {"stopped", false, "2027-01-17 12:01", "do=undo", LET_IN},
        {"killed", true, "2027-01-17 12:29", "do=redo", LET_IN},
        {"half an hour later", true, "2027-01-17 12:59", "do=undo", LET_IN}, /* seen at 12:29 */
        {"idle too long", false, "2027-01-17 13:35", "do=redo", TO_LOGIN},
    };
    school_fill(*state);
    visit_begin(&visitor, *state); /* at 12:00 */
    EACH (row, rows) {
        visit_stop(&visitor, row->killed);
        visit_start(&visitor, row->now);
        CHECK_ROW(row, visit_get(&visitor, "/history"), row->status);
        CHECK_ROW(row, visit_post(&visitor, "/history", row->form), 303);
    }
    visit_end(&visitor);
}

/* Whoever knows the password comes in again; *cookie of the one before stays. */
static void log_in_again(struct visitor *visitor)
{
    char text[300];

    reply_release(&visitor->page);
    client_post(&visitor->served, "/login", "", "name=officer&password=four+words+here",
                &visitor->page);
    assert_int_equal(visitor->page.status, 303);
    reply_header(&visitor->page, "Set-Cookie", text, sizeof text);
    visitor->cookie =
        arena_text(&visitor->desk->arena, "Cookie: %.*s\r\n", (int)strcspn(text, ";"), text);
    assert_int_equal(visit_get(visitor, "/history"), 200);
    visitor->token = visit_word(visitor, "name=\"csrf\" value=\"", "\"");
}

static void gone(void **state)
{
    struct visitor visitor;
    const char *first;

    school_fill(*state);
    visit_begin(&visitor, *state);
    first = visitor.cookie;
    log_in_again(&visitor);
    assert_int_equal(visit_post(&visitor, "/logout", ""), 303);
    visit_stop(&visitor, true); /* at once: nothing waits to be written */
    visit_start(&visitor, SCHOOL_NOW);
    assert_int_equal(visit_get(&visitor, "/history"), TO_LOGIN);
    visitor.cookie = first;
    assert_int_equal(visit_get(&visitor, "/history"), LET_IN);
    /* Ten hours after the login however busy they were. */
    static const char *const later[] = {"2027-01-17 12:25", "2027-01-17 22:01"};
    for (size_t i = 0; i < ENTRIES(later); i++) {
        visit_stop(&visitor, false);
        if (i == 1) { /* seen a minute ago, says the file */
            school_reopen(*state);
            good(*state,
                 db_run(visitor.desk->store, "UPDATE login_session SET seen_utc = made_utc + 36000",
                        &visitor.desk->fault));
            store_close(visitor.desk->store);
            visitor.desk->store = NULL;
        }
        visit_start(&visitor, later[i]);
        assert_int_equal(visit_get(&visitor, "/history"), i == 0 ? LET_IN : TO_LOGIN);
    }
    visit_end(&visitor);
}

static void nothing_to_log_in_with(void **state)
{
    struct visitor visitor;
    struct desk *desk = *state;
    char *secrets[2];

    school_fill(desk);
    visit_begin(&visitor, desk);
    secrets[0] = (char *)(void *)arena_copy(&desk->arena, strchr(visitor.cookie, '=') + 1);
    secrets[0][strcspn(secrets[0], "\r")] = '\0';
    secrets[1] = (char *)(void *)arena_copy(&desk->arena, visitor.token);
    static const char *const files[] = {"", "-wal"};
    for (size_t f = 0; f < ENTRIES(files); f++) {
        size_t size = 0;
        FILE *file = fopen(arena_text(&desk->arena, "%s%s", desk->path, files[f]), "rb");
        char *bytes = arena_new(&desk->arena, char, 4 << 20);
        assert_non_null(file);
        size = fread(bytes, 1, 4 << 20, file);
        (void)fclose(file);
        assert_true(size > 0);
        for (int i = 0; i < 2; i++)
            assert_null(memmem(bytes, size, secrets[i], strlen(secrets[i])));
    }
    visit_end(&visitor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FILE(again), WITH_FILE(gone),
                                       WITH_FILE(nothing_to_log_in_with)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
