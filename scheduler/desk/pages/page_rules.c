/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rules the program works by, with year, source and how sure we are, and their signing off;
 * the school's settings. */
#include <string.h>

#include "scheduler/desk/ask.h"
#include "scheduler/desk/parts.h"
#include "scheduler/rules/confirm.h"
#include "scheduler/rules/figure.h"

static const struct confirmation *held_of(const struct web *web, const char *name)
{
    const struct season *season = &web->office->season;

    for (int i = 0; i < season->n_confirmations; i++)
        if (strcmp(season->confirmations[i].rule, name) == 0 &&
            strcmp(season->confirmations[i].year, web->office->year) == 0)
            return &season->confirmations[i];
    return NULL;
}

static const char *value_of(const struct web *web, const struct rule_row *row)
{
    return row->figure < 0 ? "" : figure_text(&web->office->rules.figures[row->figure], web->arena);
}

static void put_rule(struct web *web, const struct rule_row *row)
{
    const char *name = rule_full_name(row, web->arena);
    const struct confirmation *held = held_of(web, name);

    html_put(&web->out,
             "<tr><th scope=\"row\"><a href=\"/rules?rule=%s\">%s</a></th>"
             "<td class=\"number\">%s</td><td>%s</td><td>%s</td><td>%s</td></tr>",
             url_word(web->arena, name), *row->title ? row->title : name, value_of(web, row),
             row->figure < 0 ? "" : web->office->rules.figures[row->figure].unit, row->source,
             held ? arena_text(web->arena, "confirmed by %s", held->by)
                  : confidence_words[row->confidence]);
}

static void put_rules(struct web *web)
{
    static const char *const heads[] = {"Rule", "Number", "Of", "Source", "How sure", NULL};
    const struct rules *rules = &web->office->rules;
    bool all = web_asked(web, "all");

    html_put(&web->out, "<h2>Rules of %s</h2><p>", rules->year);
    html_put(&web->out, all ? "<a href=\"/rules\">Only those to check</a>"
                            : "Those to check against this year's booklets. "
                              "<a href=\"/rules?all=yes\">All rules</a>");
    html_put(&web->out, "</p>");
    put_table(web, all ? "All rules" : "Rules to check", heads);
    for (int i = 0; i < rule_count(rules); i++) {
        struct rule_row row = rule_at(rules, i);
        if (all || row.confidence != CONFIRMED || held_of(web, rule_full_name(&row, web->arena)))
            put_rule(web, &row);
    }
    put_table_end(web);
}

static bool put_one(struct web *web, const char *name, struct fault *fault)
{
    struct html *out = &web->out;
    int i;

    if (!rule_find(&web->office->rules, name, &i, fault))
        return false;
    struct rule_row row = rule_at(&web->office->rules, i);
    const char *full = rule_full_name(&row, web->arena);
    const struct confirmation *held = held_of(web, full);
    html_put(out,
             "<h1>%s</h1><dl><dt>Name</dt><dd>%s</dd><dt>Year</dt><dd>%s</dd>"
             "<dt>Source</dt><dd>%s</dd><dt>How sure</dt><dd>%s</dd>",
             *row.title ? row.title : full, full, web->office->rules.year, row.source,
             confidence_words[row.confidence]);
    if (row.figure >= 0)
        html_put(out, "<dt>Number</dt><dd>%s %s</dd>", value_of(web, &row),
                 web->office->rules.figures[row.figure].unit);
    html_put(out, "</dl>");
    web_form(web, "/rules");
    html_put(out,
             "<h2>You have read it in this year's booklet</h2>"
             "<input type=\"hidden\" name=\"rule\" value=\"%s\">",
             full);
    put_input(web, "source", "Where, with the clause", "text", "", true);
    put_input(web, "by", "Who signs for it", "text", web->login->name, true);
    if (row.figure >= 0)
        put_input(web, "value", "The number, if it is another", "text", "", false);
    html_put(out,
             "<p><button class=\"main\" name=\"do\" value=\"confirm\">Confirm it for %s"
             "</button></p></form>",
             web->office->year);
    if (held) {
        html_put(out, "<h2>Confirmed by %s</h2><p>%s</p>", held->by, held->source);
        web_form(web, "/rules");
        html_put(out,
                 "<input type=\"hidden\" name=\"rule\" value=\"%s\">"
                 "<button name=\"do\" value=\"withdraw\">Withdraw it</button></form>",
                 full);
    }
    html_put(out, "<p><a href=\"/rules\">All rules and settings</a></p>");
    return true;
}

static void put_settings(struct web *web)
{
    static const char *const heads[] = {"Setting", "What it is", "Value", NULL};

    html_put(&web->out, "<h2 id=\"settings\">Settings of the school</h2>");
    put_table(web, "Settings", heads);
    for (const struct setting_kind *kind = setting_kinds; kind->name; kind++) {
        html_put(&web->out, "<tr><th scope=\"row\">%s</th><td>%s</td><td>", kind->name, kind->help);
        web_form(web, "/rules");
        html_put(&web->out,
                 "<input type=\"hidden\" name=\"setting\" value=\"%s\">"
                 "<input name=\"value\" aria-label=\"%s\" value=\"%s\"> "
                 "<button name=\"do\" value=\"set\">Set<span class=\"unseen\"> %s</span></button>"
                 "</form></td></tr>",
                 kind->name, kind->name, season_setting(&web->office->season, kind->name),
                 kind->name);
    }
    put_table_end(web);
}

static bool set(struct web *web, struct fault *fault)
{
    const char *name = web_field(web, "setting");
    const struct ask_cell cells[] = {{"name", name}, {"value", web_field(web, "value")}};
    enum asked asked = ask_store(web, "settings", cells, 2, fault);

    if (asked != ASKED_TOLD)
        return asked == ASKED_WAIT;
    web_say(web, "%s is %s now. Seat and plan again so that they follow.", name,
            *web_field(web, "value") ? web_field(web, "value") : "empty");
    return web_go(web, "/rules");
}

static bool sign(struct web *web, bool confirm, struct fault *fault)
{
    struct ask_words words = {0};

    ask_word(&words, "rules");
    ask_word(&words, confirm ? "confirm" : "withdraw");
    if (confirm) {
        ask_option(web, &words, "source", web_field(web, "source"));
        ask_option(web, &words, "by", web_field(web, "by"));
        ask_option(web, &words, "value", web_field(web, "value"));
    }
    ask_word(&words, "--");
    ask_word(&words, web_field(web, "rule"));
    const struct child_result *done = web_child(web, words.list, NULL);
    if (!done)
        return true;
    if (!web_child_good(done, fault))
        return false;
    web_say(web, "%.*s.", (int)strcspn(done->out, "\n"), done->out);
    return web_go(web, "/rules");
}

bool page_rules(struct web *web, struct fault *fault)
{
    const char *what = web_field(web, "do");

    if (!web_is_post(web)) {
        if (*web_field(web, "rule"))
            return put_one(web, web_field(web, "rule"), fault);
        html_put(&web->out, "<h1>Rules and settings</h1>"
                            "<p><a href=\"#settings\">To the settings</a></p>");
        put_rules(web);
        put_settings(web);
        return true;
    }
    if (strcmp(what, "set") == 0)
        return set(web, fault);
    if (strcmp(what, "confirm") == 0 || strcmp(what, "withdraw") == 0)
        return sign(web, *what == 'c', fault);
    return fault_set(fault, FAULT_USAGE, "there is no such button");
}
