/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cover: the classes of a week without their teacher, who has them, whose time is free. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/ask.h"
#include "scheduler/desk/seats.h"

enum { WEEK_DAYS = 7 };

void weeks_put(struct web *web, const char *path, int64_t chosen)
{
    int64_t monday = day_week_start(chosen);
    char iso[STAMP];

    html_put(&web->out,
             "<form method=\"get\" action=\"%s\" class=\"screen\"><label for=\"date\">A day of the "
             "week</label><input id=\"date\" name=\"date\" type=\"date\" value=\"%s\"> "
             "<button>Show</button> ",
             path, stamp_iso(iso, chosen));
    html_put(&web->out, "<a href=\"%s?date=%s\">Week before</a> ", path,
             stamp_iso(iso, monday - WEEK_DAYS));
    html_put(&web->out, "<a href=\"%s?date=%s\">Week after</a></form>", path,
             stamp_iso(iso, monday + WEEK_DAYS));
}

/* What the officer decides about one lesson: with which class, or in which room. */
static void put_decision(struct web *web, const char *command, const char *into, bool needed)
{
    html_put(&web->out, "<div class=\"panel screen\"><h2>%s</h2>",
             needed ? "A class joins another" : "A lesson goes to another room");
    web_form(web, "/cover");
    html_put(&web->out, "<input type=\"hidden\" name=\"do\" value=\"%s\">", command);
    put_input(web, "class", "Class or lesson", "text", web_field(web, "class"), true);
    put_input(web, "into", into, "text", web_field(web, "into"), needed);
    put_input(web, "on", "On", "date", web_field(web, "on"), true);
    put_input(web, "at", "At (when it could be several)", "time", web_field(web, "at"), false);
    html_put(&web->out, "<button name=\"how\" value=\"do\">Decide</button> "
                        "<button name=\"how\" value=\"back\">Take it back</button></form></div>");
}

static bool decide(struct web *web, struct fault *fault)
{
    bool joins = strcmp(web_field(web, "do"), "join") == 0;
    struct ask_words words = {.count = 0};
    struct json *answer = NULL;

    if (*web_field(web, "class") == '-' || *web_field(web, "into") == '-')
        return fault_set(fault, FAULT_USAGE, "no class and no room begins with '-'");
    ask_word(&words, joins ? "join" : "relocate");
    ask_word(&words, web_field(web, "class"));
    if (*web_field(web, "into"))
        ask_word(&words, web_field(web, "into"));
    ask_option(web, &words, "date", web_field(web, "on"));
    ask_option(web, &words, "at", web_field(web, "at"));
    if (strcmp(web_field(web, "how"), "back") == 0)
        ask_word(&words, "--back");
    ask_word(&words, "--json");
    enum asked asked = ask_child(web, words.list, NULL, &answer, fault);
    if (asked == ASKED_WAIT)
        return true;
    if (asked == ASKED_REFUSED)
        return false;
    web_say(web, "%s", json_text_of(answer, "text"));
    json_release(answer);
    return web_go(web, "/cover");
}

bool page_cover(struct web *web, struct fault *fault)
{
    int64_t monday = day_week_start(web_day(web, "date", day_of(web->now_at)));
    const char *from = day_text(web->arena, monday);
    const char *words[] = {
        "report", "cover", "--format", "html",
        "--from", from,    "--to",     day_text(web->arena, monday + WEEK_DAYS - 1),
        NULL};
    char text[STAMP];
    bool waits;

    if (web_is_post(web))
        return decide(web, fault);
    html_put(&web->out, "<h1>Cover, week of %s</h1>", stamp_day(text, monday));
    weeks_put(web, "/cover", web_day(web, "date", day_of(web->now_at)));
    if (!report_child_put(web, words, (struct report_part){'c', 0}, &waits, fault))
        return false;
    if (waits)
        return true;
    put_decision(web, "join", "Joins the class", true);
    put_decision(web, "relocate", "Room (else the one suggested)", false);
    return true;
}
