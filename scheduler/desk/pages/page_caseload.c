/* SPDX-License-Identifier: GPL-3.0-or-later
 * The caseload: sessions held, lessons missed for them and how often again, what exams took and
 * what is owed; a pupil referred. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/pages.h"
#include "scheduler/desk/seats.h"

enum { WEEK_DAYS = 7 };

static void put_refer_form(struct web *web)
{
    const struct season *season = &web->office->season;

    html_put(&web->out,
             "<h2>Refer a pupil</h2><form method=\"get\" action=\"/caseload\" class=\"screen\">"
             "<label for=\"pupil\">Pupil (code)</label><input id=\"pupil\" name=\"pupil\" "
             "value=\"%s\" required>"
             "<label for=\"mentor\">Mentor</label><select id=\"mentor\" name=\"mentor\">"
             "<option value=\"\">whoever suits best</option>",
             web_field(web, "pupil"));
    for (int i = 0; i < season->n_people; i++) {
        const struct person *person = &season->people[i];
        bool chosen = strcmp(person->staff, web_field(web, "mentor")) == 0;
        if (strcmp(person->role, "mentor") == 0)
            html_put(&web->out, "<option value=\"%s\"%s>%s</option>", person->staff,
                     chosen ? " selected" : "", person->name);
    }
    html_put(&web->out,
             "</select><label for=\"minutes\">Minutes of a session</label><input id=\"minutes\" "
             "name=\"minutes\" type=\"number\" min=\"1\" max=\"240\" value=\"%d\"> "
             "<button>Look for a time</button></form>",
             web_number(web, "minutes", 30));
}

static const struct child_result *refer(struct web *web, bool take)
{
    const char *words[12] = {
        "refer",
        arena_text(web->arena, "--minutes=%d", web_number(web, "minutes", 30)),
    };
    int n = 2;

    if (*web_field(web, "mentor"))
        words[n++] = arena_text(web->arena, "--mentor=%s", web_field(web, "mentor"));
    if (take && *web_field(web, "reason"))
        words[n++] = arena_text(web->arena, "--reason=%s", web_field(web, "reason"));
    if (take)
        words[n++] = "--take";
    words[n++] = "--";
    words[n++] = web_field(web, "pupil");
    return web_child(web, words, NULL);
}

/* What was found, and the button that records it. */
static bool put_referral(struct web *web)
{
    const struct child_result *done = refer(web, false);
    struct fault refused = {0};

    if (!done)
        return false;
    if (!web_child_good(done, &refused)) {
        html_put(&web->out, "<p class=\"fault\" role=\"alert\">%s</p>", refused.text);
        return true;
    }
    const char *end = strstr(done->out, "Nothing is recorded yet"); /* that is about the command */
    html_put(&web->out, "<pre>%s</pre>",
             arena_text(web->arena, "%.*s", end ? (int)(end - done->out) : (int)strlen(done->out),
                        done->out));
    web_form(web, "/caseload");
    html_put(&web->out,
             "<input type=\"hidden\" name=\"pupil\" value=\"%s\">"
             "<input type=\"hidden\" name=\"mentor\" value=\"%s\">"
             "<input type=\"hidden\" name=\"minutes\" value=\"%d\">"
             "<label for=\"reason\">Reason, for the log</label><input id=\"reason\" "
             "name=\"reason\"> <button class=\"main\">Record these sessions</button></form>",
             web_field(web, "pupil"), web_field(web, "mentor"), web_number(web, "minutes", 30));
    return true;
}

static bool take_referral(struct web *web, struct fault *fault)
{
    const struct child_result *done = refer(web, true);

    if (!done)
        return true;
    if (!web_child_good(done, fault))
        return false;
    web_say(web, "The sessions are recorded; the next planning gives them their place.");
    return web_go(web, "/caseload");
}

bool page_caseload(struct web *web, struct fault *fault)
{
    int64_t day = web_day(web, "date", day_of(web->now_at)), monday = day_week_start(day);
    const char *from = day_text(web->arena, monday);
    const char *until = day_text(web->arena, monday + WEEK_DAYS - 1);
    const char *words[] = {"report", "withdrawals", "exams-took", "--format", "html",
                           "--from", from,          "--to",       until,      NULL};
    char text[STAMP];

    if (web_is_post(web))
        return take_referral(web, fault);
    html_put(&web->out, "<h1>Caseload, week of %s</h1>", stamp_day(text, monday));
    weeks_put(web, "/caseload", day);
    put_refer_form(web);
    if (*web_field(web, "pupil") && !put_referral(web))
        return true;
    const struct child_result *done = web_child(web, words, NULL);
    if (!done)
        return true;
    if (!web_child_good(done, fault))
        return false;
    report_put(web, done->out, (struct report_part){'w', 0});
    report_put(web, report_next(done->out), (struct report_part){'t', 0});
    return true;
}
