/* SPDX-License-Identifier: GPL-3.0-or-later
 * Import: files are kept aside, a child says what they would change, nothing is stored before the
 * officer has ticked what to take. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "import/map.h"
#include "scheduler/base/sort.h"
#include "scheduler/desk/ask.h"
#include "scheduler/desk/import_rows.h"

enum { ISSUES_SHOWN = 200 };

static void put_choose(struct web *web)
{
    struct html *out = &web->out;

    html_put(out, "<h1>Import</h1><p>Files of the school's records, or a whole folder of them: "
                  "staff.csv, rooms.csv, entries.csv... Nothing is stored until you have seen what "
                  "would change.</p>");
    web_form_files(web, "/import");
    html_put(out, "<label for=\"files\">Files: choose them, or drop them here</label>"
                  "<input class=\"drop\" id=\"files\" name=\"files\" type=\"file\" "
                  "multiple=\"multiple\" accept=\".csv,.tsv,.txt,.json\">"
                  "<label for=\"folder\">...or a folder</label>"
                  "<input class=\"drop\" id=\"folder\" name=\"files\" type=\"file\" "
                  "multiple=\"multiple\" webkitdirectory=\"webkitdirectory\">"
                  "<p><button class=\"main\">Show what would change</button></p></form>"
                  "<h2>What is stored already</h2>");
    web_form(web, "/import");
    html_put(out, "<p>Doubts about the data: people in two places, approvals that are over, "
                  "hours above the contract.</p>"
                  "<button name=\"do\" value=\"check\">Check the data</button></form>");
}

static void put_ticks(struct web *web, const struct import_files *files)
{
    struct html *out = &web->out;

    html_put(out,
             "<input type=\"hidden\" name=\"files\" value=\"%s\">"
             "<input type=\"hidden\" name=\"ticked\" value=\"yes\"><fieldset>"
             "<legend>Files to take</legend><div class=\"many\">",
             files->word);
    for (int i = 0; i < files->count; i++) {
        html_put(out, "<label><input type=\"checkbox\" name=\"file%d\" value=\"yes\"%s> %s</label>",
                 i, files->ticked[i] ? " checked" : "", files->names[i]);
    }
    html_put(
        out,
        "</div><label><input type=\"checkbox\" name=\"replace\" value=\"yes\"%s> These files are "
        "the whole truth: remove what is in none of them</label></fieldset>",
        web_asked(web, "replace") ? " checked" : "");
    html_put(out, "<details><summary>A report of another system</summary>"
                  "<label for=\"map\">Its columns</label><select id=\"map\" name=\"map\">");
    put_option(web, "", "Columns as the program names them", false);
    for (const struct shipped_map *map = shipped_maps; map->name; map++)
        put_option(web, map->name, map->title, strcmp(web_field(web, "map"), map->name) == 0);
    html_put(out, "</select><label for=\"as\">What a single file holds</label>"
                  "<select id=\"as\" name=\"as\">");
    put_option(web, "", "As its name says", false);
    for (const struct kind *kind = kinds; kind->name; kind++)
        if (kind->imported)
            put_option(web, kind->name, kind->name, strcmp(web_field(web, "as"), kind->name) == 0);
    html_put(out, "</select></details>");
}

static void put_sentences(struct web *web, const char *heading, const struct json *list)
{
    if (!json_count(list))
        return;
    html_put(&web->out, "<h2>%s</h2><ul>", heading);
    for (const struct json *item = json_first(list); item; item = json_next(item))
        html_put(&web->out, "<li>%s</li>", json_item_text(item));
    html_put(&web->out, "</ul>");
}

static void put_issues(struct web *web, const struct json *list)
{
    static const char *const heads[] = {"Kind", "File", "Line", "Column", "What is wrong", NULL};
    int count = 0;

    html_put(&web->out, "<h2>Line by line</h2>");
    if (!json_count(list)) {
        html_put(&web->out, "<p>Nothing is wrong with any line.</p>");
        return;
    }
    put_table(web, "Lines to look at", heads);
    for (const struct json *row = json_first(list); row && count < ISSUES_SHOWN;
         row = json_next(row), count++) {
        const char *file = json_text_of(row, "file"), *name = strrchr(file, '/');
        html_put(&web->out,
                 "<tr><td>%s</td><td>%s</td><td class=\"number\">%lld</td><td>%s</td>"
                 "<td class=\"words\">%s</td></tr>",
                 json_text_of(row, "severity"), name ? name + 1 : file,
                 (long long)json_number_of(row, "line", 0), json_text_of(row, "column"),
                 json_text_of(row, "text"));
    }
    put_table_end(web);
    if (json_count(list) > ISSUES_SHOWN)
        html_put(&web->out, "<p>...and %d more.</p>", json_count(list) - ISSUES_SHOWN);
}

static void put_buttons(struct web *web, const struct json *answer, bool may_store)
{
    html_put(&web->out, "<h2>Take it</h2><p>");
    if (may_store)
        html_put(&web->out, "<button class=\"main\" name=\"do\" value=\"store\">Store what is "
                            "ticked</button> ");
    html_put(&web->out, "<button name=\"do\" value=\"look\">Look again</button> "
                        "<button name=\"do\" value=\"leave\">Leave it</button></p>");
    put_sentences(web, "What would follow", json_get(answer, "consequences"));
    put_sentences(web, "What would vanish", json_get(answer, "removals"));
}

static void put_preview(struct web *web, const struct import_files *files,
                        const struct json *answer)
{
    struct import_ticks ticks;
    struct html *out = &web->out;
    bool wrong = json_number_of(answer, "errors", 0) > 0;
    bool vanish = json_count(json_get(answer, "removals")) > 0 && !web_asked(web, "replace");

    html_put(out, "<h1>What the import would change</h1>");
    if (wrong) {
        html_put(out,
                 "<p class=\"fault\" role=\"alert\">%lld %s wrong, so nothing can be "
                 "stored. Put them right in the files and choose them again, or leave a file "
                 "out.</p>",
                 (long long)json_number_of(answer, "errors", 0),
                 json_number_of(answer, "errors", 0) == 1 ? "line is" : "lines are");
    } else if (vanish) {
        html_put(out, "<p class=\"fault\" role=\"alert\">Rows would vanish that seats or duties "
                      "rest on. Tick \"whole truth\" if that is meant, or untick them below.</p>");
    }
    import_ticks_read(web, files, &ticks);
    web_form(web, "/import");
    html_put(out, "<input type=\"hidden\" name=\"shows\" value=\"%s\">", import_shown(web));
    put_ticks(web, files);
    import_counts_put(web, answer);
    put_buttons(web, answer, !wrong && !vanish);
    if (wrong)
        put_issues(web, json_get(answer, "issues"));
    import_rows_put(web, &ticks, answer);
    html_put(out, "</form>");
    if (!wrong)
        put_issues(web, json_get(answer, "issues"));
}

static bool show(struct web *web, struct fault *fault)
{
    struct import_files files;
    struct json *answer;
    struct ask_words words = {0};

    if (!import_files_find(web, &files, fault))
        return false;
    if (!files.n_ticked)
        return fault_set(fault, FAULT_INPUT, "no file is ticked; go back and tick one");
    import_words(web, &files, true, &words);
    ask_option(web, &words, "show", import_shown(web));
    enum asked asked = ask_child(web, words.list, NULL, &answer, fault);
    if (asked == ASKED_REFUSED)
        ask_refusal_put(web, fault);
    if (asked == ASKED_TOLD)
        put_preview(web, &files, answer);
    json_release(answer);
    return true;
}

/* The same preview by its address. */
static const char *look_path(struct web *web, const struct import_files *files)
{
    const char *path = arena_text(web->arena, "/import?files=%s&ticked=yes%s", files->word,
                                  web_asked(web, "replace") ? "&replace=yes" : "");

    for (int i = 0; i < files->count; i++)
        if (files->ticked[i])
            path = arena_text(web->arena, "%s&file%d=yes", path, i);
    const char *show = web_asked(web, "show") ? import_shown(web) : web_field(web, "shows");
    return arena_text(web->arena, "%s&show=%s&map=%s&as=%s", path, url_word(web->arena, show),
                      url_word(web->arena, web_field(web, "map")),
                      url_word(web->arena, web_field(web, "as")));
}

static bool store(struct web *web, const struct import_files *files, struct fault *fault)
{
    struct ask_words words = {0};
    struct json *answer;

    import_words(web, files, false, &words);
    enum asked asked = ask_child(web, words.list, NULL, &answer, fault);
    if (asked == ASKED_WAIT)
        return true;
    if (asked == ASKED_REFUSED)
        return false;
    bool stored = json_is_yes(answer, "stored");
    json_release(answer);
    if (!stored) {
        web_say(web, "Nothing was stored: look at the lines below.");
        return web_go(web, look_path(web, files));
    }
    import_files_forget(files);
    web_say(web, "It is stored. Undo is in the history.");
    return web_go(web, "/import");
}

bool page_import(struct web *web, struct fault *fault)
{
    static const char *const check[] = {"check", NULL};
    struct import_files files;
    const char *what = web_field(web, "do");

    if (!web_is_post(web)) {
        if (*web_field(web, "files"))
            return show(web, fault);
        put_choose(web);
        return true;
    }
    if (strcmp(what, "check") == 0)
        return ask_job(web, "Checking the data", "/import", check, false, fault);
    if (web->n_files > 0)
        return import_files_keep(web, &files, fault) &&
               web_go(web, arena_text(web->arena, "/import?files=%s", files.word));
    if (!*web_field(web, "files"))
        return fault_set(fault, FAULT_INPUT, "choose a file first");
    if (!import_files_find(web, &files, fault) || !import_ticks_keep(web, &files, fault))
        return false;
    if (strcmp(what, "store") == 0)
        return store(web, &files, fault);
    if (strcmp(what, "look") == 0 || web_asked(web, "show"))
        return web_go(web, look_path(web, &files));
    import_files_forget(&files);
    web_say(web, "Nothing was stored.");
    return web_go(web, "/import");
}
