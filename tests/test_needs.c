/* SPDX-License-Identifier: GPL-3.0-or-later
 * What one candidate has for one paper: above 300 lines because it is one table. */
#include "tests/check.h"

#include "scheduler/base/day.h"
#include "scheduler/rules/rules.h"

static struct arena arena;
static struct rules rules;
static int64_t today;

static int load(void **state)
{
    struct fault fault = {0};

    (void)state;
    today = day_make(2027, 5, 12);
    return rules_load(NULL, today, &arena, &rules, &fault) ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct paper paper(const char *subject, int kind, int reading)
{
    return (struct paper){.paper = "P",
                          .subject = subject,
                          .title = subject,
                          .kind = kind,
                          .tests_reading = reading,
                          .language = kind == PAPER_LISTENING ? "french" : "",
                          .minutes = 90};
}

/* An arrangement in a test: what is not told has its default. */
struct given {
    const char *kind, *subject, *with, *skills;
    int pupil, amount, shared, group_size, room, route;
    int this_paper; /* 1: names the paper itself */
    int64_t from, until, approved_until;
    bool declined;
};

static struct arrangement made(const struct given *given)
{
    return (struct arrangement){
        .pupil = given->pupil,
        .kind = given->kind ? given->kind : "",
        .amount = given->amount ? given->amount : -1,
        .subject = given->subject ? given->subject : "",
        .paper = given->this_paper ? 0 : -1,
        .shared = given->shared ? given->shared : -1,
        .group_size = given->group_size ? given->group_size : -1,
        .room = given->room ? given->room : -1,
        .with = given->with ? given->with : "",
        .skills = given->skills ? given->skills : "",
        .from = given->from ? given->from : -1,
        .until = given->until ? given->until : -1,
        .approved_until = given->approved_until ? given->approved_until : -1,
        .route = given->route,
        .wanted = !given->declined,
        .note = "",
    };
}

/* Needs as a line of words: time, place, helpers, devices. */
static const char *described(const struct needs *needs)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    if (needs->extra_pct)
        (void)fprintf(out, "%d%% ", needs->extra_pct);
    if (needs->rest_per_hour)
        (void)fprintf(out, "rest %d ", needs->rest_per_hour);
    (void)fprintf(out, "%s", room_effect_words[needs->place]);
    for (int i = 0; i < rules.n_helpers; i++) {
        if (needs->helpers & 1U << i)
            (void)fprintf(out, " %s", rules.helpers[i].role);
    }
    (void)fprintf(out, "%s%s%s", needs->share_reader ? " shared" : "",
                  needs->computer ? " computer" : "", needs->off_site ? " off-site" : "");
    for (int i = 0; i < needs->n_equipment; i++)
        (void)fprintf(out, " %s", needs->equipment[i]);
    assert_int_equal(fclose(out), 0);
    const char *line = arena_text(&arena, "%s", text);
    free(text);
    return line;
}

static const struct {
    const char *label, *subject;
    int kind, reading;
    struct given list[2];
    const char *want;
} cases[] = {
    {"nothing", "Maths", PAPER_WRITTEN, READING_NONE, {{0}}, "any"},
    {"extra time, usual",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "extra_time"}},
     "25% any"},
    {"extra time, told",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "extra_time", .amount = 50}},
     "50% any"},
    {"rest breaks",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "rest_breaks"}},
     "rest 10 small"},
    {"rest breaks, told",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "rest_breaks", .amount = 5}},
     "rest 5 small"},
    {"computer reader",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "computer_reader"}},
     "small computer headphones"},
    {"reader", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "reader"}}, "separate reader"},
    {"reading pen",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "reading_pen"}},
     "any reading_pen"},
    {"read aloud", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "read_aloud"}}, "separate"},
    {"scribe", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "scribe"}}, "separate scribe"},
    {"speech recognition",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "speech_recognition"}},
     "separate computer"},
    {"word processor",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "word_processor"}},
     "any computer"},
    {"prompter", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "prompter"}}, "small prompter"},
    {"practical assistant",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "practical_assistant"}},
     "separate practical_assistant"},
    {"non-medical helper",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "non_medical_helper"}},
     "separate practical_assistant"},
    {"language modifier",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "language_modifier"}},
     "separate language_modifier"},
    {"signer",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "communication_professional"}},
     "separate communication_professional"},
    {"live speaker",
     "French",
     PAPER_LISTENING,
     READING_NONE,
     {{.kind = "live_speaker"}},
     "separate live_speaker"},
    {"dictionary", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "bilingual_dictionary"}}, "any"},
    {"dictionary with time",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "bilingual_dictionary", .amount = 25}},
     "25% any"},
    {"alone", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "separate_invigilation"}}, "alone"},
    {"in a small group",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "separate_invigilation", .group_size = 6}},
     "small"},
    {"elsewhere",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "alternative_site"}},
     "alone off-site"},
    {"a device of their own",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "modified_paper", .with = "lamp"}},
     "any lamp"},
    {"coloured paper", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "coloured_paper"}}, "any"},
    {"overlay", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "overlay"}}, "any"},
    {"transcript", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "transcript"}}, "any"},
    {"amplification", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "amplification"}}, "any"},
    {"medical needs", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "medical_needs"}}, "any"},
    {"fidget aid", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "fidget_aid"}}, "any"},
    {"ear defenders", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "ear_defenders"}}, "any"},
    {"near toilet", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "near_toilet"}}, "any"},
    {"near door", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "near_door"}}, "any"},
    {"declined",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "scribe", .declined = true}},
     "any"},
    {"for another subject",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "scribe", .subject = "Art"}},
     "any"},
    {"for this subject",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "scribe", .subject = "MATHS"}},
     "separate scribe"},
    {"not yet", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "scribe", .from = 30000}}, "any"},
    {"no longer",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "scribe", .until = 20000}},
     "any"},
    {"approval ended: as granted, counted",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "scribe", .approved_until = 20000}},
     "separate scribe"},
    {"unknown kind", "Maths", PAPER_WRITTEN, READING_NONE, {{.kind = "magic"}}, "any"},
    {"the largest time",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "bilingual_dictionary", .amount = 25}, {.kind = "extra_time", .amount = 33}},
     "33% any"},
    {"reader and scribe",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "reader"}, {.kind = "scribe"}},
     "separate reader scribe"},
    {"shared reader",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "reader", .shared = 1}},
     "separate reader shared"},
    {"shared reader beside an own scribe",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "reader", .shared = 1}, {.kind = "scribe"}},
     "separate reader scribe"},
    {"a scribe is never shared",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "scribe", .shared = 1}},
     "separate scribe"},
    {"not wanted in this subject",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "reader"}, {.kind = "reader", .subject = "Maths", .declined = true}},
     "any"},
    {"wanted in this paper after all",
     "Maths",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "reader", .subject = "Maths", .declined = true},
      {.kind = "reader", .this_paper = 1}},
     "separate reader"},
    {"reading paper: a computer instead",
     "English Language",
     PAPER_WRITTEN,
     READING_ALL,
     {{.kind = "reader"}},
     "small computer headphones"},
    {"reading section counts as the whole",
     "English Language",
     PAPER_WRITTEN,
     READING_SECTION,
     {{.kind = "reader", .shared = 1}},
     "small computer headphones"},
    {"reading paper: the pen they have",
     "English Language",
     PAPER_WRITTEN,
     READING_ALL,
     {{.kind = "reader"}, {.kind = "reading_pen"}},
     "any reading_pen"},
    {"reading paper: the scribe stays",
     "English Language",
     PAPER_WRITTEN,
     READING_ALL,
     {{.kind = "reader"}, {.kind = "scribe"}},
     "separate scribe computer headphones"},
    {"a paper that does not test reading",
     "English Language",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "reader"}},
     "separate reader"},
    {"no dictionary in History",
     "History",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "bilingual_dictionary", .amount = 25}},
     "any"},
    {"listening with extra time sits apart",
     "French",
     PAPER_LISTENING,
     READING_NONE,
     {{.kind = "extra_time"}},
     "25% small"},
    {"written with extra time need not",
     "French",
     PAPER_WRITTEN,
     READING_NONE,
     {{.kind = "extra_time"}},
     "25% any"},
};

static void arrangements(void **state)
{
    (void)state;
    EACH (row, cases) {
        struct needs needs = {0};
        const struct paper sat = paper(row->subject, row->kind, row->reading);
        const struct arrangement list[] = {made(&row->list[0]), made(&row->list[1])};
        const struct season season = {
            .papers = &sat, .n_papers = 1, .arrangements = list, .n_arrangements = 2};
        rules_needs(&rules, &season, 0, 0, today, &arena, &needs);
        CHECK_ROW_TEXT(row, described(&needs), row->want);
        CHECK_ROW(row, needs.n_expired, row->list[0].approved_until > 0);
    }
}

static void approvals_and_language(void **state)
{
    (void)state;
    static const struct given given[] = {
        {.kind = "extra_time", .approved_until = 20000},
        {.kind = "live_speaker"},
        {.kind = "word_processor", .route = ROUTE_PENDING},
        {.kind = "scribe", .pupil = 1, .room = 4, .skills = "maths_notation"},
    };
    struct paper papers[1];
    struct needs needs = {0};
    struct arrangement list[ENTRIES(given)];
    for (size_t i = 0; i < ENTRIES(given); i++)
        list[i] = made(&given[i]);
    papers[0] = paper("French", PAPER_LISTENING, READING_NONE);
    const struct season season = {
        .papers = papers, .n_papers = 1, .arrangements = list, .n_arrangements = 4};

    rules_needs(&rules, &season, 0, 0, today, &arena, &needs);
    assert_int_equal(needs.n_expired, 1);
    assert_int_equal(needs.n_pending, 1);
    assert_int_equal(needs.extra_pct, 25); /* used as granted, counted */
    assert_string_equal(needs.skills, "live_speaker:french");
    assert_string_equal(
        needs.because,
        "25% Extra time (approval over), Word processor (approval pending), Live speaker");
    rules_needs(&rules, &season, 1, 0, today, &arena, &needs);
    assert_int_equal(needs.room, 4);
    assert_string_equal(needs.skills, "maths_notation");
    rules_needs(&rules, &season, 2, 0, today, &arena, &needs);
    assert_string_equal(needs.because, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrangements),
        cmocka_unit_test(approvals_and_language),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
