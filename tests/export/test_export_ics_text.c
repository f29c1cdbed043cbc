/* SPDX-License-Identifier: GPL-3.0-or-later
 * Calendars: what is refused, nothing smuggled in, folded lines. */
#include "tests/export/event_sample.h"

#include <libical/ical.h>

enum { LINE_OCTETS = 75, LONG_TEXT = 4000 };

static void impossible_events_are_refused(void **state)
{
    (void)state;
    static char long_uid[300];
    memset(long_uid, 'u', 256);
    const struct {
        const char *label, *uid;
        int64_t starts_at, ends_at, changed_utc;
        int sequence;
        bool want;
    } rows[] = {
        {"sound", "a", 540, 600, 0, 0, true},
        {"255 letters", long_uid + 1, 540, 600, 0, 0, true},
        {"256 letters", long_uid, 540, 600, 0, 0, false},
        {"no uid", "", 540, 600, 0, 0, false},
        {"null uid", NULL, 540, 600, 0, 0, false},
        {"accent in uid", "\xC3\xA9", 540, 600, 0, 0, false},
        {"line in uid", "a\r\nATTACH:x", 540, 600, 0, 0, false},
        {"space in uid", "a b", 540, 600, 0, 0, false},
        {"no length", "a", 540, 540, 0, 0, false},
        {"backwards", "a", 600, 540, 0, 0, false},
        {"before 1970", "a", -60, 540, 0, 0, false},
        {"year 10000", "a", 540, INT64_MAX / 60, 0, 0, false},
        {"changed before 1970", "a", 540, 600, -1, 0, false},
        {"changed too late", "a", 540, 600, INT64_MAX, 0, false},
        {"sequence below nought", "a", 540, 600, 0, -1, false},
    };
    EACH (row, rows) {
        struct event event = {.uid = row->uid,
                              .starts_at = row->starts_at,
                              .ends_at = row->ends_at,
                              .changed_utc = row->changed_utc,
                              .sequence = row->sequence};
        char *text = written(&event, 1, false);
        CHECK_ROW(row, text != NULL, row->want);
        free(text);
    }
}

/* Title, place and note cannot start a line of their own. */
static void nothing_is_smuggled_in(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "x\r\nATTACH:http://evil.example/",
        "x\nATTACH:y",
        "x\rATTACH:y",
        "x\xE2\x80\xA8"
        "ATTACH:y",
        "x\xC2\x85"
        "ATTACH:y",
        "x\x0B"
        "ATTACH:y\x0C",
        "x\r\n ATTACH:y",
        "x\r\r\n\r\nATTACH:y\r\n",
        "END:VEVENT\r\nBEGIN:VALARM",
        "x\xFF\r\nATTACH:y",
        "\\nATTACH:y\\",
        "x\",ATTACH:y",
    };
    EACH (text, texts) {
        struct event event = event_of(*text);
        event.place = *text;
        event.note = *text;
        struct agenda agenda = {.name = *text, .product = *text, .events = &event, .n_events = 1};
        char *out_text = NULL;
        size_t size = 0;
        FILE *out = open_memstream(&out_text, &size);
        assert_true(agenda_write_ics(out, &agenda));
        fclose(out);
        assert_int_equal(count(out_text, "\nATTACH"), 0);
        assert_int_equal(count(out_text, "\nBEGIN:VALARM"), 0);
        assert_int_equal(count(out_text, "\rATTACH"), 0);

        icalcomponent *back = icalparser_parse_string(out_text);
        assert_int_equal(icalcomponent_count_errors(back), 0);
        assert_int_equal(icalcomponent_count_components(back, ICAL_VEVENT_COMPONENT), 1);
        icalcomponent_free(back);
        free(out_text);
    }
    icaltimezone_free_builtin_timezones();
    icalmemory_free_ring();
}

static bool is_whole_utf8(const char *line, size_t size)
{
    size_t i = 0;

    while (i < size) {
        unsigned char first = (unsigned char)line[i++];
        int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;

        if ((first & 0xC0) == 0x80)
            return false;
        for (; more > 0; more--, i++) {
            if (i >= size || ((unsigned char)line[i] & 0xC0) != 0x80)
                return false;
        }
    }
    return true;
}

static bool has_control(const char *line, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if ((unsigned char)line[i] < ' ' || line[i] == '\x7F')
            return true;
    }
    return false;
}

/* Every line: 2 to 75 octets, CRLF, whole characters, no control characters. */
static bool is_well_folded(const char *text)
{
    while (*text) {
        const char *end = strstr(text, "\r\n");
        size_t size = end ? (size_t)(end - text) : 0;

        if (size < 2 || size > LINE_OCTETS || !is_whole_utf8(text, size) || has_control(text, size))
            return false;
        text = end + 2;
    }
    return true;
}

static void check_long_title(const char *atom, int n, int before)
{
    char title[LONG_TEXT];
    size_t size = 0;
    size_t step = strlen(atom);

    for (; before > 0; before--)
        title[size++] = 'z';
    for (; n > 0; n--, size += step)
        memcpy(title + size, atom, step);
    title[size++] = '|';
    title[size] = '\0';

    struct event event = event_of(title);
    event.place = title;
    char *text = written(&event, 1, true);
    assert_true(is_well_folded(text));
    icalcomponent *back = icalparser_parse_string(text);
    icalcomponent *first = icalcomponent_get_first_component(back, ICAL_VEVENT_COMPONENT);
    assert_string_equal(icalcomponent_get_summary(first), title);
    assert_string_equal(icalcomponent_get_location(first), title);
    icalcomponent_free(back);
    free(text);
}

/* Long runs with and without spaces, of one to four octets, ending anywhere in a line. */
static void long_titles_fold_and_come_back(void **state)
{
    (void)state;
    static const char *const atoms[] = {"a", "é", "€", "🎓", "ab cd ", "x;y:", "a🎓 ", "\\,"};

    EACH (atom, atoms) {
        for (int n = 1; n < 160; n++)
            check_long_title(*atom, n, n % 4);
    }
    icaltimezone_free_builtin_timezones();
    icalmemory_free_ring();
}

/* Any bytes at all: well-formed lines, one event, read without errors. */
static void random_bytes_stay_in_their_place(void **state)
{
    (void)state;
    static const char alphabet[] =
        "aZ \r\n\t:;,\\\"=\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8E\x93\xFF\x01\x7F^'";
    uint64_t seed = 20270512;
    char text[300];

    for (int round = 0; round < 2000; round++) {
        size_t size = 0;
        do {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            text[size++] = alphabet[(seed >> 33) % (sizeof alphabet - 1)];
        } while (size < sizeof text - 1 && (seed >> 20 & 127) != 0);
        text[size] = '\0';

        struct event event = event_of(text);
        event.place = text;
        event.note = text;
        char *ics = written(&event, 1, round % 2);
        assert_true(is_well_folded(ics));
        icalcomponent *back = icalparser_parse_string(ics);
        assert_int_equal(icalcomponent_count_errors(back), 0);
        assert_int_equal(icalcomponent_count_components(back, ICAL_ANY_COMPONENT),
                         round % 2 ? 1 : 2);
        icalcomponent_free(back);
        free(ics);
    }
    icaltimezone_free_builtin_timezones();
    icalmemory_free_ring();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(impossible_events_are_refused),
        cmocka_unit_test(nothing_is_smuggled_in),
        cmocka_unit_test(long_titles_fold_and_come_back),
        cmocka_unit_test(random_bytes_stay_in_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
