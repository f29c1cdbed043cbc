/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/json.h"

#include <cjson/cJSON.h>
#include <locale.h>
#include <math.h>

#include "tests/support/check.h"

typedef bool writer(FILE *out, const struct json *root);

/* free() it. */
static char *written(const struct json *root, writer *write)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_true(write(out, root));
    fclose(out);
    return text;
}

static void an_answer_is_written_in_order(void **state)
{
    (void)state;
    struct json *root = json_object();
    json_text(root, "status", "optimal");
    struct json *levels = json_list(root, "levels");
    struct json *row = json_row(levels);
    json_text(row, "name", "required");
    json_number(row, "value", -12);
    row = json_row(levels);
    json_yes(row, "optimal", true);
    json_null(row, "bound");
    struct json *codes = json_list(root, "codes");
    json_list_text(codes, "AB");
    json_list_number(codes, 7);
    json_list(root, "none");
    struct json *member = json_member(root, "range");
    json_day(member, "from", 20587);
    json_moment(member, "start", 20587 * 1440 + 540);

    char *text = written(root, json_write_answer);
    assert_string_equal(text,
                        "{\n"
                        "  \"format\":1,\n"
                        "  \"status\":\"optimal\",\n"
                        "  \"levels\":[\n"
                        "    {\"name\":\"required\",\"value\":-12},\n"
                        "    {\"optimal\":true,\"bound\":null}\n"
                        "  ],\n"
                        "  \"codes\":[\"AB\",7],\n"
                        "  \"none\":[],\n"
                        "  \"range\":{\"from\":\"2026-05-14\",\"start\":\"2026-05-14 09:00\"}\n"
                        "}\n");
    free(text);
    json_release(root);
}

static void numbers(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int64_t number;
        const char *want;
    } rows[] = {
        {"nought", 0, "{\n  \"n\":0\n}\n"},
        {"beyond int", 4000000000, "{\n  \"n\":4000000000\n}\n"},
        {"a round one", 1000000000000000, "{\n  \"n\":1000000000000000\n}\n"},
        {"just below 2^53", 9007199254740991, "{\n  \"n\":9007199254740991\n}\n"},
        {"negative", -9007199254740991, "{\n  \"n\":-9007199254740991\n}\n"},
        {"the largest there is", INT64_MAX, "{\n  \"n\":9223372036854775807\n}\n"},
    };
    EACH (row, rows) {
        struct json *root = json_object();
        json_number(root, "n", row->number);
        char *text = written(root, json_write);
        CHECK_ROW_TEXT(row, text, row->want);
        free(text);
        json_release(root);
    }
}

static void seconds(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        double seconds;
        const char *want;
    } rows[] = {
        {"rounded", 1.23456, "{\n  \"s\":1.235\n}\n"},
        {"negative", -0.5, "{\n  \"s\":-0.500\n}\n"},
        {"not a number", NAN, "{\n  \"s\":0.000\n}\n"},
        {"no end", INFINITY, "{\n  \"s\":0.000\n}\n"},
    };
    /* A locale with a decimal comma, where there is one, changes nothing. */
    setlocale(LC_ALL, "de_DE.UTF-8");
    EACH (row, rows) {
        struct json *root = json_object();
        json_seconds(root, "s", row->seconds);
        char *text = written(root, json_write);
        CHECK_ROW_TEXT(row, text, row->want);
        free(text);
        json_release(root);
    }
    setlocale(LC_ALL, "C");
}

/* What comes out is read by another parser and is the text that went in. */
static void nasty_text_comes_back(void **state)
{
    (void)state;
    static const struct {
        const char *label, *text, *want;
    } rows[] = {
        {"quotes", "say \"no\" \\ yes", "say \"no\" \\ yes"},
        {"lines", "a\r\nb", "a\nb"},
        {"no UTF-8", "Zo\xEB", "Zo\xEF\xBF\xBD"},
        {"controls",
         "a\x01"
         "b",
         "ab"},
        {"markup", "</script><b>&amp;", "</script><b>&amp;"},
        {"wide", "王🎓", "王🎓"},
        {"nothing", NULL, ""},
    };
    EACH (row, rows) {
        struct json *root = json_object();
        json_text(root, "a \"name\"\n", row->text);
        char *text = written(root, json_write);
        cJSON *back = cJSON_Parse(text);
        assert_non_null(back);
        CHECK_ROW_TEXT(row, cJSON_GetStringValue(back->child), row->want);
        assert_string_equal(back->child->string, "a \"name\"\n");
        cJSON_Delete(back);
        free(text);
        json_release(root);
    }
}

static int left; /* allocations until memory runs out */

static void *scarce(size_t size)
{
    return left-- > 0 ? malloc(size) : NULL;
}

/* Wherever memory runs out: no crash, and never an answer with a hole. */
static void no_memory_is_no_answer(void **state)
{
    (void)state;
    cJSON_Hooks hooks = {scarce, free};
    int failed = 0;

    cJSON_InitHooks(&hooks);
    for (int budget = 0; budget < 60; budget++) {
        left = budget;
        struct json *root = json_object();
        struct json *row = json_row(json_list(root, "rows"));
        json_text(row, "name", "Hall");
        json_list_number(json_list(json_member(row, "more"), "list"), 5);

        char *text = NULL;
        size_t size = 0;
        FILE *out = open_memstream(&text, &size);
        bool done = json_write(out, root);
        fclose(out);
        if (done)
            assert_string_equal(text, "{\n  \"rows\":[\n    {\"name\":\"Hall\",\"more\":"
                                      "{\"list\":[5]}}\n  ]\n}\n");
        failed += !done;
        free(text);
        json_release(root);
    }
    cJSON_InitHooks(NULL);
    assert_in_range(failed, 5, 55);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_written_in_order),
        cmocka_unit_test(numbers),
        cmocka_unit_test(seconds),
        cmocka_unit_test(nasty_text_comes_back),
        cmocka_unit_test(no_memory_is_no_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
