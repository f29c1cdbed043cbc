/* SPDX-License-Identifier: GPL-3.0-or-later
 * What one candidate has for one paper: above 300 lines because it is one table. */
#include "tests/support/rules_case.h"

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

/* What is not told: a written paper in Maths that does not test reading. */
static const struct {
    const char *label;
    struct given list[2];
    const char *want, *subject;
    int kind, reading;
} cases[] = {
    {"nothing", {{0}}, .want = "any"},
    {"extra time, usual", {{.kind = "extra_time"}}, .want = "25% any"},
    {"extra time, told", {{.kind = "extra_time", .amount = 50}}, .want = "50% any"},
    {"rest breaks", {{.kind = "rest_breaks"}}, .want = "rest 10 small"},
    {"rest breaks, told", {{.kind = "rest_breaks", .amount = 5}}, .want = "rest 5 small"},
    {"computer reader", {{.kind = "computer_reader"}}, .want = "small computer headphones"},
    {"reader", {{.kind = "reader"}}, .want = "separate reader"},
    {"reading pen", {{.kind = "reading_pen"}}, .want = "any reading_pen"},
    {"read aloud", {{.kind = "read_aloud"}}, .want = "separate"},
    {"scribe", {{.kind = "scribe"}}, .want = "separate scribe"},
    {"speech recognition", {{.kind = "speech_recognition"}}, .want = "separate computer"},
    {"word processor", {{.kind = "word_processor"}}, .want = "any computer"},
    {"prompter", {{.kind = "prompter"}}, .want = "small prompter"},
    {"practical assistant",
     {{.kind = "practical_assistant"}},
     .want = "separate practical_assistant"},
    {"non-medical helper",
     {{.kind = "non_medical_helper"}},
     .want = "separate practical_assistant"},
    {"language modifier", {{.kind = "language_modifier"}}, .want = "separate language_modifier"},
    {"signer",
     {{.kind = "communication_professional"}},
     .want = "separate communication_professional"},
    {"live speaker",
     {{.kind = "live_speaker"}},
     .want = "separate live_speaker",
     .subject = "French",
     .kind = PAPER_LISTENING},
    {"dictionary", {{.kind = "bilingual_dictionary"}}, .want = "any"},
    {"dictionary with time", {{.kind = "bilingual_dictionary", .amount = 25}}, .want = "25% any"},
    {"alone", {{.kind = "separate_invigilation"}}, .want = "alone"},
    {"in a small group", {{.kind = "separate_invigilation", .group_size = 6}}, .want = "small"},
    {"elsewhere", {{.kind = "alternative_site"}}, .want = "alone off-site"},
    {"a device of their own", {{.kind = "modified_paper", .with = "lamp"}}, .want = "any lamp"},
    {"coloured paper", {{.kind = "coloured_paper"}}, .want = "any"},
    {"overlay", {{.kind = "overlay"}}, .want = "any"},
    {"transcript", {{.kind = "transcript"}}, .want = "any"},
    {"amplification", {{.kind = "amplification"}}, .want = "any"},
    {"medical needs", {{.kind = "medical_needs"}}, .want = "any"},
    {"fidget aid", {{.kind = "fidget_aid"}}, .want = "any"},
    {"ear defenders", {{.kind = "ear_defenders"}}, .want = "any"},
    {"near toilet", {{.kind = "near_toilet"}}, .want = "any"},
    {"near door", {{.kind = "near_door"}}, .want = "any"},
    {"declined", {{.kind = "scribe", .declined = true}}, .want = "any"},
    {"for another subject", {{.kind = "scribe", .subject = "Art"}}, .want = "any"},
    {"for this subject", {{.kind = "scribe", .subject = "MATHS"}}, .want = "separate scribe"},
    {"not yet", {{.kind = "scribe", .from = 30000}}, .want = "any"},
    {"no longer", {{.kind = "scribe", .until = 20000}}, .want = "any"},
    {"approval ended: as granted, counted",
     {{.kind = "scribe", .approved_until = 20000}},
     .want = "separate scribe"},
    {"unknown kind", {{.kind = "magic"}}, .want = "any"},
    {"the largest time",
     {{.kind = "bilingual_dictionary", .amount = 25}, {.kind = "extra_time", .amount = 33}},
     .want = "33% any"},
    {"reader and scribe",
     {{.kind = "reader"}, {.kind = "scribe"}},
     .want = "separate reader scribe"},
    {"shared reader", {{.kind = "reader", .shared = 1}}, .want = "separate reader shared"},
    {"shared reader beside an own scribe",
     {{.kind = "reader", .shared = 1}, {.kind = "scribe"}},
     .want = "separate reader scribe"},
    {"a scribe is never shared", {{.kind = "scribe", .shared = 1}}, .want = "separate scribe"},
    {"not wanted in this subject",
     {{.kind = "reader"}, {.kind = "reader", .subject = "Maths", .declined = true}},
     .want = "any"},
    {"wanted in this paper after all",
     {{.kind = "reader", .subject = "Maths", .declined = true},
      {.kind = "reader", .this_paper = 1}},
     .want = "separate reader"},
    {"reading paper: a computer instead",
     {{.kind = "reader"}},
     .want = "small computer headphones",
     .subject = "English Language",
     .reading = READING_ALL},
    {"reading section counts as the whole",
     {{.kind = "reader", .shared = 1}},
     .want = "small computer headphones",
     .subject = "English Language",
     .reading = READING_SECTION},
    {"reading paper: the pen they have",
     {{.kind = "reader"}, {.kind = "reading_pen"}},
     .want = "any reading_pen",
     .subject = "English Language",
     .reading = READING_ALL},
    {"reading paper: the scribe stays",
     {{.kind = "reader"}, {.kind = "scribe"}},
     .want = "separate scribe computer headphones",
     .subject = "English Language",
     .reading = READING_ALL},
    {"a paper that does not test reading",
     {{.kind = "reader"}},
     .want = "separate reader",
     .subject = "English Language"},
    {"no dictionary in History",
     {{.kind = "bilingual_dictionary", .amount = 25}},
     .want = "any",
     .subject = "History"},
    {"listening with extra time sits apart",
     {{.kind = "extra_time"}},
     .want = "25% small",
     .subject = "French",
     .kind = PAPER_LISTENING},
    {"written with extra time need not",
     {{.kind = "extra_time"}},
     .want = "25% any",
     .subject = "French"},
};

static void arrangements(void **state)
{
    (void)state;
    EACH (row, cases) {
        struct needs needs = {0};
        const char *subject = row->subject ? row->subject : "Maths";
        const struct paper sat = paper(subject, row->kind, row->reading);
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
