/* SPDX-License-Identifier: GPL-3.0-or-later
 * What if: the plan of a copy in memory under other circumstances, beside the plan as it is. */
#include <string.h>

#include "scheduler/desk/ask.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/duty/duty.h"

static void put_form(struct web *web)
{
    const struct season *season = &web->office->season;
    struct html *out = &web->out;

    html_put(out, "<h1>What if</h1><p>The days are planned twice, as things are and as supposed. "
                  "Nothing is stored.</p>");
    web_form(web, "/what-if");
    put_weeks(web, "week", "Days", "All that is planned", -1);
    put_people(web, "without", "Without", "nobody in particular");
    put_input(web, "with", "With one more, such as \"reader 08:45-11:10 2027-05-17\"", "text", "",
              false);
    html_put(out, "<label for=\"close\">With this room closed</label>"
                  "<select id=\"close\" name=\"close\">");
    put_option(web, "", "none", true);
    for (int r = 0; r < season->n_rooms; r++)
        put_option(web, season->rooms[r].room, place_words(season, season->rooms[r].room), false);
    html_put(out, "</select>");
    html_put(out, "<label for=\"rule\">With a rule's number changed</label>"
                  "<select id=\"rule\" name=\"rule\">");
    put_option(web, "", "none", true);
    for (int i = 0; i < N_FIGURES; i++)
        put_option(web, web->office->rules.figures[i].name, web->office->rules.figures[i].title,
                   false);
    html_put(out, "</select>");
    put_input(web, "rule_value", "...to", "text", "", false);
    html_put(out, "<label for=\"set\">With a setting changed</label>"
                  "<select id=\"set\" name=\"set\">");
    put_option(web, "", "none", true);
    for (const struct setting_kind *kind = setting_kinds; kind->name; kind++)
        put_option(web, kind->name, kind->name, false);
    html_put(out, "</select>");
    put_input(web, "set_value", "...to", "text", "", false);
    html_put(out, "<p><button class=\"main\" name=\"do\" value=\"suppose\">Suppose it</button> "
                  "<button name=\"do\" value=\"costs\">What does each rule of our own cost?"
                  "</button></p></form>");
}

/* What gets better and what worse, most important first. */
static void put_prices(struct web *web, const struct json *list)
{
    struct html *out = &web->out;

    if (!json_count(list)) {
        html_put(out, "<p>Nothing gets better or worse.</p>");
        return;
    }
    html_put(out, "<ul class=\"prices\">");
    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        bool better = json_is_yes(row, "better");
        html_put(out, "<li><span class=\"chip %s\">%s</span> %s</li>", better ? "t2" : "t4",
                 better ? "+ better" : "- worse", json_text_of(row, "text"));
    }
    html_put(out, "</ul>");
}

static void put_kinds(struct web *web, const struct json *list)
{
    static const char *const heads[] = {"Duties", "Filled as it is", "Filled as supposed", NULL};

    if (!json_count(list))
        return;
    put_table(web, "Kinds of duty that are filled otherwise", heads);
    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        const struct duty_kind *kind = duty_kind_find(json_text_of(row, "kind"));
        html_put(&web->out,
                 "<tr><th scope=\"row\">%s</th><td>%lld of %lld</td><td>%lld of %lld</td></tr>",
                 kind ? kind->title : json_text_of(row, "kind"),
                 (long long)json_number_of(row, "filled_before", 0),
                 (long long)json_number_of(row, "seats_before", 0),
                 (long long)json_number_of(row, "filled", 0),
                 (long long)json_number_of(row, "seats", 0));
    }
    put_table_end(web);
}

static const char *hours(struct web *web, const struct json *row, const char *name)
{
    int64_t minutes = json_number_of(row, name, 0);

    return arena_text(web->arena, "%d:%02d", (int)(minutes / 60), (int)(minutes % 60));
}

static void put_whom(struct web *web, const struct json *list)
{
    static const char *const heads[] = {"Who", "Hours as it is", "Hours as supposed", NULL};

    if (!json_count(list))
        return;
    put_table(web, "People with other hours", heads);
    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        html_put(&web->out,
                 "<tr><th scope=\"row\">%s</th><td class=\"number\">%s</td>"
                 "<td class=\"number\">%s</td></tr>",
                 person_words(&web->office->season, json_text_of(row, "staff")),
                 hours(web, row, "minutes_before"), hours(web, row, "minutes"));
    }
    put_table_end(web);
}

static void put_costs(struct web *web, const struct json *list)
{
    static const char *const heads[] = {"Rule", "Instead", "Without it", NULL};

    put_table(web, "What each rule of our own costs", heads);
    for (const struct json *row = json_first(list); row; row = json_next(row)) {
        html_put(&web->out, "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>",
                 json_text_of(row, "rule"), json_text_of(row, "relaxed"),
                 json_text_of(row, "text"));
    }
    put_table_end(web);
}

static void put_answer(struct web *web, const struct json *answer)
{
    const struct json *before = json_get(answer, "before"), *after = json_get(answer, "after");
    const struct job *job = job_find(web->server, web_number(web, "job", 0));
    struct html *out = &web->out;

    html_put(out, "<h2>What would come of it</h2><p><strong>%s</strong></p>",
             job ? job->title : "");
    if (!after) {
        put_costs(web, json_get(answer, "rules"));
        return;
    }
    html_put(out, "<p>%lld of %lld seats filled; as it is %lld of %lld.</p>",
             (long long)json_number_of(after, "filled", 0),
             (long long)json_number_of(after, "seats", 0),
             (long long)json_number_of(before, "filled", 0),
             (long long)json_number_of(before, "seats", 0));
    if (json_number_of(answer, "lost_desks", 0) > 0)
        html_put(out, "<p class=\"fault\">%lld more without a desk.</p>",
                 (long long)json_number_of(answer, "lost_desks", 0));
    put_prices(web, json_get(answer, "prices"));
    put_kinds(web, json_get(answer, "kinds"));
    put_whom(web, json_get(answer, "people"));
}

/* "What if: without Patrick Astley, Quiet room closed" */
static const char *title_of(struct web *web)
{
    const struct season *season = &web->office->season;
    struct arena *arena = web->arena;
    const struct {
        const char *field, *before, *words, *after;
    } parts[] = {
        {"without", "without ", person_words(season, web_field(web, "without")), ""},
        {"with", "with one more ", web_field(web, "with"), ""},
        {"close", "", place_words(season, web_field(web, "close")), " closed"},
        {"rule", "", web_field(web, "rule"),
         arena_text(arena, " %s", web_field(web, "rule_value"))},
        {"set", "", web_field(web, "set"), arena_text(arena, " %s", web_field(web, "set_value"))},
        {"week", "in ", web_field(web, "week"), ""},
    };
    const char *title = "What if";

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (*web_field(web, parts[i].field))
            title = arena_text(arena, "%s%s%s%s%s", title, i && strchr(title, ':') ? ", " : ": ",
                               parts[i].before, parts[i].words, parts[i].after);
    return title;
}

static bool start(struct web *web, struct fault *fault)
{
    struct ask_words words = {0};
    const char *rule = web_field(web, "rule"), *set = web_field(web, "set");
    bool costs = strcmp(web_field(web, "do"), "costs") == 0;

    ask_word(&words, "what-if");
    ask_word(&words, "--json");
    ask_option(web, &words, "week", web_field(web, "week"));
    int plain = words.count;
    if (costs) {
        ask_word(&words, "--cost-of-rules");
        return ask_job(web, "What each rule costs", "/what-if", words.list, false, fault);
    }
    ask_option(web, &words, "without", web_field(web, "without"));
    ask_option(web, &words, "with", web_field(web, "with"));
    ask_option(web, &words, "close", web_field(web, "close"));
    if (*rule)
        ask_option(web, &words, "rule",
                   arena_text(web->arena, "%s=%s", rule, web_field(web, "rule_value")));
    if (*set)
        ask_option(web, &words, "set",
                   arena_text(web->arena, "%s=%s", set, web_field(web, "set_value")));
    if (words.count == plain)
        return fault_set(fault, FAULT_INPUT,
                         "suppose something: choose a person, a room, a rule "
                         "or a setting");
    return ask_job(web, title_of(web), "/what-if", words.list, false, fault);
}

bool page_what_if(struct web *web, struct fault *fault)
{
    if (web_is_post(web))
        return start(web, fault);
    put_form(web);
    struct json *answer = ask_job_answer(web);
    if (answer)
        put_answer(web, answer);
    json_release(answer);
    return true;
}
